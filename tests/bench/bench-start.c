/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app.h"
#include "masar-application.h"
#include "masar-canvas.h"
#include "masar-window.h"

#include <stdlib.h>
#include <unistd.h>

/* How long it takes from the start of the process to the first frame that shows a corpus, against the first frame of an
 * empty libadwaita window.
 *
 *   bench-start [FOLDER]
 *
 * Each start is a process of its own, this program again, which is told by the environment when it was started and
 * prints the milliseconds since.  Both kinds load the same libraries, by turns; the median of each counts.  Without a
 * display it starts one. */

#define N_STARTS 9

#define STARTED_US "MASAR_BENCH_STARTED_US"

static void
finish (void)
{
  const gint64 started_us = g_ascii_strtoll (g_getenv (STARTED_US), NULL, 10);

  g_print ("%.3f\n", (double) (g_get_monotonic_time () - started_us) / 1000);
  fflush (stdout);
  _exit (EXIT_SUCCESS);
}

/* The window with a corpus */

static GtkWidget *
find_canvas (GtkWidget *widget)
{
  if (MASAR_IS_CANVAS (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_canvas (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  GtkWidget *canvas = find_canvas (window);

  if (masar_window_get_project (MASAR_WINDOW (window)) != NULL && canvas != NULL && gtk_widget_get_mapped (canvas)
      && masar_canvas_get_layout (MASAR_CANVAS (canvas)) != NULL)
    finish ();
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), window, 0);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static int
run_masar (char *name, char *folder)
{
  char *arguments[] = { name, folder, NULL };
  MasarApplication *application;

  masar_app_init_text ();
  application = masar_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 2, arguments);
}

/* The empty window */

static void
empty_painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  finish ();
}

static void
empty_realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (empty_painted_cb), window);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 820);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
  g_signal_connect (window, "realize", G_CALLBACK (empty_realized_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_empty (char *name)
{
  AdwApplication *application = adw_application_new ("io.github.masar_app.Empty", G_APPLICATION_NON_UNIQUE);
  char *arguments[] = { name, NULL };

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, arguments);
}

/* The measurement */

static double
measure (const char *program, const char *kind, const char *folder)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *arguments[] = { program, kind, folder, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv (STARTED_US, now, TRUE);
  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL,
                     &error))
    g_error ("%s", error->message);
  if (*output == '\0')
    g_error ("the %s window did not come up", kind + 2);
  return g_ascii_strtod (output, NULL);
}

static int
compare (const void *a, const void *b)
{
  const double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static double
get_median (double *values)
{
  qsort (values, N_STARTS, sizeof *values, compare);
  return values[N_STARTS / 2];
}

static int
start_display (char **argv)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, (char *) "xvfb-run");
  g_ptr_array_add (arguments, (char *) "-a");
  g_ptr_array_add (arguments, (char *) "dbus-run-session");
  g_ptr_array_add (arguments, (char *) "--");
  for (; *argv != NULL; argv++)
    g_ptr_array_add (arguments, *argv);
  g_ptr_array_add (arguments, NULL);
  execvp ("xvfb-run", (char **) arguments->pdata);
  g_printerr ("bench-start: there is no display, and xvfb-run cannot be started\n");
  return EXIT_FAILURE;
}

int
main (int argc, char *argv[])
{
  const char *folder = argc > 1 ? argv[1] : MASAR_BENCH_CORPUS;
  double masar_ms[N_STARTS], empty_ms[N_STARTS];
  double masar, empty;

  if (argc > 2 && g_str_has_prefix (argv[1], "--"))
    return g_str_equal (argv[1], "--masar") ? run_masar (argv[0], argv[2]) : run_empty (argv[0]);
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return start_display (argv);

  /* Once without counting, so that the files are in memory. */
  measure (argv[0], "--masar", folder);
  measure (argv[0], "--empty", folder);
  for (guint i = 0; i < N_STARTS; i++)
    {
      masar_ms[i] = measure (argv[0], "--masar", folder);
      empty_ms[i] = measure (argv[0], "--empty", folder);
    }
  masar = get_median (masar_ms);
  empty = get_median (empty_ms);
  g_print ("{\"bench\":\"start\",\"masar_ms\":%.1f,\"empty_ms\":%.1f,\"ratio\":%.2f}\n", masar, empty, masar / empty);
  return EXIT_SUCCESS;
}
