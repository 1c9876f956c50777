/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

#include <math.h>

/* Draws a layout from the ground up: days of rest, hairlines, bars, curves, stems, marks, cards, and what lies around
 * the lanes.  It decides nothing about place: what is picked and what is drawn come from the same boxes. */

MasarPainter *
masar_painter_new (void)
{
  MasarPainter *self = g_new0 (MasarPainter, 1);

  masar_sprites_init (&self->sprites);
  return self;
}

void
masar_painter_free (MasarPainter *self)
{
  masar_fade_clear (&self->fade);
  masar_crossfade_clear (&self->tick_fade);
  masar_sprites_clear (&self->sprites);
  g_free (self);
}

/* --- Ground --- */

/* The one line of a talk, and the calendar's ticks across it. */
static void
paint_line_ground (const MasarLayout *layout, MasarBrush *brush)
{
  const MasarStyle *style = &layout->style;
  const double scale = style->text_scale;
  const double y = masar_brush_hairline (brush, layout->line_y);

  masar_brush_set_color (brush, style->background, 1);
  cairo_paint (brush->cr);
  masar_brush_set_color (brush, style->hairline, 1);
  cairo_set_line_width (brush->cr, 1.5 * scale);
  cairo_move_to (brush->cr, 0, y);
  cairo_line_to (brush->cr, layout->width, y);
  cairo_stroke (brush->cr);
  cairo_set_line_width (brush->cr, 1);
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->ticks, MasarTick, i);
      const double x = masar_brush_hairline (brush, tick->x);
      const double reach = tick->bare ? 0 : (tick->major ? 10 : tick->minor ? 2 : 5) * scale;

      cairo_move_to (brush->cr, x, y - reach);
      cairo_line_to (brush->cr, x, y + reach);
    }
  cairo_stroke (brush->cr);
}

static void
paint_ground (const MasarLayout *layout, MasarBrush *brush)
{
  const MasarStyle *style = &layout->style;
  double hairline = 1 / style->scale_factor;

  masar_brush_set_color (brush, style->background, 1);
  cairo_set_operator (brush->cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (brush->cr);
  cairo_set_operator (brush->cr, CAIRO_OPERATOR_OVER);
  masar_brush_set_color (brush, style->rest, 1);
  for (guint i = 0; i < layout->rests->len; i++)
    {
      const MasarBox box = g_array_index (layout->rests, MasarBox, i);
      const double x = masar_brush_snap (brush, box.x), end = masar_brush_snap (brush, box.x + box.width);
      cairo_rectangle (brush->cr, x, box.y, end - x, box.height);
    }
  cairo_fill (brush->cr);

  cairo_set_line_width (brush->cr, hairline);
  masar_brush_set_color (brush, style->hairline, 1);
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (layout->lanes[lane].height > 0)
      {
        double y = masar_brush_hairline (brush, layout->lanes[lane].y);
        cairo_move_to (brush->cr, 0, y);
        cairo_line_to (brush->cr, layout->width, y);
      }
  cairo_move_to (brush->cr, 0, masar_brush_hairline (brush, layout->lanes_end));
  cairo_line_to (brush->cr, layout->width, masar_brush_hairline (brush, layout->lanes_end));
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->ticks, MasarTick, i);
      double x = masar_brush_hairline (brush, tick->x);

      if (tick->bare)
        continue;
      if (tick->hijri)
        {
          const double top = layout->header_height - (MASAR_HIJRI_PX + 22) * style->text_scale;

          cairo_move_to (brush->cr, x, top);
          cairo_line_to (brush->cr, x, top + (MASAR_HIJRI_PX - 8) * style->text_scale);
          continue;
        }
      cairo_move_to (brush->cr, x, tick->major ? 8 : layout->header_height - (tick->minor ? 4 : 7));
      cairo_line_to (brush->cr, x, tick->major ? layout->lanes_end : layout->header_height);
    }
  cairo_stroke (brush->cr);
}

static void
paint_header (const MasarLayout *layout, MasarBrush *brush, const MasarCrossfade *tick_fade)
{
  masar_painter_paint_ticks (layout, brush, tick_fade);
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (layout->lanes[lane].height > 0)
      masar_painter_paint_name (layout, brush, lane);
  masar_brush_put_text (brush, layout->status, layout->style.quiet);
}

/* --- The strip of the whole corpus --- */

/* How many lie too far off, and an arrow that way. */
void
masar_painter_paint_far (MasarBrush *brush, const MasarFarBox *far)
{
  const MasarStyle *style = brush->style;
  const double size = MASAR_FAR_ARROW_PX * style->text_scale;
  const double middle = far->box.y + far->box.height / 2;
  const double tip =
      far->points_right ? far->box.x + far->box.width - MASAR_SPACE_MEDIUM : far->box.x + MASAR_SPACE_MEDIUM;
  const double back = far->points_right ? tip - size : tip + size;

  masar_brush_fill (brush, far->box, 6, style->card, 1);
  masar_brush_stroke (brush, far->box, 6, style->hairline, 1, 1);
  cairo_move_to (brush->cr, back, middle - size);
  cairo_line_to (brush->cr, tip, middle);
  cairo_line_to (brush->cr, back, middle + size);
  masar_brush_set_color (brush, style->quiet, 1);
  cairo_set_line_width (brush->cr, 1.5 * style->text_scale);
  cairo_stroke (brush->cr);
  masar_brush_put_text (brush, far->label, style->quiet);
}

static void
paint_overview (const MasarLayout *layout, MasarBrush *brush)
{
  const MasarStyle *style = &layout->style;

  if (layout->overview.width <= 0)
    return;
  masar_brush_fill (brush, layout->overview, 6, style->card, 1);
  masar_painter_paint_strip_breaks (layout, brush);
  masar_brush_stroke (brush, layout->overview, 6, style->hairline, 1, 1);
  for (guint i = 0; i < layout->months->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->months, MasarTick, i);
      const double x = masar_brush_hairline (brush, tick->x);

      if (tick->bare || x < layout->overview.x || x > layout->overview.x + layout->overview.width)
        continue;
      cairo_move_to (brush->cr, x, layout->overview.y);
      cairo_line_to (brush->cr, x, layout->overview.y + layout->overview.height);
    }
  masar_brush_set_color (brush, style->hairline, 0.6);
  cairo_set_line_width (brush->cr, 1 / style->scale_factor);
  cairo_stroke (brush->cr);
  for (guint i = 0; i < layout->months->len; i++)
    masar_brush_put_text (brush, g_array_index (layout->months, MasarTick, i).label, style->quiet);
  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    {
      for (guint i = 0; i < layout->columns->len; i++)
        {
          const MasarColumn *column = &g_array_index (layout->columns, MasarColumn, i);
          if (column->lane == lane)
            cairo_rectangle (brush->cr, floor (column->box.x), floor (column->box.y), column->box.width,
                             ceil (column->box.height));
        }
      masar_brush_set_color (brush, style->lanes[lane], 1);
      cairo_fill (brush->cr);
    }
  for (MasarFarSide side = 0; side < MASAR_N_FAR_SIDES; side++)
    if (layout->far[side].count > 0)
      masar_painter_paint_far (brush, &layout->far[side]);
  masar_brush_fill (brush, layout->window, 6, style->accent, 0.12);
  masar_brush_stroke (brush, layout->window, 6, style->accent, 1, 2);
}

static void
masar_painter_paint_all (MasarPainter *self,
                         const MasarLayout *layout,
                         cairo_t *cr,
                         const MasarFade *fade,
                         const MasarCrossfade *tick_fade)
{
  MasarBrush brush;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  cairo_clip (cr);
  masar_brush_init (&brush, &self->sprites, &layout->style, cr);
  if (layout->line_y > 0)
    paint_line_ground (layout, &brush);
  else
    paint_ground (layout, &brush);
  masar_painter_paint_breaks (layout, &brush);
  cairo_save (cr);
  cairo_rectangle (cr, 0, layout->header_height, layout->width, layout->lanes_end - layout->header_height);
  cairo_clip (cr);
  masar_painter_paint_marks (layout, &brush, fade);
  cairo_restore (cr);
  paint_header (layout, &brush, tick_fade);
  paint_overview (layout, &brush);
  cairo_restore (cr);
}

/**
 * masar_painter_paint:
 * @layout: what is drawn
 * @cr: onto what; its unit is the pixel of the layout
 *
 * Draws everything within the layout's width and height.
 */
void
masar_painter_paint (MasarPainter *self, const MasarLayout *layout, cairo_t *cr)
{
  masar_painter_paint_all (self, layout, cr, NULL, NULL);
}

/**
 * masar_painter_paint_in_time:
 * @layout: what is drawn
 * @cr: onto what; its unit is the pixel of the layout
 * @now_ms: when, on any clock
 *
 * Draws a layout as a step from the one drawn before: what only one of them has fades.
 *
 * Returns: whether something still fades, and wants to be drawn again soon
 */
gboolean
masar_painter_paint_in_time (MasarPainter *self, MasarLayout *layout, cairo_t *cr, double now_ms)
{
  const gboolean fading = masar_fade_begin (&self->fade, layout, now_ms);
  const gboolean ticks_fading = masar_tick_fade_begin (&self->tick_fade, layout, now_ms);

  masar_painter_paint_all (self, layout, cr, fading ? &self->fade : NULL, ticks_fading ? &self->tick_fade : NULL);
  masar_fade_end (&self->fade);
  return fading || ticks_fading;
}

/**
 * masar_painter_paint_shape:
 * @style: how it looks
 * @lane: whose mark it is
 * @x: its middle
 * @y: likewise
 *
 * Draws a mark on its own, as a legend or an inspector wants it.
 */
void
masar_painter_paint_shape (MasarPainter *self, const MasarStyle *style, cairo_t *cr, guint lane, double x, double y)
{
  MasarBrush brush;

  masar_brush_init (&brush, &self->sprites, style, cr);
  masar_brush_put_shape (&brush, style->shapes[lane], x, y, MASAR_MARK_PX * style->text_scale, FALSE,
                         style->lanes[lane]);
}
