/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-article.h"

static const char *const bases[] = { "unknown", "stated", "metadata", "sidecar", "inferred", "corpus", "chronicle" };

/**
 * masar_basis_to_string:
 * @basis: how a publication date is known
 *
 * Returns: (transfer none): its word in records
 */
const char *
masar_basis_to_string (MasarBasis basis)
{
  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (bases), NULL);

  return bases[basis];
}

/**
 * masar_basis_from_string:
 * @text: a word of a record
 * @basis: (out): what it means
 *
 * Returns: %FALSE when it is no such word
 */
gboolean
masar_basis_from_string (const char *text, MasarBasis *basis)
{
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    if (g_str_equal (bases[i], text))
      {
        *basis = (MasarBasis) i;
        return TRUE;
      }
  return FALSE;
}
