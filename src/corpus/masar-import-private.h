/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-decode.h"
#include "masar-importer.h"
#include "masar-unpack-stream.h"

G_BEGIN_DECLS

/*
 * MasarImport: one file being read, or one member of an archive.
 *
 * @path: what a problem names; of a member "archive.zip/member"
 * @name: the last part of @path without the endings of what was unpacked: it tells the kind and the id
 * @uri: of the file, with a member's path in the fragment
 * @stream: its bytes
 * @members: the only member that is wanted, from the outermost archive to the innermost, or NULL for all
 * @record: the only record that is wanted, counted from 1, or 0 for all
 * @sidecars: (element-type filename GBytes): of an archive those of its members, by @path; NULL for what is on the disk
 * @depth: how many layers of packing are around it
 */
typedef struct
{
  const char *path;
  const char *name;
  const char *uri;
  GInputStream *stream;
  const char *encoding;
  GCancellable *cancellable;
  MasarImportSink sink;
  MasarProblemSink problem;
  gpointer user_data;
  char **members;
  guint record;
  GHashTable *sidecars;
  MasarUnpacking *unpacking;
  guint depth;
} MasarImport;

/* Reads it, whatever it is: FALSE, with @error set, when nothing in it can be read. */
gboolean masar_import_any (const MasarImport *self, GError **error);

/* Each reads one kind. */
gboolean masar_import_text (const MasarImport *self, GError **error);
gboolean masar_import_html (const MasarImport *self, GError **error);
gboolean masar_import_json (const MasarImport *self, GError **error);
gboolean masar_import_packed (const MasarImport *self, GError **error);
gboolean masar_import_archive (const MasarImport *self, GError **error);

/* What they share. */
char *masar_import_dup_id (const MasarImport *self);
char *masar_import_dup_part_uri (const MasarImport *self, const char *kind, const char *value);
char *masar_import_load (const MasarImport *self, gsize *length, GError **error);
gboolean masar_import_decode_bytes (const MasarImport *self,
                                    const char *bytes,
                                    gsize length,
                                    const char *encoding,
                                    MasarDecoded *decoded,
                                    GError **error);
gboolean masar_import_decode (const MasarImport *self,
                              MasarDocument *document,
                              const char *bytes,
                              gsize length,
                              const char *encoding,
                              GError **error);
char *masar_import_dup_sha256 (const char *bytes, gsize length);
void masar_import_problem (const MasarImport *self, const GError *error);
gboolean masar_import_has_text (const char *text);

/* Whether a file of this path is passed over: hidden, a backup, or saved beside a page as a part of it. */
gboolean masar_listing_is_backup (const char *name);
char *masar_listing_dup_page_stem (const char *folder);

/* The file beside an article that tells of it. */
gboolean masar_sidecar_belongs (const char *path, GHashTable *paths);
void masar_sidecar_read (const MasarImport *self, MasarDocument *document);

/* A sidecar is a few lines; what is larger is none. */
#define MASAR_SIDECAR_MAX_BYTES (1024 * 1024)

G_END_DECLS
