/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-event-order.h"

#include <string.h>

/* What one event is compared by, looked up once and not at every comparison. */
typedef struct
{
  const MasarEventRecord *event;
  char *key; /* for collation, or NULL for none */
  gint64 minutes;
  gint64 number;
  gboolean missing; /* comes last, whichever way the order runs */
  guint position;
} Row;

static gint64
get_minutes (MasarSpan span)
{
  return span.begin_minutes != MASAR_OPEN_PAST ? span.begin_minutes : span.end_minutes;
}

static const char *
get_text (const MasarEventRecord *event, MasarEventOrder order)
{
  if (order == MASAR_EVENT_ORDER_TITLE)
    return event->title;
  return order == MASAR_EVENT_ORDER_PLACE ? event->place : NULL;
}

static Row
new_row (const MasarEventRecord *event, guint position, MasarEventOrder order)
{
  Row row = { .event = event, .minutes = get_minutes (event->when.span), .position = position };
  const char *text = get_text (event, order);

  switch (order)
    {
    case MASAR_EVENT_ORDER_TITLE:
    case MASAR_EVENT_ORDER_PLACE:
      row.missing = text == NULL || *text == '\0';
      row.key = row.missing ? NULL : g_utf8_collate_key (text, -1);
      break;
    case MASAR_EVENT_ORDER_SOURCES:
      row.number = event->n_sources;
      break;
    case MASAR_EVENT_ORDER_TYPE:
      row.number = event->type;
      break;
    case MASAR_EVENT_ORDER_DATE:
    default:
      row.missing = masar_span_is_unknown (event->when.span);
      row.number = row.minutes;
    }
  return row;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Row *first = a, *second = b;
  const int sign = GPOINTER_TO_INT (user_data);
  int by_key;

  if (first->missing != second->missing)
    return first->missing ? 1 : -1;
  by_key = first->key != NULL && second->key != NULL ? strcmp (first->key, second->key) : 0;
  if (by_key != 0)
    return sign * by_key;
  if (first->number != second->number)
    return sign * (first->number < second->number ? -1 : 1);
  if (first->minutes != second->minutes)
    return first->minutes < second->minutes ? -1 : 1;
  return strcmp (first->event->id, second->event->id);
}

/**
 * masar_event_order_sort:
 * @positions: (element-type guint): of events in @records; sorted in place
 * @descending: whether the last come first; what has no date, title or place comes last all the same
 */
void
masar_event_order_sort (MasarRecords *records, GArray *positions, MasarEventOrder order, gboolean descending)
{
  g_autofree Row *rows = g_new (Row, MAX (positions->len, 1));

  for (guint i = 0; i < positions->len; i++)
    {
      const guint position = g_array_index (positions, guint, i);

      rows[i] = new_row (masar_records_get_event (records, position), position, order);
    }
  g_qsort_with_data (rows, (int) positions->len, sizeof *rows, compare, GINT_TO_POINTER (descending ? -1 : 1));
  for (guint i = 0; i < positions->len; i++)
    {
      g_array_index (positions, guint, i) = rows[i].position;
      g_free (rows[i].key);
    }
}
