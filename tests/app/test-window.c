/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app.h"
#include "masar-canvas.h"
#include "masar-event-list.h"
#include "masar-inspector.h"
#include "masar-quotation.h"
#include "masar-reader.h"
#include "masar-settings.h"
#include "masar-source-card.h"
#include "masar-sources.h"
#include "masar-window-fixture.h"

/* The window as a whole: opening, the choice in all its parts, reading, narrow and mirrored.  What the engine finds in
 * an article is no matter here: the records are put in its place. */

typedef MasarWindowFixture Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  masar_window_fixture_set_up (fixture, GPOINTER_TO_INT (data));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  masar_window_fixture_tear_down (fixture);
}

static gpointer
find_one (Fixture *fixture, GType type)
{
  return masar_window_fixture_find (fixture->window, type);
}

static void
open_corpus (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->corpus.folder);
  MasarProject *project;

  masar_window_open (fixture->window, &folder, 1);
  masar_app_wait_until (masar_window_get_project (fixture->window) != NULL);
  /* The same articles, with records that this test knows. */
  project = masar_window_get_project (fixture->window);
  masar_project_set_records (project, masar_project_get_records (fixture->corpus.project));
  masar_window_set_project (fixture->window, project);
}

static void
activate (Fixture *fixture, const char *action)
{
  masar_window_fixture_activate (fixture, action);
}

static void
test_first_run (Fixture *fixture, gconstpointer data)
{
  g_assert_true (masar_window_is_empty (fixture->window));
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (fixture->window), "From Articles to a Timeline"));
  /* Nothing to export or present yet. */
  g_assert_false (gtk_widget_get_mapped (masar_app_find_label (GTK_WIDGET (fixture->window), "Briefing")));
}

static void
test_nothing_to_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = masar_test_new_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkWidget *label;

  masar_window_open (fixture->window, &folder, 1);
  label = masar_app_find_label (GTK_WIDGET (fixture->window), "Nothing Could Be Read");
  masar_app_wait_until (gtk_widget_get_mapped (label));
  g_assert_null (masar_window_get_project (fixture->window));
  masar_test_remove (path);
}

/* The event that most sources tell of is chosen, everywhere. */
static void
test_choice (Fixture *fixture, gconstpointer data)
{
  MasarCanvas *canvas;
  g_autoptr (GPtrArray) quotations = NULL;

  open_corpus (fixture);
  canvas = find_one (fixture, MASAR_TYPE_CANVAS);
  g_assert_cmpint (masar_canvas_get_event (canvas), ==, MASAR_APP_STORM);
  g_assert_cmpint (masar_inspector_get_event (find_one (fixture, MASAR_TYPE_INSPECTOR)), ==, MASAR_APP_STORM);
  quotations = masar_app_find (GTK_WIDGET (fixture->window), MASAR_TYPE_QUOTATION);
  g_assert_cmpuint (quotations->len, ==, 3);

  g_signal_emit_by_name (canvas, "event-chosen", MASAR_APP_SHIP);
  g_assert_cmpint (masar_canvas_get_event (canvas), ==, MASAR_APP_SHIP);
  g_assert_cmpint (masar_inspector_get_event (find_one (fixture, MASAR_TYPE_INSPECTOR)), ==, MASAR_APP_SHIP);
}

/* A quotation leads into its article, and back leads out of it. */
static void
test_reading (Fixture *fixture, gconstpointer data)
{
  MasarReader *reader;
  g_autofree char *marked = NULL;

  open_corpus (fixture);
  reader = find_one (fixture, MASAR_TYPE_READER);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (reader)));
  g_signal_emit_by_name (find_one (fixture, MASAR_TYPE_QUOTATION), "clicked");
  masar_app_wait_until (gtk_widget_get_mapped (GTK_WIDGET (reader)));
  g_assert_cmpint (masar_reader_get_article (reader), ==, 0);
  marked = masar_reader_dup_marked (reader);
  g_assert_cmpstr (marked, ==, "العاصفة ضربت الميناء يوم الأحد وأصابت سبعة");
  g_assert_cmpint (masar_sources_get_article (find_one (fixture, MASAR_TYPE_SOURCES)), ==, 0);

  activate (fixture, "win.back");
  masar_app_wait_until (!gtk_widget_get_mapped (GTK_WIDGET (reader)));
  g_assert_true (gtk_widget_get_mapped (find_one (fixture, MASAR_TYPE_CANVAS)));
}

static void
test_enter_reads (Fixture *fixture, gconstpointer data)
{
  MasarReader *reader;

  open_corpus (fixture);
  reader = find_one (fixture, MASAR_TYPE_READER);
  g_signal_emit_by_name (find_one (fixture, MASAR_TYPE_CANVAS), "event-activated", MASAR_APP_TALKS);
  masar_app_wait_until (gtk_widget_get_mapped (GTK_WIDGET (reader)));
  g_assert_cmpint (masar_reader_get_article (reader), ==, 3);
}

static double
get_left (Fixture *fixture, GType type)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (find_one (fixture, type), GTK_WIDGET (fixture->window), &bounds));
  return bounds.origin.x;
}

/* Sources at the start, details at the end, time as the interface runs; and the switch turns time alone. */
static void
test_mirrors (Fixture *fixture, gconstpointer data)
{
  gboolean right_to_left = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  MasarCanvas *canvas;

  open_corpus (fixture);
  canvas = find_one (fixture, MASAR_TYPE_CANVAS);
  masar_app_wait_until (gtk_widget_get_width (GTK_WIDGET (canvas)) > 0);
  masar_app_wait_until ((get_left (fixture, MASAR_TYPE_SOURCES) > get_left (fixture, MASAR_TYPE_CANVAS))
                        == right_to_left);
  g_assert_cmpint (get_left (fixture, MASAR_TYPE_INSPECTOR) < get_left (fixture, MASAR_TYPE_CANVAS), ==, right_to_left);
  g_assert_cmpint (masar_canvas_get_right_to_left (canvas), ==, right_to_left);

  activate (fixture, "app.right-to-left");
  g_assert_cmpint (masar_canvas_get_right_to_left (canvas), ==, !right_to_left);
  g_assert_cmpint (get_left (fixture, MASAR_TYPE_SOURCES) > get_left (fixture, MASAR_TYPE_CANVAS), ==, right_to_left);
  activate (fixture, "app.right-to-left");
  g_assert_cmpint (masar_canvas_get_right_to_left (canvas), ==, right_to_left);
}

/* What is chosen in the menu of one window is so in all. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  GtkWidget *other = masar_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autoptr (GPtrArray) canvases = masar_app_find (other, MASAR_TYPE_CANVAS);
  const gboolean right_to_left = masar_canvas_get_right_to_left (canvases->pdata[0]);

  open_corpus (fixture);
  activate (fixture, "app.right-to-left");
  g_assert_cmpint (masar_canvas_get_right_to_left (canvases->pdata[0]), ==, !right_to_left);
  activate (fixture, "app.right-to-left");
  gtk_window_destroy (GTK_WINDOW (other));
}

/* The list is in step with the timeline. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  MasarEventList *list;

  open_corpus (fixture);
  list = find_one (fixture, MASAR_TYPE_EVENT_LIST);
  g_assert_cmpint (masar_event_list_get_event (list), ==, MASAR_APP_STORM);
  activate (fixture, "win.list");
  masar_app_wait_until (gtk_widget_get_mapped (GTK_WIDGET (list)));
  masar_event_list_set_event (list, MASAR_UNKNOWN);
  g_signal_emit_by_name (list, "event-chosen", MASAR_APP_OLD);
  g_assert_cmpint (masar_canvas_get_event (find_one (fixture, MASAR_TYPE_CANVAS)), ==, MASAR_APP_OLD);
  g_assert_cmpint (masar_event_list_get_event (list), ==, MASAR_APP_OLD);
  activate (fixture, "win.list");
  masar_app_wait_until (!gtk_widget_get_mapped (GTK_WIDGET (list)));
}

/* Whether the focus is on the row that tells of @title. */
static gboolean
is_on_row (Fixture *fixture, MasarEventList *list, const char *title)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *label = masar_app_find_label (GTK_WIDGET (list), title);

  return focus != NULL && label != NULL && !GTK_IS_LIST_VIEW (focus)
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (list)) && gtk_widget_is_ancestor (label, focus);
}

/* Who comes to the list from the timeline is at the event that was chosen there, whichever it is. */
static void
test_list_at_choice (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int event;
    const char *title;
  } events[] = { { MASAR_APP_STORM, "عاصفة" }, { MASAR_APP_UNDATED, "حدث 4" }, { MASAR_APP_SHIP, "سفينة" } };
  MasarEventList *list;

  open_corpus (fixture);
  list = find_one (fixture, MASAR_TYPE_EVENT_LIST);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_signal_emit_by_name (find_one (fixture, MASAR_TYPE_CANVAS), "event-chosen", events[i].event);
      activate (fixture, "win.list");
      masar_app_wait_until (is_on_row (fixture, list, events[i].title));
      activate (fixture, "win.list");
      masar_app_wait_until (!gtk_widget_get_mapped (GTK_WIDGET (list)));
    }
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->corpus.folder);

  masar_window_open (fixture->window, &folder, 1);
  g_assert_false (masar_window_is_empty (fixture->window));
  activate (fixture, "win.cancel");
  masar_app_wait_until (masar_window_is_empty (fixture->window) || masar_window_get_project (fixture->window) != NULL);
}

static const char *
get_topic_title (Fixture *fixture)
{
  MasarProject *project = masar_window_get_project (fixture->window);

  return project != NULL ? masar_topic_get_title (masar_project_get_topic (project), "en") : NULL;
}

/* Another topic reads the same files again, and is there at the next start; one from the command line is not. */
static void
test_topic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->corpus.folder);
  MasarSettings *settings = masar_settings_get_default ();
  g_autofree char *shown = NULL;

  g_assert_cmpstr (masar_settings_get_topic (settings), ==, MASAR_TOPIC_DEFAULT);
  masar_window_open (fixture->window, &folder, 1);
  masar_app_wait_until (g_strcmp0 (get_topic_title (fixture), "Coalition in Iraq") == 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.topic", "s", "red-sea");
  masar_app_wait_until (g_strcmp0 (get_topic_title (fixture), "Red Sea Shipping") == 0);
  g_object_get (fixture->window, "topic", &shown, NULL);
  g_assert_cmpstr (shown, ==, "red-sea");
  g_assert_cmpstr (masar_settings_get_topic (settings), ==, "red-sea");
  masar_window_set_topic (fixture->window, "gaza-talks");
  masar_app_wait_until (g_strcmp0 (get_topic_title (fixture), "Gaza Ceasefire Talks") == 0);
  g_assert_cmpstr (masar_settings_get_topic (settings), ==, "red-sea");
  g_object_set (settings, "topic", MASAR_TOPIC_DEFAULT, NULL);
}

/* A topic that is gone is told as what it is, and another one can be chosen. */
static void
test_topic_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->corpus.folder);
  GtkWidget *label;

  masar_window_set_topic (fixture->window, "no-such-topic");
  masar_window_open (fixture->window, &folder, 1);
  label = masar_app_find_label (GTK_WIDGET (fixture->window), "Nothing Could Be Read");
  masar_app_wait_until (gtk_widget_get_mapped (label));
  masar_window_set_topic (fixture->window, MASAR_TOPIC_DEFAULT);
  masar_app_wait_until (g_strcmp0 (get_topic_title (fixture), "Coalition in Iraq") == 0);
}

/* Twice as large a text leaves no room for panes beside the timeline; they fold, and come back. */
static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  AdwFlap *flap;
  int resolution, width;

  open_corpus (fixture);
  flap = ADW_FLAP (gtk_widget_get_ancestor (find_one (fixture, MASAR_TYPE_SOURCES), ADW_TYPE_FLAP));
  masar_app_wait_until (gtk_widget_get_width (GTK_WIDGET (flap)) > 0);
  g_assert_false (adw_flap_get_folded (flap));
  width = gtk_widget_get_width (find_one (fixture, MASAR_TYPE_SOURCES));

  g_object_get (settings, "gtk-xft-dpi", &resolution, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  masar_app_wait_until (adw_flap_get_folded (flap));
  masar_window_fixture_activate (fixture, "win.toggle-sources");
  masar_app_wait_until (gtk_widget_get_width (find_one (fixture, MASAR_TYPE_SOURCES)) > width * 3 / 2);
  g_object_set (settings, "gtk-xft-dpi", resolution > 0 ? resolution : 96 * 1024, NULL);
  masar_app_wait_until (!adw_flap_get_folded (flap));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "first-run", test_first_run },
    { "nothing-to-read", test_nothing_to_read },
    { "choice", test_choice },
    { "reading", test_reading },
    { "enter-reads", test_enter_reads },
    { "mirrors", test_mirrors },
    { "settings", test_settings },
    { "list", test_list },
    { "list-at-choice", test_list_at_choice },
    { "cancel", test_cancel },
    { "topic", test_topic },
    { "topic-gone", test_topic_gone },
    { "large-text", test_large_text },
  };

  g_autoptr (MasarApplication) application = NULL;
  g_autofree char *config = masar_test_new_folder ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = masar_window_fixture_new_application ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *ltr = g_strdup_printf ("/window/ltr/%s", tests[i].name);
      g_autofree char *rtl = g_strdup_printf ("/window/rtl/%s", tests[i].name);

      g_test_add (ltr, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_LTR), fixture_set_up, tests[i].test, fixture_tear_down);
      g_test_add (rtl, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_RTL), fixture_set_up, tests[i].test, fixture_tear_down);
    }
  status = g_test_run ();
  masar_test_remove (config);
  return status;
}
