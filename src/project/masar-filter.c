/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-filter.h"

#include "masar-latest.h"
#include "masar-text.h"

#include <string.h>

/* What each event has of each facet is found once; a change of the choice is then one pass over small numbers.
 *
 * The choice is another at once; what matches it follows in one piece, from a thread where there is much to look at. */

struct _MasarFilter
{
  GObject parent_instance;

  MasarTraits *traits;
  MasarChoice *choice;   /* what is asked for */
  MasarMatches *matches; /* what that was when it was last looked at */
  MasarLatest *matching;
  char *words;             /* as they were given, or NULL */
  MasarHaystack *haystack; /* or NULL before the first search */
  gboolean gathers;        /* the haystack, on a thread */
  gboolean is_behind;      /* the words are looked for when it is there */
  MasarLatest *search;
};

G_DEFINE_FINAL_TYPE (MasarFilter, masar_filter, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * masar_filter_fold:
 * @text: words
 *
 * Returns: (transfer full): @text as search compares it: as look-up folds it, and a final ta marbuta as it is often
 *   typed
 */
char *
masar_filter_fold (const char *text)
{
  g_autofree char *folded = masar_fold (text, -1);
  g_autoptr (GString) searchable = g_string_new (folded);

  g_string_replace (searchable, "ة", "ه", 0);
  return g_string_free (g_steal_pointer (&searchable), FALSE);
}

/* Matching */

typedef struct
{
  MasarTraits *traits;
  MasarChoice *choice;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  masar_traits_unref (self->traits);
  masar_choice_free (self->choice);
  g_free (self);
}

static gpointer
match (gconstpointer data, GCancellable *cancellable)
{
  const Request *request = data;

  return masar_matches_new (request->traits, request->choice, cancellable);
}

static void
matched_cb (gpointer matches, gpointer user_data)
{
  MasarFilter *self = user_data;

  g_clear_pointer (&self->matches, masar_matches_unref);
  self->matches = matches;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The choice is another. */
static void
update (MasarFilter *self, gboolean at_once)
{
  Request *request = g_new (Request, 1);

  *request = (Request){ masar_traits_ref (self->traits), masar_choice_copy (self->choice, self->traits) };
  masar_latest_ask (self->matching, request,
                    at_once || masar_latest_suits_frame (masar_traits_get_records (self->traits)));
}

/* Words, looked for on a thread */

typedef struct
{
  MasarHaystack *haystack;
  char **needles;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  masar_haystack_unref (self->haystack);
  g_strfreev (self->needles);
  g_free (self);
}

static gpointer
search (gconstpointer data, GCancellable *cancellable)
{
  const Search *wanted = data;

  return masar_haystack_find (wanted->haystack, wanted->needles, cancellable);
}

/* Takes @found. */
static void
take_found (MasarFilter *self, MasarFound *found, gboolean at_once)
{
  g_clear_pointer (&self->choice->found, masar_found_unref);
  self->choice->found = found;
  update (self, at_once);
}

static void
found_cb (gpointer found, gpointer user_data)
{
  take_found (user_data, found, FALSE);
}

static void
masar_filter_finalize (GObject *object)
{
  MasarFilter *self = MASAR_FILTER (object);

  masar_latest_free (self->matching);
  masar_latest_free (self->search);
  masar_choice_free (self->choice);
  masar_matches_unref (self->matches);
  masar_traits_unref (self->traits);
  g_clear_pointer (&self->haystack, masar_haystack_unref);
  g_free (self->words);
  G_OBJECT_CLASS (masar_filter_parent_class)->finalize (object);
}

static void
masar_filter_class_init (MasarFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_filter_finalize;

  /**
   * MasarFilter::changed:
   *
   * Another choice, other words: what matches may be another, and so may the counts.
   */
  signals[CHANGED] =
      g_signal_new ("changed", MASAR_TYPE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
masar_filter_init (MasarFilter *self)
{
  self->matching = masar_latest_new (match, request_free, (GDestroyNotify) masar_matches_unref, matched_cb, self);
  self->search = masar_latest_new (search, search_free, (GDestroyNotify) masar_found_unref, found_cb, self);
}

/**
 * masar_filter_new:
 * @records: events and articles, no longer changed by anyone
 * @topic: (nullable): what lanes there are; %NULL for a lane of each type
 *
 * Cost: linear.  May be called on any thread, if all else is done on one.
 *
 * Returns: (transfer full): a filter that lets everything through
 */
MasarFilter *
masar_filter_new (MasarRecords *records, const MasarTopic *topic)
{
  MasarFilter *self = g_object_new (MASAR_TYPE_FILTER, NULL);

  self->traits = masar_traits_new (records, topic);
  self->choice = masar_choice_new (self->traits);
  self->matches = masar_matches_new (self->traits, self->choice, NULL);
  return self;
}

/**
 * masar_filter_get_matches:
 *
 * Returns: (transfer none): what matches, until [signal@Filter::changed]
 */
MasarMatches *
masar_filter_get_matches (MasarFilter *self)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), NULL);

  return self->matches;
}

/**
 * masar_filter_get_n_values:
 *
 * Returns: how many values of @facet there are; those of outlets, places and actors come by their number of events
 */
guint
masar_filter_get_n_values (MasarFilter *self, MasarFacet facet)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), 0);

  return masar_traits_get_n_values (self->traits, facet);
}

/**
 * masar_filter_get_name:
 *
 * Returns: (nullable) (transfer none): the name of an outlet, place or actor, %NULL for those that are not told; also
 *   %NULL for all values of other facets
 */
const char *
masar_filter_get_name (MasarFilter *self, MasarFacet facet, guint value)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), NULL);

  return masar_traits_get_name (self->traits, facet, value);
}

/**
 * masar_filter_get_count:
 *
 * Returns: how many events have @value, of those that match all of the other facets and the words
 */
guint
masar_filter_get_count (MasarFilter *self, MasarFacet facet, guint value)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), 0);
  g_return_val_if_fail (value < masar_traits_get_n_values (self->traits, facet), 0);

  return masar_matches_get_count (self->matches, facet, value);
}

gboolean
masar_filter_get_chosen (MasarFilter *self, MasarFacet facet, guint value)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), FALSE);
  g_return_val_if_fail (value < masar_traits_get_n_values (self->traits, facet), FALSE);

  return self->choice->chosen[facet][value];
}

/**
 * masar_filter_set_chosen:
 * @chosen: whether events with @value are asked for
 */
void
masar_filter_set_chosen (MasarFilter *self, MasarFacet facet, guint value, gboolean chosen)
{
  g_return_if_fail (MASAR_IS_FILTER (self));
  g_return_if_fail (value < masar_traits_get_n_values (self->traits, facet));

  chosen = chosen != FALSE;
  if (self->choice->chosen[facet][value] == chosen)
    return;
  self->choice->chosen[facet][value] = chosen;
  self->choice->n_chosen[facet] += chosen ? 1 : -1;
  update (self, FALSE);
}

/**
 * masar_filter_get_n_chosen:
 *
 * Returns: how many values of @facet are chosen; with none, the facet does not matter
 */
guint
masar_filter_get_n_chosen (MasarFilter *self, MasarFacet facet)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), 0);

  return self->choice->n_chosen[facet];
}

/**
 * masar_filter_get_words:
 *
 * Returns: (transfer none): the words that are looked for, or ""
 */
const char *
masar_filter_get_words (MasarFilter *self)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), "");

  return self->words != NULL ? self->words : "";
}

/* Words */

/* Returns whether @words are others than before; stops the search for those. */
static gboolean
set_wanted (MasarFilter *self, const char *words)
{
  if (g_str_equal (words != NULL ? words : "", masar_filter_get_words (self)))
    return FALSE;
  masar_latest_cancel (self->search);
  self->is_behind = FALSE;
  g_free (self->words);
  self->words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  return TRUE;
}

/**
 * masar_filter_set_words:
 * @words: (nullable): what is looked for, in titles, places, actors, targets, speakers, headlines and outlets
 *
 * Spelling counts as little as when words are looked up.  Returns when they have been looked for; see
 * [method@Filter.look_for].
 */
void
masar_filter_set_words (MasarFilter *self, const char *words)
{
  g_auto (GStrv) needles = NULL;

  g_return_if_fail (MASAR_IS_FILTER (self));

  if (!set_wanted (self, words))
    return;
  needles = masar_haystack_new_needles (words);
  if (needles != NULL && self->haystack == NULL)
    self->haystack = masar_haystack_new (masar_traits_get_records (self->traits));
  take_found (self, needles != NULL ? masar_haystack_find (self->haystack, needles, NULL) : NULL, TRUE);
}

static void
start_search (MasarFilter *self)
{
  char **needles = masar_haystack_new_needles (self->words);
  Search *wanted;

  if (needles == NULL)
    return;
  wanted = g_new (Search, 1);
  *wanted = (Search){ masar_haystack_ref (self->haystack), needles };
  masar_latest_ask (self->search, wanted, FALSE);
}

static void
gather_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, masar_haystack_new (data), (GDestroyNotify) masar_haystack_unref);
}

static void
gathered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  MasarFilter *self = MASAR_FILTER (object);
  g_autoptr (MasarHaystack) haystack = g_task_propagate_pointer (G_TASK (result), NULL);

  self->gathers = FALSE;
  if (self->haystack == NULL)
    self->haystack = g_steal_pointer (&haystack);
  if (self->is_behind)
    start_search (self);
  self->is_behind = FALSE;
}

/* Once; whoever types on meanwhile has their last words looked for. */
static void
start_gathering (MasarFilter *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->gathers)
    return;
  self->gathers = TRUE;
  task = g_task_new (self, NULL, gathered_cb, NULL);
  g_task_set_source_tag (task, start_gathering);
  g_task_set_task_data (task, masar_records_ref (masar_traits_get_records (self->traits)),
                        (GDestroyNotify) masar_records_unref);
  g_task_run_in_thread (task, gather_thread);
}

/**
 * masar_filter_look_for:
 * @words: (nullable): as [method@Filter.set_words] has them
 *
 * Looks for @words on a thread of its own.  Until they have been looked for, all stays as it is; then it is changed in
 * one piece, with [signal@Filter::changed].  Other words in between take their place.
 */
void
masar_filter_look_for (MasarFilter *self, const char *words)
{
  g_auto (GStrv) needles = NULL;

  g_return_if_fail (MASAR_IS_FILTER (self));

  if (!set_wanted (self, words))
    return;
  needles = masar_haystack_new_needles (words);
  self->is_behind = needles != NULL && self->haystack == NULL;
  if (needles == NULL)
    take_found (self, NULL, FALSE);
  else if (self->haystack != NULL)
    start_search (self);
  else
    start_gathering (self);
}

/**
 * masar_filter_is_active:
 *
 * Returns: whether anything is asked for
 */
gboolean
masar_filter_is_active (MasarFilter *self)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), FALSE);

  return masar_choice_is_active (self->choice);
}

/**
 * masar_filter_clear:
 *
 * Asks for nothing: everything matches.
 */
void
masar_filter_clear (MasarFilter *self)
{
  g_return_if_fail (MASAR_IS_FILTER (self));

  if (!masar_filter_is_active (self) && self->words == NULL)
    return;
  masar_latest_cancel (self->search);
  self->is_behind = FALSE;
  g_clear_pointer (&self->words, g_free);
  masar_choice_free (self->choice);
  self->choice = masar_choice_new (self->traits);
  update (self, FALSE);
}

/**
 * masar_filter_matches:
 * @event: position in the records
 *
 * Returns: whether @event is asked for
 */
gboolean
masar_filter_matches (MasarFilter *self, guint event)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), FALSE);
  return masar_matches_get_event (self->matches, event);
}

/**
 * masar_filter_matches_article:
 * @article: position in the records
 *
 * Returns: whether @article tells of an event that is asked for, and is of an outlet that is; in a search for words
 *   alone, also whether its headline or outlet has them
 */
gboolean
masar_filter_matches_article (MasarFilter *self, guint article)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), FALSE);
  return masar_matches_get_article (self->matches, article);
}

/**
 * masar_filter_get_n_matching:
 *
 * Returns: how many events are asked for
 */
guint
masar_filter_get_n_matching (MasarFilter *self)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), 0);

  return masar_matches_get_n_events (self->matches);
}
