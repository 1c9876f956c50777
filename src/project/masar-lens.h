/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-filter.h"
#include "masar-known.h"

G_BEGIN_DECLS

/**
 * MasarSight:
 * @MASAR_SIGHT_CLEAR: seen as it is
 * @MASAR_SIGHT_HIDDEN: not what is asked for, and not shown
 * @MASAR_SIGHT_FAINT: not what is asked for
 * @MASAR_SIGHT_OUTSIDE: not near the event in focus
 * @MASAR_SIGHT_LATER: not known on the day
 * @MASAR_SIGHT_UNSURE: told of by articles alone whose date does not say whether it was known on the day
 *
 * How an event or an article is seen.
 */
typedef enum
{
  MASAR_SIGHT_CLEAR,
  MASAR_SIGHT_HIDDEN,
  MASAR_SIGHT_FAINT,
  MASAR_SIGHT_OUTSIDE,
  MASAR_SIGHT_LATER,
  MASAR_SIGHT_UNSURE,
} MasarSight;
#define MASAR_N_SIGHTS 6

/**
 * MasarLens:
 *
 * What the records are seen through: a filter, a day, an event in focus.  Timeline, list and sources look through the
 * same one, so that they cannot differ.  Main thread only.
 */
#define MASAR_TYPE_LENS (masar_lens_get_type ())
G_DECLARE_FINAL_TYPE (MasarLens, masar_lens, MASAR, LENS, GObject)

MasarLens *masar_lens_new (MasarRecords *records, const MasarTopic *topic);

MasarRecords *masar_lens_get_records (MasarLens *self);
MasarFilter *masar_lens_get_filter (MasarLens *self);
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
