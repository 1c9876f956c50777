/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-seen.h"

#include "masar-importer.h"

#include <string.h>

/* Ten thousand articles are ten thousand entries of a hundred bytes or so: the texts are not kept. */
struct _MasarSeen
{
  GHashTable *by_content; /* SHA-256 → uri */
  GHashTable *ids;
};

/**
 * masar_seen_new:
 *
 * Makes a set in which no article has been seen.
 *
 * Returns: (transfer full): the set
 */
MasarSeen *
masar_seen_new (void)
{
  MasarSeen *self = g_new0 (MasarSeen, 1);

  self->by_content = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * masar_seen_free:
 * @self: (nullable): a set
 *
 * Frees @self.
 */
void
masar_seen_free (MasarSeen *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_content);
  g_hash_table_unref (self->ids);
  g_free (self);
}

/**
 * masar_seen_add:
 * @self: a set
 * @document: an article that was read
 * @error: return location for an error
 *
 * Notes that @document was read.  If another article has its id already, the beginning of its SHA-256 is added to its
 * own, so that every id names one article.
 *
 * Returns: %FALSE, with @error naming the other, if an article of the same bytes was seen
 */
gboolean
masar_seen_add (MasarSeen *self, MasarDocument *document, GError **error)
{
  const char *other;

  g_return_val_if_fail (self != NULL && document != NULL && document->sha256 != NULL, FALSE);

  other = g_hash_table_lookup (self->by_content, document->sha256);
  if (other != NULL)
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_DUPLICATE,
                   "Expected an article of its own, found the same bytes as in %s", other);
      return FALSE;
    }
  g_hash_table_insert (self->by_content, g_strdup (document->sha256),
                       g_strdup (document->uri != NULL ? document->uri : document->id));
  while (g_hash_table_contains (self->ids, document->id))
    {
      char *id = g_strdup_printf ("%s-%.8s", document->id, document->sha256);

      g_free (document->id);
      document->id = id;
    }
  g_hash_table_add (self->ids, g_strdup (document->id));
  return TRUE;
}
