/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app-fixture.h"
#include "masar-app.h"
#include "masar-export-dialog.h"
#include "masar-print.h"
#include "masar-test-pdf.h"
#include "masar-test.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <string.h>

static MasarPage *
new_page (const char *note)
{
  const MasarEntry entries[] = {
    { .title = "هجوم على القاعدة", .span = masar_span_new_day (19940), .record = 0, .n_sources = 3 },
    { .title = "جولة محادثات", .span = masar_span_new_day (19950), .record = 1, .n_sources = 1, .lane = 2 },
  };
  const MasarAxis axis = masar_axis_new (19930 * 1440.0, 19960 * 1440.0, 800, MASAR_DIRECTION_RTL);

  MasarShown *shown = g_new0 (MasarShown, 1);

  shown->timeline = masar_timeline_new_raw (entries, G_N_ELEMENTS (entries));
  shown->parts = MASAR_PARTS_ALL;
  shown->note = g_strdup (note);
  return masar_page_new (shown, &axis, "الأحداث", MASAR_UNKNOWN);
}

static void
test_choose_file (void)
{
  static const struct
  {
    const char *name;
    const char *choice;
    const char *expected;
    MasarExportFormat format;
  } cases[] = {
    { "a", NULL, "a.pdf", MASAR_EXPORT_PDF },           { "a", "name", "a.pdf", MASAR_EXPORT_PDF },
    { "a.svg", "name", "a.svg", MASAR_EXPORT_SVG },     { "a.PNG", "name", "a.PNG", MASAR_EXPORT_PNG },
    { "a.pdf", "png", "a.png", MASAR_EXPORT_PNG },      { "a", "svg", "a.svg", MASAR_EXPORT_SVG },
    { "a.txt", "name", "a.txt.pdf", MASAR_EXPORT_PDF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename ("/folder", cases[i].name, NULL);
      g_autoptr (GFile) chosen = g_file_new_for_path (path);
      MasarExportFormat format;
      g_autoptr (GFile) file = masar_export_dialog_choose_file (chosen, cases[i].choice, &format);
      g_autofree char *name = g_file_get_basename (file);

      g_assert_cmpstr (name, ==, cases[i].expected);
      g_assert_cmpint (format, ==, cases[i].format);
    }
}

static void
test_write (void)
{
  static const struct
  {
    MasarExportFormat format;
    const char *begin;
  } cases[] = {
    { MASAR_EXPORT_PDF, "%PDF-" },
    { MASAR_EXPORT_SVG, "<?xml" },
    { MASAR_EXPORT_PNG, "\x89PNG" },
  };
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MasarPage) page = new_page (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *contents = NULL;

      g_assert_true (masar_export_dialog_write (page, cases[i].format, file, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, cases[i].begin));
    }
  masar_test_remove (folder);
}

/* What cannot be written is said, and what was there stays. */
static void
test_write_fails (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "taken", NULL);
  g_autofree char *inside = g_build_filename (path, "kept.txt", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "out.pdf", NULL);
  const char *const places[] = { path, nowhere };
  g_autoptr (MasarPage) page = new_page (NULL);

  g_assert_no_errno (g_mkdir (path, 0700));
  g_assert_true (g_file_set_contents (inside, "kept", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (places[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (masar_export_dialog_write (page, MASAR_EXPORT_PDF, file, NULL, &error));
      g_assert_nonnull (error);
    }
  g_assert_true (g_file_test (inside, G_FILE_TEST_IS_REGULAR));
  masar_test_remove (folder);
}

/* Many tasks that wait, so that the next one has to. */
typedef struct
{
  GMutex mutex;
  int n_left;
} Jam;

#define N_JAMMED 100

static void
jam_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Jam *jam = data;

  g_mutex_lock (&jam->mutex);
  g_mutex_unlock (&jam->mutex);
  g_atomic_int_add (&jam->n_left, -1);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;
  g_autoptr (GFile) file = masar_export_dialog_run_finish (result, error);

  g_assert_true ((file == NULL) == (*error != NULL));
  if (file != NULL)
    *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS, "written");
}

static GtkWidget *
find_cancel (GtkWidget *window)
{
  g_autoptr (GPtrArray) buttons = masar_app_find (window, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), "_Cancel") == 0)
      return buttons->pdata[i];
  return NULL;
}

/* What takes long says so, and can be stopped; then nothing is written, and what was there stays. */
static void
test_write_stopped (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MasarPage) page = new_page (NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = g_object_ref_sink (gtk_window_new ()), *toasts = adw_toast_overlay_new ();
  Jam jam = { .n_left = N_JAMMED };

  /* libadwaita 1.2 does not survive a window that goes while a toast does */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_child (GTK_WINDOW (window), toasts);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  g_mutex_init (&jam.mutex);
  g_mutex_lock (&jam.mutex);
  for (guint i = 0; i < N_JAMMED; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_task_data (task, &jam, NULL);
      g_task_run_in_thread (task, jam_thread);
    }
  masar_export_dialog_write_async (GTK_WINDOW (window), ADW_TOAST_OVERLAY (toasts), page, MASAR_EXPORT_PDF, file,
                                   written_cb, &error);
  g_assert_null (find_cancel (window));
  masar_app_wait_until (find_cancel (window) != NULL);
  g_assert_nonnull (masar_app_find_label (window, "Exporting to"));
  g_signal_emit_by_name (find_cancel (window), "clicked");
  g_mutex_unlock (&jam.mutex);
  masar_app_wait_until (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  masar_app_wait_until (find_cancel (window) == NULL);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "kept");

  g_clear_error (&error);
  masar_export_dialog_write_async (GTK_WINDOW (window), ADW_TOAST_OVERLAY (toasts), page, MASAR_EXPORT_PDF, file,
                                   written_cb, &error);
  masar_app_wait_until (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  masar_app_wait_until (find_cancel (window) == NULL);
  masar_app_wait_until (g_atomic_int_get (&jam.n_left) == 0);
  g_mutex_clear (&jam.mutex);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
  masar_test_remove (folder);
}

/* What is built already is taken as it is; what is not, is built when it is needed, unless it is cancelled. */
static void
test_shown (void)
{
  MasarAppFixture corpus;
  MasarRecords *records;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  masar_app_fixture_set_up (&corpus);
  records = masar_project_get_records (corpus.project);
  g_cancellable_cancel (cancelled);
  {
    g_autoptr (MasarTimeline) timeline = masar_timeline_new (records, NULL);
    g_autoptr (MasarShown) built = masar_shown_new (records, NULL, NULL, timeline);
    g_autoptr (MasarShown) unbuilt = masar_shown_new (records, NULL, NULL, NULL);

    g_assert_true (masar_shown_build (built, cancelled));
    g_assert_true (built->timeline == timeline);
    g_assert_false (masar_shown_build (unbuilt, cancelled));
    g_assert_null (unbuilt->timeline);
    g_assert_true (masar_shown_build (unbuilt, NULL));
    g_assert_cmpuint (masar_timeline_get_n_events (unbuilt->timeline), ==, MASAR_APP_N_EVENTS);
  }
  masar_app_fixture_tear_down (&corpus);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, int *out)
{
  *out = (int) result;
}

/* Prints into a file; returns when that is done. */
static void
print_to (GtkPrintOperation *operation, const char *path)
{
  g_autoptr (GError) error = NULL;
  int result = -1;

  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &result);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  while (result == -1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
}

/* One landscape page. */
static void
test_print (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (MasarPage) page = new_page (NULL);
  g_autoptr (GtkPrintOperation) operation = masar_print_new (page, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *information = NULL;
  double width, height;

  print_to (operation, path);

  g_spawn_sync (NULL, (char *[]){ "pdfinfo", path, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &information, NULL,
                NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (information, "Pages:           1\n"));
  g_assert_nonnull (strstr (information, "Page size:"));
  g_assert_cmpint (sscanf (strstr (information, "Page size:"), "Page size: %lf x %lf", &width, &height), ==, 2);
  g_assert_cmpfloat (width, >, height);
  masar_test_remove (folder);
}

static char *
print_text (GtkPrintOperation *operation, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);

  print_to (operation, path);
  return masar_test_read_pdf (path);
}

/* What a page leaves out stands on it, and the dialog has a tab to take it all the same. */
static void
test_print_all (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autoptr (MasarPage) page = new_page ("2 of 40 events");
  g_autoptr (MasarPage) all = new_page (NULL);
  g_autoptr (GtkPrintOperation) operation = masar_print_new (page, all);
  g_autoptr (GtkWidget) tab = NULL;
  g_autofree char *shown = print_text (operation, folder);
  g_autoptr (GtkPrintOperation) other = masar_print_new (page, all);
  g_autofree char *complete = NULL;

  g_assert_nonnull (strstr (shown, "2 of 40 events"));
  g_signal_emit_by_name (other, "create-custom-widget", &tab);
  g_object_ref_sink (tab);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (gtk_widget_get_first_child (tab))), ==,
                   "2 of 40 events");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (tab))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_last_child (tab)), TRUE);
  g_signal_emit_by_name (other, "custom-widget-apply", tab);
  complete = print_text (other, folder);
  g_assert_null (strstr (complete, "2 of 40 events"));
  masar_test_remove (folder);
}

static gpointer
draw_cb (gpointer path_and_page)
{
  gpointer *both = path_and_page;
  cairo_surface_t *surface = cairo_pdf_surface_create (both[0], 900, 750);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 0.75, 0.75);
  masar_page_draw (both[1], cr, 1200, 1000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return NULL;
}

/* What the page of a near view says, drawn on another thread, as the window has it drawn for a file. */
static char *
draw_near (MasarAppFixture *corpus, MasarLens *lens)
{
  const double day = (double) masar_days_from_civil (2024, 8, 4) * MASAR_MINUTES_PER_DAY;
  const MasarAxis axis = masar_axis_new (day - 720, day + 2 * 1440, 1000, MASAR_DIRECTION_RTL);
  g_autofree char *path = g_build_filename (corpus->folder, "out.pdf", NULL);
  g_autoptr (MasarPage) page = masar_page_new (masar_shown_new (masar_project_get_records (corpus->project), NULL,
                                                                masar_shown_get_sights (corpus->project, lens), NULL),
                                               &axis, "الأحداث", MASAR_UNKNOWN);

  g_thread_join (g_thread_new ("draw", draw_cb, (gpointer[]){ path, page }));
  return masar_test_read_pdf (path);
}

/* The page says what the window says of an event: its place and the words of the best source; on a day of the past, no
 * words that came later, and no place that may have. */
static void
test_near_page (void)
{
  MasarAppFixture corpus;
  g_autofree char *all = NULL, *early = NULL;

  masar_app_fixture_set_up (&corpus);
  {
    g_autoptr (MasarLens) lens = masar_lens_new (masar_project_get_records (corpus.project), NULL);

    all = draw_near (&corpus, lens);
    masar_test_check_pdf (all, "الميناء", TRUE);
    masar_test_check_pdf (all, "العاصفة ضربت", TRUE);
    masar_lens_set_day (lens, masar_days_from_civil (2024, 8, 4));
    early = draw_near (&corpus, lens);
    masar_test_check_pdf (early, "عاصفة", TRUE);
    masar_test_check_pdf (early, "الميناء", FALSE);
    masar_test_check_pdf (early, "العاصفة ضربت", FALSE);
  }
  masar_app_fixture_tear_down (&corpus);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  masar_app_init ();
  g_test_add_func ("/output/choose-file", test_choose_file);
  g_test_add_func ("/output/write", test_write);
  g_test_add_func ("/output/write-fails", test_write_fails);
  g_test_add_func ("/output/write-stopped", test_write_stopped);
  g_test_add_func ("/output/shown", test_shown);
  g_test_add_func ("/output/near-page", test_near_page);
  g_test_add_func ("/output/print", test_print);
  g_test_add_func ("/output/print-all", test_print_all);
  return g_test_run ();
}
