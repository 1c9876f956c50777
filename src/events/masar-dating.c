/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"
#include "masar-times.h"

#include <string.h>

/* Articles date each other.
 *
 * An article whose own date is unknown may tell, in words that hang on that date ("on Saturday", "the day before
 * yesterday"), of a happening that another one dates to the day.  Each such pair votes for the publication days on
 * which the words would name that day; the days with most votes are taken if they lie within a week.  What one article
 * learns may date the next, so this is done in rounds; in a round all look before any is changed, so the order does not
 * show. */

#define MAX_ROUNDS 3

/* News does not name a day by its weekday, or count back to it, for longer than this. */
#define MAX_DAYS_BACK 31

/* The days left open must be this few to be worth saying. */
#define MAX_OPEN_DAYS 7

#define MIN_VOTES 3

/* A happening that some article dates to the day, or to two. */
typedef struct
{
  const MasarMention *mention;
  gint64 first_day;
  gint64 last_day;
} Anchor;

typedef struct
{
  const MasarNames *names;
  MasarRecords *records;
  GHashTable *anchors; /* key of a mention → GArray of Anchor */
} Dating;

/* Votes of one article for days. */
typedef struct
{
  gint64 day;
  int votes;
} Vote;

static gboolean
is_vague (MasarSpan published)
{
  return masar_span_is_open (published)
         || published.end_minutes - published.begin_minutes > MAX_OPEN_DAYS * MASAR_MINUTES_PER_DAY;
}

/* What mentions must share to tell of the same thing: violence its place, talks their kind. */
static char *
dup_key (const Dating *self, const MasarMention *mention)
{
  if (mention->type == MASAR_EVENT_TALKS)
    return mention->kind != NULL ? g_strdup_printf ("%d %s", mention->type, mention->kind) : NULL;
  if (mention->type == MASAR_EVENT_CONTEXT || mention->place == NULL
      || !masar_names_is_specific (self->names, mention->place))
    return NULL;
  return g_strdup_printf ("%d %s", mention->type, mention->place);
}

/* What stands outside the body, in lists of other stories say, does not hang on the article's date. */
static gboolean
is_in_body (const MasarArticleRecord *article, MasarPassage passage)
{
  for (guint i = 0; i < article->body->len; i++)
    {
      const MasarPassage *part = &g_array_index (article->body, MasarPassage, i);

      if (part->start <= passage.start && passage.end <= part->end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
get_expression (const MasarArticleRecord *article, int time, MasarTimeExpression *expression)
{
  const MasarTimeRecord *record;

  if (time < 0 || (guint) time >= article->times->len)
    return FALSE;
  record = &g_array_index (article->times, MasarTimeRecord, time);
  return record->expression != NULL && is_in_body (article, record->passage)
         && masar_time_expression_parse (record->expression, expression, NULL);
}

static void
add_anchors (Dating *self, const MasarArticleRecord *article)
{
  for (guint m = 0; m < article->mentions->len; m++)
    {
      Anchor anchor = { .mention = &g_array_index (article->mentions, MasarMention, m) };
      g_autofree char *key = dup_key (self, anchor.mention);
      GArray *anchors;

      if (key == NULL || !masar_span_get_first_day (anchor.mention->when.span, &anchor.first_day)
          || !masar_span_get_last_day (anchor.mention->when.span, &anchor.last_day)
          || anchor.last_day > anchor.first_day + 1)
        continue;
      anchors = g_hash_table_lookup (self->anchors, key);
      if (anchors == NULL)
        {
          anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
          g_hash_table_insert (self->anchors, g_steal_pointer (&key), anchors);
        }
      g_array_append_val (anchors, anchor);
    }
}

static gboolean
same_text (const char *a, const char *b)
{
  return a != NULL && b != NULL && g_str_equal (a, b);
}

static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && !g_str_equal (a, b);
}

/* Whether a side or a place that one mention names is named by the other. */
static gboolean
shares_name (const MasarNames *names, const MasarMention *a, const MasarMention *b)
{
  const char *const names_a[] = { a->actor, a->target, a->place, masar_names_get_party (names, a->actor),
                                  masar_names_get_party (names, a->target) };
  const char *const names_b[] = { b->actor, b->target, b->place, masar_names_get_party (names, b->actor),
                                  masar_names_get_party (names, b->target) };

  for (guint i = 0; i < G_N_ELEMENTS (names_a); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names_b); j++)
      if (same_text (names_a[i], names_b[j]))
        return TRUE;
  return FALSE;
}

/* How much speaks for two mentions of one key telling of the same; 0 when something speaks against it. */
static int
compare_mentions (const MasarNames *names, const MasarMention *mention, const MasarMention *anchor)
{
  int votes = 3;

  if (mention->type != MASAR_EVENT_TALKS && differ (mention->kind, anchor->kind))
    return 0;
  if (mention->type == MASAR_EVENT_TALKS && !shares_name (names, mention, anchor))
    return 0;
  votes += same_text (mention->kind, anchor->kind);
  votes += mention->wounded != MASAR_UNKNOWN && mention->wounded == anchor->wounded;
  votes += mention->killed != MASAR_UNKNOWN && mention->killed == anchor->killed;
  return votes;
}

static void
raise_vote (GArray *votes, gint64 day, int n)
{
  for (guint i = 0; i < votes->len; i++)
    {
      Vote *vote = &g_array_index (votes, Vote, i);

      if (vote->day == day)
        {
          vote->votes = MAX (vote->votes, n);
          return;
        }
    }
  g_array_append_val (votes, ((Vote){ day, n }));
}

/* Votes for the days on which @expression would name the anchor's. */
static void
vote_by_anchor (const MasarTimeExpression *expression,
                MasarTimeDirection direction,
                const Anchor *anchor,
                int n,
                GArray *votes)
{
  for (gint64 day = anchor->first_day; day <= anchor->last_day + MAX_DAYS_BACK; day++)
    {
      MasarWhen when;
      gint64 first, last;

      if (masar_time_expression_resolve (expression, masar_span_new_day (day), direction, &when)
          && masar_span_get_first_day (when.span, &first) && masar_span_get_last_day (when.span, &last)
          && last <= first + 1 && first >= anchor->first_day && last <= anchor->last_day)
        raise_vote (votes, day, n);
    }
}

/* What one mention votes for: for each day the best of its anchors. */
static void
vote_by_mention (const Dating *self, const MasarArticleRecord *article, const MasarMention *mention, GArray *sum)
{
  const MasarTimeDirection direction =
      mention->modality == MASAR_MODALITY_PLANNED ? MASAR_TIME_FUTURE : MASAR_TIME_PAST;
  g_autofree char *key = dup_key (self, mention);
  g_autoptr (GArray) votes = NULL;
  MasarTimeExpression expression;
  const GArray *anchors;

  if (key == NULL || !get_expression (article, mention->time, &expression)
      || masar_time_expression_get_rule (&expression, direction) == MASAR_TIME_RULE_STATED)
    return;
  anchors = g_hash_table_lookup (self->anchors, key);
  votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    {
      const Anchor *anchor = &g_array_index (anchors, Anchor, i);
      const int n = compare_mentions (self->names, mention, anchor->mention);

      if (n > 0)
        vote_by_anchor (&expression, direction, anchor, n, votes);
    }
  g_array_append_vals (sum, votes->data, votes->len);
}

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  const Vote *vote_a = a, *vote_b = b;

  return (vote_a->day > vote_b->day) - (vote_a->day < vote_b->day);
}

/* Adds up the votes of each day. */
static void
count_votes (GArray *votes)
{
  guint n_days = 0;

  g_array_sort (votes, compare_votes);
  for (guint i = 0; i < votes->len; i++)
    {
      const Vote vote = g_array_index (votes, Vote, i);

      if (n_days > 0 && g_array_index (votes, Vote, n_days - 1).day == vote.day)
        g_array_index (votes, Vote, n_days - 1).votes += vote.votes;
      else
        g_array_index (votes, Vote, n_days++) = vote;
    }
  g_array_set_size (votes, n_days);
}

/* Whether the article may have appeared on @day: within what is known, and where a date and a weekday stand together
 * they agree. */
static gboolean
is_possible (const MasarArticleRecord *article, gint64 day)
{
  const MasarSpan span = masar_span_new_day (day);

  if (!masar_span_contains (article->published.span, span))
    return FALSE;
  for (guint i = 0; i < article->times->len; i++)
    {
      MasarTimeExpression expression;

      if (get_expression (article, (int) i, &expression)
          && masar_time_expression_contradicts_weekday (&expression, span, MASAR_TIME_PAST))
        return FALSE;
    }
  return TRUE;
}

/* The days with most votes; FALSE when there are none, or they lie too far apart to be one answer. */
static gboolean
elect (const MasarArticleRecord *article, const GArray *votes, MasarSpan *span)
{
  int most = MIN_VOTES - 1;
  gint64 first = 0, last = -1;

  for (guint i = 0; i < votes->len; i++)
    {
      const Vote *vote = &g_array_index (votes, Vote, i);

      if (vote->votes < most || !is_possible (article, vote->day))
        continue;
      if (vote->votes > most)
        first = vote->day;
      most = vote->votes;
      last = vote->day;
    }
  if (last < first || last - first >= MAX_OPEN_DAYS)
    return FALSE;
  *span = masar_span_new_days (first, last);
  return TRUE;
}

static gboolean
find_publication (const Dating *self, const MasarArticleRecord *article, MasarSpan *span)
{
  g_autoptr (GArray) votes = g_array_new (FALSE, FALSE, sizeof (Vote));

  for (guint m = 0; m < article->mentions->len; m++)
    vote_by_mention (self, article, &g_array_index (article->mentions, MasarMention, m), votes);
  count_votes (votes);
  return elect (article, votes, span);
}

/* Dates a mention again by its words. */
static void
redate_mention (const MasarArticleRecord *article, MasarMention *mention)
{
  const gint64 end_minutes = article->published.span.end_minutes;
  MasarTimeExpression expression;
  MasarWhen when;

  if (get_expression (article, mention->time, &expression)
      && masar_time_expression_resolve (
          &expression, article->published.span,
          mention->modality == MASAR_MODALITY_PLANNED ? MASAR_TIME_FUTURE : MASAR_TIME_PAST, &when))
    {
      when.lasting = mention->when.lasting;
      mention->when = when;
    }
  if (mention->when.span.begin_minutes == MASAR_OPEN_PAST || mention->since || mention->when.lasting)
    mention->when.span.end_minutes = MAX (end_minutes, mention->when.span.begin_minutes + 1);
}

/* Resolves what @article says of time again, now that its date is known better. */
static void
resolve_again (MasarArticleRecord *article)
{
  for (guint i = 0; i < article->times->len; i++)
    {
      MasarTimeRecord *time = &g_array_index (article->times, MasarTimeRecord, i);
      MasarTimeExpression expression;
      MasarWhen when;

      if (get_expression (article, (int) i, &expression)
          && masar_time_expression_resolve (&expression, article->published.span, MASAR_TIME_PAST, &when))
        time->when = when;
    }
  for (guint m = 0; m < article->mentions->len; m++)
    redate_mention (article, &g_array_index (article->mentions, MasarMention, m));
}

static gboolean
run_round (const MasarNames *names, MasarRecords *records)
{
  const guint n_articles = masar_records_get_n_articles (records);
  Dating dating = { names, records,
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref) };
  g_autofree MasarSpan *spans = g_new (MasarSpan, n_articles);
  g_autofree gboolean *found = g_new0 (gboolean, n_articles);
  gboolean any = FALSE;

  for (guint i = 0; i < n_articles; i++)
    add_anchors (&dating, masar_records_get_article (records, i));
  for (guint i = 0; i < n_articles; i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      found[i] = is_vague (article->published.span) && find_publication (&dating, article, &spans[i]);
    }
  for (guint i = 0; i < n_articles; i++)
    if (found[i])
      {
        MasarArticleRecord *article = masar_records_get_article (records, i);

        article->published = (MasarWhen){ .span = spans[i] };
        article->basis = MASAR_BASIS_CORPUS;
        resolve_again (article);
        any = TRUE;
      }
  g_hash_table_unref (dating.anchors);
  return any;
}

/**
 * masar_weave_date_articles:
 * @names: places and actors
 * @records: articles
 *
 * Dates the articles of @records that have no date of their own by what the others tell.
 */
void
masar_weave_date_articles (const MasarNames *names, MasarRecords *records)
{
  for (int round = 0; round < MAX_ROUNDS && run_round (names, records); round++)
    ;
}
