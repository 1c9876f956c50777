/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-known.h"
#include "masar-project.h"

G_BEGIN_DECLS

/**
 * MasarQuotes:
 *
 * The first words of the best quotation of each event that was asked for.  Articles are read again when nothing else is
 * to be done, so that asking never waits.  Main thread only.
 */
#define MASAR_TYPE_QUOTES (masar_quotes_get_type ())
G_DECLARE_FINAL_TYPE (MasarQuotes, masar_quotes, MASAR, QUOTES, GObject)

MasarQuotes *masar_quotes_new (MasarProject *project);

void masar_quotes_set_known (MasarQuotes *self, const MasarKnown *known);
const char *masar_quotes_get (MasarQuotes *self, guint event);

int masar_quotes_choose (MasarRecords *records, const MasarEventRecord *event);
char *masar_quotes_cut (const char *text, gsize length, MasarPassage passage);

G_END_DECLS
