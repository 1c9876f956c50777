/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-layout.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_MARK (masar_mark_get_type ())
G_DECLARE_FINAL_TYPE (MasarMark, masar_mark, MASAR, MARK, GtkButton)

GtkWidget *masar_mark_new (void);

int masar_mark_get_event (MasarMark *self);
void masar_mark_set_event (MasarMark *self, int event, const char *label);
const MasarHit *masar_mark_get_hit (MasarMark *self);
void masar_mark_set_hit (MasarMark *self, const MasarHit *hit, const char *label);
void masar_mark_set_place (MasarMark *self, gboolean chosen, guint place, guint n_marks);
MasarBox masar_mark_get_box (MasarMark *self);
void masar_mark_set_box (MasarMark *self, MasarBox box);

G_END_DECLS
