/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-timeline-private.h"

#include <math.h>

/* Finds the long empty stretches of a timeline.
 *
 * A stretch is empty when no lane has anything in it, neither an event nor an article: from the end of the last span
 * before it to the begin of the first one after it.  A span with an open end is there at its known bound; nobody knows
 * how far it reaches, and if that took time no corpus would ever have an empty stretch.
 *
 * It is long when it is longer than a fortnight, than one and a half times the usual time from one thing to the next,
 * and than half of all the time that is not folded.  The first keeps days what they are; the second leaves a corpus
 * alone whose events are spread evenly, however thinly; the third folds only where what remains gets much more room.
 * All of that is said by the corpus alone, so that breaks are the same in every view of it. */

#define LEAST_MINUTES (14 * MASAR_MINUTES_PER_DAY)
#define USUAL_SHARE 1.5
#define REST_SHARE 0.5

/* What a break takes of the axis, as a share of what is not folded; many breaks take no more than all of that. */
#define WIDTH_SHARE 6

/* How much of an empty stretch stays at each of its ends, so that what stands there has its day and its title. */
#define AIR_SHARE 40
#define AIR_PER_BREAK 4
#define MAX_AIR_SHARE 8

/* The empty stretches of a lane that may be long, and what lies before and behind all of it. */
static GArray *
find_in_lane (const MasarTimeline *self, guint lane)
{
  const guint n = self->first[lane][MASAR_N_OCTAVES] - self->first[lane][0];
  const gint64 *begins = self->begins[lane], *ends = self->ends[lane];
  GArray *empty = g_array_new (FALSE, FALSE, sizeof (MasarSpan));

  /* As many have ended by ends[i - 1] as have begun before begins[i]. */
  for (guint i = 0; i <= n; i++)
    {
      const MasarSpan span = { i > 0 ? ends[i - 1] : MASAR_OPEN_PAST, i < n ? begins[i] : MASAR_OPEN_FUTURE };

      if (span.begin_minutes < span.end_minutes && masar_span_get_length (span) > LEAST_MINUTES)
        g_array_append_val (empty, span);
    }
  return empty;
}

/* What is in both; all of it is sorted. */
static GArray *
intersect (const GArray *first, const GArray *second)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (MasarSpan));

  for (guint i = 0, j = 0; i < first->len && j < second->len;)
    {
      const MasarSpan a = g_array_index (first, MasarSpan, i), b = g_array_index (second, MasarSpan, j);
      const MasarSpan span = { MAX (a.begin_minutes, b.begin_minutes), MIN (a.end_minutes, b.end_minutes) };

      if (span.begin_minutes < span.end_minutes && masar_span_get_length (span) > LEAST_MINUTES)
        g_array_append_val (both, span);
      if (a.end_minutes < b.end_minutes)
        i++;
      else
        j++;
    }
  return both;
}

/* The empty stretches between what all lanes hold, longer than the usual time from one thing to the next. */
static GArray *
find_empty (const MasarTimeline *self)
{
  GArray *empty = find_in_lane (self, 0);
  guint n = self->first[0][MASAR_N_OCTAVES] - self->first[0][0];
  double usual;

  for (guint lane = 1; lane < MASAR_N_LANES; lane++)
    {
      g_autoptr (GArray) before = empty;
      g_autoptr (GArray) here = find_in_lane (self, lane);

      empty = intersect (before, here);
      n += self->first[lane][MASAR_N_OCTAVES] - self->first[lane][0];
    }
  usual = (double) masar_span_get_length (self->extent) / MAX (n, 1);
  for (guint i = empty->len; i-- > 0;)
    {
      const MasarSpan span = g_array_index (empty, MasarSpan, i);

      if (masar_span_is_open (span) || (double) masar_span_get_length (span) <= USUAL_SHARE * usual)
        g_array_remove_index (empty, i);
    }
  return empty;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first > second ? -1 : first < second;
}

/* The length from which on a stretch is long, and how much time is then not folded; 0 if none is. */
static gint64
find_least (const MasarTimeline *self, const GArray *empty, gint64 *rest)
{
  g_autofree gint64 *lengths = g_new (gint64, MAX (empty->len, 1));
  gint64 left = masar_span_get_length (self->extent);
  gint64 least = 0;

  for (guint i = 0; i < empty->len; i++)
    lengths[i] = masar_span_get_length (g_array_index (empty, MasarSpan, i));
  qsort (lengths, empty->len, sizeof *lengths, compare_lengths);
  for (guint i = 0; i < empty->len; i++)
    {
      left -= lengths[i];
      if ((i + 1 < empty->len && lengths[i + 1] == lengths[i]) || (double) lengths[i] <= REST_SHARE * (double) left)
        continue;
      least = lengths[i];
      *rest = left;
    }
  return least;
}

static gint64
day_floor (gint64 minutes)
{
  const gint64 past = minutes % MASAR_MINUTES_PER_DAY;

  return minutes - (past < 0 ? past + MASAR_MINUTES_PER_DAY : past);
}

/* A break begins and ends at midnight. */
static MasarBreak
break_new (MasarSpan empty, gint64 air)
{
  const gint64 share = masar_span_get_length (empty) / MAX_AIR_SHARE;

  air = CLAMP (air, MASAR_MINUTES_PER_DAY, share);
  return (MasarBreak){ .span = { day_floor (empty.begin_minutes + air + MASAR_MINUTES_PER_DAY - 1),
                                 day_floor (empty.end_minutes - air) },
                       .empty = empty };
}

/**
 * masar_timeline_find_breaks:
 *
 * Finds the long empty stretches.  A stretch is empty when no lane has an event or an article in it; what has an open
 * end is there at its known bound only.  It is long when it is longer than a fortnight, than one and a half times the
 * usual time from one thing to the next, and than half of all the time that is not folded: the view does not matter.
 *
 * Cost: linear.
 *
 * Returns: (transfer full) (nullable): them as breaks, all of them folded; or %NULL if there are none
 */
MasarBreaks *
masar_timeline_find_breaks (const MasarTimeline *self)
{
  g_autoptr (GArray) empty = NULL;
  g_autoptr (GArray) breaks = NULL;
  gint64 least, rest = 0, air;

  if (masar_span_is_unknown (self->extent))
    return NULL;
  empty = find_empty (self);
  least = find_least (self, empty, &rest);
  if (least == 0)
    return NULL;
  breaks = g_array_new (FALSE, FALSE, sizeof (MasarBreak));
  for (guint i = empty->len; i-- > 0;)
    if (masar_span_get_length (g_array_index (empty, MasarSpan, i)) < least)
      g_array_remove_index (empty, i);
  air = rest / MAX (AIR_SHARE, AIR_PER_BREAK * empty->len);
  for (guint i = 0; i < empty->len; i++)
    {
      const MasarBreak here = break_new (g_array_index (empty, MasarSpan, i), air);

      g_array_append_val (breaks, here);
    }
  return masar_breaks_new ((const MasarBreak *) (gpointer) breaks->data, breaks->len,
                           MAX (rest / MAX (WIDTH_SHARE, breaks->len), MASAR_MINUTES_PER_DAY));
}
