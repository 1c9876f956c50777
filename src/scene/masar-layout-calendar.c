/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"
#include "masar-ticks.h"
#include "masar-tiles-private.h"

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

/* A tick before a stretch behind a break lies in that break: what it tells of may go on behind it. */
static MasarTick
begin_tick (const MasarAxis *axis, const MasarStretch *stretch, gint64 tick)
{
  MasarTick item = { .bare = stretch->after_break && (double) tick < stretch->begin_minutes };

  item.x = item.bare ? masar_axis_mirror (axis, stretch->from) : masar_axis_to_px (axis, tick);
  return item;
}

/* Whether a label around @u keeps within its stretch, and does not touch a break. */
static gboolean
has_room (const MasarStretch *stretch, double u, double width)
{
  const double from = stretch->from + (stretch->after_break ? MASAR_SPACE_SMALL : 0);
  const double to = stretch->to - (stretch->before_break ? MASAR_SPACE_SMALL : 0);

  return u - width / 2 >= from && u + width / 2 <= to;
}

/* The line of a month may be that of its year, which runs across the header: a name that is wider than its month stands
 * behind the line, not on it. */
static double
stand_behind (const MasarAxis *axis, gint64 tick, gint64 next, double width)
{
  const double from = masar_axis_to_u (axis, (double) tick), to = masar_axis_to_u (axis, (double) next);

  return MAX ((from + to) / 2, from + MASAR_SPACE_SMALL + width / 2);
}

/* A clock time belongs to an instant; a day, a month or a year fills its stretch of the axis, or what a break leaves of
 * it, if the label has room there. */
static double
label_middle (const MasarAxis *axis, const MasarStretch *stretch, MasarTickStep step, gint64 tick, double width)
{
  const MasarTickStep one = { step.unit == MASAR_TICK_WEEK ? MASAR_TICK_DAY : step.unit, 1, 0 };
  gint64 next;
  double from, to;

  if (step.unit < MASAR_TICK_DAY)
    return masar_axis_to_u (axis, tick);
  next = masar_tick_next (one, tick);
  if (!(stretch->after_break && (double) tick < stretch->begin_minutes)
      && !(stretch->before_break && (double) next > stretch->end_minutes))
    return step.unit == MASAR_TICK_MONTH ? stand_behind (axis, tick, next, width)
                                         : masar_axis_to_u (axis, ((double) tick + (double) next) / 2);
  from = MAX (masar_axis_to_u (axis, tick), stretch->from);
  to = MIN (masar_axis_to_u (axis, next), stretch->to);
  return width + LABEL_GAP <= to - from ? (from + to) / 2 : -INFINITY;
}

/* What the lowest row of the axis is, or the one of the strip. */
typedef struct
{
  MasarTickStep step;
  double middle;
  double x; /* where its axis begins */
} LowerRow;

/* The strip has one row only, so that what a row above it would say takes the place of the first that it is said of: a
 * year that of its first month, a month that of its first day, a day that of midnight; and so with what comes first at
 * all, and a year with what comes first beside a break.  NULL where there is nothing of that kind. */
static char *
format_higher (const MasarLayout *self, const MasarStretch *stretch, MasarTickStep step, gint64 tick, gboolean first)
{
  const MasarTickStep upper = masar_tick_step_upper (step), year = { MASAR_TICK_YEAR, 1 };

  if (first && (stretch->after_break || stretch->before_break))
    return masar_tick_format_upper (year, tick, self->style.words, TRUE);
  if ((first && step.unit < MASAR_TICK_MONTH)
      || masar_tick_floor (step, (double) tick - 1) < masar_tick_floor (upper, (double) tick))
    return masar_tick_format_upper (upper, tick, self->style.words, TRUE);
  return NULL;
}

static gboolean
touch (const MasarPlacedLabel *a, const MasarPlacedLabel *b)
{
  return a->x - MASAR_SPACE_SMALL < b->x + b->label.width && b->x - MASAR_SPACE_SMALL < a->x + a->label.width;
}

/* What is higher is wider, too: what it touches gives way to it. */
static void
keep_apart (GArray *ticks, MasarTick *item, gboolean is_higher)
{
  const MasarPlacedLabel none = { 0 };

  for (guint i = ticks->len; i-- > 0;)
    {
      MasarTick *before = &g_array_index (ticks, MasarTick, i);

      if (before->label.label.layout == NULL)
        continue;
      if (!touch (&before->label, &item->label))
        return;
      if (!is_higher)
        {
          item->label = none;
          return;
        }
      before->label = none;
    }
}

static void
add_lower_tick (MasarLayout *self,
                GArray *ticks,
                const MasarAxis *axis,
                const MasarStretch *stretch,
                const LowerRow *row,
                gint64 tick,
                gboolean *first)
{
  MasarTick item = begin_tick (axis, stretch, tick);
  char *higher = ticks == self->months ? format_higher (self, stretch, row->step, tick, *first) : NULL;
  const gboolean is_higher = higher != NULL;
  const MasarLabel label =
      masar_layout_shape_take (self, is_higher ? higher : masar_tick_format_lower (row->step, tick, self->style.words),
                               is_higher ? MASAR_FONT_STRONG : MASAR_FONT_DETAIL, 0);
  const double u = label_middle (axis, stretch, row->step, tick, label.width);
  const double x = row->x + masar_axis_mirror (axis, u);

  item.x += row->x;
  if (has_room (stretch, u, label.width)
      && (ticks == self->months || !masar_layout_meets_handle (self, x - label.width / 2, label.width)))
    {
      item.label = masar_layout_put_centre (self, label, x, row->middle);
      *first = FALSE;
      if (ticks == self->months)
        keep_apart (ticks, &item, is_higher);
    }
  g_array_append_val (ticks, item);
}

static void
add_lower_row (MasarLayout *self, GArray *ticks, const MasarAxis *axis, const LowerRow *row)
{
  MasarStretch stretch = { 0 };

  while (masar_axis_next_stretch (axis, &stretch))
    {
      gboolean first = TRUE;

      for (gint64 tick = masar_tick_floor (row->step, stretch.begin_minutes); tick < stretch.end_minutes;
           tick = masar_tick_next (row->step, tick))
        add_lower_tick (self, ticks, axis, &stretch, row, tick, &first);
    }
}

static void
add_minor_ticks (MasarLayout *self, MasarTickStep step)
{
  const MasarAxis *axis = &self->view.axis;
  MasarTickStep minor = masar_tick_step_choose (axis->minutes_per_px, MINOR_PX, self->style.week_start);
  MasarStretch stretch = { 0 };

  if (minor.unit == step.unit && minor.count == step.count)
    return;
  while (masar_axis_next_stretch (axis, &stretch))
    for (gint64 tick = masar_tick_floor (minor, stretch.begin_minutes); tick < stretch.end_minutes;
         tick = masar_tick_next (minor, tick))
      {
        MasarTick item = begin_tick (axis, &stretch, tick);

        item.minor = TRUE;
        g_array_append_val (self->ticks, item);
      }
}

/* What a row above the lowest one is. */
typedef struct
{
  MasarTickStep step;
  MasarTick look;
  char *(*format) (MasarTickStep step, gint64 minutes, const MasarWords *words, gboolean brief);
  MasarFont font;
  double middle;
} Row;

/* A stretch between two breaks may have no room for more than the year; but that it has to say. */
static char *
format_row (MasarLayout *self, const Row *row, const MasarStretch *stretch, gint64 tick, guint form)
{
  const MasarTickStep year = { MASAR_TICK_YEAR, 1 };

  if (form < 2)
    return row->format (row->step, tick, self->style.words, form == 1);
  return row->look.major && (stretch->after_break || stretch->before_break)
             ? masar_tick_format_upper (year, tick, self->style.words, TRUE)
             : NULL;
}

/* From one tick to the next a row tells in the visible middle what is there, in the longest form that has room. */
static void
add_row_tick (MasarLayout *self, const Row *row, const MasarStretch *stretch, gint64 tick, gint64 next)
{
  const MasarAxis *axis = &self->view.axis;
  const double from = MAX (masar_axis_to_u (axis, tick), stretch->from);
  const double to = MIN (masar_axis_to_u (axis, next), stretch->to);
  const MasarTick begun = begin_tick (axis, stretch, tick);
  MasarTick item = row->look;

  item.x = begun.x;
  item.bare = begun.bare;
  for (guint form = 0; form < 3 && !item.label.label.layout; form++)
    {
      char *text = format_row (self, row, stretch, tick, form);
      MasarLabel label;

      if (!text)
        break;
      label = masar_layout_shape_take (self, text, row->font, 0);
      if (label.width + 2 * (form < 2 ? MASAR_SPACE_MEDIUM : MASAR_SPACE_SMALL) <= to - from)
        item.label = masar_layout_put_centre (self, label, masar_axis_mirror (axis, (from + to) / 2), row->middle);
    }
  g_array_append_val (self->ticks, item);
}

static void
add_row (MasarLayout *self, const Row *row)
{
  MasarStretch stretch = { 0 };

  while (masar_axis_next_stretch (&self->view.axis, &stretch))
    for (gint64 tick = masar_tick_floor (row->step, stretch.begin_minutes), next; tick < stretch.end_minutes;
         tick = next)
      {
        next = masar_tick_next (row->step, tick);
        add_row_tick (self, row, &stretch, tick, next);
      }
}

/* Between the months and the days. */
static void
add_hijri_row (MasarLayout *self)
{
  const Row row = { .step = masar_tick_step_choose_hijri (self->view.axis.minutes_per_px, HIJRI_STRETCH_PX),
                    .look = { .hijri = TRUE },
                    .format = masar_tick_format_hijri,
                    .font = MASAR_FONT_DETAIL,
                    .middle = HIJRI_MIDDLE * self->style.text_scale };

  add_row (self, &row);
}

static gboolean
is_rest (const MasarLayout *self, gint64 day)
{
  return (self->style.weekend >> (masar_weekday_from_days (day) - 1)) & 1;
}

/* What a break leaves of it. */
static void
add_rest (MasarLayout *self, const MasarStretch *stretch, gint64 first, gint64 end)
{
  const MasarAxis *axis = &self->view.axis;
  double from = masar_axis_to_u (axis, (double) first * MASAR_MINUTES_PER_DAY);
  double to = masar_axis_to_u (axis, (double) end * MASAR_MINUTES_PER_DAY);
  MasarBox box;

  if (stretch->after_break)
    from = MAX (from, stretch->from);
  if (stretch->before_break)
    to = MIN (to, stretch->to);
  box = masar_layout_time_box (self, from, self->header_height, to - from, self->lanes_end - self->header_height);
  g_array_append_val (self->rests, box);
}

static void
add_rests (MasarLayout *self)
{
  const MasarAxis *axis = &self->view.axis;
  const double day_px = MASAR_MINUTES_PER_DAY / axis->minutes_per_px;
  MasarStretch stretch = { 0 };

  if (day_px < REST_PX)
    return;
  while (masar_axis_next_stretch (axis, &stretch))
    for (gint64 day = (gint64) floor (stretch.begin_minutes / MASAR_MINUTES_PER_DAY);
         (double) day * MASAR_MINUTES_PER_DAY < stretch.end_minutes; day++)
      {
        const gint64 first = day;

        while (is_rest (self, day) && day - first < 7)
          day++;
        if (day > first)
          add_rest (self, &stretch, first, day);
      }
}

void
masar_layout_add_calendar (MasarLayout *self)
{
  const double scale = self->style.text_scale;
  const gboolean hijri = self->style.hijri && (self->view.parts & MASAR_PART_LANES);
  const MasarTickStep step = self->step = choose_step (self, self->view.axis.minutes_per_px);
  const Row upper = { .step = masar_tick_step_upper (step),
                      .look = { .major = TRUE },
                      .format = masar_tick_format_upper,
                      .font = MASAR_FONT_MONTH,
                      .middle = UPPER_MIDDLE * scale };
  const LowerRow lower = { .step = step, .middle = (LOWER_MIDDLE + (hijri ? MASAR_HIJRI_PX : 0)) * scale };

  masar_layout_add_breaks (self, upper.middle, lower.middle);
  add_row (self, &upper);
  add_minor_ticks (self, step);
  add_lower_row (self, self->ticks, &self->view.axis, &lower);
  if (hijri)
    add_hijri_row (self);
  add_rests (self);
}

/* Breaks take out what would leave the bulk a dot: then the strip is of all there is. */
static MasarSpan
get_strip_span (const MasarLayout *self)
{
  return self->breaks != NULL ? self->view.timeline->extent : self->view.timeline->bulk;
}

static void
add_strip_breaks (MasarLayout *self)
{
  const MasarAxis *axis = &self->overview_axis;
  const MasarBox strip = self->overview;

  for (guint i = 0; i < masar_breaks_get_n (self->breaks); i++)
    {
      const MasarBreak *here = masar_breaks_get (self->breaks, i);
      const double from = masar_axis_to_u (axis, (double) here->span.begin_minutes);
      const double width = masar_axis_to_u (axis, (double) here->span.end_minutes) - from;
      const double u = axis->direction == MASAR_DIRECTION_RTL ? strip.width - from - width : from;
      const MasarBox box = { strip.x + u, strip.y, width, strip.height };

      if (!here->open)
        g_array_append_val (self->strip_breaks, box);
    }
}

static void
add_columns (MasarLayout *self)
{
  const MasarTimeline *timeline = self->view.timeline;
  MasarColumns *columns = timeline->columns;
  const double begin = masar_breaks_to_axis (self->folded, (double) get_strip_span (self).begin_minutes);
  const double end = masar_breaks_to_axis (self->folded, (double) get_strip_span (self).end_minutes);
  MasarBox strip = self->overview;
  guint n = (guint) CLAMP (strip.width / COLUMN_PX, 1, MASAR_N_COLUMNS);
  g_autofree guint32 *counts = g_new0 (guint32, n * MASAR_N_LANES);
  guint most = 1;

  if (self->folded != NULL)
    columns = masar_tiles_get_columns (masar_labels_get_tiles (self->view.labels, self->view.timeline, self->folded));
  for (guint i = 0; i < n; i++)
    {
      guint sum = 0;
      guint from = (guint) ((guint64) i * MASAR_N_COLUMNS / n), to = (guint) ((guint64) (i + 1) * MASAR_N_COLUMNS / n);

      for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
        for (guint column = from; column < to; column++)
          sum += counts[i * MASAR_N_LANES + lane] += columns[lane][column];
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
          double u = masar_axis_to_u (&self->overview_axis,
                                      masar_breaks_to_minutes (self->folded, begin + (i + 0.5) / n * (end - begin)));
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
  MasarAxis axis = self->view.axis;
  MasarBox strip;
  LowerRow row;
  double from, to;

  if (self->breaks == NULL)
    masar_layout_add_far (self);
  strip = self->overview;
  row = (LowerRow){ .middle = strip.y - 11 * self->style.text_scale, .x = strip.x };
  axis.length_px = strip.width;
  self->overview_axis = masar_axis_fit (&axis, get_strip_span (self), MASAR_SPACE_HUGE);
  row.step = choose_step (self, self->overview_axis.minutes_per_px);
  add_lower_row (self, self->months, &self->overview_axis, &row);
  if (!masar_span_is_unknown (self->view.timeline->bulk))
    add_columns (self);
  add_strip_breaks (self);

  from = CLAMP (masar_axis_to_u (&self->overview_axis, masar_axis_get_start (&self->view.axis)), 0, strip.width);
  to = CLAMP (masar_axis_to_u (&self->overview_axis, masar_axis_get_end (&self->view.axis)), 0, strip.width);
  if (to - from < 8)
    {
      from = CLAMP ((from + to) / 2 - 4, 0, strip.width - 8);
      to = from + 8;
    }
  self->window = (MasarBox){ strip.x + (axis.direction == MASAR_DIRECTION_RTL ? strip.width - to : from), strip.y - 3,
                             to - from, strip.height + 6 };
}
