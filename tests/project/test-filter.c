/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-filter.h"

#include "masar-lens-fixture.h"
#include "masar-test.h"

/* The events that match, as bits. */
static guint
get_matching (MasarFilter *filter)
{
  guint bits = 0, n = 0;

  for (guint i = 0; i < N_EVENTS; i++)
    if (masar_filter_matches (filter, i))
      {
        bits |= 1u << i;
        n++;
      }
  g_assert_cmpuint (masar_filter_get_n_matching (filter), ==, n);
  return bits;
}

static guint
find_value (MasarFilter *filter, MasarFacet facet, const char *name)
{
  for (guint i = 0; i < masar_filter_get_n_values (filter, facet); i++)
    if (g_strcmp0 (masar_filter_get_name (filter, facet, i), name) == 0)
      return i;
  g_assert_not_reached ();
}

#define BIT(event) (1u << (event))
#define ALL ((1u << N_EVENTS) - 1)

static void
test_facets (void)
{
  static const struct
  {
    MasarFacet facet;
    const char *name; /* or the value */
    guint value;
    guint matching;
  } rows[] = {
    { MASAR_FACET_LANE, NULL, MASAR_EVENT_TALKS, BIT (TALKS) | BIT (LOST) },
    { MASAR_FACET_LANE, NULL, MASAR_EVENT_CONTEXT, BIT (OLD) },
    { MASAR_FACET_CERTAINTY, NULL, MASAR_CERTAINTY_DAY, BIT (FLOOD) },
    { MASAR_FACET_CERTAINTY, NULL, MASAR_CERTAINTY_VAGUE, BIT (SHIP) | BIT (TALKS) },
    { MASAR_FACET_CERTAINTY, NULL, MASAR_CERTAINTY_OPEN, BIT (OLD) | BIT (LOST) },
    { MASAR_FACET_SUPPORT, NULL, MASAR_SUPPORT_ONE, BIT (SHIP) | BIT (TALKS) | BIT (OLD) },
    { MASAR_FACET_SUPPORT, NULL, MASAR_SUPPORT_TWO, BIT (FLOOD) },
    { MASAR_FACET_SUPPORT, NULL, MASAR_SUPPORT_MORE, BIT (LOST) },
    { MASAR_FACET_DISPUTE, NULL, 1, BIT (FLOOD) },
    { MASAR_FACET_DISPUTE, NULL, 0, ALL & ~BIT (FLOOD) },
    { MASAR_FACET_OUTLET, "الجريدة", 0, BIT (FLOOD) | BIT (LOST) },
    { MASAR_FACET_OUTLET, "المجلة", 0, BIT (FLOOD) | BIT (SHIP) | BIT (OLD) },
    /* One place, however it is spelt. */
    { MASAR_FACET_PLACE, "القاهرة", 0, BIT (TALKS) | BIT (LOST) },
    { MASAR_FACET_ACTOR, "النهر", 0, BIT (FLOOD) },
  };
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (MasarFilter) filter = masar_filter_new (records, NULL);

  g_assert_false (masar_filter_is_active (filter));
  g_assert_cmpuint (get_matching (filter), ==, ALL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const guint value = rows[i].name != NULL ? find_value (filter, rows[i].facet, rows[i].name) : rows[i].value;

      g_assert_cmpuint (masar_filter_get_count (filter, rows[i].facet, value), ==,
                        (guint) __builtin_popcount (rows[i].matching));
      masar_filter_set_chosen (filter, rows[i].facet, value, TRUE);
      g_assert_true (masar_filter_is_active (filter));
      g_assert_cmpuint (get_matching (filter), ==, rows[i].matching);
      masar_filter_set_chosen (filter, rows[i].facet, value, FALSE);
      g_assert_cmpuint (get_matching (filter), ==, ALL);
    }
  /* What no source tells has a value of its own, the last. */
  g_assert_null (
      masar_filter_get_name (filter, MASAR_FACET_ACTOR, masar_filter_get_n_values (filter, MASAR_FACET_ACTOR) - 1));
  g_assert_finalize_object (g_steal_pointer (&filter));
}

static void
test_words (void)
{
  static const struct
  {
    const char *words;
    guint matching;
    guint articles; /* bits of a, b, copy, undated */
  } rows[] = {
    { "فيضان", BIT (FLOOD), 7 },
    { "  كبير   فيضان ", BIT (FLOOD), 7 },
    { "فَيضانٌ", BIT (FLOOD), 7 },
    { "القاهره", BIT (TALKS) | BIT (LOST), 9 },
    { "ROUND", BIT (TALKS), 8 },
    { "النهر", BIT (FLOOD), 7 },
    /* By its headline: all that the article tells of. */
    { "مياه المدينة", BIT (FLOOD) | BIT (LOST), 15 },
    { "النشرة", BIT (FLOOD), 7 },
    { "فيضان سفينة", 0, 0 },
    { " ", ALL, 15 },
    { "", ALL, 15 },
  };
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (MasarFilter) filter = masar_filter_new (records, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint articles = 0;

      masar_filter_set_words (filter, rows[i].words);
      g_assert_cmpstr (masar_filter_get_words (filter), ==, rows[i].words);
      g_assert_cmpuint (get_matching (filter), ==, rows[i].matching);
      for (guint j = 0; j < 4; j++)
        articles |= masar_filter_matches_article (filter, j) ? 1u << j : 0;
      g_assert_cmpuint (articles, ==, rows[i].articles);
    }
}

/* Of the outlets that are asked for, only their own articles match. */
static void
test_articles (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (MasarFilter) filter = masar_filter_new (records, NULL);

  masar_filter_set_chosen (filter, MASAR_FACET_OUTLET, find_value (filter, MASAR_FACET_OUTLET, "المجلة"), TRUE);
  g_assert_false (masar_filter_matches_article (filter, 0));
  g_assert_true (masar_filter_matches_article (filter, 1));
  g_assert_false (masar_filter_matches_article (filter, 2));
  masar_filter_clear (filter);
  masar_filter_set_chosen (filter, MASAR_FACET_LANE, MASAR_EVENT_ATTACK, TRUE);
  g_assert_true (masar_filter_matches_article (filter, 2));
  g_assert_false (masar_filter_matches_article (filter, 3));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_changes (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (MasarFilter) filter = masar_filter_new (records, NULL);
  guint n = 0;

  g_signal_connect_swapped (filter, "changed", G_CALLBACK (count_cb), &n);
  masar_filter_set_chosen (filter, MASAR_FACET_LANE, 0, TRUE);
  masar_filter_set_chosen (filter, MASAR_FACET_LANE, 0, TRUE);
  g_assert_cmpuint (n, ==, 1);
  masar_filter_set_words (filter, "كبير");
  masar_filter_set_words (filter, "كبير");
  g_assert_cmpuint (n, ==, 2);
  masar_filter_clear (filter);
  masar_filter_clear (filter);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (masar_filter_get_n_chosen (filter, MASAR_FACET_LANE), ==, 0);
  g_assert_cmpuint (get_matching (filter), ==, ALL);
}

/* Law: a value's count is what would match if it alone were chosen in its facet, whatever else is. */
static void
test_counts (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (MasarFilter) filter = masar_filter_new (records, NULL);
  g_autoptr (MasarFilter) other = masar_filter_new (records, NULL);

  for (guint round = 0; round < 300; round++)
    {
      const MasarFacet facet = (MasarFacet) g_test_rand_int_range (0, MASAR_N_FACETS);
      const guint value = (guint) g_test_rand_int_range (0, (int) masar_filter_get_n_values (filter, facet));

      masar_filter_set_chosen (filter, facet, value, g_test_rand_bit ());
      masar_filter_set_words (filter, g_test_rand_int_range (0, 4) == 0 ? "ال" : NULL);
      for (guint f = 0; f < MASAR_N_FACETS; f++)
        for (guint v = 0; v < masar_filter_get_n_values (filter, f); v++)
          {
            masar_filter_clear (other);
            masar_filter_set_words (other, masar_filter_get_words (filter));
            for (guint g = 0; g < MASAR_N_FACETS; g++)
              for (guint w = 0; g != f && w < masar_filter_get_n_values (filter, g); w++)
                masar_filter_set_chosen (other, g, w, masar_filter_get_chosen (filter, g, w));
            masar_filter_set_chosen (other, f, v, TRUE);
            g_assert_cmpuint (masar_filter_get_count (filter, f, v), ==, masar_filter_get_n_matching (other));
          }
    }
}

static void
test_nothing (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarFilter) filter = masar_filter_new (records, NULL);

  masar_filter_set_words (filter, "شيء");
  g_assert_cmpuint (masar_filter_get_n_matching (filter), ==, 0);
  g_assert_cmpuint (masar_filter_get_n_values (filter, MASAR_FACET_PLACE), ==, 0);
}

/* Words looked for on a thread: all stays until they are found, what is typed on takes their place, and it comes to
 * what is found at once. */
static void
test_look_for (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  MasarFilter *filter = masar_filter_new (records, NULL);
  guint n = 0;

  g_signal_connect_swapped (filter, "changed", G_CALLBACK (count_cb), &n);
  masar_filter_look_for (filter, "ف");
  masar_filter_look_for (filter, "فيضان");
  masar_filter_look_for (filter, "القاهره");
  g_assert_cmpstr (masar_filter_get_words (filter), ==, "القاهره");
  g_assert_false (masar_filter_is_active (filter));
  g_assert_cmphex (get_matching (filter), ==, ALL);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmphex (get_matching (filter), ==, BIT (TALKS) | BIT (LOST));
  g_assert_true (masar_filter_is_active (filter));

  /* The first is cancelled, and does not come later. */
  masar_filter_look_for (filter, "فيضان");
  masar_filter_look_for (filter, "سفينة");
  while (n == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmphex (get_matching (filter), ==, BIT (SHIP));

  /* What is asked for meanwhile is not undone by what was looked for. */
  masar_filter_look_for (filter, "فيضان");
  masar_filter_set_words (filter, "قديم");
  masar_filter_look_for (filter, "فيضان");
  masar_filter_clear (filter);
  g_assert_cmpuint (n, ==, 4);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmphex (get_matching (filter), ==, ALL);
  g_assert_cmpuint (n, ==, 4);
  masar_filter_look_for (filter, " ");
  g_assert_cmpuint (n, ==, 5);
  masar_test_wait_for_threads (filter);
  g_assert_cmpuint (n, ==, 5);
  g_assert_finalize_object (filter);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/facets", test_facets);
  g_test_add_func ("/filter/words", test_words);
  g_test_add_func ("/filter/articles", test_articles);
  g_test_add_func ("/filter/changes", test_changes);
  g_test_add_func ("/filter/counts", test_counts);
  g_test_add_func ("/filter/nothing", test_nothing);
  g_test_add_func ("/filter/look-for", test_look_for);
  return g_test_run ();
}
