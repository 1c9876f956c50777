/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"
#include "masar-times.h"

#include <string.h>

/* Dates for articles that have none.
 *
 * News names the weekday of what happened in the last seven days.  So an article that dates its own news by weekday and
 * date ("Monday 5 August 2024") appeared in the week that begins with that day.  An article that gives the weekday
 * alone appeared in a week after the day that other articles give for the same happening, if they agree on one.  All
 * its expressions are then resolved again. */

#define WEEK_DAYS 7

/* What speaks for a day must weigh so much: a base and a weapon, or the kind and the parties of a step in talks, and
 * one thing more; a wrong date of an article does more harm than none. */
#define MIN_WEIGHT 4

/* A day of a month that agrees says more than a weekday, and only lacks its year. */
#define MIN_WEIGHT_OF_DATE 3

/* That so few articles tell of the like is such a thing: where one base is hit again and again, a weekday says little.
 */
#define MAX_RARE_ARTICLES 3

typedef struct
{
  const MasarMention *mention;
  gint64 first_day;
  gint64 last_day;
} Dated;

typedef struct
{
  gint64 day;
  gint64 last_day; /* on which the article may have appeared */
  int weight;
  guint mention;
} Candidate;

static gboolean
same_text (const char *a, const char *b)
{
  return a != NULL && b != NULL && g_str_equal (a, b);
}

static gboolean
read_expression (const MasarArticleRecord *article, int time, MasarTimeExpression *expression)
{
  const char *notation;

  if (time < 0 || (guint) time >= article->times->len)
    return FALSE;
  notation = g_array_index (article->times, MasarTimeRecord, time).expression;
  return notation != NULL && masar_time_expression_parse (notation, expression, NULL);
}

/* What a time says of its day without a year: a weekday, or a day of a month. */
typedef struct
{
  int weekday;
  int month;
  int day;
} Partial;

/* The day that @mention gives, when it takes the publication to know which one it is. */
static gboolean
get_partial (const MasarArticleRecord *article, const MasarMention *mention, Partial *partial)
{
  MasarTimeExpression expression;
  const MasarTimePoint *point = &expression.first;

  if (!read_expression (article, mention->time, &expression) || expression.prospective || point->hijri
      || point->week.setting != MASAR_TIME_UNSET || point->relation == MASAR_TIME_RELATION_NEXT
      || point->year.setting != MASAR_TIME_UNSET || expression.last.day.setting != MASAR_TIME_UNSET
      || expression.last.weekday != 0)
    return FALSE;
  *partial = (Partial){ .weekday = point->weekday };
  if (point->day.setting == MASAR_TIME_ABSOLUTE && point->month.setting == MASAR_TIME_ABSOLUTE)
    {
      partial->day = point->day.value;
      partial->month = point->month.value;
    }
  else if (point->day.setting == MASAR_TIME_ABSOLUTE || point->month.setting != MASAR_TIME_UNSET)
    return FALSE;
  return partial->weekday != 0 || partial->day != 0;
}

static gboolean
fits (const Partial *partial, gint64 day)
{
  const MasarCivilDate date = masar_civil_from_days (day);

  return (partial->weekday == 0 || masar_weekday_from_days (day) == partial->weekday)
         && (partial->day == 0 || (date.day == partial->day && date.month == partial->month));
}

/* The weekday of the publication, as the text gives it: "today, Wednesday", "yesterday, Tuesday"; else 0. */
static int
get_weekday_of_publication (const MasarArticleRecord *article)
{
  for (guint i = 0; i < article->times->len; i++)
    {
      MasarTimeExpression expression;

      if (read_expression (article, (int) i, &expression) && expression.first.weekday != 0
          && expression.first.day.setting == MASAR_TIME_RELATIVE && ABS (expression.first.day.value) <= 2)
        return (expression.first.weekday - 1 - expression.first.day.value + 2 * WEEK_DAYS) % WEEK_DAYS + 1;
    }
  return 0;
}

/* Leaves the one day of @span that bears the weekday of the publication. */
static MasarSpan
narrow_to_weekday (const MasarArticleRecord *article, MasarSpan span)
{
  const int weekday = get_weekday_of_publication (article);
  gint64 first;
  gint64 last;

  if (weekday == 0 || !masar_span_get_first_day (span, &first) || !masar_span_get_last_day (span, &last)
      || last - first >= WEEK_DAYS)
    return span;
  for (gint64 day = first; day <= last; day++)
    if (masar_weekday_from_days (day) == weekday)
      return masar_span_new_day (day);
  return span;
}

static gboolean
is_vague (MasarSpan published)
{
  return masar_span_is_open (published)
         || published.end_minutes - published.begin_minutes > WEEK_DAYS * MASAR_MINUTES_PER_DAY;
}

/* By its own news: the last day that it gives with weekday and full date for violence, which nobody announces. */
static gboolean
find_own_day (const MasarArticleRecord *article, gint64 *day)
{
  gboolean found = FALSE;

  *day = 0;
  for (guint m = 0; m < article->mentions->len; m++)
    {
      const MasarMention *mention = &g_array_index (article->mentions, MasarMention, m);
      MasarTimeExpression expression;
      MasarWhen when;
      gint64 first;

      if (mention->type > MASAR_EVENT_STRIKE || mention->background || mention->modality > MASAR_MODALITY_REPORTED
          || !read_expression (article, mention->time, &expression) || expression.prospective
          || expression.first.weekday == 0 || expression.first.day.setting != MASAR_TIME_ABSOLUTE
          || expression.first.year.setting != MASAR_TIME_ABSOLUTE
          || !masar_time_expression_resolve (&expression, MASAR_SPAN_OPEN, MASAR_TIME_PAST, &when)
          || !masar_span_get_first_day (when.span, &first))
        continue;
      *day = found ? MAX (*day, first) : first;
      found = TRUE;
    }
  return found;
}

/* What a mention is found by: its type with its place, its country, or its kind of step in talks. */
#define N_KEYS 3

static char *
dup_key (const MasarNames *names, const MasarMention *mention, guint which)
{
  const gboolean talks = mention->type == MASAR_EVENT_TALKS;
  const char *what = NULL;

  if (which == 0 && masar_names_is_specific (names, mention->place))
    what = mention->place;
  else if (which == 1 && !talks)
    what = masar_names_get_country (names, mention->place);
  else if (which == 2 && talks)
    what = mention->kind;
  return what != NULL ? g_strdup_printf ("%d|%d|%s", mention->type, which, what) : NULL;
}

/* What the like of a mention is counted by: its type, kind, and for violence its place. */
static char *
dup_likeness (const MasarMention *mention)
{
  return g_strdup_printf ("%d|%s|%s", mention->type, mention->kind != NULL ? mention->kind : "",
                          mention->type != MASAR_EVENT_TALKS && mention->place != NULL ? mention->place : "");
}

/* How many articles tell of the like: a likeness → the count. */
static GHashTable *
count_likenesses (const MasarRecords *records)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint m = 0; m < article->mentions->len; m++)
        {
          char *likeness = dup_likeness (&g_array_index (article->mentions, MasarMention, m));
          const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, likeness));

          if (!g_hash_table_contains (seen, likeness))
            g_hash_table_insert (counts, g_strdup (likeness), GUINT_TO_POINTER (count + 1));
          g_hash_table_add (seen, likeness);
        }
    }
  return counts;
}

static gboolean
is_rare (GHashTable *likenesses, const MasarMention *mention)
{
  g_autofree char *likeness = dup_likeness (mention);

  return mention->kind != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (likenesses, likeness)) <= MAX_RARE_ARTICLES;
}

static void
add_to_index (GHashTable *index, char *key, const Dated *dated)
{
  GArray *all = g_hash_table_lookup (index, key);

  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (Dated));
      g_hash_table_insert (index, g_strdup (key), all);
    }
  g_array_append_val (all, *dated);
}

/* What is looked up to date an article by others. */
typedef struct
{
  const MasarNames *names;
  GHashTable *dated;      /* key of a mention → GArray of Dated */
  GHashTable *likenesses; /* likeness → how many articles tell of it */
} Lookup;

/* Every mention that an article with a date dates to the day, by what it tells of. */
static GHashTable *
index_dated (const MasarNames *names, const MasarRecords *records)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      for (guint m = 0; m < article->mentions->len; m++)
        {
          Dated dated = { .mention = &g_array_index (article->mentions, MasarMention, m) };

          if (!masar_span_get_first_day (dated.mention->when.span, &dated.first_day)
              || !masar_span_get_last_day (dated.mention->when.span, &dated.last_day)
              || dated.last_day - dated.first_day > 1)
            continue;
          for (guint which = 0; which < N_KEYS; which++)
            {
              g_autofree char *key = dup_key (names, dated.mention, which);

              if (key != NULL)
                add_to_index (index, key, &dated);
            }
        }
    }
  return index;
}

/* Whether two steps in talks name a party in common. */
static gboolean
share_party (const MasarNames *names, const MasarMention *a, const MasarMention *b)
{
  const char *const of_a[] = { masar_names_get_party (names, a->actor), masar_names_get_party (names, a->target) };
  const char *const of_b[] = { masar_names_get_party (names, b->actor), masar_names_get_party (names, b->target) };

  for (guint i = 0; i < 4; i++)
    if (same_text (of_a[i / 2], of_b[i % 2]))
      return TRUE;
  return FALSE;
}

static int
weigh (const Lookup *lookup, const Partial *partial, const MasarMention *a, const MasarMention *b)
{
  const MasarNames *names = lookup->names;
  const gboolean talks = a->type == MASAR_EVENT_TALKS;
  int weight = partial->day != 0 ? 2 : 0;

  if (same_text (a->place, b->place) && masar_names_is_specific (names, a->place))
    weight += 2;
  else if (same_text (masar_names_get_country (names, a->place), masar_names_get_country (names, b->place)))
    weight += talks ? 0 : 1;
  if (same_text (a->kind, b->kind))
    weight += (talks ? 2 : 1) + is_rare (lookup->likenesses, a);
  weight += talks && share_party (names, a, b);
  weight += a->killed > 0 && a->killed == b->killed;
  weight += a->wounded > 0 && a->wounded == b->wounded;
  return weight;
}

/* How long after it news may still name a day so: a statement by its weekday for two days, a happening for a week, a
 * day of a month for a year. */
static gint64
get_last_day (const Partial *partial, const MasarMention *mention, gint64 day)
{
  if (partial->weekday == 0)
    return day + 364;
  return day + (mention->type == MASAR_EVENT_TALKS && (mention->n_says > 0 || mention->reported) ? 2 : WEEK_DAYS - 1);
}

static void
add_candidate (GArray *candidates, const Candidate *candidate)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *known = &g_array_index (candidates, Candidate, i);

      if (known->day != candidate->day || known->mention != candidate->mention)
        continue;
      known->weight = MAX (known->weight, candidate->weight);
      return;
    }
  g_array_append_val (candidates, *candidate);
}

/* Notes the days that others give for @mention and that fit its own words, with the best weight of each. */
static void
add_candidates (const Lookup *lookup,
                const MasarMention *mention,
                guint position,
                const Partial *partial,
                GArray *candidates)
{
  for (guint which = 0; which < N_KEYS; which++)
    {
      g_autofree char *key = dup_key (lookup->names, mention, which);
      const GArray *all = key != NULL ? g_hash_table_lookup (lookup->dated, key) : NULL;

      for (guint i = 0; all != NULL && i < all->len; i++)
        {
          const Dated *dated = &g_array_index (all, Dated, i);

          for (gint64 day = dated->first_day; day <= dated->last_day; day++)
            {
              const Candidate candidate = { day, get_last_day (partial, mention, day),
                                            weigh (lookup, partial, mention, dated->mention), position };

              if (fits (partial, day) && candidate.weight >= (partial->day != 0 ? MIN_WEIGHT_OF_DATE : MIN_WEIGHT))
                add_candidate (candidates, &candidate);
            }
        }
    }
}

static gboolean
agree (const Candidate *a, const Candidate *b)
{
  return a->day <= b->last_day && b->day <= a->last_day;
}

/* What all candidates that leave a day in common with @one weigh together. */
static int
weigh_all (const GArray *candidates, const Candidate *one)
{
  int weight = 0;

  for (guint i = 0; i < candidates->len; i++)
    if (agree (&g_array_index (candidates, Candidate, i), one))
      weight += g_array_index (candidates, Candidate, i).weight;
  return weight;
}

static gboolean
find_publication (const Lookup *lookup, const MasarArticleRecord *article, MasarSpan *span)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const Candidate *best = NULL;
  int best_weight = 0;
  gboolean tied = FALSE;

  for (guint m = 0; m < article->mentions->len; m++)
    {
      const MasarMention *mention = &g_array_index (article->mentions, MasarMention, m);
      Partial partial;

      if (get_partial (article, mention, &partial))
        add_candidates (lookup, mention, m, &partial, candidates);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const int weight = weigh_all (candidates, candidate);

      if (weight < best_weight || (best != NULL && weight == best_weight && agree (candidate, best)))
        continue;
      tied = weight == best_weight;
      best = candidate;
      best_weight = weight;
    }
  if (best == NULL || tied)
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      MasarSpan narrowed;

      if (agree (candidate, best)
          && masar_span_intersect (*span, masar_span_new_days (candidate->day, candidate->last_day), &narrowed))
        *span = narrowed;
    }
  return !is_vague (*span);
}

/* A day of a month that others date dates its mention, though it leaves a whole year for the article. */
static void
date_mentions (const Lookup *lookup, MasarArticleRecord *article)
{
  for (guint m = 0; m < article->mentions->len; m++)
    {
      g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
      MasarMention *mention = &g_array_index (article->mentions, MasarMention, m);
      Partial partial;

      if (!masar_span_is_open (mention->when.span) || !get_partial (article, mention, &partial) || partial.day == 0)
        continue;
      add_candidates (lookup, mention, m, &partial, candidates);
      if (candidates->len == 1)
        mention->when.span = masar_span_new_day (g_array_index (candidates, Candidate, 0).day);
    }
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

      if (read_expression (article, (int) i, &expression)
          && masar_time_expression_resolve (&expression, article->published.span, MASAR_TIME_PAST, &when))
        time->when = when;
    }
  for (guint m = 0; m < article->mentions->len; m++)
    {
      MasarMention *mention = &g_array_index (article->mentions, MasarMention, m);
      const gboolean timed = mention->time >= 0 && (guint) mention->time < article->times->len;
      const gboolean captioned = !timed && mention->reported;

      if (timed && !mention->when.lasting && !mention->since)
        mention->when = g_array_index (article->times, MasarTimeRecord, mention->time).when;
      else if (timed)
        mention->when.span.begin_minutes =
            g_array_index (article->times, MasarTimeRecord, mention->time).when.span.begin_minutes;
      if ((!timed && !captioned) || mention->when.lasting || mention->since)
        mention->when.span.end_minutes = article->published.span.end_minutes;
    }
}

static void
set_published (MasarArticleRecord *article, MasarSpan span, MasarBasis basis)
{
  article->published = (MasarWhen){ narrow_to_weekday (article, span), 0, 0 };
  article->basis = basis;
  resolve_again (article);
}

/**
 * masar_weave_date_articles:
 *
 * Dates the articles of @records that have no date of their own by their own news and by what the others tell.
 */
void
masar_weave_date_articles (const MasarNames *names, MasarRecords *records)
{
  const guint n_articles = masar_records_get_n_articles (records);
  g_autofree MasarSpan *spans = g_new (MasarSpan, n_articles + 1);
  g_autofree gboolean *found = g_new0 (gboolean, n_articles + 1);
  g_autoptr (GHashTable) dated = NULL;
  g_autoptr (GHashTable) likenesses = count_likenesses (records);
  Lookup lookup = { names, NULL, likenesses };

  for (guint i = 0; i < n_articles; i++)
    {
      MasarArticleRecord *article = masar_records_get_article (records, i);
      MasarSpan span = article->published.span;
      gint64 day;

      if (is_vague (span) && find_own_day (article, &day)
          && masar_span_intersect (span, masar_span_new_days (day, day + WEEK_DAYS - 1), &span))
        set_published (article, span, MASAR_BASIS_INFERRED);
    }
  /* first look, then write: what one article learns must not depend on the order */
  lookup.dated = dated = index_dated (names, records);
  for (guint i = 0; i < n_articles; i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      spans[i] = article->published.span;
      found[i] = is_vague (spans[i]) && find_publication (&lookup, article, &spans[i]);
    }
  for (guint i = 0; i < n_articles; i++)
    if (found[i])
      set_published (masar_records_get_article (records, i), spans[i], MASAR_BASIS_CORPUS);
    else if (is_vague (masar_records_get_article (records, i)->published.span))
      date_mentions (&lookup, masar_records_get_article (records, i));
}
