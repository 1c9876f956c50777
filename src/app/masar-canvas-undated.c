/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-compat.h"
#include "masar-items.h"
#include "masar-phrases.h"

/* What of a lane has no date, events or articles, as a list to choose from: what cannot stand on the timeline is still
 * there, for the pointer, by a key of its own, and among the marks. */

static void
chosen_cb (GtkListView *list, guint place, MasarCanvas *self)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), place);

  if (item == NULL)
    return;
  if (MASAR_IS_ARTICLE_ITEM (item))
    masar_canvas_emit (self, MASAR_CANVAS_ARTICLE_CHOSEN,
                       (int) masar_article_item_get_position (MASAR_ARTICLE_ITEM (item)));
  else
    {
      const int event = (int) masar_event_item_get_position (MASAR_EVENT_ITEM (item));

      masar_canvas_emit (self, MASAR_CANVAS_EVENT_CHOSEN, event);
      masar_canvas_set_event (self, event);
    }
  /* Which hands the focus to what is chosen. */
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 32);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (label, "undated");
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gpointer item = gtk_list_item_get_item (list_item);
  const char *words = MASAR_IS_ARTICLE_ITEM (item) ? masar_phrase_headline (masar_article_item_get_record (item))
                                                   : masar_phrase_event_title (masar_event_item_get_record (item));
  g_autofree char *title = masar_phrase_one_line (words);

  masar_compat_set_content (GTK_LABEL (gtk_list_item_get_child (list_item)), title);
}

/* Rows are made only for those in view: there may be very many. */
static GtkWidget *
new_list (MasarCanvas *self, guint lane)
{
  MasarRecords *records = masar_timeline_get_records (self->timeline);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  MasarItemList *items =
      masar_item_list_new (lane == MASAR_LANE_ARTICLES ? MASAR_TYPE_ARTICLE_ITEM : MASAR_TYPE_EVENT_ITEM);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  for (guint i = 0; i < masar_timeline_get_n_undated (self->timeline, lane); i++)
    {
      const guint record = masar_timeline_get_undated (self->timeline, lane, i);

      g_array_append_val (positions, record);
    }
  masar_item_list_set (items, records, positions);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (items))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  g_signal_connect_object (list, "activate", G_CALLBACK (chosen_cb), self, 0);
  return list;
}

/* What a tooltip and a screen reader say of a count. */
char *
masar_canvas_describe_undated (MasarCanvas *self, const MasarHit *hit)
{
  return masar_phrase_undated_tooltip (hit->lane == MASAR_LANE_ARTICLES ? NULL : self->style.names[hit->lane],
                                       hit->count);
}

static void
closed_cb (MasarCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Shows what @hit counts. */
void
masar_canvas_show_undated (MasarCanvas *self, const MasarHit *hit)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GdkRectangle area = { (int) hit->box.x, (int) hit->box.y, (int) hit->box.width, (int) hit->box.height };

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_list (self, hit->lane));
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  self->undated_lane = hit->lane;
}

/**
 * masar_canvas_list_undated:
 *
 * Lists what of the chosen event's lane has no date, or of the first lane after it that has any; when that is listed
 * already, those of the next lane.  The articles come last.
 *
 * Returns: whether there are any
 */
gboolean
masar_canvas_list_undated (MasarCanvas *self)
{
  MasarLayout *layout;
  MasarEntry entry;
  MasarHit hit;
  guint first = 0;

  g_return_val_if_fail (MASAR_IS_CANVAS (self), FALSE);

  layout = masar_canvas_get_layout (self);
  if (layout == NULL)
    return FALSE;
  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    first = self->undated_lane + 1;
  else if (self->event != MASAR_UNKNOWN && masar_timeline_get_event (self->timeline, self->event, &entry))
    first = entry.lane;
  for (guint i = 0; i < MASAR_N_LANES; i++)
    if (masar_layout_get_undated (layout, (first + i) % MASAR_N_LANES, &hit))
      {
        masar_canvas_show_undated (self, &hit);
        return TRUE;
      }
  return FALSE;
}
