/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

G_BEGIN_DECLS

/**
 * MasarEventOrder:
 * @MASAR_EVENT_ORDER_DATE: by when it began, or ended where that is not known; without a date last
 * @MASAR_EVENT_ORDER_TITLE: by its title
 * @MASAR_EVENT_ORDER_PLACE: by its place; without one last
 * @MASAR_EVENT_ORDER_SOURCES: by how many sources tell of it
 * @MASAR_EVENT_ORDER_TYPE: by type
 *
 * What a list of events is sorted by.  Equals come by date.
 */
typedef enum
{
  MASAR_EVENT_ORDER_DATE,
  MASAR_EVENT_ORDER_TITLE,
  MASAR_EVENT_ORDER_PLACE,
  MASAR_EVENT_ORDER_SOURCES,
  MASAR_EVENT_ORDER_TYPE,
} MasarEventOrder;
#define MASAR_N_EVENT_ORDERS 5

void masar_event_order_sort (MasarRecords *records, GArray *positions, MasarEventOrder order, gboolean descending);

G_END_DECLS
