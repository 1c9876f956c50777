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
  MasarMatch *matches;
  guint n_matches;
  MasarSentence *sentences;
  guint n_sentences;
};

void masar_clitics_look_up (const MasarLexicon *lexicon,
                            const char *source,
                            const char *folded,
                            gsize length,
                            MasarToken *token);
void masar_matches_find (MasarText *self);
void masar_sentences_split (MasarText *self);

G_END_DECLS
