/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-axis.h"

#include <math.h>

#define ROUNDS 2000

static MasarAxis
random_axis (void)
{
  double start = g_test_rand_double_range (-1e8, 1e8);
  double length = exp (g_test_rand_double_range (log (60), log (100 * 365.25 * 1440)));

  return masar_axis_new (start, start + length, g_test_rand_double_range (200, 4000),
                         g_test_rand_bit () ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR);
}

static void
assert_near (double a, double b, double tolerance)
{
  g_assert_cmpfloat_with_epsilon (a, b, tolerance);
}

static void
test_there_and_back (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MasarAxis axis = random_axis ();
      double px = g_test_rand_double_range (-500, 4500);

      assert_near (masar_axis_to_px (&axis, masar_axis_to_minutes (&axis, px)), px, 1e-3);
      assert_near (masar_axis_mirror (&axis, masar_axis_mirror (&axis, px)), px, 1e-9);
    }
}

static void
test_mirror (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MasarAxis ltr = random_axis ();
      MasarAxis rtl;
      double minutes = ltr.start_minutes + g_test_rand_double_range (-1, 2) * ltr.length_px * ltr.minutes_per_px;

      ltr.direction = MASAR_DIRECTION_LTR;
      rtl = masar_axis_turn (&ltr, MASAR_DIRECTION_RTL);
      assert_near (masar_axis_to_px (&ltr, minutes) + masar_axis_to_px (&rtl, minutes), ltr.length_px, 1e-6);
    }
}

static void
test_zoom_keeps_the_point (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MasarAxis axis = random_axis ();
      double px = g_test_rand_double_range (0, axis.length_px);
      MasarAxis zoomed = masar_axis_zoom (&axis, px, exp (g_test_rand_double_range (-3, 3)));
      double seen = zoomed.length_px * zoomed.minutes_per_px;

      assert_near (masar_axis_to_px (&zoomed, masar_axis_to_minutes (&axis, px)), px, 1e-2);
      g_assert_cmpfloat (seen, >=, MASAR_AXIS_MIN_MINUTES * (1 - 1e-9));
      g_assert_cmpfloat (seen, <=, MASAR_AXIS_MAX_MINUTES * (1 + 1e-9));
    }
}

static void
test_pan_follows_the_hand (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MasarAxis axis = random_axis ();
      double px = g_test_rand_double_range (-300, 300);
      MasarAxis moved = masar_axis_pan (&axis, px);
      double minutes = masar_axis_to_minutes (&axis, 100);

      assert_near (masar_axis_to_px (&moved, minutes), 100 + px, 1e-3);
    }
}

static void
test_fit_shows_all (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MasarAxis axis = random_axis ();
      gint64 begin = g_test_rand_int_range (-1000000, 1000000);
      MasarSpan span = { begin, begin + g_test_rand_int_range (1, 10000000) };
      MasarAxis fitted = masar_axis_fit (&axis, span, 20);

      g_assert_cmpfloat (masar_axis_to_u (&fitted, span.begin_minutes), >=, 20 - 1e-3);
      g_assert_cmpfloat (masar_axis_to_u (&fitted, span.end_minutes), <=, axis.length_px - 20 + 1e-3);
    }
}

static void
test_open_spans_fit (void)
{
  static const MasarSpan spans[] = { { MASAR_OPEN_PAST, 0 }, { 0, MASAR_OPEN_FUTURE }, MASAR_SPAN_OPEN };
  MasarAxis axis = masar_axis_new (0, 1440, 800, MASAR_DIRECTION_RTL);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      MasarAxis fitted = masar_axis_fit (&axis, spans[i], 0);
      MasarAxis revealed = masar_axis_reveal (&axis, spans[i], 0);

      g_assert_true (isfinite (fitted.start_minutes) && isfinite (revealed.start_minutes));
      assert_near (fitted.length_px * fitted.minutes_per_px, 30 * 1440, 1);
    }
}

static void
test_reveal_moves_no_more_than_needed (void)
{
  MasarAxis axis = masar_axis_new (0, 1000, 1000, MASAR_DIRECTION_LTR);
  MasarAxis same = masar_axis_reveal (&axis, (MasarSpan){ 100, 200 }, 10);
  MasarAxis later = masar_axis_reveal (&axis, (MasarSpan){ 1000, 1100 }, 10);
  MasarAxis sooner = masar_axis_reveal (&axis, (MasarSpan){ -100, -50 }, 10);

  assert_near (same.start_minutes, 0, 1e-9);
  assert_near (later.start_minutes, 110, 1e-9);
  assert_near (sooner.start_minutes, -110, 1e-9);
}

static void
test_glide_ends_where_it_should (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MasarAxis from = random_axis (), to = random_axis ();
      MasarAxis first, last;

      to.length_px = from.length_px;
      to.direction = from.direction;
      first = masar_axis_interpolate (&from, &to, 0);
      last = masar_axis_interpolate (&from, &to, 1);
      assert_near (masar_axis_to_px (&first, from.start_minutes), masar_axis_to_px (&from, from.start_minutes), 0.1);
      assert_near (masar_axis_to_px (&last, to.start_minutes), masar_axis_to_px (&to, to.start_minutes), 0.1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/there-and-back", test_there_and_back);
  g_test_add_func ("/axis/mirror", test_mirror);
  g_test_add_func ("/axis/zoom", test_zoom_keeps_the_point);
  g_test_add_func ("/axis/pan", test_pan_follows_the_hand);
  g_test_add_func ("/axis/fit", test_fit_shows_all);
  g_test_add_func ("/axis/open", test_open_spans_fit);
  g_test_add_func ("/axis/reveal", test_reveal_moves_no_more_than_needed);
  g_test_add_func ("/axis/glide", test_glide_ends_where_it_should);
  return g_test_run ();
}
