/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"
#include "masar-records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarReading:
 * @records: articles in the order of their files, events and links
 * @problems: (element-type MasarProblem): what could not be read, in the order of the files
 *
 * What came of reading files and folders.
 */
typedef struct
{
  MasarRecords *records;
  GPtrArray *problems;
} MasarReading;

/**
 * MasarReadingProgress:
 * @n_files: how many files there are to read; 0 while they are still being listed
 * @n_read: how many of them were read
 *
 * Counted by the threads that read; look at it from any thread with g_atomic_int_get().
 */
typedef struct
{
  int n_files;
  int n_read;
} MasarReadingProgress;

MasarReading *masar_reading_new  (const char *const *paths,
                                  const MasarLexicon *lexicon,
                                  MasarReadingProgress *progress,
                                  GCancellable *cancellable);
void          masar_reading_free (MasarReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarReading, masar_reading_free)

G_END_DECLS
