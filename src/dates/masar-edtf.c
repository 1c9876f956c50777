/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-edtf.h"

#include <string.h>

/* The Extended Date/Time Format (ISO 8601-2:2019) as far as spans need it: years, months, seasons, days, minutes,
 * intervals with open ends, and '~' for an approximate date.  All functions are pure. */

G_DEFINE_QUARK (masar_edtf_error_quark, masar_edtf_error)

/* Meteorological seasons of the northern hemisphere: first month, counted from the January of the year that names the
 * season.  Winter is named after the year in which it begins. */
static const int season_first_month[] = { 3, 6, 9, 12 };

static MasarSpan
season_span (int year, int season)
{
  const int first = season_first_month[season - 21];
  const int last = first + 2;
  const int last_year = year + (last > 12);
  const int last_month = last > 12 ? last - 12 : last;

  return masar_span_union (masar_span_new_month (year, first), masar_span_new_month (last_year, last_month));
}

static void
put_two (char *at, int number)
{
  at[0] = (char) ('0' + number / 10);
  at[1] = (char) ('0' + number % 10);
}

static void
append_year (GString *out, int year)
{
  char text[4];

  if (year < 0 || year > 9999)
    {
      g_string_append_printf (out, "%04d", year);
      return;
    }
  put_two (text, year / 100);
  put_two (text + 2, year % 100);
  g_string_append_len (out, text, sizeof text);
}

static void
append_two (GString *out, char before, int number)
{
  char text[3] = { before };

  put_two (text + 1, number);
  g_string_append_len (out, text, sizeof text);
}

static void
append_month (GString *out, int year, int month)
{
  append_year (out, year);
  append_two (out, '-', month);
}

/**
 * masar_edtf_append_day:
 * @out: where to write
 * @date: a day
 *
 * Writes the day as ISO 8601 does.  No format string is read: records are full of days.
 */
void
masar_edtf_append_day (GString *out, MasarCivilDate date)
{
  char text[] = "0000-00-00";

  if (date.year < 0 || date.year > 9999)
    {
      append_month (out, date.year, date.month);
      append_two (out, '-', date.day);
      return;
    }
  put_two (text, date.year / 100);
  put_two (text + 2, date.year % 100);
  put_two (text + 5, date.month);
  put_two (text + 8, date.day);
  g_string_append_len (out, text, strlen (text));
}

/* Appends the shortest form that names exactly @span, or returns FALSE when no single form does. */
static gboolean
append_single (GString *out, MasarSpan span)
{
  gint64 first_day, last_day;
  MasarCivilDate first;

  if (masar_span_is_open (span) || span.begin_minutes % MASAR_MINUTES_PER_DAY != 0
      || span.end_minutes % MASAR_MINUTES_PER_DAY != 0)
    return FALSE;
  masar_span_get_first_day (span, &first_day);
  masar_span_get_last_day (span, &last_day);
  first = masar_civil_from_days (first_day);
  if (first_day == last_day)
    masar_edtf_append_day (out, first);
  else if (masar_span_equal (span, masar_span_new_month (first.year, first.month)))
    append_month (out, first.year, first.month);
  else if (masar_span_equal (span, masar_span_new_year (first.year)))
    append_year (out, first.year);
  else
    {
      for (int season = 21; season <= 24; season++)
        if (masar_span_equal (span, season_span (first.year, season)))
          {
            append_month (out, first.year, season);
            return TRUE;
          }
      return FALSE;
    }
  return TRUE;
}

static void
append_bound (GString *out, gint64 minutes, gboolean is_end)
{
  const gboolean whole_day = minutes % MASAR_MINUTES_PER_DAY == 0;
  gint64 day;
  MasarCivilDate date;

  if (minutes == (is_end ? MASAR_OPEN_FUTURE : MASAR_OPEN_PAST))
    {
      g_string_append (out, "..");
      return;
    }
  masar_span_get_first_day ((MasarSpan){ minutes - (is_end && whole_day), MASAR_OPEN_FUTURE }, &day);
  date = masar_civil_from_days (day);
  masar_edtf_append_day (out, date);
  if (!whole_day)
    {
      const int minute_of_day = (int) (minutes - day * MASAR_MINUTES_PER_DAY);

      append_two (out, 'T', minute_of_day / 60);
      append_two (out, ':', minute_of_day % 60);
    }
}

/**
 * masar_edtf_append:
 * @out: where to write
 * @span: a span
 * @approximate: whether the date is approximate
 *
 * Writes the shortest EDTF that names exactly @span: a day, month, season or year where it is one, else an interval.
 * An interval whose ends lie within days gives times of day; the end is then the minute after the last one.  A span
 * that is open at both ends is nothing.
 */
void
masar_edtf_append (GString *out, MasarSpan span, gboolean approximate)
{
  if (masar_span_is_unknown (span))
    return;
  if (append_single (out, span))
    {
      if (approximate)
        g_string_append_c (out, '~');
      return;
    }
  append_bound (out, span.begin_minutes, FALSE);
  if (approximate && span.begin_minutes != MASAR_OPEN_PAST)
    g_string_append_c (out, '~');
  g_string_append_c (out, '/');
  append_bound (out, span.end_minutes, TRUE);
  if (approximate && span.end_minutes != MASAR_OPEN_FUTURE)
    g_string_append_c (out, '~');
}

/**
 * masar_edtf_format:
 *
 * Returns: (transfer full): what [func@edtf_append] writes
 */
char *
masar_edtf_format (MasarSpan span, gboolean approximate)
{
  GString *out = g_string_new (NULL);

  masar_edtf_append (out, span, approximate);
  return g_string_free (out, FALSE);
}

static gboolean
take_digits (const char **at, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit ((*at)[i]))
        return FALSE;
      *value = *value * 10 + ((*at)[i] - '0');
    }
  *at += count;
  return TRUE;
}

static gboolean
fail_syntax (const char *text, const char *at, GError **error)
{
  g_set_error (error, MASAR_EDTF_ERROR, MASAR_EDTF_ERROR_SYNTAX,
               "“%s”: expected an EDTF date such as 2024-08-05 at character %d, found “%s”", text,
               (int) g_utf8_pointer_to_offset (text, at) + 1, at);
  return FALSE;
}

static gboolean
fail_range (const char *text, GError **error)
{
  g_set_error (error, MASAR_EDTF_ERROR, MASAR_EDTF_ERROR_RANGE, "“%s”: the calendar has no such date", text);
  return FALSE;
}

/* Reads one side of an interval, or a whole date.  A time of day names the minute itself: at the end of an interval it
 * is the minute after the last one. */
static gboolean
parse_date (const char *text, const char **at, MasarSpan *span, gboolean *approximate, GError **error)
{
  int year, month = 0, day = 0;

  if (!take_digits (at, 4, &year))
    return fail_syntax (text, *at, error);
  if (**at == '-')
    {
      *at += 1;
      if (!take_digits (at, 2, &month))
        return fail_syntax (text, *at, error);
      if (**at == '-')
        {
          *at += 1;
          if (!take_digits (at, 2, &day))
            return fail_syntax (text, *at, error);
          if (!masar_civil_is_valid (year, month, day))
            return fail_range (text, error);
        }
    }
  if (day > 0)
    *span = masar_span_new_day (masar_days_from_civil (year, month, day));
  else if (month >= 21 && month <= 24)
    *span = season_span (year, month);
  else if (month >= 1 && month <= 12)
    *span = masar_span_new_month (year, month);
  else if (month == 0)
    *span = masar_span_new_year (year);
  else
    return fail_range (text, error);
  if (**at == 'T' && day > 0)
    {
      int hour, minute = 0;

      *at += 1;
      if (!take_digits (at, 2, &hour))
        return fail_syntax (text, *at, error);
      if (**at == ':')
        {
          *at += 1;
          if (!take_digits (at, 2, &minute))
            return fail_syntax (text, *at, error);
        }
      if (hour > 24 || minute > 59 || (hour == 24 && minute > 0))
        return fail_range (text, error);
      span->begin_minutes += hour * 60 + minute;
      span->end_minutes = span->begin_minutes;
    }
  if (**at == '~' || **at == '%')
    {
      *approximate = TRUE;
      *at += 1;
    }
  else if (**at == '?')
    *at += 1;
  return TRUE;
}

/**
 * masar_edtf_parse:
 * @text: EDTF text
 * @span: (out): the span it names; a single time of day is one minute long
 * @approximate: (out): whether a '~' or '%' stands in it
 * @error: return location for an error of domain %MASAR_EDTF_ERROR
 *
 * The inverse of [func@edtf_format].
 *
 * Returns: %TRUE on success
 */
gboolean
masar_edtf_parse (const char *text, MasarSpan *span, gboolean *approximate, GError **error)
{
  const char *at = text;
  MasarSpan begin = MASAR_SPAN_OPEN, end = MASAR_SPAN_OPEN;

  g_return_val_if_fail (text != NULL, FALSE);

  *approximate = FALSE;
  if (*at == '\0')
    {
      *span = MASAR_SPAN_OPEN;
      return TRUE;
    }
  if (g_str_has_prefix (at, ".."))
    at += 2;
  else if (!parse_date (text, &at, &begin, approximate, error))
    return FALSE;
  if (*at == '\0' && !masar_span_is_unknown (begin))
    {
      *span = begin;
      if (span->begin_minutes == span->end_minutes)
        span->end_minutes += 1;
      return TRUE;
    }
  if (*at != '/')
    return fail_syntax (text, at, error);
  at += 1;
  if (g_str_has_prefix (at, ".."))
    at += 2;
  else if (!parse_date (text, &at, &end, approximate, error))
    return FALSE;
  if (*at != '\0')
    return fail_syntax (text, at, error);
  if (begin.begin_minutes >= end.end_minutes)
    return fail_range (text, error);
  *span = (MasarSpan){ begin.begin_minutes, end.end_minutes };
  return TRUE;
}

/**
 * masar_edtf_parse_days:
 * @text: EDTF text
 * @first: (out): its first day
 * @last: (out): its last day
 *
 * Returns: %FALSE when it is not EDTF, or open
 */
gboolean
masar_edtf_parse_days (const char *text, gint64 *first, gint64 *last)
{
  gboolean approximate;
  MasarSpan span;

  return masar_edtf_parse (text, &span, &approximate, NULL) && masar_span_get_first_day (span, first)
         && masar_span_get_last_day (span, last);
}
