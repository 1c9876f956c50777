/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-times.h"

#include "masar-time-grammar-private.h"

/* Finds time expressions: at each token the rules of the grammar, the longer ones first.  Pure; any thread. */

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
  if (masar_time_read_day (grammar, &at, &time->expression) || masar_time_read_period (grammar, &at, &time->expression))
    masar_time_read_range (grammar, first, &at, &time->expression);
  else
    {
      if (!masar_time_read_vague (grammar, &at, &time->expression))
        return FALSE;
      time->vague = is_empty (&time->expression);
    }
  time->n_tokens = at - first;
  time->passage = (MasarPassage){ grammar->tokens[first].start, grammar->tokens[at - 1].end };
  masar_time_read_context (grammar, time);
  return TRUE;
}

/* The years that later ones may be told by: "من العام نفسه". */
static void
remember_year (MasarTimeGrammar *grammar, const MasarTimePoint *point)
{
  if (point->year.setting == MASAR_TIME_ABSOLUTE && !point->hijri && point->n_years == 0)
    grammar->last_year = point->year.value;
}

static const char *const bound_names[] = { NULL, "since", "until" };

/**
 * masar_time_bound_to_string:
 *
 * Returns: (nullable): the word for @bound in a record; %NULL for none
 */
const char *
masar_time_bound_to_string (MasarTimeBound bound)
{
  return bound < G_N_ELEMENTS (bound_names) ? bound_names[bound] : NULL;
}

/**
 * masar_time_bound_from_string:
 * @text: a word of a record
 * @bound: (out): what it means; untouched on failure
 *
 * Returns: whether it means one
 */
gboolean
masar_time_bound_from_string (const char *text, MasarTimeBound *bound)
{
  for (gsize i = 1; i < G_N_ELEMENTS (bound_names); i++)
    if (g_str_equal (text, bound_names[i]))
      {
        *bound = (MasarTimeBound) i;
        return TRUE;
      }
  return FALSE;
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
      guint n_tokens = 1;
      MasarMatch trap;
      MasarTime time;

      if (!masar_time_grammar_can_begin (&grammar, i))
        ;
      else if (masar_time_grammar_is_trap (&grammar, i, &trap))
        n_tokens = trap.n_tokens;
      else if (read_time (&grammar, i, &time))
        {
          n_tokens = time.first_token + time.n_tokens - i;
          remember_year (&grammar, &time.expression.first);
          if (!masar_time_is_name (&grammar, &time))
            g_array_append_val (times, time);
        }
      i += n_tokens;
    }
  return times;
}
