/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-quotation.h"

#include "masar-compat.h"
#include "masar-excerpt.h"
#include "masar-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

/* One piece of evidence: who says it, when, in which words.  A button: it leads to the article. */

#define N_AROUND 120

struct _MasarQuotation
{
  GtkButton parent_instance;

  GtkLabel *source;
  GtkLabel *words;

  int article;
  MasarPassage passage;
  MasarPassage marked; /* in the words */
};

G_DEFINE_FINAL_TYPE (MasarQuotation, masar_quotation, GTK_TYPE_BUTTON)

static PangoAttrList *
new_marking (MasarQuotation *self)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *family = pango_attr_family_new (MASAR_COMPAT_NASKH);
  PangoAttribute *background;
  GdkRGBA color;

  pango_attr_list_insert (attributes, family);
  if (self->marked.start < self->marked.end)
    {
      masar_compat_lookup_color (GTK_WIDGET (self), "marking_color", &color);
      background = pango_attr_background_new (color.red * 65535, color.green * 65535, color.blue * 65535);
      background->start_index = self->marked.start;
      background->end_index = self->marked.end;
      pango_attr_list_insert (attributes, background);
    }
  return attributes;
}

/* The marking has another colour on dark ground. */
static void
masar_quotation_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MasarQuotation *self = MASAR_QUOTATION (widget);
  g_autoptr (PangoAttrList) attributes = NULL;

  GTK_WIDGET_CLASS (masar_quotation_parent_class)->css_changed (widget, change);

  if (self->words == NULL)
    return;
  attributes = new_marking (self);
  gtk_label_set_attributes (self->words, attributes);
}

static void
masar_quotation_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MASAR_TYPE_QUOTATION);

  G_OBJECT_CLASS (masar_quotation_parent_class)->dispose (object);
}

static void
masar_quotation_class_init (MasarQuotationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = masar_quotation_dispose;
  widget_class->css_changed = masar_quotation_css_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-quotation.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarQuotation, source);
  gtk_widget_class_bind_template_child (widget_class, MasarQuotation, words);
}

static void
masar_quotation_init (MasarQuotation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* «Outlet · 7 August 2024 · citing a diplomat · denied» */
static char *
new_source_markup (const MasarArticleRecord *article, const MasarMention *values)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *when = masar_phrase_when_short (article->published);
  const char *modality = masar_phrase_modality (values->modality);
  g_autofree char *name = masar_phrase_isolate (masar_phrase_outlet (article));
  g_autofree char *outlet = g_markup_printf_escaped ("%s<b>%s</b> · %s", masar_phrase_get_mark (), name, when);

  g_string_append (markup, outlet);
  for (guint i = 0; i < values->n_says; i++)
    {
      g_autofree char *who = NULL;
      g_autofree char *citing = NULL;

      if (values->says[i].who == NULL)
        continue;
      who = masar_phrase_isolate (values->says[i].who);
      citing = g_strdup_printf (_ ("citing %s"), who);
      {
        g_autofree char *escaped = g_markup_escape_text (citing, -1);

        g_string_append_printf (markup, " · %s", escaped);
      }
    }
  if (modality != NULL)
    g_string_append_printf (markup, " · <i>%s</i>", modality);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/**
 * masar_quotation_new:
 * @article: of @evidence
 * @evidence: what is quoted
 *
 * Returns: a card that has everything but the words; see [method@Quotation.set_text]
 */
GtkWidget *
masar_quotation_new (const MasarArticleRecord *article, const MasarEvidence *evidence)
{
  MasarQuotation *self = g_object_new (MASAR_TYPE_QUOTATION, NULL);
  g_autofree char *markup = new_source_markup (article, &evidence->values);

  self->article = evidence->article;
  self->passage = evidence->values.passage;
  gtk_label_set_markup (self->source, markup);
  gtk_label_set_label (self->words, "…");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->source, self->words,
                                  NULL, -1);
  return GTK_WIDGET (self);
}

int
masar_quotation_get_article (MasarQuotation *self)
{
  g_return_val_if_fail (MASAR_IS_QUOTATION (self), MASAR_UNKNOWN);

  return self->article;
}

MasarPassage
masar_quotation_get_passage (MasarQuotation *self)
{
  g_return_val_if_fail (MASAR_IS_QUOTATION (self), (MasarPassage){ 0 });

  return self->passage;
}

/**
 * masar_quotation_get_words:
 *
 * Returns: the quotation as it is shown
 */
const char *
masar_quotation_get_words (MasarQuotation *self)
{
  g_return_val_if_fail (MASAR_IS_QUOTATION (self), NULL);

  return gtk_label_get_label (self->words);
}

/**
 * masar_quotation_set_text:
 * @text: (nullable): of the article; %NULL when it cannot be read any more
 * @length: its bytes
 *
 * Takes the words from the article.
 */
void
masar_quotation_set_text (MasarQuotation *self, const char *text, gsize length)
{
  g_autoptr (MasarExcerpt) excerpt = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *quoted = NULL;
  const char *opening;

  g_return_if_fail (MASAR_IS_QUOTATION (self));

  if (text != NULL)
    excerpt = masar_excerpt_new (text, length, self->passage, N_AROUND);
  if (excerpt == NULL)
    {
      self->marked = (MasarPassage){ 0 };
      gtk_label_set_label (self->words, _ ("The article cannot be read any more."));
      return;
    }

  /* What begins with a quotation needs no marks around it. */
  opening = g_str_has_prefix (excerpt->words, "«") || g_str_has_prefix (excerpt->words, "“") ? "" : "«";
  quoted = g_strconcat (opening, excerpt->words, *opening != '\0' ? "»" : "", NULL);
  self->marked.start = excerpt->marked.start + strlen (opening);
  self->marked.end = excerpt->marked.end + strlen (opening);
  attributes = new_marking (self);
  masar_compat_set_content (self->words, quoted);
  gtk_label_set_attributes (self->words, attributes);
}
