/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-axis.h"
#include "masar-timeline.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_BRIEFING_AXIS (masar_briefing_axis_get_type ())
G_DECLARE_FINAL_TYPE (MasarBriefingAxis, masar_briefing_axis, MASAR, BRIEFING_AXIS, GtkWidget)

void masar_briefing_axis_set_timeline (MasarBriefingAxis *self,
                                       MasarTimeline *timeline,
                                       MasarBreaks *breaks,
                                       MasarDirection direction);
void masar_briefing_axis_set_text_size (MasarBriefingAxis *self, double size_px);
void masar_briefing_axis_glide (MasarBriefingAxis *self, MasarSpan span, int event);
MasarAxis masar_briefing_axis_get_axis (MasarBriefingAxis *self, double length_px);

G_END_DECLS
