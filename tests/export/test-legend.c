/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-legend.h"
#include "masar-test-fonts.h"

#include <pango/pangocairo.h>

typedef struct
{
  MasarStyle style;
  MasarLabels *labels;
  MasarSigns signs;
} Fixture;

/* With so many signs, from the first on, and all lanes of events. */
static void
fixture_init (Fixture *fixture, const char *language, guint n_signs, double text_scale)
{
  *fixture = (Fixture){ 0 };
  masar_style_init (&fixture->style, MASAR_THEME_PRINT, masar_words_get (language));
  fixture->style.font_family = "Noto Sans, Noto Sans Arabic";
  fixture->style.text_scale = text_scale;
  fixture->labels = masar_labels_new (pango_cairo_font_map_get_default (), &fixture->style);
  for (guint lane = 0; lane < MASAR_N_EVENT_TYPES; lane++)
    fixture->signs.shapes[lane] = TRUE;
  for (guint sign = 0; sign < n_signs; sign++)
    fixture->signs.has[sign] = TRUE;
}

static MasarBox
get_ink (const MasarLegend *legend, const Fixture *fixture)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (MasarPainter) painter = masar_painter_new ();
  MasarBox ink;

  masar_legend_draw (legend, painter, fixture->style.direction, cr);
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

/* Whatever there is to explain, in both languages and sizes of text, it stays on the page, and grows downwards. */
static void
test_fits (void)
{
  static const double widths[] = { 250, 480, 1082, 3000 };

  for (guint round = 0; round < 2 * 2 * 3 * G_N_ELEMENTS (widths); round++)
    {
      const double width = widths[round / 12];
      const guint n_signs = (const guint[]){ 0, 7, MASAR_N_SIGNS }[round % 12 / 4];
      g_autoptr (MasarLegend) legend = NULL;
      Fixture fixture;
      MasarBox ink;

      fixture_init (&fixture, round % 2 ? "ar" : "en", n_signs, round % 4 / 2 + 1);
      legend = masar_legend_new (&fixture.signs, &fixture.style, fixture.labels, width);
      ink = get_ink (legend, &fixture);
      g_assert_cmpfloat (ink.x, >=, -3);
      g_assert_cmpfloat (ink.x + ink.width, <=, width + 3);
      g_assert_cmpfloat (ink.y, >=, 0);
      g_assert_cmpfloat (ink.y + ink.height, <=, masar_legend_get_height (legend));
      g_assert_cmpfloat (ink.y + ink.height, >, masar_legend_get_height (legend) / 2);
      masar_labels_unref (fixture.labels);
    }
}

/* What there is more to explain needs no less room, and less of it in a wider page. */
static void
test_grows (void)
{
  double before = 0;

  for (guint n_signs = 0; n_signs <= MASAR_N_SIGNS; n_signs++)
    {
      g_autoptr (MasarLegend) narrow = NULL, wide = NULL;
      Fixture fixture;

      fixture_init (&fixture, "ar", n_signs, 1);
      narrow = masar_legend_new (&fixture.signs, &fixture.style, fixture.labels, 500);
      wide = masar_legend_new (&fixture.signs, &fixture.style, fixture.labels, 1500);
      g_assert_cmpfloat (masar_legend_get_height (narrow), >=, before);
      g_assert_cmpfloat (masar_legend_get_height (narrow), >=, masar_legend_get_height (wide));
      before = masar_legend_get_height (narrow);
      masar_labels_unref (fixture.labels);
    }
  g_assert_cmpfloat (before, >, 100);
}

static void
test_empty (void)
{
  g_autoptr (MasarLegend) legend = NULL;
  Fixture fixture;

  fixture_init (&fixture, "en", 0, 1);
  fixture.signs = (MasarSigns){ 0 };
  legend = masar_legend_new (&fixture.signs, &fixture.style, fixture.labels, 500);
  g_assert_cmpfloat (masar_legend_get_height (legend), ==, 0);
  g_assert_cmpfloat (get_ink (legend, &fixture).width, ==, 0);
  masar_labels_unref (fixture.labels);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/legend/fits", test_fits);
  g_test_add_func ("/legend/grows", test_grows);
  g_test_add_func ("/legend/empty", test_empty);
  return g_test_run ();
}
