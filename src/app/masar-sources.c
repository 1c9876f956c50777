/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-sources.h"

#include "masar-article-order.h"
#include "masar-compat.h"
#include "masar-filling.h"
#include "masar-items.h"
#include "masar-latest.h"
#include "masar-problem.h"
#include "masar-source-card.h"
#include "masar-phrases.h"
#include "masar-settings.h"

#include <glib/gi18n.h>

/* The articles, those that tell of the chosen event first and raised; and what of the import went wrong.
 *
 * Which of them, and in which order, is found out on a thread where there are many; the cards are made only for what is
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
  MasarItemList *items;
  MasarFilling *filling;
  MasarLatest *listing;
  GtkSingleSelection *selection;
  char *needle;      /* folded, or NULL */
  int event;         /* that is chosen */
  int article;       /* that is chosen, listed or not */
  gboolean raises;   /* what tells of the event, when the list is there */
  GHashTable *bound; /* GtkListItem that are in use */
  gboolean quiet;    /* while the choice is set from outside */
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

/* How the articles are seen, or NULL: between two projects the lens is not one for these. */
static MasarSights *
get_sights (MasarSources *self)
{
  if (self->lens == NULL || self->project == NULL
      || masar_lens_get_records (self->lens) != masar_project_get_records (self->project))
    return NULL;
  return masar_lens_get_sights (self->lens);
}

/* Not before the list has followed to another project: positions in the old one are those of other articles. */
static gboolean
is_current (MasarSources *self)
{
  return self->project != NULL
         && masar_item_list_get_records (self->items) == masar_project_get_records (self->project);
}

static MasarSight
get_sight (MasarSources *self, guint article)
{
  MasarSights *sights = is_current (self) ? get_sights (self) : NULL;

  return sights != NULL ? masar_sights_get_article (sights, article) : MASAR_SIGHT_CLEAR;
}

static gboolean
is_telling (MasarSources *self, MasarArticleItem *item)
{
  const guint position = masar_article_item_get_position (item);
  const GArray *evidence;

  if (self->event == MASAR_UNKNOWN || !is_current (self))
    return FALSE;
  evidence = masar_records_get_event (masar_project_get_records (self->project), (guint) self->event)->evidence;
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    if (g_array_index (evidence, MasarEvidence, i).article == (int) position)
      return TRUE;
  return FALSE;
}

static void
update_page (MasarSources *self)
{
  if (gtk_toggle_button_get_active (self->problems_button))
    gtk_stack_set_visible_child_name (self->stack, "problems");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0 && !masar_latest_is_busy (self->listing)
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

  masar_source_card_set_telling (card, is_telling (self, item));
  masar_source_card_set_sight (card, get_sight (self, masar_article_item_get_position (item)));
}

static void
fill_card (MasarSources *self, GtkListItem *list_item)
{
  MasarArticleItem *item = gtk_list_item_get_item (list_item);
  MasarSourceCard *card = MASAR_SOURCE_CARD (gtk_list_item_get_child (list_item));

  masar_source_card_set_article (card, masar_article_item_get_record (item));
  update_card (self, list_item);
}

/* What the lens leaves out is counted. */
static void
update_count (MasarSources *self)
{
  MasarSights *sights = get_sights (self);
  const guint n_all =
      self->project != NULL ? masar_records_get_n_articles (masar_project_get_records (self->project)) : 0;
  guint n_shown = n_all;
  g_autofree char *shown = NULL;
  g_autofree char *all = masar_phrase_number (n_all);
  g_autofree char *line = NULL;

  for (guint sight = 0; sights != NULL && sight < MASAR_N_SIGHTS; sight++)
    if (!masar_sight_is_asked_for (sight))
      n_shown -= masar_sights_count_articles (sights, sight);
  shown = masar_phrase_number (n_shown);
  /* Translators: how many of how many articles */
  line = g_strdup_printf (ngettext ("%s of %s article shown", "%s of %s articles shown", n_all), shown, all);
  gtk_label_set_label (self->count, line);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_shown < n_all);
}

static void
update_cards (MasarSources *self, void (*update) (MasarSources *self, GtkListItem *list_item))
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    update (self, list_item);
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
  update_cards (self, fill_card);
  update_count (self);
  count_problems (self);
}

/* Listing */

typedef struct
{
  MasarRecords *records;
  MasarArticleWish wish;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  masar_records_unref (self->records);
  g_clear_pointer (&self->wish.sights, masar_sights_unref);
  g_free (self->wish.needle);
  g_free (self);
}

static gpointer
list (gconstpointer data, GCancellable *cancellable)
{
  const Request *request = data;

  return masar_article_order_list (request->records, &request->wish, cancellable);
}

/* The choice stays, listed or not. */
static void
select_article (MasarSources *self)
{
  const guint place = self->article != MASAR_UNKNOWN && is_current (self)
                          ? masar_item_list_find (self->items, (guint) self->article)
                          : GTK_INVALID_LIST_POSITION;
  const gboolean quiet = self->quiet;

  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, place);
  self->quiet = quiet;
}

static void
filled_cb (gpointer user_data)
{
  select_article (user_data);
}

static void
listed_cb (gpointer data, gpointer user_data)
{
  MasarSources *self = user_data;
  g_autoptr (GArray) positions = data;

  masar_filling_begin (self->filling, masar_project_get_records (self->project), positions);
  if (self->raises && positions->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  self->raises = FALSE;
  update_page (self);
}

/* Lists the articles anew. */
static void
update_list (MasarSources *self)
{
  MasarSights *sights = get_sights (self);
  Request *request;

  if (self->project == NULL)
    return;
  request = g_new (Request, 1);
  request->records = masar_records_ref (masar_project_get_records (self->project));
  request->wish =
      (MasarArticleWish){ sights != NULL ? masar_sights_ref (sights) : NULL, g_strdup (self->needle), self->event };
  masar_latest_ask (self->listing, request, masar_latest_suits_frame (request->records));
}

static void
lens_changed_cb (MasarSources *self)
{
  update_cards (self, update_card);
  update_count (self);
  update_list (self);
  update_page (self);
}

static void
search_changed_cb (MasarSources *self)
{
  const char *words = gtk_editable_get_text (self->search);

  g_clear_pointer (&self->needle, g_free);
  if (*words != '\0')
    self->needle = masar_filter_fold (words);
  gtk_toggle_button_set_active (self->problems_button, FALSE);
  update_list (self);
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
  if (self->quiet || masar_filling_is_changing (self->filling) || !is_current (self))
    return;
  self->article = masar_sources_get_article (self);
  g_signal_emit (self, signals[ARTICLE_CHOSEN], 0, self->article);
}

static void
activate_cb (MasarSources *self, guint place)
{
  g_autoptr (MasarArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

  if (item != NULL && is_current (self))
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
  g_hash_table_add (self->bound, list_item);
  fill_card (self, list_item);
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

static gboolean
masar_sources_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MasarSources *self = MASAR_SOURCES (widget);
  GtkWidget *next = direction == GTK_DIR_TAB_BACKWARD ? GTK_WIDGET (self->search) : GTK_WIDGET (self->problems_button);

  if (masar_compat_is_leaving (GTK_WIDGET (self->list), direction))
    return gtk_widget_child_focus (next, direction);
  return GTK_WIDGET_CLASS (masar_sources_parent_class)->focus (widget, direction);
}

static void
masar_sources_dispose (GObject *object)
{
  MasarSources *self = MASAR_SOURCES (object);

  g_clear_pointer (&self->listing, masar_latest_free);
  if (self->list != NULL)
    {
      gtk_list_view_set_model (self->list, NULL);
      gtk_list_view_set_model (self->problems, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_SOURCES);
  masar_compat_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_pointer (&self->filling, masar_filling_free);
  g_clear_object (&self->items);
  g_clear_object (&self->project);
  g_clear_object (&self->lens);

  G_OBJECT_CLASS (masar_sources_parent_class)->dispose (object);
}

static void
masar_sources_finalize (GObject *object)
{
  MasarSources *self = MASAR_SOURCES (object);

  g_clear_pointer (&self->needle, g_free);
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
  widget_class->focus = masar_sources_focus;
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

  self->event = self->article = MASAR_UNKNOWN;
  self->items = masar_item_list_new (MASAR_TYPE_ARTICLE_ITEM);
  self->filling = masar_filling_new (self->items, filled_cb, self);
  self->listing = masar_latest_new (list, request_free, (GDestroyNotify) g_array_unref, listed_cb, self);
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  masar_compat_request_width (GTK_WIDGET (self), WIDTH_PX);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));

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
  g_return_if_fail (MASAR_IS_SOURCES (self));

  masar_latest_cancel (self->listing);
  self->event = self->article = MASAR_UNKNOWN;
  g_set_object (&self->project, project);
  if (project == NULL)
    masar_filling_begin (self->filling, NULL, NULL);
  set_problems (self, project != NULL ? masar_project_get_problems (project) : NULL);
  update_list (self);
  update_page (self);
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

  self->event = event;
  self->raises = TRUE;
  update_cards (self, update_card);
  update_list (self);
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
  g_return_if_fail (MASAR_IS_SOURCES (self));

  self->article = article;
  select_article (self);
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
