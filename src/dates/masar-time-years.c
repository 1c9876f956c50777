/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-numerals.h"
#include "masar-time-grammar-private.h"

/* Years: "عام 2014", "2015م", "من العام الماضي", "عام ألفين وثلاثة", "عامي 2003 و2011", "انتخابات 2021", "1436هـ". */

#define LOWEST_YEAR 1800
#define HIGHEST_YEAR 2200
/* After the word "year", years of history too. */
#define LOWEST_WORDED_YEAR 500
#define LOWEST_HIJRI_YEAR 1300
#define HIGHEST_HIJRI_YEAR 1500
/* "عام 1436" is a Hijri year, "عام 1492" is none: that one has not begun. */
#define HIGHEST_PAST_HIJRI_YEAR 1450

/* Values of the category "era". */
enum
{
  ERA_NONE,
  ERA_GREGORIAN,
  ERA_HIJRI,
  ERA_BEFORE_CHRIST,
};

/* Values of the category "year-word". */
enum
{
  ONE_YEAR = 1,
  SEVERAL_YEARS,
};

#define take masar_time_grammar_take
#define take_plain masar_time_grammar_take_plain
#define take_mark masar_time_grammar_take_mark
#define skip masar_time_grammar_skip
#define set masar_time_set

/* The sign after a year: م, هـ, ميلادي. */
gboolean
masar_time_read_era (const MasarTimeGrammar *self, guint *at, int *era)
{
  MasarMatch match;
  guint i = *at;
  const gboolean in_brackets = take_mark (self, &i, "(");

  if (!take_plain (self, &i, MASAR_TIME_WORD_ERA, &match))
    return FALSE;
  if (in_brackets)
    take_mark (self, &i, ")");
  *era = match.entry->value;
  *at = i;
  return TRUE;
}

/* The digits or, after the word "year", the words of a year. */
static gboolean
take_number (const MasarTimeGrammar *self, guint *at, gboolean worded, gint64 *year)
{
  MasarMatch counted;
  MasarNumeral numeral;
  guint i = *at;

  if (i >= self->n_tokens)
    return FALSE;
  if (self->tokens[i].kind == MASAR_TOKEN_NUMBER)
    {
      *year = self->tokens[i].number;
      if (self->tokens[i].n_digits != 4
          && (!worded || self->tokens[i].n_digits != 3
              || masar_time_grammar_match (self, i + 1, MASAR_TIME_WORD_COUNTED, &counted)))
        return FALSE;
      *at = i + 1;
      return TRUE;
    }
  if (!worded || !masar_numeral_read (self->text, i, &numeral) || !numeral.in_words || numeral.value <= 1000)
    return FALSE;
  *year = numeral.value;
  *at = i + numeral.n_tokens;
  return TRUE;
}

gboolean
masar_time_read_year_number (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point, gboolean worded)
{
  guint i = *at;
  gint64 year;
  gboolean hijri;
  int era = ERA_NONE;

  if (!take_number (self, &i, worded, &year))
    return FALSE;
  masar_time_read_era (self, &i, &era);
  hijri = era == ERA_HIJRI || (era == ERA_NONE && point->hijri)
          || (era == ERA_NONE && worded && point->month.setting == MASAR_TIME_UNSET && year >= LOWEST_HIJRI_YEAR
              && year <= HIGHEST_PAST_HIJRI_YEAR);
  if (era == ERA_BEFORE_CHRIST || (era == ERA_GREGORIAN && point->hijri))
    return FALSE;
  if (hijri ? year > HIGHEST_HIJRI_YEAR || (year < LOWEST_HIJRI_YEAR && era != ERA_HIJRI)
            : year > HIGHEST_YEAR || year < (worded ? LOWEST_WORDED_YEAR : LOWEST_YEAR))
    return FALSE;
  point->hijri = hijri;
  set (&point->year, MASAR_TIME_ABSOLUTE, year);
  *at = i;
  return TRUE;
}

/* "العام الماضي", "العام نفسه", "العام التالي": counted from the publication, or from the year that was named last. */
static gboolean
take_related (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarMatch match;

  if (take_plain (self, at, MASAR_TIME_WORD_RELATION, &match))
    {
      set (&point->year, MASAR_TIME_RELATIVE, masar_time_relation_to_count ((MasarTimeRelation) match.entry->value));
      return TRUE;
    }
  if (self->last_year == 0 || !take_plain (self, at, MASAR_TIME_WORD_SAME, &match))
    return FALSE;
  set (&point->year, MASAR_TIME_ABSOLUTE, self->last_year + match.entry->value);
  return TRUE;
}

/* "العام الماضي 2023", "العام الماضي (2023)" */
static void
take_number_behind (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  const gboolean in_brackets = take_mark (self, &i, "(");

  if (point->year.setting != MASAR_TIME_RELATIVE || !masar_time_grammar_is_year (self, i)
      || !masar_time_read_year_number (self, &i, point, FALSE) || (in_brackets && !take_mark (self, &i, ")")))
    return;
  *at = i;
}

/* "عام 2014", "العام الماضي", "هذا العام"; @several says whether the word is one for several years. */
static gboolean
read_worded_year (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point, gboolean *several)
{
  guint i = *at;
  MasarMatch match;
  const gboolean this = take (self, &i, MASAR_TIME_WORD_THIS, &match);

  if (!take (self, &i, MASAR_TIME_WORD_YEAR, &match) || (this && (match.clitics & ~MASAR_CLITIC_AL) != 0))
    return FALSE;
  *several = match.entry->value == SEVERAL_YEARS;
  if (!this && masar_time_read_year_number (self, &i, point, TRUE))
    skip (self, &i, MASAR_TIME_WORD_RELATION);
  else if (*several || !masar_time_grammar_is_definite (self, i - 1))
    return FALSE;
  else if (this)
    set (&point->year, MASAR_TIME_RELATIVE, 0);
  else if (!take_related (self, &i, point))
    return FALSE;
  take_number_behind (self, &i, point);
  *at = i;
  return TRUE;
}

/* The year of a month or season before it: "2024", ", 2024", "من العام 2024", "من 2024", "من العام الماضي". */
gboolean
masar_time_read_year_of (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  gboolean several;
  MasarMatch match;

  /* "في 5 آب، 2000 جندي" */
  if (take_mark (self, &i, ",/-") && masar_time_grammar_match (self, i + 1, MASAR_TIME_WORD_COUNTED, &match))
    return FALSE;
  if (!skip (self, &i, MASAR_TIME_WORD_OF))
    skip (self, &i, MASAR_TIME_WORD_IN);
  if (read_worded_year (self, &i, point, &several))
    {
      *at = i;
      return TRUE;
    }
  if (i > *at && self->tokens[i - 1].kind == MASAR_TOKEN_WORD && !masar_time_grammar_is_year (self, i))
    return FALSE;
  if (!masar_time_read_year_number (self, &i, point, FALSE))
    return FALSE;
  *at = i;
  return TRUE;
}

/* ---- years of their own ---- */

/* "في 2014", "انتخابات 2021", "2015م": four digits after such a word, with nothing behind them that they count. */
static gboolean
read_bare_year (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarMatch match;
  const guint i = *at;

  if (!masar_time_grammar_is_year (self, i))
    return FALSE;
  if (masar_time_grammar_is_glued (self, i + 1) && self->tokens[i + 1].kind == MASAR_TOKEN_WORD)
    {
      if (!masar_time_grammar_match (self, i + 1, MASAR_TIME_WORD_ERA, &match) || match.entry->value != ERA_GREGORIAN)
        return FALSE;
      *at = i + 2;
    }
  else if (self->tokens[i].space_before && !masar_time_grammar_is_mark (self, i + 1, "-/")
           && (masar_time_grammar_ends (self, i, MASAR_TIME_WORD_YEAR_PREPOSITION, &match)
               || masar_time_grammar_ends (self, i, MASAR_TIME_WORD_YEAR_NOUN, &match)))
    *at = i + 1;
  else
    return FALSE;
  set (&point->year, MASAR_TIME_ABSOLUTE, self->tokens[i].number);
  return TRUE;
}

/* The second of two years; "and" joins them only where the words speak of several ("عامي 2003 و2011"). */
static gboolean
take_second_year (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression, gboolean several)
{
  guint i = *at;
  MasarMatch match;
  const MasarTimeField first = expression->first.year;

  if (expression->first.hijri || first.setting != MASAR_TIME_ABSOLUTE)
    return FALSE;
  if (!take_mark (self, &i, "-/") && !take (self, &i, MASAR_TIME_WORD_TO, &match)
      && !(several && skip (self, &i, MASAR_TIME_WORD_AND)))
    return FALSE;
  if (!masar_time_grammar_is_year (self, i) || self->tokens[i].number <= first.value)
    return FALSE;
  set (&expression->last.year, MASAR_TIME_ABSOLUTE, self->tokens[i].number);
  *at = i + 1;
  return TRUE;
}

/* "(2014)", "(1989 - 1997)", but not "القرار (1929)" */
static gboolean
read_year_in_brackets (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  MasarTimeExpression read = { 0 };
  guint i = *at;
  MasarMatch match;

  if (i == 0 || !masar_time_grammar_is_mark (self, i - 1, "(") || !masar_time_grammar_is_year (self, i)
      || masar_time_grammar_ends (self, i - 1, MASAR_TIME_WORD_NUMBERED, &match))
    return FALSE;
  set (&read.first.year, MASAR_TIME_ABSOLUTE, self->tokens[i++].number);
  take_second_year (self, &i, &read, FALSE);
  if (!masar_time_grammar_is_mark (self, i, ")"))
    return FALSE;
  *expression = read;
  *at = i;
  return TRUE;
}

/* "بين 2014 و2017", "من 2014 إلى 2017", "2014-2017": two years that make each other one. */
static gboolean
read_two_years (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  MasarTimeExpression read = { 0 };
  guint i = *at;
  MasarMatch match;
  const gboolean between = masar_time_grammar_ends (self, i, MASAR_TIME_WORD_RANGE, &match);

  if (!masar_time_grammar_is_year (self, i) || (!between && !masar_time_grammar_is_mark (self, i + 1, "-"))
      || (i > 0 && masar_time_grammar_is_mark (self, i - 1, "-/.") && masar_time_grammar_is_glued (self, i)))
    return FALSE;
  set (&read.first.year, MASAR_TIME_ABSOLUTE, self->tokens[i++].number);
  if (!take_second_year (self, &i, &read, between) || masar_time_grammar_is_mark (self, i, "-/")
      || (!between && read.last.year.value - read.first.year.value > 100))
    return FALSE;
  *expression = read;
  *at = i;
  return TRUE;
}

/* A year or a row of years. */
gboolean
masar_time_read_year (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression read = { 0 };
  gboolean several = FALSE;

  if (read_worded_year (self, &i, &read.first, &several))
    take_second_year (self, &i, &read, several);
  else if (!read_two_years (self, &i, &read) && !read_bare_year (self, &i, &read.first)
           && !read_year_in_brackets (self, &i, &read))
    return FALSE;
  *expression = read;
  *at = i;
  return TRUE;
}
