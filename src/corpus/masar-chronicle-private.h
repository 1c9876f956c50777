/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-chronicle.h"
#include "masar-facts-private.h"

G_BEGIN_DECLS

/* The facts of an entry, sorted, and what one tells, in bits: the more the fewer entries tell it. */
const MasarFact *masar_chronicle_get_facts (const MasarChronicle *self, guint entry, guint *n_facts);
double masar_chronicle_weigh_fact (const MasarChronicle *self, const MasarFact *fact);

G_END_DECLS
