/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-decode.h"

#include <string.h>

#define PROSE "وصل الوفد إلى المدينة صباح اليوم، وقال المتحدث إن الاجتماع يبدأ غدا في مقر الوزارة."

static void
test_encodings (gconstpointer data)
{
  const char *encoding = data;
  g_auto (MasarDecoded) found = { NULL };
  g_auto (MasarDecoded) forced = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = g_convert (PROSE, -1, encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_assert_true (masar_decode (bytes, length, NULL, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (found.text, ==, PROSE);
  g_assert_cmpstr (found.encoding, ==, encoding);
  g_assert_cmpuint (found.length, ==, strlen (PROSE));
  g_assert_cmpuint (found.n_replaced, ==, 0);
  g_assert_true (masar_decode (bytes, length, encoding, &forced, &error));
  g_assert_cmpstr (forced.text, ==, PROSE);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *encoding; /* asked for */
  const char *text;     /* or NULL when it is an error */
  const char *found;    /* encoding, or a part of the message */
  gsize n_replaced;
  gsize first_replaced;
} Case;

#define BYTES(b) b, sizeof b - 1

static const Case cases[] = {
  { "empty", BYTES (""), NULL, "", "UTF-8" },
  { "ascii", BYTES ("a\r\nb"), NULL, "a\r\nb", "UTF-8" },
  { "mark-is-kept",
    BYTES ("\xef\xbb\xbf"
           "نص"),
    NULL,
    "\xef\xbb\xbf"
    "نص",
    "UTF-8" },
  { "mark-utf16le", BYTES ("\xff\xfe\x46\x06\x35\x06"), NULL, "نص", "UTF-16LE" },
  { "mark-utf16be", BYTES ("\xfe\xff\x06\x46\x06\x35"), NULL, "نص", "UTF-16BE" },
  { "mark-utf32le", BYTES ("\xff\xfe\x00\x00\x46\x06\x00\x00"), NULL, "ن", "UTF-32LE" },
  { "forced-with-mark", BYTES ("\xff\xfe\x46\x06"), "UTF-16", "ن", "UTF-16LE" },
  { "cut-off", BYTES ("هذا نص كامل ثم\xd9"), NULL, "هذا نص كامل ثم\xef\xbf\xbd", "UTF-8", 1, 25 },
  { "fault-within", BYTES ("هذا نص\xff كامل"), NULL, "هذا نص\xef\xbf\xbd كامل", "UTF-8", 1, 11 },
  { "fault-run", BYTES ("هذا نص\xc0\x80\x80 كامل"), NULL, "هذا نص\xef\xbf\xbd كامل", "UTF-8", 3, 11 },
  { "surrogate", BYTES ("هذا نص\xed\xa0\x80 كامل"), NULL, "هذا نص\xef\xbf\xbd كامل", "UTF-8", 3, 11 },
  { "nul", BYTES ("abc\0def"), NULL, NULL, "Byte 3" },
  { "padded", BYTES ("ab              \0              cd"), NULL, NULL, "Byte 16" },
  { "controls", BYTES ("\1\2\3\4\5\6\7\1\2\3\4\5\6"), NULL, NULL, "control bytes" },
  { "pdf", BYTES ("%PDF-1.7\nabc"), NULL, NULL, "PDF" },
  { "zip", BYTES ("PK\x03\x04xyz"), NULL, NULL, "ZIP" },
  { "unknown-name", BYTES ("abc"), "KLINGON-1", NULL, "KLINGON-1" },
  { "wide-nul", BYTES ("\xff\xfe\x46\x06\x00\x00\x46\x06"), NULL, NULL, "U+0000" },
  { "wrong-forced", BYTES ("نص عربي لا يقرأ بهذا الترميز أبدا ولا بغيره"), "US-ASCII", NULL, "US-ASCII" },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_auto (MasarDecoded) found = { NULL };
  g_autoptr (GError) error = NULL;
  gboolean ok = masar_decode (expected->bytes, expected->length, expected->encoding, &found, &error);

  g_assert_cmpint (ok, ==, expected->text != NULL);
  g_assert_cmpstr (found.text, ==, expected->text);
  if (!ok)
    {
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, expected->found));
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (found.encoding, ==, expected->found);
  g_assert_cmpuint (found.length, ==, strlen (expected->text));
  g_assert_cmpuint (found.n_replaced, ==, expected->n_replaced);
  g_assert_cmpuint (found.first_replaced, ==, expected->first_replaced);
}

static char *
dup_sample (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "corpus", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GString *text = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *article = NULL;

      g_assert_true (g_file_get_contents (path, &article, NULL, NULL));
      g_string_append (text, article);
    }
  g_assert_cmpuint (text->len, >, 20000);
  return g_string_free (text, FALSE);
}

/* Real pages, pieces of any length from anywhere in them, menus and Latin words among them. */
static void
test_real_text (gconstpointer data)
{
  const char *encoding = data;
  const gboolean is_wide = g_str_has_prefix (encoding, "UTF-16");
  g_autofree char *sample = dup_sample ();
  const glong n_letters = g_utf8_strlen (sample, -1);

  for (int round = 0; round < 3000; round++)
    {
      /* In one byte a letter, a few words may be those of another encoding as well. */
      const glong n = g_test_rand_int_range (is_wide ? 12 : 40, round % 10 == 0 ? 4000 : 200);
      const glong start = g_test_rand_int_range (0, (gint32) (n_letters - n));
      g_autofree char *piece = g_utf8_substring (sample, start, start + n);
      g_auto (MasarDecoded) found = { NULL };
      gsize length;
      g_autofree char *bytes = g_convert_with_fallback (piece, -1, encoding, "UTF-8", "", NULL, &length, NULL);
      g_autofree char *back = g_convert (bytes, length, "UTF-8", encoding, NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;
      gsize n_arabic = 0;

      for (const char *at = back; *at != '\0'; at = g_utf8_next_char (at))
        n_arabic += g_utf8_get_char (at) >= 0x620 && g_utf8_get_char (at) < 0x650;
      if (n_arabic < (is_wide ? 8 : 30))
        continue;
      masar_decode (bytes, length, NULL, &found, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (found.text, ==, back);
    }
}

typedef struct
{
  const char *name;
  const char *text;
  const char *encoding;
} Foreign;

static const Foreign foreigners[] = {
  { "french", "Le ministre a déclaré à la délégation que l'élection était annulée, où ça ne plaît à personne.",
    "WINDOWS-1252" },
  { "german", "Der Außenminister erklärte am Mittwoch, die Gespräche über Öl würden fortgeführt.", "WINDOWS-1252" },
  { "russian", "Министр иностранных дел заявил, что переговоры продолжаются.", "WINDOWS-1251" },
  { "hebrew", "שר החוץ אמר ביום רביעי כי השיחות נמשכות בבירה", "WINDOWS-1255" },
  { "mixed", "Reuters: قال الوزير in a statement إن الاتفاق \"final\" وصل", "WINDOWS-1256" },
  { "mostly-latin", "The word جهاد is an Arabic noun; so are كتاب and قلم, says the Encyclopaedia of the East.",
    "WINDOWS-1256" },
  { "vocalised", "وَلَنَهْدِيَنَّهُمْ سُبُلَنَا", "WINDOWS-1256" },
  { "one-word", "هجوم", "UTF-16LE" },
  { "one-word-the-other-way", "هجوم", "UTF-16BE" },
  { "quoted-words", "“نعم” أو “لا”", "UTF-16LE" },
  { "quoted-words-the-other-way", "“نعم” أو “لا”", "UTF-16BE" },
};

/* What is not Arabic is not taken for it because its bytes could be. */
static void
test_foreign (gconstpointer data)
{
  const Foreign *expected = data;
  g_auto (MasarDecoded) found = { NULL };
  gsize length;
  g_autofree char *bytes = g_convert (expected->text, -1, expected->encoding, "UTF-8", NULL, &length, NULL);

  g_assert_true (masar_decode (bytes, length, NULL, &found, NULL));
  g_assert_cmpstr (found.text, ==, expected->text);
}

/* A page in UTF-16 cut off within a letter. */
static void
test_cut_wide (void)
{
  gsize length;
  g_autofree char *bytes = g_convert (PROSE, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_auto (MasarDecoded) found = { NULL };

  g_assert_true (masar_decode (bytes, length - 1, NULL, &found, NULL));
  g_assert_cmpstr (found.encoding, ==, "UTF-16LE");
  g_assert_cmpuint (found.n_replaced, ==, 1);
  g_assert_cmpint (strncmp (found.text, PROSE, strlen (PROSE) - 1), ==, 0);
}

/* A page cut off anywhere is still the page, up to there. */
static void
test_cut_anywhere (void)
{
  for (gsize length = 40; length <= strlen (PROSE); length++)
    {
      g_auto (MasarDecoded) found = { NULL };

      g_assert_true (masar_decode (PROSE, length, NULL, &found, NULL));
      g_assert_cmpstr (found.encoding, ==, "UTF-8");
      g_assert_cmpuint (found.n_replaced, <=, 1);
      g_assert_cmpint (strncmp (found.text, PROSE, length - found.n_replaced), ==, 0);
    }
}

/* Whatever the bytes: an error, or valid UTF-8 without NUL bytes; and valid UTF-8 comes back as it is. */
static void
test_any_bytes (void)
{
  static const char *const encodings[] = { NULL, "UTF-8", "UTF-16LE", "WINDOWS-1256", "ISO-8859-6" };

  for (int round = 0; round < 20000; round++)
    {
      char bytes[64];
      gsize length = g_test_rand_int_range (0, sizeof bytes);
      int lowest = g_test_rand_int_range (0, 3) == 0 ? 0 : 0x20;
      g_auto (MasarDecoded) found = { NULL };
      g_autoptr (GError) error = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = (char) g_test_rand_int_range (lowest, 256);
      if (!masar_decode (bytes, length, encodings[round % G_N_ELEMENTS (encodings)], &found, &error))
        {
          g_assert_nonnull (error);
          g_assert_null (found.text);
          continue;
        }
      g_assert_true (g_utf8_validate_len (found.text, found.length, NULL));
      g_assert_cmpuint (strlen (found.text), ==, found.length);
      if (g_utf8_validate_len (bytes, length, NULL) && g_strcmp0 (found.encoding, "UTF-8") == 0)
        g_assert_cmpmem (bytes, length, found.text, found.length);
    }
}

/* Letters of one to four bytes, and now and then a byte that is none: what is UTF-8 to GLib is taken as it is, and
 * nothing else is. */
static void
test_utf8_or_not (void)
{
  static const char *const letters[] = { "ا", "ل", "ي", " ", "a", "\n", "“", "–", "😀", "é", "\xc2\x80", "\xdf\xbf" };
  static const char faults[] = { '\xd9', '\x88', '\xc1', '\xe2', '\xf5', '\xed', '\xff' };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_auto (MasarDecoded) decoded = { NULL };
      g_autoptr (GError) error = NULL;
      gboolean valid;

      for (gint n = g_test_rand_int_range (1, 60); n > 0; n--)
        g_string_append (bytes, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      if (round % 2 == 1)
        bytes->str[g_test_rand_int_range (0, (gint) bytes->len)] =
            faults[g_test_rand_int_range (0, G_N_ELEMENTS (faults))];
      valid = g_utf8_validate_len (bytes->str, bytes->len, NULL);
      if (masar_decode (bytes->str, bytes->len, NULL, &decoded, &error) && g_str_equal (decoded.encoding, "UTF-8"))
        g_assert_cmpint (decoded.n_replaced == 0, ==, valid);
      else
        g_assert_false (valid);
      if (valid)
        g_assert_cmpmem (decoded.text, decoded.length, bytes->str, bytes->len);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const encodings[] = { "UTF-8", "WINDOWS-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *path = g_strconcat ("/decode/encoding/", encodings[i], NULL);

      g_autofree char *real = g_strconcat ("/decode/real-text/", encodings[i], NULL);

      g_test_add_data_func (path, encodings[i], test_encodings);
      g_test_add_data_func (real, encodings[i], test_real_text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/decode/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (foreigners); i++)
    {
      g_autofree char *path = g_strconcat ("/decode/foreign/", foreigners[i].name, NULL);

      g_test_add_data_func (path, &foreigners[i], test_foreign);
    }
  g_test_add_func ("/decode/cut-wide", test_cut_wide);
  g_test_add_func ("/decode/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/decode/any-bytes", test_any_bytes);
  g_test_add_func ("/decode/utf8-or-not", test_utf8_or_not);
  return g_test_run ();
}
