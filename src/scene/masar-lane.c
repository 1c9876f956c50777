/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"
#include "masar-tiles-private.h"

#include <math.h>

/* A bar is a ribbon when its octave makes it at least this many octaves of pixels long at the tight scale. */
#define RIBBON_OCTAVES 9

/* From here on down the view is near: a day has at least 45 pixels, and cards tell the place and quote a source. */
#define NEAR_OCTAVE 5

/* From here on, @self is about another octave of the scale. */
void
masar_lane_set_octave (MasarLane *self, int octave)
{
  self->octave = octave;
  self->unit = ldexp (1, octave);
  self->first_ribbon = CLAMP (octave + RIBBON_OCTAVES, 1, MASAR_N_OCTAVES);
  self->tile_minutes = self->unit * MASAR_TILE_PX * self->layout->style.text_scale;
}

static void
masar_lane_init (MasarLane *self, MasarLayout *layout, guint lane)
{
  MasarTiles *tiles = masar_labels_get_tiles (layout->view.labels, layout->view.timeline, layout->folded);

  self->layout = layout;
  self->timeline = layout->view.timeline;
  self->breaks = layout->folded;
  self->lane = lane;
  self->n_rows = layout->lanes[lane].n_rows;
  self->n_tracks = self->n_rows + 1;
  self->tiles = masar_tiles_get_lane (tiles, lane, self->n_rows, layout->lanes[lane].deep);
  self->count_widths = masar_tiles_get_count_widths (tiles);
  masar_lane_set_octave (self, masar_layout_get_octave (layout));
}

/* The axis minute at a pixel of the view.  While a break unfolds, lanes keep to the axis on which it is folded: what
 * stands there only moves apart, and nothing comes to overlap. */
static double
get_axis_minutes (const MasarLane *self, double u)
{
  const MasarAxis *axis = &self->layout->view.axis;
  const double minutes = axis->start_minutes + u * axis->minutes_per_px;

  return self->breaks == axis->breaks
             ? minutes
             : masar_breaks_to_axis (self->breaks, masar_breaks_to_minutes (axis->breaks, minutes));
}

/* Cards reach over from the tile beyond the view. */
static void
masar_lane_get_tiles (MasarLane *self)
{
  const gint64 first = (gint64) floor (get_axis_minutes (self, 0) / self->tile_minutes) - 1;
  const gint64 last = (gint64) floor (get_axis_minutes (self, self->layout->width) / self->tile_minutes) + 1;

  self->seen = g_ptr_array_new ();
  self->own = g_ptr_array_new_with_free_func (masar_tile_free);
  for (gint64 index = first; index <= last; index++)
    g_ptr_array_add (self->seen, masar_lane_get_tile (self, self->octave, index));
}

static void
masar_lane_clear (MasarLane *self)
{
  g_ptr_array_unref (self->seen);
  g_ptr_array_unref (self->own);
  g_array_unref (self->ribbons);
}

/* Whether a span fills a part of the view, but not its middle: folded there, it would be neither seen nor counted. */
static gboolean
passes_through (const MasarAxis *axis, MasarSpan span)
{
  double anchor = masar_timeline_anchor (span);
  double begin = masar_axis_get_start (axis), end = masar_axis_get_end (axis);

  return span.begin_minutes < end && span.end_minutes > begin && (anchor < begin || anchor >= end);
}

static int
compare_ribbons (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarRibbon *first = a, *second = b;
  const MasarTimeline *timeline = user_data;
  gint64 begin = timeline->spans[first->position].begin_minutes;
  gint64 other = timeline->spans[second->position].begin_minutes;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return begin < other ? -1 : begin > other;
}

/* A ribbon's label may reach beyond its end, up to the next one of its row. */
static void
give_room (MasarLane *self, GArray *ribbons)
{
  g_array_sort_with_data (ribbons, compare_ribbons, (gpointer) self->timeline);
  for (guint i = 0; i < ribbons->len; i++)
    {
      MasarRibbon *ribbon = &g_array_index (ribbons, MasarRibbon, i);
      const MasarRibbon *next = i + 1 < ribbons->len ? ribbon + 1 : NULL;
      MasarSpan span = self->timeline->spans[ribbon->position];
      double room = 320;

      if (next && next->row == ribbon->row)
        room = (masar_breaks_to_axis (self->breaks, (double) self->timeline->spans[next->position].begin_minutes)
                - masar_breaks_to_axis (self->breaks, (double) span.begin_minutes))
                   / self->unit
               - MASAR_GAP_PX;
      ribbon->label_width = room >= 48 ? MIN (room, 320) : 0;
    }
}

/* Bars whose rows this lane has, from the axis minute @from to @to and as far beyond as labels reach; counts those in
 * view that have none. */
GArray *
masar_lane_find_ribbons (MasarLane *self, double from, double to, guint *n_passing)
{
  GArray *ribbons = g_array_new (FALSE, TRUE, sizeof (MasarRibbon));

  from = masar_breaks_to_minutes (self->breaks, from - MASAR_TILE_PX * self->unit);
  to = masar_breaks_to_minutes (self->breaks, to + MASAR_TILE_PX * self->unit);
  for (guint octave = self->first_ribbon; octave < MASAR_N_OCTAVES; octave++)
    {
      double reach = ldexp (1, (int) octave);
      guint low, high;

      if (masar_timeline_octave_is_empty (self->timeline, self->lane, octave))
        continue;
      masar_timeline_range (self->timeline, self->lane, octave, from - reach, to + reach, &low, &high);
      for (guint i = low; i < high; i++)
        {
          MasarSpan span = self->timeline->spans[i];
          guint track = self->timeline->tracks[i];

          if (span.end_minutes <= from || span.begin_minutes >= to)
            continue;
          if (track < self->n_tracks)
            {
              MasarRibbon ribbon = { i, track == 0 ? MASAR_NAME_ROW : self->n_rows - (track - 1), 0 };
              g_array_append_val (ribbons, ribbon);
            }
          else if (n_passing && passes_through (&self->layout->view.axis, span))
            (*n_passing)++;
        }
    }
  give_room (self, ribbons);
  return ribbons;
}

double
masar_lane_middle (const MasarGroup *group)
{
  return group->first + (group->last - group->first) / 2;
}

/* In axis minutes. */
double
masar_lane_get_anchor (const MasarLane *self, guint position)
{
  return masar_breaks_to_axis (self->breaks, masar_timeline_anchor (self->timeline->spans[position]));
}

double
masar_lane_to_u (const MasarLane *self, double axis_minutes)
{
  const MasarAxis *axis = &self->layout->view.axis;

  if (self->breaks != axis->breaks)
    return masar_axis_to_u (axis, masar_breaks_to_minutes (self->breaks, axis_minutes));
  return (axis_minutes - axis->start_minutes) / axis->minutes_per_px;
}

guint
masar_lane_get_last_row (const MasarLane *self, MasarForm form, guint row)
{
  if (form == MASAR_FORM_FULL)
    return row + 1 == self->n_rows && self->layout->lanes[self->lane].deep ? row + 1 : row + 2;
  return form == MASAR_FORM_CARD ? row + 1 : row;
}

static const MasarEventRecord *
get_near_event (MasarLane *self, guint position)
{
  if (self->octave > NEAR_OCTAVE || self->lane == MASAR_LANE_ARTICLES || self->timeline->records == NULL)
    return NULL;
  return masar_records_get_event (self->timeline->records, self->timeline->record[position]);
}

/* Whether its card has a line for a quotation: by what there is, not by what has been read of it by now. */
gboolean
masar_lane_may_quote (MasarLane *self, guint position)
{
  const MasarEventRecord *event = get_near_event (self, position);

  return event != NULL && self->layout->view.quote != NULL
         && masar_lane_get_last_row (self, MASAR_FORM_FULL, 1) <= self->n_rows && event->evidence != NULL
         && event->evidence->len > 0;
}

/* Its date is measured only: more cards are tried than are seen. */
void
masar_lane_measure_card (MasarLane *self, guint position, MasarForm form, MasarCardText *card)
{
  MasarLayout *layout = self->layout;
  const MasarTimeline *timeline = self->timeline;
  const MasarWords *words = layout->style.words;
  const char *title = timeline->titles[position];
  guint8 flags = timeline->flags[position];
  MasarWhen when = { timeline->spans[position], (flags & MASAR_ENTRY_APPROXIMATE) != 0,
                     (flags & MASAR_ENTRY_LASTING) != 0 };
  const MasarEventRecord *event = get_near_event (self, position);
  double row;

  *card = (MasarCardText){ .detail = masar_labels_get_date (layout->view.labels, when, MASAR_FONT_DETAIL) };
  card->title = masar_layout_shape (layout, title ? title : words->untitled, MASAR_FONT_TITLE, 276);
  card->detail.width = MIN (card->detail.width, MASAR_DETAIL_PX * layout->style.text_scale);
  row = card->detail.width;
  if (event != NULL && (layout->view.parts & MASAR_PART_PLACES) && event->place != NULL && *event->place != '\0')
    {
      card->place = masar_layout_shape (layout, event->place, MASAR_FONT_DETAIL, MASAR_PLACE_PX);
      row += card->place.width + MASAR_SPACE_LARGE;
    }
  if (timeline->n_sources[position] > 0)
    {
      card->sources =
          masar_layout_shape_take (layout, words->format_sources (timeline->n_sources[position]), MASAR_FONT_DETAIL, 0);
      row += card->sources.width + 2 * MASAR_PILL_PADDING + MASAR_SPACE_MEDIUM;
    }
  if (flags & MASAR_ENTRY_DISPUTED)
    {
      card->dispute = masar_layout_shape (layout, words->dispute, MASAR_FONT_STRONG, 0);
      row += MASAR_SIGN_PX + card->dispute.width + MASAR_SPACE_MEDIUM;
    }
  card->width = MASAR_CARD_EDGE + 2 * MASAR_CARD_PADDING + MAX (card->title.width, row);
  if (form == MASAR_FORM_FULL)
    card->width = MAX (card->width, MASAR_QUOTE_PX * layout->style.text_scale);
}

MasarLabel
masar_lane_shape_title (MasarLane *self, guint position, double max_width)
{
  const MasarWords *words = self->layout->style.words;
  const char *title = self->timeline->titles[position];
  gboolean article = self->lane == MASAR_LANE_ARTICLES;

  if (title == NULL)
    title = article ? words->unknown_outlet : words->untitled;
  return masar_layout_shape (self->layout, title, article ? MASAR_FONT_DETAIL : MASAR_FONT_LINE, max_width);
}

MasarLabel
masar_lane_shape_line (MasarLane *self, guint position)
{
  return masar_lane_shape_title (self, position, self->lane == MASAR_LANE_ARTICLES ? 120 : 200);
}

MasarLabel
masar_lane_shape_more (MasarLane *self, guint n_more)
{
  return masar_layout_shape_take (self->layout, self->layout->style.words->format_more (n_more), MASAR_FONT_STRONG, 0);
}

/* Bars that are in view but have no row are counted beside the lane's name. */
static void
masar_lane_tell_passing (MasarLane *self)
{
  MasarLayout *layout = self->layout;
  MasarLaneBox *lane = &layout->lanes[self->lane];
  MasarBox row = { 0, lane->y, layout->width, 0 };
  double start = masar_layout_name_width (layout, self->lane);
  MasarLabel label;

  if (self->n_passing == 0)
    return;
  label = masar_layout_shape_take (layout, layout->style.words->format_more (self->n_passing), MASAR_FONT_STRONG, 0);
  lane->n_passing = self->n_passing;
  lane->passing = masar_layout_put_start (layout, label, row, start, lane->name.y + lane->name.label.middle);
}

void
masar_layout_add_lane (MasarLayout *self, guint lane)
{
  MasarLane builder = { 0 };

  masar_lane_init (&builder, self, lane);
  masar_lane_get_tiles (&builder);
  builder.ribbons = masar_lane_find_ribbons (&builder, get_axis_minutes (&builder, 0),
                                             get_axis_minutes (&builder, self->width), &builder.n_passing);
  masar_lane_place_selected (&builder);
  masar_lane_emit (&builder);
  masar_lane_tell_passing (&builder);
  masar_lane_clear (&builder);
}
