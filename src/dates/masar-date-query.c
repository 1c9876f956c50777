/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-date-query.h"

#include "masar-edtf.h"
#include "masar-times.h"

#include <string.h>

/* A date that somebody types to go there: EDTF, or the words of the language as articles write them. */

G_DEFINE_QUARK (masar - date - query - error - quark, masar_date_query_error)

static gboolean
set_no_date (const char *words, GError **error)
{
  g_set_error (error, MASAR_DATE_QUERY_ERROR, MASAR_DATE_QUERY_ERROR_NO_DATE,
               "expected a date such as 2024-08-15, «15 آب 2024», «Aug 2024» or 2024, found «%s»", words);
  return FALSE;
}

/* Whether every word of @text belongs to @time: what else is said beside a date is not a date. */
static gboolean
covers (const MasarText *text, const MasarTime *time)
{
  const MasarToken *tokens = masar_text_get_tokens (text);

  for (guint i = 0; i < masar_text_get_n_tokens (text); i++)
    if (tokens[i].kind != MASAR_TOKEN_MARK && tokens[i].kind != MASAR_TOKEN_BREAK
        && (i < time->first_token || i >= time->first_token + time->n_tokens))
      return FALSE;
  return TRUE;
}

static gboolean
parse_words (const char *words, const MasarLexicon *lexicon, MasarSpan reference, MasarWhen *when, GError **error)
{
  g_autoptr (MasarText) text = masar_text_new (words, strlen (words), lexicon);
  g_autoptr (GArray) times = masar_times_find (text);
  const MasarTime *time = times->len == 1 ? &g_array_index (times, MasarTime, 0) : NULL;

  if (time == NULL || !covers (text, time))
    return set_no_date (words, error);
  if (time->vague || !masar_time_expression_resolve (&time->expression, reference, MASAR_TIME_PAST, when)
      || masar_span_is_unknown (when->span))
    {
      g_set_error (error, MASAR_DATE_QUERY_ERROR, MASAR_DATE_QUERY_ERROR_VAGUE,
                   "expected a date of the calendar, found «%s»", words);
      return FALSE;
    }
  return TRUE;
}

/**
 * masar_date_query_parse:
 * @words: what was typed
 * @lexicon: the words of the language
 * @reference: the day from which "yesterday", or a month without a year, is counted
 * @when: (out): the date
 * @error: return location for an error
 *
 * Reads "2024-08", "2023", "15 آب 2024", "Aug 2024"; digits of any script.
 *
 * Returns: whether @words are a date
 */
gboolean
masar_date_query_parse (const char *words,
                        const MasarLexicon *lexicon,
                        MasarSpan reference,
                        MasarWhen *when,
                        GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  g_autofree char *folded = masar_fold (stripped, -1);
  MasarSpan span;
  gboolean approximate;

  if (*stripped == '\0')
    return set_no_date (stripped, error);
  if (masar_edtf_parse (folded, &span, &approximate, NULL) && !masar_span_is_unknown (span))
    {
      *when = (MasarWhen){ .span = span, .approximate = approximate };
      return TRUE;
    }
  return parse_words (stripped, lexicon, reference, when, error);
}
