/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-merge-private.h"

#include "masar-terms.h"

/* Which happenings of different articles are one.
 *
 * Pairs are looked for within blocks (masar-merge-blocks.c), scored (masar-merge-score.c), and joined the best first,
 * so that the outcome does not depend on the order of the articles: what is known to the day, then what must be one of
 * those, then what nothing dates, then what is left of what is told in the same words (masar-merge-alike.c).  A join
 * that would bring together two days more than one apart, two places or two happenings that one article tells apart is
 * refused. */

typedef struct
{
  guint parent;
  gint64 first_day; /* of the exact dates; G_MAXINT64 when there is none */
  gint64 last_day;
  const char *place; /* the most exact one, or NULL */
  const char *party; /* likewise, of a strike */
  GArray *articles;  /* guint, of the happenings in it, sorted; NULL for one alone */
} Cluster;

typedef struct
{
  MasarMerge merge;
  Cluster *clusters;
} Joining;

/**
 * masar_merge_note:
 * @a: position of a happening
 * @b: position of the other one
 * @score: how much speaks for them
 * @needed: what it takes
 * @refusal: (nullable): why they are not one; %NULL where they are
 *
 * Explains, where that is asked for.
 */
void
masar_merge_note (const MasarMerge *self,
                  guint a,
                  guint b,
                  const MasarMergeScore *score,
                  int needed,
                  const char *refusal)
{
  MasarMergeNote note = {
    .article_a = masar_merge_get (self, a)->article,
    .mention_a = masar_merge_get (self, a)->first_mention,
    .article_b = masar_merge_get (self, b)->article,
    .mention_b = masar_merge_get (self, b)->first_mention,
    .merged = refusal == NULL,
    .refusal = refusal,
    .score = score->total,
    .needed = needed,
  };

  if (self->explain == NULL)
    return;
  for (guint i = 0; i < MASAR_N_MERGE_FEATURES; i++)
    note.parts[i] = score->parts[i];
  self->explain (self->records, &note, self->user_data);
}

static guint
find_root (const Joining *self, guint position)
{
  Cluster *clusters = self->clusters;

  while (clusters[position].parent != position)
    position = clusters[position].parent = clusters[clusters[position].parent].parent;
  return position;
}

/* The articles of a cluster; those of one happening are not written down. */
static const guint *
get_articles (const Joining *self, guint cluster, guint *n_articles)
{
  const GArray *articles = self->clusters[cluster].articles;

  *n_articles = articles != NULL ? articles->len : 1;
  return articles != NULL ? (const guint *) (const void *) articles->data
                          : &masar_merge_get (&self->merge, cluster)->article;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint x = *(const guint *) a;
  const guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static gboolean
share_article (const Joining *self, guint a, guint b)
{
  guint n_a, n_b;
  const guint *of_a = get_articles (self, a, &n_a);
  const guint *of_b = get_articles (self, b, &n_b);

  if (n_a > n_b)
    return share_article (self, b, a);
  for (guint i = 0; i < n_a; i++)
    if (bsearch (&of_a[i], of_b, n_b, sizeof *of_b, compare_numbers) != NULL)
      return TRUE;
  return FALSE;
}

/* The articles of both, sorted. */
static GArray *
unite_articles (const Joining *self, guint a, guint b)
{
  guint n_a, n_b;
  const guint *of_a = get_articles (self, a, &n_a);
  const guint *of_b = get_articles (self, b, &n_b);
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_a + n_b);
  guint i = 0;
  guint j = 0;

  while (i < n_a || j < n_b)
    if (j == n_b || (i < n_a && of_a[i] < of_b[j]))
      g_array_append_val (all, of_a[i++]);
    else
      g_array_append_val (all, of_b[j++]);
  return all;
}

static const char *
choose_place (const MasarNames *names, const char *a, const char *b)
{
  return a == NULL || (!masar_names_is_specific (names, a) && b != NULL) ? b : a;
}

static gboolean
clusters_conflict (const Joining *self, guint a, guint b)
{
  const Cluster *x = &self->clusters[a];
  const Cluster *y = &self->clusters[b];
  const MasarNames *names = self->merge.names;
  const MasarEventType type = masar_merge_get (&self->merge, a)->type;

  if (x->first_day != G_MAXINT64 && y->first_day != G_MAXINT64
      && MAX (x->last_day, y->last_day) - MIN (x->first_day, y->first_day) > 1)
    return TRUE;
  if (type <= MASAR_EVENT_STRIKE && masar_names_is_specific (names, x->place)
      && masar_names_is_specific (names, y->place) && masar_names_places_conflict (names, x->place, y->place))
    return TRUE;
  if (type == MASAR_EVENT_STRIKE && x->party != NULL && y->party != NULL && x->party != y->party)
    return TRUE;
  return share_article (self, a, b);
}

/* Makes one of the clusters of @a and @b where nothing in them speaks against it. */
static gboolean
join (Joining *self, guint a, guint b)
{
  const guint root = MIN (find_root (self, a), find_root (self, b));
  const guint other = MAX (find_root (self, a), find_root (self, b));
  Cluster *to = &self->clusters[root];
  Cluster *from = &self->clusters[other];
  GArray *articles;

  if (clusters_conflict (self, root, other))
    return FALSE;
  articles = unite_articles (self, root, other);
  g_clear_pointer (&to->articles, g_array_unref);
  g_clear_pointer (&from->articles, g_array_unref);
  to->articles = articles;
  from->parent = root;
  to->first_day = MIN (to->first_day, from->first_day);
  to->last_day = MAX (to->last_day, from->last_day);
  to->place = choose_place (self->merge.names, to->place, from->place);
  if (to->party == NULL)
    to->party = from->party;
  return TRUE;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const MasarMergePair *x = a;
  const MasarMergePair *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

/* Joins the pairs that were found, the best first, and forgets them. */
static void
join_pairs (Joining *self)
{
  MasarMerge *merge = &self->merge;

  g_array_sort (merge->pairs, compare_pairs);
  for (guint i = 0; i < merge->pairs->len; i++)
    {
      const MasarMergePair *pair = &g_array_index (merge->pairs, MasarMergePair, i);
      MasarMergeScore score;
      gboolean joined;

      if (find_root (self, pair->a) == find_root (self, pair->b))
        continue;
      joined = join (self, pair->a, pair->b);
      if (merge->explain == NULL)
        continue;
      masar_merge_score (merge, masar_merge_get (merge, pair->a), masar_merge_get (merge, pair->b), &score);
      score.total = pair->score;
      masar_merge_note (merge, pair->a, pair->b, &score, pair->needed, joined ? NULL : "cluster");
    }
  g_array_set_size (merge->pairs, 0);
}

/* What is joined so far is written into the happenings, where the search for more pairs reads it. */
static void
settle (Joining *self)
{
  join_pairs (self);
  for (guint i = 0; i < self->merge.happenings->len; i++)
    g_array_index (self->merge.happenings, MasarHappening, i).cluster = find_root (self, i);
}

static void
init_cluster (Joining *self, guint position)
{
  const MasarHappening *happening = masar_merge_get (&self->merge, position);

  self->clusters[position] = (Cluster){
    .parent = position,
    .first_day = happening->exact ? happening->first_day : G_MAXINT64,
    .last_day = happening->exact ? happening->first_day : G_MININT64,
    .place = happening->place,
    .party = masar_merge_is_vague_party (happening->party) ? NULL : happening->party,
  };
}

/* Enough of the rarest words of a happening to know it by. */
#define MAX_WORDS 16

/* The rarest words of each happening, side by side: they are asked for again and again, in any order. */
static guint *
collect_words (const MasarMerge *self)
{
  guint *first = g_new (guint, self->happenings->len + 1);

  for (guint i = 0; i < self->happenings->len; i++)
    {
      const MasarHappening *happening = masar_merge_get (self, i);
      const GArray *mentions = masar_records_get_article (self->records, happening->article)->mentions;

      g_array_set_size (self->words_a, 0);
      for (guint m = happening->first_mention; m < mentions->len; m++)
        if (m == happening->first_mention
            || g_array_index (mentions, MasarMention, m).same == (int) happening->first_mention)
          masar_rarity_add_words (self->words_a, g_array_index (mentions, MasarMention, m).words);
      masar_terms_sort (self->words_a);
      masar_rarity_keep_rarest (self->rarity, self->words_a, MAX_WORDS);
      first[i] = self->words->len;
      g_array_append_vals (self->words, self->words_a->data, self->words_a->len);
    }
  first[self->happenings->len] = self->words->len;
  return first;
}

/**
 * masar_happenings_merge:
 * @records: the articles, copies among them known
 * @happenings: (element-type MasarHappening): in an order that depends on their content alone
 * @explain: (nullable): takes an explanation of every merge, and of every one that was near
 *
 * Sets the member `cluster` of each: the position of the first of those that are one with it.
 */
void
masar_happenings_merge (const MasarNames *names,
                        const MasarRecords *records,
                        GArray *happenings,
                        MasarMergeSink explain,
                        gpointer user_data)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (MasarMergePair));
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint *first_words = NULL;
  g_autoptr (GArray) words_a = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) words_b = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (MasarRarity) rarity = masar_rarity_new (records);
  g_autofree Cluster *clusters = g_new0 (Cluster, happenings->len + 1);
  g_autofree MasarMergePlaces *places = g_new0 (MasarMergePlaces, 1 << MASAR_MERGE_CACHE_BITS);
  Joining self = {
    .merge = { names, records, happenings, rarity, pairs, places, words, NULL, words_a, words_b, explain, user_data },
    .clusters = clusters,
  };

  self.merge.first_words = first_words = collect_words (&self.merge);
  for (guint i = 0; i < happenings->len; i++)
    {
      g_array_index (happenings, MasarHappening, i).cluster = i;
      init_cluster (&self, i);
    }
  masar_merge_find_exact (&self.merge);
  settle (&self);
  masar_merge_find_vague (&self.merge);
  settle (&self);
  masar_merge_find_undated (&self.merge);
  settle (&self);
  masar_merge_find_alike (&self.merge);
  settle (&self);
  for (guint i = 0; i < happenings->len; i++)
    g_clear_pointer (&clusters[i].articles, g_array_unref);
}
