/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-app.h"

#include "masar-canvas.h"
#include "masar-inspector.h"
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

/**
 * masar_app_init:
 *
 * Loads the resources and the direction of the interface.  Needs a display; call after gtk_init().
 */
void
masar_app_init (void)
{

  g_resources_register (masar_ui_get_resource ());

  /* Translators: the direction of the interface in your language: "direction:ltr" or "direction:rtl".  Not a word. */
  if (g_str_equal (_("direction:ltr"), "direction:rtl"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  else
    gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);


  g_type_ensure (MASAR_TYPE_CANVAS);
  g_type_ensure (MASAR_TYPE_INSPECTOR);
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
