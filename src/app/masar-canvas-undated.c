/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-phrases.h"

/* The events of a lane that have no date, as a list to choose from: what cannot stand on the timeline is still there.
 */

static void
chosen_cb (GtkListBox *list, GtkListBoxRow *row, MasarCanvas *self)
{
  int event = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "event"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  masar_canvas_emit (self, MASAR_CANVAS_EVENT_CHOSEN, event);
  masar_canvas_set_event (self, event);
}

static void
append_row (GtkListBox *list, const MasarEventRecord *event, int position)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *title = masar_phrase_one_line (masar_phrase_event_title (event));
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "undated");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "event", GINT_TO_POINTER (position));
  gtk_list_box_append (list, row);
}

static GtkWidget *
new_list (MasarCanvas *self, guint lane)
{
  MasarRecords *records = masar_timeline_get_records (self->timeline);
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, i);
      MasarEntry entry;

      if (masar_timeline_get_event (self->timeline, i, &entry) && entry.lane == lane
          && masar_span_is_unknown (entry.span))
        append_row (GTK_LIST_BOX (list), event, (int) i);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (chosen_cb), self, 0);
  return list;
}

static void
closed_cb (MasarCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Shows the events without a date that @hit counts. */
void
masar_canvas_show_undated (MasarCanvas *self, const MasarHit *hit)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GdkRectangle area = { (int) hit->box.x, (int) hit->box.y, (int) hit->box.width, (int) hit->box.height };

  if (hit->lane >= MASAR_LANE_ARTICLES)
    return;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_list (self, hit->lane));
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
