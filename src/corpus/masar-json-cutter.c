/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-importer.h"
#include "masar-json-private.h"

#include <string.h>

/* Where records begin and end in JSON that comes in pieces, so that a file of any size needs the memory of its largest
 * record.  In a file of lines a record ends with its line, whatever is wrong in it; so one bad line spoils no other.
 * Otherwise braces are followed: an object is a record, unless it turns out to hold the list of them; then what was
 * kept of it is dropped, and the records are what the list holds. */

void
masar_json_cutter_init (MasarJsonCutter *self,
                        void (*take) (MasarJsonCutter *self, gpointer user_data),
                        gpointer user_data)
{
  *self = (MasarJsonCutter){ .record = g_byte_array_new (), .line = 1, .take = take, .user_data = user_data };
}

void
masar_json_cutter_clear (MasarJsonCutter *self)
{
  g_clear_pointer (&self->record, g_byte_array_unref);
}

static void
begin_record (MasarJsonCutter *self)
{
  g_byte_array_set_size (self->record, 0);
  self->too_large = FALSE;
  self->in_string = FALSE;
  self->escaped = FALSE;
  self->depth = 0;
  self->list_depth = 0;
  self->after_list_name = FALSE;
  self->after_text_name = FALSE;
  self->in_list = FALSE;
}

static void
end_record (MasarJsonCutter *self)
{
  if (self->record->len > 0)
    self->take (self, self->user_data);
  begin_record (self);
}

static void
keep_bytes (MasarJsonCutter *self, const guint8 *bytes, gsize length)
{
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
feed_lines (MasarJsonCutter *self, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      const guint8 *newline = memchr (bytes, '\n', length);
      const gsize n = newline != NULL ? (gsize) (newline - bytes) : length;

      if (self->record->len == 0)
        self->record_line = self->line;
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

static gboolean
follow_string (MasarJsonCutter *self, guint8 byte)
{
  if (!self->in_string)
    {
      self->in_string = byte == '"';
      if (!self->in_string)
        return FALSE;
      /* What has a text is an article, whatever lists it has besides. */
      if (self->after_text_name)
        self->list_depth = 0;
      self->name_length = 0;
      self->after_list_name = FALSE;
      self->after_text_name = FALSE;
      self->in_list = FALSE;
      return TRUE;
    }
  self->in_string = self->escaped || byte != '"';
  self->escaped = !self->escaped && byte == '\\';
  if (self->in_string)
    {
      if (self->name_length < sizeof self->name)
        self->name[self->name_length] = (char) byte;
      self->name_length += self->name_length <= sizeof self->name;
    }
  return TRUE;
}

/* The object in hand is no record but holds them: the list has just begun. */
static void
enter_list (MasarJsonCutter *self)
{
  const guint depth = self->depth;

  begin_record (self);
  self->has_lists = TRUE;
  for (guint i = 0; i < depth; i++)
    if (self->n_around < sizeof self->around)
      self->around[self->n_around++] = i + 1 < depth ? '{' : '[';
}

/* What a byte within a record says of the lists that it may hold.  TRUE when it begins the first record of one. */
static gboolean
follow_list (MasarJsonCutter *self, guint8 byte)
{
  const gboolean in_list = self->in_list;
  const gboolean after_name = self->after_list_name;

  if (g_ascii_isspace (byte))
    return FALSE;
  self->in_list = FALSE;
  self->after_list_name = FALSE;
  self->after_text_name = FALSE;
  if (byte == ':' && self->depth == self->list_depth && self->name_length <= sizeof self->name)
    {
      self->after_list_name = masar_members_is_list_name (self->name, self->name_length);
      self->after_text_name = masar_members_is_text_name (self->name, self->name_length);
    }
  else if (after_name && byte == '[')
    self->in_list = TRUE;
  else if (after_name && byte == '{')
    self->list_depth++;
  return in_list && byte == '{' && self->n_around + self->depth <= sizeof self->around;
}

/* Follows a byte within a record.  TRUE when it ends it. */
static gboolean
follow (MasarJsonCutter *self, guint8 byte)
{
  if (byte == '{' || byte == '[')
    self->depth++;
  else if (byte == '}' || byte == ']')
    {
      self->depth--;
      self->list_depth = MIN (self->list_depth, self->depth);
      return self->depth == 0;
    }
  return FALSE;
}

/* A byte between records: of the containers around them, or of what else these hold. */
static gboolean
follow_around (MasarJsonCutter *self, guint8 byte)
{
  const gboolean among_names = self->n_around > 0 && self->around[self->n_around - 1] == '{';

  if (byte == '}' || byte == ']')
    {
      if (self->n_skipped > 0)
        self->n_skipped--;
      else if (self->n_around > 0)
        self->n_around--;
      return FALSE;
    }
  if (byte == '{' && !among_names && self->n_skipped == 0)
    return TRUE;
  if (byte == '{' || (byte == '[' && self->n_around > 0))
    self->n_skipped++;
  return FALSE;
}

static void
feed_braces (MasarJsonCutter *self, const guint8 *bytes, gsize length)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      const guint8 byte = bytes[i];
      gboolean begins;

      if (byte == '\n')
        self->line++;
      if (follow_string (self, byte))
        continue;
      begins = self->depth > 0 ? follow_list (self, byte) : follow_around (self, byte);
      if (begins)
        {
          if (self->depth > 0)
            enter_list (self);
          self->record_line = self->line;
          self->list_depth = 1;
          start = i;
        }
      if ((begins || self->depth > 0) && follow (self, byte))
        {
          keep_bytes (self, bytes + start, i + 1 - start);
          end_record (self);
        }
    }
  if (self->depth > 0)
    keep_bytes (self, bytes + start, length - start);
}

static void
count_record_cb (MasarJsonCutter *self, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* A file of lines begins with an object that ends on its first line, or with a line that is no JSON at all. */
static gboolean
is_by_line (const guint8 *bytes, gsize length)
{
  g_auto (MasarJsonCutter) probe = { NULL };
  const guint8 *end;
  guint n_records = 0;

  while (length > 0 && g_ascii_isspace (*bytes))
    {
      bytes++;
      length--;
    }
  if (length == 0 || *bytes == '[')
    return FALSE;
  end = memchr (bytes, '\n', length);
  if (*bytes != '{' || end == NULL)
    return *bytes != '{';
  masar_json_cutter_init (&probe, count_record_cb, &n_records);
  feed_braces (&probe, bytes, end - bytes);
  if (n_records > 0 && !probe.has_lists)
    return TRUE;
  /* {"a": 1,\n on its own line: an object over many lines, unless the next line begins a record too. */
  return n_records == 0 && !probe.has_lists && end + 1 < bytes + length && end[1] == '{';
}

void
masar_json_cutter_feed (MasarJsonCutter *self, const guint8 *bytes, gsize length)
{
  if (!self->is_begun)
    {
      const gsize mark = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

      bytes += mark;
      length -= mark;
      self->by_line = is_by_line (bytes, length);
      self->is_begun = TRUE;
    }
  if (self->by_line)
    feed_lines (self, bytes, length);
  else
    feed_braces (self, bytes, length);
}

/* What is left when the file ends is a record that was cut off, or the last line. */
void
masar_json_cutter_end (MasarJsonCutter *self)
{
  end_record (self);
}
