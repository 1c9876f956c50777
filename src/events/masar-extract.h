/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-document.h"
#include "masar-records.h"
#include "masar-text.h"

G_BEGIN_DECLS

/* Reads @document and adds its record, mentions and relations included, to @records.  Pure but for @records: the same
 * bytes and hints give the same record on every thread. */
MasarArticleRecord *masar_extract (const MasarLexicon *lexicon, const MasarDocument *document, MasarRecords *records);
gboolean masar_extract_can_read (const MasarArticleRecord *article);

G_END_DECLS
