/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-find-bar.h"

#include "masar-compat.h"
#include "masar-date-query.h"
#include "masar-facets.h"
#include "masar-phrases.h"
#include "masar-settings.h"

#include <glib/gi18n.h>

/* The bar over the timeline: words and facets that are asked for, or a date to go to; and what that leaves out.
 *
 * What is typed is words, unless it is a date: then Enter goes there.  The line that counts what is left out stays as
 * long as anything is, whether the bar is open or not: nothing is faint or hidden without a word. */

struct _MasarFindBar
{
  GtkWidget parent_instance;

  GtkRevealer *entry_revealer;
  GtkRevealer *count_revealer;
  GtkEditable *entry;
  GtkMenuButton *facets_button;
  MasarFacets *facets;
  GtkLabel *hint;
  GtkLabel *count;
  GtkToggleButton *hide_button;

  MasarLens *lens;
  MasarLexicon *lexicon; /* the words of dates, or NULL before they are asked for */
  char *wrong;           /* what was no date, or NULL */
  gboolean asks_date;    /* else for words, or a date */
};

G_DEFINE_FINAL_TYPE (MasarFindBar, masar_find_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_OPEN = 1,
  N_PROPS
};

enum
{
  DATE_ACTIVATED,
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The count */

static char *
new_count (MasarLens *lens)
{
  const guint total = masar_records_get_n_events (masar_lens_get_records (lens));
  const guint n_faint = masar_lens_count_events (lens, MASAR_SIGHT_FAINT);
  const guint n_hidden = masar_lens_count_events (lens, MASAR_SIGHT_HIDDEN);
  const guint n_outside = masar_lens_count_events (lens, MASAR_SIGHT_OUTSIDE);
  g_autofree char *shown = masar_phrase_number (total - n_faint - n_hidden - n_outside);
  g_autofree char *all = masar_phrase_number (total);
  g_autofree char *faint = masar_phrase_number (n_faint);
  g_autofree char *hidden = masar_phrase_number (n_hidden);
  g_autofree char *outside = masar_phrase_number (n_outside);
  GString *line = g_string_new (masar_phrase_get_mark ());

  /* Translators: how many of how many events */
  g_string_append_printf (line, _ ("%s of %s shown"), shown, all);
  masar_phrase_append_count (line, n_faint, g_strdup_printf (_ ("%s filtered out"), faint));
  masar_phrase_append_count (line, n_hidden, g_strdup_printf (_ ("%s hidden"), hidden));
  masar_phrase_append_count (line, n_outside, g_strdup_printf (_ ("%s outside the focus"), outside));
  return g_string_free (line, FALSE);
}

static void
update_count (MasarFindBar *self)
{
  gboolean filtered, out;
  g_autofree char *line = NULL;

  if (self->lens == NULL)
    return;
  filtered = masar_filter_is_active (masar_lens_get_filter (self->lens));
  out = filtered || masar_lens_get_focus (self->lens) != MASAR_UNKNOWN;
  line = new_count (self->lens);
  gtk_label_set_label (self->count, line);
  gtk_widget_set_visible (GTK_WIDGET (self->hide_button), filtered);
  gtk_toggle_button_set_active (self->hide_button, masar_lens_get_hides (self->lens));
  /* Not only without height: what is not there is not read aloud. */
  gtk_widget_set_visible (GTK_WIDGET (self->count_revealer), out);
  gtk_revealer_set_reveal_child (self->count_revealer, out);
}

static void
hide_toggled_cb (MasarFindBar *self)
{
  if (self->lens != NULL)
    masar_lens_set_hides (self->lens, gtk_toggle_button_get_active (self->hide_button));
}

/* The entry */

static void
set_hint (MasarFindBar *self, const char *words, gboolean wrong)
{
  GtkWidget *entry = GTK_WIDGET (self->entry);

  gtk_label_set_label (self->hint, words);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), words != NULL);
  if (wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

/* The day from which "yesterday" is counted: that of the last article, as the news has it. */
static MasarSpan
get_reference (MasarFindBar *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 first, last;

  if (!masar_known_get_range (masar_lens_get_records (self->lens), &first, &last))
    last = masar_days_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                                  g_date_time_get_day_of_month (now));
  return masar_span_new_day (last);
}

/* Without a topic they are read when the first date is typed: that takes longer than a frame. */
static gboolean
parse_date (MasarFindBar *self, MasarWhen *when)
{
  if (self->lexicon == NULL)
    self->lexicon = masar_lexicon_new_default (NULL, NULL);
  return self->lexicon != NULL
         && masar_date_query_parse (gtk_editable_get_text (self->entry), self->lexicon, get_reference (self), when,
                                    NULL);
}

static void
tell_what_is_expected (MasarFindBar *self)
{
  const MasarWhen day = { .span = masar_span_new_day (masar_days_from_civil (2024, 8, 15)) };
  g_autofree char *example = masar_phrase_when_short (day);
  /* Translators: the examples are 15 August 2024, 2024-08, 2023 */
  g_autofree char *hint = g_strdup_printf (_ ("This is no date. Write one such as %s, %s or %s."), example,
                                           "\u20662024-08\u2069", "\u20662023\u2069");

  set_hint (self, hint, TRUE);
  g_free (self->wrong);
  self->wrong = g_strdup (gtk_editable_get_text (self->entry));
}

static void
search_changed_cb (MasarFindBar *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  MasarWhen when;

  if (self->lens == NULL || g_strcmp0 (words, self->wrong) == 0)
    return;
  g_clear_pointer (&self->wrong, g_free);
  set_hint (self, NULL, FALSE);
  if (*words != '\0' && parse_date (self, &when))
    {
      g_autofree char *date = masar_phrase_when (when);
      g_autofree char *hint = g_strdup_printf (_ ("Enter goes to %s"), date);

      set_hint (self, hint, FALSE);
      words = "";
    }
  if (!self->asks_date)
    masar_filter_look_for (masar_lens_get_filter (self->lens), words);
}

static void
activate_cb (MasarFindBar *self)
{
  MasarWhen when;

  if (self->lens == NULL)
    return;
  /* What is typed is looked for after a moment; Enter does not wait. */
  search_changed_cb (self);
  if (parse_date (self, &when))
    g_signal_emit (self, signals[DATE_ACTIVATED], 0, when.span.begin_minutes, when.span.end_minutes);
  else if (self->asks_date)
    tell_what_is_expected (self);
  else
    g_signal_emit (self, signals[LEFT], 0);
}

/* First what was typed goes, then what was asked for, then the bar. */
static void
stop_search_cb (MasarFindBar *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_editable_set_text (self->entry, "");
  else if (self->lens != NULL && masar_filter_is_active (masar_lens_get_filter (self->lens)))
    masar_filter_clear (masar_lens_get_filter (self->lens));
  else
    {
      masar_find_bar_set_open (self, FALSE);
      g_signal_emit (self, signals[LEFT], 0);
    }
}

static void
close_cb (MasarFindBar *self)
{
  masar_find_bar_set_open (self, FALSE);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
show_all_cb (MasarFindBar *self)
{
  gtk_editable_set_text (self->entry, "");
  masar_filter_clear (masar_lens_get_filter (self->lens));
  masar_lens_set_focus (self->lens, MASAR_UNKNOWN);
  /* The button goes with what it does; the keyboard stays here. */
  if (masar_find_bar_get_open (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    g_signal_emit (self, signals[LEFT], 0);
}

static void
set_asks_date (MasarFindBar *self, gboolean asks_date)
{
  const char *words = asks_date ? _ ("A date: 15 August 2024, 2024-08, 2023") : _ ("Search the events, or a date");

  self->asks_date = asks_date;
  g_clear_pointer (&self->wrong, g_free);
  g_object_set (self->entry, "placeholder-text", words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  set_hint (self, NULL, FALSE);
}

static void
masar_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, masar_find_bar_get_open (MASAR_FIND_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      masar_find_bar_set_open (MASAR_FIND_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_find_bar_dispose (GObject *object)
{
  MasarFindBar *self = MASAR_FIND_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_FIND_BAR);
  masar_compat_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->lens);
  g_clear_pointer (&self->lexicon, masar_lexicon_unref);

  G_OBJECT_CLASS (masar_find_bar_parent_class)->dispose (object);
}

static void
masar_find_bar_finalize (GObject *object)
{
  g_free (MASAR_FIND_BAR (object)->wrong);

  G_OBJECT_CLASS (masar_find_bar_parent_class)->finalize (object);
}

static void
masar_find_bar_class_init (MasarFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = masar_find_bar_get_property;
  object_class->set_property = masar_find_bar_set_property;
  object_class->dispose = masar_find_bar_dispose;
  object_class->finalize = masar_find_bar_finalize;

  /**
   * MasarFindBar:open:
   *
   * Whether the entry is there.
   */
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MasarFindBar::date-activated:
   * @begin_minutes: of the span, as #MasarSpan has it
   * @end_minutes: likewise
   *
   * The user wants to go to a date.
   */
  signals[DATE_ACTIVATED] = g_signal_new ("date-activated", MASAR_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  /**
   * MasarFindBar::left:
   *
   * The user is done here: the keyboard belongs to what the bar stands over.
   */
  signals[LEFT] = g_signal_new ("left", MASAR_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MASAR_TYPE_FACETS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarFindBar, entry_revealer);
  gtk_widget_class_bind_template_child (widget_class, MasarFindBar, count_revealer);
  gtk_widget_class_bind_template_child (widget_class, MasarFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, MasarFindBar, facets_button);
  gtk_widget_class_bind_template_child (widget_class, MasarFindBar, facets);
  gtk_widget_class_bind_template_child (widget_class, MasarFindBar, hint);
  gtk_widget_class_bind_template_child (widget_class, MasarFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, MasarFindBar, hide_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
masar_find_bar_init (MasarFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_asks_date (self, FALSE);
  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
}

GtkWidget *
masar_find_bar_new (void)
{
  return g_object_new (MASAR_TYPE_FIND_BAR, NULL);
}

/**
 * masar_find_bar_set_lens:
 * @lens: (nullable): whose filter is set here
 * @topic: (nullable): whose lanes and words it has; %NULL for those of the language alone
 */
void
masar_find_bar_set_lens (MasarFindBar *self, MasarLens *lens, MasarTopic *topic)
{
  g_return_if_fail (MASAR_IS_FIND_BAR (self));

  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_func (self->lens, update_count, self);
  g_set_object (&self->lens, lens);
  g_clear_pointer (&self->lexicon, masar_lexicon_unref);
  self->lexicon = topic != NULL ? masar_lexicon_ref (masar_topic_get_lexicon (topic)) : NULL;
  gtk_editable_set_text (self->entry, "");
  masar_facets_set_filter (self->facets, lens != NULL ? masar_lens_get_filter (lens) : NULL, topic);
  if (lens != NULL)
    g_signal_connect_object (lens, "changed", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  update_count (self);
}

gboolean
masar_find_bar_get_open (MasarFindBar *self)
{
  g_return_val_if_fail (MASAR_IS_FIND_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->entry_revealer);
}

/**
 * masar_find_bar_set_open:
 * @open: whether the entry is there
 *
 * What is asked for stays so when the bar is closed, and the count with it.
 */
void
masar_find_bar_set_open (MasarFindBar *self, gboolean open)
{
  g_return_if_fail (MASAR_IS_FIND_BAR (self));

  if (masar_find_bar_get_open (self) == open)
    return;
  gtk_revealer_set_reveal_child (self->entry_revealer, open);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/**
 * masar_find_bar_find:
 *
 * Opens the bar and asks for words.
 */
void
masar_find_bar_find (MasarFindBar *self)
{
  g_return_if_fail (MASAR_IS_FIND_BAR (self));

  if (self->asks_date)
    gtk_editable_set_text (self->entry, masar_filter_get_words (masar_lens_get_filter (self->lens)));
  set_asks_date (self, FALSE);
  masar_find_bar_set_open (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * masar_find_bar_ask_date:
 *
 * Opens the bar and asks for a date; the words that are asked for stay.
 */
void
masar_find_bar_ask_date (MasarFindBar *self)
{
  g_return_if_fail (MASAR_IS_FIND_BAR (self));

  set_asks_date (self, TRUE);
  gtk_editable_set_text (self->entry, "");
  masar_find_bar_set_open (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
