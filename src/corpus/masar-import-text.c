/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"

/* A text file is one article, all of it. */

gboolean
masar_import_text (const MasarImport *self, GError **error)
{
  g_autofree char *id = masar_import_dup_id (self);
  g_autoptr (MasarDocument) document = masar_document_new (id, self->uri);
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = masar_import_load (self, &length, error);
  if (bytes == NULL || !masar_import_decode (self, document, bytes, length, self->encoding, error))
    return FALSE;
  masar_sidecar_read (self, document);
  self->sink (g_steal_pointer (&document), self->user_data);
  return TRUE;
}
