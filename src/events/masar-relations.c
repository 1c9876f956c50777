/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-mentions.h"

#include <string.h>

/* What an article says of two of its happenings.
 *
 * A connective ("in response to", "because of", "postponed") stands between the words of the two.  Each side is the
 * finding whose trigger is nearest on that side in the sentence; a side that only refers ("the attack", "this") is the
 * happening of that type last spoken of. */

#define MAX_PASSAGE_TOKENS 34

typedef struct
{
  MasarTagKind tag;
  MasarLinkKind kind;
  gboolean from_is_after; /* "because of X, Y": the cause stands after the connective */
} Connective;

static const Connective connectives[] = {
  { MASAR_TAG_LINK_RESPONSE, MASAR_LINK_RESPONSE, FALSE }, { MASAR_TAG_LINK_DELAYS, MASAR_LINK_DELAYS, FALSE },
  { MASAR_TAG_LINK_IMPEDES, MASAR_LINK_IMPEDES, FALSE },   { MASAR_TAG_LINK_CAUSES, MASAR_LINK_CAUSES, TRUE },
  { MASAR_TAG_LINK_DISPUTES, MASAR_LINK_DISPUTES, FALSE },
};

static gboolean
fits (MasarLinkKind kind, gboolean as_from, const MasarFinding *finding)
{
  const gboolean talks = finding->type == MASAR_EVENT_TALKS;

  switch (kind)
    {
    case MASAR_LINK_RESPONSE:
      return !as_from || finding->type != MASAR_EVENT_CONTEXT;
    case MASAR_LINK_CAUSES:
      return TRUE;
    case MASAR_LINK_DELAYS:
    case MASAR_LINK_IMPEDES:
      return as_from ? !talks : talks;
    case MASAR_LINK_DISPUTES:
      return talks;
    default:
      return FALSE;
    }
}

/* The finding that a side of a connective at @token means: the nearest trigger from @from up to before @to, else the
 * last finding that the words there refer to, else the last one before them that fits. */
static int
find_side (const MasarStory *story,
           const GArray *findings,
           MasarLinkKind kind,
           gboolean as_from,
           guint token,
           guint from,
           guint to,
           int other)
{
  int best = MASAR_UNKNOWN;
  guint best_distance = G_MAXUINT;
  const gboolean reference = masar_story_has (story, MASAR_TAG_REFERENCE, from, to);
  const gboolean violence = reference || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, from, to)
                            || masar_story_has (story, MASAR_TAG_VIOLENCE_VERB, from, to);
  const gboolean talks = reference || masar_story_has (story, MASAR_TAG_TALKS_NOUN, from, to);

  for (guint i = 0; i < findings->len; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);
      const guint distance = finding->trigger > token ? finding->trigger - token : token - finding->trigger;

      if (finding->trigger < from || finding->trigger >= to || (int) i == other || !fits (kind, as_from, finding)
          || (other != MASAR_UNKNOWN && g_array_index (findings, MasarFinding, other).same == finding->same))
        continue;
      if (distance < best_distance)
        {
          best = (int) i;
          best_distance = distance;
        }
    }
  if (best != MASAR_UNKNOWN || kind == MASAR_LINK_CAUSES)
    return best;
  /* a reference: the finding of that type nearest before, else the first one */
  for (guint i = 0; i < findings->len; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);
      const gboolean is_talks = finding->type == MASAR_EVENT_TALKS;

      if ((int) i == other || !fits (kind, as_from, finding) || finding->type == MASAR_EVENT_CONTEXT
          || (is_talks ? !talks : !violence)
          || (other != MASAR_UNKNOWN && g_array_index (findings, MasarFinding, other).same == finding->same))
        continue;
      if (finding->trigger < token || best == MASAR_UNKNOWN)
        best = (int) i;
    }
  return best;
}

/* The words that say it: the sentence, cut down about the connective where it is long. */
static MasarPassage
cut_passage (const MasarStory *story, const MasarSentence *sentence, guint token)
{
  guint from = sentence->first_token;
  guint to = sentence->first_token + sentence->n_tokens;

  if (sentence->n_tokens > MAX_PASSAGE_TOKENS)
    {
      for (guint i = 0; i < story->pieces->len; i++)
        {
          const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, i);

          if (piece->first_token < sentence->first_token || piece->end_token > to)
            continue;
          if (piece->end_token + MAX_PASSAGE_TOKENS / 2 <= token)
            from = MAX (from, piece->end_token);
          if (piece->first_token >= token + MAX_PASSAGE_TOKENS / 2)
            to = MIN (to, piece->first_token);
        }
    }
  while (to > from + 1 && story->tokens[to - 1].kind == MASAR_TOKEN_BREAK)
    to--;
  return masar_story_get_passage (story, from, to);
}

static gboolean
has_relation (const MasarArticleRecord *article, const MasarRelation *relation)
{
  for (guint i = 0; i < article->relations->len; i++)
    {
      const MasarRelation *other = &g_array_index (article->relations, MasarRelation, i);

      if (other->kind == relation->kind && other->passage.start == relation->passage.start)
        return TRUE;
    }
  return FALSE;
}

/* Violence that holds up talks, and the talks, on whichever side of the connective each stands. */
static void
find_hindrance (const MasarStory *story,
                const GArray *findings,
                const MasarSentence *sentence,
                MasarLinkKind kind,
                guint token,
                MasarRelation *relation)
{
  const guint end = sentence->first_token + sentence->n_tokens;

  relation->to = find_side (story, findings, kind, FALSE, token, sentence->first_token, end, MASAR_UNKNOWN);
  relation->from = find_side (story, findings, kind, TRUE, token, sentence->first_token, end, relation->to);
}

/* Who contradicts, and what was said before by another. */
static void
find_contradiction (const GArray *findings, const MasarSentence *sentence, MasarRelation *relation)
{
  const guint end = sentence->first_token + sentence->n_tokens;

  for (guint i = 0; i < findings->len; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);

      if (finding->type == MASAR_EVENT_TALKS && finding->trigger >= sentence->first_token && finding->trigger < end
          && g_strcmp0 (finding->kind, "denial") == 0)
        relation->from = (int) i;
    }
  for (int i = 0; i < relation->from; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);
      const MasarFinding *from = &g_array_index (findings, MasarFinding, relation->from);

      if (finding->type == MASAR_EVENT_TALKS && finding->same != from->same && finding->actor != NULL
          && from->actor != NULL && !g_str_equal (finding->actor->entry->name, from->actor->entry->name))
        relation->to = i;
    }
}

static void
find_sides (const MasarStory *story,
            const GArray *findings,
            const MasarSentence *sentence,
            const Connective *connective,
            const MasarTag *tag,
            MasarRelation *relation)
{
  const guint end = sentence->first_token + sentence->n_tokens;
  const guint behind = tag->token + tag->n_tokens;
  /* "In response to X, Y": both stand behind it */
  const gboolean leads = tag->token <= sentence->first_token + 1 && !connective->from_is_after;
  int after = MASAR_UNKNOWN;
  int before = MASAR_UNKNOWN;

  /* what is told in the sentence comes first, so that what is only referred to is something else */
  if (!leads)
    before = find_side (story, findings, connective->kind, !connective->from_is_after, tag->token,
                        sentence->first_token, behind, MASAR_UNKNOWN);
  after = find_side (story, findings, connective->kind, connective->from_is_after, tag->token, behind,
                     leads ? MIN (behind + 8, end) : end, before);
  if (leads)
    before = find_side (story, findings, connective->kind, !connective->from_is_after, tag->token, behind, end, after);
  relation->from = connective->from_is_after ? after : before;
  relation->to = connective->from_is_after ? before : after;
}

static void
relate (const MasarStory *story,
        const GArray *findings,
        const MasarSentence *sentence,
        const Connective *connective,
        const MasarTag *tag,
        MasarArticleRecord *article)
{
  MasarRelation relation = {
    .kind = connective->kind,
    .modality = MASAR_MODALITY_ASSERTED,
    .from = MASAR_UNKNOWN,
    .to = MASAR_UNKNOWN,
  };

  if (connective->kind == MASAR_LINK_DELAYS || connective->kind == MASAR_LINK_IMPEDES)
    find_hindrance (story, findings, sentence, connective->kind, tag->token, &relation);
  else if (connective->kind == MASAR_LINK_DISPUTES)
    find_contradiction (findings, sentence, &relation);
  else
    find_sides (story, findings, sentence, connective, tag, &relation);
  if (relation.from == MASAR_UNKNOWN || relation.to == MASAR_UNKNOWN || relation.from == relation.to)
    return;
  relation.passage = cut_passage (story, sentence, tag->token);
  if (masar_story_has (story, MASAR_TAG_POSSIBLE, MAX ((int) sentence->first_token, (int) tag->token - 8),
                       tag->token + tag->n_tokens))
    relation.modality = MASAR_MODALITY_POSSIBLE;
  if (!has_relation (article, &relation))
    g_array_append_val (article->relations, relation);
}

/**
 * masar_relations_add:
 * @findings: (element-type MasarFinding): what @story tells of; @article has them as mentions
 *
 * Adds to @article what it says of two of them.
 */
void
masar_relations_add (const MasarStory *story, const GArray *findings, MasarArticleRecord *article)
{
  const MasarSentence *sentences = masar_text_get_sentences (story->text);
  guint last = G_MAXUINT;

  for (guint i = 0; i < story->pieces->len; i++)
    {
      const guint position = g_array_index (story->pieces, MasarPiece, i).sentence;
      const MasarSentence *sentence = &sentences[position];
      const guint end = sentence->first_token + sentence->n_tokens;

      if (position == last)
        continue;
      last = position;
      for (guint c = 0; c < G_N_ELEMENTS (connectives); c++)
        for (const MasarTag *tag = masar_tags_next (story->tags, connectives[c].tag, sentence->first_token, end);
             tag != NULL; tag = masar_tags_next (story->tags, connectives[c].tag, tag->token + tag->n_tokens, end))
          relate (story, findings, sentence, &connectives[c], tag, article);
    }
}
