/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

#include <math.h>
#include <string.h>

/* Writes what the calendar says along the axis.  Where a zoom brings another step from tick to tick, what only one of
 * both has fades, and moves along with its time meanwhile: first what goes, then what comes, for they would touch. */

/* Whether the calendar is told in other steps, of the same view. */
static gboolean
is_step (const MasarLayout *from, const MasarLayout *to)
{
  return from->width == to->width && from->view.axis.direction == to->view.axis.direction && from->line_y == to->line_y
         && (from->step.unit != to->step.unit || from->step.count != to->step.count);
}

gboolean
masar_tick_fade_begin (MasarCrossfade *self, MasarLayout *layout, double now_ms)
{
  return masar_crossfade_advance (self, layout, self->last != NULL && is_step (self->last, layout), now_ms);
}

/* Where what stands at @x in one layout would stand in another. */
static double
move_x (const MasarLayout *from, const MasarLayout *to, double x)
{
  return masar_axis_to_px (&to->view.axis, masar_axis_to_minutes (&from->view.axis, x));
}

static gboolean
has_tick (const MasarLayout *layout, const MasarTick *tick, double x)
{
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MasarTick *other = &g_array_index (layout->ticks, MasarTick, i);

      if (other->label.label.layout != NULL && other->major == tick->major && other->hijri == tick->hijri
          && fabs (other->x - x) < 1
          && strcmp (pango_layout_get_text (other->label.label.layout),
                     pango_layout_get_text (tick->label.label.layout))
                 == 0)
        return TRUE;
    }
  return FALSE;
}

/* Those of @layout, as they stand in @shown; those that @other has as well have the strength @shared. */
static void
paint_ticks (const MasarLayout *layout,
             const MasarLayout *shown,
             const MasarLayout *other,
             double shared,
             double share,
             MasarBrush *brush)
{
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->ticks, MasarTick, i);
      MasarPlacedLabel label = tick->label;

      if (label.label.layout == NULL)
        continue;
      brush->alpha = other != NULL && has_tick (other, tick, move_x (layout, other, tick->x)) ? shared : share;
      if (brush->alpha <= 0)
        continue;
      if (layout != shown)
        label.x += move_x (layout, shown, tick->x) - tick->x;
      masar_brush_put_text (brush, label, tick->major ? brush->style->text : brush->style->quiet);
    }
  brush->alpha = 1;
}

/* @fade is NULL when nothing fades. */
void
masar_painter_paint_ticks (const MasarLayout *layout, MasarBrush *brush, const MasarCrossfade *fade)
{
  const MasarLayout *from = fade != NULL ? fade->from : NULL;

  if (from != NULL && fade->share < 0.5)
    paint_ticks (from, layout, layout, 0, 1 - 2 * fade->share, brush);
  paint_ticks (layout, layout, from, 1, from != NULL ? 2 * fade->share - 1 : 1, brush);
}
