/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout-private.h"
#include "masar-scene-fixture.h"
#include "masar-test-fonts.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* What lies too far off to be on the strip of the whole corpus is counted beside it. */

#define N_NEAR 100
#define MAX_FAR 5
#define HEIGHT 760
#define DAY (gint64) MASAR_MINUTES_PER_DAY

typedef struct
{
  MasarScene base;
  guint n_far[MASAR_N_FAR_SIDES];
} Scene;

/* A year of events, and a few centuries before and behind it. */
static Scene *
scene_new (const char *language, guint n_before, guint n_behind)
{
  Scene *scene = g_new0 (Scene, 1);
  MasarEntry entries[N_NEAR + 2 * MAX_FAR] = { 0 };
  const guint n = N_NEAR + n_before + n_behind;

  for (guint i = 0; i < n; i++)
    {
      gint64 day = g_test_rand_int_range (0, 365);

      if (i >= N_NEAR)
        day = i < N_NEAR + n_before ? -200000 - 3 * (gint64) i : 200000 + 3 * (gint64) i;
      entries[i].span = masar_span_new_day (day);
      entries[i].record = i;
      entries[i].lane = (guint8) (i % 4);
      entries[i].n_sources = 1;
    }
  scene->n_far[MASAR_FAR_BEFORE] = n_before;
  scene->n_far[MASAR_FAR_BEHIND] = n_behind;
  masar_scene_init (&scene->base, masar_timeline_new_raw (entries, n), masar_words_get (language),
                    g_test_rand_bit () ? 1 : 2);
  return scene;
}

static void
scene_free (Scene *scene)
{
  masar_scene_clear (&scene->base);
  g_free (scene);
}

static MasarLayout *
lay_out (Scene *scene, double width, MasarDirection direction)
{
  const MasarView view = masar_scene_get_view (&scene->base, masar_axis_new (0, 300 * DAY, width, direction),
                                               HEIGHT * scene->base.style.text_scale);

  return masar_layout_new (&view);
}

static MasarBox
label_box (const MasarPlacedLabel *placed)
{
  return (MasarBox){ placed->x, placed->y, placed->label.width, 2 * placed->label.middle };
}

/* Everything that the strip itself writes and draws. */
static void
check_apart (const MasarLayout *layout, MasarBox box)
{
  const MasarBox window = { layout->window.x, layout->overview.y, layout->window.width, layout->overview.height };

  g_assert_false (masar_box_overlaps (box, layout->overview));
  g_assert_false (masar_box_overlaps (box, window));
  for (guint i = 0; i < layout->months->len; i++)
    {
      const MasarTick *tick = &g_array_index (layout->months, MasarTick, i);

      if (tick->label.label.layout != NULL)
        g_assert_false (masar_box_overlaps (box, label_box (&tick->label)));
    }
  for (guint i = 0; i < layout->columns->len; i++)
    g_assert_false (masar_box_overlaps (box, g_array_index (layout->columns, MasarColumn, i).box));
  if (layout->status.label.layout != NULL)
    g_assert_false (masar_box_overlaps (box, label_box (&layout->status)));
}

static void
check_side (const Scene *scene, const MasarLayout *layout, MasarFarSide side, MasarDirection direction)
{
  const MasarFarBox *far = &layout->far[side];
  const gboolean right = (side == MASAR_FAR_BEHIND) == (direction == MASAR_DIRECTION_LTR);
  g_autofree char *count = masar_words_format_count (scene->base.style.words, scene->n_far[side]);
  const MasarBox label = label_box (&far->label);
  MasarHit hit, picked;

  g_assert_true (masar_layout_get_far (layout, side, &hit));
  g_assert_cmpint (hit.kind, ==, MASAR_HIT_FAR);
  g_assert_cmpuint (hit.count, ==, scene->n_far[side]);
  g_assert_cmpuint (hit.record, ==, side);
  g_assert_cmpint (llabs (hit.span.begin_minutes), >, 190000 * DAY);
  g_assert_cmpint (llabs (hit.span.end_minutes), >, 190000 * DAY);
  g_assert_true (masar_layout_pick (layout, hit.box.x + hit.box.width / 2, hit.box.y + hit.box.height / 2, &picked));
  g_assert_cmpint (picked.kind, ==, MASAR_HIT_FAR);
  g_assert_cmpuint (picked.record, ==, side);

  g_assert_cmpstr (pango_layout_get_text (far->label.label.layout), ==, count);
  g_assert_cmpint (far->points_right, ==, right);
  g_assert_cmpint (hit.box.x > layout->overview.x, ==, right);
  g_assert_cmpfloat (label.x, >=, hit.box.x);
  g_assert_cmpfloat (label.x + label.width, <=, hit.box.x + hit.box.width);
  g_assert_cmpfloat (hit.box.x, >=, 0);
  g_assert_cmpfloat (hit.box.x + hit.box.width, <=, layout->width);
  check_apart (layout, hit.box);
}

/* Whatever the width, the text and the directions: each side is told of if there is something, and meets nothing. */
static void
test_beside (void)
{
  guint n_told = 0;

  for (guint round = 0; round < 60; round++)
    {
      Scene *scene = scene_new (round % 2 ? "ar" : "en", round % 3 ? (guint) g_test_rand_int_range (0, 3) : 0,
                                (guint) g_test_rand_int_range (0, 3));
      const MasarDirection direction = g_test_rand_bit () ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR;
      g_autoptr (MasarLayout) layout = lay_out (scene, g_test_rand_double_range (300, 2000), direction);
      guint n = 0;

      for (MasarFarSide side = 0; side < MASAR_N_FAR_SIDES; side++)
        {
          MasarHit hit;

          g_assert_cmpuint (masar_timeline_get_n_far (scene->base.timeline, side, NULL), ==, scene->n_far[side]);
          n += scene->n_far[side];
          if (scene->n_far[side] > 0)
            check_side (scene, layout, side, direction);
          else
            g_assert_false (masar_layout_get_far (layout, side, &hit));
        }
      n_told += n > 0;
      /* What is counted beside the strip is not on it. */
      for (guint lane = 0; lane < MASAR_N_LANES; lane++)
        for (guint i = 0; i < MASAR_N_COLUMNS; i++)
          n += scene->base.timeline->columns[lane][i];
      g_assert_cmpuint (n, ==, masar_timeline_get_n_events (scene->base.timeline));
      scene_free (scene);
    }
  g_assert_cmpuint (n_told, >, 20);
}

/* Turned round, the picture is mirrored. */
static void
test_mirror (void)
{
  Scene *scene = scene_new ("ar", 2, 1);
  g_autoptr (MasarLayout) ltr = lay_out (scene, 1000, MASAR_DIRECTION_LTR);
  g_autoptr (MasarLayout) rtl = lay_out (scene, 1000, MASAR_DIRECTION_RTL);

  for (MasarFarSide side = 0; side < MASAR_N_FAR_SIDES; side++)
    {
      const MasarBox a = ltr->far[side].box, b = rtl->far[side].box;

      g_assert_cmpfloat_with_epsilon (a.x, 1000 - b.x - b.width, 0.01);
      g_assert_cmpfloat (a.y, ==, b.y);
    }
  g_assert_cmpfloat_with_epsilon (ltr->overview.x, 1000 - rtl->overview.x - rtl->overview.width, 0.01);
  scene_free (scene);
}

/* A strip that would be too short for it goes before the count. */
static void
test_narrow (void)
{
  Scene *scene = scene_new ("en", 2, 0);
  g_autoptr (MasarLayout) layout = NULL;
  MasarHit hit;

  scene->base.style.text_scale = 1;
  layout = lay_out (scene, 130, MASAR_DIRECTION_LTR);
  g_assert_cmpfloat (layout->overview.width, >, 90);
  g_assert_false (masar_layout_get_far (layout, MASAR_FAR_BEFORE, &hit));
  scene_free (scene);
}

/* Where empty stretches are folded, the strip is of all there is. */
static void
test_folded (void)
{
  Scene *scene = scene_new ("en", 2, 1);
  g_autoptr (MasarBreaks) breaks = masar_timeline_find_breaks (scene->base.timeline);
  MasarAxis axis = masar_axis_new (0, 300 * DAY, 1000, MASAR_DIRECTION_LTR);
  MasarView view = masar_scene_get_view (&scene->base, axis, HEIGHT);
  g_autoptr (MasarLayout) layout = NULL;
  MasarHit hit;

  g_assert_nonnull (breaks);
  view.axis = masar_axis_break (&axis, breaks, masar_timeline_get_extent (scene->base.timeline));
  layout = masar_layout_new (&view);
  for (MasarFarSide side = 0; side < MASAR_N_FAR_SIDES; side++)
    g_assert_false (masar_layout_get_far (layout, side, &hit));
  scene_free (scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/layout-far/beside", test_beside);
  g_test_add_func ("/layout-far/mirror", test_mirror);
  g_test_add_func ("/layout-far/narrow", test_narrow);
  g_test_add_func ("/layout-far/folded", test_folded);
  return g_test_run ();
}
