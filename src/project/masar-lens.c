/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-lens.h"

#include <string.h>

struct _MasarLens
{
  GObject parent_instance;

  MasarRecords *records;
  MasarFilter *filter;
  MasarKnown *known; /* or NULL: as known at last */
  int focus;
  gboolean hides;
  guint8 *events; /* MasarSight */
  guint8 *articles;
  guint8 *near_events;   /* the event in focus, what it is linked with, and what the same articles tell */
  guint8 *near_articles; /* that tell of it */
  guint n_events[MASAR_N_SIGHTS];
};

G_DEFINE_FINAL_TYPE (MasarLens, masar_lens, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const MasarSight sights_of_knowledge[MASAR_N_KNOWLEDGES] = {
  [MASAR_KNOWLEDGE_KNOWN] = MASAR_SIGHT_CLEAR,
  [MASAR_KNOWLEDGE_UNSURE] = MASAR_SIGHT_UNSURE,
  [MASAR_KNOWLEDGE_LATER] = MASAR_SIGHT_LATER,
};

/* The neighbourhood of the event in focus. */
static void
find_near (MasarLens *self)
{
  const guint n_events = masar_records_get_n_events (self->records);
  const GArray *evidence = masar_records_get_event (self->records, (guint) self->focus)->evidence;

  memset (self->near_events, 0, n_events);
  memset (self->near_articles, 0, masar_records_get_n_articles (self->records));
  self->near_events[self->focus] = TRUE;
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    self->near_articles[g_array_index (evidence, MasarEvidence, i).article] = TRUE;
  for (guint i = 0; i < masar_records_get_n_links (self->records); i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (self->records, i);

      if (link->from < 0 || link->to < 0)
        continue;
      if (link->from == self->focus)
        self->near_events[link->to] = TRUE;
      else if (link->to == self->focus)
        self->near_events[link->from] = TRUE;
    }
  for (guint i = 0; i < n_events; i++)
    {
      const GArray *other = masar_records_get_event (self->records, i)->evidence;

      for (guint j = 0; other != NULL && j < other->len && !self->near_events[i]; j++)
        self->near_events[i] = self->near_articles[g_array_index (other, MasarEvidence, j).article];
    }
}

static MasarSight
see (MasarLens *self, gboolean matches, gboolean near, MasarKnowledge knowledge)
{
  if (!matches)
    return self->hides ? MASAR_SIGHT_HIDDEN : MASAR_SIGHT_FAINT;
  if (!near)
    return MASAR_SIGHT_OUTSIDE;
  return sights_of_knowledge[knowledge];
}

static void
update (MasarLens *self)
{
  memset (self->n_events, 0, sizeof self->n_events);
  for (guint i = 0; i < masar_records_get_n_events (self->records); i++)
    {
      self->events[i] =
          see (self, masar_filter_matches (self->filter, i), self->focus == MASAR_UNKNOWN || self->near_events[i],
               self->known != NULL ? masar_known_get_event (self->known, i) : MASAR_KNOWLEDGE_KNOWN);
      self->n_events[self->events[i]]++;
    }
  for (guint i = 0; i < masar_records_get_n_articles (self->records); i++)
    self->articles[i] = see (self, masar_filter_matches_article (self->filter, i),
                             self->focus == MASAR_UNKNOWN || self->near_articles[i],
                             self->known != NULL ? masar_known_get_article (self->known, i) : MASAR_KNOWLEDGE_KNOWN);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
masar_lens_finalize (GObject *object)
{
  MasarLens *self = MASAR_LENS (object);

  g_clear_object (&self->filter);
  g_clear_pointer (&self->known, masar_known_unref);
  g_clear_pointer (&self->records, masar_records_unref);
  g_free (self->events);
  g_free (self->articles);
  g_free (self->near_events);
  g_free (self->near_articles);
  G_OBJECT_CLASS (masar_lens_parent_class)->finalize (object);
}

static void
masar_lens_class_init (MasarLensClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_lens_finalize;

  /**
   * MasarLens::changed:
   *
   * Events or articles may be seen otherwise.
   */
  signals[CHANGED] = g_signal_new ("changed", MASAR_TYPE_LENS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
masar_lens_init (MasarLens *self)
{
  self->focus = MASAR_UNKNOWN;
}

/**
 * masar_lens_new:
 * @records: events and articles, no longer changed by anyone
 * @topic: (nullable): what lanes there are
 *
 * Returns: (transfer full): a lens through which everything is clear
 */
MasarLens *
masar_lens_new (MasarRecords *records, const MasarTopic *topic)
{
  MasarLens *self = g_object_new (MASAR_TYPE_LENS, NULL);
  const guint n_events = masar_records_get_n_events (records);
  const guint n_articles = masar_records_get_n_articles (records);

  self->records = masar_records_ref (records);
  self->filter = masar_filter_new (records, topic);
  self->events = g_new0 (guint8, MAX (n_events, 1));
  self->articles = g_new0 (guint8, MAX (n_articles, 1));
  self->near_events = g_new0 (guint8, MAX (n_events, 1));
  self->near_articles = g_new0 (guint8, MAX (n_articles, 1));
  self->n_events[MASAR_SIGHT_CLEAR] = n_events;
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

MasarRecords *
masar_lens_get_records (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), NULL);

  return self->records;
}

/**
 * masar_lens_get_filter:
 *
 * Returns: (transfer none): which events are asked for
 */
MasarFilter *
masar_lens_get_filter (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), NULL);

  return self->filter;
}

gboolean
masar_lens_get_hides (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), FALSE);

  return self->hides;
}

/**
 * masar_lens_set_hides:
 * @hides: whether what is not asked for is hidden, instead of faint
 */
void
masar_lens_set_hides (MasarLens *self, gboolean hides)
{
  g_return_if_fail (MASAR_IS_LENS (self));

  if (self->hides == hides)
    return;
  self->hides = hides;
  update (self);
}

/**
 * masar_lens_get_known:
 *
 * Returns: (nullable) (transfer none): what was known on the day, until the next change; %NULL when all is shown
 */
MasarKnown *
masar_lens_get_known (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), NULL);

  return self->known;
}

/**
 * masar_lens_set_day:
 * @day: counted from 1970-01-01
 *
 * Shows what was known on @day.
 */
void
masar_lens_set_day (MasarLens *self, gint64 day)
{
  g_return_if_fail (MASAR_IS_LENS (self));

  if (self->known != NULL && masar_known_get_day (self->known) == day)
    return;
  g_clear_pointer (&self->known, masar_known_unref);
  self->known = masar_known_new (self->records, day);
  update (self);
}

/**
 * masar_lens_unset_day:
 *
 * Shows all that is known.
 */
void
masar_lens_unset_day (MasarLens *self)
{
  g_return_if_fail (MASAR_IS_LENS (self));

  if (self->known == NULL)
    return;
  g_clear_pointer (&self->known, masar_known_unref);
  update (self);
}

int
masar_lens_get_focus (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), MASAR_UNKNOWN);

  return self->focus;
}

/**
 * masar_lens_set_focus:
 * @event: position in the records, or %MASAR_UNKNOWN
 *
 * Lets all recede but @event, the events it is linked with and those that the same articles tell of.
 */
void
masar_lens_set_focus (MasarLens *self, int event)
{
  g_return_if_fail (MASAR_IS_LENS (self));

  if (self->focus == event)
    return;
  self->focus = event;
  if (event != MASAR_UNKNOWN)
    find_near (self);
  update (self);
}

/**
 * masar_lens_get_event:
 * @event: position in the records
 *
 * Returns: how it is seen
 */
MasarSight
masar_lens_get_event (MasarLens *self, guint event)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), MASAR_SIGHT_CLEAR);

  return self->events[event];
}

/**
 * masar_lens_get_article:
 * @article: position in the records
 *
 * Returns: how it is seen
 */
MasarSight
masar_lens_get_article (MasarLens *self, guint article)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), MASAR_SIGHT_CLEAR);

  return self->articles[article];
}

/**
 * masar_lens_count_events:
 *
 * Returns: how many events are seen that way
 */
guint
masar_lens_count_events (MasarLens *self, MasarSight sight)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), 0);

  return self->n_events[sight];
}

/**
 * masar_lens_is_clear:
 *
 * Returns: whether nothing is asked for: no filter, no day, no focus
 */
gboolean
masar_lens_is_clear (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), TRUE);

  return self->known == NULL && self->focus == MASAR_UNKNOWN && !masar_filter_is_active (self->filter);
}
