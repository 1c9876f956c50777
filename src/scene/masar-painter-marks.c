/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

#include <math.h>

/* What stands in the lanes, or on the one line of a talk: bars, curves, stems, marks, then titles and cards. */

/* A bar reaches this far beyond the view at most, out of sight. */
#define BEYOND_PX 1000.0

/* One colour on another, so that a tinted ground takes one fill. */
MasarColor
masar_painter_mix (MasarColor ground, MasarColor color, double share)
{
  return (MasarColor){ ground.red + (color.red - ground.red) * share,
                       ground.green + (color.green - ground.green) * share,
                       ground.blue + (color.blue - ground.blue) * share, 1 };
}

static void
set_strength (MasarBrush *brush, const MasarMark *mark, double share)
{
  brush->alpha = (masar_mark_is_faint (mark) ? brush->style->faint : 1) * share;
}

/* --- Bars, curves, stems --- */

/* A bar of true length: its ends are soft where they are not sharp, and fade all the way where they are open. */
static void
paint_bar (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  const gboolean ribbon = mark->form == MASAR_FORM_RIBBON;
  const gboolean flip = mark->bar_from > mark->bar_to;
  const double height = (ribbon ? 6 : MASAR_BAR_PX) * layout->style.text_scale;
  const double alpha = ribbon ? (mark->state & MASAR_STATE_SELECTED ? 0.75 : 0.45) : MASAR_BAR_ALPHA;
  const double share = masar_mark_is_sharp (mark) ? 1 : MASAR_BAR_SOFT;
  const double begin = mark->open_begin ? 0 : share, end = mark->open_end ? 0 : share;
  const double left = MAX (MIN (mark->bar_from, mark->bar_to), -BEYOND_PX);
  const double right = MIN (MAX (mark->bar_from, mark->bar_to), layout->width + BEYOND_PX);

  if (left > layout->width || right < 0 || right - left < 1)
    return;
  if (ribbon)
    brush->dx = 0;
  else
    masar_brush_anchor (brush, mark->x);
  masar_brush_put_bar (brush, (MasarBox){ left, mark->y - height / 2, right - left, height },
                       layout->style.lanes[mark->lane], alpha, flip ? end : begin, flip ? begin : end);
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

void
masar_painter_paint_curve (MasarBrush *brush, const MasarCurve *curve)
{
  static const double dashes[] = { 5, 4 };
  const double *p = curve->points;
  gboolean arc = curve->kind == MASAR_CURVE_LINK;

  if (curve->kind == MASAR_CURVE_COURSE)
    {
      masar_painter_paint_thread (brush, curve);
      return;
    }
  masar_brush_set_color (brush, arc ? brush->style->relation : brush->style->accent,
                         arc && !curve->strong ? 0.55 : 0.9);
  cairo_set_line_width (brush->cr, 1.5);
  cairo_set_dash (brush->cr, dashes, curve->dashed ? 2 : 0, 0);
  cairo_move_to (brush->cr, p[0], p[1]);
  cairo_curve_to (brush->cr, p[2], p[3], p[4], p[5], p[6], p[7]);
  cairo_stroke (brush->cr);
  cairo_set_dash (brush->cr, NULL, 0, 0);
  if (arc)
    paint_arrow (brush->cr, curve);
}

static void
paint_curves (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade)
{
  for (guint i = 0; i < layout->curves->len; i++)
    {
      const MasarCurve *curve = &g_array_index (layout->curves, MasarCurve, i);

      brush->alpha = masar_fade_get_curve_share (fade, layout, curve);
      masar_painter_paint_curve (brush, curve);
    }
  brush->alpha = 1;
}

static void
paint_words (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade)
{
  for (guint i = 0; i < layout->curves->len; i++)
    {
      const MasarCurve *curve = &g_array_index (layout->curves, MasarCurve, i);

      if (!curve->word.label.layout)
        continue;
      brush->alpha = masar_fade_get_curve_share (fade, layout, curve);
      masar_brush_fill (brush, curve->pill, curve->pill.height / 2, layout->style.card, 1);
      masar_brush_stroke (brush, curve->pill, curve->pill.height / 2, layout->style.hairline, 1, 1);
      masar_brush_put_text (brush, curve->word, curve->strong ? layout->style.text : layout->style.quiet);
    }
  brush->alpha = 1;
}

static void
paint_stems (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade, gboolean faint, gboolean coming)
{
  const double width = MAX (masar_brush_snap (brush, 1.2), 1 / layout->style.scale_factor);

  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    {
      for (guint i = 0; i < layout->marks->len; i++)
        {
          const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

          if (mark->lane != lane || mark->box.y <= mark->y || mark->form == MASAR_FORM_RIBBON || mark->x < -width
              || mark->x > layout->width + width || masar_mark_is_faint (mark) != faint
              || (masar_fade_get_box_share (fade, layout, mark) < 1) != coming)
            continue;
          cairo_rectangle (brush->cr, masar_brush_snap (brush, mark->x - width / 2), masar_brush_snap (brush, mark->y),
                           width, masar_brush_snap (brush, mark->box.y + 2 - mark->y));
        }
      masar_brush_set_color (brush, layout->style.lanes[lane], 0.55);
      cairo_fill (brush->cr);
    }
}

/* --- Cards and clusters --- */

/* The dispute sign, ≠, which few fonts for Arabic have. */
void
masar_painter_paint_differ (MasarBrush *brush, double x, double y)
{
  x = masar_brush_snap (brush, x + brush->dx);
  y = masar_brush_snap (brush, y);
  masar_brush_set_color (brush, brush->style->dispute, 1);
  cairo_set_line_width (brush->cr, 1.4);
  cairo_move_to (brush->cr, x - 4, y - 2);
  cairo_line_to (brush->cr, x + 4, y - 2);
  cairo_move_to (brush->cr, x - 4, y + 2);
  cairo_line_to (brush->cr, x + 4, y + 2);
  cairo_move_to (brush->cr, x - 2.5, y + 5);
  cairo_line_to (brush->cr, x + 2.5, y - 5);
  cairo_stroke (brush->cr);
}

static void
paint_dispute (const MasarLayout *layout, MasarBrush *brush, MasarPlacedLabel dispute)
{
  gboolean rtl = layout->style.direction == MASAR_DIRECTION_RTL;
  double x = rtl ? dispute.x + dispute.label.width + MASAR_SIGN_PX / 2 + 1 : dispute.x - MASAR_SIGN_PX / 2 - 1;

  if (!dispute.label.layout)
    return;
  masar_painter_paint_differ (brush, x, dispute.y + dispute.label.middle);
  masar_brush_put_text (brush, dispute, layout->style.dispute);
}

static void
paint_card_text (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;
  MasarPlacedLabel sources = mark->sources;

  if (sources.label.layout)
    {
      const double top = sources.y + sources.label.middle - 9 * style->text_scale;
      masar_brush_fill (brush, (MasarBox){ sources.x - 7, top, sources.label.width + 14, 18 * style->text_scale }, 6,
                        style->pill, 1);
    }
  masar_brush_put_text (brush, mark->title, style->text);
  masar_brush_put_text (brush, mark->detail, style->quiet);
  masar_brush_put_text (brush, mark->place, style->text);
  masar_brush_put_text (brush, sources, style->quiet);
  paint_dispute (layout, brush, mark->dispute);
  masar_brush_put_text (brush, mark->quote, style->quiet);
}

static void
paint_card_ring (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  const MasarBox box = { mark->box.x - 1, mark->box.y - 1, mark->box.width + 2, mark->box.height + 2 };
  const gboolean chosen = (mark->state & MASAR_STATE_SELECTED) != 0;

  if (chosen || (mark->state & (MASAR_STATE_HOVERED | MASAR_STATE_LIT | MASAR_STATE_FOCUSED)))
    masar_brush_stroke (brush, box, MASAR_CARD_RADIUS + 1, layout->style.accent,
                        chosen || (mark->state & MASAR_STATE_FOCUSED) ? 1 : 0.45, chosen ? 2 : 1.5);
}

static void
paint_card (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  masar_brush_anchor (brush, mark->x);
  masar_brush_put_card (brush, mark->box, mark->lane);
  paint_card_ring (layout, brush, mark);
  paint_card_text (layout, brush, mark);
}

/* Whether the bar of a mark runs on behind the title beside it. */
static gboolean
is_on_bar (const MasarMark *mark)
{
  return mark->form == MASAR_FORM_LINE && mark->y > mark->box.y && mark->y < mark->box.y + mark->box.height
         && MIN (mark->bar_from, mark->bar_to) < mark->box.x + mark->box.width
         && MAX (mark->bar_from, mark->bar_to) > mark->box.x;
}

/* A line has no card; a breath of ground keeps curves, hairlines and its own bar from crossing its letters. */
static void
paint_line (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  const gboolean loud = mark->state != 0 || mark->form == MASAR_FORM_RIBBON || mark->lane == MASAR_LANE_ARTICLES;

  if (mark->form == MASAR_FORM_RIBBON)
    brush->dx = 0;
  else
    masar_brush_anchor (brush, mark->x);
  if (layout->curves->len > 0 || is_on_bar (mark))
    {
      cairo_rectangle (brush->cr, mark->box.x - 2, mark->box.y + 2, mark->box.width + 4, mark->box.height - 4);
      masar_brush_set_color (brush, layout->style.background, 0.88);
      cairo_fill (brush->cr);
    }
  masar_brush_put_text (brush, mark->title, loud ? layout->style.text : layout->style.quiet);
}

static void
paint_ring (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  MasarBox box = { mark->glyph.x - 2, mark->glyph.y - 2, mark->glyph.width + 4, mark->glyph.height + 4 };

  if (!(mark->state & (MASAR_STATE_SELECTED | MASAR_STATE_FOCUSED | MASAR_STATE_LIT)) || masar_form_is_card (mark->form)
      || mark->lane == MASAR_LANE_ARTICLES)
    return;
  masar_brush_stroke (brush, box, box.height / 2, layout->style.accent, mark->state & MASAR_STATE_LIT ? 0.6 : 1, 2);
}

/* On one line the chosen event is large, what is linked with it bright, and the rest recedes. */
static MasarColor
line_color (const MasarLayout *layout, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;

  return masar_painter_mix (style->background, style->lanes[mark->lane],
                            mark->state & (MASAR_STATE_SELECTED | MASAR_STATE_LIT) ? 1 : 0.5);
}

/* What a turn of a course has on its mark, or on that of the cluster which it leads. */
static void
paint_sign (const MasarLayout *layout,
            MasarBrush *brush,
            const MasarMark *mark,
            double x,
            double size,
            MasarColor color)
{
  if (mark->sign != 0)
    masar_painter_paint_sign (brush, (MasarTurnKind) (mark->sign - 1), mark->hollow, layout->view.axis.direction, x,
                              mark->y, size, color);
}

static void
paint_line_chosen (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;
  const double size = MASAR_MARK_PX * style->text_scale;

  masar_brush_set_color (brush, style->lanes[mark->lane], 0.25);
  cairo_arc (brush->cr, mark->x + brush->dx, mark->y, size * 1.2, 0, 2 * G_PI);
  cairo_fill (brush->cr);
  masar_brush_put_shape (brush, style->shapes[mark->lane], mark->x, mark->y, size * 1.35, mark->hollow,
                         style->lanes[mark->lane]);
  paint_sign (layout, brush, mark, mark->x, size * 1.35, style->lanes[mark->lane]);
}

/* A cluster that the chosen event leads. */
static void
paint_line_halo (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  const double reach = MASAR_SPACE_MEDIUM;
  const MasarBox box = { mark->glyph.x - reach, mark->glyph.y - reach, mark->glyph.width + 2 * reach,
                         mark->glyph.height + 2 * reach };

  masar_brush_fill (brush, box, mark->glyph.height, layout->style.lanes[mark->lane], 0.25);
}

static void
paint_line_titles (const MasarLayout *layout, MasarBrush *brush)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
      const double bottom = mark->box.y + mark->box.height;

      if (!mark->title.label.layout)
        continue;
      masar_brush_put_text (brush, mark->title, line_color (layout, mark));
      if (mark->glyph.y - bottom < MASAR_SPACE_LARGE)
        continue;
      cairo_move_to (brush->cr, masar_brush_hairline (brush, mark->x), bottom);
      cairo_line_to (brush->cr, masar_brush_hairline (brush, mark->x), mark->glyph.y);
      cairo_set_line_width (brush->cr, 1);
      cairo_stroke (brush->cr);
    }
}

static MasarColor
mark_color (const MasarLayout *layout, const MasarMark *mark)
{
  if (layout->line_y > 0)
    return line_color (layout, mark);
  if (mark->lane == MASAR_LANE_ARTICLES && (mark->state & (MASAR_STATE_LIT | MASAR_STATE_HOVERED)))
    return layout->style.accent;
  return layout->style.lanes[mark->lane];
}

static void
paint_mark (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  const MasarStyle *style = &layout->style;
  const MasarColor color = mark_color (layout, mark);
  const double size = MASAR_MARK_PX * style->text_scale;
  double x = mark->x;

  if (mark->form == MASAR_FORM_RIBBON)
    return;
  masar_brush_anchor (brush, mark->x);
  if (layout->line_y > 0 && mark->state & MASAR_STATE_SELECTED)
    {
      if (mark->count == 1)
        {
          paint_line_chosen (layout, brush, mark);
          return;
        }
      paint_line_halo (layout, brush, mark);
    }
  if (mark->count > 1)
    {
      const double inset = 7 + size / 2;

      masar_brush_fill (brush, mark->glyph, mark->glyph.height / 2,
                        masar_painter_mix (style->card, color, MASAR_PILL_SHARE), 1);
      masar_brush_put_text (brush, mark->more, color);
      x = style->direction == MASAR_DIRECTION_RTL ? mark->glyph.x + mark->glyph.width - inset : mark->glyph.x + inset;
    }
  if (layout->line_y == 0)
    paint_ring (layout, brush, mark);
  masar_brush_put_shape (brush, style->shapes[mark->lane], x, mark->y, size, mark->hollow, color);
  paint_sign (layout, brush, mark, x, size, color);
}

static gboolean
is_in_view (const MasarLayout *layout, MasarBox box)
{
  return box.width > 0 && box.x < layout->width && box.x + box.width > 0;
}

/* What its state adds to a mark, over what is there: letters grow louder, a card and a mark get a ring. */
void
masar_painter_paint_state (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  if (masar_form_is_card (mark->form))
    {
      masar_brush_anchor (brush, mark->x);
      paint_card_ring (layout, brush, mark);
      return;
    }
  paint_mark (layout, brush, mark);
  if (is_in_view (layout, mark->box))
    paint_line (layout, brush, mark);
}

static void
paint_box (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark)
{
  if (masar_form_is_card (mark->form))
    paint_card (layout, brush, mark);
  else
    paint_line (layout, brush, mark);
}

/* Where something of one layout would be in another. */
static double
move_px (const MasarLayout *from, const MasarLayout *to, double px)
{
  return masar_axis_to_px (&to->view.axis, masar_axis_to_minutes (&from->view.axis, px));
}

/* A long bar is longer or shorter by now, and has no mark to be moved with. */
static void
paint_leaving_ribbon (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade, const MasarMark *mark)
{
  const MasarLayout *from = fade->layouts.from;
  const double x = move_px (from, layout, mark->box.x) - mark->box.x;
  MasarMark moved = *mark;

  moved.bar_from = move_px (from, layout, mark->bar_from);
  moved.bar_to = move_px (from, layout, mark->bar_to);
  moved.box.x += x;
  moved.title.x += x;
  set_strength (brush, mark, masar_fade_get_glyph_share (fade, from, mark));
  if (brush->alpha > 0)
    paint_bar (from, brush, &moved);
  set_strength (brush, mark, masar_fade_get_box_share (fade, from, mark));
  if (brush->alpha > 0 && mark->title.label.layout != NULL)
    paint_line (from, brush, &moved);
}

static void
paint_leaving_curves (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade)
{
  for (guint i = 0; i < fade->layouts.from->curves->len; i++)
    {
      MasarCurve curve = g_array_index (fade->layouts.from->curves, MasarCurve, i);

      brush->alpha = masar_fade_get_curve_share (fade, fade->layouts.from, &curve);
      for (guint j = 0; j < G_N_ELEMENTS (curve.points); j += 2)
        curve.points[j] = move_px (fade->layouts.from, layout, curve.points[j]);
      if (brush->alpha > 0)
        masar_painter_paint_curve (brush, &curve);
    }
  brush->alpha = 1;
}

/* What the layout before had and this one has not, where it would be now. */
static void
paint_leaving (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade)
{
  const MasarLayout *from = fade->layouts.from;

  for (guint i = 0; i < from->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (from->marks, MasarMark, i);
      const double minutes = masar_axis_to_minutes (&from->view.axis, mark->x);
      const double glyph = masar_fade_get_glyph_share (fade, from, mark);
      const double box = masar_fade_get_box_share (fade, from, mark);

      if (mark->form == MASAR_FORM_RIBBON)
        {
          brush->shift = 0;
          paint_leaving_ribbon (layout, brush, fade, mark);
          continue;
        }
      brush->shift = masar_axis_to_px (&layout->view.axis, minutes) - mark->x;
      set_strength (brush, mark, glyph);
      if (glyph > 0 && mark->bar_from != mark->bar_to)
        paint_bar (from, brush, mark);
      if (glyph > 0)
        paint_mark (from, brush, mark);
      set_strength (brush, mark, box);
      if (box > 0 && mark->box.width > 0)
        paint_box (from, brush, mark);
    }
  brush->shift = 0;
}

/* Stems of one strength are one path. */
static void
paint_all_stems (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade)
{
  const gboolean receding = layout->view.timeline->n_receding > 0;

  for (guint faint = 0; faint <= (receding ? 1 : 0); faint++)
    for (guint coming = 0; coming <= (fade ? 1 : 0); coming++)
      {
        brush->alpha = (faint ? brush->style->faint : 1) * (coming ? fade->layouts.share : 1);
        paint_stems (layout, brush, fade, faint, coming);
      }
}

void
masar_painter_paint_marks (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade)
{
  const MasarMark *marks = (const MasarMark *) (gpointer) layout->marks->data;
  const guint n = layout->marks->len;

  if (fade)
    {
      paint_leaving (layout, brush, fade);
      brush->dx = 0;
      paint_leaving_curves (layout, brush, fade);
    }
  for (guint i = 0; i < n; i++)
    if (marks[i].bar_from != marks[i].bar_to)
      {
        set_strength (brush, &marks[i], masar_fade_get_glyph_share (fade, layout, &marks[i]));
        paint_bar (layout, brush, &marks[i]);
      }
  brush->dx = 0;
  brush->alpha = 1;
  paint_curves (layout, brush, fade);
  if (layout->line_y == 0)
    masar_painter_paint_name_grounds (layout, brush);
  paint_all_stems (layout, brush, fade);
  for (guint i = 0; i < n; i++)
    if (is_in_view (layout, marks[i].glyph))
      {
        set_strength (brush, &marks[i], masar_fade_get_glyph_share (fade, layout, &marks[i]));
        paint_mark (layout, brush, &marks[i]);
      }
  brush->dx = 0;
  brush->alpha = 1;
  if (layout->line_y > 0)
    paint_line_titles (layout, brush);
  for (guint i = 0; i < n && layout->line_y == 0; i++)
    if (is_in_view (layout, marks[i].box))
      {
        set_strength (brush, &marks[i], masar_fade_get_box_share (fade, layout, &marks[i]));
        paint_box (layout, brush, &marks[i]);
      }
  brush->dx = 0;
  brush->alpha = 1;
  paint_words (layout, brush, fade);
}
