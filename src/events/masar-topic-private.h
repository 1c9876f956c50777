/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-topic.h"

G_BEGIN_DECLS

/* A text in the languages of the interface; either may be NULL. */
typedef struct
{
  const char *arabic;
  const char *english;
} MasarTopicWords;

/* What an event must have: of each member that is given, one of the values. */
typedef struct
{
  guint types; /* bits of MasarEventType; 0 for any */
  GPtrArray *kinds;
  GPtrArray *places;
  GPtrArray *actors;
  GPtrArray *targets;
} MasarTopicCondition;

typedef struct
{
  MasarTopicWords name;
  MasarEventType color;
  GPtrArray *conditions; /* MasarTopicCondition; none: takes everything */
} MasarTopicLane;

struct _MasarTopic
{
  gatomicrefcount ref_count;
  MasarLexicon *lexicon;
  GStringChunk *strings;
  MasarTopicWords title;
  guint n_lanes;
  MasarTopicLane lanes[MASAR_MAX_EVENT_LANES];
};

const char *masar_topic_words_choose (MasarTopicWords words, const char *language);
gboolean masar_topic_read (MasarTopic *self, const char *where, GBytes *json, GError **error);
char *masar_topic_read_title (const char *where, GBytes *json, const char *language);

G_END_DECLS
