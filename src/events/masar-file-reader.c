/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-file-reader.h"

#include "masar-extract.h"
#include "masar-seen.h"

/* Files into article records, on many threads, delivered in the order of the files.
 *
 * Each file has a slot, in which the thread that reads it puts batches of articles.  Threads run ahead of the delivery
 * by a bounded number of files, and of batches in each, so that memory grows neither with the number of files nor with
 * their size.  What is delivered does not depend on the threads, but for where one batch ends and the next begins. */

#define FILES_AHEAD_PER_THREAD 16
#define ARTICLES_PER_BATCH 32
#define BATCHES_AHEAD_PER_FILE 8

typedef struct
{
  char *file;
  GError *error;
} Problem;

typedef struct
{
  MasarRecords *records; /* articles only */
  GArray *problems;      /* Problem */
} Batch;

typedef struct
{
  GQueue batches; /* Batch, complete */
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

  GMutex mutex; /* guards what follows, and the slots */
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

static Batch *
batch_new (void)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->records = masar_records_new ();
  batch->problems = g_array_new (FALSE, FALSE, sizeof (Problem));
  g_array_set_clear_func (batch->problems, problem_clear);
  return batch;
}

static void
batch_free (Batch *batch)
{
  masar_records_unref (batch->records);
  g_array_unref (batch->problems);
  g_free (batch);
}

static void
add_problem (Batch *batch, const char *file, const GError *error)
{
  const Problem problem = { g_strdup (file), g_error_copy (error) };

  g_array_append_val (batch->problems, problem);
}

/* A file while its thread reads it. */
typedef struct
{
  Reading *reading;
  Slot *slot;
  const char *path;
  Batch *batch;
} FileReading;

/* Hands the batch over, once there is room for it, and begins another. */
static void
hand_over (FileReading *file)
{
  Reading *reading = file->reading;

  g_mutex_lock (&reading->mutex);
  while (file->slot->batches.length >= BATCHES_AHEAD_PER_FILE)
    g_cond_wait (&reading->changed, &reading->mutex);
  g_queue_push_tail (&file->slot->batches, file->batch);
  g_cond_broadcast (&reading->changed);
  g_mutex_unlock (&reading->mutex);
  file->batch = batch_new ();
}

static void
take_file_problem (const char *path, const GError *error, gpointer user_data)
{
  add_problem (((FileReading *) user_data)->batch, path, error);
}

static void
check_language (FileReading *file, const MasarArticleRecord *article)
{
  g_autoptr (GError) error = NULL;

  if (masar_extract_can_read (article))
    return;
  error = g_error_new (MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_LANGUAGE,
                       "Article “%s”: expected Arabic, found %s: it is listed, not read", article->id,
                       masar_language_get_name (file->reading->lexicon, article->language));
  add_problem (file->batch, file->path, error);
}

static void
take_document (MasarDocument *document, gpointer user_data)
{
  g_autoptr (MasarDocument) owned = document;
  FileReading *file = user_data;

  /* ids are made to differ at the delivery, where all before are known; within a batch they must do so already */
  if (masar_records_get_n_articles (file->batch->records) >= ARTICLES_PER_BATCH
      || masar_records_find_article (file->batch->records, owned->id) != MASAR_UNKNOWN)
    hand_over (file);
  check_language (file, masar_extract (file->reading->lexicon, owned, file->batch->records));
}

static void
read_file (Reading *reading, guint position)
{
  FileReading file = { reading, &reading->slots[position], g_ptr_array_index (reading->files, position), batch_new () };
  g_autoptr (GError) error = NULL;

  if (!masar_importer_read (file.path, reading->encoding, reading->cancellable, take_document, take_file_problem, &file,
                            &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_problem (file.batch, file.path, error);
  hand_over (&file);
  batch_free (file.batch);
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
  Batch *batch;
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
      add_problem (admission->batch, admission->path, error);
      return FALSE;
    }
  article->id = masar_records_intern (admission->batch->records, id);
  return TRUE;
}

static void
deliver (Batch *batch,
         const char *path,
         MasarSeen *seen,
         MasarFileReaderSink sink,
         MasarProblemSink problem,
         gpointer user_data)
{
  g_autoptr (MasarRecords) admitted = masar_records_new ();
  Admission admission = { seen, batch, path };

  masar_records_absorb (admitted, batch->records, admit_article, &admission);
  for (guint i = 0; i < batch->problems->len; i++)
    {
      const Problem *found = &g_array_index (batch->problems, Problem, i);

      problem (found->file, found->error, user_data);
    }
  sink (admitted, user_data);
  batch_free (batch);
}

/* The next batch of the file at @position, or %NULL when all are delivered. */
static Batch *
wait_for_batch (Reading *reading, guint position)
{
  Slot *slot = &reading->slots[position];
  Batch *batch;

  g_mutex_lock (&reading->mutex);
  while (slot->batches.length == 0 && !slot->done)
    g_cond_wait (&reading->changed, &reading->mutex);
  batch = g_queue_pop_head (&slot->batches);
  if (batch == NULL)
    reading->delivered = position + 1;
  g_cond_broadcast (&reading->changed);
  g_mutex_unlock (&reading->mutex);
  return batch;
}

static void
deliver_all (Reading *reading, MasarFileReaderSink sink, MasarProblemSink problem, gpointer user_data)
{
  g_autoptr (MasarSeen) seen = masar_seen_new ();

  for (guint i = 0; i < reading->files->len; i++)
    for (Batch *batch = wait_for_batch (reading, i); batch != NULL; batch = wait_for_batch (reading, i))
      deliver (batch, g_ptr_array_index (reading->files, i), seen, sink, problem, user_data);
}

/**
 * masar_file_reader_run:
 * @paths: (array zero-terminated=1): files and folders
 * @encoding: (nullable): the encoding of all text files; %NULL to detect it
 * @lexicon: the language
 * @n_threads: how many threads read, or 0 for as many as there are processors
 * @progress: (inout): counted up while reading
 * @cancellable: (nullable): stops reading; what was read by then is delivered
 * @sink: takes the articles, some of one file at a time
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
