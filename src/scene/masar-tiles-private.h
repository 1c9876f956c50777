/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-labels-private.h"
#include "masar-timeline.h"

G_BEGIN_DECLS

/* Laid out pieces of the lanes of one timeline, kept between frames; with the labels they are measured by. */

#define MASAR_N_COUNT_WIDTHS 9

MasarTiles *masar_tiles_new (MasarTimeline *timeline);
void masar_tiles_free (MasarTiles *self);

MasarTimeline *masar_tiles_get_timeline (const MasarTiles *self);
void masar_tiles_begin_frame (MasarTiles *self);
double *masar_tiles_get_count_widths (MasarTiles *self);
GHashTable *masar_tiles_get_lane (MasarTiles *self, guint lane, guint n_rows, gboolean deep);

void masar_tile_free (gpointer tile);

/* The tiles of @timeline that these labels measured; those of another are let go. */
MasarTiles *masar_labels_get_tiles (MasarLabels *self, MasarTimeline *timeline);

G_END_DECLS
