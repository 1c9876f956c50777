/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-import-fixture.h"

#include <archive.h>
#include <archive_entry.h>

/* Archives and packed files, made for a test. */

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length; /* or 0 for that of a string */
} Member;

static inline GBytes *
pack_with (struct archive *archive, const Member *members, guint n_members)
{
  const gsize capacity = 64 * 1024 * 1024;
  char *packed = g_malloc (capacity);
  size_t used = 0;

  g_assert_cmpint (archive_write_set_bytes_per_block (archive, 0), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (archive, packed, capacity, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < n_members; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      const gsize length = members[i].length > 0 ? members[i].length : strlen (members[i].bytes);

      archive_entry_set_pathname (entry, members[i].name);
      archive_entry_set_size (entry, length);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, members[i].bytes, length), ==, length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new_take (g_realloc (packed, used), used);
}

static inline GBytes *
pack_zip (const Member *members, guint n_members)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  return pack_with (archive, members, n_members);
}

static inline GBytes *
pack_tar (const Member *members, guint n_members)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_pax_restricted (archive);
  return pack_with (archive, members, n_members);
}

static inline GBytes *
pack_one (const char *bytes, gsize length, int (*add_filter) (struct archive *))
{
  struct archive *archive = archive_write_new ();
  const Member member = { "data", bytes, length };

  archive_write_set_format_raw (archive);
  g_assert_cmpint (add_filter (archive), ==, ARCHIVE_OK);
  return pack_with (archive, &member, 1);
}

static inline void
write_packed (Fixture *self, const char *name, GBytes *packed)
{
  gsize length;
  const char *bytes = g_bytes_get_data (packed, &length);

  write_bytes (self, name, bytes, length);
  g_bytes_unref (packed);
}
