/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-filter.h"

#include <stdlib.h>

/* bench-filter [N]: looks for words among N events, a million if nothing is said, as the window does.  Prints a JSON
 * object a line: how long until they are found, and how long the main loop was kept by it at most, in ms. */

#define N_ARTICLES 1000

static const char *const titles[] = { "هجوم صاروخي على القاعدة", "غارة جوية على الميناء", "جولة محادثات في العاصمة",
                                      "بيان عن انسحاب القوات",   "هدنة بين الطرفين",      "زيارة وفد إلى المدينة" };

static void
read_line (MasarRecords *records, const char *line)
{
  g_autoptr (GError) error = NULL;

  if (!masar_records_read_line (records, line, -1, "bench", &error))
    g_error ("%s", error->message);
}

static MasarRecords *
new_records (guint n)
{
  MasarRecords *records = masar_records_new ();

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("{\"record\":\"article\",\"id\":\"a%u\",\"outlet\":\"صحيفة %u\",\"title\":"
                           "{\"text\":\"%s\",\"start\":0,\"end\":1}}",
                           i, i % 50, titles[i % G_N_ELEMENTS (titles)]);

      read_line (records, line);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf (
          "{\"record\":\"event\",\"id\":\"e%u\",\"type\":\"attack\",\"title\":\"%s %u\",\"edtf\":\"2024-08-05\","
          "\"place\":\"مكان %u\",\"evidence\":[{\"article\":\"a%u\",\"start\":0,\"end\":1}],\"disputes\":[]}",
          i, titles[i % G_N_ELEMENTS (titles)], i, i % 300, i % N_ARTICLES);

      read_line (records, line);
    }
  return records;
}

static void
set_cb (gboolean *changed)
{
  *changed = TRUE;
}

static void
measure (MasarFilter *filter, const char *name, const char *words)
{
  const gint64 begin = g_get_monotonic_time ();
  gint64 last = begin, kept = 0;
  gboolean changed = FALSE;
  const gulong handler = g_signal_connect_swapped (filter, "changed", G_CALLBACK (set_cb), &changed);

  masar_filter_look_for (filter, words);
  kept = g_get_monotonic_time () - last;
  while (!changed)
    {
      while (!g_main_context_pending (NULL))
        g_usleep (200);
      last = g_get_monotonic_time ();
      g_main_context_iteration (NULL, FALSE);
      kept = MAX (kept, g_get_monotonic_time () - last);
    }
  g_signal_handler_disconnect (filter, handler);
  g_print ("{\"search\":\"%s\",\"matching\":%u,\"found_ms\":%.1f,\"kept_ms\":%.1f}\n", name,
           masar_filter_get_n_matching (filter), (g_get_monotonic_time () - begin) / 1000.0, kept / 1000.0);
}

int
main (int argc, char *argv[])
{
  const guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;
  g_autoptr (MasarRecords) records = new_records (n);
  g_autoptr (MasarFilter) filter = masar_filter_new (records, NULL);

  measure (filter, "first", "صاروخي");
  measure (filter, "second", "محادثات العاصمة");
  measure (filter, "none", "");
  return 0;
}
