/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void masar_topic_menu_fill (GMenu *menu, const char *action, const char *language);

G_END_DECLS
