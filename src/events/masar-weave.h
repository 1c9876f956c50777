/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"
#include "masar-text.h"

G_BEGIN_DECLS

/* Turns the mentions of @records into events and links, added to @records; narrows the dates of articles and mentions.
 * Deterministic: independent of the order in which the articles were added (but for their positions). */
void masar_weave (const MasarLexicon *lexicon, MasarRecords *records);

G_END_DECLS
