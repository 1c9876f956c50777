/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-passage.h"
#include "masar-text.h"

G_BEGIN_DECLS

/**
 * MASAR_SKETCH_BYTES:
 *
 * Length of one entry of a sketch.
 */
#define MASAR_SKETCH_BYTES 4

void masar_sketch_shingles (const MasarText *text, const GArray *body, GString *sketch);
void masar_sketch_words (const MasarText *text, guint first_token, guint end_token, GString *sketch);

guint masar_sketch_get_length (const char *sketch);
guint32 masar_sketch_get_entry (const char *sketch, guint position);
double masar_sketch_get_containment (const char *a, const char *b);

G_END_DECLS
