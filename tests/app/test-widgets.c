/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app-fixture.h"
#include "masar-app.h"
#include "masar-course-turn.h"
#include "masar-event-list.h"
#include "masar-inspector.h"
#include "masar-mark.h"
#include "masar-quotation.h"
#include "masar-reader.h"
#include "masar-source-card.h"
#include "masar-sources.h"
#include "masar-welcome.h"

/* The parts of the window, each alone in one. */

typedef struct
{
  MasarAppFixture corpus;
  GtkWidget *window;
  GtkWidget *widget;
  int event;
  int article;
  MasarPassage passage;
} Fixture;

typedef GtkWidget *(*New) (void);

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  masar_app_fixture_set_up (&fixture->corpus);
  fixture->event = fixture->article = MASAR_UNKNOWN;
  fixture->window = gtk_window_new ();
  fixture->widget = ((New) data) ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->widget);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* Every widget goes when its window does. */
static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->widget);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->widget);
  masar_app_fixture_tear_down (&fixture->corpus);
}

static void
event_cb (Fixture *fixture, int event)
{
  fixture->event = event;
}

static void
article_cb (Fixture *fixture, int article)
{
  fixture->article = article;
}

static void
passage_cb (Fixture *fixture, int article, guint start, guint end)
{
  fixture->article = article;
  fixture->passage = (MasarPassage){ start, end };
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  masar_app_wait_until (gtk_widget_get_width (fixture->widget) > 0);
  g_assert_true (gtk_widget_get_mapped (fixture->widget));
}

/* The inspector */

static MasarInspector *
inspect (Fixture *fixture, int event)
{
  MasarInspector *inspector = MASAR_INSPECTOR (fixture->widget);

  g_signal_connect_swapped (inspector, "event-chosen", G_CALLBACK (event_cb), fixture);
  g_signal_connect_swapped (inspector, "passage-activated", G_CALLBACK (passage_cb), fixture);
  masar_inspector_set_project (inspector, fixture->corpus.project);
  masar_inspector_set_event (inspector, event);
  return inspector;
}

static void
test_inspector_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) quotations = NULL;

  inspect (fixture, MASAR_APP_STORM);
  g_assert_nonnull (masar_app_find_label (fixture->widget, "3 sources"));
  quotations = masar_app_find (fixture->widget, MASAR_TYPE_QUOTATION);
  g_assert_cmpuint (quotations->len, ==, 3);
  g_assert_nonnull (masar_app_find_label (g_ptr_array_index (quotations, 0), "الجريدة"));
  g_assert_nonnull (masar_app_find_label (g_ptr_array_index (quotations, 1), "المجلة"));
  g_assert_nonnull (masar_app_find_label (g_ptr_array_index (quotations, 2), "الإذاعة"));
  g_assert_cmpstr (masar_quotation_get_words (g_ptr_array_index (quotations, 0)), ==,
                   "«قال ناطق باسم المرفأ إن العاصفة ضربت الميناء يوم الأحد وأصابت سبعة.»");
}

static void
test_inspector_facts (Fixture *fixture, gconstpointer data)
{
  inspect (fixture, MASAR_APP_STORM);
  g_assert_nonnull (masar_app_find_label (fixture->widget, "عاصفة"));
  g_assert_nonnull (masar_app_find_label (fixture->widget, "Sun 4 Aug 2024"));
  g_assert_nonnull (masar_app_find_label (fixture->widget, "الميناء"));
  g_assert_nonnull (masar_app_find_label (fixture->widget, "◆ Attack · rockets"));
  /* What is disputed is told by the dispute alone, with who says what. */
  g_assert_nonnull (masar_app_find_label (fixture->widget, "≠ Wounded: the sources differ"));
  g_assert_null (masar_app_find_label (fixture->widget, "Killed"));
}

/* A plan, its postponement and the round that was held then, read by the inspector as one course. */
static void
test_inspector_course (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "Planned, and put off to 15 Aug 2024",
    "Put off to 15 Aug 2024",
    "Set for this date, and it came about",
  };
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (GPtrArray) turns = NULL;
  g_autoptr (GPtrArray) none = NULL;
  MasarInspector *inspector;

  masar_app_fixture_add_course (records);
  masar_app_fixture_read (records, "{\"record\":\"event\",\"id\":\"other\",\"type\":\"talks\",\"edtf\":\"2024-08-01\","
                                   "\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":1}]}");
  masar_project_set_records (fixture->corpus.project, records);
  inspector = inspect (fixture, masar_records_find_event (records, "off"));
  turns = masar_app_find (fixture->widget, MASAR_TYPE_COURSE_TURN);
  g_assert_cmpuint (turns->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < turns->len; i++)
    {
      g_assert_nonnull (masar_app_find_label (turns->pdata[i], words[i]));
      g_assert_true (gtk_widget_has_css_class (turns->pdata[i], "current") == (i == 1));
    }
  g_signal_emit_by_name (turns->pdata[2], "clicked");
  g_assert_cmpint (fixture->event, ==, masar_records_find_event (records, "held"));
  /* what the course tells is not told again as links, and what is no turn has no course */
  g_assert_null (masar_app_find_label (fixture->widget, "Put off by"));
  masar_inspector_set_event (inspector, masar_records_find_event (records, "other"));
  none = masar_app_find (fixture->widget, MASAR_TYPE_COURSE_TURN);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_inspector_link (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;
  gboolean handled = FALSE;

  inspect (fixture, MASAR_APP_SHIP);
  label = masar_app_find_label (fixture->widget, "May be a response to");
  g_assert_nonnull (label);
  g_signal_emit_by_name (label, "activate-link", "event:0", &handled);
  g_assert_true (handled);
  g_assert_cmpint (fixture->event, ==, MASAR_APP_STORM);

  masar_inspector_set_event (MASAR_INSPECTOR (fixture->widget), MASAR_APP_STORM);
  g_assert_nonnull (masar_app_find_label (fixture->widget, "Perhaps answered by"));
}

static void
test_inspector_click (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) quotations = NULL;
  MasarPassage passage;

  inspect (fixture, MASAR_APP_STORM);
  quotations = masar_app_find (fixture->widget, MASAR_TYPE_QUOTATION);
  passage = masar_quotation_get_passage (g_ptr_array_index (quotations, 1));
  g_signal_emit_by_name (g_ptr_array_index (quotations, 1), "clicked");
  g_assert_cmpint (fixture->article, ==, 1);
  g_assert_cmpuint (fixture->passage.start, ==, passage.start);
  g_assert_cmpuint (fixture->passage.end, ==, passage.end);
}

/* An article that changed or went away since: the page says so, and stays. */
static void
test_inspector_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->corpus.folder, "article-1.txt", NULL);
  g_autoptr (GPtrArray) quotations = NULL;

  masar_test_remove (path);
  inspect (fixture, MASAR_APP_STORM);
  quotations = masar_app_find (fixture->widget, MASAR_TYPE_QUOTATION);
  g_assert_cmpuint (quotations->len, ==, 3);
  g_assert_cmpstr (masar_quotation_get_words (g_ptr_array_index (quotations, 1)), ==,
                   "The article cannot be read any more.");
}

static void
test_inspector_every_event (Fixture *fixture, gconstpointer data)
{
  MasarInspector *inspector = inspect (fixture, MASAR_UNKNOWN);

  for (int i = 0; i < MASAR_APP_N_EVENTS; i++)
    {
      masar_inspector_set_event (inspector, i);
      g_assert_cmpint (masar_inspector_get_event (inspector), ==, i);
    }
  masar_inspector_set_event (inspector, MASAR_UNKNOWN);
  masar_inspector_set_project (inspector, NULL);
}

/* The reader */

static void
test_reader_marks (Fixture *fixture, gconstpointer data)
{
  MasarReader *reader = MASAR_READER (fixture->widget);
  MasarRecords *records = masar_project_get_records (fixture->corpus.project);
  const MasarEventRecord *storm = masar_records_get_event (records, MASAR_APP_STORM);
  const MasarEvidence *evidence = &g_array_index (storm->evidence, MasarEvidence, 0);
  g_autofree char *marked = NULL;
  g_autoptr (GPtrArray) views = masar_app_find (fixture->widget, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (g_ptr_array_index (views, 0));
  g_autofree char *text = NULL;

  masar_reader_set_project (reader, fixture->corpus.project);
  g_assert_true (masar_reader_show (reader, 0, evidence->values.passage));
  marked = masar_reader_dup_marked (reader);
  g_assert_cmpstr (marked, ==, "العاصفة ضربت الميناء يوم الأحد وأصابت سبعة");
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, masar_app_texts[0]);
}

static void
test_reader_steps (Fixture *fixture, gconstpointer data)
{
  MasarReader *reader = MASAR_READER (fixture->widget);
  g_autoptr (GPtrArray) buttons = masar_app_find (fixture->widget, GTK_TYPE_BUTTON);
  g_autofree char *marked = NULL;

  g_signal_connect_swapped (reader, "event-chosen", G_CALLBACK (event_cb), fixture);
  masar_reader_set_project (reader, fixture->corpus.project);
  masar_reader_show (reader, 0, (MasarPassage){ 0 });
  /* Back, previous, next: two of evidence in this article. */
  g_assert_cmpuint (buttons->len, ==, 3);
  g_signal_emit_by_name (g_ptr_array_index (buttons, 2), "clicked");
  g_assert_cmpint (fixture->event, ==, MASAR_APP_STORM);
  g_signal_emit_by_name (g_ptr_array_index (buttons, 2), "clicked");
  g_assert_cmpint (fixture->event, ==, MASAR_APP_SHIP);
  g_assert_false (gtk_widget_get_sensitive (g_ptr_array_index (buttons, 2)));
  marked = masar_reader_dup_marked (reader);
  g_assert_cmpstr (marked, ==, "ووصلت السفينة بعدها بيومين");
  g_signal_emit_by_name (g_ptr_array_index (buttons, 1), "clicked");
  g_assert_cmpint (fixture->event, ==, MASAR_APP_STORM);
}

static void
test_reader_changed (Fixture *fixture, gconstpointer data)
{
  MasarReader *reader = MASAR_READER (fixture->widget);
  g_autofree char *path = g_build_filename (fixture->corpus.folder, "article-0.txt", NULL);
  g_autofree char *marked = NULL;

  g_assert_true (g_file_set_contents (path, "شيء آخر", -1, NULL));
  masar_reader_set_project (reader, fixture->corpus.project);
  g_assert_false (masar_reader_show (reader, 0, (MasarPassage){ 3, 90 }));
  g_assert_nonnull (masar_app_find_label (fixture->widget, "The Article Cannot Be Read Again"));
  marked = masar_reader_dup_marked (reader);
  g_assert_cmpstr (marked, ==, "");
}

/* The sources */

static guint
count_cards (GtkWidget *widget)
{
  g_autoptr (GPtrArray) cards = masar_app_find (widget, MASAR_TYPE_SOURCE_CARD);

  return cards->len;
}

static void
test_sources_order (Fixture *fixture, gconstpointer data)
{
  MasarSources *sources = MASAR_SOURCES (fixture->widget);
  g_autoptr (GPtrArray) cards = NULL;
  guint n_telling = 0;

  masar_sources_set_project (sources, fixture->corpus.project);
  masar_sources_set_event (sources, MASAR_APP_TALKS);
  masar_app_wait_until (count_cards (fixture->widget) >= MASAR_APP_N_ARTICLES);
  cards = masar_app_find (fixture->widget, MASAR_TYPE_SOURCE_CARD);
  for (guint i = 0; i < cards->len; i++)
    n_telling += gtk_widget_has_css_class (g_ptr_array_index (cards, i), "telling");
  g_assert_cmpuint (n_telling, ==, 1);
}

/* Whether a card of an article that tells stands at the top of the list, wholly in view. */
static gboolean
is_telling_on_top (GtkWidget *sources)
{
  g_autoptr (GPtrArray) cards = masar_app_find (sources, MASAR_TYPE_SOURCE_CARD);
  GtkWidget *scroller = gtk_widget_get_ancestor (g_ptr_array_index (cards, 0), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *top = NULL;
  float top_y = G_MAXFLOAT;

  for (guint i = 0; i < cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (cards, i);
      graphene_rect_t bounds;

      if (!gtk_widget_get_child_visible (gtk_widget_get_parent (card)) || gtk_widget_get_height (card) == 0
          || !gtk_widget_compute_bounds (card, scroller, &bounds) || bounds.origin.y + bounds.size.height <= 0
          || bounds.origin.y >= top_y)
        continue;
      top = card;
      top_y = bounds.origin.y;
    }
  return top != NULL && top_y >= 0 && gtk_widget_has_css_class (top, "telling");
}

/* Whatever was seen before, and wherever its articles stood, what tells of the chosen event is seen. */
static void
test_sources_scroll (Fixture *fixture, gconstpointer data)
{
  static const int events[] = { MASAR_APP_STORM, MASAR_APP_TALKS, MASAR_APP_SHIP, MASAR_APP_OLD, MASAR_APP_STORM };
  MasarSources *sources = MASAR_SOURCES (fixture->widget);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 260);
  masar_sources_set_project (sources, fixture->corpus.project);
  masar_app_wait_until (count_cards (fixture->widget) >= 2);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      masar_sources_set_event (sources, events[i]);
      for (guint j = 0; j < 100; j++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (1000);
        }
      masar_app_wait_until (is_telling_on_top (fixture->widget));
    }
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* For the Tab key a list is one stop, however many rows it has. */
static void
test_sources_tab (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search, *list;

  masar_sources_set_project (MASAR_SOURCES (fixture->widget), fixture->corpus.project);
  masar_app_wait_until (count_cards (fixture->widget) >= 2);
  {
    g_autoptr (GPtrArray) lists = masar_app_find (fixture->widget, GTK_TYPE_LIST_VIEW);
    g_autoptr (GPtrArray) entries = masar_app_find (fixture->widget, GTK_TYPE_SEARCH_ENTRY);

    list = lists->pdata[0];
    search = entries->pdata[0];
  }
  gtk_widget_grab_focus (search);
  g_assert_true (gtk_widget_child_focus (fixture->widget, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), list));
  /* Down goes along the rows, Tab away from them. */
  g_assert_true (gtk_widget_child_focus (fixture->widget, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), list));
  g_assert_false (gtk_widget_child_focus (fixture->widget, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (fixture->widget, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), search));
}

static void
test_sources_choice (Fixture *fixture, gconstpointer data)
{
  MasarSources *sources = MASAR_SOURCES (fixture->widget);
  g_autoptr (GPtrArray) lists = masar_app_find (fixture->widget, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model;

  g_signal_connect_swapped (sources, "article-chosen", G_CALLBACK (article_cb), fixture);
  masar_sources_set_project (sources, fixture->corpus.project);
  masar_sources_set_article (sources, 2);
  g_assert_cmpint (masar_sources_get_article (sources), ==, 2);
  g_assert_cmpint (fixture->article, ==, MASAR_UNKNOWN);

  model = gtk_list_view_get_model (g_ptr_array_index (lists, 0));
  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_cmpint (fixture->article, ==, 0);
}

static void
test_sources_search (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    guint n_articles;
  } rows[] = { { "عاصفه", 1 }, { "الاذاعه", 1 }, { "لا أحد", 0 }, { "", MASAR_APP_N_ARTICLES } };
  MasarSources *sources = MASAR_SOURCES (fixture->widget);
  g_autoptr (GPtrArray) entries = masar_app_find (fixture->widget, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (GPtrArray) lists = masar_app_find (fixture->widget, GTK_TYPE_LIST_VIEW);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (g_ptr_array_index (lists, 0)));

  masar_sources_set_project (sources, fixture->corpus.project);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_editable_set_text (g_ptr_array_index (entries, 0), rows[i].words);
      masar_app_wait_until (g_list_model_get_n_items (model) == rows[i].n_articles);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    New new_widget;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "welcome/shown", masar_welcome_new, test_shown },
    { "source-card/shown", masar_source_card_new, test_shown },
    { "event-list/shown", masar_event_list_new, test_shown },
    { "mark/shown", masar_mark_new, test_shown },
    { "inspector/shown", masar_inspector_new, test_shown },
    { "inspector/sources", masar_inspector_new, test_inspector_sources },
    { "inspector/facts", masar_inspector_new, test_inspector_facts },
    { "inspector/course", masar_inspector_new, test_inspector_course },
    { "inspector/link", masar_inspector_new, test_inspector_link },
    { "inspector/click", masar_inspector_new, test_inspector_click },
    { "inspector/gone", masar_inspector_new, test_inspector_gone },
    { "inspector/every-event", masar_inspector_new, test_inspector_every_event },
    { "reader/shown", masar_reader_new, test_shown },
    { "reader/marks", masar_reader_new, test_reader_marks },
    { "reader/steps", masar_reader_new, test_reader_steps },
    { "reader/changed", masar_reader_new, test_reader_changed },
    { "sources/shown", masar_sources_new, test_shown },
    { "sources/order", masar_sources_new, test_sources_order },
    { "sources/scroll", masar_sources_new, test_sources_scroll },
    { "sources/tab", masar_sources_new, test_sources_tab },
    { "sources/choice", masar_sources_new, test_sources_choice },
    { "sources/search", masar_sources_new, test_sources_search },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  masar_app_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%s", tests[i].name);

      g_test_add (path, Fixture, tests[i].new_widget, fixture_set_up, tests[i].test, fixture_tear_down);
    }
  return g_test_run ();
}
