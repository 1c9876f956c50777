/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"
#include "masar-painter.h"
#include "masar-text-show.h"

#include <math.h>

/* Draws a layout from the ground up: days of rest, hairlines, bars, curves, stems, marks, cards, and what lies around
 * the lanes.  It decides nothing about place: what is picked and what is drawn come from the same boxes. */

#define CARD_RADIUS 7.0
#define CARD_EDGE 4.0
#define N_SHAPES 5

struct _MasarPainter
{
  cairo_surface_t *masks[N_SHAPES][2]; /* by shape; filled, hollow */
  double mask_scale;
  double mask_size;
};

MasarPainter *
masar_painter_new (void)
{
  return g_new0 (MasarPainter, 1);
}

static void
masar_painter_drop_masks (MasarPainter *self)
{
  for (guint shape = 0; shape < N_SHAPES; shape++)
    for (guint hollow = 0; hollow < 2; hollow++)
      g_clear_pointer (&self->masks[shape][hollow], cairo_surface_destroy);
}

void
masar_painter_free (MasarPainter *self)
{
  masar_painter_drop_masks (self);
  g_free (self);
}

static void
set_color (cairo_t *cr, MasarColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * alpha);
}

/* One colour on another, so that a tinted ground takes one fill. */
static MasarColor
mix (MasarColor ground, MasarColor color, double share)
{
  return (MasarColor){ ground.red + (color.red - ground.red) * share,
                       ground.green + (color.green - ground.green) * share,
                       ground.blue + (color.blue - ground.blue) * share, 1 };
}

static void
rounded (cairo_t *cr, MasarBox box, double radius)
{
  double r = MIN (radius, MIN (box.width, box.height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Hairlines are one device pixel wide and lie on one. */
static double
on_grid (const MasarLayout *layout, double at)
{
  double scale = layout->style.scale_factor;

  return (floor (at * scale) + 0.5) / scale;
}

static void
put_text (cairo_t *cr, MasarPlacedLabel placed, MasarColor color)
{
  if (!placed.label.layout)
    return;
  set_color (cr, color, 1);
  cairo_move_to (cr, placed.x, placed.y);
  masar_text_show (cr, placed.label.layout);
}

/* --- Marks --- */

static void
shape_path (cairo_t *cr, MasarShape shape, double r)
{
  switch (shape)
    {
    case MASAR_SHAPE_DIAMOND:
      cairo_move_to (cr, 0, -r * 1.12);
      cairo_line_to (cr, r * 1.12, 0);
      cairo_line_to (cr, 0, r * 1.12);
      cairo_line_to (cr, -r * 1.12, 0);
      break;
    case MASAR_SHAPE_TRIANGLE:
      cairo_move_to (cr, -r * 1.05, -r * 0.85);
      cairo_line_to (cr, r * 1.05, -r * 0.85);
      cairo_line_to (cr, 0, r);
      break;
    case MASAR_SHAPE_SQUARE:
      rounded (cr, (MasarBox){ -r * 0.88, -r * 0.88, r * 1.76, r * 1.76 }, 2);
      break;
    case MASAR_SHAPE_DOT:
      cairo_arc (cr, 0, 0, r * 0.85, 0, 2 * G_PI);
      break;
    case MASAR_SHAPE_PAGE:
    default:
      rounded (cr, (MasarBox){ -r * 1.1, -r * 1.4, r * 2.2, r * 2.8 }, 2.5);
      break;
    }
  cairo_close_path (cr);
}

static void
draw_shape (cairo_t *cr, MasarShape shape, double size, gboolean hollow)
{
  double r = size / 2;

  if (shape == MASAR_SHAPE_PAGE)
    {
      cairo_set_line_width (cr, 1.6);
      shape_path (cr, shape, r - 0.8);
      cairo_stroke (cr);
      cairo_set_line_width (cr, 1.2);
      for (int line = -1; line <= 1; line++)
        {
          cairo_move_to (cr, -r * 0.5, line * r * 0.55);
          cairo_line_to (cr, line == 1 ? r * 0.15 : r * 0.5, line * r * 0.55);
        }
      cairo_stroke (cr);
      return;
    }
  shape_path (cr, shape, hollow ? r - 1.2 : r);
  if (hollow)
    {
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
}

/* Small marks come as a mask: a path for each would take most of a frame. */
static cairo_surface_t *
masar_painter_get_mask (MasarPainter *self, MasarShape shape, double size, gboolean hollow, double scale)
{
  cairo_surface_t **mask = &self->masks[shape][hollow ? 1 : 0];

  if (self->mask_scale != scale || self->mask_size != size)
    masar_painter_drop_masks (self);
  self->mask_scale = scale;
  self->mask_size = size;
  if (*mask == NULL)
    {
      int pixels = (int) ceil (size * 2 * scale);
      cairo_t *cr;

      *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, pixels, pixels);
      cairo_surface_set_device_scale (*mask, scale, scale);
      cr = cairo_create (*mask);
      cairo_translate (cr, size, size);
      draw_shape (cr, shape, size, hollow);
      cairo_destroy (cr);
    }
  return *mask;
}

static gboolean
is_raster (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

static void
masar_painter_draw_mark (MasarPainter *self,
                         const MasarStyle *style,
                         cairo_t *cr,
                         guint lane,
                         double x,
                         double y,
                         gboolean hollow,
                         MasarColor color)
{
  MasarShape shape = style->shapes[lane];
  double size = MASAR_MARK_PX * style->text_scale;
  double scale = style->scale_factor;

  set_color (cr, color, 1);
  if (is_raster (cr))
    {
      double left = round ((x - size) * scale) / scale, top = round ((y - size) * scale) / scale;
      cairo_mask_surface (cr, masar_painter_get_mask (self, shape, size, hollow, scale), left, top);
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, x, y);
  draw_shape (cr, shape, size, hollow);
  cairo_restore (cr);
}

/* --- Ground --- */

/* The one line of a talk, and the calendar's ticks across it. */
static void
paint_line_ground (const MasarLayout *layout, cairo_t *cr)
{
  const MasarStyle *style = &layout->style;
  const double scale = style->text_scale;
  const double y = on_grid (layout, layout->line_y);

  set_color (cr, style->background, 1);
  cairo_paint (cr);
  set_color (cr, style->hairline, 1);
  cairo_set_line_width (cr, 1.5 * scale);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, layout->width, y);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->ticks, MasarTick, i);
      const double x = on_grid (layout, tick->x);
      const double reach = (tick->major ? 10 : tick->minor ? 2 : 5) * scale;

      cairo_move_to (cr, x, y - reach);
      cairo_line_to (cr, x, y + reach);
    }
  cairo_stroke (cr);
}

static void
paint_ground (const MasarLayout *layout, cairo_t *cr)
{
  const MasarStyle *style = &layout->style;
  double hairline = 1 / style->scale_factor;

  set_color (cr, style->background, 1);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  set_color (cr, style->rest, 1);
  for (guint i = 0; i < layout->rests->len; i++)
    {
      MasarBox box = g_array_index (layout->rests, MasarBox, i);
      cairo_rectangle (cr, box.x, box.y, box.width, box.height);
    }
  cairo_fill (cr);

  cairo_set_line_width (cr, hairline);
  set_color (cr, style->hairline, 1);
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (layout->lanes[lane].height > 0)
      {
        double y = on_grid (layout, layout->lanes[lane].y);
        cairo_move_to (cr, 0, y);
        cairo_line_to (cr, layout->width, y);
      }
  cairo_move_to (cr, 0, on_grid (layout, layout->lanes_end));
  cairo_line_to (cr, layout->width, on_grid (layout, layout->lanes_end));
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->ticks, MasarTick, i);
      double x = on_grid (layout, tick->x);

      cairo_move_to (cr, x, tick->major ? 8 : layout->header_height - (tick->minor ? 4 : 7));
      cairo_line_to (cr, x, tick->major ? layout->lanes_end : layout->header_height);
    }
  cairo_stroke (cr);
}

/* A lane's name stands before what passes behind it. */
static void
paint_lane_name (const MasarLayout *layout, cairo_t *cr, guint lane)
{
  const MasarPlacedLabel name = layout->lanes[lane].name;
  const double reach = MASAR_SPACE_SMALL + 4;

  if (name.label.layout != NULL)
    {
      cairo_rectangle (cr, name.x - MASAR_SPACE_LARGE, name.y + name.label.middle - reach,
                       name.label.width + 2 * MASAR_SPACE_LARGE, 2 * reach);
      set_color (cr, layout->style.background, 0.88);
      cairo_fill (cr);
    }
  put_text (cr, name, layout->style.lanes[lane]);
}

static void
paint_header (const MasarLayout *layout, cairo_t *cr)
{
  const MasarStyle *style = &layout->style;

  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->ticks, MasarTick, i);
      put_text (cr, tick->label, tick->major ? style->text : style->quiet);
    }
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (layout->lanes[lane].height > 0)
      {
        paint_lane_name (layout, cr, lane);
        put_text (cr, layout->lanes[lane].undated, style->quiet);
        put_text (cr, layout->lanes[lane].passing, style->lanes[lane]);
      }
  put_text (cr, layout->status, style->quiet);
}

/* --- Bars, curves, stems --- */

/* A bar of true length whose ends are soft: it fades where its begin or end is not sharp, all the way where it is open.
 */
static void
paint_bar (const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  gboolean ribbon = mark->form == MASAR_FORM_RIBBON;
  double height = (ribbon ? 6 : 5) * layout->style.text_scale;
  double left = MIN (mark->bar_from, mark->bar_to), right = MAX (mark->bar_from, mark->bar_to);
  gboolean flip = mark->bar_from > mark->bar_to;
  gboolean fades_left = flip ? mark->open_end : mark->open_begin;
  gboolean fades_right = flip ? mark->open_begin : mark->open_end;
  gboolean sharp = (mark->flags & MASAR_ENTRY_LASTING) && !(mark->flags & MASAR_ENTRY_APPROXIMATE);
  MasarColor color = layout->style.lanes[mark->lane];
  double alpha = ribbon ? (mark->state & MASAR_STATE_SELECTED ? 0.75 : 0.45) : 0.28;
  double soft = MIN (14 / (right - left), 0.3);
  cairo_pattern_t *pattern;

  if (left > layout->width || right < 0 || right - left < 1)
    return;
  pattern = cairo_pattern_create_linear (left, 0, right, 0);
  cairo_pattern_add_color_stop_rgba (pattern, 0, color.red, color.green, color.blue,
                                     fades_left ? 0
                                     : sharp    ? alpha
                                                : alpha * 0.2);
  cairo_pattern_add_color_stop_rgba (pattern, fades_left ? 1 : soft, color.red, color.green, color.blue, alpha);
  cairo_pattern_add_color_stop_rgba (pattern, fades_right ? 0 : 1 - soft, color.red, color.green, color.blue, alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, color.red, color.green, color.blue,
                                     fades_right ? 0
                                     : sharp     ? alpha
                                                 : alpha * 0.2);
  cairo_set_source (cr, pattern);
  rounded (cr, (MasarBox){ left, mark->y - height / 2, right - left, height }, height / 2);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

static void
paint_arrow (cairo_t *cr, const MasarCurve *curve)
{
  const double *p = curve->points;
  double angle = atan2 (p[7] - p[5], p[6] - p[4]);

  cairo_save (cr);
  cairo_translate (cr, p[6], p[7]);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -9, -4.5);
  cairo_line_to (cr, -9, 4.5);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
paint_curve (const MasarLayout *layout, cairo_t *cr, const MasarCurve *curve)
{
  static const double dashes[] = { 5, 4 };
  const double *p = curve->points;
  gboolean arc = curve->link != MASAR_NO_LINK;

  set_color (cr, arc ? layout->style.relation : layout->style.accent, arc && !curve->strong ? 0.55 : 0.9);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, curve->dashed ? 2 : 0, 0);
  cairo_move_to (cr, p[0], p[1]);
  cairo_curve_to (cr, p[2], p[3], p[4], p[5], p[6], p[7]);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (arc)
    paint_arrow (cr, curve);
}

static void
paint_words (const MasarLayout *layout, cairo_t *cr)
{
  for (guint i = 0; i < layout->curves->len; i++)
    {
      const MasarCurve *curve = &g_array_index (layout->curves, MasarCurve, i);

      if (!curve->word.label.layout)
        continue;
      rounded (cr, curve->pill, curve->pill.height / 2);
      set_color (cr, layout->style.card, 1);
      cairo_fill_preserve (cr);
      set_color (cr, layout->style.hairline, 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      put_text (cr, curve->word, curve->strong ? layout->style.text : layout->style.quiet);
    }
}

static void
paint_stems (const MasarLayout *layout, cairo_t *cr)
{
  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    {
      for (guint i = 0; i < layout->marks->len; i++)
        {
          const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

          if (mark->lane != lane || mark->box.y <= mark->y || mark->form == MASAR_FORM_RIBBON)
            continue;
          cairo_move_to (cr, mark->x, mark->y);
          cairo_line_to (cr, mark->x, mark->box.y + 2);
        }
      set_color (cr, layout->style.lanes[lane], 0.55);
      cairo_set_line_width (cr, 1.2);
      cairo_stroke (cr);
    }
}

/* --- Cards and clusters --- */

/* The dispute sign, ≠, which few fonts for Arabic have. */
static void
paint_dispute (const MasarLayout *layout, cairo_t *cr, MasarPlacedLabel dispute)
{
  MasarColor color = layout->style.dispute;
  gboolean rtl = layout->style.direction == MASAR_DIRECTION_RTL;
  double x = rtl ? dispute.x + dispute.label.width + MASAR_SIGN_PX / 2 + 1 : dispute.x - MASAR_SIGN_PX / 2 - 1;
  double y = dispute.y + dispute.label.middle;

  if (!dispute.label.layout)
    return;
  set_color (cr, color, 1);
  cairo_set_line_width (cr, 1.4);
  cairo_move_to (cr, x - 4, y - 2);
  cairo_line_to (cr, x + 4, y - 2);
  cairo_move_to (cr, x - 4, y + 2);
  cairo_line_to (cr, x + 4, y + 2);
  cairo_move_to (cr, x - 2.5, y + 5);
  cairo_line_to (cr, x + 2.5, y - 5);
  cairo_stroke (cr);
  put_text (cr, dispute, color);
}

static void
paint_card_text (const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;
  MasarPlacedLabel sources = mark->sources;

  if (sources.label.layout)
    {
      rounded (cr,
               (MasarBox){ sources.x - 7, sources.y + sources.label.middle - 9 * style->text_scale,
                           sources.label.width + 14, 18 * style->text_scale },
               6);
      set_color (cr, style->pill, 1);
      cairo_fill (cr);
    }
  put_text (cr, mark->title, style->text);
  put_text (cr, mark->detail, style->quiet);
  put_text (cr, sources, style->quiet);
  paint_dispute (layout, cr, mark->dispute);
}

/* The edge is a card of the lane's colour that looks out from under the card proper: two fills, no clip. */
static void
paint_card_body (const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  MasarBox box = mark->box;
  MasarBox edge = { box.x, box.y, 3 * CARD_RADIUS, box.height };
  double r = CARD_RADIUS - 1;
  gboolean rtl = layout->style.direction == MASAR_DIRECTION_RTL;

  if (rtl)
    edge.x += box.width - edge.width;
  rounded (cr, edge, CARD_RADIUS);
  set_color (cr, layout->style.lanes[mark->lane], 1);
  cairo_fill (cr);

  box.width -= CARD_EDGE;
  cairo_new_path (cr);
  if (rtl)
    {
      cairo_move_to (cr, box.x + box.width, box.y);
      cairo_line_to (cr, box.x + box.width, box.y + box.height);
      cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
      cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
    }
  else
    {
      box.x += CARD_EDGE;
      cairo_move_to (cr, box.x, box.y + box.height);
      cairo_line_to (cr, box.x, box.y);
      cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
      cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
    }
  cairo_close_path (cr);
  set_color (cr, layout->style.card, 1);
  cairo_fill (cr);
}

static void
paint_card (const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;
  MasarBox box = mark->box;
  MasarBox shadow = { box.x - 0.5, box.y + 0.5, box.width + 1, box.height + 1 };
  gboolean chosen = (mark->state & MASAR_STATE_SELECTED) != 0;

  if (style->theme == MASAR_THEME_PRINT)
    {
      rounded (cr, box, CARD_RADIUS);
      set_color (cr, style->hairline, 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  else
    {
      rounded (cr, shadow, CARD_RADIUS);
      cairo_set_source_rgba (cr, 0, 0, 0, style->theme == MASAR_THEME_DARK ? 0.3 : 0.13);
      cairo_fill (cr);
    }
  paint_card_body (layout, cr, mark);
  if (chosen || (mark->state & (MASAR_STATE_HOVERED | MASAR_STATE_LIT | MASAR_STATE_FOCUSED)))
    {
      rounded (cr, (MasarBox){ box.x - 1, box.y - 1, box.width + 2, box.height + 2 }, CARD_RADIUS + 1);
      set_color (cr, style->accent, chosen || (mark->state & MASAR_STATE_FOCUSED) ? 1 : 0.45);
      cairo_set_line_width (cr, chosen ? 2 : 1.5);
      cairo_stroke (cr);
    }
  paint_card_text (layout, cr, mark);
}

/* A line has no card; a breath of ground keeps curves and hairlines from crossing its letters. */
static void
paint_line (const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  gboolean loud = mark->state != 0 || mark->form == MASAR_FORM_RIBBON || mark->lane == MASAR_LANE_ARTICLES;

  if (layout->curves->len > 0)
    {
      cairo_rectangle (cr, mark->box.x - 2, mark->box.y + 2, mark->box.width + 4, mark->box.height - 4);
      set_color (cr, layout->style.background, 0.88);
      cairo_fill (cr);
    }
  put_text (cr, mark->title, loud ? layout->style.text : layout->style.quiet);
}

static void
paint_ring (const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  MasarBox box = { mark->glyph.x - 2, mark->glyph.y - 2, mark->glyph.width + 4, mark->glyph.height + 4 };

  if (!(mark->state & (MASAR_STATE_SELECTED | MASAR_STATE_FOCUSED | MASAR_STATE_LIT)) || mark->form == MASAR_FORM_CARD
      || mark->lane == MASAR_LANE_ARTICLES)
    return;
  rounded (cr, box, box.height / 2);
  set_color (cr, layout->style.accent, mark->state & MASAR_STATE_LIT ? 0.6 : 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

/* On one line the chosen event is large, what is linked with it bright, and the rest recedes. */
static MasarColor
line_color (const MasarLayout *layout, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;

  return mix (style->background, style->lanes[mark->lane],
              mark->state & (MASAR_STATE_SELECTED | MASAR_STATE_LIT) ? 1 : 0.5);
}

static void
paint_line_chosen (const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;
  const double size = MASAR_MARK_PX * style->text_scale;

  set_color (cr, style->lanes[mark->lane], 0.25);
  cairo_arc (cr, mark->x, mark->y, size * 1.2, 0, 2 * G_PI);
  cairo_fill (cr);
  set_color (cr, style->lanes[mark->lane], 1);
  cairo_save (cr);
  cairo_translate (cr, mark->x, mark->y);
  draw_shape (cr, style->shapes[mark->lane], size * 1.35, mark->hollow);
  cairo_restore (cr);
}

/* A cluster that the chosen event leads. */
static void
paint_line_halo (const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  const double reach = MASAR_SPACE_MEDIUM;

  rounded (cr,
           (MasarBox){ mark->glyph.x - reach, mark->glyph.y - reach, mark->glyph.width + 2 * reach,
                       mark->glyph.height + 2 * reach },
           mark->glyph.height);
  set_color (cr, layout->style.lanes[mark->lane], 0.25);
  cairo_fill (cr);
}

static void
paint_line_titles (const MasarLayout *layout, cairo_t *cr)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
      const double bottom = mark->box.y + mark->box.height;

      if (!mark->title.label.layout)
        continue;
      put_text (cr, mark->title, line_color (layout, mark));
      if (mark->glyph.y - bottom < MASAR_SPACE_LARGE)
        continue;
      cairo_move_to (cr, on_grid (layout, mark->x), bottom);
      cairo_line_to (cr, on_grid (layout, mark->x), mark->glyph.y);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

static void
masar_painter_paint_mark (MasarPainter *self, const MasarLayout *layout, cairo_t *cr, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;
  MasarColor color = style->lanes[mark->lane];
  double x = mark->x;

  if (mark->form == MASAR_FORM_RIBBON)
    return;
  if (layout->line_y > 0)
    color = line_color (layout, mark);
  if (layout->line_y > 0 && mark->state & MASAR_STATE_SELECTED)
    {
      if (mark->count == 1)
        {
          paint_line_chosen (layout, cr, mark);
          return;
        }
      paint_line_halo (layout, cr, mark);
    }
  if (mark->lane == MASAR_LANE_ARTICLES && (mark->state & (MASAR_STATE_LIT | MASAR_STATE_HOVERED)))
    color = style->accent;
  if (mark->count > 1)
    {
      double inset = 7 + MASAR_MARK_PX * style->text_scale / 2;

      rounded (cr, mark->glyph, mark->glyph.height / 2);
      set_color (cr, mix (style->card, color, 0.16), 1);
      cairo_fill (cr);
      put_text (cr, mark->more, color);
      x = style->direction == MASAR_DIRECTION_RTL ? mark->glyph.x + mark->glyph.width - inset : mark->glyph.x + inset;
    }
  if (layout->line_y == 0)
    paint_ring (layout, cr, mark);
  masar_painter_draw_mark (self, style, cr, mark->lane, x, mark->y, mark->hollow, color);
}

static void
masar_painter_paint_marks (MasarPainter *self, const MasarLayout *layout, cairo_t *cr)
{
  const MasarMark *marks = (const MasarMark *) (gpointer) layout->marks->data;
  guint n = layout->marks->len;

  for (guint i = 0; i < n; i++)
    if (marks[i].bar_from != marks[i].bar_to)
      paint_bar (layout, cr, &marks[i]);
  for (guint i = 0; i < layout->curves->len; i++)
    paint_curve (layout, cr, &g_array_index (layout->curves, MasarCurve, i));
  paint_stems (layout, cr);
  for (guint i = 0; i < n; i++)
    if (marks[i].glyph.x < layout->width && marks[i].glyph.x + marks[i].glyph.width > 0)
      masar_painter_paint_mark (self, layout, cr, &marks[i]);
  if (layout->line_y > 0)
    paint_line_titles (layout, cr);
  for (guint i = 0; i < n && layout->line_y == 0; i++)
    if (marks[i].box.width > 0 && marks[i].box.x < layout->width && marks[i].box.x + marks[i].box.width > 0)
      {
        if (marks[i].form == MASAR_FORM_CARD)
          paint_card (layout, cr, &marks[i]);
        else
          paint_line (layout, cr, &marks[i]);
      }
  paint_words (layout, cr);
}

/* --- The strip of the whole corpus --- */

static void
paint_overview (const MasarLayout *layout, cairo_t *cr)
{
  const MasarStyle *style = &layout->style;

  if (layout->overview.width <= 0)
    return;
  rounded (cr, layout->overview, 6);
  set_color (cr, style->card, 1);
  cairo_fill_preserve (cr);
  set_color (cr, style->hairline, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  for (guint i = 0; i < layout->months->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->months, MasarTick, i);
      double x = on_grid (layout, tick->x);

      put_text (cr, tick->label, style->quiet);
      if (x < layout->overview.x || x > layout->overview.x + layout->overview.width)
        continue;
      cairo_move_to (cr, x, layout->overview.y);
      cairo_line_to (cr, x, layout->overview.y + layout->overview.height);
      set_color (cr, style->hairline, 0.6);
      cairo_set_line_width (cr, 1 / style->scale_factor);
      cairo_stroke (cr);
    }
  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    {
      for (guint i = 0; i < layout->columns->len; i++)
        {
          const MasarColumn *column = &g_array_index (layout->columns, MasarColumn, i);
          if (column->lane == lane)
            cairo_rectangle (cr, floor (column->box.x), floor (column->box.y), column->box.width,
                             ceil (column->box.height));
        }
      set_color (cr, style->lanes[lane], 1);
      cairo_fill (cr);
    }
  rounded (cr, layout->window, 6);
  set_color (cr, style->accent, 0.12);
  cairo_fill_preserve (cr);
  set_color (cr, style->accent, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
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
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  cairo_clip (cr);
  if (layout->line_y > 0)
    paint_line_ground (layout, cr);
  else
    paint_ground (layout, cr);
  cairo_save (cr);
  cairo_rectangle (cr, 0, layout->header_height, layout->width, layout->lanes_end - layout->header_height);
  cairo_clip (cr);
  masar_painter_paint_marks (self, layout, cr);
  cairo_restore (cr);
  paint_header (layout, cr);
  paint_overview (layout, cr);
  cairo_restore (cr);
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
  masar_painter_draw_mark (self, style, cr, lane, x, y, FALSE, style->lanes[lane]);
}
