/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-means.h"

/* What is done with the one is not done with the other; other kinds are only words for what is told less exactly. */
static int
get_means (const char *kind)
{
  static const struct
  {
    const char *kind;
    int means;
  } known[] = { { "ambush", 1 }, { "bomb", 2 },    { "bombing", 2 },  { "seizure", 3 },
                { "rocket", 4 }, { "missile", 4 }, { "artillery", 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (kind, known[i].kind) == 0)
      return known[i].means;
  return 0;
}

/**
 * masar_means_differ:
 * @kind_a: (nullable): kind of a happening
 * @kind_b: (nullable): kind of another one
 *
 * Returns: whether violence of these kinds is done with other means
 */
gboolean
masar_means_differ (const char *kind_a, const char *kind_b)
{
  const int means_a = get_means (kind_a);
  const int means_b = get_means (kind_b);

  return means_a != 0 && means_b != 0 && means_a != means_b;
}
