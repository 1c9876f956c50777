/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app.h"
#include "masar-application.h"
#include "masar-bench-canvas.h"
#include "masar-canvas-private.h"
#include "masar-event-list.h"
#include "masar-known-bar.h"
#include "masar-window.h"

#include <stdlib.h>
#include <time.h>

/* bench-loop [N]: how long the main loop is kept by what is done in the window over N events, a million if nothing is
 * said.  A JSON object a line: for each deed the longest time between two looks at what happens (kept), by the wall's
 * clock and as what the main thread itself worked, and after what time nothing more was done (settled).
 *
 * Without a display, start it by tests/with-display.sh; GSK_RENDERER=cairo where there is no graphics card. */

#define EVENTS_PER_ARTICLE 10
#define QUIET_MS 300
#define QUIET_SHARE 0.2

typedef struct
{
  GtkWidget *window;
  MasarCanvas *canvas;
  MasarProject *projects[2];
  guint n_events;
} Bench;

/* The loop under watch */

static struct
{
  double left_wall_ms; /* when the main loop last began to work */
  double left_cpu_ms;
  double kept_wall_ms;
  double kept_cpu_ms;
} watch;

static double
read_process_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
end_work (void)
{
  const MasarBenchTime now = masar_bench_now ();

  watch.kept_wall_ms = MAX (watch.kept_wall_ms, now.wall_ms - watch.left_wall_ms);
  watch.kept_cpu_ms = MAX (watch.kept_cpu_ms, now.cpu_ms - watch.left_cpu_ms);
}

static void
begin_work (void)
{
  const MasarBenchTime now = masar_bench_now ();

  watch.left_wall_ms = now.wall_ms;
  watch.left_cpu_ms = now.cpu_ms;
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout_ms)
{
  int n;

  end_work ();
  n = g_poll (fds, n_fds, timeout_ms);
  begin_work ();
  return n;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the loop until hardly anything is done any more, on any thread; returns how long that took. */
static double
settle (void)
{
  const MasarBenchTime start = masar_bench_now ();
  double looked_ms = start.wall_ms, worked_ms = read_process_ms (), busy_ms = start.wall_ms;
  const guint source = g_timeout_add (10, tick_cb, NULL);

  while (looked_ms - busy_ms < QUIET_MS)
    {
      double now_ms, cpu_ms;

      g_main_context_iteration (NULL, TRUE);
      now_ms = masar_bench_now ().wall_ms;
      if (now_ms - looked_ms < 100)
        continue;
      cpu_ms = read_process_ms ();
      if (cpu_ms - worked_ms > QUIET_SHARE * (now_ms - looked_ms))
        busy_ms = now_ms;
      worked_ms = cpu_ms;
      looked_ms = now_ms;
    }
  g_source_remove (source);
  return busy_ms - start.wall_ms;
}

static void
measure (Bench *bench, const char *name, void (*deed) (Bench *bench))
{
  double settled_ms;

  watch.kept_wall_ms = watch.kept_cpu_ms = 0;
  begin_work ();
  deed (bench);
  settled_ms = settle ();
  printf ("{\"bench\":\"loop\",\"events\":%u,\"deed\":\"%s\",\"kept_ms\":%.1f,\"cpu_kept_ms\":%.1f,"
          "\"settled_ms\":%.0f}\n",
          bench->n_events, name, watch.kept_wall_ms, watch.kept_cpu_ms, settled_ms);
  fflush (stdout);
}

/* The records */

/* The events of the canvas' benchmark, each told of by one of a tenth as many articles. */
static MasarRecords *
new_records (guint n_events)
{
  MasarRecords *records = masar_bench_new_records (n_events);
  const guint n_articles = MAX (n_events / EVENTS_PER_ARTICLE, 1);

  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_autofree char *outlet = g_strdup_printf ("صحيفة %u", i % 50);
      const gint64 day = masar_days_from_civil (2015, 1, 1) + i % 3650;
      MasarArticleRecord *article = masar_records_add_article (records, id);

      article->title = "هجوم صاروخي على القاعدة";
      article->outlet = masar_records_intern (records, outlet);
      article->published.span = masar_span_new_day (day);
    }
  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *place = g_strdup_printf ("مكان %u", i % 300);
      MasarEventRecord *event = masar_records_get_event (records, i);
      MasarEvidence evidence = { .article = (int) (i % n_articles), .mention = MASAR_UNKNOWN };

      event->place = masar_records_intern (records, place);
      evidence.values.killed = evidence.values.wounded = MASAR_UNKNOWN;
      evidence.values.place = event->place;
      g_array_append_val (event->evidence, evidence);
    }
  return records;
}

/* The deeds */

static gpointer
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
activate (Bench *bench, const char *action)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (bench->window), action, NULL))
    g_error ("%s: there is no such action", action);
}

static void
open_first (Bench *bench)
{
  masar_window_set_project (MASAR_WINDOW (bench->window), bench->projects[0]);
}

static void
open_second (Bench *bench)
{
  masar_window_set_project (MASAR_WINDOW (bench->window), bench->projects[1]);
}

static MasarFilter *
get_filter (Bench *bench)
{
  return masar_lens_get_filter (bench->canvas->lens);
}

static void
choose_lane (Bench *bench)
{
  masar_filter_set_chosen (get_filter (bench), MASAR_FACET_LANE, 0, TRUE);
}

static void
look_for_words (Bench *bench)
{
  masar_filter_look_for (get_filter (bench), "صاروخي");
}

static void
look_for_others (Bench *bench)
{
  masar_filter_look_for (get_filter (bench), "العسكرية");
}

static void
hide_others (Bench *bench)
{
  masar_lens_set_hides (bench->canvas->lens, TRUE);
}

static void
clear_filter (Bench *bench)
{
  masar_filter_clear (get_filter (bench));
}

static void
toggle_as_known (Bench *bench)
{
  activate (bench, "win.as-known");
}

static void
move_day (Bench *bench)
{
  GtkWidget *bar = find_widget (bench->window, MASAR_TYPE_KNOWN_BAR);
  GtkRange *range = find_widget (bar, GTK_TYPE_SCALE);

  gtk_range_set_value (range, gtk_range_get_value (range) - 1000);
}

static void
focus_event (Bench *bench)
{
  masar_canvas_focus_event (bench->canvas, masar_canvas_get_event (bench->canvas));
}

static void
leave_focus (Bench *bench)
{
  masar_lens_set_focus (bench->canvas->lens, MASAR_UNKNOWN);
}

static void
step (Bench *bench)
{
  masar_canvas_step (bench->canvas, 1, FALSE);
}

static void
toggle_list (Bench *bench)
{
  activate (bench, "win.list");
}

static void
sort_by_title (Bench *bench)
{
  gtk_drop_down_set_selected (find_widget (find_widget (bench->window, MASAR_TYPE_EVENT_LIST), GTK_TYPE_DROP_DOWN), 2);
}

/* What is taken out of the window.  Each opens a window of its own, which the next deed closes. */

static void
brief (Bench *bench)
{
  activate (bench, "win.briefing");
}

static void export(Bench *bench)
{
  activate (bench, "win.export");
}

static void
print (Bench *bench)
{
  activate (bench, "win.print");
}

static void
close_others (Bench *bench)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (i->data != bench->window && gtk_widget_get_visible (i->data))
      gtk_window_close (i->data);
}

static void
take_out (Bench *bench)
{
  measure (bench, "briefing", brief);
  measure (bench, "leave the briefing", close_others);
  measure (bench, "export", export);
  measure (bench, "choose no file", close_others);
  measure (bench, "print", print);
  measure (bench, "choose no printer", close_others);
}

static void
run (Bench *bench)
{
  measure (bench, "open", open_first);
  measure (bench, "step", step);
  take_out (bench);
  measure (bench, "lane", choose_lane);
  take_out (bench);
  measure (bench, "first words", look_for_words);
  measure (bench, "other words", look_for_others);
  measure (bench, "hide the others", hide_others);
  measure (bench, "ask for nothing", clear_filter);
  measure (bench, "as known", toggle_as_known);
  measure (bench, "another day", move_day);
  measure (bench, "as known at last", toggle_as_known);
  measure (bench, "focus", focus_event);
  measure (bench, "leave the focus", leave_focus);
  measure (bench, "list", toggle_list);
  measure (bench, "sort the list", sort_by_title);
  measure (bench, "timeline", toggle_list);
  measure (bench, "open another", open_second);
}

int
main (int argc, char *argv[])
{
  Bench bench = { .n_events = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000 };
  g_autoptr (MasarRecords) records = new_records (bench.n_events);
  g_autoptr (MasarApplication) application = NULL;

  if (!gtk_init_check ())
    {
      g_printerr ("bench-loop: there is no display\n");
      return 2;
    }
  application = masar_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return 2;
  for (guint i = 0; i < G_N_ELEMENTS (bench.projects); i++)
    {
      bench.projects[i] = masar_project_new ();
      masar_project_set_records (bench.projects[i], records);
    }
  bench.window = masar_window_new (ADW_APPLICATION (application));
  bench.canvas = find_widget (bench.window, MASAR_TYPE_CANVAS);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1280, 720);
  gtk_window_present (GTK_WINDOW (bench.window));
  settle ();
  g_main_context_set_poll_func (NULL, poll_cb);
  run (&bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  for (guint i = 0; i < G_N_ELEMENTS (bench.projects); i++)
    g_object_unref (bench.projects[i]);
  return 0;
}
