/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-axis.h"
#include "masar-lens.h"
#include "masar-project.h"
#include "masar-timeline.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MasarBriefingState:
 * @MASAR_BRIEFING_PREPARING: it is made of many events, and not there yet
 * @MASAR_BRIEFING_RUNNING: a step is shown
 * @MASAR_BRIEFING_BLACK: the screen is black; the next key or click shows the step again
 * @MASAR_BRIEFING_WHITE: likewise, white
 * @MASAR_BRIEFING_ENDED: the last step is over; going on closes the window
 */
typedef enum
{
  MASAR_BRIEFING_PREPARING,
  MASAR_BRIEFING_RUNNING,
  MASAR_BRIEFING_BLACK,
  MASAR_BRIEFING_WHITE,
  MASAR_BRIEFING_ENDED,
} MasarBriefingState;

#define MASAR_TYPE_BRIEFING (masar_briefing_get_type ())
G_DECLARE_FINAL_TYPE (MasarBriefing, masar_briefing, MASAR, BRIEFING, GtkWindow)

GtkWidget *masar_briefing_new (MasarProject *project,
                               MasarLens *lens,
                               MasarTimeline *timeline,
                               MasarSpan view,
                               MasarDirection direction,
                               int event);

MasarBriefingState masar_briefing_get_state (MasarBriefing *self);
guint masar_briefing_get_n_steps (MasarBriefing *self);
guint masar_briefing_get_step (MasarBriefing *self);
int masar_briefing_get_event (MasarBriefing *self);

G_END_DECLS
