/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarUnpacking:
 * @n_packed: bytes of the file on the disk
 * @n_unpacked: bytes that were made of them so far, on every level of packing
 *
 * How far a file has been unpacked.  One is shared by all levels, so that a small file that unpacks without end is
 * refused however it is nested.
 */
typedef struct
{
  guint64 n_packed;
  guint64 n_unpacked;
} MasarUnpacking;

/**
 * MASAR_UNPACK_MAX_BYTES:
 *
 * So much may come of any file; more only of one that is no smaller than %MASAR_UNPACK_MAX_RATIO times less.
 */
#define MASAR_UNPACK_MAX_BYTES (G_GUINT64_CONSTANT (1) << 30)

/**
 * MASAR_UNPACK_MAX_RATIO:
 *
 * News packs to a fourth or a tenth, ten times the same news to a hundredth.
 */
#define MASAR_UNPACK_MAX_RATIO 500

gboolean masar_unpacking_is_exhausted (const MasarUnpacking *self);

#define MASAR_TYPE_UNPACK_STREAM (masar_unpack_stream_get_type ())
G_DECLARE_FINAL_TYPE (MasarUnpackStream, masar_unpack_stream, MASAR, UNPACK_STREAM, GInputStream)

GInputStream *masar_unpack_stream_new (GInputStream *source, gboolean has_members, MasarUnpacking *unpacking);
gboolean masar_unpack_stream_next (MasarUnpackStream *self, char **member, GCancellable *cancellable, GError **error);

G_END_DECLS
