/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-courses.h"
#include "masar-records.h"

G_BEGIN_DECLS

/**
 * MasarKnowledge:
 * @MASAR_KNOWLEDGE_KNOWN: published by then
 * @MASAR_KNOWLEDGE_UNSURE: no publication date says whether it was by then
 * @MASAR_KNOWLEDGE_LATER: published later
 */
typedef enum
{
  MASAR_KNOWLEDGE_KNOWN,
  MASAR_KNOWLEDGE_UNSURE,
  MASAR_KNOWLEDGE_LATER,
} MasarKnowledge;
#define MASAR_N_KNOWLEDGES 3

/**
 * MasarKnown:
 *
 * What had been reported by the end of a day.  An article counts when the last day on which it can have appeared is not
 * after that day; where its date leaves that open, so does this.  Immutable; shared between threads.
 */
typedef struct _MasarKnown MasarKnown;

MasarKnown *masar_known_new (MasarRecords *records, gint64 day);
MasarKnown *masar_known_ref (MasarKnown *self);
void masar_known_unref (MasarKnown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarKnown, masar_known_unref)

gint64 masar_known_get_day (const MasarKnown *self);
MasarCourses *masar_known_new_courses (const MasarKnown *self);
MasarKnowledge masar_known_get_article (const MasarKnown *self, guint article);
MasarKnowledge masar_known_get_event (const MasarKnown *self, guint event);
guint masar_known_get_n_sources (const MasarKnown *self, guint event);
guint masar_known_count_articles (const MasarKnown *self, MasarKnowledge knowledge);
guint masar_known_count_events (const MasarKnown *self, MasarKnowledge knowledge);
gboolean masar_known_has_dispute (const MasarKnown *self, guint event);
GArray *masar_known_list_evidence (const MasarKnown *self, guint event);
MasarEventRecord *masar_known_dup_event (const MasarKnown *self, guint event);
void masar_known_free_event (MasarEventRecord *event);

gboolean masar_known_get_range (MasarRecords *records, gint64 *first_day, gint64 *last_day);

G_END_DECLS
