/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-layout.h"
#include "masar-lens.h"
#include "masar-project.h"
#include "masar-quotes.h"

G_BEGIN_DECLS

/**
 * MasarShown:
 * @records: what there is
 * @topic: (nullable): whose lanes it has
 * @sights: (nullable): how it is seen; %NULL for all of it
 * @timeline: (nullable): what is seen; %NULL until it is built
 * @breaks: (nullable): what of it is folded, once it is built
 * @folds: whether long empty stretches are to be folded
 * @parts: of a view of it
 * @quotes: (nullable): what its cards quote; of its own, so that another thread may draw
 * @note: (nullable): what is left out, as [func@shown_phrase] tells it
 *
 * What is shown, taken out of the window: for paper or a file.
 */
typedef struct
{
  MasarRecords *records;
  MasarTopic *topic;
  MasarSights *sights;
  MasarTimeline *timeline;
  MasarBreaks *breaks;
  gboolean folds;
  MasarParts parts;
  MasarQuotes *quotes;
  char *note;
} MasarShown;

MasarShown *masar_shown_new (MasarRecords *records, MasarTopic *topic, MasarSights *sights, MasarTimeline *timeline);
gboolean masar_shown_build (MasarShown *self, GCancellable *cancellable);
void masar_shown_free (MasarShown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarShown, masar_shown_free)

MasarLens *masar_shown_get_lens (MasarProject *project, MasarLens *lens);
MasarSights *masar_shown_get_sights (MasarProject *project, MasarLens *lens);
MasarParts masar_shown_get_parts (const MasarSights *sights);
MasarTimeline *
masar_shown_build_timeline (MasarRecords *records, MasarTopic *topic, MasarSights *sights, GCancellable *cancellable);
MasarBreaks *masar_shown_new_breaks (const MasarTimeline *timeline);
char *masar_shown_phrase (const MasarSights *sights);

G_END_DECLS
