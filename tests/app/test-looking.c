/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app.h"
#include "masar-briefing.h"
#include "masar-canvas.h"
#include "masar-event-list.h"
#include "masar-facets.h"
#include "masar-find-bar.h"
#include "masar-inspector.h"
#include "masar-known-bar.h"
#include "masar-mark.h"
#include "masar-quotation.h"
#include "masar-source-card.h"
#include "masar-sources.h"
#include "masar-window-fixture.h"

#include <math.h>

/* The window through its lens: what is asked for, where a date leads, what was known on a day, an event in focus; and
 * that timeline, list, sources and details agree. */

typedef struct
{
  MasarWindowFixture base;
  MasarCanvas *canvas;
  MasarEventList *list;
  MasarFindBar *find_bar;
  MasarKnownBar *known_bar;
} Fixture;

static gpointer
find_one (Fixture *fixture, GType type)
{
  return masar_window_fixture_find (fixture->base.window, type);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  masar_window_fixture_set_up (&fixture->base, GPOINTER_TO_INT (data));
  masar_window_set_project (fixture->base.window, fixture->base.corpus.project);
  fixture->canvas = find_one (fixture, MASAR_TYPE_CANVAS);
  fixture->list = find_one (fixture, MASAR_TYPE_EVENT_LIST);
  fixture->find_bar = find_one (fixture, MASAR_TYPE_FIND_BAR);
  fixture->known_bar = find_one (fixture, MASAR_TYPE_KNOWN_BAR);
  masar_app_wait_until (masar_canvas_get_layout (fixture->canvas) != NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  masar_window_fixture_tear_down (&fixture->base);
}

static void
activate (Fixture *fixture, const char *action)
{
  masar_window_fixture_activate (&fixture->base, action);
}

static void
type_words (Fixture *fixture, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (masar_window_fixture_find (fixture->find_bar, GTK_TYPE_SEARCH_ENTRY)), words);
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (masar_window_fixture_find (fixture->find_bar, GTK_TYPE_SEARCH_ENTRY), "activate");
}

static void
click_button (gpointer widget, const char *label)
{
  GtkWidget *found = masar_app_find_label (widget, label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

/* Of the check of a facet that says so. */
static GtkCheckButton *
find_check (Fixture *fixture, const char *name)
{
  GtkWidget *label = masar_app_find_label (masar_window_fixture_find (fixture->find_bar, MASAR_TYPE_FACETS), name);

  g_assert_nonnull (label);
  return GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON));
}

/* The rows of the list of items of that type; a drop-down has a list of its own. */
static GListModel *
get_rows (gpointer widget, GType type)
{
  g_autoptr (GPtrArray) lists = masar_app_find (widget, GTK_TYPE_LIST_VIEW);

  for (guint i = 0; i < lists->len; i++)
    {
      GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (g_ptr_array_index (lists, i)));
      g_autoptr (GObject) item = model != NULL ? g_list_model_get_item (model, 0) : NULL;

      if (item != NULL && G_TYPE_CHECK_INSTANCE_TYPE (item, type))
        return model;
    }
  g_assert_not_reached ();
}

/* The events of the list, by position, in its order. */
static char *
dup_listed (Fixture *fixture)
{
  GListModel *model = get_rows (fixture->list, MASAR_TYPE_EVENT_ITEM);
  GString *listed = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MasarEventItem) item = g_list_model_get_item (model, i);

      g_string_append_printf (listed, "%u", masar_event_item_get_position (item));
    }
  return g_string_free (listed, FALSE);
}

static void
assert_listed (Fixture *fixture, const char *expected)
{
  g_autofree char *listed = dup_listed (fixture);

  g_assert_cmpstr (listed, ==, expected);
}

static guint8
get_flags (Fixture *fixture, int event)
{
  MasarEntry entry;

  g_assert_true (masar_timeline_get_event (masar_canvas_get_timeline (fixture->canvas), (guint) event, &entry));
  return entry.flags;
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "win.find");
  g_assert_true (masar_find_bar_get_open (fixture->find_bar));
  type_words (fixture, "سفينه");
  masar_app_wait_until (masar_timeline_get_n_receding (masar_canvas_get_timeline (fixture->canvas)) == 4);
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (fixture->find_bar), "1 of 5 shown · 4 filtered out"));
  g_assert_cmpint (get_flags (fixture, MASAR_APP_STORM) & MASAR_ENTRY_RECEDES, !=, 0);
  g_assert_cmpint (get_flags (fixture, MASAR_APP_SHIP) & MASAR_ENTRY_RECEDES, ==, 0);
  assert_listed (fixture, "1");
  /* Two articles tell of the ship. */
  masar_app_wait_until (
      g_list_model_get_n_items (get_rows (find_one (fixture, MASAR_TYPE_SOURCES), MASAR_TYPE_ARTICLE_ITEM)) == 2);
  g_assert_nonnull (masar_app_find_label (find_one (fixture, MASAR_TYPE_SOURCES), "2 of 4 articles shown"));

  /* On request what does not match is not there at all, and is counted all the same. */
  click_button (fixture->find_bar, "Hide the Rest");
  g_assert_cmpuint (masar_timeline_get_n_left_out (masar_canvas_get_timeline (fixture->canvas)), ==, 4);
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (fixture->find_bar), "1 of 5 shown · 4 hidden"));
  g_assert_nonnull (strstr (masar_layout_get_status (masar_canvas_get_layout (fixture->canvas)), "4 hidden"));

  click_button (fixture->find_bar, "Show All");
  g_assert_cmpuint (masar_timeline_get_n_left_out (masar_canvas_get_timeline (fixture->canvas)), ==, 0);
  assert_listed (fixture, "30124");
}

/* The walk of the arrows goes from match to match. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "win.find");
  gtk_check_button_set_active (find_check (fixture, "Three or more"), TRUE);
  masar_canvas_set_event (fixture->canvas, MASAR_UNKNOWN);
  masar_canvas_step (fixture->canvas, 1, FALSE);
  g_assert_cmpint (masar_canvas_get_event (fixture->canvas), ==, MASAR_APP_STORM);
  masar_canvas_step (fixture->canvas, 1, FALSE);
  g_assert_cmpint (masar_canvas_get_event (fixture->canvas), ==, MASAR_APP_STORM);
}

static void
test_facets (Fixture *fixture, gconstpointer data)
{
  GtkCheckButton *one = find_check (fixture, "One source");
  GtkCheckButton *disputed = find_check (fixture, "Disagree");

  g_assert_null (
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (one), GTK_ACCESSIBLE_PROPERTY_LABEL, "One source, 3 events"));
  gtk_check_button_set_active (one, TRUE);
  assert_listed (fixture, "324");
  /* None of those is disputed: it cannot be asked for, and says so. */
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (disputed)));
  gtk_check_button_set_active (find_check (fixture, "Two sources"), TRUE);
  assert_listed (fixture, "3124");
  /* Escape in the entry: the words go, then what was asked for, then the bar. */
  activate (fixture, "win.find");
  type_words (fixture, "حدث");
  g_signal_emit_by_name (masar_window_fixture_find (fixture->find_bar, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  assert_listed (fixture, "3124");
  g_signal_emit_by_name (masar_window_fixture_find (fixture->find_bar, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  assert_listed (fixture, "30124");
  g_assert_false (gtk_check_button_get_active (one));
  g_signal_emit_by_name (masar_window_fixture_find (fixture->find_bar, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  g_assert_false (masar_find_bar_get_open (fixture->find_bar));
}

static void
assert_view_holds (Fixture *fixture, int year, int month, int day)
{
  const MasarAxis *axis = masar_canvas_get_axis (fixture->canvas);
  const double minutes = (double) masar_days_from_civil (year, month, day) * MASAR_MINUTES_PER_DAY;

  masar_app_wait_until (axis->start_minutes <= minutes && masar_axis_get_end (axis) >= minutes + MASAR_MINUTES_PER_DAY);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "win.go-to-date");
  type_words (fixture, "15 آب 2019");
  press_enter (fixture);
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (fixture->find_bar), "Enter goes to Thu 15 Aug 2019"));
  assert_view_holds (fixture, 2019, 8, 15);
  type_words (fixture, "Aug 2021");
  press_enter (fixture);
  assert_view_holds (fixture, 2021, 8, 1);
  assert_view_holds (fixture, 2021, 8, 31);

  /* What is no date is told so, and stays told; nothing is filtered by it. */
  type_words (fixture, "عاصفة");
  press_enter (fixture);
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (fixture->find_bar), "This is no date."));
  assert_listed (fixture, "30124");
  type_words (fixture, "2024");
  press_enter (fixture);
  g_assert_null (masar_app_find_label (GTK_WIDGET (fixture->find_bar), "This is no date."));
  assert_view_holds (fixture, 2024, 8, 4);

  /* Among words a date is a date, too, and filters nothing. */
  activate (fixture, "win.find");
  type_words (fixture, "٢٠١٤");
  press_enter (fixture);
  assert_view_holds (fixture, 2014, 7, 1);
  assert_listed (fixture, "30124");
}

static void
set_order (Fixture *fixture, guint order)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (masar_window_fixture_find (fixture->list, GTK_TYPE_DROP_DOWN)), order);
}

static GtkToggleButton *
find_descending (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = masar_app_find (GTK_WIDGET (fixture->list), GTK_TYPE_TOGGLE_BUTTON);

  /* The drop-down has one of its own. */
  return g_ptr_array_index (buttons, buttons->len - 1);
}

/* Sorted otherwise, the choice stays on its event; and choosing here chooses there. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (get_rows (fixture->list, MASAR_TYPE_EVENT_ITEM));

  activate (fixture, "win.list");
  masar_event_list_set_event (fixture->list, MASAR_APP_SHIP);
  set_order (fixture, 3);
  assert_listed (fixture, "32410");
  g_assert_cmpint (masar_event_list_get_event (fixture->list), ==, MASAR_APP_SHIP);
  gtk_toggle_button_set_active (find_descending (fixture), TRUE);
  assert_listed (fixture, "01324");
  g_assert_cmpint (masar_event_list_get_event (fixture->list), ==, MASAR_APP_SHIP);
  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_cmpint (masar_canvas_get_event (fixture->canvas), ==, MASAR_APP_STORM);
  g_signal_emit_by_name (fixture->canvas, "event-chosen", MASAR_APP_OLD);
  g_assert_cmpint (masar_event_list_get_event (fixture->list), ==, MASAR_APP_OLD);
}

static guint
count_quotations (Fixture *fixture)
{
  g_autoptr (GPtrArray) quotations = masar_app_find (GTK_WIDGET (fixture->base.window), MASAR_TYPE_QUOTATION);

  return quotations->len;
}

static void
press_known (Fixture *fixture, guint key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (masar_app_find_controller (GTK_WIDGET (fixture->known_bar), GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, 0, &handled);
  g_assert_true (handled);
}

/* What a screen reader says of an event on the timeline. */
static void
assert_says (Fixture *fixture, int event, const char *label)
{
  g_autoptr (GPtrArray) marks = NULL;
  GtkWidget *found = NULL;

  masar_canvas_reveal (fixture->canvas, event);
  while (found == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&marks, g_ptr_array_unref);
      marks = masar_app_find (GTK_WIDGET (fixture->canvas), MASAR_TYPE_MARK);
      for (guint i = 0; i < marks->len; i++)
        if (masar_mark_get_event (g_ptr_array_index (marks, i)) == event)
          found = g_ptr_array_index (marks, i);
    }
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (found), GTK_ACCESSIBLE_PROPERTY_LABEL, label));
}

/* On 6 August two outlets had told of the storm, and disagreed; of the talks, nobody. */
static void
test_known (Fixture *fixture, gconstpointer data)
{
  MasarEntry entry;

  g_signal_emit_by_name (fixture->canvas, "event-chosen", MASAR_APP_STORM);
  activate (fixture, "win.as-known");
  g_assert_true (masar_known_bar_get_open (fixture->known_bar));
  g_assert_cmpuint (count_quotations (fixture), ==, 3);
  press_known (fixture, GDK_KEY_Page_Up);
  press_known (fixture, GDK_KEY_Page_Up);
  masar_app_wait_until (count_quotations (fixture) == 2);
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (fixture->known_bar), "Tue 6 Aug 2024"));
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (fixture->known_bar), "2 events reported · 3 later"));
  g_assert_nonnull (
      masar_app_find_label (GTK_WIDGET (fixture->base.window), "As known on 6 Aug 2024: 2 of 3 pieces of evidence."));
  g_assert_true (masar_timeline_get_event (masar_canvas_get_timeline (fixture->canvas), MASAR_APP_STORM, &entry));
  g_assert_cmpuint (entry.n_sources, ==, 2);
  g_assert_cmpint (entry.flags & MASAR_ENTRY_DISPUTED, !=, 0);
  g_assert_cmpint (get_flags (fixture, MASAR_APP_TALKS) & MASAR_ENTRY_GHOST, !=, 0);
  assert_says (fixture, MASAR_APP_STORM, "عاصفة – Sun 4 Aug 2024 – 2 sources");
  assert_says (fixture, MASAR_APP_TALKS, "حدث 2 – Thu 8 Aug 2024 – 0 sources – reported later");

  /* A day earlier there was but one, and nothing to disagree with. */
  press_known (fixture, GDK_KEY_Page_Up);
  masar_app_wait_until (count_quotations (fixture) == 1);
  g_assert_cmpint (get_flags (fixture, MASAR_APP_STORM) & MASAR_ENTRY_DISPUTED, ==, 0);
  g_assert_null (masar_app_find_label (GTK_WIDGET (fixture->base.window), "the sources differ"));
  press_known (fixture, GDK_KEY_Page_Up);
  masar_app_wait_until (count_quotations (fixture) == 0);
  g_assert_nonnull (
      masar_app_find_label (GTK_WIDGET (fixture->base.window), "On 4 Aug 2024 no article had told of this."));

  press_known (fixture, GDK_KEY_Escape);
  g_assert_false (masar_known_bar_get_open (fixture->known_bar));
  g_assert_cmpuint (count_quotations (fixture), ==, 3);
  g_assert_cmpint (get_flags (fixture, MASAR_APP_TALKS) & MASAR_ENTRY_GHOST, ==, 0);
}

/* The briefing that the window starts. */
static GtkWidget *
start_briefing (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  activate (fixture, "win.briefing");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (MASAR_IS_BRIEFING (window))
        return window;
    }
  g_assert_not_reached ();
}

/* What is talked about is what the window shows, with the numbers of the day. */
static void
test_briefing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *briefing;

  g_signal_emit_by_name (fixture->canvas, "event-chosen", MASAR_APP_STORM);
  activate (fixture, "win.as-known");
  press_known (fixture, GDK_KEY_Page_Up);
  press_known (fixture, GDK_KEY_Page_Up);
  masar_app_wait_until (get_flags (fixture, MASAR_APP_TALKS) & MASAR_ENTRY_GHOST);
  briefing = start_briefing (fixture);
  g_assert_cmpint (masar_briefing_get_event (MASAR_BRIEFING (briefing)), ==, MASAR_APP_STORM);
  g_assert_nonnull (masar_app_find_label (briefing, "2 of 5 events · as known on 6 Aug 2024 (A: all)"));
  g_assert_nonnull (masar_app_find_label (briefing, "Sun 4 Aug 2024 · 2 sources"));
  gtk_window_destroy (GTK_WINDOW (briefing));
  press_known (fixture, GDK_KEY_Escape);
}

static gboolean
press_canvas (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (masar_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, modifiers, &handled);
  return handled;
}

/* The ship and the storm are linked; what one article tells stands by itself. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (fixture->canvas, "event-chosen", MASAR_APP_SHIP);
  g_assert_true (press_canvas (fixture, GDK_KEY_Return, GDK_SHIFT_MASK));
  assert_listed (fixture, "01");
  g_assert_cmpint (get_flags (fixture, MASAR_APP_TALKS) & MASAR_ENTRY_RECEDES, !=, 0);
  g_assert_cmpint (get_flags (fixture, MASAR_APP_STORM) & MASAR_ENTRY_RECEDES, ==, 0);
  g_assert_nonnull (masar_app_find_label (GTK_WIDGET (fixture->find_bar), "2 of 5 shown · 3 outside the focus"));

  /* Escape leaves the focus first, then the choice. */
  g_assert_true (press_canvas (fixture, GDK_KEY_Escape, 0));
  assert_listed (fixture, "30124");
  g_assert_cmpint (masar_canvas_get_event (fixture->canvas), ==, MASAR_APP_SHIP);
  g_assert_true (press_canvas (fixture, GDK_KEY_Escape, 0));
  g_assert_cmpint (masar_canvas_get_event (fixture->canvas), ==, MASAR_UNKNOWN);
}

/* The button that has the focus, or the one around it, says so. */
static void
assert_focused (Fixture *fixture, const char *label)
{
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (fixture->base.window));

  g_assert_nonnull (focused);
  g_assert_true (focused == gtk_widget_get_ancestor (masar_app_find_label (focused, label), GTK_TYPE_BUTTON));
}

/* The Tab key goes with the reading, from either side. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->base.window);

  activate (fixture, "win.find");
  gtk_check_button_set_active (find_check (fixture, "Three or more"), TRUE);
  masar_app_wait_until (gtk_widget_get_mapped (masar_app_find_label (GTK_WIDGET (fixture->find_bar), "Show All")));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  assert_focused (fixture, "Filter");
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  assert_focused (fixture, "Hide the Rest");
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  assert_focused (fixture, "Show All");
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  assert_focused (fixture, "Hide the Rest");
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  assert_focused (fixture, "Filter");
}

/* Another corpus begins with nothing asked for. */
static void
test_another_project (Fixture *fixture, gconstpointer data)
{
  MasarAppFixture other = { 0 };

  activate (fixture, "win.find");
  type_words (fixture, "سفينة");
  press_enter (fixture);
  masar_app_wait_until (masar_timeline_get_n_receding (masar_canvas_get_timeline (fixture->canvas)) == 4);
  assert_listed (fixture, "1");
  masar_app_fixture_set_up (&other);
  masar_window_set_project (fixture->base.window, other.project);
  assert_listed (fixture, "30124");
  g_assert_cmpuint (masar_timeline_get_n_receding (masar_canvas_get_timeline (fixture->canvas)), ==, 0);
  masar_window_set_project (fixture->base.window, fixture->base.corpus.project);
  masar_app_fixture_tear_down (&other);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "words", test_words },   { "steps", test_steps },
    { "facets", test_facets }, { "dates", test_dates },
    { "list", test_list },     { "known", test_known },
    { "focus", test_focus },   { "another-project", test_another_project },
    { "tab", test_tab },       { "briefing", test_briefing },
  };

  g_autoptr (MasarApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = masar_window_fixture_new_application ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *ltr = g_strdup_printf ("/looking/ltr/%s", tests[i].name);
      g_autofree char *rtl = g_strdup_printf ("/looking/rtl/%s", tests[i].name);

      g_test_add (ltr, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_LTR), fixture_set_up, tests[i].test, fixture_tear_down);
      g_test_add (rtl, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_RTL), fixture_set_up, tests[i].test, fixture_tear_down);
    }
  return g_test_run ();
}
