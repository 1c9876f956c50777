/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

#include <math.h>

/* Draws the breaks of the axis: as if a strip had been torn out of the sheet, and the edges pushed together. */

#define TOOTH_PX 5.0
#define DEPTH_PX 2.5
#define LEAST_PX 8.0
#define HANDLE_INSET 5.0

/* A torn edge.  Teeth are counted from the top, so that the edges of all breaks run alike. */
static void
add_edge (cairo_t *cr, double x, MasarBox box)
{
  const double bottom = box.y + box.height;

  cairo_line_to (cr, x - DEPTH_PX / 2, box.y);
  for (guint i = 1; box.y + i * TOOTH_PX < bottom; i++)
    cairo_line_to (cr, x + (i % 2 ? DEPTH_PX / 2 : -DEPTH_PX / 2), box.y + i * TOOTH_PX);
  cairo_line_to (cr, x, bottom);
}

/* Both edges of what is torn out; of a narrow break the one line that is left. */
void
masar_painter_paint_torn (MasarBrush *brush, MasarBox box)
{
  const gboolean narrow = box.width < LEAST_PX;
  const double edges[] = { narrow ? box.x + box.width / 2 : box.x, box.x + box.width };

  if (!narrow)
    masar_brush_fill (brush, box, 0, brush->style->rest, 1);
  for (guint i = 0; i < (narrow ? 1 : 2); i++)
    {
      cairo_new_sub_path (brush->cr);
      add_edge (brush->cr, masar_brush_hairline (brush, edges[i]), box);
    }
  masar_brush_set_color (brush, brush->style->quiet, 0.6);
  cairo_set_line_width (brush->cr, 1);
  cairo_stroke (brush->cr);
}

/* Two arrow heads that would push the stretch together. */
static void
paint_handle (MasarBrush *brush, MasarBox handle)
{
  const double inset = HANDLE_INSET * brush->style->text_scale, depth = handle.width / 2 - inset - 1;
  const double middle = handle.x + handle.width / 2, y = handle.y + handle.height / 2;

  masar_brush_fill (brush, handle, 5, brush->style->card, 1);
  masar_brush_stroke (brush, handle, 5, brush->style->hairline, 1, 1);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (brush->cr, middle + side * (1 + depth), y - depth);
      cairo_line_to (brush->cr, middle + side, y);
      cairo_line_to (brush->cr, middle + side * (1 + depth), y + depth);
    }
  masar_brush_set_color (brush, brush->style->quiet, 1);
  cairo_set_line_width (brush->cr, 1.5 * brush->style->text_scale);
  cairo_stroke (brush->cr);
}

/* Dots along the axis for as far as there is nothing. */
static void
paint_open (MasarBrush *brush, const MasarBreakBox *item, double y)
{
  const double dots[] = { 1, 4 };

  cairo_save (brush->cr);
  cairo_set_dash (brush->cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_set_line_width (brush->cr, 2);
  masar_brush_set_color (brush, brush->style->quiet, 0.8);
  cairo_move_to (brush->cr, item->box.x, y);
  cairo_line_to (brush->cr, item->box.x + item->box.width, y);
  cairo_stroke (brush->cr);
  cairo_restore (brush->cr);
  paint_handle (brush, item->handle);
}

static void
paint_closed (MasarBrush *brush, const MasarBreakBox *item)
{
  masar_painter_paint_torn (brush, item->box);
  masar_brush_put_text (brush, item->length, brush->style->quiet);
  masar_brush_put_text (brush, item->rest, brush->style->quiet);
}

/* The further it is pulled apart, the less is left of the sheet's tear. */
static void
paint_on_its_way (MasarBrush *brush, const MasarBreakBox *item)
{
  const MasarBox box = item->box;

  cairo_save (brush->cr);
  cairo_rectangle (brush->cr, box.x - DEPTH_PX, box.y, box.width + 2 * DEPTH_PX, box.height);
  cairo_clip (brush->cr);
  cairo_push_group (brush->cr);
  paint_closed (brush, item);
  cairo_pop_group_to_source (brush->cr);
  cairo_paint_with_alpha (brush->cr, 1 - item->share);
  cairo_restore (brush->cr);
}

void
masar_painter_paint_breaks (const MasarLayout *layout, MasarBrush *brush)
{
  const double y = layout->line_y > 0 ? layout->line_y : layout->header_height - 2;

  for (guint i = 0; i < layout->break_boxes->len; i++)
    {
      const MasarBreakBox *item = &g_array_index (layout->break_boxes, MasarBreakBox, i);

      if (item->open)
        paint_open (brush, item, y);
      else if (item->share > 0)
        paint_on_its_way (brush, item);
      else
        paint_closed (brush, item);
    }
}

void
masar_painter_paint_strip_breaks (const MasarLayout *layout, MasarBrush *brush)
{
  for (guint i = 0; i < layout->strip_breaks->len; i++)
    masar_painter_paint_torn (brush, g_array_index (layout->strip_breaks, MasarBox, i));
}
