/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-times.h"

#include "masar-time-grammar-private.h"

/* Finds time expressions: at each token the rules of the grammar, the longer ones first.  Pure; any thread. */

/* How far before a month, and before a weekday, in words, the sign of a plan may stand. */
#define PROSPECT_TOKENS_MONTH 16
#define PROSPECT_TOKENS_WEEKDAY 8

/* Whether nothing but the direction says which one is meant. */
static gboolean
hangs_on_direction (const MasarTimePoint *point)
{
  return point->relation == MASAR_TIME_RELATION_NONE && point->year.setting == MASAR_TIME_UNSET
         && point->month.setting != MASAR_TIME_RELATIVE && point->week.setting == MASAR_TIME_UNSET
         && point->day.setting != MASAR_TIME_RELATIVE
         && (point->month.setting != MASAR_TIME_UNSET || point->weekday != 0 || point->season != 0);
}

/* Whether the words before @token speak of a plan: "من المقرر أن تبدأ في سبتمبر". */
static gboolean
is_prospective (const MasarTimeGrammar *grammar, guint token, const MasarTimePoint *point)
{
  const guint n_before = point->month.setting != MASAR_TIME_UNSET ? PROSPECT_TOKENS_MONTH : PROSPECT_TOKENS_WEEKDAY;
  const guint32 sentence = grammar->tokens[token].sentence;

  for (guint i = 1; i <= n_before && i <= token; i++)
    {
      const guint at = token - i;
      MasarMatch match;

      if (grammar->tokens[at].sentence != sentence)
        return FALSE;
      if ((grammar->tokens[at].clitics & MASAR_CLITIC_SA) != 0
          || masar_time_grammar_match (grammar, at, MASAR_TIME_WORD_PROSPECTIVE, &match))
        return TRUE;
      if (masar_time_grammar_match (grammar, at, MASAR_TIME_WORD_RETROSPECTIVE, &match))
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_empty (const MasarTimeExpression *expression)
{
  const MasarTimePoint *point = &expression->first;

  return point->year.setting == MASAR_TIME_UNSET && point->month.setting == MASAR_TIME_UNSET
         && point->week.setting == MASAR_TIME_UNSET && point->day.setting == MASAR_TIME_UNSET && point->weekday == 0
         && point->season == 0;
}

static gboolean
read_time (const MasarTimeGrammar *grammar, guint first, MasarTime *time)
{
  guint at = first;

  *time = (MasarTime){ .first_token = first };
  if (!masar_time_read_day (grammar, &at, &time->expression)
      && !masar_time_read_period (grammar, &at, &time->expression))
    {
      if (!masar_time_read_vague (grammar, &at, &time->expression))
        return FALSE;
      time->vague = is_empty (&time->expression);
    }
  /* "الـ 20 من آب" */
  if (first > 0 && grammar->tokens[first].kind == MASAR_TOKEN_NUMBER
      && masar_time_grammar_is_word (grammar, first - 1, "ال"))
    time->first_token = --first;
  time->n_tokens = at - first;
  time->passage = (MasarPassage){ grammar->tokens[first].start, grammar->tokens[at - 1].end };
  if (hangs_on_direction (&time->expression.first))
    time->expression.prospective = is_prospective (grammar, first, &time->expression.first);
  return TRUE;
}

/* "نحو", "حوالي" before the time. */
static gboolean
has_about_before (const MasarTimeGrammar *grammar, guint token)
{
  MasarMatch match;

  return token > 0 && masar_time_grammar_match (grammar, token - 1, MASAR_TIME_WORD_ABOUT, &match);
}

/**
 * masar_times_find:
 * @text: a text with a lexicon
 *
 * Finds the words that name times, without overlap, in the order of the text.
 *
 * Returns: (transfer full) (element-type MasarTime): the times
 */
GArray *
masar_times_find (const MasarText *text)
{
  GArray *times = g_array_new (FALSE, TRUE, sizeof (MasarTime));
  MasarTimeGrammar grammar;

  g_return_val_if_fail (text != NULL, times);

  if (masar_text_get_lexicon (text) == NULL)
    return times;
  masar_time_grammar_init (&grammar, text);
  for (guint i = 0; i < grammar.n_tokens;)
    {
      const MasarToken *token = &grammar.tokens[i];
      guint n_tokens = 1;
      MasarMatch trap;
      MasarTime time;

      if (!masar_category_set_meets (token->starts, grammar.words->first) && token->kind != MASAR_TOKEN_NUMBER)
        ;
      else if (masar_time_grammar_is_trap (&grammar, i, &trap))
        n_tokens = trap.n_tokens;
      else if (read_time (&grammar, i, &time))
        {
          time.expression.approximate = has_about_before (&grammar, i);
          n_tokens = time.n_tokens;
          g_array_append_val (times, time);
        }
      i += n_tokens;
    }
  return times;
}
