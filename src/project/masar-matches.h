/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-haystack.h"
#include "masar-traits.h"

G_BEGIN_DECLS

/**
 * MasarChoice:
 * @chosen: by facet and value
 * @n_chosen: how many of a facet are; with none, it does not matter
 * @found: (nullable): where the words are that are looked for
 *
 * What is asked for.
 */
typedef struct
{
  gboolean *chosen[MASAR_N_FACETS];
  guint n_chosen[MASAR_N_FACETS];
  MasarFound *found;
} MasarChoice;

MasarChoice *masar_choice_new (const MasarTraits *traits);
MasarChoice *masar_choice_copy (const MasarChoice *self, const MasarTraits *traits);
void masar_choice_free (MasarChoice *self);
gboolean masar_choice_is_active (const MasarChoice *self);

/**
 * MasarMatches:
 *
 * Which events and articles are what is asked for.  Immutable, shared by threads.
 */
typedef struct _MasarMatches MasarMatches;

MasarMatches *masar_matches_new (MasarTraits *traits, const MasarChoice *choice, GCancellable *cancellable);
MasarMatches *masar_matches_ref (MasarMatches *self);
void masar_matches_unref (MasarMatches *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarMatches, masar_matches_unref)

gboolean masar_matches_is_active (const MasarMatches *self);
gboolean masar_matches_get_event (const MasarMatches *self, guint event);
gboolean masar_matches_get_article (const MasarMatches *self, guint article);
guint masar_matches_get_count (const MasarMatches *self, MasarFacet facet, guint value);
guint masar_matches_get_n_events (const MasarMatches *self);

G_END_DECLS
