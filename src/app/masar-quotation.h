/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_QUOTATION (masar_quotation_get_type ())
G_DECLARE_FINAL_TYPE (MasarQuotation, masar_quotation, MASAR, QUOTATION, GtkButton)

GtkWidget *masar_quotation_new (const MasarArticleRecord *article, const MasarEvidence *evidence);

int masar_quotation_get_article (MasarQuotation *self);
MasarPassage masar_quotation_get_passage (MasarQuotation *self);
const char *masar_quotation_get_words (MasarQuotation *self);
void masar_quotation_set_text (MasarQuotation *self, const char *text, gsize length);

G_END_DECLS
