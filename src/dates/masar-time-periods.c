/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-numerals.h"
#include "masar-time-grammar-private.h"

/* Weeks, months, seasons, decades and centuries, their parts and those of years, and the times that are counted back
 * or have no value in the calendar: "منتصف أكتوبر", "الأسبوع الماضي", "نهاية العام الجاري", "قبل عشر سنوات",
 * "الأشهر الستة الأخيرة". */

#define take masar_time_grammar_take
#define take_plain masar_time_grammar_take_plain
#define take_mark masar_time_grammar_take_mark
#define skip masar_time_grammar_skip
#define set masar_time_set

#define HOURS_PER_DAY 24
/* "ثمانينات القرن الماضي" and "القرن الماضي": the 20th, as the lexicon has the decades. */
#define CENTURY_YEARS 100
#define DECADE_YEARS 10

/* ---- week, month, year of the publication ---- */

/* "الأسبوع الماضي", "هذا العام", "الشهر الجاري". */
static gboolean
read_counted_unit (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch unit, relation;
  const gboolean this = take (self, &i, MASAR_TIME_WORD_THIS, &unit);

  if (!take (self, &i, MASAR_TIME_WORD_UNIT, &unit) || masar_lexicon_entry_get_flag (unit.entry, "plural")
      || unit.entry->value < MASAR_TIME_UNIT_WEEK || unit.entry->value > MASAR_TIME_UNIT_YEAR
      || !masar_time_grammar_is_definite (self, i - unit.n_tokens))
    return FALSE;
  if (take_plain (self, &i, MASAR_TIME_WORD_RELATION, &relation))
    masar_time_set_counted (point, (MasarTimeUnit) unit.entry->value,
                            masar_time_relation_to_count ((MasarTimeRelation) relation.entry->value));
  else if (this)
    masar_time_set_counted (point, (MasarTimeUnit) unit.entry->value, 0);
  else
    return FALSE;
  *at = i;
  return TRUE;
}

/* ---- seasons, decades, centuries ---- */

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
  else if (!masar_time_read_year_of (self, &i, &read) && !supported)
    return FALSE;
  /* A winter has two years: "شتاء 2023-2024". */
  if (read.year.setting == MASAR_TIME_ABSOLUTE && masar_time_grammar_is_mark (self, i, "-/")
      && masar_time_grammar_is_number (self, i + 1, read.year.value + 1, read.year.value + 1))
    i += 2;
  *point = read;
  *at = i;
  return TRUE;
}

/* "ثمانينات القرن الماضي", "مطلع التسعينيات"; alone it is often an age ("في الخمسينات من عمره"). */
static gboolean
read_decade (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point, gboolean supported)
{
  guint i = *at, behind;
  MasarMatch decade, before;

  if (!take (self, &i, MASAR_TIME_WORD_DECADE, &decade))
    return FALSE;
  behind = i;
  skip (self, &behind, MASAR_TIME_WORD_OF);
  if (skip (self, &behind, MASAR_TIME_WORD_CENTURY))
    i = behind;
  else if (behind > i
           || !(supported || masar_time_grammar_ends (self, *at, MASAR_TIME_WORD_SINCE, &before)
                || masar_time_grammar_ends (self, *at, MASAR_TIME_WORD_AGO, &before)))
    return FALSE;
  set (&point->year, MASAR_TIME_ABSOLUTE, decade.entry->value);
  point->n_years = DECADE_YEARS;
  *at = i;
  return TRUE;
}

/* "القرن الماضي", "القرن التاسع عشر". */
static gboolean
read_century (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch match;
  MasarNumeral numeral;

  if (take (self, &i, MASAR_TIME_WORD_CENTURY, &match))
    set (&point->year, MASAR_TIME_ABSOLUTE, match.entry->value + 1);
  else if (take (self, &i, MASAR_TIME_WORD_CENTURY_UNIT, &match) && masar_numeral_read (self->text, i, &numeral)
           && numeral.definite && numeral.in_words && numeral.value >= 1 && numeral.value <= 21)
    {
      set (&point->year, MASAR_TIME_ABSOLUTE, (numeral.value - 1) * CENTURY_YEARS + 1);
      i += numeral.n_tokens;
    }
  else
    return FALSE;
  point->n_years = CENTURY_YEARS;
  *at = i;
  return TRUE;
}

/* ---- parts ---- */

static void
set_part (MasarTimePoint *point, const MasarMatch *part)
{
  const char *member = point->month.setting != MASAR_TIME_UNSET ? "days" : "months";
  JsonArray *ends = json_object_get_array_member (part->entry->data, member);

  if (point->week.setting != MASAR_TIME_UNSET || point->season != 0 || point->n_years != 0)
    return;
  if (ends == NULL || json_array_get_length (ends) != 2)
    return;
  point->part_first = (guint8) CLAMP (json_array_get_int_element (ends, 0), 1, 31);
  point->part_last = (guint8) CLAMP (json_array_get_int_element (ends, 1), 1, 31);
}

/* "نهاية العام", "مطلع الشهر", "مطلع الأسبوع": the one of the publication. */
static gboolean
read_this_unit (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point)
{
  guint i = *at;
  MasarMatch unit;

  if (!take_plain (self, &i, MASAR_TIME_WORD_UNIT, &unit) || unit.entry->value < MASAR_TIME_UNIT_WEEK
      || unit.entry->value > MASAR_TIME_UNIT_YEAR || masar_lexicon_entry_get_flag (unit.entry, "plural")
      || !masar_time_grammar_is_definite (self, i - unit.n_tokens) || unit.n_tokens != 1)
    return FALSE;
  masar_time_set_counted (point, (MasarTimeUnit) unit.entry->value, 0);
  *at = i;
  return TRUE;
}

static gboolean
read_whole (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression, gboolean supported)
{
  return masar_time_read_month (self, at, &expression->first) || read_season (self, at, &expression->first)
         || masar_time_read_year (self, at, expression) || read_counted_unit (self, at, &expression->first)
         || read_decade (self, at, &expression->first, supported) || read_century (self, at, &expression->first);
}

static gboolean
read_part (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch part;
  MasarTimeExpression read = { 0 };

  if (!take (self, &i, MASAR_TIME_WORD_PART, &part))
    return FALSE;
  skip (self, &i, MASAR_TIME_WORD_OF);
  if (masar_time_grammar_is_year (self, i))
    masar_time_read_year_number (self, &i, &read.first, FALSE);
  else if (!read_whole (self, &i, &read, TRUE) && !read_this_unit (self, &i, &read.first))
    return FALSE;
  set_part (&read.first, &part);
  *expression = read;
  *at = i;
  return TRUE;
}

/* A week, month, season, year, decade or century, or a part of one. */
gboolean
masar_time_read_period (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarTimeExpression read = { 0 };

  if (!read_part (self, &i, &read) && !read_whole (self, &i, &read, FALSE))
    return FALSE;
  *expression = read;
  *at = i;
  return TRUE;
}

/* ---- durations and the like ---- */

typedef struct
{
  MasarTimeUnit unit;
  gint64 count; /* -1 for some */
  gboolean definite;
} MasarTimeQuantity;

/* How many of which unit: "10 سنوات", "أكثر من ثلاثة أيام", "يومين", "الأشهر الستة", "أشهر". */
static gboolean
take_quantity (const MasarTimeGrammar *self, guint *at, MasarTimeQuantity *quantity)
{
  guint i = *at;
  MasarNumeral numeral;
  MasarMatch match;
  gboolean counted, article, more;

  skip (self, &i, MASAR_TIME_WORD_ABOUT);
  more = skip (self, &i, MASAR_TIME_WORD_MORE);
  if (more)
    skip (self, &i, MASAR_TIME_WORD_OF);
  article = skip (self, &i, MASAR_TIME_WORD_ARTICLE);
  take_mark (self, &i, "(\"");
  counted = masar_numeral_read (self->text, i, &numeral) && !numeral.ordinal;
  if (counted)
    i += numeral.n_tokens;
  take_mark (self, &i, ")\"");
  if (!take_plain (self, &i, MASAR_TIME_WORD_UNIT, &match))
    return FALSE;
  quantity->unit = (MasarTimeUnit) match.entry->value;
  quantity->definite =
      article || masar_time_grammar_is_definite (self, i - match.n_tokens) || (counted && numeral.definite);
  if (!counted && masar_time_grammar_is_definite (self, i - match.n_tokens)
      && masar_numeral_read (self->text, i, &numeral) && !numeral.ordinal && numeral.definite)
    {
      counted = TRUE;
      i += numeral.n_tokens;
    }
  if (more)
    quantity->count = -1;
  else if (counted)
    quantity->count = numeral.value;
  else
    quantity->count =
        masar_time_grammar_get_member (&match, "count", masar_lexicon_entry_get_flag (match.entry, "plural") ? -1 : 1);
  skip (self, &i, MASAR_TIME_WORD_FEW);
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

/* "من الآن". */
static void
skip_from_now (const MasarTimeGrammar *self, guint *at)
{
  guint i = *at;

  if (skip (self, &i, MASAR_TIME_WORD_OF) && skip (self, &i, MASAR_TIME_WORD_NOW))
    *at = i;
}

/* "قبل عشرة أيام", "قبل 48 ساعة", "قبل عشر سنوات": counted back from the publication. */
static void
set_ago (const MasarTimeQuantity *quantity, MasarTimeExpression *expression)
{
  if (quantity->count <= 0 || quantity->count >= 1000)
    return;
  if (quantity->unit == MASAR_TIME_UNIT_HOUR && quantity->count % HOURS_PER_DAY == 0)
    masar_time_set_counted (&expression->first, MASAR_TIME_UNIT_DAY, -quantity->count / HOURS_PER_DAY);
  else if (quantity->unit == MASAR_TIME_UNIT_DECADE)
    masar_time_set_counted (&expression->first, MASAR_TIME_UNIT_YEAR, -quantity->count * DECADE_YEARS);
  else
    masar_time_set_counted (&expression->first, quantity->unit, -quantity->count);
  /* Longer times are told in round numbers. */
  expression->approximate = expression->first.day.setting == MASAR_TIME_UNSET;
}

/* "الأيام القليلة الماضية", "الأشهر الستة المقبلة", "الـ48 ساعة الماضية": how far it reaches the words do not say well
 * enough for a value. */
static gboolean
read_recent (const MasarTimeGrammar *self, guint *at)
{
  guint i = *at;
  MasarTimeQuantity quantity;
  MasarMatch match;

  if (!take_quantity (self, &i, &quantity) || !quantity.definite
      || !(take_plain (self, &i, MASAR_TIME_WORD_RELATION, &match) || skip (self, &i, MASAR_TIME_WORD_RECENT)))
    return FALSE;
  *at = i;
  return TRUE;
}

/* Times that are counted back from the publication, and all that have no value. */
gboolean
masar_time_read_vague (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression)
{
  guint i = *at;
  MasarMatch since, match;
  MasarTimeQuantity quantity;

  if (take (self, &i, MASAR_TIME_WORD_VAGUE, &match) || read_recent (self, &i))
    {
      *at = i;
      return TRUE;
    }
  if (!take (self, &i, MASAR_TIME_WORD_AGO, &since) || names_a_date (self, i) || !take_quantity (self, &i, &quantity))
    return FALSE;
  skip_from_now (self, &i);
  /* "قبل يومين من الزيارة" is counted from the visit. */
  if (masar_lexicon_entry_get_flag (since.entry, "ago")
      && !masar_time_grammar_match (self, i, MASAR_TIME_WORD_OF, &match))
    set_ago (&quantity, expression);
  if (!skip (self, &i, MASAR_TIME_WORD_RELATION))
    skip (self, &i, MASAR_TIME_WORD_RECENT);
  *at = i;
  return TRUE;
}
