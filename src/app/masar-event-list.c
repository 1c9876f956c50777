/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-event-list.h"

#include "masar-compat.h"
#include "masar-items.h"
#include "masar-phrases.h"

/* The events as a list in the order of time: all that the timeline shows, for those who do not see it, or would rather
 * read. */

struct _MasarEventList
{
  GtkWidget parent_instance;

  GtkListView *list;

  GtkSingleSelection *selection;
  gboolean quiet; /* while the choice is set from outside */
};

G_DEFINE_FINAL_TYPE (MasarEventList, masar_event_list, GTK_TYPE_WIDGET)

enum
{
  EVENT_CHOSEN,
  EVENT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
selected_cb (MasarEventList *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[EVENT_CHOSEN], 0, masar_event_list_get_event (self));
}

static void
activate_cb (MasarEventList *self, guint place)
{
  g_autoptr (MasarEventItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

  if (item != NULL)
    g_signal_emit (self, signals[EVENT_ACTIVATED], 0, (int) masar_event_item_get_position (item));
}

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (row, "event-row");
  gtk_box_append (GTK_BOX (row), new_label ("title"));
  gtk_box_append (GTK_BOX (row), new_label ("quiet"));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  const MasarEventRecord *event = masar_event_item_get_record (gtk_list_item_get_item (list_item));
  GtkWidget *title_label = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_autofree char *title = masar_phrase_one_line (masar_phrase_event_title (event));
  g_autofree char *kind = masar_phrase_event_kind_line (event);
  g_autofree char *when = masar_phrase_when (event->when);
  g_autofree char *sources = masar_phrase_sources (event->n_sources);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s", when, kind, sources);

  masar_compat_set_content (GTK_LABEL (title_label), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title_label)), line);
  gtk_widget_set_direction (gtk_widget_get_next_sibling (title_label), gtk_widget_get_direction (title_label));
}

static gboolean
masar_event_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MASAR_EVENT_LIST (widget)->list));
}

static void
masar_event_list_dispose (GObject *object)
{
  MasarEventList *self = MASAR_EVENT_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_EVENT_LIST);
  masar_compat_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (masar_event_list_parent_class)->dispose (object);
}

static void
masar_event_list_class_init (MasarEventListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = masar_event_list_dispose;
  widget_class->grab_focus = masar_event_list_grab_focus;

  /**
   * MasarEventList::event-chosen:
   * @event: position in the records, or %MASAR_UNKNOWN
   */
  signals[EVENT_CHOSEN] = g_signal_new ("event-chosen", MASAR_TYPE_EVENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * MasarEventList::event-activated:
   * @event: position in the records
   *
   * The user wants to read what is told of the event.
   */
  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", MASAR_TYPE_EVENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-event-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarEventList, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
masar_event_list_init (MasarEventList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
masar_event_list_new (void)
{
  return g_object_new (MASAR_TYPE_EVENT_LIST, NULL);
}

/**
 * masar_event_list_set_project:
 * @project: (nullable): that has been read
 *
 * Lists the events of @project.
 */
void
masar_event_list_set_project (MasarEventList *self, MasarProject *project)
{
  g_return_if_fail (MASAR_IS_EVENT_LIST (self));

  self->quiet = TRUE;
  gtk_single_selection_set_model (self->selection, project != NULL ? masar_project_get_events (project) : NULL);
  self->quiet = FALSE;
}

/**
 * masar_event_list_get_event:
 *
 * Returns: the chosen event's position in the records, or %MASAR_UNKNOWN
 */
int
masar_event_list_get_event (MasarEventList *self)
{
  MasarEventItem *item;

  g_return_val_if_fail (MASAR_IS_EVENT_LIST (self), MASAR_UNKNOWN);

  item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? (int) masar_event_item_get_position (item) : MASAR_UNKNOWN;
}

/**
 * masar_event_list_set_event:
 * @event: position in the records, or %MASAR_UNKNOWN
 *
 * Chooses @event and brings it into view, without the signal.
 */
void
masar_event_list_set_event (MasarEventList *self, int event)
{
  GListModel *model;
  guint place = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (MASAR_IS_EVENT_LIST (self));

  model = gtk_single_selection_get_model (self->selection);
  if (event != MASAR_UNKNOWN && model != NULL)
    place = masar_item_list_find (MASAR_ITEM_LIST (model), event);
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, place);
  self->quiet = FALSE;
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
}
