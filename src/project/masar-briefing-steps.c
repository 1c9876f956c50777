/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-briefing-steps.h"

#include "masar-evidence-rank.h"

#include <string.h>

/* What a talk shows: which events, in which order, how much time around each, and which words of whom.
 *
 * Events go by their anchor, the minute at which their mark stands: the middle of their span, or the bound that is
 * known where the other is open.  So the axis glides one way, and the briefing goes the way of the canvas's arrow keys.
 */

/* Around an event, at least four days on each side, so that what is known to the day is not shown among hours; a day
 * around one that is known to the hour.  A neighbour is let in while it is at most four times as far as what
 * is in already, so that a stray year does not make days unreadable.  The nearest neighbour is always in. */
#define MIN_HALF_MINUTES (4 * (double) MASAR_MINUTES_PER_DAY)
#define MIN_HALF_MINUTES_OF_HOURS ((double) MASAR_MINUTES_PER_DAY)
#define MAX_STRETCH 4.0
#define MARGIN 1.2

typedef struct
{
  double anchor_minutes;
  guint event;
} Step;

struct _MasarBriefingSteps
{
  MasarRecords *records;
  GArray *steps; /* Step, sorted */
  guint n_undated;
};

static double
get_anchor (MasarSpan span)
{
  if (span.begin_minutes == MASAR_OPEN_PAST)
    return (double) span.end_minutes;
  if (span.end_minutes == MASAR_OPEN_FUTURE)
    return (double) span.begin_minutes;
  return ((double) span.begin_minutes + (double) span.end_minutes) / 2;
}

/* An open end reaches for ever; such an event is where its mark is. */
static gboolean
is_in_view (MasarSpan span, MasarSpan view)
{
  const double anchor = get_anchor (span);

  if (!masar_span_is_open (span))
    return masar_span_overlaps (span, view);
  return (double) view.begin_minutes <= anchor && anchor <= (double) view.end_minutes;
}

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Step *step_a = a, *step_b = b;

  if (step_a->anchor_minutes != step_b->anchor_minutes)
    return step_a->anchor_minutes < step_b->anchor_minutes ? -1 : 1;
  return strcmp (masar_records_get_event (user_data, step_a->event)->id,
                 masar_records_get_event (user_data, step_b->event)->id);
}

/**
 * masar_briefing_steps_new:
 * @records: events and their links
 * @sights: (nullable): how they are seen: what is not clear is left out; %NULL for all
 * @view: the time that is talked about
 *
 * May be called on any thread.  Cost: linear, and all in @view are sorted.
 *
 * Returns: (transfer full): a step for each dated event in @view
 */
MasarBriefingSteps *
masar_briefing_steps_new (MasarRecords *records, const MasarSights *sights, MasarSpan view)
{
  MasarBriefingSteps *self;

  g_return_val_if_fail (records != NULL, NULL);

  self = g_new0 (MasarBriefingSteps, 1);
  self->records = masar_records_ref (records);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      const MasarSpan span = masar_records_get_event (records, i)->when.span;

      if (sights != NULL && masar_sights_get_event (sights, i) != MASAR_SIGHT_CLEAR)
        continue;
      if (masar_span_is_unknown (span))
        self->n_undated++;
      else if (is_in_view (span, view))
        {
          const Step step = { get_anchor (span), i };

          g_array_append_val (self->steps, step);
        }
    }
  g_array_sort_with_data (self->steps, compare_steps, records);
  return self;
}

void
masar_briefing_steps_free (MasarBriefingSteps *self)
{
  g_array_unref (self->steps);
  masar_records_unref (self->records);
  g_free (self);
}

/**
 * masar_briefing_steps_get_n_steps:
 *
 * Returns: how many steps there are
 */
guint
masar_briefing_steps_get_n_steps (const MasarBriefingSteps *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->steps->len;
}

/**
 * masar_briefing_steps_get_n_undated:
 *
 * Returns: how many events are left out because nothing is known of their date
 */
guint
masar_briefing_steps_get_n_undated (const MasarBriefingSteps *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_undated;
}

/**
 * masar_briefing_steps_get_event:
 *
 * Returns: the event of @step, by its position in the records
 */
guint
masar_briefing_steps_get_event (const MasarBriefingSteps *self, guint step)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (step < self->steps->len, 0);

  return g_array_index (self->steps, Step, step).event;
}

/**
 * masar_briefing_steps_find:
 * @event: the position of an event in the records, or %MASAR_UNKNOWN
 *
 * Returns: the step of @event; the first one when it has none
 */
guint
masar_briefing_steps_find (const MasarBriefingSteps *self, int event)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->steps->len; i++)
    if ((int) g_array_index (self->steps, Step, i).event == event)
      return i;
  return 0;
}

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const double distance_a = *(const double *) a, distance_b = *(const double *) b;

  return (distance_a > distance_b) - (distance_a < distance_b);
}

/* How far from @step its neighbours and the events linked with it are. */
static GArray *
list_distances (const MasarBriefingSteps *self, guint step)
{
  GArray *distances = g_array_new (FALSE, FALSE, sizeof (double));
  const Step *steps = &g_array_index (self->steps, Step, 0);
  const double anchor = steps[step].anchor_minutes;
  const int event = (int) steps[step].event;

  for (guint i = step > 0 ? step - 1 : 0; i < MIN (step + 2, self->steps->len); i++)
    {
      const double distance = ABS (steps[i].anchor_minutes - anchor);

      if (i != step)
        g_array_append_val (distances, distance);
    }
  for (guint i = 0; i < masar_records_get_n_links (self->records); i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (self->records, i);
      const int other = link->from == event ? link->to : link->from;
      MasarSpan span;
      double distance;

      if ((link->from != event && link->to != event) || other == MASAR_UNKNOWN)
        continue;
      span = masar_records_get_event (self->records, (guint) other)->when.span;
      if (masar_span_is_unknown (span))
        continue;
      distance = ABS (get_anchor (span) - anchor);
      g_array_append_val (distances, distance);
    }
  g_array_sort (distances, compare_distances);
  return distances;
}

/**
 * masar_briefing_steps_get_view:
 *
 * How much time to show with a step: all of its event, in the middle, and what is near: the steps before and after, and
 * linked events, unless they are much farther than the rest.
 *
 * Returns: a bounded span around the event's mark
 */
MasarSpan
masar_briefing_steps_get_view (const MasarBriefingSteps *self, guint step)
{
  g_autoptr (GArray) distances = NULL;
  MasarSpan span;
  double anchor, half = MIN_HALF_MINUTES;

  g_return_val_if_fail (self != NULL, MASAR_SPAN_OPEN);
  g_return_val_if_fail (step < self->steps->len, MASAR_SPAN_OPEN);

  anchor = g_array_index (self->steps, Step, step).anchor_minutes;
  span = masar_records_get_event (self->records, masar_briefing_steps_get_event (self, step))->when.span;
  if (!masar_span_is_open (span))
    {
      const double length = (double) span.end_minutes - (double) span.begin_minutes;

      half = length < (double) MASAR_MINUTES_PER_DAY ? MIN_HALF_MINUTES_OF_HOURS : MAX (half, length / 2);
    }

  distances = list_distances (self, step);
  for (guint i = 0; i < distances->len; i++)
    {
      const double distance = g_array_index (distances, double, i);

      if (i > 0 && distance > half * MAX_STRETCH)
        break;
      half = MAX (half, distance);
    }
  half *= MARGIN;
  return (MasarSpan){ (gint64) (anchor - half), (gint64) (anchor + half) };
}

static MasarBriefingSource *
find_source (GArray *sources, guint article)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_array_index (sources, MasarBriefingSource, i).article == article)
      return &g_array_index (sources, MasarBriefingSource, i);
  return NULL;
}

static int
compare_sources (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarBriefingSource *source_a = a, *source_b = b;
  const MasarSpan span_a = masar_records_get_article (user_data, source_a->article)->published.span;
  const MasarSpan span_b = masar_records_get_article (user_data, source_b->article)->published.span;

  if (span_a.end_minutes != span_b.end_minutes)
    return span_a.end_minutes < span_b.end_minutes ? -1 : 1;
  return (source_a->article > source_b->article) - (source_a->article < source_b->article);
}

/**
 * masar_briefing_list_sources:
 *
 * Returns: (transfer full) (element-type MasarBriefingSource): the articles that tell of @event, each once, in the
 * order of their publication, those without a date last
 */
GArray *
masar_briefing_list_sources (MasarRecords *records, const MasarEventRecord *event)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (MasarBriefingSource));

  g_return_val_if_fail (records != NULL && event != NULL, sources);

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const MasarEvidence *evidence = &g_array_index (event->evidence, MasarEvidence, i);
      MasarBriefingSource *source = find_source (sources, (guint) evidence->article);

      if (source == NULL)
        {
          const MasarBriefingSource new_source = { (guint) evidence->article, i, MASAR_UNKNOWN, MASAR_UNKNOWN };

          g_array_append_val (sources, new_source);
          source = &g_array_index (sources, MasarBriefingSource, sources->len - 1);
        }
      else if (masar_evidence_rank (records, evidence)
               > masar_evidence_rank (records, &g_array_index (event->evidence, MasarEvidence, source->evidence)))
        source->evidence = i;
      if (source->killed == MASAR_UNKNOWN)
        source->killed = evidence->values.killed;
      if (source->wounded == MASAR_UNKNOWN)
        source->wounded = evidence->values.wounded;
    }
  g_array_sort_with_data (sources, compare_sources, records);
  return sources;
}
