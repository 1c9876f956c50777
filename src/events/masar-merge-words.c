/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-merge-private.h"

#include "masar-terms.h"

/* Happenings of articles that nothing dates: what is told in the same rare words may be the same.
 *
 * Names and rare nouns lead from an article to the few that share them; what both tell of is then scored as any pair,
 * with the words of the whole articles.  An article without a date may be of any year, so that more is asked than that
 * one place was hit: words that few others have. */

/* A word is rare when so few articles have it, or one in so many. */
#define MAX_RARE_ARTICLES 4
#define RARE_SHARE 25
#define MAX_POSTINGS 32

/* Articles that are looked at for one without a date, those that share most. */
#define MAX_CANDIDATES 16

/* Outlets write of like things in like words: so much more must two articles share to be held for news of one day. */
#define MIN_SHARED_WORDS 6
#define MIN_SHARE 0.45
#define POINTS_OF_ARTICLES 4

typedef struct
{
  guint32 word;
  guint article;
} Posting;

typedef struct
{
  guint article;
  guint n_shared;
} Candidate;

typedef struct
{
  MasarMerge *merge;
  guint max_count;   /* of the articles that have a rare word */
  guint *first;      /* of each article: position of its first happening */
  guint *n;          /* and how many it has */
  GArray *postings;  /* Posting, of the words that undated articles have */
  GHashTable *words; /* those words */
} Search;

/* Nothing but its words can say what it is. */
static gboolean
is_lost (const MasarHappening *happening)
{
  return !happening->exact && happening->published_day == G_MAXINT64 && !happening->series
         && happening->type != MASAR_EVENT_CONTEXT;
}

static void
collect_words (const MasarMerge *merge, guint article, GArray *words)
{
  const GArray *mentions = masar_records_get_article (merge->records, article)->mentions;

  g_array_set_size (words, 0);
  for (guint i = 0; i < mentions->len; i++)
    masar_rarity_add_words (words, g_array_index (mentions, MasarMention, i).words);
  masar_terms_sort (words);
}

static gboolean
is_rare (const Search *self, guint32 word)
{
  const guint count = masar_rarity_get_count (self->merge->rarity, word);

  return count >= 2 && count <= self->max_count;
}

static void
collect_rare_words (const Search *self, guint article, GArray *words)
{
  guint n = 0;

  collect_words (self->merge, article, words);
  for (guint i = 0; i < words->len; i++)
    if (is_rare (self, g_array_index (words, guint32, i)))
      g_array_index (words, guint32, n++) = g_array_index (words, guint32, i);
  g_array_set_size (words, n);
}

static int
compare_postings (gconstpointer a, gconstpointer b)
{
  const Posting *x = a;
  const Posting *y = b;

  if (x->word != y->word)
    return x->word < y->word ? -1 : 1;
  return x->article < y->article ? -1 : x->article > y->article;
}

static void
index_happenings (Search *self)
{
  for (guint i = self->merge->happenings->len; i > 0; i--)
    {
      const guint article = masar_merge_get (self->merge, i - 1)->article;

      self->first[article] = i - 1;
      self->n[article]++;
    }
}

static void
index_words (Search *self)
{
  GArray *words = self->merge->words_a;

  for (guint i = 0; i < self->merge->happenings->len; i++)
    if (is_lost (masar_merge_get (self->merge, i)))
      {
        collect_rare_words (self, masar_merge_get (self->merge, i)->article, words);
        for (guint w = 0; w < words->len; w++)
          g_hash_table_add (self->words, GUINT_TO_POINTER (g_array_index (words, guint32, w)));
      }
  for (guint article = 0; article < masar_records_get_n_articles (self->merge->records); article++)
    {
      collect_rare_words (self, article, words);
      for (guint w = 0; w < words->len; w++)
        {
          const Posting posting = { g_array_index (words, guint32, w), article };

          if (g_hash_table_contains (self->words, GUINT_TO_POINTER (posting.word)))
            g_array_append_val (self->postings, posting);
        }
    }
  g_array_sort (self->postings, compare_postings);
}

static guint
find_postings (const Search *self, guint32 word)
{
  const Posting wanted = { word, 0 };
  guint low = 0;
  guint high = self->postings->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (compare_postings (&g_array_index (self->postings, Posting, middle), &wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Those that share most come first; of equals, those whose happenings come first in the order of content. */
static int
compare_candidates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Candidate *x = a;
  const Candidate *y = b;
  const guint *first = user_data;

  if (x->n_shared != y->n_shared)
    return x->n_shared > y->n_shared ? -1 : 1;
  return first[x->article] < first[y->article] ? -1 : first[x->article] > first[y->article];
}

/* The articles that share rare words with @article. */
static GArray *
find_candidates (const Search *self, guint article)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GArray *words = self->merge->words_a;
  GHashTableIter iter;
  gpointer key, value;

  collect_rare_words (self, article, words);
  for (guint w = 0; w < words->len; w++)
    for (guint i = find_postings (self, g_array_index (words, guint32, w)); i < self->postings->len; i++)
      {
        const Posting *posting = &g_array_index (self->postings, Posting, i);
        const gpointer other = GUINT_TO_POINTER (posting->article);

        if (posting->word != g_array_index (words, guint32, w))
          break;
        if (posting->article != article && self->n[posting->article] > 0)
          g_hash_table_insert (counts, other,
                               GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, other)) + 1));
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Candidate candidate = { GPOINTER_TO_UINT (key), GPOINTER_TO_UINT (value) };

      if (candidate.n_shared >= MIN_SHARED_WORDS)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort_with_data (candidates, compare_candidates, self->first);
  if (candidates->len > MAX_CANDIDATES)
    g_array_set_size (candidates, MAX_CANDIDATES);
  return candidates;
}

/* What the words of the whole articles say for it. */
static int
score_articles (const Search *self, guint a, guint b)
{
  MasarMerge *merge = self->merge;
  MasarRarityMatch match;

  collect_rare_words (self, a, merge->words_a);
  collect_rare_words (self, b, merge->words_b);
  match = masar_rarity_compare (merge->rarity, (const guint32 *) (void *) merge->words_a->data, merge->words_a->len,
                                (const guint32 *) (void *) merge->words_b->data, merge->words_b->len);
  return match.n_words >= MIN_SHARED_WORDS && match.share >= MIN_SHARE ? POINTS_OF_ARTICLES : 0;
}

typedef struct
{
  MasarMergePair pair;
  guint cluster;
  gboolean rivalled;
} Choice;

static void
consider (const Search *self, guint lost, guint other, int words, Choice *choice)
{
  const MasarMerge *merge = self->merge;
  const MasarHappening *b = masar_merge_get (merge, other);
  MasarMergeScore score;

  masar_merge_score (merge, masar_merge_get (merge, lost), b, &score);
  score.total += words - score.parts[MASAR_MERGE_WORDS];
  score.parts[MASAR_MERGE_WORDS] = words;
  if (score.conflict != NULL || score.total < MASAR_MERGE_MIN_SCORE)
    {
      if (score.total >= MASAR_MERGE_MIN_SCORE - 1)
        masar_merge_note (merge, lost, other, &score, MASAR_MERGE_MIN_SCORE,
                          score.conflict != NULL ? score.conflict : "score");
      return;
    }
  if (score.total < choice->pair.score)
    return;
  if (score.total == choice->pair.score)
    {
      choice->rivalled |= b->cluster != choice->cluster;
      return;
    }
  *choice = (Choice){ { MIN (lost, other), MAX (lost, other), score.total, MASAR_MERGE_MIN_SCORE }, b->cluster, FALSE };
}

static void
place (const Search *self, guint lost)
{
  const guint article = masar_merge_get (self->merge, lost)->article;
  g_autoptr (GArray) candidates = find_candidates (self, article);
  Choice choice = { .pair.score = 0 };

  for (guint i = 0; i < candidates->len; i++)
    {
      const guint other = g_array_index (candidates, Candidate, i).article;
      const int words = score_articles (self, article, other);

      for (guint h = 0; words > 0 && h < self->n[other]; h++)
        if (masar_merge_get (self->merge, self->first[other] + h)->type == masar_merge_get (self->merge, lost)->type)
          consider (self, lost, self->first[other] + h, words, &choice);
    }
  if (choice.pair.score == 0)
    return;
  if (!choice.rivalled)
    g_array_append_val (self->merge->pairs, choice.pair);
  else
    {
      MasarMergeScore score;

      masar_merge_score (self->merge, masar_merge_get (self->merge, choice.pair.a),
                         masar_merge_get (self->merge, choice.pair.b), &score);
      masar_merge_note (self->merge, choice.pair.a, choice.pair.b, &score, MASAR_MERGE_MIN_SCORE, "rival");
    }
}

/**
 * masar_merge_find_by_words:
 *
 * Finds for the happenings of articles without a date those that are told in the same words.
 */
void
masar_merge_find_by_words (MasarMerge *self)
{
  const guint n_articles = masar_records_get_n_articles (self->records);
  g_autofree guint *first = g_new0 (guint, n_articles + 1);
  g_autofree guint *n = g_new0 (guint, n_articles + 1);
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (Posting));
  g_autoptr (GHashTable) words = g_hash_table_new (NULL, NULL);
  const guint share = n_articles / RARE_SHARE;
  Search search = { self, CLAMP (share, MAX_RARE_ARTICLES, MAX_POSTINGS), first, n, postings, words };

  index_happenings (&search);
  index_words (&search);
  for (guint i = 0; i < self->happenings->len; i++)
    if (is_lost (masar_merge_get (self, i)))
      place (&search, i);
}
