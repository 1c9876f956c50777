/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"

#include <string.h>

/* What is packed is read as what it holds, a stream of it at a time: nothing is unpacked to the disk, or as a whole.
 * Packed things may hold packed things ("all.jsonl.gz" in "news.zip"), to a bounded depth. */

#define MAX_DEPTH 4

static gboolean
check_depth (const MasarImport *self, GError **error)
{
  if (self->depth < MAX_DEPTH)
    return TRUE;
  g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_ARCHIVE,
               "Expected at most %d layers of packing, found more", MAX_DEPTH);
  return FALSE;
}

/* "a.txt.gz" holds "a.txt"; what is packed under its own name holds just that. */
static char *
dup_unpacked_name (const char *name)
{
  static const char *const endings[] = { ".gz", ".zst" };
  const gsize length = strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const gsize ending = strlen (endings[i]);

      if (length > ending && g_ascii_strcasecmp (name + length - ending, endings[i]) == 0)
        return g_strndup (name, length - ending);
    }
  return g_strdup (name);
}

gboolean
masar_import_packed (const MasarImport *self, GError **error)
{
  g_autoptr (GInputStream) stream = masar_unpack_stream_new (self->stream, FALSE, self->unpacking);
  g_autofree char *name = dup_unpacked_name (self->name);
  MasarImport import = *self;

  if (!check_depth (self, error))
    return FALSE;
  import.stream = stream;
  import.name = name;
  import.depth++;
  return masar_import_any (&import, error);
}

/* An archive holds what a folder would: hidden files, backups and the parts of saved pages are no articles. */
static gboolean
is_passed_over (const char *member)
{
  g_auto (GStrv) parts = g_strsplit (member, "/", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *page = parts[i + 1] != NULL ? masar_listing_dup_page_stem (parts[i]) : NULL;

      if (page != NULL || masar_listing_is_backup (parts[i]) || strcmp (parts[i], "__MACOSX") == 0)
        return TRUE;
    }
  return FALSE;
}

/* From its beginning; NULL when it cannot be read twice. */
static GInputStream *
reopen (const MasarImport *self)
{
  if (!g_seekable_can_seek (G_SEEKABLE (self->stream))
      || !g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, self->cancellable, NULL))
    return NULL;
  return masar_unpack_stream_new (self->stream, TRUE, self->unpacking);
}

static char *
dup_member_path (const MasarImport *self, const char *member)
{
  return g_build_filename (self->path, member, NULL);
}

static GHashTable *
list_members (const MasarImport *self)
{
  GHashTable *paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GInputStream) stream = reopen (self);
  char *member;

  while (stream != NULL && masar_unpack_stream_next (MASAR_UNPACK_STREAM (stream), &member, self->cancellable, NULL))
    {
      if (!is_passed_over (member))
        g_hash_table_add (paths, dup_member_path (self, member));
      g_free (member);
    }
  return paths;
}

static GBytes *
read_sidecar (GInputStream *stream, GCancellable *cancellable)
{
  g_autofree char *bytes = g_malloc (MASAR_SIDECAR_MAX_BYTES + 1);
  gsize length;

  if (!g_input_stream_read_all (stream, bytes, MASAR_SIDECAR_MAX_BYTES + 1, &length, cancellable, NULL))
    return NULL;
  return g_bytes_new (bytes, length);
}

/* The sidecars among the members, which may come before or after what they tell of: so it takes readings of their own
 * to find them, and what cannot be read twice (a .tar.gz, an archive within another) has none. */
static GHashTable *
load_sidecars (const MasarImport *self)
{
  GHashTable *sidecars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) paths = list_members (self);
  g_autoptr (GInputStream) stream = NULL;
  GHashTableIter iter;
  gpointer path;
  char *member;

  g_hash_table_iter_init (&iter, paths);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (stream == NULL && masar_sidecar_belongs (path, paths))
      stream = reopen (self);
  while (stream != NULL && masar_unpack_stream_next (MASAR_UNPACK_STREAM (stream), &member, self->cancellable, NULL))
    {
      g_autofree char *member_path = dup_member_path (self, member);
      GBytes *bytes = masar_sidecar_belongs (member_path, paths) ? read_sidecar (stream, self->cancellable) : NULL;

      if (bytes != NULL)
        g_hash_table_insert (sidecars, g_steal_pointer (&member_path), bytes);
      g_free (member);
    }
  return sidecars;
}

/* One bad member spoils no other. */
static void
import_member (const MasarImport *self, const char *member, GInputStream *stream, GHashTable *sidecars)
{
  g_autofree char *path = dup_member_path (self, member);
  g_autofree char *escaped = g_uri_escape_string (member, "/", TRUE);
  g_autofree char *uri = masar_import_dup_part_uri (self, "member", escaped);
  g_autofree char *name = g_path_get_basename (member);
  g_autoptr (GError) error = NULL;
  MasarImport import = *self;

  if (g_hash_table_contains (sidecars, path))
    return;
  import.path = path;
  import.name = name;
  import.uri = uri;
  import.stream = stream;
  import.sidecars = sidecars;
  import.members = self->members != NULL && self->members[1] != NULL ? self->members + 1 : NULL;
  import.depth++;
  if (!masar_import_any (&import, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    masar_import_problem (&import, error);
}

static gboolean
is_wanted (const MasarImport *self, const char *member)
{
  return self->members != NULL ? strcmp (member, self->members[0]) == 0 : !is_passed_over (member);
}

gboolean
masar_import_archive (const MasarImport *self, GError **error)
{
  g_autoptr (GHashTable) sidecars = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) fault = NULL;
  guint n_members = 0;
  char *member;

  if (!check_depth (self, error))
    return FALSE;
  sidecars = load_sidecars (self);
  stream = reopen (self);
  if (stream == NULL)
    stream = masar_unpack_stream_new (self->stream, TRUE, self->unpacking);
  while (masar_unpack_stream_next (MASAR_UNPACK_STREAM (stream), &member, self->cancellable, &fault))
    {
      if (is_wanted (self, member))
        {
          import_member (self, member, stream, sidecars);
          n_members++;
        }
      g_free (member);
      if ((self->members != NULL && n_members > 0) || masar_unpacking_is_exhausted (self->unpacking))
        break;
    }
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (n_members == 0)
    g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY, "Expected %s%s, found none in the archive",
                 self->members != NULL ? "the member " : "articles", self->members != NULL ? self->members[0] : "");
  return n_members > 0;
}
