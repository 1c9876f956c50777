/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-numerals.h"
#include "masar-time-grammar-private.h"

/* Parts of the day and times of day, as minutes: "في وقت متأخر من مساء", "الساعة 21:30", "الساعة العاشرة والنصف مساء
 * بالتوقيت المحلي (19:30 بتوقيت غرينتش)", "21:33". */

#define NOON_MINUTES (12 * 60)

#define take masar_time_grammar_take
#define take_plain masar_time_grammar_take_plain
#define take_mark masar_time_grammar_take_mark
#define skip masar_time_grammar_skip

/* Values of the category "time-zone". */
enum
{
  ZONE_LOCAL,
  ZONE_OTHER,
};

static void
set_part_of_day (MasarTimePoint *point, const MasarMatch *match)
{
  const int end = masar_time_grammar_get_member (match, "end", 0);

  if (end == 0)
    return;
  point->begin_minute = (guint16) (masar_time_grammar_get_member (match, "begin", 0) * 60);
  point->end_minute = (guint16) (end * 60);
}

/* A part of the day, perhaps twice: "في وقت متأخر من مساء". */
gboolean
masar_time_read_part_of_day (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarMatch match;
  guint i = *at;

  if (masar_time_grammar_match (self, *at, MASAR_TIME_WORD_PART_OF_DAY_TRAP, &match)
      || !take (self, &i, MASAR_TIME_WORD_PART_OF_DAY, &match))
    return FALSE;
  set_part_of_day (point, &match);
  skip (self, &i, MASAR_TIME_WORD_OF);
  if (take_plain (self, &i, MASAR_TIME_WORD_PART_OF_DAY, &match))
    skip (self, &i, MASAR_TIME_WORD_OF);
  *at = i;
  return TRUE;
}

/* "وتسع وخمسين دقيقة" after the hour. */
static gboolean
take_minutes_in_words (const MasarTimeGrammar *self, guint *at, int *minutes)
{
  MasarNumeral numeral;
  guint i = *at;

  if (i >= self->n_tokens || (self->tokens[i].clitics & MASAR_CLITIC_WA) == 0
      || !masar_numeral_read (self->text, i, &numeral) || numeral.value > 59)
    return FALSE;
  i += numeral.n_tokens;
  if (!skip (self, &i, MASAR_TIME_WORD_MINUTE))
    return FALSE;
  *minutes = (int) numeral.value;
  *at = i;
  return TRUE;
}

/* ":30", ",30", ".30", with seconds perhaps. */
static gboolean
take_minutes_in_digits (const MasarTimeGrammar *self, guint *at, const char *separators, int *minutes)
{
  const guint i = *at;

  if (!masar_time_grammar_is_mark (self, i, separators) || !masar_time_grammar_is_number (self, i + 1, 0, 59)
      || !masar_time_grammar_is_glued (self, i + 1) || self->tokens[i + 1].n_digits != 2)
    return FALSE;
  *minutes = (int) self->tokens[i + 1].number;
  *at = i + 2;
  if (masar_time_grammar_is_mark (self, *at, ":") && masar_time_grammar_is_glued (self, *at + 1)
      && masar_time_grammar_is_number (self, *at + 1, 0, 59))
    *at += 2;
  return TRUE;
}

static gboolean
take_minutes (const MasarTimeGrammar *self, guint *at, int *minutes)
{
  MasarMatch match;

  if (take_minutes_in_digits (self, at, ":.,", minutes) || take_minutes_in_words (self, at, minutes))
    return TRUE;
  if (!take (self, at, MASAR_TIME_WORD_CLOCK_FRACTION, &match))
    return FALSE;
  *minutes = match.entry->value;
  return TRUE;
}

/* "الساعة 21:30", "الساعة 1430", "الساعة العاشرة والنصف", "21:30": the minute of the day, and how exact it is. */
static gboolean
take_hour (const MasarTimeGrammar *self, guint *at, int *minute, gboolean *exact)
{
  guint i = *at;
  MasarMatch match;
  MasarNumeral hour;
  int minutes = 0;
  gboolean in_brackets;
  const gboolean worded = take (self, &i, MASAR_TIME_WORD_CLOCK, &match);

  if (worded && !skip (self, &i, MASAR_TIME_WORD_ABOUT))
    skip (self, &i, MASAR_TIME_WORD_ARTICLE);
  in_brackets = take_mark (self, &i, "(\"");
  if (!masar_numeral_read (self->text, i, &hour) || hour.value < 0 || (!worded && hour.in_words))
    return FALSE;
  *exact = worded && self->tokens[i].n_digits == 4 && hour.value / 100 <= 24 && hour.value % 100 < 60;
  if (*exact)
    {
      minutes = (int) hour.value % 100;
      hour.value /= 100;
    }
  if (hour.value > 24)
    return FALSE;
  i += hour.n_tokens;
  if (!*exact)
    *exact = worded ? take_minutes (self, &i, &minutes) : take_minutes_in_digits (self, &i, ":", &minutes);
  if (!worded && !*exact)
    return FALSE;
  if (in_brackets)
    take_mark (self, &i, ")\"");
  skip (self, &i, MASAR_TIME_WORD_MINUTE);
  *minute = (int) hour.value * 60 + minutes;
  *at = i;
  return *minute >= 0 && *minute <= (int) MASAR_MINUTES_PER_DAY;
}

/* Twelve hours on, when the part of the day says so. */
static void
set_clock (MasarTimePoint *point, int minute, gboolean exact)
{
  if (minute < NOON_MINUTES && point->begin_minute >= 11 * 60)
    minute += NOON_MINUTES;
  else if (minute == NOON_MINUTES && point->begin_minute >= 18 * 60)
    minute = 0;
  if (minute >= (int) MASAR_MINUTES_PER_DAY)
    minute -= (int) MASAR_MINUTES_PER_DAY;
  point->begin_minute = (guint16) minute;
  point->end_minute = (guint16) MIN (minute + (exact ? 1 : 60), (int) MASAR_MINUTES_PER_DAY);
}

/* "(1930 بتوقيت غرينتش)" behind the local time. */
static void
skip_other_zone (const MasarTimeGrammar *self, guint *at)
{
  guint i = *at;
  int minute;

  if (!take_mark (self, &i, "(-"))
    return;
  skip (self, &i, MASAR_TIME_WORD_CLOCK);
  if (!masar_time_grammar_is_number (self, i, 0, 2400))
    return;
  i++;
  take_minutes_in_digits (self, &i, ":.,", &minute);
  if (!skip (self, &i, MASAR_TIME_WORD_TIME_ZONE))
    return;
  take_mark (self, &i, ")");
  *at = i;
}

/* "بتوقيت بغداد", "(توقيت القدس)" */
static gboolean
take_zone (const MasarTimeGrammar *self, guint *at, int *zone)
{
  guint i = *at;
  MasarMatch match;
  const gboolean in_brackets = take_mark (self, &i, "(");

  if (!take (self, &i, MASAR_TIME_WORD_TIME_ZONE, &match) || (in_brackets && !take_mark (self, &i, ")")))
    return FALSE;
  *zone = match.entry->value;
  *at = i;
  return TRUE;
}

/* "من مساء": an "of" behind the part is not taken, since perhaps no day follows. */
static void
take_part_behind (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;

  skip (self, &i, MASAR_TIME_WORD_OF);
  if (masar_time_read_part_of_day (self, &i, point))
    *at = masar_time_grammar_match (self, i - 1, MASAR_TIME_WORD_OF, &match) ? i - 1 : i;
}

/* A time of day with the part of the day and the zone behind it.  News speaks in local time: where only the time of
 * another zone is told, the minutes are left out. */
gboolean
masar_time_read_clock (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;
  MasarTimePoint part = *point;
  int minute;
  gboolean exact;
  int zone = ZONE_LOCAL;

  if (!take_hour (self, &i, &minute, &exact))
    return FALSE;
  if (take_plain (self, &i, MASAR_TIME_WORD_HALF_DAY, &match))
    set_part_of_day (&part, &match);
  else
    take_part_behind (self, &i, &part);
  if (take_zone (self, &i, &zone))
    take_part_behind (self, &i, &part);
  skip_other_zone (self, &i);
  if (zone == ZONE_LOCAL)
    {
      *point = part;
      set_clock (point, minute, exact);
    }
  *at = i;
  return TRUE;
}
