/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lens.h"
#include "masar-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_SOURCES (masar_sources_get_type ())
G_DECLARE_FINAL_TYPE (MasarSources, masar_sources, MASAR, SOURCES, GtkWidget)

GtkWidget *masar_sources_new (void);

void masar_sources_set_project (MasarSources *self, MasarProject *project);
void masar_sources_set_lens (MasarSources *self, MasarLens *lens);
void masar_sources_set_event (MasarSources *self, int event);
int masar_sources_get_article (MasarSources *self);
void masar_sources_set_article (MasarSources *self, int article);
void masar_sources_find (MasarSources *self);

G_END_DECLS
