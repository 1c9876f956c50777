/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-topic-private.h"

#include "masar-data-file.h"
#include "masar-text.h"

#include <string.h>

/* Reads a topic file, and says what is wrong with it. */

/* What is being read, for the messages. */
typedef struct
{
  MasarTopic *topic;
  const MasarDataFile *file;
  GError **error;
} Reader;

static void
condition_free (MasarTopicCondition *self)
{
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_free (self);
}

static gboolean
fail (Reader *reader, JsonObject *object, const char *path, const char *expected, JsonNode *node)
{
  return masar_data_file_fail_node (reader->file, object, path, expected, node, reader->error);
}

static const char *
keep (Reader *reader, const char *text)
{
  return g_string_chunk_insert_const (reader->topic->strings, text);
}

/* Says which member is not known: a slip of the pen would go unnoticed otherwise. */
static gboolean
check_members (Reader *reader, JsonObject *object, const char *path, const char *const *known, const char *expected)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    if (!g_strv_contains (known, name->data))
      {
        g_autofree char *found = g_strdup_printf ("“%s”", (const char *) name->data);

        return masar_data_file_fail (reader->file, object, path, expected, found, reader->error);
      }
  return TRUE;
}

/* The language is read when it is needed: most faults are found without it. */
static gboolean
ensure_lexicon (Reader *reader)
{
  if (reader->topic->lexicon == NULL)
    reader->topic->lexicon = masar_lexicon_new_default (NULL, reader->error);
  return reader->topic->lexicon != NULL;
}

/* A string, or an object with one for "ar", "en" or both. */
static gboolean
read_words (Reader *reader, JsonObject *object, const char *member, const char *path, MasarTopicWords *words)
{
  static const char *const languages[] = { "ar", "en", NULL };
  JsonNode *node = json_object_get_member (object, member);
  const char **texts[] = { &words->arabic, &words->english };
  JsonObject *texts_object;

  if (masar_data_node_holds (node, G_TYPE_STRING))
    {
      words->arabic = words->english = keep (reader, json_node_get_string (node));
      return TRUE;
    }
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (reader, object, path, "a string, or one for “ar” and one for “en”", node);
  texts_object = json_node_get_object (node);
  if (!check_members (reader, texts_object, path, languages, "“ar” and “en”"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JsonNode *text = json_object_get_member (texts_object, languages[i]);

      if (text == NULL)
        continue;
      if (!masar_data_node_holds (text, G_TYPE_STRING))
        return fail (reader, texts_object, path, "a string", text);
      *texts[i] = keep (reader, json_node_get_string (text));
    }
  if (words->arabic == NULL && words->english == NULL)
    return fail (reader, object, path, "a string, or one for “ar” and one for “en”", node);
  return TRUE;
}

/* The canonical name that @categories have for a spelling of it, or NULL. */
static const char *
resolve (const MasarLexicon *lexicon, const char *spelling, const char *const *categories)
{
  g_autoptr (MasarText) text = masar_text_new (spelling, strlen (spelling), lexicon);

  for (; *categories != NULL; categories++)
    {
      const guint category = masar_lexicon_get_category (lexicon, *categories);
      const MasarLexiconEntry *entry = masar_lexicon_find_entry (lexicon, category, spelling);
      MasarMatch match;

      if (entry != NULL)
        return entry->name;
      if (masar_text_match (text, 0, category, &match) && match.n_tokens == masar_text_get_n_tokens (text))
        return match.entry->name;
    }
  return NULL;
}

/* Reads one value of a condition into @values; with @categories it must be a name that one of them knows. */
static gboolean
read_value (Reader *reader,
            JsonObject *object,
            JsonNode *node,
            const char *path,
            const char *expected,
            const char *const *categories,
            GPtrArray *values)
{
  const char *value;

  if (!masar_data_node_holds (node, G_TYPE_STRING))
    return fail (reader, object, path, expected, node);
  value = json_node_get_string (node);
  if (categories != NULL && !ensure_lexicon (reader))
    return FALSE;
  if (categories != NULL)
    value = resolve (reader->topic->lexicon, value, categories);
  if (value == NULL)
    return fail (reader, object, path, expected, node);
  g_ptr_array_add (values, (gpointer) keep (reader, value));
  return TRUE;
}

/* A string, or an array of strings of which one is enough. */
static gboolean
read_values (Reader *reader,
             JsonObject *object,
             const char *member,
             const char *path,
             const char *expected,
             const char *const *categories,
             GPtrArray **values)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *at = g_strconcat (path, ".", member, NULL);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  *values = g_ptr_array_new ();
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return read_value (reader, object, node, at, expected, categories, *values);
  array = json_node_get_array (node);
  if (json_array_get_length (array) == 0)
    return masar_data_file_fail (reader->file, object, at, expected, "an empty array", reader->error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", at, i);

      if (!read_value (reader, object, json_array_get_element (array, i), place, expected, categories, *values))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_types (Reader *reader, JsonObject *object, const char *path, guint *types)
{
  static const char expected[] = "attack, strike, talks or context";
  g_autoptr (GPtrArray) names = NULL;

  if (!read_values (reader, object, "type", path, expected, NULL, &names))
    return FALSE;
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      MasarEventType type;

      if (!masar_event_type_from_string (name, &type))
        {
          g_autofree char *at = g_strconcat (path, ".type", NULL);
          g_autofree char *found = g_strdup_printf ("“%s”", name);

          return masar_data_file_fail (reader->file, object, at, expected, found, reader->error);
        }
      *types |= 1u << type;
    }
  return TRUE;
}

static gboolean
read_condition (Reader *reader, JsonNode *node, JsonObject *lane, const char *path, GPtrArray *conditions)
{
  static const char *const members[] = { "type", "kind", "place", "actor", "target", NULL };
  static const char *const places[] = { "place", NULL };
  static const char *const actors[] = { "actor", "actor-adjective", NULL };
  static const char *const targets[] = { "target", "actor", "actor-adjective", NULL };
  MasarTopicCondition *self;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (reader, lane, path, "an object of conditions", node);
  self = g_new0 (MasarTopicCondition, 1);
  g_ptr_array_add (conditions, self);
  object = json_node_get_object (node);
  return check_members (reader, object, path, members, "“type”, “kind”, “place”, “actor” or “target”")
         && read_types (reader, object, path, &self->types)
         && read_values (reader, object, "kind", path, "a kind of event", NULL, &self->kinds)
         && read_values (reader, object, "place", path, "a place of the gazetteer", places, &self->places)
         && read_values (reader, object, "actor", path, "an actor of the lexicon", actors, &self->actors)
         && read_values (reader, object, "target", path, "a target or an actor of the lexicon", targets,
                         &self->targets);
}

static gboolean
read_conditions (Reader *reader, JsonObject *object, const char *path, GPtrArray *conditions)
{
  JsonNode *node = json_object_get_member (object, "events");
  g_autofree char *at = g_strconcat (path, ".events", NULL);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    return fail (reader, object, at, "an array of conditions", node);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", at, i);

      if (!read_condition (reader, json_array_get_element (array, i), object, place, conditions))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_lane (Reader *reader, JsonObject *object, const char *path, MasarTopicLane *lane)
{
  static const char *const members[] = { "name", "color", "events", "about", NULL };
  JsonNode *color = json_object_get_member (object, "color");
  g_autofree char *name_path = g_strconcat (path, ".name", NULL);
  g_autofree char *color_path = g_strconcat (path, ".color", NULL);

  if (!check_members (reader, object, path, members, "“name”, “color”, “events” or “about”")
      || !read_words (reader, object, "name", name_path, &lane->name))
    return FALSE;
  if (!masar_data_node_holds (color, G_TYPE_STRING)
      || !masar_event_type_from_string (json_node_get_string (color), &lane->color))
    return fail (reader, object, color_path, "attack, strike, talks or context", color);
  return read_conditions (reader, object, path, lane->conditions);
}

static MasarTopicLane *
add_lane (MasarTopic *self)
{
  MasarTopicLane *lane = &self->lanes[self->n_lanes++];

  lane->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) condition_free);
  return lane;
}

static gboolean
read_lanes (Reader *reader, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "lanes");
  JsonArray *array;
  guint n_lanes;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (reader, root, "lanes", "an array of lanes", node);
  array = json_node_get_array (node);
  n_lanes = json_array_get_length (array);
  if (n_lanes == 0 || n_lanes > MASAR_MAX_EVENT_LANES)
    {
      g_autofree char *expected = g_strdup_printf ("one to %d lanes", MASAR_MAX_EVENT_LANES);
      g_autofree char *found = g_strdup_printf ("%u", n_lanes);

      return masar_data_file_fail (reader->file, root, "lanes", expected, found, reader->error);
    }
  for (guint i = 0; i < n_lanes; i++)
    {
      JsonNode *lane = json_array_get_element (array, i);
      g_autofree char *path = g_strdup_printf ("lanes[%u]", i);
      const gboolean last = i + 1 == n_lanes;

      if (!JSON_NODE_HOLDS_OBJECT (lane))
        return fail (reader, root, path, "an object", lane);
      if (!read_lane (reader, json_node_get_object (lane), path, add_lane (reader->topic)))
        return FALSE;
      if (last != (reader->topic->lanes[i].conditions->len == 0))
        return masar_data_file_fail (reader->file, json_node_get_object (lane), path,
                                     last ? "the last lane without “events”, for what the others leave"
                                          : "“events” in every lane but the last",
                                     last ? "“events”" : "none", reader->error);
    }
  return TRUE;
}

static gboolean
read_topic (Reader *reader, GBytes *json, const char *where)
{
  static const char *const members[] = { "about", "title", "lanes", "categories", NULL };
  JsonNode *root = masar_data_file_get_root (reader->file);
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (reader, NULL, "the file", "an object with “title” and “lanes”", root);
  object = json_node_get_object (root);
  if (!check_members (reader, object, "the file", members, "“about”, “title”, “lanes” or “categories”")
      || !read_words (reader, object, "title", "title", &reader->topic->title))
    return FALSE;
  /* First the words, since the lanes may name them. */
  if (json_object_has_member (object, "categories")
      && !(ensure_lexicon (reader) && masar_lexicon_add_bytes (reader->topic->lexicon, where, json, reader->error)))
    return FALSE;
  return read_lanes (reader, object) && ensure_lexicon (reader);
}

/**
 * masar_topic_read:
 * @self: an empty topic
 * @where: what to call the file in messages
 * @json: its content
 * @error: return location for an error of domain %MASAR_LEXICON_ERROR
 *
 * Fills @self.
 *
 * Returns: %TRUE on success
 */
gboolean
masar_topic_read (MasarTopic *self, const char *where, GBytes *json, GError **error)
{
  g_autoptr (MasarDataFile) file = masar_data_file_new (where, json, error);
  Reader reader = { self, file, error };

  return file != NULL && read_topic (&reader, json, where);
}

/**
 * masar_topic_words_choose:
 * @language: (nullable): BCP 47; anything but Arabic gets English where there is any
 *
 * Returns: (nullable): the words in that language, or in the other one
 */
const char *
masar_topic_words_choose (MasarTopicWords words, const char *language)
{
  const char *first = language != NULL && g_str_has_prefix (language, "ar") ? words.arabic : words.english;

  return first != NULL ? first : words.arabic != NULL ? words.arabic : words.english;
}

/**
 * masar_topic_read_title:
 *
 * Returns: (transfer full) (nullable): the title of a topic file, or %NULL when that much of it cannot be read
 */
char *
masar_topic_read_title (const char *where, GBytes *json, const char *language)
{
  g_autoptr (MasarDataFile) file = masar_data_file_new (where, json, NULL);
  MasarTopic topic = { .strings = g_string_chunk_new (64) };
  Reader reader = { &topic, file, NULL };
  JsonNode *root = file != NULL ? masar_data_file_get_root (file) : NULL;
  char *title = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
      && read_words (&reader, json_node_get_object (root), "title", "title", &topic.title))
    title = g_strdup (masar_topic_words_choose (topic.title, language));
  g_string_chunk_free (topic.strings);
  return title;
}
