/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-event-list.h"

#include "masar-compat.h"
#include "masar-event-order.h"
#include "masar-items.h"
#include "masar-phrases.h"

#include <glib/gi18n.h>

/* The events as a list: all that the timeline shows, for those who do not see it, or would rather read.
 *
 * What is not asked for is not here; the bar above counts it.  What was not known on the day of the lens is dim, and
 * says so. */

struct _MasarEventList
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkDropDown *order;
  GtkToggleButton *descending;

  MasarRecords *records; /* or NULL */
  MasarLens *lens;
  MasarItemList *items;
  GtkSingleSelection *selection;
  int event;
  gboolean quiet; /* while the choice is set from outside */
  guint shown;    /* tick callback, or 0 */
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
  if (self->quiet)
    return;
  self->event = masar_event_list_get_event (self);
  g_signal_emit (self, signals[EVENT_CHOSEN], 0, self->event);
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

static MasarSight
get_sight (MasarEventList *self, guint event)
{
  return self->lens != NULL ? masar_lens_get_event (self->lens, event) : MASAR_SIGHT_CLEAR;
}

static void
append_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

/* Date, kind, place, sources, whether they disagree, and why it is dim. */
static char *
new_line (MasarEventList *self, const MasarEventRecord *event, guint position)
{
  const MasarKnown *known = self->lens != NULL ? masar_lens_get_known (self->lens) : NULL;
  const guint n_sources = known != NULL ? masar_known_get_n_sources (known, position) : event->n_sources;
  const gboolean disputed =
      known != NULL ? masar_known_has_dispute (known, position) : event->disputes != NULL && event->disputes->len > 0;
  g_autofree char *kind = masar_phrase_event_kind_line (event);
  g_autofree char *when = masar_phrase_when (event->when);
  g_autofree char *place = event->place != NULL ? masar_phrase_isolate (event->place) : NULL;
  g_autofree char *sources = masar_phrase_sources (n_sources);
  GString *line = g_string_new (NULL);

  append_part (line, when);
  append_part (line, kind);
  append_part (line, place);
  append_part (line, sources);
  append_part (line, disputed ? _ ("the sources differ") : NULL);
  append_part (line, masar_phrase_sight (get_sight (self, position)));
  return g_string_free (line, FALSE);
}

static void
bind_cb (MasarEventList *self, GtkListItem *list_item)
{
  MasarEventItem *item = gtk_list_item_get_item (list_item);
  const MasarEventRecord *event = masar_event_item_get_record (item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *title_label = gtk_widget_get_first_child (row);
  g_autofree char *title = masar_phrase_one_line (masar_phrase_event_title (event));
  g_autofree char *line = new_line (self, event, masar_event_item_get_position (item));

  if (get_sight (self, masar_event_item_get_position (item)) == MASAR_SIGHT_CLEAR)
    gtk_widget_remove_css_class (row, "ghost");
  else
    gtk_widget_add_css_class (row, "ghost");
  masar_compat_set_content (GTK_LABEL (title_label), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title_label)), line);
  gtk_widget_set_direction (gtk_widget_get_next_sibling (title_label), gtk_widget_get_direction (title_label));
}

static gboolean
is_listed (MasarEventList *self, guint event)
{
  switch (get_sight (self, event))
    {
    case MASAR_SIGHT_HIDDEN:
    case MASAR_SIGHT_FAINT:
    case MASAR_SIGHT_OUTSIDE:
      return FALSE;
    case MASAR_SIGHT_CLEAR:
    case MASAR_SIGHT_LATER:
    case MASAR_SIGHT_UNSURE:
    default:
      return TRUE;
    }
}

/* Lists anew what is asked for, in the order that is asked for; the choice stays. */
static void
update (MasarEventList *self)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  /* Between two projects the lens is not one for these records. */
  if (self->lens != NULL && masar_lens_get_records (self->lens) != self->records)
    return;
  for (guint i = 0; self->records != NULL && i < masar_records_get_n_events (self->records); i++)
    if (is_listed (self, i))
      g_array_append_val (positions, i);
  if (self->records != NULL)
    masar_event_order_sort (self->records, positions, gtk_drop_down_get_selected (self->order),
                            gtk_toggle_button_get_active (self->descending));
  self->quiet = TRUE;
  masar_item_list_set (self->items, self->records, positions);
  self->quiet = FALSE;
  gtk_stack_set_visible_child_name (self->stack, positions->len > 0 ? "list" : "nothing");
  masar_event_list_set_event (self, self->event);
}

static void
descending_cb (MasarEventList *self)
{
  const gboolean descending = gtk_toggle_button_get_active (self->descending);

  gtk_button_set_icon_name (GTK_BUTTON (self->descending),
                            descending ? "view-sort-descending-symbolic" : "view-sort-ascending-symbolic");
  update (self);
}

static gboolean
masar_event_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MASAR_EVENT_LIST (widget)->list));
}

static void
scroll_to_chosen (MasarEventList *self)
{
  const guint place = gtk_single_selection_get_selected (self->selection);

  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
}

/* The row of the chosen event, if the list has made one. */
static GtkWidget *
find_chosen_row (MasarEventList *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      return row;
  return NULL;
}

/* A list can scroll when it has rows, which is after it was shown for the first time.  The focus, if it is there by
 * then, goes to the chosen event, too. */
static gboolean
shown_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MasarEventList *self = MASAR_EVENT_LIST (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (gtk_widget_get_height (GTK_WIDGET (self->list)) > 0)
    {
      scroll_to_chosen (self);
      row = find_chosen_row (self);
    }
  if (row == NULL && gtk_widget_get_mapped (widget)
      && gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    return G_SOURCE_CONTINUE;
  if (row != NULL && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (row);
  self->shown = 0;
  return G_SOURCE_REMOVE;
}

static void
masar_event_list_map (GtkWidget *widget)
{
  MasarEventList *self = MASAR_EVENT_LIST (widget);

  GTK_WIDGET_CLASS (masar_event_list_parent_class)->map (widget);
  if (self->shown == 0)
    self->shown = gtk_widget_add_tick_callback (widget, shown_cb, NULL, NULL);
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
  g_clear_object (&self->items);
  g_clear_object (&self->lens);
  g_clear_pointer (&self->records, masar_records_unref);

  G_OBJECT_CLASS (masar_event_list_parent_class)->dispose (object);
}

static void
masar_event_list_class_init (MasarEventListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = masar_event_list_dispose;
  widget_class->grab_focus = masar_event_list_grab_focus;
  widget_class->map = masar_event_list_map;

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
  gtk_widget_class_bind_template_child (widget_class, MasarEventList, stack);
  gtk_widget_class_bind_template_child (widget_class, MasarEventList, list);
  gtk_widget_class_bind_template_child (widget_class, MasarEventList, order);
  gtk_widget_class_bind_template_child (widget_class, MasarEventList, descending);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, descending_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
masar_event_list_init (MasarEventList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->event = MASAR_UNKNOWN;
  self->items = masar_item_list_new (MASAR_TYPE_EVENT_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
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

  g_clear_pointer (&self->records, masar_records_unref);
  self->records = project != NULL ? masar_records_ref (masar_project_get_records (project)) : NULL;
  self->event = MASAR_UNKNOWN;
  update (self);
}

/**
 * masar_event_list_set_lens:
 * @lens: (nullable): what the events of the project are seen through
 */
void
masar_event_list_set_lens (MasarEventList *self, MasarLens *lens)
{
  g_return_if_fail (MASAR_IS_EVENT_LIST (self));

  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_func (self->lens, update, self);
  g_set_object (&self->lens, lens);
  if (lens != NULL)
    g_signal_connect_object (lens, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
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
  guint place = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (MASAR_IS_EVENT_LIST (self));

  self->event = event;
  if (event != MASAR_UNKNOWN)
    place = masar_item_list_find (self->items, (guint) event);
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, place);
  self->quiet = FALSE;
  scroll_to_chosen (self);
}
