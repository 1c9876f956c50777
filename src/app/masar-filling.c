/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-filling.h"

/* Time to lay out and draw a step, also where nothing is drawn that would tell of its frames. */
#define STEP_MS 16

struct _MasarFilling
{
  MasarItemList *items;
  MasarFilled filled;
  gpointer user_data;
  guint source;
  gboolean changing;
  gboolean complete;
};

/**
 * masar_filling_new:
 * @items: the list
 * @filled: called when all of it is there
 * @user_data: for @filled
 *
 * Returns: (transfer full): what fills @items from now on; to be freed by masar_filling_free()
 */
MasarFilling *
masar_filling_new (MasarItemList *items, MasarFilled filled, gpointer user_data)
{
  MasarFilling *self = g_new0 (MasarFilling, 1);

  self->items = g_object_ref (items);
  self->filled = filled;
  self->user_data = user_data;
  return self;
}

void
masar_filling_free (MasarFilling *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->items);
  g_free (self);
}

static void
advance (MasarFilling *self)
{
  self->changing = TRUE;
  self->complete = !masar_item_list_advance (self->items);
  self->changing = FALSE;
}

/* Whoever is told that the list is there may have the view make its rows anew, at another place: not in the same frame
 * as the last step. */
static gboolean
step_cb (gpointer user_data)
{
  MasarFilling *self = user_data;

  if (!self->complete)
    {
      advance (self);
      return G_SOURCE_CONTINUE;
    }
  self->source = 0;
  self->filled (self->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * masar_filling_begin:
 * @records: (nullable): records; %NULL empties the list at once
 * @positions: (nullable): positions of articles or events in them, as guint
 *
 * Replaces the items, in the stead of what was under way; see [method@ItemList.begin].
 */
void
masar_filling_begin (MasarFilling *self, MasarRecords *records, GArray *positions)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->changing = TRUE;
  masar_item_list_begin (self->items, records, positions);
  advance (self);
  if (self->complete)
    self->filled (self->user_data);
  else
    self->source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, STEP_MS, step_cb, self, NULL);
}

/**
 * masar_filling_is_changing:
 *
 * Returns: whether the list changes just now, so that what a selection tells of is not the user's doing
 */
gboolean
masar_filling_is_changing (const MasarFilling *self)
{
  return self->changing;
}
