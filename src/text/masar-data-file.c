/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-data-file.h"

#include <string.h>

struct _MasarDataFile
{
  char *where;
  GHashTable *lines; /* of every JsonObject the line on which it ends */
  JsonNode *root;
};

static void
object_end_cb (JsonParser *parser, JsonObject *object, gpointer lines)
{
  g_hash_table_insert (lines, object, GINT_TO_POINTER (json_parser_get_current_line (parser)));
}

/**
 * masar_data_file_new:
 * @where: what to call the file in messages
 * @json: its content
 * @error: return location for %MASAR_LEXICON_ERROR_SYNTAX
 *
 * Returns: (transfer full): the file, or %NULL when it is not JSON
 */
MasarDataFile *
masar_data_file_new (const char *where, GBytes *json, GError **error)
{
  g_autoptr (MasarDataFile) self = g_new0 (MasarDataFile, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) syntax = NULL;
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  self->where = g_strdup (where);
  self->lines = g_hash_table_new (NULL, NULL);
  g_signal_connect (parser, "object-end", G_CALLBACK (object_end_cb), self->lines);
  if (!json_parser_load_from_data (parser, text ? text : "", (gssize) length, &syntax))
    {
      /* The parser's message begins with "<data>:LINE:COLUMN: ". */
      const char *message = g_str_has_prefix (syntax->message, "<data>") ? syntax->message + strlen ("<data>") : ":0:0";

      g_set_error (error, MASAR_LEXICON_ERROR, MASAR_LEXICON_ERROR_SYNTAX, "%s%s", where, message);
      return NULL;
    }
  self->root = json_parser_steal_root (parser);
  return g_steal_pointer (&self);
}

void
masar_data_file_free (MasarDataFile *self)
{
  g_free (self->where);
  g_hash_table_unref (self->lines);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

/**
 * masar_data_file_get_root:
 *
 * Returns: (transfer none) (nullable): what the file holds, or %NULL when it is empty
 */
JsonNode *
masar_data_file_get_root (const MasarDataFile *self)
{
  return self->root;
}

/**
 * masar_data_file_fail:
 * @object: (nullable): the object in which the fault is
 * @path: which member of the file is at fault
 * @expected: what should stand there
 * @found: what does
 * @error: return location for %MASAR_LEXICON_ERROR_VALUE
 *
 * Returns: %FALSE, to be passed on
 */
gboolean
masar_data_file_fail (const MasarDataFile *self,
                      JsonObject *object,
                      const char *path,
                      const char *expected,
                      const char *found,
                      GError **error)
{
  g_set_error (error, MASAR_LEXICON_ERROR, MASAR_LEXICON_ERROR_VALUE, "%s:%d: %s: expected %s, found %s", self->where,
               GPOINTER_TO_INT (g_hash_table_lookup (self->lines, object)), path, expected, found);
  return FALSE;
}

static char *
describe (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (node == NULL)
    return g_strdup ("nothing");
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("an object");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup ("an array");
  text = json_to_string (node, FALSE);
  if (g_utf8_strlen (text, -1) > 40)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, 40);

      return g_strconcat (cut, "…", NULL);
    }
  return g_steal_pointer (&text);
}

/**
 * masar_data_file_fail_node:
 * @node: (nullable): what was found
 *
 * As [method@DataFile.fail].
 *
 * Returns: %FALSE, to be passed on
 */
gboolean
masar_data_file_fail_node (const MasarDataFile *self,
                           JsonObject *object,
                           const char *path,
                           const char *expected,
                           JsonNode *node,
                           GError **error)
{
  g_autofree char *found = describe (node);

  return masar_data_file_fail (self, object, path, expected, found, error);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * masar_data_file_read_resources:
 * @resource: what is compiled in
 * @folder: a folder in it
 * @read: (scope call): takes each file
 * @user_data: for @read
 * @error: return location for what @read says
 *
 * Reads the files of a compiled-in folder in the order of their names, up to the first that is at fault.
 *
 * Returns: %TRUE when none was
 */
gboolean
masar_data_file_read_resources (GResource *resource,
                                const char *folder,
                                MasarDataFileRead read,
                                gpointer user_data,
                                GError **error)
{
  g_auto (GStrv) names = g_resource_enumerate_children (resource, folder, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return FALSE;
  qsort (names, g_strv_length (names), sizeof (char *), compare_names_cb);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", folder, names[i], NULL);
      g_autoptr (GBytes) json = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (json == NULL || !read (user_data, names[i], json, error))
        return FALSE;
    }
  return TRUE;
}

static void
read_path (const char *path, MasarDataFileRead read, gpointer user_data, GPtrArray *problems)
{
  GError *error = NULL;
  char *contents;
  gsize length;

  if (g_file_get_contents (path, &contents, &length, &error))
    {
      g_autoptr (GBytes) json = g_bytes_new_take (contents, length);

      read (user_data, path, json, &error);
    }
  if (error != NULL)
    g_ptr_array_add (problems, error);
}

/**
 * masar_data_file_read_folder:
 * @folder: of the user's own files; it need not be there
 * @read: (scope call): takes each file
 * @user_data: for @read
 * @problems: (element-type GError): where to add what cannot be read, and what @read says
 *
 * Reads the user's files in the order of their names; one that is at fault does not keep the others away.
 */
void
masar_data_file_read_folder (const char *folder, MasarDataFileRead read, gpointer user_data, GPtrArray *problems)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names_cb);
  for (guint i = 0; i < paths->len; i++)
    read_path (g_ptr_array_index (paths, i), read, user_data, problems);
}

/**
 * masar_data_node_holds:
 * @node: (nullable): a node
 * @type: of a value
 *
 * Returns: whether @node is a value of that type
 */
gboolean
masar_data_node_holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}
