/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_WELCOME (masar_welcome_get_type ())
G_DECLARE_FINAL_TYPE (MasarWelcome, masar_welcome, MASAR, WELCOME, AdwBin)

GtkWidget *masar_welcome_new (void);

G_END_DECLS
