/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

/* The signs of a picture on their own, as a legend wants them: drawn by what draws them in the picture. */

#define NARROW_PX 22.0
#define WIDE_PX 36.0
#define PLUS_PX 4.0
#define BEND_PX 7.0

/* Where a key is drawn. */
typedef struct
{
  MasarBrush *brush;
  MasarDirection time_direction;
  guint lane;
  double x; /* of the middle, and of the ends on the left and on the right */
  double left;
  double right;
  double y;
} Key;

static const MasarTurnKind turn_kinds[MASAR_N_SIGNS] = {
  [MASAR_SIGN_PLANNED] = MASAR_TURN_PLANNED,
  [MASAR_SIGN_PUT_OFF] = MASAR_TURN_PUT_OFF,
  [MASAR_SIGN_MET] = MASAR_TURN_MET,
  [MASAR_SIGN_MISSED] = MASAR_TURN_MISSED,
  [MASAR_SIGN_CONTESTED] = MASAR_TURN_CONTESTED,
};

static double
get_size (const Key *key)
{
  return MASAR_MARK_PX * key->brush->style->text_scale;
}

static void
put_mark (const Key *key, double x, gboolean hollow)
{
  const MasarStyle *style = key->brush->style;

  masar_brush_put_shape (key->brush, style->shapes[key->lane], x, key->y, get_size (key), hollow,
                         style->lanes[key->lane]);
}

/* Stands for a count. */
static void
put_plus (const Key *key, double x)
{
  const MasarStyle *style = key->brush->style;
  const double r = PLUS_PX * style->text_scale;
  cairo_t *cr = key->brush->cr;

  masar_brush_set_color (key->brush, style->lanes[key->lane], 1);
  cairo_set_line_width (cr, 1.8 * style->text_scale);
  cairo_move_to (cr, x - r, key->y);
  cairo_line_to (cr, x + r, key->y);
  cairo_move_to (cr, x, key->y - r);
  cairo_line_to (cr, x, key->y + r);
  cairo_stroke (cr);
}

static void
put_pill (const Key *key)
{
  const MasarStyle *style = key->brush->style;
  const double height = get_size (key) + 6 * style->text_scale;
  const double quarter = (key->right - key->left) / 4;
  const double towards_start = style->direction == MASAR_DIRECTION_RTL ? 1 : -1;

  masar_brush_fill (key->brush, (MasarBox){ key->left, key->y - height / 2, key->right - key->left, height },
                    height / 2, masar_painter_mix (style->card, style->lanes[key->lane], MASAR_PILL_SHARE), 1);
  put_mark (key, key->x + towards_start * quarter, FALSE);
  put_plus (key, key->x - towards_start * quarter);
}

static void
put_bar (const Key *key, double begin, double end)
{
  const MasarStyle *style = key->brush->style;
  const double height = MASAR_BAR_PX * style->text_scale;
  const gboolean flip = key->time_direction == MASAR_DIRECTION_RTL;

  masar_brush_put_bar (key->brush, (MasarBox){ key->left, key->y - height / 2, key->right - key->left, height },
                       style->lanes[key->lane], MASAR_BAR_ALPHA, flip ? end : begin, flip ? begin : end);
}

static void
put_curve (const Key *key, MasarCurveKind kind, gboolean dashed)
{
  const gboolean straight = kind == MASAR_CURVE_COURSE;
  const double foot = key->y + (straight ? 0 : BEND_PX / 2), top = key->y - (straight ? 0 : BEND_PX);
  const gboolean flip = key->time_direction == MASAR_DIRECTION_RTL;
  const double from = flip ? key->right : key->left, to = flip ? key->left : key->right;
  const MasarCurve curve = { .kind = kind,
                             .lane = key->lane,
                             .dashed = dashed,
                             .points = { from, foot, from + (to - from) / 3, top, to - (to - from) / 3, top, to,
                                         foot } };

  masar_painter_paint_curve (key->brush, &curve);
}

static void
put_far (const Key *key)
{
  const double height = 18 * key->brush->style->text_scale;
  const MasarFarBox far = { .count = 1,
                            .box = { key->left, key->y - height / 2, key->right - key->left, height },
                            .points_right = key->time_direction == MASAR_DIRECTION_LTR };

  masar_painter_paint_far (key->brush, &far);
}

static void
put_stretch (const Key *key, gboolean torn)
{
  const double height = 18 * key->brush->style->text_scale;
  const MasarBox box = { key->left, key->y - height / 2, key->right - key->left, height };

  if (torn)
    masar_painter_paint_torn (key->brush, box);
  else
    masar_brush_fill (key->brush, box, 0, key->brush->style->rest, 1);
}

static void
put_turn (const Key *key, MasarTurnKind kind)
{
  const gboolean hollow = !masar_turn_kind_has_come (kind);

  put_mark (key, key->x, hollow);
  masar_painter_paint_sign (key->brush, kind, hollow, key->time_direction, key->x, key->y, get_size (key),
                            key->brush->style->lanes[key->lane]);
}

static void
put_faint (const Key *key, gboolean hollow)
{
  key->brush->alpha = key->brush->style->faint;
  put_mark (key, key->x, hollow);
  key->brush->alpha = 1;
}

static void
put_key (const Key *key, MasarSign sign)
{
  switch (sign)
    {
    case MASAR_SIGN_SEVERAL:
      put_pill (key);
      break;
    case MASAR_SIGN_UNSURE:
      put_mark (key, key->x, TRUE);
      break;
    case MASAR_SIGN_LASTING:
      put_bar (key, 1, 1);
      break;
    case MASAR_SIGN_ROUGH:
      put_bar (key, MASAR_BAR_SOFT, MASAR_BAR_SOFT);
      break;
    case MASAR_SIGN_OPEN:
      put_bar (key, MASAR_BAR_SOFT, 0);
      break;
    case MASAR_SIGN_PASSING:
      put_plus (key, key->x);
      break;
    case MASAR_SIGN_DISPUTE:
      masar_painter_paint_differ (key->brush, key->x, key->y);
      break;
    case MASAR_SIGN_FAINT:
    case MASAR_SIGN_GHOST:
      put_faint (key, sign == MASAR_SIGN_GHOST);
      break;
    case MASAR_SIGN_TOLD:
      put_curve (key, MASAR_CURVE_ARTICLE, FALSE);
      break;
    case MASAR_SIGN_LINK:
    case MASAR_SIGN_POSSIBLE:
      put_curve (key, MASAR_CURVE_LINK, sign == MASAR_SIGN_POSSIBLE);
      break;
    case MASAR_SIGN_COURSE:
    case MASAR_SIGN_AHEAD:
      put_curve (key, MASAR_CURVE_COURSE, sign == MASAR_SIGN_AHEAD);
      break;
    case MASAR_SIGN_BREAK:
    case MASAR_SIGN_REST:
      put_stretch (key, sign == MASAR_SIGN_BREAK);
      break;
    case MASAR_SIGN_FAR:
      put_far (key);
      break;
    case MASAR_SIGN_PLANNED:
    case MASAR_SIGN_PUT_OFF:
    case MASAR_SIGN_MET:
    case MASAR_SIGN_MISSED:
    case MASAR_SIGN_CONTESTED:
    default:
      put_turn (key, turn_kinds[sign]);
      break;
    }
}

/**
 * masar_painter_get_key_width:
 * @sign: what is explained
 *
 * Returns: how wide [method@Painter.paint_key] draws it, in pixels
 */
double
masar_painter_get_key_width (const MasarStyle *style, MasarSign sign)
{
  static const gboolean is_wide[MASAR_N_SIGNS] = {
    [MASAR_SIGN_SEVERAL] = TRUE, [MASAR_SIGN_LASTING] = TRUE,  [MASAR_SIGN_ROUGH] = TRUE,
    [MASAR_SIGN_OPEN] = TRUE,    [MASAR_SIGN_TOLD] = TRUE,     [MASAR_SIGN_LINK] = TRUE,
    [MASAR_SIGN_COURSE] = TRUE,  [MASAR_SIGN_POSSIBLE] = TRUE, [MASAR_SIGN_AHEAD] = TRUE,
  };

  return (is_wide[sign] ? WIDE_PX : NARROW_PX) * style->text_scale;
}

/**
 * masar_painter_paint_key:
 * @style: how it looks
 * @time_direction: which way time runs
 * @sign: what is explained
 * @lane: whose shape and colour it has
 * @x: its middle
 * @y: likewise
 *
 * Draws a sign on its own, as a legend wants it.
 */
void
masar_painter_paint_key (MasarPainter *self,
                         const MasarStyle *style,
                         MasarDirection time_direction,
                         cairo_t *cr,
                         MasarSign sign,
                         guint lane,
                         double x,
                         double y)
{
  const double half = masar_painter_get_key_width (style, sign) / 2;
  MasarBrush brush;
  Key key;

  masar_brush_init (&brush, &self->sprites, style, cr);
  key = (Key){
    .brush = &brush, .time_direction = time_direction, .lane = lane, .x = x, .left = x - half, .right = x + half, .y = y
  };
  put_key (&key, sign);
}
