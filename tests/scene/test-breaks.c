/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-axis.h"
#include "masar-timeline.h"

#include <math.h>

#define DAY MASAR_MINUTES_PER_DAY
#define YEAR (365 * DAY)
#define ROUNDS 300

/* Some breaks, apart from each other, some of them open. */
static MasarBreaks *
random_breaks (guint n, gboolean some_open)
{
  g_autofree MasarBreak *breaks = g_new0 (MasarBreak, n);
  gint64 at = g_test_rand_int_range (-1000000, 1000000);

  for (guint i = 0; i < n; i++)
    {
      MasarSpan span = { at + g_test_rand_int_range (1, 100000), 0 };

      span.end_minutes = at = span.begin_minutes + g_test_rand_int_range (5000, 3000000);
      breaks[i] = (MasarBreak){ .span = span, .empty = span, .open = some_open && g_test_rand_bit () };
    }
  return masar_breaks_new (breaks, n, g_test_rand_int_range (1, 5000));
}

static const MasarBreak *
find_closed (const MasarBreaks *breaks, double minutes)
{
  for (guint i = 0; i < masar_breaks_get_n (breaks); i++)
    {
      const MasarBreak *here = masar_breaks_get (breaks, i);

      if (!here->open && minutes > (double) here->span.begin_minutes && minutes < (double) here->span.end_minutes)
        return here;
    }
  return NULL;
}

/* Outside of breaks every minute comes back exactly, halves too; and time passes as fast as without any. */
static void
test_there_and_back (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (MasarBreaks) breaks = random_breaks ((guint) g_test_rand_int_range (1, 20), TRUE);

      for (guint i = 0; i < 50; i++)
        {
          const double minutes = g_test_rand_int_range (-4000000, 60000000) / 2.0;
          const double on_axis = masar_breaks_to_axis (breaks, minutes);

          if (find_closed (breaks, minutes) == NULL)
            g_assert_cmpfloat (masar_breaks_to_minutes (breaks, on_axis), ==, minutes);
          else
            g_assert_cmpfloat_with_epsilon (masar_breaks_to_minutes (breaks, on_axis), minutes, 1e-2);
          if (find_closed (breaks, minutes) == NULL && find_closed (breaks, minutes + 0.5) == NULL)
            g_assert_cmpfloat (masar_breaks_to_axis (breaks, minutes + 0.5) - on_axis, ==, 0.5);
        }
    }
}

/* The order of time is kept, strictly, in breaks and out of them; a break takes what all breaks take. */
static void
test_monotone (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (MasarBreaks) breaks = random_breaks ((guint) g_test_rand_int_range (1, 20), TRUE);
      const MasarBreak *first = NULL;
      double width = 0, last = -INFINITY;

      for (gint64 minutes = -4000000; minutes < 30000000; minutes += g_test_rand_int_range (1, 40000))
        {
          const double on_axis = masar_breaks_to_axis (breaks, (double) minutes);

          g_assert_cmpfloat (on_axis, >, last);
          last = on_axis;
        }
      for (guint i = 0; i < masar_breaks_get_n (breaks); i++)
        {
          const MasarBreak *here = masar_breaks_get (breaks, i);
          const double length = masar_breaks_to_axis (breaks, (double) here->span.end_minutes)
                                - masar_breaks_to_axis (breaks, (double) here->span.begin_minutes);

          if (here->open)
            g_assert_cmpfloat (length, ==, (double) (here->span.end_minutes - here->span.begin_minutes));
          else if (first != NULL)
            g_assert_cmpfloat (length, ==, width);
          else
            {
              first = here;
              width = length;
            }
        }
    }
}

/* On an axis with breaks all that is true of one without: there and back, mirror, the point that zooming keeps. */
static void
test_axis (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (MasarBreaks) breaks = random_breaks ((guint) g_test_rand_int_range (1, 20), TRUE);
      const double start = g_test_rand_double_range (-2e6, 1e7);
      const MasarAxis plain = masar_axis_new (start, start + exp (g_test_rand_double_range (log (600), log (3e7))),
                                              1200, g_test_rand_bit () ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR);
      const MasarAxis axis = masar_axis_break (&plain, breaks, MASAR_SPAN_OPEN);
      const MasarAxis turned = masar_axis_turn (&axis, MASAR_DIRECTION_LTR + MASAR_DIRECTION_RTL - axis.direction);
      const double px = g_test_rand_double_range (0, 1200), minutes = masar_axis_to_minutes (&axis, px);
      const MasarAxis zoomed = masar_axis_zoom (&axis, px, exp (g_test_rand_double_range (-3, 3)));
      const MasarAxis back = masar_axis_break (&axis, NULL, MASAR_SPAN_OPEN);

      g_assert_cmpfloat_with_epsilon (masar_axis_to_px (&axis, minutes), px, 1e-3);
      g_assert_cmpfloat_with_epsilon (masar_axis_to_px (&turned, minutes), 1200 - px, 1e-3);
      g_assert_cmpfloat_with_epsilon (masar_axis_to_px (&zoomed, minutes), px, 1e-3);
      const double length = plain.length_px * plain.minutes_per_px;
      const MasarSpan span = { (gint64) (start + length / 4), (gint64) (start + length / 2) };
      const MasarAxis kept = masar_axis_break (&plain, breaks, span);

      if (axis.minutes_per_px > 60.1 / 1200 && kept.minutes_per_px > 60.1 / 1200)
        {
          g_assert_cmpfloat_with_epsilon (masar_axis_get_start (&axis), masar_axis_get_start (&plain), 0.1);
          g_assert_cmpfloat_with_epsilon (masar_axis_get_end (&axis), masar_axis_get_end (&plain), 0.1);
          g_assert_cmpfloat_with_epsilon (back.start_minutes, plain.start_minutes, 0.1);
          /* What is seen of a span stays where it is. */
          g_assert_cmpfloat_with_epsilon (masar_axis_to_px (&kept, (double) span.begin_minutes),
                                          masar_axis_to_px (&plain, (double) span.begin_minutes), 1e-2);
          g_assert_cmpfloat_with_epsilon (masar_axis_to_px (&kept, (double) span.end_minutes),
                                          masar_axis_to_px (&plain, (double) span.end_minutes), 1e-2);
        }
    }
}

/* Fitting and revealing show all of a span, whatever is folded in it or around it. */
static void
test_fit (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (MasarBreaks) breaks = random_breaks ((guint) g_test_rand_int_range (1, 20), TRUE);
      const MasarAxis plain =
          masar_axis_new (0, exp (g_test_rand_double_range (log (600), log (3e7))), 1200, round % 2);
      const MasarAxis axis = masar_axis_break (&plain, breaks, MASAR_SPAN_OPEN);
      const gint64 begin = g_test_rand_int_range (-1000000, 20000000);
      const MasarSpan span = { begin, begin + g_test_rand_int_range (1, 10000000) };
      const MasarAxis fitted = masar_axis_fit (&axis, span, 100);
      const MasarAxis revealed = masar_axis_reveal (&fitted, span, 50);
      const MasarAxis centred = masar_axis_centre (&axis, (double) begin);
      const MasarAxis between = masar_axis_interpolate (&axis, &fitted, 1);

      g_assert_cmpfloat (masar_axis_to_u (&fitted, (double) span.begin_minutes), >, 99);
      g_assert_cmpfloat (masar_axis_to_u (&fitted, (double) span.end_minutes), <, 1101);
      g_assert_cmpfloat_with_epsilon (revealed.start_minutes, fitted.start_minutes, 1e-3);
      g_assert_cmpfloat_with_epsilon (masar_axis_to_px (&centred, (double) begin), 600, 1e-3);
      g_assert_cmpfloat_with_epsilon (between.start_minutes, fitted.start_minutes, 1e-3);
      g_assert_true (between.breaks == breaks);
    }
}

/* The stretches of a view are what closed breaks leave of it, in order. */
static void
test_stretches (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (MasarBreaks) breaks = random_breaks ((guint) g_test_rand_int_range (1, 20), TRUE);
      const double start = g_test_rand_double_range (-2e6, 1e7);
      const MasarAxis plain =
          masar_axis_new (start, start + exp (g_test_rand_double_range (log (600), log (3e7))), 1200, round % 2);
      const MasarAxis axis = masar_axis_break (&plain, breaks, MASAR_SPAN_OPEN);
      MasarStretch stretch = { 0 };
      double covered = 0, folded = 0, last = 0;

      while (masar_axis_next_stretch (&axis, &stretch))
        {
          g_assert_cmpfloat (stretch.from, >=, last);
          g_assert_cmpfloat (stretch.to, >=, stretch.from);
          g_assert_null (find_closed (breaks, (stretch.begin_minutes + stretch.end_minutes) / 2));
          g_assert_cmpfloat_with_epsilon (masar_axis_to_u (&axis, stretch.end_minutes), stretch.to, 1e-3);
          last = stretch.to;
          covered += stretch.to - stretch.from;
        }
      for (guint i = 0; i < masar_breaks_get_n (breaks); i++)
        {
          const MasarBreak *here = masar_breaks_get (breaks, i);

          if (!here->open)
            folded += CLAMP (masar_axis_to_u (&axis, (double) here->span.end_minutes), 0, 1200)
                      - CLAMP (masar_axis_to_u (&axis, (double) here->span.begin_minutes), 0, 1200);
        }
      g_assert_cmpfloat_with_epsilon (covered + folded, 1200, 1e-2);
    }
}

/* Opening one shifts what is behind it, and folding it again is as before. */
static void
test_turn (void)
{
  g_autoptr (MasarBreaks) breaks = random_breaks (5, FALSE);
  g_autoptr (MasarBreaks) opened = masar_breaks_turn (breaks, 2);
  g_autoptr (MasarBreaks) closed = masar_breaks_turn (opened, 2);
  const MasarBreak *here = masar_breaks_get (opened, 2);
  g_autoptr (MasarBreaks) taken = masar_breaks_take_open (masar_breaks_ref (breaks), opened);

  g_assert_true (here->open);
  g_assert_true (masar_breaks_equal (breaks, closed));
  g_assert_false (masar_breaks_equal (breaks, opened));
  g_assert_true (masar_breaks_equal (taken, opened));
  g_assert_true (masar_breaks_equal (NULL, NULL));
  g_assert_false (masar_breaks_equal (NULL, breaks));
  g_assert_null (masar_breaks_take_open (NULL, opened));
  g_assert_cmpfloat (masar_breaks_to_axis (opened, (double) here->span.begin_minutes), ==,
                     masar_breaks_to_axis (breaks, (double) here->span.begin_minutes));
  g_assert_cmpfloat (masar_breaks_to_axis (opened, (double) here->span.end_minutes), >,
                     masar_breaks_to_axis (breaks, (double) here->span.end_minutes));
}

/* Begins and lengths in days; a length of 0 is an open end, a negative one an open begin. */
typedef struct
{
  gint64 days[12][2];
  guint n_breaks;
  gint64 empty[3][2]; /* in days */
} Row;

static const Row rows[] = {
  /* nothing, or nothing between things */
  { { { 0 } }, 0, { { 0 } } },
  { { { 100, 1 } }, 0, { { 0 } } },
  { { { 100, 1 }, { 101, 1 }, { 103, 1 } }, 0, { { 0 } } },
  /* two things far apart, and not so far */
  { { { 100, 1 }, { 1000, 1 } }, 1, { { 101, 1000 } } },
  { { { 100, 1 }, { 110, 1 } }, 0, { { 0 } } },
  /* what is spread evenly is not folded, however thinly */
  { { { 0, 1 }, { 1000, 1 }, { 2000, 1 }, { 3000, 1 }, { 4000, 1 } }, 0, { { 0 } } },
  /* a summer, and a battle of long ago */
  { { { 0, 1 }, { 4000, 1 }, { 4005, 3 }, { 4012, 1 }, { 4030, 1 } }, 1, { { 1, 4000 } } },
  /* two */
  { { { 0, 1 }, { 5, 1 }, { 4000, 1 }, { 4005, 1 }, { 9000, 1 }, { 9010, 1 }, { 9014, 1 }, { 9020, 1 } },
    2,
    { { 6, 4000 }, { 4006, 9000 } } },
  /* a long span fills its time */
  { { { 0, 4001 }, { 4005, 3 }, { 4012, 1 }, { 4030, 1 } }, 0, { { 0 } } },
  /* of an open end only the bound is known */
  { { { 1, 0 }, { 4000, 1 }, { 4005, 3 }, { 4012, 1 }, { 4030, -1 } }, 1, { { 1, 4000 } } },
  /* a month is nothing in a year, and a year nothing in a decade */
  { { { 0, 30 }, { 35, 30 }, { 90, 100 }, { 220, 100 } }, 0, { { 0 } } },
};

static MasarTimeline *
new_timeline (const Row *row)
{
  MasarEntry entries[G_N_ELEMENTS (row->days)] = { 0 };
  guint n = 0;

  for (; n < G_N_ELEMENTS (row->days) && (row->days[n][0] != 0 || row->days[n][1] != 0); n++)
    {
      MasarEntry *entry = &entries[n];
      const gint64 at = row->days[n][0] * DAY, length = row->days[n][1] * DAY;

      /* In several lanes, one of them that of the articles. */
      entry->lane = n % 4 == 3 ? MASAR_LANE_ARTICLES : (guint8) (n % 4);
      entry->record = entry->lane == MASAR_LANE_ARTICLES ? n / 4 : n - n / 4;
      entry->span = (MasarSpan){ length < 0 ? MASAR_OPEN_PAST : at, length > 0    ? at + length
                                                                    : length == 0 ? MASAR_OPEN_FUTURE
                                                                                  : at };
    }
  return masar_timeline_new_raw (entries, n);
}

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarTimeline) timeline = new_timeline (&rows[i]);
      g_autoptr (MasarBreaks) breaks = masar_timeline_find_breaks (timeline);

      g_test_message ("row %u", i);
      g_assert_cmpuint (masar_breaks_get_n (breaks), ==, rows[i].n_breaks);
      g_assert_true ((breaks == NULL) == (rows[i].n_breaks == 0));
      for (guint j = 0; j < rows[i].n_breaks; j++)
        {
          const MasarBreak *here = masar_breaks_get (breaks, j);

          g_assert_cmpint (here->empty.begin_minutes / DAY, ==, rows[i].empty[j][0]);
          g_assert_cmpint (here->empty.end_minutes / DAY, ==, rows[i].empty[j][1]);
        }
    }
}

/* Whatever there is: nothing is in a break, a break is much shorter than its time, and room is left around what is. */
static void
test_find_laws (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      const guint n = (guint) g_test_rand_int_range (2, 60), n_clusters = (guint) g_test_rand_int_range (1, 6);
      g_autofree MasarEntry *entries = g_new0 (MasarEntry, n);
      g_autoptr (MasarTimeline) timeline = NULL;
      g_autoptr (MasarBreaks) breaks = NULL;

      for (guint i = 0; i < n; i++)
        {
          const gint64 begin = g_test_rand_int_range (0, (int) n_clusters) * (round % 7) * YEAR
                               + g_test_rand_int_range (0, 60 * (int) DAY);

          entries[i] = (MasarEntry){ .span = { begin, begin + g_test_rand_int_range (0, 3 * (int) DAY) },
                                     .record = i,
                                     .lane = (guint8) g_test_rand_int_range (0, 4) };
        }
      timeline = masar_timeline_new_raw (entries, n);
      breaks = masar_timeline_find_breaks (timeline);
      for (guint i = 0; i < masar_breaks_get_n (breaks); i++)
        {
          const MasarBreak *here = masar_breaks_get (breaks, i);
          const MasarSpan span = here->span;
          const double width = masar_breaks_to_axis (breaks, (double) span.end_minutes)
                               - masar_breaks_to_axis (breaks, (double) span.begin_minutes);

          g_assert_cmpfloat (1.5 * width, <, (double) (span.end_minutes - span.begin_minutes));
          g_assert_cmpint (span.begin_minutes, >=, here->empty.begin_minutes + DAY);
          g_assert_cmpint (span.end_minutes, <=, here->empty.end_minutes - DAY);
          g_assert_cmpint (span.begin_minutes % DAY, ==, 0);
          g_assert_cmpint (span.end_minutes % DAY, ==, 0);
          for (guint j = 0; j < n; j++)
            g_assert_true (entries[j].span.end_minutes <= here->empty.begin_minutes
                           || entries[j].span.begin_minutes >= here->empty.end_minutes);
        }
    }
}

static void
test_words (void)
{
  static const struct
  {
    gint64 days;
    const char *arabic;
    const char *english;
  } cases[] = {
    { 15, "١٥ يومًا", "15 days" },   { 45, "٤٥ يومًا", "45 days" },       { 62, "شهران", "2 months" },
    { 100, "٣ أشهر", "3 months" },  { 365, "١٢ شهرًا", "12 months" },    { 730, "سنتان", "2 years" },
    { 1100, "٣ سنوات", "3 years" }, { 365 * 12, "١٢ سنة", "12 years" }, { 365 * 103, "١٠٣ سنوات", "103 years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MasarSpan span = { -5 * DAY, (cases[i].days - 5) * DAY };
      g_autofree char *arabic = masar_words_get ("ar")->format_length (span);
      g_autofree char *english = masar_words_get ("en")->format_length (span);

      g_assert_cmpstr (arabic, ==, cases[i].arabic);
      g_assert_cmpstr (english, ==, cases[i].english);
    }
}

/* On its way a break takes more and more of the axis, and the rest stays what it is: from folded to open, and back. */
static void
test_unfold (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (MasarBreaks) folded = random_breaks ((guint) g_test_rand_int_range (1, 20), FALSE);
      const guint position = (guint) g_test_rand_int_range (0, (gint32) masar_breaks_get_n (folded));
      const MasarSpan span = masar_breaks_get (folded, position)->span;
      g_autoptr (MasarBreaks) open = masar_breaks_turn (folded, position);
      const double before = (double) span.begin_minutes - 7, behind = (double) span.end_minutes + 7;
      double last = -INFINITY;

      for (guint step = 0; step <= 10; step++)
        {
          g_autoptr (MasarBreaks) breaks = masar_breaks_unfold (folded, position, step / 10.0);
          const double within =
              (double) span.begin_minutes + g_test_rand_double () * (double) (span.end_minutes - span.begin_minutes);
          const double length = masar_breaks_to_axis (breaks, behind) - masar_breaks_to_axis (breaks, before);

          g_assert_true (masar_breaks_get_folded (breaks) == folded);
          g_assert_false (masar_breaks_get (breaks, position)->open);
          g_assert_cmpfloat (masar_breaks_get_share (breaks, position), ==, step / 10.0);
          g_assert_false (masar_breaks_equal (breaks, open));
          g_assert_cmpfloat (length, >, last);
          last = length;
          g_assert_cmpfloat (masar_breaks_to_axis (breaks, before), ==, masar_breaks_to_axis (folded, before));
          g_assert_cmpfloat_with_epsilon (masar_breaks_to_minutes (breaks, masar_breaks_to_axis (breaks, within)),
                                          within, 1e-2);
          g_assert_cmpfloat_with_epsilon (masar_breaks_to_minutes (breaks, masar_breaks_to_axis (breaks, behind)),
                                          behind, 1e-2);
          if (step == 0)
            g_assert_cmpfloat (masar_breaks_to_axis (breaks, behind), ==, masar_breaks_to_axis (folded, behind));
          if (step == 10)
            g_assert_cmpfloat (masar_breaks_to_axis (breaks, behind), ==, masar_breaks_to_axis (open, behind));
        }
      g_assert_true (masar_breaks_get_folded (folded) == folded);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breaks/there-and-back", test_there_and_back);
  g_test_add_func ("/breaks/monotone", test_monotone);
  g_test_add_func ("/breaks/axis", test_axis);
  g_test_add_func ("/breaks/fit", test_fit);
  g_test_add_func ("/breaks/stretches", test_stretches);
  g_test_add_func ("/breaks/turn", test_turn);
  g_test_add_func ("/breaks/unfold", test_unfold);
  g_test_add_func ("/breaks/find", test_find);
  g_test_add_func ("/breaks/find-laws", test_find_laws);
  g_test_add_func ("/breaks/words", test_words);
  return g_test_run ();
}
