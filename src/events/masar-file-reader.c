/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-file-reader.h"

#include "masar-extract.h"
#include "masar-seen.h"

/* Files into article records, on many threads, delivered in the order of the files.
 *
 * Each file has a slot, which only the thread that reads it touches until it is done.  Threads run ahead of the
 * delivery by a bounded number of files, so that memory does not grow with their number.  What is delivered does not
 * depend on the threads. */

#define FILES_AHEAD_PER_THREAD 16

typedef struct
{
  char *file;
  GError *error;
} Problem;

typedef struct
{
  MasarRecords *records; /* articles only */
  MasarSeen *seen;       /* within the file, where ids must already differ */
  GArray *problems;      /* Problem */
  gboolean done;
} Slot;

typedef struct
{
  GPtrArray *files;
  const char *encoding;
  const MasarLexicon *lexicon;
  MasarFileReaderProgress *progress;
  GCancellable *cancellable;
  guint n_ahead;

  GMutex mutex; /* guards what follows, and the hand-over of a slot */
  GCond changed;
  Slot *slots;
  guint next;      /* to be read */
  guint delivered; /* before this, all are */
} Reading;

static void
problem_clear (gpointer data)
{
  Problem *problem = data;

  g_free (problem->file);
  g_clear_error (&problem->error);
}

static void
take_problem (const char *file, const GError *error, gpointer user_data)
{
  Slot *slot = user_data;
  const Problem problem = { g_strdup (file), g_error_copy (error) };

  g_array_append_val (slot->problems, problem);
}

typedef struct
{
  Reading *reading;
  Slot *slot;
  const char *path;
} FileReading;

static void
take_file_problem (const char *file, const GError *error, gpointer user_data)
{
  take_problem (file, error, ((FileReading *) user_data)->slot);
}

static void
take_document (MasarDocument *document, gpointer user_data)
{
  g_autoptr (MasarDocument) owned = document;
  g_autoptr (GError) error = NULL;
  FileReading *file = user_data;
  char *id = masar_seen_admit (file->slot->seen, owned->id, owned->sha256, owned->uri, &error);

  if (id == NULL)
    {
      take_problem (file->path, error, file->slot);
      return;
    }
  g_free (owned->id);
  owned->id = id;
  masar_extract (file->reading->lexicon, owned, file->slot->records);
}

static void
read_file (Reading *reading, guint position)
{
  FileReading file = { reading, &reading->slots[position], g_ptr_array_index (reading->files, position) };
  g_autoptr (GError) error = NULL;

  file.slot->records = masar_records_new ();
  file.slot->seen = masar_seen_new ();
  file.slot->problems = g_array_new (FALSE, FALSE, sizeof (Problem));
  g_array_set_clear_func (file.slot->problems, problem_clear);
  if (!masar_importer_read (file.path, reading->encoding, reading->cancellable, take_document, take_file_problem, &file,
                            &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_problem (file.path, error, file.slot);
  g_clear_pointer (&file.slot->seen, masar_seen_free);
}

static gpointer
read_files (gpointer data)
{
  Reading *reading = data;

  g_mutex_lock (&reading->mutex);
  while (reading->next < reading->files->len)
    {
      const guint position = reading->next;

      if (position >= reading->delivered + reading->n_ahead)
        {
          g_cond_wait (&reading->changed, &reading->mutex);
          continue;
        }
      reading->next++;
      g_mutex_unlock (&reading->mutex);
      if (!g_cancellable_is_cancelled (reading->cancellable))
        read_file (reading, position);
      g_atomic_int_inc (&reading->progress->n_read);
      g_mutex_lock (&reading->mutex);
      reading->slots[position].done = TRUE;
      g_cond_broadcast (&reading->changed);
    }
  g_mutex_unlock (&reading->mutex);
  return NULL;
}

typedef struct
{
  MasarSeen *seen;
  Slot *slot;
  const char *path;
} Admission;

static gboolean
admit_article (MasarArticleRecord *article, gpointer user_data)
{
  Admission *admission = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = masar_seen_admit (admission->seen, article->id, article->sha256, article->uri, &error);

  if (id == NULL)
    {
      take_problem (admission->path, error, admission->slot);
      return FALSE;
    }
  article->id = masar_records_intern (admission->slot->records, id);
  return TRUE;
}

static void
deliver (Slot *slot,
         const char *path,
         MasarSeen *seen,
         MasarFileReaderSink sink,
         MasarProblemSink problem,
         gpointer user_data)
{
  g_autoptr (MasarRecords) admitted = NULL;
  Admission admission = { seen, slot, path };

  if (slot->records == NULL)
    return;
  admitted = masar_records_new ();
  masar_records_absorb (admitted, slot->records, admit_article, &admission);
  for (guint i = 0; i < slot->problems->len; i++)
    {
      const Problem *found = &g_array_index (slot->problems, Problem, i);

      problem (found->file, found->error, user_data);
    }
  sink (admitted, user_data);
  g_clear_pointer (&slot->records, masar_records_unref);
  g_clear_pointer (&slot->problems, g_array_unref);
}

static void
deliver_all (Reading *reading, MasarFileReaderSink sink, MasarProblemSink problem, gpointer user_data)
{
  g_autoptr (MasarSeen) seen = masar_seen_new ();

  for (guint i = 0; i < reading->files->len; i++)
    {
      g_mutex_lock (&reading->mutex);
      while (!reading->slots[i].done)
        g_cond_wait (&reading->changed, &reading->mutex);
      g_mutex_unlock (&reading->mutex);
      deliver (&reading->slots[i], g_ptr_array_index (reading->files, i), seen, sink, problem, user_data);
      g_mutex_lock (&reading->mutex);
      reading->delivered = i + 1;
      g_cond_broadcast (&reading->changed);
      g_mutex_unlock (&reading->mutex);
    }
}

/**
 * masar_file_reader_run:
 * @paths: (array zero-terminated=1): files and folders
 * @encoding: (nullable): the encoding of all text files; %NULL to detect it
 * @lexicon: the language
 * @n_threads: how many threads read, or 0 for as many as there are processors
 * @progress: (inout): counted up while reading
 * @cancellable: (nullable): stops reading; what was read by then is delivered
 * @sink: takes the articles of each file
 * @problem: takes what could not be read; called on the same thread as @sink
 *
 * Reads every article under @paths.  Blocks until all is delivered.  An article of the same bytes as an earlier one is
 * a problem.
 */
void
masar_file_reader_run (const char *const *paths,
                       const char *encoding,
                       const MasarLexicon *lexicon,
                       guint n_threads,
                       MasarFileReaderProgress *progress,
                       GCancellable *cancellable,
                       MasarFileReaderSink sink,
                       MasarProblemSink problem,
                       gpointer user_data)
{
  g_autoptr (GPtrArray) files = masar_importer_list (paths, cancellable, problem, user_data);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  const guint n_wanted = MIN (n_threads > 0 ? n_threads : g_get_num_processors (), MAX (files->len, 1));
  g_autofree Slot *slots = g_new0 (Slot, files->len);
  Reading reading = {
    .files = files,
    .encoding = encoding,
    .lexicon = lexicon,
    .progress = progress,
    .cancellable = cancellable,
    .n_ahead = n_wanted * FILES_AHEAD_PER_THREAD,
    .slots = slots,
  };

  g_atomic_int_set (&progress->n_files, (int) files->len);
  g_mutex_init (&reading.mutex);
  g_cond_init (&reading.changed);
  for (guint i = 0; i < n_wanted; i++)
    g_ptr_array_add (threads, g_thread_new ("masar-reader", read_files, &reading));
  deliver_all (&reading, sink, problem, user_data);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
  g_cond_clear (&reading.changed);
  g_mutex_clear (&reading.mutex);
}
