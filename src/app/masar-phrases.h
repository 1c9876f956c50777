/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-courses.h"
#include "masar-date-format.h"
#include "masar-lens.h"
#include "masar-records.h"
#include "masar-words.h"

G_BEGIN_DECLS

const char *masar_phrase_get_language (void);
MasarWords masar_phrase_get_words (void);
const char *masar_phrase_get_mark (void);
char *masar_phrase_isolate (const char *text);
MasarDateStyle masar_phrase_get_date_style (void);
char *masar_phrase_number (gint64 number);
void masar_phrase_append_count (GString *line, guint n, char *count);
char *masar_phrase_when (MasarWhen when);
char *masar_phrase_when_short (MasarWhen when);
const char *masar_phrase_event_type (MasarEventType type);
const char *masar_phrase_event_kind (const char *kind);
const char *masar_phrase_modality (MasarModality modality);
const char *masar_phrase_basis (MasarBasis basis);
const char *masar_phrase_dispute (const char *what);
char *masar_phrase_dispute_value (const char *what, const char *value);
char *masar_phrase_sources (guint n_sources);
char *masar_phrase_turn (const MasarRecords *records, const MasarCourses *courses, const MasarTurn *turn);
char *masar_phrase_turn_place (const MasarRecords *records, const MasarCourses *courses, const MasarTurn *turn);
char *masar_phrase_link (MasarLinkKind kind, MasarModality modality, gboolean forward, const char *other);
char *masar_phrase_event_kind_line (const MasarEventRecord *event);
const char *masar_phrase_sight (MasarSight sight);
char *masar_phrase_event_label (const MasarEventRecord *event, guint n_sources, MasarSight sight);
const char *masar_phrase_event_title (const MasarEventRecord *event);
const char *masar_phrase_outlet (const MasarArticleRecord *article);
const char *masar_phrase_headline (const MasarArticleRecord *article);
char *masar_phrase_one_line (const char *text);
char *masar_phrase_source_line (const MasarArticleRecord *article);
char *masar_phrase_event_tooltip (const MasarEventRecord *event, guint n_sources, MasarSight sight);
char *masar_phrase_article_tooltip (const MasarArticleRecord *article);
char *masar_phrase_link_tooltip (MasarRecords *records, const MasarLinkRecord *link);
char *masar_phrase_article_label (const MasarArticleRecord *article);
char *masar_phrase_cluster_tooltip (guint n, gboolean of_articles);
char *masar_phrase_undated_tooltip (const char *lane, guint n);
char *masar_phrase_break (MasarSpan empty, gboolean hidden);
char *masar_phrase_far_tooltip (guint n_events, MasarSpan span, gboolean behind);
char *masar_phrase_break_tooltip (MasarSpan empty, gboolean hidden, gboolean open);

G_END_DECLS
