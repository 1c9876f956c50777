/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-time-grammar-private.h"

#include "masar-numerals.h"

/* Days that are named or counted: "الخميس", "مساء أمس الثلاثاء", "في وقت متأخر من يوم الاثنين", "الأحد المقبل", and
 * dates with a weekday, a part of the day or a time of day before or behind them. */

#define take masar_time_grammar_take
#define take_plain masar_time_grammar_take_plain
#define take_mark masar_time_grammar_take_mark
#define skip masar_time_grammar_skip
#define set masar_time_set

/* A night that begins on one day and ends on the next one. */
#define NIGHT_BEGIN_MINUTES (16 * 60)
#define NIGHT_END_MINUTES (6 * 60)

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

/* The part of a day behind the day: "الخميس مساء", "يوم الأربعاء بالصباح", "في ساعة مبكرة". */
static void
take_part_behind (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;
  MasarTimePoint read = *point;

  if (point->end_minute != 0 || !masar_time_grammar_match (self, i, MASAR_TIME_WORD_PART_OF_DAY, &match)
      || (match.clitics & ~(MASAR_CLITIC_AL | MASAR_CLITIC_BI)) != 0 || !masar_time_read_part_of_day (self, &i, &read)
      || masar_time_grammar_match (self, i - 1, MASAR_TIME_WORD_OF, &(MasarMatch){ 0 }))
    return;
  /* "الخميس ليلة الجمعة", "أمس مساء الثلاثاء": the part belongs to what follows, unless that is the same day. */
  if (masar_time_grammar_match (self, i, MASAR_TIME_WORD_WEEKDAY, &match)
      || masar_time_grammar_match (self, i, MASAR_TIME_WORD_DAY, &match))
    return;
  *point = read;
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
  skip (self, &i, MASAR_TIME_WORD_CORRESPONDING);
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

static gboolean
take_week_word (const MasarTimeGrammar *self, guint *at)
{
  guint i = *at;
  MasarMatch match;

  if (!take_plain (self, &i, MASAR_TIME_WORD_UNIT, &match) || match.entry->value != MASAR_TIME_UNIT_WEEK
      || !masar_time_grammar_is_definite (self, i - match.n_tokens))
    return FALSE;
  *at = i;
  return TRUE;
}

/* "من الأسبوع الماضي", "من هذا الأسبوع" after a weekday. */
static gboolean
take_week_behind (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;
  int week = 0;
  gboolean this;

  skip (self, &i, MASAR_TIME_WORD_OF);
  this = skip (self, &i, MASAR_TIME_WORD_THIS);
  if (!take_week_word (self, &i))
    return FALSE;
  if (!this)
    {
      if (!take_plain (self, &i, MASAR_TIME_WORD_RELATION, &match))
        return FALSE;
      week = masar_time_relation_to_count ((MasarTimeRelation) match.entry->value);
    }
  set (&point->week, MASAR_TIME_RELATIVE, week);
  *at = i;
  return TRUE;
}

/* The second day of "ليلة الجمعة السبت", "ليل الاثنين - الثلاثاء", "ليلة الأحد على الاثنين". */
static void
take_next_weekday (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch match;

  if (!take_mark (self, &i, "-/") && !skip (self, &i, MASAR_TIME_WORD_TO))
    skip (self, &i, MASAR_TIME_WORD_AND);
  if (!take_plain (self, &i, MASAR_TIME_WORD_WEEKDAY, &match)
      || match.entry->value != expression->first.weekday % 7 + 1)
    return;
  expression->last.weekday = (guint8) match.entry->value;
  /* The night between them. */
  if (expression->first.begin_minute >= NIGHT_BEGIN_MINUTES)
    expression->last.end_minute = NIGHT_END_MINUTES;
  *at = i;
}

/* "الماضي", and what may stand behind it: "الجمعة الماضي 2 آب". */
static gboolean
take_relation (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  MasarMatch match;

  if (!take_plain (self, at, MASAR_TIME_WORD_RELATION, &match))
    return FALSE;
  expression->first.relation = (guint8) match.entry->value;
  take_date_behind (self, at, expression);
  return TRUE;
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
  if (i - match.n_tokens > *at && (match.clitics & ~MASAR_CLITIC_AL) != 0)
    return FALSE;
  read.first.weekday = (guint8) match.entry->value;
  take_part_behind (self, &i, &read.first);
  if (!take_date_behind (self, &i, &read) && !take_week_behind (self, &i, &read.first)
      && !take_relation (self, &i, &read))
    take_next_weekday (self, &i, &read);
  take_part_behind (self, &i, &read.first);
  *expression = read;
  *at = i;
  return TRUE;
}

/* "لليوم 240", "وهذا اليوم الثالث على التوالي": a day in a row of days, if no date follows. */
static gboolean
is_numbered (const MasarTimeGrammar *self, guint token)
{
  MasarTimeExpression date = { 0 };
  MasarNumeral numeral;

  return masar_numeral_read (self->text, token, &numeral)
         && (numeral.ordinal ? numeral.definite : self->tokens[token].kind == MASAR_TOKEN_NUMBER)
         && !take_date_behind (self, &token, &date);
}

static gboolean
read_counted_day (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch match;
  MasarTimeExpression read = *expression;
  int end;

  if (!take (self, &i, MASAR_TIME_WORD_DAY, &match) || (match.entry->value == 0 && is_numbered (self, i)))
    return FALSE;
  set (&read.first.day, MASAR_TIME_RELATIVE, match.entry->value);
  end = masar_time_grammar_get_member (&match, "end", 0);
  if (end != 0)
    {
      read.first.begin_minute = (guint16) (masar_time_grammar_get_member (&match, "begin", 0) * 60);
      read.first.end_minute = (guint16) (end * 60);
    }
  take_part_behind (self, &i, &read.first);
  if (take_weekday (self, &i, &read.first))
    take_part_behind (self, &i, &read.first);
  take_date_behind (self, &i, &read);
  *expression = read;
  *at = i;
  return TRUE;
}

/* "رأس السنة الميلادية", "عيد الميلاد الماضي", "أول أيام عيد الفطر" */
static gboolean
read_holiday (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarMatch match;

  if (!take (self, at, MASAR_TIME_WORD_HOLIDAY, &match))
    return FALSE;
  set (&point->month, MASAR_TIME_ABSOLUTE, match.entry->value / 100);
  set (&point->day, MASAR_TIME_ABSOLUTE, match.entry->value % 100);
  point->hijri = masar_lexicon_entry_get_flag (match.entry, "hijri");
  if (!masar_time_read_year_of (self, at, point) && take_plain (self, at, MASAR_TIME_WORD_RELATION, &match))
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

/* ---- part of a day or time of day, then the day ---- */

static gboolean
read_clock_and_day (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression read = { 0 };
  MasarTimePoint clock = { 0 };

  if (!masar_time_read_clock (self, &i, &clock))
    return FALSE;
  if (!take_mark (self, &i, ",-") && !skip (self, &i, MASAR_TIME_WORD_OF))
    skip (self, &i, MASAR_TIME_WORD_IN);
  masar_time_read_part_of_day (self, &i, &read.first);
  if (read.first.end_minute != 0)
    {
      /* "الساعة الثالثة، فجر اليوم": again, with the part that says which half of the day is meant */
      guint again = *at;

      clock = read.first;
      masar_time_read_clock (self, &again, &clock);
    }
  read.first = clock;
  if (!read_plain_day (self, &i, &read))
    return FALSE;
  *expression = read;
  *at = i;
  return TRUE;
}

/* The clock behind the day: "الأحد 26 تموز 2015، الساعة 11:59 مساء", "2024/10/27 21:33". */
static void
take_clock_behind (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;

  take_mark (self, &i, ",-)");
  skip (self, &i, MASAR_TIME_WORD_AT);
  if (masar_time_read_clock (self, &i, point))
    *at = i;
}

static gboolean
read_earlier (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch match;

  if (!take (self, &i, MASAR_TIME_WORD_EARLIER, &match))
    return FALSE;
  skip (self, &i, MASAR_TIME_WORD_OF);
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
  if (masar_time_grammar_match (self, i, MASAR_TIME_WORD_HOLIDAY, &holiday)
      || !masar_time_read_part_of_day (self, &i, &read.first) || !read_plain_day (self, &i, &read))
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
