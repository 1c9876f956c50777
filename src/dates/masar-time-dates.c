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
#define take_word masar_time_grammar_take_word
#define is_number masar_time_grammar_is_number

static void
set (MasarTimeField *field, MasarTimeSetting setting, gint64 value)
{
  *field = (MasarTimeField){ (gint16) value, (guint8) setting };
}

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

static gboolean
is_glued (const MasarTimeGrammar *self, guint token)
{
  return token < self->n_tokens && !self->tokens[token].space_before;
}

/* A dot, colon or stroke with a digit behind it goes on: an address, a version, a time. */
static gboolean
number_goes_on (const MasarTimeGrammar *self, guint token)
{
  return masar_time_grammar_is_mark (self, token, "./-:") && is_glued (self, token) && is_glued (self, token + 1)
         && is_number (self, token + 1, 0, G_MAXINT64);
}

/* The sign after a year: م, هـ, ميلادي. */
static gboolean
take_era (const MasarTimeGrammar *self, guint *at, int *era)
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
  if (is_glued (self, i) || masar_time_grammar_is_word (self, i, "م"))
    take_era (self, &i, &era);
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
is_written_right (const MasarTimeGrammar *self, const MasarMatch *month)
{
  const char *written = masar_lexicon_entry_get_string (month->entry, "written");
  const MasarToken *token = &self->tokens[month->first_token];
  const char *source = masar_text_get_source (self->text, NULL);

  return written == NULL || g_strstr_len (source + token->start, token->end - token->start, written) != NULL;
}

typedef struct
{
  gboolean doubtful;   /* the name alone could be another word */
  gboolean misspelled; /* it is spelled as that other word */
} MasarMonthDoubt;

static gboolean
take_month (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point, MasarMonthDoubt *doubt)
{
  MasarMatch match;

  if (take (self, at, MASAR_TIME_WORD_MONTH, &match))
    {
      const gboolean twice = take_other_name (self, at, &match);

      doubt->doubtful = !twice && masar_lexicon_entry_find (match.entry, "context") != NULL;
      doubt->misspelled = !twice && !is_written_right (self, &match);
    }
  else if (take (self, at, MASAR_TIME_WORD_HIJRI_MONTH, &match))
    {
      point->hijri = TRUE;
      doubt->doubtful = masar_lexicon_entry_find (match.entry, "context") != NULL;
      doubt->misspelled = FALSE;
    }
  else
    return FALSE;
  set (&point->month, MASAR_TIME_ABSOLUTE, match.entry->value);
  return TRUE;
}

/* ---- the year ---- */

static gboolean
year_fits (const MasarTimePoint *point, gint64 year, gboolean hijri)
{
  if (hijri || point->hijri)
    return year >= LOWEST_HIJRI_YEAR && year <= HIGHEST_HIJRI_YEAR;
  return year >= LOWEST_YEAR && year <= HIGHEST_YEAR;
}

static gboolean
read_year_number (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  gint64 year;
  int era = 0;

  if (!take_number (self, &i, 9999, &year) || self->tokens[i - 1].n_digits != 4)
    return FALSE;
  take_era (self, &i, &era);
  if (era == 3 || !year_fits (point, year, era == 2))
    return FALSE;
  if (era == 2)
    point->hijri = TRUE;
  set (&point->year, MASAR_TIME_ABSOLUTE, year);
  *at = i;
  return TRUE;
}

static gboolean
take_year_word (const MasarTimeGrammar *self, guint *at)
{
  MasarMatch match;

  return take (self, at, MASAR_TIME_WORD_YEAR, &match);
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

/* "2024", ", 2024", "من العام 2024", "عام 2024", "من العام الماضي", "هذا العام". */
gboolean
masar_time_read_year (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point, gboolean after_month)
{
  guint i = *at;
  guint8 relation;
  gboolean worded;
  MasarMatch counted;

  /* "في 5 آب، 2000 جندي" */
  if (after_month && take_mark (self, &i, ",/-")
      && masar_time_grammar_match (self, i + 1, MASAR_TIME_WORD_COUNTED, &counted))
    return FALSE;
  if (after_month && !take_word (self, &i, "من"))
    take_word (self, &i, "في");
  if (after_month && take_word (self, &i, "هذا") && (take_word (self, &i, "العام") || take_word (self, &i, "السنه")))
    {
      set (&point->year, MASAR_TIME_RELATIVE, 0);
      *at = i;
      return TRUE;
    }
  worded = take_year_word (self, &i);
  if (!worded && (!after_month || (i > *at && self->tokens[i - 1].kind == MASAR_TOKEN_WORD)))
    return FALSE;
  if (read_year_number (self, &i, point))
    {
      *at = i;
      return TRUE;
    }
  if (!worded || !masar_time_grammar_is_definite (self, i - 1) || !take_relation (self, &i, &relation))
    return FALSE;
  set (&point->year, MASAR_TIME_RELATIVE, (gint64) relation - MASAR_TIME_RELATION_THIS);
  *at = i;
  return TRUE;
}

/* ---- day, month, year ---- */

static gboolean
take_day_number (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  MasarNumeral numeral;
  guint i = *at;

  if (take_word (self, &i, "ال") && !is_number (self, i, 1, 31))
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

  if (!take_mark (self, at, "/-"))
    take_word (self, at, "من");
  take (self, at, MASAR_TIME_WORD_MONTH_WORD, &match);
}

/* "من الشهر الماضي", "الجاري" after a day. */
static gboolean
take_counted_month (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  guint8 relation;
  const gboolean of = take_word (self, &i, "من");
  const gboolean worded =
      take_word (self, &i, "الشهر") || (take_word (self, &i, "هذا") && take_word (self, &i, "الشهر"));

  if (worded && i > *at + 1 && masar_time_grammar_is_word (self, i - 2, "هذا"))
    relation = MASAR_TIME_RELATION_THIS;
  else if (!take_relation (self, &i, &relation) || (!worded && !of && relation != MASAR_TIME_RELATION_THIS))
    return FALSE;
  set (&point->month, MASAR_TIME_RELATIVE, (gint64) relation - MASAR_TIME_RELATION_THIS);
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
  if (!masar_time_read_year (self, &i, point, TRUE))
    take_relation (self, &i, &point->relation);
  *at = i;
  return TRUE;
}

/* Between the days of "5-7 آب", "5 إلى 7 آب", "5 و7 آب". */
static gboolean
take_to (const MasarTimeGrammar *self, guint *at)
{
  MasarMatch match;

  return take_mark (self, at, "-/") || take (self, at, MASAR_TIME_WORD_TO, &match) || take_word (self, at, "و");
}

static gboolean
read_day_month_year (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression read = { 0 };

  if (!take_day_number (self, &i, &read.first))
    return FALSE;
  if (take_month_and_year (self, &i, &read.first))
    {
      *expression = read;
      *at = i;
      return TRUE;
    }
  if (!take_to (self, &i) || !take_day_number (self, &i, &read.last) || read.last.day.value <= read.first.day.value
      || !take_month_and_year (self, &i, &read.last))
    return FALSE;
  {
    const MasarTimeField day = read.first.day;

    read.first = read.last;
    read.first.day = day;
  }
  *expression = read;
  *at = i;
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
  if (!read_year_number (self, &i, &read))
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

  if (take_mark (self, &i, ")") && !masar_time_grammar_is_word (self, i, "الموافق"))
    return;
  take_mark (self, &i, ",-/");
  if (!take_word (self, &i, "الموافق"))
    take_word (self, &i, "الموافقه");
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
      && !read_month_day_year (self, &i, &read.first))
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
  if (masar_time_read_year (self, &i, &read, TRUE) || take_relation (self, &i, &read.relation))
    supported = TRUE;
  else if (!doubt.misspelled && has_preposition (self, *at))
    supported = TRUE;
  if (!supported && doubt.doubtful)
    return FALSE;
  *point = read;
  *at = i;
  return TRUE;
}
