/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-application.h"

#include "masar-app.h"
#include "masar-settings.h"
#include "masar-topic.h"
#include "masar-window.h"

#include <glib/gi18n.h>
#include <string.h>

/* One process for all windows: a second start hands its files to the first, which opens them in a window of their own,
 * or in one that is still empty. */

struct _MasarApplication
{
  AdwApplication parent_instance;
  char *topic; /* for the window that is opened next, or NULL */
};

G_DEFINE_FINAL_TYPE (MasarApplication, masar_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { "topic", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("What to look for: the name of a topic, or its file"),
    N_ ("NAME|FILE") },
  { NULL },
};

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  const char *const developers[] = { "The Masar authors", NULL };

  adw_show_about_window (parent, "application-name", _ ("Masar"), "application-icon", MASAR_APP_ID, "version",
                         MASAR_VERSION, "developer-name", _ ("The Masar authors"), "developers", developers,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("From a folder of Arabic news to a timeline, every mark backed by its source."),
                         /* Translators: your name, one a line */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (user_data)) != NULL)
    gtk_window_destroy (window);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (masar_window_new (user_data)));
}

static void
topic_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MasarApplication *self = user_data;

  g_free (self->topic);
  self->topic = g_variant_dup_string (parameter, NULL);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "new-window", .activate = new_window_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "topic", .activate = topic_cb, .parameter_type = "s" },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "win.as-known", { "<Control>k" } },
  { "win.back", { "<Alt>Up" } },
  { "win.briefing", { "F5" } },
  { "win.close", { "<Control>w" } },
  { "win.export", { "<Control>e" } },
  { "win.find", { "<Control>f" } },
  { "win.find-articles", { "<Control><Shift>f" } },
  { "win.fit", { "<Control>0" } },
  { "win.go-to-date", { "<Control>g" } },
  { "win.list", { "<Control>l" } },
  { "win.open", { "<Control>o" } },
  { "win.open-folder", { "<Control><Shift>o" } },
  { "win.print", { "<Control>p" } },
  { "win.toggle-inspector", { "<Shift>F9" } },
  { "win.toggle-sources", { "F9" } },
  { "win.undated", { "<Control>u" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
};

/* What is chosen in the menu of one window is so in all of them. */
static void
add_settings (GActionMap *map)
{
  static const char *const names[] = { "european-digits", "fold", "hijri", "month-names", "right-to-left" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (names[i], masar_settings_get_default (), names[i]);

      g_action_map_add_action (map, G_ACTION (action));
    }
}

static void
masar_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (masar_application_parent_class)->startup (application);

  masar_app_init ();
  gtk_window_set_default_icon_name (MASAR_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  add_settings (G_ACTION_MAP (application));
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
}

static void
take_topic (MasarApplication *self, GtkWindow *window)
{
  if (self->topic != NULL)
    masar_window_set_topic (MASAR_WINDOW (window), self->topic);
  g_clear_pointer (&self->topic, g_free);
}

static void
masar_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (masar_window_new (ADW_APPLICATION (application)));
  if (MASAR_IS_WINDOW (window))
    take_topic (MASAR_APPLICATION (application), window);
  gtk_window_present (window);
}

static void
masar_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL || !MASAR_IS_WINDOW (window) || !masar_window_is_empty (MASAR_WINDOW (window)))
    window = GTK_WINDOW (masar_window_new (ADW_APPLICATION (application)));
  take_topic (MASAR_APPLICATION (application), window);
  masar_window_open (MASAR_WINDOW (window), files, n_files);
  gtk_window_present (window);
}

/* Tells the process that has the windows which topic to look for; returns the exit status, or -1 to go on. */
static int
pass_topic (GApplication *application, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MasarTopic) topic = masar_topic_new (name, &error);
  const gboolean is_path = strchr (name, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name, ".json");
  g_autofree char *wanted = is_path ? g_canonicalize_filename (name, NULL) : g_strdup (name);

  if (topic == NULL || !g_application_register (application, NULL, &error))
    {
      g_printerr ("masar: %s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "topic", g_variant_new_string (wanted));
  return -1;
}

/* Runs before anything asks for a display, in the process that was started. */
static int
masar_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  const char *topic;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("masar %s\n", MASAR_VERSION);
      return 0;
    }
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _ ("masar: there is no display to open a window on. To draw the timeline into a file, use "
                             "masar-tool: extract, weave, render."));
      return 1;
    }
  return g_variant_dict_lookup (dict, "topic", "&s", &topic) ? pass_topic (application, topic) : -1;
}

static void
masar_application_finalize (GObject *object)
{
  g_free (MASAR_APPLICATION (object)->topic);

  G_OBJECT_CLASS (masar_application_parent_class)->finalize (object);
}

static void
masar_application_class_init (MasarApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = masar_application_finalize;
  application_class->startup = masar_application_startup;
  application_class->activate = masar_application_activate;
  application_class->open = masar_application_open;
  application_class->handle_local_options = masar_application_handle_local_options;
}

static void
masar_application_init (MasarApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE|FOLDER…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("Shows what Arabic news articles tell of, as a timeline."));
}

/**
 * masar_application_new:
 *
 * Returns: (transfer full): the application
 */
MasarApplication *
masar_application_new (void)
{
  return g_object_new (MASAR_TYPE_APPLICATION, "application-id", MASAR_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/masar_app/Masar", NULL);
}
