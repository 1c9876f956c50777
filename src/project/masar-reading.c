/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-reading.h"

#include "masar-problem.h"
#include "masar-weave.h"

static void
take_records (MasarRecords *records, gpointer user_data)
{
  MasarReading *self = user_data;

  masar_records_absorb (self->records, records, NULL, NULL);
}

static void
take_problem (const char *file, const GError *error, gpointer user_data)
{
  MasarReading *self = user_data;

  g_ptr_array_add (self->problems, masar_problem_new (file, error));
}

/**
 * masar_reading_new:
 * @paths: (array zero-terminated=1): files and folders
 * @topic: what is looked for
 * @progress: (inout): counted up while reading
 * @cancellable: (nullable): stops reading; what was read by then is woven
 *
 * Reads every article under @paths and weaves them.  Blocks; for a thread of its own.
 *
 * Returns: (transfer full): what came of it
 */
MasarReading *
masar_reading_new (const char *const *paths,
                   MasarTopic *topic,
                   MasarFileReaderProgress *progress,
                   GCancellable *cancellable)
{
  MasarReading *self = g_new0 (MasarReading, 1);

  self->topic = masar_topic_ref (topic);
  self->records = masar_records_new ();
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
  masar_file_reader_run (paths, NULL, masar_topic_get_lexicon (topic), 0, progress, cancellable, take_records,
                         take_problem, self);
  masar_weave (masar_topic_get_lexicon (topic), self->records);
  self->index = masar_project_index_new (self->records, topic);
  return self;
}

/**
 * masar_reading_free:
 * @self: (nullable): a reading
 *
 * Frees @self.
 */
void
masar_reading_free (MasarReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->topic, masar_topic_unref);
  g_clear_pointer (&self->records, masar_records_unref);
  g_clear_pointer (&self->index, masar_project_index_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
