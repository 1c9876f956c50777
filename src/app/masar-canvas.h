/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-layout.h"
#include "masar-lens.h"
#include "masar-project.h"
#include "masar-quotes.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_CANVAS (masar_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MasarCanvas, masar_canvas, MASAR, CANVAS, GtkWidget)

GtkWidget *masar_canvas_new (void);

void masar_canvas_set_project (MasarCanvas *self, MasarProject *project);
void masar_canvas_set_lens (MasarCanvas *self, MasarLens *lens);
int masar_canvas_get_event (MasarCanvas *self);
void masar_canvas_set_event (MasarCanvas *self, int event);
void masar_canvas_set_article (MasarCanvas *self, int article);
void masar_canvas_hover_article (MasarCanvas *self, int article);
gboolean masar_canvas_get_right_to_left (MasarCanvas *self);
void masar_canvas_set_right_to_left (MasarCanvas *self, gboolean right_to_left);
MasarTimeline *masar_canvas_get_timeline (MasarCanvas *self);
MasarSights *masar_canvas_get_sights (MasarCanvas *self);
const MasarAxis *masar_canvas_get_axis (MasarCanvas *self);
MasarLayout *masar_canvas_get_layout (MasarCanvas *self);
MasarQuotes *masar_canvas_get_quotes (MasarCanvas *self);

void masar_canvas_begin (MasarCanvas *self);
void masar_canvas_fit (MasarCanvas *self);
void masar_canvas_fit_event (MasarCanvas *self, int event);
void masar_canvas_fit_span (MasarCanvas *self, MasarSpan span);
void masar_canvas_focus_event (MasarCanvas *self, int event);
void masar_canvas_zoom (MasarCanvas *self, double factor);
void masar_canvas_reveal (MasarCanvas *self, int event);
void masar_canvas_step (MasarCanvas *self, int step, gboolean in_lane);
void masar_canvas_step_lane (MasarCanvas *self, int step);
gboolean masar_canvas_list_undated (MasarCanvas *self);

G_END_DECLS
