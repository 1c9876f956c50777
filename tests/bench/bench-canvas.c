/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures frames of the canvas over made-up events: laid out and painted at 1920 by 1080, Arabic labels, one thread.
 * A line for each gesture of 60 steps. */

#include "masar-layout.h"
#include "masar-painter.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WIDTH 1920
#define HEIGHT 1080
#define STEPS 60
#define MS_PER_MINUTE 60000.0

typedef struct
{
  MasarTimeline *timeline;
  MasarStyle style;
  MasarLabels *labels;
  MasarPainter *painter;
  cairo_surface_t *surface;
  gboolean cpu;
} Bench;

static double
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state / 4294967296.0;
}

/* Dates as the comparison has them: milliseconds from 2015 to 2025. */
static MasarEntry *
make_entries (guint n)
{
  static const char *const phrases[] = {
    "هجوم بطائرة مسيّرة على القاعدة", "غارة جوية على مواقع الفصائل", "جولة جديدة من المحادثات",
    "بيان مشترك حول الانسحاب",       "قصف صاروخي قرب المطار",       "تأجيل اجتماع اللجنة العسكرية",
  };
  const double begin = masar_days_from_civil (2015, 1, 1) * 86400000.0;
  const double span = masar_days_from_civil (2025, 1, 1) * 86400000.0 - begin;
  MasarEntry *entries = g_new0 (MasarEntry, n);
  guint32 state = 12345;

  for (guint i = 0; i < n; i++)
    {
      double start = begin + floor (next_random (&state) * span);
      guint lane = (guint) (next_random (&state) * 3);
      const char *title = phrases[(guint) (next_random (&state) * 6)];
      gint64 minutes = (gint64) floor (start / MS_PER_MINUTE);
      gint64 length = 1;

      if (next_random (&state) < 0.15)
        length = (gint64) ((1 + next_random (&state) * 6) * MASAR_MINUTES_PER_DAY);
      entries[i] = (MasarEntry){ .title = title,
                                 .span = { minutes, minutes + length },
                                 .record = i,
                                 .n_sources = 1 + i % 4,
                                 .lane = lane,
                                 .importance = 16 * (1 + i % 4) };
    }
  return entries;
}

/* The wall's clock; or the thread's, where other work shares the machine. */
static double
now_ms (const Bench *bench)
{
  struct timespec time;

  clock_gettime (bench->cpu ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
draw_frame (Bench *bench, double middle, double width)
{
  double start = now_ms (bench);
  MasarView view = { .timeline = bench->timeline,
                     .axis = masar_axis_new (middle - width / 2, middle + width / 2, WIDTH, MASAR_DIRECTION_RTL),
                     .height = HEIGHT,
                     .style = &bench->style,
                     .labels = bench->labels,
                     .parts = MASAR_PARTS_ALL,
                     .selected = MASAR_UNKNOWN,
                     .hovered = MASAR_UNKNOWN,
                     .focused = MASAR_UNKNOWN,
                     .hovered_article = MASAR_UNKNOWN };
  g_autoptr (MasarLayout) layout = masar_layout_new (&view);
  cairo_t *cr = cairo_create (bench->surface);

  masar_painter_paint (bench->painter, layout, cr);
  cairo_destroy (cr);
  cairo_surface_flush (bench->surface);
  return now_ms (bench) - start;
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

typedef enum
{
  PAN_WIDE,
  ZOOM_IN,
  PAN_NEAR,
  ZOOM_OUT,
} Gesture;

static const char *const gesture_names[] = { "pan-wide", "zoom-in", "pan-near", "zoom-out" };

static void
measure (Bench *bench, Gesture gesture, const char *suffix, double middle, double width, guint n, double first_frame)
{
  double times[STEPS];

  for (guint i = 0; i < STEPS; i++)
    {
      double t = (double) i / (STEPS - 1);

      switch (gesture)
        {
        case PAN_WIDE:
          times[i] = draw_frame (bench, middle + (t - 0.5) * 0.2 * width, 0.9 * width);
          break;
        case ZOOM_IN:
          times[i] = draw_frame (bench, middle, width * pow (1.0 / 64, t));
          break;
        case PAN_NEAR:
          times[i] = draw_frame (bench, middle + (t - 0.5) * 3 * width / 32, width / 32);
          break;
        case ZOOM_OUT:
        default:
          times[i] = draw_frame (bench, middle, width * pow (1.0 / 64, 1 - t));
          break;
        }
    }
  qsort (times, STEPS, sizeof *times, compare_doubles);
  printf ("{\"bench\":\"canvas\",\"events\":%u,\"gesture\":\"%s%s\",\"median_ms\":%.2f,\"p95_ms\":%.2f,"
          "\"first_frame_ms\":%.1f,\"bytes_per_event\":%.1f}\n",
          n, gesture_names[gesture], suffix, times[STEPS / 2], times[(STEPS * 95 + 99) / 100 - 1], first_frame,
          (double) masar_timeline_get_bytes (bench->timeline) / n);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  int n = 1000;
  Bench bench = { 0 };
  const GOptionEntry entries[] = {
    { "events", 0, 0, G_OPTION_ARG_INT, &n, "How many events", "N" },
    { "cpu", 0, 0, G_OPTION_ARG_NONE, &bench.cpu, "Count processor time, where other work shares the machine", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— measure frames of the canvas");
  g_autoptr (GError) error = NULL;
  g_autofree MasarEntry *events = NULL;
  const double begin = masar_days_from_civil (2015, 1, 1) * 1440.0, end = masar_days_from_civil (2025, 1, 1) * 1440.0;
  const double middle = (begin + end) / 2, decade = end - begin;
  double first_frame, near;
  double start;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n < 1)
    {
      g_printerr ("bench-canvas: %s\n", error ? error->message : "expected at least one event");
      return 2;
    }

  events = make_entries ((guint) n);
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  masar_style_init (&bench.style, MASAR_THEME_LIGHT, masar_words_get ("ar"));
  bench.labels = masar_labels_new (pango_cairo_font_map_get_default (), &bench.style);
  bench.painter = masar_painter_new ();
  /* Fonts are loaded once a process, not once a corpus. */
  masar_labels_get (bench.labels, "مسار ٢٠٢٤", MASAR_FONT_TITLE, 0);

  start = now_ms (&bench);
  bench.timeline = masar_timeline_new_raw (events, (guint) n);
  draw_frame (&bench, middle, decade);
  first_frame = now_ms (&bench) - start;

  near = MIN (decade, decade * 200 / n);
  for (Gesture gesture = PAN_WIDE; gesture <= ZOOM_OUT; gesture++)
    measure (&bench, gesture, "", middle, decade, (guint) n, first_frame);
  for (Gesture gesture = PAN_WIDE; gesture <= ZOOM_OUT; gesture++)
    measure (&bench, gesture, "-200", middle, near, (guint) n, first_frame);

  masar_painter_free (bench.painter);
  masar_labels_unref (bench.labels);
  masar_timeline_unref (bench.timeline);
  cairo_surface_destroy (bench.surface);
  return 0;
}
