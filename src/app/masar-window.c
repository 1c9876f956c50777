/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-window.h"

#include "masar-app.h"
#include "masar-briefing.h"
#include "masar-canvas.h"
#include "masar-event-list.h"
#include "masar-export-dialog.h"
#include "masar-find-bar.h"
#include "masar-importer.h"
#include "masar-inspector.h"
#include "masar-known-bar.h"
#include "masar-look.h"
#include "masar-phrases.h"
#include "masar-print.h"
#include "masar-reader.h"
#include "masar-settings.h"
#include "masar-shown.h"
#include "masar-sources.h"
#include "masar-topic-menu.h"
#include "masar-welcome.h"

#include <glib/gi18n.h>

/* The main window: sources at the start side, timeline or reader in the middle, inspector at the end side.
 *
 * The window holds the project and the choice; its parts tell it what the user did by signals, and are told the new
 * choice by it. */

struct _MasarWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  GMenu *topics_menu;
  GtkWidget *sources_button;
  GtkWidget *inspector_button;
  GtkWidget *briefing_button;
  GtkWidget *briefing_label;
  GtkWidget *open_label;
  GtkWidget *export_button;
  GtkWidget *back_button;
  GtkRevealer *notice;
  GtkLabel *notice_label;
  AdwToastOverlay *toasts;
  GtkRevealer *drop_revealer;
  GtkStack *pages;
  AdwStatusPage *reading_page;
  GtkProgressBar *reading_bar;
  AdwStatusPage *failed_page;
  GtkListBox *failed_list;
  AdwFlap *sources_flap;
  AdwFlap *inspector_flap;
  GtkWidget *bars;
  MasarFindBar *find_bar;
  MasarKnownBar *known_bar;
  GtkWidget *find_button;
  GtkStack *center;
  MasarSources *sources;
  MasarCanvas *canvas;
  MasarEventList *list;
  MasarReader *reader;
  MasarInspector *inspector;

  MasarProject *project; /* that is shown */
  MasarProject *reading; /* that is being read, or NULL */
  MasarLens *lens;       /* what the project is seen through, or NULL */
  GCancellable *cancellable;
  char **paths; /* that were asked for last, or NULL */
  char *topic;
  GtkFileChooserNative *chooser;
  guint progress_source;
  guint labels_source;
  int event;
  gboolean as_list;
};

G_DEFINE_FINAL_TYPE (MasarWindow, masar_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_AS_LIST = 1,
  PROP_AS_KNOWN,
  PROP_TOPIC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define PROGRESS_INTERVAL_MS 100
#define N_FAILED_PROBLEMS 20

static void
toast (MasarWindow *self, const char *message)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
}

static gboolean
has_timeline (MasarWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "timeline") == 0;
}

static gboolean
is_reading_article (MasarWindow *self)
{
  return has_timeline (self) && g_strcmp0 (gtk_stack_get_visible_child_name (self->center), "reader") == 0;
}

static void
update_actions (MasarWindow *self)
{
  static const char *const of_events[] = { "win.export",      "win.print",    "win.briefing", "win.fit",
                                           "win.zoom-in",     "win.zoom-out", "win.find",     "win.go-to-date",
                                           "win.focus-event", "win.as-known", "win.undated" };
  static const char *const of_timeline[] = { "win.find-articles", "win.toggle-sources", "win.toggle-inspector" };
  gboolean timeline = has_timeline (self);
  gboolean events = timeline && masar_records_get_n_events (masar_project_get_records (self->project)) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_events); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_events[i], events);
  for (guint i = 0; i < G_N_ELEMENTS (of_timeline); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_timeline[i], timeline);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", is_reading_article (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", self->reading != NULL);
  gtk_widget_set_visible (self->sources_button, timeline);
  gtk_widget_set_visible (self->inspector_button, timeline);
  gtk_widget_set_visible (self->briefing_button, timeline);
  gtk_widget_set_visible (self->find_button, events && !adw_flap_get_folded (self->sources_flap));
  gtk_widget_set_visible (self->bars, !is_reading_article (self));
  gtk_widget_set_visible (self->export_button, timeline && !adw_flap_get_folded (self->sources_flap));
}

/* A narrow header has room for pictures only. */
static gboolean
update_labels_cb (gpointer user_data)
{
  MasarWindow *self = user_data;
  gboolean wide = !adw_flap_get_folded (self->sources_flap);

  self->labels_source = 0;
  gtk_widget_set_visible (self->open_label, wide);
  gtk_widget_set_visible (self->briefing_label, wide);
  update_actions (self);
  return G_SOURCE_REMOVE;
}

/* The flap folds while the window is being allocated: not the moment to change what is visible. */
static void
folded_cb (MasarWindow *self)
{
  if (self->labels_source == 0)
    self->labels_source = g_idle_add (update_labels_cb, self);
}

static void
show_page (MasarWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  update_actions (self);
}

static void
show_center (MasarWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->center, name);
  update_actions (self);
}

/* What stands in the middle when no article is read. */
static const char *
get_timeline_page (MasarWindow *self)
{
  if (masar_records_get_n_events (masar_project_get_records (self->project)) == 0)
    return "nothing";
  return self->as_list ? "list" : "canvas";
}

/* The choice */

static void
choose_event (MasarWindow *self, int event)
{
  if (self->event == event)
    return;
  self->event = event;
  masar_canvas_set_event (self->canvas, event);
  masar_event_list_set_event (self->list, event);
  masar_sources_set_event (self->sources, event);
  masar_inspector_set_event (self->inspector, event);
}

static void
event_chosen_cb (MasarWindow *self, int event, gpointer source)
{
  choose_event (self, event);
  if (event == MASAR_UNKNOWN)
    return;
  masar_canvas_reveal (self->canvas, event);
  if (!adw_flap_get_folded (self->inspector_flap))
    adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
}

static void
read_passage (MasarWindow *self, int article, MasarPassage passage)
{
  masar_reader_show (self->reader, article, passage);
  masar_sources_set_article (self->sources, article);
  show_center (self, "reader");
  /* On a narrow window the inspector lies over the middle. */
  if (adw_flap_get_folded (self->inspector_flap))
    adw_flap_set_reveal_flap (self->inspector_flap, FALSE);
  if (adw_flap_get_folded (self->sources_flap))
    adw_flap_set_reveal_flap (self->sources_flap, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
passage_activated_cb (MasarWindow *self, int article, guint start, guint end)
{
  read_passage (self, article, (MasarPassage){ start, end });
}

/* An event is read at its first piece of evidence; on a narrow window its details come first. */
static void
event_activated_cb (MasarWindow *self, int event)
{
  const MasarEventRecord *record = masar_records_get_event (masar_project_get_records (self->project), event);

  choose_event (self, event);
  if (record->evidence->len > 0)
    {
      const MasarEvidence *evidence = &g_array_index (record->evidence, MasarEvidence, 0);

      read_passage (self, evidence->article, evidence->values.passage);
    }
}

static void
article_chosen_cb (MasarWindow *self, int article)
{
  masar_canvas_set_article (self->canvas, article);
  if (is_reading_article (self) && article != MASAR_UNKNOWN)
    masar_reader_show (self->reader, article, (MasarPassage){ 0 });
}

static void
article_hovered_cb (MasarWindow *self, int article)
{
  masar_canvas_hover_article (self->canvas, article);
}

static void
canvas_article_chosen_cb (MasarWindow *self, int article)
{
  masar_sources_set_article (self->sources, article);
  masar_canvas_set_article (self->canvas, article);
}

static void
article_activated_cb (MasarWindow *self, int article)
{
  masar_canvas_set_article (self->canvas, article);
  read_passage (self, article, (MasarPassage){ 0 });
}

static void
notice_close_cb (MasarWindow *self)
{
  gtk_revealer_set_reveal_child (self->notice, FALSE);
}

/* Opening */

static void
update_subtitle (MasarWindow *self)
{
  guint n_articles = g_list_model_get_n_items (masar_project_get_articles (self->project));
  guint n_events = g_list_model_get_n_items (masar_project_get_events (self->project));
  g_autofree char *articles_number = masar_phrase_number (n_articles);
  g_autofree char *events_number = masar_phrase_number (n_events);
  g_autofree char *articles = g_strdup_printf (ngettext ("%s article", "%s articles", n_articles), articles_number);
  g_autofree char *events = g_strdup_printf (ngettext ("%s event", "%s events", n_events), events_number);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", articles, events);

  adw_window_title_set_subtitle (self->title, subtitle);
}

static char *
new_title (MasarProject *project)
{
  const char *const *paths = masar_project_get_paths (project);
  g_autofree char *sample = masar_app_dup_sample_path ();
  g_autofree char *name = NULL;

  if (paths == NULL || paths[0] == NULL || paths[1] != NULL)
    return g_strdup (_ ("Several Files"));
  if (g_str_equal (paths[0], sample))
    return g_strdup (_ ("Sample"));
  name = g_path_get_basename (paths[0]);
  return g_utf8_make_valid (name, -1);
}

/* Without a face for it, Arabic is a row of boxes. */
static void
check_fonts (MasarWindow *self)
{
  PangoFontMap *font_map = pango_context_get_font_map (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  MasarStyle style;
  MasarWords words;

  masar_look_init (&style, &words, MASAR_THEME_LIGHT);
  if (masar_style_has_arabic_font (&style, font_map))
    return;
  gtk_label_set_label (
      self->notice_label,
      _ ("No installed font has Arabic letters. Install one, for example the package fonts-noto-core."));
  gtk_revealer_set_reveal_child (self->notice, TRUE);
}

/* Its own lens for what is opened. */
static void
see_through (MasarWindow *self, MasarProject *project)
{
  MasarTopic *topic = masar_project_get_topic (project);

  g_clear_object (&self->lens);
  self->lens = g_object_ref (masar_project_get_lens (project));
  masar_canvas_set_lens (self->canvas, self->lens);
  masar_event_list_set_lens (self->list, self->lens);
  masar_sources_set_lens (self->sources, self->lens);
  masar_inspector_set_lens (self->inspector, self->lens);
  masar_find_bar_set_lens (self->find_bar, self->lens, topic);
  masar_known_bar_set_lens (self->known_bar, self->lens);
}

static void
show_project (MasarWindow *self, MasarProject *project)
{
  g_autofree char *title = new_title (project);
  g_autofree char *window_title = g_strdup_printf (_ ("%s – Masar"), title);

  g_set_object (&self->project, project);
  self->event = MASAR_UNKNOWN;
  masar_sources_set_project (self->sources, project);
  masar_inspector_set_project (self->inspector, project);
  masar_reader_set_project (self->reader, project);
  masar_canvas_set_project (self->canvas, project);
  masar_event_list_set_project (self->list, project);
  adw_window_title_set_title (self->title, title);
  update_subtitle (self);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  see_through (self, project);
  gtk_stack_set_visible_child_name (self->center, get_timeline_page (self));
  show_page (self, "timeline");
  check_fonts (self);
  choose_event (self, masar_project_get_first_look (project, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
show_failed (MasarWindow *self, MasarProject *project, const char *message)
{
  GListModel *problems = masar_project_get_problems (project);
  guint n_problems = g_list_model_get_n_items (problems);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->failed_list, 0)) != NULL)
    gtk_list_box_remove (self->failed_list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (n_problems, N_FAILED_PROBLEMS); i++)
    {
      g_autoptr (MasarProblem) problem = g_list_model_get_item (problems, i);
      GtkWidget *action_row = adw_action_row_new ();
      g_autofree char *file = g_utf8_make_valid (masar_problem_get_file (problem), -1);
      g_autofree char *name = g_path_get_basename (file);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (action_row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (action_row), masar_problem_get_error (problem)->message);
      gtk_widget_set_tooltip_text (action_row, file);
      gtk_list_box_append (self->failed_list, action_row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->failed_list), n_problems > 0);
  adw_status_page_set_description (self->failed_page, message);
  show_page (self, "failed");
}

static gboolean
progress_cb (gpointer user_data)
{
  MasarWindow *self = user_data;
  double progress = masar_project_get_progress (self->reading);

  if (progress > 0)
    gtk_progress_bar_set_fraction (self->reading_bar, progress);
  else
    gtk_progress_bar_pulse (self->reading_bar);
  return G_SOURCE_CONTINUE;
}

static void
stop_reading (MasarWindow *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->reading);
  g_clear_object (&self->cancellable);
}

static void
open_finished_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MasarWindow) self = user_data;
  MasarProject *project = MASAR_PROJECT (object);
  g_autoptr (GError) error = NULL;
  gboolean read = masar_project_open_finish (project, result, &error);

  /* A newer opening has taken its place, or the window was closed. */
  if (self->reading != project)
    return;
  stop_reading (self);

  if (read && g_list_model_get_n_items (masar_project_get_articles (project)) > 0)
    show_project (self, project);
  else if (read || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failed (self, project, error != NULL ? error->message : _ ("There is no article among these files."));
  else
    {
      show_page (self, self->project != NULL ? "timeline" : "welcome");
      toast (self, _ ("Reading was cancelled"));
    }
}

static void
open_paths (MasarWindow *self, const char *const *paths)
{
  char **copy = g_strdupv ((char **) paths);

  g_strfreev (self->paths);
  self->paths = copy;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  stop_reading (self);

  self->reading = masar_project_new ();
  self->cancellable = g_cancellable_new ();
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, progress_cb, self);
  gtk_progress_bar_set_fraction (self->reading_bar, 0);
  show_page (self, "reading");
  masar_project_set_topic_name (self->reading, self->topic);
  masar_project_open_async (self->reading, (const char *const *) self->paths, self->cancellable, open_finished_cb,
                            g_object_ref (self));
}

static void
open_sample (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *path = masar_app_dup_sample_path ();
  const char *const paths[] = { path, NULL };

  open_paths (MASAR_WINDOW (widget), paths);
}

static void
open_list (MasarWindow *self, GListModel *files)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (array, g_list_model_get_item (files, i));
  if (array->len > 0)
    masar_window_open (self, (GFile **) array->pdata, array->len);
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, MasarWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      open_list (self, files);
    }
  g_clear_object (&self->chooser);
}

/* The kinds of files that hold articles; a file of another name may be one of them, too. */
static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) articles = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (articles, _ ("Articles"));
  for (guint i = 0; masar_importer_get_ending (i) != NULL; i++)
    gtk_file_filter_add_suffix (articles, masar_importer_get_ending (i) + 1);
  gtk_file_chooser_add_filter (chooser, articles);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
choose_files (MasarWindow *self, GtkFileChooserAction action)
{
  const char *title = action == GTK_FILE_CHOOSER_ACTION_OPEN ? _ ("Open Articles") : _ ("Open a Folder");

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, _ ("_Open"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    add_filters (GTK_FILE_CHOOSER (self->chooser));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_files (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_files (MASAR_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
open_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_files (MASAR_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, MasarWindow *self)
{
  GSList *list = g_value_get_boxed (value);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *link = list; link != NULL; link = link->next)
    g_list_store_append (files, link->data);
  gtk_revealer_set_reveal_child (self->drop_revealer, FALSE);
  open_list (self, G_LIST_MODEL (files));
  return TRUE;
}

static GdkDragAction
drop_enter_cb (GtkDropTarget *target, double x, double y, MasarWindow *self)
{
  gtk_revealer_set_reveal_child (self->drop_revealer, TRUE);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target, MasarWindow *self)
{
  gtk_revealer_set_reveal_child (self->drop_revealer, FALSE);
}

static void
add_drop_target (MasarWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (target, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* What is done to the view */

static void
toggle_sources (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwFlap *flap = MASAR_WINDOW (widget)->sources_flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
toggle_inspector (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwFlap *flap = MASAR_WINDOW (widget)->inspector_flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

/* The bars stand over the timeline: it comes first. */
static void
leave_reader (MasarWindow *self)
{
  if (is_reading_article (self))
    show_center (self, get_timeline_page (self));
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);

  leave_reader (self);
  masar_find_bar_find (self->find_bar);
}

static void
go_to_date (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);

  leave_reader (self);
  masar_find_bar_ask_date (self->find_bar);
}

static void
grab_timeline (MasarWindow *self)
{
  gtk_widget_grab_focus (self->as_list ? GTK_WIDGET (self->list) : GTK_WIDGET (self->canvas));
}

static void
date_activated_cb (MasarWindow *self, gint64 begin_minutes, gint64 end_minutes)
{
  masar_canvas_fit_span (self->canvas, (MasarSpan){ begin_minutes, end_minutes });
}

static void
focus_event (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);

  leave_reader (self);
  masar_canvas_focus_event (self->canvas, self->event);
}

static void
set_as_known (MasarWindow *self, gboolean as_known)
{
  if (as_known)
    leave_reader (self);
  masar_known_bar_set_open (self->known_bar, as_known);
}

static void
as_known_cb (MasarWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_KNOWN]);
}

static void
find_articles (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);

  adw_flap_set_reveal_flap (self->sources_flap, TRUE);
  masar_sources_find (self->sources);
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);

  show_center (self, get_timeline_page (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
fit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  masar_canvas_fit (MASAR_WINDOW (widget)->canvas);
}

static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  masar_canvas_zoom (MASAR_WINDOW (widget)->canvas, g_str_equal (action, "win.zoom-in") ? 1.25 : 1 / 1.25);
}

/* The list of all events has them as well, at its end. */
static void
list_undated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarCanvas *canvas = MASAR_WINDOW (widget)->canvas;

  if (!gtk_widget_get_mapped (GTK_WIDGET (canvas)) || !masar_canvas_list_undated (canvas))
    gtk_widget_error_bell (widget);
}

static void
close_window (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* What is taken out of the window */

/* Set off, so that it keeps its own direction within a sentence. */
static char *
dup_isolated (const char *name)
{
  return g_strdup_printf ("\342\201\250%s\342\201\251", name);
}

/* Where the talk ended, the window goes on. */
static gboolean
briefing_closed_cb (MasarWindow *self, GtkWindow *briefing)
{
  const int event = masar_briefing_get_event (MASAR_BRIEFING (briefing));

  if (event != MASAR_UNKNOWN)
    event_chosen_cb (self, event, briefing);
  return GDK_EVENT_PROPAGATE;
}

static void
start_briefing (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);
  const MasarAxis *axis = masar_canvas_get_axis (self->canvas);
  const MasarSpan view = { (gint64) masar_axis_get_start (axis), (gint64) masar_axis_get_end (axis) };
  const MasarSights *sights = masar_shown_get_sights (self->project, self->lens);
  MasarTimeline *timeline =
      masar_canvas_get_sights (self->canvas) == sights ? masar_canvas_get_timeline (self->canvas) : NULL;
  GtkWidget *briefing = masar_briefing_new (self->project, self->lens, timeline, view, axis->direction, self->event);

  gtk_window_set_transient_for (GTK_WINDOW (briefing), GTK_WINDOW (self));
  g_signal_connect_object (briefing, "close-request", G_CALLBACK (briefing_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (briefing));
}

/* What the canvas shows now, or, on request, with what that leaves out. */
static MasarPage *
new_page (MasarWindow *self, gboolean all)
{
  MasarTimeline *timeline = masar_canvas_get_timeline (self->canvas);
  MasarSights *sights =
      timeline != NULL ? masar_canvas_get_sights (self->canvas) : masar_shown_get_sights (self->project, self->lens);
  MasarShown *shown;

  if (all && sights == NULL)
    return NULL;
  shown = masar_shown_new (timeline != NULL ? masar_timeline_get_records (timeline)
                                            : masar_project_get_records (self->project),
                           masar_project_get_topic (self->project), all ? NULL : sights, all ? NULL : timeline);
  /* What the window quotes now is what the page quotes: paper does not wait for it. */
  masar_quotes_learn (shown->quotes, masar_canvas_get_quotes (self->canvas));
  return masar_page_new (shown, masar_canvas_get_axis (self->canvas), adw_window_title_get_title (self->title),
                         self->event);
}

static void
print_done_cb (MasarWindow *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  toast (self, error != NULL ? error->message : _ ("Printing failed"));
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);
  g_autoptr (MasarPage) page = new_page (self, FALSE);
  g_autoptr (MasarPage) all = new_page (self, TRUE);
  g_autoptr (GtkPrintOperation) operation = masar_print_new (page, all);

  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MasarWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = masar_export_dialog_run_finish (result, &error);
  g_autofree char *message = NULL;

  if (file != NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *isolated = dup_isolated (name);

      message = g_strdup_printf (_ ("Exported to %s"), isolated);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message = g_strdup_printf (_ ("Nothing was exported: %s"), error->message);
  if (message != NULL)
    toast (self, message);
}

static void export(GtkWidget *widget, const char *action, GVariant *parameter)
{
  MasarWindow *self = MASAR_WINDOW (widget);
  g_autoptr (MasarPage) page = new_page (self, FALSE);
  g_autoptr (MasarPage) all = new_page (self, TRUE);

  masar_export_dialog_run_async (GTK_WINDOW (self), self->toasts, page, all, exported_cb, g_object_ref (self));
}

/* The timeline, the sources, the reader and the bars see to themselves. */
static void
settings_changed_cb (MasarWindow *self)
{
  const gboolean right_to_left = masar_settings_get_right_to_left (masar_settings_get_default ());

  masar_canvas_set_right_to_left (self->canvas, right_to_left);
  masar_known_bar_set_right_to_left (self->known_bar, right_to_left);
  if (self->lens == NULL)
    return;
  update_subtitle (self);
  masar_event_list_set_lens (self->list, self->lens);
  masar_inspector_set_event (self->inspector, self->event);
}

static void
set_as_list (MasarWindow *self, gboolean as_list)
{
  if (self->as_list == as_list)
    return;
  self->as_list = as_list;
  if (has_timeline (self))
    {
      show_center (self, get_timeline_page (self));
      grab_timeline (self);
      masar_event_list_set_event (self->list, self->event);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_LIST]);
}

/* What the user chose in the menu is looked for again at the next start. */
static void
choose_topic (MasarWindow *self, const char *name)
{
  masar_window_set_topic (self, name);
  g_object_set (masar_settings_get_default (), "topic", name, NULL);
}

static void
masar_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AS_LIST:
      g_value_set_boolean (value, MASAR_WINDOW (object)->as_list);
      break;
    case PROP_AS_KNOWN:
      g_value_set_boolean (value, MASAR_WINDOW (object)->known_bar != NULL
                                      && masar_known_bar_get_open (MASAR_WINDOW (object)->known_bar));
      break;
    case PROP_TOPIC:
      g_value_set_string (value, MASAR_WINDOW (object)->topic);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AS_LIST:
      set_as_list (MASAR_WINDOW (object), g_value_get_boolean (value));
      break;
    case PROP_AS_KNOWN:
      set_as_known (MASAR_WINDOW (object), g_value_get_boolean (value));
      break;
    case PROP_TOPIC:
      choose_topic (MASAR_WINDOW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_window_finalize (GObject *object)
{
  MasarWindow *self = MASAR_WINDOW (object);

  g_strfreev (self->paths);
  g_free (self->topic);

  G_OBJECT_CLASS (masar_window_parent_class)->finalize (object);
}

static void
masar_window_dispose (GObject *object)
{
  MasarWindow *self = MASAR_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  stop_reading (self);
  g_clear_handle_id (&self->labels_source, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->project);
  g_clear_object (&self->lens);
  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_WINDOW);

  G_OBJECT_CLASS (masar_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_files);
  gtk_widget_class_install_action (widget_class, "win.open-folder", NULL, open_folder);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "win.toggle-sources", NULL, toggle_sources);
  gtk_widget_class_install_action (widget_class, "win.toggle-inspector", NULL, toggle_inspector);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "win.find-articles", NULL, find_articles);
  gtk_widget_class_install_action (widget_class, "win.focus-event", NULL, focus_event);
  gtk_widget_class_install_action (widget_class, "win.go-to-date", NULL, go_to_date);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "win.fit", NULL, fit);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "win.undated", NULL, list_undated);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "win.briefing", NULL, start_briefing);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_window);
  gtk_widget_class_install_property_action (widget_class, "win.as-known", "as-known");
  gtk_widget_class_install_property_action (widget_class, "win.list", "as-list");
  gtk_widget_class_install_property_action (widget_class, "win.topic", "topic");
}

static void
masar_window_class_init (MasarWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = masar_window_get_property;
  object_class->set_property = masar_window_set_property;
  object_class->dispose = masar_window_dispose;
  object_class->finalize = masar_window_finalize;

  /**
   * MasarWindow:as-list:
   *
   * Whether the events are shown as a list instead of the timeline.
   */
  properties[PROP_AS_LIST] = g_param_spec_boolean (
      "as-list", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * MasarWindow:as-known:
   *
   * Whether the timeline is shown as it was known on a day.
   */
  properties[PROP_AS_KNOWN] = g_param_spec_boolean (
      "as-known", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * MasarWindow:topic:
   *
   * The name or path of the topic that is looked for.
   */
  properties[PROP_TOPIC] = g_param_spec_string ("topic", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, topics_menu);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, sources_button);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, briefing_button);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, briefing_label);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, open_label);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, drop_revealer);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, reading_page);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, failed_list);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, sources_flap);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, bars);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, known_bar);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, center);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, sources);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, MasarWindow, inspector);
  gtk_widget_class_bind_template_callback (widget_class, event_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, passage_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, article_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, article_hovered_cb);
  gtk_widget_class_bind_template_callback (widget_class, canvas_article_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, grab_timeline);
  gtk_widget_class_bind_template_callback (widget_class, date_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_known_cb);
  install_actions (widget_class);
}

static void
masar_window_init (MasarWindow *self)
{
  self->event = MASAR_UNKNOWN;
  self->topic = g_strdup (masar_settings_get_topic (masar_settings_get_default ()));
  gtk_widget_init_template (GTK_WIDGET (self));
  masar_topic_menu_fill (self->topics_menu, "win.topic", masar_phrase_get_language ());
  add_drop_target (self);
  g_signal_connect_object (self->sources_flap, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  settings_changed_cb (self);
  update_actions (self);
}

/**
 * masar_window_new:
 *
 * Returns: a window that shows the page of the first run
 */
GtkWidget *
masar_window_new (AdwApplication *application)
{
  return g_object_new (MASAR_TYPE_WINDOW, "application", application, NULL);
}

/**
 * masar_window_is_empty:
 *
 * Returns: whether the window neither shows nor reads anything
 */
gboolean
masar_window_is_empty (MasarWindow *self)
{
  g_return_val_if_fail (MASAR_IS_WINDOW (self), FALSE);

  return self->project == NULL && self->reading == NULL;
}

/**
 * masar_window_get_project:
 *
 * Returns: (nullable) (transfer none): what is shown
 */
MasarProject *
masar_window_get_project (MasarWindow *self)
{
  g_return_val_if_fail (MASAR_IS_WINDOW (self), NULL);

  return self->project;
}

/**
 * masar_window_set_project:
 * @project: that has been read
 *
 * Shows @project, with the event chosen that most sources tell of.
 */
void
masar_window_set_project (MasarWindow *self, MasarProject *project)
{
  g_return_if_fail (MASAR_IS_WINDOW (self));
  g_return_if_fail (MASAR_IS_PROJECT (project));

  show_project (self, project);
}

/**
 * masar_window_set_topic:
 * @name: the name or path of a topic
 *
 * Looks for another topic: reads again what is open, and reads by it what will be.
 */
void
masar_window_set_topic (MasarWindow *self, const char *name)
{
  g_return_if_fail (MASAR_IS_WINDOW (self));
  g_return_if_fail (name != NULL);

  if (g_strcmp0 (self->topic, name) == 0)
    return;
  g_free (self->topic);
  self->topic = g_strdup (name);
  if (self->paths != NULL)
    open_paths (self, (const char *const *) self->paths);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOPIC]);
}

/**
 * masar_window_open:
 * @files: (array length=n_files): files and folders
 *
 * Reads @files and shows them; until then what was shown before stays open, so that cancelling goes back to it.
 */
void
masar_window_open (MasarWindow *self, GFile **files, guint n_files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  g_return_if_fail (MASAR_IS_WINDOW (self));

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] == NULL)
    toast (self, _ ("Only files of this computer can be opened"));
  else
    open_paths (self, (const char *const *) paths);
}
