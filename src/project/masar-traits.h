/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-topic.h"

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
 * MasarTraits:
 *
 * Which values of each facet each event has, by small numbers.  Immutable, shared by threads.
 */
typedef struct _MasarTraits MasarTraits;

MasarTraits *masar_traits_new (MasarRecords *records, const MasarTopic *topic);
MasarTraits *masar_traits_ref (MasarTraits *self);
void masar_traits_unref (MasarTraits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarTraits, masar_traits_unref)

MasarRecords *masar_traits_get_records (const MasarTraits *self);
guint masar_traits_get_n_values (const MasarTraits *self, MasarFacet facet);
const char *masar_traits_get_name (const MasarTraits *self, MasarFacet facet, guint value);
const guint *masar_traits_get_values (const MasarTraits *self, MasarFacet facet, guint event, guint *n_values);
guint masar_traits_get_outlet (const MasarTraits *self, guint article);

G_END_DECLS
