/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-source-card.h"

#include "masar-compat.h"
#include "masar-phrases.h"

#include <glib/gi18n.h>

/* One article in the list of sources: outlet, headline, date, and how the date is known.  Raised when the article tells
 * of the chosen event. */

struct _MasarSourceCard
{
  GtkWidget parent_instance;

  GtkLabel *outlet;
  GtkLabel *headline;
  GtkWidget *foot;
  GtkLabel *date;
  GtkLabel *basis;
  GtkLabel *sight;
};

G_DEFINE_FINAL_TYPE (MasarSourceCard, masar_source_card, GTK_TYPE_WIDGET)

static void
masar_source_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MASAR_TYPE_SOURCE_CARD);
  masar_compat_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (masar_source_card_parent_class)->dispose (object);
}

static void
masar_source_card_class_init (MasarSourceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = masar_source_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-source-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarSourceCard, outlet);
  gtk_widget_class_bind_template_child (widget_class, MasarSourceCard, headline);
  gtk_widget_class_bind_template_child (widget_class, MasarSourceCard, foot);
  gtk_widget_class_bind_template_child (widget_class, MasarSourceCard, date);
  gtk_widget_class_bind_template_child (widget_class, MasarSourceCard, basis);
  gtk_widget_class_bind_template_child (widget_class, MasarSourceCard, sight);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
masar_source_card_init (MasarSourceCard *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
}

GtkWidget *
masar_source_card_new (void)
{
  return g_object_new (MASAR_TYPE_SOURCE_CARD, NULL);
}

/**
 * masar_source_card_set_article:
 *
 * Shows @article; its words are copied.
 */
void
masar_source_card_set_article (MasarSourceCard *self, const MasarArticleRecord *article)
{
  g_autofree char *when = NULL;
  g_autofree char *headline = NULL;
  GtkTextDirection direction;

  g_return_if_fail (MASAR_IS_SOURCE_CARD (self));
  g_return_if_fail (article != NULL);

  when = masar_phrase_when_short (article->published);
  headline = masar_phrase_one_line (masar_phrase_headline (article));
  masar_compat_set_content (self->headline, headline);
  gtk_label_set_label (self->outlet, masar_phrase_outlet (article));
  gtk_label_set_label (self->date, when);
  gtk_label_set_label (self->basis, masar_phrase_basis (article->basis));
  /* Whenever it is set, the toolkit asks the display where the pointer is. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->basis)), article->reference) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->basis), article->reference);

  /* The whole card runs as its headline does. */
  direction = gtk_widget_get_direction (GTK_WIDGET (self->headline));
  gtk_widget_set_direction (GTK_WIDGET (self->outlet), direction);
  gtk_widget_set_direction (self->foot, direction);
  gtk_widget_set_direction (GTK_WIDGET (self->date), direction);
}

/**
 * masar_source_card_set_telling:
 * @telling: whether the article tells of the chosen event
 */
void
masar_source_card_set_telling (MasarSourceCard *self, gboolean telling)
{
  g_return_if_fail (MASAR_IS_SOURCE_CARD (self));

  if (telling)
    gtk_widget_add_css_class (GTK_WIDGET (self), "telling");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "telling");
}

/**
 * masar_source_card_set_sight:
 * @sight: how the article is seen; what was not known on the day is dim, and says so
 */
void
masar_source_card_set_sight (MasarSourceCard *self, MasarSight sight)
{
  const char *words;

  g_return_if_fail (MASAR_IS_SOURCE_CARD (self));

  words = sight == MASAR_SIGHT_LATER    ? C_ ("article", "published later")
          : sight == MASAR_SIGHT_UNSURE ? C_ ("article", "date unknown: perhaps published later")
                                        : NULL;
  gtk_label_set_label (self->sight, words);
  gtk_widget_set_visible (GTK_WIDGET (self->sight), words != NULL);
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "ghost");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "ghost");
}
