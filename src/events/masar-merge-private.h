/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-happening.h"
#include "masar-rarity.h"
#include "masar-weave.h"

G_BEGIN_DECLS

/* What it takes that two happenings are held for one. */
#define MASAR_MERGE_MIN_SCORE 5

/* News of the day seldom tells of what is older than this without saying so; mostly of what is as old as the second or
 * the third. */
#define MASAR_MERGE_NEWS_DAYS 14
#define MASAR_MERGE_WEEK_DAYS 7
#define MASAR_MERGE_FRESH_DAYS 2

/* Fewer dead or wounded are told of many things. */
#define MASAR_MERGE_TELLING_NUMBER 5

/**
 * MasarMergePair:
 * @a: position of a happening
 * @b: position of another one, after @a
 * @score: how much speaks for it; the higher the sooner
 * @needed: what it took
 *
 * Two happenings that may be one.
 */
typedef struct
{
  guint a;
  guint b;
  int score;
  int needed;
} MasarMergePair;

/* What the gazetteer said of two places, kept in a table of so many bits. */
#define MASAR_MERGE_CACHE_BITS 12

typedef struct
{
  const char *a;
  const char *b;
  int relation;
} MasarMergePlaces;

/**
 * MasarMerge:
 * @records: all articles
 * @happenings: (element-type MasarHappening): what is to be merged
 * @rarity: of the words of the articles
 * @pairs: (element-type MasarMergePair): those found so far
 * @places: what is known of pairs of places
 * @words: (element-type guint32): the rarest words of each happening, sorted
 * @first_words: where those of each happening begin, and one more
 * @words_a: scratch
 * @words_b: scratch
 * @explain: (nullable): takes every pair that is looked at closer
 *
 * What the parts of merging share.
 */
typedef struct
{
  const MasarNames *names;
  const MasarRecords *records;
  GArray *happenings;
  MasarRarity *rarity;
  GArray *pairs;
  MasarMergePlaces *places;
  GArray *words;
  const guint *first_words;
  GArray *words_a;
  GArray *words_b;
  MasarMergeSink explain;
  gpointer user_data;
} MasarMerge;

static inline const MasarHappening *
masar_merge_get (const MasarMerge *self, guint position)
{
  return &g_array_index (self->happenings, MasarHappening, position);
}

/* Whether words say at least since when. */
static inline gboolean
masar_happening_is_bounded (const MasarHappening *happening)
{
  return happening->when.span.begin_minutes != MASAR_OPEN_PAST;
}

/**
 * MasarMergeScore:
 * @conflict: what makes it impossible that the two are one, or %NULL
 * @parts: what each feature gives
 * @total: their sum
 */
typedef struct
{
  const char *conflict;
  int parts[MASAR_N_MERGE_FEATURES];
  int total;
} MasarMergeScore;

const char *masar_merge_get_step (const char *kind);
void masar_merge_score_add (MasarMergeScore *score, MasarMergeFeature feature, int points);
gboolean masar_merge_is_far (const MasarHappening *exact, const MasarHappening *other);
gboolean masar_merge_has_own_fact (const MasarMergeScore *score);
gboolean masar_merge_is_vague_party (const char *party);
const char *masar_merge_find_conflict (const MasarMerge *self, const MasarHappening *a, const MasarHappening *b);
void
masar_merge_score (const MasarMerge *self, const MasarHappening *a, const MasarHappening *b, MasarMergeScore *score);
void masar_merge_note (const MasarMerge *self,
                       guint a,
                       guint b,
                       const MasarMergeScore *score,
                       int needed,
                       const char *refusal);

gboolean masar_merge_try_pair (const MasarMerge *self, guint a, guint b, int needed, MasarMergePair *pair);

void masar_merge_find_exact (MasarMerge *self);
void masar_merge_find_vague (MasarMerge *self);
void masar_merge_find_undated (MasarMerge *self);
void masar_merge_find_by_words (MasarMerge *self);
void masar_merge_find_alike (MasarMerge *self);

G_END_DECLS
