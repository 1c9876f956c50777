/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define SUITE "archives"
#include "masar-archive-fixture.h"

#include <locale.h>

/* What is packed reads as what it holds. */

#define LINES "{\"id\":\"n1\",\"text\":\"خبر أول\"}\n{\"id\":\"n2\",\"text\":\"خبر ثان\"}\n"
#define PAGE "<html><head><meta property='og:title' content='عنوان'></head><p>خبر ثالث</p></html>"

static const Member members[] = {
  { "2024/a.txt", "خبر في ملف" }, { "2024/a.json", "{\"published\":\"2019-03-04\"}" },
  { "صفحة.html", PAGE },          { "صفحة_files/x.js", "var x;" },
  { "all.jsonl", LINES },         { "__MACOSX/._a.txt", "Mac OS X" },
  { ".DS_Store", "Bud1" },
};

/* What is read again is what was read. */
static void
assert_read_again (Fixture *self)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      const MasarDocument *first = document (self, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (MasarDocument) again = masar_importer_read_uri (first->uri, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (again->id, ==, first->id);
      g_assert_cmpstr (again->uri, ==, first->uri);
      g_assert_cmpstr (again->text, ==, first->text);
      g_assert_cmpstr (again->sha256, ==, first->sha256);
      g_assert_cmpstr (again->published, ==, first->published);
    }
}

static void
assert_members (Fixture *self, gboolean with_sidecar)
{
  guint position = 0;

  g_assert_cmpstr (document (self, 0)->id, ==, "a");
  g_assert_cmpstr (document (self, 0)->text, ==, "خبر في ملف");
  g_assert_cmpstr (document (self, 0)->published, ==, with_sidecar ? "2019-03-04" : NULL);
  g_assert_cmpstr (document (self, ++position)->id, ==, "صفحة");
  g_assert_cmpstr (document (self, position)->text, ==, "خبر ثالث\n");
  g_assert_cmpstr (document (self, position)->title, ==, "عنوان");
  g_assert_cmpstr (document (self, ++position)->id, ==, "n1");
  g_assert_cmpstr (document (self, ++position)->id, ==, "n2");
  g_assert_cmpuint (self->documents->len, ==, position + 1);
}

static void
test_zip (Fixture *self, gconstpointer data)
{
  write_packed (self, "أخبار.zip", pack_zip (members, G_N_ELEMENTS (members)));
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  assert_members (self, TRUE);
  g_assert_true (g_str_has_suffix (document (self, 0)->uri, ".zip#member=2024/a.txt"));
  g_assert_true (g_str_has_suffix (document (self, 3)->uri, ".zip#member=all.jsonl&record=2"));
  assert_read_again (self);
}

/* Whatever the locale, names are what they are. */
static void
test_zip_locale (Fixture *self, gconstpointer data)
{
  const locale_t plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  locale_t before;

  write_packed (self, "news.zip", pack_zip (members, G_N_ELEMENTS (members)));
  before = uselocale (plain);
  read_folder (self);
  assert_members (self, TRUE);
  assert_read_again (self);
  uselocale (before);
  freelocale (plain);
}

static void
test_tar (Fixture *self, gconstpointer data)
{
  write_packed (self, "news.tar", pack_tar (members, G_N_ELEMENTS (members)));
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  assert_members (self, TRUE);
  assert_read_again (self);
}

/* An archive in what is packed is read once, from its beginning: its sidecars are not found, and told of. */
static void
test_packed_tar (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) tar = pack_tar (members, G_N_ELEMENTS (members));
  gsize length;
  const char *bytes = g_bytes_get_data (tar, &length);

  write_packed (self, "news.tar.gz", pack_one (bytes, length, archive_write_add_filter_gzip));
  read_folder (self);
  assert_problem (self, "a.json", MASAR_IMPORT_ERROR_EMPTY, "text");
  assert_members (self, FALSE);
  assert_read_again (self);
}

static void
test_packed (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *ending;
    int (*add_filter) (struct archive *);
  } kinds[] = { { ".gz", archive_write_add_filter_gzip }, { ".zst", archive_write_add_filter_zstd } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *lines = g_strdup_printf ("%u-3.jsonl%s", i, kinds[i].ending);
      g_autofree char *page = g_strdup_printf ("%u-2.html%s", i, kinds[i].ending);
      g_autofree char *text = g_strdup_printf ("%u-1.txt%s", i, kinds[i].ending);
      g_autofree char *sidecar = g_strdup_printf ("%u-1.json", i);

      write_packed (self, lines, pack_one (LINES, strlen (LINES), kinds[i].add_filter));
      write_packed (self, page, pack_one (PAGE, strlen (PAGE), kinds[i].add_filter));
      write_packed (self, text, pack_one ("خبر", strlen ("خبر"), kinds[i].add_filter));
      write_text (self, sidecar, "{\"published\":\"2019-03-04\"}");
    }
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpuint (self->documents->len, ==, 8);
  g_assert_cmpstr (document (self, 0)->id, ==, "0-1");
  g_assert_cmpstr (document (self, 0)->published, ==, "2019-03-04");
  g_assert_cmpstr (document (self, 1)->title, ==, "عنوان");
  g_assert_cmpstr (document (self, 7)->text, ==, "خبر ثان");
  assert_read_again (self);
}

/* A page that was saved as it came over the net. */
static void
test_packed_under_its_own_name (Fixture *self, gconstpointer data)
{
  write_packed (self, "page.html", pack_one (PAGE, strlen (PAGE), archive_write_add_filter_gzip));
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpstr (document (self, 0)->id, ==, "page");
  g_assert_cmpstr (document (self, 0)->text, ==, "خبر ثالث\n");
  assert_read_again (self);
}

static void
test_nested (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) lines = pack_one (LINES, strlen (LINES), archive_write_add_filter_zstd);
  g_autoptr (GBytes) inner = pack_zip (members, G_N_ELEMENTS (members));
  const Member outer[] = {
    { "all.jsonl.zst", g_bytes_get_data (lines, NULL), g_bytes_get_size (lines) },
    { "inner.zip", g_bytes_get_data (inner, NULL), g_bytes_get_size (inner) },
    { "bad.txt", "ab\0cd", 5 },
  };

  write_packed (self, "outer.zip", pack_zip (outer, G_N_ELEMENTS (outer)));
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 6);
  g_assert_true (g_str_has_suffix (document (self, 1)->uri, "#member=all.jsonl.zst&record=2"));
  g_assert_true (g_str_has_suffix (document (self, 5)->uri, "#member=inner.zip&member=all.jsonl&record=2"));
  g_assert_cmpuint (self->problems->len, ==, 2);
  g_assert_true (g_str_has_prefix (self->problems->pdata[0], "a.json"));
  g_assert_true (g_str_has_prefix (self->problems->pdata[1], "bad.txt"));
  assert_read_again (self);
}

/* Told with the archive and the member. */
static void
test_member_path (Fixture *self, gconstpointer data)
{
  static const Member bad[] = { { "2024/bad.txt", "ab\0cd", 5 }, { "good.txt", "خبر سليم" } };

  self->full_paths = TRUE;
  write_packed (self, "news.zip", pack_zip (bad, G_N_ELEMENTS (bad)));
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 1);
  g_assert_cmpuint (self->problems->len, ==, 1);
  g_assert_nonnull (strstr (self->problems->pdata[0], "/news.zip/2024/bad.txt: "));
}

static void
test_too_deep (Fixture *self, gconstpointer data)
{
  GBytes *packed = g_bytes_new_static ("خبر", strlen ("خبر"));

  for (int i = 0; i < 6; i++)
    {
      const Member member = { i == 0 ? "a.txt" : "a.zip", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed) };
      GBytes *next = pack_zip (&member, 1);

      g_bytes_unref (packed);
      packed = next;
    }
  write_packed (self, "a.zip", packed);
  read_folder (self);
  assert_problem (self, "a.zip", MASAR_IMPORT_ERROR_ARCHIVE, "more");
}

/* Browsers unpack what they save, and leave it its name. */
static void
test_not_packed (Fixture *self, gconstpointer data)
{
  write_text (self, "a.txt.gz", "خبر");
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpstr (document (self, 0)->id, ==, "a");
  g_assert_cmpstr (document (self, 0)->text, ==, "خبر");
}

/* Cut off anywhere, or with any byte changed: problems, not a crash; what was whole before is read. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "a.zip", "a.tar", "a.jsonl.gz", "a.jsonl.zst" };
  GBytes *packed[] = {
    pack_zip (members, G_N_ELEMENTS (members)),
    pack_tar (members, G_N_ELEMENTS (members)),
    pack_one (LINES, strlen (LINES), archive_write_add_filter_gzip),
    pack_one (LINES, strlen (LINES), archive_write_add_filter_zstd),
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = path_of (self, names[i]);
      gsize length;
      g_autofree char *bytes = g_bytes_unref_to_data (packed[i], &length);

      for (gsize end = 0; end < length; end += 1 + length / 100)
        {
          write_bytes (self, names[i], bytes, end);
          read_file (self, path, NULL);
        }
      for (gsize at = 0; at < length; at += 1 + length / 100)
        {
          bytes[at] ^= 0x55;
          write_bytes (self, names[i], bytes, length);
          read_file (self, path, NULL);
          bytes[at] ^= 0x55;
        }
      g_assert_cmpuint (self->problems->len, >, 0);
    }
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  int code;
  const char *word;
} BadFile;

static const BadFile bad_files[] = {
  { "empty.zip", BYTES (""), MASAR_IMPORT_ERROR_EMPTY, "empty" },
  { "empty.jsonl.gz", BYTES (""), MASAR_IMPORT_ERROR_EMPTY, "empty" },
  { "text.zip", BYTES ("خبر ليس مضغوطا"), MASAR_IMPORT_ERROR_ARCHIVE, "archive" },
  { "binary.txt.gz", BYTES ("ab\0cd"), MASAR_IMPORT_ERROR_BINARY, "NUL" },
  { "cut.txt.gz", BYTES ("\x1f\x8b\x08\0\0\0\0\0\0\x03"), MASAR_IMPORT_ERROR_ARCHIVE, "packed" },
};

static void
test_bad_file (Fixture *self, gconstpointer data)
{
  const BadFile *bad = data;

  write_bytes (self, bad->name, bad->bytes, bad->length);
  write_text (self, "good.txt", "خبر سليم");
  read_folder (self);
  assert_problem (self, bad->name, bad->code, bad->word);
  g_assert_cmpuint (self->documents->len, ==, 1);
}

/* An article of forty megabytes without a line's end, packed to some kilobytes, is refused as one unpacked is. */
static void
test_too_large (Fixture *self, gconstpointer data)
{
  const gsize length = 40 * 1000 * 1000;
  g_autofree char *bytes = g_strnfill (length, 'x');
  const Member large[] = { { "large.txt", bytes, length },
                           { "large.html", bytes, length },
                           { "good.txt", "خبر سليم" } };

  write_packed (self, "1.txt.gz", pack_one (bytes, length, archive_write_add_filter_gzip));
  write_packed (self, "2.jsonl.zst", pack_one (bytes, length, archive_write_add_filter_zstd));
  write_packed (self, "3.zip", pack_zip (large, G_N_ELEMENTS (large)));
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 1);
  g_assert_cmpuint (self->problems->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (g_array_index (self->codes, int, i), ==, MASAR_IMPORT_ERROR_TOO_LARGE);
}

/* Gigabytes of blanks in a few kilobytes: the reading ends, with an error. */
static void
test_bomb (Fixture *self, gconstpointer data)
{
  const gsize length = 64 * 1024 * 1024;
  g_autofree char *blank = g_strnfill (length, ' ');
  g_autoptr (GBytes) piece = pack_one (blank, length, archive_write_add_filter_zstd);
  g_autoptr (GByteArray) bomb = g_byte_array_new ();

  /* Packed pieces one after the other are packed data. */
  for (int i = 0; i < 40; i++)
    g_byte_array_append (bomb, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
  write_bytes (self, "bomb.jsonl.zst", (const char *) bomb->data, bomb->len);
  read_folder (self);
  assert_problem (self, "bomb.jsonl.zst", MASAR_IMPORT_ERROR_TOO_LARGE, "unpacked");
}

static void
test_many_members (Fixture *self, gconstpointer data)
{
  g_autofree Member *many = g_new0 (Member, 10000);

  for (int i = 0; i < 10000; i++)
    many[i] = (Member){ g_strdup_printf ("%05d.txt", i), g_strdup_printf ("خبر %d", i) };
  write_packed (self, "many.zip", pack_zip (many, 10000));
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 10000);
  g_assert_cmpuint (self->problems->len, ==, 0);
  for (int i = 0; i < 10000; i++)
    {
      g_free ((char *) many[i].name);
      g_free ((char *) many[i].bytes);
    }
}

static void
test_member_gone (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "news.zip");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *member = g_strconcat (uri, "#member=gone.txt", NULL);
  g_autoptr (GError) error = NULL;

  write_packed (self, "news.zip", pack_zip (members, G_N_ELEMENTS (members)));
  g_assert_null (masar_importer_read_uri (member, NULL, &error));
  g_assert_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY);
}

int
main (int argc, char *argv[])
{
  /* That the names of members can be written. */
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("zip", test_zip);
  ADD ("zip-locale", test_zip_locale);
  ADD ("tar", test_tar);
  ADD ("packed-tar", test_packed_tar);
  ADD ("packed", test_packed);
  ADD ("packed-under-its-own-name", test_packed_under_its_own_name);
  ADD ("nested", test_nested);
  ADD ("member-path", test_member_path);
  ADD ("too-deep", test_too_deep);
  ADD ("not-packed", test_not_packed);
  ADD ("damaged", test_damaged);
  ADD ("too-large", test_too_large);
  ADD ("bomb", test_bomb);
  ADD ("many-members", test_many_members);
  ADD ("member-gone", test_member_gone);
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/archives/bad/", bad_files[i].name, NULL);

      g_test_add (path, Fixture, &bad_files[i], set_up, test_bad_file, tear_down);
    }
  return g_test_run ();
}
