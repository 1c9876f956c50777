/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-article.h"
#include "masar-times.h"

#include <string.h>

/* A page made up for a test, and what is read from it. */

typedef struct
{
  MasarDocument *document;
  MasarText *text;
  GArray *times;
  MasarArticle *article;
} MasarPageFixture;

static inline void
masar_page_fixture_clear (MasarPageFixture *self)
{
  masar_article_free (self->article);
  g_array_unref (self->times);
  masar_text_free (self->text);
  masar_document_free (self->document);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MasarPageFixture, masar_page_fixture_clear)

/* Loaded once: it is much the longest part of a case. */
static MasarLexicon *shared_lexicon;

static inline MasarLexicon *
masar_page_fixture_load_lexicon (void)
{
  g_autoptr (GError) error = NULL;

  if (shared_lexicon == NULL)
    shared_lexicon = masar_lexicon_new_default (NULL, &error);
  g_assert_no_error (error);
  return masar_lexicon_ref (shared_lexicon);
}

static inline MasarPageFixture
masar_page_fixture_read (const MasarLexicon *lexicon, MasarDocument *document)
{
  MasarPageFixture reading = { document };

  reading.text = masar_text_new (document->text, document->length, lexicon);
  reading.times = masar_times_find (reading.text);
  reading.article = masar_article_new (document, reading.text, reading.times);
  return reading;
}

static inline MasarPageFixture
masar_page_fixture_read_text (const MasarLexicon *lexicon, const char *text)
{
  MasarDocument *document = masar_document_new ("a", "file:///a.txt");

  document->text = g_strdup (text);
  document->length = strlen (text);
  return masar_page_fixture_read (lexicon, document);
}

/* The day at a bound of a span in minutes, at its end if @last; NULL when it is @open. */
static inline char *
masar_page_fixture_dup_day (gint64 minutes, gint64 open, gboolean last)
{
  MasarCivilDate date;

  if (minutes == open)
    return NULL;
  date = masar_civil_from_days (minutes / MASAR_MINUTES_PER_DAY - last);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}
