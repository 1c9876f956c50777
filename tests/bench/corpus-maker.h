/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"

/**
 * CorpusMaker:
 *
 * Makes any number of articles out of a few real ones, for measuring.
 *
 * A story takes one real article as its theme, moves its dates by whole weeks (so that weekdays stay true) and puts
 * other places of the same kind and country for its own.  One to a dozen outlets tell each story within three days:
 * each takes some of the theme's sentences and adds some of another article as background; some print another's text
 * word for word, as agencies are printed.  The same articles, number and seed give the same bytes everywhere.
 */
typedef struct _CorpusMaker CorpusMaker;

CorpusMaker *corpus_maker_new (const MasarLexicon *lexicon, const char *const *paths, guint32 seed);
void corpus_maker_free (CorpusMaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorpusMaker, corpus_maker_free)

/**
 * CorpusMakerSink:
 * @id: of the article
 * @line: its JSON object, with a line end
 *
 * Returns: whether to go on
 */
typedef gboolean (*CorpusMakerSink) (const char *id, const GString *line, gpointer user_data);

gboolean corpus_maker_run (CorpusMaker *self, guint n_articles, CorpusMakerSink sink, gpointer user_data);
