/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"

gboolean
masar_import_html (const MasarImport *self, GError **error)
{
  return masar_import_text (self, error);
}
