/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-timeline-private.h"

/* The few events that lie so far from all others that the bulk leaves them out: how many, and of when. */

static void
far_add (MasarFar *far, MasarSpan span)
{
  const gint64 begin = span.begin_minutes == MASAR_OPEN_PAST ? span.end_minutes - 1 : span.begin_minutes;
  const gint64 end = span.end_minutes == MASAR_OPEN_FUTURE ? span.begin_minutes + 1 : span.end_minutes;

  far->span.begin_minutes = far->count == 0 ? begin : MIN (far->span.begin_minutes, begin);
  far->span.end_minutes = far->count == 0 ? end : MAX (far->span.end_minutes, end);
  far->count++;
}

void
masar_timeline_count_far (MasarTimeline *self)
{
  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    for (guint i = self->first[lane][0]; i < self->first[lane][MASAR_N_OCTAVES]; i++)
      {
        const double anchor = masar_timeline_anchor (self->spans[i]);

        if (anchor < (double) self->bulk.begin_minutes)
          far_add (&self->far[MASAR_FAR_BEFORE], self->spans[i]);
        else if (anchor > (double) self->bulk.end_minutes)
          far_add (&self->far[MASAR_FAR_BEHIND], self->spans[i]);
      }
}

/**
 * masar_timeline_get_n_far:
 * @side: before the bulk, or behind it
 * @span: (out) (optional): from the first of them to the last
 *
 * Returns: how many events have their mark there, see [method@Timeline.get_bulk]
 */
guint
masar_timeline_get_n_far (const MasarTimeline *self, MasarFarSide side, MasarSpan *span)
{
  if (span != NULL)
    *span = self->far[side].count > 0 ? self->far[side].span : MASAR_SPAN_OPEN;
  return self->far[side].count;
}
