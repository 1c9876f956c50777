/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-ticks.h"

#include "masar-calendar.h"

#include <math.h>

/* The steps of an axis, ascending.  Within a day they divide it; days divide a month roughly and start anew with each;
 * months divide a year; years are round. */
static const struct
{
  MasarTickStep step;
  double minutes; /* the shortest it can be */
} steps[] = {
  { { MASAR_TICK_MINUTE, 1 }, 1 },
  { { MASAR_TICK_MINUTE, 5 }, 5 },
  { { MASAR_TICK_MINUTE, 15 }, 15 },
  { { MASAR_TICK_MINUTE, 30 }, 30 },
  { { MASAR_TICK_HOUR, 1 }, 60 },
  { { MASAR_TICK_HOUR, 3 }, 180 },
  { { MASAR_TICK_HOUR, 6 }, 360 },
  { { MASAR_TICK_HOUR, 12 }, 720 },
  { { MASAR_TICK_DAY, 1 }, 1440 },
  { { MASAR_TICK_DAY, 2 }, 2 * 1440 },
  { { MASAR_TICK_WEEK, 1 }, 7 * 1440 },
  { { MASAR_TICK_DAY, 10 }, 8 * 1440 },
  { { MASAR_TICK_MONTH, 1 }, 28 * 1440 },
  { { MASAR_TICK_MONTH, 3 }, 90 * 1440 },
  { { MASAR_TICK_MONTH, 6 }, 181 * 1440 },
  { { MASAR_TICK_YEAR, 1 }, 365 * 1440.0 },
  { { MASAR_TICK_YEAR, 2 }, 730 * 1440.0 },
  { { MASAR_TICK_YEAR, 5 }, 1826 * 1440.0 },
  { { MASAR_TICK_YEAR, 10 }, 3652 * 1440.0 },
  { { MASAR_TICK_YEAR, 20 }, 7304 * 1440.0 },
  { { MASAR_TICK_YEAR, 50 }, 18262 * 1440.0 },
  { { MASAR_TICK_YEAR, 100 }, 36524 * 1440.0 },
  { { MASAR_TICK_YEAR, 200 }, 73048 * 1440.0 },
  { { MASAR_TICK_YEAR, 500 }, 182621 * 1440.0 },
  { { MASAR_TICK_YEAR, 1000 }, 365242 * 1440.0 },
};

/* Civil dates are asked for within these years only; an axis may be panned beyond any calendar. */
#define MIN_MINUTES (-719528.0 * 1440)
#define MAX_MINUTES (2932896.0 * 1440)

/* 1 Muharram 1, from which on Hijri dates are told. */
#define FIRST_HIJRI_DAY masar_days_from_hijri (1, 1, 1)

static gint64
floor_to (gint64 value, gint64 step)
{
  gint64 rest = value % step;

  return value - (rest < 0 ? rest + step : rest);
}

static MasarCivilDate
civil_from_minutes (gint64 minutes)
{
  return masar_civil_from_days (floor_to (minutes, MASAR_MINUTES_PER_DAY) / MASAR_MINUTES_PER_DAY);
}

static gint64
minutes_from_civil (int year, int month, int day)
{
  return masar_days_from_civil (year, month, day) * MASAR_MINUTES_PER_DAY;
}

/**
 * masar_tick_step_choose:
 * @minutes_per_px: the scale
 * @min_px: how far apart two ticks must be at least
 * @weekday: on which weeks start, 1 is Monday
 *
 * Returns: the finest step that keeps this distance
 */
MasarTickStep
masar_tick_step_choose (double minutes_per_px, double min_px, int weekday)
{
  MasarTickStep step = steps[G_N_ELEMENTS (steps) - 1].step;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].minutes >= minutes_per_px * min_px)
      {
        step = steps[i].step;
        break;
      }
  step.weekday = weekday;
  return step;
}

/**
 * masar_tick_step_choose_hijri:
 * @minutes_per_px: the scale
 * @min_px: how far apart two ticks must be at least
 *
 * Returns: the finest of days and the steps of the Hijri calendar that keeps this distance
 */
MasarTickStep
masar_tick_step_choose_hijri (double minutes_per_px, double min_px)
{
  static const int counts[] = { 1, 2, 5, 10, 20, 50 };
  const double least = minutes_per_px * min_px;

  if (least <= MASAR_MINUTES_PER_DAY)
    return (MasarTickStep){ MASAR_TICK_DAY, 1, 0 };
  if (least <= 29 * MASAR_MINUTES_PER_DAY)
    return (MasarTickStep){ MASAR_TICK_HIJRI_MONTH, 1, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (least <= counts[i] * 354.0 * MASAR_MINUTES_PER_DAY)
      return (MasarTickStep){ MASAR_TICK_HIJRI_YEAR, counts[i], 0 };
  return (MasarTickStep){ MASAR_TICK_HIJRI_YEAR, 100, 0 };
}

/**
 * masar_tick_step_upper:
 * @lower: the step of the lower row
 *
 * Returns: the step of the row above it: a day over hours, a month over days, a year over months, a century over years
 */
MasarTickStep
masar_tick_step_upper (MasarTickStep lower)
{
  switch (lower.unit)
    {
    case MASAR_TICK_MINUTE:
    case MASAR_TICK_HOUR:
      return (MasarTickStep){ MASAR_TICK_DAY, 1 };
    case MASAR_TICK_DAY:
    case MASAR_TICK_WEEK:
      return (MasarTickStep){ MASAR_TICK_MONTH, 1 };
    case MASAR_TICK_MONTH:
      return (MasarTickStep){ MASAR_TICK_YEAR, 1 };
    case MASAR_TICK_YEAR:
    case MASAR_TICK_HIJRI_MONTH:
    case MASAR_TICK_HIJRI_YEAR:
    default:
      return (MasarTickStep){ MASAR_TICK_YEAR, 100 };
    }
}

/* The first day of a Hijri month or of some years; nothing is told before that calendar begins. */
static gint64
hijri_floor (MasarTickStep step, gint64 minutes)
{
  const gint64 day = MAX (floor_to (minutes, MASAR_MINUTES_PER_DAY) / MASAR_MINUTES_PER_DAY, FIRST_HIJRI_DAY);
  const MasarCivilDate date = masar_hijri_from_days (day);
  const int year = MAX ((int) floor_to (date.year, step.count), 1);

  return (step.unit == MASAR_TICK_HIJRI_MONTH ? masar_days_from_hijri (date.year, date.month, 1)
                                              : masar_days_from_hijri (year, 1, 1))
         * MASAR_MINUTES_PER_DAY;
}

static gint64
hijri_next (MasarTickStep step, gint64 minutes)
{
  const MasarCivilDate date = masar_hijri_from_days (minutes / MASAR_MINUTES_PER_DAY);

  if (step.unit == MASAR_TICK_HIJRI_MONTH)
    return minutes + masar_hijri_days_in_month (date.year, date.month) * MASAR_MINUTES_PER_DAY;
  return masar_days_from_hijri ((int) floor_to (date.year, step.count) + step.count, 1, 1) * MASAR_MINUTES_PER_DAY;
}

static gint64
week_floor (MasarTickStep step, gint64 minutes)
{
  const gint64 day = floor_to (minutes, MASAR_MINUTES_PER_DAY) / MASAR_MINUTES_PER_DAY;

  return (day - (masar_weekday_from_days (day) - step.weekday + 7) % 7) * MASAR_MINUTES_PER_DAY;
}

/**
 * masar_tick_floor:
 * @step: of the calendar
 * @minutes: a time
 *
 * Returns: the last tick not after @minutes
 */
gint64
masar_tick_floor (MasarTickStep step, double minutes)
{
  gint64 whole = (gint64) floor (CLAMP (minutes, MIN_MINUTES, MAX_MINUTES));
  MasarCivilDate date = civil_from_minutes (whole);

  switch (step.unit)
    {
    case MASAR_TICK_MINUTE:
      return floor_to (whole, step.count);
    case MASAR_TICK_HOUR:
      return floor_to (whole, step.count * 60);
    case MASAR_TICK_DAY:
      {
        /* 1, 6, 11 … : a last stretch that is too short belongs to the one before. */
        int day = (int) floor_to (date.day - 1, step.count) + 1;

        if (masar_days_in_month (date.year, date.month) - day + 1 < step.count - step.count / 5)
          day -= step.count;
        return minutes_from_civil (date.year, date.month, day);
      }
    case MASAR_TICK_WEEK:
      return week_floor (step, whole);
    case MASAR_TICK_HIJRI_MONTH:
    case MASAR_TICK_HIJRI_YEAR:
      return hijri_floor (step, whole);
    case MASAR_TICK_MONTH:
      return minutes_from_civil (date.year, (int) floor_to (date.month - 1, step.count) + 1, 1);
    case MASAR_TICK_YEAR:
    default:
      return minutes_from_civil ((int) floor_to (date.year, step.count), 1, 1);
    }
}

/**
 * masar_tick_next:
 * @step: of the calendar
 * @minutes: a tick
 *
 * Returns: the tick after it
 */
gint64
masar_tick_next (MasarTickStep step, gint64 minutes)
{
  MasarCivilDate date = civil_from_minutes (minutes);
  gint64 next;

  switch (step.unit)
    {
    case MASAR_TICK_MINUTE:
      return minutes + step.count;
    case MASAR_TICK_HOUR:
      return minutes + step.count * 60;
    case MASAR_TICK_DAY:
      next = masar_tick_floor (step, minutes + step.count * MASAR_MINUTES_PER_DAY);
      if (next <= minutes || civil_from_minutes (next).month != date.month)
        next = minutes_from_civil (date.month == 12 ? date.year + 1 : date.year, date.month % 12 + 1, 1);
      return next;
    case MASAR_TICK_WEEK:
      return minutes + 7 * MASAR_MINUTES_PER_DAY;
    case MASAR_TICK_HIJRI_MONTH:
    case MASAR_TICK_HIJRI_YEAR:
      return hijri_next (step, minutes);
    case MASAR_TICK_MONTH:
      date.month += step.count;
      return minutes_from_civil (date.month > 12 ? date.year + 1 : date.year, (date.month - 1) % 12 + 1, 1);
    case MASAR_TICK_YEAR:
    default:
      return minutes_from_civil (date.year + step.count, 1, 1);
    }
}

static char *
format_clock (gint64 minutes, const MasarWords *words)
{
  gint64 minute = minutes - floor_to (minutes, MASAR_MINUTES_PER_DAY);
  g_autofree char *hours = masar_date_format_number (minute / 60, &words->dates);
  g_autofree char *rest = masar_date_format_number (minute % 60, &words->dates);
  g_autofree char *zero = masar_date_format_number (0, &words->dates);

  return g_strconcat (hours, ":", minute % 60 < 10 ? zero : "", rest, NULL);
}

static char *
format_month_names (int month, const MasarWords *words, gboolean brief)
{
  MasarDateStyle style = words->dates;
  const char *egyptian;

  if (brief)
    style = masar_words_get_brief_dates (words);
  if (style.language != MASAR_DATE_LANGUAGE_ARABIC || style.month_names != MASAR_MONTH_NAMES_BOTH)
    return g_strdup (masar_date_get_month_name (month, &style));

  style.month_names = MASAR_MONTH_NAMES_EGYPTIAN;
  egyptian = masar_date_get_month_name (month, &style);
  style.month_names = MASAR_MONTH_NAMES_LEVANTINE;
  return g_strdup_printf ("%s / %s", masar_date_get_month_name (month, &style), egyptian);
}

/**
 * masar_tick_format_lower:
 * @step: of the lower row
 * @minutes: a tick
 *
 * Returns: (transfer full): what the lower row says there: a clock time, a day of the month, a month, a year
 */
char *
masar_tick_format_lower (MasarTickStep step, gint64 minutes, const MasarWords *words)
{
  MasarCivilDate date = civil_from_minutes (minutes);

  switch (step.unit)
    {
    case MASAR_TICK_MINUTE:
    case MASAR_TICK_HOUR:
      return format_clock (minutes, words);
    case MASAR_TICK_DAY:
    case MASAR_TICK_WEEK:
      return masar_date_format_number (date.day, &words->dates);
    case MASAR_TICK_MONTH:
      return format_month_names (date.month, words, TRUE);
    case MASAR_TICK_YEAR:
    case MASAR_TICK_HIJRI_MONTH:
    case MASAR_TICK_HIJRI_YEAR:
    default:
      return masar_date_format_number (date.year, &words->dates);
    }
}

/**
 * masar_tick_format_upper:
 * @step: of the upper row
 * @minutes: a tick of that row
 * @brief: whether there is room for the shortest form only
 *
 * Returns: (transfer full) (nullable): what the upper row says: a day with its weekday, a month with both its names and
 *   its year, a year; or %NULL where years stand in the lower row
 */
char *
masar_tick_format_upper (MasarTickStep step, gint64 minutes, const MasarWords *words, gboolean brief)
{
  MasarCivilDate date = civil_from_minutes (minutes);
  MasarDateStyle style = masar_words_get_brief_dates (words);
  g_autofree char *names = NULL;
  g_autofree char *year = NULL;

  switch (step.unit)
    {
    case MASAR_TICK_DAY:
      style.weekdays = !brief;
      return masar_date_format_day (minutes / MASAR_MINUTES_PER_DAY, &style);
    case MASAR_TICK_MONTH:
      names = format_month_names (date.month, words, brief);
      year = masar_date_format_number (date.year, &words->dates);
      return g_strconcat (names, " ", year, NULL);
    case MASAR_TICK_YEAR:
      return step.count == 1 ? masar_date_format_number (date.year, &words->dates) : NULL;
    case MASAR_TICK_MINUTE:
    case MASAR_TICK_HOUR:
    case MASAR_TICK_WEEK:
    case MASAR_TICK_HIJRI_MONTH:
    case MASAR_TICK_HIJRI_YEAR:
    default:
      return NULL;
    }
}

/**
 * masar_tick_format_hijri:
 * @step: a day, or of the Hijri calendar
 * @minutes: a tick of it
 * @brief: whether there is room for the shortest form only
 *
 * Returns: (transfer full): what the Hijri row says: a day, a month with its year, a year; briefly, the day with its
 *   month, or the month alone
 */
char *
masar_tick_format_hijri (MasarTickStep step, gint64 minutes, const MasarWords *words, gboolean brief)
{
  const MasarCivilDate date = masar_hijri_from_days (floor_to (minutes, MASAR_MINUTES_PER_DAY) / MASAR_MINUTES_PER_DAY);
  const char *month = masar_date_get_hijri_month_name (date.month, &words->dates);
  g_autofree char *year = masar_date_format_number (date.year, &words->dates);
  g_autofree char *day = masar_date_format_number (date.day, &words->dates);

  switch (step.unit)
    {
    case MASAR_TICK_DAY:
      return brief ? g_strdup_printf ("%s %s", day, month)
                   : g_strdup_printf ("%s %s %s %s", day, month, year, words->hijri);
    case MASAR_TICK_HIJRI_MONTH:
      return brief ? g_strdup (month) : g_strdup_printf ("%s %s %s", month, year, words->hijri);
    case MASAR_TICK_HIJRI_YEAR:
    case MASAR_TICK_MINUTE:
    case MASAR_TICK_HOUR:
    case MASAR_TICK_WEEK:
    case MASAR_TICK_MONTH:
    case MASAR_TICK_YEAR:
    default:
      return brief ? g_strdup (year) : g_strdup_printf ("%s %s", year, words->hijri);
    }
}
