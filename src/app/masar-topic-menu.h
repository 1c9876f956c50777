/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void masar_topic_menu_fill (GMenu *menu, const char *action, const char *language);
char *masar_topic_menu_dup_last (void);
void masar_topic_menu_set_last (const char *name);

G_END_DECLS
