/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

G_BEGIN_DECLS

/**
 * MasarRarity:
 *
 * How many articles of a corpus have each word of the sketches.  Immutable.
 */
typedef struct _MasarRarity MasarRarity;

MasarRarity *masar_rarity_new (const MasarRecords *records);
void masar_rarity_free (MasarRarity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarRarity, masar_rarity_free)

/**
 * MasarRarityMatch:
 * @n_words: how many words both lists have
 * @bits: what these words tell together, in bits
 * @share: how much of the shorter list the other one has too, rare words counting more: from 0 to 1
 */
typedef struct
{
  guint n_words;
  double bits;
  double share;
} MasarRarityMatch;

guint masar_rarity_get_count (const MasarRarity *self, guint32 word);
MasarRarityMatch
masar_rarity_compare (const MasarRarity *self, const guint32 *a, guint n_a, const guint32 *b, guint n_b);
void masar_rarity_keep_rarest (const MasarRarity *self, GArray *words, guint max);

void masar_rarity_add_words (GArray *words, const char *sketch);

G_END_DECLS
