/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-known.h"

#include <glib.h>

struct _MasarKnown
{
  gatomicrefcount n_references;
  MasarRecords *records;
  gint64 day;
  guint8 *articles; /* MasarKnowledge */
  guint8 *events;
  guint n_articles[MASAR_N_KNOWLEDGES];
  guint n_events[MASAR_N_KNOWLEDGES];
};

static MasarKnowledge
judge (MasarSpan published, gint64 day)
{
  const gint64 end = (day + 1) * MASAR_MINUTES_PER_DAY;

  if (published.end_minutes <= end)
    return MASAR_KNOWLEDGE_KNOWN;
  return published.begin_minutes >= end ? MASAR_KNOWLEDGE_LATER : MASAR_KNOWLEDGE_UNSURE;
}

/* The best that any of its articles can say. */
static MasarKnowledge
judge_event (const MasarKnown *self, const MasarEventRecord *event)
{
  MasarKnowledge best = MASAR_KNOWLEDGE_LATER;

  if (event->evidence == NULL || event->evidence->len == 0)
    return MASAR_KNOWLEDGE_UNSURE;
  for (guint i = 0; i < event->evidence->len; i++)
    best = MIN (best, self->articles[g_array_index (event->evidence, MasarEvidence, i).article]);
  return best;
}

/**
 * masar_known_new:
 * @records: articles and events; kept
 * @day: counted from 1970-01-01; all of it counts
 *
 * Cost: linear.
 *
 * Returns: (transfer full): what was known on @day
 */
MasarKnown *
masar_known_new (MasarRecords *records, gint64 day)
{
  MasarKnown *self = g_new0 (MasarKnown, 1);
  const guint n_articles = masar_records_get_n_articles (records);
  const guint n_events = masar_records_get_n_events (records);

  g_atomic_ref_count_init (&self->n_references);
  self->records = masar_records_ref (records);
  self->day = day;
  self->articles = g_new (guint8, MAX (n_articles, 1));
  self->events = g_new (guint8, MAX (n_events, 1));
  for (guint i = 0; i < n_articles; i++)
    {
      self->articles[i] = judge (masar_records_get_article (records, i)->published.span, day);
      self->n_articles[self->articles[i]]++;
    }
  for (guint i = 0; i < n_events; i++)
    {
      self->events[i] = judge_event (self, masar_records_get_event (records, i));
      self->n_events[self->events[i]]++;
    }
  return self;
}

MasarKnown *
masar_known_ref (MasarKnown *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_known_unref (MasarKnown *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  masar_records_unref (self->records);
  g_free (self->articles);
  g_free (self->events);
  g_free (self);
}

gint64
masar_known_get_day (const MasarKnown *self)
{
  return self->day;
}

static gboolean
is_known_cb (guint article, gpointer user_data)
{
  const MasarKnown *self = user_data;

  return self->articles[article] == MASAR_KNOWLEDGE_KNOWN;
}

/**
 * masar_known_new_courses:
 *
 * Returns: (transfer full): the plans and what had become of them, as the articles of then told it
 */
MasarCourses *
masar_known_new_courses (const MasarKnown *self)
{
  return masar_courses_new_told (self->records, is_known_cb, (gpointer) self);
}

/**
 * masar_known_get_article:
 * @article: position in the records
 *
 * Returns: whether it had been published
 */
MasarKnowledge
masar_known_get_article (const MasarKnown *self, guint article)
{
  return self->articles[article];
}

/**
 * masar_known_get_event:
 * @event: position in the records
 *
 * Returns: whether anyone had told of it; unsure where only articles of unknown date may have
 */
MasarKnowledge
masar_known_get_event (const MasarKnown *self, guint event)
{
  return self->events[event];
}

/**
 * masar_known_count_articles:
 *
 * Returns: how many articles are known, unsure, or later
 */
guint
masar_known_count_articles (const MasarKnown *self, MasarKnowledge knowledge)
{
  return self->n_articles[knowledge];
}

/**
 * masar_known_count_events:
 *
 * Returns: how many events had been told of, may have been, or had not
 */
guint
masar_known_count_events (const MasarKnown *self, MasarKnowledge knowledge)
{
  return self->n_events[knowledge];
}

/**
 * masar_known_list_evidence:
 * @event: position in the records
 *
 * Returns: (transfer full) (element-type guint): indexes into the event's evidence of what had been told, ascending
 */
GArray *
masar_known_list_evidence (const MasarKnown *self, guint event)
{
  const GArray *evidence = masar_records_get_event (self->records, event)->evidence;
  GArray *known = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    if (self->articles[g_array_index (evidence, MasarEvidence, i).article] == MASAR_KNOWLEDGE_KNOWN)
      g_array_append_val (known, i);
  return known;
}

/**
 * masar_known_get_n_sources:
 * @event: position in the records
 *
 * Returns: how many independent sources had told of it: a copy of an article counts only where that had not
 */
guint
masar_known_get_n_sources (const MasarKnown *self, guint event)
{
  const MasarEventRecord *record = masar_records_get_event (self->records, event);
  g_autoptr (GArray) known = masar_known_list_evidence (self, event);
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < known->len; i++)
    {
      const int position = g_array_index (record->evidence, MasarEvidence, g_array_index (known, guint, i)).article;
      const MasarArticleRecord *article = masar_records_get_article (self->records, (guint) position);

      g_hash_table_add (sources, (gpointer) (article->copy_of != NULL ? article->copy_of : article->id));
    }
  return MIN (g_hash_table_size (sources), MAX (record->n_sources, 1));
}

/**
 * masar_known_has_dispute:
 * @event: position in the records
 *
 * Returns: whether what had been told disagrees
 */
gboolean
masar_known_has_dispute (const MasarKnown *self, guint event)
{
  const MasarEventRecord *record = masar_records_get_event (self->records, event);

  for (guint i = 0; record->disputes != NULL && i < record->disputes->len; i++)
    {
      const MasarDispute *dispute = &g_array_index (record->disputes, MasarDispute, i);
      guint n_told = 0;

      for (guint j = 0; j < dispute->n_values; j++)
        {
          const MasarDisputeValue *value = &dispute->values[j];
          gboolean told = FALSE;

          for (guint k = 0; k < value->n_evidence && !told; k++)
            told = value->evidence[k] < record->evidence->len
                   && self->articles[g_array_index (record->evidence, MasarEvidence, value->evidence[k]).article]
                          == MASAR_KNOWLEDGE_KNOWN;
          n_told += told;
        }
      if (n_told > 1)
        return TRUE;
    }
  return FALSE;
}

/* Places of what was known among all of the evidence; others are where they were told not to be. */
static guint *
number_known (const GArray *known, guint n_evidence)
{
  guint *places = g_new (guint, MAX (n_evidence, 1));

  for (guint i = 0; i < n_evidence; i++)
    places[i] = G_MAXUINT;
  for (guint i = 0; i < known->len; i++)
    places[g_array_index (known, guint, i)] = i;
  return places;
}

static MasarDisputeValue
dup_value (const MasarDisputeValue *value, const guint *places, guint n_evidence)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < value->n_evidence; i++)
    if (value->evidence[i] < n_evidence && places[value->evidence[i]] != G_MAXUINT)
      g_array_append_val (told, places[value->evidence[i]]);
  return (MasarDisputeValue){ value->value, told->len, g_array_steal (told, NULL) };
}

/* What had been told of a dispute; of one value alone there is none. */
static void
add_dispute (GArray *disputes, const MasarDispute *dispute, const guint *places, guint n_evidence)
{
  MasarDisputeValue *values = g_new0 (MasarDisputeValue, MAX (dispute->n_values, 1));
  MasarDispute told = { dispute->what, 0, values };

  for (guint i = 0; i < dispute->n_values; i++)
    {
      const MasarDisputeValue value = dup_value (&dispute->values[i], places, n_evidence);

      if (value.n_evidence > 0)
        values[told.n_values++] = value;
      else
        g_free ((gpointer) value.evidence);
    }
  g_array_append_val (disputes, told);
}

static void
clear_dispute (gpointer data)
{
  MasarDispute *dispute = data;

  for (guint i = 0; i < dispute->n_values; i++)
    g_free ((gpointer) dispute->values[i].evidence);
  g_free ((gpointer) dispute->values);
}

/**
 * masar_known_dup_event:
 * @event: position in the records
 *
 * Takes from the event what had not been told: evidence, disputes, sources, and a place or an actor of its own, which
 * may be that of later evidence.  Title and date stay.
 *
 * Returns: (transfer full): the event as it was known; free it with [func@known_free_event]
 */
MasarEventRecord *
masar_known_dup_event (const MasarKnown *self, guint event)
{
  const MasarEventRecord *record = masar_records_get_event (self->records, event);
  const guint n_evidence = record->evidence != NULL ? record->evidence->len : 0;
  g_autoptr (GArray) known = masar_known_list_evidence (self, event);
  g_autofree guint *places = number_known (known, n_evidence);
  MasarEventRecord *copy = g_memdup2 (record, sizeof *record);

  copy->place = copy->actor = NULL;
  copy->n_sources = masar_known_get_n_sources (self, event);
  copy->evidence = g_array_new (FALSE, FALSE, sizeof (MasarEvidence));
  copy->disputes = g_array_new (FALSE, FALSE, sizeof (MasarDispute));
  g_array_set_clear_func (copy->disputes, clear_dispute);
  for (guint i = 0; i < known->len; i++)
    g_array_append_val (copy->evidence,
                        g_array_index (record->evidence, MasarEvidence, g_array_index (known, guint, i)));
  for (guint i = 0; record->disputes != NULL && i < record->disputes->len; i++)
    {
      add_dispute (copy->disputes, &g_array_index (record->disputes, MasarDispute, i), places, n_evidence);
      if (g_array_index (copy->disputes, MasarDispute, copy->disputes->len - 1).n_values < 2)
        g_array_set_size (copy->disputes, copy->disputes->len - 1);
    }
  return copy;
}

void
masar_known_free_event (MasarEventRecord *event)
{
  g_array_unref (event->evidence);
  g_array_unref (event->disputes);
  g_free (event);
}

/**
 * masar_known_get_range:
 * @first_day: (out): the first day on which something was known
 * @last_day: (out): the first day on which all is known that has a date
 *
 * Returns: whether any article has a date
 */
gboolean
masar_known_get_range (MasarRecords *records, gint64 *first_day, gint64 *last_day)
{
  gboolean found = FALSE;

  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      gint64 day;

      if (!masar_span_get_last_day (masar_records_get_article (records, i)->published.span, &day))
        continue;
      *first_day = found ? MIN (*first_day, day) : day;
      *last_day = found ? MAX (*last_day, day) : day;
      found = TRUE;
    }
  return found;
}
