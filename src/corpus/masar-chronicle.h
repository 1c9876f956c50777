/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-text.h"

G_BEGIN_DECLS

/**
 * MasarChronicleEntry:
 * @day: days since 1970-01-01 on which it happened
 * @text: what happened, in a few Arabic sentences
 * @see: where it can be looked up: the address of a page that tells it
 *
 * A happening of public record.
 */
typedef struct
{
  gint64 day;
  const char *text;
  const char *see;
} MasarChronicleEntry;

/**
 * MasarChronicle:
 *
 * What is known to have happened, by the day: the files of `data/chronicle/`, and the user's own.  Immutable.
 */
typedef struct _MasarChronicle MasarChronicle;

const MasarChronicle *masar_chronicle_get (const MasarLexicon *lexicon);
const GPtrArray *masar_chronicle_get_problems (const MasarChronicle *self);
gboolean masar_chronicle_has_user_files (void);
char *masar_chronicle_entry_to_string (const MasarChronicleEntry *self);
guint masar_chronicle_get_n_entries (const MasarChronicle *self);
const MasarChronicleEntry *masar_chronicle_get_entry (const MasarChronicle *self, guint position);

/**
 * MasarChronicleMatch:
 * @entry: index of an entry
 * @shared: what the terms that a text shares with it tell, in bits
 * @share: of what all its terms tell, from 0 to 1
 *
 * How like a text is to an entry.
 */
typedef struct
{
  guint entry;
  double shared;
  double share;
} MasarChronicleMatch;

double *masar_chronicle_weigh (const MasarChronicle *self, const GArray *terms, double min_most);
GArray *masar_chronicle_search (const MasarChronicle *self, const GArray *terms, double min_shared, double min_most);
double masar_chronicle_get_shared (const MasarChronicle *self, guint entry, guint other, const GArray *terms);

G_END_DECLS
