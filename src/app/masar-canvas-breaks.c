/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-shown.h"

/* The breaks of the axis: long empty stretches that are folded, if the user wants that, and opened one by one. */

/* The view keeps its ends, wherever it is going: what lies between them takes as much room as it has now. */
static void
take_breaks (MasarCanvas *self, MasarBreaks *breaks)
{
  MasarAxis *const axes[] = { &self->axis, &self->animated_from, &self->animated_to, &self->dragged_from };
  g_autoptr (MasarBreaks) before = self->breaks;

  self->breaks = breaks;
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (axes[i]->length_px > 0)
      *axes[i] = masar_axis_break (axes[i], breaks);
  masar_canvas_changed (self);
}

/* What is shown has changed, or whether it is to be folded.  What was opened by hand stays open. */
void
masar_canvas_update_breaks (MasarCanvas *self)
{
  MasarBreaks *breaks = self->timeline != NULL ? masar_shown_new_breaks (self->timeline) : NULL;

  breaks = masar_breaks_take_open (breaks, self->breaks);
  if (masar_breaks_equal (breaks, self->breaks))
    g_clear_pointer (&breaks, masar_breaks_unref);
  else
    take_breaks (self, breaks);
}

/* Opens a break, or folds it again. */
void
masar_canvas_turn_break (MasarCanvas *self, guint position)
{
  g_return_if_fail (position < masar_breaks_get_n (self->breaks));

  take_breaks (self, masar_breaks_turn (self->breaks, position));
}
