/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"

#include <math.h>

/* Turns groups and ribbons into the marks of the layout, at the view's own scale. */

#define CARD_PX 50.0
#define FULL_PX 70.0
#define LINE_PX 20.0
#define TAIL_PX 110.0
#define MIN_LINE_PX 56.0
#define PASSING_PX 40.0

static double
row_top (MasarLane *self, guint row)
{
  const MasarLaneBox *lane = &self->layout->lanes[self->lane];
  double height = MASAR_ROW_PX * self->layout->style.text_scale;

  if (row == 0)
    return lane->line_y - height / 2;
  return lane->line_y + 11 * self->layout->style.text_scale + (row - 1) * height;
}

static MasarState
state_of (MasarLane *self, guint position)
{
  const MasarView *view = &self->layout->view;
  int record = (int) self->timeline->record[position];

  if (self->lane == MASAR_LANE_ARTICLES)
    return record == view->lit_article ? MASAR_STATE_HOVERED : 0;
  return (record == view->selected ? MASAR_STATE_SELECTED : 0) | (record == view->focused ? MASAR_STATE_FOCUSED : 0);
}

static MasarMark
mark_new (MasarLane *self, guint position)
{
  MasarSpan span = self->timeline->spans[position];
  guint8 flags = self->timeline->flags[position];

  return (MasarMark){ .position = position,
                      .count = 1,
                      .lane = self->lane,
                      .state = state_of (self, position),
                      .flags = flags,
                      .hollow = (flags & (MASAR_ENTRY_POSSIBLE | MASAR_ENTRY_GHOST)) || masar_span_is_open (span),
                      .open_begin = span.begin_minutes == MASAR_OPEN_PAST,
                      .open_end = span.end_minutes == MASAR_OPEN_FUTURE,
                      .span = span };
}

/* The true length of a span behind its mark; an open end fades away over a fixed length. */
static void
mark_set_bar (MasarLane *self, MasarMark *mark)
{
  const MasarAxis *axis = &self->layout->view.axis;
  double from = mark->open_begin ? masar_axis_to_u (axis, mark->span.end_minutes) - TAIL_PX
                                 : masar_axis_to_u (axis, mark->span.begin_minutes);
  double to = mark->open_end ? masar_axis_to_u (axis, mark->span.begin_minutes) + TAIL_PX
                             : masar_axis_to_u (axis, mark->span.end_minutes);

  if (to - from <= MASAR_MARK_PX + 2)
    return;
  mark->bar_from = masar_axis_mirror (axis, from);
  mark->bar_to = masar_axis_mirror (axis, to);
}

/* As many words of a source as there is room for; where there are none, the card has no line for them. */
static void
mark_put_quote (MasarLane *self, MasarMark *mark)
{
  MasarLayout *layout = self->layout;
  const MasarView *view = &layout->view;
  const double start = MASAR_CARD_EDGE + MASAR_CARD_PADDING;
  const char *words = view->quote (self->timeline->record[mark->position], view->quote_data);

  if (words == NULL)
    return;
  if (*words == '\0')
    mark->box.height = CARD_PX * layout->style.text_scale;
  else
    mark->quote = masar_layout_put_start (
        layout,
        masar_labels_get (view->labels, words, MASAR_FONT_DETAIL, floor (mark->box.width - start - MASAR_CARD_PADDING)),
        mark->box, start, mark->box.y + 56 * layout->style.text_scale);
}

static void
mark_put_card (MasarLane *self, MasarMark *mark)
{
  MasarLayout *layout = self->layout;
  double scale = layout->style.text_scale;
  double start = MASAR_CARD_EDGE + MASAR_CARD_PADDING;
  double first = mark->box.y + 16 * scale, second = mark->box.y + 36 * scale;
  MasarCardText card;

  masar_lane_measure_card (self, mark->position, mark->form, &card);
  mark->title = masar_layout_put_start (layout, card.title, mark->box, start, first);
  mark->detail =
      masar_layout_put_start (layout, masar_layout_shape (layout, card.detail.text, MASAR_FONT_DETAIL, MASAR_DETAIL_PX),
                              mark->box, start, second);
  start += card.detail.width + MASAR_SPACE_MEDIUM;
  if (card.place.layout)
    {
      start += MASAR_SPACE_SMALL;
      mark->place = masar_layout_put_start (layout, card.place, mark->box, start, second);
      start += card.place.width + MASAR_SPACE_MEDIUM;
    }
  if (card.sources.layout)
    {
      mark->sources = masar_layout_put_start (layout, card.sources, mark->box, start + MASAR_PILL_PADDING, second);
      start += card.sources.width + 2 * MASAR_PILL_PADDING + MASAR_SPACE_MEDIUM;
    }
  if (card.dispute.layout)
    mark->dispute = masar_layout_put_start (layout, card.dispute, mark->box, start + MASAR_SIGN_PX, second);
  if (mark->form == MASAR_FORM_FULL)
    mark_put_quote (self, mark);
}

static gboolean
is_page (const MasarLayout *layout)
{
  return !(layout->view.parts & MASAR_PART_MOTION);
}

/* Only what is seen, or slides into view with its mark, says something. */
static gboolean
is_seen (const MasarLayout *layout, const MasarMark *mark)
{
  const double reach = is_page (layout) ? 0 : mark->box.width;

  return mark->x >= -reach && mark->x <= layout->width + reach;
}

/* The mark stays, and says nothing. */
static void
mark_drop_box (MasarMark *mark)
{
  const MasarPlacedLabel none = { 0 };

  mark->form = MASAR_FORM_MARK;
  mark->box = (MasarBox){ 0 };
  mark->title = mark->detail = mark->place = mark->sources = mark->dispute = mark->quote = none;
}

static void
mark_put_box (MasarLane *self, MasarMark *mark, const MasarGroup *group)
{
  MasarLayout *layout = self->layout;
  double scale = layout->style.text_scale;
  double u = masar_lane_to_u (self, masar_lane_middle (group)) + group->shift;
  const gboolean card = masar_form_is_card (group->form);
  double height = (group->form == MASAR_FORM_FULL ? FULL_PX : card ? CARD_PX : LINE_PX) * scale;
  double top = row_top (self, group->row) + (card ? 2 : (MASAR_ROW_PX - LINE_PX) / 2 * scale);

  mark->form = group->form;
  if (group->form == MASAR_FORM_MARK)
    return;
  mark->box = masar_layout_time_box (layout, u, top, group->width, height);
  if (!is_seen (layout, mark))
    {
      if (is_page (layout))
        mark_drop_box (mark);
      return;
    }
  if (card)
    mark_put_card (self, mark);
  else
    mark->title =
        masar_layout_put_start (layout, masar_lane_shape_line (self, group->lead), mark->box, 0, top + height / 2);
}

static gboolean
is_clear (const GArray *marks, const MasarMark *mark, MasarBox box)
{
  MasarBox wide = { box.x - MASAR_GAP_PX, box.y, box.width + 2 * MASAR_GAP_PX, box.height };

  for (guint i = 0; i < marks->len; i++)
    {
      const MasarMark *other = &g_array_index (marks, MasarMark, i);

      if (other != mark && other->lane == mark->lane
          && (masar_box_overlaps (other->box, wide) || masar_box_overlaps (other->glyph, wide)))
        return FALSE;
    }
  return TRUE;
}

static void
placed_move (MasarPlacedLabel *placed, double x)
{
  placed->x += x;
}

static void
mark_move (MasarMark *mark, MasarBox box)
{
  double x = box.x - mark->box.x;

  mark->box = box;
  placed_move (&mark->title, x);
  placed_move (&mark->detail, x);
  placed_move (&mark->sources, x);
  placed_move (&mark->place, x);
  placed_move (&mark->dispute, x);
  placed_move (&mark->quote, x);
}

/* A line beside its mark swings to the other side, or says less. */
static void
masar_lane_keep_line_inside (MasarLane *self, MasarMark *mark)
{
  MasarLayout *layout = self->layout;
  gboolean right = mark->box.x > mark->x;
  double left_end = mark->glyph.x - MASAR_GAP_PX, right_end = mark->glyph.x + mark->glyph.width + MASAR_GAP_PX;
  double room = right ? layout->width - right_end - MASAR_SPACE_SMALL : left_end - MASAR_SPACE_SMALL;
  MasarBox other = mark->box;

  other.x = right ? left_end - other.width : right_end;
  if (other.x > 0 && other.x + other.width < layout->width && is_clear (layout->marks, mark, other))
    {
      mark_move (mark, other);
      return;
    }
  if (room < MIN_LINE_PX)
    return;
  mark->box.width = room;
  mark->box.x = right ? right_end : left_end - room;
  mark->title = masar_layout_put_start (
      layout,
      masar_labels_get (layout->view.labels, pango_layout_get_text (mark->title.label.layout), MASAR_FONT_LINE, room),
      mark->box, 0, mark->title.y + mark->title.label.middle);
}

/* How much of @x a box may slide before it meets what stands beside it: all of the way, or a part, so that what comes
 * nearer pushes it back and does not throw it. */
static double
limit_slide (const GArray *marks, const MasarMark *mark, double x)
{
  const MasarBox box = mark->box;

  for (guint i = 0; i < marks->len; i++)
    {
      const MasarMark *other = &g_array_index (marks, MasarMark, i);
      const MasarBox pieces[] = { other->box, other->glyph };

      for (guint j = 0; other != mark && other->lane == mark->lane && j < G_N_ELEMENTS (pieces); j++)
        {
          const MasarBox piece = pieces[j];
          const double room =
              x > 0 ? piece.x - box.x - box.width - MASAR_GAP_PX : box.x - piece.x - piece.width - MASAR_GAP_PX;

          if (piece.width <= 0 || piece.y >= box.y + box.height || box.y >= piece.y + piece.height
              || (x > 0 ? piece.x + piece.width <= box.x : piece.x >= box.x + box.width))
            continue;
          x = x > 0 ? MIN (x, MAX (room, 0)) : MAX (x, MIN (-room, 0));
        }
    }
  return x;
}

/* What would be cut off by the edge of the view slides along its mark into the view, as far as there is room, and goes
 * out with it. */
static void
masar_lane_keep_inside (MasarLane *self, MasarMark *mark)
{
  double width = self->layout->width;
  double inset = masar_form_is_card (mark->form) ? 10 : MASAR_SPACE_SMALL;
  MasarBox box = mark->box;
  double x = 0;

  if (box.width <= 0 || mark->form == MASAR_FORM_RIBBON || !is_seen (self->layout, mark))
    return;
  if (box.x < MASAR_SPACE_SMALL)
    x = MASAR_SPACE_SMALL - box.x;
  else if (box.x + box.width > width - MASAR_SPACE_SMALL)
    x = width - MASAR_SPACE_SMALL - box.x - box.width;
  if (x == 0)
    return;
  if (mark->y > box.y && mark->y < box.y + box.height)
    {
      if (mark->x >= 0 && mark->x <= width)
        masar_lane_keep_line_inside (self, mark);
      return;
    }
  x = CLAMP (x, mark->x + inset - box.x - box.width, mark->x - inset - box.x);
  box.x += limit_slide (self->layout->marks, mark, x);
  mark_move (mark, box);
}

/* A mark that the edge would cut stands beside it, if nothing is there. */
static void
mark_keep_inside (const MasarLayout *layout, MasarMark *mark)
{
  MasarBox glyph = mark->glyph;
  double x;

  if (mark->x < 0 || mark->x > layout->width)
    return;
  glyph.x = CLAMP (glyph.x, 0, MAX (layout->width - glyph.width, 0));
  x = glyph.x - mark->glyph.x;
  if (x == 0 || !is_clear (layout->marks, mark, glyph))
    return;
  mark->glyph = glyph;
  mark->x += x;
  placed_move (&mark->more, x);
}

/* Of a page, nothing is cut off: what has no room beside its edge is left out, and its mark remains. */
static void
masar_lane_trim (MasarLane *self, MasarMark *mark)
{
  const MasarBox box = mark->box;

  if (mark->form == MASAR_FORM_RIBBON)
    return;
  mark_keep_inside (self->layout, mark);
  if (box.width > 0 && (box.x < 0 || box.x + box.width > self->layout->width))
    mark_drop_box (mark);
}

static void
masar_lane_emit_group (MasarLane *self, const MasarGroup *group)
{
  MasarLayout *layout = self->layout;
  const MasarAxis *axis = &layout->view.axis;
  const MasarLaneBox *lane = &layout->lanes[self->lane];
  double height = (self->lane == MASAR_LANE_ARTICLES ? 22 : MASAR_MARK_PX + 6) * layout->style.text_scale;
  double u = masar_lane_to_u (self, masar_lane_middle (group)) + group->offset;
  double room = 2 * MASAR_TILE_PX * layout->style.text_scale; /* bars reach that far */
  MasarMark mark;

  if (u < -room - group->half || u > layout->width + room + group->half)
    return;
  mark = mark_new (self, group->lead);
  mark.count = group->count;
  mark.x = masar_axis_mirror (axis, u);
  mark.y = lane->line_y;
  mark.glyph = (MasarBox){ mark.x - group->half, mark.y - height / 2, 2 * group->half, height };
  mark_put_box (self, &mark, group);
  if (group->count > 1)
    {
      double start = MASAR_PILL_PADDING + MASAR_MARK_PX * layout->style.text_scale + MASAR_SPACE_SMALL;
      mark.more =
          masar_layout_put_start (layout, masar_lane_shape_more (self, group->count - 1), mark.glyph, start, mark.y);
      mark.span = (MasarSpan){ (gint64) floor (masar_breaks_to_minutes (self->breaks, group->first)),
                               (gint64) ceil (masar_breaks_to_minutes (self->breaks, group->last)) + 1 };
    }
  else
    mark_set_bar (self, &mark);
  g_array_append_val (layout->marks, mark);
}

/* The label of a ribbon stays in view as long as its bar does, and beside the lane's name where it shares that row. */
static void
ribbon_put_label (MasarLane *self, const MasarRibbon *ribbon, MasarMark *mark, double from, double to, double middle)
{
  MasarLayout *layout = self->layout;
  double scale = layout->style.text_scale;
  double least = MASAR_SPACE_MEDIUM, most = layout->width + (is_page (layout) ? 0 : ribbon->label_width);
  MasarLabel label = masar_lane_shape_title (self, ribbon->position, floor (ribbon->label_width / scale));
  double u;

  if (ribbon->row == MASAR_NAME_ROW && layout->style.direction == layout->view.axis.direction)
    least = masar_layout_name_width (layout, self->lane) + PASSING_PX * scale;
  else if (ribbon->row == MASAR_NAME_ROW)
    most = layout->width - masar_layout_name_width (layout, self->lane) - PASSING_PX * scale;
  u = CLAMP (least, from, MAX (from, to - label.width));
  if (u + label.width > most || (u < least && (ribbon->row == MASAR_NAME_ROW || is_page (layout))))
    return;
  mark->box = masar_layout_time_box (layout, u, middle - 9 * scale, label.width, 18 * scale);
  mark->title = masar_layout_put_start (layout, label, mark->box, 0, middle);
}

static void
masar_lane_emit_ribbon (MasarLane *self, const MasarRibbon *ribbon)
{
  MasarLayout *layout = self->layout;
  const MasarAxis *axis = &layout->view.axis;
  gboolean first = ribbon->row == MASAR_NAME_ROW;
  double scale = layout->style.text_scale;
  double top = first ? layout->lanes[self->lane].y : row_top (self, ribbon->row);
  MasarMark mark = mark_new (self, ribbon->position);
  double from = masar_axis_to_u (axis, mark.span.begin_minutes);
  double to = masar_axis_to_u (axis, mark.span.end_minutes);

  if (MAX (to, from + ribbon->label_width) < 0 || from > layout->width)
    return;
  mark.form = MASAR_FORM_RIBBON;
  mark.bar_from = masar_axis_mirror (axis, from);
  mark.bar_to = masar_axis_mirror (axis, to);
  mark.x = masar_axis_mirror (
      axis, CLAMP ((from + to) / 2, MIN (MAX (from, 12), layout->width), MAX (MIN (to, layout->width - 12), 0)));
  mark.y = top + (first ? 22 : 4) * scale;
  mark.glyph = masar_layout_time_box (layout, from, mark.y - 4, to - from, 8);
  if (ribbon->label_width > 0)
    ribbon_put_label (self, ribbon, &mark, from, to, top + (first ? 10 : 18) * scale);
  g_array_append_val (layout->marks, mark);
}

void
masar_lane_emit (MasarLane *self)
{
  guint first = self->layout->marks->len;

  for (guint i = 0; i < self->ribbons->len; i++)
    masar_lane_emit_ribbon (self, &g_array_index (self->ribbons, MasarRibbon, i));
  for (guint i = 0; i < self->seen->len; i++)
    {
      const MasarTile *tile = self->seen->pdata[i];

      for (guint j = 0; j < tile->groups->len; j++)
        masar_lane_emit_group (self, &g_array_index (tile->groups, MasarGroup, j));
    }
  for (guint i = first; i < self->layout->marks->len; i++)
    masar_lane_keep_inside (self, &g_array_index (self->layout->marks, MasarMark, i));
  for (guint i = first; i < self->layout->marks->len && is_page (self->layout); i++)
    masar_lane_trim (self, &g_array_index (self->layout->marks, MasarMark, i));
}
