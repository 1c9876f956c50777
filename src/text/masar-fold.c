/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-fold-private.h"

#include "masar-text.h"

/* Folding: what is read as the same letter becomes the same bytes.  For look-up only, never for display.
 *
 * Alef with hamza, madda or wasla is alef; alef maqsura, the Persian yeh and hamza on yeh are yeh; teh marbuta is heh;
 * hamza on waw is waw; letters of Persian and Urdu keyboards and those for foreign sounds are their nearest Arabic one;
 * the digits of three scripts are ASCII.  Tatweel, vowel signs, bidi marks and joiners are dropped.  Presentation forms
 * are taken apart by Unicode's compatibility decomposition (NFKC) and then folded.  Pure; any thread. */

#define SPACE MASAR_FOLD_SPACE
#define BREAK MASAR_FOLD_BREAK
#define MARK MASAR_FOLD_MARK
#define DIGIT MASAR_FOLD_DIGIT
#define LATIN MASAR_FOLD_LATIN
#define FORMAT MASAR_FOLD_FORMAT

/* clang-format off */
const guint8 masar_fold_ascii_class[128] = {
  [0x00 ... 0x08] = FORMAT, ['\t'] = SPACE, ['\n'] = BREAK, ['\v'] = BREAK, ['\f'] = BREAK, ['\r'] = BREAK,
  [0x0E ... 0x1F] = FORMAT, [' '] = SPACE, ['!' ... '/'] = MARK, ['0' ... '9'] = DIGIT, [':' ... '@'] = MARK,
  ['A' ... 'Z'] = LATIN, ['[' ... '`'] = MARK, ['a' ... 'z'] = LATIN, ['{' ... '~'] = MARK, [0x7F] = FORMAT,
};

/* A letter that stays itself, a letter read as another, and the rest of U+0600 to U+06FF, by the low byte. */
#define UTF8(c) { 0xC0 | ((c) >> 6), 0x80 | ((c) & 0x3F) }
#define AS(c) { UTF8 (c), MASAR_FOLD_ARABIC }
#define FOREIGN_AS(c) { UTF8 (c), MASAR_FOLD_FOREIGN }
#define SELF(low) [low] = AS (0x600 + (low))
#define FOREIGN(low) [low] = FOREIGN_AS (0x600 + (low))
#define SIGN { { 0 }, MASAR_FOLD_SIGN }
#define DIGIT_AS(d) { { d }, DIGIT }
#define PUNCTUATION(low) [low] = { UTF8 (0x600 + (low)), MARK }
#define HIDDEN { { 0 }, FORMAT }
#define DIGITS(low) \
  [low] = DIGIT_AS ('0'), [low + 1] = DIGIT_AS ('1'), [low + 2] = DIGIT_AS ('2'), [low + 3] = DIGIT_AS ('3'), \
  [low + 4] = DIGIT_AS ('4'), [low + 5] = DIGIT_AS ('5'), [low + 6] = DIGIT_AS ('6'), [low + 7] = DIGIT_AS ('7'), \
  [low + 8] = DIGIT_AS ('8'), [low + 9] = DIGIT_AS ('9')

#define ALEF 0x627
#define BEH 0x628
#define FEH 0x641
#define HEH 0x647
#define JEEM 0x62C
#define KAF 0x643
#define WAW 0x648
#define YEH 0x64A

const MasarFoldEntry masar_fold_arabic[256] = {
  PUNCTUATION (0x00), PUNCTUATION (0x01), PUNCTUATION (0x02), PUNCTUATION (0x03), PUNCTUATION (0x04),
  PUNCTUATION (0x05), PUNCTUATION (0x06), PUNCTUATION (0x07), PUNCTUATION (0x08), PUNCTUATION (0x09),
  PUNCTUATION (0x0A), PUNCTUATION (0x0B), PUNCTUATION (0x0C), PUNCTUATION (0x0D), PUNCTUATION (0x0E),
  PUNCTUATION (0x0F), [0x10] = SIGN, [0x11] = SIGN, [0x12] = SIGN, [0x13] = SIGN, [0x14] = SIGN, [0x15] = SIGN,
  [0x16] = SIGN, [0x17] = SIGN, [0x18] = SIGN, [0x19] = SIGN, [0x1A] = SIGN, PUNCTUATION (0x1B), [0x1C] = HIDDEN,
  PUNCTUATION (0x1D), PUNCTUATION (0x1E), PUNCTUATION (0x1F), [0x20] = AS (YEH), SELF (0x21), [0x22] = AS (ALEF),
  [0x23] = AS (ALEF), [0x24] = AS (WAW), [0x25] = AS (ALEF), [0x26] = AS (YEH), SELF (0x27), SELF (0x28),
  [0x29] = AS (HEH), SELF (0x2A), SELF (0x2B), SELF (0x2C), SELF (0x2D), SELF (0x2E), SELF (0x2F), SELF (0x30),
  SELF (0x31), SELF (0x32), SELF (0x33), SELF (0x34), SELF (0x35), SELF (0x36), SELF (0x37), SELF (0x38),
  SELF (0x39), SELF (0x3A), [0x3B] = AS (KAF), [0x3C] = AS (KAF), [0x3D] = AS (YEH), SELF (0x3E), SELF (0x3F),
  [0x40] = SIGN, SELF (0x41), SELF (0x42), SELF (0x43), SELF (0x44), SELF (0x45), SELF (0x46), SELF (0x47),
  SELF (0x48), [0x49] = AS (YEH), SELF (0x4A), [0x4B] = SIGN, [0x4C] = SIGN, [0x4D] = SIGN, [0x4E] = SIGN,
  [0x4F] = SIGN, [0x50] = SIGN, [0x51] = SIGN, [0x52] = SIGN, [0x53] = SIGN, [0x54] = SIGN, [0x55] = SIGN,
  [0x56] = SIGN, [0x57] = SIGN, [0x58] = SIGN, [0x59] = SIGN, [0x5A] = SIGN, [0x5B] = SIGN, [0x5C] = SIGN,
  [0x5D] = SIGN, [0x5E] = SIGN, [0x5F] = SIGN, DIGITS (0x60), PUNCTUATION (0x6A), PUNCTUATION (0x6B),
  PUNCTUATION (0x6C), PUNCTUATION (0x6D), SELF (0x6E), SELF (0x6F), [0x70] = SIGN, [0x71] = AS (ALEF),
  [0x72] = AS (ALEF), [0x73] = AS (ALEF), SELF (0x74), [0x75] = AS (ALEF), [0x76] = AS (WAW), SELF (0x77),
  [0x78] = AS (YEH), FOREIGN (0x79), FOREIGN (0x7A), FOREIGN (0x7B), FOREIGN (0x7C), FOREIGN (0x7D),
  [0x7E] = FOREIGN_AS (BEH), FOREIGN (0x7F), FOREIGN (0x80), FOREIGN (0x81), FOREIGN (0x82), FOREIGN (0x83),
  FOREIGN (0x84), FOREIGN (0x85), [0x86] = FOREIGN_AS (JEEM), FOREIGN (0x87), FOREIGN (0x88), FOREIGN (0x89),
  FOREIGN (0x8A), FOREIGN (0x8B), FOREIGN (0x8C), FOREIGN (0x8D), FOREIGN (0x8E), FOREIGN (0x8F), FOREIGN (0x90),
  FOREIGN (0x91), FOREIGN (0x92), FOREIGN (0x93), FOREIGN (0x94), FOREIGN (0x95), FOREIGN (0x96), FOREIGN (0x97),
  FOREIGN (0x98), FOREIGN (0x99), FOREIGN (0x9A), FOREIGN (0x9B), FOREIGN (0x9C), FOREIGN (0x9D), FOREIGN (0x9E),
  FOREIGN (0x9F), FOREIGN (0xA0), FOREIGN (0xA1), FOREIGN (0xA2), FOREIGN (0xA3), [0xA4] = AS (FEH), FOREIGN (0xA5),
  FOREIGN (0xA6), FOREIGN (0xA7), [0xA8] = AS (FEH), [0xA9] = AS (KAF), [0xAA] = FOREIGN_AS (KAF),
  [0xAB] = FOREIGN_AS (KAF), FOREIGN (0xAC), FOREIGN (0xAD), FOREIGN (0xAE), [0xAF] = FOREIGN_AS (KAF),
  FOREIGN (0xB0), FOREIGN (0xB1), FOREIGN (0xB2), FOREIGN (0xB3), FOREIGN (0xB4), FOREIGN (0xB5), FOREIGN (0xB6),
  FOREIGN (0xB7), FOREIGN (0xB8), FOREIGN (0xB9), FOREIGN (0xBA), FOREIGN (0xBB), FOREIGN (0xBC), FOREIGN (0xBD),
  [0xBE] = FOREIGN_AS (HEH), FOREIGN (0xBF), [0xC0] = FOREIGN_AS (HEH), [0xC1] = FOREIGN_AS (HEH),
  [0xC2] = FOREIGN_AS (HEH), [0xC3] = FOREIGN_AS (HEH), FOREIGN (0xC4), FOREIGN (0xC5), [0xC6] = FOREIGN_AS (WAW),
  [0xC7] = FOREIGN_AS (WAW), [0xC8] = FOREIGN_AS (WAW), FOREIGN (0xC9), FOREIGN (0xCA), [0xCB] = FOREIGN_AS (WAW),
  [0xCC] = AS (YEH), [0xCD] = FOREIGN_AS (YEH), [0xCE] = FOREIGN_AS (YEH), FOREIGN (0xCF), [0xD0] = FOREIGN_AS (YEH),
  [0xD1] = FOREIGN_AS (YEH), [0xD2] = FOREIGN_AS (YEH), [0xD3] = FOREIGN_AS (YEH), PUNCTUATION (0xD4),
  [0xD5] = FOREIGN_AS (HEH), [0xD6] = SIGN, [0xD7] = SIGN, [0xD8] = SIGN, [0xD9] = SIGN, [0xDA] = SIGN,
  [0xDB] = SIGN, [0xDC] = SIGN, PUNCTUATION (0xDD), PUNCTUATION (0xDE), [0xDF] = SIGN, [0xE0] = SIGN, [0xE1] = SIGN,
  [0xE2] = SIGN, [0xE3] = SIGN, [0xE4] = SIGN, [0xE5] = SIGN, [0xE6] = SIGN, [0xE7] = SIGN, [0xE8] = SIGN,
  PUNCTUATION (0xE9), [0xEA] = SIGN, [0xEB] = SIGN, [0xEC] = SIGN, [0xED] = SIGN, SELF (0xEE), SELF (0xEF),
  DIGITS (0xF0), SELF (0xFA), SELF (0xFB), SELF (0xFC), PUNCTUATION (0xFD), PUNCTUATION (0xFE), [0xFF] = AS (HEH),
};
/* clang-format on */

/* Appends the fold of one character of a decomposition.  Returns FALSE when it is no letter. */
static gboolean
append_letter (MasarFolded *folded, gunichar character)
{
  const MasarFoldEntry *entry;

  if (character < 0x600 || character > 0x6FF)
    return FALSE;
  entry = &masar_fold_arabic[character & 0xFF];
  if (entry->class == MASAR_FOLD_SIGN)
    return TRUE;
  if ((entry->class != MASAR_FOLD_ARABIC && entry->class != MASAR_FOLD_FOREIGN)
      || folded->n_bytes + 2 > MASAR_FOLD_MAX_BYTES)
    return FALSE;
  memcpy (folded->bytes + folded->n_bytes, entry->bytes, 2);
  folded->n_bytes += 2;
  return TRUE;
}

/* Arabic presentation forms; a vowel sign standing alone decomposes to a space and the sign. */
static void
read_presentation_form (gunichar character, MasarFolded *folded)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  const gsize n_parts = g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));

  folded->n_bytes = 0;
  folded->class = MASAR_FOLD_ARABIC;
  if (parts[0] == ' ' || parts[0] == 0x640)
    {
      folded->class = MASAR_FOLD_SIGN;
      return;
    }
  for (gsize i = 0; i < n_parts; i++)
    if (!append_letter (folded, parts[i]))
      {
        folded->class = MASAR_FOLD_MARK;
        folded->n_bytes = (guint8) g_unichar_to_utf8 (character, folded->bytes);
        return;
      }
}

static MasarFoldClass
classify (gunichar character)
{
  switch (character)
    {
    case 0x0085:
    case 0x2028:
    case 0x2029:
      return MASAR_FOLD_BREAK;
    default:
      break;
    }
  if (g_unichar_isspace (character))
    return MASAR_FOLD_SPACE;
  if (g_unichar_iszerowidth (character) || g_unichar_type (character) == G_UNICODE_FORMAT)
    return g_unichar_ismark (character) ? MASAR_FOLD_SIGN : MASAR_FOLD_FORMAT;
  if (g_unichar_isdigit (character))
    return MASAR_FOLD_DIGIT;
  if (g_unichar_ismark (character))
    return MASAR_FOLD_SIGN;
  if (g_unichar_isalpha (character))
    return g_unichar_get_script (character) == G_UNICODE_SCRIPT_ARABIC ? MASAR_FOLD_ARABIC : MASAR_FOLD_LATIN;
  return MASAR_FOLD_MARK;
}

/* Reads a character that no table holds.  A byte that is no UTF-8 is a mark of its own. */
void
masar_fold_read_slowly (const char *at, const char *end, MasarFolded *folded)
{
  const gunichar character = g_utf8_get_char_validated (at, end - at);

  if (character == (gunichar) -1 || character == (gunichar) -2)
    {
      *folded = (MasarFolded){ MASAR_FOLD_MARK, 1, 1, "?" };
      return;
    }
  folded->n_source = (guint8) (g_utf8_next_char (at) - at);
  if ((character >= 0xFB50 && character <= 0xFDFF) || (character >= 0xFE70 && character <= 0xFEFC))
    {
      read_presentation_form (character, folded);
      return;
    }
  folded->class = classify (character);
  if (folded->class == MASAR_FOLD_DIGIT)
    {
      folded->bytes[0] = (char) ('0' + g_unichar_digit_value (character));
      folded->n_bytes = 1;
    }
  else
    folded->n_bytes = (guint8) g_unichar_to_utf8 (g_unichar_tolower (character), folded->bytes);
}

/**
 * masar_fold:
 * @text: UTF-8 text
 * @length: its bytes, or -1 when it is terminated
 *
 * Folds @text as look-up does.  Spaces and punctuation stay.
 *
 * Returns: (transfer full): the folded text
 */
char *
masar_fold (const char *text, gssize length)
{
  g_autoptr (GString) out = NULL;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  end = text + (length < 0 ? (gssize) strlen (text) : length);
  out = g_string_sized_new (end - text + 1);
  for (const char *at = text; at < end;)
    {
      MasarFolded folded;

      masar_fold_read (at, end, &folded);
      if (folded.class != MASAR_FOLD_SIGN && folded.class != MASAR_FOLD_FORMAT)
        g_string_append_len (out, folded.bytes, folded.n_bytes);
      at += folded.n_source;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * masar_has_arabic:
 * @text: UTF-8
 *
 * Returns: whether a character of it is of the Arabic script
 */
gboolean
masar_has_arabic (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_ARABIC)
      return TRUE;
  return FALSE;
}
