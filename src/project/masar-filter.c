/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-filter.h"

#include "masar-haystack.h"
#include "masar-text.h"

#include <string.h>

/* What each event has of each facet is found once; a change of the choice is then one pass over small numbers.
 *
 * An event's misses are a set of bits: the facets whose choice it does not meet, and one for the words.  It matches
 * when there are none.  A value is counted over the events that miss no other facet than its own: that is how many
 * would be there if it alone were chosen. */

#define MISSES_WORDS (1u << MASAR_N_FACETS)

/* Values of events: those of event i are values[starts[i]] up to values[starts[i + 1]]. */
typedef struct
{
  GArray *starts; /* guint */
  GArray *values; /* guint */
  GPtrArray *names;
  GHashTable *by_name; /* folded to value + 1, while it is filled */
  guint *counts;
  gboolean *chosen;
  guint n_values;
  guint n_chosen;
} Facet;

struct _MasarFilter
{
  GObject parent_instance;

  MasarRecords *records;
  guint n_events;
  Facet facets[MASAR_N_FACETS];
  guint8 *misses;          /* by event */
  guint8 *articles;        /* whether it matches, by article */
  guint *outlets;          /* value of the outlet, by article */
  char *words;             /* as they were given, or NULL */
  MasarFound *found;       /* where the words are, or NULL when there are none */
  MasarHaystack *haystack; /* or NULL before the first search */
  gboolean gathers;        /* the haystack, on a thread */
  gboolean is_behind;      /* the words are looked for when it is there */
  GCancellable *search;    /* that runs on a thread, or NULL */
  guint n_matching;
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

/* What events have */

static const MasarEvidence *
get_evidence (const MasarEventRecord *event, guint position)
{
  return &g_array_index (event->evidence, MasarEvidence, position);
}

static guint
get_n_evidence (const MasarEventRecord *event)
{
  return event->evidence != NULL ? event->evidence->len : 0;
}

static guint
intern_value (Facet *facet, const char *name)
{
  g_autofree char *folded = masar_filter_fold (name != NULL ? name : "");
  gpointer value = g_hash_table_lookup (facet->by_name, folded);

  if (value == NULL)
    {
      g_ptr_array_add (facet->names, g_strdup (*folded != '\0' ? name : NULL));
      value = GUINT_TO_POINTER (facet->names->len);
      g_hash_table_insert (facet->by_name, g_steal_pointer (&folded), value);
    }
  return GPOINTER_TO_UINT (value) - 1;
}

/* Adds a value to the event that is being read, once. */
static void
add_value (Facet *facet, guint value)
{
  const guint start = g_array_index (facet->starts, guint, facet->starts->len - 1);

  for (guint i = start; i < facet->values->len; i++)
    if (g_array_index (facet->values, guint, i) == value)
      return;
  g_array_append_val (facet->values, value);
}

static void
add_name (Facet *facet, const char *name)
{
  if (name != NULL && *name != '\0')
    add_value (facet, intern_value (facet, name));
}

static void
end_event (Facet *facet, gboolean named)
{
  const guint start = g_array_index (facet->starts, guint, facet->starts->len - 1);

  if (named && facet->values->len == start)
    add_value (facet, intern_value (facet, NULL));
  g_array_append_val (facet->starts, facet->values->len);
}

static MasarCertainty
get_certainty (MasarWhen when)
{
  if (masar_span_is_open (when.span))
    return MASAR_CERTAINTY_OPEN;
  if (when.approximate || masar_span_get_length (when.span) > MASAR_MINUTES_PER_DAY)
    return MASAR_CERTAINTY_VAGUE;
  return MASAR_CERTAINTY_DAY;
}

static void
add_event (MasarFilter *self, const MasarEventRecord *event, guint lane)
{
  Facet *facets = self->facets;

  add_value (&facets[MASAR_FACET_LANE], lane);
  add_value (&facets[MASAR_FACET_CERTAINTY], get_certainty (event->when));
  add_value (&facets[MASAR_FACET_SUPPORT], CLAMP (event->n_sources, 1, MASAR_N_SUPPORTS) - 1);
  add_value (&facets[MASAR_FACET_DISPUTE], event->disputes != NULL && event->disputes->len > 0 ? 1 : 0);
  add_name (&facets[MASAR_FACET_PLACE], event->place);
  add_name (&facets[MASAR_FACET_ACTOR], event->actor);
  for (guint i = 0; i < get_n_evidence (event); i++)
    {
      const MasarEvidence *evidence = get_evidence (event, i);

      add_value (&facets[MASAR_FACET_OUTLET], self->outlets[evidence->article]);
      add_name (&facets[MASAR_FACET_PLACE], evidence->values.place);
      add_name (&facets[MASAR_FACET_ACTOR], evidence->values.actor);
    }
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    end_event (&facets[i], i >= MASAR_FACET_OUTLET);
}

typedef struct
{
  const char *name;
  guint value;
  guint count;
} Ranked;

/* Those with most events first; what is not told, last. */
static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a, *second = b;

  if ((first->name == NULL) != (second->name == NULL))
    return first->name == NULL ? 1 : -1;
  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

/* Numbers the values of a facet anew, in the order in which they are shown. */
static void
rank_values (MasarFilter *self, Facet *facet, gboolean outlets)
{
  const guint n = facet->names->len;
  g_autofree Ranked *order = g_new0 (Ranked, MAX (n, 1));
  g_autofree guint *places = g_new (guint, MAX (n, 1));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    order[i] = (Ranked){ g_ptr_array_index (facet->names, i), i, 0 };
  for (guint i = 0; i < facet->values->len; i++)
    order[g_array_index (facet->values, guint, i)].count++;
  qsort (order, n, sizeof *order, compare_ranked);
  for (guint i = 0; i < n; i++)
    {
      places[order[i].value] = i;
      g_ptr_array_add (names, g_strdup (order[i].name));
    }
  for (guint i = 0; i < facet->values->len; i++)
    g_array_index (facet->values, guint, i) = places[g_array_index (facet->values, guint, i)];
  for (guint i = 0; outlets && i < masar_records_get_n_articles (self->records); i++)
    self->outlets[i] = places[self->outlets[i]];
  g_ptr_array_unref (facet->names);
  facet->names = g_steal_pointer (&names);
}

static void
finish_facet (MasarFilter *self, MasarFacet kind, guint n_values)
{
  Facet *facet = &self->facets[kind];

  if (kind >= MASAR_FACET_OUTLET)
    {
      rank_values (self, facet, kind == MASAR_FACET_OUTLET);
      n_values = facet->names->len;
    }
  facet->n_values = n_values;
  facet->counts = g_new0 (guint, MAX (n_values, 1));
  facet->chosen = g_new0 (gboolean, MAX (n_values, 1));
  g_clear_pointer (&facet->by_name, g_hash_table_unref);
}

static void
fill (MasarFilter *self, const MasarTopic *topic)
{
  const guint n_lanes = topic != NULL ? masar_topic_get_n_lanes (topic) : MASAR_N_EVENT_TYPES;
  const guint fixed[] = { n_lanes, MASAR_N_CERTAINTIES, MASAR_N_SUPPORTS, 2 };
  const guint n_articles = masar_records_get_n_articles (self->records);

  self->n_events = masar_records_get_n_events (self->records);
  self->misses = g_new0 (guint8, MAX (self->n_events, 1));
  self->articles = g_new0 (guint8, MAX (n_articles, 1));
  self->outlets = g_new0 (guint, MAX (n_articles, 1));
  for (guint i = 0; i < n_articles; i++)
    self->outlets[i] =
        intern_value (&self->facets[MASAR_FACET_OUTLET], masar_records_get_article (self->records, i)->outlet);
  for (guint i = 0; i < self->n_events; i++)
    {
      const MasarEventRecord *event = masar_records_get_event (self->records, i);

      add_event (self, event, topic != NULL ? masar_topic_find_lane (topic, event) : (guint) event->type);
    }
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    finish_facet (self, i, i < G_N_ELEMENTS (fixed) ? fixed[i] : 0);
}

/* Matching */

static gboolean
has_chosen (const Facet *facet, guint event)
{
  const guint end = g_array_index (facet->starts, guint, event + 1);

  for (guint i = g_array_index (facet->starts, guint, event); i < end; i++)
    if (facet->chosen[g_array_index (facet->values, guint, i)])
      return TRUE;
  return FALSE;
}

static void
count_event (MasarFilter *self, guint event)
{
  const guint misses = self->misses[event];

  if (misses == 0)
    self->n_matching++;
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    {
      Facet *facet = &self->facets[i];

      if (misses & ~(1u << i))
        continue;
      for (guint j = g_array_index (facet->starts, guint, event); j < g_array_index (facet->starts, guint, event + 1);
           j++)
        facet->counts[g_array_index (facet->values, guint, j)]++;
    }
}

/* An article matches by an event that it tells of; in a search for words alone, also by its own. */
static void
match_articles (MasarFilter *self)
{
  const Facet *outlets = &self->facets[MASAR_FACET_OUTLET];
  const gboolean active = masar_filter_is_active (self);
  gboolean only_words = active;

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    only_words &= self->facets[i].n_chosen == 0;
  for (guint i = 0; i < masar_records_get_n_articles (self->records); i++)
    self->articles[i] = only_words ? self->found->articles[i] : !active;
  for (guint i = 0; active && i < self->n_events; i++)
    {
      const MasarEventRecord *event = masar_records_get_event (self->records, i);

      for (guint j = 0; self->misses[i] == 0 && j < get_n_evidence (event); j++)
        {
          const int article = get_evidence (event, j)->article;

          if (outlets->n_chosen == 0 || outlets->chosen[self->outlets[article]])
            self->articles[article] = TRUE;
        }
    }
}

static void
update (MasarFilter *self)
{
  self->n_matching = 0;
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    memset (self->facets[i].counts, 0, self->facets[i].n_values * sizeof (guint));
  for (guint event = 0; event < self->n_events; event++)
    {
      guint misses = self->found != NULL && !self->found->events[event] ? MISSES_WORDS : 0;

      for (guint i = 0; i < MASAR_N_FACETS; i++)
        if (self->facets[i].n_chosen > 0 && !has_chosen (&self->facets[i], event))
          misses |= 1u << i;
      self->misses[event] = (guint8) misses;
      count_event (self, event);
    }
  match_articles (self);
}

static void
masar_filter_finalize (GObject *object)
{
  MasarFilter *self = MASAR_FILTER (object);

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    {
      g_array_unref (self->facets[i].starts);
      g_array_unref (self->facets[i].values);
      g_ptr_array_unref (self->facets[i].names);
      g_clear_pointer (&self->facets[i].by_name, g_hash_table_unref);
      g_free (self->facets[i].counts);
      g_free (self->facets[i].chosen);
    }
  g_free (self->misses);
  g_free (self->articles);
  g_free (self->outlets);
  g_free (self->words);
  g_clear_pointer (&self->found, masar_found_free);
  g_clear_pointer (&self->haystack, masar_haystack_unref);
  g_clear_object (&self->search);
  g_clear_pointer (&self->records, masar_records_unref);
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
  const guint zero = 0;

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    {
      self->facets[i].starts = g_array_new (FALSE, FALSE, sizeof (guint));
      self->facets[i].values = g_array_new (FALSE, FALSE, sizeof (guint));
      self->facets[i].names = g_ptr_array_new_with_free_func (g_free);
      self->facets[i].by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_array_append_val (self->facets[i].starts, zero);
    }
}

/**
 * masar_filter_new:
 * @records: events and articles, no longer changed by anyone
 * @topic: (nullable): what lanes there are; %NULL for a lane of each type
 *
 * Returns: (transfer full): a filter that lets everything through
 */
MasarFilter *
masar_filter_new (MasarRecords *records, const MasarTopic *topic)
{
  MasarFilter *self = g_object_new (MASAR_TYPE_FILTER, NULL);

  self->records = masar_records_ref (records);
  fill (self, topic);
  update (self);
  return self;
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

  return self->facets[facet].n_values;
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

  return value < self->facets[facet].names->len ? g_ptr_array_index (self->facets[facet].names, value) : NULL;
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
  g_return_val_if_fail (value < self->facets[facet].n_values, 0);

  return self->facets[facet].counts[value];
}

gboolean
masar_filter_get_chosen (MasarFilter *self, MasarFacet facet, guint value)
{
  g_return_val_if_fail (MASAR_IS_FILTER (self), FALSE);
  g_return_val_if_fail (value < self->facets[facet].n_values, FALSE);

  return self->facets[facet].chosen[value];
}

/**
 * masar_filter_set_chosen:
 * @chosen: whether events with @value are asked for
 */
void
masar_filter_set_chosen (MasarFilter *self, MasarFacet facet, guint value, gboolean chosen)
{
  Facet *of;

  g_return_if_fail (MASAR_IS_FILTER (self));
  g_return_if_fail (value < self->facets[facet].n_values);

  of = &self->facets[facet];
  chosen = chosen != FALSE;
  if (of->chosen[value] == chosen)
    return;
  of->chosen[value] = chosen;
  of->n_chosen += chosen ? 1 : -1;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
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

  return self->facets[facet].n_chosen;
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

/* Takes @found. */
static void
take_found (MasarFilter *self, MasarFound *found)
{
  g_clear_pointer (&self->found, masar_found_free);
  self->found = found;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is still looked for on a thread is not wanted any more. */
static void
stop_search (MasarFilter *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

/* Returns whether @words are others than before; stops the search for those. */
static gboolean
set_wanted (MasarFilter *self, const char *words)
{
  if (g_str_equal (words != NULL ? words : "", masar_filter_get_words (self)))
    return FALSE;
  stop_search (self);
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
    self->haystack = masar_haystack_new (self->records);
  take_found (self, needles != NULL ? masar_haystack_find (self->haystack, needles, NULL) : NULL);
}

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

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;

  g_task_return_pointer (task, masar_haystack_find (search->haystack, search->needles, cancellable),
                         (GDestroyNotify) masar_found_free);
}

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  MasarFilter *self = MASAR_FILTER (object);
  g_autoptr (MasarFound) found = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Other words may be looked for by now. */
  if (found == NULL || self->search != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->search);
  take_found (self, g_steal_pointer (&found));
}

static void
start_search (MasarFilter *self)
{
  char **needles = masar_haystack_new_needles (self->words);
  g_autoptr (GTask) task = NULL;
  Search *search;

  if (needles == NULL)
    return;
  search = g_new (Search, 1);
  *search = (Search){ masar_haystack_ref (self->haystack), needles };
  self->search = g_cancellable_new ();
  task = g_task_new (self, self->search, searched_cb, NULL);
  g_task_set_source_tag (task, start_search);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_thread);
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
  g_task_set_task_data (task, masar_records_ref (self->records), (GDestroyNotify) masar_records_unref);
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
    take_found (self, NULL);
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

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    if (self->facets[i].n_chosen > 0)
      return TRUE;
  return self->found != NULL;
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
  stop_search (self);
  self->is_behind = FALSE;
  g_clear_pointer (&self->words, g_free);
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    {
      memset (self->facets[i].chosen, 0, self->facets[i].n_values * sizeof (gboolean));
      self->facets[i].n_chosen = 0;
    }
  take_found (self, NULL);
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
  g_return_val_if_fail (event < self->n_events, FALSE);

  return self->misses[event] == 0;
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
  g_return_val_if_fail (article < masar_records_get_n_articles (self->records), FALSE);

  return self->articles[article];
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

  return self->n_matching;
}
