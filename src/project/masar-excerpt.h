/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-passage.h"

G_BEGIN_DECLS

/**
 * MasarExcerpt:
 * @words: the quotation, one line
 * @marked: what of @words is the passage itself
 *
 * A passage with the words around it, as it is quoted.
 */
typedef struct
{
  char *words;
  MasarPassage marked;
} MasarExcerpt;

MasarExcerpt *masar_excerpt_new (const char *text, gsize length, MasarPassage passage, guint n_around);
void masar_excerpt_shorten (MasarExcerpt *self, guint max_chars);
void masar_excerpt_free (MasarExcerpt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarExcerpt, masar_excerpt_free)

gboolean masar_passage_clamp (const char *text, gsize length, MasarPassage *passage);

G_END_DECLS
