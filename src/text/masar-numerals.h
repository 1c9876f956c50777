/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-text.h"

G_BEGIN_DECLS

/**
 * MasarNumeral:
 * @value: the number
 * @n_tokens: how many tokens it covers
 * @ordinal: whether it counts a place in a row ("السابع")
 * @definite: whether it bears the article
 * @in_words: whether it is written in words, else in digits
 *
 * A number as the text writes it, in digits of any script or in words.
 */
typedef struct
{
  gint64 value;
  guint n_tokens;
  guint ordinal : 1;
  guint definite : 1;
  guint in_words : 1;
} MasarNumeral;

gboolean masar_numeral_read (const MasarText *text, guint token, MasarNumeral *numeral);

G_END_DECLS
