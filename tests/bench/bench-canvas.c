/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures frames of the canvas over made-up events: laid out and painted at 1920 by 1080, Arabic labels, one thread;
 * or, with --window, in the widget on a display.  A line for each gesture of 60 steps.
 *
 * Every time is told twice: by the wall's clock, and as what the thread itself worked (cpu_), for a machine that has
 * other work as well. */

#include "masar-bench-canvas.h"
#include "masar-layout.h"
#include "masar-painter.h"

#include <pango/pangocairo.h>

#define WIDTH 1920
#define HEIGHT 1080

typedef struct
{
  MasarTimeline *timeline;
  MasarBreaks *breaks; /* or NULL */
  MasarStyle style;
  MasarLabels *labels;
  MasarPainter *painter;
  cairo_surface_t *surface;
  guint n;
} Bench;

static void
draw_frame (Bench *bench, guint gesture, guint step)
{
  double start, end;
  MasarView view = { .timeline = bench->timeline,
                     .height = HEIGHT,
                     .style = &bench->style,
                     .labels = bench->labels,
                     .parts = MASAR_PARTS_ALL,
                     .selected = MASAR_UNKNOWN,
                     .focused = MASAR_UNKNOWN,
                     .lit_article = MASAR_UNKNOWN };
  g_autoptr (MasarLayout) layout = NULL;
  cairo_t *cr = cairo_create (bench->surface);

  masar_bench_get_view (gesture, step, bench->n, &start, &end);
  view.axis = masar_axis_new (start, end, WIDTH, MASAR_DIRECTION_RTL);
  if (bench->breaks != NULL)
    view.axis = masar_axis_break (&view.axis, bench->breaks, masar_timeline_get_extent (bench->timeline));
  layout = masar_layout_new (&view);
  masar_painter_paint (bench->painter, layout, cr);
  cairo_destroy (cr);
  cairo_surface_flush (bench->surface);
}

static int
bench_surface (guint n, guint n_courses, gboolean fold)
{
  g_autoptr (MasarRecords) records = masar_bench_new_records (n);
  Bench bench = { .n = n };
  MasarBenchRun run = { .where = "surface", .n_events = n };
  MasarBenchTime start;

  masar_bench_add_courses (records, n_courses);
  if (fold)
    masar_bench_leave_gaps (records);
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  masar_style_init (&bench.style, MASAR_THEME_LIGHT, masar_words_get ("ar"));
  bench.labels = masar_labels_new (pango_cairo_font_map_get_default (), &bench.style);
  bench.painter = masar_painter_new ();
  /* As the window does while articles are read: fonts are loaded once a process, not once a corpus. */
  masar_labels_warm (bench.labels);

  start = masar_bench_now ();
  bench.timeline = masar_timeline_new (records, NULL);
  if (fold)
    bench.breaks = masar_timeline_find_breaks (bench.timeline);
  draw_frame (&bench, 1, 0);
  run.first_frame = masar_bench_since (start);
  run.bytes_per_event = (double) masar_timeline_get_bytes (bench.timeline) / n;

  for (guint gesture = 0; gesture < MASAR_BENCH_N_GESTURES; gesture++)
    {
      for (guint i = 0; i < MASAR_BENCH_STEPS; i++)
        {
          start = masar_bench_now ();
          draw_frame (&bench, gesture, i);
          run.times[i] = masar_bench_since (start);
        }
      masar_bench_report (&run, gesture);
    }

  masar_painter_free (bench.painter);
  masar_labels_unref (bench.labels);
  masar_timeline_unref (bench.timeline);
  g_clear_pointer (&bench.breaks, masar_breaks_unref);
  cairo_surface_destroy (bench.surface);
  return 0;
}

int
main (int argc, char *argv[])
{
  int n = 1000;
  gboolean window = FALSE;
  int n_courses = 0;
  gboolean fold = FALSE;
  const GOptionEntry entries[] = {
    { "events", 0, 0, G_OPTION_ARG_INT, &n, "How many events", "N" },
    { "courses", 0, 0, G_OPTION_ARG_INT, &n_courses, "How many courses of three of them, on the surface", "N" },
    { "fold", 0, 0, G_OPTION_ARG_NONE, &fold, "Leave every other year empty, and fold it, on the surface", NULL },
    { "window", 0, 0, G_OPTION_ARG_NONE, &window, "Measure the widget in a window of 1280 by 720", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— measure frames of the canvas");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n < 1 || n_courses < 0)
    {
      g_printerr ("bench-canvas: %s\n",
                  error ? error->message : "expected at least one event, and no less than no course");
      return 2;
    }
#ifdef MASAR_BENCH_WINDOW
  if (window)
    return masar_bench_window ((guint) n);
#else
  if (window)
    {
      g_printerr ("bench-canvas: built without the window\n");
      return 2;
    }
#endif
  return bench_surface ((guint) n, (guint) n_courses, fold);
}
