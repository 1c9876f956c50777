/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-seen.h"

#include "masar-importer.h"

#include <string.h>

/* The texts are not kept: an article costs its id, where it was read, and its SHA-256 in binary. */

#define DIGEST_BYTES 32
#define BLOCK_BYTES (64 * 1024)

struct _MasarSeen
{
  GHashTable *by_content; /* SHA-256 → uri */
  GHashTable *ids;
  GStringChunk *strings;
};

/* Part of a digest spreads as well as all of it. */
static guint
hash_digest (gconstpointer digest)
{
  guint hash;

  memcpy (&hash, digest, sizeof hash);
  return hash;
}

static gboolean
digests_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DIGEST_BYTES) == 0;
}

/* The bytes that @sha256 writes in hexadecimal; what is not written is 0. */
static void
read_digest (const char *sha256, char *digest)
{
  memset (digest, 0, DIGEST_BYTES);
  for (guint i = 0; i < DIGEST_BYTES && sha256[2 * i] != '\0' && sha256[2 * i + 1] != '\0'; i++)
    digest[i] =
        (char) ((g_ascii_xdigit_value (sha256[2 * i]) & 0xf) << 4 | (g_ascii_xdigit_value (sha256[2 * i + 1]) & 0xf));
}

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

  self->by_content = g_hash_table_new (hash_digest, digests_equal);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (BLOCK_BYTES);
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
  g_string_chunk_free (self->strings);
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
  char digest[DIGEST_BYTES];
  const char *other;

  g_return_val_if_fail (self != NULL && id != NULL && sha256 != NULL && uri != NULL, NULL);

  read_digest (sha256, digest);
  other = g_hash_table_lookup (self->by_content, digest);
  if (other != NULL)
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_DUPLICATE,
                   "Expected an article of its own, found the same bytes as in %s", other);
      return NULL;
    }
  g_hash_table_insert (self->by_content, g_string_chunk_insert_len (self->strings, digest, DIGEST_BYTES),
                       g_string_chunk_insert (self->strings, uri));
  while (g_hash_table_contains (self->ids, own))
    {
      g_autofree char *taken = g_steal_pointer (&own);

      own = g_strdup_printf ("%s-%.8s", taken, sha256);
    }
  g_hash_table_add (self->ids, g_string_chunk_insert (self->strings, own));
  return g_steal_pointer (&own);
}
