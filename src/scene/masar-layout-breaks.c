/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"

#include <math.h>

/* Where the breaks of the axis stand, and what they say. */

/* A break that is narrower is still to be hit; the handle that folds an open one again is as wide. */
#define HANDLE_PX 22.0

/* A line of what a break says, in its visible middle, if there is room. */
static MasarPlacedLabel
put_line (MasarLayout *self, MasarLabel label, double from, double to, double middle)
{
  if (label.width + 2 * MASAR_SPACE_SMALL > to - from)
    return (MasarPlacedLabel){ 0 };
  return masar_layout_put_centre (self, label, masar_axis_mirror (&self->view.axis, (from + to) / 2), middle);
}

/* How long it is, and that there is nothing; or how long it is at least. */
static void
put_words (MasarLayout *self, MasarBreakBox *item, double from, double to, double upper, double lower)
{
  const MasarWords *words = self->style.words;
  const gboolean hidden = masar_timeline_get_n_left_out (self->view.timeline) > 0;
  const MasarBreak *here = masar_breaks_get (self->breaks, item->position);
  const MasarLabel length = masar_layout_shape_take (self, words->format_length (here->empty), MASAR_FONT_DETAIL, 0);
  const MasarLabel rest =
      masar_layout_shape (self, hidden ? words->nothing_shown : words->no_events, MASAR_FONT_DETAIL, 0);

  item->rest = put_line (self, rest, from, to, lower);
  item->length = put_line (self, length, from, to, item->rest.label.layout != NULL ? upper : lower);
}

/* The handle of an open break stays in view as long as the stretch does. */
static void
put_handle (MasarLayout *self, MasarBreakBox *item, double from, double to, double middle)
{
  const double width = HANDLE_PX * self->style.text_scale;
  const double u = MIN (MAX (from, 0), to - width);

  item->handle = masar_layout_time_box (self, u, middle - width / 2, width, width);
}

static void
add_break (MasarLayout *self, guint position, double upper, double lower)
{
  const MasarAxis *axis = &self->view.axis;
  const MasarBreak *here = masar_breaks_get (self->breaks, position);
  const double from = masar_axis_to_u (axis, (double) here->span.begin_minutes);
  const double to = masar_axis_to_u (axis, (double) here->span.end_minutes);
  MasarBreakBox item = { .position = position,
                         .open = here->open,
                         .share = masar_breaks_get_share (self->breaks, position) };

  item.box = masar_layout_time_box (self, from, 0, to - from, self->lanes_end);
  if (here->open)
    put_handle (self, &item, from, to, lower);
  else
    put_words (self, &item, MAX (from, 0), MIN (to, self->width), upper, lower);
  g_array_append_val (self->break_boxes, item);
}

/* Across axis and lanes; @upper and @lower are the middles of both lines that they say.  On a page, an open one is what
 * any other time is. */
void
masar_layout_add_breaks (MasarLayout *self, double upper, double lower)
{
  const double end = masar_axis_get_end (&self->view.axis);
  const guint n = masar_breaks_get_n (self->breaks);

  for (guint i = masar_breaks_find (self->breaks, masar_axis_get_start (&self->view.axis)); i < n; i++)
    if ((double) masar_breaks_get (self->breaks, i)->span.begin_minutes < end
        && (!masar_breaks_get (self->breaks, i)->open || (self->view.parts & MASAR_PART_MOTION)))
      add_break (self, i, upper, lower);
}

/* Whether the label of a tick would lie on a handle. */
gboolean
masar_layout_meets_handle (const MasarLayout *self, double x, double width)
{
  for (guint i = 0; i < self->break_boxes->len; i++)
    {
      const MasarBox handle = g_array_index (self->break_boxes, MasarBreakBox, i).handle;

      if (handle.width > 0 && x < handle.x + handle.width + MASAR_SPACE_SMALL
          && handle.x < x + width + MASAR_SPACE_SMALL)
        return TRUE;
    }
  return FALSE;
}

/* As much of it as is in view. */
static void
hit_from_break (const MasarLayout *self, const MasarBreakBox *item, MasarHit *hit)
{
  const MasarBox box = item->open ? item->handle : item->box;
  const double from = MAX (box.x, 0), to = MIN (box.x + box.width, self->width);

  *hit = (MasarHit){ .kind = MASAR_HIT_BREAK,
                     .record = item->position,
                     .span = masar_breaks_get (self->breaks, item->position)->empty,
                     .box = { from, box.y, MAX (to - from, 0), box.height } };
}

/**
 * masar_layout_get_n_breaks:
 *
 * Returns: how many breaks of the axis are in view, open ones among them
 */
guint
masar_layout_get_n_breaks (const MasarLayout *self)
{
  return self->break_boxes->len;
}

/**
 * masar_layout_get_break:
 * @position: less than their number
 * @hit: (out caller-allocates): the break; its record is its position among the breaks of the axis
 */
void
masar_layout_get_break (const MasarLayout *self, guint position, MasarHit *hit)
{
  g_return_if_fail (position < self->break_boxes->len);

  hit_from_break (self, &g_array_index (self->break_boxes, MasarBreakBox, position), hit);
}

gboolean
masar_layout_pick_break (const MasarLayout *self, double x, double y, MasarHit *hit)
{
  const double least = HANDLE_PX * self->style.text_scale;

  for (guint i = 0; i < self->break_boxes->len; i++)
    {
      const MasarBreakBox *item = &g_array_index (self->break_boxes, MasarBreakBox, i);
      MasarBox box = item->open ? item->handle : item->box;
      const double more = MAX (least - box.width, 0);

      box.x -= more / 2;
      box.width += more;
      if (!masar_box_contains (box, x, y))
        continue;
      hit_from_break (self, item, hit);
      return TRUE;
    }
  return FALSE;
}
