/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-weave.h"

/**
 * masar_weave:
 * @lexicon: the language
 * @records: articles; events and links are added
 */
void
masar_weave (const MasarLexicon *lexicon, MasarRecords *records)
{
}
