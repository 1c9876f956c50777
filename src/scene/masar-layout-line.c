/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"

#include <math.h>

/* All events on one line, as a talk shows them: the calendar below it, titles above it in tiers, the chosen event
 * without one because the talk says it large.  Folding is that of the lanes. */

#define CALENDAR_PX 60.0
#define DAYS_MIDDLE 22.0
#define MONTHS_MIDDLE 46.0
#define TIER_PX 23.0
#define LABEL_PX 20.0
#define N_TIERS 4
#define BREAK_PX 20.0
#define LEVEL_PX 16.0
#define CHOSEN_PX 28.0
#define TITLE_PX 210.0
#define STEM_PX 3.0
#define MAX_TITLES 40

/* Boxes that only touch do not meet, whatever the rounding: so that both directions decide alike. */
static gboolean
meets (MasarBox a, MasarBox b)
{
  const double slack = 0.01;

  return masar_box_overlaps ((MasarBox){ a.x + slack, a.y + slack, a.width - 2 * slack, a.height - 2 * slack }, b);
}

/* A break is torn out of the line, and says so among the days. */
static void
hang_breaks (MasarLayout *self)
{
  const double scale = self->style.text_scale;

  for (guint i = 0; i < self->break_boxes->len; i++)
    {
      MasarBreakBox *item = &g_array_index (self->break_boxes, MasarBreakBox, i);

      item->box.y = self->line_y - BREAK_PX / 2 * scale;
      item->box.height = BREAK_PX * scale;
      item->handle.y = self->line_y - item->handle.height / 2;
      item->length.y = self->line_y + DAYS_MIDDLE * scale - item->length.label.middle;
      item->rest.y = self->line_y + MONTHS_MIDDLE * scale - item->rest.label.middle;
    }
}

/* The calendar hangs below the line, the days nearest to it. */
static void
hang_calendar (MasarLayout *self)
{
  const double scale = self->style.text_scale;

  masar_layout_add_calendar (self);
  g_array_set_size (self->rests, 0);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      MasarTick *tick = &g_array_index (self->ticks, MasarTick, i);
      const double middle = tick->major ? MONTHS_MIDDLE : DAYS_MIDDLE;

      tick->label.y = self->line_y + middle * scale - tick->label.label.middle;
    }
  hang_breaks (self);
}

static gboolean
is_linked (const MasarLayout *self, guint record)
{
  MasarRecords *records = self->view.timeline->records;
  guint n_links;
  const MasarLinkEnd *links = masar_timeline_find_links (self->view.timeline, self->view.selected, &n_links);

  for (guint i = 0; i < n_links; i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (records, links[i].link);

      if ((link->from == self->view.selected ? link->to : link->from) == (int) record)
        return TRUE;
    }
  return FALSE;
}

/* Its mark and what is written in it; the mark keeps its height. */
static void
move_to (MasarMark *mark, double y)
{
  mark->more.y += y - mark->y;
  mark->y = y;
  mark->glyph.y = y - mark->glyph.height / 2;
}

/* Also a long bar lies on the line, with a mark of the usual size.  Marks are lower than in lanes, so that a few of
 * them can be stacked. */
static void
set_on_line (MasarLayout *self, MasarMark *mark)
{
  const double size = (mark->state & MASAR_STATE_SELECTED ? CHOSEN_PX : LEVEL_PX) * self->style.text_scale;

  mark->glyph.height = size;
  move_to (mark, self->line_y);
  if (mark->form != MASAR_FORM_RIBBON)
    return;
  mark->glyph.x = mark->x - size / 2;
  mark->glyph.width = size;
}

/* What the lanes hung on their marks goes; what is linked with the chosen event lights up. */
static void
bare_marks (MasarLayout *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      MasarMark *mark = &g_array_index (self->marks, MasarMark, i);

      set_on_line (self, mark);
      mark->form = MASAR_FORM_MARK;
      mark->box = (MasarBox){ 0 };
      mark->title = mark->detail = mark->sources = mark->dispute = (MasarPlacedLabel){ 0 };
      if (self->view.selected >= 0 && !(mark->state & MASAR_STATE_SELECTED)
          && is_linked (self, self->view.timeline->record[mark->position]))
        mark->state |= MASAR_STATE_LIT;
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarLayout *self = user_data;
  const MasarMark *first = *(MasarMark *const *) a, *second = *(MasarMark *const *) b;
  const guint8 *importance = self->view.timeline->importance;

  if (first->state != second->state)
    return first->state > second->state ? -1 : 1;
  if (importance[first->position] != importance[second->position])
    return importance[first->position] > importance[second->position] ? -1 : 1;
  return first->position < second->position ? -1 : first->position > second->position;
}

/* The chosen one first, then what is linked with it, then by weight. */
static GPtrArray *
list_marks (MasarLayout *self)
{
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; i < self->marks->len; i++)
    g_ptr_array_add (order, &g_array_index (self->marks, MasarMark, i));
  g_ptr_array_sort_with_data (order, compare_marks, self);
  return order;
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarLayout *self = user_data;
  const MasarMark *first = *(MasarMark *const *) a, *second = *(MasarMark *const *) b;
  const double u = masar_axis_mirror (&self->view.axis, first->x), v = masar_axis_mirror (&self->view.axis, second->x);

  if ((first->state ^ second->state) & MASAR_STATE_SELECTED)
    return first->state & MASAR_STATE_SELECTED ? -1 : 1;
  if (fabs (u - v) > 0.5)
    return u < v ? -1 : 1;
  return first->lane < second->lane ? -1 : first->lane > second->lane;
}

/* Marks of different lanes that meet on the line are stacked, each as low as it can: the chosen one on the line, the
 * others in order of time, so that there are no more levels than lanes, and one. */
static void
stack_marks (MasarLayout *self, const GPtrArray *order)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_copy ((GPtrArray *) order, NULL, NULL);

  g_ptr_array_sort_with_data (marks, compare_times, self);
  for (guint i = 1; i < marks->len; i++)
    {
      MasarMark *mark = marks->pdata[i];

      for (guint j = 0, level = 0; j < i; j++)
        if (meets (mark->glyph, ((const MasarMark *) marks->pdata[j])->glyph))
          {
            move_to (mark, self->line_y - ++level * mark->glyph.height);
            j = (guint) -1; /* it may meet another one up there */
          }
    }
}

/* Arcs leave the chosen event upwards: nothing stands over it. */
static MasarBox
column_over (const MasarMark *mark)
{
  const double half = mark->state & MASAR_STATE_SELECTED ? mark->glyph.height : 0;

  return (MasarBox){ mark->x - half, 0, 2 * half, mark->glyph.y };
}

static gboolean
is_free (const GPtrArray *order, const MasarMark *mark, MasarBox box, MasarBox stem)
{
  for (guint i = 0; i < order->len; i++)
    {
      const MasarMark *other = order->pdata[i];

      if (other == mark)
        continue;
      if (meets (column_over (other), box))
        return FALSE;
      if (meets (other->glyph, box) || meets (other->box, box) || meets (other->box, stem))
        return FALSE;
    }
  return TRUE;
}

/* Above its mark, in the lowest tier that has room: over the mark's middle, or to one side of it. */
static void
put_title (MasarLayout *self, const GPtrArray *order, MasarMark *mark, double ceiling)
{
  static const double shares[] = { 0.5, 0.12, 0.88 };
  const double scale = self->style.text_scale;
  const char *title = self->view.timeline->titles[mark->position];
  const MasarFont font = mark->state & MASAR_STATE_LIT ? MASAR_FONT_TITLE : MASAR_FONT_LINE;
  MasarLabel label = masar_layout_shape (self, title ? title : self->style.words->untitled, font, TITLE_PX);

  for (guint tier = 0; tier < N_TIERS; tier++)
    {
      const double bottom = mark->glyph.y - MASAR_SPACE_SMALL - tier * TIER_PX * scale;

      for (guint i = 0; i < G_N_ELEMENTS (shares) && bottom - LABEL_PX * scale >= ceiling; i++)
        {
          const double share = self->view.axis.direction == MASAR_DIRECTION_RTL ? 1 - shares[i] : shares[i];
          const double x = CLAMP (mark->x - label.width * share, MASAR_SPACE_MEDIUM,
                                  MAX (self->width - label.width - MASAR_SPACE_MEDIUM, MASAR_SPACE_MEDIUM));
          const MasarBox box = { x, bottom - LABEL_PX * scale, label.width, LABEL_PX * scale };
          const MasarBox room = { x - MASAR_SPACE_LARGE, box.y, box.width + 2 * MASAR_SPACE_LARGE, box.height };
          const MasarBox stem = { mark->x - STEM_PX, bottom, 2 * STEM_PX, mark->glyph.y - bottom };

          if (!is_free (order, mark, room, stem))
            continue;
          mark->form = MASAR_FORM_LINE;
          mark->box = box;
          mark->title = masar_layout_put_start (self, label, box, 0, box.y + box.height / 2);
          return;
        }
    }
}

/* Titles leave room for the arcs above them. */
static void
put_titles (MasarLayout *self, const GPtrArray *order)
{
  const double ceiling = self->view.selected >= 0 ? TIER_PX * self->style.text_scale : 0;

  for (guint i = 0; i < MIN (order->len, MAX_TITLES); i++)
    {
      MasarMark *mark = order->pdata[i];

      if (!(mark->state & MASAR_STATE_SELECTED) && mark->x >= 0 && mark->x <= self->width)
        put_title (self, order, mark, ceiling);
    }
}

/* Long spans that pass through the view have no place on the line: the lanes count them, here at the start, above. */
static void
put_passing (MasarLayout *self)
{
  const MasarBox row = { 0, 0, self->width, TIER_PX * self->style.text_scale };
  double start = MASAR_SPACE_LARGE;

  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    {
      MasarPlacedLabel *passing = &self->lanes[lane].passing;

      if (!passing->label.layout)
        continue;
      *passing = masar_layout_put_start (self, passing->label, row, start, row.height / 2);
      start += passing->label.width + MASAR_SPACE_LARGE;
    }
}

void
masar_layout_add_line (MasarLayout *self)
{
  g_autoptr (GPtrArray) order = NULL;

  self->header_height = 0;
  self->lanes_end = self->height;
  self->line_y = floor (self->height - CALENDAR_PX * self->style.text_scale);
  hang_calendar (self);
  for (guint lane = 0; lane < masar_timeline_get_n_event_lanes (self->view.timeline); lane++)
    {
      self->lanes[lane].height = self->height;
      self->lanes[lane].line_y = self->line_y;
      masar_layout_add_lane (self, lane);
    }
  bare_marks (self);
  order = list_marks (self);
  stack_marks (self, order);
  put_titles (self, order);
  masar_layout_add_relations (self);
  put_passing (self);
}
