/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-calendar.h"

/* First days of months: of the tabular calendar, and of the printed one.  Ramadan and Shawwal of 1436 and 1445 are as
 * they were announced in Mecca. */
static const struct
{
  int hijri_year, hijri_month;
  int year, month, day;
} rows[] = {
  { 1, 1, 622, 7, 19 },     { 1300, 1, 1882, 11, 12 },  { 1343, 1, 1924, 8, 1 },   { 1400, 1, 1979, 11, 20 },
  { 1421, 1, 2000, 4, 6 },  { 1431, 1, 2009, 12, 18 },  { 1436, 9, 2015, 6, 18 },  { 1436, 10, 2015, 7, 17 },
  { 1445, 1, 2023, 7, 19 }, { 1445, 9, 2024, 3, 11 },   { 1445, 10, 2024, 4, 10 }, { 1446, 1, 2024, 7, 7 },
  { 1450, 1, 2028, 5, 25 }, { 1500, 12, 2077, 10, 18 },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gint64 day = masar_days_from_civil (rows[i].year, rows[i].month, rows[i].day);
      const MasarCivilDate date = masar_hijri_from_days (day);

      g_assert_cmpint (masar_days_from_hijri (rows[i].hijri_year, rows[i].hijri_month, 1), ==, day);
      g_assert_cmpint (date.year, ==, rows[i].hijri_year);
      g_assert_cmpint (date.month, ==, rows[i].hijri_month);
      g_assert_cmpint (date.day, ==, 1);
    }
}

/* Days there and back, every one from the calendar's first. */
static void
test_there_and_back (void)
{
  for (gint64 day = -492148; day < 1000000; day++)
    {
      const MasarCivilDate date = masar_hijri_from_days (day);

      g_assert_true (masar_hijri_is_valid (date.year, date.month, date.day));
      g_assert_cmpint (date.day, <=, masar_hijri_days_in_month (date.year, date.month));
      g_assert_cmpint (masar_days_from_hijri (date.year, date.month, date.day), ==, day);
    }
}

/* Every year has as many days as lie between its begin and the next one's; a cycle of 30 tabular years has 10631. */
static void
test_years (void)
{
  for (int year = 1; year <= 1700; year++)
    {
      int n_days = 0;

      for (int month = 1; month <= 12; month++)
        n_days += masar_hijri_days_in_month (year, month);
      g_assert_cmpint (masar_days_from_hijri (year + 1, 1, 1) - masar_days_from_hijri (year, 1, 1), ==, n_days);
      g_assert_cmpint (n_days, >=, 353);
      g_assert_cmpint (n_days, <=, 357);
      if (year <= 1300 || year > 1500)
        g_assert_cmpint (masar_days_from_hijri (year + 30, 1, 1) - masar_days_from_hijri (year, 1, 1), ==, 10631);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/table", test_table);
  g_test_add_func ("/calendar/there-and-back", test_there_and_back);
  g_test_add_func ("/calendar/years", test_years);
  return g_test_run ();
}
