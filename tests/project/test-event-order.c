/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-event-order.h"

#include "masar-lens-fixture.h"

#include <locale.h>

static void
test_orders (void)
{
  static const struct
  {
    MasarEventOrder order;
    gboolean descending;
    const char *ids;
  } rows[] = {
    { MASAR_EVENT_ORDER_DATE, FALSE, "old flood ship talks lost" },
    { MASAR_EVENT_ORDER_DATE, TRUE, "talks ship flood old lost" },
    /* In the C locale Latin comes before Arabic; the one without a title comes last both ways. */
    { MASAR_EVENT_ORDER_TITLE, FALSE, "talks ship flood old lost" },
    { MASAR_EVENT_ORDER_TITLE, TRUE, "old flood ship talks lost" },
    { MASAR_EVENT_ORDER_PLACE, FALSE, "talks lost flood old ship" },
    { MASAR_EVENT_ORDER_PLACE, TRUE, "flood lost talks old ship" },
    { MASAR_EVENT_ORDER_SOURCES, FALSE, "old ship talks flood lost" },
    { MASAR_EVENT_ORDER_SOURCES, TRUE, "lost flood old ship talks" },
    { MASAR_EVENT_ORDER_TYPE, FALSE, "flood ship talks lost old" },
    { MASAR_EVENT_ORDER_TYPE, TRUE, "old talks lost ship flood" },
  };
  g_autoptr (MasarRecords) records = lens_records_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint j = 0; j < N_EVENTS; j++)
        g_array_append_val (positions, j);
      masar_event_order_sort (records, positions, rows[i].order, rows[i].descending);
      for (guint j = 0; j < positions->len; j++)
        g_string_append_printf (ids, "%s%s", j > 0 ? " " : "",
                                masar_records_get_event (records, g_array_index (positions, guint, j))->id);
      g_assert_cmpstr (ids->str, ==, rows[i].ids);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-order/orders", test_orders);
  return g_test_run ();
}
