/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-numerals.h"
#include "masar-time-grammar-private.h"

/* Days that are named or counted: "الخميس", "مساء أمس الثلاثاء", "في وقت متأخر من يوم الاثنين", "الأحد المقبل", and
 * dates with a weekday or a part of the day before them. */

#define take masar_time_grammar_take
#define take_plain masar_time_grammar_take_plain
#define take_mark masar_time_grammar_take_mark
#define take_word masar_time_grammar_take_word

static void
set (MasarTimeField *field, MasarTimeSetting setting, gint64 value)
{
  *field = (MasarTimeField){ (gint16) value, (guint8) setting };
}

static void
set_part_of_day (MasarTimePoint *point, const MasarMatch *match)
{
  const int end = masar_time_grammar_get_member (match, "end", 0);

  if (end == 0)
    return;
  point->begin_minute = (guint16) (masar_time_grammar_get_member (match, "begin", 0) * 60);
  point->end_minute = (guint16) (end * 60);
}

/* A weekday in or without brackets: "الخميس", "(الخميس)", "، الخميس". */
static gboolean
take_weekday (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;
  const gboolean in_brackets = take_mark (self, &i, "(");

  if (!in_brackets)
    take_mark (self, &i, ",");
  take (self, &i, MASAR_TIME_WORD_DAY_UNIT, &match);
  if (!take_plain (self, &i, MASAR_TIME_WORD_WEEKDAY, &match))
    return FALSE;
  if (in_brackets && !take_mark (self, &i, ")"))
    return FALSE;
  point->weekday = (guint8) match.entry->value;
  *at = i;
  return TRUE;
}

/* The part of a day behind the day: "الخميس مساء", "يوم الأربعاء بالصباح". */
static void
take_part_behind (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;

  if (point->end_minute != 0 || !take (self, &i, MASAR_TIME_WORD_PART_OF_DAY, &match)
      || (match.clitics & ~(MASAR_CLITIC_AL | MASAR_CLITIC_BI)) != 0)
    return;
  /* "الخميس ليلة الجمعة", "أمس مساء الثلاثاء": the part belongs to what follows, unless that is the same day. */
  if (masar_time_grammar_match (self, i, MASAR_TIME_WORD_WEEKDAY, &(MasarMatch){ 0 })
      || masar_time_grammar_match (self, i, MASAR_TIME_WORD_DAY, &(MasarMatch){ 0 }))
    return;
  set_part_of_day (point, &match);
  *at = i;
}

/* A date after the weekday: "الاثنين، 5 أغسطس 2024", "الأربعاء 07. 08 . 2024", "الخميس (15 آب)". */
static gboolean
take_date_behind (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression date = { 0 };
  gboolean in_brackets;

  take_mark (self, &i, ",-/");
  in_brackets = take_mark (self, &i, "(");
  take_word (self, &i, "الموافق");
  take_word (self, &i, "الموافقه");
  if (!masar_time_read_date (self, &i, &date))
    return FALSE;
  if (in_brackets)
    take_mark (self, &i, ")");
  date.first.weekday = expression->first.weekday;
  date.first.begin_minute = expression->first.begin_minute;
  date.first.end_minute = expression->first.end_minute;
  *expression = date;
  *at = i;
  return TRUE;
}

/* "من الأسبوع الماضي", "من هذا الأسبوع" after a weekday. */
static gboolean
take_week_behind (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;
  gint64 week;

  take_word (self, &i, "من");
  if (take_word (self, &i, "هذا"))
    {
      if (!take_word (self, &i, "الاسبوع"))
        return FALSE;
      week = 0;
    }
  else
    {
      if (!take_word (self, &i, "الاسبوع") || !take_plain (self, &i, MASAR_TIME_WORD_RELATION, &match))
        return FALSE;
      week = match.entry->value - MASAR_TIME_RELATION_THIS;
    }
  set (&point->week, MASAR_TIME_RELATIVE, week);
  *at = i;
  return TRUE;
}

/* The second day of "ليلة الجمعة السبت", "ليل الاثنين - الثلاثاء". */
static void
take_next_weekday (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch match;

  take_mark (self, &i, "-/");
  if (!take_plain (self, &i, MASAR_TIME_WORD_WEEKDAY, &match)
      || match.entry->value != expression->first.weekday % 7 + 1)
    return;
  expression->last.weekday = (guint8) match.entry->value;
  /* The night between them. */
  if (expression->first.begin_minute >= 16 * 60)
    expression->last.end_minute = 6 * 60;
  *at = i;
}

static gboolean
read_weekday (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch match;
  MasarTimeExpression read = *expression;

  take (self, &i, MASAR_TIME_WORD_DAY_UNIT, &match);
  if (!take (self, &i, MASAR_TIME_WORD_WEEKDAY, &match))
    return FALSE;
  if (match.n_tokens + match.first_token != i || (i - match.n_tokens > *at && (match.clitics & ~MASAR_CLITIC_AL) != 0))
    return FALSE;
  read.first.weekday = (guint8) match.entry->value;
  take_part_behind (self, &i, &read.first);
  if (!take_date_behind (self, &i, &read) && !take_week_behind (self, &i, &read.first))
    {
      if (take_plain (self, &i, MASAR_TIME_WORD_RELATION, &match))
        {
          read.first.relation = (guint8) match.entry->value;
          take_date_behind (self, &i, &read);
        }
      else
        take_next_weekday (self, &i, &read);
    }
  take_part_behind (self, &i, &read.first);
  *expression = read;
  *at = i;
  return TRUE;
}

static gboolean
read_counted_day (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch match;
  MasarTimeExpression read = *expression;

  if (!take (self, &i, MASAR_TIME_WORD_DAY, &match))
    return FALSE;
  set (&read.first.day, MASAR_TIME_RELATIVE, match.entry->value);
  set_part_of_day (&read.first, &match);
  take_part_behind (self, &i, &read.first);
  if (take_weekday (self, &i, &read.first))
    take_part_behind (self, &i, &read.first);
  take_date_behind (self, &i, &read);
  *expression = read;
  *at = i;
  return TRUE;
}

/* "رأس السنة الميلادية", "عيد الميلاد الماضي" */
static gboolean
read_holiday (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarMatch match;

  if (!take (self, at, MASAR_TIME_WORD_HOLIDAY, &match))
    return FALSE;
  set (&point->month, MASAR_TIME_ABSOLUTE, match.entry->value / 100);
  set (&point->day, MASAR_TIME_ABSOLUTE, match.entry->value % 100);
  if (!masar_time_read_year (self, at, point, TRUE) && take_plain (self, at, MASAR_TIME_WORD_RELATION, &match))
    point->relation = (guint8) match.entry->value;
  return TRUE;
}

static gboolean
read_plain_day (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  MasarMatch match;
  guint i = *at;

  if (masar_time_grammar_is_trap (self, *at, &match))
    return FALSE;
  if (read_counted_day (self, at, expression) || read_weekday (self, at, expression)
      || read_holiday (self, at, &expression->first))
    return TRUE;
  /* "يوم 5 آب" */
  take (self, &i, MASAR_TIME_WORD_DAY_UNIT, &match);
  if (!take_date_behind (self, &i, expression))
    return FALSE;
  take_part_behind (self, &i, &expression->first);
  *at = i;
  return TRUE;
}

/* ---- the clock ---- */

/* "وتسع وخمسين دقيقة" after the hour. */
static gboolean
take_minutes_in_words (const MasarTimeGrammar *self, guint *at, int *minutes)
{
  MasarNumeral numeral;

  if (*at >= self->n_tokens || (self->tokens[*at].clitics & MASAR_CLITIC_WA) == 0
      || !masar_numeral_read (self->text, *at, &numeral) || numeral.value > 59
      || !(masar_time_grammar_is_word (self, *at + numeral.n_tokens, "دقيقه")
           || masar_time_grammar_is_word (self, *at + numeral.n_tokens, "دقائق")))
    return FALSE;
  *minutes = (int) numeral.value;
  *at += numeral.n_tokens + 1;
  return TRUE;
}

static gboolean
take_minutes (const MasarTimeGrammar *self, guint *at, int *minutes)
{
  MasarMatch match;

  if ((masar_time_grammar_is_mark (self, *at, ":.")) && masar_time_grammar_is_number (self, *at + 1, 0, 59)
      && !self->tokens[*at + 1].space_before)
    {
      *minutes = (int) self->tokens[*at + 1].number;
      *at += 2;
      /* seconds */
      if (masar_time_grammar_is_mark (self, *at, ":") && masar_time_grammar_is_number (self, *at + 1, 0, 59))
        *at += 2;
      return TRUE;
    }
  if (take_minutes_in_words (self, at, minutes))
    return TRUE;
  if (take (self, at, MASAR_TIME_WORD_CLOCK_FRACTION, &match))
    {
      *minutes = match.entry->value;
      return TRUE;
    }
  return FALSE;
}

/* "الساعة 21:30", "الساعة العاشرة والنصف": the minute of the day, and how exact it is. */
static gboolean
take_clock (const MasarTimeGrammar *self, guint *at, int *minute, gboolean *exact)
{
  guint i = *at;
  MasarMatch match;
  MasarNumeral hour;
  int minutes = 0;
  gboolean in_brackets;

  if (!take (self, &i, MASAR_TIME_WORD_CLOCK, &match))
    return FALSE;
  take (self, &i, MASAR_TIME_WORD_ABOUT, &match);
  in_brackets = take_mark (self, &i, "(");
  if (!masar_numeral_read (self->text, i, &hour) || hour.value < 0 || hour.value > 24)
    return FALSE;
  i += hour.n_tokens;
  *exact = take_minutes (self, &i, &minutes);
  if (in_brackets)
    take_mark (self, &i, ")");
  *minute = (int) hour.value * 60 + minutes;
  *at = i;
  return *minute >= 0 && *minute <= (int) MASAR_MINUTES_PER_DAY;
}

/* Twelve hours on, when the part of the day says so. */
static void
set_clock (MasarTimePoint *point, int minute, gboolean exact)
{
  const int noon = 12 * 60;

  if (minute <= noon && point->begin_minute >= 11 * 60 && minute != noon)
    minute += noon;
  else if (minute == noon && point->begin_minute >= 18 * 60)
    minute = 0;
  if (minute >= (int) MASAR_MINUTES_PER_DAY)
    minute -= (int) MASAR_MINUTES_PER_DAY;
  point->begin_minute = (guint16) minute;
  point->end_minute = (guint16) MIN (minute + (exact ? 1 : 60), (int) MASAR_MINUTES_PER_DAY);
}

/* ---- part of a day, then the day ---- */

/* The part of the day before the day, perhaps twice: "في وقت متأخر من مساء". */
static gboolean
take_part_before (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarMatch match;
  guint i = *at;

  if (masar_time_grammar_match (self, *at, MASAR_TIME_WORD_PART_OF_DAY_TRAP, &match)
      || !take (self, &i, MASAR_TIME_WORD_PART_OF_DAY, &match))
    return FALSE;
  set_part_of_day (point, &match);
  take_word (self, &i, "من");
  if (take_plain (self, &i, MASAR_TIME_WORD_PART_OF_DAY, &match))
    take_word (self, &i, "من");
  *at = i;
  return TRUE;
}

static gboolean
read_clock_and_day (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression read = { 0 };
  int minute;
  gboolean exact;

  if (!take_clock (self, &i, &minute, &exact))
    return FALSE;
  take_word (self, &i, "من");
  take_part_before (self, &i, &read.first);
  if (!read_plain_day (self, &i, &read))
    return FALSE;
  set_clock (&read.first, minute, exact);
  *expression = read;
  *at = i;
  return TRUE;
}

/* The clock behind the day: "الأحد 26 تموز 2015، الساعة 11:59 مساء". */
static void
take_clock_behind (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  int minute;
  gboolean exact;

  take_mark (self, &i, ",-)");
  take_word (self, &i, "عند");
  take_word (self, &i, "في");
  if (!take_clock (self, &i, &minute, &exact))
    return;
  take_part_before (self, &i, point);
  set_clock (point, minute, exact);
  *at = i;
}

static gboolean
read_earlier (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch match;

  if (!take (self, &i, MASAR_TIME_WORD_EARLIER, &match))
    return FALSE;
  take_word (self, &i, "من");
  if (!read_plain_day (self, &i, expression) && !masar_time_read_period (self, &i, expression))
    return FALSE;
  *at = i;
  return TRUE;
}

/* A day, with its weekday, part and clock time, in any of their orders. */
gboolean
masar_time_read_day (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch holiday;
  MasarTimeExpression read = { 0 };

  if (read_earlier (self, &i, &read) || read_clock_and_day (self, &i, &read))
    {
      *expression = read;
      *at = i;
      return TRUE;
    }
  read = (MasarTimeExpression){ 0 };
  if (masar_time_grammar_match (self, i, MASAR_TIME_WORD_HOLIDAY, &holiday) || !take_part_before (self, &i, &read.first)
      || !read_plain_day (self, &i, &read))
    {
      /* "الليلة الماضية" begins with what is a part of a day elsewhere. */
      read = (MasarTimeExpression){ 0 };
      i = *at;
      if (!read_plain_day (self, &i, &read))
        return FALSE;
    }
  take_clock_behind (self, &i, &read.first);
  *expression = read;
  *at = i;
  return TRUE;
}
