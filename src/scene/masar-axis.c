/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-axis.h"

#include <math.h>

/* Spans that have an open end, or none, are shown with this much time. */
#define DEFAULT_MINUTES (30.0 * 1440)

static MasarAxis
masar_axis_with_scale (const MasarAxis *self, double minutes_per_px, double u)
{
  MasarAxis axis = *self;
  double least = MASAR_AXIS_MIN_MINUTES / self->length_px;
  double most = MASAR_AXIS_MAX_MINUTES / self->length_px;
  double fixed_minutes = self->start_minutes + u * self->minutes_per_px;

  axis.minutes_per_px = CLAMP (minutes_per_px, least, most);
  axis.start_minutes = fixed_minutes - u * axis.minutes_per_px;
  return axis;
}

/**
 * masar_axis_new:
 * @start_minutes: first visible minute
 * @end_minutes: the minute where the view ends
 * @length_px: width of the view, more than 0
 * @direction: which way time runs
 *
 * Returns: an axis without breaks that shows this time, or as much of it as the limits allow around its middle
 */
MasarAxis
masar_axis_new (double start_minutes, double end_minutes, double length_px, MasarDirection direction)
{
  MasarAxis axis;

  axis.length_px = MAX (length_px, 1);
  axis.minutes_per_px = MAX (end_minutes - start_minutes, 1e-3) / axis.length_px;
  axis.start_minutes = start_minutes;
  axis.direction = direction;
  axis.breaks = NULL;
  return masar_axis_with_scale (&axis, axis.minutes_per_px, axis.length_px / 2);
}

/**
 * masar_axis_to_u:
 * @minutes: a time
 *
 * Returns: its distance from the edge where time starts, in pixels
 */
double
masar_axis_to_u (const MasarAxis *self, double minutes)
{
  return (masar_breaks_to_axis (self->breaks, minutes) - self->start_minutes) / self->minutes_per_px;
}

/**
 * masar_axis_mirror:
 * @u_or_px: a distance from the edge where time starts, or an x
 *
 * Returns: the other of the two; the function is its own inverse
 */
double
masar_axis_mirror (const MasarAxis *self, double u_or_px)
{
  return self->direction == MASAR_DIRECTION_RTL ? self->length_px - u_or_px : u_or_px;
}

/**
 * masar_axis_to_px:
 * @minutes: a time
 *
 * Returns: its x in pixels from the left edge
 */
double
masar_axis_to_px (const MasarAxis *self, double minutes)
{
  return masar_axis_mirror (self, masar_axis_to_u (self, minutes));
}

/**
 * masar_axis_to_minutes:
 * @px: an x in pixels from the left edge
 *
 * Returns: the time there
 */
double
masar_axis_to_minutes (const MasarAxis *self, double px)
{
  return masar_breaks_to_minutes (self->breaks,
                                  self->start_minutes + masar_axis_mirror (self, px) * self->minutes_per_px);
}

/**
 * masar_axis_get_start:
 *
 * Returns: the minute where the view starts
 */
double
masar_axis_get_start (const MasarAxis *self)
{
  return masar_breaks_to_minutes (self->breaks, self->start_minutes);
}

/**
 * masar_axis_get_end:
 *
 * Returns: the minute where the view ends
 */
double
masar_axis_get_end (const MasarAxis *self)
{
  return masar_breaks_to_minutes (self->breaks, self->start_minutes + self->length_px * self->minutes_per_px);
}

/* The first closed break that ends beyond @minutes, or NULL. */
static const MasarBreak *
next_break (const MasarAxis *self, double minutes)
{
  const guint n = masar_breaks_get_n (self->breaks);

  for (guint i = masar_breaks_find (self->breaks, minutes); i < n; i++)
    if (!masar_breaks_get (self->breaks, i)->open)
      return masar_breaks_get (self->breaks, i);
  return NULL;
}

/**
 * masar_axis_next_stretch:
 * @stretch: (inout): the one before; all 0 at first
 *
 * Walks along the view from break to break, in the order of time.  Breaks themselves are left out; without any there
 * is one stretch.
 *
 * Returns: whether there was another stretch; it is in @stretch
 */
gboolean
masar_axis_next_stretch (const MasarAxis *self, MasarStretch *stretch)
{
  const double end = masar_axis_get_end (self);
  double begin = masar_axis_get_start (self);
  const MasarBreak *next;

  if (stretch->to > 0 && !stretch->before_break)
    return FALSE;
  if (stretch->before_break)
    begin = (double) next_break (self, stretch->end_minutes)->span.end_minutes;
  next = next_break (self, begin);
  if (next && (double) next->span.begin_minutes <= begin)
    {
      begin = (double) next->span.end_minutes;
      stretch->before_break = TRUE;
      next = next_break (self, begin);
    }
  if (begin >= end)
    return FALSE;
  *stretch = (MasarStretch){ .begin_minutes = begin,
                             .end_minutes = end,
                             .from = MAX (masar_axis_to_u (self, begin), 0),
                             .to = self->length_px,
                             .after_break = stretch->before_break,
                             .before_break = next && (double) next->span.begin_minutes < end };
  if (stretch->before_break)
    {
      stretch->end_minutes = (double) next->span.begin_minutes;
      stretch->to = masar_axis_to_u (self, stretch->end_minutes);
    }
  return TRUE;
}

/**
 * masar_axis_zoom:
 * @px: an x whose time stays where it is
 * @factor: more than 1 to see more detail
 *
 * Returns: the axis at another scale
 */
MasarAxis
masar_axis_zoom (const MasarAxis *self, double px, double factor)
{
  g_return_val_if_fail (factor > 0, *self);

  return masar_axis_with_scale (self, self->minutes_per_px / factor, masar_axis_mirror (self, px));
}

/**
 * masar_axis_pan:
 * @px: how far the content moves to the right
 *
 * Returns: the axis, moved
 */
MasarAxis
masar_axis_pan (const MasarAxis *self, double px)
{
  MasarAxis axis = *self;
  double u = self->direction == MASAR_DIRECTION_RTL ? -px : px;

  axis.start_minutes -= u * self->minutes_per_px;
  return axis;
}

/**
 * masar_axis_centre:
 * @minutes: a time
 *
 * Returns: the axis with this time in the middle
 */
MasarAxis
masar_axis_centre (const MasarAxis *self, double minutes)
{
  MasarAxis axis = *self;

  axis.start_minutes = masar_breaks_to_axis (self->breaks, minutes) - axis.length_px / 2 * axis.minutes_per_px;
  return axis;
}

/* In axis minutes. */
static void
close_span (const MasarAxis *self, MasarSpan span, double *begin, double *end)
{
  *begin = masar_breaks_to_axis (self->breaks, (double) span.begin_minutes);
  *end = masar_breaks_to_axis (self->breaks, (double) span.end_minutes);
  if (span.begin_minutes == MASAR_OPEN_PAST && span.end_minutes == MASAR_OPEN_FUTURE)
    {
      *begin = 0;
      *end = DEFAULT_MINUTES;
    }
  else if (span.begin_minutes == MASAR_OPEN_PAST)
    *begin = *end - DEFAULT_MINUTES;
  else if (span.end_minutes == MASAR_OPEN_FUTURE)
    *end = *begin + DEFAULT_MINUTES;
}

/* Shows from one axis minute to another. */
static MasarAxis
masar_axis_with_ends (const MasarAxis *self, double start, double end)
{
  MasarAxis axis = masar_axis_new (start, end, self->length_px, self->direction);

  axis.breaks = self->breaks;
  return axis;
}

/**
 * masar_axis_show:
 * @start_minutes: first visible minute
 * @end_minutes: the minute where the view ends
 *
 * Returns: the axis that shows this time, or as much of it as the limits allow around its middle
 */
MasarAxis
masar_axis_show (const MasarAxis *self, double start_minutes, double end_minutes)
{
  return masar_axis_with_ends (self, masar_breaks_to_axis (self->breaks, start_minutes),
                               masar_breaks_to_axis (self->breaks, end_minutes));
}

/**
 * masar_axis_fit:
 * @span: a time; an open end gets a month
 * @padding_px: how much room is left at both ends
 *
 * Returns: the axis that shows all of @span
 */
MasarAxis
masar_axis_fit (const MasarAxis *self, MasarSpan span, double padding_px)
{
  double room = MAX (self->length_px - 2 * padding_px, self->length_px / 4);
  double begin, end, minutes_per_px, middle;

  close_span (self, span, &begin, &end);
  minutes_per_px = MAX (end - begin, 1) / room;
  middle = begin + (end - begin) / 2;
  return masar_axis_with_ends (self, middle - self->length_px / 2 * minutes_per_px,
                               middle + self->length_px / 2 * minutes_per_px);
}

/**
 * masar_axis_reveal:
 * @span: a time
 * @padding_px: how much room it needs at both ends
 *
 * Returns: the axis, moved no more than needed to show @span at this scale, or its middle if it is too long
 */
MasarAxis
masar_axis_reveal (const MasarAxis *self, MasarSpan span, double padding_px)
{
  MasarAxis axis = *self;
  double begin, end;
  const double length = self->length_px * self->minutes_per_px;
  const double padding = padding_px * self->minutes_per_px;

  close_span (self, span, &begin, &end);
  if (end - begin + 2 * padding > length)
    axis.start_minutes = begin + (end - begin) / 2 - length / 2;
  else if (begin - padding < axis.start_minutes)
    axis.start_minutes = begin - padding;
  else if (end + padding > axis.start_minutes + length)
    axis.start_minutes = end + padding - length;
  return axis;
}

/**
 * masar_axis_resize:
 * @length_px: the new width
 *
 * Returns: the axis with the same middle at the same scale
 */
MasarAxis
masar_axis_resize (const MasarAxis *self, double length_px)
{
  MasarAxis axis = *self;

  axis.length_px = MAX (length_px, 1);
  axis.start_minutes += (self->length_px - axis.length_px) / 2 * self->minutes_per_px;
  return masar_axis_with_scale (&axis, axis.minutes_per_px, axis.length_px / 2);
}

/**
 * masar_axis_turn:
 * @direction: which way time is to run
 *
 * Returns: the same time, the other way round
 */
MasarAxis
masar_axis_turn (const MasarAxis *self, MasarDirection direction)
{
  MasarAxis axis = *self;

  axis.direction = direction;
  return axis;
}

/**
 * masar_axis_break:
 * @breaks: (nullable): what is folded from now on
 * @span: in which there is something; %MASAR_SPAN_OPEN for always
 *
 * Beyond @span there is nothing to see, and the room left there is to stay what it is.
 *
 * Returns: the axis with other breaks, on which what was seen of @span begins and ends where it did
 */
MasarAxis
masar_axis_break (const MasarAxis *self, const MasarBreaks *breaks, MasarSpan span)
{
  double begin = MAX (masar_axis_get_start (self), (double) span.begin_minutes);
  double end = MIN (masar_axis_get_end (self), (double) span.end_minutes);
  double from, to, minutes_per_px;
  MasarAxis axis;

  if (begin >= end)
    {
      begin = masar_axis_get_start (self);
      end = masar_axis_get_end (self);
    }
  from = masar_axis_to_u (self, begin);
  to = masar_axis_to_u (self, end);
  begin = masar_breaks_to_axis (breaks, begin);
  end = masar_breaks_to_axis (breaks, end);
  minutes_per_px = (end - begin) / MAX (to - from, 1);
  axis = masar_axis_new (begin - from * minutes_per_px, end + (self->length_px - to) * minutes_per_px, self->length_px,
                         self->direction);
  axis.breaks = breaks;
  return axis;
}

/**
 * masar_axis_interpolate:
 * @other: where it goes, with the same breaks
 * @progress: 0 is @self, 1 is @other
 *
 * Glides: the scale changes geometrically, and the middle moves as fast as the scale lets it, so that neither jumps.
 *
 * Returns: the axis between the two
 */
MasarAxis
masar_axis_interpolate (const MasarAxis *self, const MasarAxis *other, double progress)
{
  MasarAxis axis = *other;
  double from = self->start_minutes + self->length_px / 2 * self->minutes_per_px;
  double to = other->start_minutes + other->length_px / 2 * other->minutes_per_px;
  double ratio = other->minutes_per_px / self->minutes_per_px;
  double share = progress;

  axis.minutes_per_px = self->minutes_per_px * pow (ratio, progress);
  if (fabs (ratio - 1) > 1e-6)
    share = (pow (ratio, progress) - 1) / (ratio - 1);
  axis.start_minutes = from + (to - from) * share - axis.length_px / 2 * axis.minutes_per_px;
  return axis;
}
