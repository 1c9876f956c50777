/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"
#include "masar-json-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* A sidecar is a JSON file beside an article, of the same name, that tells its date, title, outlet or address. */

/* The endings of what a sidecar may stand beside, and of that packed. */
static const char *const article_endings[] = { ".txt", ".text", ".html", ".htm", ".xhtml" };
static const char *const packed_endings[] = { "", ".gz", ".zst" };

static char *
dup_without_ending (const char *path)
{
  const char *name = strrchr (path, '/');
  const char *dot = strrchr (path, '.');

  name = name != NULL ? name + 1 : path;
  return dot != NULL && dot > name ? g_strndup (path, dot - path) : g_strdup (path);
}

/* Whether @path is the sidecar of one of @paths. */
gboolean
masar_sidecar_belongs (const char *path, GHashTable *paths)
{
  g_autofree char *stem = NULL;

  if (!g_str_has_suffix (path, ".json"))
    return FALSE;
  stem = dup_without_ending (path);
  for (guint i = 0; i < G_N_ELEMENTS (article_endings) * G_N_ELEMENTS (packed_endings); i++)
    {
      g_autofree char *article = g_strconcat (stem, article_endings[i / G_N_ELEMENTS (packed_endings)],
                                              packed_endings[i % G_N_ELEMENTS (packed_endings)], NULL);

      if (g_hash_table_contains (paths, article))
        return TRUE;
    }
  return FALSE;
}

/* Beside @self, under its name; of an archive's member among the members.  NULL without an error when there is none. */
static GBytes *
load_sidecar (const MasarImport *self, const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length;
  GBytes *member;

  if (self->sidecars != NULL)
    {
      member = g_hash_table_lookup (self->sidecars, path);
      return member != NULL ? g_bytes_ref (member) : NULL;
    }
  if (self->uri == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_file_get_contents (path, &bytes, &length, error) ? g_bytes_new_take (g_steal_pointer (&bytes), length)
                                                            : NULL;
}

static JsonNode *
parse_sidecar (GBytes *sidecar, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (sidecar, &length);

  if (length <= MASAR_SIDECAR_MAX_BYTES)
    return masar_json_parse_object (bytes != NULL ? bytes : "", length, 1, error);
  g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_TOO_LARGE,
               "Expected a sidecar of at most %d bytes, found more", MASAR_SIDECAR_MAX_BYTES);
  return NULL;
}

/* What the sidecar says goes before what the article's own metadata say.  A bad sidecar is a problem; the article is
 * read without it. */
void
masar_sidecar_read (const MasarImport *self, MasarDocument *document)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *stem = dup_without_ending (self->name);
  g_autofree char *name = g_strconcat (stem, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *published = NULL;
  g_autoptr (GBytes) sidecar = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  sidecar = load_sidecar (self, path, &error);
  if (sidecar != NULL)
    root = parse_sidecar (sidecar, &error);
  if (error != NULL)
    self->problem (path, error, self->user_data);
  if (root == NULL)
    return;
  published = g_steal_pointer (&document->published);
  masar_members_set_hints (json_node_get_object (root), document);
  document->from_sidecar = document->published != NULL;
  if (document->published == NULL)
    document->published = g_steal_pointer (&published);
}
