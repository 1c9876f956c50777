/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"

#include <string.h>

struct _MasarNames
{
  const MasarLexicon *lexicon;
  guint actors;        /* category */
  guint agencies;      /* category */
  guint title_parties; /* category */
  guint title_targets; /* category */
  GHashTable *titles;  /* key → MasarLexiconEntry */
};

static void
add_titles (const MasarLexicon *lexicon, GHashTable *table)
{
  const guint category = masar_lexicon_get_category (lexicon, "title");

  if (category == MASAR_LEXICON_NO_CATEGORY)
    return;
  for (guint i = 0; i < masar_lexicon_get_n_entries (lexicon, category); i++)
    {
      const MasarLexiconEntry *entry = masar_lexicon_get_entry (lexicon, category, i);
      const char *key = json_object_get_string_member_with_default (entry->data, "key", NULL);

      if (key != NULL)
        g_hash_table_insert (table, (gpointer) key, (gpointer) entry);
    }
}

/**
 * masar_names_new:
 * @lexicon: a lexicon; must outlive the names
 *
 * Returns: (transfer full): the places, actors and titles of @lexicon by name
 */
MasarNames *
masar_names_new (const MasarLexicon *lexicon)
{
  MasarNames *self = g_new0 (MasarNames, 1);

  self->lexicon = lexicon;
  self->actors = masar_lexicon_get_category (lexicon, "actor");
  self->agencies = masar_lexicon_get_category (lexicon, "page-agency");
  self->title_parties = masar_lexicon_get_category (lexicon, "title-party");
  self->title_targets = masar_lexicon_get_category (lexicon, "title-target");
  self->titles = g_hash_table_new (g_str_hash, g_str_equal);
  add_titles (lexicon, self->titles);
  return self;
}

void
masar_names_free (MasarNames *self)
{
  g_hash_table_unref (self->titles);
  g_free (self);
}

/* Returns: how exact @place is */
MasarPlaceLevel
masar_names_get_place_level (const MasarNames *self, const char *place)
{
  return masar_place_get_level (self->lexicon, place);
}

/* Returns: (nullable): the country in which @place lies; of a country itself */
const char *
masar_names_get_country (const MasarNames *self, const char *place)
{
  return masar_place_get_country (self->lexicon, place);
}

/* Whether one of the places lies in the other, so that they may be two words for where it was. */
gboolean
masar_names_places_agree (const MasarNames *self, const char *a, const char *b)
{
  return masar_place_lies_in (self->lexicon, a, b) || masar_place_lies_in (self->lexicon, b, a);
}

/* Whether one is the smallest place around the other: the town and its district, told of as one. */
gboolean
masar_names_places_touch (const MasarNames *self, const char *a, const char *b)
{
  return masar_place_lies_right_in (self->lexicon, a, b) || masar_place_lies_right_in (self->lexicon, b, a);
}

/* Returns: (nullable): what groups @actor with its other names */
const char *
masar_names_get_party (const MasarNames *self, const char *actor)
{
  const MasarLexiconEntry *entry = masar_lexicon_find_entry (self->lexicon, self->actors, actor);

  return entry != NULL ? masar_lexicon_entry_get_string (entry, "country") : NULL;
}

/* Returns: (nullable): how titles say a type, or a kind of it */
const MasarLexiconEntry *
masar_names_find_title (const MasarNames *self, const char *type, const char *kind)
{
  g_autofree char *key = kind != NULL ? g_strdup_printf ("%s-%s", type, kind) : g_strdup (type);

  return g_hash_table_lookup (self->titles, key);
}

/* Returns: (nullable): a form of the name of @party for titles */
const char *
masar_names_get_party_form (const MasarNames *self, const char *party, const char *form)
{
  const MasarLexiconEntry *entry = masar_lexicon_find_entry (self->lexicon, self->title_parties, party);

  return entry != NULL ? masar_lexicon_entry_get_string (entry, form) : NULL;
}

static gboolean
names_entry (const char *words, const MasarLexiconEntry *entry)
{
  JsonArray *forms = json_object_get_array_member (entry->data, "forms");

  for (guint i = 0; i < json_array_get_length (forms); i++)
    if (strstr (words, json_array_get_string_element (forms, i)) != NULL)
      return TRUE;
  return FALSE;
}

/* Returns: the name of the agency that the words @who name; themselves where the lexicon knows none */
const char *
masar_names_get_agency (const MasarNames *self, const char *who)
{
  if (self->agencies == MASAR_LEXICON_NO_CATEGORY)
    return who;
  for (guint i = 0; i < masar_lexicon_get_n_entries (self->lexicon, self->agencies); i++)
    {
      const MasarLexiconEntry *entry = masar_lexicon_get_entry (self->lexicon, self->agencies, i);

      if (names_entry (who, entry))
        return entry->name;
    }
  return who;
}

/* Whether titles name @target beside the place. */
gboolean
masar_names_is_target_named (const MasarNames *self, const char *target)
{
  return masar_lexicon_find_entry (self->lexicon, self->title_targets, target) != NULL;
}

/* Whether @place is more exact than a country. */
gboolean
masar_names_is_specific (const MasarNames *self, const char *place)
{
  return place != NULL && masar_names_get_place_level (self, place) != MASAR_PLACE_COUNTRY;
}

/* Whether two places more exact than a country cannot be where one thing happened: of a base and a town that do not lie
 * in each other, either may be told for the other. */
gboolean
masar_names_places_conflict (const MasarNames *self, const char *a, const char *b)
{
  const MasarPlaceLevel level_a = masar_names_get_place_level (self, a);
  const MasarPlaceLevel level_b = masar_names_get_place_level (self, b);

  return (level_a == level_b || MIN (level_a, level_b) <= MASAR_PLACE_DISTRICT)
         && !masar_names_places_agree (self, a, b);
}
