/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lens.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_FIND_BAR (masar_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (MasarFindBar, masar_find_bar, MASAR, FIND_BAR, GtkWidget)

GtkWidget *masar_find_bar_new (void);

void masar_find_bar_set_lens (MasarFindBar *self, MasarLens *lens, MasarTopic *topic);
gboolean masar_find_bar_get_open (MasarFindBar *self);
void masar_find_bar_set_open (MasarFindBar *self, gboolean open);
void masar_find_bar_find (MasarFindBar *self);
void masar_find_bar_ask_date (MasarFindBar *self);

G_END_DECLS
