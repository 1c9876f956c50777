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
