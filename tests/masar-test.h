// SPDX-FileCopyrightText: The Masar authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

/* What every test may use.  Paths are below tests/ of the source tree; a temporary folder is the test's own. */

/**
 * masar_test_dup_path:
 * @relative: a path relative to `tests/`, such as `"../data/corpus"`
 *
 * Returns: (transfer full): the file or folder in the source tree
 */
static inline char *
masar_test_dup_path (const char *relative)
{
  return g_test_build_filename (G_TEST_DIST, relative, NULL);
}

/**
 * masar_test_dup_contents:
 * @relative: a file relative to `tests/`
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer full): what is in the file; the test fails if it cannot be read
 */
static inline char *
masar_test_dup_contents (const char *relative, gsize *length)
{
  g_autofree char *path = masar_test_dup_path (relative);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

/**
 * masar_test_new_folder:
 *
 * Returns: (transfer full): a new empty folder, to be removed with masar_test_remove()
 */
static inline char *
masar_test_new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("masar-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/**
 * masar_test_remove:
 * @path: a file, a symbolic link, or a folder with all that is in it
 */
static inline void
masar_test_remove (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      while (folder && (name = g_dir_read_name (folder)))
        {
          g_autofree char *child = g_build_filename (path, name, NULL);
          masar_test_remove (child);
        }
    }
  g_assert_no_errno (g_remove (path));
}

/**
 * masar_test_wait_for_threads:
 * @object: what somebody else may still hold
 *
 * Waits until nobody else does: a task lets go of its object on the thread that it ran on, which may be a moment after
 * its callback has returned.
 */
static inline void
masar_test_wait_for_threads (gpointer object)
{
  for (guint i = 0; i < 10000 && g_atomic_int_get (&G_OBJECT (object)->ref_count) > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (G_USEC_PER_SEC / 1000);
    }
}
