/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"
#include "masar-ticks.h"

#include <math.h>

/* The header of the axis, the days of rest, and the strip of the whole corpus. */

#define UPPER_MIDDLE 20.0
#define LOWER_MIDDLE 42.0
#define HIJRI_MIDDLE 40.0
#define HIJRI_STRETCH_PX 76.0
#define LABEL_GAP 14.0
#define MINOR_PX 9.0
#define MIN_DAY_PX 130.0
#define REST_PX 7.0
#define COLUMN_PX 6.0

static double
widest_label (MasarLayout *self, MasarTickUnit unit)
{
  double widest = 0;
  MasarTickStep step = { unit, 1 };
  guint n = unit == MASAR_TICK_MONTH ? 12 : 1;

  /* 2024-12-30T20:40 and the months before it. */
  for (guint i = 0; i < n; i++)
    {
      gint64 minutes =
          masar_days_from_civil (2024, 12 - (int) i, 30 - (i == 10 ? 2 : 0)) * MASAR_MINUTES_PER_DAY + 1240;
      MasarLabel label = masar_layout_shape_take (self, masar_tick_format_lower (step, minutes, self->style.words),
                                                  MASAR_FONT_DETAIL, 0);
      widest = MAX (widest, label.width);
    }
  return widest + LABEL_GAP;
}

/* The finest step whose labels have room, and above which the day that clock times belong to has room as well. */
static MasarTickStep
choose_step (MasarLayout *self, double minutes_per_px)
{
  MasarTickStep step = { MASAR_TICK_YEAR, 100 };

  for (guint unit = MASAR_TICK_MINUTE; unit <= MASAR_TICK_YEAR; unit++)
    {
      step = masar_tick_step_choose (minutes_per_px, widest_label (self, unit), self->style.week_start);
      if (step.unit < unit)
        step = (MasarTickStep){ unit, 1, self->style.week_start };
      if (step.unit <= unit && (unit >= MASAR_TICK_DAY || MASAR_MINUTES_PER_DAY / minutes_per_px >= MIN_DAY_PX))
        break;
    }
  return step;
}

/* A clock time belongs to an instant; a day, a month or a year fills its stretch of the axis. */
static double
label_middle (const MasarAxis *axis, MasarTickStep step, gint64 tick)
{
  double at = tick;

  if (step.unit >= MASAR_TICK_DAY)
    {
      MasarTickStep one = { step.unit == MASAR_TICK_WEEK ? MASAR_TICK_DAY : step.unit, 1, 0 };
      at = (tick + masar_tick_next (one, tick)) / 2.0;
    }
  return masar_axis_to_px (axis, at);
}

static gboolean
is_new_year (gint64 minutes)
{
  MasarCivilDate date = masar_civil_from_days ((gint64) floor ((double) minutes / MASAR_MINUTES_PER_DAY));

  return date.month == 1 && date.day == 1;
}

/* The strip has one row only, so that a year takes the place of its first month. */
static void
add_lower_row (MasarLayout *self,
               GArray *ticks,
               const MasarAxis *axis,
               MasarTickStep step,
               double scale,
               double middle,
               MasarBox room)
{
  double end = masar_axis_get_end (axis);

  for (gint64 tick = masar_tick_floor (step, axis->start_minutes); tick < end; tick = masar_tick_next (step, tick))
    {
      MasarTick item = { .x = room.x + masar_axis_to_px (axis, tick) };
      gboolean new_year = ticks == self->months && step.unit == MASAR_TICK_MONTH && is_new_year (tick);
      MasarTickStep shown = new_year ? (MasarTickStep){ MASAR_TICK_YEAR, 1 } : step;
      MasarLabel label = masar_layout_shape_take (self, masar_tick_format_lower (shown, tick, self->style.words),
                                                  new_year ? MASAR_FONT_STRONG : MASAR_FONT_DETAIL, 0);
      double x = room.x + label_middle (axis, step, tick);

      if (x - label.width / 2 >= room.x && x + label.width / 2 <= room.x + room.width)
        item.label = masar_layout_put_centre (self, label, x, middle * scale);
      g_array_append_val (ticks, item);
    }
}

static void
add_minor_ticks (MasarLayout *self, MasarTickStep step)
{
  const MasarAxis *axis = &self->view.axis;
  MasarTickStep minor = masar_tick_step_choose (axis->minutes_per_px, MINOR_PX, self->style.week_start);
  double end = masar_axis_get_end (axis);

  if (minor.unit == step.unit && minor.count == step.count)
    return;
  for (gint64 tick = masar_tick_floor (minor, axis->start_minutes); tick < end; tick = masar_tick_next (minor, tick))
    {
      MasarTick item = { .x = masar_axis_to_px (axis, tick), .minor = TRUE };
      g_array_append_val (self->ticks, item);
    }
}

/* A stretch of a row is told in its visible middle, in the longest form that has room. */
static void
add_stretches (MasarLayout *self,
               MasarTickStep step,
               MasarTick look,
               char *(*format) (MasarTickStep step, gint64 minutes, const MasarWords *words, gboolean brief),
               MasarFont font,
               double middle)
{
  const MasarAxis *axis = &self->view.axis;
  double end = masar_axis_get_end (axis);

  for (gint64 tick = masar_tick_floor (step, axis->start_minutes); tick < end;)
    {
      gint64 next = masar_tick_next (step, tick);
      double from = MAX (masar_axis_to_u (axis, tick), 0);
      double to = MIN (masar_axis_to_u (axis, next), self->width);
      MasarTick item = look;

      item.x = masar_axis_to_px (axis, tick);
      for (guint brief = 0; brief < 2 && !item.label.label.layout; brief++)
        {
          char *text = format (step, tick, self->style.words, brief);
          MasarLabel label;

          if (!text)
            break;
          label = masar_layout_shape_take (self, text, font, 0);
          if (label.width + 2 * MASAR_SPACE_MEDIUM <= to - from)
            item.label = masar_layout_put_centre (self, label, masar_axis_mirror (axis, (from + to) / 2), middle);
        }
      g_array_append_val (self->ticks, item);
      tick = next;
    }
}

/* Between the months and the days. */
static void
add_hijri_row (MasarLayout *self)
{
  MasarTickStep step = masar_tick_step_choose_hijri (self->view.axis.minutes_per_px, HIJRI_STRETCH_PX);

  add_stretches (self, step, (MasarTick){ .hijri = TRUE }, masar_tick_format_hijri, MASAR_FONT_DETAIL,
                 HIJRI_MIDDLE * self->style.text_scale);
}

static gboolean
is_rest (const MasarLayout *self, gint64 day)
{
  return (self->style.weekend >> (masar_weekday_from_days (day) - 1)) & 1;
}

static void
add_rests (MasarLayout *self)
{
  const MasarAxis *axis = &self->view.axis;
  double day_px = MASAR_MINUTES_PER_DAY / axis->minutes_per_px;
  gint64 day = (gint64) floor (axis->start_minutes / MASAR_MINUTES_PER_DAY);
  double end = masar_axis_get_end (axis);

  if (day_px < REST_PX)
    return;
  for (; day * (double) MASAR_MINUTES_PER_DAY < end; day++)
    {
      gint64 first = day;
      double u;
      MasarBox box;

      while (is_rest (self, day) && day - first < 7)
        day++;
      if (day == first)
        continue;
      u = masar_axis_to_u (axis, first * (double) MASAR_MINUTES_PER_DAY);
      box = masar_layout_time_box (self, u, self->header_height, (day - first) * day_px,
                                   self->lanes_end - self->header_height);
      g_array_append_val (self->rests, box);
    }
}

void
masar_layout_add_calendar (MasarLayout *self)
{
  MasarTickStep step = choose_step (self, self->view.axis.minutes_per_px);
  MasarBox room = { 0, 0, self->width, self->header_height };

  gboolean hijri = self->style.hijri && (self->view.parts & MASAR_PART_LANES);

  add_stretches (self, masar_tick_step_upper (step), (MasarTick){ .major = TRUE }, masar_tick_format_upper,
                 MASAR_FONT_MONTH, UPPER_MIDDLE * self->style.text_scale);
  add_minor_ticks (self, step);
  add_lower_row (self, self->ticks, &self->view.axis, step, self->style.text_scale,
                 LOWER_MIDDLE + (hijri ? MASAR_HIJRI_PX : 0), room);
  if (hijri)
    add_hijri_row (self);
  add_rests (self);
}

static void
add_columns (MasarLayout *self)
{
  const MasarTimeline *timeline = self->view.timeline;
  MasarBox strip = self->overview;
  guint n = (guint) CLAMP (strip.width / COLUMN_PX, 1, MASAR_N_COLUMNS);
  g_autofree guint32 *counts = g_new0 (guint32, n * MASAR_N_LANES);
  guint most = 1;

  for (guint i = 0; i < n; i++)
    {
      guint sum = 0;
      guint from = (guint) ((guint64) i * MASAR_N_COLUMNS / n), to = (guint) ((guint64) (i + 1) * MASAR_N_COLUMNS / n);

      for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
        for (guint column = from; column < to; column++)
          sum += counts[i * MASAR_N_LANES + lane] += timeline->columns[lane][column];
      most = MAX (most, sum);
    }
  for (guint i = 0; i < n; i++)
    {
      guint sum = 0;
      double height, bottom = strip.y + strip.height - 3;

      for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
        sum += counts[i * MASAR_N_LANES + lane];
      if (sum == 0)
        continue;
      height = 8 + (strip.height - 14) * sqrt ((double) sum / most) * MIN (1, (1 + log2 (most)) / 3);
      height = MIN (height, strip.height - 6);
      for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
        {
          double share = height * counts[i * MASAR_N_LANES + lane] / sum;
          double u = masar_axis_to_u (
              &self->overview_axis, timeline->bulk.begin_minutes
                                        + (i + 0.5) / n * (timeline->bulk.end_minutes - timeline->bulk.begin_minutes));
          MasarColumn column = { .lane = lane };

          if (share <= 0)
            continue;
          bottom -= share;
          column.box =
              (MasarBox){ strip.x + masar_axis_mirror (&self->overview_axis, u) - 2, bottom, 4, MAX (share - 1, 1) };
          g_array_append_val (self->columns, column);
        }
    }
}

/* The strip below: the corpus but for what lies far off, and the window on it. */
void
masar_layout_add_overview (MasarLayout *self)
{
  MasarBox strip = self->overview;
  MasarAxis axis = self->view.axis;
  MasarTickStep step;
  double from, to;

  axis.length_px = strip.width;
  self->overview_axis = masar_axis_fit (&axis, self->view.timeline->bulk, MASAR_SPACE_HUGE);
  step = choose_step (self, self->overview_axis.minutes_per_px);
  add_lower_row (self, self->months, &self->overview_axis, step, 1, strip.y - 11 * self->style.text_scale, strip);
  if (!masar_span_is_unknown (self->view.timeline->bulk))
    add_columns (self);

  from = CLAMP (masar_axis_to_u (&self->overview_axis, self->view.axis.start_minutes), 0, strip.width);
  to = CLAMP (masar_axis_to_u (&self->overview_axis, masar_axis_get_end (&self->view.axis)), 0, strip.width);
  if (to - from < 8)
    {
      from = CLAMP ((from + to) / 2 - 4, 0, strip.width - 8);
      to = from + 8;
    }
  self->window = (MasarBox){ strip.x + (axis.direction == MASAR_DIRECTION_RTL ? strip.width - to : from), strip.y - 3,
                             to - from, strip.height + 6 };
}
