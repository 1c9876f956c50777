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
  g_autoptr (MasarPage) page =
      masar_page_new (masar_shown_new (corpus->project, lens), &axis, "الأحداث", MASAR_UNKNOWN);

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
  g_test_add_func ("/output/near-page", test_near_page);
  g_test_add_func ("/output/print", test_print);
  g_test_add_func ("/output/print-all", test_print_all);
  return g_test_run ();
}
