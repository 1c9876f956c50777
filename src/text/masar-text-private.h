/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-text.h"

G_BEGIN_DECLS

struct _MasarText
{
  const char *source; /* borrowed */
  gsize length;
  const MasarLexicon *lexicon;
  char *folded;
  gsize folded_length;
  MasarToken *tokens;
  guint n_tokens;
  MasarMatch *matches; /* of the tokens that are not plain */
  guint n_matches;
  guint n_all_matches; /* with those of the plain ones */
  MasarSentence *sentences;
  guint n_sentences;
};

void masar_clitics_look_up (const MasarLexicon *lexicon,
                            const char *source,
                            const char *folded,
                            gsize length,
                            MasarToken *token);
void masar_clitics_peel_known (const MasarLexicon *lexicon, guint32 word, MasarToken *token);
void masar_matches_find (MasarText *self);
void masar_sentences_split (MasarText *self);

G_END_DECLS
