/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-labels-private.h"
#include "masar-timeline-private.h"

G_BEGIN_DECLS

/* Laid out pieces of the lanes of one timeline on an axis with some breaks, kept between frames; with the labels they
 * are measured by. */

#define MASAR_N_COUNT_WIDTHS 9

MasarTiles *masar_tiles_new (MasarTimeline *timeline, MasarBreaks *breaks);
void masar_tiles_free (MasarTiles *self);

gboolean masar_tiles_are_of (const MasarTiles *self, const MasarTimeline *timeline, const MasarBreaks *breaks);
void masar_tiles_begin_frame (MasarTiles *self);
double *masar_tiles_get_count_widths (MasarTiles *self);
/* How many anchors of each lane lie in each slice of the extent, where the axis has breaks. */
typedef const guint32 MasarColumns[MASAR_N_COLUMNS];
MasarColumns *masar_tiles_get_columns (MasarTiles *self);
GHashTable *masar_tiles_get_lane (MasarTiles *self, guint lane, guint n_rows, gboolean deep);

void masar_tile_free (gpointer tile);

/* The tiles of @timeline with @breaks that these labels measured; those of another are let go. */
MasarTiles *masar_labels_get_tiles (MasarLabels *self, MasarTimeline *timeline, MasarBreaks *breaks);

G_END_DECLS
