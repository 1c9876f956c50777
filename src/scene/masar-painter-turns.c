/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

/* What a course adds to the picture: the thread from turn to turn, and a sign on the mark of each.  The signs differ by
 * shape alone: a tick for what came, a notch in the direction of time for what was put off, a stroke through what did
 * not come, "≠" where the sources differ; what is only planned is hollow and has none. */

/* Strokes of a sign are cut out of a full mark, and drawn into a hollow one. */
#define SIGN_SHARE 0.22
#define STRIKE_SHARE 0.66
#define STROKE_PX 1.6

void
masar_painter_paint_thread (MasarBrush *brush, const MasarCurve *curve)
{
  static const double dashes[] = { 5, 4 };
  const double *p = curve->points;

  masar_brush_set_color (brush, brush->style->lanes[curve->lane], curve->strong ? 0.95 : 0.6);
  cairo_set_line_width (brush->cr, (curve->strong ? 2.5 : 1.75) * brush->style->text_scale);
  cairo_set_dash (brush->cr, dashes, curve->dashed ? 2 : 0, 0);
  /* a thread may cross the whole view, and its dashes are many */
  cairo_save (brush->cr);
  cairo_set_tolerance (brush->cr, 0.25);
  cairo_set_antialias (brush->cr, CAIRO_ANTIALIAS_FAST);
  cairo_move_to (brush->cr, p[0], p[1]);
  cairo_curve_to (brush->cr, p[2], p[3], p[4], p[5], p[6], p[7]);
  cairo_stroke (brush->cr);
  cairo_restore (brush->cr);
  cairo_set_dash (brush->cr, NULL, 0, 0);
}

static void
add_tick (cairo_t *cr, double r)
{
  cairo_move_to (cr, -r, 0);
  cairo_line_to (cr, -r / 4, r * 0.75);
  cairo_line_to (cr, r, -r * 0.8);
}

static void
add_notch (cairo_t *cr, double r)
{
  cairo_move_to (cr, -r / 2, -r);
  cairo_line_to (cr, r / 2, 0);
  cairo_line_to (cr, -r / 2, r);
}

static void
add_differ (cairo_t *cr, double r)
{
  cairo_move_to (cr, -r, -r * 0.4);
  cairo_line_to (cr, r, -r * 0.4);
  cairo_move_to (cr, -r, r * 0.4);
  cairo_line_to (cr, r, r * 0.4);
  cairo_move_to (cr, -r * 0.6, r);
  cairo_line_to (cr, r * 0.6, -r);
}

void
masar_painter_paint_sign (MasarBrush *brush,
                          MasarTurnKind kind,
                          gboolean hollow,
                          MasarDirection direction,
                          double x,
                          double y,
                          double size,
                          MasarColor color)
{
  cairo_t *cr = brush->cr;
  const double r = size * SIGN_SHARE;

  if (kind == MASAR_TURN_PLANNED)
    return;
  cairo_save (cr);
  cairo_translate (cr, x + brush->dx, y);
  if (direction == MASAR_DIRECTION_RTL && kind != MASAR_TURN_MET)
    cairo_scale (cr, -1, 1);
  masar_brush_set_color (brush, hollow ? color : brush->style->background, 1);
  cairo_set_line_width (cr, STROKE_PX * size / MASAR_MARK_PX);
  if (kind == MASAR_TURN_MET)
    add_tick (cr, r);
  else if (kind == MASAR_TURN_PUT_OFF || kind == MASAR_TURN_POSTPONED)
    add_notch (cr, r);
  else if (kind == MASAR_TURN_CONTESTED)
    add_differ (cr, r);
  else
    {
      cairo_move_to (cr, -size * STRIKE_SHARE, size * STRIKE_SHARE);
      cairo_line_to (cr, size * STRIKE_SHARE, -size * STRIKE_SHARE);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * masar_painter_paint_turn:
 * @style: how it looks; its direction is that in which time runs
 * @lane: whose mark it is
 * @x: its middle
 * @y: likewise
 *
 * Draws the mark of a turn on its own, as an inspector wants it.
 */
void
masar_painter_paint_turn (MasarPainter *self,
                          const MasarStyle *style,
                          cairo_t *cr,
                          guint lane,
                          MasarTurnKind kind,
                          double x,
                          double y)
{
  const double size = MASAR_MARK_PX * style->text_scale;
  const gboolean hollow = !masar_turn_kind_has_come (kind);
  MasarBrush brush;

  masar_brush_init (&brush, &self->sprites, style, cr);
  masar_brush_put_shape (&brush, style->shapes[lane], x, y, size, hollow, style->lanes[lane]);
  masar_painter_paint_sign (&brush, kind, hollow, style->direction, x, y, size, style->lanes[lane]);
}
