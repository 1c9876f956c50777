/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app-fixture.h"
#include "masar-app.h"
#include "masar-briefing-axis.h"
#include "masar-briefing.h"
#include "masar-settings.h"
#include "masar-test.h"

#define N_STEPS 4

/* Four events of a week, and one without a date; the third is told by an article that exists, and by one that does not.
 */
typedef struct
{
  char *folder;
  MasarProject *project;
  GtkWidget *window;
} Fixture;

static const char article_text[] =
    "عنوان الخبر\nقال ناطق باسم الشركة إن السفينة وصلت إلى الميناء صباح الأحد. وتابع غيره.\n";
static const char passage[] = "إن السفينة وصلت إلى الميناء صباح الأحد";

static void
read_line (MasarRecords *records, const char *line)
{
  g_autoptr (GError) error = NULL;

  masar_records_read_line (records, line, -1, "test", &error);
  g_assert_no_error (error);
}

static void
add_article (MasarRecords *records, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "here.txt", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, article_text, -1);
  g_autofree char *line = g_strdup_printf ("{\"record\":\"article\",\"id\":\"here\",\"uri\":\"%s\",\"sha256\":\"%s\","
                                           "\"encoding\":\"UTF-8\",\"outlet\":\"الجريدة\"}",
                                           uri, sum);

  g_assert_true (g_file_set_contents (path, article_text, -1, NULL));
  read_line (records, line);
  read_line (records,
             "{\"record\":\"article\",\"id\":\"gone\",\"uri\":\"file:///nowhere/gone.txt\",\"sha256\":\"00\"}");
}

static void
add_event (MasarRecords *records, const char *id, const char *edtf, gboolean told)
{
  const guint start = (guint) (strstr (article_text, passage) - article_text);
  const guint end = start + (guint) strlen (passage);
  g_autofree char *date = edtf != NULL ? g_strdup_printf ("\"%s\"", edtf) : g_strdup ("null");
  g_autofree char *evidence =
      told ? g_strdup_printf ("{\"article\":\"here\",\"start\":%u,\"end\":%u,\"modality\":\"asserted\","
                              "\"says\":[{\"who\":\"ناطق\",\"start\":%u,\"end\":%u}],\"wounded\":7},"
                              "{\"article\":\"gone\",\"start\":0,\"end\":10,\"modality\":\"asserted\",\"wounded\":5}",
                              start, end, start, end)
           : g_strdup ("{\"article\":\"gone\",\"start\":0,\"end\":10,\"modality\":\"asserted\"}");
  g_autofree char *line =
      g_strdup_printf ("{\"record\":\"event\",\"id\":\"%s\",\"type\":\"attack\",\"title\":\"حدث %s\",\"edtf\":%s,"
                       "\"evidence\":[%s],\"disputes\":[]}",
                       id, id, date, evidence);

  read_line (records, line);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  const MasarDirection direction = GPOINTER_TO_INT (data);
  g_autoptr (MasarRecords) records = masar_records_new ();

  fixture->folder = masar_test_new_folder ();
  add_article (records, fixture->folder);
  add_event (records, "d", "2024-08-09", FALSE);
  add_event (records, "a", "2024-08-01", FALSE);
  add_event (records, "none", NULL, FALSE);
  add_event (records, "c", "2024-08-05", TRUE);
  add_event (records, "b", "2024-08-02", FALSE);
  fixture->project = masar_project_new ();
  masar_project_set_records (fixture->project, records);
  fixture->window = masar_briefing_new (fixture->project, NULL, NULL, MASAR_SPAN_OPEN, direction, MASAR_UNKNOWN);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->project);
  masar_test_remove (fixture->folder);
  g_free (fixture->folder);
}

/* The controller of that name in the template. */
static GtkEventController *
find_controller (Fixture *fixture, const char *name)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
press (Fixture *fixture, guint key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (fixture, "keys"), "key-pressed", key, 0, 0, &handled);
  return handled;
}

static void
click (Fixture *fixture)
{
  g_signal_emit_by_name (find_controller (fixture, "advance"), "pressed", 1, 10.0, 10.0);
}

static const char *
get_id (Fixture *fixture)
{
  const int event = masar_briefing_get_event (MASAR_BRIEFING (fixture->window));

  return masar_records_get_event (masar_project_get_records (fixture->project), (guint) event)->id;
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[N_STEPS] = { "a", "b", "c", "d" };

  g_assert_cmpuint (masar_briefing_get_n_steps (MASAR_BRIEFING (fixture->window)), ==, N_STEPS);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_assert_cmpstr (get_id (fixture), ==, ids[i]);
      g_assert_true (press (fixture, GDK_KEY_Page_Down));
    }
  g_assert_cmpint (masar_briefing_get_state (MASAR_BRIEFING (fixture->window)), ==, MASAR_BRIEFING_ENDED);
}

/* From step 1 (of 0 to 3), one key. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  const gboolean is_rtl = GPOINTER_TO_INT (data) == MASAR_DIRECTION_RTL;
  const struct
  {
    guint key;
    guint step;
  } cases[] = {
    { GDK_KEY_Page_Down, 2 },
    { GDK_KEY_KP_Page_Down, 2 },
    { GDK_KEY_space, 2 },
    { GDK_KEY_Return, 2 },
    { GDK_KEY_Down, 2 },
    { GDK_KEY_n, 2 },
    { GDK_KEY_N, 2 },
    { GDK_KEY_Arabic_alefmaksura, 2 },
    { GDK_KEY_Arabic_hah, 0 },
    { GDK_KEY_Page_Up, 0 },
    { GDK_KEY_BackSpace, 0 },
    { GDK_KEY_Up, 0 },
    { GDK_KEY_p, 0 },
    { GDK_KEY_Home, 0 },
    { GDK_KEY_End, 3 },
    { GDK_KEY_Right, is_rtl ? 0 : 2 },
    { GDK_KEY_Left, is_rtl ? 2 : 0 },
    { GDK_KEY_KP_Left, is_rtl ? 2 : 0 },
    { GDK_KEY_x, 1 },
    { GDK_KEY_F5, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      press (fixture, GDK_KEY_Home);
      press (fixture, GDK_KEY_n);
      g_test_message ("%s", gdk_keyval_name (cases[i].key));
      g_assert_true (press (fixture, cases[i].key) == (cases[i].step != 1));
      g_assert_cmpuint (masar_briefing_get_step (MASAR_BRIEFING (fixture->window)), ==, cases[i].step);
      g_assert_cmpint (masar_briefing_get_state (MASAR_BRIEFING (fixture->window)), ==, MASAR_BRIEFING_RUNNING);
    }
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  click (fixture);
  g_assert_cmpuint (masar_briefing_get_step (MASAR_BRIEFING (fixture->window)), ==, 1);
}

static GtkWidget *
get_child (Fixture *fixture, const char *id)
{
  GObject *child = gtk_widget_get_template_child (fixture->window, MASAR_TYPE_BRIEFING, id);

  g_assert_true (GTK_IS_WIDGET (child));
  return GTK_WIDGET (child);
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint key;
    MasarBriefingState state;
  } cases[] = {
    { GDK_KEY_b, MASAR_BRIEFING_BLACK },      { GDK_KEY_B, MASAR_BRIEFING_BLACK },
    { GDK_KEY_period, MASAR_BRIEFING_BLACK }, { GDK_KEY_comma, MASAR_BRIEFING_WHITE },
    { GDK_KEY_w, MASAR_BRIEFING_WHITE },
  };
  MasarBriefing *briefing = MASAR_BRIEFING (fixture->window);

  press (fixture, GDK_KEY_n);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      press (fixture, cases[i].key);
      g_assert_cmpint (masar_briefing_get_state (briefing), ==, cases[i].state);
      g_assert_true (gtk_widget_get_visible (get_child (fixture, "cover")));

      /* Whatever wakes it, it is where it was. */
      if (i % 2 == 0)
        press (fixture, GDK_KEY_Page_Down);
      else
        click (fixture);
      g_assert_cmpint (masar_briefing_get_state (briefing), ==, MASAR_BRIEFING_RUNNING);
      g_assert_false (gtk_widget_get_visible (get_child (fixture, "cover")));
      g_assert_cmpuint (masar_briefing_get_step (briefing), ==, 1);
    }
}

static void
test_end (Fixture *fixture, gconstpointer data)
{
  MasarBriefing *briefing = MASAR_BRIEFING (fixture->window);

  press (fixture, GDK_KEY_End);
  g_assert_cmpstr (get_id (fixture), ==, "d");
  press (fixture, GDK_KEY_n);
  g_assert_cmpint (masar_briefing_get_state (briefing), ==, MASAR_BRIEFING_ENDED);
  /* What was left out is counted. */
  g_assert_nonnull (strchr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "cover"))), '1'));
  press (fixture, GDK_KEY_Page_Up);
  g_assert_cmpint (masar_briefing_get_state (briefing), ==, MASAR_BRIEFING_RUNNING);
  g_assert_cmpstr (get_id (fixture), ==, "d");
  press (fixture, GDK_KEY_n);
  press (fixture, GDK_KEY_n);
  g_assert_null (fixture->window);
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_b);
  press (fixture, GDK_KEY_Escape);
  g_assert_null (fixture->window);
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first, *second;
  GtkWidget *sources = get_child (fixture, "sources");

  press (fixture, GDK_KEY_Home);
  press (fixture, GDK_KEY_n);
  press (fixture, GDK_KEY_n);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "counter"))), ==, "3 / 4");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "event_title"))), ==, "حدث c");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "quotation"))), passage));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "speaker"))), "ناطق"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "speaker"))), "الجريدة"));

  /* Arabic words are set from the right under an English interface too; the count is the interface's. */
  g_assert_cmpint (gtk_widget_get_direction (get_child (fixture, "event_title")), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (get_child (fixture, "counter")), ==, GTK_TEXT_DIR_LTR);

  first = gtk_widget_get_first_child (sources);
  second = gtk_widget_get_next_sibling (first);
  g_assert_nonnull (second);
  g_assert_null (gtk_widget_get_next_sibling (second));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (first))), ==, "7 wounded");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (second))), ==, "5 wounded");

  /* Where an article is gone, that is said, and no words of the step before are left. */
  press (fixture, GDK_KEY_n);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "quotation"))), ==, "");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "speaker"))), "gone"));
  first = gtk_widget_get_first_child (sources);
  g_assert_cmpuint (count_children (first), ==, 2);
  g_assert_null (gtk_widget_get_next_sibling (first));
}

/* What is quoted is not said a second time below, where it is the only thing that the source says. */
static void
test_said_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  const guint start = (guint) (strstr (article_text, passage) - article_text);
  g_autofree char *line = g_strdup_printf (
      "{\"record\":\"event\",\"id\":\"e\",\"type\":\"attack\",\"edtf\":\"2024-08-05\",\"evidence\":[{\"article\":"
      "\"here\",\"start\":%u,\"end\":%u,\"modality\":\"asserted\"}]}",
      start, start + (guint) strlen (passage));

  add_article (records, fixture->folder);
  read_line (records, line);
  masar_project_set_records (fixture->project, records);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (get_child (fixture, "quotation"))), passage));
  g_assert_cmpuint (count_children (gtk_widget_get_first_child (get_child (fixture, "sources"))), ==, 2);
}

/* Records that change under it neither break it nor leave old words standing. */
static void
test_records_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MasarRecords) one = masar_records_new ();
  g_autoptr (MasarRecords) none = masar_records_new ();
  MasarBriefing *briefing = MASAR_BRIEFING (fixture->window);

  press (fixture, GDK_KEY_End);
  add_event (one, "z", "2024-09-01", FALSE);
  masar_project_set_records (fixture->project, one);
  g_assert_cmpuint (masar_briefing_get_n_steps (briefing), ==, 1);
  g_assert_cmpstr (get_id (fixture), ==, "z");
  masar_project_set_records (fixture->project, none);
  g_assert_cmpint (masar_briefing_get_event (briefing), ==, MASAR_UNKNOWN);
  g_assert_cmpint (masar_briefing_get_state (briefing), ==, MASAR_BRIEFING_ENDED);
  press (fixture, GDK_KEY_Home);
  press (fixture, GDK_KEY_Page_Up);
  g_assert_cmpint (masar_briefing_get_state (briefing), ==, MASAR_BRIEFING_ENDED);
}

/* What the window leaves out is left out, is said, and can be had. */
static void
test_lens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MasarLens) lens = masar_lens_new (masar_project_get_records (fixture->project), NULL);
  GtkWidget *window;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  masar_app_wait_until (fixture->window == NULL);
  masar_filter_set_words (masar_lens_get_filter (lens), "حدث c");
  fixture->window = window =
      masar_briefing_new (fixture->project, lens, NULL, MASAR_SPAN_OPEN, MASAR_DIRECTION_RTL, MASAR_UNKNOWN);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  g_assert_cmpuint (masar_briefing_get_n_steps (MASAR_BRIEFING (window)), ==, 1);
  g_assert_nonnull (masar_app_find_label (window, "1 of 5 events (A: all) · 1 / 1"));
  press (fixture, GDK_KEY_a);
  g_assert_cmpuint (masar_briefing_get_n_steps (MASAR_BRIEFING (window)), ==, 4);
  g_assert_nonnull (masar_app_find_label (window, "5 events (A: as in the window) · 3 / 4"));
  press (fixture, GDK_KEY_Arabic_sheen);
  g_assert_cmpuint (masar_briefing_get_n_steps (MASAR_BRIEFING (window)), ==, 1);

  /* Nothing of it is dated: not a word of it, but of how many. */
  masar_filter_set_words (masar_lens_get_filter (lens), "none");
  g_assert_cmpint (masar_briefing_get_state (MASAR_BRIEFING (window)), ==, MASAR_BRIEFING_ENDED);
  g_assert_nonnull (masar_app_find_label (window, "There is no dated event in view."));
  g_assert_nonnull (masar_app_find_label (window, "1 of 5 events (A: all)"));
  masar_filter_clear (masar_lens_get_filter (lens));
  g_assert_cmpuint (masar_briefing_get_n_steps (MASAR_BRIEFING (window)), ==, 4);
  g_assert_null (masar_app_find_label (window, "of 5 events"));
}

static void
test_starts_at_event (Fixture *fixture, gconstpointer data)
{
  const int event = masar_records_find_event (masar_project_get_records (fixture->project), "c");
  GtkWidget *window = masar_briefing_new (fixture->project, NULL, NULL, MASAR_SPAN_OPEN, MASAR_DIRECTION_RTL, event);

  g_assert_cmpint (masar_briefing_get_event (MASAR_BRIEFING (window)), ==, event);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_cursor_rests (Fixture *fixture, gconstpointer data)
{
  gboolean is_over = FALSE;
  GdkCursor *cursor;

  g_assert_null (gtk_widget_get_cursor (fixture->window));
  g_timeout_add (4200, stop_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  cursor = gtk_widget_get_cursor (fixture->window);
  g_assert_nonnull (cursor);
  g_assert_cmpstr (gdk_cursor_get_name (cursor), ==, "none");
}

/* Where years without events are folded, what is talked about is still in the middle, and its neighbour in view. */
static void
test_axis_folds (void)
{
  static const int years[] = { 2011, 2016, 2024, 2024, 2024 };
  MasarBriefingAxis *self = g_object_ref_sink (g_object_new (MASAR_TYPE_BRIEFING_AXIS, NULL));
  MasarEntry entries[G_N_ELEMENTS (years)] = { 0 };
  g_autoptr (MasarTimeline) timeline = NULL;
  g_autoptr (MasarBreaks) breaks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      const gint64 day = masar_days_from_civil (years[i], 8, 3 + (int) i);

      entries[i] = (MasarEntry){ .span = masar_span_new_day (day), .record = i };
    }
  timeline = masar_timeline_new_raw (entries, G_N_ELEMENTS (entries));
  breaks = masar_timeline_find_breaks (timeline);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  masar_briefing_axis_set_timeline (self, timeline, breaks, MASAR_DIRECTION_LTR);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (years); i++)
    {
      const gint64 at = entries[i].span.begin_minutes + 720, next = entries[i + 1].span.begin_minutes + 720;
      const gint64 half = (next - at) * 6 / 5;
      MasarAxis axis;

      masar_briefing_axis_glide (self, (MasarSpan){ at - half, at + half }, (int) i);
      axis = masar_briefing_axis_get_axis (self, 1000);
      g_assert_cmpfloat_with_epsilon (masar_axis_to_px (&axis, (double) at), 500, 2);
      g_assert_cmpfloat (masar_axis_to_px (&axis, (double) next), >, 600);
      g_assert_cmpfloat (masar_axis_to_px (&axis, (double) next), <, 1000);
      g_assert_cmpfloat (axis.minutes_per_px * 1000, <, 366 * MASAR_MINUTES_PER_DAY);
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
  g_assert_finalize_object (self);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  masar_app_init ();

#define ADD(name, function, direction)                                                                                 \
  g_test_add ("/briefing/" name, Fixture, GINT_TO_POINTER (direction), fixture_set_up, function, fixture_tear_down)

  ADD ("order", test_order, MASAR_DIRECTION_LTR);
  ADD ("keys/ltr", test_keys, MASAR_DIRECTION_LTR);
  ADD ("keys/rtl", test_keys, MASAR_DIRECTION_RTL);
  ADD ("click", test_click, MASAR_DIRECTION_LTR);
  ADD ("blank", test_blank, MASAR_DIRECTION_RTL);
  ADD ("end", test_end, MASAR_DIRECTION_RTL);
  ADD ("escape", test_escape, MASAR_DIRECTION_LTR);
  ADD ("words", test_words, MASAR_DIRECTION_RTL);
  ADD ("said-once", test_said_once, MASAR_DIRECTION_RTL);
  ADD ("records-change", test_records_change, MASAR_DIRECTION_LTR);
  ADD ("lens", test_lens, MASAR_DIRECTION_RTL);
  ADD ("starts-at-event", test_starts_at_event, MASAR_DIRECTION_LTR);
  ADD ("cursor-rests", test_cursor_rests, MASAR_DIRECTION_LTR);
  g_test_add_func ("/briefing/axis-folds", test_axis_folds);
  return g_test_run ();
}
