/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-documents.h"
#include "masar-importer.h"
#include "masar-test.h"

#include <string.h>

#define N_ARTICLES 70 /* more than are kept */

static void
take_cb (MasarDocument *document, gpointer user_data)
{
  MasarArticleRecord *article = masar_records_add_article (user_data, document->id);

  article->uri = masar_records_keep (user_data, document->uri);
  article->sha256 = masar_records_keep (user_data, document->sha256);
  article->encoding = masar_records_keep (user_data, document->encoding);
  masar_document_free (document);
}

static void
problem_cb (const char *file, const GError *error, gpointer user_data)
{
  g_error ("%s: %s", file, error->message);
}

static char *
write_article (const char *folder, guint number, const char *text)
{
  g_autofree char *name = g_strdup_printf ("%u.txt", number);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_get (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarDocuments) documents = NULL;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *text = g_strdup_printf ("وصل الوفد رقم %u إلى المدينة.", i);
      g_autofree char *path = write_article (folder, i, text);
      g_autoptr (GError) error = NULL;

      masar_importer_read (path, NULL, NULL, take_cb, problem_cb, records, &error);
      g_assert_no_error (error);
    }
  documents = masar_documents_new (records);
  g_assert_true (masar_documents_get_records (documents) == records);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < N_ARTICLES; i++)
      {
        g_autofree char *text = g_strdup_printf ("وصل الوفد رقم %u إلى المدينة.", i);
        g_autoptr (GError) error = NULL;
        const MasarDocument *document = masar_documents_get (documents, i, &error);

        g_assert_no_error (error);
        g_assert_cmpmem (document->text, document->length, text, strlen (text));
        g_assert_true (masar_documents_get (documents, i, NULL) == document);
      }
  masar_test_remove (folder);
}

/* What cannot be read again, or is not what was read, is said; what was read lately is still at hand. */
static void
test_errors (void)
{
  const char *text = "وصل الوفد إلى المدينة أمس.";
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = write_article (folder, 0, text);
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarDocuments) documents = masar_documents_new (records);
  g_autoptr (MasarDocuments) later = masar_documents_new (records);
  g_autoptr (GError) changed = NULL, missing = NULL, unknown = NULL;

  masar_importer_read (path, NULL, NULL, take_cb, problem_cb, records, NULL);
  masar_records_add_article (records, "only-named");
  g_assert_nonnull (masar_documents_get (documents, 0, NULL));
  g_free (write_article (folder, 0, "نص آخر تماما لا صلة له."));
  g_assert_nonnull (masar_documents_get (documents, 0, NULL));
  g_assert_null (masar_documents_get (later, 0, &changed));
  g_assert_error (changed, MASAR_DOCUMENTS_ERROR, MASAR_DOCUMENTS_ERROR_CHANGED);
  masar_test_remove (folder);
  g_assert_null (masar_documents_get (later, 0, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (masar_documents_get (later, 1, &unknown));
  g_assert_error (unknown, MASAR_DOCUMENTS_ERROR, MASAR_DOCUMENTS_ERROR_NO_ARTICLE);
  g_assert_nonnull (strstr (unknown->message, "only-named"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/get", test_get);
  g_test_add_func ("/documents/errors", test_errors);
  return g_test_run ();
}
