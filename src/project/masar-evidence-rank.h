/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

G_BEGIN_DECLS

guint masar_evidence_rank (MasarRecords *records, const MasarEvidence *evidence);
int masar_evidence_choose (MasarRecords *records, const MasarEventRecord *event);

G_END_DECLS
