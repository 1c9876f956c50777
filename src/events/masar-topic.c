/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-topic-private.h"

#include "masar-places.h"
#include "masar-topic-resources.h"

#include <string.h>

/* A topic: a title, lanes with the conditions under which an event belongs into them, and categories of words that
 * are laid over the language.  An event goes into the first lane that takes it; what none takes goes into the last one,
 * which takes everything, so that no event is hidden. */

#define RESOURCE_FOLDER "/io/github/masar_app/Masar/topics"

G_DEFINE_QUARK (masar_topic_error_quark, masar_topic_error)

/* ---- making ---- */

/**
 * masar_topic_new_from_bytes:
 * @where: what to call the file in messages
 * @json: its content
 * @error: return location for an error of domain %MASAR_LEXICON_ERROR; its message names file, line, path, what was
 *   expected and what was found
 *
 * Returns: (transfer full): the topic, over the language and what the user has put over that, or %NULL
 */
MasarTopic *
masar_topic_new_from_bytes (const char *where, GBytes *json, GError **error)
{
  g_autoptr (MasarTopic) self = g_new0 (MasarTopic, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (1024);
  if (!masar_topic_read (self, where, json, error))
    return NULL;
  return g_steal_pointer (&self);
}

static char *
get_user_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "masar", "topics", NULL);
}

/* The file that @name stands for: itself when it is a path, else the user's topic of that name if there is one. */
static char *
find_file (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".json", NULL);
  g_autofree char *folder = get_user_folder ();
  g_autofree char *path = g_build_filename (folder, file_name, NULL);

  if (strchr (name, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name, ".json"))
    return g_strdup (name);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static void
fail_unknown (const char *name, GError **error)
{
  g_auto (GStrv) names = masar_topic_dup_names ();
  g_autofree char *known = g_strjoinv (", ", names);

  g_set_error (error, MASAR_TOPIC_ERROR, MASAR_TOPIC_ERROR_UNKNOWN,
               "topic: expected one of %s, or the path of a file, found “%s”", known, name);
}

/* The content of the topic's file, and in @where what to call it. */
static GBytes *
load (const char *name, char **where, GError **error)
{
  const char *wanted = name != NULL ? name : MASAR_TOPIC_DEFAULT;
  g_autofree char *path = find_file (wanted);
  g_autofree char *resource = g_strdup_printf (RESOURCE_FOLDER "/%s.json", wanted);
  GBytes *json;
  char *contents;
  gsize length;

  *where = path != NULL ? g_strdup (path) : g_strconcat (wanted, ".json", NULL);
  if (path != NULL)
    return g_file_get_contents (path, &contents, &length, error) ? g_bytes_new_take (contents, length) : NULL;
  json = g_resource_lookup_data (masar_topics_get_resource (), resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (json == NULL)
    fail_unknown (wanted, error);
  return json;
}

/**
 * masar_topic_new:
 * @name: (nullable): the name of a topic, the user's own (`masar/topics/NAME.json` in the user's data folder) before
 *   those that come with the program; or the path of a file; or %NULL for %MASAR_TOPIC_DEFAULT
 * @error: return location for an error of domain %MASAR_LEXICON_ERROR, %MASAR_TOPIC_ERROR or %G_FILE_ERROR
 *
 * Returns: (transfer full): the topic, or %NULL
 */
MasarTopic *
masar_topic_new (const char *name, GError **error)
{
  g_autofree char *where = NULL;
  g_autoptr (GBytes) json = load (name, &where, error);

  return json != NULL ? masar_topic_new_from_bytes (where, json, error) : NULL;
}

/**
 * masar_topic_dup_title:
 * @name: the name or the path of a topic
 * @language: (nullable): BCP 47
 *
 * Reads no more of the file than its title, for a list of topics.
 *
 * Returns: (transfer full): the title, or @name when the file has none that can be read
 */
char *
masar_topic_dup_title (const char *name, const char *language)
{
  g_autofree char *where = NULL;
  g_autoptr (GBytes) json = load (name, &where, NULL);
  g_autofree char *title = json != NULL ? masar_topic_read_title (where, json, language) : NULL;

  return title != NULL ? g_steal_pointer (&title) : g_strdup (name);
}

MasarTopic *
masar_topic_ref (MasarTopic *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
masar_topic_unref (MasarTopic *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_lanes; i++)
    g_ptr_array_unref (self->lanes[i].conditions);
  g_clear_pointer (&self->lexicon, masar_lexicon_unref);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_name (GPtrArray *names, const char *file_name)
{
  char *name;

  if (!g_str_has_suffix (file_name, ".json"))
    return;
  name = g_strndup (file_name, strlen (file_name) - strlen (".json"));
  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_free (name);
  else
    g_ptr_array_add (names, name);
}

/**
 * masar_topic_dup_names:
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the topics that come with the program and of the
 *   user's own, sorted
 */
char **
masar_topic_dup_names (void)
{
  g_auto (GStrv) shipped =
      g_resource_enumerate_children (masar_topics_get_resource (), RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *folder = get_user_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new ();
  const char *file_name;

  for (guint i = 0; shipped != NULL && shipped[i] != NULL; i++)
    add_name (names, shipped[i]);
  while (dir != NULL && (file_name = g_dir_read_name (dir)) != NULL)
    add_name (names, file_name);
  g_ptr_array_sort (names, compare_names_cb);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/* ---- asking ---- */

/**
 * masar_topic_get_lexicon:
 *
 * Returns: (transfer none): the language, and the words of the topic over it
 */
MasarLexicon *
masar_topic_get_lexicon (const MasarTopic *self)
{
  return self->lexicon;
}

/**
 * masar_topic_get_title:
 * @language: (nullable): BCP 47; anything but Arabic gets English where there is any
 *
 * Returns: (transfer none): what the topic is called
 */
const char *
masar_topic_get_title (const MasarTopic *self, const char *language)
{
  return masar_topic_words_choose (self->title, language);
}

/**
 * masar_topic_get_n_lanes:
 *
 * Returns: how many lanes of events there are, at least one and at most %MASAR_MAX_EVENT_LANES
 */
guint
masar_topic_get_n_lanes (const MasarTopic *self)
{
  return self->n_lanes;
}

/**
 * masar_topic_get_lane_name:
 * @lane: a lane, from the top
 * @language: (nullable): BCP 47
 *
 * Returns: (transfer none): its name
 */
const char *
masar_topic_get_lane_name (const MasarTopic *self, guint lane, const char *language)
{
  g_return_val_if_fail (lane < self->n_lanes, NULL);

  return masar_topic_words_choose (self->lanes[lane].name, language);
}

/**
 * masar_topic_get_lane_color:
 * @lane: a lane, from the top
 *
 * Returns: the type of event whose colour and shape its marks have
 */
MasarEventType
masar_topic_get_lane_color (const MasarTopic *self, guint lane)
{
  g_return_val_if_fail (lane < self->n_lanes, MASAR_EVENT_CONTEXT);

  return self->lanes[lane].color;
}

/* What groups an actor with its other names. */
static const char *
get_party (const MasarTopic *self, const char *actor)
{
  static const char *const categories[] = { "actor", "actor-adjective" };

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      const MasarLexiconEntry *entry =
          masar_lexicon_find_entry (self->lexicon, masar_lexicon_get_category (self->lexicon, categories[i]), actor);

      if (entry != NULL)
        return masar_lexicon_entry_get_string (entry, "country");
    }
  return NULL;
}

static gboolean
is_any_of (const GPtrArray *values, const char *value)
{
  for (guint i = 0; value != NULL && i < values->len; i++)
    if (g_str_equal (g_ptr_array_index (values, i), value))
      return TRUE;
  return FALSE;
}

static gboolean
is_any_party (const MasarTopic *self, const GPtrArray *actors, const char *actor)
{
  const char *party = actor != NULL ? get_party (self, actor) : NULL;

  if (is_any_of (actors, actor))
    return TRUE;
  for (guint i = 0; party != NULL && i < actors->len; i++)
    if (g_strcmp0 (get_party (self, g_ptr_array_index (actors, i)), party) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_in_any (const MasarTopic *self, const GPtrArray *places, const char *place)
{
  for (guint i = 0; place != NULL && i < places->len; i++)
    if (masar_place_lies_within (self->lexicon, place, g_ptr_array_index (places, i)))
      return TRUE;
  return FALSE;
}

/* Whether any of the evidence names one of @parties: who did it, of talks the other party as well. */
static gboolean
has_party (const MasarTopic *self, const GPtrArray *parties, const MasarEventRecord *event, gboolean as_target)
{
  const gboolean talks = event->type == MASAR_EVENT_TALKS;

  if ((!as_target || talks) && is_any_party (self, parties, event->actor))
    return TRUE;
  for (guint i = 0; event->evidence != NULL && i < event->evidence->len; i++)
    {
      const MasarMention *told = &g_array_index (event->evidence, MasarEvidence, i).values;

      if (((!as_target || talks) && is_any_party (self, parties, told->actor))
          || ((as_target || talks) && is_any_party (self, parties, told->target)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
condition_holds (const MasarTopic *self, const MasarTopicCondition *condition, const MasarEventRecord *event)
{
  return (condition->types == 0 || (condition->types & 1u << event->type) != 0)
         && (condition->kinds == NULL || is_any_of (condition->kinds, event->kind))
         && (condition->places == NULL || is_in_any (self, condition->places, event->place))
         && (condition->actors == NULL || has_party (self, condition->actors, event, FALSE))
         && (condition->targets == NULL || has_party (self, condition->targets, event, TRUE));
}

/**
 * masar_topic_find_lane:
 * @event: an event
 *
 * Returns: the first lane that takes @event; the last one takes everything
 */
guint
masar_topic_find_lane (const MasarTopic *self, const MasarEventRecord *event)
{
  for (guint lane = 0; lane + 1 < self->n_lanes; lane++)
    {
      const GPtrArray *conditions = self->lanes[lane].conditions;

      for (guint i = 0; i < conditions->len; i++)
        if (condition_holds (self, g_ptr_array_index (conditions, i), event))
          return lane;
    }
  return self->n_lanes - 1;
}
