/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-briefing-steps.h"
#include "masar-latest.h"
#include "masar-project.h"
#include "masar-timeline.h"

G_BEGIN_DECLS

/**
 * MasarTalk:
 * @sights: (nullable): how the events are seen; %NULL for all of them
 * @timeline: what is seen
 * @breaks: (nullable): what of it is folded
 * @steps: the events that are talked about
 *
 * What a briefing is made of, all of one piece.
 */
typedef struct
{
  MasarSights *sights;
  MasarTimeline *timeline;
  MasarBreaks *breaks;
  MasarBriefingSteps *steps;
} MasarTalk;

void masar_talk_free (MasarTalk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarTalk, masar_talk_free)

MasarLatest *masar_talk_new_latest (MasarLatestDone done, gpointer user_data);
void masar_talk_ask (MasarLatest *latest,
                     MasarProject *project,
                     MasarSights *sights,
                     MasarTimeline *timeline,
                     MasarSpan view);

G_END_DECLS
