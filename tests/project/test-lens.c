/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-lens.h"

#include "masar-lens-fixture.h"

static gint64
day (int month, int day_of_month)
{
  return masar_days_from_civil (2024, month, day_of_month);
}

/* By each day: who had told, of what, with which numbers. */
static void
test_known (void)
{
  static const struct
  {
    int day;
    MasarKnowledge articles[4];
    MasarKnowledge events[N_EVENTS];
    guint n_sources; /* of the flood */
    guint n_evidence;
    gboolean disputed;
  } rows[] = {
#define YES MASAR_KNOWLEDGE_KNOWN
#define NO MASAR_KNOWLEDGE_LATER
#define OPEN MASAR_KNOWLEDGE_UNSURE
    { 4, { NO, NO, NO, OPEN }, { NO, NO, OPEN, NO, OPEN }, 0, 0, FALSE },
    { 5, { YES, NO, NO, OPEN }, { YES, NO, OPEN, NO, YES }, 1, 1, FALSE },
    /* A copy is not a second source. */
    { 6, { YES, NO, YES, OPEN }, { YES, NO, OPEN, NO, YES }, 1, 2, FALSE },
    { 9, { YES, NO, YES, OPEN }, { YES, NO, OPEN, NO, YES }, 1, 2, FALSE },
    { 10, { YES, YES, YES, OPEN }, { YES, YES, OPEN, YES, YES }, 2, 3, TRUE },
  };
  g_autoptr (MasarRecords) records = lens_records_new ();
  gint64 first, last;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarKnown) known = masar_known_new (records, day (8, rows[i].day));
      g_autoptr (GArray) evidence = masar_known_list_evidence (known, FLOOD);
      guint n = 0;

      for (guint j = 0; j < 4; j++)
        g_assert_cmpint (masar_known_get_article (known, j), ==, rows[i].articles[j]);
      for (guint j = 0; j < N_EVENTS; j++)
        g_assert_cmpint (masar_known_get_event (known, j), ==, rows[i].events[j]);
      for (guint j = 0; j < MASAR_N_KNOWLEDGES; j++)
        n += masar_known_count_articles (known, j);
      g_assert_cmpuint (n, ==, 4);
      g_assert_cmpuint (masar_known_count_articles (known, MASAR_KNOWLEDGE_UNSURE), ==, 1);
      g_assert_cmpuint (masar_known_get_n_sources (known, FLOOD), ==, rows[i].n_sources);
      g_assert_cmpuint (evidence->len, ==, rows[i].n_evidence);
      g_assert_cmpint (masar_known_has_dispute (known, FLOOD), ==, rows[i].disputed);
    }
  g_assert_true (masar_known_get_range (records, &first, &last));
  g_assert_cmpint (first, ==, day (8, 5));
  g_assert_cmpint (last, ==, day (8, 10));
}

/* Where a date leaves open whether it was by then, so does the answer. */
static void
test_known_interval (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarKnown) early = NULL;
  g_autoptr (MasarKnown) within = NULL;
  g_autoptr (MasarKnown) late = NULL;
  gint64 first, last;

  g_assert_false (masar_known_get_range (records, &first, &last));
  masar_records_add_article (records, "a")->published.span = masar_span_new_days (10, 20);
  early = masar_known_new (records, 9);
  within = masar_known_new (records, 19);
  late = masar_known_new (records, 20);
  g_assert_cmpint (masar_known_get_article (early, 0), ==, MASAR_KNOWLEDGE_LATER);
  g_assert_cmpint (masar_known_get_article (within, 0), ==, MASAR_KNOWLEDGE_UNSURE);
  g_assert_cmpint (masar_known_get_article (late, 0), ==, MASAR_KNOWLEDGE_KNOWN);
}

static void
assert_sights (MasarLens *lens, const char *events, const char *articles)
{
  /* In the order of MasarSight. */
  static const char letters[] = "chfolu";
  guint counts[MASAR_N_SIGHTS] = { 0 };

  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_assert_cmpint (letters[masar_lens_get_event (lens, i)], ==, events[i]);
      counts[masar_lens_get_event (lens, i)]++;
    }
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (letters[masar_lens_get_article (lens, i)], ==, articles[i]);
  for (guint i = 0; i < MASAR_N_SIGHTS; i++)
    g_assert_cmpuint (masar_lens_count_events (lens, i), ==, counts[i]);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_sights (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (MasarLens) lens = masar_lens_new (records, NULL);
  guint n = 0;

  g_signal_connect_swapped (lens, "changed", G_CALLBACK (count_cb), &n);
  assert_sights (lens, "ccccc", "cccc");
  g_assert_true (masar_lens_is_clear (lens));
  masar_filter_set_chosen (masar_lens_get_filter (lens), MASAR_FACET_LANE, MASAR_EVENT_TALKS, TRUE);
  assert_sights (lens, "ffcfc", "cffc");
  masar_lens_set_hides (lens, TRUE);
  assert_sights (lens, "hhchc", "chhc");
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (masar_lens_is_clear (lens));
  masar_lens_set_day (lens, day (8, 5));
  assert_sights (lens, "hhuhc", "chhu");
  masar_lens_set_day (lens, day (8, 5));
  g_assert_cmpuint (n, ==, 3);
  masar_filter_clear (masar_lens_get_filter (lens));
  assert_sights (lens, "clulc", "cllu");
  masar_lens_unset_day (lens);
  assert_sights (lens, "ccccc", "cccc");
  g_assert_finalize_object (g_steal_pointer (&lens));
}

/* The ship by its link and by an article, the old event by that article alone. */
static void
test_focus (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (MasarLens) lens = masar_lens_new (records, NULL);

  masar_lens_set_focus (lens, SHIP);
  assert_sights (lens, "ccoco", "ocoo");
  masar_lens_set_focus (lens, TALKS);
  assert_sights (lens, "oococ", "oooc");
  masar_lens_set_focus (lens, MASAR_UNKNOWN);
  assert_sights (lens, "ccccc", "cccc");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known/days", test_known);
  g_test_add_func ("/known/interval", test_known_interval);
  g_test_add_func ("/lens/sights", test_sights);
  g_test_add_func ("/lens/focus", test_focus);
  return g_test_run ();
}
