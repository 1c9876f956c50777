/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-lens-fixture.h"
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

/* What is quoted is of what asserts, of the news, of the text; only then who came first. */
static void
test_choose (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (GArray) evidence = g_array_new (FALSE, TRUE, sizeof (MasarEvidence));
  const MasarEvidence rows[] = {
    { 0, 0, { .passage = { 0, 5 }, .modality = MASAR_MODALITY_POSSIBLE, .n_says = 1 } },
    { 1, 0, { .passage = { 0, 5 }, .background = TRUE } },
    { 1, 0, { .passage = { 0, 5 }, .headline = TRUE, .n_says = 1 } },
    { 2, 0, { .passage = { 0, 5 }, .n_says = 1 } }, /* a copy */
    { 1, 0, { .passage = { 0, 5 }, .time = MASAR_UNKNOWN } },
    { 1, 0, { .passage = { 9, 12 }, .time = MASAR_UNKNOWN } },
    { 1, 0, { .passage = { 5, 5 }, .n_says = 2 } }, /* no words */
  };
  const int best[] = { 0, 1, 2, 3, 4, 4, 4 };
  MasarEventRecord event = { .evidence = evidence };

  g_assert_cmpint (masar_quotes_choose (records, &event), ==, MASAR_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_array_append_val (evidence, rows[i]);
      g_assert_cmpint (masar_quotes_choose (records, &event), ==, best[i]);
    }
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
  quotes = masar_quotes_new (project);
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
  g_assert_finalize_object (quotes);
  masar_test_wait_for_threads (project);
  g_assert_finalize_object (project);
  g_remove (file);
  g_rmdir (folder);
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
  g_test_add_func ("/quotes/choose", test_choose);
  g_test_add_func ("/quotes/reading", test_reading);
  return g_test_run ();
}
