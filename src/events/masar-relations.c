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

/* How far what a leading "in answer to" answers may reach. */
#define MAX_LEAD_TOKENS 30

/* How far behind "stopped" the talks may be named. */
#define MAX_STOPPED_TOKENS 6

/* "The attack", "this" mean what was told no further back than this; only the first sentences of an article, its
 * headline and its lead, mean what is told below them. */
#define MAX_BACK_SENTENCES 3
#define N_LEAD_SENTENCES 6

/* How far from the word that holds up talks they may be named. */
#define MAX_HINDRANCE_TOKENS 12

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

/* Whether words in the sentence of @token may mean a finding: one in it, or not long before it. */
static gboolean
is_close (const MasarStory *story, const GArray *findings, const MasarFinding *finding, guint token)
{
  const guint sentence = story->tokens[token].sentence;
  const guint of_finding = story->tokens[finding->trigger].sentence;
  const guint of_first = story->tokens[g_array_index (findings, MasarFinding, 0).trigger].sentence;

  return of_finding <= sentence ? sentence - of_finding <= MAX_BACK_SENTENCES : sentence - of_first < N_LEAD_SENTENCES;
}

/* What is told in the sentence of @token from @to on is the other side of a connective there. */
static gboolean
is_behind (const MasarStory *story, const MasarFinding *finding, guint token, guint to)
{
  return finding->trigger >= to && story->tokens[finding->trigger].sentence == story->tokens[token].sentence;
}

static gboolean
is_told_in (const MasarSentence *sentence, const MasarFinding *finding)
{
  return finding->trigger >= sentence->first_token && finding->trigger < sentence->first_token + sentence->n_tokens;
}

/* Violence holds up talks, and what shakes a country. */
static gboolean
can_hinder (const MasarFinding *finding)
{
  static const char *const shaking[] = { "war", "assassination", "coup", "conquest", NULL };

  return finding->type <= MASAR_EVENT_STRIKE
         || (finding->type == MASAR_EVENT_CONTEXT && finding->kind != NULL && g_strv_contains (shaking, finding->kind));
}

static gboolean
fits (MasarLinkKind kind, gboolean as_from, const MasarFinding *finding)
{
  const gboolean talks = finding->type == MASAR_EVENT_TALKS;

  /* what is only the plan behind another finding is tied to that one alone */
  if (finding->plan != MASAR_PLAN_NONE)
    return FALSE;
  switch (kind)
    {
    case MASAR_LINK_RESPONSE:
      return !as_from || finding->type != MASAR_EVENT_CONTEXT;
    case MASAR_LINK_CAUSES:
      return TRUE;
    case MASAR_LINK_DELAYS:
    case MASAR_LINK_IMPEDES:
      return as_from ? can_hinder (finding) : talks;
    case MASAR_LINK_DISPUTES:
      return talks;
    default:
      return FALSE;
    }
}

/* Which type of violence the words from @from up to before @to mean, as far as a noun says it: "the raid". */
static int
get_type_meant (const MasarStory *story, guint from, guint to)
{
  const MasarTag *noun = masar_tags_last (story->tags, MASAR_TAG_VIOLENCE_NOUN, from, to);
  const char *type = noun != NULL ? masar_tag_get_string (noun, "type") : NULL;
  MasarEventType value;

  if (noun != NULL && g_strcmp0 (type, "any") == 0)
    type = masar_tag_get_string (noun, "default");
  return type != NULL && masar_event_type_from_string (type, &value) ? (int) value : MASAR_UNKNOWN;
}

/* How well a finding fits what is referred to: of the type meant, of another type than what it stands against, not only
 * announced. */
static int
rank_referred (const MasarFinding *finding, const MasarFinding *against, int type)
{
  if (finding->announced)
    return 0;
  return (type != MASAR_UNKNOWN && (int) finding->type == type ? 2 : 0)
         + (against != NULL && finding->type != against->type ? 1 : 0);
}

/* "the attack", "this": of the findings that fit best the last one before the connective, else the first one. */
static int
find_referred (const MasarStory *story,
               const GArray *findings,
               MasarLinkKind kind,
               gboolean as_from,
               guint token,
               guint from,
               guint to,
               int other)
{
  guint first, last;
  const MasarFinding *against = other != MASAR_UNKNOWN ? &g_array_index (findings, MasarFinding, other) : NULL;
  const gboolean reference = masar_story_has (story, MASAR_TAG_REFERENCE, from, to);
  const gboolean violence = reference || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, from, to)
                            || masar_story_has (story, MASAR_TAG_VIOLENCE_VERB, from, to);
  const gboolean talks = reference || masar_story_has (story, MASAR_TAG_TALKS_NOUN, from, to);
  const int type = get_type_meant (story, from, to);
  int best = MASAR_UNKNOWN;
  int best_rank = -1;

  masar_findings_near (findings, token, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);
      const int rank = rank_referred (finding, against, type);

      if ((int) i == other || !fits (kind, as_from, finding) || finding->type == MASAR_EVENT_CONTEXT
          || !is_close (story, findings, finding, token) || is_behind (story, finding, token, to)
          || (finding->type == MASAR_EVENT_TALKS ? !talks : !violence)
          || (against != NULL && against->same == finding->same))
        continue;
      if (rank > best_rank || (rank == best_rank && finding->trigger < token))
        {
          best = (int) i;
          best_rank = rank;
        }
    }
  return best;
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
  guint first, last;
  int best = MASAR_UNKNOWN;
  guint best_distance = G_MAXUINT;

  gboolean told = FALSE;

  masar_findings_near (findings, token, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);
      const guint distance = finding->trigger > token ? finding->trigger - token : token - finding->trigger;

      if (finding->trigger < from || finding->trigger >= to || (int) i == other || !fits (kind, as_from, finding))
        continue;
      if (other != MASAR_UNKNOWN && g_array_index (findings, MasarFinding, other).same == finding->same)
        {
          told = TRUE;
          continue;
        }
      if (distance < best_distance)
        {
          best = (int) i;
          best_distance = distance;
        }
    }
  /* what is told there, but held for the other side, is not something else that was told before */
  if (best != MASAR_UNKNOWN || told || kind == MASAR_LINK_CAUSES)
    return best;
  return find_referred (story, findings, kind, as_from, token, from, to, other);
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

  const guint from = MAX ((int) sentence->first_token, (int) token - MAX_HINDRANCE_TOKENS);
  const guint to = MIN (end, token + MAX_HINDRANCE_TOKENS);

  relation->to = find_side (story, findings, kind, FALSE, token, from, to, MASAR_UNKNOWN);
  relation->from = find_side (story, findings, kind, TRUE, token, sentence->first_token, end, relation->to);
}

/* How well a finding may be what a denial contradicts: talks of another party best, violence that nobody talks of last.
 */
static int
rank_contradicted (const MasarFinding *denial, const MasarFinding *finding)
{
  static const char *const done[] = { "meeting", "visit", "agreement", "truce", NULL };

  if (finding->same == denial->same || finding->type == MASAR_EVENT_CONTEXT
      || (finding->type == MASAR_EVENT_TALKS && finding->kind != NULL && g_strv_contains (done, finding->kind)))
    return 0;
  if (finding->type != MASAR_EVENT_TALKS)
    return 1;
  if (finding->actor == NULL || denial->actor == NULL)
    return 2;
  return g_str_equal (finding->actor->entry->name, denial->actor->entry->name) ? 0 : 3;
}

/* Who contradicts, and what was said before by another. */
static void
find_contradiction (const MasarStory *story,
                    const GArray *findings,
                    const MasarSentence *sentence,
                    MasarRelation *relation)
{
  guint first, last;
  const guint end = sentence->first_token + sentence->n_tokens;
  int best = 0;

  masar_findings_near (findings, sentence->first_token, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);

      if (finding->type == MASAR_EVENT_TALKS && finding->trigger >= sentence->first_token && finding->trigger < end
          && g_strcmp0 (finding->kind, "denial") == 0)
        relation->from = (int) i;
    }
  for (int i = (int) first; i < relation->from; i++)
    {
      const int rank = rank_contradicted (&g_array_index (findings, MasarFinding, relation->from),
                                          &g_array_index (findings, MasarFinding, i));

      if (rank > 0 && rank >= best
          && is_close (story, findings, &g_array_index (findings, MasarFinding, i), sentence->first_token)
          && (rank > 1 || is_told_in (sentence, &g_array_index (findings, MasarFinding, i))))
        {
          best = rank;
          relation->to = i;
        }
    }
}

/* "In answer to a request": where its sentence tells only of the request, the answer is what was told last before it,
 * or first after it. */
static int
find_answer (const MasarStory *story, const GArray *findings, const MasarSentence *sentence, int to)
{
  const guint end = sentence->first_token + sentence->n_tokens;
  guint first, last;
  int best = MASAR_UNKNOWN;

  masar_findings_near (findings, sentence->first_token, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);

      if (finding->type == MASAR_EVENT_CONTEXT || finding->same == g_array_index (findings, MasarFinding, to).same
          || (finding->trigger < end && !is_close (story, findings, finding, sentence->first_token)))
        continue;
      if (finding->trigger < sentence->first_token || best == MASAR_UNKNOWN)
        best = (int) i;
    }
  return best;
}

static gboolean
is_asking (const MasarFinding *finding)
{
  return finding->type == MASAR_EVENT_TALKS
         && (g_strcmp0 (finding->kind, "request") == 0 || g_strcmp0 (finding->kind, "letter") == 0);
}

/* "In answer to the president.. the coalition announces": what he asked, where it is told at all. */
static int
find_asked (const GArray *findings, guint token)
{
  guint first, last;

  masar_findings_near (findings, token, &first, &last);
  for (guint i = first; i < last; i++)
    {
      if (is_asking (&g_array_index (findings, MasarFinding, i)))
        return (int) i;
    }
  return MASAR_UNKNOWN;
}

/* "In response to that": what was told last before it. */
static int
find_last_told (const MasarStory *story, const GArray *findings, guint token)
{
  guint first, last;
  int best = MASAR_UNKNOWN;

  masar_findings_near (findings, token, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);

      if (finding->trigger < token && finding->type != MASAR_EVENT_CONTEXT
          && is_close (story, findings, finding, token))
        best = (int) i;
    }
  return best;
}

/* Where the words behind a connective that opens its sentence end: at a mark, or after a few words. */
static guint
find_lead_end (const MasarStory *story, guint from, guint to)
{
  guint end = from;

  while (end < MIN (from + MAX_LEAD_TOKENS, to) && !masar_story_is_mark (story, end, "،,؛.…:"))
    end++;
  return end;
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
  /* "at the request of" is the request itself */
  const guint behind = masar_tag_get_flag (tag, "asked") ? tag->token : tag->token + tag->n_tokens;
  const gboolean that = masar_tag_get_flag (tag, "that");
  /* "In response to X, Y", "it said that in response to that it had …": what answers stands behind it */
  const gboolean leads = !connective->from_is_after && (that || tag->token <= sentence->first_token + 1);
  int after = MASAR_UNKNOWN;
  int before = MASAR_UNKNOWN;

  /* what is told in the sentence comes first, so that what is only referred to is something else */
  if (!leads)
    before = find_side (story, findings, connective->kind, !connective->from_is_after, tag->token,
                        sentence->first_token, behind, MASAR_UNKNOWN);
  after = that ? find_last_told (story, findings, tag->token)
               : find_side (story, findings, connective->kind, connective->from_is_after, tag->token, behind,
                            leads ? find_lead_end (story, behind, end) : end, before);
  if (masar_tag_get_flag (tag, "asked")
      && (after == MASAR_UNKNOWN || !is_asking (&g_array_index (findings, MasarFinding, after))))
    after = find_asked (findings, tag->token);
  if (leads)
    before = find_side (story, findings, connective->kind, !connective->from_is_after, tag->token, behind, end, after);
  if (leads && before == MASAR_UNKNOWN && after != MASAR_UNKNOWN)
    before = find_answer (story, findings, sentence, after);
  relation->from = connective->from_is_after ? after : before;
  relation->to = connective->from_is_after ? before : after;
}

/* How far from "because of" its two sides may stand: what is further away has another cause. */
#define MAX_CAUSE_TOKENS 10

static gboolean
are_near (const GArray *findings, guint token, const MasarRelation *relation)
{
  const guint from = g_array_index (findings, MasarFinding, relation->from).trigger;
  const guint to = g_array_index (findings, MasarFinding, relation->to).trigger;

  return ABS ((int) from - (int) token) <= MAX_CAUSE_TOKENS && ABS ((int) to - (int) token) <= MAX_CAUSE_TOKENS;
}

/* How far behind a connective what it answers is named. */
#define MAX_NAMED_TOKENS 4

static gboolean
names_both (const MasarStory *story, const MasarSentence *sentence, const MasarTag *tag)
{
  const guint behind = tag->token + tag->n_tokens;

  return masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, sentence->first_token, tag->token)
         && masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, behind, behind + MAX_NAMED_TOKENS);
}

/* "Killed by the shelling" is one happening, though its words may have been read as two. */
static gboolean
are_violence (const GArray *findings, const MasarRelation *relation)
{
  return g_array_index (findings, MasarFinding, relation->from).type <= MASAR_EVENT_STRIKE
         && g_array_index (findings, MasarFinding, relation->to).type <= MASAR_EVENT_STRIKE;
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
    find_contradiction (story, findings, sentence, &relation);
  else
    find_sides (story, findings, sentence, connective, tag, &relation);
  if (relation.from == MASAR_UNKNOWN || relation.to == MASAR_UNKNOWN || relation.from == relation.to)
    return;
  /* one side may be meant by a word alone, but not both, if they are not named: "this raid is an answer to attacks" */
  if (!is_told_in (sentence, &g_array_index (findings, MasarFinding, relation.from))
      && !is_told_in (sentence, &g_array_index (findings, MasarFinding, relation.to))
      && !names_both (story, sentence, tag))
    return;
  if (connective->kind == MASAR_LINK_CAUSES
      && (!are_near (findings, tag->token, &relation) || are_violence (findings, &relation)))
    return;
  relation.passage = cut_passage (story, sentence, tag->token);
  if (masar_story_has (story, MASAR_TAG_POSSIBLE, MAX ((int) sentence->first_token, (int) tag->token - 8),
                       tag->token + tag->n_tokens)
      || g_array_index (findings, MasarFinding, relation.from).announced)
    relation.modality = MASAR_MODALITY_POSSIBLE;
  if (!has_relation (article, &relation))
    g_array_append_val (article->relations, relation);
}

/* How many sentences back the proposal that a reply answers may be told. */
#define MAX_REPLY_SENTENCES 2

/* A reply answers the proposal of another that was told of last before it. */
static void
relate_reply (const MasarStory *story, const GArray *findings, guint position, MasarArticleRecord *article)
{
  const MasarFinding *reply = &g_array_index (findings, MasarFinding, position);
  const MasarSentence *sentences = masar_text_get_sentences (story->text);
  MasarRelation relation = {
    .kind = MASAR_LINK_RESPONSE,
    .modality = MASAR_MODALITY_ASSERTED,
    .from = (int) position,
    .to = MASAR_UNKNOWN,
  };
  guint first, last;

  if (reply->type != MASAR_EVENT_TALKS || g_strcmp0 (reply->kind, "reply") != 0)
    return;
  masar_findings_near (findings, reply->trigger, &first, &last);
  for (guint i = first; i < position; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);

      if (other->type == MASAR_EVENT_TALKS && other->same != reply->same
          && story->tokens[other->trigger].sentence + MAX_REPLY_SENTENCES >= story->tokens[reply->trigger].sentence
          && (other->actor == NULL || reply->actor == NULL
              || !g_str_equal (other->actor->entry->name, reply->actor->entry->name))
          && (g_strcmp0 (other->kind, "proposal") == 0 || g_strcmp0 (other->kind, "letter") == 0))
        relation.to = (int) i;
    }
  if (relation.to == MASAR_UNKNOWN)
    return;
  relation.passage = cut_passage (story, &sentences[story->tokens[reply->trigger].sentence], reply->trigger);
  if (!has_relation (article, &relation))
    g_array_append_val (article->relations, relation);
}

/* Whether a finding may tell what became of @plan. */
static gboolean
may_tell (const MasarFinding *teller, const MasarFinding *plan)
{
  const gboolean postponement = g_strcmp0 (teller->kind, "postponement") == 0;
  const gboolean missed = g_strcmp0 (teller->kind, "lapse") == 0 || g_strcmp0 (teller->kind, "suspension") == 0;

  if (teller->type != MASAR_EVENT_TALKS || teller->plan != MASAR_PLAN_NONE)
    return FALSE;
  if (plan->plan == MASAR_PLAN_MISSED)
    return missed;
  return plan->plan == MASAR_PLAN_DUE ? !postponement && !missed : postponement;
}

/* The finding of its sentence that tells what became of the plan at @position: the nearest that may. */
static int
find_teller (const MasarStory *story, const GArray *findings, guint position)
{
  const MasarFinding *plan = &g_array_index (findings, MasarFinding, position);
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;
  guint best_distance = G_MAXUINT;
  int best = MASAR_UNKNOWN;
  guint first, end;

  masar_findings_near (findings, plan->trigger, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);
      const guint distance = ABS ((int) other->trigger - (int) plan->trigger);

      if (may_tell (other, plan) && pieces[other->piece].sentence == pieces[plan->piece].sentence
          && distance < best_distance)
        {
          best = (int) i;
          best_distance = distance;
        }
    }
  return best;
}

/* A postponement and what it puts off, or the new day it sets; what came, and what had been planned. */
static void
relate_plan (const MasarStory *story, const GArray *findings, guint position, MasarArticleRecord *article)
{
  const MasarFinding *plan = &g_array_index (findings, MasarFinding, position);
  const MasarSentence *sentences = masar_text_get_sentences (story->text);
  const int teller = plan->plan != MASAR_PLAN_NONE ? find_teller (story, findings, position) : MASAR_UNKNOWN;
  MasarRelation relation = {
    .kind = plan->plan == MASAR_PLAN_PUT_OFF  ? MASAR_LINK_POSTPONES
            : plan->plan == MASAR_PLAN_RESET  ? MASAR_LINK_RESETS
            : plan->plan == MASAR_PLAN_MISSED ? MASAR_LINK_MISSES
                                              : MASAR_LINK_MEETS,
    .modality = MASAR_MODALITY_ASSERTED,
    .from = teller,
    .to = (int) position,
  };
  const MasarFinding *told;

  if (teller == MASAR_UNKNOWN)
    return;
  told = &g_array_index (findings, MasarFinding, teller);
  if (told->modality > MASAR_MODALITY_REPORTED && told->modality != MASAR_MODALITY_PLANNED)
    relation.modality = MASAR_MODALITY_POSSIBLE;
  relation.passage = cut_passage (story, &sentences[story->tokens[told->trigger].sentence], told->trigger);
  g_array_append_val (article->relations, relation);
}

/* How many sentences from the news of a postponement its plan may be told. */
#define MAX_APART_SENTENCES 2

/* "It was put off.  It had been set for the 8th": the postponement that gave up the plan at @position, of the same kind
 * and told near it. */
static int
find_giving_up (const MasarStory *story, const GArray *findings, guint position)
{
  const MasarFinding *plan = &g_array_index (findings, MasarFinding, position);
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;
  guint first, end;
  int best = MASAR_UNKNOWN;
  int best_distance = MAX_APART_SENTENCES + 1;

  masar_findings_near (findings, plan->trigger, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);
      const int distance = ABS ((int) pieces[other->piece].sentence - (int) pieces[plan->piece].sentence);
      const char *kind = g_strcmp0 (other->kind, "postponement") == 0 && other->modality <= MASAR_MODALITY_REPORTED
                             ? masar_plan_get_kind (story, other)
                             : NULL;

      if (kind != NULL && distance < best_distance
          && (g_strcmp0 (kind, plan->kind) == 0
              || (g_str_equal (kind, "withdrawal") && g_strcmp0 (plan->kind, "concession") == 0)))
        {
          best = (int) i;
          best_distance = distance;
        }
    }
  return best;
}

static void
relate_given_up (const MasarStory *story, const GArray *findings, guint position, MasarArticleRecord *article)
{
  const MasarFinding *plan = &g_array_index (findings, MasarFinding, position);
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, plan->piece);
  const MasarSentence *sentences = masar_text_get_sentences (story->text);
  MasarRelation relation = {
    .kind = MASAR_LINK_POSTPONES,
    .modality = MASAR_MODALITY_ASSERTED,
    .to = (int) position,
  };

  if (plan->type != MASAR_EVENT_TALKS || plan->plan != MASAR_PLAN_NONE || plan->modality != MASAR_MODALITY_PLANNED
      || plan->time == MASAR_UNKNOWN || !masar_plan_is_given_up (story, (guint) plan->time))
    return;
  relation.from = find_giving_up (story, findings, position);
  if (relation.from == MASAR_UNKNOWN)
    return;
  relation.passage = cut_passage (story, &sentences[piece->sentence], plan->trigger);
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
          if (!masar_tag_get_flag (tag, "talks")
              || masar_story_has (story, MASAR_TAG_TALKS_NOUN, tag->token, tag->token + MAX_STOPPED_TOKENS))
            relate (story, findings, sentence, &connectives[c], tag, article);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      relate_reply (story, findings, i, article);
      relate_plan (story, findings, i, article);
      relate_given_up (story, findings, i, article);
    }
}
