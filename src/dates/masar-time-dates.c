/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-numerals.h"
#include "masar-time-grammar-private.h"

#include <string.h>

/* Dates by day, month and year: "5 آب/أغسطس 2024", "السابع من أكتوبر", "07. 08 . 2024", "آب الماضي". */

#define LOWEST_YEAR 1800
#define HIGHEST_YEAR 2200
#define LOWEST_HIJRI_YEAR 1300
#define HIGHEST_HIJRI_YEAR 1500

#define take masar_time_grammar_take
#define take_plain masar_time_grammar_take_plain
#define take_mark masar_time_grammar_take_mark
#define skip masar_time_grammar_skip
#define is_number masar_time_grammar_is_number
#define is_glued masar_time_grammar_is_glued
#define set masar_time_set

/* ---- 07. 08 . 2024, 2024-08-07 ---- */

static gboolean
take_number (const MasarTimeGrammar *self, guint *at, gint64 highest, gint64 *value)
{
  if (!is_number (self, *at, 0, highest))
    return FALSE;
  *value = self->tokens[*at].number;
  *at += 1;
  return TRUE;
}

/* A dot, colon or stroke with a digit behind it goes on: an address, a version, a time. */
static gboolean
number_goes_on (const MasarTimeGrammar *self, guint token)
{
  return masar_time_grammar_is_mark (self, token, "./-:") && is_glued (self, token) && is_glued (self, token + 1)
         && is_number (self, token + 1, 0, G_MAXINT64);
}

/* "5/8/24": two digits for the year only between strokes without spaces. */
static gboolean
is_short_year (const MasarTimeGrammar *self, guint at, const char *separator)
{
  return separator[0] == '/' && self->tokens[at].n_digits == 2 && is_glued (self, at) && is_glued (self, at - 1)
         && is_glued (self, at - 2) && is_glued (self, at - 3) && !is_glued (self, at + 1);
}

gboolean
masar_time_read_numeric_date (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  static const char *const separators[] = { "/", "-", "." };
  guint i = *at;
  gint64 a, b, c;
  const char *separator = NULL;
  int era;

  if (i > 0 && is_glued (self, i) && masar_time_grammar_is_mark (self, i - 1, ".-") && i > 1
      && is_number (self, i - 2, 0, G_MAXINT64))
    return FALSE;
  if (!take_number (self, &i, 9999, &a))
    return FALSE;
  for (guint j = 0; j < G_N_ELEMENTS (separators) && separator == NULL; j++)
    if (masar_time_grammar_is_mark (self, i, separators[j]))
      separator = separators[j];
  if (separator == NULL || !take_mark (self, &i, separator) || !take_number (self, &i, 31, &b)
      || !take_mark (self, &i, separator) || !take_number (self, &i, 9999, &c) || number_goes_on (self, i))
    return FALSE;
  if (self->tokens[*at].n_digits == 4)
    {
      const gint64 year = a;

      a = c;
      c = year;
    }
  else if (is_short_year (self, i - 1, separator))
    c += 2000;
  else if (self->tokens[i - 1].n_digits != 4)
    return FALSE;
  if (b > 12 && a <= 12)
    {
      const gint64 day = b;

      b = a;
      a = day;
    }
  if (a < 1 || a > 31 || b < 1 || b > 12)
    return FALSE;
  masar_time_read_era (self, &i, &era);
  point->hijri = c >= LOWEST_HIJRI_YEAR && c <= HIGHEST_HIJRI_YEAR;
  if (!point->hijri && (c < LOWEST_YEAR || c > HIGHEST_YEAR))
    return FALSE;
  set (&point->year, MASAR_TIME_ABSOLUTE, c);
  set (&point->month, MASAR_TIME_ABSOLUTE, b);
  set (&point->day, MASAR_TIME_ABSOLUTE, a);
  *at = i;
  return TRUE;
}

/* ---- the month ---- */

static gboolean
take_same_month (const MasarTimeGrammar *self, guint *at, const MasarMatch *month)
{
  guint i = *at;
  MasarMatch word, other;

  take_plain (self, &i, MASAR_TIME_WORD_MONTH_WORD, &word);
  if (!take_plain (self, &i, MASAR_TIME_WORD_MONTH, &other) || other.entry->value != month->entry->value
      || other.entry == month->entry)
    return FALSE;
  *at = i;
  return TRUE;
}

/* The month's other name: "(شباط)", "/شباط", "شباط". */
static gboolean
take_other_name (const MasarTimeGrammar *self, guint *at, const MasarMatch *month)
{
  guint i = *at;

  if (take_mark (self, &i, "("))
    {
      if (!take_same_month (self, &i, month))
        return FALSE;
      take_mark (self, &i, ")");
    }
  else
    {
      take_mark (self, &i, "/-\\");
      if (!take_same_month (self, &i, month))
        return FALSE;
    }
  *at = i;
  return TRUE;
}

/* Whether the name is spelled as it must be where its folded form is another word ("آب", not "أب"). */
static gboolean
is_written_right (const MasarTimeGrammar *self, guint first_token, const MasarMatch *month)
{
  const char *written = masar_lexicon_entry_get_string (month->entry, "written");
  const MasarToken *token = &self->tokens[first_token];
  const char *source = masar_text_get_source (self->text, NULL);

  return written == NULL || g_strstr_len (source + token->start, token->end - token->start, written) != NULL;
}

typedef struct
{
  gboolean doubtful;   /* the name alone could be another word */
  gboolean misspelled; /* it is spelled as that other word */
  gboolean strong;     /* a preposition before it does not help */
} MasarMonthDoubt;

static gboolean
take_month (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point, MasarMonthDoubt *doubt)
{
  MasarMatch match;

  *doubt = (MasarMonthDoubt){ 0 };
  if (take (self, at, MASAR_TIME_WORD_MONTH, &match))
    {
      const guint first_token = *at - match.n_tokens;
      const gboolean twice = take_other_name (self, at, &match);

      doubt->doubtful = !twice && masar_lexicon_entry_get_flag (match.entry, "context");
      doubt->misspelled = !twice && !is_written_right (self, first_token, &match);
    }
  else if (take (self, at, MASAR_TIME_WORD_HIJRI_MONTH, &match))
    {
      point->hijri = TRUE;
      doubt->doubtful = masar_lexicon_entry_get_flag (match.entry, "context");
      doubt->strong = masar_lexicon_entry_get_flag (match.entry, "strong");
    }
  else
    return FALSE;
  set (&point->month, MASAR_TIME_ABSOLUTE, match.entry->value);
  return TRUE;
}

static gboolean
take_relation (const MasarTimeGrammar *self, guint *at, guint8 *relation)
{
  MasarMatch match;

  if (!take_plain (self, at, MASAR_TIME_WORD_RELATION, &match))
    return FALSE;
  *relation = (guint8) match.entry->value;
  return TRUE;
}

/* ---- day, month, year ---- */

static gboolean
take_day_number (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarNumeral numeral;
  guint i = *at;

  if (skip (self, &i, MASAR_TIME_WORD_ARTICLE) && !is_number (self, i, 1, 31))
    return FALSE;
  if (!masar_numeral_read (self->text, i, &numeral) || numeral.value < 1 || numeral.value > 31)
    return FALSE;
  if (!numeral.in_words && (numeral.n_tokens > 1 || self->tokens[i].n_digits > 2))
    return FALSE;
  set (&point->day, MASAR_TIME_ABSOLUTE, numeral.value);
  *at = i + numeral.n_tokens;
  return TRUE;
}

/* What may stand between a day and its month. */
static void
skip_to_month (const MasarTimeGrammar *self, guint *at)
{
  MasarMatch match;

  /* "5th, October 2023" */
  if (skip (self, at, MASAR_TIME_WORD_ORDINAL_ENDING))
    take_mark (self, at, ",");
  else if (!take_mark (self, at, "/-"))
    skip (self, at, MASAR_TIME_WORD_OF);
  take (self, at, MASAR_TIME_WORD_MONTH_WORD, &match);
}

static gboolean
take_month_unit (const MasarTimeGrammar *self, guint *at)
{
  guint i = *at;
  MasarMatch match;

  if (!take_plain (self, &i, MASAR_TIME_WORD_UNIT, &match) || match.entry->value != MASAR_TIME_UNIT_MONTH
      || masar_lexicon_entry_get_flag (match.entry, "plural")
      || !masar_time_grammar_is_definite (self, i - match.n_tokens))
    return FALSE;
  *at = i;
  return TRUE;
}

/* "من الشهر الماضي", "من هذا الشهر", "الجاري" after a day. */
static gboolean
take_counted_month (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  guint8 relation;
  const gboolean of = skip (self, &i, MASAR_TIME_WORD_OF);
  const gboolean this = skip (self, &i, MASAR_TIME_WORD_THIS);
  const gboolean worded = take_month_unit (self, &i);

  if (this && worded)
    relation = MASAR_TIME_RELATION_THIS;
  else if (this || !take_relation (self, &i, &relation) || (!worded && !of && relation != MASAR_TIME_RELATION_THIS))
    return FALSE;
  set (&point->month, MASAR_TIME_RELATIVE, masar_time_relation_to_count ((MasarTimeRelation) relation));
  *at = i;
  return TRUE;
}

static gboolean
take_month_and_year (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarMonthDoubt doubt;
  guint i = *at;

  skip_to_month (self, &i);
  if (!take_month (self, &i, point, &doubt))
    return take_counted_month (self, at, point);
  if (!masar_time_read_year_of (self, &i, point) && take_relation (self, &i, &point->relation))
    masar_time_read_year_of (self, &i, point);
  *at = i;
  return TRUE;
}

/* Between the days of "5-7 آب", "5 إلى 7 آب", "5 و7 آب", "5، 6 و7 آب". */
static gboolean
take_to (const MasarTimeGrammar *self, guint *at)
{
  MasarMatch match;

  return take_mark (self, at, "-/,") || take (self, at, MASAR_TIME_WORD_TO, &match)
         || skip (self, at, MASAR_TIME_WORD_AND);
}

/* A row of days before their month: the last one that is read stays in @last. */
static gboolean
take_more_days (const MasarTimeGrammar *self, guint *at, MasarTimePoint *last, gint16 first_day)
{
  gint16 day = first_day;

  for (guint i = *at; take_to (self, &i); *at = i)
    {
      if (!take_day_number (self, &i, last) || last->day.value <= day)
        return FALSE;
      day = last->day.value;
    }
  return day > first_day;
}

static gboolean
read_day_month_year (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression read = { 0 };

  if (!take_day_number (self, &i, &read.first))
    return FALSE;
  if (!take_month_and_year (self, &i, &read.first))
    {
      const MasarTimeField day = read.first.day;

      if (!take_more_days (self, &i, &read.last, day.value) || !take_month_and_year (self, &i, &read.last))
        return FALSE;
      read.first = read.last;
      read.first.day = day;
    }
  *expression = read;
  *at = i;
  return TRUE;
}

/* "15/8" behind a word that says that a day follows. */
static gboolean
read_day_and_month_number (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  const guint i = *at;
  MasarMatch match;

  if (!masar_time_grammar_ends (self, i, MASAR_TIME_WORD_DAY_UNIT, &match))
    return FALSE;
  if (!is_number (self, i, 1, 31) || !masar_time_grammar_is_mark (self, i + 1, "/") || !is_number (self, i + 2, 1, 12)
      || self->tokens[i + 2].n_digits > 2 || masar_time_grammar_is_mark (self, i + 3, "/")
      || number_goes_on (self, i + 3))
    return FALSE;
  set (&point->day, MASAR_TIME_ABSOLUTE, self->tokens[i].number);
  set (&point->month, MASAR_TIME_ABSOLUTE, self->tokens[i + 2].number);
  *at = i + 3;
  return TRUE;
}

/* "أغسطس 5, 2024": only with the year behind it. */
static gboolean
read_month_day_year (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMonthDoubt doubt;
  MasarTimePoint read = { 0 };

  if (!take_month (self, &i, &read, &doubt) || !is_number (self, i, 1, 31) || self->tokens[i].n_digits > 2)
    return FALSE;
  set (&read.day, MASAR_TIME_ABSOLUTE, self->tokens[i].number);
  i++;
  take_mark (self, &i, ",");
  if (!masar_time_read_year_number (self, &i, &read, FALSE))
    return FALSE;
  *point = read;
  *at = i;
  return TRUE;
}

/* The same day in the other calendar: "15 جمادى الآخرة 1441 هـ، 10 فبراير 2020".  The Gregorian one counts. */
static void
take_other_calendar (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression other = { 0 };

  if (take_mark (self, &i, ")")
      && !masar_time_grammar_match (self, i, MASAR_TIME_WORD_CORRESPONDING, &(MasarMatch){ 0 }))
    return;
  take_mark (self, &i, ",-/");
  skip (self, &i, MASAR_TIME_WORD_CORRESPONDING);
  take_mark (self, &i, "(");
  if (!masar_time_read_numeric_date (self, &i, &other.first) && !read_day_month_year (self, &i, &other))
    return;
  if (other.first.hijri == expression->first.hijri)
    return;
  take_mark (self, &i, ")");
  if (expression->first.hijri)
    {
      other.first.weekday = expression->first.weekday;
      *expression = other;
    }
  *at = i;
}

/* A day by number, month and perhaps year. */
gboolean
masar_time_read_date (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression read = { 0 };

  if (!masar_time_read_numeric_date (self, &i, &read.first) && !read_day_month_year (self, &i, &read)
      && !read_month_day_year (self, &i, &read.first) && !read_day_and_month_number (self, &i, &read.first))
    return FALSE;
  take_other_calendar (self, &i, &read);
  *expression = read;
  *at = i;
  return TRUE;
}

static gboolean
has_preposition (const MasarTimeGrammar *self, guint token)
{
  MasarMatch match;

  if ((self->tokens[token].clitics & (MASAR_CLITIC_BI | MASAR_CLITIC_LI)) != 0)
    return TRUE;
  /* "شهري تموز وآب" */
  if ((self->tokens[token].clitics & MASAR_CLITIC_WA) != 0
      && masar_time_grammar_ends (self, token, MASAR_TIME_WORD_MONTH, &match))
    return TRUE;
  return token > 0 && masar_time_grammar_match (self, token - 1, MASAR_TIME_WORD_TIME_PREPOSITION, &match)
         && match.n_tokens == 1;
}

/* "شهر آب", "آب/أغسطس الماضي", "أكتوبر 2023". */
gboolean
masar_time_read_month (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;
  MasarMonthDoubt doubt;
  MasarTimePoint read = { 0 };
  gboolean supported = take (self, &i, MASAR_TIME_WORD_MONTH_WORD, &match);

  if (!take_month (self, &i, &read, &doubt))
    return FALSE;
  if (masar_time_read_year_of (self, &i, &read))
    supported = TRUE;
  else if (take_relation (self, &i, &read.relation))
    {
      supported = TRUE;
      masar_time_read_year_of (self, &i, &read);
    }
  else if (!doubt.misspelled && !doubt.strong && has_preposition (self, *at))
    supported = TRUE;
  if (!supported && doubt.doubtful)
    return FALSE;
  *point = read;
  *at = i;
  return TRUE;
}
