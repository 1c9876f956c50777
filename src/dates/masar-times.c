/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-times.h"

GArray *
masar_times_find (const MasarText *text)
{
  return g_array_new (FALSE, TRUE, sizeof (MasarTime));
}
