/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-documents.h"

#include "masar-importer.h"

/* The reader's and those of the quotations around it. */
#define MAX_DOCUMENTS 64

struct _MasarDocuments
{
  gatomicrefcount n_references;
  MasarRecords *records;
  GHashTable *documents; /* article position → MasarDocument */
  GQueue recent;         /* positions, latest first */
};

G_DEFINE_QUARK (masar - documents - error - quark, masar_documents_error)

/**
 * masar_documents_new:
 * @records: with the articles; kept
 *
 * Returns: (transfer full): their texts, none read yet
 */
MasarDocuments *
masar_documents_new (MasarRecords *records)
{
  MasarDocuments *self;

  g_return_val_if_fail (records != NULL, NULL);

  self = g_new0 (MasarDocuments, 1);
  g_atomic_ref_count_init (&self->n_references);
  self->records = masar_records_ref (records);
  self->documents = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) masar_document_free);
  g_queue_init (&self->recent);
  return self;
}

MasarDocuments *
masar_documents_ref (MasarDocuments *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_documents_unref (MasarDocuments *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  g_queue_clear (&self->recent);
  g_hash_table_unref (self->documents);
  masar_records_unref (self->records);
  g_free (self);
}

/**
 * masar_documents_get_records:
 *
 * Returns: (transfer none): the records whose articles these are
 */
MasarRecords *
masar_documents_get_records (const MasarDocuments *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->records;
}

static MasarDocument *
read_document (const MasarArticleRecord *article, GError **error)
{
  g_autoptr (MasarDocument) document = NULL;

  if (article->uri == NULL)
    {
      g_set_error (error, MASAR_DOCUMENTS_ERROR, MASAR_DOCUMENTS_ERROR_NO_ARTICLE,
                   "%s: expected an article, found only events that name it", article->id);
      return NULL;
    }
  document = masar_importer_read_uri (article->uri, article->encoding, error);
  if (document == NULL)
    return NULL;
  if (g_strcmp0 (document->sha256, article->sha256) != 0)
    {
      g_set_error (error, MASAR_DOCUMENTS_ERROR, MASAR_DOCUMENTS_ERROR_CHANGED,
                   "%s has changed since it was read: open it again to see it", article->uri);
      return NULL;
    }
  return g_steal_pointer (&document);
}

/**
 * masar_documents_get:
 * @article: position of an article
 * @error: return location for an error
 *
 * Reads the article's text again from where it came, unless it was read lately.
 *
 * Returns: (transfer none) (nullable): the document, until another one is asked for
 */
const MasarDocument *
masar_documents_get (MasarDocuments *self, guint article, GError **error)
{
  const gpointer key = GUINT_TO_POINTER (article);
  MasarDocument *document;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (article < masar_records_get_n_articles (self->records), NULL);

  document = g_hash_table_lookup (self->documents, key);
  if (document == NULL)
    {
      document = read_document (masar_records_get_article (self->records, article), error);
      if (document == NULL)
        return NULL;
      g_hash_table_insert (self->documents, key, document);
    }
  g_queue_remove (&self->recent, key);
  g_queue_push_head (&self->recent, key);
  if (self->recent.length > MAX_DOCUMENTS)
    g_hash_table_remove (self->documents, g_queue_pop_tail (&self->recent));
  return document;
}
