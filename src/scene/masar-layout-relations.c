/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"

#include <math.h>
#include <stdlib.h>

/* Curves from the chosen event to the articles that tell of it, and arcs between linked events. */

/* Beyond this many arcs only those of the chosen event are drawn. */
#define MAX_ARCS 8
#define MAX_ARTICLE_CURVES 64
#define OUTSIDE_PX 60.0

/* Half the height of a count of what has no date. */
#define UNDATED_HALF_PX 9.0

/* The mark of an entry, or the cluster that it is folded into. */
static const MasarMark *
find_mark (const MasarLayout *self, guint lane, guint position)
{
  const MasarTimeline *timeline = self->view.timeline;
  double anchor = masar_timeline_anchor (timeline->spans[position]);
  const MasarMark *cluster = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (self->marks, MasarMark, i);

      if (mark->position == position)
        return mark;
      if (mark->lane == lane && mark->count > 1 && anchor >= mark->span.begin_minutes
          && anchor < mark->span.end_minutes)
        cluster = mark;
    }
  return cluster;
}

/* Where an entry is drawn, or would be: a folded one at its time, one outside of the view just beyond its edge, an
 * undated one at the count of those. */
gboolean
masar_layout_find_end (const MasarLayout *self, guint position, MasarEnd *end)
{
  const MasarTimeline *timeline = self->view.timeline;
  const MasarLaneBox *box;
  const MasarMark *mark;
  guint lane;
  double u;

  if (position == MASAR_LEFT_OUT)
    return FALSE;
  lane = (guint) masar_timeline_lane_of (timeline, position);
  box = &self->lanes[lane];
  if (box->height == 0)
    return FALSE;
  mark = find_mark (self, lane, position);
  if (mark)
    {
      *end = (MasarEnd){
        .mark = mark, .x = mark->x, .y = mark->y, .half = mark->form == MASAR_FORM_RIBBON ? 5 : mark->glyph.width / 2
      };
      end->visible = mark->x >= 0 && mark->x <= self->width;
      if (mark->box.width > 0 && mark->y > mark->box.y && mark->y < mark->box.y + mark->box.height)
        end->taken = mark->box.x < mark->x ? -1 : 1;
      end->top = mark->box.height > 0 ? mark->box.y : mark->glyph.y;
      return TRUE;
    }
  if (masar_span_is_unknown (timeline->spans[position]))
    {
      if (!box->undated.label.layout)
        return FALSE;
      /* Curves to articles come from below a count of events, and from above one of articles; arcs pass over it. */
      *end = (MasarEnd){ .x = box->undated.x + box->undated.label.width / 2,
                         .y = box->undated.y + box->undated.label.middle
                              + (lane == MASAR_LANE_ARTICLES ? -1 : 1) * UNDATED_HALF_PX * self->style.text_scale,
                         .half = lane == MASAR_LANE_ARTICLES ? 0 : 2 * UNDATED_HALF_PX * self->style.text_scale,
                         .visible = TRUE };
      return TRUE;
    }
  u = masar_axis_to_u (&self->view.axis, masar_timeline_anchor (timeline->spans[position]));
  *end = (MasarEnd){ .visible = u >= 0 && u <= self->width };
  end->x = masar_axis_mirror (&self->view.axis, CLAMP (u, -OUTSIDE_PX, self->width + OUTSIDE_PX));
  end->y = box->line_y;
  end->half = MASAR_MARK_PX / 2;
  end->top = end->y - end->half;
  return TRUE;
}

/* Whether it is there to be drawn a curve to. */
static gboolean
is_known (const MasarTimeline *timeline, guint position)
{
  return position != MASAR_LEFT_OUT && !(timeline->flags[position] & MASAR_ENTRY_GHOST);
}

static gboolean
recedes (const MasarTimeline *timeline, guint position)
{
  return position == MASAR_LEFT_OUT || (timeline->flags[position] & MASAR_ENTRY_RECEDES);
}

static void
light_article (MasarLayout *self, guint article)
{
  guint position = self->view.timeline->article_positions[article];
  MasarMark *mark = (MasarMark *) find_mark (self, MASAR_LANE_ARTICLES, position);

  if (mark)
    mark->state |= MASAR_STATE_LIT;
}

static void
add_article_curve (MasarLayout *self, MasarEnd from, guint article)
{
  MasarCurve curve = { .kind = MASAR_CURVE_ARTICLE, .link = MASAR_NO_LINK, .strong = TRUE };
  MasarEnd to;
  double bend;

  if (!masar_layout_find_end (self, self->view.timeline->article_positions[article], &to))
    return;
  bend = (to.y - from.y) * 0.55;
  curve.points[0] = from.x;
  curve.points[1] = from.y;
  curve.points[2] = from.x;
  curve.points[3] = from.y + bend;
  curve.points[4] = to.x;
  curve.points[5] = to.y - bend;
  curve.points[6] = to.x;
  curve.points[7] = to.y - 12;
  g_array_append_val (self->curves, curve);
}

static void
add_article_curves (MasarLayout *self, guint event)
{
  const MasarTimeline *timeline = self->view.timeline;
  const MasarEventRecord *record = masar_records_get_event (timeline->records, event);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  MasarEnd from;

  if (!record->evidence || !masar_layout_find_end (self, timeline->event_positions[event], &from))
    return;
  for (guint i = 0; i < record->evidence->len && g_hash_table_size (seen) < MAX_ARTICLE_CURVES; i++)
    {
      int article = g_array_index (record->evidence, MasarEvidence, i).article;

      if (article < 0 || (guint) article >= timeline->n_articles || !g_hash_table_add (seen, GINT_TO_POINTER (article)))
        continue;
      if (!is_known (timeline, timeline->article_positions[article]))
        continue;
      add_article_curve (self, from, (guint) article);
      light_article (self, (guint) article);
    }
}

static gboolean
is_evidence (const MasarTimeline *timeline, guint event, guint article)
{
  const GArray *evidence = masar_records_get_event (timeline->records, event)->evidence;

  for (guint i = 0; evidence && i < evidence->len; i++)
    if (g_array_index (evidence, MasarEvidence, i).article == (int) article)
      return TRUE;
  return FALSE;
}

gboolean
masar_layout_is_told_by (const MasarLayout *self, const MasarMark *mark, int article)
{
  const MasarTimeline *timeline = self->view.timeline;

  return mark->lane != MASAR_LANE_ARTICLES && timeline->records != NULL && article >= 0
         && is_evidence (timeline, timeline->record[mark->position], (guint) article);
}

/* Whether the article of @mark tells of @event. */
gboolean
masar_layout_tells_of (const MasarLayout *self, const MasarMark *mark, int event)
{
  const MasarTimeline *timeline = self->view.timeline;

  return mark->lane == MASAR_LANE_ARTICLES && timeline->records != NULL && event >= 0
         && (guint) event < timeline->n_events
         && is_evidence (timeline, (guint) event, timeline->record[mark->position]);
}

/* The events that an article tells of light up with it. */
static void
light_events_of (MasarLayout *self, int article)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      MasarMark *mark = &g_array_index (self->marks, MasarMark, i);

      if (masar_layout_is_told_by (self, mark, article))
        mark->state |= MASAR_STATE_LIT;
    }
}

/* Leaves sideways and arrives from above or below; within one lane it swings over the marks. */
static void
bend_arc (MasarCurve *curve, MasarEnd from, MasarEnd to)
{
  double side = to.x < from.x ? -1 : 1;
  double *p = curve->points;

  if (fabs (to.y - from.y) < 4)
    {
      double rise = MIN (10 + fabs (to.x - from.x) * 0.12, 22);

      p[0] = from.x;
      p[1] = from.y - from.half;
      p[2] = from.x + (to.x - from.x) * 0.2;
      p[3] = from.y - from.half - rise;
      p[4] = from.x + (to.x - from.x) * 0.8;
      p[5] = to.y - to.half - rise;
      p[6] = to.x;
      p[7] = to.y - to.half - 1;
      return;
    }
  p[0] = from.x + side * from.half;
  p[1] = from.y;
  p[2] = from.x + (to.x - from.x) * 0.65;
  p[3] = from.y;
  if (from.taken == (int) side)
    {
      p[0] = from.x;
      p[1] = from.y + (to.y > from.y ? 1 : -1) * (MASAR_MARK_PX / 2 + 2);
      p[2] = from.x;
      p[3] = from.y + (to.y - from.y) * 0.5;
    }
  p[4] = to.x;
  p[5] = from.y + (to.y - from.y) * 0.35;
  p[6] = to.x;
  p[7] = to.y + (to.y > from.y ? -1 : 1) * (MASAR_MARK_PX / 2 + 2);
}

/* On one line it swings over the titles, as high as it is long, within the view. */
static void
bend_over (const MasarLayout *self, MasarCurve *curve, MasarEnd from, MasarEnd to)
{
  const double gap = MASAR_SPACE_MEDIUM;
  const double rise = CLAMP (fabs (to.x - from.x) * 0.2, 18, 90) * self->style.text_scale;
  const double top = MAX (MIN (from.top, to.top) - rise, MASAR_SPACE_HUGE);
  double *p = curve->points;

  p[0] = from.x;
  p[1] = from.top - gap;
  p[2] = from.x + (to.x - from.x) * 0.2;
  p[3] = top;
  p[4] = from.x + (to.x - from.x) * 0.8;
  p[5] = top;
  p[6] = to.x;
  p[7] = to.top - 2;
}

static void
curve_at (const MasarCurve *curve, double t, double *x, double *y)
{
  double a = (1 - t) * (1 - t) * (1 - t), b = 3 * t * (1 - t) * (1 - t), c = 3 * t * t * (1 - t), d = t * t * t;
  const double *p = curve->points;

  *x = a * p[0] + b * p[2] + c * p[4] + d * p[6];
  *y = a * p[1] + b * p[3] + c * p[5] + d * p[7];
}

static gboolean
placed_overlaps (MasarPlacedLabel placed, MasarBox box)
{
  MasarBox other = { placed.x - 4, placed.y + placed.label.middle - 10, placed.label.width + 8, 20 };

  return placed.label.layout && masar_box_overlaps (other, box);
}

static gboolean
is_clear (const MasarLayout *self, MasarBox box)
{
  if (box.x < 2 || box.x + box.width > self->width - 2 || box.y < self->header_height
      || box.y + box.height > self->lanes_end)
    return FALSE;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (self->marks, MasarMark, i);
      if (masar_box_overlaps (mark->glyph, box) || masar_box_overlaps (mark->box, box))
        return FALSE;
    }
  for (guint i = 0; i < self->curves->len; i++)
    if (masar_box_overlaps (g_array_index (self->curves, MasarCurve, i).pill, box))
      return FALSE;
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (placed_overlaps (self->lanes[lane].name, box) || placed_overlaps (self->lanes[lane].undated, box))
      return FALSE;
  return TRUE;
}

/* The word stands on the curve, as near to its middle as there is room. */
static void
put_word (MasarLayout *self, MasarCurve *curve, const char *word)
{
  static const double places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82 };
  MasarLabel label = masar_layout_shape (self, word, MASAR_FONT_DETAIL, 160);
  double height = 20 * self->style.text_scale;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double x, y;
      MasarBox box;

      curve_at (curve, places[i], &x, &y);
      box = (MasarBox){ x - label.width / 2 - MASAR_SPACE_MEDIUM, y - height / 2, label.width + 2 * MASAR_SPACE_MEDIUM,
                        height };
      if (!is_clear (self, box))
        continue;
      curve->pill = box;
      curve->word = masar_layout_put_centre (self, label, x, y);
      return;
    }
}

static void
add_arc (MasarLayout *self, guint position, gboolean strong)
{
  const MasarTimeline *timeline = self->view.timeline;
  const MasarLinkRecord *link = masar_records_get_link (timeline->records, position);
  const MasarWords *words = self->style.words;
  MasarCurve curve = { .kind = MASAR_CURVE_LINK, .link = position, .strong = strong };
  MasarEnd from, to;

  if (!strong
      && (recedes (timeline, timeline->event_positions[link->from])
          || recedes (timeline, timeline->event_positions[link->to])))
    return;
  if (!masar_layout_find_end (self, timeline->event_positions[link->from], &from)
      || !masar_layout_find_end (self, timeline->event_positions[link->to], &to) || (!from.visible && !to.visible))
    return;
  curve.dashed = link->modality != MASAR_MODALITY_ASSERTED && link->modality != MASAR_MODALITY_REPORTED;
  if (self->line_y > 0)
    bend_over (self, &curve, from, to);
  else
    bend_arc (&curve, from, to);
  put_word (self, &curve, (curve.dashed ? words->possible_links : words->links)[link->kind]);
  g_array_append_val (self->curves, curve);
}

static gboolean
is_within (const MasarTimeline *timeline, const MasarLinkRecord *link)
{
  return link->from >= 0 && link->to >= 0 && (guint) link->from < timeline->n_events
         && (guint) link->to < timeline->n_events;
}

/* Whether a thread tells already what the link does: that two events with a place are turns of one course. */
static gboolean
is_in_course (const MasarTimeline *timeline, const MasarLinkRecord *link)
{
  const guint from = timeline->event_positions[link->from], to = timeline->event_positions[link->to];

  return masar_link_kind_is_of_course (link->kind) && from != MASAR_LEFT_OUT && to != MASAR_LEFT_OUT
         && !masar_span_is_unknown (timeline->spans[from]) && !masar_span_is_unknown (timeline->spans[to]);
}

/* Those of the chosen event last, over the others; which are drawn where there are few. */
static void
add_arcs (MasarLayout *self)
{
  const MasarTimeline *timeline = self->view.timeline;
  const guint n_links = masar_records_get_n_links (timeline->records);
  guint n_chosen;
  const MasarLinkEnd *chosen = masar_timeline_find_links (timeline, self->view.selected, &n_chosen);

  for (guint i = 0; self->line_y == 0 && n_links <= MAX_ARCS && i < n_links; i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (timeline->records, i);

      if (is_within (timeline, link) && link->from != self->view.selected && link->to != self->view.selected
          && !is_in_course (timeline, link))
        add_arc (self, i, FALSE);
    }
  for (guint i = 0; i < n_chosen; i++)
    if (!is_in_course (timeline, masar_records_get_link (timeline->records, chosen[i].link)))
      add_arc (self, chosen[i].link, TRUE);
}

void
masar_layout_add_relations (MasarLayout *self)
{
  const MasarView *view = &self->view;

  if (view->timeline->records == NULL)
    return;
  if (view->selected >= 0 && (guint) view->selected < view->timeline->n_events)
    add_article_curves (self, (guint) view->selected);
  if (view->lit_article >= 0)
    light_events_of (self, view->lit_article);
  masar_layout_add_courses (self);
  add_arcs (self);
}
