/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MasarDecodeError:
 * @MASAR_DECODE_ERROR_BINARY: the bytes are no text
 * @MASAR_DECODE_ERROR_ENCODING: the bytes are not of the encoding that was asked for, or the encoding is unknown
 *
 * Errors of [func@decode].
 */
typedef enum
{
  MASAR_DECODE_ERROR_BINARY,
  MASAR_DECODE_ERROR_ENCODING,
} MasarDecodeError;

#define MASAR_DECODE_ERROR (masar_decode_error_quark ())
GQuark masar_decode_error_quark (void);

/**
 * MasarDecoded:
 * @text: (transfer full): valid UTF-8 without NUL bytes, ended by a NUL
 * @length: bytes of @text
 * @encoding: from which it was decoded, as iconv names it; a static or interned string
 * @n_replaced: bytes of the source that were no text in @encoding; each run of them is U+FFFD in @text
 * @first_replaced: offset of the first of them in the source
 * @first_bad_byte: that byte
 *
 * What [func@decode] made of some bytes.
 */
typedef struct
{
  char *text;
  gsize length;
  const char *encoding;
  gsize n_replaced;
  gsize first_replaced;
  guint8 first_bad_byte;
} MasarDecoded;

gboolean masar_decode (const char *bytes, gsize length, const char *encoding, MasarDecoded *decoded, GError **error);
gboolean masar_decode_is_wide (const char *encoding);
void masar_decoded_clear (MasarDecoded *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MasarDecoded, masar_decoded_clear)

G_END_DECLS
