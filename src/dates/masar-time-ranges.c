/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-time-grammar-private.h"

/* Two times that are the ends of one: "من 28 يوليو إلى 3 أغسطس", "بين يونيو 2014 ويناير", "يومي السبت والأحد". */

#define skip masar_time_grammar_skip

/* Values of the category "range-start". */
enum
{
  RANGE_FROM = 1,
  RANGE_BETWEEN,
};

typedef enum
{
  GRAIN_OTHER,
  GRAIN_DAY,
  GRAIN_MONTH,
  GRAIN_SEASON,
  GRAIN_YEAR,
} Grain;

static Grain
get_grain (const MasarTimePoint *point)
{
  if (point->day.setting != MASAR_TIME_UNSET || point->weekday != 0)
    return GRAIN_DAY;
  if (point->month.setting != MASAR_TIME_UNSET)
    return GRAIN_MONTH;
  if (point->season != 0)
    return GRAIN_SEASON;
  return point->year.setting != MASAR_TIME_UNSET ? GRAIN_YEAR : GRAIN_OTHER;
}

static gboolean
is_set (const MasarTimePoint *point)
{
  return get_grain (point) != GRAIN_OTHER || point->week.setting != MASAR_TIME_UNSET;
}

/* Whether the expression that begins at @first speaks of two: "يومي", "شهري". */
static gboolean
is_dual (const MasarTimeGrammar *self, guint first)
{
  MasarMatch match;

  return (masar_time_grammar_match (self, first, MASAR_TIME_WORD_DAY_UNIT, &match)
          || masar_time_grammar_match (self, first, MASAR_TIME_WORD_MONTH_WORD, &match))
         && masar_lexicon_entry_get_flag (match.entry, "several");
}

static gboolean
take_and (const MasarTimeGrammar *self, guint *at)
{
  if (*at < self->n_tokens && (self->tokens[*at].clitics & MASAR_CLITIC_WA) != 0)
    return TRUE;
  return skip (self, at, MASAR_TIME_WORD_AND);
}

static gboolean
take_to (const MasarTimeGrammar *self, guint *at)
{
  MasarMatch match;

  return masar_time_grammar_take (self, at, MASAR_TIME_WORD_TO, &match);
}

static gboolean
read_end (const MasarTimeGrammar *self, guint *at, Grain grain, MasarTimePoint *end)
{
  MasarTimeExpression read = { 0 };
  guint i = *at;

  if ((!masar_time_read_day (self, &i, &read) && !masar_time_read_period (self, &i, &read)) || is_set (&read.last)
      || get_grain (&read.first) != grain)
    return FALSE;
  *end = read.first;
  *at = i;
  return TRUE;
}

void
masar_time_read_range (const MasarTimeGrammar *self, guint first, guint *at, MasarTimeExpression *expression)
{
  const Grain grain = get_grain (&expression->first);
  MasarMatch start = { 0 };
  MasarTimePoint end;
  gboolean dual, between;
  guint i = *at;

  if (is_set (&expression->last) || grain == GRAIN_OTHER)
    return;
  if (!masar_time_grammar_ends (self, first, MASAR_TIME_WORD_RANGE, &start) && !is_dual (self, first))
    return;
  dual = start.entry == NULL;
  between = !dual && start.entry->value == RANGE_BETWEEN;
  if (!((dual || between) && take_and (self, &i)) && !(!dual && take_to (self, &i)))
    return;
  if (!read_end (self, &i, grain, &end))
    return;
  /* "أيام الجمعة والسبت والأحد" */
  for (guint next = i; dual && take_and (self, &next) && read_end (self, &next, grain, &end);)
    i = next;
  expression->last = end;
  *at = i;
}
