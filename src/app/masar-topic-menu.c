/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-topic-menu.h"

#include "masar-topic.h"

/* The topics to choose from. */

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
