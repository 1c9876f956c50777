/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"

#include <math.h>

/* Turns groups and ribbons into the marks of the layout, at the view's own scale. */

#define CARD_PX 50.0
#define LINE_PX 20.0
#define TAIL_PX 110.0

static double
row_top (MasarLane *self, guint row)
{
  const MasarLaneBox *lane = &self->layout->lanes[self->lane];
  double height = MASAR_ROW_PX * self->layout->style.text_scale;

  if (row == 0)
    return lane->line_y - height / 2;
  return lane->line_y + 13 + (row - 1) * height;
}

static MasarState
state_of (MasarLane *self, guint position)
{
  const MasarView *view = &self->layout->view;
  int record = (int) self->timeline->record[position];

  if (self->lane == MASAR_LANE_ARTICLES)
    return record == view->hovered_article ? MASAR_STATE_HOVERED : 0;
  return (record == view->selected ? MASAR_STATE_SELECTED : 0) | (record == view->hovered ? MASAR_STATE_HOVERED : 0)
         | (record == view->focused ? MASAR_STATE_FOCUSED : 0);
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
                      .hollow = (flags & MASAR_ENTRY_POSSIBLE) || masar_span_is_open (span),
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

static void
mark_put_card (MasarLane *self, MasarMark *mark)
{
  MasarLayout *layout = self->layout;
  double scale = layout->style.text_scale;
  double start = MASAR_CARD_EDGE + MASAR_CARD_PADDING;
  double first = mark->box.y + 16 * scale, second = mark->box.y + 36 * scale;
  MasarCardText card;

  masar_lane_shape_card (self, mark->position, &card);
  mark->title = masar_layout_put_start (layout, card.title, mark->box, start, first);
  mark->detail = masar_layout_put_start (layout, card.detail, mark->box, start, second);
  start += card.detail.width + MASAR_SPACE_MEDIUM;
  if (card.sources.layout)
    {
      mark->sources = masar_layout_put_start (layout, card.sources, mark->box, start + MASAR_PILL_PADDING, second);
      start += card.sources.width + 2 * MASAR_PILL_PADDING + MASAR_SPACE_MEDIUM;
    }
  if (card.dispute.layout)
    mark->dispute = masar_layout_put_start (layout, card.dispute, mark->box, start, second);
}

static void
mark_put_box (MasarLane *self, MasarMark *mark, const MasarGroup *group)
{
  MasarLayout *layout = self->layout;
  double scale = layout->style.text_scale;
  double u = masar_axis_to_u (&layout->view.axis, masar_lane_middle (group)) + group->shift;
  double height = (group->form == MASAR_FORM_CARD ? CARD_PX : LINE_PX) * scale;
  double top = row_top (self, group->row) + (group->form == MASAR_FORM_CARD ? 2 : (MASAR_ROW_PX - LINE_PX) / 2 * scale);

  mark->form = group->form;
  if (group->form == MASAR_FORM_MARK)
    return;
  mark->box = masar_layout_time_box (layout, u, top, group->width, height);
  if (group->form == MASAR_FORM_CARD)
    mark_put_card (self, mark);
  else
    mark->title =
        masar_layout_put_start (layout, masar_lane_shape_line (self, group->lead), mark->box, 0, top + height / 2);
}

static void
masar_lane_emit_group (MasarLane *self, const MasarGroup *group)
{
  MasarLayout *layout = self->layout;
  const MasarAxis *axis = &layout->view.axis;
  const MasarLaneBox *lane = &layout->lanes[self->lane];
  double height = (self->lane == MASAR_LANE_ARTICLES ? 22 : MASAR_MARK_PX + 6) * layout->style.text_scale;
  double u = masar_axis_to_u (axis, masar_lane_middle (group)) + group->offset;
  double room = MASAR_TILE_PX / 2 * layout->style.text_scale;
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
      mark.more = masar_layout_put_start (layout, group->more, mark.glyph, start, mark.y);
      mark.span = (MasarSpan){ (gint64) floor (group->first), (gint64) ceil (group->last) + 1 };
    }
  else
    mark_set_bar (self, &mark);
  g_array_append_val (layout->marks, mark);
}

/* The label of a ribbon stays in view as long as its bar does. */
static void
ribbon_put_label (MasarLane *self, const MasarRibbon *ribbon, MasarMark *mark, double from, double to, double top)
{
  MasarLayout *layout = self->layout;
  const MasarWords *words = layout->style.words;
  const char *title = self->timeline->titles[ribbon->position];
  double scale = layout->style.text_scale;
  MasarLabel label;
  double u;

  if (ribbon->label_width == 0)
    return;
  if (title == NULL)
    title = self->lane == MASAR_LANE_ARTICLES ? words->unknown_outlet : words->untitled;
  label = masar_layout_shape (layout, title, MASAR_FONT_LINE, floor (ribbon->label_width / scale));
  u = CLAMP (MASAR_SPACE_MEDIUM, from, MAX (from, to - label.width));
  mark->box = masar_layout_time_box (layout, u, top + 8 * scale, label.width, 19 * scale);
  mark->title = masar_layout_put_start (layout, label, mark->box, 0, top + 18 * scale);
}

static void
masar_lane_emit_ribbon (MasarLane *self, const MasarRibbon *ribbon)
{
  MasarLayout *layout = self->layout;
  const MasarAxis *axis = &layout->view.axis;
  MasarMark mark = mark_new (self, ribbon->position);
  double from = masar_axis_to_u (axis, mark.span.begin_minutes);
  double to = masar_axis_to_u (axis, mark.span.end_minutes);
  double top = row_top (self, ribbon->row);

  if (MAX (to, from + ribbon->label_width) < 0 || from > layout->width)
    return;
  mark.form = MASAR_FORM_RIBBON;
  mark.bar_from = masar_axis_mirror (axis, from);
  mark.bar_to = masar_axis_mirror (axis, to);
  mark.x = masar_axis_mirror (
      axis, CLAMP ((from + to) / 2, MIN (MAX (from, 12), layout->width), MAX (MIN (to, layout->width - 12), 0)));
  mark.y = top + 4;
  mark.glyph = masar_layout_time_box (layout, from, top, to - from, 8);
  ribbon_put_label (self, ribbon, &mark, from, to, top);
  g_array_append_val (layout->marks, mark);
}

void
masar_lane_emit (MasarLane *self)
{
  for (guint i = 0; i < self->ribbons->len; i++)
    masar_lane_emit_ribbon (self, &g_array_index (self->ribbons, MasarRibbon, i));
  for (guint i = 0; i < self->n_tiles; i++)
    for (guint j = 0; j < self->tiles[i].groups->len; j++)
      masar_lane_emit_group (self, &g_array_index (self->tiles[i].groups, MasarGroup, j));
}
