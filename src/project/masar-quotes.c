/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-quotes.h"

#include "masar-evidence-rank.h"
#include "masar-excerpt.h"

#include <string.h>

/* What is asked for and not kept is put on a list, and read when the main loop is idle: the latest first, since that is
 * what is seen now.  Whoever asked hears of it by the signal, and asks again. */

/* More than any view has cards; what was asked for longest ago is forgotten first. */
#define MAX_WANTED 256
#define MAX_KEPT 4096

/* Enough words for the widest card. */
#define MAX_BYTES 400u

/* How long the main loop is kept at most, but for a single long article. */
#define SLICE_US 4000

struct _MasarQuotes
{
  GObject parent_instance;

  MasarDocuments *documents;
  MasarKnown *known; /* or NULL */
  GHashTable *words; /* by event; empty where nothing can be quoted */
  GQueue wanted;     /* events, latest first */
  GError *error;     /* why the first article that should have been quoted was not, or NULL */
  guint source;
};

G_DEFINE_FINAL_TYPE (MasarQuotes, masar_quotes, G_TYPE_OBJECT)

enum
{
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * masar_quotes_cut:
 * @text: an article, UTF-8
 * @length: its bytes
 * @passage: what is quoted
 *
 * Returns: (transfer full): the words on one line between quotation marks, quotation marks within them as inner ones;
 *   empty when there are none
 */
char *
masar_quotes_cut (const char *text, gsize length, MasarPassage passage)
{
  g_autoptr (MasarExcerpt) excerpt = NULL;
  g_autoptr (GString) words = NULL;

  passage.end = MIN (passage.end, passage.start + MAX_BYTES);
  excerpt = masar_excerpt_new (text, length, passage, 0);
  if (excerpt == NULL || *excerpt->words == '\0')
    return g_strdup ("");
  words = g_string_new (excerpt->words);
  g_string_replace (words, "«", "‹", 0);
  g_string_replace (words, "»", "›", 0);
  g_string_prepend (words, "«");
  g_string_append (words, "»");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* An article that the records only name was never there to be read. */
static void
note_error (MasarQuotes *self, int article, GError *error)
{
  MasarRecords *records = masar_documents_get_records (self->documents);

  if (self->error != NULL || g_error_matches (error, MASAR_DOCUMENTS_ERROR, MASAR_DOCUMENTS_ERROR_NO_ARTICLE))
    {
      g_error_free (error);
      return;
    }
  g_prefix_error (&error, "%s: ", masar_records_get_article (records, (guint) article)->id);
  self->error = error;
}

static char *
read_words (MasarQuotes *self, guint event)
{
  MasarRecords *records = masar_documents_get_records (self->documents);
  MasarEventRecord *then = self->known != NULL ? masar_known_dup_event (self->known, event) : NULL;
  const MasarEventRecord *record = then != NULL ? then : masar_records_get_event (records, event);
  const int chosen = masar_evidence_choose (records, record);
  const MasarDocument *document = NULL;
  MasarEvidence evidence = { 0 };
  GError *error = NULL;

  if (chosen != MASAR_UNKNOWN)
    {
      evidence = g_array_index (record->evidence, MasarEvidence, chosen);
      document = masar_documents_get (self->documents, (guint) evidence.article, &error);
    }
  if (error != NULL)
    note_error (self, evidence.article, error);
  g_clear_pointer (&then, masar_known_free_event);
  return document != NULL ? masar_quotes_cut (document->text, document->length, evidence.values.passage)
                          : g_strdup ("");
}

static const char *
keep_words (MasarQuotes *self, guint event)
{
  char *words = read_words (self, event);

  if (g_hash_table_size (self->words) > MAX_KEPT)
    g_hash_table_remove_all (self->words);
  g_hash_table_insert (self->words, GUINT_TO_POINTER (event), words);
  return words;
}

static gboolean
idle_cb (gpointer user_data)
{
  MasarQuotes *self = user_data;
  const gint64 end = g_get_monotonic_time () + SLICE_US;

  do
    keep_words (self, GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted)));
  while (!g_queue_is_empty (&self->wanted) && g_get_monotonic_time () < end);
  if (!g_queue_is_empty (&self->wanted))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  g_signal_emit (self, signals[ARRIVED], 0);
  return G_SOURCE_REMOVE;
}

static void
forget (MasarQuotes *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_queue_clear (&self->wanted);
  g_hash_table_remove_all (self->words);
}

static void
masar_quotes_finalize (GObject *object)
{
  MasarQuotes *self = MASAR_QUOTES (object);

  forget (self);
  g_hash_table_unref (self->words);
  g_clear_pointer (&self->known, masar_known_unref);
  g_clear_error (&self->error);
  masar_documents_unref (self->documents);
  G_OBJECT_CLASS (masar_quotes_parent_class)->finalize (object);
}

static void
masar_quotes_class_init (MasarQuotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_quotes_finalize;

  /**
   * MasarQuotes::arrived:
   *
   * All that was asked for has been read.
   */
  signals[ARRIVED] =
      g_signal_new ("arrived", MASAR_TYPE_QUOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
masar_quotes_init (MasarQuotes *self)
{
  self->words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_queue_init (&self->wanted);
}

/**
 * masar_quotes_new:
 * @documents: what is quoted; those that another thread uses are not for this one
 *
 * Returns: (transfer full): the quotations of the events of its records
 */
MasarQuotes *
masar_quotes_new (MasarDocuments *documents)
{
  MasarQuotes *self;

  g_return_val_if_fail (documents != NULL, NULL);

  self = g_object_new (MASAR_TYPE_QUOTES, NULL);
  self->documents = masar_documents_ref (documents);
  return self;
}

/**
 * masar_quotes_set_known:
 * @known: (nullable): what was known on a day
 *
 * From now on, quotes only what had been written by that day.
 */
void
masar_quotes_set_known (MasarQuotes *self, MasarKnown *known)
{
  g_return_if_fail (MASAR_IS_QUOTES (self));

  if (self->known == known)
    return;
  forget (self);
  g_clear_pointer (&self->known, masar_known_unref);
  self->known = known != NULL ? masar_known_ref (known) : NULL;
}

static gint64
get_day (MasarQuotes *self)
{
  return self->known != NULL ? masar_known_get_day (self->known) : G_MAXINT64;
}

/**
 * masar_quotes_learn:
 * @other: (nullable): quotations on this thread
 *
 * Takes what @other has read already, if that is of the same records on the same day, so that it need not be read
 * again.
 */
void
masar_quotes_learn (MasarQuotes *self, MasarQuotes *other)
{
  GHashTableIter iter;
  gpointer event, words;

  g_return_if_fail (MASAR_IS_QUOTES (self));

  if (other == NULL || get_day (other) != get_day (self)
      || masar_documents_get_records (other->documents) != masar_documents_get_records (self->documents))
    return;
  g_hash_table_iter_init (&iter, other->words);
  while (g_hash_table_iter_next (&iter, &event, &words))
    g_hash_table_insert (self->words, event, g_strdup (words));
}

/**
 * masar_quotes_get:
 * @event: position in the records
 *
 * For what is drawn again and again.  Main thread only.
 *
 * Returns: (transfer none) (nullable): its words between quotation marks, empty if there are none; or %NULL, if they
 *   have yet to be read: they will be, and [signal@Quotes::arrived] tells it
 */
const char *
masar_quotes_get (MasarQuotes *self, guint event)
{
  const gpointer key = GUINT_TO_POINTER (event);
  const char *words;

  g_return_val_if_fail (MASAR_IS_QUOTES (self), NULL);

  words = g_hash_table_lookup (self->words, key);
  if (words != NULL || g_queue_find (&self->wanted, key) != NULL)
    return words;
  g_queue_push_head (&self->wanted, key);
  if (self->wanted.length > MAX_WANTED)
    g_queue_pop_tail (&self->wanted);
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
  return NULL;
}

/**
 * masar_quotes_read:
 * @event: position in the records
 *
 * For what is drawn once: reads the article if need be.
 *
 * Returns: (transfer none): its words between quotation marks, empty if there are none
 */
const char *
masar_quotes_read (MasarQuotes *self, guint event)
{
  const char *words;

  g_return_val_if_fail (MASAR_IS_QUOTES (self), NULL);

  words = g_hash_table_lookup (self->words, GUINT_TO_POINTER (event));
  return words != NULL ? words : keep_words (self, event);
}

/**
 * masar_quotes_read_cb:
 * @event: position in the records
 * @user_data: a #MasarQuotes
 *
 * [method@Quotes.read], for a view that asks.
 */
const char *
masar_quotes_read_cb (guint event, gpointer user_data)
{
  return masar_quotes_read (user_data, event);
}

/**
 * masar_quotes_get_error:
 *
 * Returns: (transfer none) (nullable): why the first article that could not be read again could not
 */
const GError *
masar_quotes_get_error (MasarQuotes *self)
{
  g_return_val_if_fail (MASAR_IS_QUOTES (self), NULL);

  return self->error;
}
