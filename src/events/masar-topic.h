/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"
#include "masar-records.h"

G_BEGIN_DECLS

/**
 * MasarTopic:
 *
 * What the user is after: the lanes of the timeline and which events belong into them, and the words, actors and places
 * that the topic adds to the language.  Read from a file, see `docs/topics.md`.  Immutable; shared by threads.
 */
typedef struct _MasarTopic MasarTopic;

/**
 * MASAR_TOPIC_DEFAULT:
 *
 * The topic that is taken where none is named.
 */
#define MASAR_TOPIC_DEFAULT "iraq-coalition"

/**
 * MASAR_MAX_EVENT_LANES:
 *
 * More lanes than this could not be told apart on a screen.
 */
#define MASAR_MAX_EVENT_LANES 8

#define MASAR_TOPIC_ERROR (masar_topic_error_quark ())
GQuark masar_topic_error_quark (void);

/**
 * MasarTopicError:
 * @MASAR_TOPIC_ERROR_UNKNOWN: there is no topic of that name
 *
 * What is wrong within a file is told as of any file of the language, see [error@LexiconError].
 */
typedef enum
{
  MASAR_TOPIC_ERROR_UNKNOWN,
} MasarTopicError;

MasarTopic *masar_topic_new (const char *name, GError **error);
MasarTopic *masar_topic_new_from_bytes (const char *where, GBytes *json, GError **error);
MasarTopic *masar_topic_ref (MasarTopic *self);
void masar_topic_unref (MasarTopic *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarTopic, masar_topic_unref)

char **masar_topic_dup_names (void);
char *masar_topic_dup_title (const char *name, const char *language);

MasarLexicon *masar_topic_get_lexicon (const MasarTopic *self);
const char *masar_topic_get_title (const MasarTopic *self, const char *language);
guint masar_topic_get_n_lanes (const MasarTopic *self);
const char *masar_topic_get_lane_name (const MasarTopic *self, guint lane, const char *language);
MasarEventType masar_topic_get_lane_color (const MasarTopic *self, guint lane);
guint masar_topic_find_lane (const MasarTopic *self, const MasarEventRecord *event);

G_END_DECLS
