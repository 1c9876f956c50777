/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-ticks.h"

#include <math.h>

static gint64
at (int year, int month, int day, int minute)
{
  return masar_days_from_civil (year, month, day) * MASAR_MINUTES_PER_DAY + minute;
}

static void
test_steps (void)
{
  static const struct
  {
    double minutes_per_px;
    double min_px;
    MasarTickUnit unit;
    int count;
  } cases[] = {
    { 60.0 / 1900, 40, MASAR_TICK_MINUTE, 5 },
    { 1, 50, MASAR_TICK_HOUR, 1 },
    { 30, 30, MASAR_TICK_DAY, 1 },
    { 60, 40, MASAR_TICK_DAY, 2 },
    { 1440, 26, MASAR_TICK_MONTH, 1 },
    { 1440, 80, MASAR_TICK_MONTH, 3 },
    { 14400, 40, MASAR_TICK_YEAR, 2 },
    { 40000, 60, MASAR_TICK_YEAR, 5 },
    { 800000, 60, MASAR_TICK_YEAR, 100 },
    { 2000000, 60, MASAR_TICK_YEAR, 500 },
    { 1e9, 60, MASAR_TICK_YEAR, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MasarTickStep step = masar_tick_step_choose (cases[i].minutes_per_px, cases[i].min_px, 1);
      g_assert_cmpint (step.unit, ==, cases[i].unit);
      g_assert_cmpint (step.count, ==, cases[i].count);
    }
}

static void
test_calendar (void)
{
  const struct
  {
    MasarTickStep step;
    gint64 minutes;
    gint64 floor;
    gint64 next;
  } cases[] = {
    { { MASAR_TICK_MINUTE, 15 }, at (2024, 2, 28, 1439), at (2024, 2, 28, 1425), at (2024, 2, 29, 0) },
    { { MASAR_TICK_HOUR, 6 }, at (2024, 8, 5, 800), at (2024, 8, 5, 720), at (2024, 8, 5, 1080) },
    { { MASAR_TICK_DAY, 1 }, at (2024, 2, 29, 5), at (2024, 2, 29, 0), at (2024, 3, 1, 0) },
    { { MASAR_TICK_DAY, 5 }, at (2024, 8, 4, 0), at (2024, 8, 1, 0), at (2024, 8, 6, 0) },
    { { MASAR_TICK_DAY, 5 }, at (2024, 8, 31, 5), at (2024, 8, 26, 0), at (2024, 9, 1, 0) },
    { { MASAR_TICK_DAY, 10 }, at (2023, 2, 27, 0), at (2023, 2, 21, 0), at (2023, 3, 1, 0) },
    { { MASAR_TICK_MONTH, 1 }, at (2023, 12, 31, 0), at (2023, 12, 1, 0), at (2024, 1, 1, 0) },
    { { MASAR_TICK_MONTH, 3 }, at (2024, 6, 30, 0), at (2024, 4, 1, 0), at (2024, 7, 1, 0) },
    { { MASAR_TICK_YEAR, 1 }, at (1969, 6, 1, 0), at (1969, 1, 1, 0), at (1970, 1, 1, 0) },
    { { MASAR_TICK_YEAR, 100 }, at (1969, 6, 1, 0), at (1900, 1, 1, 0), at (2000, 1, 1, 0) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (masar_tick_floor (cases[i].step, cases[i].minutes), ==, cases[i].floor);
      g_assert_cmpint (masar_tick_next (cases[i].step, cases[i].floor), ==, cases[i].next);
    }
}

/* Ticks go on without end or gap, each the floor of itself and of what follows up to the next, and never too close. */
static void
test_ticks_partition_time (void)
{
  for (guint round = 0; round < 400; round++)
    {
      double minutes_per_px = g_test_rand_double_range (0.03, 30000);
      double min_px = g_test_rand_double_range (20, 120);
      MasarTickStep step = masar_tick_step_choose (minutes_per_px, min_px, g_test_rand_int_range (1, 8));
      gint64 tick = masar_tick_floor (step, g_test_rand_double_range (-9e8, 9e8));

      for (guint i = 0; i < 40; i++)
        {
          gint64 next = masar_tick_next (step, tick);

          g_assert_cmpint (next, >, tick);
          g_assert_cmpint (masar_tick_floor (step, tick), ==, tick);
          g_assert_cmpint (masar_tick_floor (step, next - 1), ==, tick);
          if (step.unit != MASAR_TICK_YEAR || step.count < 100)
            g_assert_cmpfloat ((next - tick) / minutes_per_px, >=, min_px * 0.99);
          tick = next;
        }
    }
}

/* The Hijri row too, wherever one looks: by days, months and years. */
static void
test_hijri_partitions_time (void)
{
  for (guint round = 0; round < 400; round++)
    {
      double minutes_per_px = exp (g_test_rand_double_range (log (0.03), log (30000)));
      double min_px = g_test_rand_double_range (20, 120);
      MasarTickStep step = masar_tick_step_choose_hijri (minutes_per_px, min_px);
      gint64 tick = masar_tick_floor (step, g_test_rand_double_range (-9e8, 9e8));

      for (guint i = 0; i < 40; i++)
        {
          gint64 next = masar_tick_next (step, tick);

          g_assert_cmpint (next, >, tick);
          if (masar_tick_floor (step, next - 1) != tick) /* before the calendar begins, all is its first day */
            g_assert_cmpint (masar_tick_floor (step, next - 1), ==, masar_tick_floor (step, -1e12));
          tick = next;
        }
    }
}

/* Weeks start where the reader has them start, whatever month it is. */
static void
test_weeks (void)
{
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      const MasarTickStep step = { MASAR_TICK_WEEK, 1, weekday };
      gint64 tick = masar_tick_floor (step, at (2024, 2, 27, 100));

      for (guint i = 0; i < 60; i++, tick = masar_tick_next (step, tick))
        g_assert_cmpint (masar_weekday_from_days (tick / MASAR_MINUTES_PER_DAY), ==, weekday);
      g_assert_cmpint (masar_tick_floor (step, -1), <, 0);
    }
}

static void
test_hijri_words (void)
{
  const MasarWords *arabic = masar_words_get ("ar"), *english = masar_words_get ("en");
  const struct
  {
    MasarTickStep step;
    gint64 minutes;
    const MasarWords *words;
    gboolean brief;
    const char *text;
  } cases[] = {
    { { MASAR_TICK_DAY, 1, 0 }, at (2024, 8, 5, 0), arabic, FALSE, "١ صفر ١٤٤٦ هـ" },
    { { MASAR_TICK_HIJRI_MONTH, 1, 0 }, at (2024, 8, 6, 0), arabic, FALSE, "صفر ١٤٤٦ هـ" },
    { { MASAR_TICK_HIJRI_MONTH, 1, 0 }, at (2024, 8, 6, 0), arabic, TRUE, "صفر" },
    { { MASAR_TICK_HIJRI_MONTH, 1, 0 }, at (2024, 8, 6, 0), english, FALSE, "Safar 1446 AH" },
    { { MASAR_TICK_HIJRI_YEAR, 1, 0 }, at (2024, 7, 8, 0), arabic, FALSE, "١٤٤٦ هـ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = masar_tick_format_hijri (cases[i].step, cases[i].minutes, cases[i].words, cases[i].brief);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* One name of a month or both, and either digits, as the reader chose. */
static void
test_choices (void)
{
  static const char *const months[] = { "آب 2024", "أغسطس 2024", "آب / أغسطس 2024" };
  static const char *const brief[] = { "آب 2024", "أغسطس 2024", "آب 2024" };
  const MasarTickStep step = { MASAR_TICK_MONTH, 1, 0 };
  MasarWords words = *masar_words_get ("ar");
  g_autofree char *count = NULL;

  words.dates.arabic_digits = FALSE;
  for (guint names = 0; names < MASAR_N_MONTH_NAMES; names++)
    {
      g_autofree char *full = NULL;
      g_autofree char *shorter = NULL;

      words.dates.month_names = (MasarMonthNames) names;
      full = masar_tick_format_upper (step, at (2024, 8, 1, 0), &words, FALSE);
      shorter = masar_tick_format_upper (step, at (2024, 8, 1, 0), &words, TRUE);
      g_assert_cmpstr (full, ==, months[names]);
      g_assert_cmpstr (shorter, ==, brief[names]);
    }
  count = masar_words_take_digits (&words, words.format_sources (103));
  g_assert_cmpstr (count, ==, "103 مصادر");
}

static void
test_words (void)
{
  const MasarWords *arabic = masar_words_get ("ar"), *english = masar_words_get ("en");
  const struct
  {
    gboolean upper;
    MasarTickStep step;
    gint64 minutes;
    const MasarWords *words;
    const char *text;
  } cases[] = {
    { FALSE, { MASAR_TICK_DAY, 1 }, at (2024, 8, 15, 0), arabic, "١٥" },
    { FALSE, { MASAR_TICK_HOUR, 1 }, at (2024, 8, 15, 605), arabic, "١٠:٠٥" },
    { FALSE, { MASAR_TICK_MONTH, 1 }, at (2024, 8, 1, 0), arabic, "آب" },
    { FALSE, { MASAR_TICK_YEAR, 1 }, at (2024, 1, 1, 0), english, "2024" },
    { TRUE, { MASAR_TICK_MONTH, 1 }, at (2024, 8, 1, 0), arabic, "آب / أغسطس ٢٠٢٤" },
    { TRUE, { MASAR_TICK_MONTH, 1 }, at (2024, 8, 1, 0), english, "Aug 2024" },
    { TRUE, { MASAR_TICK_YEAR, 1 }, at (2024, 1, 1, 0), arabic, "٢٠٢٤" },
    { TRUE, { MASAR_TICK_YEAR, 100 }, at (2000, 1, 1, 0), arabic, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cases[i].upper
                                  ? masar_tick_format_upper (cases[i].step, cases[i].minutes, cases[i].words, FALSE)
                                  : masar_tick_format_lower (cases[i].step, cases[i].minutes, cases[i].words);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_counts (void)
{
  const MasarWords *arabic = masar_words_get ("ar"), *english = masar_words_get ("en");
  const struct
  {
    char *(*format) (guint n);
    guint n;
    const char *text;
  } cases[] = {
    { arabic->format_sources, 1, "مصدر واحد" },   { arabic->format_sources, 2, "مصدران" },
    { arabic->format_sources, 3, "٣ مصادر" },     { arabic->format_sources, 10, "١٠ مصادر" },
    { arabic->format_sources, 11, "١١ مصدرًا" },   { arabic->format_sources, 100, "١٠٠ مصدر" },
    { arabic->format_sources, 103, "١٠٣ مصادر" }, { arabic->format_more, 12, "+١٢" },
    { arabic->format_more, 999, "+٩٩٩" },         { arabic->format_more, 8340, "+٨٫٣ ألف" },
    { english->format_more, 1000, "+1k" },        { english->format_more, 12499, "+12k" },
    { english->format_more, 999499, "+999k" },    { english->format_more, 999500, "+1M" },
    { english->format_sources, 1, "1 source" },   { english->format_sources, 2, "2 sources" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cases[i].format (cases[i].n);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticks/steps", test_steps);
  g_test_add_func ("/ticks/calendar", test_calendar);
  g_test_add_func ("/ticks/partition", test_ticks_partition_time);
  g_test_add_func ("/ticks/hijri", test_hijri_partitions_time);
  g_test_add_func ("/ticks/weeks", test_weeks);
  g_test_add_func ("/ticks/hijri-words", test_hijri_words);
  g_test_add_func ("/ticks/choices", test_choices);
  g_test_add_func ("/ticks/words", test_words);
  g_test_add_func ("/words/counts", test_counts);
  return g_test_run ();
}
