/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"
#include "masar-json-private.h"

#include <string.h>

/* Articles as JSON: an object a line, an array of objects, one object over many lines, or an object that holds a list
 * of them.  The file is read piece by piece, and cut into records by masar-json-cutter.c. */

#define PIECE_BYTES (256 * 1024)

/* More bad records than this in one file are only counted. */
#define MAX_PROBLEMS 20

typedef struct
{
  const MasarImport *import;
  GInputStream *stream;
  const char *wide; /* the encoding that was converted on the way, or NULL */
  guint n_records;  /* that were found, good or bad */
  guint n_good;
  guint n_problems;
  GPtrArray *held; /* GError: problems, until one record is good: a file without any is one problem */
} Reading;

static void
take_problem (Reading *self, GError *problem)
{
  if (++self->n_problems > MAX_PROBLEMS)
    {
      g_error_free (problem);
      return;
    }
  g_ptr_array_add (self->held, problem);
  if (self->n_good > 0)
    {
      masar_import_problem (self->import, problem);
      g_ptr_array_set_size (self->held, 0);
    }
}

static void
report_held (Reading *self)
{
  for (guint i = 0; i < self->held->len; i++)
    masar_import_problem (self->import, g_ptr_array_index (self->held, i));
  g_ptr_array_set_size (self->held, 0);
}

static void
report_further_problems (const Reading *self)
{
  g_autoptr (GError) error = NULL;

  if (self->n_problems <= MAX_PROBLEMS)
    return;
  error = g_error_new (MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_SYNTAX,
                       "Expected articles as JSON objects, found %u more records that are none",
                       self->n_problems - MAX_PROBLEMS);
  masar_import_problem (self->import, error);
}

/* Why there is no article in the file: what is wrong with its first record. */
static void
set_fault (const Reading *self, GError **error)
{
  if (self->held->len == 0)
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY,
                   "Expected articles as JSON objects, found none");
      return;
    }
  g_propagate_error (error, g_error_copy (g_ptr_array_index (self->held, 0)));
  if (self->n_problems > 1)
    g_prefix_error (error, "None of %u records is an article. ", self->n_problems);
}

/* A record that is not UTF-8 is what it looks like, as a text is. */
static JsonNode *
parse_record (const Reading *self, const MasarJsonCutter *cutter, char **encoding, GError **error)
{
  const char *bytes = (const char *) cutter->record->data;
  const gsize length = cutter->record->len;
  const char *forced = self->wide == NULL ? self->import->encoding : NULL;
  g_auto (MasarDecoded) decoded = { NULL };

  *encoding = g_strdup (self->wide != NULL ? self->wide : "UTF-8");
  if (forced == NULL && g_utf8_validate_len (bytes, length, NULL))
    return masar_json_parse_object (bytes, length, cutter->record_line, error);
  if (!masar_import_decode_bytes (self->import, bytes, length, forced, &decoded, error))
    {
      g_prefix_error (error, "Line %u: ", cutter->record_line);
      return NULL;
    }
  g_free (*encoding);
  *encoding = g_strdup (decoded.encoding);
  return masar_json_parse_object (decoded.text, decoded.length, cutter->record_line, error);
}

static char *
dup_record_id (const Reading *self, JsonObject *members)
{
  g_autofree char *id = masar_members_dup_id (members);
  g_autofree char *stem = NULL;

  if (id != NULL)
    return g_steal_pointer (&id);
  stem = masar_import_dup_id (self->import);
  return g_strdup_printf ("%s-%u", stem, self->n_records);
}

static MasarDocument *
read_record (const Reading *self, const MasarJsonCutter *cutter, GError **error)
{
  g_autofree char *encoding = NULL;
  g_autoptr (JsonNode) root = parse_record (self, cutter, &encoding, error);
  g_autoptr (MasarDocument) document = NULL;
  g_autofree char *number = g_strdup_printf ("%u", self->n_records);
  g_autofree char *id = NULL;
  g_autofree char *uri = NULL;

  if (root == NULL)
    return NULL;
  id = dup_record_id (self, json_node_get_object (root));
  uri = masar_import_dup_part_uri (self->import, "record", number);
  document = masar_document_new (id, uri);
  if (!masar_members_read_article (json_node_get_object (root), document))
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY,
                   "Line %u: expected an article with a member “text”, “content” or “body”, found none with text",
                   cutter->record_line);
      return NULL;
    }
  document->encoding = g_steal_pointer (&encoding);
  document->sha256 = masar_import_dup_sha256 ((const char *) cutter->record->data, cutter->record->len);
  return g_steal_pointer (&document);
}

static gboolean
is_finished (const Reading *self)
{
  return self->import->record != 0 && self->n_records >= self->import->record;
}

static void
take_record_cb (MasarJsonCutter *cutter, gpointer user_data)
{
  Reading *self = user_data;
  MasarDocument *document = NULL;
  GError *error = NULL;

  if (is_finished (self) || ++self->n_records < self->import->record)
    return;
  if (cutter->too_large)
    g_set_error (&error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_TOO_LARGE,
                 "Line %u: expected a record of at most %d bytes, found a larger one", cutter->record_line,
                 MASAR_IMPORT_MAX_BYTES);
  else
    document = read_record (self, cutter, &error);
  if (document == NULL)
    {
      take_problem (self, error);
      return;
    }
  self->n_good++;
  report_held (self);
  self->import->sink (document, self->import->user_data);
}

static gboolean
read_pieces (Reading *self, GError **error)
{
  g_auto (MasarJsonCutter) cutter = { NULL };
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  gsize n_read;

  masar_json_cutter_init (&cutter, take_record_cb, self);
  do
    {
      if (!g_input_stream_read_all (self->stream, piece, PIECE_BYTES, &n_read, self->import->cancellable, error))
        return FALSE;
      masar_json_cutter_feed (&cutter, piece, n_read);
    }
  while (n_read == PIECE_BYTES && !is_finished (self));
  masar_json_cutter_end (&cutter);
  return TRUE;
}

static gboolean
begins_json (guint8 byte)
{
  return byte == '{' || byte == '[' || g_ascii_isspace (byte);
}

/* By its mark, or by what was asked for; braces of more than one byte are none that we follow. */
static const char *
find_wide (const MasarImport *self)
{
  gsize n;
  const guint8 *head = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (self->stream), &n);

  if (n >= 2 && head[0] == 0xff && head[1] == 0xfe)
    return "UTF-16LE";
  if (n >= 2 && head[0] == 0xfe && head[1] == 0xff)
    return "UTF-16BE";
  if (n >= 2 && head[0] == 0 && begins_json (head[1]))
    return "UTF-16BE";
  if (n >= 2 && begins_json (head[0]) && head[1] == 0)
    return "UTF-16LE";
  return self->encoding != NULL && masar_decode_is_wide (self->encoding) ? self->encoding : NULL;
}

gboolean
masar_import_json (const MasarImport *self, GError **error)
{
  const char *wide = find_wide (self);
  g_autoptr (GCharsetConverter) converter = wide != NULL ? g_charset_converter_new ("UTF-8", wide, error) : NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  Reading reading = { .import = self, .wide = wide };
  gboolean ok;

  if (wide != NULL && converter == NULL)
    return FALSE;
  if (converter != NULL)
    g_charset_converter_set_use_fallback (converter, TRUE);
  stream =
      wide != NULL ? g_converter_input_stream_new (self->stream, G_CONVERTER (converter)) : g_object_ref (self->stream);
  reading.stream = stream;
  reading.held = held;
  ok = read_pieces (&reading, error);
  if (reading.n_good > 0)
    report_further_problems (&reading);
  else if (ok)
    set_fault (&reading, error);
  return ok && reading.n_good > 0;
}
