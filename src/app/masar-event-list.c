/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-event-list.h"

#include "masar-compat.h"
#include "masar-event-order.h"
#include "masar-filling.h"
#include "masar-items.h"
#include "masar-latest.h"
#include "masar-phrases.h"

#include <glib/gi18n.h>

/* The events as a list: all that the timeline shows, for those who do not see it, or would rather read.
 *
 * What is not asked for is not here; the bar above counts it.  What was not known on the day of the lens is dim, and
 * says so.  Where there is much to sort it is sorted on a thread, and only when somebody looks at the list; until then
 * the old one stays. */

struct _MasarEventList
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkDropDown *order;
  GtkToggleButton *descending;

  MasarRecords *records; /* or NULL */
  MasarLens *lens;
  MasarSights *sights; /* that the items are seen through, or NULL */
  MasarLatest *sorting;
  gboolean is_behind; /* while nobody looks */
  MasarItemList *items;
  MasarFilling *filling;
  GtkSingleSelection *selection;
  GHashTable *bound; /* GtkListItem that are in use */
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

/* Not before the list has followed to other records: positions in the old ones are those of other events. */
static gboolean
is_current (MasarEventList *self)
{
  return masar_item_list_get_records (self->items) == self->records;
}

static void
selected_cb (MasarEventList *self)
{
  if (self->quiet || masar_filling_is_changing (self->filling) || !is_current (self))
    return;
  self->event = masar_event_list_get_event (self);
  g_signal_emit (self, signals[EVENT_CHOSEN], 0, self->event);
}

static void
activate_cb (MasarEventList *self, guint place)
{
  g_autoptr (MasarEventItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

  if (item != NULL && is_current (self))
    g_signal_emit (self, signals[EVENT_ACTIVATED], 0, (int) masar_event_item_get_position (item));
}

/* List views make two hundred rows to show a dozen: what is cut, not measured, costs a fraction. */
static GtkWidget *
new_line_widget (const char *style)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (line), 0);
  gtk_widget_add_css_class (line, style);
  return line;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (row, "event-row");
  gtk_box_append (GTK_BOX (row), new_line_widget ("title"));
  gtk_box_append (GTK_BOX (row), new_line_widget ("quiet"));
  gtk_list_item_set_child (list_item, row);
}

static MasarSight
get_sight (MasarEventList *self, guint event)
{
  return self->sights != NULL ? masar_sights_get_event (self->sights, event) : MASAR_SIGHT_CLEAR;
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

static guint
get_n_sources (MasarEventList *self, const MasarEventRecord *event, guint position)
{
  const MasarKnown *known = self->sights != NULL ? masar_sights_get_known (self->sights) : NULL;

  return known != NULL ? masar_known_get_n_sources (known, position) : event->n_sources;
}

/* Date, kind, place, sources, whether they disagree, and why it is dim. */
static char *
new_line (MasarEventList *self, const MasarEventRecord *event, guint position)
{
  const MasarKnown *known = self->sights != NULL ? masar_sights_get_known (self->sights) : NULL;
  const gboolean disputed =
      known != NULL ? masar_known_has_dispute (known, position) : event->disputes != NULL && event->disputes->len > 0;
  g_autofree char *kind = masar_phrase_event_kind_line (event);
  g_autofree char *when = masar_phrase_when (event->when);
  g_autofree char *place = event->place != NULL ? masar_phrase_isolate (event->place) : NULL;
  g_autofree char *sources = masar_phrase_sources (get_n_sources (self, event, position));
  GString *line = g_string_new (NULL);

  append_part (line, when);
  append_part (line, kind);
  append_part (line, place);
  append_part (line, sources);
  append_part (line, disputed ? _ ("the sources differ") : NULL);
  append_part (line, masar_phrase_sight (get_sight (self, position)));
  return g_string_free (line, FALSE);
}

/* A screen reader hears of a row what it hears of a mark. */
static void
name_row (MasarEventList *self, GtkWidget *row, const MasarEventRecord *event, guint position)
{
  GtkWidget *list_row = gtk_widget_get_parent (row);
  g_autofree char *label = NULL;

  if (list_row == NULL)
    return;
  label = masar_phrase_event_label (event, get_n_sources (self, event, position), get_sight (self, position));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* A line stands on the side of the title above it, in its own direction: an inscription aligns by its words. */
static void
put_below (GtkInscription *inscription, const char *line, GtkTextDirection direction)
{
  gtk_widget_set_direction (GTK_WIDGET (inscription), direction);
  gtk_inscription_set_xalign (inscription, masar_compat_get_text_direction (line) == direction ? 0 : 1);
  gtk_inscription_set_text (inscription, line);
}

static void
fill_row (MasarEventList *self, GtkListItem *list_item)
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
  masar_compat_set_line (GTK_INSCRIPTION (title_label), title);
  put_below (GTK_INSCRIPTION (gtk_widget_get_next_sibling (title_label)), line, gtk_widget_get_direction (title_label));
  name_row (self, row, event, masar_event_item_get_position (item));
}

static void
bind_cb (MasarEventList *self, GtkListItem *list_item)
{
  g_hash_table_add (self->bound, list_item);
  fill_row (self, list_item);
}

static void
unbind_cb (MasarEventList *self, GtkListItem *list_item)
{
  g_hash_table_remove (self->bound, list_item);
}

static void
fill_rows (MasarEventList *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    fill_row (self, list_item);
}

/* Sorting */

typedef struct
{
  MasarRecords *records;
  MasarSights *sights; /* or NULL */
  MasarEventOrder order;
  gboolean descending;
} Request;

typedef struct
{
  GArray *positions;
  MasarSights *sights;
} Sorted;

static void
request_free (gpointer data)
{
  Request *self = data;

  masar_records_unref (self->records);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_free (self);
}

static void
sorted_free (gpointer data)
{
  Sorted *self = data;

  g_array_unref (self->positions);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_free (self);
}

static gpointer
sort (gconstpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  Sorted *sorted;

  for (guint i = 0; i < masar_records_get_n_events (request->records); i++)
    if (request->sights == NULL || masar_sight_is_asked_for (masar_sights_get_event (request->sights, i)))
      g_array_append_val (positions, i);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  masar_event_order_sort (request->records, positions, request->order, request->descending);
  sorted = g_new (Sorted, 1);
  *sorted =
      (Sorted){ g_steal_pointer (&positions), request->sights != NULL ? masar_sights_ref (request->sights) : NULL };
  return sorted;
}

/* The choice stays. */
static void
filled_cb (gpointer user_data)
{
  MasarEventList *self = user_data;

  masar_event_list_set_event (self, self->event);
}

static void
sorted_cb (gpointer data, gpointer user_data)
{
  MasarEventList *self = user_data;
  Sorted *sorted = data;

  g_clear_pointer (&self->sights, masar_sights_unref);
  self->sights = g_steal_pointer (&sorted->sights);
  masar_filling_begin (self->filling, self->records, sorted->positions);
  fill_rows (self);
  gtk_stack_set_visible_child_name (self->stack, sorted->positions->len > 0 ? "list" : "nothing");
  sorted_free (sorted);
}

/* Lists anew what is asked for, in the order that is asked for. */
static void
update (MasarEventList *self)
{
  MasarSights *sights = self->lens != NULL ? masar_lens_get_sights (self->lens) : NULL;
  gboolean at_once;
  Request *request;

  /* Between two projects the lens is not one for these records. */
  if (self->records == NULL || (sights != NULL && masar_sights_get_records (sights) != self->records))
    return;
  at_once = masar_latest_suits_frame (self->records);
  self->is_behind = !at_once && !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_behind)
    {
      masar_latest_cancel (self->sorting);
      return;
    }
  request = g_new (Request, 1);
  *request = (Request){ masar_records_ref (self->records), sights != NULL ? masar_sights_ref (sights) : NULL,
                        gtk_drop_down_get_selected (self->order), gtk_toggle_button_get_active (self->descending) };
  masar_latest_ask (self->sorting, request, at_once);
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

static gboolean
masar_event_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MasarEventList *self = MASAR_EVENT_LIST (widget);

  if (masar_compat_is_leaving (GTK_WIDGET (self->list), direction))
    return direction == GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (GTK_WIDGET (self->descending), direction);
  return GTK_WIDGET_CLASS (masar_event_list_parent_class)->focus (widget, direction);
}

static void
masar_event_list_map (GtkWidget *widget)
{
  MasarEventList *self = MASAR_EVENT_LIST (widget);

  GTK_WIDGET_CLASS (masar_event_list_parent_class)->map (widget);
  if (self->is_behind)
    update (self);
  if (self->shown == 0)
    self->shown = gtk_widget_add_tick_callback (widget, shown_cb, NULL, NULL);
}

static void
masar_event_list_dispose (GObject *object)
{
  MasarEventList *self = MASAR_EVENT_LIST (object);

  g_clear_pointer (&self->sorting, masar_latest_free);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_EVENT_LIST);
  masar_compat_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_pointer (&self->filling, masar_filling_free);
  g_clear_object (&self->items);
  g_clear_object (&self->lens);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_clear_pointer (&self->records, masar_records_unref);

  G_OBJECT_CLASS (masar_event_list_parent_class)->dispose (object);
}

static void
masar_event_list_finalize (GObject *object)
{
  g_hash_table_unref (MASAR_EVENT_LIST (object)->bound);

  G_OBJECT_CLASS (masar_event_list_parent_class)->finalize (object);
}

static void
masar_event_list_class_init (MasarEventListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = masar_event_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = masar_event_list_finalize;
  widget_class->map = masar_event_list_map;
  widget_class->focus = masar_event_list_focus;
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
  self->bound = g_hash_table_new (NULL, NULL);
  self->items = masar_item_list_new (MASAR_TYPE_EVENT_ITEM);
  self->filling = masar_filling_new (self->items, filled_cb, self);
  self->sorting = masar_latest_new (sort, request_free, sorted_free, sorted_cb, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
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

  masar_latest_cancel (self->sorting);
  g_clear_pointer (&self->records, masar_records_unref);
  self->records = project != NULL ? masar_records_ref (masar_project_get_records (project)) : NULL;
  self->event = MASAR_UNKNOWN;
  if (self->records == NULL)
    masar_filling_begin (self->filling, NULL, NULL);
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
  if (event != MASAR_UNKNOWN && is_current (self))
    place = masar_item_list_find (self->items, (guint) event);
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, place);
  self->quiet = FALSE;
  scroll_to_chosen (self);
}
