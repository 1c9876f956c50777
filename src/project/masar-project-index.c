/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-project-index.h"

#include "masar-event-order.h"
#include "masar-first-look.h"

/* --- Positions --- */

/* Calls for each pair of a row and a value, the values ascending within each row. */
typedef void (*EachPair) (MasarRecords *records, void (*take) (MasarPositions *, guint, guint), MasarPositions *self);

/* First the rows are counted, starts[r + 1] how many there are in row r. */
static void
count_pair (MasarPositions *self, guint row, guint value)
{
  self->starts[row + 1]++;
}

/* Then filled, starts[r + 1] where the next one goes; what comes again is the last one. */
static void
place_pair (MasarPositions *self, guint row, guint value)
{
  guint *next = &self->starts[row + 1];

  self->values[(*next)++] = value;
}

/* Counting leaves room for what came twice: closes it. */
static void
close_gaps (MasarPositions *self)
{
  guint from = 0, to = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const guint end = self->starts[row + 1], first = to;

      self->starts[row] = first;
      for (; from < end; from++)
        if (to == first || self->values[to - 1] != self->values[from])
          self->values[to++] = self->values[from];
    }
  self->starts[self->n_rows] = to;
}

static void
positions_init (MasarPositions *self, MasarRecords *records, guint n_rows, EachPair each_pair)
{
  guint sum = 0;

  self->n_rows = n_rows;
  self->starts = g_new0 (guint, n_rows + 1);
  each_pair (records, count_pair, self);
  for (guint row = 0; row < n_rows; row++)
    {
      const guint count = self->starts[row + 1];

      self->starts[row + 1] = sum;
      sum += count;
    }
  self->values = g_new (guint, MAX (sum, 1));
  each_pair (records, place_pair, self);
  close_gaps (self);
}

static void
positions_clear (MasarPositions *self)
{
  g_free (self->starts);
  g_free (self->values);
}

/**
 * masar_positions_get:
 * @n_values: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_values) (nullable): the values of @row
 */
const guint *
masar_positions_get (const MasarPositions *self, guint row, guint *n_values)
{
  *n_values = row < self->n_rows ? self->starts[row + 1] - self->starts[row] : 0;
  return *n_values > 0 ? &self->values[self->starts[row]] : NULL;
}

static void
each_event_of_article (MasarRecords *records, void (*take) (MasarPositions *, guint, guint), MasarPositions *self)
{
  for (guint e = 0; e < masar_records_get_n_events (records); e++)
    {
      const GArray *evidence = masar_records_get_event (records, e)->evidence;

      for (guint i = 0; evidence != NULL && i < evidence->len; i++)
        take (self, (guint) g_array_index (evidence, MasarEvidence, i).article, e);
    }
}

static void
each_link_of_event (MasarRecords *records, void (*take) (MasarPositions *, guint, guint), MasarPositions *self)
{
  for (guint l = 0; l < masar_records_get_n_links (records); l++)
    {
      const MasarLinkRecord *link = masar_records_get_link (records, l);

      if (link->from >= 0)
        take (self, (guint) link->from, l);
      if (link->to >= 0)
        take (self, (guint) link->to, l);
    }
}

/* --- All of it --- */

static GArray *
new_all (guint n)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (all, i);
  return all;
}

/**
 * masar_project_index_new:
 * @records: events and articles, no longer changed by anyone
 * @topic: (nullable): what lanes there are
 *
 * May be called on any thread.
 *
 * Returns: (transfer full): what there is to find out about @records
 */
MasarProjectIndex *
masar_project_index_new (MasarRecords *records, const MasarTopic *topic)
{
  MasarProjectIndex *self = g_new0 (MasarProjectIndex, 1);
  const guint n_articles = masar_records_get_n_articles (records);
  const guint n_events = masar_records_get_n_events (records);

  positions_init (&self->events_by_article, records, n_articles, each_event_of_article);
  positions_init (&self->links_by_event, records, n_events, each_link_of_event);
  self->articles = new_all (n_articles);
  self->events = new_all (n_events);
  masar_event_order_sort (records, self->events, MASAR_EVENT_ORDER_DATE, FALSE);
  self->lens = masar_lens_new (records, topic);
  self->first_span = MASAR_SPAN_OPEN;
  self->first_event = masar_first_look (records, &self->first_span);
  return self;
}

void
masar_project_index_free (MasarProjectIndex *self)
{
  positions_clear (&self->events_by_article);
  positions_clear (&self->links_by_event);
  g_array_unref (self->articles);
  g_array_unref (self->events);
  g_object_unref (self->lens);
  g_free (self);
}
