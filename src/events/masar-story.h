/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-article.h"
#include "masar-records.h"
#include "masar-tags.h"
#include "masar-times.h"

G_BEGIN_DECLS

/**
 * MasarPiece:
 * @first_token: index of its first token
 * @end_token: the token after its last one
 * @sentence: index of its sentence
 * @headline: whether it stands in the title
 * @report: the verb of saying in it, or %NULL
 * @reference: whether it opens with what refers to an earlier happening: "in response to", "days after"
 * @linked: index of the linked headline of another story that it is of, or %MASAR_UNKNOWN
 * @kinds: the kinds of tags that begin in it: a rule that none of its triggers calls for has nothing to look for
 *
 * A clause, or what stands between two commas: the smallest part of a sentence in which a trigger, its actors and its
 * date are looked for together.
 */
typedef struct
{
  guint first_token;
  guint end_token;
  guint sentence;
  gboolean headline;
  gboolean reference;
  const MasarTag *report;
  int linked;
  MasarTagSet kinds;
} MasarPiece;

/**
 * MasarQuotation:
 * @first_token: its opening mark
 * @end_token: the token after its closing mark
 *
 * What stands between quotation marks and is speech: a name in quotation marks is none.
 */
typedef struct
{
  guint first_token;
  guint end_token;
} MasarQuotation;

/**
 * MasarCount:
 * @count: how many, or %MASAR_UNKNOWN
 * @first_token: first token of what tells it
 * @end_token: the token after its last one
 * @who_first: first token of the words for them
 * @who_end: the token after the last one; the same where there are none
 *
 * One part of those who came to harm: "five soldiers".
 */
typedef struct
{
  MasarHarm harm;
  MasarExactness exactness;
  MasarSide side;
  int count;
  guint first_token;
  guint end_token;
  guint who_first;
  guint who_end;
} MasarCount;

/**
 * MasarStory:
 * @times: (element-type MasarTime): the time expressions of the text
 * @whens: (element-type MasarWhen): what they mean, in the same order; unknown where they cannot be resolved
 * @guesses: (element-type MasarWhen): the same, resolved against some day where the publication is not known: good only
 *   for telling two happenings of the article apart
 * @positions: (element-type int): where each time stands in the record: times of the page around the article are not in
 *   it, and have %MASAR_UNKNOWN
 * @published: the days on which it may have appeared
 * @pieces: (element-type MasarPiece): title and body, cut up
 * @quotations: (element-type MasarQuotation): speech in quotation marks, by where it ends; one may hold another
 * @counts: (element-type MasarCount): those who came to harm, of all findings
 *
 * An article while it is read for happenings: its text and all that was found in it so far.  Of one thread.
 */
typedef struct
{
  const MasarText *text;
  const MasarToken *tokens;
  const MasarArticle *article;
  const GArray *times;
  GArray *whens;
  GArray *guesses;
  GArray *positions;
  MasarSpan published;
  MasarTags *tags;
  GArray *pieces;
  GArray *quotations;
  GArray *counts;
} MasarStory;

MasarStory *masar_story_new (const MasarText *text, const GArray *times, const MasarArticle *article);
void masar_story_free (MasarStory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarStory, masar_story_free)

MasarPassage masar_story_get_passage (const MasarStory *self, guint first_token, guint end_token);
const MasarTag *masar_story_nearest (const MasarStory *self, MasarTagKind kind, guint around, guint from, guint to);
const MasarQuotation *masar_story_get_quotation (const MasarStory *self, guint token);
guint masar_story_first_time (const MasarStory *self, guint token);
gboolean masar_story_is_one_of (const MasarStory *self, guint mark, const char *marks);

static inline gboolean
masar_story_has (const MasarStory *self, MasarTagKind kind, guint from, guint to)
{
  return masar_tags_next (self->tags, kind, from, to) != NULL;
}

/**
 * masar_piece_first:
 * @piece: a piece of @story
 *
 * Returns: (transfer none) (nullable): the first tag of @kind that begins in it
 */
static inline const MasarTag *
masar_piece_first (const MasarStory *story, const MasarPiece *piece, MasarTagKind kind)
{
  if (!masar_tag_set_has (&piece->kinds, kind))
    return NULL;
  return masar_tags_next (story->tags, kind, piece->first_token, piece->end_token);
}

/**
 * masar_story_is_mark:
 * @token: index of a token
 * @marks: characters
 *
 * Returns: whether the token is one of these punctuation marks
 */
static inline gboolean
masar_story_is_mark (const MasarStory *self, guint token, const char *marks)
{
  return self->tokens[token].kind == MASAR_TOKEN_MARK && masar_story_is_one_of (self, token, marks);
}

G_END_DECLS
