/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-first-look.h"

#include <glib.h>

typedef struct
{
  const char *name;
  const char *events[12]; /* type, EDTF, sources */
  int best;
  const char *first_day;
  const char *last_day;
} Row;

static const Row rows[] = {
  { "nothing", { NULL }, MASAR_UNKNOWN, NULL, NULL },
  { "without dates", { "attack null 3", NULL }, MASAR_UNKNOWN, NULL, NULL },
  { "one", { "talks \"2024-08-05\" 1", NULL }, 0, "2024-08-05", "2024-08-05" },
  { "most sources",
    { "attack \"2024-08-05\" 1", "attack \"2024-08-07\" 3", "attack \"2024-08-09\" 2", NULL },
    1,
    "2024-08-05",
    "2024-08-09" },
  { "background is no news",
    { "context \"2024-08-01\" 9", "talks \"2024-08-07\" 1", NULL },
    1,
    "2024-08-01",
    "2024-08-07" },
  { "the latest of equals",
    { "attack \"2024-01-05\" 2", "attack \"2024-01-07\" 2", NULL },
    1,
    "2024-01-05",
    "2024-01-07" },
  { "its neighbours, not the whole decade",
    { "context \"2014-01-01\" 1", "attack \"2024-08-01\" 1", "attack \"2024-08-02\" 1", "attack \"2024-08-03\" 3",
      "attack \"2024-08-04\" 1", "attack \"2024-08-05\" 1", NULL },
    3,
    "2024-08-01",
    "2024-08-05" },
};

static MasarRecords *
new_records (const Row *row)
{
  MasarRecords *records = masar_records_new ();

  for (guint i = 0; row->events[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (row->events[i], " ", 3);
      g_autofree char *line =
          g_strdup_printf ("{\"record\":\"event\",\"id\":\"e%u\",\"type\":\"%s\",\"edtf\":%s,"
                           "\"sources\":%s,\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":1}],\"disputes\":[]}",
                           i, fields[0], fields[1], fields[2]);
      g_autoptr (GError) error = NULL;

      masar_records_read_line (records, line, -1, "test", &error);
      g_assert_no_error (error);
    }
  return records;
}

static char *
dup_day (gint64 day)
{
  MasarCivilDate date = masar_civil_from_days (day);

  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (MasarRecords) records = new_records (row);
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  gint64 first, last;
  MasarSpan span;

  g_assert_cmpint (masar_first_look (records, &span), ==, row->best);
  if (row->best == MASAR_UNKNOWN)
    return;
  g_assert_true (masar_span_get_first_day (span, &first));
  g_assert_true (masar_span_get_last_day (span, &last));
  first_day = dup_day (first);
  last_day = dup_day (last);
  g_assert_cmpstr (first_day, ==, row->first_day);
  g_assert_cmpstr (last_day, ==, row->last_day);
}

/* Of many events some are passed over, but never the one that is looked at, be it the last of all. */
static void
test_many (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  const guint n = 40000;
  MasarSpan span = MASAR_SPAN_OPEN;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      MasarEventRecord *event = masar_records_add_event (records, id);

      event->when.span = (MasarSpan){ i * 60, i * 60 + 1 };
      event->n_sources = i == n - 1 ? 2 : 1;
    }
  g_assert_cmpint (masar_first_look (records, &span), ==, (int) n - 1);
  g_assert_cmpint (span.begin_minutes, >, n / 2 * 60);
  g_assert_cmpint (span.begin_minutes, <, n * 60);
  g_assert_cmpint (span.end_minutes, ==, (n - 1) * 60 + MASAR_MINUTES_PER_DAY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/first-look/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/first-look/many", test_many);
  return g_test_run ();
}
