/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"
#include "masar-times.h"

#include <string.h>

/* Articles date each other.
 *
 * An article whose own date is unknown may name the weekday of a happening that another article dates to the day: then
 * it appeared in the week that begins with that day.  All its expressions are then resolved again. */

static gboolean
same_text (const char *a, const char *b)
{
  return a != NULL && b != NULL && g_str_equal (a, b);
}

/* The weekday by which @mention is dated, when a weekday is all that its time says; else 0. */
static int
get_bare_weekday (const MasarArticleRecord *article, const MasarMention *mention)
{
  MasarTimeExpression expression;
  const char *notation;

  if (mention->time < 0 || (guint) mention->time >= article->times->len)
    return 0;
  notation = g_array_index (article->times, MasarTimeRecord, mention->time).expression;
  if (notation == NULL || !masar_time_expression_parse (notation, &expression, NULL))
    return 0;
  if (expression.first.day.setting != MASAR_TIME_UNSET || expression.first.week.setting != MASAR_TIME_UNSET
      || expression.first.relation == MASAR_TIME_RELATION_NEXT || expression.last.weekday != 0)
    return 0;
  return expression.first.weekday;
}

/* Whether @dated, of a dated article, is what @mention tells of. */
static gboolean
tells_the_same (const MasarNames *names, const MasarMention *mention, const MasarMention *dated)
{
  if (mention->type != dated->type)
    return FALSE;
  if (mention->type == MASAR_EVENT_TALKS)
    return same_text (mention->kind, dated->kind)
           && same_text (masar_names_get_party (names, mention->actor), masar_names_get_party (names, dated->actor));
  return same_text (mention->place, dated->place) && masar_names_is_specific (names, mention->place);
}

/* The one day that other articles give for @mention and that is its weekday; FALSE when there is none or more. */
static gboolean
find_day (const MasarNames *names, const MasarRecords *records, const MasarMention *mention, int weekday, gint64 *day)
{
  gboolean found = FALSE;

  *day = 0;
  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      for (guint m = 0; m < article->mentions->len; m++)
        {
          const MasarMention *dated = &g_array_index (article->mentions, MasarMention, m);
          gint64 first;
          gint64 last;

          if (dated->reported || !masar_span_get_first_day (dated->when.span, &first)
              || !masar_span_get_last_day (dated->when.span, &last) || first != last
              || masar_weekday_from_days (first) != weekday || !tells_the_same (names, mention, dated))
            continue;
          if (found && first != *day)
            return FALSE;
          found = TRUE;
          *day = first;
        }
    }
  return found;
}

static gboolean
find_publication (const MasarNames *names,
                  const MasarRecords *records,
                  const MasarArticleRecord *article,
                  MasarSpan *span)
{
  gboolean found = FALSE;

  *span = article->published.span;
  for (guint m = 0; m < article->mentions->len; m++)
    {
      const MasarMention *mention = &g_array_index (article->mentions, MasarMention, m);
      const int weekday = get_bare_weekday (article, mention);
      MasarSpan narrowed;
      gint64 day;

      if (weekday == 0 || !find_day (names, records, mention, weekday, &day))
        continue;
      if (!masar_span_intersect (*span, masar_span_new_days (day, day + 6), &narrowed))
        return FALSE;
      *span = narrowed;
      found = TRUE;
    }
  return found;
}

/* Resolves the expressions of @article again, now that its date is known better. */
static void
resolve_again (MasarArticleRecord *article)
{
  for (guint i = 0; i < article->times->len; i++)
    {
      MasarTimeRecord *time = &g_array_index (article->times, MasarTimeRecord, i);
      MasarTimeExpression expression;
      MasarWhen when;

      if (time->expression != NULL && masar_time_expression_parse (time->expression, &expression, NULL)
          && masar_time_expression_resolve (&expression, article->published.span, MASAR_TIME_PAST, &when))
        time->when = when;
    }
  for (guint m = 0; m < article->mentions->len; m++)
    {
      MasarMention *mention = &g_array_index (article->mentions, MasarMention, m);
      const gboolean timed = mention->time >= 0 && (guint) mention->time < article->times->len;

      if (timed && !mention->when.lasting)
        mention->when = g_array_index (article->times, MasarTimeRecord, mention->time).when;
      else if (timed)
        mention->when.span.begin_minutes =
            g_array_index (article->times, MasarTimeRecord, mention->time).when.span.begin_minutes;
      if (!timed || mention->when.lasting)
        mention->when.span.end_minutes = article->published.span.end_minutes;
    }
}

static gboolean
is_vague (MasarSpan published)
{
  return masar_span_is_open (published) || published.end_minutes - published.begin_minutes > 7 * MASAR_MINUTES_PER_DAY;
}

/**
 * masar_weave_date_articles:
 *
 * Dates the articles of @records that have no date of their own by what the others tell.
 */
void
masar_weave_date_articles (const MasarNames *names, MasarRecords *records)
{
  const guint n_articles = masar_records_get_n_articles (records);
  g_autofree MasarSpan *spans = g_new (MasarSpan, n_articles + 1);
  g_autofree gboolean *found = g_new0 (gboolean, n_articles + 1);

  /* first look, then write: what one article learns must not depend on the order */
  for (guint i = 0; i < n_articles; i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      found[i] = is_vague (article->published.span) && find_publication (names, records, article, &spans[i]);
    }
  for (guint i = 0; i < n_articles; i++)
    if (found[i])
      {
        MasarArticleRecord *article = masar_records_get_article (records, i);

        article->published = (MasarWhen){ spans[i], 0, 0 };
        article->basis = MASAR_BASIS_CORPUS;
        resolve_again (article);
      }
}
