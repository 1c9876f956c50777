/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-numerals.h"
#include "masar-time-grammar-private.h"

/* Weeks, months, seasons, years and decades, their parts, and the times that have no value in the calendar:
 * "منتصف أكتوبر", "الأسبوع الماضي", "عام 2014", "نهاية العام الجاري", "قبل عشر سنوات", "الأشهر الأخيرة". */

#define take masar_time_grammar_take
#define take_plain masar_time_grammar_take_plain
#define take_mark masar_time_grammar_take_mark
#define take_word masar_time_grammar_take_word
#define is_number masar_time_grammar_is_number

/* Values of the category "unit". */
enum
{
  UNIT_HOUR = 1,
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_NIGHT,
};

static void
set (MasarTimeField *field, MasarTimeSetting setting, gint64 value)
{
  *field = (MasarTimeField){ (gint16) value, (guint8) setting };
}

static gboolean
set_counted (MasarTimePoint *point, int unit, gint64 count)
{
  switch (unit)
    {
    case UNIT_DAY:
    case UNIT_NIGHT:
      set (&point->day, MASAR_TIME_RELATIVE, count);
      return TRUE;
    case UNIT_WEEK:
      set (&point->week, MASAR_TIME_RELATIVE, count);
      return TRUE;
    case UNIT_MONTH:
      set (&point->month, MASAR_TIME_RELATIVE, count);
      return TRUE;
    case UNIT_YEAR:
      set (&point->year, MASAR_TIME_RELATIVE, count);
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- week, month, year of the publication ---- */

/* "الأسبوع الماضي", "هذا العام", "الشهر الجاري". */
static gboolean
read_counted_unit (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch unit, relation;
  const gboolean this = take (self, &i, MASAR_TIME_WORD_THIS, &unit);

  if (!take (self, &i, MASAR_TIME_WORD_UNIT, &unit) || masar_lexicon_entry_get_flag (unit.entry, "plural")
      || unit.entry->value < UNIT_WEEK || unit.entry->value > UNIT_YEAR
      || !masar_time_grammar_is_definite (self, unit.first_token))
    return FALSE;
  if (take_plain (self, &i, MASAR_TIME_WORD_RELATION, &relation))
    set_counted (point, unit.entry->value, relation.entry->value - MASAR_TIME_RELATION_THIS);
  else if (this)
    set_counted (point, unit.entry->value, 0);
  else
    return FALSE;
  if (is_number (self, i, 1900, 2100) && unit.entry->value == UNIT_YEAR)
    {
      set (&point->year, MASAR_TIME_ABSOLUTE, self->tokens[i].number);
      i++;
    }
  *at = i;
  return TRUE;
}

/* ---- years ---- */

static gboolean
is_counted_noun (const MasarTimeGrammar *self, guint token)
{
  MasarMatch match;

  return masar_time_grammar_match (self, token, MASAR_TIME_WORD_COUNTED, &match);
}

/* "في 2014": four digits after such a preposition, with nothing behind them that they could count. */
static gboolean
read_bare_year (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarMatch match;
  const guint i = *at;

  if (!is_number (self, i, 1900, 2100) || self->tokens[i].n_digits != 4)
    return FALSE;
  if (i + 1 < self->n_tokens && self->tokens[i + 1].kind == MASAR_TOKEN_WORD && !self->tokens[i + 1].space_before)
    {
      /* "2015م" */
      if (!masar_time_grammar_match (self, i + 1, MASAR_TIME_WORD_ERA, &match) || match.entry->value != 1)
        return FALSE;
      set (&point->year, MASAR_TIME_ABSOLUTE, self->tokens[i].number);
      *at = i + 2;
      return TRUE;
    }
  if (i == 0 || !masar_time_grammar_match (self, i - 1, MASAR_TIME_WORD_YEAR_PREPOSITION, &match)
      || !self->tokens[i].space_before || is_counted_noun (self, i + 1)
      || masar_time_grammar_is_mark (self, i + 1, "%-/"))
    return FALSE;
  set (&point->year, MASAR_TIME_ABSOLUTE, self->tokens[i].number);
  *at = i + 1;
  return TRUE;
}

/* "عامي 2003 و2011", "الأعوام 2003-2011". */
static void
take_second_year (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch match;

  if (!take_mark (self, &i, "-/") && !take_word (self, &i, "و") && !take_plain (self, &i, MASAR_TIME_WORD_TO, &match))
    return;
  if (!is_number (self, i, expression->first.year.value + 1, 2100) || self->tokens[i].n_digits != 4)
    return;
  set (&expression->last.year, MASAR_TIME_ABSOLUTE, self->tokens[i].number);
  *at = i + 1;
}

/* "(2014)", "(1989 - 1997)" */
static gboolean
read_year_in_brackets (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  MasarTimeExpression read = { 0 };
  guint i = *at;

  if (i == 0 || !masar_time_grammar_is_mark (self, i - 1, "(") || !is_number (self, i, 1900, 2100)
      || self->tokens[i].n_digits != 4)
    return FALSE;
  set (&read.first.year, MASAR_TIME_ABSOLUTE, self->tokens[i++].number);
  take_second_year (self, &i, &read);
  if (!masar_time_grammar_is_mark (self, i, ")"))
    return FALSE;
  *expression = read;
  *at = i;
  return TRUE;
}

static gboolean
read_year (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  if (masar_time_read_year (self, at, &expression->first, FALSE))
    {
      if (expression->first.year.setting == MASAR_TIME_ABSOLUTE)
        take_second_year (self, at, expression);
      return TRUE;
    }
  return read_bare_year (self, at, &expression->first) || read_year_in_brackets (self, at, expression);
}

/* ---- seasons, decades ---- */

static gboolean
read_season (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match, season;
  MasarTimePoint read = { 0 };
  gboolean supported = take (self, &i, MASAR_TIME_WORD_SEASON_WORD, &match);

  supported = take (self, &i, MASAR_TIME_WORD_THIS, &match) || supported;
  if (!take (self, &i, MASAR_TIME_WORD_SEASON, &season))
    return FALSE;
  read.season = (guint8) season.entry->value;
  if (take_plain (self, &i, MASAR_TIME_WORD_RELATION, &match))
    read.relation = (guint8) match.entry->value;
  else if (is_number (self, i, 1900, 2100) && self->tokens[i].n_digits == 4)
    set (&read.year, MASAR_TIME_ABSOLUTE, self->tokens[i++].number);
  else if (!masar_time_read_year (self, &i, &read, TRUE) && !supported)
    return FALSE;
  *point = read;
  *at = i;
  return TRUE;
}

static gboolean
read_decade (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch decade, century;

  if (!take (self, &i, MASAR_TIME_WORD_DECADE, &decade))
    return FALSE;
  take_word (self, &i, "من");
  /* "الخمسينات" alone is often an age. */
  if (!take_plain (self, &i, MASAR_TIME_WORD_CENTURY, &century))
    return FALSE;
  set (&expression->first.year, MASAR_TIME_ABSOLUTE, decade.entry->value);
  expression->first.decade = TRUE;
  *at = i;
  return TRUE;
}

/* ---- parts ---- */

static void
set_part (MasarTimePoint *point, const MasarMatch *part)
{
  const char *member = point->month.setting != MASAR_TIME_UNSET ? "days" : "months";
  JsonArray *ends = json_object_get_array_member (part->entry->data, member);

  if (point->week.setting != MASAR_TIME_UNSET || point->season != 0 || point->decade)
    return;
  if (ends == NULL || json_array_get_length (ends) != 2)
    return;
  point->part_first = (guint8) CLAMP (json_array_get_int_element (ends, 0), 1, 31);
  point->part_last = (guint8) CLAMP (json_array_get_int_element (ends, 1), 1, 31);
}

/* "نهاية العام", "مطلع الشهر": the one of the publication. */
static gboolean
read_this_unit (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch unit;

  if (!take_plain (self, &i, MASAR_TIME_WORD_UNIT, &unit)
      || (unit.entry->value != UNIT_MONTH && unit.entry->value != UNIT_YEAR)
      || !masar_time_grammar_is_definite (self, unit.first_token) || unit.n_tokens != 1)
    return FALSE;
  set_counted (point, unit.entry->value, 0);
  *at = i;
  return TRUE;
}

static gboolean
read_whole (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  return masar_time_read_month (self, at, &expression->first) || read_season (self, at, &expression->first)
         || read_counted_unit (self, at, &expression->first) || read_year (self, at, expression)
         || read_decade (self, at, expression);
}

static gboolean
read_part (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch part;
  MasarTimeExpression read = { 0 };

  if (!take (self, &i, MASAR_TIME_WORD_PART, &part))
    return FALSE;
  take_word (self, &i, "من");
  if (is_number (self, i, 1900, 2100) && self->tokens[i].n_digits == 4 && !is_counted_noun (self, i + 1))
    set (&read.first.year, MASAR_TIME_ABSOLUTE, self->tokens[i++].number);
  else if (!read_whole (self, &i, &read) && !read_this_unit (self, &i, &read.first))
    return FALSE;
  set_part (&read.first, &part);
  *expression = read;
  *at = i;
  return TRUE;
}

/* A week, month, season, year or decade, or a part of one. */
gboolean
masar_time_read_period (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression read = { 0 };

  if (!read_part (self, &i, &read) && !read_whole (self, &i, &read))
    return FALSE;
  *expression = read;
  *at = i;
  return TRUE;
}

/* ---- durations and the like ---- */

/* How many of which unit: "10 سنوات", "ثلاثة أيام", "يومين", "أشهر" (-1 for some). */
static gboolean
take_quantity (const MasarTimeGrammar *self, guint *at, gint64 *count, int *unit)
{
  guint i = *at;
  MasarNumeral numeral;
  MasarMatch match;
  gboolean counted;

  take (self, &i, MASAR_TIME_WORD_ABOUT, &match);
  if (take_word (self, &i, "اكثر") || take_word (self, &i, "اقل"))
    take_word (self, &i, "من");
  take_word (self, &i, "ال");
  take_mark (self, &i, "(");
  counted = masar_numeral_read (self->text, i, &numeral) && !numeral.ordinal;
  if (counted)
    i += numeral.n_tokens;
  take_mark (self, &i, ")");
  if (!take_plain (self, &i, MASAR_TIME_WORD_UNIT, &match))
    return FALSE;
  *unit = match.entry->value;
  *count = counted ? numeral.value : masar_time_grammar_get_member (&match, "count", -1);
  *at = i;
  return TRUE;
}

/* "منذ عام 2014", "خلال الأسبوع الماضي": a date stands behind the preposition, no duration. */
static gboolean
names_a_date (const MasarTimeGrammar *self, guint at)
{
  MasarTimeExpression expression = { 0 };

  return masar_time_read_day (self, &at, &expression) || masar_time_read_period (self, &at, &expression);
}

static gboolean
take_from_now (const MasarTimeGrammar *self, guint *at)
{
  if (!masar_time_grammar_is_word (self, *at, "من") || !masar_time_grammar_is_word (self, *at + 1, "الان"))
    return FALSE;
  *at += 2;
  return TRUE;
}

/* "قبل عشر سنوات" is a year, "قبل ثلاثة أيام" a day; all other durations have no value. */
gboolean
masar_time_read_vague (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch since, match;
  gint64 count = -1;
  int unit = 0;

  if (take (self, &i, MASAR_TIME_WORD_VAGUE, &match))
    {
      *at = i;
      return TRUE;
    }
  if (!take (self, &i, MASAR_TIME_WORD_SINCE, &since) || names_a_date (self, i)
      || !take_quantity (self, &i, &count, &unit))
    return FALSE;
  if (since.entry->value == -2 && count > 0 && count < 1000 && (unit == UNIT_DAY || unit == UNIT_YEAR)
      && (take_from_now (self, &i) || !masar_time_grammar_is_word (self, i, "من")))
    set_counted (&expression->first, unit, -count);
  take_plain (self, &i, MASAR_TIME_WORD_RELATION, &match);
  *at = i;
  return TRUE;
}
