/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-text.h"

G_BEGIN_DECLS

/* Forms beyond so many that begin at one token are left out. */
#define MASAR_MAX_MATCHES_AT_TOKEN 32

void
masar_clitics_peel (const MasarLexicon *lexicon, const char *folded, gsize length, gboolean marbuta, MasarToken *token);
void masar_clitics_peel_known (const MasarLexicon *lexicon, guint32 word, MasarToken *token);
guint masar_matches_find_alone (const MasarLexicon *lexicon,
                                const MasarToken *token,
                                MasarMatch *matches,
                                MasarCategorySet *starts);
void masar_matches_find (MasarText *self, const GArray *alone);
void masar_sentences_split (MasarText *self);

G_END_DECLS
