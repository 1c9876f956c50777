/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-text.h"

G_BEGIN_DECLS

/*
 * MasarFactKind:
 * @MASAR_FACT_TOLL: a number that rises after the happening, and is recalled for years: casualties, captives
 * @MASAR_FACT_COUNT: a number that every report gives alike: rockets, miles; on which side of a place it was
 * @MASAR_FACT_WEAPON: with what a place was hit
 * @MASAR_FACT_SITE: a place that is no more than a town
 */
typedef enum
{
  MASAR_FACT_TOLL,
  MASAR_FACT_COUNT,
  MASAR_FACT_WEAPON,
  MASAR_FACT_SITE,
} MasarFactKind;

/*
 * MasarFact: what tells a happening from its like.
 *
 * @what: what is told: the number of rockets, the side of a place; a hash
 * @value: how many or which; a hash of @what and it
 * @kind: a #MasarFactKind
 */
typedef struct
{
  guint32 what;
  guint32 value;
  guint32 kind;
} MasarFact;

/* Adds the facts of a part of @text to @facts, a GArray of MasarFact; sorts them and takes out doubles. */
void masar_facts_collect (const MasarText *text, guint first_token, guint end_token, GArray *facts);
void masar_facts_sort (GArray *facts);

/* Whether one of @facts, sorted, has the value. */
gboolean masar_facts_hold (const GArray *facts, const MasarFact *fact);

/* How many things both tell and tell otherwise; of sites, whether both name some and none in common. */
guint masar_facts_count_contradictions (const MasarFact *facts, guint n_facts, const GArray *others);

G_END_DECLS
