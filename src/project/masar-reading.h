/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-file-reader.h"
#include "masar-project-index.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarReading:
 * @topic: what was looked for
 * @records: articles in the order of their files, events and links
 * @index: of the records
 * @problems: (element-type MasarProblem): what could not be read, in the order of the files
 *
 * What came of reading files and folders.
 */
typedef struct
{
  MasarTopic *topic;
  MasarRecords *records;
  MasarProjectIndex *index;
  GPtrArray *problems;
} MasarReading;

MasarReading *masar_reading_new (const char *const *paths,
                                 MasarTopic *topic,
                                 MasarFileReaderProgress *progress,
                                 GCancellable *cancellable);
void masar_reading_free (MasarReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarReading, masar_reading_free)

G_END_DECLS
