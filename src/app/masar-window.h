/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_WINDOW (masar_window_get_type ())
G_DECLARE_FINAL_TYPE (MasarWindow, masar_window, MASAR, WINDOW, AdwApplicationWindow)

GtkWidget *masar_window_new (AdwApplication *application);

gboolean masar_window_is_empty (MasarWindow *self);
MasarProject *masar_window_get_project (MasarWindow *self);
void masar_window_set_project (MasarWindow *self, MasarProject *project);
void masar_window_set_topic (MasarWindow *self, const char *name);
void masar_window_open (MasarWindow *self, GFile **files, guint n_files);

G_END_DECLS
