/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-traits.h"

#include "masar-filter.h"

/* Names that fold alike are one value.  The same spelling comes again and again, and is folded once. */

/* Values of events: those of event i are values[starts[i]] up to values[starts[i + 1]]. */
typedef struct
{
  GArray *starts; /* guint */
  GArray *values; /* guint */
  GPtrArray *names;
  GHashTable *by_name;     /* folded to value + 1, while it is filled */
  GHashTable *by_spelling; /* as it stands in the records, likewise */
  guint n_values;
} Facet;

struct _MasarTraits
{
  gatomicrefcount n_references;
  MasarRecords *records;
  Facet facets[MASAR_N_FACETS];
  guint *outlets; /* value of the outlet, by article */
};

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
fold_value (Facet *facet, const char *name)
{
  g_autofree char *folded = masar_filter_fold (name);
  gpointer value = g_hash_table_lookup (facet->by_name, folded);

  if (value == NULL)
    {
      g_ptr_array_add (facet->names, g_strdup (*folded != '\0' ? name : NULL));
      value = GUINT_TO_POINTER (facet->names->len);
      g_hash_table_insert (facet->by_name, g_steal_pointer (&folded), value);
    }
  return GPOINTER_TO_UINT (value) - 1;
}

/* @name is %NULL, or lives as long as the records. */
static guint
intern_value (Facet *facet, const char *name)
{
  const char *spelling = name != NULL ? name : "";
  gpointer value = g_hash_table_lookup (facet->by_spelling, spelling);

  if (value == NULL)
    {
      value = GUINT_TO_POINTER (fold_value (facet, spelling) + 1);
      g_hash_table_insert (facet->by_spelling, (gpointer) spelling, value);
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
add_event (MasarTraits *self, const MasarEventRecord *event, guint lane)
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
rank_values (MasarTraits *self, Facet *facet, gboolean outlets)
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
finish_facet (MasarTraits *self, MasarFacet kind, guint n_values)
{
  Facet *facet = &self->facets[kind];

  if (kind >= MASAR_FACET_OUTLET)
    {
      rank_values (self, facet, kind == MASAR_FACET_OUTLET);
      n_values = facet->names->len;
    }
  facet->n_values = n_values;
  g_clear_pointer (&facet->by_name, g_hash_table_unref);
  g_clear_pointer (&facet->by_spelling, g_hash_table_unref);
}

static void
fill (MasarTraits *self, const MasarTopic *topic)
{
  const guint n_lanes = topic != NULL ? masar_topic_get_n_lanes (topic) : MASAR_N_EVENT_TYPES;
  const guint fixed[] = { n_lanes, MASAR_N_CERTAINTIES, MASAR_N_SUPPORTS, 2 };
  const guint n_articles = masar_records_get_n_articles (self->records);

  self->outlets = g_new0 (guint, MAX (n_articles, 1));
  for (guint i = 0; i < n_articles; i++)
    self->outlets[i] =
        intern_value (&self->facets[MASAR_FACET_OUTLET], masar_records_get_article (self->records, i)->outlet);
  for (guint i = 0; i < masar_records_get_n_events (self->records); i++)
    {
      const MasarEventRecord *event = masar_records_get_event (self->records, i);

      add_event (self, event, topic != NULL ? masar_topic_find_lane (topic, event) : (guint) event->type);
    }
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    finish_facet (self, i, i < G_N_ELEMENTS (fixed) ? fixed[i] : 0);
}

/**
 * masar_traits_new:
 * @records: events and articles, no longer changed by anyone
 * @topic: (nullable): what lanes there are; %NULL for a lane of each type
 *
 * Cost: linear.
 *
 * Returns: (transfer full): what their events have
 */
MasarTraits *
masar_traits_new (MasarRecords *records, const MasarTopic *topic)
{
  MasarTraits *self = g_new0 (MasarTraits, 1);
  const guint zero = 0;

  g_atomic_ref_count_init (&self->n_references);
  self->records = masar_records_ref (records);
  for (guint i = 0; i < MASAR_N_FACETS; i++)
    {
      self->facets[i].starts = g_array_new (FALSE, FALSE, sizeof (guint));
      self->facets[i].values = g_array_new (FALSE, FALSE, sizeof (guint));
      self->facets[i].names = g_ptr_array_new_with_free_func (g_free);
      self->facets[i].by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->facets[i].by_spelling = g_hash_table_new (g_str_hash, g_str_equal);
      g_array_append_val (self->facets[i].starts, zero);
    }
  fill (self, topic);
  return self;
}

MasarTraits *
masar_traits_ref (MasarTraits *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_traits_unref (MasarTraits *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  for (guint i = 0; i < MASAR_N_FACETS; i++)
    {
      g_array_unref (self->facets[i].starts);
      g_array_unref (self->facets[i].values);
      g_ptr_array_unref (self->facets[i].names);
    }
  g_free (self->outlets);
  masar_records_unref (self->records);
  g_free (self);
}

MasarRecords *
masar_traits_get_records (const MasarTraits *self)
{
  return self->records;
}

/**
 * masar_traits_get_n_values:
 *
 * Returns: how many values of @facet there are; those of outlets, places and actors come by their number of events
 */
guint
masar_traits_get_n_values (const MasarTraits *self, MasarFacet facet)
{
  return self->facets[facet].n_values;
}

/**
 * masar_traits_get_name:
 *
 * Returns: (nullable) (transfer none): the name of an outlet, place or actor, %NULL for those that are not told; also
 *   %NULL for all values of other facets
 */
const char *
masar_traits_get_name (const MasarTraits *self, MasarFacet facet, guint value)
{
  return value < self->facets[facet].names->len ? g_ptr_array_index (self->facets[facet].names, value) : NULL;
}

/**
 * masar_traits_get_values:
 * @event: position in the records
 * @n_values: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_values): what @event has of @facet
 */
const guint *
masar_traits_get_values (const MasarTraits *self, MasarFacet facet, guint event, guint *n_values)
{
  const Facet *of = &self->facets[facet];
  const guint start = g_array_index (of->starts, guint, event);

  *n_values = g_array_index (of->starts, guint, event + 1) - start;
  return (const guint *) (gpointer) of->values->data + start;
}

/**
 * masar_traits_get_outlet:
 * @article: position in the records
 *
 * Returns: its value of %MASAR_FACET_OUTLET
 */
guint
masar_traits_get_outlet (const MasarTraits *self, guint article)
{
  return self->outlets[article];
}
