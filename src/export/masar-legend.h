/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-painter.h"

G_BEGIN_DECLS

/**
 * MasarLegend:
 *
 * What explains the shapes and signs of a picture, in as many rows as it takes.
 */
typedef struct _MasarLegend MasarLegend;

MasarLegend *masar_legend_new (const MasarSigns *signs, const MasarStyle *style, MasarLabels *labels, double width);
void masar_legend_free (MasarLegend *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarLegend, masar_legend_free)

double masar_legend_get_height (const MasarLegend *self);
void masar_legend_draw (const MasarLegend *self, MasarPainter *painter, MasarDirection time_direction, cairo_t *cr);

G_END_DECLS
