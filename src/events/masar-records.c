/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-records.h"

#include "masar-arena.h"
#include "masar-lexicon-private.h"

#include <string.h>

/* The records of a corpus as plain arrays over one pool of strings.
 *
 * One thread fills an instance; afterwards it is shared unchanged.  Records are allocated one by one, so that pointers
 * to them stay valid while others are added.  Strings live in pools (more than one after an absorb) until the last
 * reference goes.
 *
 * Large records lie in an arena, which the system may write out: it is let go of whenever so many articles were looked
 * at, so that what is held in memory does not grow with their number, but for their ids' hashes.  Their arrays are
 * copied there when they are complete, and cannot grow after. */

/* So many looks at articles and events of large records, or of them made, before the arena is let go of.  A look brings
 * in up to 64 kB, for the system maps what lies around it as well. */
#define LOOKS_BEFORE_RELAXING 256

struct _MasarRecords
{
  gatomicrefcount references;
  GPtrArray *articles;
  GPtrArray *events;
  GPtrArray *links;
  GHashTable *article_positions; /* id → position + 1 */
  GHashTable *shared_ids;        /* that several articles had, before they were told apart */
  GHashTable *event_positions;   /* id → position + 1 */
  GHashTable *interned;          /* strings of the first pool, for records_intern() */
  GPtrArray *pools;              /* GStringChunk; the first takes new strings */
  GPtrArray *blocks;             /* what records_copy() copied */
  MasarArena *arena;             /* of large records, or NULL */
  guint n_looks;                 /* since the arena was let go of */
};

G_DEFINE_QUARK (masar - records - error - quark, masar_records_error)

/* Frozen arrays lie in the arena. */

static void
article_record_clear (gpointer data)
{
  MasarArticleRecord *article = data;

  if (article->frozen)
    return;
  g_array_unref (article->body);
  g_array_unref (article->times);
  g_array_unref (article->mentions);
  g_array_unref (article->relations);
}

static void
event_record_clear (gpointer data)
{
  MasarEventRecord *event = data;

  if (event->frozen)
    return;
  g_array_unref (event->evidence);
  g_array_unref (event->disputes);
}

static void
link_record_clear (gpointer data)
{
  MasarLinkRecord *link = data;

  g_array_unref (link->evidence);
}

static void
article_record_free (gpointer data)
{
  article_record_clear (data);
  g_free (data);
}

static void
event_record_free (gpointer data)
{
  event_record_clear (data);
  g_free (data);
}

static void
link_record_free (gpointer data)
{
  link_record_clear (data);
  g_free (data);
}

/* Faster than GLib's, which goes byte by byte: every record has dozens of words that others have, too. */
static guint
hash_text (gconstpointer text)
{
  return (guint) masar_lexicon_hash (text, strlen (text));
}

/**
 * masar_records_new:
 *
 * Returns: (transfer full): records without any
 */
MasarRecords *
masar_records_new (void)
{
  MasarRecords *self = g_new0 (MasarRecords, 1);

  g_atomic_ref_count_init (&self->references);
  self->articles = g_ptr_array_new_with_free_func (article_record_free);
  self->events = g_ptr_array_new_with_free_func (event_record_free);
  self->links = g_ptr_array_new_with_free_func (link_record_free);
  self->article_positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->shared_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->event_positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->interned = g_hash_table_new (hash_text, g_str_equal);
  self->pools = g_ptr_array_new_with_free_func ((GDestroyNotify) g_string_chunk_free);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->pools, g_string_chunk_new (4096));
  return self;
}

/**
 * masar_records_new_large:
 *
 * Makes records for more articles than memory may hold: all but their ids' hashes and the strings that many have in
 * common lies in a file without a name.  Such records stay with one thread, absorb no others, and the arrays of an
 * article or event that was read or woven cannot grow.
 *
 * Returns: (transfer full): records without any
 */
MasarRecords *
masar_records_new_large (void)
{
  MasarRecords *self = masar_records_new ();

  self->arena = masar_arena_new ();
  g_ptr_array_set_free_func (self->articles, NULL);
  g_ptr_array_set_free_func (self->events, NULL);
  g_ptr_array_set_free_func (self->links, NULL);
  return self;
}

/* A record's zeros. */
static gpointer
allocate (MasarRecords *self, gsize size)
{
  return self->arena != NULL ? masar_arena_allocate (self->arena, size) : g_malloc0 (size);
}

/* Counting does not change what is read: the caller's records are constant all the same. */
static void
look (const MasarRecords *self)
{
  MasarRecords *own = (MasarRecords *) self;

  if (self->arena == NULL || ++own->n_looks < LOOKS_BEFORE_RELAXING)
    return;
  own->n_looks = 0;
  masar_arena_relax (self->arena);
}

static void
freeze_array (MasarRecords *self, GArray **array)
{
  const gsize n_bytes = (gsize) (*array)->len * g_array_get_element_size (*array);
  GArray *frozen = masar_arena_allocate (self->arena, sizeof (GArray));

  frozen->len = (*array)->len;
  frozen->data = masar_arena_allocate (self->arena, n_bytes);
  if (n_bytes > 0)
    memcpy (frozen->data, (*array)->data, n_bytes);
  g_array_unref (*array);
  *array = frozen;
}

/**
 * masar_records_finish_article:
 * @article: an article of @self to which nothing will be added
 */
void
masar_records_finish_article (MasarRecords *self, MasarArticleRecord *article)
{
  if (self->arena == NULL || article->frozen)
    return;
  look (self);
  freeze_array (self, &article->body);
  freeze_array (self, &article->times);
  freeze_array (self, &article->mentions);
  freeze_array (self, &article->relations);
  article->frozen = TRUE;
}

/**
 * masar_records_finish_event:
 * @event: an event of @self to which nothing will be added
 */
void
masar_records_finish_event (MasarRecords *self, MasarEventRecord *event)
{
  if (self->arena == NULL || event->frozen)
    return;
  look (self);
  freeze_array (self, &event->evidence);
  freeze_array (self, &event->disputes);
  event->frozen = TRUE;
}

MasarRecords *
masar_records_ref (MasarRecords *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/* What records of an arena hold outside of it. */
static void
clear_large (MasarRecords *self, guint n_articles, guint n_events, guint n_links)
{
  for (guint i = n_articles; i < self->articles->len; i++)
    article_record_clear (masar_records_get_article (self, i));
  for (guint i = n_events; i < self->events->len; i++)
    event_record_clear (masar_records_get_event (self, i));
  for (guint i = n_links; i < self->links->len; i++)
    link_record_clear (masar_records_get_link (self, i));
}

void
masar_records_unref (MasarRecords *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->arena != NULL)
    clear_large (self, 0, 0, 0);
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->links);
  g_hash_table_unref (self->article_positions);
  g_hash_table_unref (self->shared_ids);
  g_hash_table_unref (self->event_positions);
  g_hash_table_unref (self->interned);
  g_ptr_array_unref (self->pools);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->arena, masar_arena_free);
  g_free (self);
}

guint
masar_records_get_n_articles (const MasarRecords *self)
{
  return self->articles->len;
}

/**
 * masar_records_get_article:
 * @position: less than [method@Records.get_n_articles]
 *
 * Returns: (transfer none): the article there
 */
MasarArticleRecord *
masar_records_get_article (const MasarRecords *self, guint position)
{
  g_return_val_if_fail (position < self->articles->len, NULL);

  look (self);
  return g_ptr_array_index (self->articles, position);
}

/**
 * masar_records_find_article:
 * @id: an article's id
 *
 * Returns: its position, or %MASAR_UNKNOWN
 */
int
masar_records_find_article (const MasarRecords *self, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->article_positions, id)) - 1;
}

guint
masar_records_get_n_events (const MasarRecords *self)
{
  return self->events->len;
}

/**
 * masar_records_get_event:
 * @position: less than [method@Records.get_n_events]
 *
 * Returns: (transfer none): the event there
 */
MasarEventRecord *
masar_records_get_event (const MasarRecords *self, guint position)
{
  g_return_val_if_fail (position < self->events->len, NULL);

  look (self);
  return g_ptr_array_index (self->events, position);
}

/**
 * masar_records_find_event:
 * @id: an event's id
 *
 * Returns: its position, or %MASAR_UNKNOWN
 */
int
masar_records_find_event (const MasarRecords *self, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->event_positions, id)) - 1;
}

guint
masar_records_get_n_links (const MasarRecords *self)
{
  return self->links->len;
}

/**
 * masar_records_get_link:
 * @position: less than [method@Records.get_n_links]
 *
 * Returns: (transfer none): the link there
 */
MasarLinkRecord *
masar_records_get_link (const MasarRecords *self, guint position)
{
  g_return_val_if_fail (position < self->links->len, NULL);

  return g_ptr_array_index (self->links, position);
}

/* Ids are what everything is sorted by, and stay in memory. */
static const char *
keep_id (MasarRecords *self, const char *id)
{
  return self->arena != NULL ? g_string_chunk_insert (g_ptr_array_index (self->pools, 0), id)
                             : masar_records_intern (self, id);
}

/**
 * masar_records_add_article:
 * @id: its id
 *
 * Returns: (transfer none): the article of that id, new and empty, or as it stands when there is one
 */
MasarArticleRecord *
masar_records_add_article (MasarRecords *self, const char *id)
{
  const int position = masar_records_find_article (self, id);
  MasarArticleRecord *article;

  if (position != MASAR_UNKNOWN)
    return masar_records_get_article (self, position);
  article = allocate (self, sizeof *article);
  article->id = keep_id (self, id);
  article->published.span = MASAR_SPAN_OPEN;
  article->body = g_array_new (FALSE, FALSE, sizeof (MasarPassage));
  article->times = g_array_new (FALSE, FALSE, sizeof (MasarTimeRecord));
  article->mentions = g_array_new (FALSE, FALSE, sizeof (MasarMention));
  article->relations = g_array_new (FALSE, FALSE, sizeof (MasarRelation));
  g_ptr_array_add (self->articles, article);
  g_hash_table_insert (self->article_positions, (gpointer) article->id, GINT_TO_POINTER (self->articles->len));
  return article;
}

static char *
dup_own_id (const char *id, const char *sha256)
{
  return g_strdup_printf ("%s-%.8s", id, sha256);
}

/**
 * masar_records_dup_article_id:
 * @id: the id of an article that is to be added
 * @sha256: (nullable): of its bytes
 *
 * Finds an id for an article of another shard: where another article has @id, the beginning of its SHA-256 is added to
 * the id of both, whichever came first.
 *
 * Returns: (transfer full): the id
 */
char *
masar_records_dup_article_id (MasarRecords *self, const char *id, const char *sha256)
{
  const int position = masar_records_find_article (self, id);
  MasarArticleRecord *other = position != MASAR_UNKNOWN ? masar_records_get_article (self, (guint) position) : NULL;
  g_autofree char *own = NULL;

  if (sha256 == NULL)
    return g_strdup (id);
  if (g_hash_table_contains (self->shared_ids, id))
    return dup_own_id (id, sha256);
  if (other == NULL || other->stub || other->sha256 == NULL || g_str_equal (other->sha256, sha256))
    return g_strdup (id);
  own = dup_own_id (id, other->sha256);
  g_hash_table_add (self->shared_ids, (gpointer) other->id);
  g_hash_table_remove (self->article_positions, id);
  other->id = keep_id (self, own);
  g_hash_table_insert (self->article_positions, (gpointer) other->id, GINT_TO_POINTER (position + 1));
  return dup_own_id (id, sha256);
}

/**
 * masar_records_add_event:
 * @id: its id, which no other event has
 *
 * Returns: (transfer none): a new event
 */
MasarEventRecord *
masar_records_add_event (MasarRecords *self, const char *id)
{
  MasarEventRecord *event = allocate (self, sizeof *event);

  event->id = masar_records_keep (self, id);
  event->when.span = MASAR_SPAN_OPEN;
  event->evidence = g_array_new (FALSE, FALSE, sizeof (MasarEvidence));
  event->disputes = g_array_new (FALSE, FALSE, sizeof (MasarDispute));
  g_ptr_array_add (self->events, event);
  g_hash_table_insert (self->event_positions, (gpointer) event->id, GINT_TO_POINTER (self->events->len));
  return event;
}

/**
 * masar_records_add_link:
 *
 * Returns: (transfer none): a new link
 */
MasarLinkRecord *
masar_records_add_link (MasarRecords *self)
{
  MasarLinkRecord *link = allocate (self, sizeof *link);

  link->from = link->to = MASAR_UNKNOWN;
  link->evidence = g_array_new (FALSE, FALSE, sizeof (MasarLinkEvidence));
  g_ptr_array_add (self->links, link);
  return link;
}

/**
 * masar_records_truncate:
 * @n_events: how many events to keep
 * @n_links: how many links to keep; none of them names an event that goes
 *
 * Takes back the events and links that were added last.
 */
void
masar_records_truncate (MasarRecords *self, guint n_events, guint n_links)
{
  g_return_if_fail (n_events <= self->events->len && n_links <= self->links->len);

  for (guint i = n_events; i < self->events->len; i++)
    g_hash_table_remove (self->event_positions, masar_records_get_event (self, i)->id);
  if (self->arena != NULL)
    clear_large (self, self->articles->len, n_events, n_links);
  g_ptr_array_set_size (self->events, (int) n_events);
  g_ptr_array_set_size (self->links, (int) n_links);
}

/**
 * masar_records_intern:
 * @text: (nullable): a string
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as @self, the same for the same text
 */
const char *
masar_records_intern (MasarRecords *self, const char *text)
{
  const char *interned;

  if (text == NULL)
    return NULL;
  interned = g_hash_table_lookup (self->interned, text);
  if (interned == NULL)
    {
      interned = g_string_chunk_insert (g_ptr_array_index (self->pools, 0), text);
      g_hash_table_add (self->interned, (gpointer) interned);
    }
  return interned;
}

/**
 * masar_records_keep:
 * @text: (nullable): a string that few records have in common
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as @self
 */
const char *
masar_records_keep (MasarRecords *self, const char *text)
{
  gsize n_bytes;
  char *copy;

  if (text == NULL)
    return NULL;
  if (self->arena == NULL)
    return g_string_chunk_insert (g_ptr_array_index (self->pools, 0), text);
  n_bytes = strlen (text) + 1;
  copy = masar_arena_allocate (self->arena, n_bytes);
  memcpy (copy, text, n_bytes);
  return copy;
}

/**
 * masar_records_intern_len:
 * @text: (array length=length): bytes without a NUL
 * @length: how many
 *
 * Returns: (transfer none): as [method@Records.intern]
 */
const char *
masar_records_intern_len (MasarRecords *self, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);

  return masar_records_intern (self, copy);
}

/**
 * masar_records_copy:
 * @data: (nullable): some plain data
 * @size: its bytes
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as @self
 */
gpointer
masar_records_copy (MasarRecords *self, gconstpointer data, gsize size)
{
  gpointer block;

  if (data == NULL || size == 0)
    return NULL;
  if (self->arena != NULL)
    return memcpy (masar_arena_allocate (self->arena, size), data, size);
  block = g_memdup2 (data, size);
  if (block != NULL)
    g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * masar_records_absorb:
 * @other: records with articles only; empty afterwards
 * @admit: (nullable): asked for each article, in order; may give it another id; %FALSE leaves it out
 *
 * Moves the articles of @other, with all they point to, to the end of @self.  An article whose id @self has already is
 * left out.
 */
void
masar_records_absorb (MasarRecords *self, MasarRecords *other, MasarRecordsAdmit admit, gpointer user_data)
{
  g_autoptr (GPtrArray) articles = NULL;

  g_return_if_fail (self != other && self->arena == NULL && other->arena == NULL);
  g_return_if_fail (other->events->len == 0 && other->links->len == 0);

  articles = g_steal_pointer (&other->articles);
  other->articles = g_ptr_array_new_with_free_func (article_record_free);
  for (guint i = 0; i < articles->len; i++)
    {
      MasarArticleRecord *article = g_ptr_array_index (articles, i);

      if ((admit != NULL && !admit (article, user_data))
          || masar_records_find_article (self, article->id) != MASAR_UNKNOWN)
        {
          article_record_free (article);
          continue;
        }
      g_ptr_array_add (self->articles, article);
      g_hash_table_insert (self->article_positions, (gpointer) article->id, GINT_TO_POINTER (self->articles->len));
    }
  g_ptr_array_set_free_func (articles, NULL);
  g_hash_table_remove_all (other->article_positions);
  g_hash_table_remove_all (other->interned);
  g_ptr_array_extend_and_steal (self->pools, g_steal_pointer (&other->pools));
  g_ptr_array_extend_and_steal (self->blocks, g_steal_pointer (&other->blocks));
  other->pools = g_ptr_array_new_with_free_func ((GDestroyNotify) g_string_chunk_free);
  other->blocks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (other->pools, g_string_chunk_new (4096));
}

/* The words of the enumerations, as they stand in records. */

static const char *const event_types[] = { "attack", "strike", "talks", "context" };
static const char *const modalities[] = { "asserted", "reported", "denied", "possible", "planned", "hypothetical" };
static const char *const link_kinds[MASAR_N_LINK_KINDS] = { "response",  "delays", "impedes", "causes", "disputes",
                                                            "postpones", "resets", "meets",   "misses" };
static const char *const sides[] = { "unknown", "state", "coalition", "armed", "civil" };
static const char *const speaker_roles[] = { "unknown", "person", "source", "witness", "office", "agency", "outlet" };
static const char *const harms[] = { "killed", "wounded", "missing", "captured" };
static const char *const exactnesses[] = { "exact", "at-least", "about", "more-than", "at-most", "none" };

static gboolean
find_word (const char *const *words, guint n_words, const char *text, guint *position)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], text) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

#define DEFINE_WORDS(Type, prefix, words)                                                                              \
  const char *prefix##_to_string (Type value)                                                                          \
  {                                                                                                                    \
    g_return_val_if_fail ((guint) value < G_N_ELEMENTS (words), NULL);                                                 \
    return words[value];                                                                                               \
  }                                                                                                                    \
                                                                                                                       \
  gboolean prefix##_from_string (const char *text, Type *value)                                                        \
  {                                                                                                                    \
    guint position;                                                                                                    \
                                                                                                                       \
    if (!find_word (words, G_N_ELEMENTS (words), text, &position))                                                     \
      return FALSE;                                                                                                    \
    *value = (Type) position;                                                                                          \
    return TRUE;                                                                                                       \
  }

DEFINE_WORDS (MasarEventType, masar_event_type, event_types)
DEFINE_WORDS (MasarModality, masar_modality, modalities)
DEFINE_WORDS (MasarLinkKind, masar_link_kind, link_kinds)
DEFINE_WORDS (MasarSide, masar_side, sides)
DEFINE_WORDS (MasarSpeakerRole, masar_speaker_role, speaker_roles)
DEFINE_WORDS (MasarHarm, masar_harm, harms)
DEFINE_WORDS (MasarExactness, masar_exactness, exactnesses)
