/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-unpack-stream.h"

#include "masar-importer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <string.h>

/* What a packed stream holds, as a stream: of .gz and .zst their one content, of .zip and .tar one member after the
 * other.  libarchive unpacks; it is told to know these kinds and no other.  Not for several threads. */

#define BUFFER_BYTES (64 * 1024)

struct _MasarUnpackStream
{
  GInputStream parent_instance;

  GInputStream *source;
  MasarUnpacking *unpacking;
  struct archive *archive;
  GCancellable *cancellable; /* of the call in hand */
  GError *source_error;      /* what went wrong below, to be told by the call in hand */
  gboolean has_members;
  gboolean is_open;
  guint8 *buffer;
};

G_DEFINE_FINAL_TYPE (MasarUnpackStream, masar_unpack_stream, G_TYPE_INPUT_STREAM)

static la_ssize_t
read_cb (struct archive *archive, gpointer data, const void **bytes)
{
  MasarUnpackStream *self = data;
  gssize n;

  g_clear_error (&self->source_error);
  n = g_input_stream_read (self->source, self->buffer, BUFFER_BYTES, self->cancellable, &self->source_error);
  if (n < 0)
    archive_set_error (archive, EIO, "%s", self->source_error->message);
  *bytes = self->buffer;
  return n;
}

static la_int64_t
seek_cb (struct archive *archive, gpointer data, la_int64_t offset, int whence)
{
  MasarUnpackStream *self = data;
  const GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  if (!g_seekable_seek (G_SEEKABLE (self->source), offset, type, self->cancellable, NULL))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (self->source));
}

static la_int64_t
skip_cb (struct archive *archive, gpointer data, la_int64_t request)
{
  MasarUnpackStream *self = data;

  return g_seekable_seek (G_SEEKABLE (self->source), request, G_SEEK_CUR, self->cancellable, NULL) ? request : 0;
}

static void
set_error (MasarUnpackStream *self, GError **error)
{
  const char *what = archive_error_string (self->archive);

  if (self->source_error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->source_error));
  else
    g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_ARCHIVE, "Expected %s, found a fault: %s",
                 self->has_members ? "an archive" : "packed data", what != NULL ? what : "it cannot be unpacked");
}

/* A kind that libarchive would unpack by another program is refused, not run. */
static gboolean
support_kinds (MasarUnpackStream *self)
{
  struct archive *archive = self->archive;

  if (self->has_members)
    return archive_read_support_format_zip (archive) == ARCHIVE_OK
           && archive_read_support_format_tar (archive) == ARCHIVE_OK;
  return archive_read_support_filter_gzip (archive) == ARCHIVE_OK
         && archive_read_support_filter_zstd (archive) == ARCHIVE_OK
         && archive_read_support_format_raw (archive) == ARCHIVE_OK;
}

static gboolean
open_archive (MasarUnpackStream *self, GError **error)
{
  struct archive *archive = self->archive;
  const gboolean can_seek = G_IS_SEEKABLE (self->source) && g_seekable_can_seek (G_SEEKABLE (self->source));

  if (!support_kinds (self))
    {
      set_error (self, error);
      return FALSE;
    }
  archive_read_set_read_callback (archive, read_cb);
  archive_read_set_callback_data (archive, self);
  if (can_seek)
    {
      archive_read_set_seek_callback (archive, seek_cb);
      archive_read_set_skip_callback (archive, skip_cb);
    }
  if (archive_read_open1 (archive) != ARCHIVE_OK)
    {
      set_error (self, error);
      return FALSE;
    }
  self->is_open = TRUE;
  return TRUE;
}

/**
 * masar_unpacking_is_exhausted:
 * @self: how far a file has been unpacked
 *
 * Returns: whether more came of it than of any news
 */
gboolean
masar_unpacking_is_exhausted (const MasarUnpacking *self)
{
  return self->n_unpacked > MASAR_UNPACK_MAX_BYTES && self->n_unpacked / MASAR_UNPACK_MAX_RATIO > self->n_packed;
}

/* What is counted is what was unpacked, whoever reads it. */
static gboolean
count_unpacked (MasarUnpackStream *self, gsize n, GError **error)
{
  self->unpacking->n_unpacked += n;
  if (!masar_unpacking_is_exhausted (self->unpacking))
    return TRUE;
  g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_TOO_LARGE,
               "Expected at most %d times the %" G_GUINT64_FORMAT
               " bytes of the file when it is unpacked, found more: the rest is not read",
               MASAR_UNPACK_MAX_RATIO, self->unpacking->n_packed);
  return FALSE;
}

static gssize
masar_unpack_stream_read (GInputStream *stream, void *bytes, gsize length, GCancellable *cancellable, GError **error)
{
  MasarUnpackStream *self = MASAR_UNPACK_STREAM (stream);
  g_autoptr (GError) fault = NULL;
  la_ssize_t n;

  if (!self->is_open && !masar_unpack_stream_next (self, NULL, cancellable, &fault))
    {
      if (fault == NULL)
        return 0;
      g_propagate_error (error, g_steal_pointer (&fault));
      return -1;
    }
  self->cancellable = cancellable;
  n = archive_read_data (self->archive, bytes, length);
  self->cancellable = NULL;
  if (n < 0)
    set_error (self, error);
  return n < 0 || !count_unpacked (self, (gsize) n, error) ? -1 : (gssize) n;
}

static void
masar_unpack_stream_finalize (GObject *object)
{
  MasarUnpackStream *self = MASAR_UNPACK_STREAM (object);

  archive_read_free (self->archive);
  g_clear_error (&self->source_error);
  g_object_unref (self->source);
  g_free (self->buffer);
  G_OBJECT_CLASS (masar_unpack_stream_parent_class)->finalize (object);
}

static void
masar_unpack_stream_class_init (MasarUnpackStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_unpack_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = masar_unpack_stream_read;
}

static void
masar_unpack_stream_init (MasarUnpackStream *self)
{
  self->buffer = g_malloc (BUFFER_BYTES);
  self->archive = archive_read_new ();
}

/**
 * masar_unpack_stream_new:
 * @source: what is packed, at its beginning
 * @has_members: whether it is an archive of members (.zip, .tar), else it is one packed thing (.gz, .zst)
 * @unpacking: (inout): counted up, and what it allows is kept to; outlives the stream
 *
 * Makes a stream of what @source holds.  One that has members begins with none: see [method@UnpackStream.next].  An
 * archive on the disk is read through its list of members, any other from its beginning.
 *
 * Returns: (transfer full): the stream
 */
GInputStream *
masar_unpack_stream_new (GInputStream *source, gboolean has_members, MasarUnpacking *unpacking)
{
  MasarUnpackStream *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (source) && unpacking != NULL, NULL);

  self = g_object_new (MASAR_TYPE_UNPACK_STREAM, NULL);
  self->source = g_object_ref (source);
  self->has_members = has_members;
  self->unpacking = unpacking;
  return G_INPUT_STREAM (self);
}

/* libarchive gives names in the encoding of the locale; whatever the user's is, it finds UTF-8 here. */
static locale_t
get_utf8_locale (void)
{
  static gsize locale;

  if (g_once_init_enter (&locale))
    {
      const locale_t utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);

      g_once_init_leave (&locale, (gsize) (utf8 != (locale_t) 0 ? utf8 : LC_GLOBAL_LOCALE));
    }
  return (locale_t) locale;
}

/* To the next file: folders and links hold nothing to read. */
static int
next_file (MasarUnpackStream *self, char **member)
{
  struct archive_entry *entry;
  const locale_t before = uselocale (get_utf8_locale ());
  int status;

  do
    status = archive_read_next_header (self->archive, &entry);
  while (status == ARCHIVE_RETRY
         || (status >= ARCHIVE_WARN && status != ARCHIVE_EOF && self->has_members
             && archive_entry_filetype (entry) != AE_IFREG));
  if (status >= ARCHIVE_WARN && status != ARCHIVE_EOF && member != NULL)
    {
      const char *name = archive_entry_pathname (entry);

      *member = g_utf8_make_valid (name != NULL ? name : "", -1);
    }
  uselocale (before);
  return status;
}

/**
 * masar_unpack_stream_next:
 * @member: (out) (optional): its path within the archive, as UTF-8
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Goes to the next member that is a file; what is read from then on is that one's.
 *
 * Returns: %FALSE at the end, and with @error set if there may be more that cannot be reached
 */
gboolean
masar_unpack_stream_next (MasarUnpackStream *self, char **member, GCancellable *cancellable, GError **error)
{
  int status;

  g_return_val_if_fail (MASAR_IS_UNPACK_STREAM (self), FALSE);

  self->cancellable = cancellable;
  if (!self->is_open && !open_archive (self, error))
    return FALSE;
  status = next_file (self, member);
  self->cancellable = NULL;
  if (status == ARCHIVE_EOF)
    return FALSE;
  if (status < ARCHIVE_WARN)
    set_error (self, error);
  return status >= ARCHIVE_WARN;
}
