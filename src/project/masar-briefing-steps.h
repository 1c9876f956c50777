/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-sights.h"

G_BEGIN_DECLS

/**
 * MasarBriefingSource:
 * @article: position of the article in the records
 * @evidence: index of the best thing it says into the event's evidence
 * @killed: how many it says were killed, or %MASAR_UNKNOWN
 * @wounded: how many it says were wounded, or %MASAR_UNKNOWN
 *
 * What one article says of an event.
 */
typedef struct
{
  guint article;
  guint evidence;
  int killed;
  int wounded;
} MasarBriefingSource;

/**
 * MasarBriefingSteps:
 *
 * The events of a talk, one a step, in the order of time.  Immutable; a step is its position.
 */
typedef struct _MasarBriefingSteps MasarBriefingSteps;

MasarBriefingSteps *masar_briefing_steps_new (MasarRecords *records, const MasarSights *sights, MasarSpan view);
void masar_briefing_steps_free (MasarBriefingSteps *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarBriefingSteps, masar_briefing_steps_free)

guint masar_briefing_steps_get_n_steps (const MasarBriefingSteps *self);
guint masar_briefing_steps_get_n_undated (const MasarBriefingSteps *self);
guint masar_briefing_steps_get_event (const MasarBriefingSteps *self, guint step);
guint masar_briefing_steps_find (const MasarBriefingSteps *self, int event);
MasarSpan masar_briefing_steps_get_view (const MasarBriefingSteps *self, guint step);

GArray *masar_briefing_list_sources (MasarRecords *records, const MasarEventRecord *event);

G_END_DECLS
