/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"

#include <math.h>

/* Courses: each turn has a sign on its mark, and a thread leads from turn to turn along the marks.
 *
 * The thread is there whenever the turns stand apart, whatever is chosen; turns that are folded into one mark have no
 * thread between them, and are counted there. */

/* From how far apart two turns are joined. */
#define LEAST_PX 24.0

/* In a view with more of them than this, only the course of the chosen event has a thread. */
#define MAX_STRANDS 32

/* How far the thread bends away from the middle of the marks, and where it leaves a bar. */
#define DEPTH_PX 13.0
#define BAR_PX 4.0

static void
sign_mark (const MasarLayout *self, MasarMark *mark)
{
  const MasarTurn *turn;

  if (mark->lane == MASAR_LANE_ARTICLES)
    return;
  turn = masar_timeline_get_turn (self->view.timeline, self->view.timeline->record[mark->position]);
  if (turn == NULL)
    return;
  mark->sign = (guint8) (turn->kind + 1);
  mark->hollow |= !masar_turn_kind_has_come ((MasarTurnKind) turn->kind);
}

/* How far from its middle a thread leaves a mark. */
static double
get_reach (const MasarLayout *self, const MasarEnd *end)
{
  const double scale = self->style.text_scale;

  if (end->mark == NULL)
    return MASAR_MARK_PX / 2 * scale;
  if (end->mark->form == MASAR_FORM_RIBBON)
    return BAR_PX;
  return end->mark->count > 1 ? end->mark->glyph.height / 2 : MASAR_MARK_PX / 2 * scale;
}

/* On the one line of a talk, titles hang above, and all threads below. */
static void
hang (const MasarLayout *self, const MasarEnd *from, const MasarEnd *to, gboolean above, double points[8])
{
  const double side = above && self->line_y == 0 ? -1 : 1;
  const double depth = side * DEPTH_PX * self->style.text_scale;

  points[0] = points[2] = from->x;
  points[1] = from->y + side * get_reach (self, from);
  points[3] = from->y + depth;
  points[4] = points[6] = to->x;
  points[5] = to->y + depth;
  points[7] = to->y + side * get_reach (self, to);
}

static void
add_strand (MasarLayout *self, const MasarStrand *strand, gboolean strong)
{
  const MasarTimeline *timeline = self->view.timeline;
  MasarCurve curve = { .kind = MASAR_CURVE_COURSE,
                       .link = MASAR_NO_LINK,
                       .from = timeline->record[strand->from],
                       .to = timeline->record[strand->to],
                       .lane = (guint) masar_timeline_lane_of (timeline, strand->to),
                       .dashed = strand->dashed,
                       .strong = strong };
  MasarEnd from, to;

  if (!masar_layout_find_end (self, strand->from, &from) || !masar_layout_find_end (self, strand->to, &to)
      || (from.mark != NULL && from.mark == to.mark) || fabs (to.x - from.x) < LEAST_PX / 2)
    return;
  hang (self, &from, &to, strand->above, curve.points);
  g_array_append_val (self->curves, curve);
}

/* The signs of turns, then the threads between them; before arcs are bent over the marks. */
void
masar_layout_add_courses (MasarLayout *self)
{
  const MasarTimeline *timeline = self->view.timeline;
  const MasarAxis *axis = &self->view.axis;
  const MasarTurn *chosen = NULL;
  g_autoptr (GArray) strands = NULL;
  const double least = LEAST_PX * self->style.text_scale * axis->minutes_per_px;

  if (timeline->courses == NULL || masar_courses_get_n_courses (timeline->courses) == 0)
    return;
  for (guint i = 0; i < self->marks->len; i++)
    sign_mark (self, &g_array_index (self->marks, MasarMark, i));
  if (self->view.selected >= 0)
    chosen = masar_timeline_get_turn (timeline, (guint) self->view.selected);
  strands = g_array_new (FALSE, FALSE, sizeof (MasarStrand));
  if (!masar_timeline_find_strands (timeline, masar_axis_get_start (axis), masar_axis_get_end (axis), least,
                                    MAX_STRANDS, strands)
      && chosen != NULL)
    masar_timeline_add_strands (timeline, chosen->course, strands);
  for (guint i = 0; i < strands->len; i++)
    {
      const MasarStrand *strand = &g_array_index (strands, MasarStrand, i);

      add_strand (self, strand, chosen != NULL && strand->course == chosen->course);
    }
}
