/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

/* The name of a lane and what is counted beside it stand at the edge, whatever passes there: bars in the same row, and
 * curves on their way.  What passes comes out from behind them little by little: it does not begin there.  Marks are
 * never hidden. */

#define LETTERS_PX 8.0
#define BEYOND_PX 2.0

/* From the edge where text starts to the end of what stands beside the name. */
static double
get_reach (const MasarLayout *layout, guint lane)
{
  const MasarLaneBox *box = &layout->lanes[lane];
  const MasarPlacedLabel *last = box->passing.label.layout != NULL   ? &box->passing
                                 : box->undated.label.layout != NULL ? &box->undated
                                                                     : &box->name;

  return (layout->style.direction == MASAR_DIRECTION_RTL ? layout->width - last->x : last->x + last->label.width)
         + MASAR_SPACE_SMALL;
}

/* With what comes out. */
static MasarBox
get_ground (const MasarLayout *layout, guint lane)
{
  const double scale = layout->style.text_scale;

  return masar_layout_text_box (layout, 0, layout->lanes[lane].y + 1,
                                get_reach (layout, lane) + MASAR_SPACE_HUGE * scale, MASAR_NAME_ROW_PX * scale - 1);
}

/* No higher than the letters. */
static MasarBox
get_letters (const MasarLayout *layout, guint lane, MasarBox ground)
{
  const MasarPlacedLabel *name = &layout->lanes[lane].name;
  const double reach = LETTERS_PX * layout->style.text_scale;

  return (MasarBox){ ground.x, name->y + name->label.middle - reach, ground.width, 2 * reach };
}

static gboolean
is_behind (const MasarCurve *curve, MasarBox ground)
{
  const double *p = curve->points;
  const double left = MIN (MIN (p[0], p[2]), MIN (p[4], p[6])), right = MAX (MAX (p[0], p[2]), MAX (p[4], p[6]));
  const double top = MIN (MIN (p[1], p[3]), MIN (p[5], p[7])), bottom = MAX (MAX (p[1], p[3]), MAX (p[5], p[7]));

  return left < ground.x + ground.width && right > ground.x && top < ground.y + ground.height && bottom > ground.y;
}

/* Whether a ground would hide all that is seen of a bar. */
static gboolean
is_hidden (const MasarLayout *layout, MasarBox bar, MasarBox ground)
{
  return MAX (bar.x, 0) >= ground.x && MIN (bar.x + bar.width, layout->width) <= ground.x + ground.width;
}

/* Whether bars in the row of the name pass behind it.  Where one is nowhere else, it is the name that gives way. */
static gboolean
has_bars (const MasarLayout *layout, guint lane, MasarBox ground)
{
  gboolean has = FALSE;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

      if (mark->lane != lane || mark->form != MASAR_FORM_RIBBON || mark->y >= layout->lanes[lane].line_y
          || !masar_box_overlaps (mark->glyph, ground))
        continue;
      if (is_hidden (layout, mark->glyph, ground))
        return FALSE;
      has = TRUE;
    }
  return has;
}

/* Or curves; threads hang lower. */
static gboolean
has_curves (const MasarLayout *layout, MasarBox letters)
{
  for (guint i = 0; i < layout->curves->len; i++)
    {
      const MasarCurve *curve = &g_array_index (layout->curves, MasarCurve, i);

      if (curve->kind != MASAR_CURVE_COURSE && is_behind (curve, letters))
        return TRUE;
    }
  return FALSE;
}

static void
paint_ground (const MasarLayout *layout, MasarBrush *brush, MasarBox ground)
{
  const gboolean rtl = layout->style.direction == MASAR_DIRECTION_RTL;
  const double soft = MASAR_SPACE_HUGE * layout->style.text_scale;
  const double clear = rtl ? ground.x : ground.x + ground.width, solid = rtl ? clear + soft : clear - soft;
  const MasarColor color = layout->style.background;
  cairo_pattern_t *pattern = cairo_pattern_create_linear (solid, 0, clear, 0);

  cairo_pattern_add_color_stop_rgba (pattern, 0, color.red, color.green, color.blue, 1);
  cairo_pattern_add_color_stop_rgba (pattern, 1, color.red, color.green, color.blue, 0);
  cairo_set_source (brush->cr, pattern);
  /* beyond the edge as well, where a page may end within a pixel */
  cairo_rectangle (brush->cr, rtl ? ground.x : ground.x - BEYOND_PX, ground.y, ground.width + BEYOND_PX, ground.height);
  cairo_fill (brush->cr);
  cairo_pattern_destroy (pattern);
}

void
masar_painter_paint_name_grounds (const MasarLayout *layout, MasarBrush *brush)
{
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (layout->lanes[lane].height > 0)
      {
        const MasarBox ground = get_ground (layout, lane), letters = get_letters (layout, lane, ground);

        if (has_bars (layout, lane, ground))
          paint_ground (layout, brush, ground);
        else if (has_curves (layout, letters))
          paint_ground (layout, brush, letters);
      }
}

void
masar_painter_paint_name (const MasarLayout *layout, MasarBrush *brush, guint lane)
{
  const MasarLaneBox *box = &layout->lanes[lane];

  masar_brush_put_text (brush, box->name, layout->style.lanes[lane]);
  masar_brush_put_text (brush, box->undated, box->undated_chosen ? layout->style.accent : layout->style.quiet);
  masar_brush_put_text (brush, box->passing, layout->style.lanes[lane]);
}
