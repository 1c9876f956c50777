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

/* Of one happening among several that lead to the same days. */
#define MIN_WEIGHT_AMONG 3

/* Where others date so many of the like, a weekday says nothing. */
#define MAX_LIKE 1000
#define MAX_CANDIDATES 64

/* A day of a month that agrees says more than a weekday, and only lacks its year. */
#define MIN_WEIGHT_OF_DATE 3

/* That so few articles tell of the like is such a thing: where one base is hit again and again, a weekday says little.
 */
#define MAX_RARE_ARTICLES 3

typedef struct
{
  gint64 day;
  gint64 last_day; /* on which the article may have appeared */
  int weight;
  guint mention;
  guint happening;
  gboolean dated; /* by a day of a month */
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
  return masar_span_get_length (published) > WEEK_DAYS * MASAR_MINUTES_PER_DAY;
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

/* What a happening is found by: its type with its place, its country, or its kind of step in talks. */
#define N_KEYS 3

static char *
dup_key (const MasarNames *names, const MasarHappening *happening, guint which)
{
  const gboolean talks = happening->type == MASAR_EVENT_TALKS;
  const char *what = NULL;

  if (which == 0 && masar_names_is_specific (names, happening->place))
    what = happening->place;
  else if (which == 1 && !talks)
    what = happening->country;
  else if (which == 2 && talks)
    what = happening->kind;
  return what != NULL ? g_strdup_printf ("%d|%d|%s", happening->type, which, what) : NULL;
}

/* What the like of a happening is counted by: its type, kind, and for violence its place. */
static char *
dup_likeness (const MasarHappening *happening)
{
  return g_strdup_printf ("%d|%s|%s", happening->type, happening->kind != NULL ? happening->kind : "",
                          happening->type != MASAR_EVENT_TALKS && happening->place != NULL ? happening->place : "");
}

typedef struct
{
  guint n_articles;
  guint last_article; /* + 1 */
} Count;

/* How many articles tell of the like: a likeness → Count. */
static GHashTable *
count_likenesses (const GArray *happenings)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < happenings->len; i++)
    {
      const MasarHappening *happening = &g_array_index (happenings, MasarHappening, i);
      char *likeness = dup_likeness (happening);
      Count *count = g_hash_table_lookup (counts, likeness);

      if (count == NULL)
        g_hash_table_insert (counts, g_strdup (likeness), count = g_new0 (Count, 1));
      count->n_articles += count->last_article != happening->article + 1;
      count->last_article = happening->article + 1;
      g_free (likeness);
    }
  return counts;
}

static gboolean
is_rare (GHashTable *likenesses, const MasarHappening *happening)
{
  g_autofree char *likeness = dup_likeness (happening);
  const Count *count = g_hash_table_lookup (likenesses, likeness);

  return happening->kind != NULL && (count == NULL || count->n_articles <= MAX_RARE_ARTICLES);
}

/* What is looked up to date an article by others. */
typedef struct
{
  const MasarNames *names;
  const MasarRecords *records;
  const GArray *happenings; /* MasarHappening, in the order of the articles */
  GHashTable *dated;        /* key of a happening → GPtrArray of MasarHappening */
  GHashTable *likenesses;   /* likeness → Count */
} Lookup;

static void
lookup_clear (Lookup *self)
{
  g_hash_table_unref (self->dated);
  g_hash_table_unref (self->likenesses);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lookup, lookup_clear)

/* Indexes every happening that its article dates to the day, by what it is. */
static void
index_dated (Lookup *self, const MasarHappening *happening)
{
  for (guint which = 0; happening->exact && which < N_KEYS; which++)
    {
      char *key = dup_key (self->names, happening, which);
      GPtrArray *all = key != NULL ? g_hash_table_lookup (self->dated, key) : NULL;

      if (key != NULL && all == NULL)
        g_hash_table_insert (self->dated, g_strdup (key), all = g_ptr_array_new ());
      if (all != NULL)
        g_ptr_array_add (all, (gpointer) happening);
      g_free (key);
    }
}

static void
lookup_init (Lookup *self, const MasarNames *names, const MasarRecords *records, const GArray *happenings)
{
  *self = (Lookup){
    .names = names,
    .records = records,
    .happenings = happenings,
    .dated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .likenesses = count_likenesses (happenings),
  };
  for (guint i = 0; i < happenings->len; i++)
    index_dated (self, &g_array_index (happenings, MasarHappening, i));
}

/* Whether two steps in talks name a party in common. */
static gboolean
share_party (const MasarHappening *a, const MasarHappening *b)
{
  return same_text (a->party, b->party) || same_text (a->party, b->other_party) || same_text (a->other_party, b->party)
         || same_text (a->other_party, b->other_party);
}

static int
weigh (const Lookup *lookup, const Partial *partial, const MasarHappening *a, const MasarHappening *b)
{
  const gboolean talks = a->type == MASAR_EVENT_TALKS;
  int weight = partial->day != 0 ? 2 : 0;

  if (masar_names_is_specific (lookup->names, a->place) && masar_names_is_specific (lookup->names, b->place)
      && masar_names_places_agree (lookup->names, a->place, b->place))
    weight += 2;
  else if (same_text (a->country, b->country))
    weight += talks ? 0 : 1;
  if (same_text (a->kind, b->kind))
    weight += (talks ? 2 : 1) + is_rare (lookup->likenesses, a);
  /* Of violence the armed hand is often unknown; whose aircraft it was, all say. */
  weight += a->type == MASAR_EVENT_STRIKE ? same_text (a->party, b->party) : talks && share_party (a, b);
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

/* Notes the days that others give for @happening and that fit the words of its @mention, with the best weight of each.
 */
static void
add_candidates (const Lookup *lookup,
                const MasarHappening *happening,
                guint position,
                const Partial *partial,
                GArray *candidates)
{
  const MasarMention *mention = &g_array_index (
      masar_records_get_article (lookup->records, happening->article)->mentions, MasarMention, position);

  for (guint which = 0; which < N_KEYS; which++)
    {
      g_autofree char *key = dup_key (lookup->names, happening, which);
      const GPtrArray *all = key != NULL ? g_hash_table_lookup (lookup->dated, key) : NULL;

      for (guint i = 0; all != NULL && all->len <= MAX_LIKE && i < all->len; i++)
        {
          const MasarHappening *dated = g_ptr_array_index (all, i);

          for (gint64 day = dated->first_day; day <= dated->last_day; day++)
            {
              const Candidate candidate = { day,
                                            get_last_day (partial, mention, day),
                                            weigh (lookup, partial, happening, dated),
                                            position,
                                            happening->first_mention,
                                            partial->day != 0 };

              if (dated->article != happening->article && fits (partial, day)
                  && candidate.weight >= (partial->day != 0 ? MIN_WEIGHT_OF_DATE : MIN_WEIGHT_AMONG))
                add_candidate (candidates, &candidate);
            }
        }
    }
}

/* The days that others give for what @happening's mentions name by weekday or by a day without a year. */
static void
add_candidates_of (const Lookup *lookup, const MasarHappening *happening, gboolean dates_only, GArray *candidates)
{
  const MasarArticleRecord *article = masar_records_get_article (lookup->records, happening->article);

  for (guint m = happening->first_mention; m < article->mentions->len; m++)
    {
      const MasarMention *mention = &g_array_index (article->mentions, MasarMention, m);
      Partial partial;

      if ((m == happening->first_mention || mention->same == (int) happening->first_mention)
          && get_partial (article, mention, &partial) && (partial.day != 0 || !dates_only))
        add_candidates (lookup, happening, m, &partial, candidates);
    }
}

static gboolean
agree (const Candidate *a, const Candidate *b)
{
  return a->day <= b->last_day && b->day <= a->last_day;
}

/* The heaviest candidate of the happening of the one at @position that leaves a day in common with @one. */
static gboolean
is_heaviest (const GArray *candidates, guint position, const Candidate *one)
{
  const Candidate *it = &g_array_index (candidates, Candidate, position);

  if (!agree (it, one))
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i);

      if (other->happening == it->happening && agree (other, one)
          && (other->weight > it->weight || (other->weight == it->weight && i < position)))
        return FALSE;
    }
  return TRUE;
}

/* What all candidates that leave a day in common with @one weigh together, each happening once. */
static int
weigh_all (const GArray *candidates, const Candidate *one)
{
  int weight = 0;

  for (guint i = 0; i < candidates->len; i++)
    if (is_heaviest (candidates, i, one))
      weight += g_array_index (candidates, Candidate, i).weight;
  return weight;
}

/* Of happenings in the order of their articles, those of one: [@first, @end). */
typedef struct
{
  guint first;
  guint end;
} Range;

/* An article whose text bounds its publication to so many days, and whose news is what others date within them. */
#define MAX_BOUNDED_DAYS 31

/* The one day of @bounds on which others date the like of @happening; FALSE when there is none, or there are several.
 */
static gboolean
find_only_day (const Lookup *lookup, const MasarHappening *happening, MasarSpan bounds, gint64 *day)
{
  gboolean found = FALSE;

  for (guint which = 0; which < N_KEYS; which++)
    {
      g_autofree char *key = dup_key (lookup->names, happening, which);
      const GPtrArray *all = key != NULL ? g_hash_table_lookup (lookup->dated, key) : NULL;

      for (guint i = 0; all != NULL && i < all->len; i++)
        {
          const MasarHappening *dated = g_ptr_array_index (all, i);

          if (dated->article == happening->article
              || !masar_span_overlaps (bounds, masar_span_new_days (dated->first_day, dated->last_day))
              || weigh (lookup, &(Partial){ 0 }, happening, dated) < MIN_WEIGHT_OF_DATE)
            continue;
          if (found && dated->first_day != *day)
            return FALSE;
          *day = dated->first_day;
          found = TRUE;
        }
    }
  return found;
}

/* News without a date did not appear before what it tells of. */
static gboolean
narrow_by_news (const Lookup *lookup, Range range, MasarSpan *span)
{
  gboolean narrowed = FALSE;
  gint64 first, last, day;

  if (!masar_span_get_first_day (*span, &first) || !masar_span_get_last_day (*span, &last)
      || last - first >= MAX_BOUNDED_DAYS)
    return FALSE;
  for (guint i = range.first; i < range.end; i++)
    {
      const MasarHappening *happening = &g_array_index (lookup->happenings, MasarHappening, i);

      if (happening->background || happening->exact || happening->series || happening->type > MASAR_EVENT_STRIKE
          || !find_only_day (lookup, happening, masar_span_new_days (first, last), &day))
        continue;
      narrowed |= masar_span_intersect (*span, masar_span_new_days (day, last), span);
    }
  return narrowed;
}

static Range
find_range (const GArray *happenings, guint article, guint from)
{
  Range range = { from, from };

  while (range.end < happenings->len && g_array_index (happenings, MasarHappening, range.end).article == article)
    range.end++;
  return range;
}

/* The candidate that agrees best with the others; %NULL when two do. */
static const Candidate *
find_best (const GArray *candidates, MasarSpan bounds)
{
  const Candidate *best = NULL;
  int best_weight = 0;
  gboolean tied = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const int weight = weigh_all (candidates, candidate);
      MasarSpan possible;

      if (!masar_span_intersect (bounds, masar_span_new_days (candidate->day, candidate->last_day), &possible)
          || weight < best_weight || (best != NULL && weight == best_weight && agree (candidate, best)))
        continue;
      tied = weight == best_weight;
      best = candidate;
      best_weight = weight;
    }
  return tied || best_weight < (best != NULL && best->dated ? MIN_WEIGHT_OF_DATE : MIN_WEIGHT) ? NULL : best;
}

static gboolean
find_publication (const Lookup *lookup, Range range, MasarSpan *span)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const MasarSpan bounds = *span;
  const Candidate *best;
  gboolean dated = FALSE;

  for (guint i = range.first; i < range.end; i++)
    add_candidates_of (lookup, &g_array_index (lookup->happenings, MasarHappening, i), FALSE, candidates);
  best = candidates->len <= MAX_CANDIDATES ? find_best (candidates, bounds) : NULL;
  if (best == NULL)
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      MasarSpan narrowed;

      if (agree (candidate, best)
          && masar_span_intersect (*span, masar_span_new_days (candidate->day, candidate->last_day), &narrowed))
        {
          *span = narrowed;
          dated |= candidate->dated;
        }
    }
  /* A day of a month leaves a year: that says something only where the text has already bounded it. */
  return !is_vague (*span) || (dated && !masar_span_is_open (bounds));
}

/* A day of a month that others date dates its mention, though it leaves a whole year for the article. */
static void
date_mentions (const Lookup *lookup, Range range, MasarArticleRecord *article)
{
  for (guint i = range.first; i < range.end; i++)
    {
      const MasarHappening *happening = &g_array_index (lookup->happenings, MasarHappening, i);
      g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

      add_candidates_of (lookup, happening, TRUE, candidates);
      if (candidates->len == 1)
        {
          const Candidate *only = &g_array_index (candidates, Candidate, 0);
          MasarMention *mention = &g_array_index (article->mentions, MasarMention, only->mention);

          if (masar_span_is_open (mention->when.span))
            mention->when.span = masar_span_new_day (only->day);
        }
    }
}

static void
resolve_mention (MasarArticleRecord *article, MasarMention *mention, const MasarWhen *whens)
{
  const gboolean timed = mention->time >= 0 && (guint) mention->time < article->times->len;
  const gboolean captioned = !timed && mention->reported;

  if (timed && !mention->when.lasting && !mention->since)
    mention->when = whens[mention->time];
  else if (timed)
    mention->when.span.begin_minutes = whens[mention->time].span.begin_minutes;
  if ((!timed && !captioned) || mention->when.lasting || mention->since)
    mention->when.span.end_minutes = article->published.span.end_minutes;
}

/* Resolves the expressions of @article again, now that its date is known better. */
static void
resolve_again (MasarArticleRecord *article)
{
  g_autofree MasarWhen *whens = g_new (MasarWhen, article->times->len + 1);

  for (guint i = 0; i < article->times->len; i++)
    {
      MasarTimeRecord *time = &g_array_index (article->times, MasarTimeRecord, i);
      MasarTimeExpression expression;

      whens[i] = time->when;
      if (!read_expression (article, (int) i, &expression)
          || !masar_time_expression_resolve (&expression, article->published.span, MASAR_TIME_PAST, &whens[i]))
        continue;
      if (masar_time_expression_is_settled (&expression, article->published.span, MASAR_TIME_PAST))
        time->when = whens[i];
      time->disagrees =
          masar_time_expression_contradicts_weekday (&expression, article->published.span, MASAR_TIME_PAST);
    }
  for (guint m = 0; m < article->mentions->len; m++)
    resolve_mention (article, &g_array_index (article->mentions, MasarMention, m), whens);
}

static void
set_published (MasarArticleRecord *article, MasarSpan span, MasarBasis basis)
{
  article->published = (MasarWhen){ narrow_to_weekday (article, span), 0, 0 };
  article->basis = basis;
  resolve_again (article);
}

static void
date_by_own_news (MasarArticleRecord *article)
{
  MasarSpan span = article->published.span;
  gint64 day;

  if (is_vague (span) && find_own_day (article, &day)
      && masar_span_intersect (span, masar_span_new_days (day, day + WEEK_DAYS - 1), &span))
    set_published (article, span, MASAR_BASIS_INFERRED);
}

/* First looks, then writes: what one article learns must not depend on the order.  Returns whether any learned. */
static gboolean
date_by_others (const MasarNames *names, MasarRecords *records)
{
  const guint n_articles = masar_records_get_n_articles (records);
  g_autoptr (GArray) happenings = masar_happenings_new (names, records);
  g_autofree MasarSpan *spans = g_new (MasarSpan, n_articles + 1);
  g_autofree gboolean *found = g_new0 (gboolean, n_articles + 1);
  g_autofree Range *ranges = g_new (Range, n_articles + 1);
  g_auto (Lookup) lookup;
  gboolean learned = FALSE;

  lookup_init (&lookup, names, records, happenings);
  for (guint i = 0, from = 0; i < n_articles; from = ranges[i].end, i++)
    {
      spans[i] = masar_records_get_article (records, i)->published.span;
      ranges[i] = find_range (happenings, i, from);
      found[i] =
          is_vague (spans[i])
          && (find_publication (&lookup, ranges[i], &spans[i]) || narrow_by_news (&lookup, ranges[i], &spans[i]));
    }
  for (guint i = 0; i < n_articles; i++)
    {
      MasarArticleRecord *article = masar_records_get_article (records, i);

      learned |= found[i];
      if (found[i])
        set_published (article, spans[i], MASAR_BASIS_CORPUS);
      else if (is_vague (article->published.span))
        date_mentions (&lookup, ranges[i], article);
    }
  return learned;
}

/* A text is printed again on the day before its copy's to the second day after it. */
#define COPY_DAYS_BEFORE 1
#define COPY_DAYS_AFTER 2

/* Of every text that several print: the days on which those did that have a date; id of the first → MasarSpan. */
static GHashTable *
find_days_of_texts (const MasarRecords *records)
{
  GHashTable *days = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);
      const char *text = article->copy_of != NULL ? article->copy_of : article->id;
      MasarSpan *known = g_hash_table_lookup (days, text);

      if (is_vague (article->published.span))
        continue;
      if (known == NULL)
        g_hash_table_insert (days, (gpointer) text, known = g_memdup2 (&article->published.span, sizeof *known));
      *known = masar_span_union (*known, article->published.span);
    }
  return days;
}

/* A copy without a date appeared when the text did. */
static void
date_by_copies (MasarRecords *records)
{
  g_autoptr (GHashTable) days = NULL;

  masar_weave_find_copies (records);
  days = find_days_of_texts (records);
  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      MasarArticleRecord *article = masar_records_get_article (records, i);
      const MasarSpan *of_text = g_hash_table_lookup (days, article->copy_of != NULL ? article->copy_of : article->id);
      MasarSpan span = article->published.span;

      if (!is_vague (span) || of_text == NULL || is_vague (*of_text)
          || !masar_span_intersect (span,
                                    (MasarSpan){ of_text->begin_minutes - COPY_DAYS_BEFORE * MASAR_MINUTES_PER_DAY,
                                                 of_text->end_minutes + COPY_DAYS_AFTER * MASAR_MINUTES_PER_DAY },
                                    &span))
        continue;
      set_published (article, span, MASAR_BASIS_CORPUS);
    }
}

/**
 * masar_weave_date_articles:
 *
 * Dates the articles of @records that have no date of their own by their own news, by those that print the same text,
 * and by what the others tell.
 */
void
masar_weave_date_articles (const MasarNames *names, MasarRecords *records)
{
  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    date_by_own_news (masar_records_get_article (records, i));
  date_by_copies (records);
  /* what one has learned may tell another */
  if (date_by_others (names, records))
    date_by_others (names, records);
}

/* The day to which dated articles date each cluster of @happenings, the latest one; G_MININT64 when none does. */
static gint64 *
find_days_of_clusters (const MasarRecords *records, const GArray *happenings)
{
  gint64 *days = g_new (gint64, happenings->len + 1);

  for (guint i = 0; i < happenings->len; i++)
    days[i] = G_MININT64;
  for (guint i = 0; i < happenings->len; i++)
    {
      const MasarHappening *happening = &g_array_index (happenings, MasarHappening, i);

      if (happening->exact && !is_vague (masar_records_get_article (records, happening->article)->published.span))
        days[happening->cluster] = MAX (days[happening->cluster], happening->first_day);
    }
  return days;
}

/* Narrows @span to the days on which an article may have named the day of its news as @happening does. */
static gboolean
narrow_by_cluster (const MasarRecords *records, const MasarHappening *happening, gint64 day, MasarSpan *span)
{
  const MasarMention *mention = &g_array_index (masar_records_get_article (records, happening->article)->mentions,
                                                MasarMention, happening->first_mention);
  const Partial partial = { happening->weekday, happening->month, happening->month_day };

  if (day == G_MININT64 || happening->background || (partial.weekday == 0 && partial.day == 0) || !fits (&partial, day))
    return FALSE;
  return masar_span_intersect (*span, masar_span_new_days (day, get_last_day (&partial, mention, day)), span);
}

/**
 * masar_weave_date_by_events:
 * @happenings: (element-type MasarHappening): merged into clusters, in any order
 *
 * Dates the articles of @records that are still open by the days of what they tell of, now that it is known which
 * happenings are one.
 */
void
masar_weave_date_by_events (MasarRecords *records, const GArray *happenings)
{
  const guint n_articles = masar_records_get_n_articles (records);
  g_autofree MasarSpan *spans = g_new (MasarSpan, n_articles + 1);
  g_autofree gboolean *found = g_new0 (gboolean, n_articles + 1);
  g_autofree gint64 *days = find_days_of_clusters (records, happenings);

  for (guint i = 0; i < n_articles; i++)
    spans[i] = masar_records_get_article (records, i)->published.span;
  for (guint i = 0; i < happenings->len; i++)
    {
      const MasarHappening *happening = &g_array_index (happenings, MasarHappening, i);

      if (is_vague (masar_records_get_article (records, happening->article)->published.span))
        found[happening->article] |=
            narrow_by_cluster (records, happening, days[happening->cluster], &spans[happening->article]);
    }
  for (guint i = 0; i < n_articles; i++)
    if (found[i] && !is_vague (spans[i]))
      set_published (masar_records_get_article (records, i), spans[i], MASAR_BASIS_CORPUS);
}
