/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-finding.h"

#include <string.h>

/* Steps in talks, and other dated happenings.
 *
 * A step is a verb or verbal noun ("postponed", "delivered") near a noun of what is stepped upon ("talks", "letter"),
 * told of parties that negotiate.  The table says which noun each step needs; of several steps in a piece the earlier
 * in the table is told. */

typedef enum
{
  ROLE_TALKS = 1 << 0,
  ROLE_MEETING = 1 << 1,
  ROLE_VISIT = 1 << 2,
  ROLE_ROUND = 1 << 3,
  ROLE_LETTER = 1 << 4,
  ROLE_PROPOSAL = 1 << 5,
  ROLE_AGREEMENT = 1 << 6,
  ROLE_TRUCE = 1 << 7,
  ROLE_WITHDRAWAL = 1 << 8,
  ROLE_MISSION = 1 << 9,
  ROLE_DECISION = 1 << 10,
  ROLE_ANNOUNCEMENT = 1 << 11,
  ROLE_MEDIATION = 1 << 12,
  ROLE_EXCHANGE = 1 << 13,
  ROLE_STATEMENT = 1 << 14,
} Role;

static const char *const role_names[] = {
  "talks",      "meeting", "visit",    "round",        "letter",    "proposal", "agreement", "truce",
  "withdrawal", "mission", "decision", "announcement", "mediation", "exchange", "statement",
};

#define ROLES_OF_TALKS (ROLE_TALKS | ROLE_MEETING | ROLE_ROUND | ROLE_MEDIATION)
#define ROLES_WITH_DATES (ROLE_WITHDRAWAL | ROLE_TRUCE | ROLE_AGREEMENT | ROLE_MEETING | ROLE_VISIT | ROLE_LETTER)
#define ROLES_OF_LEAVING (ROLE_WITHDRAWAL | ROLE_MISSION)

typedef struct
{
  MasarTagKind step;
  const char *kind;
  guint roles;
  guint reach_tokens; /* how far the noun may stand from the step */
  guint need_parties; /* how many parties the sentence must name */
} Step;

static const Step steps[] = {
  { MASAR_TAG_STEP_POSTPONEMENT, "postponement",
    ROLES_OF_TALKS | ROLES_OF_LEAVING | ROLE_ANNOUNCEMENT | ROLE_VISIT | ROLE_AGREEMENT | ROLE_TRUCE, 14, 0 },
  { MASAR_TAG_STEP_SUSPENSION, "suspension", ROLES_OF_TALKS | ROLE_AGREEMENT, 9, 1 },
  { MASAR_TAG_STEP_DENIAL, "denial",
    ROLES_OF_TALKS | ROLES_OF_LEAVING | ROLE_AGREEMENT | ROLE_TRUCE | ROLE_PROPOSAL | ROLE_EXCHANGE | ROLE_STATEMENT,
    12, 1 },
  { MASAR_TAG_STEP_REPLY, "reply", ROLE_PROPOSAL | ROLE_TRUCE | ROLE_AGREEMENT, 6, 1 },
  { MASAR_TAG_STEP_LETTER, "letter", ROLE_LETTER, 7, 1 },
  { MASAR_TAG_STEP_PROPOSAL, "proposal", ROLE_PROPOSAL, 6, 1 },
  { MASAR_TAG_STEP_AGREEMENT, "agreement", ROLE_AGREEMENT | ROLE_TRUCE, 5, 1 },
  { MASAR_TAG_STEP_TRUCE, "truce", ROLE_TRUCE, 6, 0 },
  { MASAR_TAG_STEP_ROUND, "truce", ROLE_TRUCE, 4, 0 },
  { MASAR_TAG_STEP_ANNOUNCEMENT, "truce", ROLE_TRUCE, 6, 1 },
  { MASAR_TAG_STEP_DECISION, "decision", ROLES_OF_LEAVING | ROLE_AGREEMENT | ROLE_TRUCE | ROLE_DECISION, 8, 1 },
  { MASAR_TAG_STEP_WITHDRAWAL, "withdrawal", ROLES_OF_LEAVING, 8, 1 },
  { MASAR_TAG_STEP_ROUND, "withdrawal", ROLE_WITHDRAWAL, 4, 1 },
  { MASAR_TAG_STEP_VISIT, "visit", ROLE_VISIT, 7, 1 },
  { MASAR_TAG_STEP_ROUND, "meeting", ROLE_MEETING, 5, 2 },
  { MASAR_TAG_STEP_ROUND, "round", ROLE_TALKS | ROLE_ROUND | ROLE_MEDIATION, 6, 1 },
  { MASAR_TAG_STEP_MEETING, "meeting", ROLES_OF_TALKS | ROLES_OF_LEAVING | ROLE_TRUCE | ROLE_AGREEMENT, 8, 2 },
  { MASAR_TAG_STEP_ANNOUNCEMENT, "announcement", ROLES_OF_LEAVING | ROLE_AGREEMENT | ROLE_EXCHANGE, 7, 1 },
};

static guint
get_role (const MasarTag *noun)
{
  const char *role = masar_tag_get_string (noun, "role");

  for (guint i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (g_strcmp0 (role, role_names[i]) == 0)
      return 1u << i;
  return 0;
}

static const MasarTag *
find_noun (const MasarStory *story, const MasarPiece *piece, guint step, guint reach, guint roles)
{
  const guint from = MAX ((int) piece->first_token, (int) step - (int) reach);
  const guint to = MIN (step + reach + 1, piece->end_token);
  const MasarTag *best = NULL;

  for (guint token = from; token < to; token++)
    {
      const MasarTag *noun = masar_tags_at (story->tags, token, MASAR_TAG_TALKS_NOUN);

      /* "withdrawal" is at once noun and step: it does not complete itself */
      if (noun == NULL || token == step || (get_role (noun) & roles) == 0)
        continue;
      if (best == NULL || masar_tag_get_flag (noun, "weak") < masar_tag_get_flag (best, "weak")
          || (masar_tag_get_flag (noun, "weak") == masar_tag_get_flag (best, "weak")
              && ABS ((int) token - (int) step) < ABS ((int) best->token - (int) step)))
        best = noun;
    }
  return best;
}

/* How many offices, states and groups the sentence around @piece names, each place in the text once. */
static guint
count_parties (const MasarStory *story, const MasarPiece *piece)
{
  const MasarSentence *sentence = &masar_text_get_sentences (story->text)[piece->sentence];
  const guint end = sentence->first_token + sentence->n_tokens;
  guint n_parties = 0;

  for (guint token = sentence->first_token; token < end; token++)
    n_parties += masar_tags_at (story->tags, token, MASAR_TAG_PARTY) != NULL
                 || masar_tags_at (story->tags, token, MASAR_TAG_ACTOR) != NULL
                 || masar_tags_at (story->tags, token, MASAR_TAG_ACTOR_ADJECTIVE) != NULL;
  return n_parties;
}

/* The first party that the sentence names up to the end of the piece: the subject stands early. */
static const MasarTag *
find_party (const MasarStory *story, const MasarPiece *piece)
{
  const MasarSentence *sentence = &masar_text_get_sentences (story->text)[piece->sentence];

  for (guint token = sentence->first_token; token < piece->end_token; token++)
    {
      const MasarTag *actor = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR);

      if (actor == NULL)
        actor = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR_ADJECTIVE);
      if (masar_finding_is_actor (story, actor))
        return actor;
    }
  return NULL;
}

/* The party beside @actor that the piece names. */
static const MasarTag *
find_counterpart (const MasarStory *story, const MasarPiece *piece, const MasarTag *actor)
{
  for (guint token = piece->first_token; actor != NULL && token < piece->end_token; token++)
    for (MasarTagKind kind = MASAR_TAG_ACTOR; kind <= MASAR_TAG_ACTOR_ADJECTIVE; kind++)
      {
        const MasarTag *tag = masar_tags_at (story->tags, token, kind);

        if (tag != NULL && !g_str_equal (tag->entry->name, actor->entry->name))
          return tag;
      }
  return NULL;
}

static int
score_step (const MasarStory *story, const MasarPiece *piece, MasarTagKind step, guint token, const MasarTag *noun)
{
  int score = 4;

  if (masar_story_has (story, MASAR_TAG_HYPOTHETICAL, piece->first_token, token))
    score -= 4;
  if (masar_story_has (story, MASAR_TAG_STEP_DEMAND, piece->first_token, token))
    score -= 3;
  if (masar_story_has (story, MASAR_TAG_THREAT, piece->first_token, token))
    score -= 2;
  if (step != MASAR_TAG_STEP_DENIAL
      && masar_story_has (story, MASAR_TAG_GENERIC_WORD, MIN (token, noun->token), MAX (token, noun->token)))
    score -= 3;
  if (step != MASAR_TAG_STEP_DENIAL
      && masar_story_has (story, MASAR_TAG_NEGATION, MAX ((int) piece->first_token, (int) token - 2), token))
    score -= 4;
  if (masar_tag_get_flag (noun, "weak") && step != MASAR_TAG_STEP_POSTPONEMENT && step != MASAR_TAG_STEP_DENIAL
      && step != MASAR_TAG_STEP_PROPOSAL && step != MASAR_TAG_STEP_LETTER)
    score -= 2;
  if (masar_finding_times_in (story, piece->first_token, piece->end_token) != MASAR_UNKNOWN)
    score += 2;
  if (piece->headline)
    score += 1;
  return score;
}

/* "X met Y": two parties and a date, or a headline, make it a step without a noun of talks. */
static gboolean
stands_alone (const MasarStory *story, const MasarPiece *piece, const MasarTag *step)
{
  return masar_tag_get_flag (step, "alone")
         && masar_tags_count (story->tags, MASAR_TAG_PARTY, piece->first_token, piece->end_token) >= 2
         && (piece->headline || masar_finding_times_in (story, piece->first_token, piece->end_token) != MASAR_UNKNOWN);
}

/* Best step of one row of the table in @piece. */
static gboolean
try_step (const MasarStory *story, guint position, const Step *step, guint n_parties, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);

  if (n_parties < step->need_parties)
    return FALSE;
  for (const MasarTag *tag = masar_tags_next (story->tags, step->step, piece->first_token, piece->end_token);
       tag != NULL; tag = masar_tags_next (story->tags, step->step, tag->token + 1, piece->end_token))
    {
      const MasarTag *noun = find_noun (story, piece, tag->token, step->reach_tokens, step->roles);
      int score;

      if (noun == NULL && stands_alone (story, piece, tag))
        noun = tag;
      if (noun == NULL)
        continue;
      score = score_step (story, piece, step->step, MIN (tag->token, noun->token), noun);
      if (score < 3 || score <= finding->score)
        continue;
      finding->type = MASAR_EVENT_TALKS;
      finding->score = score;
      finding->kind = step->kind;
      finding->piece = position;
      finding->trigger = tag->token;
      finding->number = 1;
      finding->headline = piece->headline;
      finding->actor = find_party (story, piece);
      finding->target = find_counterpart (story, piece, finding->actor);
    }
  return finding->score > 0;
}

/* "a withdrawal on that day", "the talks of that day": a noun of talks with a date of its own. */
static gboolean
try_dated_noun (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const MasarTag *noun = masar_tags_next (story->tags, MASAR_TAG_TALKS_NOUN, piece->first_token, piece->end_token);

  while (noun != NULL && (masar_tag_get_flag (noun, "weak") || (get_role (noun) & ROLES_WITH_DATES) == 0))
    noun = masar_tags_next (story->tags, MASAR_TAG_TALKS_NOUN, noun->token + 1, piece->end_token);
  if (noun == NULL || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, piece->first_token, piece->end_token)
      || masar_finding_times_in (story, noun->token, MIN (noun->token + 9, piece->end_token)) == MASAR_UNKNOWN
      || count_parties (story, piece) < 2 || score_step (story, piece, MASAR_N_TAGS, noun->token, noun) < 4)
    return FALSE;
  finding->type = MASAR_EVENT_TALKS;
  finding->score = 3;
  finding->kind = masar_tag_get_string (noun, "kind");
  finding->piece = position;
  finding->trigger = noun->token;
  finding->number = 1;
  finding->headline = piece->headline;
  finding->actor = find_party (story, piece);
  finding->target = find_counterpart (story, piece, finding->actor);
  return TRUE;
}

/**
 * masar_talks_find:
 * @piece: index of a piece of @story
 * @finding: (out caller-allocates): what was found
 *
 * Returns: whether the piece tells of a step in talks
 */
gboolean
masar_talks_find (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const guint n_parties = count_parties (story, piece);

  memset (finding, 0, sizeof *finding);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (try_step (story, position, &steps[i], n_parties, finding))
      return TRUE;
  return try_dated_noun (story, position, finding);
}

/**
 * masar_context_find:
 *
 * Returns: whether the piece dates a happening that is neither violence of war nor talks
 */
gboolean
masar_context_find (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const MasarTag *noun = masar_tags_next (story->tags, MASAR_TAG_CONTEXT_NOUN, piece->first_token, piece->end_token);

  memset (finding, 0, sizeof *finding);
  if (noun == NULL
      || (masar_finding_times_in (story, piece->first_token, piece->end_token) == MASAR_UNKNOWN
          && !g_str_equal (noun->entry->name, "assassination")))
    return FALSE;
  finding->type = MASAR_EVENT_CONTEXT;
  finding->score = 1;
  finding->kind = noun->entry->name;
  finding->piece = position;
  finding->trigger = noun->token;
  finding->number = 1;
  finding->headline = piece->headline;
  finding->actor = NULL;
  return TRUE;
}
