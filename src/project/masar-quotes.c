/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-quotes.h"

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

  MasarProject *project;
  MasarRecords *records;
  const MasarKnown *known; /* or NULL */
  gint64 day;              /* of it, or G_MININT64 */
  GHashTable *words;       /* by event + 1; empty where nothing can be quoted */
  GQueue wanted;           /* events + 1, latest first */
  guint source;
};

G_DEFINE_FINAL_TYPE (MasarQuotes, masar_quotes, G_TYPE_OBJECT)

enum
{
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Which, and how much of it --- */

static guint
rank (MasarRecords *records, const MasarMention *mention, int article)
{
  guint rank = 0;

  if (mention->modality == MASAR_MODALITY_ASSERTED || mention->modality == MASAR_MODALITY_REPORTED)
    rank += 32;
  if (!mention->background)
    rank += 16;
  /* The title says it already. */
  if (!mention->headline)
    rank += 8;
  if (masar_records_get_article (records, (guint) article)->copy_of == NULL)
    rank += 4;
  if (mention->n_says > 0)
    rank += 2;
  if (mention->time != MASAR_UNKNOWN && !mention->reported)
    rank += 1;
  return rank;
}

/**
 * masar_quotes_choose:
 * @records: with the articles of @event
 * @event: an event
 *
 * Chooses what tells of the event best in a line: what asserts it, as news and not as background, in the text rather
 * than the headline, an original rather than a copy, by somebody who is named, with a date of its own.
 *
 * Returns: position of the evidence, the first of equals, or %MASAR_UNKNOWN
 */
int
masar_quotes_choose (MasarRecords *records, const MasarEventRecord *event)
{
  int best = MASAR_UNKNOWN;
  guint best_rank = 0;

  for (guint i = 0; event->evidence != NULL && i < event->evidence->len; i++)
    {
      const MasarEvidence *evidence = &g_array_index (event->evidence, MasarEvidence, i);
      guint own;

      if (evidence->article < 0 || evidence->values.passage.start >= evidence->values.passage.end)
        continue;
      own = rank (records, &evidence->values, evidence->article);
      if (best == MASAR_UNKNOWN || own > best_rank)
        {
          best = (int) i;
          best_rank = own;
        }
    }
  return best;
}

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

/* --- Reading --- */

static char *
read_words (MasarQuotes *self, guint event)
{
  MasarEventRecord *then = self->known != NULL ? masar_known_dup_event (self->known, event) : NULL;
  const MasarEventRecord *record = then != NULL ? then : masar_records_get_event (self->records, event);
  const int chosen = masar_quotes_choose (self->records, record);
  const MasarDocument *document = NULL;
  MasarEvidence evidence = { 0 };

  if (chosen != MASAR_UNKNOWN)
    {
      evidence = g_array_index (record->evidence, MasarEvidence, chosen);
      document = masar_project_get_document (self->project, (guint) evidence.article, NULL);
    }
  g_clear_pointer (&then, masar_known_free_event);
  return document != NULL ? masar_quotes_cut (document->text, document->length, evidence.values.passage)
                          : g_strdup ("");
}

static gboolean
idle_cb (gpointer user_data)
{
  MasarQuotes *self = user_data;
  const gint64 end = g_get_monotonic_time () + SLICE_US;
  gpointer event;

  /* A project that was read anew has other events: nothing is asked of this one any more. */
  if (masar_project_get_records (self->project) != self->records)
    g_queue_clear (&self->wanted);
  while (g_get_monotonic_time () < end && (event = g_queue_pop_head (&self->wanted)) != NULL)
    g_hash_table_insert (self->words, event, read_words (self, GPOINTER_TO_UINT (event) - 1));
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
  masar_records_unref (self->records);
  g_object_unref (self->project);
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
  self->day = G_MININT64;
}

/**
 * masar_quotes_new:
 * @project: that has been read
 *
 * Returns: (transfer full): the quotations of its events
 */
MasarQuotes *
masar_quotes_new (MasarProject *project)
{
  MasarQuotes *self;

  g_return_val_if_fail (MASAR_IS_PROJECT (project), NULL);

  self = g_object_new (MASAR_TYPE_QUOTES, NULL);
  self->project = g_object_ref (project);
  self->records = masar_records_ref (masar_project_get_records (project));
  return self;
}

/**
 * masar_quotes_set_known:
 * @known: (nullable): what was known on a day; borrowed until the next call
 *
 * From now on, quotes only what had been written by that day.
 */
void
masar_quotes_set_known (MasarQuotes *self, const MasarKnown *known)
{
  gint64 day;

  g_return_if_fail (MASAR_IS_QUOTES (self));

  day = known != NULL ? masar_known_get_day (known) : G_MININT64;
  self->known = known;
  if (self->day != day)
    forget (self);
  self->day = day;
}

/**
 * masar_quotes_get:
 * @event: position in the records
 *
 * Returns: (transfer none) (nullable): its words between quotation marks, empty if there are none; or %NULL, if they
 *   have yet to be read: they will be, and [signal@Quotes::arrived] tells it
 */
const char *
masar_quotes_get (MasarQuotes *self, guint event)
{
  const gpointer key = GUINT_TO_POINTER (event + 1);
  const char *words;

  g_return_val_if_fail (MASAR_IS_QUOTES (self), NULL);
  g_return_val_if_fail (event < masar_records_get_n_events (self->records), NULL);

  words = g_hash_table_lookup (self->words, key);
  if (words != NULL)
    return words;
  if (g_hash_table_size (self->words) > MAX_KEPT)
    g_hash_table_remove_all (self->words);
  if (g_queue_find (&self->wanted, key) != NULL)
    return NULL;
  g_queue_push_head (&self->wanted, key);
  if (self->wanted.length > MAX_WANTED)
    g_queue_pop_tail (&self->wanted);
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
  return NULL;
}
