/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-rarity.h"

#include "masar-sketch.h"
#include "masar-terms.h"

#include <math.h>

/* Counts lie in a table, where few words share a cell: what is counted too high is only held for less rare than it is.
 * It is made for the number of articles, up to a size beyond which memory does not grow with the corpus. */

#define MIN_CELL_BITS 16
#define MAX_CELL_BITS 20
#define CELLS_PER_ARTICLE 16

struct _MasarRarity
{
  guint16 *counts; /* of articles; stays at its highest value */
  guint cell_bits;
  double n_articles;
};

static guint
get_cell (const MasarRarity *self, guint32 word)
{
  return (word * 0x9e3779b1u) >> (32 - self->cell_bits);
}

/**
 * masar_rarity_add_words:
 * @words: (element-type guint32): where to add
 * @sketch: (nullable): a sketch of words
 */
void
masar_rarity_add_words (GArray *words, const char *sketch)
{
  for (guint i = 0; i < masar_sketch_get_length (sketch); i++)
    {
      const guint32 word = masar_sketch_get_entry (sketch, i);

      g_array_append_val (words, word);
    }
}

/**
 * masar_rarity_new:
 *
 * Returns: (transfer full): the counts of the words in @records
 */
MasarRarity *
masar_rarity_new (const MasarRecords *records)
{
  MasarRarity *self = g_new0 (MasarRarity, 1);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));

  self->n_articles = masar_records_get_n_articles (records);
  self->cell_bits = MIN_CELL_BITS;
  while (self->cell_bits < MAX_CELL_BITS && (1 << self->cell_bits) < self->n_articles * CELLS_PER_ARTICLE)
    self->cell_bits++;
  self->counts = g_new0 (guint16, 1 << self->cell_bits);
  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      g_array_set_size (words, 0);
      for (guint m = 0; m < article->mentions->len; m++)
        masar_rarity_add_words (words, g_array_index (article->mentions, MasarMention, m).words);
      masar_terms_sort (words);
      for (guint w = 0; w < words->len; w++)
        {
          guint16 *count = &self->counts[get_cell (self, g_array_index (words, guint32, w))];

          if (*count < G_MAXUINT16)
            (*count)++;
        }
    }
  return self;
}

void
masar_rarity_free (MasarRarity *self)
{
  g_free (self->counts);
  g_free (self);
}

/**
 * masar_rarity_get_count:
 *
 * Returns: how many articles have @word, at most; 65535 stands for more too
 */
guint
masar_rarity_get_count (const MasarRarity *self, guint32 word)
{
  return self->counts[get_cell (self, word)];
}

/* A small corpus does not show how rare a word is: as if so many other articles had been read, and so much of them had
 * the word.  In a large one a word that hardly any have tells no more than this many bits. */
#define N_OTHER_ARTICLES 200
#define N_OTHERS_WITH_WORD 0.2
#define MAX_BITS 10

/* What it tells that two have a word in common, in bits.  Common words come in company, as in the titles of princes and
 * the phrases of the desk: what they tell together is less than the sum. */
static double
weigh (const MasarRarity *self, guint32 word)
{
  const double count = MAX (masar_rarity_get_count (self, word), 1);
  const double bits = MIN (log2 ((self->n_articles + N_OTHER_ARTICLES) / (count + N_OTHERS_WITH_WORD)), MAX_BITS);

  return bits * bits / MAX_BITS;
}

/**
 * masar_rarity_keep_rarest:
 * @words: (element-type guint32): words, sorted
 * @max: how many to keep
 *
 * Takes the commonest words out, until no more than @max are left.
 */
void
masar_rarity_keep_rarest (const MasarRarity *self, GArray *words, guint max)
{
  while (words->len > max)
    {
      guint commonest = 0;

      for (guint i = 1; i < words->len; i++)
        if (masar_rarity_get_count (self, g_array_index (words, guint32, i))
            > masar_rarity_get_count (self, g_array_index (words, guint32, commonest)))
          commonest = i;
      g_array_remove_index (words, commonest);
    }
}

static gboolean
share_any (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  guint i = 0;
  guint j = 0;

  while (i < n_a && j < n_b && a[i] != b[j])
    if (a[i] < b[j])
      i++;
    else
      j++;
  return i < n_a && j < n_b;
}

/**
 * masar_rarity_compare:
 * @a: (array length=n_a): words, sorted
 * @n_a: how many
 * @b: (array length=n_b): others
 * @n_b: how many
 *
 * Returns: what both have
 */
MasarRarityMatch
masar_rarity_compare (const MasarRarity *self, const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  MasarRarityMatch match = { 0 };
  double all_a = 0;
  double all_b = 0;
  guint i = 0;
  guint j = 0;

  /* most have none, and logarithms cost */
  if (!share_any (a, n_a, b, n_b))
    return match;
  while (i < n_a || j < n_b)
    {
      const guint32 x = i < n_a ? a[i] : G_MAXUINT32;
      const guint32 y = j < n_b ? b[j] : G_MAXUINT32;
      const double weight = weigh (self, MIN (x, y));

      if (x == y)
        {
          match.bits += weight;
          match.n_words++;
        }
      if (x <= y)
        {
          all_a += weight;
          i++;
        }
      if (y <= x)
        {
          all_b += weight;
          j++;
        }
    }
  match.share = MIN (all_a, all_b) > 0 ? match.bits / MIN (all_a, all_b) : 0;
  return match;
}
