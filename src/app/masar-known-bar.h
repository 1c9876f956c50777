/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lens.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_KNOWN_BAR (masar_known_bar_get_type ())
G_DECLARE_FINAL_TYPE (MasarKnownBar, masar_known_bar, MASAR, KNOWN_BAR, GtkWidget)

GtkWidget *masar_known_bar_new (void);

void masar_known_bar_set_lens (MasarKnownBar *self, MasarLens *lens);
gboolean masar_known_bar_get_open (MasarKnownBar *self);
void masar_known_bar_set_open (MasarKnownBar *self, gboolean open);
void masar_known_bar_set_right_to_left (MasarKnownBar *self, gboolean right_to_left);

G_END_DECLS
