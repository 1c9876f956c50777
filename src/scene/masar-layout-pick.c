/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"

#include <math.h>
#include <string.h>

/* Asks a layout what is where: for the pointer, the keyboard and who hears the screen. */

/* How far from its line a curve still feels the pointer. */
#define CURVE_REACH_PX 5.0

static void
hit_from_mark (const MasarLayout *self, const MasarMark *mark, MasarHit *hit)
{
  MasarHitKind kind = mark->lane == MASAR_LANE_ARTICLES ? MASAR_HIT_ARTICLE : MASAR_HIT_EVENT;

  *hit =
      (MasarHit){ .kind = mark->count > 1 ? MASAR_HIT_CLUSTER : kind,
                  .record = self->view.timeline->record[mark->position],
                  .lane = mark->lane,
                  .count = mark->count,
                  .span = mark->span,
                  .box = masar_form_is_card (mark->form) || mark->form == MASAR_FORM_LINE ? mark->box : mark->glyph };
}

static gboolean
is_in_view (const MasarLayout *self, const MasarMark *mark)
{
  MasarBox view = { 0, 0, self->width, self->height };

  return masar_box_overlaps (view, mark->glyph) || masar_box_overlaps (view, mark->box);
}

/**
 * masar_layout_get_n_hits:
 *
 * Returns: how many marks there are, see [method@Layout.get_hit]
 */
guint
masar_layout_get_n_hits (const MasarLayout *self)
{
  return self->marks->len;
}

/**
 * masar_layout_get_hit:
 * @position: less than their number
 * @hit: (out caller-allocates): the mark; its kind is %MASAR_HIT_NONE when it is laid out but beyond the view's edge
 */
void
masar_layout_get_hit (const MasarLayout *self, guint position, MasarHit *hit)
{
  const MasarMark *mark;

  g_return_if_fail (position < self->marks->len);

  mark = &g_array_index (self->marks, MasarMark, position);
  hit_from_mark (self, mark, hit);
  if (!is_in_view (self, mark))
    hit->kind = MASAR_HIT_NONE;
}

/**
 * masar_layout_get_cluster:
 * @position: less than their number
 * @hit: (out caller-allocates): the cluster; its box is that of its count, apart from the card of its most important
 *   member, if that has one
 *
 * Returns: whether the mark is a cluster in view
 */
gboolean
masar_layout_get_cluster (const MasarLayout *self, guint position, MasarHit *hit)
{
  const MasarMark *mark;

  g_return_val_if_fail (position < self->marks->len, FALSE);

  mark = &g_array_index (self->marks, MasarMark, position);
  hit_from_mark (self, mark, hit);
  hit->box = mark->glyph;
  return mark->count > 1 && masar_box_overlaps ((MasarBox){ 0, 0, self->width, self->height }, mark->glyph);
}

/**
 * masar_layout_find_event:
 * @record: an event
 * @hit: (out caller-allocates): its own mark, or that of the cluster it leads
 *
 * Returns: whether it has a mark that it leads
 */
gboolean
masar_layout_find_event (const MasarLayout *self, guint record, MasarHit *hit)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (self->marks, MasarMark, i);

      if (mark->lane != MASAR_LANE_ARTICLES && self->view.timeline->record[mark->position] == record)
        {
          hit_from_mark (self, mark, hit);
          return TRUE;
        }
    }
  return FALSE;
}

/* Cards are a cluster's lead when they hang on a pill: they pick that event, the pill opens the cluster. */
static gboolean
pick_marks (const MasarLayout *self, double x, double y, MasarHit *hit)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = self->marks->len; i-- > 0;)
      {
        const MasarMark *mark = &g_array_index (self->marks, MasarMark, i);

        if (!masar_box_contains (pass == 0 ? mark->box : mark->glyph, x, y))
          continue;
        hit_from_mark (self, mark, hit);
        hit->box = pass == 0 ? mark->box : mark->glyph;
        if (pass == 0 && hit->kind == MASAR_HIT_CLUSTER)
          {
            hit->kind = mark->lane == MASAR_LANE_ARTICLES ? MASAR_HIT_ARTICLE : MASAR_HIT_EVENT;
            hit->count = 1;
          }
        return TRUE;
      }
  return FALSE;
}

/**
 * masar_layout_get_undated:
 * @lane: a lane
 * @hit: (out caller-allocates): the count of those without a date, and the first of them
 *
 * Returns: whether @lane has any
 */
gboolean
masar_layout_get_undated (const MasarLayout *self, guint lane, MasarHit *hit)
{
  const MasarPlacedLabel undated = self->lanes[lane].undated;
  const double scale = self->style.text_scale;

  if (undated.label.layout == NULL)
    return FALSE;
  *hit = (MasarHit){ .kind = MASAR_HIT_UNDATED,
                     .lane = lane,
                     .record = masar_timeline_get_undated (self->view.timeline, lane, 0),
                     .count = masar_timeline_get_n_undated (self->view.timeline, lane),
                     .span = MASAR_SPAN_OPEN,
                     .box = { undated.x - 8, undated.y + undated.label.middle - 12 * scale, undated.label.width + 16,
                              24 * scale } };
  return TRUE;
}

static gboolean
pick_lanes (const MasarLayout *self, double x, double y, MasarHit *hit)
{
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (masar_layout_get_undated (self, lane, hit) && masar_box_contains (hit->box, x, y))
      return TRUE;
  hit->kind = MASAR_HIT_NONE;
  return FALSE;
}

static double
distance_to_segment (double x, double y, double x0, double y0, double x1, double y1)
{
  double dx = x1 - x0, dy = y1 - y0;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - x0) * dx + (y - y0) * dy) / length, 0, 1) : 0;

  return hypot (x - x0 - t * dx, y - y0 - t * dy);
}

static double
distance_to_curve (const MasarCurve *curve, double x, double y)
{
  const double *p = curve->points;
  double nearest = INFINITY, last_x = p[0], last_y = p[1];

  for (guint i = 1; i <= 24; i++)
    {
      double t = i / 24.0, s = 1 - t;
      double a = s * s * s, b = 3 * t * s * s, c = 3 * t * t * s, d = t * t * t;
      double next_x = a * p[0] + b * p[2] + c * p[4] + d * p[6];
      double next_y = a * p[1] + b * p[3] + c * p[5] + d * p[7];

      nearest = MIN (nearest, distance_to_segment (x, y, last_x, last_y, next_x, next_y));
      last_x = next_x;
      last_y = next_y;
    }
  return nearest;
}

static void
hit_from_thread (const MasarCurve *curve, double x, MasarHit *hit)
{
  const double *p = curve->points;

  hit->kind = MASAR_HIT_COURSE;
  hit->record = fabs (x - p[0]) < fabs (x - p[6]) ? curve->from : curve->to;
  hit->lane = curve->lane;
  hit->box = (MasarBox){ MIN (p[0], p[6]), MIN (p[1], p[7]), fabs (p[6] - p[0]), MAX (p[3], p[5]) - MIN (p[1], p[7]) };
}

static gboolean
pick_curves (const MasarLayout *self, double x, double y, MasarHit *hit)
{
  for (guint i = self->curves->len; i-- > 0;)
    {
      const MasarCurve *curve = &g_array_index (self->curves, MasarCurve, i);

      if (curve->kind == MASAR_CURVE_ARTICLE
          || (!masar_box_contains (curve->pill, x, y) && distance_to_curve (curve, x, y) > CURVE_REACH_PX))
        continue;
      *hit = (MasarHit){
        .kind = MASAR_HIT_LINK, .record = curve->link, .count = 1, .span = MASAR_SPAN_OPEN, .box = curve->pill
      };
      if (curve->kind == MASAR_CURVE_COURSE)
        hit_from_thread (curve, x, hit);
      return TRUE;
    }
  return FALSE;
}

/**
 * masar_layout_pick:
 * @x: in pixels of the view
 * @y: likewise
 * @hit: (out caller-allocates): what is there
 *
 * What lies on top is picked: cards before marks, marks before curves, and these before breaks of the axis.
 *
 * Returns: whether there is anything
 */
gboolean
masar_layout_pick (const MasarLayout *self, double x, double y, MasarHit *hit)
{
  *hit = (MasarHit){ .kind = MASAR_HIT_NONE };
  if (y < self->header_height)
    {
      if (!masar_layout_pick_break (self, x, y, hit))
        hit->kind = MASAR_HIT_AXIS;
    }
  else if (masar_box_contains (self->window, x, y))
    *hit = (MasarHit){ .kind = MASAR_HIT_WINDOW, .box = self->window };
  else if (masar_box_contains (self->overview, x, y))
    *hit = (MasarHit){ .kind = MASAR_HIT_OVERVIEW, .box = self->overview };
  else if (y >= self->lanes_end)
    masar_layout_pick_far (self, x, y, hit);
  else if (!pick_marks (self, x, y, hit) && !pick_lanes (self, x, y, hit) && !pick_curves (self, x, y, hit))
    masar_layout_pick_break (self, x, y, hit);
  return hit->kind != MASAR_HIT_NONE;
}

/**
 * masar_layout_overview_to_minutes:
 * @x: in pixels of the view
 *
 * Returns: which time the strip of the whole corpus has there
 */
double
masar_layout_overview_to_minutes (const MasarLayout *self, double x)
{
  return masar_axis_to_minutes (&self->overview_axis, x - self->overview.x);
}

static void
dump_label (GString *out, const char *name, MasarPlacedLabel placed)
{
  if (placed.label.layout)
    g_string_append_printf (out, " %s=\"%s\"@%.0f,%.0f+%.0f", name, pango_layout_get_text (placed.label.layout),
                            placed.x, placed.y + placed.label.middle, placed.label.width);
}

static void
dump_marks (const MasarLayout *self, GString *out)
{
  static const char *const forms[] = { "mark", "line", "card", "full", "ribbon" };
  static const char *const turns[MASAR_N_TURN_KINDS] = {
    "planned", "put-off", "postponed", "met", "missed", "contested"
  };

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (self->marks, MasarMark, i);

      g_string_append_printf (out, "%s lane=%u record=%u count=%u at=%.0f,%.0f", forms[mark->form], mark->lane,
                              self->view.timeline->record[mark->position], mark->count, mark->x, mark->y);
      if (mark->sign != 0)
        g_string_append_printf (out, " turn=%s", turns[mark->sign - 1]);
      if (mark->bar_from != mark->bar_to)
        g_string_append_printf (out, " bar=%.0f..%.0f", mark->bar_from, mark->bar_to);
      if (mark->box.width > 0)
        g_string_append_printf (out, " box=%.0f,%.0f,%.0fx%.0f", mark->box.x, mark->box.y, mark->box.width,
                                mark->box.height);
      dump_label (out, "more", mark->more);
      dump_label (out, "title", mark->title);
      dump_label (out, "detail", mark->detail);
      dump_label (out, "place", mark->place);
      dump_label (out, "sources", mark->sources);
      dump_label (out, "dispute", mark->dispute);
      dump_label (out, "quote", mark->quote);
      g_string_append_c (out, '\n');
    }
}

/**
 * masar_layout_dump:
 *
 * Tells a layout as text, a line for each thing, rounded to pixels: what tests compare.
 *
 * Returns: (transfer full): the text
 */
char *
masar_layout_dump (const MasarLayout *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    {
      const MasarTick *tick = &g_array_index (self->ticks, MasarTick, i);

      if (tick->minor)
        continue;
      g_string_append_printf (out, "%s at=%.0f", tick->major ? "major" : tick->hijri ? "hijri" : "tick", tick->x);
      dump_label (out, "label", tick->label);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < self->break_boxes->len; i++)
    {
      const MasarBreakBox *item = &g_array_index (self->break_boxes, MasarBreakBox, i);

      g_string_append_printf (out, "%s at=%.0f..%.0f", item->open ? "unfolded" : "break", item->box.x,
                              item->box.x + item->box.width);
      if (item->open)
        g_string_append_printf (out, " handle=%.0f,%.0f", item->handle.x, item->handle.y);
      dump_label (out, "length", item->length);
      dump_label (out, "rest", item->rest);
      g_string_append_c (out, '\n');
    }
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    {
      if (lane < MASAR_LANE_ARTICLES && lane >= masar_timeline_get_n_event_lanes (self->view.timeline))
        continue;
      g_string_append_printf (out, "lane %u y=%.0f+%.0f rows=%u", lane, self->lanes[lane].y, self->lanes[lane].height,
                              self->lanes[lane].n_rows);
      dump_label (out, "name", self->lanes[lane].name);
      dump_label (out, "undated", self->lanes[lane].undated);
      dump_label (out, "passing", self->lanes[lane].passing);
      g_string_append_c (out, '\n');
    }
  dump_marks (self, out);
  for (guint i = 0; i < self->curves->len; i++)
    {
      const MasarCurve *curve = &g_array_index (self->curves, MasarCurve, i);

      g_string_append_printf (out, "%s %.0f,%.0f..%.0f,%.0f%s", curve->kind == MASAR_CURVE_COURSE ? "thread" : "curve",
                              curve->points[0], curve->points[1], curve->points[6], curve->points[7],
                              curve->dashed ? " dashed" : "");
      dump_label (out, "word", curve->word);
      g_string_append_c (out, '\n');
    }
  for (MasarFarSide side = 0; side < MASAR_N_FAR_SIDES; side++)
    {
      const MasarFarBox *far = &self->far[side];

      if (far->count == 0)
        continue;
      g_string_append_printf (out, "far %s %s at=%.0f+%.0f", side == MASAR_FAR_BEFORE ? "before" : "behind",
                              far->points_right ? "right" : "left", far->box.x, far->box.width);
      dump_label (out, "count", far->label);
      g_string_append_c (out, '\n');
    }
  dump_label (out, "status", self->status);
  return g_string_free (out, FALSE);
}
