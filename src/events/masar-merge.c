/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"

/* Which happenings of different articles are one.
 *
 * Pairs are looked for only within a block (type, and days that are near), scored, and joined the best first, so that
 * the outcome does not depend on the order of the articles.  A join that would bring together two days more than one
 * apart, two bases, or two happenings that one article tells apart is refused. */

#define MIN_SCORE 5

/* News of the day seldom tells of what is older than this without saying so. */
#define NEWS_DAYS 14

typedef struct
{
  guint a;
  guint b;
  int score;
} Pair;

typedef struct
{
  guint parent;
  gint64 first_day; /* of the exact dates; G_MAXINT64 when there is none */
  gint64 last_day;
  const char *base;
  GArray *articles; /* guint, of the happenings in it */
} Cluster;

typedef struct
{
  const MasarNames *names;
  GArray *happenings;
  GArray *clusters;
  GArray *pairs;
} Merge;

static const MasarHappening *
get (const Merge *self, guint position)
{
  return &g_array_index (self->happenings, MasarHappening, position);
}

static gboolean
both_equal (const char *a, const char *b)
{
  return a != NULL && b != NULL && g_str_equal (a, b);
}

static gboolean
both_differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && !g_str_equal (a, b);
}

static gint64
day_gap (const MasarHappening *a, const MasarHappening *b)
{
  return MAX (MAX (a->first_day - b->last_day, b->first_day - a->last_day), 0);
}

/* Whether something makes it impossible that @a and @b are one. */
static gboolean
conflict (const Merge *self, const MasarHappening *a, const MasarHappening *b)
{
  const gboolean specific =
      masar_names_is_specific (self->names, a->place) && masar_names_is_specific (self->names, b->place);
  const gboolean talks = a->type == MASAR_EVENT_TALKS || a->type == MASAR_EVENT_CONTEXT;

  if (a->type != b->type || a->series != b->series || a->article == b->article)
    return TRUE;
  if (talks)
    return g_strcmp0 (a->kind, b->kind) != 0;
  if (both_differ (a->country, b->country))
    return TRUE;
  if (specific && !masar_names_places_agree (self->names, a->place, b->place))
    return TRUE;
  return both_differ (a->party, b->party) && !g_str_equal (a->party, "armed") && !g_str_equal (b->party, "armed")
         && !g_str_equal (a->party, "coalition") && !g_str_equal (b->party, "coalition");
}

/* How much the contents of @a and @b agree, dates aside. */
static int
score_content (const Merge *self, const MasarHappening *a, const MasarHappening *b)
{
  int score = 0;

  if (both_equal (a->place, b->place))
    score += masar_names_is_specific (self->names, a->place) ? 3 : 1;
  else if (both_equal (a->country, b->country))
    score += 1;
  score += both_equal (a->party, b->party);
  score += both_equal (a->other_party, b->other_party);
  score += both_equal (a->kind, b->kind);
  if (a->type == MASAR_EVENT_TALKS)
    score += both_equal (a->party, b->other_party) || both_equal (a->other_party, b->party) ? 1 : 0;
  if (a->killed > 0 && a->killed == b->killed)
    score += 2;
  if (a->wounded > 0 && a->wounded == b->wounded)
    score += 2;
  return score;
}

static void
add_pair (Merge *self, guint a, guint b, int score)
{
  const Pair pair = { MIN (a, b), MAX (a, b), score };

  g_array_append_val (self->pairs, pair);
}

/* Two happenings that are both known to the day. */
static void
consider_exact (Merge *self, guint i, guint j)
{
  const MasarHappening *a = get (self, i);
  const MasarHappening *b = get (self, j);
  const gint64 gap = day_gap (a, b);
  int score;

  if (gap > 1 || conflict (self, a, b))
    return;
  score = score_content (self, a, b) + (gap == 0 ? 3 : 1);
  if (score >= MIN_SCORE)
    add_pair (self, i, j, score + 2);
}

/* @vague has no exact date, @exact has: it may be what the news of those days tells of. */
static void
consider_vague (Merge *self, guint vague, guint exact)
{
  const MasarHappening *a = get (self, vague);
  const MasarHappening *b = get (self, exact);
  const gboolean bounded = a->when.span.begin_minutes != MASAR_OPEN_PAST;
  const gint64 age = a->published_day - b->last_day;
  int score;

  if (conflict (self, a, b) || !masar_span_overlaps (a->when.span, b->when.span))
    return;
  if (!bounded && (a->published_day == G_MAXINT64 || age < 0 || age > NEWS_DAYS || a->background))
    return;
  score = score_content (self, a, b);
  if (!both_equal (a->place, b->place) && a->type != MASAR_EVENT_TALKS)
    score -= 2;
  /* the nearer to the day of the news the likelier, so that the best pair is joined first */
  if (score >= 3)
    add_pair (self, vague, exact, score * 16 / 10 + (bounded ? 2 : 0) - (age > 2 ? 1 : 0) - (age > 5 ? 1 : 0));
}

/* Neither has an exact date: copies of one report. */
static void
consider_undated (Merge *self, guint i, guint j)
{
  const MasarHappening *a = get (self, i);
  const MasarHappening *b = get (self, j);

  if (conflict (self, a, b) || a->published_day == G_MAXINT64 || b->published_day == G_MAXINT64
      || ABS (a->published_day - b->published_day) > 1 || !masar_span_overlaps (a->when.span, b->when.span))
    return;
  if (score_content (self, a, b) >= MIN_SCORE - 1)
    add_pair (self, i, j, score_content (self, a, b));
}

static gint64
sort_day (const MasarHappening *happening)
{
  return happening->exact ? happening->first_day : happening->published_day;
}

static int
compare_positions (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarHappening *x = get (user_data, *(const guint *) a);
  const MasarHappening *y = get (user_data, *(const guint *) b);

  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  if (sort_day (x) != sort_day (y))
    return sort_day (x) < sort_day (y) ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* Looks at all pairs of a type whose days are at most NEWS_DAYS apart: linear in the happenings for a steady stream. */
static void
find_pairs (Merge *self)
{
  g_autofree guint *order = g_new (guint, self->happenings->len + 1);

  for (guint i = 0; i < self->happenings->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) self->happenings->len, sizeof *order, compare_positions, self);
  for (guint i = 0; i < self->happenings->len; i++)
    for (guint j = i + 1; j < self->happenings->len; j++)
      {
        const MasarHappening *a = get (self, order[i]);
        const MasarHappening *b = get (self, order[j]);

        if (a->type != b->type || sort_day (b) == G_MAXINT64 || sort_day (b) - sort_day (a) > NEWS_DAYS)
          break;
        if (a->exact && b->exact)
          consider_exact (self, order[i], order[j]);
        else if (a->exact)
          consider_vague (self, order[j], order[i]);
        else if (b->exact)
          consider_vague (self, order[i], order[j]);
        else
          consider_undated (self, order[i], order[j]);
      }
}

/* A happening within a longer span ("in August") may be older than the window of the sorted list. */
static void
find_bounded_pairs (Merge *self)
{
  for (guint i = 0; i < self->happenings->len; i++)
    {
      const MasarHappening *vague = get (self, i);

      if (vague->exact || vague->when.span.begin_minutes == MASAR_OPEN_PAST || vague->series
          || !masar_names_is_specific (self->names, vague->place))
        continue;
      for (guint j = 0; j < self->happenings->len; j++)
        if (get (self, j)->exact && both_equal (get (self, j)->place, vague->place)
            && masar_span_contains (vague->when.span, get (self, j)->when.span))
          consider_vague (self, i, j);
    }
}

static guint
find_root (Merge *self, guint position)
{
  Cluster *clusters = (Cluster *) (void *) self->clusters->data;

  while (clusters[position].parent != position)
    position = clusters[position].parent = clusters[clusters[position].parent].parent;
  return position;
}

static gboolean
share_article (const Cluster *a, const Cluster *b)
{
  for (guint i = 0; i < a->articles->len; i++)
    for (guint j = 0; j < b->articles->len; j++)
      if (g_array_index (a->articles, guint, i) == g_array_index (b->articles, guint, j))
        return TRUE;
  return FALSE;
}

static void
join (Merge *self, const Pair *pair)
{
  const guint a = find_root (self, pair->a);
  const guint b = find_root (self, pair->b);
  Cluster *to = &g_array_index (self->clusters, Cluster, MIN (a, b));
  Cluster *from = &g_array_index (self->clusters, Cluster, MAX (a, b));
  const gint64 first = MIN (to->first_day, from->first_day);
  const gint64 last = MAX (to->last_day, from->last_day);

  if (a == b || (first != G_MAXINT64 && last - first > 1) || both_differ (to->base, from->base)
      || share_article (to, from))
    return;
  from->parent = MIN (a, b);
  to->first_day = first;
  to->last_day = last;
  if (to->base == NULL)
    to->base = from->base;
  g_array_append_vals (to->articles, from->articles->data, from->articles->len);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a;
  const Pair *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static void
cluster_clear (gpointer data)
{
  g_array_unref (((Cluster *) data)->articles);
}

static void
add_cluster (Merge *self, guint position)
{
  const MasarHappening *happening = get (self, position);
  Cluster cluster = {
    .parent = position,
    .first_day = happening->exact ? happening->first_day : G_MAXINT64,
    .last_day = happening->exact ? happening->first_day : G_MININT64,
    .articles = g_array_new (FALSE, FALSE, sizeof (guint)),
  };

  if (masar_names_get_place_level (self->names, happening->place) == MASAR_PLACE_SITE)
    cluster.base = happening->place;
  g_array_append_val (cluster.articles, happening->article);
  g_array_append_val (self->clusters, cluster);
}

/**
 * masar_happenings_merge:
 * @happenings: (element-type MasarHappening): in an order that depends on their content alone
 *
 * Sets the member `cluster` of each: the position of the first of those that are one with it.
 */
void
masar_happenings_merge (const MasarNames *names, GArray *happenings)
{
  Merge merge = {
    .names = names,
    .happenings = happenings,
    .clusters = g_array_sized_new (FALSE, FALSE, sizeof (Cluster), happenings->len),
    .pairs = g_array_new (FALSE, FALSE, sizeof (Pair)),
  };

  g_array_set_clear_func (merge.clusters, cluster_clear);
  for (guint i = 0; i < happenings->len; i++)
    add_cluster (&merge, i);
  find_pairs (&merge);
  find_bounded_pairs (&merge);
  g_array_sort (merge.pairs, compare_pairs);
  for (guint i = 0; i < merge.pairs->len; i++)
    join (&merge, &g_array_index (merge.pairs, Pair, i));
  for (guint i = 0; i < happenings->len; i++)
    g_array_index (happenings, MasarHappening, i).cluster = find_root (&merge, i);
  g_array_unref (merge.clusters);
  g_array_unref (merge.pairs);
}
