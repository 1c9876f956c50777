/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-compat.h"
#include "masar-phrases.h"

#include <langinfo.h>

/* How the timeline looks: the desktop's scheme, text size and font; and how the reader wants dates. */

static const char *const month_names[MASAR_N_MONTH_NAMES] = { "levantine", "egyptian", "both" };

/* As the locale has it, where GTK's own calendar asks too: 1 is Monday. */
static int
get_week_start (int usual)
{
#ifdef __GLIBC__
  const int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  const guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));

  /* Days are counted from the one that this date was. */
  if (first >= 1 && first <= 7 && origin == 19971130)
    return (first + 5) % 7 + 1;
  if (first >= 1 && first <= 7 && origin == 19971201)
    return first;
#endif
  return usual;
}

void
masar_canvas_update_look (MasarCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gboolean arabic = masar_phrase_get_date_style ()->language == MASAR_DATE_LANGUAGE_ARABIC;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  self->words = *masar_words_get (arabic ? "ar" : "en");
  self->words.dates.month_names = self->month_names;
  self->words.dates.arabic_digits = arabic && !self->european_digits;
  masar_style_init (&self->style, dark ? MASAR_THEME_DARK : MASAR_THEME_LIGHT, &self->words);
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
  self->style.week_start = get_week_start (self->style.week_start);
  self->style.hijri = self->hijri;
  masar_canvas_drop_layout (self);
  g_clear_pointer (&self->labels, masar_labels_unref);
  self->labels = masar_labels_new (pango_context_get_font_map (context), &self->style);
  masar_canvas_changed (self);
}

gboolean
masar_canvas_get_hijri (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), FALSE);

  return self->hijri;
}

/**
 * masar_canvas_set_hijri:
 * @hijri: whether the axis tells the Hijri calendar too
 */
void
masar_canvas_set_hijri (MasarCanvas *self, gboolean hijri)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  hijri = hijri != FALSE;
  if (self->hijri == hijri)
    return;
  self->hijri = hijri;
  masar_canvas_update_look (self);
  g_object_notify (G_OBJECT (self), "hijri");
}

gboolean
masar_canvas_get_european_digits (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), FALSE);

  return self->european_digits;
}

/**
 * masar_canvas_set_european_digits:
 * @european_digits: whether Arabic dates and counts on the timeline have European digits
 */
void
masar_canvas_set_european_digits (MasarCanvas *self, gboolean european_digits)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  european_digits = european_digits != FALSE;
  if (self->european_digits == european_digits)
    return;
  self->european_digits = european_digits;
  masar_canvas_update_look (self);
  g_object_notify (G_OBJECT (self), "european-digits");
}

/**
 * masar_canvas_get_month_names:
 *
 * Returns: (transfer none): which names Gregorian months have in Arabic: levantine, egyptian or both
 */
const char *
masar_canvas_get_month_names (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), NULL);

  return month_names[self->month_names];
}

/**
 * masar_canvas_set_month_names:
 * @names: levantine, egyptian or both; anything else changes nothing
 */
void
masar_canvas_set_month_names (MasarCanvas *self, const char *names)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  for (guint i = 0; i < MASAR_N_MONTH_NAMES; i++)
    if (i != self->month_names && g_strcmp0 (names, month_names[i]) == 0)
      {
        self->month_names = (MasarMonthNames) i;
        masar_canvas_update_look (self);
        g_object_notify (G_OBJECT (self), "month-names");
        return;
      }
}
