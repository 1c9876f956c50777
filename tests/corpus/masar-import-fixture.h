/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-importer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* A folder that is made for a test and goes with it, and what was read from it. */
typedef struct
{
  char *folder;
  GPtrArray *files;
  GPtrArray *documents;
  GPtrArray *problems; /* "name: message" */
  GArray *codes;       /* of errors, import errors as they are, others as 1000 + code */
  gboolean full_paths; /* of problems, not only the name */
} Fixture;

static inline void
remove_tree (const char *path)
{
  GStatBuf status;

  if (g_lstat (path, &status) == 0 && S_ISDIR (status.st_mode))
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *entry = g_build_filename (path, name, NULL);

          remove_tree (entry);
        }
    }
  g_remove (path);
}

static inline void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("masar-importer-XXXXXX", NULL);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) masar_document_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->codes = g_array_new (FALSE, FALSE, sizeof (int));
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  remove_tree (self->folder);
  g_free (self->folder);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->problems);
  g_array_unref (self->codes);
}

static inline char *
path_of (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static inline void
write_bytes (Fixture *self, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = path_of (self, name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static inline void
write_text (Fixture *self, const char *name, const char *text)
{
  write_bytes (self, name, text, -1);
}

static inline void
take_problem_cb (const char *file, const GError *error, gpointer user_data)
{
  Fixture *self = user_data;
  int code = error->domain == MASAR_IMPORT_ERROR ? error->code : 1000 + error->code;
  g_autofree char *name = self->full_paths ? g_strdup (file) : g_path_get_basename (file);

  g_test_message ("%s: %s", name, error->message);
  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", name, error->message));
  g_array_append_val (self->codes, code);
}

static inline void
take_document_cb (MasarDocument *document, gpointer user_data)
{
  Fixture *self = user_data;

  g_ptr_array_add (self->documents, document);
}

static inline void
read_file (Fixture *self, const char *path, const char *encoding)
{
  g_autoptr (GError) error = NULL;

  if (!masar_importer_read (path, encoding, NULL, take_document_cb, take_problem_cb, self, &error))
    take_problem_cb (path, error, self);
}

static inline void
read_folder (Fixture *self)
{
  const char *paths[] = { self->folder, NULL };

  self->files = masar_importer_list (paths, NULL, take_problem_cb, self);
  for (guint i = 0; i < self->files->len; i++)
    read_file (self, self->files->pdata[i], NULL);
}

static inline const MasarDocument *
document (Fixture *self, guint position)
{
  g_assert_cmpuint (position, <, self->documents->len);
  return self->documents->pdata[position];
}

/* One problem, with this code, this name and this word. */
static inline void
assert_problem (Fixture *self, const char *name, int code, const char *word)
{
  const char *message;

  g_assert_cmpuint (self->problems->len, ==, 1);
  message = self->problems->pdata[0];
  g_assert_true (g_str_has_prefix (message, name));
  g_assert_nonnull (strstr (message, "xpected"));
  g_assert_nonnull (strstr (message, "found"));
  g_assert_nonnull (strstr (message, word));
  g_assert_cmpint (g_array_index (self->codes, int, 0), ==, code);
}

#define BYTES(b) b, sizeof b - 1

#define ADD(name, function) g_test_add ("/" SUITE "/" name, Fixture, NULL, set_up, function, tear_down)
