/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"

#include "masar-decode.h"

#include <string.h>

/* Articles as JSON: an object a line, an array of objects, or one object over many lines.  The file is read piece by
 * piece and cut into records at the braces, so that a file of any size needs the memory of its largest record.  In a
 * file of lines a record ends with its line, whatever is wrong in it; so one bad line spoils no other. */

#define PIECE_BYTES (256 * 1024)

/* More bad records than this in one file are only counted. */
#define MAX_PROBLEMS 20

typedef struct
{
  const MasarImport *import;
  GInputStream *stream;
  GByteArray *record;
  gboolean by_line; /* else by braces */
  gboolean in_string;
  gboolean escaped;
  gboolean too_large; /* the record in hand is skipped */
  guint depth;
  guint line;        /* of the byte in hand */
  guint record_line; /* of the first byte of the record */
  guint n_records;   /* that were found, good or bad */
  guint n_good;
  guint n_problems;
  GError *first_problem; /* what is told when none is good */
} Reading;

static const char *const text_members[] = { "text",     "content",   "body",        "articleBody", "article",
                                            "maintext", "full_text", "raw_content", NULL };
static const char *const id_members[] = { "id", "_id", "uid", "guid", NULL };

static void
take_problem (Reading *self, GError *problem)
{
  if (++self->n_problems == 1 && self->n_good == 0)
    {
      self->first_problem = problem;
      return;
    }
  if (self->n_problems <= MAX_PROBLEMS)
    masar_import_problem (self->import, problem);
  g_error_free (problem);
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

static const char *
find_string (JsonObject *members, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      JsonNode *node = json_object_get_member (members, *names);

      if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          && *json_node_get_string (node) != '\0')
        return json_node_get_string (node);
    }
  return NULL;
}

static char *
dup_record_id (Reading *self, JsonObject *members)
{
  const char *id = find_string (members, id_members);
  JsonNode *number = json_object_get_member (members, "id");
  g_autofree char *stem = NULL;

  if (id != NULL)
    return g_strdup (id);
  if (number != NULL && JSON_NODE_HOLDS_VALUE (number) && json_node_get_value_type (number) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (number));
  stem = masar_import_dup_id (self->import);
  return g_strdup_printf ("%s-%u", stem, self->n_records);
}

/* A headline that the text does not begin with is put before it, so that it can be read and marked as any passage. */
static char *
dup_text_with_title (const char *title, const char *text)
{
  const char *start = text;

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (title == NULL || g_str_has_prefix (start, title))
    return g_strdup (text);
  return g_strdup_printf ("%s\n\n%s", title, text);
}

static MasarDocument *
dup_document (Reading *self, JsonObject *members, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *number = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (MasarDocument) document = NULL;
  const char *text = find_string (members, text_members);

  if (text == NULL || !masar_import_has_text (text))
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY,
                   "Line %u: expected an article with a member “text”, “content” or “body”, found none with text",
                   self->record_line);
      return NULL;
    }
  id = dup_record_id (self, members);
  number = g_strdup_printf ("%u", self->n_records);
  uri = masar_import_dup_part_uri (self->import, "record", number);
  document = masar_document_new (id, uri);
  masar_document_set_members (document, members);
  document->text = dup_text_with_title (document->title, text);
  document->length = strlen (document->text);
  document->encoding = g_strdup ("UTF-8");
  document->sha256 = masar_import_dup_sha256 ((const char *) self->record->data, self->record->len);
  return g_steal_pointer (&document);
}

/* A record in another encoding than UTF-8 is rare, but then every record of the file is. */
static JsonNode *
parse_record (Reading *self, GError **error)
{
  const char *bytes = (const char *) self->record->data;
  gsize length = self->record->len;
  g_auto (MasarDecoded) decoded = { NULL };

  if (self->import->encoding != NULL && masar_decode (bytes, length, self->import->encoding, &decoded, NULL))
    return masar_json_parse_object (decoded.text, decoded.length, self->record_line, error);
  return masar_json_parse_object (bytes, length, self->record_line, error);
}

static void
finish_record (Reading *self)
{
  g_autoptr (JsonNode) root = NULL;
  MasarDocument *document = NULL;
  GError *error = NULL;

  self->n_records++;
  if (self->import->record != 0 && self->import->record != self->n_records)
    return;
  if (self->too_large)
    g_set_error (&error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_TOO_LARGE,
                 "Line %u: expected a record of at most %d bytes, found a larger one", self->record_line,
                 MASAR_IMPORT_MAX_BYTES);
  else
    root = parse_record (self, &error);
  if (root != NULL)
    document = dup_document (self, json_node_get_object (root), &error);
  if (document == NULL)
    {
      take_problem (self, error);
      return;
    }
  if (self->n_good++ == 0 && self->first_problem != NULL)
    masar_import_problem (self->import, self->first_problem);
  self->import->sink (document, self->import->user_data);
}

static void
end_record (Reading *self)
{
  if (self->record->len > 0)
    finish_record (self);
  g_byte_array_set_size (self->record, 0);
  self->too_large = FALSE;
  self->in_string = FALSE;
  self->escaped = FALSE;
  self->depth = 0;
}

static void
keep_bytes (Reading *self, const guint8 *bytes, gsize length)
{
  if (self->record->len == 0)
    self->record_line = self->line;
  if (self->record->len + length > MASAR_IMPORT_MAX_BYTES)
    self->too_large = TRUE;
  else
    g_byte_array_append (self->record, bytes, length);
}

static gboolean
is_blank (const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (bytes[i]))
      return FALSE;
  return TRUE;
}

static void
take_lines (Reading *self, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      const guint8 *newline = memchr (bytes, '\n', length);
      gsize n = newline != NULL ? (gsize) (newline - bytes) : length;

      if (self->record->len > 0 || !is_blank (bytes, n))
        keep_bytes (self, bytes, n);
      if (newline == NULL)
        return;
      end_record (self);
      self->line++;
      bytes += n + 1;
      length -= n + 1;
    }
}

/* Follows strings and depth.  Returns TRUE when @byte ends a record. */
static gboolean
follow (Reading *self, guint8 byte)
{
  if (self->in_string)
    {
      self->in_string = self->escaped || byte != '"';
      self->escaped = !self->escaped && byte == '\\';
      return FALSE;
    }
  if (byte == '"')
    self->in_string = TRUE;
  else if (byte == '{' || byte == '[')
    self->depth++;
  else if (byte == '}' || byte == ']')
    return --self->depth == 0;
  return FALSE;
}

static void
take_braces (Reading *self, const guint8 *bytes, gsize length)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_end = FALSE;

      if (self->depth == 0 && bytes[i] == '{')
        start = i;
      /* Between records there are commas, white space and the brackets of the array. */
      if (self->depth > 0 || bytes[i] == '{')
        is_end = follow (self, bytes[i]);
      if (is_end)
        {
          keep_bytes (self, bytes + start, i + 1 - start);
          end_record (self);
          start = i + 1;
        }
      if (bytes[i] == '\n')
        {
          if (self->depth > 0 && self->record->len == 0)
            {
              /* So that the record knows the line on which it began. */
              keep_bytes (self, bytes + start, i + 1 - start);
              start = i + 1;
            }
          self->line++;
        }
    }
  if (self->depth > 0 && start < length)
    keep_bytes (self, bytes + start, length - start);
}

/* A file of lines begins with an object that ends on its first line, or with a line that is no JSON at all. */
static gboolean
is_by_line (const guint8 *bytes, gsize length)
{
  const guint8 *end;
  gsize start = 0;
  Reading probe = { NULL };

  while (start < length && g_ascii_isspace (bytes[start]))
    start++;
  if (start == length || bytes[start] == '[')
    return FALSE;
  end = memchr (bytes + start, '\n', length - start);
  if (end == NULL || bytes[start] != '{')
    return TRUE;
  for (const guint8 *at = bytes + start; at < end; at++)
    if (follow (&probe, *at))
      return TRUE;
  /* {"a": 1,\n on its own line: an object over many lines, unless the next line begins a record too. */
  return end - bytes + 1 < (gssize) length && end[1] == '{';
}

static gboolean
read_pieces (Reading *self, GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  gboolean is_first = TRUE;
  gsize n_read;

  do
    {
      const guint8 *bytes = piece;

      if (!g_input_stream_read_all (self->stream, piece, PIECE_BYTES, &n_read, self->import->cancellable, error))
        return FALSE;
      if (is_first)
        {
          gsize mark = n_read >= 3 && memcmp (piece, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

          bytes += mark;
          self->by_line = is_by_line (bytes, n_read - mark);
        }
      is_first = FALSE;
      if (self->by_line)
        take_lines (self, bytes, n_read - (bytes - piece));
      else
        take_braces (self, bytes, n_read - (bytes - piece));
    }
  while (n_read == PIECE_BYTES && (self->import->record == 0 || self->n_records < self->import->record));
  return TRUE;
}

/* UTF-16 is converted on the way; its braces are no bytes. */
static GInputStream *
open_stream (const MasarImport *self, GError **error)
{
  gsize n;
  const guint8 *head = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (self->stream), &n);
  const char *wide = n >= 2 && head[0] == 0xff && head[1] == 0xfe   ? "UTF-16LE"
                     : n >= 2 && head[0] == 0xfe && head[1] == 0xff ? "UTF-16BE"
                                                                    : NULL;
  g_autoptr (GCharsetConverter) converter = NULL;

  if (wide == NULL)
    return g_object_ref (self->stream);
  converter = g_charset_converter_new ("UTF-8", wide, error);
  return converter != NULL ? g_converter_input_stream_new (self->stream, G_CONVERTER (converter)) : NULL;
}

gboolean
masar_import_json (const MasarImport *self, GError **error)
{
  g_autoptr (GInputStream) stream = open_stream (self, error);
  Reading reading = { .import = self, .stream = stream, .line = 1 };
  gboolean ok;

  if (stream == NULL)
    return FALSE;
  reading.record = g_byte_array_new ();
  ok = read_pieces (&reading, error);
  if (ok && reading.record->len > 0 && (self->record == 0 || reading.n_records < self->record))
    end_record (&reading);
  report_further_problems (&reading);
  if (ok && reading.n_good == 0 && reading.first_problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reading.first_problem));
      ok = FALSE;
    }
  else if (ok && reading.n_good == 0)
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY,
                   "Expected articles as JSON objects, found none");
      ok = FALSE;
    }
  g_clear_error (&reading.first_problem);
  g_byte_array_unref (reading.record);
  return ok;
}
