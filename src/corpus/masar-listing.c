/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Finds the files of articles below what the user named.  Real folders go before those behind symbolic links, so that
 * what can be reached twice is listed where it lies, whatever its name. */

typedef struct
{
  GCancellable *cancellable;
  MasarProblemSink problem;
  gpointer user_data;
  GHashTable *paths;   /* set of files, as they were reached */
  GHashTable *folders; /* set of device:inode of every folder that was entered */
  GQueue links;        /* folders behind symbolic links, not yet entered */
} Listing;

static void
report (const Listing *self, const char *path, GQuark domain, int code, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, message);

  self->problem (path, error, self->user_data);
}

static void
report_errno (const Listing *self, const char *path, int number, const char *expected)
{
  g_autofree char *message = g_strdup_printf ("Expected %s, found: %s", expected, g_strerror (number));

  if (number == ELOOP)
    report (self, path, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_LOOP, message);
  else
    report (self, path, G_IO_ERROR, g_io_error_from_errno (number), message);
}

static char *
dup_identity (const GStatBuf *status)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) status->st_dev,
                          (guint64) status->st_ino);
}

/* Whether the folder of @status is one of those that @path goes through. */
static gboolean
leads_back (const char *path, const GStatBuf *status)
{
  g_autofree char *parent = g_path_get_dirname (path);

  for (;;)
    {
      GStatBuf above;
      char *next;

      if (g_stat (parent, &above) == 0 && above.st_dev == status->st_dev && above.st_ino == status->st_ino)
        return TRUE;
      next = g_path_get_dirname (parent);
      if (strcmp (next, parent) == 0)
        {
          g_free (next);
          return FALSE;
        }
      g_free (parent);
      parent = next;
    }
}

gboolean
masar_listing_is_backup (const char *name)
{
  return name[0] == '.' || g_str_has_suffix (name, "~");
}

/* A browser saves a page's pictures and scripts in a folder beside it, named after it: that name, or NULL. */
char *
masar_listing_dup_page_stem (const char *folder)
{
  static const char *const endings[] = { "_files", ".files", "-Dateien", "_fichiers", "_archivos", "_ملفات" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folder, endings[i]))
      return g_strndup (folder, strlen (folder) - strlen (endings[i]));
  return NULL;
}

static gboolean
is_page_companion (const char *path)
{
  g_autofree char *stem = masar_listing_dup_page_stem (path);
  g_autofree char *html = g_strconcat (stem != NULL ? stem : "", ".html", NULL);
  g_autofree char *htm = g_strconcat (stem != NULL ? stem : "", ".htm", NULL);

  return stem != NULL && (g_file_test (html, G_FILE_TEST_EXISTS) || g_file_test (htm, G_FILE_TEST_EXISTS));
}

static void list_folder (Listing *self, const char *path);

static void
list_entry (Listing *self, const char *path)
{
  GStatBuf status;
  gboolean is_link;

  if (g_lstat (path, &status) != 0)
    {
      report_errno (self, path, errno, "a file or folder");
      return;
    }
  is_link = S_ISLNK (status.st_mode);
  if (is_link && g_stat (path, &status) != 0)
    {
      report_errno (self, path, errno, "a symbolic link that leads somewhere");
      return;
    }
  if (!S_ISDIR (status.st_mode))
    g_hash_table_add (self->paths, g_strdup (path));
  else if (is_link)
    g_queue_push_tail (&self->links, g_strdup (path));
  else if (!is_page_companion (path))
    list_folder (self, path);
}

static void
list_names (Listing *self, const char *path, GDir *dir)
{
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autofree char *entry = NULL;

      if (masar_listing_is_backup (name))
        continue;
      entry = g_build_filename (path, name, NULL);
      list_entry (self, entry);
    }
}

static void
list_folder (Listing *self, const char *path)
{
  g_autoptr (GDir) dir = NULL;
  GStatBuf status;
  char *identity;

  if (g_stat (path, &status) != 0)
    {
      report_errno (self, path, errno, "a folder");
      return;
    }
  identity = dup_identity (&status);
  if (!g_hash_table_add (self->folders, identity))
    {
      if (leads_back (path, &status))
        report (self, path, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_LOOP,
                "Expected a folder below, found a symbolic link that leads back to a folder it lies in");
      return;
    }
  errno = 0;
  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    report_errno (self, path, errno != 0 ? errno : EACCES, "a folder that can be listed");
  else
    list_names (self, path, dir);
}

static void
list_root (Listing *self, const char *path)
{
  guint n_before = g_hash_table_size (self->paths);
  guint n_folders = g_hash_table_size (self->folders);
  GStatBuf status;
  char *link;

  if (g_stat (path, &status) != 0)
    {
      report_errno (self, path, errno, "a file or folder");
      return;
    }
  if (!S_ISDIR (status.st_mode))
    {
      g_hash_table_add (self->paths, g_strdup (path));
      return;
    }
  list_folder (self, path);
  while ((link = g_queue_pop_head (&self->links)) != NULL)
    {
      list_folder (self, link);
      g_free (link);
    }
  /* Nothing new in a folder that had been entered before is no emptiness. */
  if (g_hash_table_size (self->paths) == n_before && g_hash_table_size (self->folders) > n_folders
      && g_access (path, R_OK | X_OK) == 0 && !g_cancellable_is_cancelled (self->cancellable))
    report (self, path, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY, "Expected articles, found an empty folder");
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * masar_importer_list:
 * @paths: (array zero-terminated=1): files and folders; %MASAR_IMPORT_STANDARD_INPUT stays
 * @cancellable: (nullable): to stop it; what was found by then is returned
 * @problem: (scope call): takes what cannot be listed
 * @user_data: for @problem
 *
 * Finds the files of articles among and below @paths.  Hidden files, backups, sidecars and the folders that browsers
 * save beside pages are left out.
 *
 * Returns: (transfer full) (element-type filename): the paths, sorted by bytes, each once
 */
GPtrArray *
masar_importer_list (const char *const *paths, GCancellable *cancellable, MasarProblemSink problem, gpointer user_data)
{
  Listing self = { cancellable, problem, user_data, NULL, NULL, G_QUEUE_INIT };
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer path;

  g_return_val_if_fail (paths != NULL && problem != NULL, found);

  self.paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; paths[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    if (g_str_equal (paths[i], MASAR_IMPORT_STANDARD_INPUT))
      g_hash_table_add (self.paths, g_strdup (paths[i]));
    else
      list_root (&self, paths[i]);
  g_hash_table_iter_init (&iter, self.paths);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!masar_sidecar_belongs (path, self.paths))
      g_ptr_array_add (found, g_strdup (path));
  g_ptr_array_sort (found, compare_paths);
  g_queue_clear_full (&self.links, g_free);
  g_hash_table_unref (self.paths);
  g_hash_table_unref (self.folders);
  return found;
}
