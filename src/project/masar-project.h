/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-documents.h"
#include "masar-items.h"
#include "masar-lens.h"
#include "masar-problem.h"
#include "masar-topic.h"

G_BEGIN_DECLS

/**
 * MasarProject:
 *
 * A corpus and what was found in it, as the window shows it.  Main thread only; reading runs on threads of its own.
 */
#define MASAR_TYPE_PROJECT (masar_project_get_type ())
G_DECLARE_FINAL_TYPE (MasarProject, masar_project, MASAR, PROJECT, GObject)

MasarProject *masar_project_new (void);

void masar_project_set_topic_name (MasarProject *self, const char *name);
void masar_project_open_async (MasarProject *self,
                               const char *const *paths,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean masar_project_open_finish (MasarProject *self, GAsyncResult *result, GError **error);

gboolean masar_project_get_reading (MasarProject *self);
double masar_project_get_progress (MasarProject *self);
const char *const *masar_project_get_paths (MasarProject *self);
MasarTopic *masar_project_get_topic (MasarProject *self);
MasarRecords *masar_project_get_records (MasarProject *self);
void masar_project_set_records (MasarProject *self, MasarRecords *records);
GListModel *masar_project_get_articles (MasarProject *self);
GListModel *masar_project_get_events (MasarProject *self);
GListModel *masar_project_get_problems (MasarProject *self);

MasarLens *masar_project_get_lens (MasarProject *self);
int masar_project_get_first_look (MasarProject *self, MasarSpan *span);
const guint *masar_project_get_article_events (MasarProject *self, guint article, guint *n_events);
const guint *masar_project_get_event_links (MasarProject *self, guint event, guint *n_links);

MasarDocuments *masar_project_get_documents (MasarProject *self);
const MasarDocument *masar_project_get_document (MasarProject *self, guint article, GError **error);

G_END_DECLS
