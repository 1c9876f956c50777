/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout-private.h"
#include "masar-scene-fixture.h"
#include "masar-test-fonts.h"

#include <string.h>

/* The calendar of the strip of the whole corpus, in its one row. */

static MasarLayout *
lay_out (MasarScene *scene, double width, MasarDirection direction)
{
  const MasarSpan extent = masar_timeline_get_extent (scene->timeline);
  const MasarView view = masar_scene_get_view (
      scene, masar_axis_new ((double) extent.begin_minutes, (double) extent.end_minutes, width, direction), 900);

  return masar_layout_new (&view);
}

static void
assert_apart (const MasarLayout *layout)
{
  for (guint i = 0; i < layout->months->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const MasarPlacedLabel a = g_array_index (layout->months, MasarTick, i).label;
        const MasarPlacedLabel b = g_array_index (layout->months, MasarTick, j).label;

        if (a.label.layout != NULL && b.label.layout != NULL)
          g_assert_true (a.x + a.label.width <= b.x || b.x + b.label.width <= a.x);
      }
}

static gboolean
says (const MasarLayout *layout, const char *words)
{
  for (guint i = 0; i < layout->months->len; i++)
    {
      const MasarPlacedLabel label = g_array_index (layout->months, MasarTick, i).label;

      if (label.label.layout != NULL && strcmp (pango_layout_get_text (label.label.layout), words) == 0)
        return TRUE;
    }
  return FALSE;
}

static MasarTimeline *
new_timeline (gint64 first, gint64 last)
{
  const MasarEntry entries[] = { { .span = masar_span_new_day (first), .record = 0 },
                                 { .span = masar_span_new_day (last), .record = 1 } };

  return masar_timeline_new_raw (entries, G_N_ELEMENTS (entries));
}

/* Days are those of a month that is told, hours those of a day, months those of a year. */
static void
test_higher (void)
{
  static const struct
  {
    int first_day; /* of July 2024 */
    int n_days;
    double width;
    const char *const higher[4];
  } cases[] = {
    { 19, 67, 1280, { "Jul 2024", "Aug 2024", "Sep 2024" } },
    { 19, 67, 700, { "Jul 2024", "Aug 2024", "Sep 2024" } },
    { 3, 12, 900, { "Jul 2024" } },
    { 25, 20, 900, { "Aug 2024" } },
    { 30, 2, 1400, { "30 Jul 2024", "31 Jul 2024", "1 Aug 2024" } },
    { 1, 900, 1400, { "2025", "2026" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (MasarDirection direction = MASAR_DIRECTION_LTR; direction <= MASAR_DIRECTION_RTL; direction++)
      {
        const gint64 first = masar_days_from_civil (2024, 7, cases[i].first_day);
        g_autoptr (MasarLayout) layout = NULL;
        MasarScene scene;

        masar_scene_init (&scene, new_timeline (first, first + cases[i].n_days), masar_words_get ("en"), 1);
        layout = lay_out (&scene, cases[i].width, direction);
        g_assert_cmpfloat (layout->overview.width, >, 0);
        assert_apart (layout);
        for (guint j = 0; cases[i].higher[j] != NULL; j++)
          if (!says (layout, cases[i].higher[j]))
            g_error ("case %u, direction %u: “%s” is missing", i, direction, cases[i].higher[j]);
        g_clear_pointer (&layout, masar_layout_unref);
        masar_scene_clear (&scene);
      }
}

/* Whatever the corpus, no label touches another. */
static void
test_apart (void)
{
  for (guint round = 0; round < 100; round++)
    {
      const gint64 first = g_test_rand_int_range (-20000, 20000);
      const gint64 n_days =
          (gint64) g_test_rand_int_range (1, 200) * (round % 3 == 0 ? g_test_rand_int_range (1, 99) : 1);
      g_autoptr (MasarLayout) layout = NULL;
      MasarScene scene;

      masar_scene_init (&scene, new_timeline (first, first + n_days), masar_words_get (round % 2 ? "ar" : "en"),
                        round % 5 ? 1 : 2);
      layout = lay_out (&scene, g_test_rand_double_range (600, 2500),
                        g_test_rand_bit () ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR);
      assert_apart (layout);
      g_clear_pointer (&layout, masar_layout_unref);
      masar_scene_clear (&scene);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/strip/higher", test_higher);
  g_test_add_func ("/strip/apart", test_apart);
  return g_test_run ();
}
