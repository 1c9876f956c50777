/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void masar_app_init_text (void);
void masar_app_init (void);

char *masar_app_dup_sample_path (void);

G_END_DECLS
