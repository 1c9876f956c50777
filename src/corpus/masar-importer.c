/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"

#include "masar-decode.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <nettle/sha2.h>
#include <string.h>
#include <unistd.h>

/* Reads files of articles: which kind a file is, and what every kind shares.  Nothing is kept between files; files may
 * be read by many threads at once. */

#define RECORD_FRAGMENT "#record="

G_DEFINE_QUARK (masar - import - error - quark, masar_import_error)

typedef gboolean (*Reader) (const MasarImport *self, GError **error);

static const struct
{
  const char *ending;
  Reader reader;
} readers[] = {
  { ".txt", masar_import_text },   { ".text", masar_import_text },   { ".html", masar_import_html },
  { ".htm", masar_import_html },   { ".xhtml", masar_import_html },  { ".json", masar_import_json },
  { ".jsonl", masar_import_json }, { ".ndjson", masar_import_json },
};

/* The file's name without its ending; a name that is not UTF-8 is shown as well as it can be. */
char *
masar_import_dup_id (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

void
masar_import_problem (const MasarImport *self, const GError *error)
{
  self->problem (self->path, error, self->user_data);
}

static void
set_file_error (GError **error, int number, const char *what)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "Expected %s, found: %s", what, g_strerror (number));
}

/* Looks before it opens: opening a pipe would wait for ever. */
static int
open_regular (const char *path, goffset *size, GError **error)
{
  GStatBuf status;
  int fd;

  if (g_stat (path, &status) != 0)
    {
      set_file_error (error, errno, "a file that can be read");
      return -1;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "Expected a file, found %s",
                   S_ISDIR (status.st_mode) ? "a folder" : "a device, a pipe or a socket");
      return -1;
    }
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (fd < 0)
    set_file_error (error, errno, "a file that can be read");
  *size = status.st_size;
  return fd;
}

/* The whole file, if an article can be so large.  The size is asked first, and not trusted: a file may grow. */
char *
masar_import_load (const MasarImport *self, gsize *length, GError **error)
{
  g_autofree char *bytes = NULL;
  goffset size;
  gsize capacity;
  gsize n = 0;
  int fd = open_regular (self->path, &size, error);

  if (fd < 0)
    return NULL;
  capacity = MIN (size, MASAR_IMPORT_MAX_BYTES) + 1;
  bytes = g_malloc (capacity + 1);
  while (size <= MASAR_IMPORT_MAX_BYTES && n < capacity && !g_cancellable_is_cancelled (self->cancellable))
    {
      gssize n_read = read (fd, bytes + n, MIN (capacity - n, 1 << 20));

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          set_file_error (error, errno, "a file that can be read");
          close (fd);
          return NULL;
        }
      if (n_read == 0)
        break;
      n += n_read;
    }
  close (fd);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  if (size > MASAR_IMPORT_MAX_BYTES)
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_TOO_LARGE,
                   "Expected an article of at most %d bytes, found a file of %" G_GOFFSET_FORMAT,
                   MASAR_IMPORT_MAX_BYTES, size);
      return NULL;
    }
  bytes[n] = '\0';
  *length = n;
  return g_steal_pointer (&bytes);
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
  g_autoptr (GError) fault = NULL;

  if (!masar_decode (bytes, length, encoding, &decoded, &fault))
    {
      g_set_error_literal (error, MASAR_IMPORT_ERROR,
                           g_error_matches (fault, MASAR_DECODE_ERROR, MASAR_DECODE_ERROR_BINARY)
                               ? MASAR_IMPORT_ERROR_BINARY
                               : MASAR_IMPORT_ERROR_ENCODING,
                           fault->message);
      return FALSE;
    }
  if (!masar_import_has_text (decoded.text))
    {
      g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY, "Expected text, found %s",
                   length == 0 ? "an empty file" : "no letter");
      return FALSE;
    }
  report_replaced (self, &decoded);
  document->sha256 = masar_import_dup_sha256 (bytes, length);
  document->encoding = g_strdup (decoded.encoding);
  document->length = decoded.length;
  document->text = g_steal_pointer (&decoded.text);
  return TRUE;
}

/* A file without a known ending is what it begins with. */
static Reader
sniff (const char *path)
{
  goffset size;
  char head[512];
  gssize n_read;
  const char *at = head;
  int fd = open_regular (path, &size, NULL);

  if (fd < 0)
    return masar_import_text;
  n_read = read (fd, head, sizeof head - 1);
  close (fd);
  head[MAX (n_read, 0)] = '\0';
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

static Reader
find_reader (const char *path)
{
  gsize length = strlen (path);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      gsize ending_length = strlen (readers[i].ending);

      if (length > ending_length && g_ascii_strcasecmp (path + length - ending_length, readers[i].ending) == 0)
        return readers[i].reader;
    }
  return sniff (path);
}

static gboolean
read_records (const char *path,
              guint record,
              const char *encoding,
              GCancellable *cancellable,
              MasarImportSink sink,
              MasarProblemSink problem,
              gpointer user_data,
              GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  const MasarImport import = { path, uri, encoding, cancellable, sink, problem, user_data, record };

  return find_reader (path) (&import, error);
}

/**
 * masar_importer_read:
 * @path: a file
 * @encoding: (nullable): the encoding to read it as, or %NULL to find out
 * @cancellable: (nullable): to stop it
 * @sink: (scope call): takes each article
 * @problem: (scope call): takes what is wrong while the rest is read
 * @user_data: for both
 * @error: return location for an error
 *
 * Reads one file, which may hold many articles: text, a saved page, or JSON by line or in an array.  At most one
 * article and %MASAR_IMPORT_MAX_BYTES of the file are in memory at once.  A sidecar is read with its article.
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
  g_return_val_if_fail (path != NULL && sink != NULL && problem != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return read_records (path, 0, encoding, cancellable, sink, problem, user_data, error);
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
  MasarDocument *document = NULL;
  const char *fragment;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  guint64 record = 0;

  g_return_val_if_fail (uri != NULL, NULL);

  fragment = strstr (uri, RECORD_FRAGMENT);
  if (fragment != NULL
      && !g_ascii_string_to_unsigned (fragment + strlen (RECORD_FRAGMENT), 10, 1, G_MAXUINT, &record, error))
    return NULL;
  file = fragment != NULL ? g_strndup (uri, fragment - uri) : g_strdup (uri);
  path = g_filename_from_uri (file, NULL, error);
  if (path == NULL
      || !read_records (path, record, encoding, NULL, keep_document_cb, ignore_problem_cb, &document, error))
    return NULL;
  return document;
}
