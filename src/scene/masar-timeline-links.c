/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-timeline-private.h"

/* The links of an event, by a binary search: a frame asks for those of the chosen one, however many there are. */

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const MasarLinkEnd *x = a, *y = b;

  if (x->event != y->event)
    return x->event < y->event ? -1 : 1;
  return x->link < y->link ? -1 : x->link > y->link;
}

/* Those that join two events of the timeline; a link from an event to itself is there once. */
void
masar_timeline_index_links (MasarTimeline *self)
{
  const guint n_links = masar_records_get_n_links (self->records);

  self->link_ends = g_array_new (FALSE, FALSE, sizeof (MasarLinkEnd));
  for (guint i = 0; i < n_links; i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (self->records, i);
      const MasarLinkEnd from = { (guint) link->from, i }, to = { (guint) link->to, i };

      if (link->from < 0 || link->to < 0 || from.event >= self->n_events || to.event >= self->n_events)
        continue;
      g_array_append_val (self->link_ends, from);
      if (link->from != link->to)
        g_array_append_val (self->link_ends, to);
    }
  g_array_sort (self->link_ends, compare_ends);
}

/* The first of them, in the order of the records, and how many there are; of no event, none. */
const MasarLinkEnd *
masar_timeline_find_links (const MasarTimeline *self, int event, guint *n_links)
{
  const MasarLinkEnd *ends = self->link_ends != NULL ? (const MasarLinkEnd *) (gpointer) self->link_ends->data : NULL;
  const guint n = self->link_ends != NULL ? self->link_ends->len : 0;
  guint low = 0, high = n, end;

  while (event >= 0 && low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (ends[middle].event < (guint) event)
        low = middle + 1;
      else
        high = middle;
    }
  for (end = low; event >= 0 && end < n && ends[end].event == (guint) event;)
    end++;
  *n_links = end - low;
  return ends + low;
}
