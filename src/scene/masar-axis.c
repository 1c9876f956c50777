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
 * Returns: an axis that shows this time, or as much of it as the limits allow around its middle
 */
MasarAxis
masar_axis_new (double start_minutes, double end_minutes, double length_px, MasarDirection direction)
{
  MasarAxis axis;

  axis.length_px = MAX (length_px, 1);
  axis.minutes_per_px = MAX (end_minutes - start_minutes, 1e-3) / axis.length_px;
  axis.start_minutes = start_minutes;
  axis.direction = direction;
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
  return (minutes - self->start_minutes) / self->minutes_per_px;
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
  return self->start_minutes + masar_axis_mirror (self, px) * self->minutes_per_px;
}

/**
 * masar_axis_get_end:
 *
 * Returns: the minute where the view ends
 */
double
masar_axis_get_end (const MasarAxis *self)
{
  return self->start_minutes + self->length_px * self->minutes_per_px;
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

  axis.start_minutes = minutes - axis.length_px / 2 * axis.minutes_per_px;
  return axis;
}

static void
close_span (MasarSpan span, double *begin, double *end)
{
  *begin = span.begin_minutes;
  *end = span.end_minutes;
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

  close_span (span, &begin, &end);
  minutes_per_px = MAX (end - begin, 1) / room;
  middle = begin + (end - begin) / 2;
  return masar_axis_new (middle - self->length_px / 2 * minutes_per_px, middle + self->length_px / 2 * minutes_per_px,
                         self->length_px, self->direction);
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
  double padding = padding_px * self->minutes_per_px;

  close_span (span, &begin, &end);
  if (end - begin + 2 * padding > self->length_px * self->minutes_per_px)
    return masar_axis_centre (self, begin + (end - begin) / 2);

  if (begin - padding < axis.start_minutes)
    axis.start_minutes = begin - padding;
  else if (end + padding > masar_axis_get_end (self))
    axis.start_minutes += end + padding - masar_axis_get_end (self);
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
 * masar_axis_interpolate:
 * @other: where it goes
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
