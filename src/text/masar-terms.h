/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-text.h"

G_BEGIN_DECLS

void masar_terms_collect (const MasarText *text, guint first_token, guint end_token, GArray *terms);
void masar_terms_sort (GArray *terms);
gboolean masar_terms_hold (const GArray *terms, guint32 term);

G_END_DECLS
