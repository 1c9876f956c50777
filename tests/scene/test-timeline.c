/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-timeline-private.h"

/* Every answer of the index against one found by looking at all entries. */

static MasarSpan
random_span (void)
{
  gint64 begin = g_test_rand_int_range (-200000, 200000);
  int kind = g_test_rand_int_range (0, 20);

  if (kind == 0)
    return MASAR_SPAN_OPEN;
  if (kind == 1)
    return (MasarSpan){ MASAR_OPEN_PAST, begin };
  if (kind == 2)
    return (MasarSpan){ begin, MASAR_OPEN_FUTURE };
  if (kind < 10)
    return masar_span_new_day (begin / 1440);
  return (MasarSpan){ begin, begin + (1 << g_test_rand_int_range (0, 17)) + g_test_rand_int_range (0, 500) };
}

static MasarEntry *
random_entries (guint n)
{
  MasarEntry *entries = g_new0 (MasarEntry, n);
  guint n_articles = 0;

  for (guint i = 0; i < n; i++)
    {
      entries[i].lane = (guint8) g_test_rand_int_range (0, MASAR_N_LANES);
      entries[i].record = entries[i].lane == MASAR_LANE_ARTICLES ? n_articles++ : i - n_articles;
      entries[i].span = random_span ();
      entries[i].importance = (guint8) g_test_rand_int_range (0, 200);
    }
  return entries;
}

static gboolean
overlaps (MasarSpan span, MasarSpan window)
{
  if (masar_span_is_unknown (span))
    return FALSE;
  if (span.begin_minutes == MASAR_OPEN_PAST)
    span.begin_minutes = span.end_minutes - 1;
  if (span.end_minutes == MASAR_OPEN_FUTURE)
    span.end_minutes = span.begin_minutes + 1;
  return masar_span_overlaps (span, window);
}

static void
test_count (void)
{
  for (guint round = 0; round < 20; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 600);
      g_autofree MasarEntry *entries = random_entries (n);
      g_autoptr (MasarTimeline) timeline = masar_timeline_new_raw (entries, n);

      for (guint i = 0; i < 50; i++)
        {
          gint64 begin = g_test_rand_int_range (-300000, 300000);
          MasarSpan window = { begin, begin + g_test_rand_int_range (1, 100000) };
          guint lane = (guint) g_test_rand_int_range (0, MASAR_N_LANES);
          guint expected = 0;

          for (guint j = 0; j < n; j++)
            expected += entries[j].lane == lane && overlaps (entries[j].span, window);
          g_assert_cmpuint (masar_timeline_count (timeline, lane, window), ==, expected);
        }
    }
}

static void
test_entries_are_kept (void)
{
  guint n = 500;
  g_autofree MasarEntry *entries = random_entries (n);
  g_autoptr (MasarTimeline) timeline = masar_timeline_new_raw (entries, n);
  guint total = 0;

  for (guint i = 0; i < n; i++)
    {
      MasarEntry entry;
      gboolean found = entries[i].lane == MASAR_LANE_ARTICLES
                           ? masar_timeline_get_article (timeline, entries[i].record, &entry)
                           : masar_timeline_get_event (timeline, entries[i].record, &entry);

      g_assert_true (found);
      g_assert_cmpuint (entry.lane, ==, entries[i].lane);
      g_assert_cmpuint (entry.importance, ==, entries[i].importance);
      g_assert_true (masar_span_equal (entry.span, entries[i].span));
    }
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    total += masar_timeline_get_n_entries (timeline, lane);
  g_assert_cmpuint (total, ==, n);
}

static void
test_order_and_best (void)
{
  guint n = 3000;
  g_autofree MasarEntry *entries = random_entries (n);
  g_autoptr (MasarTimeline) timeline = masar_timeline_new_raw (entries, n);

  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    for (guint octave = 0; octave < MASAR_N_OCTAVES; octave++)
      for (guint i = timeline->first[lane][octave]; i + 1 < timeline->first[lane][octave + 1]; i++)
        g_assert_cmpfloat (masar_timeline_anchor (timeline->spans[i]), <=,
                           masar_timeline_anchor (timeline->spans[i + 1]));

  for (guint i = 0; i < 500; i++)
    {
      guint low = (guint) g_test_rand_int_range (0, (int) n);
      guint high = (guint) g_test_rand_int_range ((int) low + 1, (int) n + 1);
      guint best = low;

      for (guint j = low; j < high; j++)
        if (timeline->importance[j] > timeline->importance[best])
          best = j;
      g_assert_cmpuint (masar_timeline_best (timeline, low, high), ==, best);
    }
}

static void
test_tracks_are_disjoint (void)
{
  guint n = 1500;
  g_autofree MasarEntry *entries = random_entries (n);
  g_autoptr (MasarTimeline) timeline = masar_timeline_new_raw (entries, n);
  guint n_tracked = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && timeline->tracks[i] != MASAR_NO_TRACK; j++)
      {
        n_tracked++;
        if (timeline->tracks[i] == timeline->tracks[j]
            && masar_timeline_lane_of (timeline, i) == masar_timeline_lane_of (timeline, j))
          g_assert_false (masar_span_overlaps (timeline->spans[i], timeline->spans[j]));
      }
  g_assert_cmpuint (n_tracked, >, 0);
}

/* Stepping forwards meets every event once, in the order of time; stepping back meets the same ones. */
static void
test_steps (void)
{
  guint n = 400;
  g_autofree MasarEntry *entries = random_entries (n);
  g_autoptr (MasarTimeline) timeline = masar_timeline_new_raw (entries, n);

  for (int lane = MASAR_UNKNOWN; lane < (int) MASAR_LANE_ARTICLES; lane++)
    {
      g_autoptr (GArray) forwards = g_array_new (FALSE, FALSE, sizeof (int));
      guint expected =
          lane < 0 ? masar_timeline_get_n_events (timeline) : masar_timeline_get_n_entries (timeline, (guint) lane);
      double last = -G_MAXDOUBLE;

      for (int event = masar_timeline_step (timeline, MASAR_UNKNOWN, lane, 1); event != MASAR_UNKNOWN;
           event = masar_timeline_step (timeline, event, lane, 1))
        {
          MasarEntry entry;

          g_assert_true (masar_timeline_get_event (timeline, (guint) event, &entry));
          if (!masar_span_is_unknown (entry.span))
            {
              g_assert_cmpfloat (masar_timeline_anchor (entry.span), >=, last);
              last = masar_timeline_anchor (entry.span);
            }
          g_array_append_val (forwards, event);
          g_assert_cmpuint (forwards->len, <=, expected);
        }
      g_assert_cmpuint (forwards->len, ==, expected);
      for (int event = masar_timeline_step (timeline, MASAR_UNKNOWN, lane, -1); event != MASAR_UNKNOWN;
           event = masar_timeline_step (timeline, event, lane, -1))
        {
          g_assert_cmpint (event, ==, g_array_index (forwards, int, forwards->len - 1));
          g_array_set_size (forwards, forwards->len - 1);
        }
      g_assert_cmpuint (forwards->len, ==, 0);
    }
}

static void
test_focus_leaves_out_what_is_far (void)
{
  MasarEntry entries[20] = { 0 };
  g_autoptr (MasarTimeline) timeline = NULL;
  MasarSpan focus;

  for (guint i = 0; i < 20; i++)
    {
      entries[i].record = i;
      entries[i].span = masar_span_new_day (i == 0 ? 0 : 4000 + (int) i);
    }
  timeline = masar_timeline_new_raw (entries, 20);
  focus = masar_timeline_get_focus (timeline);
  g_assert_cmpint (focus.begin_minutes, >, 3900 * MASAR_MINUTES_PER_DAY);
  g_assert_cmpint (focus.end_minutes, <=, masar_timeline_get_extent (timeline).end_minutes);
  g_assert_cmpint (masar_timeline_get_extent (timeline).begin_minutes, ==, 0);
}

/* One event of twenty may be left out of the strip, two may not, nor one that is not far. */
static void
test_bulk (void)
{
  static const struct
  {
    int first_day;
    int second_day;
    gboolean narrowed;
  } rows[] = { { 0, 4001, TRUE }, { 0, 1, FALSE }, { 3990, 4001, FALSE }, { 4001, 90000, TRUE } };

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      MasarEntry entries[20] = { 0 };
      g_autoptr (MasarTimeline) timeline = NULL;
      MasarSpan bulk, extent;

      for (guint i = 0; i < 20; i++)
        {
          entries[i].record = i;
          entries[i].span = masar_span_new_day (i == 0   ? rows[row].first_day
                                                : i == 1 ? rows[row].second_day
                                                         : 4000 + (int) i);
        }
      timeline = masar_timeline_new_raw (entries, 20);
      bulk = masar_timeline_get_bulk (timeline);
      extent = masar_timeline_get_extent (timeline);
      g_assert_true (masar_span_contains (extent, bulk));
      if (!rows[row].narrowed)
        g_assert_true (masar_span_equal (bulk, extent));
      else
        g_assert_cmpint (bulk.end_minutes - bulk.begin_minutes, <, 40 * MASAR_MINUTES_PER_DAY);
      for (guint i = 2; i < 20 && rows[row].narrowed; i++)
        g_assert_true (masar_span_overlaps (bulk, entries[i].span));
    }
}

static void
test_empty (void)
{
  g_autoptr (MasarTimeline) timeline = masar_timeline_new_raw (NULL, 0);

  g_assert_true (masar_span_is_unknown (masar_timeline_get_extent (timeline)));
  g_assert_true (masar_span_is_unknown (masar_timeline_get_focus (timeline)));
  g_assert_cmpint (masar_timeline_step (timeline, MASAR_UNKNOWN, MASAR_UNKNOWN, 1), ==, MASAR_UNKNOWN);
  g_assert_cmpint (masar_timeline_nearest (timeline, 0, 0), ==, MASAR_UNKNOWN);
  g_assert_cmpuint (masar_timeline_count (timeline, 0, (MasarSpan){ 0, 10 }), ==, 0);
}

static void
test_bytes (void)
{
  guint n = 100000;
  g_autofree MasarEntry *entries = random_entries (n);
  g_autoptr (MasarTimeline) timeline = masar_timeline_new_raw (entries, n);

  g_assert_cmpuint (masar_timeline_get_bytes (timeline), <, 100 * n);
}

/* Odd events recede, every fifth is left out: the others lead, steps pass over what is not there, and all are counted.
 */
static gboolean
look_cb (MasarEntry *entry, gpointer user_data)
{
  guint *n_seen = user_data;

  (*n_seen)++;
  if (entry->record % 2 == 1)
    entry->flags |= MASAR_ENTRY_RECEDES;
  entry->n_sources = 7;
  return entry->lane == MASAR_LANE_ARTICLES || entry->record % 5 != 0;
}

static void
test_through (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarTimeline) timeline = NULL;
  guint n_seen = 0, n_steps = 0;
  MasarEntry entry;

  masar_records_add_article (records, "a")->published.span = masar_span_new_day (3);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      MasarEventRecord *event = masar_records_add_event (records, id);

      event->when.span = masar_span_new_day (i / 2);
      event->n_sources = 1;
    }
  timeline = masar_timeline_new_through (records, NULL, look_cb, &n_seen, NULL);
  g_assert_cmpuint (n_seen, ==, 21);
  g_assert_cmpuint (masar_timeline_get_n_events (timeline), ==, 20);
  g_assert_cmpuint (masar_timeline_get_n_left_out (timeline), ==, 4);
  g_assert_cmpuint (masar_timeline_get_n_receding (timeline), ==, 8); /* 5 and 15 are not there at all */
  g_assert_true (masar_timeline_get_article (timeline, 0, &entry));
  for (guint i = 0; i < 20; i++)
    {
      g_assert_cmpint (masar_timeline_get_event (timeline, i, &entry), ==, i % 5 != 0);
      if (i % 5 == 0)
        continue;
      g_assert_cmpuint (entry.n_sources, ==, 7);
      g_assert_cmpint (entry.importance > 0, ==, i % 2 == 0);
    }
  for (int event = masar_timeline_step (timeline, MASAR_UNKNOWN, MASAR_UNKNOWN, 1); event != MASAR_UNKNOWN;
       event = masar_timeline_step (timeline, event, MASAR_UNKNOWN, 1))
    {
      g_assert_cmpint (event % 5, !=, 0);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, 16);
  /* From one that is not there, as from none. */
  g_assert_cmpint (masar_timeline_step (timeline, 5, MASAR_UNKNOWN, 1), ==, 1);
}

static gboolean
cancel_cb (MasarEntry *entry, gpointer user_data)
{
  if (entry->record == 2)
    g_cancellable_cancel (user_data);
  return TRUE;
}

static void
test_cancelled (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      masar_records_add_event (records, id)->when.span = masar_span_new_day (i / 2);
    }
  /* On the way, and before it is begun. */
  g_assert_null (masar_timeline_new_through (records, NULL, cancel_cb, cancellable, cancellable));
  g_assert_null (masar_timeline_new_through (records, NULL, NULL, NULL, cancellable));
}

/* The links of every event, as counted one by one: in the order of the records, each once, none that leads nowhere. */
static void
test_links (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const guint n_events = (guint) g_test_rand_int_range (1, 30);
      const guint n_links = (guint) g_test_rand_int_range (0, 60);
      MasarTimeline *timeline;

      for (guint i = 0; i < n_events; i++)
        {
          g_autofree char *id = g_strdup_printf ("e%u", i);

          masar_records_add_event (records, id);
        }
      for (guint i = 0; i < n_links; i++)
        {
          MasarLinkRecord *link = masar_records_add_link (records);

          link->from = g_test_rand_int_range (-1, (int) n_events);
          link->to = g_test_rand_int_range (-1, (int) n_events);
        }
      timeline = masar_timeline_new (records, NULL);
      for (int event = -1; event < (int) n_events; event++)
        {
          guint n_found, next = 0;
          const MasarLinkEnd *found = masar_timeline_find_links (timeline, event, &n_found);

          for (guint i = 0; i < n_links; i++)
            {
              const MasarLinkRecord *link = masar_records_get_link (records, i);

              if (event < 0 || link->from < 0 || link->to < 0 || (link->from != event && link->to != event))
                continue;
              g_assert_cmpuint (next, <, n_found);
              g_assert_cmpuint (found[next++].link, ==, i);
            }
          g_assert_cmpuint (next, ==, n_found);
        }
      masar_timeline_unref (timeline);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/count", test_count);
  g_test_add_func ("/timeline/entries", test_entries_are_kept);
  g_test_add_func ("/timeline/order", test_order_and_best);
  g_test_add_func ("/timeline/tracks", test_tracks_are_disjoint);
  g_test_add_func ("/timeline/steps", test_steps);
  g_test_add_func ("/timeline/through", test_through);
  g_test_add_func ("/timeline/cancelled", test_cancelled);
  g_test_add_func ("/timeline/focus", test_focus_leaves_out_what_is_far);
  g_test_add_func ("/timeline/bulk", test_bulk);
  g_test_add_func ("/timeline/empty", test_empty);
  g_test_add_func ("/timeline/bytes", test_bytes);
  g_test_add_func ("/timeline/links", test_links);
  return g_test_run ();
}
