/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-latest.h"

#include "masar-lens.h"
#include "masar-test.h"

/* Work that waits at a gate, so that a test can ask anew while it runs. */

typedef struct
{
  GMutex mutex;
  GCond changed;
  gboolean open;
  guint n_begun;
  gint n_requests; /* that are still held by anyone */
  gint n_results;
  guint n_heard;
  int heard;
} Gate;

typedef struct
{
  Gate *gate;
  int number;
} Request;

typedef struct
{
  Gate *gate;
  int square;
} Result;

static gpointer
work (gconstpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  Gate *gate = request->gate;
  Result *result;

  g_mutex_lock (&gate->mutex);
  gate->n_begun++;
  g_cond_signal (&gate->changed);
  while (!gate->open)
    g_cond_wait (&gate->changed, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  /* Cancelled or not: that nothing is heard of it is not left to the work. */
  result = g_new (Result, 1);
  *result = (Result){ gate, request->number * request->number };
  g_atomic_int_inc (&gate->n_results);
  return result;
}

static void
request_free (gpointer data)
{
  g_atomic_int_add (&((Request *) data)->gate->n_requests, -1);
  g_free (data);
}

static void
result_free (gpointer data)
{
  g_atomic_int_add (&((Result *) data)->gate->n_results, -1);
  g_free (data);
}

static void
done (gpointer data, gpointer user_data)
{
  Gate *gate = user_data;

  gate->heard = ((Result *) data)->square;
  gate->n_heard++;
  result_free (data);
}

static MasarLatest *
new_latest (Gate *gate, gboolean open)
{
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->changed);
  gate->open = open;
  return masar_latest_new (work, request_free, result_free, done, gate);
}

static Request *
new_request (Gate *gate, int number)
{
  Request *request = g_new (Request, 1);

  *request = (Request){ gate, number };
  g_atomic_int_inc (&gate->n_requests);
  return request;
}

static void
wait_until_begun (Gate *gate, guint n)
{
  g_mutex_lock (&gate->mutex);
  while (gate->n_begun < n)
    g_cond_wait (&gate->changed, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->mutex);
}

/* Until nobody holds a request or a result any more. */
static void
finish (Gate *gate)
{
  while (g_atomic_int_get (&gate->n_requests) > 0 || g_atomic_int_get (&gate->n_results) > 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
    }
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->changed);
}

static void
test_newest_wins (void)
{
  Gate gate = { 0 };
  MasarLatest *latest = new_latest (&gate, FALSE);

  g_assert_false (masar_latest_is_busy (latest));
  masar_latest_ask (latest, new_request (&gate, 2), FALSE);
  wait_until_begun (&gate, 1);
  masar_latest_ask (latest, new_request (&gate, 3), FALSE);
  masar_latest_ask (latest, new_request (&gate, 4), FALSE);
  g_assert_true (masar_latest_is_busy (latest));
  open_gate (&gate);
  while (gate.n_heard == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gate.heard, ==, 16);
  g_assert_false (masar_latest_is_busy (latest));
  finish (&gate);
  /* What waited was never begun, what was superseded never heard of. */
  g_assert_cmpuint (gate.n_begun, ==, 2);
  g_assert_cmpuint (gate.n_heard, ==, 1);
  masar_latest_free (latest);
}

static void
test_at_once (void)
{
  Gate gate = { 0 };
  MasarLatest *latest = new_latest (&gate, FALSE);

  masar_latest_ask (latest, new_request (&gate, 2), FALSE);
  wait_until_begun (&gate, 1);
  masar_latest_ask (latest, new_request (&gate, 3), FALSE);
  open_gate (&gate);
  masar_latest_ask (latest, new_request (&gate, 5), TRUE);
  g_assert_cmpint (gate.heard, ==, 25);
  finish (&gate);
  g_assert_cmpint (gate.heard, ==, 25);
  g_assert_cmpuint (gate.n_heard, ==, 1);
  masar_latest_free (latest);
}

static void
test_cancel (void)
{
  Gate gate = { 0 };
  MasarLatest *latest = new_latest (&gate, FALSE);

  masar_latest_ask (latest, new_request (&gate, 2), FALSE);
  wait_until_begun (&gate, 1);
  masar_latest_ask (latest, new_request (&gate, 3), FALSE);
  masar_latest_cancel (latest);
  g_assert_false (masar_latest_is_busy (latest));
  open_gate (&gate);
  /* Asked again before the cancelled one has come back. */
  masar_latest_ask (latest, new_request (&gate, 6), FALSE);
  g_assert_true (masar_latest_is_busy (latest));
  finish (&gate);
  g_assert_cmpint (gate.heard, ==, 36);
  g_assert_cmpuint (gate.n_heard, ==, 1);
  masar_latest_free (latest);
}

static void
test_owner_leaves (void)
{
  Gate gate = { 0 };
  MasarLatest *latest = new_latest (&gate, FALSE);

  masar_latest_ask (latest, new_request (&gate, 2), FALSE);
  wait_until_begun (&gate, 1);
  masar_latest_ask (latest, new_request (&gate, 3), FALSE);
  masar_latest_free (latest);
  open_gate (&gate);
  finish (&gate);
  g_assert_cmpuint (gate.n_heard, ==, 0);
  g_assert_cmpuint (gate.n_begun, ==, 1);
}

/* The lens over so many events that it looks on a thread: what was is seen until what is asked has been looked for, the
 * last of many questions is the only one answered, and the answer is that of looking at once. */

#define N_MANY 5000

static MasarRecords *
new_many (void)
{
  MasarRecords *records = masar_records_new ();

  for (guint i = 0; i < N_MANY / 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      masar_records_add_article (records, id)->published.span = masar_span_new_day (i);
    }
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      MasarEventRecord *event = masar_records_add_event (records, id);
      const MasarEvidence evidence = { .article = (int) (i / 10), .mention = MASAR_UNKNOWN };

      event->type = i % MASAR_N_EVENT_TYPES;
      event->title = i % 7 == 0 ? "سابع" : "آخر";
      event->n_sources = 1;
      event->when.span = masar_span_new_day (i / 12);
      g_array_append_val (event->evidence, evidence);
    }
  g_assert_false (masar_latest_suits_frame (records));
  return records;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
assert_same (MasarSights *a, MasarSights *b)
{
  MasarRecords *records = masar_sights_get_records (a);

  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    g_assert_cmpint (masar_sights_get_event (a, i), ==, masar_sights_get_event (b, i));
  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    g_assert_cmpint (masar_sights_get_article (a, i), ==, masar_sights_get_article (b, i));
  for (guint i = 0; i < MASAR_N_SIGHTS; i++)
    {
      g_assert_cmpuint (masar_sights_count_events (a, i), ==, masar_sights_count_events (b, i));
      g_assert_cmpuint (masar_sights_count_articles (a, i), ==, masar_sights_count_articles (b, i));
    }
}

static void
test_lens (void)
{
  g_autoptr (MasarRecords) records = new_many ();
  g_autoptr (MasarTraits) traits = masar_traits_new (records, NULL);
  g_autoptr (MasarMatches) matches = NULL;
  g_autoptr (MasarSights) expected = NULL;
  MasarChoice *choice = masar_choice_new (traits);
  MasarLens *lens = masar_lens_new (records, NULL);
  MasarFilter *filter = masar_lens_get_filter (lens);
  guint n = 0;

  g_signal_connect_swapped (lens, "changed", G_CALLBACK (count_cb), &n);
  for (gint64 day = 1; day < 100; day++)
    masar_lens_set_day (lens, day);
  masar_filter_set_chosen (filter, MASAR_FACET_LANE, MASAR_EVENT_STRIKE, TRUE);
  masar_lens_set_focus (lens, 41);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (masar_lens_is_clear (lens));
  g_assert_true (masar_filter_is_active (filter));
  g_assert_cmpuint (masar_filter_get_n_matching (filter), ==, N_MANY);

  /* Filter and lens come one after the other. */
  while (masar_filter_get_n_matching (filter) == N_MANY
         || masar_lens_count_events (lens, MASAR_SIGHT_FAINT) != N_MANY - N_MANY / MASAR_N_EVENT_TYPES)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, <=, 3);
  choice->chosen[MASAR_FACET_LANE][MASAR_EVENT_STRIKE] = TRUE;
  choice->n_chosen[MASAR_FACET_LANE] = 1;
  matches = masar_matches_new (traits, choice, NULL);
  expected =
      masar_sights_new (records, &(MasarQuestion){ .matches = matches, .has_day = TRUE, .day = 99, .focus = 41 }, NULL);
  assert_same (masar_lens_get_sights (lens), expected);
  g_assert_cmpint (masar_known_get_day (masar_lens_get_known (lens)), ==, 99);
  masar_choice_free (choice);

  /* Left while it looks. */
  masar_lens_set_focus (lens, MASAR_UNKNOWN);
  masar_filter_clear (filter);
  g_assert_finalize_object (lens);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, <=, 3);
}

static void
test_cancelled_passes (void)
{
  g_autoptr (MasarRecords) records = new_many ();
  g_autoptr (MasarTraits) traits = masar_traits_new (records, NULL);
  g_autoptr (MasarMatches) matches = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MasarChoice *choice = masar_choice_new (traits);

  matches = masar_matches_new (traits, choice, cancellable);
  g_assert_nonnull (matches);
  g_cancellable_cancel (cancellable);
  g_assert_null (masar_matches_new (traits, choice, cancellable));
  g_assert_null (
      masar_sights_new (records, &(MasarQuestion){ .matches = matches, .focus = MASAR_UNKNOWN }, cancellable));
  masar_choice_free (choice);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/latest/newest-wins", test_newest_wins);
  g_test_add_func ("/latest/at-once", test_at_once);
  g_test_add_func ("/latest/cancel", test_cancel);
  g_test_add_func ("/latest/owner-leaves", test_owner_leaves);
  g_test_add_func ("/latest/lens", test_lens);
  g_test_add_func ("/latest/cancelled-passes", test_cancelled_passes);
  return g_test_run ();
}
