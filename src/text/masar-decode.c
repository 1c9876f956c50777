/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-decode.h"

#include <string.h>
#include <uchardet.h>

/* Bytes to text.  The order is: a byte order mark, UTF-8 that is valid, UTF-16 without a mark, UTF-8 with a few faults,
 * and only then a guess among the single-byte encodings.  Valid UTF-8 is kept byte for byte, its mark (U+FEFF)
 * included, so that an offset into the text is an offset into the file; every other mark is dropped. */

#define REPLACEMENT "\xef\xbf\xbd"

/* So much of a file tells its encoding. */
#define SAMPLE_BYTES (256 * 1024)

G_DEFINE_QUARK (masar_decode_error_quark, masar_decode_error)

typedef struct
{
  const char *bytes;
  gsize length;
  const char *name;
} Signature;

#define SIGNATURE(text, name)                                                                                          \
  {                                                                                                                    \
    text, sizeof text - 1, name                                                                                        \
  }

static const Signature binary_signatures[] = {
  SIGNATURE ("%PDF-", "a PDF document"),
  SIGNATURE ("PK\x03\x04", "a ZIP archive or office document"),
  SIGNATURE ("\x1f\x8b", "gzip data"),
  SIGNATURE ("\x28\xb5\x2f\xfd", "Zstandard data"),
  SIGNATURE ("BZh", "bzip2 data"),
  SIGNATURE ("\xfd"
             "7zXZ",
             "xz data"),
  SIGNATURE ("\x89PNG", "a PNG picture"),
  SIGNATURE ("\xff\xd8\xff", "a JPEG picture"),
  SIGNATURE ("GIF8", "a GIF picture"),
  SIGNATURE ("\x7f"
             "ELF",
             "a program"),
  SIGNATURE ("\xd0\xcf\x11\xe0", "an office document"),
  SIGNATURE ("SQLite format 3", "a database"),
};

/* The longer mark first: UTF-32LE begins as UTF-16LE does. */
static const Signature byte_order_marks[] = {
  SIGNATURE ("\xff\xfe\x00\x00", "UTF-32LE"),
  SIGNATURE ("\x00\x00\xfe\xff", "UTF-32BE"),
  SIGNATURE ("\xff\xfe", "UTF-16LE"),
  SIGNATURE ("\xfe\xff", "UTF-16BE"),
};

static const Signature *
find_signature (const Signature *signatures, guint n_signatures, const char *bytes, gsize length)
{
  for (guint i = 0; i < n_signatures; i++)
    if (length >= signatures[i].length && memcmp (bytes, signatures[i].bytes, signatures[i].length) == 0)
      return &signatures[i];
  return NULL;
}

/* Control bytes that texts hold: tabs, line ends, and what old editors end a file or switch a font with. */
static inline gboolean
is_text_control (guint8 byte)
{
  return (byte >= '\t' && byte <= '\r') || byte == 0x1a || byte == 0x1b;
}

/* Passes over characters of one and two bytes that are no controls, eight bytes at a time: nearly all of Arabic news.
 * A lead byte of two is C2 to DF, and one byte that goes on follows each of them and nothing else. */
static const char *
skip_plain (const char *at, const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 high = 0x80 * ones;

  while (end - at >= 8)
    {
      guint64 bytes, lead, ascii, follow, faults;

      memcpy (&bytes, at, 8);
      bytes = GUINT64_FROM_LE (bytes);
      ascii = ~bytes & high;
      lead = bytes & bytes << 1 & high;
      follow = (bytes & high) ^ lead;
      faults = follow ^ lead << 8;
      faults |= lead & bytes << 2;
      faults |= lead & ~((bytes & 0x1e * ones) + 0x7e * ones);
      faults |= ascii & ~((bytes & ~high) + 0x60 * ones);
      faults |= ascii & ((bytes & ~high) + ones);
      if (faults != 0)
        break;
      at += lead >> 63 != 0 ? 7 : 8;
    }
  return at;
}

/* Whether the bytes are UTF-8 that holds no control byte but those of texts: what nearly every article is. */
static gboolean
is_clean_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;

  for (const char *at = skip_plain (bytes, end); at < end; at = skip_plain (at, end))
    {
      const guint8 byte = (guint8) *at;
      gunichar c;

      if (byte < 0x80)
        {
          if ((byte < 0x20 || byte == 0x7f) && !is_text_control (byte))
            return FALSE;
          at++;
          continue;
        }
      c = g_utf8_get_char_validated (at, end - at);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        return FALSE;
      at = g_utf8_next_char (at);
    }
  return TRUE;
}

/* Whether the bytes, read as an encoding whose characters are single bytes, hold what no text does.  A stray control
 * byte or two is no reason to refuse an article. */
static gboolean
check_binary (const char *bytes, gsize length, GError **error)
{
  const Signature *signature = find_signature (binary_signatures, G_N_ELEMENTS (binary_signatures), bytes, length);
  gsize n_controls = 0;

  if (signature != NULL)
    {
      g_set_error (error, MASAR_DECODE_ERROR, MASAR_DECODE_ERROR_BINARY, "Byte 0: expected text, found %s",
                   signature->name);
      return FALSE;
    }
  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) bytes[i];

      if (byte >= 0x20 && byte != 0x7f)
        continue;
      if (byte == 0)
        {
          g_set_error (error, MASAR_DECODE_ERROR, MASAR_DECODE_ERROR_BINARY,
                       "Byte %" G_GSIZE_FORMAT ": expected text, found a NUL byte", i);
          return FALSE;
        }
      if (!is_text_control (byte) && ++n_controls > 8 + length / 100)
        {
          g_set_error (error, MASAR_DECODE_ERROR, MASAR_DECODE_ERROR_BINARY,
                       "Byte %" G_GSIZE_FORMAT ": expected text, found many control bytes (0x%02X)", i, byte);
          return FALSE;
        }
    }
  return TRUE;
}

static void
take_utf8 (const char *bytes, gsize length, MasarDecoded *decoded)
{
  decoded->text = g_malloc (length + 1);
  memcpy (decoded->text, bytes, length);
  decoded->text[length] = '\0';
  decoded->length = length;
  decoded->encoding = "UTF-8";
}

/* g_utf8_validate_len() refuses NUL bytes too, which check_binary() has answered for by now. */
static void
decode_utf8_with_faults (const char *bytes, gsize length, MasarDecoded *decoded)
{
  GString *text = g_string_sized_new (length + 16);
  const char *end = bytes + length;

  for (const char *at = bytes; at < end;)
    {
      const char *valid_end;

      g_utf8_validate_len (at, end - at, &valid_end);
      g_string_append_len (text, at, valid_end - at);
      if (valid_end == end)
        break;
      if (decoded->n_replaced == 0)
        {
          decoded->first_replaced = valid_end - bytes;
          decoded->first_bad_byte = (guint8) *valid_end;
        }
      g_string_append (text, REPLACEMENT);
      /* What follows of a broken character is part of the same fault. */
      at = valid_end;
      do
        {
          at++;
          decoded->n_replaced++;
        }
      while (at < end && ((guint8) *at & 0xc0) == 0x80);
    }
  decoded->length = text->len;
  decoded->text = g_string_free (text, FALSE);
  decoded->encoding = "UTF-8";
}

/* UTF-8 with a few faults (a page cut off inside a letter, say) has far more whole letters than faults; text of a
 * single-byte encoding is a fault nearly everywhere. */
static gboolean
is_mostly_utf8 (const char *bytes, gsize length)
{
  gsize n_letters = 0;
  gsize n_faults = 0;
  const char *end = bytes + MIN (length, SAMPLE_BYTES);

  for (const char *at = bytes; at < end;)
    {
      gunichar c;

      if ((guint8) *at < 0x80)
        {
          at++;
          continue;
        }
      c = g_utf8_get_char_validated (at, end - at);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_faults++;
          at++;
        }
      else
        {
          n_letters++;
          at = g_utf8_next_char (at);
        }
    }
  return n_letters >= 4 * n_faults;
}

/* Some encodings keep a letter until they have seen whether a mark follows it. */
static void
flush (GIConv converter, GString *text)
{
  char buffer[16];
  char *out = buffer;
  gsize out_left = sizeof buffer;

  g_iconv (converter, NULL, NULL, &out, &out_left);
  g_string_append_len (text, buffer, out - buffer);
}

/* Converts, and replaces by U+FFFD what the encoding does not have. */
static gboolean
decode_with_iconv (const char *bytes, gsize length, const char *encoding, MasarDecoded *decoded, GError **error)
{
  g_autoptr (GString) text = NULL;
  GIConv converter = g_iconv_open ("UTF-8", encoding);
  char *in = (char *) bytes;
  gsize in_left = length;
  gsize unit = g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0   ? 2
               : g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0 ? 4
                                                                  : 1;

  if (converter == (GIConv) -1)
    {
      g_set_error (error, MASAR_DECODE_ERROR, MASAR_DECODE_ERROR_ENCODING,
                   "Expected the name of a known encoding, found “%s”", encoding);
      return FALSE;
    }
  text = g_string_sized_new (length * 2 + 16);
  while (in_left > 0)
    {
      char buffer[8192];
      char *out = buffer;
      gsize out_left = sizeof buffer;
      gsize status = g_iconv (converter, &in, &in_left, &out, &out_left);

      g_string_append_len (text, buffer, out - buffer);
      if (status != (gsize) -1 || out > buffer)
        continue;
      if (decoded->n_replaced++ == 0)
        {
          decoded->first_replaced = in - bytes;
          decoded->first_bad_byte = (guint8) *in;
        }
      g_string_append (text, REPLACEMENT);
      in += MIN (unit, in_left);
      in_left -= MIN (unit, in_left);
    }
  flush (converter, text);
  g_iconv_close (converter);
  decoded->length = text->len;
  decoded->text = g_string_free (g_steal_pointer (&text), FALSE);
  decoded->encoding = g_intern_string (encoding);
  return TRUE;
}

/* iconv takes UTF-8 of five and six bytes for good, which it is not. */
static gboolean
convert (const char *bytes, gsize length, const char *encoding, MasarDecoded *decoded, GError **error)
{
  if (g_ascii_strcasecmp (encoding, "UTF-8") != 0 && g_ascii_strcasecmp (encoding, "UTF8") != 0)
    return decode_with_iconv (bytes, length, encoding, decoded, error);
  decode_utf8_with_faults (bytes, length, decoded);
  return TRUE;
}

/* Marks of vowels among them. */
static gboolean
is_arabic_letter (gunichar c)
{
  return (c >= 0x621 && c <= 0x63a) || (c >= 0x641 && c <= 0x652);
}

/* Nunation ends a word; an accented letter of Latin script stands in no Arabic one. */
static gboolean
is_wrong_within_word (gunichar c)
{
  return c == 0x64c || c == 0x64d || (c >= 0xc0 && c < 0x250);
}

/* How much @text looks like Arabic prose: letters that stand beside another Arabic letter, less what prose has not. */
static gint64
rate_arabic (const char *text)
{
  gint64 rating = 0;
  gunichar before = ' ';
  gunichar earlier = ' ';

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_arabic_letter (c) && is_arabic_letter (before))
        rating++;
      if ((is_arabic_letter (c) && is_wrong_within_word (before))
          || (c >= 0xc0 && c < 0x250 && is_arabic_letter (before)))
        rating -= 4;
      /* The article, by far the commonest pair of letters at the start of a word. */
      if (c == 0x644 && before == 0x627 && !is_arabic_letter (earlier))
        rating += 4;
      if (c == 0xfffd || (c >= 0x80 && c < 0xa0))
        rating -= 4;
      else if (c >= 0xa0 && c < 0x600 && c != 0xab && c != 0xbb && c != 0xa0)
        rating -= 1;
      earlier = before;
      before = c;
    }
  return rating;
}

/* UTF-16 without a mark: of each pair, one byte is 0 (Latin, spaces) or 6 (Arabic) nearly always.  Quotation marks and
 * dashes have 0x20 there; but that is a space's other byte too, so that it speaks for an order only where most of the
 * rest does, and never against one. */
static const char *
guess_utf16 (const char *bytes, gsize length)
{
  gsize n_high[2] = { 0, 0 };
  gsize n_punctuation[2] = { 0, 0 };
  gsize sample = MIN (length, SAMPLE_BYTES) & ~(gsize) 1;

  if (length < 4)
    return NULL;
  for (gsize i = 0; i < sample; i++)
    {
      n_high[i % 2] += bytes[i] == 0 || bytes[i] == 6;
      n_punctuation[i % 2] += bytes[i] == 0x20;
    }
  for (guint high = 0; high < 2; high++)
    if ((n_high[high] + n_punctuation[high]) * 2 > sample * 8 / 10 && n_high[high] * 2 > sample / 2
        && n_high[1 - high] * 2 < sample / 2)
      return high == 0 ? "UTF-16BE" : "UTF-16LE";
  return NULL;
}

/* uchardet knows many languages, but a short Arabic text misleads it; so the encodings in which Arabic pages really
 * were written compete with its answer. */
static const char *
guess_single_byte (const char *bytes, gsize length)
{
  static const char *const arabic_encodings[] = { "WINDOWS-1256", "ISO-8859-6" };
  uchardet_t detector = uchardet_new ();
  gsize sample = MIN (length, SAMPLE_BYTES);
  const char *best = NULL;
  gint64 best_rating = 0;

  for (guint i = 0; i < G_N_ELEMENTS (arabic_encodings); i++)
    {
      g_auto (MasarDecoded) trial = { NULL };
      gint64 rating;

      if (!decode_with_iconv (bytes, sample, arabic_encodings[i], &trial, NULL))
        continue;
      rating = rate_arabic (trial.text);
      /* The first is by far the commoner: in doubt it is that. */
      if (rating > best_rating + best_rating / 8 + (best != NULL ? 2 : 0))
        {
          best = arabic_encodings[i];
          best_rating = rating;
        }
    }
  if (best == NULL && uchardet_handle_data (detector, bytes, sample) == 0)
    {
      uchardet_data_end (detector);
      best = g_intern_string (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return best == NULL || *best == '\0' ? "WINDOWS-1252" : best;
}

/**
 * masar_decode_is_wide:
 * @encoding: an encoding's name
 *
 * Returns: whether its characters are more than a byte each, so that it has NUL bytes by nature
 */
gboolean
masar_decode_is_wide (const char *encoding)
{
  return g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0 || g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0
         || g_ascii_strncasecmp (encoding, "UCS", 3) == 0;
}

static gboolean
decode_forced (const char *bytes, gsize length, const char *encoding, MasarDecoded *decoded, GError **error)
{
  if (!masar_decode_is_wide (encoding) && !check_binary (bytes, length, error))
    return FALSE;
  return convert (bytes, length, encoding, decoded, error);
}

/* A wide encoding can spell what no text holds: a NUL would end our strings early. */
static gboolean
check_text (MasarDecoded *decoded, GError **error)
{
  const char *nul = memchr (decoded->text, '\0', decoded->length);

  if (nul == NULL && decoded->n_replaced <= 8 + decoded->length / 20)
    return TRUE;
  if (nul != NULL)
    g_set_error (error, MASAR_DECODE_ERROR, MASAR_DECODE_ERROR_BINARY,
                 "Byte %" G_GSIZE_FORMAT " of the text: expected text in %s, found U+0000",
                 (gsize) (nul - decoded->text), decoded->encoding);
  else
    g_set_error (error, MASAR_DECODE_ERROR, MASAR_DECODE_ERROR_ENCODING,
                 "Byte %" G_GSIZE_FORMAT ": expected text in %s, found 0x%02X and %" G_GSIZE_FORMAT " more such bytes",
                 decoded->first_replaced, decoded->encoding, decoded->first_bad_byte, decoded->n_replaced - 1);
  masar_decoded_clear (decoded);
  return FALSE;
}

/**
 * masar_decode:
 * @bytes: (array length=length): what a file holds
 * @length: bytes of @bytes
 * @encoding: (nullable): the encoding to read it as, or %NULL to find out
 * @decoded: (out caller-allocates): the text
 * @error: return location for an error
 *
 * Reads @bytes as text.
 *
 * Without @encoding it is found out: byte order marks, UTF-8, UTF-16, and otherwise the single-byte encodings, those of
 * Arabic first.  UTF-8 is kept byte for byte, a byte order mark (U+FEFF) included.  A few bytes that are no text become
 * U+FFFD and are counted in @decoded; offsets behind them are those of the text, not of the file.
 *
 * Returns: %FALSE, with @error set and @decoded empty, if @bytes are no text
 */
gboolean
masar_decode (const char *bytes, gsize length, const char *encoding, MasarDecoded *decoded, GError **error)
{
  const Signature *mark;
  const char *wide;

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);
  g_return_val_if_fail (decoded != NULL, FALSE);

  *decoded = (MasarDecoded){ NULL };
  if (length == 0)
    {
      decoded->text = g_strdup ("");
      decoded->encoding = "UTF-8";
      return TRUE;
    }
  mark = find_signature (byte_order_marks, G_N_ELEMENTS (byte_order_marks), bytes, length);
  if (encoding != NULL)
    {
      if (mark != NULL && g_str_has_prefix (mark->name, encoding))
        encoding = mark->name;
      if (mark != NULL && g_ascii_strcasecmp (encoding, mark->name) == 0)
        return decode_with_iconv (bytes + mark->length, length - mark->length, mark->name, decoded, error)
               && check_text (decoded, error);
      return decode_forced (bytes, length, encoding, decoded, error) && check_text (decoded, error);
    }
  if (mark != NULL)
    return decode_with_iconv (bytes + mark->length, length - mark->length, mark->name, decoded, error)
           && check_text (decoded, error);
  if (find_signature (binary_signatures, G_N_ELEMENTS (binary_signatures), bytes, length) == NULL
      && is_clean_utf8 (bytes, length))
    {
      take_utf8 (bytes, length, decoded);
      return TRUE;
    }
  if ((memchr (bytes, '\0', length) != NULL || memchr (bytes, '\6', length) != NULL)
      && (wide = guess_utf16 (bytes, length)) != NULL)
    return decode_with_iconv (bytes, length, wide, decoded, error) && check_text (decoded, error);
  if (!check_binary (bytes, length, error))
    return FALSE;
  if (g_utf8_validate_len (bytes, length, NULL))
    {
      take_utf8 (bytes, length, decoded);
      return TRUE;
    }
  if (is_mostly_utf8 (bytes, length))
    {
      decode_utf8_with_faults (bytes, length, decoded);
      return TRUE;
    }
  return convert (bytes, length, guess_single_byte (bytes, length), decoded, error) && check_text (decoded, error);
}

/**
 * masar_decoded_clear:
 * @self: what was decoded
 *
 * Frees the text.
 */
void
masar_decoded_clear (MasarDecoded *self)
{
  g_clear_pointer (&self->text, g_free);
  *self = (MasarDecoded){ NULL };
}
