/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define SUITE "importer"
#include "masar-import-fixture.h"
#include "masar-seen.h"

#include <unistd.h>

static void
test_text (Fixture *self, gconstpointer data)
{
  static const char text[] = "\xef\xbb\xbf"
                             "عنوان الخبر\r\n\r\nمتن الخبر.";

  write_text (self, "b/يوم.txt", text);
  write_text (self, "a.txt", "خبر أول");
  write_text (self, ".hidden.txt", "خبر مخفي");
  write_text (self, "a.txt~", "نسخة قديمة");
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpuint (self->documents->len, ==, 2);
  g_assert_cmpstr (document (self, 0)->id, ==, "a");
  g_assert_cmpstr (document (self, 1)->id, ==, "يوم");
  g_assert_cmpstr (document (self, 1)->text, ==, text);
  g_assert_cmpuint (document (self, 1)->length, ==, strlen (text));
  g_assert_cmpstr (document (self, 1)->encoding, ==, "UTF-8");
  g_assert_cmpuint (strlen (document (self, 1)->sha256), ==, 64);
  g_assert_true (g_str_has_prefix (document (self, 1)->uri, "file:///"));
}

static void
test_sidecar (Fixture *self, gconstpointer data)
{
  write_text (self, "a.txt", "خبر أول");
  write_text (
      self, "a.json",
      "{\"published\":\"2019-03-04\",\"outlet\":\"صحيفة\",\"title\":\"عنوان\",\"url\":\"https://x.example/1\"}");
  write_text (self, "b.txt", "خبر ثان");
  write_text (self, "b.json", "{\"published\":");
  write_text (self, "c.html", "<meta property='article:published_time' content='2020-01-01'><p>خبر ثالث</p>");
  write_text (self, "c.json", "{\"outlet\":{\"name\":\"موقع\"}}");
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 3);
  g_assert_cmpstr (document (self, 0)->published, ==, "2019-03-04");
  g_assert_cmpstr (document (self, 0)->outlet, ==, "صحيفة");
  g_assert_cmpstr (document (self, 0)->title, ==, "عنوان");
  g_assert_cmpstr (document (self, 0)->url, ==, "https://x.example/1");
  g_assert_true (document (self, 0)->from_sidecar);
  g_assert_null (document (self, 1)->published);
  assert_problem (self, "b.json", MASAR_IMPORT_ERROR_SYNTAX, "Line 1");
  g_assert_cmpstr (document (self, 2)->published, ==, "2020-01-01");
  g_assert_cmpstr (document (self, 2)->outlet, ==, "موقع");
  g_assert_false (document (self, 2)->from_sidecar);
}

static char *
admit (MasarSeen *seen, const MasarDocument *it, GError **error)
{
  return masar_seen_admit (seen, it->id, it->sha256, it->uri, error);
}

static void
test_same_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (MasarSeen) seen = masar_seen_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  write_text (self, "1/a.txt", "خبر أول");
  write_text (self, "2/a.txt", "خبر ثان");
  write_text (self, "3/b.txt", "خبر أول");
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 3);
  first = admit (seen, document (self, 0), &error);
  second = admit (seen, document (self, 1), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "a");
  g_assert_true (g_str_has_prefix (second, "a-"));
  g_assert_null (admit (seen, document (self, 2), &error));
  g_assert_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_DUPLICATE);
  g_assert_nonnull (strstr (error->message, "1/a.txt"));
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  int code;
  const char *word;
  guint n_documents;
} BadFile;

static const BadFile bad_files[] = {
  { "empty.txt", BYTES (""), MASAR_IMPORT_ERROR_EMPTY, "empty" },
  { "blank.txt", BYTES (" \n\t\n"), MASAR_IMPORT_ERROR_EMPTY, "no letter" },
  { "binary.txt", BYTES ("ab\0\1\2\3"), MASAR_IMPORT_ERROR_BINARY, "NUL" },
  { "paper.pdf", BYTES ("%PDF-1.4 \xff"), MASAR_IMPORT_ERROR_BINARY, "PDF" },
  { "cut.txt", BYTES ("خبر طويل قليلا انقطع ه\xd9"), MASAR_IMPORT_ERROR_ENCODING, "0xD9", 1 },
  { "empty.html", BYTES (""), MASAR_IMPORT_ERROR_EMPTY, "empty" },
  { "blank.html", BYTES ("<html><body><script>x</script></body></html>"), MASAR_IMPORT_ERROR_EMPTY, "page" },
  { "empty.json", BYTES (""), MASAR_IMPORT_ERROR_EMPTY, "empty" },
  { "list.json", BYTES ("[]"), MASAR_IMPORT_ERROR_EMPTY, "none" },
  { "open.json", BYTES ("[{\"text\":\"خبر"), MASAR_IMPORT_ERROR_SYNTAX, "Line 1" },
  { "other.jsonl", BYTES ("{\"a\":1}\n"), MASAR_IMPORT_ERROR_EMPTY, "Line 1" },
  { "bytes.jsonl", BYTES ("{\"text\":\"ab\0cd\"}\n"), MASAR_IMPORT_ERROR_BINARY, "Line 1: Byte 11" },
};

static void
test_bad_file (Fixture *self, gconstpointer data)
{
  const BadFile *bad = data;

  write_bytes (self, bad->name, bad->bytes, bad->length);
  write_text (self, "good.txt", "خبر سليم");
  read_folder (self);
  assert_problem (self, bad->name, bad->code, bad->word);
  g_assert_cmpuint (self->documents->len, ==, 1 + bad->n_documents);
}

/* Text, but for where a file is refused by its size alone: it is sparse, so the test writes nothing much. */
static void
test_too_large (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "large.txt");

  write_text (self, "large.txt", "خبر");
  write_text (self, "good.txt", "خبر سليم");
  g_assert_cmpint (truncate (path, 200 * 1000 * 1000), ==, 0);
  read_folder (self);
  assert_problem (self, "large.txt", MASAR_IMPORT_ERROR_TOO_LARGE, "200000000");
  g_assert_cmpuint (self->documents->len, ==, 1);
}

static void
test_empty_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (self->folder);

  read_folder (self);
  assert_problem (self, name, MASAR_IMPORT_ERROR_EMPTY, "empty folder");
}

static void
test_loops (Fixture *self, gconstpointer data)
{
  g_autofree char *loop = path_of (self, "a/loop");
  g_autofree char *self_loop = path_of (self, "self.txt");
  g_autofree char *dangling = path_of (self, "dangling.txt");
  g_autofree char *twice = path_of (self, "0-twice");

  write_text (self, "a/b.txt", "خبر");
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (symlink ("self.txt", self_loop), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  g_assert_cmpint (symlink ("a", twice), ==, 0);
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 1);
  g_assert_nonnull (strstr (document (self, 0)->uri, "/a/b.txt"));
  g_assert_cmpuint (self->problems->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      gboolean is_dangling = g_str_has_prefix (self->problems->pdata[i], "dangling");

      g_assert_cmpint (g_array_index (self->codes, int, i), ==,
                       is_dangling ? 1000 + G_IO_ERROR_NOT_FOUND : MASAR_IMPORT_ERROR_LOOP);
    }
}

static void
test_vanished (Fixture *self, gconstpointer data)
{
  g_autofree char *gone = path_of (self, "gone");
  g_autofree char *file = path_of (self, "gone/a.txt");
  const char *paths[] = { gone, NULL };

  self->files = masar_importer_list (paths, NULL, take_problem_cb, self);
  g_assert_cmpuint (self->files->len, ==, 0);
  assert_problem (self, "gone", 1000 + G_IO_ERROR_NOT_FOUND, "No such file");
  read_file (self, file, NULL);
  g_assert_cmpuint (self->problems->len, ==, 2);
  g_assert_true (g_str_has_prefix (self->problems->pdata[1], "a.txt"));
}

/* Opening it would wait for a writer for ever. */
static void
test_pipe (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "pipe.txt", "other.json", "pipe.html", "pipe" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = path_of (self, names[i]);

      g_assert_cmpint (mkfifo (path, 0600), ==, 0);
    }
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (g_array_index (self->codes, int, i), ==, 1000 + G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = path_of (self, "a.txt");
  const char *paths[] = { self->folder, NULL };

  write_text (self, "a.txt", "خبر");
  g_cancellable_cancel (cancellable);
  self->files = masar_importer_list (paths, cancellable, take_problem_cb, self);
  g_assert_cmpuint (self->files->len, ==, 0);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_false (masar_importer_read (path, NULL, cancellable, take_document_cb, take_problem_cb, self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_companions (Fixture *self, gconstpointer data)
{
  write_text (self, "page.html", "<p>خبر</p>");
  write_text (self, "page_files/x.js", "var x;");
  write_text (self, "own_files/x.txt", "خبر ثان");
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 2);
  g_assert_cmpuint (self->problems->len, ==, 0);
}

static void
test_forced_encoding (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "a.txt");
  g_autoptr (MasarDocument) again = NULL;

  write_bytes (self, "a.txt", BYTES ("\xce\xc8\xd1 \xd5\xda\xed\xe4"));
  read_file (self, path, "WINDOWS-1256");
  g_assert_cmpuint (self->documents->len, ==, 1);
  g_assert_cmpstr (document (self, 0)->encoding, ==, "WINDOWS-1256");
  g_assert_true (g_str_has_prefix (document (self, 0)->text, "خبر"));
  again = masar_importer_read_uri (document (self, 0)->uri, document (self, 0)->encoding, NULL);
  g_assert_cmpstr (again->text, ==, document (self, 0)->text);
  read_file (self, path, "NO-SUCH");
  g_assert_cmpuint (self->problems->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("text", test_text);
  ADD ("sidecar", test_sidecar);
  ADD ("same-twice", test_same_twice);
  ADD ("too-large", test_too_large);
  ADD ("empty-folder", test_empty_folder);
  ADD ("loops", test_loops);
  ADD ("vanished", test_vanished);
  ADD ("pipe", test_pipe);
  ADD ("cancelled", test_cancelled);
  ADD ("companions", test_companions);
  ADD ("forced-encoding", test_forced_encoding);
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/importer/bad/", bad_files[i].name, NULL);

      g_test_add (path, Fixture, &bad_files[i], set_up, test_bad_file, tear_down);
    }
  return g_test_run ();
}
