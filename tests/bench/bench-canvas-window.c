/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app.h"
#include "masar-bench-canvas.h"
#include "masar-canvas-private.h"

/* The canvas in a window: a frame is measured from the moment that a gesture moves the axis until the frame clock has
 * had everything painted, all of GTK's work with it.
 *
 *   GSK_RENDERER=cairo bench-canvas --window --events 100000
 *
 * Without a display, start it by tests/with-display.sh. */

#define WIDTH 1280
#define HEIGHT 720

typedef struct
{
  MasarCanvas *canvas;
  MasarBenchRun run;
  MasarBenchTime start;
  MasarProject *project;
  guint gesture;
  guint step;
  gboolean first;
  gboolean measuring;
  gboolean done;
} Bench;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  double start, end;

  if (bench->canvas->axis.length_px <= 0)
    return G_SOURCE_CONTINUE;
  /* The first frame is the one with the timeline, which is built on a thread where that takes long. */
  if (!bench->first || !bench->measuring)
    bench->start = masar_bench_now ();
  if (bench->first && !bench->measuring)
    masar_canvas_set_project (bench->canvas, bench->project);
  masar_bench_get_view (bench->first ? 1 : bench->gesture, bench->step, bench->run.n_events, &start, &end);
  masar_canvas_set_axis (bench->canvas,
                         masar_axis_new (start, end, bench->canvas->axis.length_px, MASAR_DIRECTION_RTL));
  bench->measuring = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  if (!bench->measuring || bench->done || masar_canvas_get_timeline (bench->canvas) == NULL)
    return;
  bench->measuring = FALSE;
  if (bench->first)
    {
      bench->first = FALSE;
      bench->run.first_frame = masar_bench_since (bench->start);
      bench->run.bytes_per_event =
          (double) masar_timeline_get_bytes (masar_canvas_get_timeline (bench->canvas)) / bench->run.n_events;
      return;
    }
  bench->run.times[bench->step++] = masar_bench_since (bench->start);
  if (bench->step < MASAR_BENCH_STEPS)
    return;
  masar_bench_report (&bench->run, bench->gesture++);
  bench->step = 0;
  bench->done = bench->gesture == MASAR_BENCH_N_GESTURES;
}

int
masar_bench_window (guint n_events)
{
  g_autoptr (MasarRecords) records = masar_bench_new_records (n_events);
  g_autoptr (MasarProject) project = NULL;
  Bench bench = { .run = { .where = "window", .n_events = n_events }, .first = TRUE };
  GtkWidget *window;

  if (!gtk_init_check ())
    {
      g_printerr ("bench-canvas: there is no display\n");
      return 2;
    }
  adw_init ();
  masar_app_init ();
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  bench.project = project = masar_project_new ();
  masar_project_set_records (project, records);
  bench.canvas = MASAR_CANVAS (masar_canvas_new ());
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (bench.canvas));
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), &bench);
  gtk_widget_add_tick_callback (GTK_WIDGET (bench.canvas), tick_cb, &bench, NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (!bench.done)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
