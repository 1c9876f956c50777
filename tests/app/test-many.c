/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app.h"
#include "masar-briefing-steps.h"
#include "masar-briefing.h"
#include "masar-canvas-private.h"
#include "masar-event-list.h"
#include "masar-filling.h"
#include "masar-shown.h"
#include "masar-window-fixture.h"

/* The window over so many events that its timeline and its lists are made on threads. */

#define N_EVENTS 4200
#define N_ARTICLES 100

typedef struct
{
  MasarProject *project;
  MasarWindow *window;
  MasarCanvas *canvas;
  MasarLens *lens;
} Fixture;

static MasarRecords *
new_records (void)
{
  MasarRecords *records = masar_records_new ();

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      MasarArticleRecord *article = masar_records_add_article (records, id);

      article->title = i % 2 == 0 ? "عاصفة" : "سفينة";
      article->published.span = masar_span_new_day (i * 4);
    }
  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      MasarEventRecord *event = masar_records_add_event (records, id);
      const MasarEvidence evidence = { .article = (int) (i * 7 % N_ARTICLES), .mention = MASAR_UNKNOWN };

      event->type = i % MASAR_N_EVENT_TYPES;
      event->title = "حدث";
      event->n_sources = i == N_EVENTS / 2 ? 2 : 1;
      event->when.span = i % 10 == 9 ? MASAR_SPAN_OPEN : masar_span_new_day (i / 10);
      g_array_append_val (event->evidence, evidence);
    }
  return records;
}

/* Until nothing is on its way any more: one part follows the other. */
static void
wait_for_all (Fixture *fixture)
{
  for (guint quiet = 0; quiet < 50; quiet++)
    {
      g_usleep (1000);
      while (g_main_context_iteration (NULL, FALSE))
        quiet = 0;
      if (masar_latest_is_busy (fixture->canvas->building))
        quiet = 0;
    }
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MasarRecords) records = new_records ();

  g_assert_false (masar_latest_suits_frame (records));
  fixture->project = masar_project_new ();
  masar_project_set_records (fixture->project, records);
  fixture->window = MASAR_WINDOW (masar_window_new (ADW_APPLICATION (g_application_get_default ())));
  fixture->canvas = masar_window_fixture_find (fixture->window, MASAR_TYPE_CANVAS);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  masar_window_set_project (fixture->window, fixture->project);
  fixture->lens = masar_project_get_lens (fixture->project);
  g_assert_null (masar_canvas_get_timeline (fixture->canvas));
  masar_app_wait_until (masar_canvas_get_layout (fixture->canvas) != NULL);
  wait_for_all (fixture);
}

static void
close_window (Fixture *fixture)
{
  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->window));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_window (fixture);
  masar_test_wait_for_threads (fixture->project);
  g_assert_finalize_object (fixture->project);
}

static void
choose_lane (Fixture *fixture, guint lane)
{
  masar_filter_set_chosen (masar_lens_get_filter (fixture->lens), MASAR_FACET_LANE, lane, TRUE);
}

/* As if all had been built at once. */
static void
assert_as_at_once (Fixture *fixture)
{
  g_autoptr (MasarTimeline) expected = masar_shown_build_timeline (
      masar_project_get_records (fixture->project), masar_project_get_topic (fixture->project),
      masar_shown_get_sights (fixture->project, fixture->lens), NULL);
  MasarTimeline *timeline = masar_canvas_get_timeline (fixture->canvas);

  g_assert_cmpuint (masar_timeline_get_n_receding (timeline), ==, masar_timeline_get_n_receding (expected));
  g_assert_cmpuint (masar_timeline_get_n_left_out (timeline), ==, masar_timeline_get_n_left_out (expected));
  for (guint i = 0; i < N_EVENTS; i++)
    {
      MasarEntry a = { 0 }, b = { 0 };

      g_assert_cmpint (masar_timeline_get_event (timeline, i, &a), ==, masar_timeline_get_event (expected, i, &b));
      g_assert_true (masar_span_equal (a.span, b.span));
      g_assert_cmpuint (a.flags, ==, b.flags);
      g_assert_cmpuint (a.lane, ==, b.lane);
      g_assert_cmpuint (a.n_sources, ==, b.n_sources);
      g_assert_cmpuint (a.importance, ==, b.importance);
      g_assert_cmpint (masar_canvas_get_sight (fixture->canvas, i), ==, masar_lens_get_event (fixture->lens, i));
    }
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  assert_as_at_once (fixture);
  choose_lane (fixture, MASAR_EVENT_STRIKE);
  wait_for_all (fixture);
  g_assert_cmpuint (masar_timeline_get_n_receding (masar_canvas_get_timeline (fixture->canvas)), ==,
                    N_EVENTS - N_EVENTS / MASAR_N_EVENT_TYPES);
  assert_as_at_once (fixture);
  masar_lens_set_day (fixture->lens, 300);
  masar_lens_set_hides (fixture->lens, TRUE);
  wait_for_all (fixture);
  g_assert_cmpuint (masar_timeline_get_n_left_out (masar_canvas_get_timeline (fixture->canvas)), ==,
                    N_EVENTS - N_EVENTS / MASAR_N_EVENT_TYPES);
  assert_as_at_once (fixture);
  masar_lens_unset_day (fixture->lens);
  masar_filter_clear (masar_lens_get_filter (fixture->lens));
  wait_for_all (fixture);
  g_assert_cmpuint (masar_timeline_get_n_receding (masar_canvas_get_timeline (fixture->canvas)), ==, 0);
  assert_as_at_once (fixture);
}

/* Of a slider that runs, what is shown is where it was or where it is, never what it passed on the way; the axis and
 * the chosen event stay. */
static void
test_newest (Fixture *fixture, gconstpointer data)
{
  const gint64 last = 400;
  guint n_shown = 0;
  MasarAxis axis;

  masar_canvas_step (fixture->canvas, 1, FALSE);
  masar_canvas_zoom (fixture->canvas, 3);
  wait_for_all (fixture);
  axis = *masar_canvas_get_axis (fixture->canvas);
  for (gint64 day = 100; day <= last; day++)
    masar_lens_set_day (fixture->lens, day);
  while (n_shown == 0)
    {
      const MasarTimeline *before = masar_canvas_get_timeline (fixture->canvas);

      g_assert_nonnull (before);
      g_assert_nonnull (masar_canvas_get_layout (fixture->canvas));
      g_main_context_iteration (NULL, TRUE);
      if (masar_canvas_get_timeline (fixture->canvas) == before)
        continue;
      n_shown++;
      g_assert_nonnull (fixture->canvas->sights);
      g_assert_cmpint (masar_known_get_day (masar_sights_get_known (fixture->canvas->sights)), ==, last);
    }
  wait_for_all (fixture);
  assert_as_at_once (fixture);
  g_assert_cmpfloat (masar_canvas_get_axis (fixture->canvas)->start_minutes, ==, axis.start_minutes);
  g_assert_cmpfloat (masar_canvas_get_axis (fixture->canvas)->minutes_per_px, ==, axis.minutes_per_px);
  g_assert_cmpint (masar_canvas_get_event (fixture->canvas), !=, MASAR_UNKNOWN);
}

/* A window that goes while all is being built leaves nothing behind, and hears of nothing. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  choose_lane (fixture, MASAR_EVENT_TALKS);
  masar_lens_set_day (fixture->lens, 200);
  while (!masar_latest_is_busy (fixture->canvas->building))
    g_main_context_iteration (NULL, TRUE);
  close_window (fixture);
}

/* Another project while the old one's timeline is being built. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MasarRecords) records = new_records ();
  MasarProject *other = masar_project_new ();

  masar_project_set_records (other, records);
  choose_lane (fixture, MASAR_EVENT_TALKS);
  while (!masar_latest_is_busy (fixture->canvas->building))
    g_main_context_iteration (NULL, TRUE);
  masar_window_set_project (fixture->window, other);
  masar_app_wait_until (masar_canvas_get_layout (fixture->canvas) != NULL);
  wait_for_all (fixture);
  g_assert_true (masar_timeline_get_records (masar_canvas_get_timeline (fixture->canvas)) == records);
  g_assert_cmpuint (masar_timeline_get_n_receding (masar_canvas_get_timeline (fixture->canvas)), ==, 0);
  masar_test_wait_for_threads (fixture->project);
  g_object_unref (fixture->project);
  fixture->project = other;
}

static guint
count_listed (Fixture *fixture, GType item_type)
{
  g_autoptr (GPtrArray) lists = masar_app_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW);

  for (guint i = 0; i < lists->len; i++)
    {
      GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (lists->pdata[i]));
      g_autoptr (GObject) item = model != NULL ? g_list_model_get_item (model, 0) : NULL;

      if (item != NULL && G_TYPE_CHECK_INSTANCE_TYPE (item, item_type))
        return g_list_model_get_n_items (model);
    }
  return 0;
}

/* The list of events is made when it is looked at, and then follows; that of articles always does. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  const int chosen = masar_canvas_get_event (fixture->canvas);
  MasarEventList *list = masar_window_fixture_find (fixture->window, MASAR_TYPE_EVENT_LIST);

  g_assert_cmpuint (count_listed (fixture, MASAR_TYPE_EVENT_ITEM), ==, 0);
  g_assert_cmpuint (count_listed (fixture, MASAR_TYPE_ARTICLE_ITEM), ==, N_ARTICLES);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.list", NULL));
  wait_for_all (fixture);
  g_assert_cmpuint (count_listed (fixture, MASAR_TYPE_EVENT_ITEM), ==, N_EVENTS);
  g_assert_cmpint (masar_event_list_get_event (list), ==, chosen);
  choose_lane (fixture, MASAR_EVENT_TALKS);
  masar_filter_look_for (masar_lens_get_filter (fixture->lens), "عاصفة");
  wait_for_all (fixture);
  g_assert_cmpuint (count_listed (fixture, MASAR_TYPE_EVENT_ITEM), ==,
                    masar_lens_count_events (fixture->lens, MASAR_SIGHT_CLEAR));
  g_assert_cmpuint (count_listed (fixture, MASAR_TYPE_EVENT_ITEM), <, N_EVENTS);
  g_assert_cmpuint (count_listed (fixture, MASAR_TYPE_ARTICLE_ITEM), ==,
                    masar_sights_count_articles (masar_lens_get_sights (fixture->lens), MASAR_SIGHT_CLEAR));
}

static gboolean
press (gpointer window, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "keys") == 0)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

static MasarBriefing *
find_briefing (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (MASAR_IS_BRIEFING (i->data))
      return i->data;
  g_assert_not_reached ();
}

/* A briefing says that it is prepared, and then begins at the event that is chosen; what is asked for meanwhile waits;
 * it shows what the window shows, and the rest on request. */
static void
test_briefing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MasarBriefingSteps) seen = NULL, all = NULL;
  MasarRecords *records = masar_project_get_records (fixture->project);
  MasarBriefing *briefing;
  MasarSpan view;
  int event;

  choose_lane (fixture, MASAR_EVENT_TALKS);
  wait_for_all (fixture);
  masar_canvas_step (fixture->canvas, 1, FALSE);
  masar_canvas_fit (fixture->canvas);
  masar_app_wait_until (masar_axis_get_end (masar_canvas_get_axis (fixture->canvas)) > 400 * 1440);
  wait_for_all (fixture);
  view.begin_minutes = (gint64) masar_axis_get_start (masar_canvas_get_axis (fixture->canvas));
  view.end_minutes = (gint64) masar_axis_get_end (masar_canvas_get_axis (fixture->canvas));
  seen = masar_briefing_steps_new (records, masar_lens_get_sights (fixture->lens), view);
  all = masar_briefing_steps_new (records, NULL, view);
  g_assert_cmpuint (masar_briefing_steps_get_n_steps (all), >, masar_briefing_steps_get_n_steps (seen));
  event = masar_canvas_get_event (fixture->canvas);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.briefing", NULL));
  briefing = find_briefing ();
  g_assert_cmpint (masar_briefing_get_state (briefing), ==, MASAR_BRIEFING_PREPARING);
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (briefing), "Preparing the briefing…"));
  g_assert_true (press (briefing, GDK_KEY_space));
  g_assert_true (press (briefing, GDK_KEY_b));
  g_assert_cmpint (masar_briefing_get_state (briefing), ==, MASAR_BRIEFING_PREPARING);
  masar_app_wait_until (masar_briefing_get_state (briefing) == MASAR_BRIEFING_RUNNING);
  g_assert_cmpint (masar_briefing_get_event (briefing), ==, event);
  g_assert_cmpuint (masar_briefing_get_n_steps (briefing), ==, masar_briefing_steps_get_n_steps (seen));

  press (briefing, GDK_KEY_a);
  g_assert_cmpint (masar_briefing_get_state (briefing), ==, MASAR_BRIEFING_RUNNING);
  masar_app_wait_until (masar_briefing_get_n_steps (briefing) == masar_briefing_steps_get_n_steps (all));
  g_assert_cmpint (masar_briefing_get_event (briefing), ==, event);
  press (briefing, GDK_KEY_a);
  masar_app_wait_until (masar_briefing_get_n_steps (briefing) == masar_briefing_steps_get_n_steps (seen));

  /* Left while the next is on its way. */
  press (briefing, GDK_KEY_a);
  press (briefing, GDK_KEY_Escape);
  wait_for_all (fixture);
}

static void
filled_cb (gpointer user_data)
{
  ++*(guint *) user_data;
}

/* What is seen of a long list comes at once, the rest while the loop runs; a short one is there; what is superseded or
 * let go of is not heard of. */
static void
test_filling (void)
{
  g_autoptr (MasarRecords) records = new_records ();
  g_autoptr (MasarItemList) items = masar_item_list_new (MASAR_TYPE_EVENT_ITEM);
  g_autoptr (GArray) many = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GArray) few = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n_filled = 0;
  MasarFilling *filling = masar_filling_new (items, filled_cb, &n_filled);
  GListModel *model = G_LIST_MODEL (items);

  g_array_set_size (many, N_EVENTS);
  g_array_set_size (few, 5);
  masar_filling_begin (filling, records, many);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, N_EVENTS);
  g_assert_cmpuint (n_filled, ==, 0);
  g_assert_false (masar_filling_is_changing (filling));
  masar_app_wait_until (n_filled == 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, N_EVENTS);
  masar_filling_begin (filling, records, few);
  masar_app_wait_until (n_filled == 2);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5);
  masar_filling_begin (filling, records, many);
  masar_filling_begin (filling, NULL, NULL);
  g_assert_cmpuint (n_filled, ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  masar_filling_begin (filling, records, many);
  masar_filling_free (filling);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_filled, ==, 3);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "same", test_same },         { "newest", test_newest }, { "closed", test_closed },
    { "replaced", test_replaced }, { "lists", test_lists },   { "briefing", test_briefing },
  };
  g_autoptr (MasarApplication) application = NULL;
  g_autofree char *config = masar_test_new_folder ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  masar_app_init_text ();
  application = masar_window_fixture_new_application ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/many/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
    }
  g_test_add_func ("/many/filling", test_filling);
  status = g_test_run ();
  masar_test_remove (config);
  return status;
}
