/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-document.h"
#include "masar-records.h"

G_BEGIN_DECLS

#define MASAR_DOCUMENTS_ERROR (masar_documents_error_quark ())
GQuark masar_documents_error_quark (void);

/**
 * MasarDocumentsError:
 * @MASAR_DOCUMENTS_ERROR_CHANGED: a file is no longer what it was when it was read
 * @MASAR_DOCUMENTS_ERROR_NO_ARTICLE: the records have no more of an article than its id
 *
 * Errors of [struct@Documents].
 */
typedef enum
{
  MASAR_DOCUMENTS_ERROR_CHANGED,
  MASAR_DOCUMENTS_ERROR_NO_ARTICLE,
} MasarDocumentsError;

/**
 * MasarDocuments:
 *
 * The texts of the articles of records, read again from where they came; those read lately are kept.  One thread at a
 * time.
 */
typedef struct _MasarDocuments MasarDocuments;

MasarDocuments *masar_documents_new (MasarRecords *records);
MasarDocuments *masar_documents_ref (MasarDocuments *self);
void masar_documents_unref (MasarDocuments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarDocuments, masar_documents_unref)

MasarRecords *masar_documents_get_records (const MasarDocuments *self);
const MasarDocument *masar_documents_get (MasarDocuments *self, guint article, GError **error);

G_END_DECLS
