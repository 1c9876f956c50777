/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_READER (masar_reader_get_type ())
G_DECLARE_FINAL_TYPE (MasarReader, masar_reader, MASAR, READER, GtkWidget)

GtkWidget *masar_reader_new (void);

void masar_reader_set_project (MasarReader *self, MasarProject *project);
int masar_reader_get_article (MasarReader *self);
gboolean masar_reader_show (MasarReader *self, int article, MasarPassage passage);
char *masar_reader_dup_marked (MasarReader *self);

G_END_DECLS
