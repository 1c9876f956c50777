/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-known.h"
#include "masar-matches.h"

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

gboolean masar_sight_is_asked_for (MasarSight sight);

/**
 * MasarQuestion:
 * @matches: which events are asked for
 * @known: (nullable): what was known on @day, where that has been found out
 * @has_day: whether what was not known on @day recedes
 * @focus: an event whose neighbourhood alone does not recede, or %MASAR_UNKNOWN
 * @hides: whether what is not asked for is hidden, instead of faint
 *
 * What is asked of the records.
 */
typedef struct
{
  MasarMatches *matches;
  MasarKnown *known;
  gboolean has_day;
  gint64 day;
  int focus;
  gboolean hides;
} MasarQuestion;

/**
 * MasarSights:
 *
 * How each event and each article is seen.  Immutable, shared by threads: whoever holds it sees all of one question.
 */
typedef struct _MasarSights MasarSights;

MasarSights *masar_sights_new (MasarRecords *records, const MasarQuestion *question, GCancellable *cancellable);
MasarSights *masar_sights_ref (MasarSights *self);
void masar_sights_unref (MasarSights *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarSights, masar_sights_unref)

MasarRecords *masar_sights_get_records (const MasarSights *self);
MasarKnown *masar_sights_get_known (const MasarSights *self);
gboolean masar_sights_is_clear (const MasarSights *self);
MasarSight masar_sights_get_event (const MasarSights *self, guint event);
MasarSight masar_sights_get_article (const MasarSights *self, guint article);
guint masar_sights_count_events (const MasarSights *self, MasarSight sight);
guint masar_sights_count_articles (const MasarSights *self, MasarSight sight);

G_END_DECLS
