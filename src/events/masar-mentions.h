/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-finding.h"

G_BEGIN_DECLS

GArray *masar_findings_new (const MasarStory *story);
void masar_mentions_add (const MasarStory *story,
                         const GArray *findings,
                         MasarRecords *records,
                         MasarArticleRecord *article);
void masar_finding_read_speakers (const MasarStory *story,
                                  const MasarFinding *finding,
                                  MasarRecords *records,
                                  MasarMention *mention);
void masar_relations_add (const MasarStory *story, const GArray *findings, MasarArticleRecord *article);

G_END_DECLS
