/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-documents.h"
#include "masar-known.h"

G_BEGIN_DECLS

/**
 * MasarQuotes:
 *
 * The first words of the best quotation of each event that was asked for.  Who draws again and again has the articles
 * read when nothing else is to be done, so that asking never waits; who draws once has them read at once.  One thread
 * at a time.
 */
#define MASAR_TYPE_QUOTES (masar_quotes_get_type ())
G_DECLARE_FINAL_TYPE (MasarQuotes, masar_quotes, MASAR, QUOTES, GObject)

MasarQuotes *masar_quotes_new (MasarDocuments *documents);

void masar_quotes_set_known (MasarQuotes *self, MasarKnown *known);
void masar_quotes_learn (MasarQuotes *self, MasarQuotes *other);
const char *masar_quotes_get (MasarQuotes *self, guint event);
const char *masar_quotes_read (MasarQuotes *self, guint event);
const char *masar_quotes_read_cb (guint event, gpointer user_data);
const GError *masar_quotes_get_error (MasarQuotes *self);

char *masar_quotes_cut (const char *text, gsize length, MasarPassage passage);

G_END_DECLS
