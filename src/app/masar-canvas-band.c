/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-compat.h"

#include <math.h>

/* The rubber band: a drag with Shift marks a stretch of time, and letting go goes there. */

/* A narrower band was a slip of the hand. */
#define LEAST_PX 8.0

void
masar_canvas_begin_band (MasarCanvas *self, double x)
{
  self->banding = self->banded = TRUE;
  self->band_from = self->band_to = CLAMP (x, 0, self->axis.length_px);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
}

void
masar_canvas_move_band (MasarCanvas *self, double x)
{
  self->band_to = CLAMP (x, 0, self->axis.length_px);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
masar_canvas_end_band (MasarCanvas *self)
{
  const double from = masar_axis_to_minutes (&self->axis, self->band_from);
  const double to = masar_axis_to_minutes (&self->axis, self->band_to);

  self->banding = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (fabs (self->band_to - self->band_from) >= LEAST_PX)
    masar_canvas_glide (self, masar_axis_show (&self->axis, MIN (from, to), MAX (from, to)));
}

void
masar_canvas_snapshot_band (MasarCanvas *self, GtkSnapshot *snapshot)
{
  const MasarColor accent = self->style.accent;
  const double left = MIN (self->band_from, self->band_to), width = fabs (self->band_to - self->band_from);
  const graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) left, 0, (float) width, (float) self->height);
  GdkRGBA fill = { (float) accent.red, (float) accent.green, (float) accent.blue, 0.16F };
  GdkRGBA edge = { (float) accent.red, (float) accent.green, (float) accent.blue, 0.9F };
  GskRoundedRect outline;

  if (!self->banding || width < 1)
    return;
  gtk_snapshot_append_color (snapshot, &fill, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ 0, 1.5F, 0, 1.5F },
                              (const GdkRGBA[]){ edge, edge, edge, edge });
}
