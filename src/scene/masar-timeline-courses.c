/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-timeline-private.h"

/* The courses of a timeline as strands: each joins two turns that follow each other in time.  Strands are kept by the
 * octave of their length, each octave sorted by begin, so that a view finds those that cross it, and are long enough to
 * be seen, by a few binary searches. */

static guint
octave_of (double minutes)
{
  guint octave = 0;

  while (octave + 1 < MASAR_N_OCTAVES && minutes >= 2)
    {
      minutes /= 2;
      octave++;
    }
  return octave;
}

static int
compare_turns (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarTimeline *self = user_data;
  const MasarTurn *x = *(const MasarTurn *const *) a;
  const MasarTurn *y = *(const MasarTurn *const *) b;
  const double of_x = masar_timeline_anchor (self->spans[self->event_positions[x->event]]);
  const double of_y = masar_timeline_anchor (self->spans[self->event_positions[y->event]]);

  if (of_x != of_y)
    return of_x < of_y ? -1 : 1;
  return x->place < y->place ? -1 : x->place > y->place;
}

static guint
octave_of_strand (const MasarStrand *strand)
{
  return octave_of (strand->end - strand->begin);
}

static int
compare_strands (gconstpointer a, gconstpointer b)
{
  const MasarStrand *x = a;
  const MasarStrand *y = b;
  const guint of_x = octave_of_strand (x), of_y = octave_of_strand (y);

  if (of_x != of_y)
    return of_x < of_y ? -1 : 1;
  if (x->begin != y->begin)
    return x->begin < y->begin ? -1 : 1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return x->to < y->to ? -1 : x->to > y->to;
}

/* Whether a turn has a place along time: dated, and not left out or only to be known later. */
static gboolean
has_place (const MasarTimeline *self, const MasarTurn *turn)
{
  const guint32 position = turn->event < self->n_events ? self->event_positions[turn->event] : MASAR_LEFT_OUT;

  return position != MASAR_LEFT_OUT && !(self->flags[position] & MASAR_ENTRY_GHOST)
         && !masar_span_is_unknown (self->spans[position]);
}

/* Whether what the turn tells has happened for sure. */
static gboolean
is_sure (const MasarTurn *turn)
{
  return !turn->possible && masar_turn_kind_has_come ((MasarTurnKind) turn->kind);
}

/* Adds the strands of one course, in the order of time. */
void
masar_timeline_add_strands (const MasarTimeline *self, guint course, GArray *strands)
{
  g_autoptr (GPtrArray) turns = g_ptr_array_new ();
  guint n;
  const MasarTurn *all = masar_courses_get_turns (self->courses, course, &n);

  for (guint i = 0; i < n; i++)
    if (has_place (self, &all[i]))
      g_ptr_array_add (turns, (gpointer) &all[i]);
  g_ptr_array_sort_with_data (turns, compare_turns, (gpointer) self);
  for (guint i = 0; i + 1 < turns->len; i++)
    {
      const MasarTurn *from = turns->pdata[i], *to = turns->pdata[i + 1];
      MasarStrand strand = { .from = self->event_positions[from->event],
                             .to = self->event_positions[to->event],
                             .course = course,
                             .dashed = !is_sure (to) };

      strand.above = self->above[course];
      strand.begin = masar_timeline_anchor (self->spans[strand.from]);
      strand.end = masar_timeline_anchor (self->spans[strand.to]);
      g_array_append_val (strands, strand);
    }
}

static int
compare_begins (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GArray *strands = user_data;
  const MasarStrand *x = &g_array_index (strands, MasarStrand, *(const guint *) a);
  const MasarStrand *y = &g_array_index (strands, MasarStrand, *(const guint *) b);

  if (x->begin != y->begin)
    return x->begin < y->begin ? -1 : 1;
  return x->course < y->course ? -1 : x->course > y->course;
}

/* Two courses of a lane that overlap in time hang on either side of its marks; of more, the others share the side
 * below. */
static void
choose_sides (MasarTimeline *self)
{
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->strands->len);
  double ends[MASAR_N_LANES][2];

  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    ends[lane][0] = ends[lane][1] = -G_MAXDOUBLE;
  for (guint i = 0; i < self->strands->len; i++)
    if (i == 0
        || g_array_index (self->strands, MasarStrand, i - 1).course
               != g_array_index (self->strands, MasarStrand, i).course)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_begins, self->strands);
  for (guint i = 0; i < order->len; i++)
    {
      const guint first = g_array_index (order, guint, i);
      const MasarStrand *begin = &g_array_index (self->strands, MasarStrand, first);
      double *lane = ends[masar_timeline_lane_of (self, begin->from)];
      const guint above = lane[0] > begin->begin && lane[1] <= begin->begin;

      for (guint j = first;
           j < self->strands->len && g_array_index (self->strands, MasarStrand, j).course == begin->course; j++)
        {
          MasarStrand *strand = &g_array_index (self->strands, MasarStrand, j);

          strand->above = self->above[strand->course] = above;
          lane[above] = MAX (lane[above], strand->end);
        }
    }
}

/**
 * masar_timeline_set_courses:
 * @courses: (nullable): of the timeline's records
 *
 * Says which courses are drawn; a timeline of records has all of theirs to begin with.  To be called before the
 * timeline is shared.
 *
 * Cost: by the number of turns.
 */
void
masar_timeline_set_courses (MasarTimeline *self, MasarCourses *courses)
{
  guint octave = 0;

  if (courses != NULL)
    masar_courses_ref (courses);
  g_clear_pointer (&self->courses, masar_courses_unref);
  self->courses = courses;
  g_free (self->above);
  self->above = g_new0 (guint8, courses != NULL ? masar_courses_get_n_courses (courses) + 1 : 1);
  g_array_set_size (self->strands, 0);
  for (guint i = 0; courses != NULL && i < masar_courses_get_n_courses (courses); i++)
    masar_timeline_add_strands (self, i, self->strands);
  choose_sides (self);
  g_array_sort (self->strands, compare_strands);
  for (guint i = 0; i < self->strands->len; i++)
    while (octave <= octave_of_strand (&g_array_index (self->strands, MasarStrand, i)))
      self->first_strand[octave++] = i;
  while (octave <= MASAR_N_OCTAVES)
    self->first_strand[octave++] = self->strands->len;
}

/**
 * masar_timeline_get_courses:
 *
 * Returns: (transfer none) (nullable): the courses that are drawn
 */
MasarCourses *
masar_timeline_get_courses (const MasarTimeline *self)
{
  return self->courses;
}

/**
 * masar_timeline_get_turn:
 * @event: position in the records
 *
 * Returns: (transfer none) (nullable): the turn that @event is of a course that is drawn, or %NULL
 */
const MasarTurn *
masar_timeline_get_turn (const MasarTimeline *self, guint event)
{
  return self->courses != NULL ? masar_courses_find_event (self->courses, event) : NULL;
}

/* First strand from @low to @high that does not begin before @minutes. */
static guint
find_strand (const MasarTimeline *self, guint low, guint high, double minutes)
{
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->strands, MasarStrand, middle).begin < minutes)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Finds the strands at least @least minutes long that cross the time from @from to @to; returns FALSE, and finds none,
 * where they would be more than @most. */
gboolean
masar_timeline_find_strands (const MasarTimeline *self, double from, double to, double least, guint most, GArray *found)
{
  guint low[MASAR_N_OCTAVES], high[MASAR_N_OCTAVES];
  const guint first = octave_of (least);
  guint total = 0;

  for (guint octave = first; octave < MASAR_N_OCTAVES; octave++)
    {
      const double longest = octave + 1 < MASAR_N_OCTAVES ? (double) (2ull << octave) : G_MAXDOUBLE;
      const guint end = self->first_strand[octave + 1];

      low[octave] = find_strand (self, self->first_strand[octave], end, from - longest);
      high[octave] = find_strand (self, low[octave], end, to);
      total += high[octave] - low[octave];
    }
  if (total > most)
    return FALSE;
  for (guint octave = first; octave < MASAR_N_OCTAVES; octave++)
    for (guint i = low[octave]; i < high[octave]; i++)
      {
        const MasarStrand *strand = &g_array_index (self->strands, MasarStrand, i);

        if (strand->end >= from && strand->end - strand->begin >= least)
          g_array_append_val (found, *strand);
      }
  return TRUE;
}
