/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-span.h"

static const struct
{
  int year, month, day;
  gint64 days;
  int weekday;
} civil_rows[] = {
  { 1970, 1, 1, 0, 4 },      { 1969, 12, 31, -1, 3 },      { 2000, 2, 29, 11016, 2 },
  { 1900, 3, 1, -25508, 4 }, { 2024, 8, 5, 19940, 1 },     { 1, 1, 1, -719162, 1 },
  { 0, 3, 1, -719468, 3 },   { 9999, 12, 31, 2932896, 5 }, { 2023, 10, 7, 19637, 6 },
};

static void
test_civil_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (civil_rows); i++)
    {
      const MasarCivilDate date = masar_civil_from_days (civil_rows[i].days);

      g_assert_cmpint (masar_days_from_civil (civil_rows[i].year, civil_rows[i].month, civil_rows[i].day), ==,
                       civil_rows[i].days);
      g_assert_cmpint (date.year, ==, civil_rows[i].year);
      g_assert_cmpint (date.month, ==, civil_rows[i].month);
      g_assert_cmpint (date.day, ==, civil_rows[i].day);
      g_assert_cmpint (masar_weekday_from_days (civil_rows[i].days), ==, civil_rows[i].weekday);
    }
}

static void
test_civil_there_and_back (void)
{
  for (int round = 0; round < 20000; round++)
    {
      const gint64 day = g_test_rand_int_range (-3000000, 3000000);
      const MasarCivilDate date = masar_civil_from_days (day);
      const MasarCivilDate next = masar_civil_from_days (day + 1);

      g_assert_cmpint (masar_days_from_civil (date.year, date.month, date.day), ==, day);
      g_assert_cmpint (date.day, <=, masar_days_in_month (date.year, date.month));
      g_assert_cmpint (masar_weekday_from_days (day) % 7 + 1, ==, masar_weekday_from_days (day + 1));
      g_assert_true (next.day == date.day + 1
                     || (next.day == 1 && date.day == masar_days_in_month (date.year, date.month)));
    }
}

static void
test_valid (void)
{
  g_assert_true (masar_civil_is_valid (2024, 2, 29));
  g_assert_true (masar_civil_is_valid (2000, 2, 29));
  g_assert_false (masar_civil_is_valid (2023, 2, 29));
  g_assert_false (masar_civil_is_valid (1900, 2, 29));
  g_assert_false (masar_civil_is_valid (2024, 6, 31));
  g_assert_false (masar_civil_is_valid (2024, 0, 1));
  g_assert_false (masar_civil_is_valid (2024, 13, 1));
  g_assert_false (masar_civil_is_valid (2024, 1, 0));
  g_assert_false (masar_civil_is_valid (10000, 1, 1));
}

#define A_BEGIN 10
#define A_END 20

/* All ways in which a second span can lie to [10, 20). */
static const struct
{
  gint64 begin, end;
  gboolean overlaps, contains;
  gint64 both_begin, both_end;
} overlap_rows[] = {
  { 0, 5, FALSE, FALSE, 0, 0 },
  { 0, 10, FALSE, FALSE, 0, 0 },
  { 0, 11, TRUE, FALSE, 10, 11 },
  { 0, 20, TRUE, FALSE, 10, 20 },
  { 0, 30, TRUE, FALSE, 10, 20 },
  { 10, 15, TRUE, TRUE, 10, 15 },
  { 10, 20, TRUE, TRUE, 10, 20 },
  { 10, 30, TRUE, FALSE, 10, 20 },
  { 12, 15, TRUE, TRUE, 12, 15 },
  { 15, 20, TRUE, TRUE, 15, 20 },
  { 15, 30, TRUE, FALSE, 15, 20 },
  { 19, 30, TRUE, FALSE, 19, 20 },
  { 20, 30, FALSE, FALSE, 0, 0 },
  { 25, 30, FALSE, FALSE, 0, 0 },
  { MASAR_OPEN_PAST, MASAR_OPEN_FUTURE, TRUE, FALSE, 10, 20 },
  { MASAR_OPEN_PAST, 10, FALSE, FALSE, 0, 0 },
  { MASAR_OPEN_PAST, 11, TRUE, FALSE, 10, 11 },
  { 19, MASAR_OPEN_FUTURE, TRUE, FALSE, 19, 20 },
  { 20, MASAR_OPEN_FUTURE, FALSE, FALSE, 0, 0 },
};

static void
test_overlap (void)
{
  const MasarSpan a = { A_BEGIN, A_END };

  for (gsize i = 0; i < G_N_ELEMENTS (overlap_rows); i++)
    {
      const MasarSpan b = { overlap_rows[i].begin, overlap_rows[i].end };
      MasarSpan both = { 0, 0 };

      g_assert_cmpint (masar_span_overlaps (a, b), ==, overlap_rows[i].overlaps);
      g_assert_cmpint (masar_span_overlaps (b, a), ==, overlap_rows[i].overlaps);
      g_assert_cmpint (masar_span_contains (a, b), ==, overlap_rows[i].contains);
      g_assert_cmpint (masar_span_intersect (a, b, &both), ==, overlap_rows[i].overlaps);
      g_assert_cmpint (both.begin_minutes, ==, overlap_rows[i].both_begin);
      g_assert_cmpint (both.end_minutes, ==, overlap_rows[i].both_end);
      g_assert_true (masar_span_contains (masar_span_union (a, b), a));
      g_assert_true (masar_span_contains (masar_span_union (a, b), b));
    }
}

static void
test_order (void)
{
  const MasarSpan open = MASAR_SPAN_OPEN;

  g_assert_cmpint (masar_span_compare ((MasarSpan){ 1, 5 }, (MasarSpan){ 2, 3 }), <, 0);
  g_assert_cmpint (masar_span_compare ((MasarSpan){ 1, 5 }, (MasarSpan){ 1, 3 }), >, 0);
  g_assert_cmpint (masar_span_compare ((MasarSpan){ 1, 5 }, (MasarSpan){ 1, 5 }), ==, 0);
  g_assert_true (masar_span_equal (open, open));
  g_assert_true (masar_span_is_unknown (open));
  g_assert_true (masar_span_is_open ((MasarSpan){ MASAR_OPEN_PAST, 3 }));
  g_assert_false (masar_span_is_unknown ((MasarSpan){ MASAR_OPEN_PAST, 3 }));
  g_assert_false (masar_span_is_open ((MasarSpan){ 1, 3 }));
  g_assert_cmpint (masar_span_get_length ((MasarSpan){ 1, 3 }), ==, 2);
  g_assert_cmpint (masar_span_get_length ((MasarSpan){ MASAR_OPEN_PAST, 3 }), ==, G_MAXINT64);
  g_assert_cmpint (masar_span_get_length (MASAR_SPAN_OPEN), ==, G_MAXINT64);
}

static void
test_days (void)
{
  const gint64 first = masar_days_from_civil (2024, 2, 1);
  gint64 day;

  g_assert_true (masar_span_get_first_day (masar_span_new_month (2024, 2), &day));
  g_assert_cmpint (day, ==, first);
  g_assert_true (masar_span_get_last_day (masar_span_new_month (2024, 2), &day));
  g_assert_cmpint (day, ==, first + 28);
  g_assert_true (masar_span_get_last_day ((MasarSpan){ 0, 1 }, &day));
  g_assert_cmpint (day, ==, 0);
  g_assert_true (masar_span_get_first_day ((MasarSpan){ -1, 1 }, &day));
  g_assert_cmpint (day, ==, -1);
  g_assert_false (masar_span_get_first_day (MASAR_SPAN_OPEN, &day));
  g_assert_false (masar_span_get_last_day (MASAR_SPAN_OPEN, &day));
  g_assert_true (masar_span_equal (masar_span_new_year (2024),
                                   masar_span_union (masar_span_new_month (2024, 1), masar_span_new_month (2024, 12))));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span/civil-table", test_civil_table);
  g_test_add_func ("/span/civil-there-and-back", test_civil_there_and_back);
  g_test_add_func ("/span/valid", test_valid);
  g_test_add_func ("/span/overlap", test_overlap);
  g_test_add_func ("/span/order", test_order);
  g_test_add_func ("/span/days", test_days);
  return g_test_run ();
}
