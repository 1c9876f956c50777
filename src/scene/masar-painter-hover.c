/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

/* What is under the pointer, drawn over a picture of the layout, so that pointing at things lays nothing out anew. */

/* How far a ring reaches beyond its mark. */
#define RING_PX 4.0

static MasarState
hover_state (const MasarLayout *layout, const MasarMark *mark, MasarHover hover)
{
  const int record = (int) layout->view.timeline->record[mark->position];
  const gboolean article = mark->lane == MASAR_LANE_ARTICLES;

  if (record == (article ? hover.article : hover.event))
    return MASAR_STATE_HOVERED;
  if (article ? masar_layout_tells_of (layout, mark, hover.event)
              : masar_layout_is_told_by (layout, mark, hover.article))
    return MASAR_STATE_LIT;
  return 0;
}

static MasarBox
box_union (MasarBox a, MasarBox b)
{
  double x = MIN (a.x, b.x), y = MIN (a.y, b.y);

  if (a.width <= 0 || b.width <= 0)
    return a.width > 0 ? a : b;
  return (MasarBox){ x, y, MAX (a.x + a.width, b.x + b.width) - x, MAX (a.y + a.height, b.y + b.height) - y };
}

/**
 * masar_painter_get_hover_box:
 * @hover: what is under the pointer
 *
 * Returns: what [method@Painter.paint_hover] may draw on, empty if nothing
 */
MasarBox
masar_painter_get_hover_box (const MasarLayout *layout, MasarHover hover)
{
  MasarBox box = { 0 };

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

      if (hover_state (layout, mark, hover))
        box = box_union (box, box_union (mark->glyph, mark->box));
    }
  if (box.width <= 0)
    return box;
  return (MasarBox){ box.x - RING_PX, box.y - RING_PX, box.width + 2 * RING_PX, box.height + 2 * RING_PX };
}

/**
 * masar_painter_paint_hover:
 * @layout: what has been drawn
 * @hover: what is under the pointer
 * @cr: onto what
 *
 * Draws what the pointer adds.
 */
void
masar_painter_paint_hover (MasarPainter *self, const MasarLayout *layout, MasarHover hover, cairo_t *cr)
{
  MasarBrush brush;

  cairo_save (cr);
  cairo_rectangle (cr, 0, layout->header_height, layout->width, layout->lanes_end - layout->header_height);
  cairo_clip (cr);
  masar_brush_init (&brush, &self->sprites, &layout->style, cr);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      MasarMark mark = g_array_index (layout->marks, MasarMark, i);
      const MasarState state = hover_state (layout, &mark, hover);

      mark.state |= state;
      if (state)
        masar_painter_paint_state (layout, &brush, &mark);
    }
  cairo_restore (cr);
}
