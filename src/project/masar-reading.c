/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-reading.h"

#include "masar-extract.h"
#include "masar-importer.h"
#include "masar-problem.h"
#include "masar-weave.h"

#include <string.h>

/* Files and folders into records, on as many threads as there are processors.
 *
 * Each file has a slot of its own, which only the thread that reads it touches; when all are read the slots are joined
 * in the order of the files.  So the outcome does not depend on the threads. */

typedef struct
{
  const char *path;
  const MasarLexicon *lexicon;
  MasarReadingProgress *progress;
  GCancellable *cancellable;
  MasarRecords *records; /* articles only; NULL until the file is read */
  GPtrArray *problems;
} Slot;

static void
add_problem (const char *file, const GError *error, gpointer user_data)
{
  g_ptr_array_add (user_data, masar_problem_new (file, error));
}

static void
take_problem (const char *file, const GError *error, gpointer user_data)
{
  add_problem (file, error, ((Slot *) user_data)->problems);
}

static void
report_duplicate (Slot *slot, const char *earlier)
{
  g_autoptr (GError) error = g_error_new (MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_DUPLICATE,
                                          "the same article as “%s”, which was read already", earlier);

  take_problem (slot->path, error, slot);
}

/* The name of an article when another article has its own: made from its content, so that it is always the same. */
static char *
dup_second_id (const char *id, const char *sha256)
{
  return g_strdup_printf ("%s-%.8s", id, sha256);
}

static void
take_document (MasarDocument *document, gpointer user_data)
{
  g_autoptr (MasarDocument) owned = document;
  Slot *slot = user_data;

  if (masar_records_find_article (slot->records, owned->id) != MASAR_UNKNOWN)
    {
      g_autofree char *id = g_steal_pointer (&owned->id);

      owned->id = dup_second_id (id, owned->sha256);
      if (masar_records_find_article (slot->records, owned->id) != MASAR_UNKNOWN)
        {
          report_duplicate (slot, id);
          return;
        }
    }
  masar_extract (slot->lexicon, owned, slot->records);
}

static void
read_slot (gpointer data, gpointer user_data)
{
  Slot *slot = data;
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (slot->cancellable))
    return;
  slot->records = masar_records_new ();
  if (!masar_importer_read (slot->path, NULL, slot->cancellable, take_document, take_problem, slot, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_problem (slot->path, error, slot);
  g_atomic_int_inc (&slot->progress->n_read);
}

typedef struct
{
  MasarReading *reading;
  GHashTable *ids_by_sha256;
  Slot *slot;
} Joining;

/* An article that was read before, under whatever name, is left out and said so; another article of the same name gets
 * a name of its own. */
static gboolean
admit_article (MasarArticleRecord *article, gpointer user_data)
{
  Joining *joining = user_data;
  const char *earlier = g_hash_table_lookup (joining->ids_by_sha256, article->sha256);

  if (earlier != NULL)
    {
      report_duplicate (joining->slot, earlier);
      return FALSE;
    }
  if (masar_records_find_article (joining->reading->records, article->id) != MASAR_UNKNOWN)
    {
      g_autofree char *id = dup_second_id (article->id, article->sha256);

      article->id = masar_records_intern (joining->reading->records, id);
    }
  g_hash_table_insert (joining->ids_by_sha256, (gpointer) article->sha256, (gpointer) article->id);
  return TRUE;
}

static void
join_slot (Slot *slot, MasarReading *reading, GHashTable *ids_by_sha256)
{
  Joining joining = { reading, ids_by_sha256, slot };

  if (slot->records != NULL)
    masar_records_absorb (reading->records, slot->records, admit_article, &joining);
  g_clear_pointer (&slot->records, masar_records_unref);
  g_ptr_array_extend_and_steal (reading->problems, g_steal_pointer (&slot->problems));
}

static void
read_slots (Slot *slots, guint n_slots)
{
  GThreadPool *pool = g_thread_pool_new (read_slot, NULL, (int) g_get_num_processors (), TRUE, NULL);

  for (guint i = 0; i < n_slots; i++)
    g_thread_pool_push (pool, &slots[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

/**
 * masar_reading_new:
 * @paths: (array zero-terminated=1): files and folders
 * @lexicon: the language
 * @progress: (inout): counted up while reading
 * @cancellable: (nullable): stops reading; what was read by then is woven
 *
 * Reads every article under @paths and weaves them.  Blocks; for a thread of its own.
 *
 * Returns: (transfer full): what came of it
 */
MasarReading *
masar_reading_new (const char *const *paths,
                   const MasarLexicon *lexicon,
                   MasarReadingProgress *progress,
                   GCancellable *cancellable)
{
  g_autoptr (GHashTable) ids_by_sha256 = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree Slot *slots = NULL;
  MasarReading *self = g_new0 (MasarReading, 1);

  self->records = masar_records_new ();
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
  files = masar_importer_list (paths, cancellable, add_problem, self->problems);
  g_atomic_int_set (&progress->n_files, (int) files->len);
  slots = g_new0 (Slot, files->len);
  for (guint i = 0; i < files->len; i++)
    slots[i] = (Slot){
      .path = g_ptr_array_index (files, i),
      .lexicon = lexicon,
      .progress = progress,
      .cancellable = cancellable,
      .problems = g_ptr_array_new_with_free_func (g_object_unref),
    };
  read_slots (slots, files->len);
  for (guint i = 0; i < files->len; i++)
    join_slot (&slots[i], self, ids_by_sha256);
  masar_weave (lexicon, self->records);
  return self;
}

void
masar_reading_free (MasarReading *self)
{
  g_clear_pointer (&self->records, masar_records_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
