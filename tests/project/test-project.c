/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-project.h"

#include "masar-importer.h"
#include "masar-test.h"

#include <string.h>

static const char news[] =
    "قصف طيران التحالف موقعا غرب المدينة\n\n"
    "بغداد / الأربعاء 07. 08 . 2024\n"
    "قال مسؤول عسكري إن هجوما بصواريخ استهدف القاعدة الجوية أمس الثلاثاء وأدى إلى إصابة 3 جنود.\n";

typedef struct
{
  MasarProject *project;
  char *folder;
  GMainLoop *loop;
  gboolean opened;
  GError *error;
  guint n_notified_records;
} Fixture;

static void
records_notified_cb (Fixture *fixture)
{
  fixture->n_notified_records++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->project = masar_project_new ();
  fixture->folder = masar_test_new_folder ();
  fixture->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect_swapped (fixture->project, "notify::records", G_CALLBACK (records_notified_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  masar_test_wait_for_threads (fixture->project);
  g_assert_finalize_object (fixture->project);
  masar_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_main_loop_unref (fixture->loop);
  g_clear_error (&fixture->error);
}

static void
write_file (Fixture *fixture, const char *name, const char *contents, gssize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  fixture->opened = masar_project_open_finish (MASAR_PROJECT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

/* Until the callback has run and its task has let go of the project. */
static void
wait_for_open (Fixture *fixture)
{
  g_main_loop_run (fixture->loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
open_folder (Fixture *fixture, GCancellable *cancellable)
{
  const char *paths[] = { fixture->folder, NULL };

  masar_project_open_async (fixture->project, paths, cancellable, opened_cb, fixture);
  g_assert_true (masar_project_get_reading (fixture->project));
  wait_for_open (fixture);
  g_assert_false (masar_project_get_reading (fixture->project));
}

static guint
count_problems (Fixture *fixture, GQuark domain, int code)
{
  GListModel *problems = masar_project_get_problems (fixture->project);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (MasarProblem) problem = g_list_model_get_item (problems, i);

      g_assert_nonnull (masar_problem_get_file (problem));
      count += g_error_matches (masar_problem_get_error (problem), domain, code);
    }
  return count;
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  MasarRecords *records;
  const MasarDocument *document;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "one.txt", news, -1);
  open_folder (fixture, NULL);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->opened);
  g_assert_cmpuint (fixture->n_notified_records, ==, 1);
  g_assert_cmpfloat (masar_project_get_progress (fixture->project), ==, 1.0);
  g_assert_cmpstr (masar_project_get_paths (fixture->project)[0], ==, fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (masar_project_get_articles (fixture->project)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (masar_project_get_problems (fixture->project)), ==, 0);

  records = masar_project_get_records (fixture->project);
  g_assert_cmpuint (g_list_model_get_n_items (masar_project_get_events (fixture->project)), ==,
                    masar_records_get_n_events (records));
  document = masar_project_get_document (fixture->project, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (document->text, document->length, news, strlen (news));
}

static void
test_indexes (Fixture *fixture, gconstpointer data)
{
  MasarRecords *records;
  guint n_article_events, n_evidence_articles = 0;
  const guint *article_events;

  write_file (fixture, "one.txt", news, -1);
  open_folder (fixture, NULL);
  records = masar_project_get_records (fixture->project);
  article_events = masar_project_get_article_events (fixture->project, 0, &n_article_events);
  for (guint i = 0; i < n_article_events; i++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, article_events[i]);

      g_assert_true (i == 0 || article_events[i - 1] < article_events[i]);
      g_assert_cmpint (g_array_index (event->evidence, MasarEvidence, 0).article, ==, 0);
    }
  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      guint n_links;

      masar_project_get_event_links (fixture->project, i, &n_links);
      g_assert_cmpuint (n_links, <=, masar_records_get_n_links (records));
      n_evidence_articles++;
    }
  g_assert_cmpuint (n_article_events, ==, n_evidence_articles);
  g_assert_cmpuint (n_article_events, >, 0);
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  static const char binary[] = "\x7f\x45\x4c\x46\x00\x01\x02\x03\x00\x00\x00\x00";

  write_file (fixture, "a.txt", news, -1);
  write_file (fixture, "b.txt", news, -1);
  write_file (fixture, "c.txt", "", 0);
  write_file (fixture, "d.txt", binary, sizeof binary);
  open_folder (fixture, NULL);
  g_assert_true (fixture->opened);
  g_assert_cmpuint (g_list_model_get_n_items (masar_project_get_articles (fixture->project)), ==, 1);
  g_assert_cmpuint (count_problems (fixture, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_DUPLICATE), ==, 1);
  g_assert_cmpuint (count_problems (fixture, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY), ==, 1);
  g_assert_cmpuint (count_problems (fixture, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_BINARY), ==, 1);
}

static void
test_same_name_in_two_folders (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (fixture->folder, "inner", NULL);
  g_autofree char *other = g_strconcat (news, "وأضاف المصدر أن التحقيق مستمر.\n", NULL);
  MasarRecords *records;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  write_file (fixture, "inner/one.txt", news, -1);
  write_file (fixture, "one.txt", other, -1);
  open_folder (fixture, NULL);
  records = masar_project_get_records (fixture->project);
  g_assert_cmpuint (masar_records_get_n_articles (records), ==, 2);
  g_assert_cmpstr (masar_records_get_article (records, 0)->id, ==, "one");
  g_assert_true (g_str_has_prefix (masar_records_get_article (records, 1)->id, "one-"));
}

static void
test_changed_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_file (fixture, "one.txt", news, -1);
  open_folder (fixture, NULL);
  write_file (fixture, "one.txt", "نص آخر تماما", -1);
  g_assert_null (masar_project_get_document (fixture->project, 0, &error));
  g_assert_error (error, MASAR_DOCUMENTS_ERROR, MASAR_DOCUMENTS_ERROR_CHANGED);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  write_file (fixture, "one.txt", news, -1);
  g_cancellable_cancel (cancellable);
  open_folder (fixture, cancellable);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (g_list_model_get_n_items (masar_project_get_articles (fixture->project)), ==, 0);
}

static void
test_one_at_a_time (Fixture *fixture, gconstpointer data)
{
  const char *paths[] = { fixture->folder, NULL };

  write_file (fixture, "one.txt", news, -1);
  masar_project_open_async (fixture->project, paths, NULL, opened_cb, fixture);
  masar_project_open_async (fixture->project, paths, NULL, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_BUSY);
  wait_for_open (fixture);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->opened);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/project/open", test_open);
  ADD ("/project/indexes", test_indexes);
  ADD ("/project/bad-files", test_bad_files);
  ADD ("/project/same-name-in-two-folders", test_same_name_in_two_folders);
  ADD ("/project/changed-file", test_changed_file);
  ADD ("/project/cancelled", test_cancelled);
  ADD ("/project/one-at-a-time", test_one_at_a_time);
  return g_test_run ();
}
