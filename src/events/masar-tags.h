/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"
#include "masar-text.h"

G_BEGIN_DECLS

/**
 * MasarTagKind:
 *
 * The categories of the lexicon that the engine of events reads, in the order of their names in masar-tags.c.
 */
typedef enum
{
  MASAR_TAG_VIOLENCE_NOUN,
  MASAR_TAG_VIOLENCE_VERB,
  MASAR_TAG_LAUNCH_VERB,
  MASAR_TAG_WEAPON,
  MASAR_TAG_CASUALTY,
  MASAR_TAG_PEOPLE,
  MASAR_TAG_GROUP_WORD,
  MASAR_TAG_GENERIC_WORD,
  MASAR_TAG_CONTEXT_NOUN,
  MASAR_TAG_TALKS_NOUN,
  MASAR_TAG_STEP_POSTPONEMENT, /* the steps stand together, the most telling first */
  MASAR_TAG_STEP_SUSPENSION,
  MASAR_TAG_STEP_DENIAL,
  MASAR_TAG_STEP_REPLY,
  MASAR_TAG_STEP_LETTER,
  MASAR_TAG_STEP_PROPOSAL,
  MASAR_TAG_STEP_AGREEMENT,
  MASAR_TAG_STEP_TRUCE,
  MASAR_TAG_STEP_DECISION,
  MASAR_TAG_STEP_WITHDRAWAL,
  MASAR_TAG_STEP_END,
  MASAR_TAG_STEP_VISIT,
  MASAR_TAG_STEP_ROUND,
  MASAR_TAG_STEP_MEETING,
  MASAR_TAG_STEP_ANNOUNCEMENT,
  MASAR_TAG_STEP_DEMAND,
  MASAR_TAG_PARTY,
  MASAR_TAG_FORCES,
  MASAR_TAG_REPORT_VERB,
  MASAR_TAG_REPORT_PHRASE,
  MASAR_TAG_CLAIM,
  MASAR_TAG_NEGATION,
  MASAR_TAG_POSSIBLE,
  MASAR_TAG_PLANNED,
  MASAR_TAG_HYPOTHETICAL,
  MASAR_TAG_THREAT,
  MASAR_TAG_REACTION,
  MASAR_TAG_RECENT,
  MASAR_TAG_EARLIER,
  MASAR_TAG_SINCE,
  MASAR_TAG_UNTIL,
  MASAR_TAG_SUBORDINATOR,
  MASAR_TAG_OPENER,
  MASAR_TAG_LOCATIVE,
  MASAR_TAG_AGAINST,
  MASAR_TAG_BY_AGENT,
  MASAR_TAG_BELONGING,
  MASAR_TAG_LINK_RESPONSE, /* the links stand together, in the order of MasarLinkKind */
  MASAR_TAG_LINK_DELAYS,
  MASAR_TAG_LINK_IMPEDES,
  MASAR_TAG_LINK_CAUSES,
  MASAR_TAG_LINK_DISPUTES,
  MASAR_TAG_SPEAKER_TITLE,
  MASAR_TAG_ACTOR,
  MASAR_TAG_ACTOR_ADJECTIVE,
  MASAR_TAG_TARGET,
  MASAR_TAG_PLACE,
  MASAR_TAG_BESIDE,
  MASAR_TAG_PLACE_CUE,
  MASAR_TAG_WITHIN_A_DAY,
  MASAR_TAG_REFERENCE,
  MASAR_TAG_AFTER,
  MASAR_TAG_LOOSE_TIME,
  MASAR_TAG_TOTAL_WORD,
  MASAR_TAG_FROM,
  MASAR_TAG_NEAR,
  MASAR_TAG_UNIT,
  MASAR_TAG_PROVISION,
  MASAR_TAG_REQUEST,
  MASAR_TAG_LASTING,
  MASAR_TAG_EXACTNESS,
  MASAR_TAG_SUBSET,
  MASAR_TAG_AS_WELL,
  MASAR_TAG_UNTOLD,
  MASAR_TAG_INTERCEPT,
  MASAR_TAG_SOURCE_OF,
  MASAR_TAG_AUDIENCE,
  MASAR_TAG_PERMITTING,
  MASAR_TAG_MAYBE,
  MASAR_TAG_AGENCY,
  MASAR_TAG_ONGOING,
  MASAR_TAG_RANK,
  MASAR_TAG_TURN_PLAN,
  MASAR_TAG_TURN_TO,
  MASAR_TAG_TURN_TERM,
  MASAR_TAG_TURN_DEADLINE,
  MASAR_TAG_ANNIVERSARY,
  MASAR_TAG_ANOTHER,
  MASAR_TAG_PURPOSE,
  MASAR_TAG_DURING,
  MASAR_TAG_OF,
  MASAR_TAG_THEN,
  MASAR_TAG_COPULA,
  MASAR_TAG_MANNER,
  MASAR_TAG_UNKNOWN_HAND,
  MASAR_N_TAGS,
} MasarTagKind;

/**
 * MasarTag:
 * @entry: what the lexicon says of it
 * @token: its first token
 * @n_tokens: how many tokens it covers
 * @kind: its category, a #MasarTagKind
 * @clitics: what was peeled off its first token, #MasarClitics
 */
typedef struct
{
  const MasarLexiconEntry *entry;
  guint32 token;
  guint16 n_tokens;
  guint8 kind;
  guint8 clitics;
} MasarTag;

/**
 * MasarTagSet:
 *
 * Kinds of tags, as bits.
 */
typedef struct
{
  guint64 bits[(MASAR_N_TAGS + 63) / 64];
} MasarTagSet;

static inline void
masar_tag_set_add (MasarTagSet *self, MasarTagKind kind)
{
  self->bits[kind / 64] |= G_GUINT64_CONSTANT (1) << kind % 64;
}

static inline void
masar_tag_set_unite (MasarTagSet *self, const MasarTagSet *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->bits); i++)
    self->bits[i] |= other->bits[i];
}

static inline gboolean
masar_tag_set_has (const MasarTagSet *self, MasarTagKind kind)
{
  return (self->bits[kind / 64] >> kind % 64 & 1) != 0;
}

static inline gboolean
masar_tag_set_meets (const MasarTagSet *a, const MasarTagSet *b)
{
  guint64 met = 0;

  for (guint i = 0; i < G_N_ELEMENTS (a->bits); i++)
    met |= a->bits[i] & b->bits[i];
  return met != 0;
}

/**
 * MasarTags:
 *
 * Every word of a text that the lexicon of events knows, looked up once.  Immutable; borrows the text.
 *
 * The members are for the functions below: most questions about a token are answered no, and that must cost nothing.
 */
typedef struct
{
  MasarTag *tags;                  /* by kind, then by token */
  guint32 kinds[MASAR_N_TAGS + 1]; /* where each kind begins among them */
  MasarTagSet *tokens;             /* which kinds begin at each token */
  guint n_tokens;
} MasarTags;

MasarTags *masar_tags_new (const MasarText *text);
void masar_tags_free (MasarTags *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarTags, masar_tags_free)

const MasarTag *masar_tags_search (const MasarTags *self, MasarTagKind kind, guint from, guint to);
const MasarTag *masar_tags_last (const MasarTags *self, MasarTagKind kind, guint from, guint to);
guint masar_tags_count (const MasarTags *self, MasarTagKind kind, guint from, guint to);

guint masar_tags_find (const MasarTags *self, MasarTagSet set, guint from, guint to);
guint masar_tags_count_tokens (const MasarTags *self, MasarTagSet set, guint from, guint to);

/**
 * masar_tags_next:
 * @from: first token to look at
 * @to: the token after the last one
 *
 * Returns: (transfer none) (nullable): the first tag of @kind that begins there
 */
static inline const MasarTag *
masar_tags_next (const MasarTags *self, MasarTagKind kind, guint from, guint to)
{
  const guint32 first = self->kinds[kind];
  const guint32 end = self->kinds[kind + 1];

  if (first == end || self->tags[end - 1].token < from || self->tags[first].token >= to)
    return NULL;
  return masar_tags_search (self, kind, from, to);
}

/**
 * masar_tags_at:
 * @token: index of a token
 * @kind: a category
 *
 * Returns: (transfer none) (nullable): the tag of @kind that begins at @token
 */
static inline const MasarTag *
masar_tags_at (const MasarTags *self, guint token, MasarTagKind kind)
{
  if (token >= self->n_tokens || !masar_tag_set_has (&self->tokens[token], kind))
    return NULL;
  return masar_tags_next (self, kind, token, token + 1);
}

/**
 * masar_tag_get_string:
 * @member: name of a member of its entry
 *
 * Returns: (transfer none) (nullable): its value
 */
static inline const char *
masar_tag_get_string (const MasarTag *tag, const char *member)
{
  return masar_lexicon_entry_get_string (tag->entry, member);
}

/**
 * masar_tag_get_flag:
 *
 * Returns: whether the entry has that member, and true
 */
static inline gboolean
masar_tag_get_flag (const MasarTag *tag, const char *member)
{
  return masar_lexicon_entry_get_flag (tag->entry, member);
}

MasarSide masar_tag_get_side (const MasarTag *tag);

G_END_DECLS
