/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-shown.h"

/* What the timeline is seen through. */

/* Whether the lens is one for what is shown; between two projects it is not. */
static gboolean
has_lens (MasarCanvas *self)
{
  return self->lens != NULL && self->project != NULL
         && masar_lens_get_records (self->lens) == masar_project_get_records (self->project);
}

static void
arrived_cb (MasarCanvas *self)
{
  masar_canvas_drop_layout (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * masar_canvas_get_quotes:
 *
 * Returns: (transfer none) (nullable): what the cards quote
 */
MasarQuotes *
masar_canvas_get_quotes (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), NULL);

  return self->quotes;
}

/* What cards quote of the project, or nothing. */
void
masar_canvas_new_quotes (MasarCanvas *self)
{
  g_clear_object (&self->quotes);
  if (self->project == NULL)
    return;
  self->quotes = masar_quotes_new (masar_project_get_documents (self->project));
  g_signal_connect_object (self->quotes, "arrived", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
}

static void
changed_cb (MasarCanvas *self)
{
  if (has_lens (self))
    masar_canvas_build_timeline (self);
}

/**
 * masar_canvas_set_lens:
 * @lens: (nullable): what the events of the project are seen through
 */
void
masar_canvas_set_lens (MasarCanvas *self, MasarLens *lens)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_func (self->lens, changed_cb, self);
  g_set_object (&self->lens, lens);
  if (lens != NULL)
    g_signal_connect_object (lens, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

MasarParts
masar_canvas_get_parts (MasarCanvas *self)
{
  return masar_shown_get_parts (self->sights);
}

/* How an event is seen. */
MasarSight
masar_canvas_get_sight (MasarCanvas *self, guint event)
{
  return self->sights != NULL ? masar_sights_get_event (self->sights, event) : MASAR_SIGHT_CLEAR;
}

/* How many sources tell of an event, or had told of it on the day of the lens. */
guint
masar_canvas_get_n_sources (MasarCanvas *self, guint event)
{
  const MasarKnown *known = self->sights != NULL ? masar_sights_get_known (self->sights) : NULL;

  return known != NULL ? masar_known_get_n_sources (known, event)
                       : masar_records_get_event (masar_timeline_get_records (self->timeline), event)->n_sources;
}

/**
 * masar_canvas_focus_event:
 * @event: position in the records
 *
 * Goes to @event and its neighbourhood, and lets the rest recede.
 */
void
masar_canvas_focus_event (MasarCanvas *self, int event)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->timeline == NULL || event == MASAR_UNKNOWN)
    return;
  if (has_lens (self))
    masar_lens_set_focus (self->lens, event);
  masar_canvas_fit_event (self, event);
}

/* Steps back by one: from the focus, or from what is asked for.  Returns whether there was one to step back. */
gboolean
masar_canvas_leave_lens (MasarCanvas *self, gboolean only_focus)
{
  if (!has_lens (self))
    return FALSE;
  if (masar_lens_get_focus (self->lens) != MASAR_UNKNOWN)
    {
      masar_lens_set_focus (self->lens, MASAR_UNKNOWN);
      return TRUE;
    }
  if (only_focus || !masar_filter_is_active (masar_lens_get_filter (self->lens)))
    return FALSE;
  masar_filter_clear (masar_lens_get_filter (self->lens));
  return TRUE;
}

/**
 * masar_canvas_hover_article:
 * @article: position in the records, or %MASAR_UNKNOWN
 *
 * Lights up the events that @article tells of, as if the pointer were over it here.
 */
void
masar_canvas_hover_article (MasarCanvas *self, int article)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  self->hover = (MasarHover){ MASAR_UNKNOWN, article };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
