/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-importer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * MasarImport: one file being read.
 *
 * @record: the only record that is wanted, counted from 1, or 0 for all
 */
typedef struct
{
  const char *path;
  const char *uri;
  const char *encoding;
  GCancellable *cancellable;
  MasarImportSink sink;
  MasarProblemSink problem;
  gpointer user_data;
  guint record;
} MasarImport;

/* Each reads one kind of file: FALSE, with @error set, when nothing in it can be read. */
gboolean masar_import_text (const MasarImport *self, GError **error);
gboolean masar_import_html (const MasarImport *self, GError **error);
gboolean masar_import_json (const MasarImport *self, GError **error);

/* What they share. */
char *masar_import_dup_id (const char *path);
char *masar_import_load (const MasarImport *self, gsize *length, GError **error);
gboolean masar_import_decode (const MasarImport *self,
                              MasarDocument *document,
                              const char *bytes,
                              gsize length,
                              const char *encoding,
                              GError **error);
char *masar_import_dup_sha256 (const char *bytes, gsize length);
void masar_import_problem (const MasarImport *self, const GError *error);
gboolean masar_import_has_text (const char *text);

/* The file beside an article that tells of it. */
gboolean masar_sidecar_belongs (const char *path, GHashTable *paths);
void masar_sidecar_read (const MasarImport *self, MasarDocument *document);

/* One JSON object, of which the first line is @line of its file: NULL with the place in @error when it is none. */
JsonNode *masar_json_parse_object (const char *bytes, gsize length, guint line, GError **error);

/* Members by their common names, JSON of any maker. */
void masar_document_set_members (MasarDocument *document, JsonObject *members);

G_END_DECLS
