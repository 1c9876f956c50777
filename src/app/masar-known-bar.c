/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-known-bar.h"

#include "masar-compat.h"
#include "masar-phrases.h"
#include "masar-settings.h"

#include <glib/gi18n.h>
#include <math.h>

/* The slider over the days of publication: what had been reported by the end of one of them.
 *
 * It begins a day before the first article, when nothing was known, and ends with the last.  The arrows go by days, and
 * Page Up and Page Down from one day with new articles to the next. */

/* More marks than this would be a bar of their own. */
#define MAX_MARKS 60

struct _MasarKnownBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *day;
  GtkScale *scale;
  GtkLabel *count;

  MasarLens *lens;
  GArray *days; /* gint64, with new articles, ascending */
  guint update_source;
};

G_DEFINE_FINAL_TYPE (MasarKnownBar, masar_known_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_OPEN = 1,
  N_PROPS
};

enum
{
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkAdjustment *
get_adjustment (MasarKnownBar *self)
{
  return gtk_range_get_adjustment (GTK_RANGE (self->scale));
}

static gint64
get_day (MasarKnownBar *self)
{
  return (gint64) round (gtk_adjustment_get_value (get_adjustment (self)));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The days on which articles became known, each once: they are far fewer than the articles. */
static void
find_days (MasarKnownBar *self)
{
  MasarRecords *records = masar_lens_get_records (self->lens);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  g_array_set_size (self->days, 0);
  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      gint64 day;

      if (masar_span_get_last_day (masar_records_get_article (records, i)->published.span, &day)
          && g_hash_table_add (found, GINT_TO_POINTER ((int) day)))
        g_array_append_val (self->days, day);
    }
  g_array_sort (self->days, compare_days);
}

/* How many events had been reported, how many were later, and what the dates of the articles leave open; nothing until
 * that has been found out. */
static char *
new_count (MasarLens *lens)
{
  const MasarKnown *known = masar_lens_get_known (lens);
  guint n_undated, n[MASAR_N_KNOWLEDGES];
  g_autofree char *reported = NULL;
  g_autofree char *later = NULL;
  g_autofree char *unsure = NULL;
  g_autofree char *undated = NULL;
  GString *line = g_string_new (masar_phrase_get_mark ());

  if (known == NULL)
    return g_string_free (line, FALSE);
  for (guint i = 0; i < MASAR_N_KNOWLEDGES; i++)
    n[i] = masar_known_count_events (known, i);
  n_undated = masar_known_count_articles (known, MASAR_KNOWLEDGE_UNSURE);
  undated = masar_phrase_number (n_undated);
  reported = masar_phrase_number (n[MASAR_KNOWLEDGE_KNOWN]);
  later = masar_phrase_number (n[MASAR_KNOWLEDGE_LATER]);
  unsure = masar_phrase_number (n[MASAR_KNOWLEDGE_UNSURE]);
  g_string_append_printf (line, ngettext ("%s event reported", "%s events reported", n[MASAR_KNOWLEDGE_KNOWN]),
                          reported);
  masar_phrase_append_count (line, n[MASAR_KNOWLEDGE_LATER], g_strdup_printf (_ ("%s later"), later));
  masar_phrase_append_count (line, n[MASAR_KNOWLEDGE_UNSURE],
                             g_strdup_printf (_ ("%s in undated articles only"), unsure));
  masar_phrase_append_count (
      line, n_undated,
      g_strdup_printf (ngettext ("%s article of unknown date", "%s articles of unknown date", n_undated), undated));
  return g_string_free (line, FALSE);
}

static void
tell (MasarKnownBar *self)
{
  const MasarWhen when = { .span = masar_span_new_day (get_day (self)) };
  g_autofree char *day = NULL;
  g_autofree char *count = NULL;

  if (!masar_known_bar_get_open (self) || self->lens == NULL)
    return;
  day = masar_phrase_when (when);
  count = new_count (self->lens);
  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, day, -1);
}

/* The slider may move faster than all can follow: where it is when there is time counts. */
static gboolean
update_cb (gpointer user_data)
{
  MasarKnownBar *self = user_data;

  self->update_source = 0;
  if (masar_known_bar_get_open (self) && self->lens != NULL)
    {
      tell (self);
      masar_lens_set_day (self->lens, get_day (self));
    }
  return G_SOURCE_REMOVE;
}

static void
value_changed_cb (MasarKnownBar *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

/* To the day with new articles before or after the one that is shown. */
static void
turn_page (MasarKnownBar *self, gboolean later)
{
  const gint64 day = get_day (self);
  gint64 target = day;

  for (guint i = 0; i < self->days->len; i++)
    {
      const gint64 other = g_array_index (self->days, gint64, later ? i : self->days->len - 1 - i);

      if (later ? other > day : other < day)
        {
          target = other;
          break;
        }
    }
  if (target == day && !later)
    target = day - 1;
  gtk_adjustment_set_value (get_adjustment (self), (double) target);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MasarKnownBar *self)
{
  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      turn_page (self, key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      masar_known_bar_set_open (self, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
close_cb (MasarKnownBar *self)
{
  masar_known_bar_set_open (self, FALSE);
}

static void
fill (MasarKnownBar *self)
{
  const guint n = self->days->len;
  const gint64 last = n > 0 ? g_array_index (self->days, gint64, n - 1) : 0;
  const gint64 first = n > 0 ? g_array_index (self->days, gint64, 0) - 1 : 0;

  gtk_scale_clear_marks (self->scale);
  gtk_adjustment_configure (get_adjustment (self), (double) last, (double) first, (double) last, 1, 7, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), n > 0);
  for (guint i = 0; i < n && n <= MAX_MARKS; i++)
    gtk_scale_add_mark (self->scale, (double) g_array_index (self->days, gint64, i), GTK_POS_BOTTOM, NULL);
}

static void
masar_known_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      /* The action asks before the template is there. */
      g_value_set_boolean (value, masar_known_bar_get_open (MASAR_KNOWN_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_known_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      masar_known_bar_set_open (MASAR_KNOWN_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_known_bar_dispose (GObject *object)
{
  MasarKnownBar *self = MASAR_KNOWN_BAR (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_KNOWN_BAR);
  masar_compat_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->lens);

  G_OBJECT_CLASS (masar_known_bar_parent_class)->dispose (object);
}

static void
masar_known_bar_finalize (GObject *object)
{
  g_array_unref (MASAR_KNOWN_BAR (object)->days);

  G_OBJECT_CLASS (masar_known_bar_parent_class)->finalize (object);
}

static void
masar_known_bar_class_init (MasarKnownBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = masar_known_bar_get_property;
  object_class->set_property = masar_known_bar_set_property;
  object_class->dispose = masar_known_bar_dispose;
  object_class->finalize = masar_known_bar_finalize;

  /**
   * MasarKnownBar:open:
   *
   * Whether the slider is there, and the lens shows its day.
   */
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MasarKnownBar::left:
   *
   * The bar was closed: the keyboard belongs to what it stood over.
   */
  signals[LEFT] = g_signal_new ("left", MASAR_TYPE_KNOWN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-known-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarKnownBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MasarKnownBar, day);
  gtk_widget_class_bind_template_child (widget_class, MasarKnownBar, scale);
  gtk_widget_class_bind_template_child (widget_class, MasarKnownBar, count);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "knownbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
masar_known_bar_init (MasarKnownBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->days = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  /* Before the slider sees them. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
masar_known_bar_new (void)
{
  return g_object_new (MASAR_TYPE_KNOWN_BAR, NULL);
}

/**
 * masar_known_bar_set_lens:
 * @lens: (nullable): whose day is set here
 *
 * Closes the bar.
 */
void
masar_known_bar_set_lens (MasarKnownBar *self, MasarLens *lens)
{
  g_return_if_fail (MASAR_IS_KNOWN_BAR (self));

  masar_known_bar_set_open (self, FALSE);
  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_func (self->lens, tell, self);
  g_set_object (&self->lens, lens);
  if (lens != NULL)
    g_signal_connect_object (lens, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_array_set_size (self->days, 0);
  if (lens != NULL)
    find_days (self);
  fill (self);
}

gboolean
masar_known_bar_get_open (MasarKnownBar *self)
{
  g_return_val_if_fail (MASAR_IS_KNOWN_BAR (self), FALSE);

  return self->revealer != NULL && gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * masar_known_bar_set_open:
 * @open: whether the slider is there
 *
 * Opens with the day of the last article; closed, all that is known is shown.
 */
void
masar_known_bar_set_open (MasarKnownBar *self, gboolean open)
{
  g_return_if_fail (MASAR_IS_KNOWN_BAR (self));

  if (masar_known_bar_get_open (self) == open)
    return;
  gtk_revealer_set_reveal_child (self->revealer, open);
  if (open && self->lens != NULL)
    {
      gtk_adjustment_set_value (get_adjustment (self), gtk_adjustment_get_upper (get_adjustment (self)));
      tell (self);
      masar_lens_set_day (self->lens, get_day (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->scale));
    }
  else if (self->lens != NULL)
    {
      masar_lens_unset_day (self->lens);
      g_signal_emit (self, signals[LEFT], 0);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/**
 * masar_known_bar_set_right_to_left:
 * @right_to_left: whether time runs from right to left
 */
void
masar_known_bar_set_right_to_left (MasarKnownBar *self, gboolean right_to_left)
{
  g_return_if_fail (MASAR_IS_KNOWN_BAR (self));

  gtk_widget_set_direction (GTK_WIDGET (self->scale), right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}
