/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-breaks.h"

G_BEGIN_DECLS

/**
 * MasarDirection:
 * @MASAR_DIRECTION_LTR: the start is at the left
 * @MASAR_DIRECTION_RTL: the start is at the right
 *
 * Which way something runs: time on an axis, or the text of an interface.
 */
typedef enum
{
  MASAR_DIRECTION_LTR,
  MASAR_DIRECTION_RTL,
} MasarDirection;

/* The view holds at least an hour and at most the centuries that news looks back on: a city's founding, a king's reign.
 */
#define MASAR_AXIS_MIN_MINUTES 60.0
#define MASAR_AXIS_MAX_MINUTES (2500 * 365.2425 * 1440)

/**
 * MasarAxis:
 * @start_minutes: the axis minutes at the edge where time starts: the left one or, right to left, the right one
 * @minutes_per_px: the scale
 * @length_px: width of the view
 * @direction: which way time runs
 * @breaks: (nullable): what is folded; borrowed
 *
 * Maps civil minutes to pixels and back.  A value; every change makes a new one.  It alone knows left from right:
 * boxes are laid out at a distance from the edge where time starts (u), and [method@Axis.mirror] turns that into x.
 * Where there are breaks, what it says of minutes are civil ones; only its start counts as the axis does, see
 * [struct@Breaks].
 */
typedef struct
{
  double start_minutes;
  double minutes_per_px;
  double length_px;
  MasarDirection direction;
  const MasarBreaks *breaks;
} MasarAxis;

/**
 * MasarStretch:
 * @begin_minutes: where it begins
 * @end_minutes: where it ends
 * @from: its begin, in pixels from the edge where time starts
 * @to: its end likewise
 * @after_break: whether it begins at a break, not at the edge of the view
 * @before_break: whether it ends at a break
 *
 * A part of the view without a break in it.
 */
typedef struct
{
  double begin_minutes;
  double end_minutes;
  double from;
  double to;
  gboolean after_break;
  gboolean before_break;
} MasarStretch;

MasarAxis masar_axis_new (double start_minutes, double end_minutes, double length_px, MasarDirection direction);
double masar_axis_to_px (const MasarAxis *self, double minutes);
double masar_axis_to_minutes (const MasarAxis *self, double px);
double masar_axis_to_u (const MasarAxis *self, double minutes);
double masar_axis_mirror (const MasarAxis *self, double u_or_px);
double masar_axis_get_start (const MasarAxis *self);
double masar_axis_get_end (const MasarAxis *self);
gboolean masar_axis_next_stretch (const MasarAxis *self, MasarStretch *stretch);

MasarAxis masar_axis_zoom (const MasarAxis *self, double px, double factor);
MasarAxis masar_axis_pan (const MasarAxis *self, double px);
MasarAxis masar_axis_show (const MasarAxis *self, double start_minutes, double end_minutes);
MasarAxis masar_axis_fit (const MasarAxis *self, MasarSpan span, double padding_px);
MasarAxis masar_axis_centre (const MasarAxis *self, double minutes);
MasarAxis masar_axis_reveal (const MasarAxis *self, MasarSpan span, double padding_px);
MasarAxis masar_axis_resize (const MasarAxis *self, double length_px);
MasarAxis masar_axis_turn (const MasarAxis *self, MasarDirection direction);
MasarAxis masar_axis_break (const MasarAxis *self, const MasarBreaks *breaks, MasarSpan span);
MasarAxis masar_axis_interpolate (const MasarAxis *self, const MasarAxis *other, double progress);

G_END_DECLS
