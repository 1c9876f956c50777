/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"

#include <math.h>

/* The frame of a layout: how high its parts are, and what they share.  Each part adds its own in a file of its own. */

#define HEADER_PX 56.0
#define STRIP_LABELS_PX 24.0
#define STRIP_PX 44.0
#define STRIP_FOOT_PX 10.0
#define MIN_OVERVIEW_PX 120.0
#define STATUS_PX 28.0
#define LANE_NAME_PX 22.0
#define NAME_SHARE 0.6
#define MARK_LINE_PX 22.0
#define LANE_FOOT_PX 2.0
#define ARTICLES_PX 76.0
#define EMPTY_LANE_PX 32.0

MasarBox
masar_layout_time_box (const MasarLayout *self, double u, double y, double width, double height)
{
  double x = self->view.axis.direction == MASAR_DIRECTION_RTL ? self->width - u - width : u;

  return (MasarBox){ x, y, width, height };
}

MasarBox
masar_layout_text_box (const MasarLayout *self, double start, double y, double width, double height)
{
  double x = self->style.direction == MASAR_DIRECTION_RTL ? self->width - start - width : start;

  return (MasarBox){ x, y, width, height };
}

int
masar_layout_get_octave (const MasarLayout *self)
{
  return (int) ceil (log2 (self->view.axis.minutes_per_px) - 1e-9);
}

MasarLabel
masar_layout_shape (MasarLayout *self, const char *text, MasarFont font, double max_width)
{
  return masar_labels_get (self->view.labels, text, font, max_width * self->style.text_scale);
}

MasarLabel
masar_layout_shape_take (MasarLayout *self, char *text, MasarFont font, double max_width)
{
  g_autofree char *shown = masar_words_take_digits (self->style.words, text);

  return masar_layout_shape (self, shown, font, max_width);
}

static MasarPlacedLabel
masar_layout_put (MasarLayout *self, MasarLabel label, double x, double middle)
{
  g_ptr_array_add (self->shaped, g_object_ref (label.layout));
  return (MasarPlacedLabel){ label, x, middle - label.middle };
}

MasarPlacedLabel
masar_layout_put_start (MasarLayout *self, MasarLabel label, MasarBox box, double start, double middle)
{
  gboolean rtl = self->style.direction == MASAR_DIRECTION_RTL;

  return masar_layout_put (self, label, rtl ? box.x + box.width - start - label.width : box.x + start, middle);
}

MasarPlacedLabel
masar_layout_put_centre (MasarLayout *self, MasarLabel label, double x, double middle)
{
  return masar_layout_put (self, label, x - label.width / 2, middle);
}

/* Every lane that holds something gets room for a card; what is left goes to those that hold more, by the square root
 * of how many.  What is in a lane depends on the corpus and not on the view, so that lanes keep their height while time
 * moves. */
static double
lane_weight (const MasarLayout *self, guint lane)
{
  return sqrt (MIN (masar_timeline_get_n_entries (self->view.timeline, lane), 36));
}

static double
lane_least (const MasarLayout *self, guint lane)
{
  const double scale = self->style.text_scale;

  if (lane < MASAR_LANE_ARTICLES && lane >= masar_timeline_get_n_event_lanes (self->view.timeline))
    return 0;
  if (lane == MASAR_LANE_ARTICLES)
    return self->view.parts & MASAR_PART_ARTICLES ? ARTICLES_PX * scale : 0;
  if (lane_weight (self, lane) > 0)
    return (LANE_NAME_PX + MARK_LINE_PX + 2 * MASAR_ROW_PX + LANE_FOOT_PX) * scale;
  return EMPTY_LANE_PX * scale;
}

/* What a lane can give up where all of them have no room: its cards, not its name and its marks. */
static double
lane_slack (const MasarLayout *self, guint lane)
{
  if (lane == MASAR_LANE_ARTICLES)
    return 0;
  return MAX (lane_least (self, lane) - (LANE_NAME_PX + MARK_LINE_PX) * self->style.text_scale, 0);
}

/* The least that all lanes take together: their names and their marks. */
static double
count_least (const MasarLayout *self)
{
  double least = 0;

  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    least += lane_least (self, lane) - lane_slack (self, lane);
  return least;
}

/* @room is below the marks, in pixels of text that is not enlarged. */
static void
give_rows (MasarLaneBox *box, guint lane, double room)
{
  box->n_rows = (guint) MAX (0, floor (room) / MASAR_ROW_PX);
  box->deep = floor (room) - box->n_rows * MASAR_ROW_PX >= MASAR_THIRD_LINE_PX;
  if (lane == MASAR_LANE_ARTICLES)
    box->n_rows = MIN (box->n_rows, 1);
}

static void
masar_layout_divide_lanes (MasarLayout *self, double bottom)
{
  const double scale = self->style.text_scale;
  /* Where not even the least has room, everything is narrower, and nothing stands on what lies below. */
  const double squeeze = CLAMP ((bottom - self->header_height) / MAX (count_least (self), 1), 0, 1);
  double spare = bottom - self->header_height;
  double weights = 0, slack = 0;
  double y = self->header_height;
  const guint n_event_lanes = masar_timeline_get_n_event_lanes (self->view.timeline);

  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    {
      spare -= lane_least (self, lane);
      slack += lane_slack (self, lane);
      weights += lane < MASAR_LANE_ARTICLES ? lane_weight (self, lane) : 0;
    }
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    {
      MasarLaneBox *box = &self->lanes[lane];
      double height = lane_least (self, lane);

      if (spare < 0 && slack > 0)
        height -= MIN (-spare / slack, 1) * lane_slack (self, lane);
      else if (spare > 0 && lane < n_event_lanes)
        height += weights > 0 ? spare * lane_weight (self, lane) / weights : spare / n_event_lanes;
      box->y = y;
      box->height = floor (height * squeeze);
      box->line_y = y + (LANE_NAME_PX + MARK_LINE_PX / 2) * scale * squeeze;
      give_rows (box, lane, (height - LANE_NAME_PX * scale - MARK_LINE_PX * scale) * squeeze / scale);
      y += box->height;
    }
  self->lanes_end = y;
}

static gboolean
has_undated_choice (const MasarLayout *self, guint lane)
{
  MasarEntry entry;

  return self->view.selected != MASAR_UNKNOWN
         && masar_timeline_get_event (self->view.timeline, self->view.selected, &entry) && entry.lane == lane
         && masar_span_is_unknown (entry.span);
}

/* What has no date is counted whole; the name is as long as there is room beside that, and leaves some to bars. */
static void
masar_layout_name_lane (MasarLayout *self, guint lane)
{
  MasarLaneBox *box = &self->lanes[lane];
  const double scale = self->style.text_scale, middle = box->y + (LANE_NAME_PX / 2 + 3) * scale;
  const MasarBox row = { 0, box->y, self->width, LANE_NAME_PX * scale };
  const guint n_undated = masar_timeline_get_n_undated (self->view.timeline, lane);
  double room = self->width - 2 * MASAR_SPACE_LARGE;
  MasarLabel name, undated = { 0 };

  if (n_undated > 0)
    {
      undated = masar_layout_shape_take (self, self->style.words->format_undated (n_undated), MASAR_FONT_DETAIL,
                                         self->width / 2 / scale);
      room -= MASAR_SPACE_HUGE + undated.width;
    }
  name = masar_layout_shape (self, self->style.names[lane], MASAR_FONT_LANE,
                             floor (MAX (MIN (room, NAME_SHARE * self->width), 1) / scale));
  box->name = masar_layout_put_start (self, name, row, MASAR_SPACE_LARGE, middle);
  if (n_undated == 0)
    return;
  box->undated_chosen = has_undated_choice (self, lane);
  box->undated = masar_layout_put_start (self, undated, row, MASAR_SPACE_LARGE + name.width + MASAR_SPACE_HUGE, middle);
}

double
masar_layout_name_width (const MasarLayout *self, guint lane)
{
  const MasarLaneBox *box = &self->lanes[lane];
  double width = MASAR_SPACE_LARGE + box->name.label.width + MASAR_SPACE_HUGE;

  return box->undated.label.layout ? width + box->undated.label.width + MASAR_SPACE_HUGE : width;
}

static void
masar_layout_count (MasarLayout *self)
{
  const MasarTimeline *timeline = self->view.timeline;
  MasarSpan window = { (gint64) floor (masar_axis_get_start (&self->view.axis)),
                       (gint64) ceil (masar_axis_get_end (&self->view.axis)) };

  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    self->n_in_view += masar_timeline_count (timeline, lane, window);
  self->status_text = masar_words_take_digits (
      self->style.words, self->style.words->format_status (timeline->n_events, timeline->n_articles, self->n_in_view,
                                                           timeline->n_receding, timeline->n_left_out));
}

/* The strip of the whole corpus gives way to the lanes. */
static gboolean
has_overview (const MasarLayout *self, double height)
{
  return (self->view.parts & MASAR_PART_OVERVIEW) && self->width >= MIN_OVERVIEW_PX
         && height >= self->header_height + count_least (self);
}

static void
masar_layout_build (MasarLayout *self)
{
  const double scale = self->style.text_scale;
  const double strip = STRIP_LABELS_PX * scale + STRIP_PX + STRIP_FOOT_PX;
  double bottom = self->height;

  self->header_height = HEADER_PX * self->style.text_scale;
  if (self->style.hijri && (self->view.parts & MASAR_PART_LANES))
    self->header_height += MASAR_HIJRI_PX * self->style.text_scale;
  masar_layout_count (self);
  if (!(self->view.parts & MASAR_PART_LANES))
    {
      masar_layout_add_line (self);
      return;
    }
  if (self->view.parts & MASAR_PART_STATUS)
    {
      MasarLabel label = masar_layout_shape (self, self->status_text, MASAR_FONT_DETAIL,
                                             (self->width - 2 * MASAR_SPACE_LARGE) / scale);
      const double height = STATUS_PX * scale;
      MasarBox row = { 0, bottom - height, self->width, height };

      bottom -= height;
      self->status = masar_layout_put_start (self, label, row, MASAR_SPACE_LARGE, bottom + height / 2);
    }
  if (has_overview (self, bottom - strip))
    {
      bottom -= strip;
      self->overview = (MasarBox){ MASAR_SPACE_LARGE, bottom + STRIP_LABELS_PX * scale,
                                   self->width - 2 * MASAR_SPACE_LARGE, STRIP_PX };
    }
  masar_layout_divide_lanes (self, bottom);
  masar_layout_add_calendar (self);
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (self->lanes[lane].height > 0)
      {
        masar_layout_name_lane (self, lane);
        masar_layout_add_lane (self, lane);
      }
  masar_layout_add_relations (self);
  if (self->overview.width > 0)
    masar_layout_add_overview (self);
}

/**
 * masar_layout_new:
 * @view: what to lay out; its style is copied, its timeline and labels are referenced
 *
 * Cost: by what is visible; with the timeline's size it grows by its logarithm.  Runs on the thread of the labels.
 *
 * Returns: (transfer full): the layout
 */
MasarLayout *
masar_layout_new (const MasarView *view)
{
  MasarLayout *self = g_new0 (MasarLayout, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->view = *view;
  self->style = *view->style;
  self->view.style = &self->style;
  masar_style_set_topic (&self->style, masar_timeline_get_topic (view->timeline));
  self->view.timeline = masar_timeline_ref (view->timeline);
  self->view.labels = masar_labels_ref (view->labels);
  self->breaks = view->axis.breaks != NULL ? masar_breaks_ref ((MasarBreaks *) view->axis.breaks) : NULL;
  self->folded = masar_breaks_get_folded (self->breaks);
  self->width = view->axis.length_px;
  self->height = view->height;
  self->marks = g_array_new (FALSE, TRUE, sizeof (MasarMark));
  self->ticks = g_array_new (FALSE, TRUE, sizeof (MasarTick));
  self->rests = g_array_new (FALSE, TRUE, sizeof (MasarBox));
  self->curves = g_array_new (FALSE, TRUE, sizeof (MasarCurve));
  self->columns = g_array_new (FALSE, TRUE, sizeof (MasarColumn));
  self->months = g_array_new (FALSE, TRUE, sizeof (MasarTick));
  self->break_boxes = g_array_new (FALSE, TRUE, sizeof (MasarBreakBox));
  self->strip_breaks = g_array_new (FALSE, TRUE, sizeof (MasarBox));
  self->shaped = g_ptr_array_new_with_free_func (g_object_unref);
  masar_labels_begin_frame (self->view.labels);
  masar_layout_build (self);
  return self;
}

MasarLayout *
masar_layout_ref (MasarLayout *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_layout_unref (MasarLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  g_ptr_array_unref (self->shaped);
  g_array_unref (self->marks);
  g_array_unref (self->ticks);
  g_array_unref (self->rests);
  g_array_unref (self->curves);
  g_array_unref (self->columns);
  g_array_unref (self->months);
  g_array_unref (self->break_boxes);
  g_array_unref (self->strip_breaks);
  g_free (self->status_text);
  masar_labels_unref (self->view.labels);
  masar_timeline_unref (self->view.timeline);
  g_clear_pointer (&self->breaks, masar_breaks_unref);
  g_free (self);
}

/**
 * masar_layout_get_axis:
 *
 * Returns: (transfer none): the axis it was laid out on
 */
const MasarAxis *
masar_layout_get_axis (const MasarLayout *self)
{
  return &self->view.axis;
}

/**
 * masar_layout_get_n_in_view:
 *
 * Returns: how many dated events overlap the view, drawn or counted in a cluster
 */
guint
masar_layout_get_n_in_view (const MasarLayout *self)
{
  return self->n_in_view;
}

/**
 * masar_layout_get_status:
 *
 * Returns: (transfer none): the line that counts what is seen
 */
const char *
masar_layout_get_status (const MasarLayout *self)
{
  return self->status_text;
}
