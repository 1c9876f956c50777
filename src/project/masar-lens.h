/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-filter.h"
#include "masar-sights.h"

G_BEGIN_DECLS

/**
 * MasarLens:
 *
 * What the records are seen through: a filter, a day, an event in focus.  Timeline, list and sources look through the
 * same one, so that they cannot differ.  What is asked for is another at once; how it is seen follows in one piece,
 * from a thread where there is much to look at.  Main thread only.
 */
#define MASAR_TYPE_LENS (masar_lens_get_type ())
G_DECLARE_FINAL_TYPE (MasarLens, masar_lens, MASAR, LENS, GObject)

MasarLens *masar_lens_new (MasarRecords *records, const MasarTopic *topic);

MasarRecords *masar_lens_get_records (MasarLens *self);
MasarFilter *masar_lens_get_filter (MasarLens *self);
MasarSights *masar_lens_get_sights (MasarLens *self);
gboolean masar_lens_get_hides (MasarLens *self);
void masar_lens_set_hides (MasarLens *self, gboolean hides);
MasarKnown *masar_lens_get_known (MasarLens *self);
void masar_lens_set_day (MasarLens *self, gint64 day);
void masar_lens_unset_day (MasarLens *self);
int masar_lens_get_focus (MasarLens *self);
void masar_lens_set_focus (MasarLens *self, int event);

MasarSight masar_lens_get_event (MasarLens *self, guint event);
MasarSight masar_lens_get_article (MasarLens *self, guint article);
guint masar_lens_count_events (MasarLens *self, MasarSight sight);
gboolean masar_lens_is_clear (MasarLens *self);

G_END_DECLS
