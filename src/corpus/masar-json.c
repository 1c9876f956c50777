/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"
#include "masar-json-private.h"

#include <string.h>

/* JSON of unknown makers.  json-glib reads by recursion, so what nests deeper than any article is refused before. */
#define MAX_DEPTH 200

static gboolean
check_depth (const char *bytes, gsize length)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (bytes[i] == '\\')
            i++;
          else if (bytes[i] == '"')
            in_string = FALSE;
        }
      else if (bytes[i] == '"')
        in_string = TRUE;
      else if (bytes[i] == '{' || bytes[i] == '[')
        {
          if (++depth > MAX_DEPTH)
            return FALSE;
        }
      else if ((bytes[i] == '}' || bytes[i] == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

static void
set_syntax_error (GError **error, guint line, const char *found)
{
  /* What the parser quotes may be cut within a letter. */
  g_autofree char *valid = g_utf8_make_valid (found, -1);

  g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_SYNTAX, "Line %u: expected a JSON object, found %s", line,
               valid);
}

JsonNode *
masar_json_parse_object (const char *bytes, gsize length, guint line, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) fault = NULL;
  const char *invalid;
  JsonNode *root;

  if (!g_utf8_validate_len (bytes, length, &invalid))
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_ENCODING,
                   "Line %u: expected UTF-8, found the byte 0x%02X at byte %" G_GSIZE_FORMAT " of the record", line,
                   (guint8) *invalid, (gsize) (invalid - bytes));
      return NULL;
    }
  if (!check_depth (bytes, length))
    {
      set_syntax_error (error, line, "one nested deeper than any article");
      return NULL;
    }
  if (!json_parser_load_from_data (parser, bytes, length, &fault))
    {
      guint fault_line = line + MAX (json_parser_get_current_line (parser), 1) - 1;

      /* Its messages begin with a place of their own, "<data>:1:2: ". */
      const char *what = strstr (fault->message, ": ");

      set_syntax_error (error, fault_line, what != NULL ? what + 2 : fault->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      set_syntax_error (error, line, root != NULL ? json_node_type_name (root) : "nothing");
      return NULL;
    }
  return json_node_ref (root);
}
