/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app-fixture.h"
#include "masar-app.h"
#include "masar-canvas-private.h"
#include "masar-mark.h"
#include "masar-settings.h"

#include <math.h>

typedef struct
{
  MasarAppFixture corpus;
  GtkWidget *window;
  MasarCanvas *canvas;
  int chosen;
  int activated;
  guint n_chosen;
} Fixture;

static void
chosen_cb (Fixture *fixture, int event)
{
  fixture->chosen = event;
  fixture->n_chosen++;
}

static void
activated_cb (Fixture *fixture, int event)
{
  fixture->activated = event;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  masar_app_fixture_set_up (&fixture->corpus);
  fixture->chosen = fixture->activated = MASAR_UNKNOWN;
  fixture->window = gtk_window_new ();
  fixture->canvas = MASAR_CANVAS (masar_canvas_new ());
  gtk_widget_set_direction (GTK_WIDGET (fixture->canvas), GPOINTER_TO_INT (data));
  g_signal_connect_swapped (fixture->canvas, "event-chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->canvas, "event-activated", G_CALLBACK (activated_cb), fixture);
  masar_canvas_set_project (fixture->canvas, fixture->corpus.project);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  masar_app_wait_until (masar_canvas_get_layout (fixture->canvas) != NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->canvas);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->canvas);
  masar_app_fixture_tear_down (&fixture->corpus);
}

static gboolean
press (Fixture *fixture, guint key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (masar_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, 0, &handled);
  return handled;
}

static void
click (Fixture *fixture, int n_press, double x, double y)
{
  g_signal_emit_by_name (masar_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_CLICK), "released",
                         n_press, x, y);
}

static MasarHit
find_event (Fixture *fixture, int event)
{
  MasarHit hit;

  g_assert_true (masar_layout_find_event (masar_canvas_get_layout (fixture->canvas), event, &hit));
  return hit;
}

static double
get_begin (Fixture *fixture, int event)
{
  MasarRecords *records = masar_project_get_records (fixture->corpus.project);

  return (double) masar_records_get_event (records, event)->when.span.begin_minutes;
}

/* The first look falls on what most sources tell of, and leaves the decade before alone. */
static void
test_begins (Fixture *fixture, gconstpointer data)
{
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  double x = masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_STORM));

  g_assert_cmpfloat (x, >, 0);
  g_assert_cmpfloat (x, <, axis->length_px);
  g_assert_cmpfloat (get_begin (fixture, MASAR_APP_OLD), <, axis->start_minutes);
}

/* Time runs as the interface does. */
static void
test_mirrors (Fixture *fixture, gconstpointer data)
{
  gboolean right_to_left = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  double storm = masar_axis_to_px (masar_canvas_get_axis (fixture->canvas), get_begin (fixture, MASAR_APP_STORM));
  double ship = masar_axis_to_px (masar_canvas_get_axis (fixture->canvas), get_begin (fixture, MASAR_APP_SHIP));

  g_assert_cmpint (masar_canvas_get_right_to_left (fixture->canvas), ==, right_to_left);
  g_assert_cmpint (ship < storm, ==, right_to_left);

  /* The switch turns the axis alone. */
  masar_canvas_set_right_to_left (fixture->canvas, !right_to_left);
  ship = masar_axis_to_px (masar_canvas_get_axis (fixture->canvas), get_begin (fixture, MASAR_APP_SHIP));
  storm = masar_axis_to_px (masar_canvas_get_axis (fixture->canvas), get_begin (fixture, MASAR_APP_STORM));
  g_assert_cmpint (ship < storm, ==, !right_to_left);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (fixture->canvas)), ==, GPOINTER_TO_INT (data));
}

static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  gboolean right_to_left = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  guint later = right_to_left ? GDK_KEY_Left : GDK_KEY_Right;
  guint earlier = right_to_left ? GDK_KEY_Right : GDK_KEY_Left;

  masar_canvas_set_event (fixture->canvas, MASAR_APP_STORM);
  g_assert_true (press (fixture, later));
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_SHIP);
  g_assert_true (press (fixture, later));
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_TALKS);
  g_assert_true (press (fixture, earlier));
  g_assert_true (press (fixture, earlier));
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_STORM);
  g_assert_true (press (fixture, earlier));
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_OLD);
}

static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  masar_canvas_set_event (fixture->canvas, MASAR_APP_STORM);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_SHIP);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_TALKS);
  press (fixture, GDK_KEY_Up);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_STORM);
  fixture->n_chosen = 0;
  press (fixture, GDK_KEY_Up);
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

static void
test_ends (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Home);
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_OLD);
  /* What has no date comes after all that has. */
  press (fixture, GDK_KEY_End);
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_UNDATED);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpint (fixture->activated, ==, MASAR_APP_UNDATED);
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_cmpint (fixture->chosen, ==, MASAR_UNKNOWN);
  g_assert_false (press (fixture, GDK_KEY_Escape));
  g_assert_false (press (fixture, GDK_KEY_x));
}

static void
test_zoom_keys (Fixture *fixture, gconstpointer data)
{
  double before = masar_canvas_get_axis (fixture->canvas)->minutes_per_px;

  press (fixture, GDK_KEY_plus);
  masar_app_wait_until (masar_canvas_get_axis (fixture->canvas)->minutes_per_px < before * 0.9);
  press (fixture, GDK_KEY_0);
  masar_app_wait_until (masar_canvas_get_axis (fixture->canvas)->start_minutes < get_begin (fixture, MASAR_APP_OLD));
  before = masar_canvas_get_axis (fixture->canvas)->minutes_per_px;
  press (fixture, GDK_KEY_minus);
  masar_app_wait_until (masar_canvas_get_axis (fixture->canvas)->minutes_per_px > before * 1.1);
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  MasarHit hit = find_event (fixture, MASAR_APP_STORM);

  click (fixture, 1, hit.box.x + hit.box.width / 2, hit.box.y + hit.box.height / 2);
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_STORM);
  g_assert_cmpint (masar_canvas_get_event (fixture->canvas), ==, MASAR_APP_STORM);
  /* On empty ground. */
  click (fixture, 1, 1, 1);
  g_assert_cmpint (masar_canvas_get_event (fixture->canvas), ==, MASAR_UNKNOWN);
}

/* What the reader wants of dates is in the next layout. */
static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  MasarSettings *settings = masar_settings_get_default ();
  g_autofree char *before = masar_layout_dump (masar_canvas_get_layout (fixture->canvas));
  g_autofree char *after = NULL;

  g_object_set (settings, "hijri", TRUE, NULL);
  after = masar_layout_dump (masar_canvas_get_layout (fixture->canvas));
  g_object_set (settings, "hijri", FALSE, NULL);
  g_assert_null (strstr (before, "hijri at="));
  g_assert_nonnull (strstr (after, "hijri at="));
}

/* Pointing at things lays nothing out anew. */
static void
test_hover (Fixture *fixture, gconstpointer data)
{
  GtkEventController *motion =
      masar_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  MasarLayout *layout = masar_canvas_get_layout (fixture->canvas);
  MasarHit hit = find_event (fixture, MASAR_APP_STORM);

  g_signal_emit_by_name (motion, "motion", hit.box.x + 2, hit.box.y + 2);
  g_assert_true (masar_canvas_get_layout (fixture->canvas) == layout);
  g_signal_emit_by_name (motion, "leave");
  g_assert_true (masar_canvas_get_layout (fixture->canvas) == layout);
}

/* The wheel keeps the time under the pointer where it is. */
static void
test_wheel (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->canvas);
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  double before = masar_axis_to_minutes (axis, 200);
  double scale = axis->minutes_per_px;
  gboolean handled;

  g_signal_emit_by_name (masar_app_find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", 200.0, 300.0);
  g_signal_emit_by_name (masar_app_find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0, -1.0,
                         &handled);
  g_assert_true (handled);
  g_assert_cmpfloat (axis->minutes_per_px, <, scale);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_minutes (axis, 200), before, scale);
}

static void
test_pinch (Fixture *fixture, gconstpointer data)
{
  GtkEventController *pinch = masar_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_ZOOM);
  double scale = masar_canvas_get_axis (fixture->canvas)->minutes_per_px;

  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_signal_emit_by_name (pinch, "scale-changed", 4.0);
  g_assert_cmpfloat_with_epsilon (masar_canvas_get_axis (fixture->canvas)->minutes_per_px, scale / 4, scale / 1000);
}

/* Two fingers that keep their distance take the ground along; those that part and move do both. */
static void
test_two_fingers (Fixture *fixture, gconstpointer data)
{
  GtkEventController *pinch = masar_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_ZOOM);
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  double scale = axis->minutes_per_px;
  double x, before;

  g_signal_emit_by_name (pinch, "begin", NULL);
  x = fixture->canvas->pinched_x;
  before = masar_axis_to_minutes (axis, x);
  masar_canvas_pinch (fixture->canvas, x + 40, 1);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_minutes (axis, x + 40), before, axis->minutes_per_px);
  g_assert_cmpfloat_with_epsilon (axis->minutes_per_px, scale, scale / 1000);
  masar_canvas_pinch (fixture->canvas, x + 90, 2);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_minutes (axis, x + 90), before, axis->minutes_per_px);
  g_assert_cmpfloat_with_epsilon (axis->minutes_per_px, scale / 2, scale / 1000);
}

/* A touchpad speaks of pixels: a stroke of the fingers is no hundred turns of the wheel. */
static void
test_touchpad (Fixture *fixture, gconstpointer data)
{
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  const double scale = axis->minutes_per_px;
  const double before = masar_axis_to_minutes (axis, 300);

  masar_canvas_scroll (fixture->canvas, -40, 0, GDK_SCROLL_UNIT_SURFACE);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_minutes (axis, 300 + 40 * 2.5), before, scale);
  masar_canvas_scroll (fixture->canvas, 0, -20, GDK_SCROLL_UNIT_SURFACE);
  g_assert_cmpfloat (axis->minutes_per_px, <, scale);
  g_assert_cmpfloat (axis->minutes_per_px, >, scale / 2);
}

/* What was under the pointer stays under it. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  GtkEventController *drag = masar_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_DRAG);
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  double before = masar_axis_to_minutes (axis, 300);

  g_signal_emit_by_name (drag, "drag-begin", 300.0, 60.0);
  g_signal_emit_by_name (drag, "drag-update", 40.0, 0.0);
  g_signal_emit_by_name (drag, "drag-update", 120.0, 5.0);
  g_signal_emit_by_name (drag, "drag-end", 120.0, 5.0);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_minutes (axis, 420), before, axis->minutes_per_px);
}

static void
set_int_cb (int *value, int position)
{
  *value = position;
}

static GtkWidget *
find_mark (Fixture *fixture, int event)
{
  g_autoptr (GPtrArray) marks = masar_app_find (GTK_WIDGET (fixture->canvas), MASAR_TYPE_MARK);

  for (guint i = 0; i < marks->len; i++)
    {
      if (masar_mark_get_event (g_ptr_array_index (marks, i)) == event)
        return g_ptr_array_index (marks, i);
    }
  return NULL;
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *mark;
  MasarBox box;
  MasarHit hit;
  graphene_rect_t bounds;

  masar_app_wait_until (find_mark (fixture, MASAR_APP_STORM) != NULL);
  mark = find_mark (fixture, MASAR_APP_STORM);
  hit = find_event (fixture, MASAR_APP_STORM);
  box = masar_mark_get_box (MASAR_MARK (mark));
  g_assert_cmpfloat (box.x, ==, hit.box.x);
  g_assert_cmpfloat (box.width, ==, hit.box.width);
  masar_app_wait_until (gtk_widget_compute_bounds (mark, GTK_WIDGET (fixture->canvas), &bounds)
                        && fabs (bounds.origin.x - hit.box.x) <= 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                     "عاصفة – Sun 4 Aug 2024 – 3 sources"));
  g_assert_null (find_mark (fixture, MASAR_APP_OLD));

  g_signal_emit_by_name (mark, "clicked");
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_STORM);
}

/* A turn of a course is read aloud with its place in it. */
static void
test_course (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  int plan, off;

  masar_app_fixture_add_course (records);
  plan = masar_records_find_event (records, "plan");
  off = masar_records_find_event (records, "off");
  masar_project_set_records (fixture->corpus.project, records);
  masar_canvas_set_project (fixture->canvas, NULL);
  masar_canvas_set_project (fixture->canvas, fixture->corpus.project);
  masar_app_wait_until (masar_canvas_get_layout (fixture->canvas) != NULL);
  masar_canvas_fit (fixture->canvas);
  masar_app_wait_until (find_mark (fixture, off) != NULL && find_mark (fixture, plan) != NULL);
  g_assert_null (
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (find_mark (fixture, off)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          "تأجيل – Wed 7 Aug 2024 – 1 source – Put off to 15 Aug 2024; turn 2 of 3"));
}

static GtkWidget *
find_hit (Fixture *fixture, MasarHitKind kind)
{
  g_autoptr (GPtrArray) marks = masar_app_find (GTK_WIDGET (fixture->canvas), MASAR_TYPE_MARK);

  for (guint i = 0; i < marks->len; i++)
    {
      const MasarHit *hit = masar_mark_get_hit (g_ptr_array_index (marks, i));

      if (hit != NULL && hit->kind == kind)
        return g_ptr_array_index (marks, i);
    }
  return NULL;
}

static gboolean
is_selected (GtkWidget *mark)
{
  g_autofree char *error = gtk_test_accessible_check_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  return error == NULL;
}

/* Which one is chosen is told, and every mark its place among all. */
static void
test_mark_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) marks = NULL;

  masar_app_wait_until (find_mark (fixture, MASAR_APP_STORM) != NULL);
  g_assert_false (is_selected (find_mark (fixture, MASAR_APP_STORM)));
  masar_canvas_set_event (fixture->canvas, MASAR_APP_STORM);
  masar_app_wait_until (is_selected (find_mark (fixture, MASAR_APP_STORM)));
  masar_canvas_set_event (fixture->canvas, MASAR_APP_SHIP);
  masar_app_wait_until (find_mark (fixture, MASAR_APP_SHIP) != NULL
                        && is_selected (find_mark (fixture, MASAR_APP_SHIP)));
  g_assert_false (is_selected (find_mark (fixture, MASAR_APP_STORM)));
  marks = masar_app_find (GTK_WIDGET (fixture->canvas), MASAR_TYPE_MARK);
  for (guint i = 0; i < marks->len; i++)
    {
      g_assert_null (gtk_test_accessible_check_relation (marks->pdata[i], GTK_ACCESSIBLE_RELATION_POS_IN_SET, i + 1));
      g_assert_null (
          gtk_test_accessible_check_relation (marks->pdata[i], GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) marks->len));
    }
}

/* An article is read aloud and can be pressed, and Return reads it. */
static void
test_article_marks (Fixture *fixture, gconstpointer data)
{
  int article = MASAR_UNKNOWN, activated = MASAR_UNKNOWN;
  const MasarArticleRecord *record;
  g_autofree char *label = NULL;
  GtkWidget *mark;

  g_signal_connect_swapped (fixture->canvas, "article-chosen", G_CALLBACK (set_int_cb), &article);
  g_signal_connect_swapped (fixture->canvas, "article-activated", G_CALLBACK (set_int_cb), &activated);
  masar_app_wait_until (find_hit (fixture, MASAR_HIT_ARTICLE) != NULL);
  mark = find_hit (fixture, MASAR_HIT_ARTICLE);
  record = masar_records_get_article (masar_project_get_records (fixture->corpus.project),
                                      masar_mark_get_hit (MASAR_MARK (mark))->record);
  /* What it is instead of that. */
  label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_true (g_str_has_prefix (label, record->title));
  g_assert_nonnull (strstr (label, record->outlet));
  g_assert_nonnull (strstr (label, " Aug 2024 · stated"));
  g_signal_emit_by_name (mark, "clicked");
  g_assert_cmpint (article, ==, (int) masar_mark_get_hit (MASAR_MARK (mark))->record);
  gtk_widget_grab_focus (mark);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpint (activated, ==, article);
}

/* What has no date is listed by its lane, and chosen there. */
static void
test_undated (Fixture *fixture, gconstpointer data)
{
  MasarHit hit = { .kind = MASAR_HIT_UNDATED, .box = { 10, 10, 20, 20 } };
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (MasarEventItem) item = NULL;
  GListModel *model;
  MasarEntry entry;

  g_assert_true (masar_timeline_get_event (masar_canvas_get_timeline (fixture->canvas), MASAR_APP_UNDATED, &entry));
  hit.lane = entry.lane;
  masar_canvas_show_undated (fixture->canvas, &hit);
  lists = masar_app_find (fixture->canvas->popover, GTK_TYPE_LIST_VIEW);
  g_assert_cmpuint (lists->len, ==, 1);
  model = G_LIST_MODEL (gtk_list_view_get_model (lists->pdata[0]));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==,
                    masar_timeline_get_n_undated (masar_canvas_get_timeline (fixture->canvas), entry.lane));
  item = g_list_model_get_item (model, 0);
  g_assert_cmpuint (masar_event_item_get_position (item), ==, MASAR_APP_UNDATED);
  masar_app_wait_until (masar_app_find_label (fixture->canvas->popover, "حدث 4") != NULL);
  g_signal_emit_by_name (lists->pdata[0], "activate", 0);
  g_assert_cmpint (fixture->chosen, ==, MASAR_APP_UNDATED);
}

/* Keyboard and screen reader come to what has no date as to anything else: its count is a mark and a stop for the Tab
 * key, and there is a key of its own, from lane to lane. */
static void
test_undated_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  MasarLayout *layout = masar_canvas_get_layout (fixture->canvas);
  MasarEntry entry;
  MasarHit hit, chosen;
  GtkWidget *mark;

  g_assert_true (masar_timeline_get_event (masar_canvas_get_timeline (fixture->canvas), MASAR_APP_UNDATED, &entry));
  g_assert_true (masar_layout_get_undated (layout, entry.lane, &hit));
  g_assert_false (masar_layout_get_undated (layout, MASAR_EVENT_ATTACK, &chosen));
  g_assert_cmpuint (hit.count, ==, 1);
  masar_app_wait_until (find_hit (fixture, MASAR_HIT_UNDATED) != NULL);
  mark = find_hit (fixture, MASAR_HIT_UNDATED);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                     "\u2068Talks\u2069: 1 event without a date"));

  gtk_widget_grab_focus (canvas);
  for (guint i = 0; i < 5 && !gtk_widget_has_focus (mark); i++)
    gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_has_focus (mark));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_true (gtk_widget_get_visible (fixture->canvas->popover));
  gtk_popover_popdown (GTK_POPOVER (fixture->canvas->popover));

  g_assert_true (masar_canvas_list_undated (fixture->canvas));
  g_assert_true (gtk_widget_get_visible (fixture->canvas->popover));
  g_assert_cmpuint (fixture->canvas->undated_lane, ==, entry.lane);
  g_assert_true (masar_canvas_list_undated (fixture->canvas));
  g_assert_cmpuint (fixture->canvas->undated_lane, ==, entry.lane);
  gtk_popover_popdown (GTK_POPOVER (fixture->canvas->popover));

  /* The chosen one stands where its count is. */
  masar_canvas_set_event (fixture->canvas, MASAR_APP_UNDATED);
  g_assert_true (masar_canvas_find_chosen (fixture->canvas, masar_canvas_get_layout (fixture->canvas), &chosen));
  g_assert_cmpint (chosen.kind, ==, MASAR_HIT_EVENT);
  g_assert_cmpfloat (chosen.box.x, ==, hit.box.x);
  g_assert_cmpfloat (chosen.box.y, ==, hit.box.y);
}

/* What stands in a cluster is counted aloud, and comes apart by pressing it. */
static void
test_cluster (Fixture *fixture, gconstpointer data)
{
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  g_autoptr (MasarRecords) more = masar_records_new ();
  double before;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *line = g_strdup_printf ("{\"record\":\"event\",\"id\":\"near-%u\",\"type\":\"attack\",\"title\":"
                                               "\"حدث\",\"edtf\":\"2024-08-0%u\",\"sources\":1,\"evidence\":[{"
                                               "\"article\":\"a\",\"start\":0,\"end\":1,\"modality\":\"asserted\"}],"
                                               "\"disputes\":[]}",
                                               i, i + 1);

      masar_app_fixture_read (more, line);
    }
  masar_app_fixture_read (more, "{\"record\":\"event\",\"id\":\"far\",\"type\":\"attack\",\"title\":\"حدث\","
                                "\"edtf\":\"1990\",\"sources\":1,\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":"
                                "1,\"modality\":\"asserted\"}],\"disputes\":[]}");
  masar_project_set_records (fixture->corpus.project, more);
  masar_canvas_set_project (fixture->canvas, fixture->corpus.project);
  masar_canvas_fit (fixture->canvas);
  masar_app_wait_until (find_hit (fixture, MASAR_HIT_CLUSTER) != NULL
                        && masar_mark_get_hit (MASAR_MARK (find_hit (fixture, MASAR_HIT_CLUSTER)))->count == 3);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (find_hit (fixture, MASAR_HIT_CLUSTER)),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL, "3 events: click to go nearer"));
  before = axis->minutes_per_px;
  g_signal_emit_by_name (find_hit (fixture, MASAR_HIT_CLUSTER), "clicked");
  masar_app_wait_until (axis->minutes_per_px < before / 2);
  masar_app_wait_until (find_hit (fixture, MASAR_HIT_CLUSTER) == NULL);
}

static MasarHit
get_break (Fixture *fixture)
{
  MasarLayout *layout = masar_canvas_get_layout (fixture->canvas);
  MasarHit hit;

  g_assert_cmpuint (masar_layout_get_n_breaks (layout), ==, 1);
  masar_layout_get_break (layout, 0, &hit);
  return hit;
}

static gboolean
break_says (Fixture *fixture, const char *label)
{
  GtkWidget *mark = find_hit (fixture, MASAR_HIT_BREAK);
  g_autofree char *error = NULL;

  if (mark == NULL)
    return FALSE;
  error = gtk_test_accessible_check_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  return error == NULL;
}

/* Years without anything are folded where the reader wants it, opened by a click and folded by the next one; meanwhile
 * the view keeps its ends. */
static void
test_fold (Fixture *fixture, gconstpointer data)
{
  MasarSettings *settings = masar_settings_get_default ();
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  double old, ship, scale;
  MasarHit hit;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  masar_canvas_fit (fixture->canvas);
  old = masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_OLD));
  ship = masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_SHIP));
  scale = axis->minutes_per_px;
  g_assert_cmpuint (masar_layout_get_n_breaks (masar_canvas_get_layout (fixture->canvas)), ==, 0);

  g_object_set (settings, "fold", TRUE, NULL);
  g_assert_cmpfloat (axis->minutes_per_px, <, scale / 5);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_OLD)), old, 1);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_SHIP)), ship, 20);
  masar_app_wait_until (break_says (fixture, "10 years without events, 1 Jan 2015 – 3 Aug 2024: click to unfold"));
  hit = get_break (fixture);
  click (fixture, 1, hit.box.x + hit.box.width / 2, 8);
  g_assert_cmpfloat_with_epsilon (axis->minutes_per_px, scale, scale / 100);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_SHIP)), ship, 1);
  masar_app_wait_until (break_says (fixture, "10 years without events, 1 Jan 2015 – 3 Aug 2024: click to fold"));

  /* The handle of an open one; a change of what is shown leaves it open. */
  masar_canvas_set_project (fixture->canvas, fixture->corpus.project);
  masar_canvas_fit (fixture->canvas);
  g_assert_cmpfloat (axis->minutes_per_px, <, scale / 5);
  hit = get_break (fixture);
  click (fixture, 1, hit.box.x + hit.box.width / 2, 8);
  g_assert_cmpfloat (axis->minutes_per_px, >, scale / 2);
  hit = get_break (fixture);
  click (fixture, 1, hit.box.x + hit.box.width / 2, hit.box.y + hit.box.height / 2);
  g_assert_cmpfloat (axis->minutes_per_px, <, scale / 5);

  /* Who goes to a day of those years wants to see it. */
  masar_canvas_fit_span (fixture->canvas, masar_span_new_month (2019, 3));
  g_assert_true (masar_breaks_get (axis->breaks, 0)->open);
  g_assert_cmpfloat (axis->minutes_per_px, >, 30);
  g_assert_cmpfloat (masar_axis_get_end (axis), <, get_begin (fixture, MASAR_APP_STORM));
  /* From within, folding it shows what is around. */
  hit = get_break (fixture);
  click (fixture, 1, hit.box.x + hit.box.width / 2, hit.box.y + hit.box.height / 2);
  hit = get_break (fixture);
  g_assert_cmpfloat (hit.box.width, <, axis->length_px / 2);
  g_assert_cmpfloat (hit.box.width, >, axis->length_px / 4);

  g_object_set (settings, "fold", FALSE, NULL);
  g_assert_cmpuint (masar_layout_get_n_breaks (masar_canvas_get_layout (fixture->canvas)), ==, 0);
  g_assert_null (axis->breaks);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

static gboolean
is_open (Fixture *fixture)
{
  return masar_breaks_get (masar_canvas_get_axis (fixture->canvas)->breaks, 0)->open;
}

static gboolean
is_on_its_way (Fixture *fixture)
{
  return fixture->canvas->unfolding.share > 0.02 && fixture->canvas->unfolding.share < 0.98
         && fixture->canvas->unfolding.folded != NULL;
}

/* A break opens as if it were pulled apart: it widens between the ends of the view, turns back when it is clicked on
 * its way, and is open at once when a hand moves the timeline. */
static void
test_unfolding (Fixture *fixture, gconstpointer data)
{
  MasarSettings *settings = masar_settings_get_default ();
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  double old, width;
  MasarHit hit;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_object_set (settings, "fold", TRUE, NULL);
  masar_canvas_fit (fixture->canvas);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  masar_app_wait_until (gtk_widget_get_mapped (canvas));
  old = masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_OLD));
  hit = get_break (fixture);
  width = hit.box.width;

  click (fixture, 1, hit.box.x + width / 2, 8);
  masar_app_wait_until (is_on_its_way (fixture));
  g_assert_cmpfloat (get_break (fixture).box.width, >, width);
  g_assert_cmpfloat_with_epsilon (masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_OLD)), old, 1);
  g_assert_false (is_open (fixture));
  hit = get_break (fixture);
  click (fixture, 1, hit.box.x + hit.box.width / 2, 8);
  masar_app_wait_until (fixture->canvas->unfolding.folded == NULL);
  g_assert_false (is_open (fixture));
  hit = get_break (fixture);
  g_assert_cmpfloat_with_epsilon (hit.box.width, width, 1);

  click (fixture, 1, hit.box.x + hit.box.width / 2, 8);
  masar_app_wait_until (is_on_its_way (fixture));
  masar_canvas_set_axis (fixture->canvas, masar_axis_pan (axis, 5));
  g_assert_true (is_open (fixture));
  g_assert_cmpfloat_with_epsilon (masar_axis_to_px (axis, get_begin (fixture, MASAR_APP_OLD)), old + 5, 1);
  hit = get_break (fixture);
  click (fixture, 1, hit.box.x + hit.box.width / 2, hit.box.y + hit.box.height / 2);
  masar_app_wait_until (is_on_its_way (fixture));
  masar_app_wait_until (fixture->canvas->unfolding.folded == NULL);
  g_assert_false (is_open (fixture));
  g_object_set (settings, "fold", FALSE, NULL);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

/* The Tab key leads from the canvas to a break and away from it, Enter opens it. */
static void
test_fold_keys (Fixture *fixture, gconstpointer data)
{
  MasarSettings *settings = masar_settings_get_default ();
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_object_set (settings, "fold", TRUE, NULL);
  masar_canvas_fit (fixture->canvas);
  masar_app_wait_until (find_hit (fixture, MASAR_HIT_BREAK) != NULL);
  gtk_widget_grab_focus (canvas);
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_has_focus (find_hit (fixture, MASAR_HIT_BREAK)));
  g_assert_false (masar_breaks_get (masar_canvas_get_axis (fixture->canvas)->breaks, 0)->open);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_true (masar_breaks_get (masar_canvas_get_axis (fixture->canvas)->breaks, 0)->open);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_false (masar_breaks_get (masar_canvas_get_axis (fixture->canvas)->breaks, 0)->open);
  g_assert_true (masar_canvas_step_break (fixture->canvas, TRUE));
  g_assert_true (gtk_widget_has_focus (find_hit (fixture, MASAR_HIT_UNDATED)));
  g_assert_false (masar_canvas_step_break (fixture->canvas, TRUE));
  g_assert_true (masar_canvas_step_break (fixture->canvas, FALSE));
  g_assert_true (gtk_widget_has_focus (find_hit (fixture, MASAR_HIT_BREAK)));
  g_assert_true (masar_canvas_step_break (fixture->canvas, FALSE));
  g_assert_true (gtk_widget_is_focus (canvas));
  g_object_set (settings, "fold", FALSE, NULL);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

/* An event of which no more than @edtf is known. */
static void
read_dated (MasarRecords *records, guint position, const char *edtf)
{
  g_autofree char *line = g_strdup_printf ("{\"record\":\"event\",\"id\":\"e%u\",\"type\":\"talks\",\"edtf\":\"%s\","
                                           "\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":1}]}",
                                           position, edtf);

  masar_app_fixture_read (records, line);
}

/* A score of events, and two of another century. */
static void
set_far_records (Fixture *fixture)
{
  g_autoptr (MasarRecords) records = masar_records_new ();

  for (guint i = 0; i < 42; i++)
    {
      g_autofree char *date = i < 2 ? g_strdup_printf ("191%u", 5 + i) : g_strdup_printf ("2024-08-%02u", 1 + i % 28);

      read_dated (records, i, date);
    }
  masar_project_set_records (fixture->corpus.project, records);
  masar_canvas_set_project (fixture->canvas, fixture->corpus.project);
}

/* What lies too far off for the strip is told beside it, to a screen reader too, and a click or the keyboard goes
 * there. */
static void
test_far (Fixture *fixture, gconstpointer data)
{
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  const MasarSpan span = { masar_days_from_civil (1915, 1, 1) * MASAR_MINUTES_PER_DAY,
                           masar_days_from_civil (1917, 1, 1) * MASAR_MINUTES_PER_DAY };
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  MasarHit hit;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  set_far_records (fixture);
  masar_app_wait_until (find_hit (fixture, MASAR_HIT_FAR) != NULL);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (find_hit (fixture, MASAR_HIT_FAR)),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                     "2 events long before the others: 1915–1916"));
  g_assert_cmpfloat (masar_axis_get_start (axis), >, (double) span.end_minutes);
  g_assert_true (masar_layout_get_far (masar_canvas_get_layout (fixture->canvas), MASAR_FAR_BEFORE, &hit));
  click (fixture, 1, hit.box.x + 3, hit.box.y + 3);
  g_assert_cmpfloat (masar_axis_get_start (axis), <, (double) span.begin_minutes);
  g_assert_cmpfloat (masar_axis_get_end (axis), >, (double) span.end_minutes);
  g_assert_cmpfloat (masar_axis_get_end (axis), <, (double) masar_days_from_civil (1930, 1, 1) * MASAR_MINUTES_PER_DAY);

  masar_canvas_fit_event (fixture->canvas, 10);
  masar_app_wait_until (masar_axis_get_start (axis) > (double) span.end_minutes);
  masar_app_wait_until (find_hit (fixture, MASAR_HIT_FAR) != NULL);
  gtk_widget_grab_focus (canvas);
  for (guint i = 0; i < 5 && !gtk_widget_has_focus (find_hit (fixture, MASAR_HIT_FAR)); i++)
    gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_has_focus (find_hit (fixture, MASAR_HIT_FAR)));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpfloat (masar_axis_get_end (axis), <, (double) masar_days_from_civil (1930, 1, 1) * MASAR_MINUTES_PER_DAY);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

/* The keyboard's focus is on the chosen event. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  masar_app_wait_until (find_mark (fixture, MASAR_APP_SHIP) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  masar_canvas_set_event (fixture->canvas, MASAR_APP_STORM);
  press (fixture, GDK_KEY_Down);
  masar_app_wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find_mark (fixture, MASAR_APP_SHIP));
}

/* An event far away comes into view (of a year, its middle), and one in a cluster comes apart from it. */
static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  masar_canvas_reveal (fixture->canvas, MASAR_APP_OLD);
  masar_app_wait_until (masar_axis_get_end (masar_canvas_get_axis (fixture->canvas))
                        < get_begin (fixture, MASAR_APP_STORM));
  masar_canvas_fit (fixture->canvas);
  masar_app_wait_until (masar_axis_get_end (masar_canvas_get_axis (fixture->canvas))
                        > get_begin (fixture, MASAR_APP_TALKS));
  masar_canvas_reveal (fixture->canvas, MASAR_APP_STORM);
  masar_app_wait_until (find_mark (fixture, MASAR_APP_STORM) != NULL);
}

/* Four events of the same bound, of which nothing more is known: however near one goes, they stay one cluster. */
static void
set_inseparable_records (Fixture *fixture)
{
  g_autoptr (MasarRecords) records = masar_records_new ();

  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *date = i < 4 ? g_strdup ("../2024-08-04") : g_strdup_printf ("2024-0%u", 3 + i % 6);

      read_dated (records, i, date);
    }
  masar_project_set_records (fixture->corpus.project, records);
  masar_canvas_set_project (fixture->canvas, fixture->corpus.project);
}

/* Who chooses an event that no scale sets apart from others sees where it is, at the scale at hand. */
static void
test_reveal_inseparable (Fixture *fixture, gconstpointer data)
{
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  const double bound = (double) masar_days_from_civil (2024, 8, 5) * MASAR_MINUTES_PER_DAY;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  set_inseparable_records (fixture);
  masar_canvas_fit (fixture->canvas);
  for (int event = 0; event < 4; event++)
    {
      const double before = axis->minutes_per_px;

      masar_canvas_set_event (fixture->canvas, event);
      masar_canvas_reveal (fixture->canvas, event);
      g_assert_cmpfloat (masar_axis_get_start (axis), <, bound);
      g_assert_cmpfloat (masar_axis_get_end (axis), >, bound);
      g_assert_cmpfloat (axis->minutes_per_px, >, before / 64);
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

/* The band goes to the stretch that it marks; a slip of the hand goes nowhere. */
static void
test_band (Fixture *fixture, gconstpointer data)
{
  const MasarAxis before = *masar_canvas_get_axis (fixture->canvas);
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  const double a = masar_axis_to_minutes (&before, 200), b = masar_axis_to_minutes (&before, 500);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  masar_canvas_begin_band (fixture->canvas, 200);
  masar_canvas_move_band (fixture->canvas, 204);
  masar_canvas_end_band (fixture->canvas);
  g_assert_cmpfloat (axis->start_minutes, ==, before.start_minutes);

  masar_canvas_begin_band (fixture->canvas, 500);
  masar_canvas_move_band (fixture->canvas, 200);
  masar_canvas_end_band (fixture->canvas);
  /* Without animations it is there at once. */
  g_assert_cmpfloat_with_epsilon (axis->start_minutes, MIN (a, b), 2 * before.minutes_per_px);
  g_assert_cmpfloat_with_epsilon (masar_axis_get_end (axis), MAX (a, b), 2 * before.minutes_per_px);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

/* Pointing at an event lights the articles that tell of it, and the other way round. */
static void
test_hover_relations (Fixture *fixture, gconstpointer data)
{
  MasarLayout *layout = masar_canvas_get_layout (fixture->canvas);
  const MasarHit storm = find_event (fixture, MASAR_APP_STORM);
  const MasarBox alone = masar_painter_get_hover_box (layout, (MasarHover){ MASAR_APP_TALKS, MASAR_UNKNOWN });
  const MasarBox box = masar_painter_get_hover_box (layout, (MasarHover){ MASAR_APP_STORM, MASAR_UNKNOWN });
  const MasarBox back = masar_painter_get_hover_box (layout, (MasarHover){ MASAR_UNKNOWN, 1 });
  double articles_y = 0;

  for (guint i = 0; i < masar_layout_get_n_hits (layout); i++)
    {
      MasarHit hit;

      masar_layout_get_hit (layout, i, &hit);
      if (hit.lane == MASAR_LANE_ARTICLES)
        articles_y = hit.box.y;
    }
  g_assert_cmpfloat (alone.width, >, 0);
  g_assert_cmpfloat (articles_y, >, storm.box.y + storm.box.height);
  g_assert_cmpfloat (box.y + box.height, >, articles_y);
  g_assert_cmpfloat (back.y, <, storm.box.y + storm.box.height);
  g_assert_cmpfloat (back.y + back.height, >, articles_y);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "begins", test_begins },
    { "mirrors", test_mirrors },
    { "arrows", test_arrows },
    { "lanes", test_lanes },
    { "ends", test_ends },
    { "zoom-keys", test_zoom_keys },
    { "click", test_click },
    { "wheel", test_wheel },
    { "hover", test_hover },
    { "calendar", test_calendar },
    { "two-fingers", test_two_fingers },
    { "touchpad", test_touchpad },
    { "pinch", test_pinch },
    { "drag", test_drag },
    { "marks", test_marks },
    { "mark-places", test_mark_places },
    { "article-marks", test_article_marks },
    { "undated", test_undated },
    { "undated-keys", test_undated_keys },
    { "cluster", test_cluster },
    { "focus", test_focus },
    { "reveal", test_reveal },
    { "band", test_band },
    { "hover-relations", test_hover_relations },
    { "course", test_course },
    { "fold", test_fold },
    { "unfolding", test_unfolding },
    { "fold-keys", test_fold_keys },
    { "far", test_far },
    { "reveal-inseparable", test_reveal_inseparable },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  masar_app_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *ltr = g_strdup_printf ("/canvas/ltr/%s", tests[i].name);
      g_autofree char *rtl = g_strdup_printf ("/canvas/rtl/%s", tests[i].name);

      g_test_add (ltr, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_LTR), fixture_set_up, tests[i].test, fixture_tear_down);
      g_test_add (rtl, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_RTL), fixture_set_up, tests[i].test, fixture_tear_down);
    }
  return g_test_run ();
}
