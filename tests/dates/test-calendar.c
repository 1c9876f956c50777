/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-calendar.h"

/* First days of years of the civil tabular calendar. */
static const struct
{
  int hijri_year;
  int year, month, day;
} rows[] = {
  { 1, 622, 7, 19 },
  { 1400, 1979, 11, 21 },
  { 1421, 2000, 4, 6 },
  { 1445, 2023, 7, 19 },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gint64 day = masar_days_from_civil (rows[i].year, rows[i].month, rows[i].day);
      const MasarCivilDate date = masar_hijri_from_days (day);

      g_assert_cmpint (masar_days_from_hijri (rows[i].hijri_year, 1, 1), ==, day);
      g_assert_cmpint (date.year, ==, rows[i].hijri_year);
      g_assert_cmpint (date.month, ==, 1);
      g_assert_cmpint (date.day, ==, 1);
    }
}

/* Days there and back; each follows the one before. */
static void
test_there_and_back (void)
{
  for (int round = 0; round < 20000; round++)
    {
      const gint64 day = g_test_rand_int_range (-492148, 1000000);
      const MasarCivilDate date = masar_hijri_from_days (day);

      g_assert_true (masar_hijri_is_valid (date.year, date.month, date.day));
      g_assert_cmpint (date.day, <=, masar_hijri_days_in_month (date.year, date.month));
      g_assert_cmpint (masar_days_from_hijri (date.year, date.month, date.day), ==, day);
    }
}

/* A cycle of 30 years has 10631 days. */
static void
test_cycle (void)
{
  for (int year = 1; year <= 1600; year++)
    {
      int n_days = 0;

      for (int month = 1; month <= 12; month++)
        n_days += masar_hijri_days_in_month (year, month);
      g_assert_cmpint (masar_days_from_hijri (year + 1, 1, 1) - masar_days_from_hijri (year, 1, 1), ==, n_days);
      g_assert_cmpint (masar_days_from_hijri (year + 30, 1, 1) - masar_days_from_hijri (year, 1, 1), ==, 10631);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/table", test_table);
  g_test_add_func ("/calendar/there-and-back", test_there_and_back);
  g_test_add_func ("/calendar/cycle", test_cycle);
  return g_test_run ();
}
