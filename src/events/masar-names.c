/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"

struct _MasarNames
{
  GHashTable *places; /* name → JsonObject */
  GHashTable *actors;
  GHashTable *titles; /* key → Arabic words */
};

static void
add_category (const MasarLexicon *lexicon, const char *category_name, GHashTable *table)
{
  const guint category = masar_lexicon_get_category (lexicon, category_name);

  if (category == MASAR_LEXICON_NO_CATEGORY)
    return;
  for (guint i = 0; i < masar_lexicon_get_n_entries (lexicon, category); i++)
    {
      const MasarLexiconEntry *entry = masar_lexicon_get_entry (lexicon, category, i);

      if (!g_hash_table_contains (table, entry->name))
        g_hash_table_insert (table, (gpointer) entry->name, entry->data);
    }
}

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
        g_hash_table_insert (table, (gpointer) key, (gpointer) entry->name);
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

  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->actors = g_hash_table_new (g_str_hash, g_str_equal);
  self->titles = g_hash_table_new (g_str_hash, g_str_equal);
  add_category (lexicon, "place", self->places);
  add_category (lexicon, "actor", self->actors);
  add_titles (lexicon, self->titles);
  return self;
}

void
masar_names_free (MasarNames *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->actors);
  g_hash_table_unref (self->titles);
  g_free (self);
}

static const char *
look_up (GHashTable *table, const char *name, const char *member)
{
  JsonObject *data = name != NULL ? g_hash_table_lookup (table, name) : NULL;

  return data != NULL ? json_object_get_string_member_with_default (data, member, NULL) : NULL;
}

/* Returns: (nullable): base, city, sea or country */
const char *
masar_names_get_place_kind (const MasarNames *self, const char *place)
{
  return look_up (self->places, place, "kind");
}

/* Returns: (nullable): the country in which @place lies; of a country itself */
const char *
masar_names_get_country (const MasarNames *self, const char *place)
{
  return g_strcmp0 (masar_names_get_place_kind (self, place), "country") == 0 ? place
                                                                              : look_up (self->places, place, "in");
}

/* Returns: (nullable): what groups @actor with its other names */
const char *
masar_names_get_party (const MasarNames *self, const char *actor)
{
  return look_up (self->actors, actor, "country");
}

/* Returns: (nullable): Arabic words for a type, or for a kind of it */
const char *
masar_names_get_title (const MasarNames *self, const char *type, const char *kind)
{
  g_autofree char *key = kind != NULL ? g_strdup_printf ("%s-%s", type, kind) : g_strdup (type);

  return g_hash_table_lookup (self->titles, key);
}

/* Whether @place is more exact than a country. */
gboolean
masar_names_is_specific (const MasarNames *self, const char *place)
{
  return place != NULL && g_strcmp0 (masar_names_get_place_kind (self, place), "country") != 0;
}
