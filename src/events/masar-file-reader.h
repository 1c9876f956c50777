/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-importer.h"
#include "masar-lexicon.h"
#include "masar-records.h"

G_BEGIN_DECLS

/**
 * MasarFileReaderProgress:
 * @n_files: how many files there are to read; 0 while they are still being listed
 * @n_read: how many of them were read
 *
 * Counted by the threads that read; look at it from any thread with g_atomic_int_get().
 */
typedef struct
{
  int n_files;
  int n_read;
} MasarFileReaderProgress;

/**
 * MasarFileReaderSink:
 * @records: some articles of one file, each read once and with an id of its own; may be absorbed
 *
 * Takes what was read.  Runs on the thread that called, in the order of the files.
 */
typedef void (*MasarFileReaderSink) (MasarRecords *records, gpointer user_data);

void masar_file_reader_run (const char *const *paths,
                            const char *encoding,
                            const MasarLexicon *lexicon,
                            guint n_threads,
                            MasarFileReaderProgress *progress,
                            GCancellable *cancellable,
                            MasarFileReaderSink sink,
                            MasarProblemSink problem,
                            gpointer user_data);

G_END_DECLS
