/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lens.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_SOURCE_CARD (masar_source_card_get_type ())
G_DECLARE_FINAL_TYPE (MasarSourceCard, masar_source_card, MASAR, SOURCE_CARD, GtkWidget)

GtkWidget *masar_source_card_new (void);

void masar_source_card_set_article (MasarSourceCard *self, const MasarArticleRecord *article);
void masar_source_card_set_telling (MasarSourceCard *self, gboolean telling);
void masar_source_card_set_sight (MasarSourceCard *self, MasarSight sight);

G_END_DECLS
