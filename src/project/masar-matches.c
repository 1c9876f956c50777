/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-matches.h"

#include <string.h>

/* An event's misses are a set of bits: the facets whose choice it does not meet, and one for the words.  It matches
 * when there are none.  A value is counted over the events that miss no other facet than its own: that is how many
 * would be there if it alone were chosen. */

#define MISSES_WORDS (1u << MASAR_N_FACETS)

/* How many events are looked at between two looks at whether anybody still waits. */
#define STRIDE 8192

struct _MasarMatches
{
  gatomicrefcount n_references;
  gboolean active;
  guint n_events;
  guint8 *events; /* whether it matches */
  guint8 *articles;
  guint *counts[MASAR_N_FACETS]; /* by value */
};

/* --- What is asked for --- */

/**
 * masar_choice_new:
 * @traits: whose values can be chosen
 *
 * Returns: (transfer full): with nothing chosen
 */
MasarChoice *
masar_choice_new (const MasarTraits *traits)
{
  MasarChoice *self = g_new0 (MasarChoice, 1);

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    self->chosen[i] = g_new0 (gboolean, MAX (masar_traits_get_n_values (traits, i), 1));
  return self;
}

MasarChoice *
masar_choice_copy (const MasarChoice *self, const MasarTraits *traits)
{
  MasarChoice *copy = masar_choice_new (traits);

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    {
      memcpy (copy->chosen[i], self->chosen[i], masar_traits_get_n_values (traits, i) * sizeof (gboolean));
      copy->n_chosen[i] = self->n_chosen[i];
    }
  copy->found = self->found != NULL ? masar_found_ref (self->found) : NULL;
  return copy;
}

void
masar_choice_free (MasarChoice *self)
{
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    g_free (self->chosen[i]);
  g_clear_pointer (&self->found, masar_found_unref);
  g_free (self);
}

static gboolean
has_facets (const MasarChoice *self)
{
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    if (self->n_chosen[i] > 0)
      return TRUE;
  return FALSE;
}

/**
 * masar_choice_is_active:
 *
 * Returns: whether anything is asked for
 */
gboolean
masar_choice_is_active (const MasarChoice *self)
{
  return self->found != NULL || has_facets (self);
}

/* --- What matches it --- */

static gboolean
has_chosen (const MasarTraits *traits, const MasarChoice *choice, MasarFacet facet, guint event)
{
  guint n;
  const guint *values = masar_traits_get_values (traits, facet, event, &n);

  for (guint i = 0; i < n; i++)
    if (choice->chosen[facet][values[i]])
      return TRUE;
  return FALSE;
}

static guint
get_misses (const MasarTraits *traits, const MasarChoice *choice, guint event)
{
  guint misses = choice->found != NULL && !masar_found_get_event (choice->found, event) ? MISSES_WORDS : 0;

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    if (choice->n_chosen[i] > 0 && !has_chosen (traits, choice, i, event))
      misses |= 1u << i;
  return misses;
}

static void
count_event (MasarMatches *self, const MasarTraits *traits, guint event, guint misses)
{
  self->events[event] = misses == 0;
  self->n_events += misses == 0;
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    {
      guint n;
      const guint *values;

      if (misses & ~(1u << i))
        continue;
      values = masar_traits_get_values (traits, i, event, &n);
      for (guint j = 0; j < n; j++)
        self->counts[i][values[j]]++;
    }
}

/* Returns whether it was not cancelled. */
static gboolean
match_events (MasarMatches *self, const MasarTraits *traits, const MasarChoice *choice, GCancellable *cancellable)
{
  const guint n = masar_records_get_n_events (masar_traits_get_records (traits));

  for (guint i = 0; i < n; i++)
    {
      if (i % STRIDE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      count_event (self, traits, i, get_misses (traits, choice, i));
    }
  return TRUE;
}

/* An article matches by an event that it tells of; in a search for words alone, also by its own. */
static void
match_articles (MasarMatches *self, const MasarTraits *traits, const MasarChoice *choice)
{
  MasarRecords *records = masar_traits_get_records (traits);
  const gboolean only_words = self->active && !has_facets (choice);

  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    self->articles[i] = only_words ? masar_found_get_article (choice->found, i) : !self->active;
  for (guint i = 0; self->active && i < masar_records_get_n_events (records); i++)
    {
      const GArray *evidence = self->events[i] ? masar_records_get_event (records, i)->evidence : NULL;

      for (guint j = 0; evidence != NULL && j < evidence->len; j++)
        {
          const guint article = (guint) g_array_index (evidence, MasarEvidence, j).article;

          if (choice->n_chosen[MASAR_FACET_OUTLET] == 0
              || choice->chosen[MASAR_FACET_OUTLET][masar_traits_get_outlet (traits, article)])
            self->articles[article] = TRUE;
        }
    }
}

/**
 * masar_matches_new:
 * @traits: what the events have
 * @choice: what is asked for
 * @cancellable: (nullable): to stop it
 *
 * Cost: linear.
 *
 * Returns: (transfer full) (nullable): what matches; %NULL when it is cancelled
 */
MasarMatches *
masar_matches_new (MasarTraits *traits, const MasarChoice *choice, GCancellable *cancellable)
{
  g_autoptr (MasarMatches) self = g_new0 (MasarMatches, 1);
  MasarRecords *records = masar_traits_get_records (traits);

  g_atomic_ref_count_init (&self->n_references);
  self->active = masar_choice_is_active (choice);
  self->events = g_new0 (guint8, MAX (masar_records_get_n_events (records), 1));
  self->articles = g_new0 (guint8, MAX (masar_records_get_n_articles (records), 1));
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    self->counts[i] = g_new0 (guint, MAX (masar_traits_get_n_values (traits, i), 1));
  if (!match_events (self, traits, choice, cancellable))
    return NULL;
  match_articles (self, traits, choice);
  return g_steal_pointer (&self);
}

MasarMatches *
masar_matches_ref (MasarMatches *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_matches_unref (MasarMatches *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    g_free (self->counts[i]);
  g_free (self->events);
  g_free (self->articles);
  g_free (self);
}

/**
 * masar_matches_is_active:
 *
 * Returns: whether anything was asked for
 */
gboolean
masar_matches_is_active (const MasarMatches *self)
{
  return self->active;
}

gboolean
masar_matches_get_event (const MasarMatches *self, guint event)
{
  return self->events[event];
}

/**
 * masar_matches_get_article:
 * @article: position in the records
 *
 * Returns: whether @article tells of an event that is asked for, and is of an outlet that is; in a search for words
 *   alone, also whether its headline or outlet has them
 */
gboolean
masar_matches_get_article (const MasarMatches *self, guint article)
{
  return self->articles[article];
}

/**
 * masar_matches_get_count:
 *
 * Returns: how many events have @value, of those that match all of the other facets and the words
 */
guint
masar_matches_get_count (const MasarMatches *self, MasarFacet facet, guint value)
{
  return self->counts[facet][value];
}

/**
 * masar_matches_get_n_events:
 *
 * Returns: how many events match
 */
guint
masar_matches_get_n_events (const MasarMatches *self)
{
  return self->n_events;
}
