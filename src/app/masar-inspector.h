/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lens.h"
#include "masar-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_INSPECTOR (masar_inspector_get_type ())
G_DECLARE_FINAL_TYPE (MasarInspector, masar_inspector, MASAR, INSPECTOR, GtkWidget)

GtkWidget *masar_inspector_new (void);

void masar_inspector_set_project (MasarInspector *self, MasarProject *project);
void masar_inspector_set_lens (MasarInspector *self, MasarLens *lens);
int masar_inspector_get_event (MasarInspector *self);
void masar_inspector_set_event (MasarInspector *self, int event);

G_END_DECLS
