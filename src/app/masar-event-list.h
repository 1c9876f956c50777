/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lens.h"
#include "masar-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_EVENT_LIST (masar_event_list_get_type ())
G_DECLARE_FINAL_TYPE (MasarEventList, masar_event_list, MASAR, EVENT_LIST, GtkWidget)

GtkWidget *masar_event_list_new (void);

void masar_event_list_set_project (MasarEventList *self, MasarProject *project);
void masar_event_list_set_lens (MasarEventList *self, MasarLens *lens);
int masar_event_list_get_event (MasarEventList *self);
void masar_event_list_set_event (MasarEventList *self, int event);

G_END_DECLS
