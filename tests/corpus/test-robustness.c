/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define SUITE "robustness"
#include "masar-archive-fixture.h"
#include "masar-seen.h"

#include <unistd.h>

/* Everything that can be wrong with a file, in every format: a problem that says what and where, and the rest is read.
 * What is wrong with one format only is in the tests of that. */

typedef struct
{
  const char *ending;
  const char *before; /* what stands around a text */
  const char *after;
  gboolean is_zip;
  gboolean is_tar;
  int (*add_filter) (struct archive *);
  int binary_code; /* what is told of a file of other bytes */
  int large_code;  /* and of two hundred megabytes of zeros */
} Format;

#define JSON "{\"text\":\"", "\"}"
#define PAGE "<html><body><p>", "</p></body></html>"

static const Format formats[] = {
  { "txt", "", "", FALSE, FALSE, NULL, MASAR_IMPORT_ERROR_BINARY, MASAR_IMPORT_ERROR_TOO_LARGE },
  { "html", PAGE, FALSE, FALSE, NULL, MASAR_IMPORT_ERROR_BINARY, MASAR_IMPORT_ERROR_TOO_LARGE },
  { "json", JSON, FALSE, FALSE, NULL, MASAR_IMPORT_ERROR_BINARY, MASAR_IMPORT_ERROR_TOO_LARGE },
  { "jsonl", JSON, FALSE, FALSE, NULL, MASAR_IMPORT_ERROR_BINARY, MASAR_IMPORT_ERROR_TOO_LARGE },
  { "txt.gz", "", "", FALSE, FALSE, archive_write_add_filter_gzip, MASAR_IMPORT_ERROR_BINARY,
    MASAR_IMPORT_ERROR_TOO_LARGE },
  { "jsonl.gz", JSON, FALSE, FALSE, archive_write_add_filter_gzip, MASAR_IMPORT_ERROR_BINARY,
    MASAR_IMPORT_ERROR_TOO_LARGE },
  { "html.zst", PAGE, FALSE, FALSE, archive_write_add_filter_zstd, MASAR_IMPORT_ERROR_BINARY,
    MASAR_IMPORT_ERROR_TOO_LARGE },
  { "zip", "", "", TRUE, FALSE, NULL, MASAR_IMPORT_ERROR_ARCHIVE, MASAR_IMPORT_ERROR_ARCHIVE },
  { "tar", "", "", FALSE, TRUE, NULL, MASAR_IMPORT_ERROR_ARCHIVE, MASAR_IMPORT_ERROR_ARCHIVE },
};

/* A file of the format with one article of this text. */
static void
write_article (Fixture *self, const Format *format, const char *name, const char *text)
{
  g_autofree char *bytes = g_strconcat (format->before, text, format->after, NULL);
  const Member member = { "a.txt", bytes };

  if (format->is_zip)
    write_packed (self, name, pack_zip (&member, 1));
  else if (format->is_tar)
    write_packed (self, name, pack_tar (&member, 1));
  else if (format->add_filter != NULL)
    write_packed (self, name, pack_one (bytes, strlen (bytes), format->add_filter));
  else
    write_text (self, name, bytes);
}

/* A file of the format is bad, and the good one beside it is read. */
static void
assert_one_problem (Fixture *self, const char *name, int code)
{
  write_text (self, "good.txt", "خبر سليم");
  read_folder (self);
  assert_problem (self, name, code, "xpected");
  g_assert_cmpuint (self->documents->len, ==, 1);
}

static void
test_good (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *name = g_strconcat ("it.", format->ending, NULL);
  g_autoptr (MasarDocument) again = NULL;

  write_article (self, format, name, "خبر سليم");
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpuint (self->documents->len, ==, 1);
  g_assert_nonnull (strstr (document (self, 0)->text, "خبر سليم"));
  again = masar_importer_read_uri (document (self, 0)->uri, document (self, 0)->encoding, NULL);
  g_assert_cmpstr (again->text, ==, document (self, 0)->text);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *name = g_strconcat ("it.", format->ending, NULL);

  write_text (self, name, "");
  assert_one_problem (self, name, MASAR_IMPORT_ERROR_EMPTY);
}

static void
test_nothing_within (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *name = g_strconcat ("it.", format->ending, NULL);

  /* JSON spells its white space. */
  write_article (self, format, name, *format->before == '{' ? " \\n \\t " : " \n \t ");
  write_text (self, "good.txt", "خبر سليم");
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 1);
  g_assert_cmpint (g_array_index (self->codes, int, 0), ==, MASAR_IMPORT_ERROR_EMPTY);
  g_assert_cmpuint (self->documents->len, ==, 1);
}

static void
test_binary (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *name = g_strconcat ("it.", format->ending, NULL);
  guint8 bytes[4096];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * i * 7 + i / 3);
  write_bytes (self, name, (const char *) bytes, sizeof bytes);
  assert_one_problem (self, name, format->binary_code);
}

static void
test_invalid_utf8 (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *name = g_strconcat ("it.", format->ending, NULL);

  write_article (self, format, name, "قال المتحدث إن \xff الاجتماع انتهى");
  read_folder (self);
  assert_problem (self, format->is_zip || format->is_tar ? "a.txt" : name, MASAR_IMPORT_ERROR_ENCODING, "0xFF");
  g_assert_cmpuint (self->documents->len, ==, 1);
  g_assert_nonnull (strstr (document (self, 0)->text, "إن \xef\xbf\xbd الاجتماع"));
}

/* Two hundred megabytes without a line's end; sparse, so that the test writes nothing much. */
static void
test_large (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *name = g_strconcat ("it.", format->ending, NULL);
  g_autofree char *path = path_of (self, name);

  write_text (self, name, " ");
  g_assert_cmpint (truncate (path, 200 * 1000 * 1000), ==, 0);
  assert_one_problem (self, name, format->large_code);
}

static void
test_vanished (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *name = g_strconcat ("folder/it.", format->ending, NULL);
  g_autofree char *path = path_of (self, name);
  g_autofree char *folder = path_of (self, "folder");
  const char *paths[] = { self->folder, NULL };

  write_article (self, format, name, "خبر");
  self->files = masar_importer_list (paths, NULL, take_problem_cb, self);
  g_assert_cmpuint (self->files->len, ==, 1);
  remove_tree (folder);
  read_file (self, path, NULL);
  g_assert_cmpuint (self->problems->len, ==, 1);
  g_assert_cmpint (g_array_index (self->codes, int, 0), ==, 1000 + G_IO_ERROR_NOT_FOUND);
}

/* The superuser may read everything; so he becomes someone else for a while. */
static void
test_no_permission (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  const uid_t nobody = 65534;
  const gboolean is_superuser = geteuid () == 0;
  g_autofree char *name = g_strconcat ("it.", format->ending, NULL);
  g_autofree char *file = path_of (self, name);
  g_autofree char *folder = path_of (self, "closed");
  g_autofree char *within = path_of (self, "closed/a.txt");

  write_article (self, format, name, "خبر");
  write_text (self, "closed/a.txt", "خبر");
  write_text (self, "good.txt", "خبر");
  g_chmod (self->folder, 0755);
  g_chmod (file, 0);
  g_chmod (folder, 0);
  g_assert_true (!is_superuser || seteuid (nobody) == 0);
  read_folder (self);
  g_assert_true (!is_superuser || seteuid (0) == 0);
  g_assert_cmpuint (self->documents->len, ==, 1);
  g_assert_cmpuint (self->problems->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (g_array_index (self->codes, int, i), ==, 1000 + G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_loop (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *name = g_strconcat ("it.", format->ending, NULL);
  g_autofree char *path = path_of (self, name);

  g_assert_cmpint (symlink (name, path), ==, 0);
  assert_one_problem (self, name, MASAR_IMPORT_ERROR_LOOP);
}

static void
test_same_twice (Fixture *self, gconstpointer data)
{
  const Format *format = data;
  g_autofree char *first = g_strconcat ("1/it.", format->ending, NULL);
  g_autofree char *second = g_strconcat ("2/it.", format->ending, NULL);
  g_autoptr (MasarSeen) seen = masar_seen_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  write_article (self, format, first, "خبر");
  write_article (self, format, second, "خبر");
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 2);
  id = masar_seen_admit (seen, document (self, 0)->id, document (self, 0)->sha256, document (self, 0)->uri, &error);
  g_assert_no_error (error);
  g_assert_null (
      masar_seen_admit (seen, document (self, 1)->id, document (self, 1)->sha256, document (self, 1)->uri, &error));
  g_assert_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_DUPLICATE);
  g_assert_nonnull (strstr (error->message, "/1/it."));
}

/* Ten thousand files, each of the next format. */
static void
test_many_files (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 10000; i++)
    {
      const Format *format = &formats[i % G_N_ELEMENTS (formats)];
      g_autofree char *name = g_strdup_printf ("%05u.%s", i, format->ending);
      g_autofree char *path = path_of (self, name);
      g_autofree char *text = g_strdup_printf ("خبر %u", i);

      /* The first of each is made, the others are copies: an archive takes its time. */
      if (i < G_N_ELEMENTS (formats))
        write_article (self, format, name, text);
      else
        {
          g_autofree char *first =
              g_strdup_printf ("%s/%05u.%s", self->folder, (guint) (i % G_N_ELEMENTS (formats)), format->ending);

          g_assert_cmpint (link (first, path), ==, 0);
        }
    }
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpuint (self->files->len, ==, 10000);
  g_assert_cmpuint (self->documents->len, ==, 10000);
  for (guint i = 1; i < self->files->len; i++)
    g_assert_cmpstr (self->files->pdata[i - 1], <, self->files->pdata[i]);
}

static const struct
{
  const char *name;
  void (*test) (Fixture *self, gconstpointer data);
} faults[] = {
  { "good", test_good },
  { "empty", test_empty },
  { "nothing-within", test_nothing_within },
  { "binary", test_binary },
  { "invalid-utf8", test_invalid_utf8 },
  { "large", test_large },
  { "vanished", test_vanished },
  { "no-permission", test_no_permission },
  { "loop", test_loop },
  { "same-twice", test_same_twice },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
      {
        g_autofree char *path = g_strdup_printf ("/" SUITE "/%s/%s", faults[i].name, formats[j].ending);

        g_test_add (path, Fixture, &formats[j], set_up, faults[i].test, tear_down);
      }
  ADD ("many-files", test_many_files);
  return g_test_run ();
}
