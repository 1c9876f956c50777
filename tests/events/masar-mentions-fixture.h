/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-edtf.h"
#include "masar-extract.h"
#include "masar-test.h"

#include <string.h>

/* Made-up articles, read as they are by the tool: what their sentences tell of is what the tests of events ask for. */

/* A Wednesday, on which the articles appear. */
#define PUBLISHED "2024-08-07"

/* A long second sentence that tells of nothing makes a body of each. */
#define REST                                                                                                                                                                                                       \
  " ولم تصدر حتى مساء اليوم نفسه أي معلومات أخرى عن الجهات المعنية في المدينة، كما لم تعلق وسائل الإعلام المحلية على " \
  "ذلك بأي شكل."

static inline MasarArticleRecord *
extract (const MasarLexicon *lexicon, MasarRecords *records, const char *id, const char *text, const char *published)
{
  g_autoptr (MasarDocument) document = masar_document_new (id, "file:///made-up.txt");

  g_free (document->text);
  document->text = g_strdup (text);
  document->length = strlen (text);
  document->published = g_strdup (published);
  document->from_sidecar = TRUE;
  return masar_extract (lexicon, document, records);
}

/* An article of @sentences and REST. */
static inline MasarArticleRecord *
extract_sentences (const MasarLexicon *lexicon,
                   MasarRecords *records,
                   const char *id,
                   const char *sentences,
                   const char *published)
{
  g_autofree char *text = g_strconcat (sentences, REST, NULL);

  return extract (lexicon, records, id, text, published);
}

static inline MasarLexicon *
load_lexicon (void)
{
  g_autoptr (GError) error = NULL;
  MasarLexicon *lexicon = masar_lexicon_new_default (NULL, &error);

  g_assert_no_error (error);
  return lexicon;
}
