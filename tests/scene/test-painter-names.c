/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout-private.h"
#include "masar-painter.h"
#include "masar-scene-fixture.h"
#include "masar-test-fonts.h"

#include <math.h>

/* Bars pass behind the names of lanes, and none is hidden there. */

#define WIDTH 1000
#define HEIGHT 600
#define DAYS 100.0

/* One goes on beyond the name, the other ends behind it. */
static const MasarEntry entries[] = {
  { .title = "حرب", .span = { -200 * MASAR_MINUTES_PER_DAY, 90 * MASAR_MINUTES_PER_DAY }, .lane = 0, .record = 0 },
  { .title = "حرب", .span = { -200 * MASAR_MINUTES_PER_DAY, 3 * MASAR_MINUTES_PER_DAY }, .lane = 1, .record = 1 },
};

static MasarLayout *
lay_out (MasarScene *scene, MasarDirection direction)
{
  scene->style.weekend = 0;
  scene->style.direction = direction;
  return masar_layout_new (&(MasarView){ .timeline = scene->timeline,
                                         .axis = masar_axis_new (0, DAYS * MASAR_MINUTES_PER_DAY, WIDTH, direction),
                                         .height = HEIGHT,
                                         .style = &scene->style,
                                         .labels = scene->labels,
                                         .parts = MASAR_PARTS_PAGE,
                                         .selected = MASAR_UNKNOWN,
                                         .focused = MASAR_UNKNOWN,
                                         .lit_article = MASAR_UNKNOWN });
}

static const MasarMark *
find_bar (const MasarLayout *layout, guint lane)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

      if (mark->lane == lane && mark->form == MASAR_FORM_RIBBON)
        return mark;
    }
  g_assert_not_reached ();
}

/* Whether the bar of a lane is seen so far from the edge where text starts. */
static gboolean
is_seen (cairo_surface_t *surface, const MasarLayout *layout, guint lane, int start)
{
  const int x = layout->style.direction == MASAR_DIRECTION_RTL ? WIDTH - 1 - start : start;
  const int y = (int) find_bar (layout, lane)->y, stride = cairo_image_surface_get_stride (surface);
  const guint8 *pixel = cairo_image_surface_get_data (surface) + y * stride + 4 * x;
  const double ground[] = { layout->style.background.blue, layout->style.background.green,
                            layout->style.background.red };
  double difference = 0;

  for (guint i = 0; i < 3; i++)
    difference += fabs (pixel[i] - 255 * ground[i]);
  return difference > 20;
}

static void
test_bars (void)
{
  for (MasarDirection direction = MASAR_DIRECTION_LTR; direction <= MASAR_DIRECTION_RTL; direction++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (surface);
      g_autoptr (MasarPainter) painter = masar_painter_new ();
      g_autoptr (MasarLayout) layout = NULL;
      MasarScene scene;

      masar_scene_init (&scene, masar_timeline_new_raw (entries, G_N_ELEMENTS (entries)), masar_words_get ("en"), 1);
      layout = lay_out (&scene, direction);
      masar_painter_paint (painter, layout, cr);
      cairo_surface_flush (surface);
      g_assert_false (is_seen (surface, layout, 0, 2));
      g_assert_true (is_seen (surface, layout, 0, 200));
      g_assert_true (is_seen (surface, layout, 1, 2));
      g_assert_false (is_seen (surface, layout, 1, 200));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      g_clear_pointer (&layout, masar_layout_unref);
      masar_scene_clear (&scene);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/names/bars", test_bars);
  return g_test_run ();
}
