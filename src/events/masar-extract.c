/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-extract.h"

/**
 * masar_extract:
 * @lexicon: the language
 * @document: an article
 * @records: where to add its record
 *
 * Returns: (transfer none): the record of @document
 */
MasarArticleRecord *
masar_extract (const MasarLexicon *lexicon, const MasarDocument *document, MasarRecords *records)
{
  MasarArticleRecord *record = masar_records_add_article (records, document->id);

  record->uri = masar_records_intern (records, document->uri);
  record->sha256 = masar_records_intern (records, document->sha256);
  record->encoding = masar_records_intern (records, document->encoding);
  return record;
}
