/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"

#include "masar-decode.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <nettle/sha2.h>
#include <string.h>

/* Reads files of articles: which kind a file is, and what every kind shares.  Nothing is kept between files; files may
 * be read by many threads at once. */

/* The fragment of an article's URI names the member of an archive, or the record of a file of many, that it is:
 * "news.zip#member=2024/a.html", "news.zip#member=all.jsonl&record=3". */
#define MEMBER "member="
#define RECORD "record="

/* So much of a file tells its kind. */
#define SNIFF_BYTES 512

#define PIECE_BYTES (256 * 1024)

G_DEFINE_QUARK (masar_import_error, masar_import_error)

typedef gboolean (*Reader) (const MasarImport *self, GError **error);

static const struct
{
  const char *ending;
  Reader reader;
} readers[] = {
  { ".txt", masar_import_text },   { ".text", masar_import_text },   { ".html", masar_import_html },
  { ".htm", masar_import_html },   { ".xhtml", masar_import_html },  { ".json", masar_import_json },
  { ".jsonl", masar_import_json }, { ".ndjson", masar_import_json }, { ".gz", masar_import_packed },
  { ".zst", masar_import_packed }, { ".zip", masar_import_archive }, { ".tar", masar_import_archive },
};

/**
 * masar_importer_get_ending:
 * @position: a number from 0
 *
 * Tells how the names of files end that hold articles.  A file of another name is read, too, as what it looks like.
 *
 * Returns: (nullable): the ending, such as ".txt", or %NULL when there are no more
 */
const char *
masar_importer_get_ending (guint position)
{
  return position < G_N_ELEMENTS (readers) ? readers[position].ending : NULL;
}

/* The name without its ending; a name that is not UTF-8 is shown as well as it can be. */
char *
masar_import_dup_id (const MasarImport *self)
{
  g_autofree char *name = g_filename_display_name (self->name);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

/* The URI of a part of it. */
char *
masar_import_dup_part_uri (const MasarImport *self, const char *kind, const char *value)
{
  if (self->uri == NULL)
    return NULL;
  return g_strconcat (self->uri, strchr (self->uri, '#') != NULL ? "&" : "#", kind, "=", value, NULL);
}

void
masar_import_problem (const MasarImport *self, const GError *error)
{
  self->problem (self->path, error, self->user_data);
}

static void
set_file_error (GError **error, int number)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "Expected a file that can be read, found: %s",
               g_strerror (number));
}

/* Looks before it opens: opening a pipe would wait for ever. */
static GInputStream *
open_regular (const char *path, guint64 *n_bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) fault = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      set_file_error (error, errno);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "Expected a file, found %s",
                   S_ISDIR (status.st_mode) ? "a folder" : "a device, a pipe or a socket");
      return NULL;
    }
  stream = g_file_read (file, NULL, &fault);
  if (stream == NULL)
    {
      g_set_error (error, fault->domain, fault->code, "Expected a file that can be read, found: %s", fault->message);
      return NULL;
    }
  *n_bytes = (guint64) status.st_size;
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/* The whole of it, if an article can be so large.  A file that is larger by its own account is not read at all. */
char *
masar_import_load (const MasarImport *self, gsize *length, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const gboolean too_large = self->depth == 0 && self->unpacking->n_packed > MASAR_IMPORT_MAX_BYTES;
  gsize n_read = PIECE_BYTES;

  /* What is read short of a piece ends the stream: most articles are less than one. */
  while (!too_large && n_read == PIECE_BYTES && bytes->len <= MASAR_IMPORT_MAX_BYTES)
    {
      const guint n_before = bytes->len;

      g_byte_array_set_size (bytes, n_before + PIECE_BYTES);
      if (!g_input_stream_read_all (self->stream, bytes->data + n_before, PIECE_BYTES, &n_read, self->cancellable,
                                    error))
        return NULL;
      g_byte_array_set_size (bytes, n_before + n_read);
    }
  if (too_large || bytes->len > MASAR_IMPORT_MAX_BYTES)
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_TOO_LARGE,
                   "Expected an article of at most %d bytes, found %s%" G_GUINT64_FORMAT, MASAR_IMPORT_MAX_BYTES,
                   too_large ? "a file of " : "at least ", too_large ? self->unpacking->n_packed : bytes->len);
      return NULL;
    }
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

gboolean
masar_import_has_text (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static void
report_replaced (const MasarImport *self, const MasarDecoded *decoded)
{
  g_autoptr (GError) error = NULL;

  if (decoded->n_replaced == 0)
    return;
  error = g_error_new (MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_ENCODING,
                       "Byte %" G_GSIZE_FORMAT ": expected %s, found 0x%02X; %" G_GSIZE_FORMAT
                       " such bytes are shown as U+FFFD, the article was read",
                       decoded->first_replaced, decoded->encoding, decoded->first_bad_byte, decoded->n_replaced);
  masar_import_problem (self, error);
}

/* In hexadecimal.  GLib's own checksum reads a third as fast, which is felt: every byte of a corpus goes through it. */
char *
masar_import_dup_sha256 (const char *bytes, gsize length)
{
  static const char digits[] = "0123456789abcdef";
  guint8 digest[SHA256_DIGEST_SIZE];
  char *text = g_malloc (2 * sizeof digest + 1);
  struct sha256_ctx context;

  sha256_init (&context);
  sha256_update (&context, length, (const guint8 *) bytes);
  sha256_digest (&context, sizeof digest, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 15];
    }
  text[2 * sizeof digest] = '\0';
  return text;
}

/* Reads bytes as text; those that are none are a problem, but no error. */
gboolean
masar_import_decode_bytes (const MasarImport *self,
                           const char *bytes,
                           gsize length,
                           const char *encoding,
                           MasarDecoded *decoded,
                           GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (masar_decode (bytes, length, encoding, decoded, &fault))
    {
      report_replaced (self, decoded);
      return TRUE;
    }
  g_set_error_literal (error, MASAR_IMPORT_ERROR,
                       g_error_matches (fault, MASAR_DECODE_ERROR, MASAR_DECODE_ERROR_BINARY)
                           ? MASAR_IMPORT_ERROR_BINARY
                           : MASAR_IMPORT_ERROR_ENCODING,
                       fault->message);
  return FALSE;
}

/* Fills in text, encoding and SHA-256. */
gboolean
masar_import_decode (const MasarImport *self,
                     MasarDocument *document,
                     const char *bytes,
                     gsize length,
                     const char *encoding,
                     GError **error)
{
  g_auto (MasarDecoded) decoded = { NULL };

  if (!masar_import_decode_bytes (self, bytes, length, encoding, &decoded, error))
    return FALSE;
  if (!masar_import_has_text (decoded.text))
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY, "Expected text, found no letter");
      return FALSE;
    }
  document->sha256 = masar_import_dup_sha256 (bytes, length);
  document->encoding = g_strdup (decoded.encoding);
  document->length = decoded.length;
  document->text = g_steal_pointer (&decoded.text);
  return TRUE;
}

/* What it begins with, up to a number of bytes; the stream stays where it is. */
static const char *
peek (const MasarImport *self, gsize *length, GError **error)
{
  GBufferedInputStream *buffered = G_BUFFERED_INPUT_STREAM (self->stream);

  if (g_buffered_input_stream_fill (buffered, -1, self->cancellable, error) < 0)
    return NULL;
  return g_buffered_input_stream_peek_buffer (buffered, length);
}

/* Without a known ending it is what it begins with. */
static Reader
sniff (const char *bytes, gsize length)
{
  g_autofree char *head = g_strndup (bytes, MIN (length, SNIFF_BYTES));
  const char *at = head;

  if (g_str_has_prefix (at, "\xef\xbb\xbf"))
    at += 3;
  while (g_ascii_isspace (*at))
    at++;
  if (g_ascii_strncasecmp (at, "<!doctype html", 14) == 0 || g_ascii_strncasecmp (at, "<html", 5) == 0)
    return masar_import_html;
  if (g_str_has_prefix (at, "{\"") || g_str_has_prefix (at, "[{"))
    return masar_import_json;
  return masar_import_text;
}

/* Programs that fetch pages save them packed as they came, under the name that they would have unpacked. */
static gboolean
is_packed (const char *bytes, gsize length)
{
  return length > 4 && (memcmp (bytes, "\x1f\x8b\x08", 3) == 0 || memcmp (bytes, "\x28\xb5\x2f\xfd", 4) == 0);
}

static Reader
find_reader (const MasarImport *self, const char *head, gsize length)
{
  const gsize name_length = strlen (self->name);

  if (is_packed (head, length))
    return masar_import_packed;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      const gsize ending_length = strlen (readers[i].ending);

      if (name_length > ending_length
          && g_ascii_strcasecmp (self->name + name_length - ending_length, readers[i].ending) == 0)
        return readers[i].reader;
    }
  return sniff (head, length);
}

gboolean
masar_import_any (const MasarImport *self, GError **error)
{
  g_autoptr (GInputStream) buffered = g_buffered_input_stream_new (self->stream);
  MasarImport import = *self;
  const char *head;
  gsize length = 0;

  /* An archive goes on after its member. */
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  import.stream = buffered;
  head = peek (&import, &length, error);
  if (head != NULL && length == 0)
    g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY, "Expected an article, found an empty file");
  return head != NULL && length > 0 && find_reader (&import, head, length) (&import, error);
}

/* What others write into this program. */
static gboolean
import_standard_input (MasarImport *import, GError **error)
{
  MasarUnpacking unpacking = { 0, 0 };
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/stdin");
  g_autoptr (GFileInputStream) stream = g_file_read (file, import->cancellable, error);

  if (stream == NULL)
    return FALSE;
  import->path = "standard input";
  import->name = "stdin";
  import->uri = "stdin:";
  import->stream = G_INPUT_STREAM (stream);
  import->unpacking = &unpacking;
  return masar_import_any (import, error);
}

static gboolean
import_file (const char *path, MasarImport *import, GError **error)
{
  MasarUnpacking unpacking = { 0, 0 };
  g_autoptr (GInputStream) stream = open_regular (path, &unpacking.n_packed, error);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *name = g_path_get_basename (path);

  if (stream == NULL)
    return FALSE;
  import->path = path;
  import->name = name;
  import->uri = uri;
  import->stream = stream;
  import->unpacking = &unpacking;
  return masar_import_any (import, error);
}

/**
 * masar_importer_read:
 * @path: a file, or %MASAR_IMPORT_STANDARD_INPUT
 * @encoding: (nullable): the encoding to read it as, or %NULL to find out
 * @cancellable: (nullable): to stop it
 * @sink: (scope call): takes each article
 * @problem: (scope call): takes what is wrong while the rest is read
 * @user_data: for both
 * @error: return location for an error
 *
 * Reads one file, which may hold many articles: text, a saved page, JSON by line or in an array; any of these packed
 * (.gz, .zst); or an archive of them (.zip, .tar).  At most one article and %MASAR_IMPORT_MAX_BYTES of the file are in
 * memory at once.  A sidecar is read with its article.
 *
 * Returns: %FALSE, with @error set, if it holds no article that can be read
 */
gboolean
masar_importer_read (const char *path,
                     const char *encoding,
                     GCancellable *cancellable,
                     MasarImportSink sink,
                     MasarProblemSink problem,
                     gpointer user_data,
                     GError **error)
{
  MasarImport import = {
    .encoding = encoding, .cancellable = cancellable, .sink = sink, .problem = problem, .user_data = user_data
  };

  g_return_val_if_fail (path != NULL && sink != NULL && problem != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return g_str_equal (path, MASAR_IMPORT_STANDARD_INPUT) ? import_standard_input (&import, error)
                                                         : import_file (path, &import, error);
}

static void
keep_document_cb (MasarDocument *document, gpointer user_data)
{
  MasarDocument **kept = user_data;

  masar_document_free (*kept);
  *kept = document;
}

static void
ignore_problem_cb (const char *file, const GError *error, gpointer user_data)
{
}

/* Which member and which record the fragment of a URI names. */
static gboolean
parse_fragment (const char *fragment, GStrvBuilder *members, guint *record, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (fragment, "&", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      guint64 number;

      if (g_str_has_prefix (parts[i], MEMBER))
        {
          g_autofree char *member = g_uri_unescape_string (parts[i] + strlen (MEMBER), NULL);

          g_strv_builder_add (members, member != NULL ? member : "");
        }
      else if (g_str_has_prefix (parts[i], RECORD))
        {
          if (!g_ascii_string_to_unsigned (parts[i] + strlen (RECORD), 10, 1, G_MAXUINT, &number, error))
            return FALSE;
          *record = (guint) number;
        }
    }
  return TRUE;
}

/**
 * masar_importer_read_uri:
 * @uri: the [struct@Document]'s `uri`
 * @encoding: (nullable): the encoding that was asked for when it was read first
 * @error: return location for an error
 *
 * Reads again one article that was read before.
 *
 * Returns: (transfer full): the article, or %NULL with @error set
 */
MasarDocument *
masar_importer_read_uri (const char *uri, const char *encoding, GError **error)
{
  g_autoptr (MasarDocument) document = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  MasarImport import = {
    .encoding = encoding, .sink = keep_document_cb, .problem = ignore_problem_cb, .user_data = &document
  };
  const char *fragment;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) members = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  fragment = strchr (uri, '#');
  if (fragment != NULL && !parse_fragment (fragment + 1, builder, &import.record, error))
    return NULL;
  members = g_strv_builder_end (builder);
  import.members = members[0] != NULL ? members : NULL;
  file = fragment != NULL ? g_strndup (uri, fragment - uri) : g_strdup (uri);
  path = g_filename_from_uri (file, NULL, error);
  if (path == NULL || !import_file (path, &import, error))
    return NULL;
  if (document == NULL)
    g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY, "Expected an article at %s, found none", uri);
  return g_steal_pointer (&document);
}
