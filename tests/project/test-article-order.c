/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-article-order.h"

#include "masar-lens-fixture.h"
#include "masar-filter.h"

/* The articles of the fixture: a of 5 August, b of the 10th, a copy of the 6th, one without a date. */
static void
test_order (void)
{
  static const struct
  {
    const char *words;
    int event;
    const char *expected;
  } rows[] = {
    { NULL, MASAR_UNKNOWN, "a copy b undated " },
    { NULL, SHIP, "b a copy undated " },
    { NULL, LOST, "a undated copy b " },
    { "الجريده", MASAR_UNKNOWN, "a " },
    { "undated", FLOOD, "undated " },
    { "لا أحد", FLOOD, "" },
  };
  g_autoptr (MasarRecords) records = lens_records_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *needle = rows[i].words != NULL ? masar_filter_fold (rows[i].words) : NULL;
      const MasarArticleWish wish = { NULL, needle, rows[i].event };
      g_autoptr (GArray) positions = masar_article_order_list (records, &wish, NULL);
      g_autoptr (GString) listed = g_string_new (NULL);

      for (guint j = 0; j < positions->len; j++)
        g_string_append_printf (listed, "%s ",
                                masar_records_get_article (records, g_array_index (positions, guint, j))->id);
      g_assert_cmpstr (listed->str, ==, rows[i].expected);
    }
}

/* What is not asked for is not there; what was not known yet is. */
static void
test_sights (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (MasarTraits) traits = masar_traits_new (records, NULL);
  MasarChoice *choice = masar_choice_new (traits);
  g_autoptr (MasarMatches) matches = NULL;
  g_autoptr (MasarSights) sights = NULL;
  g_autoptr (GArray) positions = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MasarArticleWish wish = { .event = MASAR_UNKNOWN };

  choice->chosen[MASAR_FACET_LANE][MASAR_EVENT_STRIKE] = TRUE;
  choice->n_chosen[MASAR_FACET_LANE] = 1;
  matches = masar_matches_new (traits, choice, NULL);
  sights = masar_sights_new (
      records, &(MasarQuestion){ .matches = matches, .has_day = TRUE, .day = 0, .focus = MASAR_UNKNOWN }, NULL);
  wish.sights = sights;
  positions = masar_article_order_list (records, &wish, NULL);
  g_assert_cmpuint (positions->len, ==, 1);
  g_assert_cmpstr (masar_records_get_article (records, g_array_index (positions, guint, 0))->id, ==, "b");
  g_assert_cmpint (masar_sights_get_article (sights, g_array_index (positions, guint, 0)), ==, MASAR_SIGHT_LATER);

  g_cancellable_cancel (cancellable);
  g_assert_null (masar_article_order_list (records, &wish, cancellable));
  masar_choice_free (choice);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-order/order", test_order);
  g_test_add_func ("/article-order/sights", test_sights);
  return g_test_run ();
}
