/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-app.h"

#include "masar-canvas.h"
#include "masar-compat.h"
#include "masar-event-list.h"
#include "masar-find-bar.h"
#include "masar-inspector.h"
#include "masar-known-bar.h"
#include "masar-reader.h"
#include "masar-sources.h"
#include "masar-welcome.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

/* What the program and its tests set up once, before the first widget. */

/* GNOME names its shared style sheets by a resource; in a static library this reference is what keeps it linked. */
GResource *masar_ui_get_resource (void);

/**
 * masar_app_init_text:
 *
 * Binds the translations.  `MASAR_LOCALE_DIR` in the environment names those of a build that is not installed.
 */
void
masar_app_init_text (void)
{
  const char *directory = g_getenv ("MASAR_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : MASAR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* The desktop's font, and behind it one that has good Arabic of the same weight: many a font of a desktop has none, and
 * what stands in for it by default is seldom made for reading. */
static void
load_fonts (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *name = NULL;
  g_autofree char *css = NULL;
  PangoFontDescription *font;

  g_object_get (gtk_settings_get_for_display (display), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans");
  css = g_strdup_printf (
      "window, popover, tooltip { font-family: \"%s\", \"Noto Sans\", \"Noto Sans Arabic\", sans-serif; }",
      pango_font_description_get_family (font));
  pango_font_description_free (font);
  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * masar_app_init:
 *
 * Loads the resources, the fonts and the direction of the interface.  Needs a display; call after gtk_init().
 */
void
masar_app_init (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  g_resources_register (masar_ui_get_resource ());

  /* Translators: the direction of the interface in your language: "direction:ltr" or "direction:rtl".  Not a word. */
  if (g_str_equal (_ ("direction:ltr"), "direction:rtl"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  else
    gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  masar_compat_mend_tab_order ();
  load_fonts (display);

  g_type_ensure (MASAR_TYPE_CANVAS);
  g_type_ensure (MASAR_TYPE_EVENT_LIST);
  g_type_ensure (MASAR_TYPE_FIND_BAR);
  g_type_ensure (MASAR_TYPE_INSPECTOR);
  g_type_ensure (MASAR_TYPE_KNOWN_BAR);
  g_type_ensure (MASAR_TYPE_READER);
  g_type_ensure (MASAR_TYPE_SOURCES);
  g_type_ensure (MASAR_TYPE_WELCOME);
}

/**
 * masar_app_dup_sample_path:
 *
 * Returns: (transfer full): the folder of the sample corpus; `MASAR_DATA_DIR` in the environment names the one of a
 *   build that is not installed
 */
char *
masar_app_dup_sample_path (void)
{
  const char *directory = g_getenv ("MASAR_DATA_DIR");

  return g_build_filename (directory != NULL ? directory : MASAR_DATA_DIR, "corpus", NULL);
}
