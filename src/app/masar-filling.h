/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-items.h"

G_BEGIN_DECLS

/**
 * MasarFilling:
 *
 * Fills a list that a view shows, a step a frame, so that making the view's rows does not keep the window from
 * drawing.  What is at the begin of the list, where it is most often seen, comes at once.
 */
typedef struct _MasarFilling MasarFilling;

/**
 * MasarFilled:
 *
 * Called when all of the list is there.
 */
typedef void (*MasarFilled) (gpointer user_data);

MasarFilling *masar_filling_new (MasarItemList *items, MasarFilled filled, gpointer user_data);
void masar_filling_free (MasarFilling *self);

void masar_filling_begin (MasarFilling *self, MasarRecords *records, GArray *positions);
gboolean masar_filling_is_changing (const MasarFilling *self);

G_END_DECLS
