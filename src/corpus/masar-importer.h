/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-document.h"

G_BEGIN_DECLS

/**
 * MasarImportError:
 * @MASAR_IMPORT_ERROR_EMPTY: a folder without articles or a file without text
 * @MASAR_IMPORT_ERROR_BINARY: a file that is no text
 * @MASAR_IMPORT_ERROR_ENCODING: text whose encoding is not what it says, or is unknown
 * @MASAR_IMPORT_ERROR_TOO_LARGE: a single article larger than %MASAR_IMPORT_MAX_BYTES
 * @MASAR_IMPORT_ERROR_SYNTAX: JSON or HTML that is not well formed; the place is in the message
 * @MASAR_IMPORT_ERROR_DUPLICATE: the same article was read before
 * @MASAR_IMPORT_ERROR_LOOP: a symbolic link leads back
 * @MASAR_IMPORT_ERROR_ARCHIVE: what is packed cannot be unpacked
 * @MASAR_IMPORT_ERROR_LANGUAGE: an article in another language than Arabic
 *
 * What can be wrong with what a user wants read.  Besides these there are those of #GIOErrorEnum: not found, no
 * permission, cancelled.  A message gives the place within the file, what was expected and what was found; the file
 * itself is given apart from it.
 */
typedef enum
{
  MASAR_IMPORT_ERROR_EMPTY,
  MASAR_IMPORT_ERROR_BINARY,
  MASAR_IMPORT_ERROR_ENCODING,
  MASAR_IMPORT_ERROR_TOO_LARGE,
  MASAR_IMPORT_ERROR_SYNTAX,
  MASAR_IMPORT_ERROR_DUPLICATE,
  MASAR_IMPORT_ERROR_LOOP,
  MASAR_IMPORT_ERROR_ARCHIVE,
  MASAR_IMPORT_ERROR_LANGUAGE,
} MasarImportError;

#define MASAR_IMPORT_ERROR (masar_import_error_quark ())
GQuark masar_import_error_quark (void);

/**
 * MASAR_IMPORT_MAX_BYTES:
 *
 * An article larger than this is no news article; it is refused, not read.
 */
#define MASAR_IMPORT_MAX_BYTES (32 * 1024 * 1024)

/**
 * MASAR_IMPORT_STANDARD_INPUT:
 *
 * Among paths this is what is written into the program; a file of that name is "./-".
 */
#define MASAR_IMPORT_STANDARD_INPUT "-"

/**
 * MasarImportSink:
 * @document: (transfer full): an article
 * @user_data: what was given with the sink
 *
 * Takes what an importer found.  Runs on the thread that reads.
 */
typedef void (*MasarImportSink) (MasarDocument *document, gpointer user_data);

/**
 * MasarProblemSink:
 * @file: path of the file or folder; of a member of an archive "archive.zip/member"
 * @error: what is wrong, its place, what was expected and found
 * @user_data: what was given with the sink
 *
 * Takes what an importer could not read, or not wholly.  Runs on the thread that reads.
 */
typedef void (*MasarProblemSink) (const char *file, const GError *error, gpointer user_data);

GPtrArray *
masar_importer_list (const char *const *paths, GCancellable *cancellable, MasarProblemSink problem, gpointer user_data);
gboolean masar_importer_read (const char *path,
                              const char *encoding,
                              GCancellable *cancellable,
                              MasarImportSink sink,
                              MasarProblemSink problem,
                              gpointer user_data,
                              GError **error);
const char *masar_importer_get_ending (guint position);
MasarDocument *masar_importer_read_uri (const char *uri, const char *encoding, GError **error);

G_END_DECLS
