/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-timeline-private.h"

#include <math.h>
#include <string.h>

#define BLOCK 16
#define FEW_EVENTS 8

/* How many events are looked at between two looks at whether anybody still waits. */
#define STRIDE 8192

/* One event in so many may lie far off, where the others then take no more than such a part of the whole. */
#define FAR_SHARE 20
#define MAX_BULK_SHARE 4

typedef struct
{
  guint64 key;
  guint32 index;
} SortItem;

/* Least significant digit first, stable; digits in which all keys agree are skipped. */
static void
sort_items (SortItem *items, guint n)
{
  g_autofree SortItem *other = g_new (SortItem, MAX (n, 1));
  SortItem *from = items, *to = other;

  for (guint shift = 0; shift < 64; shift += 11)
    {
      guint counts[2048] = { 0 };
      guint sum = 0;

      for (guint i = 0; i < n; i++)
        counts[(from[i].key >> shift) & 2047]++;
      if (n == 0 || counts[(from[0].key >> shift) & 2047] == n)
        continue;
      for (guint digit = 0; digit < 2048; digit++)
        {
          guint count = counts[digit];
          counts[digit] = sum;
          sum += count;
        }
      for (guint i = 0; i < n; i++)
        to[counts[(from[i].key >> shift) & 2047]++] = from[i];

      SortItem *swap = from;
      from = to;
      to = swap;
    }
  if (from != items)
    memcpy (items, from, n * sizeof *items);
}

/* The middle of a span; of one with an open end, its bound. */
double
masar_timeline_anchor (MasarSpan span)
{
  if (span.begin_minutes == MASAR_OPEN_PAST)
    return span.end_minutes;
  if (span.end_minutes == MASAR_OPEN_FUTURE)
    return span.begin_minutes;
  return ((double) span.begin_minutes + (double) span.end_minutes) / 2;
}

static guint
octave_of (MasarSpan span)
{
  gint64 duration;

  if (masar_span_is_open (span))
    return 0;
  duration = span.end_minutes - span.begin_minutes;
  if (duration <= 1)
    return 0;
  return MIN (63 - __builtin_clzll ((guint64) duration), MASAR_N_OCTAVES - 1);
}

/* Twice the anchor is a whole number, and keeps within 40 bits for every year from 0 to 9999. */
static guint64
sort_key (const MasarEntry *entry)
{
  guint64 bucket = (guint64) entry->lane * (MASAR_N_OCTAVES + 1);
  gint64 twice;

  if (masar_span_is_unknown (entry->span))
    return (bucket + MASAR_N_OCTAVES) << 40;
  twice = (gint64) (masar_timeline_anchor (entry->span) * 2);
  twice = CLAMP (twice + (G_GINT64_CONSTANT (1) << 39), 0, (G_GINT64_CONSTANT (1) << 40) - 1);
  return (bucket + octave_of (entry->span)) << 40 | (guint64) twice;
}

static void
masar_timeline_fill (MasarTimeline *self, const MasarEntry *entries, const SortItem *order)
{
  guint bucket = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const MasarEntry *entry = &entries[order[i].index];
      guint current = (guint) (order[i].key >> 40);

      for (; bucket <= current; bucket++)
        self->first[bucket / (MASAR_N_OCTAVES + 1)][bucket % (MASAR_N_OCTAVES + 1)] = i;
      self->spans[i] = entry->span;
      self->titles[i] = entry->title;
      self->record[i] = entry->record;
      self->n_sources[i] = entry->n_sources;
      self->flags[i] = entry->flags;
      self->importance[i] = entry->importance;
      if (entry->lane == MASAR_LANE_ARTICLES)
        self->article_positions[entry->record] = i;
      else
        self->event_positions[entry->record] = i;
    }
  for (; bucket < MASAR_N_LANES * (MASAR_N_OCTAVES + 1); bucket++)
    self->first[bucket / (MASAR_N_OCTAVES + 1)][bucket % (MASAR_N_OCTAVES + 1)] = self->n;
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    self->first[lane][MASAR_N_OCTAVES + 1] = lane + 1 < MASAR_N_LANES ? self->first[lane + 1][0] : self->n;
}

static gint64 *
sorted_ends (const MasarSpan *spans, guint n, gboolean begins)
{
  g_autofree SortItem *items = g_new (SortItem, MAX (n, 1));
  gint64 *sorted = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      MasarSpan span = spans[i];
      gint64 minutes;

      /* An open end reaches no further than its bound, and what takes no time takes a minute. */
      if (span.begin_minutes == MASAR_OPEN_PAST)
        span.begin_minutes = span.end_minutes - 1;
      if (span.end_minutes == MASAR_OPEN_FUTURE)
        span.end_minutes = span.begin_minutes + 1;
      minutes = begins ? span.begin_minutes : MAX (span.end_minutes, span.begin_minutes + 1);
      items[i].key = (guint64) minutes ^ (G_GUINT64_CONSTANT (1) << 63);
    }
  sort_items (items, n);
  for (guint i = 0; i < n; i++)
    sorted[i] = (gint64) (items[i].key ^ (G_GUINT64_CONSTANT (1) << 63));
  return sorted;
}

static void
masar_timeline_sort_ends (MasarTimeline *self, guint lane)
{
  guint first = self->first[lane][0];
  guint n = self->first[lane][MASAR_N_OCTAVES] - first;

  self->begins[lane] = sorted_ends (self->spans + first, n, TRUE);
  self->ends[lane] = sorted_ends (self->spans + first, n, FALSE);
}

/* What is already in a track, sorted and disjoint, and what the octave at hand adds to it. */
typedef struct
{
  GArray *spans;
  GArray *added;
  guint next;
} Track;

static gboolean
track_take (Track *self, MasarSpan span)
{
  const MasarSpan *spans = (const MasarSpan *) (gpointer) self->spans->data;
  guint n = self->spans->len;
  const MasarSpan *last = self->added->len ? &g_array_index (self->added, MasarSpan, self->added->len - 1) : NULL;

  if (last && last->end_minutes > span.begin_minutes)
    return FALSE;
  while (self->next > 0 && spans[self->next - 1].end_minutes > span.begin_minutes)
    self->next--;
  while (self->next < n && spans[self->next].end_minutes <= span.begin_minutes)
    self->next++;
  if (self->next < n && spans[self->next].begin_minutes < span.end_minutes)
    return FALSE;
  g_array_append_val (self->added, span);
  return TRUE;
}

static void
track_merge (Track *self)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (MasarSpan), self->spans->len + self->added->len);
  guint i = 0, j = 0;

  while (i < self->spans->len || j < self->added->len)
    {
      const MasarSpan *old = i < self->spans->len ? &g_array_index (self->spans, MasarSpan, i) : NULL;
      const MasarSpan *new = j < self->added->len ? &g_array_index (self->added, MasarSpan, j) : NULL;
      gboolean take_old = old && (!new || old->begin_minutes < new->begin_minutes);

      g_array_append_vals (merged, take_old ? old : new, 1);
      if (take_old)
        i++;
      else
        j++;
    }
  g_array_unref (self->spans);
  self->spans = merged;
  g_array_set_size (self->added, 0);
  self->next = 0;
}

static void
masar_timeline_give_tracks (MasarTimeline *self, guint lane)
{
  Track tracks[MASAR_N_TRACKS];

  for (guint i = 0; i < MASAR_N_TRACKS; i++)
    tracks[i] =
        (Track){ g_array_new (FALSE, FALSE, sizeof (MasarSpan)), g_array_new (FALSE, FALSE, sizeof (MasarSpan)), 0 };
  for (guint octave = MASAR_N_OCTAVES; octave-- > 1;)
    {
      if (masar_timeline_octave_is_empty (self, lane, octave))
        continue;
      for (guint i = self->first[lane][octave]; i < self->first[lane][octave + 1]; i++)
        for (guint track = 0; track < MASAR_N_TRACKS; track++)
          if (track_take (&tracks[track], self->spans[i]))
            {
              self->tracks[i] = track;
              break;
            }
      for (guint i = 0; i < MASAR_N_TRACKS; i++)
        track_merge (&tracks[i]);
    }
  for (guint i = 0; i < MASAR_N_TRACKS; i++)
    {
      g_array_unref (tracks[i].spans);
      g_array_unref (tracks[i].added);
    }
}

static void
masar_timeline_rank (MasarTimeline *self)
{
  const guint32 *below = NULL;
  guint n_below = self->n;

  for (self->n_best = 0; n_below > BLOCK && self->n_best < G_N_ELEMENTS (self->best); self->n_best++)
    {
      guint n = (n_below + BLOCK - 1) / BLOCK;
      guint32 *best = g_new (guint32, n);

      for (guint i = 0; i < n_below; i++)
        {
          guint32 candidate = below ? below[i] : i;
          if (i % BLOCK == 0 || self->importance[candidate] > self->importance[best[i / BLOCK]])
            best[i / BLOCK] = candidate;
        }
      self->best[self->n_best] = best;
      below = best;
      n_below = n;
    }
}

static guint
count_column (const MasarTimeline *self, guint column)
{
  guint n = 0;

  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    n += self->columns[lane][column];
  return n;
}

/* Counts the anchors in each slice of the bulk; what lies beyond it is in the first slice or the last, or in none. */
static void
count_columns (MasarTimeline *self, gboolean beyond)
{
  const double begin = (double) self->bulk.begin_minutes;
  const double scale = MASAR_N_COLUMNS / ((double) self->bulk.end_minutes - begin);

  memset (self->columns, 0, sizeof self->columns);
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    for (guint i = self->first[lane][0]; i < self->first[lane][MASAR_N_OCTAVES]; i++)
      {
        const double column = (masar_timeline_anchor (self->spans[i]) - begin) * scale;

        if (beyond || (column >= 0 && column <= MASAR_N_COLUMNS))
          self->columns[lane][(guint) CLAMP (column, 0, MASAR_N_COLUMNS - 1)]++;
      }
}

/* Finds the shortest stretch of slices that leaves out no more than @n_far events. */
static void
find_stretch (const MasarTimeline *self, guint n_far, guint *first, guint *end)
{
  guint n_before = 0, n_behind = 0, to = MASAR_N_COLUMNS;

  *first = 0;
  *end = MASAR_N_COLUMNS;
  while (to > 0 && n_behind + count_column (self, to - 1) <= n_far)
    n_behind += count_column (self, --to);
  for (guint from = 0; from < to && n_before <= n_far; n_before += count_column (self, from++))
    {
      while (to < MASAR_N_COLUMNS && n_before + n_behind > n_far)
        n_behind -= count_column (self, to++);
      if (n_before + n_behind <= n_far && to - from < *end - *first)
        {
          *first = from;
          *end = to;
        }
    }
}

/* Takes from the bulk's ends what holds no more than @n_far events, if little of its length is left; returns whether
 * it did. */
static gboolean
narrow_bulk (MasarTimeline *self, guint n_far)
{
  const double column = (double) (self->bulk.end_minutes - self->bulk.begin_minutes) / MASAR_N_COLUMNS;
  guint first, end;

  find_stretch (self, n_far, &first, &end);
  if ((end - first) * MAX_BULK_SHARE > MASAR_N_COLUMNS || column < 1)
    return FALSE;
  self->bulk.end_minutes = self->bulk.begin_minutes + (gint64) ceil (end * column);
  self->bulk.begin_minutes += (gint64) (first * column);
  return TRUE;
}

/* A slice that was cut off may have held, besides what lies far off, what is right beside the bulk: takes that back.
 * Returns whether there was any. */
static gboolean
widen_bulk (MasarTimeline *self)
{
  const double near = (double) (self->bulk.end_minutes - self->bulk.begin_minutes) / 4;
  double begin = (double) self->bulk.begin_minutes, end = (double) self->bulk.end_minutes;

  for (guint i = 0; i < self->first[MASAR_LANE_ARTICLES][0]; i++)
    {
      const double anchor = masar_span_is_unknown (self->spans[i]) ? begin : masar_timeline_anchor (self->spans[i]);

      if (anchor < begin && anchor >= (double) self->bulk.begin_minutes - near)
        begin = anchor;
      else if (anchor > end && anchor <= (double) self->bulk.end_minutes + near)
        end = anchor;
    }
  if (begin >= (double) self->bulk.begin_minutes && end <= (double) self->bulk.end_minutes)
    return FALSE;
  self->bulk = (MasarSpan){ (gint64) floor (begin), (gint64) ceil (end) };
  return TRUE;
}

/* The strip below the lanes, and the first look, are of the events that lie together: a single battle of the Middle
 * Ages would leave this summer a dot. */
static void
find_bulk (MasarTimeline *self)
{
  guint total = 0;

  self->bulk = self->extent;
  count_columns (self, TRUE);
  for (guint i = 0; i < MASAR_N_COLUMNS; i++)
    total += count_column (self, i);
  while (total >= FEW_EVENTS && narrow_bulk (self, total / FAR_SHARE))
    count_columns (self, TRUE);
  while (!masar_span_equal (self->bulk, self->extent) && widen_bulk (self))
    ;
  count_columns (self, FALSE);
  masar_timeline_count_far (self);
}

static void
masar_timeline_measure (MasarTimeline *self)
{
  gint64 begin = G_MAXINT64, end = G_MININT64;

  for (guint i = 0; i < self->n; i++)
    {
      MasarSpan span = self->spans[i];

      if (masar_span_is_unknown (span))
        continue;
      begin = MIN (begin, span.begin_minutes == MASAR_OPEN_PAST ? span.end_minutes : span.begin_minutes);
      end = MAX (end, span.end_minutes == MASAR_OPEN_FUTURE ? span.begin_minutes + 1 : span.end_minutes);
    }
  if (begin > end)
    {
      self->extent = self->bulk = MASAR_SPAN_OPEN;
      return;
    }
  self->extent = (MasarSpan){ begin, MAX (end, begin + 1) };
  find_bulk (self);
}

/* Returns whether it was not cancelled. */
static gboolean
index_entries (MasarTimeline *self, GCancellable *cancellable)
{
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      masar_timeline_sort_ends (self, lane);
      masar_timeline_give_tracks (self, lane);
    }
  masar_timeline_rank (self);
  masar_timeline_measure (self);
  return !g_cancellable_is_cancelled (cancellable);
}

static MasarTimeline *
build (const MasarEntry *entries, guint n_entries, guint n_events, guint n_articles, GCancellable *cancellable)
{
  g_autoptr (MasarTimeline) self = g_new0 (MasarTimeline, 1);
  g_autofree SortItem *order = g_new (SortItem, MAX (n_entries, 1));

  g_atomic_ref_count_init (&self->n_references);
  self->strands = g_array_new (FALSE, FALSE, sizeof (MasarStrand));
  self->n = n_entries;
  self->n_events = n_events;
  self->n_articles = n_articles;
  self->n_left_out = n_events;
  self->n_event_lanes = MASAR_N_EVENT_TYPES;
  for (guint i = 0; i < n_entries; i++)
    {
      order[i] = (SortItem){ sort_key (&entries[i]), i };
      if (entries[i].lane == MASAR_LANE_ARTICLES)
        continue;
      self->n_event_lanes = MAX (self->n_event_lanes, entries[i].lane + 1u);
      self->n_left_out--;
      if (entries[i].flags & MASAR_ENTRY_RECEDES)
        self->n_receding++;
    }
  sort_items (order, n_entries);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  self->spans = g_new (MasarSpan, n_entries);
  self->titles = g_new (const char *, n_entries);
  self->record = g_new (guint32, n_entries);
  self->n_sources = g_new (guint16, n_entries);
  self->flags = g_new (guint8, n_entries);
  self->importance = g_new (guint8, n_entries);
  self->tracks = g_malloc (MAX (n_entries, 1));
  memset (self->tracks, MASAR_NO_TRACK, n_entries);
  self->event_positions = g_new (guint32, self->n_events);
  self->article_positions = g_new (guint32, self->n_articles);
  if (self->n_events > 0)
    memset (self->event_positions, 0xff, self->n_events * sizeof (guint32));
  if (self->n_articles > 0)
    memset (self->article_positions, 0xff, self->n_articles * sizeof (guint32));

  masar_timeline_fill (self, entries, order);
  g_clear_pointer (&order, g_free);
  return index_entries (self, cancellable) ? g_steal_pointer (&self) : NULL;
}

/**
 * masar_timeline_new_raw:
 * @entries: (array length=n_entries): events, and articles in the lane of articles; within each kind the records must
 * be 0, 1, 2 … in any order.  Titles are borrowed.
 * @n_entries: how many there are
 *
 * Cost: linear.
 *
 * Returns: (transfer full): a timeline without records
 */
MasarTimeline *
masar_timeline_new_raw (const MasarEntry *entries, guint n_entries)
{
  guint n_articles = 0;

  for (guint i = 0; i < n_entries; i++)
    n_articles += entries[i].lane == MASAR_LANE_ARTICLES;
  return build (entries, n_entries, n_entries - n_articles, n_articles, NULL);
}

static guint
count_articles (const MasarEventRecord *event)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; event->evidence && i < event->evidence->len; i++)
    g_hash_table_add (seen, GINT_TO_POINTER (g_array_index (event->evidence, MasarEvidence, i).article));
  return g_hash_table_size (seen);
}

static gboolean
is_only_possible (const MasarEventRecord *event)
{
  for (guint i = 0; event->evidence && i < event->evidence->len; i++)
    {
      MasarModality modality = g_array_index (event->evidence, MasarEvidence, i).values.modality;
      if (modality == MASAR_MODALITY_ASSERTED || modality == MASAR_MODALITY_REPORTED)
        return FALSE;
    }
  return event->evidence && event->evidence->len > 0;
}

static guint
get_flags (MasarWhen when)
{
  return (when.approximate ? MASAR_ENTRY_APPROXIMATE : 0) | (when.lasting ? MASAR_ENTRY_LASTING : 0);
}

/* What survives zooming out: what many tell, what is disputed, what is the news rather than its background,
 * what is a turn of a course. */
static guint8
weigh (const MasarEntry *entry, const MasarEventRecord *event, const MasarTurn *turn)
{
  guint weight = 16 * MIN (entry->n_sources, 10);

  if (entry->flags & MASAR_ENTRY_DISPUTED)
    weight += 24;
  if (!(entry->flags & MASAR_ENTRY_POSSIBLE))
    weight += 12;
  if (event->type != MASAR_EVENT_CONTEXT)
    weight += 8;
  if (event->place)
    weight += 4;
  if (turn != NULL)
    weight += 20;
  return MIN (weight, 255);
}

static MasarEntry
entry_from_event (const MasarEventRecord *event, guint record, const MasarTopic *topic)
{
  MasarEntry entry = { .title = event->title, .span = event->when.span, .record = record };

  entry.lane = (guint8) (topic != NULL ? masar_topic_find_lane (topic, event) : (guint) event->type);
  entry.n_sources = MIN (event->n_sources ? event->n_sources : count_articles (event), G_MAXUINT16);
  entry.flags = get_flags (event->when);
  if (event->disputes && event->disputes->len > 0)
    entry.flags |= MASAR_ENTRY_DISPUTED;
  if (is_only_possible (event))
    entry.flags |= MASAR_ENTRY_POSSIBLE;
  return entry;
}

static MasarEntry
entry_from_article (const MasarArticleRecord *article, guint record)
{
  return (MasarEntry){ .title = article->outlet,
                       .span = article->published.span,
                       .record = record,
                       .n_sources = 1,
                       .lane = MASAR_LANE_ARTICLES,
                       .flags = get_flags (article->published) };
}

/**
 * masar_timeline_new:
 * @records: events and articles; kept, and not to be changed while the timeline lives
 * @topic: (nullable): what lanes there are, and which events belong into which; %NULL for a lane of each type
 *
 * Returns: (transfer full): their timeline
 */
MasarTimeline *
masar_timeline_new (MasarRecords *records, MasarTopic *topic)
{
  return masar_timeline_new_through (records, topic, NULL, NULL, NULL);
}

/**
 * masar_timeline_new_through:
 * @records: events and articles; kept, and not to be changed while the timeline lives
 * @look: (nullable) (scope call): how each entry is seen
 * @cancellable: (nullable): to stop it
 *
 * What recedes weighs nothing: where it shares a place, something else leads.
 *
 * Cost: linear.  May be called on any thread.
 *
 * Returns: (transfer full) (nullable): their timeline, as seen through @look; %NULL when it is cancelled
 */
MasarTimeline *
masar_timeline_new_through (MasarRecords *records,
                            MasarTopic *topic,
                            MasarEntryFunc look,
                            gpointer user_data,
                            GCancellable *cancellable)
{
  g_autoptr (MasarCourses) courses = masar_courses_new (records);
  guint n_events = masar_records_get_n_events (records);
  guint n_articles = masar_records_get_n_articles (records);
  g_autofree MasarEntry *entries = g_new0 (MasarEntry, MAX (n_events + n_articles, 1));
  guint n = 0;
  MasarTimeline *self;

  for (guint i = 0; i < n_events; i++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, i);
      MasarEntry *entry = &entries[n];

      if (i % STRIDE == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      *entry = entry_from_event (event, i, topic);
      if (look != NULL && !look (entry, user_data))
        continue;
      entry->importance =
          entry->flags & MASAR_ENTRY_RECEDES ? 0 : weigh (entry, event, masar_courses_find_event (courses, i));
      n++;
    }
  for (guint i = 0; i < n_articles; i++)
    {
      entries[n] = entry_from_article (masar_records_get_article (records, i), i);
      n += look == NULL || look (&entries[n], user_data);
    }
  self = build (entries, n, n_events, n_articles, cancellable);
  if (self == NULL)
    return NULL;
  self->records = masar_records_ref (records);
  if (topic != NULL)
    {
      self->topic = masar_topic_ref (topic);
      self->n_event_lanes = masar_topic_get_n_lanes (topic);
    }
  masar_timeline_set_courses (self, courses);
  masar_timeline_index_links (self);
  return self;
}

MasarTimeline *
masar_timeline_ref (MasarTimeline *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_timeline_unref (MasarTimeline *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  g_clear_pointer (&self->records, masar_records_unref);
  g_clear_pointer (&self->topic, masar_topic_unref);
  g_clear_pointer (&self->courses, masar_courses_unref);
  g_clear_pointer (&self->link_ends, g_array_unref);
  g_array_unref (self->strands);
  g_free (self->above);
  g_free (self->spans);
  g_free (self->titles);
  g_free (self->record);
  g_free (self->n_sources);
  g_free (self->flags);
  g_free (self->importance);
  g_free (self->tracks);
  g_free (self->event_positions);
  g_free (self->article_positions);
  for (guint i = 0; i < self->n_best; i++)
    g_free (self->best[i]);
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    {
      g_free (self->begins[lane]);
      g_free (self->ends[lane]);
    }
  g_free (self);
}

/**
 * masar_timeline_get_records:
 *
 * Returns: (transfer none) (nullable): what the timeline was made of, or %NULL if it was made of raw entries
 */
MasarRecords *
masar_timeline_get_records (const MasarTimeline *self)
{
  return self->records;
}

/**
 * masar_timeline_get_topic:
 *
 * Returns: (transfer none) (nullable): whose lanes these are, or %NULL for a lane of each type
 */
MasarTopic *
masar_timeline_get_topic (const MasarTimeline *self)
{
  return self->topic;
}

/**
 * masar_timeline_get_n_event_lanes:
 *
 * Returns: how many lanes of events there are, empty ones among them; that of the articles is %MASAR_LANE_ARTICLES
 */
guint
masar_timeline_get_n_event_lanes (const MasarTimeline *self)
{
  return self->n_event_lanes;
}

/**
 * masar_timeline_get_n_entries:
 *
 * Returns: how many entries are in @lane, undated ones among them
 */
guint
masar_timeline_get_n_entries (const MasarTimeline *self, guint lane)
{
  g_return_val_if_fail (lane < MASAR_N_LANES, 0);

  return self->first[lane][MASAR_N_OCTAVES + 1] - self->first[lane][0];
}

/**
 * masar_timeline_get_n_undated:
 *
 * Returns: how many entries of @lane have neither a begin nor an end
 */
guint
masar_timeline_get_n_undated (const MasarTimeline *self, guint lane)
{
  g_return_val_if_fail (lane < MASAR_N_LANES, 0);

  return self->first[lane][MASAR_N_OCTAVES + 1] - self->first[lane][MASAR_N_OCTAVES];
}

/**
 * masar_timeline_get_undated:
 * @place: less than their number
 *
 * Returns: the record of that entry of @lane without a date
 */
guint
masar_timeline_get_undated (const MasarTimeline *self, guint lane, guint place)
{
  g_return_val_if_fail (place < masar_timeline_get_n_undated (self, lane), 0);

  return self->record[self->first[lane][MASAR_N_OCTAVES] + place];
}

/**
 * masar_timeline_get_n_events:
 *
 * Returns: how many events the records have, in all lanes
 */
guint
masar_timeline_get_n_events (const MasarTimeline *self)
{
  return self->n_events;
}

/**
 * masar_timeline_get_n_receding:
 *
 * Returns: how many events recede
 */
guint
masar_timeline_get_n_receding (const MasarTimeline *self)
{
  return self->n_receding;
}

/**
 * masar_timeline_get_n_left_out:
 *
 * Returns: how many events of the records are not in the timeline
 */
guint
masar_timeline_get_n_left_out (const MasarTimeline *self)
{
  return self->n_left_out;
}

/**
 * masar_timeline_get_bytes:
 *
 * Returns: how much memory the timeline takes beyond the records
 */
gsize
masar_timeline_get_bytes (const MasarTimeline *self)
{
  gsize per_entry = sizeof (MasarSpan) + sizeof (char *) + sizeof (guint32) + sizeof (guint16) + 3 + sizeof (guint32)
                    + 2 * sizeof (gint64);
  gsize bytes = sizeof *self + self->n * per_entry;

  if (self->link_ends != NULL)
    bytes += self->link_ends->len * sizeof (MasarLinkEnd);

  for (guint i = 0, n = self->n; i < self->n_best; i++)
    bytes += (n = (n + BLOCK - 1) / BLOCK) * sizeof (guint32);
  return bytes;
}

/**
 * masar_timeline_get_extent:
 *
 * Returns: from the first bound to the last one, or %MASAR_SPAN_OPEN if nothing is dated
 */
MasarSpan
masar_timeline_get_extent (const MasarTimeline *self)
{
  return self->extent;
}

/**
 * masar_timeline_get_bulk:
 *
 * Returns: the extent without the few events that lie so far from all others that these would be a dot beside them
 */
MasarSpan
masar_timeline_get_bulk (const MasarTimeline *self)
{
  return self->bulk;
}

/**
 * masar_timeline_get_focus:
 *
 * Finds what a first look should show: a corpus of this summer's news mentions a war of ten years ago, and fitting both
 * would leave the summer a dot.
 *
 * Returns: the shortest stretch that holds six tenths of the dated events; or the bulk, if that is not much longer or
 *   there are but a few events
 */
MasarSpan
masar_timeline_get_focus (const MasarTimeline *self)
{
  double column = (double) (self->bulk.end_minutes - self->bulk.begin_minutes) / MASAR_N_COLUMNS;
  guint total = 0, sum = 0, first = 0, best_first = 0, best_length = MASAR_N_COLUMNS;

  for (guint i = 0; i < MASAR_N_COLUMNS; i++)
    total += count_column (self, i);
  for (guint i = 0; i < MASAR_N_COLUMNS && total > 0; i++)
    {
      for (sum += count_column (self, i); sum * 10 >= total * 6; sum -= count_column (self, first++))
        if (i - first + 1 < best_length)
          {
            best_length = i - first + 1;
            best_first = first;
          }
    }
  if (masar_span_is_unknown (self->extent) || total < FEW_EVENTS || best_length > MASAR_N_COLUMNS / 3)
    return self->bulk;
  return (MasarSpan){ self->bulk.begin_minutes + (gint64) (best_first * column),
                      self->bulk.begin_minutes + (gint64) ceil ((best_first + best_length) * column) };
}

static guint
count_below (const gint64 *sorted, guint n, gint64 limit)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (sorted[middle] < limit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * masar_timeline_count:
 * @lane: a lane
 * @window: a closed span
 *
 * Cost: logarithmic.
 *
 * Returns: how many dated entries of @lane overlap @window; an open end reaches no further than its bound
 */
guint
masar_timeline_count (const MasarTimeline *self, guint lane, MasarSpan window)
{
  guint n = self->first[lane][MASAR_N_OCTAVES] - self->first[lane][0];

  if (window.begin_minutes >= window.end_minutes)
    return 0;
  return count_below (self->begins[lane], n, window.end_minutes)
         - count_below (self->ends[lane], n, window.begin_minutes + 1);
}

static gboolean
masar_timeline_get (const MasarTimeline *self, guint position, MasarEntry *entry)
{
  if (position == MASAR_LEFT_OUT)
    return FALSE;
  *entry = (MasarEntry){ .title = self->titles[position],
                         .span = self->spans[position],
                         .record = self->record[position],
                         .n_sources = self->n_sources[position],
                         .lane = (guint8) masar_timeline_lane_of (self, position),
                         .flags = self->flags[position],
                         .importance = self->importance[position] };
  return TRUE;
}

/**
 * masar_timeline_get_event:
 * @record: an event's position in the records
 * @entry: (out caller-allocates): what the timeline knows of it
 *
 * Returns: whether there is such an event, and it was not left out
 */
gboolean
masar_timeline_get_event (const MasarTimeline *self, guint record, MasarEntry *entry)
{
  return record < self->n_events && masar_timeline_get (self, self->event_positions[record], entry);
}

/**
 * masar_timeline_get_article:
 * @record: an article's position in the records
 * @entry: (out caller-allocates): what the timeline knows of it
 *
 * Returns: whether there is such an article, and it was not left out
 */
gboolean
masar_timeline_get_article (const MasarTimeline *self, guint record, MasarEntry *entry)
{
  return record < self->n_articles && masar_timeline_get (self, self->article_positions[record], entry);
}

int
masar_timeline_lane_of (const MasarTimeline *self, guint position)
{
  guint lane = 0;

  while (lane + 1 < MASAR_N_LANES && position >= self->first[lane + 1][0])
    lane++;
  return (int) lane;
}

/* First position from @low to @high whose anchor is not before @minutes. */
guint
masar_timeline_find (const MasarTimeline *self, guint low, guint high, double minutes)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (masar_timeline_anchor (self->spans[middle]) < minutes)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The same, for one who has an idea where it is: looks around there before it looks everywhere. */
guint
masar_timeline_find_near (const MasarTimeline *self, guint low, guint high, guint guess, double minutes)
{
  guint from = CLAMP (guess, low, high), to = from;

  for (guint step = 4; from > low && masar_timeline_anchor (self->spans[from - 1]) >= minutes; step *= 4)
    {
      to = from;
      from -= MIN (step, from - low);
    }
  for (guint step = 4; to < high && masar_timeline_anchor (self->spans[to]) < minutes; step *= 4)
    {
      from = to;
      to += MIN (step, high - to);
    }
  return masar_timeline_find (self, from, to, minutes);
}

/* Entries of one octave of a lane whose anchor is within @from (included) and @to. */
void
masar_timeline_range (const MasarTimeline *self,
                      guint lane,
                      guint octave,
                      double from,
                      double to,
                      guint *low,
                      guint *high)
{
  guint end = self->first[lane][octave + 1];

  *low = masar_timeline_find (self, self->first[lane][octave], end, from);
  *high = masar_timeline_find (self, *low, end, to);
}

/* The most important entry from @low to @high, which is not empty; the first of equals. */
guint
masar_timeline_best (const MasarTimeline *self, guint low, guint high)
{
  guint best = low;
  guint level = 0;
  guint first = low, end = high;

  /* Climb from both ends; what sticks out of whole blocks is looked at one by one. */
  while (first < end)
    {
      const guint32 *here = level ? self->best[level - 1] : NULL;
      gboolean top = level >= self->n_best || end - first < 2 * BLOCK;

      while (first < end && (top || first % BLOCK))
        {
          guint candidate = here ? here[first] : first;
          if (self->importance[candidate] > self->importance[best]
              || (self->importance[candidate] == self->importance[best] && candidate < best))
            best = candidate;
          first++;
        }
      while (first < end && end % BLOCK)
        {
          guint candidate = here ? here[end - 1] : end - 1;
          if (self->importance[candidate] > self->importance[best]
              || (self->importance[candidate] == self->importance[best] && candidate < best))
            best = candidate;
          end--;
        }
      first /= BLOCK;
      end /= BLOCK;
      level++;
    }
  return best;
}
