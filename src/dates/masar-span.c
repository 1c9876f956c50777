/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-span.h"

/* Civil time as a value: days and half-open spans of minutes on the proleptic Gregorian calendar.
 * Every function is pure and may be called from any thread. */

static gint64
floor_divide (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

/**
 * masar_days_from_civil:
 * @year: proleptic Gregorian year
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Counts in eras of 400 years that begin on 1 March, as in Howard Hinnant, "chrono-compatible low-level date
 * algorithms" (2013).
 *
 * Returns: the days since 1970-01-01
 */
gint64
masar_days_from_civil (int year, int month, int day)
{
  const gint64 y = (gint64) year - (month <= 2);
  const gint64 era = floor_divide (y, 400);
  const gint64 year_of_era = y - era * 400;
  const gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * masar_civil_from_days:
 * @days: days since 1970-01-01
 *
 * The inverse of [func@days_from_civil].
 *
 * Returns: the civil date
 */
MasarCivilDate
masar_civil_from_days (gint64 days)
{
  const gint64 z = days + 719468;
  const gint64 era = floor_divide (z, 146097);
  const gint64 day_of_era = z - era * 146097;
  const gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const gint64 shifted_month = (5 * day_of_year + 2) / 153;
  const int month = (int) (shifted_month + (shifted_month < 10 ? 3 : -9));

  return (MasarCivilDate){
    .year = (int) (year_of_era + era * 400 + (month <= 2)),
    .month = month,
    .day = (int) (day_of_year - (153 * shifted_month + 2) / 5 + 1),
  };
}

/**
 * masar_days_in_month:
 * @year: proleptic Gregorian year
 * @month: 1 to 12
 *
 * Returns: 28 to 31
 */
int
masar_days_in_month (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  const gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return lengths[month - 1] + (month == 2 && leap);
}

/**
 * masar_civil_is_valid:
 *
 * Returns: whether the calendar has this day, in a year of four digits
 */
gboolean
masar_civil_is_valid (int year, int month, int day)
{
  return year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= masar_days_in_month (year, month);
}

/**
 * masar_weekday_from_days:
 * @days: days since 1970-01-01
 *
 * Returns: 1 for Monday to 7 for Sunday, as in ISO 8601
 */
int
masar_weekday_from_days (gint64 days)
{
  const gint64 shifted = days + 3; /* 1970-01-01 was a Thursday. */

  return (int) (shifted - floor_divide (shifted, 7) * 7) + 1;
}

/**
 * masar_span_new_day:
 * @day: days since 1970-01-01
 *
 * Returns: the span of that day
 */
MasarSpan
masar_span_new_day (gint64 day)
{
  return masar_span_new_days (day, day);
}

/**
 * masar_span_new_days:
 * @first_day: days since 1970-01-01
 * @last_day: days since 1970-01-01, included
 *
 * Returns: the span from the begin of @first_day to the end of @last_day
 */
MasarSpan
masar_span_new_days (gint64 first_day, gint64 last_day)
{
  return (MasarSpan){ first_day * MASAR_MINUTES_PER_DAY, (last_day + 1) * MASAR_MINUTES_PER_DAY };
}

/**
 * masar_span_new_month:
 * @year: proleptic Gregorian year
 * @month: 1 to 12
 *
 * Returns: the span of that month
 */
MasarSpan
masar_span_new_month (int year, int month)
{
  const gint64 first = masar_days_from_civil (year, month, 1);

  return masar_span_new_days (first, first + masar_days_in_month (year, month) - 1);
}

/**
 * masar_span_new_year:
 * @year: proleptic Gregorian year
 *
 * Returns: the span of that year
 */
MasarSpan
masar_span_new_year (int year)
{
  return masar_span_new_days (masar_days_from_civil (year, 1, 1), masar_days_from_civil (year, 12, 31));
}

/**
 * masar_span_is_open:
 *
 * Returns: whether either end is open
 */
gboolean
masar_span_is_open (MasarSpan span)
{
  return span.begin_minutes == MASAR_OPEN_PAST || span.end_minutes == MASAR_OPEN_FUTURE;
}

/**
 * masar_span_get_length:
 *
 * Returns: how many minutes it has; %G_MAXINT64 when an end is open
 */
gint64
masar_span_get_length (MasarSpan span)
{
  return masar_span_is_open (span) ? G_MAXINT64 : span.end_minutes - span.begin_minutes;
}

/**
 * masar_span_is_unknown:
 *
 * Returns: whether both ends are open
 */
gboolean
masar_span_is_unknown (MasarSpan span)
{
  return span.begin_minutes == MASAR_OPEN_PAST && span.end_minutes == MASAR_OPEN_FUTURE;
}

gboolean
masar_span_equal (MasarSpan a, MasarSpan b)
{
  return a.begin_minutes == b.begin_minutes && a.end_minutes == b.end_minutes;
}

/**
 * masar_span_compare:
 *
 * Orders by begin, then by end.
 *
 * Returns: less than, equal to or greater than 0
 */
int
masar_span_compare (MasarSpan a, MasarSpan b)
{
  if (a.begin_minutes != b.begin_minutes)
    return a.begin_minutes < b.begin_minutes ? -1 : 1;
  if (a.end_minutes != b.end_minutes)
    return a.end_minutes < b.end_minutes ? -1 : 1;
  return 0;
}

/**
 * masar_span_overlaps:
 *
 * Spans that only touch do not overlap.
 *
 * Returns: whether some minute is in both
 */
gboolean
masar_span_overlaps (MasarSpan a, MasarSpan b)
{
  return a.begin_minutes < b.end_minutes && b.begin_minutes < a.end_minutes;
}

/**
 * masar_span_contains:
 *
 * Returns: whether every minute of @inner is in @outer
 */
gboolean
masar_span_contains (MasarSpan outer, MasarSpan inner)
{
  return outer.begin_minutes <= inner.begin_minutes && inner.end_minutes <= outer.end_minutes;
}

/**
 * masar_span_intersect:
 * @both: (out): the minutes that are in both; untouched when there are none
 *
 * Returns: whether there are any
 */
gboolean
masar_span_intersect (MasarSpan a, MasarSpan b, MasarSpan *both)
{
  if (!masar_span_overlaps (a, b))
    return FALSE;
  *both = (MasarSpan){ MAX (a.begin_minutes, b.begin_minutes), MIN (a.end_minutes, b.end_minutes) };
  return TRUE;
}

/**
 * masar_span_union:
 *
 * Returns: the shortest span that holds both
 */
MasarSpan
masar_span_union (MasarSpan a, MasarSpan b)
{
  return (MasarSpan){ MIN (a.begin_minutes, b.begin_minutes), MAX (a.end_minutes, b.end_minutes) };
}

/**
 * masar_span_get_first_day:
 * @day: (out): days since 1970-01-01
 *
 * Returns: %FALSE when the begin is open
 */
gboolean
masar_span_get_first_day (MasarSpan span, gint64 *day)
{
  if (span.begin_minutes == MASAR_OPEN_PAST)
    return FALSE;
  *day = floor_divide (span.begin_minutes, MASAR_MINUTES_PER_DAY);
  return TRUE;
}

/**
 * masar_span_get_last_day:
 * @day: (out): days since 1970-01-01; the last day of which a minute is in the span
 *
 * Returns: %FALSE when the end is open
 */
gboolean
masar_span_get_last_day (MasarSpan span, gint64 *day)
{
  if (span.end_minutes == MASAR_OPEN_FUTURE)
    return FALSE;
  *day = floor_divide (span.end_minutes - 1, MASAR_MINUTES_PER_DAY);
  return TRUE;
}
