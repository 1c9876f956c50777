/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-sights.h"

/* How many events are looked at between two looks at whether anybody still waits. */
#define STRIDE 8192

struct _MasarSights
{
  gatomicrefcount n_references;
  MasarRecords *records;
  MasarKnown *known; /* or NULL: as known at last */
  gboolean is_clear;
  guint8 *events; /* MasarSight */
  guint8 *articles;
  guint n_events[MASAR_N_SIGHTS];
  guint n_articles[MASAR_N_SIGHTS];
};

/* The neighbourhood of an event: what it is linked with, and what the same articles tell. */
typedef struct
{
  guint8 *events;
  guint8 *articles;
} Near;

static const MasarSight sights_of_knowledge[MASAR_N_KNOWLEDGES] = {
  [MASAR_KNOWLEDGE_KNOWN] = MASAR_SIGHT_CLEAR,
  [MASAR_KNOWLEDGE_UNSURE] = MASAR_SIGHT_UNSURE,
  [MASAR_KNOWLEDGE_LATER] = MASAR_SIGHT_LATER,
};

/**
 * masar_sight_is_asked_for:
 *
 * Returns: whether what is seen so is what is asked for, known or not
 */
gboolean
masar_sight_is_asked_for (MasarSight sight)
{
  return sight != MASAR_SIGHT_HIDDEN && sight != MASAR_SIGHT_FAINT && sight != MASAR_SIGHT_OUTSIDE;
}

static void
near_clear (Near *self)
{
  g_free (self->events);
  g_free (self->articles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Near, near_clear)

static void
add_linked (Near *self, MasarRecords *records, int focus)
{
  for (guint i = 0; i < masar_records_get_n_links (records); i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (records, i);

      if (link->from < 0 || link->to < 0)
        continue;
      if (link->from == focus)
        self->events[link->to] = TRUE;
      else if (link->to == focus)
        self->events[link->from] = TRUE;
    }
}

static void
find_near (Near *self, MasarRecords *records, int focus)
{
  const guint n_events = masar_records_get_n_events (records);
  const GArray *evidence = masar_records_get_event (records, (guint) focus)->evidence;

  self->events = g_new0 (guint8, MAX (n_events, 1));
  self->articles = g_new0 (guint8, MAX (masar_records_get_n_articles (records), 1));
  self->events[focus] = TRUE;
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    self->articles[g_array_index (evidence, MasarEvidence, i).article] = TRUE;
  add_linked (self, records, focus);
  for (guint i = 0; i < n_events; i++)
    {
      const GArray *other = masar_records_get_event (records, i)->evidence;

      for (guint j = 0; other != NULL && j < other->len && !self->events[i]; j++)
        self->events[i] = self->articles[g_array_index (other, MasarEvidence, j).article];
    }
}

static MasarSight
see (const MasarQuestion *question, gboolean matches, gboolean near, MasarKnowledge knowledge)
{
  if (!matches)
    return question->hides ? MASAR_SIGHT_HIDDEN : MASAR_SIGHT_FAINT;
  if (!near)
    return MASAR_SIGHT_OUTSIDE;
  return sights_of_knowledge[knowledge];
}

/* Returns whether it was not cancelled. */
static gboolean
see_events (MasarSights *self, const MasarQuestion *question, const Near *near, GCancellable *cancellable)
{
  const guint n = masar_records_get_n_events (self->records);

  self->events = g_new0 (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      if (i % STRIDE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      self->events[i] =
          see (question, masar_matches_get_event (question->matches, i), near->events == NULL || near->events[i],
               self->known != NULL ? masar_known_get_event (self->known, i) : MASAR_KNOWLEDGE_KNOWN);
      self->n_events[self->events[i]]++;
    }
  return TRUE;
}

static void
see_articles (MasarSights *self, const MasarQuestion *question, const Near *near)
{
  const guint n = masar_records_get_n_articles (self->records);

  self->articles = g_new0 (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->articles[i] =
          see (question, masar_matches_get_article (question->matches, i), near->articles == NULL || near->articles[i],
               self->known != NULL ? masar_known_get_article (self->known, i) : MASAR_KNOWLEDGE_KNOWN);
      self->n_articles[self->articles[i]]++;
    }
}

/**
 * masar_sights_new:
 * @records: events and articles; kept
 * @question: what is asked of them
 * @cancellable: (nullable): to stop it
 *
 * Cost: linear.
 *
 * Returns: (transfer full) (nullable): how they are seen; %NULL when it is cancelled
 */
MasarSights *
masar_sights_new (MasarRecords *records, const MasarQuestion *question, GCancellable *cancellable)
{
  g_autoptr (MasarSights) self = g_new0 (MasarSights, 1);
  g_auto (Near) near = { NULL, NULL };

  g_atomic_ref_count_init (&self->n_references);
  self->records = masar_records_ref (records);
  self->is_clear =
      !question->has_day && question->focus == MASAR_UNKNOWN && !masar_matches_is_active (question->matches);
  if (question->known != NULL)
    self->known = masar_known_ref (question->known);
  else if (question->has_day)
    self->known = masar_known_new (records, question->day);
  if (question->focus != MASAR_UNKNOWN)
    find_near (&near, records, question->focus);
  if (!see_events (self, question, &near, cancellable))
    return NULL;
  see_articles (self, question, &near);
  return g_steal_pointer (&self);
}

MasarSights *
masar_sights_ref (MasarSights *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_sights_unref (MasarSights *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  g_clear_pointer (&self->known, masar_known_unref);
  masar_records_unref (self->records);
  g_free (self->events);
  g_free (self->articles);
  g_free (self);
}

MasarRecords *
masar_sights_get_records (const MasarSights *self)
{
  return self->records;
}

/**
 * masar_sights_get_known:
 *
 * Returns: (transfer none) (nullable): what was known on the day that is asked for; %NULL when none is
 */
MasarKnown *
masar_sights_get_known (const MasarSights *self)
{
  return self->known;
}

/**
 * masar_sights_is_clear:
 *
 * Returns: whether nothing was asked for: no filter, no day, no focus
 */
gboolean
masar_sights_is_clear (const MasarSights *self)
{
  return self->is_clear;
}

MasarSight
masar_sights_get_event (const MasarSights *self, guint event)
{
  return self->events[event];
}

MasarSight
masar_sights_get_article (const MasarSights *self, guint article)
{
  return self->articles[article];
}

/**
 * masar_sights_count_events:
 *
 * Returns: how many events are seen that way
 */
guint
masar_sights_count_events (const MasarSights *self, MasarSight sight)
{
  return self->n_events[sight];
}

guint
masar_sights_count_articles (const MasarSights *self, MasarSight sight)
{
  return self->n_articles[sight];
}
