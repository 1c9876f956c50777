/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-timeline-private.h"

#include <math.h>

/* Walks a timeline in the order of time: by anchor, then by position.  The undated come after everything else. */

typedef struct
{
  double anchor;
  guint position;
} Place;

static gboolean
place_less (Place a, Place b)
{
  return a.anchor < b.anchor || (a.anchor == b.anchor && a.position < b.position);
}

static Place
place_of (const MasarTimeline *self, guint position)
{
  MasarSpan span = self->spans[position];

  return (Place){ masar_span_is_unknown (span) ? INFINITY : masar_timeline_anchor (span), position };
}

/* The nearest place in positions @low to @high that is after @from, or before it. */
static gboolean
nearest_in_octave (const MasarTimeline *self, guint low, guint high, Place from, int step, Place *place)
{
  guint first = low, end = high;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      Place here = place_of (self, middle);
      gboolean before = step > 0 ? !place_less (from, here) : place_less (here, from);

      if (before)
        first = middle + 1;
      else
        end = middle;
    }
  if (step > 0 ? first >= high : first == low)
    return FALSE;
  *place = place_of (self, step > 0 ? first : first - 1);
  return TRUE;
}

int
masar_timeline_step (const MasarTimeline *self, int event, int lane, int step)
{
  Place from = { step > 0 ? -INFINITY : INFINITY, step > 0 ? 0 : G_MAXUINT };
  Place best = { 0 };
  gboolean found = FALSE;

  g_return_val_if_fail (step == 1 || step == -1, MASAR_UNKNOWN);
  g_return_val_if_fail (lane < (int) MASAR_LANE_ARTICLES, MASAR_UNKNOWN);

  if (event >= 0 && (guint) event < self->n_events && self->event_positions[event] != MASAR_LEFT_OUT)
    from = place_of (self, self->event_positions[event]);

  for (guint i = 0; i < MASAR_LANE_ARTICLES; i++)
    for (guint octave = 0; (lane < 0 || i == (guint) lane) && octave <= MASAR_N_OCTAVES; octave++)
      {
        Place place;

        if (!nearest_in_octave (self, self->first[i][octave], self->first[i][octave + 1], from, step, &place))
          continue;
        if (!found || (step > 0 ? place_less (place, best) : place_less (best, place)))
          best = place;
        found = TRUE;
      }
  return found ? (int) self->record[best.position] : MASAR_UNKNOWN;
}

int
masar_timeline_nearest (const MasarTimeline *self, guint lane, double minutes)
{
  int nearest = MASAR_UNKNOWN;
  double distance = INFINITY;

  g_return_val_if_fail (lane < MASAR_LANE_ARTICLES, MASAR_UNKNOWN);

  for (guint octave = 0; octave < MASAR_N_OCTAVES; octave++)
    {
      guint low = self->first[lane][octave], high = self->first[lane][octave + 1];
      guint after = masar_timeline_find (self, low, high, minutes);

      for (guint i = after > low ? after - 1 : low; i < MIN (after + 1, high); i++)
        {
          double away = fabs (masar_timeline_anchor (self->spans[i]) - minutes);
          if (away < distance)
            {
              distance = away;
              nearest = (int) self->record[i];
            }
        }
    }
  return nearest;
}
