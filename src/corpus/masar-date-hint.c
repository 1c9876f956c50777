/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"

#include "masar-edtf.h"

#include <string.h>

/* Dates as metadata, sidecars and addresses write them. */

/* Before it there was no page to date; after it a number is no date (a phone number, an id). */
#define FIRST_YEAR 1990
#define LAST_YEAR 2100

static gboolean
set_day (MasarSpan *span, int year, int month, int day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || !masar_civil_is_valid (year, month, day))
    return FALSE;
  *span = masar_span_new_day (masar_days_from_civil (year, month, day));
  return TRUE;
}

/* The digits at @at, at most @max_digits of them; @at moves behind them. */
static int
take_number (const char **at, guint max_digits)
{
  int number = 0;
  guint n = 0;

  for (; n < max_digits && g_ascii_isdigit (**at); n++, (*at)++)
    number = number * 10 + (**at - '0');
  return n > 0 ? number : -1;
}

/* 2024-08-15…, 2024/8/15, 20240815 */
static gboolean
parse_year_first (const char *at, MasarSpan *span)
{
  int year = take_number (&at, 4);
  const char separator = *at;
  gboolean separated = separator != '\0' && strchr ("-/._", separator) != NULL;
  int month;
  int day;

  at += separated;
  month = take_number (&at, 2);
  if (separated && *at++ != separator)
    return FALSE;
  day = take_number (&at, 2);
  return !g_ascii_isdigit (*at) && set_day (span, year, month, day);
}

/* 15/08/2024, 15.8.2024: day first, as everywhere but in the United States; what can only be the other is. */
static gboolean
parse_day_first (const char *at, MasarSpan *span)
{
  int first = take_number (&at, 2);
  int second;
  int year;

  if (*at == '\0' || strchr ("-/.", *at) == NULL)
    return FALSE;
  at++;
  second = take_number (&at, 2);
  if (*at == '\0' || strchr ("-/.", *at) == NULL)
    return FALSE;
  at++;
  year = take_number (&at, 4);
  return set_day (span, year, second, first) || set_day (span, year, first, second);
}

/* "Thu, 15 Aug 2024 10:00:00 GMT", "August 15, 2024" */
static gboolean
parse_english (const char *text, MasarSpan *span)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };
  g_auto (GStrv) words = g_strsplit_set (text, " ,", -1);
  int year = -1;
  int month = -1;
  int day = -1;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *at = words[i];
      int number = take_number (&at, 4);

      for (guint m = 0; m < G_N_ELEMENTS (months) && month < 0; m++)
        if (g_ascii_strncasecmp (words[i], months[m], 3) == 0)
          month = m + 1;
      if (*at != '\0')
        continue;
      if (number > 31 && year < 0)
        year = number;
      else if (number > 0 && number <= 31 && day < 0)
        day = number;
    }
  return month > 0 && set_day (span, year, month, day);
}

/* Seconds or milliseconds since 1970. */
static gboolean
parse_timestamp (const char *text, MasarSpan *span)
{
  guint64 seconds;
  MasarCivilDate date;
  gsize length = strlen (text);

  if ((length != 10 && length != 13) || strspn (text, "0123456789") != length)
    return FALSE;
  seconds = g_ascii_strtoull (text, NULL, 10) / (length == 13 ? 1000 : 1);
  date = masar_civil_from_days ((gint64) (seconds / 86400));
  return set_day (span, date.year, date.month, date.day);
}

/* "15 أغسطس 2024" */
static gboolean
parse_arabic (const char *text, const MasarLexicon *lexicon, MasarSpan *span)
{
  g_autoptr (MasarText) words = masar_text_new (text, strlen (text), lexicon);
  g_autoptr (GArray) times = masar_times_find (words);

  for (guint i = 0; i < times->len; i++)
    if (masar_time_get_day (&g_array_index (times, MasarTime, i), span))
      return TRUE;
  return FALSE;
}

gboolean
masar_time_get_day (const MasarTime *time, MasarSpan *span)
{
  const MasarTimePoint *point = &time->expression.first;

  if (point->hijri || point->year.setting != MASAR_TIME_ABSOLUTE || point->month.setting != MASAR_TIME_ABSOLUTE
      || point->day.setting != MASAR_TIME_ABSOLUTE || time->expression.last.day.setting != MASAR_TIME_UNSET)
    return FALSE;
  return set_day (span, point->year.value, point->month.value, point->day.value);
}

gboolean
masar_date_hint_parse (const char *hint, const MasarLexicon *lexicon, MasarSpan *span)
{
  g_autofree char *text = g_strstrip (g_strdup (hint));

  gboolean approximate;

  return parse_timestamp (text, span) || parse_year_first (text, span) || parse_day_first (text, span)
         || parse_english (text, span)
         || (masar_edtf_parse (text, span, &approximate, NULL) && !masar_span_is_open (*span))
         || parse_arabic (text, lexicon, span);
}

/* /2024/08/15/, /2024-08-15-, /20240815/: a date between what no number goes on into. */
gboolean
masar_date_hint_parse_url (const char *url, MasarSpan *span)
{
  for (const char *at = url; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) && (at == url || !g_ascii_isdigit (at[-1])) && parse_year_first (at, span))
      return TRUE;
  return FALSE;
}
