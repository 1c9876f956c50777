/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app.h"
#include "masar-canvas.h"
#include "masar-event-list.h"
#include "masar-find-bar.h"
#include "masar-inspector.h"
#include "masar-mark.h"
#include "masar-phrases.h"
#include "masar-quotation.h"
#include "masar-reader.h"
#include "masar-settings.h"
#include "masar-source-card.h"
#include "masar-sources.h"
#include "masar-window-fixture.h"

#include <locale.h>

/* The window as a reader of Arabic has it: words, digits and order.  Runs in an Arabic locale of the tests' own. */

typedef MasarWindowFixture Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  masar_window_fixture_set_up (fixture, GTK_TEXT_DIR_RTL);
  masar_window_set_project (fixture->window, fixture->corpus.project);
  masar_app_wait_until (gtk_widget_get_width (masar_window_fixture_find (fixture->window, MASAR_TYPE_CANVAS)) > 0);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  masar_window_fixture_tear_down (fixture);
}

static void
test_language (void)
{
  g_assert_cmpstr (masar_phrase_get_language (), ==, "ar");
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_RTL);
}

/* For what comes when the canvas has been at rest. */
static void
wait (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* --- Digits --- */

/* What an article itself wrote, and the names of keys, have digits of their own. */
static char *
strip_foreign (const char *text)
{
  static const char *const foreign[] = { "حدث 2", "حدث 3", "حدث 4", "F5", "Ctrl+0" };
  GString *stripped = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_string_replace (stripped, foreign[i], "", 0);
  return g_string_free (stripped, FALSE);
}

typedef struct
{
  guint n_arabic;
  guint n_european;
  GString *arabic; /* the texts with each */
  GString *european;
} Digits;

static void
count_digits (Digits *digits, const char *where, const char *text)
{
  g_autofree char *stripped = strip_foreign (text != NULL ? text : "");
  gboolean arabic = FALSE, european = FALSE;

  for (const char *place = stripped; *place != '\0'; place = g_utf8_next_char (place))
    {
      const gunichar letter = g_utf8_get_char (place);

      arabic |= letter >= 0x660 && letter <= 0x669;
      european |= letter >= '0' && letter <= '9';
    }
  digits->n_arabic += arabic;
  digits->n_european += european;
  if (arabic)
    g_string_append_printf (digits->arabic, "%s: %s\n", where, text);
  if (european)
    g_string_append_printf (digits->european, "%s: %s\n", where, text);
}

/* What a screen reader says; the toolkit tells it only as what was not expected. */
static char *
dup_accessible (GtkWidget *widget, GtkAccessibleProperty property)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "\001");
}

static void
count_widget (Digits *digits, GtkWidget *widget)
{
  static const GtkAccessibleProperty properties[] = { GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT };

  /* The pointer, which does not move here, may rest on a mark: its tooltip is of the moment when it came. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    return;
  if (GTK_IS_LABEL (widget))
    count_digits (digits, "label", gtk_label_get_text (GTK_LABEL (widget)));
  count_digits (digits, "tooltip", gtk_widget_get_tooltip_text (widget));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), properties[i]))
        continue;
      g_autofree char *text = dup_accessible (widget, properties[i]);

      count_digits (digits, G_OBJECT_TYPE_NAME (widget), text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_widget (digits, child);
}

/* What the canvas draws: the words between quotation marks of its dump, the numbers besides are places. */
static void
count_canvas (Digits *digits, MasarCanvas *canvas)
{
  MasarLayout *layout = masar_canvas_get_layout (canvas);
  g_autofree char *dump = masar_layout_dump (layout);
  g_auto (GStrv) parts = g_strsplit (dump, "\"", -1);

  for (guint i = 1; parts[i] != NULL; i += 2)
    count_digits (digits, "canvas", parts[i]);
  count_digits (digits, "status", masar_layout_get_status (layout));
}

static void
digits_clear (Digits *digits)
{
  g_string_free (digits->arabic, TRUE);
  g_string_free (digits->european, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Digits, digits_clear)

/* Whether the digits are those that are wanted; tells of the others if not, and if @complain. */
static gboolean
has_digits (Fixture *fixture, gboolean european, gboolean complain)
{
  g_auto (Digits) digits = { .arabic = g_string_new (NULL), .european = g_string_new (NULL) };
  const char *wrong;

  count_widget (&digits, GTK_WIDGET (fixture->window));
  count_canvas (&digits, masar_window_fixture_find (fixture->window, MASAR_TYPE_CANVAS));
  wrong = european ? digits.arabic->str : digits.european->str;
  if (complain && *wrong != '\0')
    g_test_message ("%s digits in:\n%s", european ? "Arabic" : "European", wrong);
  /* Counts, dates, badges, labels for a screen reader: there is something to be right. */
  return *wrong == '\0' && (european ? digits.n_european : digits.n_arabic) > 30;
}

/* What a screen reader is told follows when the canvas has come to rest. */
static void
check_digits (Fixture *fixture, gboolean european)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_object_set (masar_settings_get_default (), "european-digits", european, NULL);
  while (!has_digits (fixture, european, FALSE) && g_get_monotonic_time () < end)
    wait (50);
  g_assert_true (has_digits (fixture, european, TRUE));
}

static guint
count_marks (MasarCanvas *canvas)
{
  g_autoptr (GPtrArray) marks = masar_app_find (GTK_WIDGET (canvas), MASAR_TYPE_MARK);

  return marks->len;
}

/* Every number of the window follows the choice of digits, at once. */
static void
test_digits (Fixture *fixture, gconstpointer data)
{
  MasarCanvas *canvas = masar_window_fixture_find (fixture->window, MASAR_TYPE_CANVAS);

  g_signal_emit_by_name (canvas, "event-activated", MASAR_APP_TALKS); /* opens the reader */
  masar_app_wait_until (gtk_widget_get_mapped (masar_window_fixture_find (fixture->window, MASAR_TYPE_READER)));
  masar_window_fixture_activate (fixture, "win.back");
  g_signal_emit_by_name (canvas, "event-chosen", MASAR_APP_STORM);
  masar_app_wait_until (count_marks (canvas) > 2);
  masar_window_fixture_activate (fixture, "win.find");
  masar_window_fixture_activate (fixture, "win.as-known");
  check_digits (fixture, FALSE);
  check_digits (fixture, TRUE);
  check_digits (fixture, FALSE);
  masar_window_fixture_activate (fixture, "win.list");
  check_digits (fixture, FALSE);
  check_digits (fixture, TRUE);
  g_object_set (masar_settings_get_default (), "european-digits", FALSE, NULL);
}

/* --- Numbers behind a sign --- */

static double
get_middle_x (PangoLayout *layout, const char *part)
{
  const char *text = pango_layout_get_text (layout);
  const char *found = strstr (text, part);
  PangoRectangle place;

  g_assert_nonnull (found);
  pango_layout_index_to_pos (layout, (int) (found - text), &place);
  return place.x + place.width / 2.0;
}

/* The first label below @widget whose text begins with @text, or NULL. */
static GtkLabel *
find_label (GtkWidget *widget, const char *text)
{
  g_autoptr (GPtrArray) labels = masar_app_find (widget, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_has_prefix (gtk_label_get_text (labels->pdata[i]), text))
      return labels->pdata[i];
  return NULL;
}

/* «≥٤٣» is read from the right: the sign first, then the number; the number itself runs as numbers do. */
static void
test_signs (Fixture *fixture, gconstpointer data)
{
  static const guint evidence[] = { 0 };
  static const MasarDisputeValue values[] = { { "≥43", 1, evidence }, { "<57", 1, evidence } };
  static const char *const shown[2][2][3] = { { { "≥٤٣", "٤", "٣" }, { "<٥٧", "٥", "٧" } },
                                              { { "≥43", "4", "3" }, { "<57", "5", "7" } } };
  MasarEventRecord *event =
      masar_records_get_event (masar_project_get_records (fixture->corpus.project), MASAR_APP_STORM);
  MasarInspector *inspector = masar_window_fixture_find (fixture->window, MASAR_TYPE_INSPECTOR);

  g_array_index (event->disputes, MasarDispute, 0).values = values;
  for (guint european = 0; european < 2; european++)
    {
      g_object_set (masar_settings_get_default (), "european-digits", (gboolean) european, NULL);
      masar_inspector_set_event (inspector, MASAR_UNKNOWN);
      masar_inspector_set_event (inspector, MASAR_APP_STORM);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          GtkLabel *label = find_label (GTK_WIDGET (inspector), shown[european][i][0]);
          PangoLayout *layout = gtk_label_get_layout (label);
          double sign, tens, ones;

          masar_app_wait_until (gtk_widget_get_width (GTK_WIDGET (label)) > 0);
          g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
          sign = get_middle_x (layout, shown[european][i][0]);
          tens = get_middle_x (layout, shown[european][i][1]);
          ones = get_middle_x (layout, shown[european][i][2]);
          g_assert_cmpfloat (sign, >, ones);
          g_assert_cmpfloat (ones, >, tens);
        }
    }
  g_object_set (masar_settings_get_default (), "european-digits", FALSE, NULL);
}

/* --- Mirrored --- */

static graphene_rect_t
get_bounds (Fixture *fixture, gpointer widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));
  return bounds;
}

static float
get_left (Fixture *fixture, gpointer widget)
{
  return get_bounds (fixture, widget).origin.x;
}

static float
get_right (Fixture *fixture, gpointer widget)
{
  const graphene_rect_t bounds = get_bounds (fixture, widget);

  return bounds.origin.x + bounds.size.width;
}

/* The words of @label reach its right edge, and it that of @within but for a margin. */
static void
check_starts_right (Fixture *fixture, GtkLabel *label, gpointer within)
{
  PangoRectangle words;
  int x;

  gtk_label_get_layout_offsets (label, &x, NULL);
  pango_layout_get_pixel_extents (gtk_label_get_layout (label), NULL, &words);
  g_test_message ("%s", gtk_label_get_text (label));
  g_assert_cmpint (x + words.x + words.width, >=, gtk_widget_get_width (GTK_WIDGET (label)) - 2);
  g_assert_cmpfloat (get_right (fixture, within) - get_right (fixture, label), <, 40);
}

/* In details and on cards names stand right of values, and every line begins at the right. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  MasarInspector *inspector = masar_window_fixture_find (fixture->window, MASAR_TYPE_INSPECTOR);
  MasarSourceCard *card = masar_window_fixture_find (fixture->window, MASAR_TYPE_SOURCE_CARD);
  MasarQuotation *quotation = masar_window_fixture_find (inspector, MASAR_TYPE_QUOTATION);
  g_autoptr (GPtrArray) card_labels = masar_app_find (GTK_WIDGET (card), GTK_TYPE_LABEL);
  g_autoptr (GPtrArray) quotation_labels = masar_app_find (GTK_WIDGET (quotation), GTK_TYPE_LABEL);
  GtkWidget *facts = masar_window_fixture_find (inspector, GTK_TYPE_GRID);

  masar_app_wait_until (gtk_widget_get_width (GTK_WIDGET (card)) > 0 && gtk_widget_get_width (facts) > 0);
  for (int row = 0; row < 2; row++)
    {
      GtkWidget *name = gtk_grid_get_child_at (GTK_GRID (facts), 0, row);
      GtkWidget *value = gtk_grid_get_child_at (GTK_GRID (facts), 1, row);

      g_assert_cmpfloat (get_left (fixture, name), >=, get_right (fixture, value));
      check_starts_right (fixture, GTK_LABEL (gtk_widget_get_first_child (value)), value);
    }
  check_starts_right (fixture, card_labels->pdata[0], card);
  check_starts_right (fixture, card_labels->pdata[1], card);
  check_starts_right (fixture, quotation_labels->pdata[0], quotation);
  check_starts_right (fixture, quotation_labels->pdata[1], quotation);
}

/* The list: its order is chosen at the right, and its lines begin there. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  MasarEventList *list = masar_window_fixture_find (fixture->window, MASAR_TYPE_EVENT_LIST);
  GtkWidget *order, *descending, *title;

  masar_window_fixture_activate (fixture, "win.list");
  masar_app_wait_until (gtk_widget_get_mapped (GTK_WIDGET (list)) && gtk_widget_get_width (GTK_WIDGET (list)) > 0);
  masar_app_wait_until ((title = masar_app_find_label (GTK_WIDGET (list), "عاصفة")) != NULL
                        && gtk_widget_get_width (title) > 0);
  order = masar_window_fixture_find (list, GTK_TYPE_DROP_DOWN);
  descending = gtk_widget_get_next_sibling (order);
  g_assert_cmpfloat (get_left (fixture, order), >=, get_right (fixture, descending));
  g_assert_cmpint (gtk_widget_get_direction (title), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (gtk_inscription_get_xalign (GTK_INSCRIPTION (title)), ==, 0);
  g_assert_cmpfloat (
      get_right (fixture, gtk_widget_get_ancestor (title, GTK_TYPE_LIST_VIEW)) - get_right (fixture, title), <, 40);
  masar_window_fixture_activate (fixture, "win.list");
}

/* --- The keyboard --- */

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* From @first the Tab key goes leftwards until it leaves @row, over @n_stops stops; and back the same way. */
static void
check_tab_order (Fixture *fixture, GtkWidget *row, GtkWidget *first, guint n_stops)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  gtk_widget_grab_focus (first);
  while (get_focus (fixture) != NULL && gtk_widget_is_ancestor (get_focus (fixture), row) && stops->len < 20)
    {
      g_ptr_array_add (stops, get_focus (fixture));
      gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
    }
  g_assert_cmpuint (stops->len, ==, n_stops);
  for (guint i = 1; i < stops->len; i++)
    g_assert_cmpfloat (get_left (fixture, stops->pdata[i]), <, get_left (fixture, stops->pdata[i - 1]));
  for (guint i = stops->len; i > 0; i--)
    {
      gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD);
      g_test_message ("%s, not %s", G_OBJECT_TYPE_NAME (get_focus (fixture)), G_OBJECT_TYPE_NAME (stops->pdata[i - 1]));
      g_assert_true (get_focus (fixture) == stops->pdata[i - 1]);
    }
}

static void
test_tab (Fixture *fixture, gconstpointer data)
{
  MasarEventList *list = masar_window_fixture_find (fixture->window, MASAR_TYPE_EVENT_LIST);
  GtkWidget *bar = masar_window_fixture_find (fixture->window, MASAR_TYPE_FIND_BAR);
  GtkWidget *entry, *order;

  masar_window_fixture_activate (fixture, "win.find");
  entry = masar_window_fixture_find (bar, GTK_TYPE_SEARCH_ENTRY);
  masar_app_wait_until (gtk_widget_get_mapped (entry) && gtk_widget_get_width (entry) > 0);
  wait (400);
  check_tab_order (fixture, gtk_widget_get_parent (entry), entry, 3);

  /* The list takes the focus to its row when it has rows. */
  masar_window_fixture_activate (fixture, "win.list");
  masar_app_wait_until (get_focus (fixture) != NULL && !GTK_IS_LIST_VIEW (get_focus (fixture))
                        && gtk_widget_is_ancestor (get_focus (fixture), GTK_WIDGET (list)));
  wait (200);
  order = masar_window_fixture_find (list, GTK_TYPE_DROP_DOWN);
  check_tab_order (fixture, gtk_widget_get_parent (order), order, 2);
  masar_window_fixture_activate (fixture, "win.list");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "digits", test_digits }, { "signs", test_signs }, { "mirrored", test_mirrored },
    { "list", test_list },     { "tab", test_tab },
  };
  g_autoptr (MasarApplication) application = NULL;
  g_autofree char *config = masar_test_new_folder ();
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  masar_app_init_text ();
  if (!g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "ar"))
    {
      g_print ("1..0 # SKIP there is no Arabic locale\n");
      return 0;
    }
  application = masar_window_fixture_new_application ();
  g_test_add_func ("/arabic/language", test_language);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/arabic/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
    }
  status = g_test_run ();
  masar_test_remove (config);
  return status;
}
