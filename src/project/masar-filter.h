/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-topic.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarFacet:
 * @MASAR_FACET_LANE: the lane it stands in; a value is a lane's position
 * @MASAR_FACET_CERTAINTY: how its date is known; a value is a #MasarCertainty
 * @MASAR_FACET_SUPPORT: how many sources tell of it; a value is a #MasarSupport
 * @MASAR_FACET_DISPUTE: a value is 1 where its sources disagree, else 0
 * @MASAR_FACET_OUTLET: who published that it was; of an event, each of them
 * @MASAR_FACET_PLACE: where it was, as the event or any of its evidence has it
 * @MASAR_FACET_ACTOR: who did it, likewise
 *
 * Sides from which events are told apart.
 */
typedef enum
{
  MASAR_FACET_LANE,
  MASAR_FACET_CERTAINTY,
  MASAR_FACET_SUPPORT,
  MASAR_FACET_DISPUTE,
  MASAR_FACET_OUTLET,
  MASAR_FACET_PLACE,
  MASAR_FACET_ACTOR,
} MasarFacet;
#define MASAR_N_FACETS 7

/**
 * MasarCertainty:
 * @MASAR_CERTAINTY_DAY: a day or less, and no source says "about"
 * @MASAR_CERTAINTY_VAGUE: both ends are known, but more than a day lies between them
 * @MASAR_CERTAINTY_OPEN: an end is not known, or none
 */
typedef enum
{
  MASAR_CERTAINTY_DAY,
  MASAR_CERTAINTY_VAGUE,
  MASAR_CERTAINTY_OPEN,
} MasarCertainty;
#define MASAR_N_CERTAINTIES 3

/**
 * MasarSupport:
 * @MASAR_SUPPORT_ONE: one source, or none
 * @MASAR_SUPPORT_TWO: two
 * @MASAR_SUPPORT_MORE: three or more
 */
typedef enum
{
  MASAR_SUPPORT_ONE,
  MASAR_SUPPORT_TWO,
  MASAR_SUPPORT_MORE,
} MasarSupport;
#define MASAR_N_SUPPORTS 3

/**
 * MasarFilter:
 *
 * Which events are asked for: some values of each facet, and words.  Within a facet any chosen value will do; of the
 * facets each that has a choice must agree, and every word must be found.  Main thread only.
 */
#define MASAR_TYPE_FILTER (masar_filter_get_type ())
G_DECLARE_FINAL_TYPE (MasarFilter, masar_filter, MASAR, FILTER, GObject)

MasarFilter *masar_filter_new (MasarRecords *records, const MasarTopic *topic);

guint masar_filter_get_n_values (MasarFilter *self, MasarFacet facet);
const char *masar_filter_get_name (MasarFilter *self, MasarFacet facet, guint value);
guint masar_filter_get_count (MasarFilter *self, MasarFacet facet, guint value);
gboolean masar_filter_get_chosen (MasarFilter *self, MasarFacet facet, guint value);
void masar_filter_set_chosen (MasarFilter *self, MasarFacet facet, guint value, gboolean chosen);
guint masar_filter_get_n_chosen (MasarFilter *self, MasarFacet facet);
const char *masar_filter_get_words (MasarFilter *self);
void masar_filter_set_words (MasarFilter *self, const char *words);
void masar_filter_look_for (MasarFilter *self, const char *words);
gboolean masar_filter_is_active (MasarFilter *self);
void masar_filter_clear (MasarFilter *self);

gboolean masar_filter_matches (MasarFilter *self, guint event);
gboolean masar_filter_matches_article (MasarFilter *self, guint article);
guint masar_filter_get_n_matching (MasarFilter *self);

char *masar_filter_fold (const char *text);

G_END_DECLS
