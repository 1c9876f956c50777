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
 * masar_seen_admit:
 * @self: a set
 * @id: the id that an article would have
 * @sha256: of its bytes, in hexadecimal
 * @uri: where it was read
 * @error: return location for an error
 *
 * Notes that an article was read.  If another one has its id already, the beginning of its SHA-256 is added to its own,
 * so that every id names one article.
 *
 * Returns: (transfer full) (nullable): the article's id, or %NULL, with @error naming the other, if an article of the
 * same bytes was seen
 */
char *
masar_seen_admit (MasarSeen *self, const char *id, const char *sha256, const char *uri, GError **error)
{
  g_autofree char *own = g_strdup (id);
  const char *other;

  g_return_val_if_fail (self != NULL && id != NULL && sha256 != NULL && uri != NULL, NULL);

  other = g_hash_table_lookup (self->by_content, sha256);
  if (other != NULL)
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_DUPLICATE,
                   "Expected an article of its own, found the same bytes as in %s", other);
      return NULL;
    }
  g_hash_table_insert (self->by_content, g_strdup (sha256), g_strdup (uri));
  while (g_hash_table_contains (self->ids, own))
    {
      g_autofree char *taken = g_steal_pointer (&own);

      own = g_strdup_printf ("%s-%.8s", taken, sha256);
    }
  g_hash_table_add (self->ids, g_strdup (own));
  return g_steal_pointer (&own);
}
