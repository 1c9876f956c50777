/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-first-look.h"

/* Where the eye should fall when a corpus is opened: on the event that most sources tell of, among its neighbours. */

/* The first view holds this part of the dated events, but at least so many; of few, most. */
#define SHARE 4
#define MINIMUM 5

/* Of more events than this, some are as good as all to find where they are dense. */
#define SAMPLE 16384

static gboolean
has_begin (const MasarEventRecord *event)
{
  return event->when.span.begin_minutes != MASAR_OPEN_PAST;
}

/* Background is no news; of equals the latest is. */
static gboolean
is_better (const MasarEventRecord *event, const MasarEventRecord *best)
{
  gboolean news = event->type != MASAR_EVENT_CONTEXT;
  gboolean best_news = best->type != MASAR_EVENT_CONTEXT;

  if (news != best_news)
    return news;
  if (event->n_sources != best->n_sources)
    return event->n_sources > best->n_sources;
  return event->when.span.begin_minutes > best->when.span.begin_minutes;
}

static int
find_best (MasarRecords *records)
{
  int best = MASAR_UNKNOWN;

  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, i);

      if (has_begin (event) && (best == MASAR_UNKNOWN || is_better (event, masar_records_get_event (records, best))))
        best = (int) i;
    }
  return best;
}

static int
compare_minutes (gconstpointer a, gconstpointer b)
{
  gint64 minutes_a = *(const gint64 *) a;
  gint64 minutes_b = *(const gint64 *) b;

  return minutes_a < minutes_b ? -1 : minutes_a > minutes_b;
}

/* Ascending; that of the event itself is among them, whatever is passed over. */
static GArray *
new_begins (MasarRecords *records, guint best)
{
  GArray *begins = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint n_events = masar_records_get_n_events (records);
  const guint stride = 1 + n_events / SAMPLE;

  for (guint i = 0; i < n_events; i += stride)
    {
      const MasarEventRecord *event = masar_records_get_event (records, i);

      if (has_begin (event) && i != best)
        g_array_append_val (begins, event->when.span.begin_minutes);
    }
  g_array_append_val (begins, masar_records_get_event (records, best)->when.span.begin_minutes);
  g_array_sort (begins, compare_minutes);
  return begins;
}

/**
 * masar_first_look:
 * @records: of a corpus
 * @span: (out): the shortest time around that event in which a good part of the others begin
 *
 * Returns: the event to begin with, or %MASAR_UNKNOWN when none has a date; then @span is left as it was
 */
int
masar_first_look (MasarRecords *records, MasarSpan *span)
{
  g_autoptr (GArray) begins = NULL;
  int best = find_best (records);
  gint64 shortest = G_MAXINT64;
  gint64 begin;
  guint n;

  if (best == MASAR_UNKNOWN)
    return MASAR_UNKNOWN;
  begin = masar_records_get_event (records, best)->when.span.begin_minutes;
  begins = new_begins (records, (guint) best);
  n = MAX (begins->len / SHARE, MIN (MINIMUM, (3 * begins->len + 3) / 4));
  for (guint i = 0; i + n <= begins->len; i++)
    {
      gint64 first = g_array_index (begins, gint64, i);
      gint64 last = g_array_index (begins, gint64, i + n - 1);

      if (first > begin || last < begin || last - first > shortest)
        continue;
      shortest = last - first;
      *span = (MasarSpan){ first, last + MASAR_MINUTES_PER_DAY };
    }
  return best;
}
