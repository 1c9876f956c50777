/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-topic-menu.h"

#include "masar-topic.h"

/* The topics to choose from, and the one that was chosen last.  A file in the user's configuration folder keeps it;
 * that it cannot be read or written is no reason to bother anybody: the usual topic is taken. */

#define GROUP "window"
#define KEY "topic"

/**
 * masar_topic_menu_fill:
 * @menu: an empty menu
 * @action: takes the name of a topic
 * @language: of the titles, as BCP 47
 *
 * Lists the topics that come with the program and the user's own.
 */
void
masar_topic_menu_fill (GMenu *menu, const char *action, const char *language)
{
  g_auto (GStrv) names = masar_topic_dup_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *title = masar_topic_dup_title (names[i], language);
      g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, action, "s", names[i]);
      g_menu_append_item (menu, item);
    }
}

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "masar", "window.ini", NULL);
}

/**
 * masar_topic_menu_dup_last:
 *
 * Returns: (transfer full): the name of the topic that was chosen last
 */
char *
masar_topic_menu_dup_last (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *name = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    name = g_key_file_get_string (file, GROUP, KEY, NULL);
  return name != NULL && *name != '\0' ? g_steal_pointer (&name) : g_strdup (MASAR_TOPIC_DEFAULT);
}

/**
 * masar_topic_menu_set_last:
 * @name: the name or path of a topic
 *
 * Keeps @name for the next start.
 */
void
masar_topic_menu_set_last (const char *name)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  g_key_file_set_string (file, GROUP, KEY, name);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
}
