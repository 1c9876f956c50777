/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-facets.h"

#include "masar-compat.h"
#include "masar-phrases.h"
#include "masar-settings.h"

#include <glib/gi18n.h>

/* The facets of a filter, each a heading and a check for each of its values, with the number of events it would show.
 * Of a long facet the values with most events are seen, the rest on request. */

#define N_VALUES 6

typedef struct
{
  GtkWidget *check;
  GtkWidget *count;
  MasarFacet facet;
  guint value;
} Row;

struct _MasarFacets
{
  GtkWidget parent_instance;

  GtkWidget *box;
  MasarFilter *filter;
  MasarTopic *topic;
  GArray *rows; /* Row */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (MasarFacets, masar_facets, GTK_TYPE_WIDGET)

static const char *
get_heading (MasarFacet facet)
{
  switch (facet)
    {
    case MASAR_FACET_LANE:
      return C_ ("filter", "Type");
    case MASAR_FACET_CERTAINTY:
      return C_ ("filter", "Date");
    case MASAR_FACET_SUPPORT:
      return C_ ("filter", "Told by");
    case MASAR_FACET_DISPUTE:
      return C_ ("filter", "Sources");
    case MASAR_FACET_OUTLET:
      return C_ ("filter", "Outlet");
    case MASAR_FACET_PLACE:
      return C_ ("filter", "Place");
    case MASAR_FACET_ACTOR:
    default:
      return C_ ("filter", "Actor");
    }
}

static const char *
get_lane_name (MasarFacets *self, guint lane)
{
  return self->topic != NULL ? masar_topic_get_lane_name (self->topic, lane, masar_phrase_get_language ())
                             : masar_phrase_event_type (lane);
}

static const char *
get_value_name (MasarFacets *self, MasarFacet facet, guint value)
{
  const char *const certainties[] = { C_ ("filter", "The day is known"), C_ ("filter", "Longer than a day, or about"),
                                      C_ ("filter", "Open or unknown") };
  const char *const supports[] = { C_ ("filter", "One source"), C_ ("filter", "Two sources"),
                                   C_ ("filter", "Three or more") };
  const char *const disputes[] = { C_ ("filter", "Do not contradict each other"), C_ ("filter", "Disagree") };
  const char *name;

  switch (facet)
    {
    case MASAR_FACET_LANE:
      return get_lane_name (self, value);
    case MASAR_FACET_CERTAINTY:
      return certainties[value];
    case MASAR_FACET_SUPPORT:
      return supports[value];
    case MASAR_FACET_DISPUTE:
      return disputes[value];
    case MASAR_FACET_OUTLET:
    case MASAR_FACET_PLACE:
    case MASAR_FACET_ACTOR:
    default:
      name = masar_filter_get_name (self->filter, facet, value);
      return name != NULL ? name : C_ ("filter", "Not told");
    }
}

/* Numbers, and what can be chosen: a value without events only to be chosen no more. */
static void
update_row (MasarFacets *self, const Row *row)
{
  const guint count = masar_filter_get_count (self->filter, row->facet, row->value);
  const gboolean chosen = masar_filter_get_chosen (self->filter, row->facet, row->value);
  g_autofree char *number = masar_phrase_number (count);
  g_autofree char *events = g_strdup_printf (ngettext ("%s event", "%s events", count), number);
  g_autofree char *label = g_strdup_printf ("%s, %s", get_value_name (self, row->facet, row->value), events);

  gtk_label_set_label (GTK_LABEL (row->count), number);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), chosen);
  gtk_widget_set_sensitive (row->check, count > 0 || chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update (MasarFacets *self)
{
  self->quiet = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, &g_array_index (self->rows, Row, i));
  self->quiet = FALSE;
}

static void
toggled_cb (MasarFacets *self, GtkCheckButton *check)
{
  if (self->quiet)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row row = g_array_index (self->rows, Row, i);

      if (row.check != GTK_WIDGET (check))
        continue;
      masar_filter_set_chosen (self->filter, row.facet, row.value, gtk_check_button_get_active (check));
      return;
    }
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_row (MasarFacets *self, MasarFacet facet, guint value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label (NULL, "value");
  Row row = { gtk_check_button_new (), gtk_label_new (NULL), facet, value };
  g_autofree char *name = masar_phrase_one_line (get_value_name (self, facet, value));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_label_set_width_chars (GTK_LABEL (label), 26);
  gtk_widget_add_css_class (row.count, "quiet");
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), row.count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row.check), box);
  g_array_append_val (self->rows, row);
  update_row (self, &row);
  g_signal_connect_object (row.check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return row.check;
}

/* Shows the rest of a facet in place of the button. */
static void
more_cb (MasarFacets *self, GtkButton *button)
{
  GtkWidget *section = gtk_widget_get_parent (GTK_WIDGET (button));
  const MasarFacet facet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "facet"));
  GtkWidget *first = NULL;

  for (guint i = N_VALUES; i < masar_filter_get_n_values (self->filter, facet); i++)
    {
      GtkWidget *row = new_row (self, facet, i);

      gtk_box_append (GTK_BOX (section), row);
      first = first != NULL ? first : row;
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  gtk_box_remove (GTK_BOX (section), GTK_WIDGET (button));
}

static GtkWidget *
new_more (MasarFacets *self, MasarFacet facet, guint n)
{
  g_autofree char *number = masar_phrase_number (n);
  g_autofree char *label = g_strdup_printf (ngettext ("%s more", "%s more", n), number);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "facet", GUINT_TO_POINTER (facet));
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
append_section (MasarFacets *self, MasarFacet facet)
{
  const guint n_values = masar_filter_get_n_values (self->filter, facet);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (section, "facet");
  gtk_box_append (GTK_BOX (section), new_label (get_heading (facet), "section"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_PROPERTY_LABEL, get_heading (facet), -1);
  /* One more than fits is shown rather than counted. */
  for (guint i = 0; i < n_values && (i < N_VALUES || n_values == N_VALUES + 1); i++)
    gtk_box_append (GTK_BOX (section), new_row (self, facet, i));
  if (n_values > N_VALUES + 1)
    gtk_box_append (GTK_BOX (section), new_more (self, facet, n_values - N_VALUES));
  gtk_box_append (GTK_BOX (self->box), section);
}

/* A facet with one value tells nothing apart. */
static void
fill (MasarFacets *self)
{
  GtkWidget *child;

  g_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint facet = 0; self->filter != NULL && facet < MASAR_N_FACETS; facet++)
    if (masar_filter_get_n_values (self->filter, facet) > 1)
      append_section (self, facet);
}

static void
masar_facets_dispose (GObject *object)
{
  MasarFacets *self = MASAR_FACETS (object);

  masar_compat_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->filter);
  g_clear_pointer (&self->topic, masar_topic_unref);

  G_OBJECT_CLASS (masar_facets_parent_class)->dispose (object);
}

static void
masar_facets_finalize (GObject *object)
{
  g_array_unref (MASAR_FACETS (object)->rows);

  G_OBJECT_CLASS (masar_facets_parent_class)->finalize (object);
}

static void
masar_facets_class_init (MasarFacetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = masar_facets_dispose;
  G_OBJECT_CLASS (klass)->finalize = masar_facets_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "facets");
}

static void
masar_facets_init (MasarFacets *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

GtkWidget *
masar_facets_new (void)
{
  return g_object_new (MASAR_TYPE_FACETS, NULL);
}

/**
 * masar_facets_set_filter:
 * @filter: (nullable): whose choice is made here
 * @topic: (nullable): whose lanes it tells apart
 */
void
masar_facets_set_filter (MasarFacets *self, MasarFilter *filter, MasarTopic *topic)
{
  g_return_if_fail (MASAR_IS_FACETS (self));

  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_func (self->filter, update, self);
  g_set_object (&self->filter, filter);
  g_clear_pointer (&self->topic, masar_topic_unref);
  self->topic = topic != NULL ? masar_topic_ref (topic) : NULL;
  if (filter != NULL)
    g_signal_connect_object (filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  fill (self);
}
