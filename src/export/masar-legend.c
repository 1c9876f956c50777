/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-export"

#include "masar-legend.h"

#include "masar-text-show.h"

/* The shapes of the lanes, then the signs, each with its words behind it; what has no room in a row begins the next. */

#define ROW_PX 23.0
#define SHAPE_PX 22.0
#define GAP_PX 6.0

/* A shape or a sign, and what it says.  Places are counted from the edge where text starts. */
typedef struct
{
  int sign; /* MasarSign, or MASAR_UNKNOWN for the shape of the lane */
  guint lane;
  double width;
  double start;
  guint row;
  MasarLabel label;
} Item;

struct _MasarLegend
{
  MasarStyle style;
  double width;
  guint n_rows;
  GArray *items; /* Item */
};

static void
item_clear (gpointer data)
{
  Item *self = data;

  g_clear_object (&self->label.layout);
}

static void
add_item (MasarLegend *self, MasarLabels *labels, Item item, const char *words, double *start)
{
  item.label = masar_labels_get (labels, words, MASAR_FONT_DETAIL, self->width - item.width - GAP_PX);
  g_object_ref (item.label.layout);
  if (self->items->len == 0)
    self->n_rows = 1;
  else if (*start + item.width + GAP_PX + item.label.width > self->width)
    {
      *start = 0;
      self->n_rows++;
    }
  item.start = *start;
  item.row = self->n_rows - 1;
  *start += item.width + GAP_PX + item.label.width + MASAR_SPACE_HUGE;
  g_array_append_val (self->items, item);
}

/**
 * masar_legend_new:
 * @signs: what there is to explain
 * @style: how the picture looks, with the lanes of its topic; copied
 * @labels: where shaped text is kept
 * @width: of the page, in pixels
 *
 * Returns: (transfer full): a legend
 */
MasarLegend *
masar_legend_new (const MasarSigns *signs, const MasarStyle *style, MasarLabels *labels, double width)
{
  MasarLegend *self = g_new0 (MasarLegend, 1);
  double start = 0;

  self->style = *style;
  self->width = width;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (signs->shapes[lane])
      add_item (self, labels, (Item){ .sign = MASAR_UNKNOWN, .lane = lane, .width = SHAPE_PX * style->text_scale },
                style->names[lane], &start);
  for (guint sign = 0; sign < MASAR_N_SIGNS; sign++)
    if (signs->has[sign])
      add_item (
          self, labels,
          (Item){ .sign = (int) sign, .lane = signs->lanes[sign], .width = masar_painter_get_key_width (style, sign) },
          style->words->signs[sign], &start);
  return self;
}

void
masar_legend_free (MasarLegend *self)
{
  g_array_unref (self->items);
  g_free (self);
}

/**
 * masar_legend_get_height:
 *
 * Returns: how high it is, in pixels
 */
double
masar_legend_get_height (const MasarLegend *self)
{
  return self->n_rows * ROW_PX * self->style.text_scale;
}

/**
 * masar_legend_draw:
 * @time_direction: which way time runs in the picture
 * @cr: onto what: its origin is the top left corner of the legend
 */
void
masar_legend_draw (const MasarLegend *self, MasarPainter *painter, MasarDirection time_direction, cairo_t *cr)
{
  const MasarStyle *style = &self->style;
  const gboolean rtl = style->direction == MASAR_DIRECTION_RTL;

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      const double y = (item->row + 0.5) * ROW_PX * style->text_scale;
      const double middle = item->start + item->width / 2, text = item->start + item->width + GAP_PX;
      const double x = rtl ? self->width - middle : middle;

      if (item->sign == MASAR_UNKNOWN)
        masar_painter_paint_shape (painter, style, cr, item->lane, x, y);
      else
        masar_painter_paint_key (painter, style, time_direction, cr, (MasarSign) item->sign, item->lane, x, y);
      cairo_set_source_rgb (cr, style->quiet.red, style->quiet.green, style->quiet.blue);
      cairo_move_to (cr, rtl ? self->width - text - item->label.width : text, y - item->label.middle);
      masar_text_show (cr, item->label.layout);
      cairo_new_path (cr);
    }
}
