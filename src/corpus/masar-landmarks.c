/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-landmarks-private.h"

#include "masar-edtf.h"

/* The almanac of the lexicon with its dates read and the names of its words numbered, made once for a lexicon: every
 * page asks for many of its landmarks. */

typedef struct
{
  const MasarLexicon *lexicon;
  GHashTable *numbers; /* name → number + 1 */
} Maker;

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonObject *
get_object (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
get_days (JsonObject *object, const char *member, gint64 *first, gint64 *last)
{
  const char *edtf = json_object_get_string_member_with_default (object, member, NULL);

  return edtf != NULL && masar_edtf_parse_days (edtf, first, last);
}

/* Adds the number of @name; FALSE when no word is called so. */
static gboolean
add_name (const Maker *self, const char *name, MasarLandmarkNames *names)
{
  const guint number = name != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name)) : 0;

  if (number == 0)
    return FALSE;
  names->bits[(number - 1) / 64] |= G_GUINT64_CONSTANT (1) << (number - 1) % 64;
  return TRUE;
}

static gboolean
add_names (const Maker *self, JsonObject *object, const char *member, MasarLandmarkNames *names)
{
  JsonArray *array = get_array (object, member);
  gboolean known = TRUE;

  for (guint i = 0; i < get_length (array); i++)
    known &= add_name (self, json_array_get_string_element (array, i), names);
  return known;
}

/* What the words are called; a name beyond the last number is of no word. */
static GArray *
make_names (Maker *self, guint category)
{
  const guint n_entries = masar_lexicon_get_n_entries (self->lexicon, category);
  GArray *names = g_array_sized_new (FALSE, TRUE, sizeof (MasarLandmarkNames), n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      JsonObject *entry = masar_lexicon_get_entry (self->lexicon, category, i)->data;
      JsonArray *array = get_array (entry, "names");
      MasarLandmarkNames added = { { 0 } };

      for (guint n = 0; n < get_length (array); n++)
        {
          const char *name = json_array_get_string_element (array, n);
          const guint n_numbers = g_hash_table_size (self->numbers);

          if (name != NULL && n_numbers < MASAR_MAX_LANDMARK_NAMES && !g_hash_table_contains (self->numbers, name))
            g_hash_table_insert (self->numbers, (gpointer) name, GUINT_TO_POINTER (n_numbers + 1));
        }
      add_names (self, entry, "names", &added);
      g_array_append_val (names, added);
    }
  return names;
}

/* A landmark that asks for a word which is not there is never told. */
static gpointer
make_landmarks (const Maker *self, JsonObject *entry)
{
  GArray *landmarks = g_array_new (FALSE, TRUE, sizeof (MasarLandmark));
  JsonArray *array = get_array (entry, "landmarks");

  for (guint i = 0; i < get_length (array); i++)
    {
      JsonObject *object = get_object (array, i);
      MasarLandmark landmark = { 0 };
      gint64 last;

      if (object == NULL || !get_days (object, "date", &landmark.day, &last)
          || !add_names (self, object, "with", &landmark.with))
        continue;
      add_names (self, object, "without", &landmark.without);
      add_names (self, object, "before", &landmark.before);
      landmark.news = json_object_get_boolean_member_with_default (object, "news", FALSE);
      landmark.month = json_object_get_boolean_member_with_default (object, "month", FALSE);
      landmark.named = json_object_get_boolean_member_with_default (object, "named", FALSE);
      g_array_append_val (landmarks, landmark);
    }
  return landmarks;
}

static gpointer
make_terms (const Maker *self, JsonObject *entry)
{
  GArray *terms = g_array_new (FALSE, TRUE, sizeof (MasarTerm));
  JsonArray *array = get_array (entry, "terms");

  for (guint i = 0; i < get_length (array); i++)
    {
      JsonObject *object = get_object (array, i);
      MasarTerm term = { .last = G_MAXINT64 };
      gint64 other;

      if (object == NULL || !get_days (object, "from", &term.first, &other)
          || !add_name (self, json_object_get_string_member_with_default (object, "office", NULL), &term.office))
        continue;
      get_days (object, "until", &other, &term.last);
      g_array_append_val (terms, term);
    }
  return terms;
}

static GPtrArray *
make_each (const Maker *self, guint category, gpointer (*make) (const Maker *self, JsonObject *entry))
{
  GPtrArray *made = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < masar_lexicon_get_n_entries (self->lexicon, category); i++)
    g_ptr_array_add (made, make (self, masar_lexicon_get_entry (self->lexicon, category, i)->data));
  return made;
}

static gpointer
landmarks_make (const MasarLexicon *lexicon)
{
  MasarLandmarks *self = g_new0 (MasarLandmarks, 1);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Maker maker = { lexicon, numbers };

  self->word = masar_lexicon_get_category (lexicon, "almanac-word");
  self->happening = masar_lexicon_get_category (lexicon, "almanac-happening");
  self->holder = masar_lexicon_get_category (lexicon, "almanac-holder");
  self->lag = masar_lexicon_get_category (lexicon, "almanac-lag");
  self->names = make_names (&maker, self->word);
  self->landmarks = make_each (&maker, self->happening, make_landmarks);
  self->terms = make_each (&maker, self->holder, make_terms);
  add_name (&maker, "not-yet", &self->not_yet);
  add_name (&maker, "former", &self->former);
  add_name (&maker, "late", &self->late);
  add_name (&maker, "namesake", &self->namesake);
  add_name (&maker, "followers", &self->followers);
  return self;
}

static void
landmarks_free (gpointer data)
{
  MasarLandmarks *self = data;

  g_array_unref (self->names);
  g_ptr_array_unref (self->landmarks);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

static const MasarLexiconView landmarks_view = { landmarks_make, landmarks_free };

const MasarLandmarks *
masar_landmarks_get (const MasarLexicon *lexicon)
{
  return masar_lexicon_get_view (lexicon, &landmarks_view);
}
