/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-filter.h"
#include "masar-topic.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_FACETS (masar_facets_get_type ())
G_DECLARE_FINAL_TYPE (MasarFacets, masar_facets, MASAR, FACETS, GtkWidget)

GtkWidget *masar_facets_new (void);

void masar_facets_set_filter (MasarFacets *self, MasarFilter *filter, MasarTopic *topic);

G_END_DECLS
