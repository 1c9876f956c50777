/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-places.h"

/* The gazetteer: places by their canonical names.  A place lies "in" another one, a base in a district, a district in a
 * province, a province in a country; what has a coast lies "on" a sea as well. */

/* Deeper than any chain of places, so that files that go in a circle do no harm. */
#define MAX_DEPTH 8

static const char *
get_member (const MasarLexicon *lexicon, const char *place, const char *member)
{
  const guint category = masar_lexicon_get_category (lexicon, "place");
  const MasarLexiconEntry *entry = masar_lexicon_find_entry (lexicon, category, place);

  return entry != NULL ? masar_lexicon_entry_get_string (entry, member) : NULL;
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
  static const struct
  {
    const char *kind;
    MasarPlaceLevel level;
  } kinds[] = {
    { "base", MASAR_PLACE_SITE },         { "city", MASAR_PLACE_TOWN },       { "island", MASAR_PLACE_TOWN },
    { "district", MASAR_PLACE_DISTRICT }, { "sea", MASAR_PLACE_REGION },      { "province", MASAR_PLACE_REGION },
    { "region", MASAR_PLACE_REGION },     { "country", MASAR_PLACE_COUNTRY },
  };
  const char *kind = get_member (lexicon, place, "kind");

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i].kind))
      return kinds[i].level;
  return place != NULL ? MASAR_PLACE_TOWN : MASAR_PLACE_UNKNOWN;
}

static gboolean
lies_in (const MasarLexicon *lexicon, const char *place, const char *outer, guint depth)
{
  if (place == NULL || depth > MAX_DEPTH)
    return FALSE;
  return g_str_equal (place, outer) || lies_in (lexicon, get_member (lexicon, place, "in"), outer, depth + 1)
         || lies_in (lexicon, get_member (lexicon, place, "on"), outer, depth + 1);
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
  return outer != NULL && lies_in (lexicon, place, outer, 0);
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
  for (guint depth = 0; place != NULL && outer != NULL && depth <= MAX_DEPTH; depth++)
    {
      if (g_str_equal (place, outer))
        return TRUE;
      place = get_member (lexicon, place, "in");
    }
  return FALSE;
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
  return outer != NULL && g_strcmp0 (get_member (lexicon, place, "in"), outer) == 0;
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
  const char *around_a = get_member (lexicon, a, "in");
  const char *around_b = get_member (lexicon, b, "in");

  return (around_a != NULL && around_b != NULL && g_str_equal (around_a, around_b))
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
  for (guint depth = 0; place != NULL && depth <= MAX_DEPTH; depth++)
    {
      if (masar_place_get_level (lexicon, place) == MASAR_PLACE_COUNTRY)
        return place;
      place = get_member (lexicon, place, "in");
    }
  return NULL;
}
