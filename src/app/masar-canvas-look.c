/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-compat.h"
#include "masar-look.h"

/* How the timeline looks in the window: the desktop's scheme, text size and font. */

/* Where nothing is shown yet, there is time to load the fonts before anything is. */
static gboolean
warm_cb (gpointer user_data)
{
  MasarCanvas *self = user_data;

  self->warming = 0;
  if (self->timeline == NULL && self->labels != NULL)
    masar_labels_warm (self->labels);
  return G_SOURCE_REMOVE;
}

void
masar_canvas_update_look (MasarCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  masar_look_init (&self->style, &self->words, dark ? MASAR_THEME_DARK : MASAR_THEME_LIGHT);
  g_free (self->font_family);
  self->font_family = g_strdup (font != NULL ? pango_font_description_get_family (font) : NULL);
  if (self->font_family != NULL)
    self->style.font_family = self->font_family;
  self->style.text_scale = masar_compat_get_text_scale (widget);
  self->style.scale_factor = gtk_widget_get_scale_factor (widget);
  /* Who asks for contrast must still be able to read what recedes. */
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    self->style.faint = 0.65;
  self->style.direction =
      gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR;
  masar_canvas_drop_layout (self);
  g_clear_pointer (&self->labels, masar_labels_unref);
  self->labels = masar_labels_new (pango_context_get_font_map (context), &self->style);
  if (self->timeline == NULL && self->warming == 0)
    self->warming = g_idle_add_full (G_PRIORITY_LOW, warm_cb, self, NULL);
  masar_canvas_rename_marks (self);
  masar_canvas_changed (self);
}
