/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"
#include "masar-text.h"

G_BEGIN_DECLS

/**
 * MasarMergeFeature:
 *
 * What may speak for two happenings being one.
 */
typedef enum
{
  MASAR_MERGE_DATE,
  MASAR_MERGE_PLACE,
  MASAR_MERGE_PARTIES,
  MASAR_MERGE_KIND,
  MASAR_MERGE_NUMBERS,
  MASAR_MERGE_WORDS,
  MASAR_MERGE_COPY,
  MASAR_MERGE_ALONE,
  MASAR_N_MERGE_FEATURES,
} MasarMergeFeature;

/**
 * MasarMergeNote:
 * @article_a: position of an article
 * @mention_a: position of the mention in it that first tells of a happening
 * @article_b: of the other
 * @mention_b: of the other
 * @merged: whether the two are held for one
 * @refusal: why not: what they cannot agree in (type, series, date, place, actor, kind), article (one article tells the
 *   two apart), score (too little speaks for it), vague (one is dated vaguely, and nothing of its own says that it is
 *   the other), rival (another one is as likely), cluster (it would bring others together that cannot be one); %NULL
 *   where they are
 * @parts: the points that each #MasarMergeFeature gives
 * @score: their sum
 * @needed: what it takes
 *
 * Why two happenings became one event, or did not.
 */
typedef struct
{
  guint article_a;
  guint mention_a;
  guint article_b;
  guint mention_b;
  gboolean merged;
  const char *refusal;
  int parts[MASAR_N_MERGE_FEATURES];
  int score;
  int needed;
} MasarMergeNote;

void masar_merge_note_write (const MasarRecords *records, const MasarMergeNote *note, GString *out);

/**
 * MasarMergeSink:
 *
 * Takes an explanation; called by the thread that weaves, in an order that depends on the content of the articles
 * alone.
 */
typedef void (*MasarMergeSink) (const MasarRecords *records, const MasarMergeNote *note, gpointer user_data);

/* Turns the mentions of @records into events and links, added to @records; narrows the dates of articles and mentions.
 * Deterministic: independent of the order in which the articles were added (but for their positions). */
void masar_weave (const MasarLexicon *lexicon, MasarRecords *records);
void
masar_weave_explained (const MasarLexicon *lexicon, MasarRecords *records, MasarMergeSink explain, gpointer user_data);

G_END_DECLS
