/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-sources.h"

#include "masar-compat.h"
#include "masar-filter.h"
#include "masar-items.h"
#include "masar-problem.h"
#include "masar-source-card.h"
#include "masar-phrases.h"
#include "masar-settings.h"

#include <glib/gi18n.h>
#include <string.h>

/* The articles, those that tell of the chosen event first and raised; and what of the import went wrong.
 *
 * The project's list is filtered by the words of the search, sorted, and shown by cards that are made only for what is
 * in view. */

#define WIDTH_PX 272

struct _MasarSources
{
  GtkWidget parent_instance;

  GtkEditable *search;
  GtkListView *list;
  GtkListView *problems;
  GtkLabel *problems_label;
  GtkToggleButton *problems_button;
  GtkStack *stack;

  GtkLabel *count;

  MasarProject *project;
  MasarLens *lens; /* or NULL */
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkSingleSelection *selection;
  char *needle;        /* folded, or NULL */
  GHashTable *telling; /* articles that tell of the chosen event */
  GHashTable *bound;   /* GtkListItem that are in use */
  gboolean quiet;      /* while the choice is set from outside */
};

G_DEFINE_FINAL_TYPE (MasarSources, masar_sources, GTK_TYPE_WIDGET)

enum
{
  ARTICLE_CHOSEN,
  ARTICLE_ACTIVATED,
  ARTICLE_HOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
contains_folded (const char *text, const char *needle)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = masar_filter_fold (text);
  return strstr (folded, needle) != NULL;
}

static MasarSight
get_sight (MasarSources *self, guint article)
{
  /* Between two projects the lens is not one for these articles. */
  if (self->lens == NULL || self->project == NULL
      || masar_lens_get_records (self->lens) != masar_project_get_records (self->project))
    return MASAR_SIGHT_CLEAR;
  return masar_lens_get_article (self->lens, article);
}

static gboolean
is_asked_for (MasarSources *self, guint article)
{
  const MasarSight sight = get_sight (self, article);

  return sight != MASAR_SIGHT_HIDDEN && sight != MASAR_SIGHT_FAINT && sight != MASAR_SIGHT_OUTSIDE;
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  MasarSources *self = user_data;
  const MasarArticleRecord *article = masar_article_item_get_record (item);

  if (!is_asked_for (self, masar_article_item_get_position (item)))
    return FALSE;
  return self->needle == NULL || contains_folded (article->title, self->needle)
         || contains_folded (article->outlet, self->needle) || contains_folded (article->place, self->needle)
         || contains_folded (article->id, self->needle);
}

static gboolean
is_telling (MasarSources *self, MasarArticleItem *item)
{
  return g_hash_table_contains (self->telling, GUINT_TO_POINTER (masar_article_item_get_position (item)));
}

/* Those that tell of the chosen event first, then by date; what has no date last. */
static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  MasarSources *self = user_data;
  MasarArticleItem *item_a = (MasarArticleItem *) a;
  MasarArticleItem *item_b = (MasarArticleItem *) b;
  MasarSpan span_a = masar_article_item_get_record (item_a)->published.span;
  MasarSpan span_b = masar_article_item_get_record (item_b)->published.span;
  gboolean telling_a = is_telling (self, item_a);
  gboolean telling_b = is_telling (self, item_b);
  gboolean unknown_a = masar_span_is_unknown (span_a);
  gboolean unknown_b = masar_span_is_unknown (span_b);

  if (telling_a != telling_b)
    return telling_a ? -1 : 1;
  if (unknown_a != unknown_b)
    return unknown_a ? 1 : -1;
  if (!masar_span_equal (span_a, span_b))
    return masar_span_compare (span_a, span_b);
  return (int) masar_article_item_get_position (item_a) - (int) masar_article_item_get_position (item_b);
}

static void
update_page (MasarSources *self)
{
  if (gtk_toggle_button_get_active (self->problems_button))
    gtk_stack_set_visible_child_name (self->stack, "problems");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0
           && (self->needle != NULL || gtk_widget_get_visible (GTK_WIDGET (self->count))))
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
update_card (MasarSources *self, GtkListItem *list_item)
{
  MasarArticleItem *item = gtk_list_item_get_item (list_item);

  MasarSourceCard *card = MASAR_SOURCE_CARD (gtk_list_item_get_child (list_item));

  masar_source_card_set_article (card, masar_article_item_get_record (item));
  masar_source_card_set_telling (card, is_telling (self, item));
  masar_source_card_set_sight (card, get_sight (self, masar_article_item_get_position (item)));
}

/* What the lens leaves out is counted. */
static void
update_count (MasarSources *self)
{
  const guint n_all = self->project != NULL ? g_list_model_get_n_items (masar_project_get_articles (self->project)) : 0;
  guint n_shown = 0;
  g_autofree char *shown = NULL;
  g_autofree char *all = masar_phrase_number (n_all);
  g_autofree char *line = NULL;

  for (guint i = 0; i < n_all; i++)
    n_shown += is_asked_for (self, i);
  shown = masar_phrase_number (n_shown);
  /* Translators: how many of how many articles */
  line = g_strdup_printf (ngettext ("%s of %s article shown", "%s of %s articles shown", n_all), shown, all);
  gtk_label_set_label (self->count, line);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_shown < n_all);
}

static void
update_cards (MasarSources *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    update_card (self, list_item);
}

static void
count_problems (MasarSources *self)
{
  const guint n = self->project != NULL ? g_list_model_get_n_items (masar_project_get_problems (self->project)) : 0;
  g_autofree char *number = masar_phrase_number (n);
  g_autofree char *label = g_strdup_printf (ngettext ("%s problem", "%s problems", n), number);

  gtk_label_set_label (self->problems_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_button), n > 0);
}

/* Numbers and dates are written as the user has it now. */
static void
settings_changed_cb (MasarSources *self)
{
  update_cards (self);
  update_count (self);
  count_problems (self);
}

static void
lens_changed_cb (MasarSources *self)
{
  self->quiet = TRUE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_cards (self);
  update_count (self);
  update_page (self);
  self->quiet = FALSE;
}

static void
search_changed_cb (MasarSources *self)
{
  const char *words = gtk_editable_get_text (self->search);

  g_clear_pointer (&self->needle, g_free);
  if (*words != '\0')
    self->needle = masar_filter_fold (words);
  gtk_toggle_button_set_active (self->problems_button, FALSE);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
stop_search_cb (MasarSources *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
problems_toggled_cb (MasarSources *self)
{
  update_page (self);
}

static void
selected_cb (MasarSources *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[ARTICLE_CHOSEN], 0, masar_sources_get_article (self));
}

static void
activate_cb (MasarSources *self, guint place)
{
  g_autoptr (MasarArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

  if (item != NULL)
    g_signal_emit (self, signals[ARTICLE_ACTIVATED], 0, (int) masar_article_item_get_position (item));
}

/* A card under the pointer lights its events. */
static void
enter_card_cb (GtkEventControllerMotion *motion, double x, double y, GtkListItem *list_item)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));
  MasarArticleItem *item = gtk_list_item_get_item (list_item);

  if (item != NULL)
    g_signal_emit (gtk_widget_get_ancestor (card, MASAR_TYPE_SOURCES), signals[ARTICLE_HOVERED], 0,
                   (int) masar_article_item_get_position (item));
}

static void
leave_card_cb (GtkEventControllerMotion *motion)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));
  GtkWidget *sources = gtk_widget_get_ancestor (card, MASAR_TYPE_SOURCES);

  if (sources != NULL)
    g_signal_emit (sources, signals[ARTICLE_HOVERED], 0, MASAR_UNKNOWN);
}

static void
setup_card_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *card = masar_source_card_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (enter_card_cb), list_item, 0);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_card_cb), NULL);
  gtk_widget_add_controller (card, motion);
  gtk_list_item_set_child (list_item, card);
}

static void
bind_card_cb (MasarSources *self, GtkListItem *list_item)
{
  MasarArticleItem *item = gtk_list_item_get_item (list_item);

  masar_source_card_set_article (MASAR_SOURCE_CARD (gtk_list_item_get_child (list_item)),
                                 masar_article_item_get_record (item));
  g_hash_table_add (self->bound, list_item);
  update_card (self, list_item);
}

static void
unbind_card_cb (MasarSources *self, GtkListItem *list_item)
{
  g_hash_table_remove (self->bound, list_item);
}

static GtkWidget *
new_problem_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_problem_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (box, "problem");
  gtk_box_append (GTK_BOX (box), new_problem_label ("file"));
  gtk_box_append (GTK_BOX (box), new_problem_label ("message"));
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_problem_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  MasarProblem *problem = gtk_list_item_get_item (list_item);
  GtkWidget *file = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_autofree char *name = g_path_get_basename (masar_problem_get_file (problem));
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  gtk_label_set_label (GTK_LABEL (file), valid);
  gtk_widget_set_tooltip_text (file, masar_problem_get_file (problem));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (file)), masar_problem_get_error (problem)->message);
}

static GtkListItemFactory *
new_card_factory (MasarSources *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_card_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_card_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_card_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static GtkListItemFactory *
new_problem_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_problem_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_problem_cb), NULL);
  return factory;
}

static gboolean
masar_sources_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MASAR_SOURCES (widget)->list));
}

static void
masar_sources_dispose (GObject *object)
{
  MasarSources *self = MASAR_SOURCES (object);

  if (self->list != NULL)
    {
      gtk_list_view_set_model (self->list, NULL);
      gtk_list_view_set_model (self->problems, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_SOURCES);
  masar_compat_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->project);
  g_clear_object (&self->lens);

  G_OBJECT_CLASS (masar_sources_parent_class)->dispose (object);
}

static void
masar_sources_finalize (GObject *object)
{
  MasarSources *self = MASAR_SOURCES (object);

  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->telling, g_hash_table_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);

  G_OBJECT_CLASS (masar_sources_parent_class)->finalize (object);
}

static void
masar_sources_class_init (MasarSourcesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = masar_sources_dispose;
  object_class->finalize = masar_sources_finalize;
  widget_class->grab_focus = masar_sources_grab_focus;

  /**
   * MasarSources::article-chosen:
   * @article: position in the records, or %MASAR_UNKNOWN
   *
   * The user chose an article, whose events are to be shown.
   */
  signals[ARTICLE_CHOSEN] = g_signal_new ("article-chosen", MASAR_TYPE_SOURCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * MasarSources::article-activated:
   * @article: position in the records
   *
   * The user wants to read an article.
   */
  signals[ARTICLE_ACTIVATED] = g_signal_new ("article-activated", MASAR_TYPE_SOURCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * MasarSources::article-hovered:
   * @article: position in the records, or %MASAR_UNKNOWN
   *
   * The pointer is over an article, whose events may light up.
   */
  signals[ARTICLE_HOVERED] = g_signal_new ("article-hovered", MASAR_TYPE_SOURCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-sources.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarSources, search);
  gtk_widget_class_bind_template_child (widget_class, MasarSources, count);
  gtk_widget_class_bind_template_child (widget_class, MasarSources, list);
  gtk_widget_class_bind_template_child (widget_class, MasarSources, problems);
  gtk_widget_class_bind_template_child (widget_class, MasarSources, problems_label);
  gtk_widget_class_bind_template_child (widget_class, MasarSources, problems_button);
  gtk_widget_class_bind_template_child (widget_class, MasarSources, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, problems_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sources");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
masar_sources_init (MasarSources *self)
{
  g_autoptr (GtkListItemFactory) cards = NULL;
  g_autoptr (GtkListItemFactory) problems = new_problem_factory ();

  self->telling = g_hash_table_new (NULL, NULL);
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  masar_compat_request_width (GTK_WIDGET (self), WIDTH_PX);

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);

  cards = new_card_factory (self);
  gtk_list_view_set_factory (self->list, cards);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->problems, problems);
}

GtkWidget *
masar_sources_new (void)
{
  return g_object_new (MASAR_TYPE_SOURCES, NULL);
}

static void
set_problems (MasarSources *self, GListModel *problems)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  if (problems != NULL)
    model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (problems)));
  gtk_list_view_set_model (self->problems, model);
  gtk_toggle_button_set_active (self->problems_button, FALSE);
  count_problems (self);
}

/**
 * masar_sources_set_project:
 * @project: (nullable): that has been read
 *
 * Shows the articles and problems of @project.
 */
void
masar_sources_set_project (MasarSources *self, MasarProject *project)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted = NULL;

  g_return_if_fail (MASAR_IS_SOURCES (self));

  self->quiet = TRUE;
  g_hash_table_remove_all (self->telling);
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      filtered =
          gtk_filter_list_model_new (g_object_ref (masar_project_get_articles (project)), g_object_ref (self->filter));
      sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter));
    }
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  g_clear_object (&sorted);
  set_problems (self, project != NULL ? masar_project_get_problems (project) : NULL);
  update_page (self);
  self->quiet = FALSE;
}

/**
 * masar_sources_set_lens:
 * @lens: (nullable): what the articles of the project are seen through
 */
void
masar_sources_set_lens (MasarSources *self, MasarLens *lens)
{
  g_return_if_fail (MASAR_IS_SOURCES (self));

  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_func (self->lens, lens_changed_cb, self);
  g_set_object (&self->lens, lens);
  if (lens != NULL)
    g_signal_connect_object (lens, "changed", G_CALLBACK (lens_changed_cb), self, G_CONNECT_SWAPPED);
  lens_changed_cb (self);
}

/**
 * masar_sources_set_event:
 * @event: position in the records, or %MASAR_UNKNOWN
 *
 * Raises the articles that tell of @event.
 */
void
masar_sources_set_event (MasarSources *self, int event)
{
  g_return_if_fail (MASAR_IS_SOURCES (self));

  self->quiet = TRUE;
  g_hash_table_remove_all (self->telling);
  if (event != MASAR_UNKNOWN && self->project != NULL)
    {
      const MasarEventRecord *record = masar_records_get_event (masar_project_get_records (self->project), event);

      for (guint i = 0; i < record->evidence->len; i++)
        g_hash_table_add (self->telling, GINT_TO_POINTER (g_array_index (record->evidence, MasarEvidence, i).article));
    }
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  /* The list keeps its place by a card, which the new order has moved: the adjustment alone does not lead to the top.
   */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  update_cards (self);
  self->quiet = FALSE;
}

/**
 * masar_sources_get_article:
 *
 * Returns: the chosen article's position in the records, or %MASAR_UNKNOWN
 */
int
masar_sources_get_article (MasarSources *self)
{
  MasarArticleItem *item;

  g_return_val_if_fail (MASAR_IS_SOURCES (self), MASAR_UNKNOWN);

  item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? (int) masar_article_item_get_position (item) : MASAR_UNKNOWN;
}

/**
 * masar_sources_set_article:
 * @article: position in the records, or %MASAR_UNKNOWN
 *
 * Chooses @article, without the signal.
 */
void
masar_sources_set_article (MasarSources *self, int article)
{
  GListModel *model;
  guint place = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (MASAR_IS_SOURCES (self));

  model = G_LIST_MODEL (self->selection);
  for (guint i = 0; article != MASAR_UNKNOWN && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MasarArticleItem) item = g_list_model_get_item (model, i);

      if ((int) masar_article_item_get_position (item) == article)
        {
          place = i;
          break;
        }
    }
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, place);
  self->quiet = FALSE;
}

/**
 * masar_sources_find:
 *
 * Moves the focus to the search entry.
 */
void
masar_sources_find (MasarSources *self)
{
  g_return_if_fail (MASAR_IS_SOURCES (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
