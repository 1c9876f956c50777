/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-import-private.h"
#include "masar-text.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What the harnesses share.  Each gives any bytes to one part of the engine and checks what must hold whatever they
 * are; the sanitizers check the rest. */

/* What libFuzzer, or masar-fuzz-replay.c in its place, calls. */
int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

/* Loaded once, and kept while the program runs. */
static inline const MasarLexicon *
masar_fuzz_get_lexicon (void)
{
  static MasarLexicon *lexicon;

  if (lexicon == NULL)
    lexicon = masar_lexicon_new_default (NULL, NULL);
  g_assert (lexicon != NULL);
  return lexicon;
}

/* libFuzzer keeps what led to an abort. */
static inline void
masar_fuzz_fail (const char *what, const GError *error)
{
  g_printerr ("%s: %s\n", what, error->message);
  abort ();
}

static inline void
masar_fuzz_check_text (const char *text, gsize length)
{
  g_assert (text != NULL && g_utf8_validate_len (text, length, NULL));
  g_assert (strlen (text) == length);
}

static inline void
masar_fuzz_check_passage (MasarPassage passage, const char *text, gsize length)
{
  g_assert (passage.start <= passage.end && passage.end <= length);
  g_assert (((guint8) text[passage.start] & 0xc0) != 0x80 && ((guint8) text[passage.end] & 0xc0) != 0x80);
}

static inline void
masar_fuzz_document_cb (MasarDocument *document, gpointer user_data)
{
  guint *n_documents = user_data;
  guint32 end = 0;

  g_assert (document->id != NULL && g_utf8_validate (document->id, -1, NULL));
  g_assert (document->encoding != NULL && document->sha256 != NULL && strlen (document->sha256) == 64);
  masar_fuzz_check_text (document->text, document->length);
  for (guint i = 0; document->blocks != NULL && i < document->blocks->len; i++)
    {
      const MasarBlock *block = &g_array_index (document->blocks, MasarBlock, i);

      g_assert (block->passage.start >= end);
      masar_fuzz_check_passage (block->passage, document->text, document->length);
      end = block->passage.end;
    }
  masar_document_free (document);
  (*n_documents)++;
}

static inline void
masar_fuzz_problem_cb (const char *file, const GError *error, gpointer user_data)
{
  g_assert (file != NULL && error != NULL && g_utf8_validate (error->message, -1, NULL));
}

/* Imports @bytes as a file of this name would be, without a disk. */
static inline void
masar_fuzz_import (const char *name, const uint8_t *bytes, size_t length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, length, NULL);
  g_autoptr (GError) error = NULL;
  MasarUnpacking unpacking = { length, 0 };
  guint n_documents = 0;
  MasarImport import = {
    .path = name,
    .name = name,
    .stream = stream,
    .sink = masar_fuzz_document_cb,
    .problem = masar_fuzz_problem_cb,
    .user_data = &n_documents,
    .unpacking = &unpacking,
  };

  if (!masar_import_any (&import, &error))
    masar_fuzz_problem_cb (name, error, NULL);
}
