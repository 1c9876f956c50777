/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-places.h"

/* The gazetteer: places by their canonical names.  A place lies "in" another one, a base in a district, a district in a
 * province, a province in a country; what has a coast lies "on" a sea as well. */

/* Deeper than any chain of places, so that files that go in a circle do no harm. */
#define MAX_DEPTH 8

/* A place, and the places it lies in and on.  A name is that of one place. */
typedef struct _Place Place;
struct _Place
{
  const char *name;
  const Place *in;
  const Place *on;
  MasarPlaceLevel level;
};

static MasarPlaceLevel
get_level_of_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    MasarPlaceLevel level;
  } kinds[] = {
    { "base", MASAR_PLACE_SITE },         { "city", MASAR_PLACE_TOWN },       { "island", MASAR_PLACE_TOWN },
    { "district", MASAR_PLACE_DISTRICT }, { "sea", MASAR_PLACE_REGION },      { "province", MASAR_PLACE_REGION },
    { "region", MASAR_PLACE_REGION },     { "country", MASAR_PLACE_COUNTRY },
  };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i].kind))
      return kinds[i].level;
  return MASAR_PLACE_TOWN;
}

/* The gazetteer.  The lexicon's own names are found by where they lie, without being read: whoever reads an article
 * asks by these. */
typedef struct
{
  GHashTable *by_name;
  GHashTable *by_address; /* of the names of entries */
} Places;

/* The place of that name; one that is only named by others is made. */
static Place *
ensure_place (GHashTable *places, const char *name)
{
  Place *place = name != NULL ? g_hash_table_lookup (places, name) : NULL;

  if (place == NULL && name != NULL)
    {
      place = g_new0 (Place, 1);
      place->name = name;
      place->level = MASAR_PLACE_TOWN;
      g_hash_table_insert (places, (gpointer) name, place);
    }
  return place;
}

static gpointer
make_places (const MasarLexicon *lexicon)
{
  Places *self = g_new0 (Places, 1);
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const guint category = masar_lexicon_get_category (lexicon, "place");

  self->by_name = places;
  self->by_address = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < masar_lexicon_get_n_entries (lexicon, category); i++)
    {
      const MasarLexiconEntry *entry = masar_lexicon_get_entry (lexicon, category, i);
      Place *place = ensure_place (places, entry->name);

      g_hash_table_insert (self->by_address, (gpointer) entry->name, place);
      /* Of several entries with a name the first tells of it. */
      if (masar_lexicon_find_entry (lexicon, category, entry->name) != entry)
        continue;
      place->level = get_level_of_kind (masar_lexicon_entry_get_string (entry, "kind"));
      place->in = ensure_place (places, masar_lexicon_entry_get_string (entry, "in"));
      place->on = ensure_place (places, masar_lexicon_entry_get_string (entry, "on"));
    }
  return self;
}

static void
places_free (gpointer data)
{
  Places *self = data;

  g_hash_table_unref (self->by_address);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

static const MasarLexiconView places_view = { make_places, places_free };

static const Place *
find_place (const MasarLexicon *lexicon, const char *name)
{
  const Places *places;
  const Place *place;

  if (name == NULL)
    return NULL;
  places = masar_lexicon_get_view (lexicon, &places_view);
  place = g_hash_table_lookup (places->by_address, name);
  return place != NULL ? place : g_hash_table_lookup (places->by_name, name);
}

/**
 * masar_place_get_level:
 * @place: (nullable): canonical name of a place
 *
 * Returns: how exact it is; of a place that the gazetteer does not know, as a town
 */
MasarPlaceLevel
masar_place_get_level (const MasarLexicon *lexicon, const char *place)
{
  const Place *known = find_place (lexicon, place);

  return known != NULL ? known->level : place != NULL ? MASAR_PLACE_TOWN : MASAR_PLACE_UNKNOWN;
}

static gboolean
lies_in (const Place *place, const Place *outer, guint depth)
{
  for (; place != NULL && depth <= MAX_DEPTH; place = place->in, depth++)
    if (place == outer || (place->on != NULL && lies_in (place->on, outer, depth + 1)))
      return TRUE;
  return FALSE;
}

/**
 * masar_place_lies_in:
 * @place: (nullable): canonical name of a place
 * @outer: (nullable): canonical name of another
 *
 * Returns: whether they are the same, or @place is a part of @outer or on its coast
 */
gboolean
masar_place_lies_in (const MasarLexicon *lexicon, const char *place, const char *outer)
{
  const Place *known = find_place (lexicon, outer);

  if (known == NULL)
    return outer != NULL && g_strcmp0 (place, outer) == 0;
  return lies_in (find_place (lexicon, place), known, 0);
}

static gboolean
lies_within (const Place *place, const Place *outer)
{
  for (guint depth = 0; place != NULL && depth <= MAX_DEPTH; place = place->in, depth++)
    if (place == outer)
      return TRUE;
  return FALSE;
}

/**
 * masar_place_lies_within:
 * @place: (nullable): canonical name of a place
 * @outer: (nullable): canonical name of another
 *
 * Returns: whether they are the same or @place is a part of @outer; that it lies on its coast is not enough
 */
gboolean
masar_place_lies_within (const MasarLexicon *lexicon, const char *place, const char *outer)
{
  const Place *known = find_place (lexicon, outer);

  if (known == NULL)
    return outer != NULL && g_strcmp0 (place, outer) == 0;
  return lies_within (find_place (lexicon, place), known);
}

/**
 * masar_place_lies_right_in:
 * @place: (nullable): canonical name of a place
 * @outer: (nullable): canonical name of another
 *
 * Returns: whether @outer is the smallest place that the gazetteer has around @place
 */
gboolean
masar_place_lies_right_in (const MasarLexicon *lexicon, const char *place, const char *outer)
{
  const Place *known = find_place (lexicon, place);

  return outer != NULL && known != NULL && known->in != NULL && g_str_equal (known->in->name, outer);
}

/**
 * masar_places_are_neighbours:
 * @a: canonical name of a place
 * @b: canonical name of another
 *
 * Returns: whether both lie in the same place, or one in the other
 */
gboolean
masar_places_are_neighbours (const MasarLexicon *lexicon, const char *a, const char *b)
{
  const Place *known_a = find_place (lexicon, a);
  const Place *known_b = find_place (lexicon, b);

  return (known_a != NULL && known_b != NULL && known_a->in != NULL && known_a->in == known_b->in)
         || masar_place_lies_in (lexicon, a, b) || masar_place_lies_in (lexicon, b, a);
}

/**
 * masar_place_get_country:
 * @place: (nullable): canonical name of a place
 *
 * Returns: (transfer none) (nullable): the country it lies in, or itself when it is one
 */
const char *
masar_place_get_country (const MasarLexicon *lexicon, const char *place)
{
  const Place *known = find_place (lexicon, place);

  for (guint depth = 0; known != NULL && depth <= MAX_DEPTH; known = known->in, depth++)
    if (known->level == MASAR_PLACE_COUNTRY)
      return known->name;
  return NULL;
}
