/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-project.h"
#include "masar-quotes.h"
#include "masar-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  guint start;
  guint end;
  const char *words;
} Cut;

static const Cut cuts[] = {
  { "whole", "وصل الوفد.", 0, G_MAXUINT, "«وصل الوفد.»" },
  { "inner", "قال: «لن نغادر» ومضى.", 0, G_MAXUINT, "«قال: ‹لن نغادر› ومضى.»" },
  { "lines", "وصل\n  الوفد", 0, G_MAXUINT, "«وصل الوفد»" },
  { "begun", "one two. three four", 13, G_MAXUINT, "«… e four»" },
  { "beyond", "one", 7, 9, "" },
};

static void
test_cut (gconstpointer data)
{
  const Cut *row = data;
  const gsize length = strlen (row->text);
  const MasarPassage passage = { row->start, MIN (row->end, MAX (length, row->start)) };
  g_autofree char *words = masar_quotes_cut (row->text, length, passage);

  g_assert_cmpstr (words, ==, row->words);
}

static void
quit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (masar_project_open_finish (MASAR_PROJECT (source), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

/* Asking does not wait; the words come when they have been read, and not those of a later day. */
static void
test_reading (void)
{
  const char *news = "نشرت في 7 آب 2024\n\nأعلنت القيادة أن قاعدة عين الأسد تعرضت لقصف بصاروخين مساء الاثنين.";
  g_autofree char *folder = g_dir_make_tmp ("masar-quotes-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "one.txt", NULL);
  const char *paths[] = { folder, NULL };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  MasarProject *project = masar_project_new ();
  g_autoptr (MasarKnown) before = NULL;
  MasarQuotes *quotes;
  const char *words;

  g_assert_true (g_file_set_contents (file, news, -1, NULL));
  masar_project_open_async (project, paths, NULL, quit_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpuint (masar_records_get_n_events (masar_project_get_records (project)), >, 0);
  quotes = masar_quotes_new (masar_project_get_documents (project));
  g_signal_connect_swapped (quotes, "arrived", G_CALLBACK (g_main_loop_quit), loop);
  g_assert_null (masar_quotes_get (quotes, 0));
  g_main_loop_run (loop);
  words = masar_quotes_get (quotes, 0);
  g_assert_nonnull (words);
  g_assert_true (g_str_has_prefix (words, "«"));
  g_assert_true (g_str_has_suffix (words, "»"));
  g_assert_nonnull (strstr (words, "عين الأسد"));

  before = masar_known_new (masar_project_get_records (project), masar_days_from_civil (2024, 8, 1));
  masar_quotes_set_known (quotes, before);
  g_assert_null (masar_quotes_get (quotes, 0));
  g_main_loop_run (loop);
  g_assert_cmpstr (masar_quotes_get (quotes, 0), ==, "");

  masar_quotes_set_known (quotes, NULL);
  g_assert_null (masar_quotes_get (quotes, 0));

  /* Who draws once has them at once, the same. */
  words = masar_quotes_read (quotes, 0);
  g_assert_nonnull (strstr (words, "عين الأسد"));
  g_assert_cmpstr (masar_quotes_get (quotes, 0), ==, words);
  g_assert_cmpstr (masar_quotes_read_cb (0, quotes), ==, words);

  /* What one has read another need not: not even when the file is gone, but on the same day only. */
  masar_test_remove (file);
  {
    g_autoptr (MasarDocuments) documents = masar_documents_new (masar_project_get_records (project));
    g_autoptr (MasarQuotes) other = masar_quotes_new (documents);
    g_autoptr (MasarQuotes) earlier = masar_quotes_new (documents);

    masar_quotes_learn (other, NULL);
    masar_quotes_learn (other, quotes);
    g_assert_cmpstr (masar_quotes_read (other, 0), ==, words);
    g_assert_no_error (masar_quotes_get_error (other));
    masar_quotes_set_known (earlier, before);
    masar_quotes_learn (earlier, quotes);
    g_assert_cmpstr (masar_quotes_read (earlier, 0), ==, "");
  }
  masar_quotes_set_known (quotes, before);
  g_assert_cmpstr (masar_quotes_read (quotes, 0), ==, "");
  g_assert_no_error (masar_quotes_get_error (quotes));
  g_assert_finalize_object (quotes);
  masar_test_wait_for_threads (project);
  g_assert_finalize_object (project);
  g_rmdir (folder);
}

/* What cannot be read is not quoted, and the reason can be told; an article that is only named gives none. */
static void
test_unread (void)
{
  static const char *const lines[] = {
    "{'record':'article','id':'gone','uri':'file:///nowhere/gone.txt','sha256':'0','encoding':'UTF-8'}",
    "{'record':'event','id':'e0','type':'talks','evidence':[{'article':'named','start':0,'end':90}]}",
    "{'record':'event','id':'e1','type':'talks','evidence':[{'article':'gone','start':0,'end':90}]}",
  };
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarDocuments) documents = masar_documents_new (records);
  g_autoptr (MasarQuotes) quotes = masar_quotes_new (documents);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (lines[i]), "'", '"');

      g_assert_true (masar_records_read_line (records, line, -1, "test", NULL));
    }
  g_assert_cmpstr (masar_quotes_read (quotes, 0), ==, "");
  g_assert_no_error (masar_quotes_get_error (quotes));
  g_assert_cmpstr (masar_quotes_read (quotes, 1), ==, "");
  g_assert_error (masar_quotes_get_error (quotes), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (masar_quotes_get_error (quotes)->message, "gone: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quotes/cut/%s", cuts[i].name);

      g_test_add_data_func (path, &cuts[i], test_cut);
    }
  g_test_add_func ("/quotes/reading", test_reading);
  g_test_add_func ("/quotes/unread", test_unread);
  return g_test_run ();
}
