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
  ROLE_PERMISSION = 1 << 15,
} Role;

static const char *const role_names[] = {
  "talks",      "meeting", "visit",    "round",        "letter",    "proposal", "agreement", "truce",
  "withdrawal", "mission", "decision", "announcement", "mediation", "exchange", "statement", "permission",
};

#define ROLES_OF_TALKS (ROLE_TALKS | ROLE_MEETING | ROLE_ROUND | ROLE_MEDIATION)
#define ROLES_WITH_DATES (ROLE_WITHDRAWAL | ROLE_TRUCE | ROLE_AGREEMENT | ROLE_MEETING | ROLE_VISIT | ROLE_LETTER)
#define ROLES_OF_LEAVING (ROLE_WITHDRAWAL | ROLE_MISSION)

typedef struct
{
  MasarTagKind step;
  const char *kind; /* NULL: what its noun is */
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
  { MASAR_TAG_STEP_REPLY, "reply", ROLE_PROPOSAL | ROLE_TRUCE | ROLE_AGREEMENT | ROLE_PERMISSION | ROLE_WITHDRAWAL, 6,
    1 },
  { MASAR_TAG_STEP_LETTER, "letter", ROLE_LETTER, 7, 1 },
  { MASAR_TAG_STEP_PROPOSAL, "proposal", ROLE_PROPOSAL, 6, 1 },
  { MASAR_TAG_STEP_LETTER, "proposal", ROLE_PROPOSAL, 8, 1 },
  { MASAR_TAG_STEP_AGREEMENT, "agreement", ROLE_AGREEMENT | ROLE_TRUCE, 5, 1 },
  { MASAR_TAG_STEP_TRUCE, "truce", ROLE_TRUCE, 6, 0 },
  { MASAR_TAG_STEP_ANNOUNCEMENT, "truce", ROLE_TRUCE, 6, 1 },
  { MASAR_TAG_STEP_DECISION, "decision", ROLES_OF_LEAVING | ROLE_AGREEMENT | ROLE_TRUCE | ROLE_DECISION, 8, 1 },
  { MASAR_TAG_STEP_WITHDRAWAL, "withdrawal", ROLES_OF_LEAVING, 8, 1 },
  { MASAR_TAG_STEP_END, "withdrawal", ROLES_OF_LEAVING, 14, 1 },
  { MASAR_TAG_STEP_VISIT, "visit", ROLE_VISIT, 11, 1 },
  { MASAR_TAG_STEP_ROUND, NULL, ROLES_OF_TALKS | ROLE_TRUCE | ROLE_WITHDRAWAL, 6, 0 },
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

/* How far apart two tokens stand, words of time between them not counted: a date may stand anywhere. */
static guint
get_distance (const MasarStory *story, guint a, guint b)
{
  const guint first = MIN (a, b);
  const guint last = MAX (a, b);
  guint distance = last - first;

  for (guint i = masar_story_first_time (story, first); i < story->times->len; i++)
    {
      const MasarTime *time = &g_array_index (story->times, MasarTime, i);

      if (time->first_token >= last)
        break;
      if (time->first_token > first)
        distance -= MIN (time->n_tokens, last - time->first_token);
    }
  return distance;
}

/* How many words a date between a step and its noun may have. */
#define MAX_TIME_TOKENS 12

/* The noun of @roles within @reach of the step, strong ones and near ones first. */
static const char *
get_kind (const Step *step, const MasarTag *noun)
{
  /* an agreement that is made known is one */
  if (step->step == MASAR_TAG_STEP_ANNOUNCEMENT && get_role (noun) == ROLE_AGREEMENT)
    return "agreement";
  /* what is decided on is told, where it begins of itself */
  if (step->kind != NULL && (step->step != MASAR_TAG_STEP_DECISION || get_role (noun) != ROLE_TRUCE))
    return step->kind;
  return (get_role (noun) & (ROLE_TRUCE | ROLE_WITHDRAWAL | ROLE_MEETING)) != 0 ? masar_tag_get_string (noun, "kind")
                                                                                : "round";
}

/* "the Geneva conference": talks that bear the name of a place are those of known parties. */
static gboolean
is_named (const MasarStory *story, const MasarTag *noun)
{
  const MasarTag *place = masar_tags_at (story->tags, noun->token + noun->n_tokens, MASAR_TAG_PLACE);

  return (get_role (noun) & ROLES_OF_TALKS) != 0 && (noun->clitics & MASAR_CLITIC_AL) == 0 && place != NULL
         && place->clitics == 0;
}

/* How many parties a step of @noun needs at least. */
static guint
count_needed (const MasarStory *story, const Step *step, const MasarTag *noun)
{
  if (is_named (story, noun))
    return 0;
  if (step->kind != NULL)
    return step->need_parties;
  return get_role (noun) == ROLE_MEETING ? 2 : get_role (noun) == ROLE_TRUCE ? 0 : 1;
}

static const MasarTag *
find_noun (const MasarStory *story, guint first, guint end, guint step, guint reach, guint roles)
{
  const guint from = MAX ((int) first, (int) step - (int) (reach + MAX_TIME_TOKENS));
  const guint to = MIN (step + reach + MAX_TIME_TOKENS + 1, end);
  const MasarTag *best = NULL;

  for (const MasarTag *noun = masar_tags_next (story->tags, MASAR_TAG_TALKS_NOUN, from, to); noun != NULL;
       noun = masar_tags_next (story->tags, MASAR_TAG_TALKS_NOUN, noun->token + 1, to))
    {
      const guint token = noun->token;

      /* "withdrawal" is at once noun and step: it does not complete itself */
      if (token == step || (get_role (noun) & roles) == 0 || get_distance (story, token, step) > reach)
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
  MasarTagSet parties = { { 0 } };

  masar_tag_set_add (&parties, MASAR_TAG_PARTY);
  masar_tag_set_add (&parties, MASAR_TAG_ACTOR);
  masar_tag_set_add (&parties, MASAR_TAG_ACTOR_ADJECTIVE);
  return masar_tags_count_tokens (story->tags, parties, sentence->first_token, end);
}

static const MasarTag *
find_party_from (const MasarStory *story, guint first, guint end)
{
  for (guint token = first; token < end; token++)
    {
      const MasarTag *actor = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR);

      if (actor == NULL)
        actor = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR_ADJECTIVE);
      if (masar_finding_is_actor (story, actor))
        return actor;
    }
  return NULL;
}

/* The first party that the sentence names up to the end of the piece: the subject stands early.  In what is said it is
 * looked for before who says it. */
static const MasarTag *
find_party (const MasarStory *story, const MasarPiece *piece)
{
  const guint sentence_first = masar_text_get_sentences (story->text)[piece->sentence].first_token;
  const MasarTag *opener = masar_tags_at (story->tags, piece->first_token, MASAR_TAG_OPENER);
  const MasarTag *party = NULL;

  if (opener != NULL && !masar_tag_get_flag (opener, "pronoun"))
    party = find_party_from (story, piece->first_token, piece->end_token);
  return party != NULL ? party : find_party_from (story, sentence_first, piece->end_token);
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

/* What stands between two commas and may be no more than a time. */
#define MAX_ADJUNCT_TOKENS 3

/* Whether the piece has a time, or stands beside one between commas. */
static gboolean
is_dated (const MasarStory *story, const MasarPiece *piece)
{
  const MasarPiece *first = (const MasarPiece *) (void *) story->pieces->data;
  const MasarPiece *last = first + story->pieces->len - 1;
  guint from = piece->first_token;
  guint to = piece->end_token;

  if (piece > first && piece[-1].sentence == piece->sentence
      && piece[-1].end_token - piece[-1].first_token <= MAX_ADJUNCT_TOKENS)
    from = piece[-1].first_token;
  if (piece < last && piece[1].sentence == piece->sentence)
    to = MIN (piece[1].end_token, piece[1].first_token + MAX_ADJUNCT_TOKENS);
  return masar_finding_times_in (story, from, to) != MASAR_UNKNOWN;
}

/* How far before a step it stands that it is only wanted. */
#define MAX_PURPOSE_TOKENS 4

/* "efforts to reach an agreement", "until an agreement is reached": none is reached yet. */
static gboolean
is_only_wanted (const MasarStory *story, const MasarPiece *piece, MasarTagKind step, guint token)
{
  if (step != MASAR_TAG_STEP_AGREEMENT && step != MASAR_TAG_STEP_TRUCE)
    return FALSE;
  return (story->tokens[token].clitics & MASAR_CLITIC_LI) != 0
         || masar_story_has (story, MASAR_TAG_PURPOSE, MAX ((int) piece->first_token, (int) token - MAX_PURPOSE_TOKENS),
                             token);
}

/* How far behind the verb it is told where a delegation goes. */
#define MAX_WAY_TOKENS 16

/* "a delegation arrived in the capital": whether it is told where it goes. */
static gboolean
goes_somewhere (const MasarStory *story, const MasarPiece *piece, guint step)
{
  return masar_story_has (story, MASAR_TAG_PLACE, step + 1, MIN (step + 1 + MAX_WAY_TOKENS, piece->end_token));
}

/* "arrived … to hold talks": what somebody travels for is not held yet. */
static gboolean
is_purpose_of_visit (const MasarStory *story, const MasarPiece *piece, const Step *step, const MasarTag *tag)
{
  return (step->step == MASAR_TAG_STEP_ROUND || step->step == MASAR_TAG_STEP_MEETING)
         && (tag->clitics & MASAR_CLITIC_LI) != 0
         && masar_story_has (story, MASAR_TAG_STEP_VISIT, piece->first_token, tag->token);
}

static int
score_step (const MasarStory *story, const MasarPiece *piece, MasarTagKind step, guint step_token, const MasarTag *noun)
{
  const guint token = MIN (step_token, noun->token);
  int score = 4;

  /* "the truce begins if the group agrees" */
  if (masar_story_has (story, MASAR_TAG_HYPOTHETICAL, piece->first_token,
                       step == MASAR_TAG_STEP_REPLY ? step_token : token))
    score -= 4;
  if (is_only_wanted (story, piece, step, step_token))
    score -= 4;
  /* at a meeting much is demanded: it was held all the same */
  if (masar_story_has (story, MASAR_TAG_STEP_DEMAND, piece->first_token, token)
      && (get_role (noun) & (ROLE_MEETING | ROLE_VISIT)) == 0)
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
      && step != MASAR_TAG_STEP_PROPOSAL && step != MASAR_TAG_STEP_LETTER
      && !(step == MASAR_TAG_STEP_VISIT && goes_somewhere (story, piece, step_token)))
    score -= 2;
  if (is_dated (story, piece))
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
         && (piece->headline || is_dated (story, piece));
}

/* What the piece at @position tells of talks, as far as it is known by its words of step and noun. */
static void
tell (const MasarStory *story, guint position, guint trigger, const char *kind, int score, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const MasarTag *actor = find_party (story, piece);

  *finding = (MasarFinding){
    .type = MASAR_EVENT_TALKS,
    .score = score,
    .kind = kind,
    .piece = position,
    .trigger = trigger,
    .number = 1,
    .headline = piece->headline,
    .actor = actor,
    .target = find_counterpart (story, piece, actor),
  };
}

/* What is denied may stand in the clause before: "the news that …, is not true". */
static guint
get_first_token (const MasarStory *story, const MasarPiece *piece, const Step *step)
{
  return step->step == MASAR_TAG_STEP_DENIAL ? masar_text_get_sentences (story->text)[piece->sentence].first_token
                                             : piece->first_token;
}

/* Best step of one row of the table in @piece. */
static gboolean
try_step (const MasarStory *story, guint position, const Step *step, guint n_parties, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const guint first = get_first_token (story, piece, step);

  for (const MasarTag *tag = masar_tags_next (story->tags, step->step, piece->first_token, piece->end_token);
       tag != NULL; tag = masar_tags_next (story->tags, step->step, tag->token + 1, piece->end_token))
    {
      const MasarTag *noun = find_noun (story, first, piece->end_token, tag->token, step->reach_tokens, step->roles);
      int score;

      if (noun == NULL && stands_alone (story, piece, tag))
        noun = tag;
      if (noun == NULL || n_parties < count_needed (story, step, noun) || is_purpose_of_visit (story, piece, step, tag))
        continue;
      score = score_step (story, piece, step->step, tag->token, noun);
      if (score >= 3 && score > finding->score)
        tell (story, position, tag->token, get_kind (step, noun), score, finding);
    }
  return finding->score > 0;
}

/* How far from forces the verb that says they leave may stand, and behind it the country that they leave. */
#define MAX_FORCES_TOKENS 12
#define MAX_LEFT_TOKENS 4

/* What forces leave in talks: a country, or a base that they had in it; a town is lost in battle. */
static gboolean
may_be_left (const MasarTag *place)
{
  const char *kind = masar_tag_get_string (place, "kind");

  return g_strcmp0 (kind, "country") == 0 || g_strcmp0 (kind, "base") == 0;
}

/* "the coalition leaves the country": forces, a verb of leaving, a country. */
static gboolean
try_leaving (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const guint sentence_first = masar_text_get_sentences (story->text)[piece->sentence].first_token;

  for (const MasarTag *verb = masar_piece_first (story, piece, MASAR_TAG_STEP_WITHDRAWAL); verb != NULL;
       verb = masar_tags_next (story->tags, MASAR_TAG_STEP_WITHDRAWAL, verb->token + 1, piece->end_token))
    {
      const guint next = verb->token + verb->n_tokens;
      const MasarTag *left =
          masar_tags_next (story->tags, MASAR_TAG_PLACE, next, MIN (next + MAX_FORCES_TOKENS, piece->end_token));
      const guint from = MAX ((int) sentence_first, (int) verb->token - MAX_FORCES_TOKENS);
      int score;

      if (!masar_tag_get_flag (verb, "leaves") || left == NULL || !may_be_left (left)
          || !masar_story_has (story, MASAR_TAG_FORCES, from, left->token)
          || (left->token > next + MAX_LEFT_TOKENS && !masar_story_has (story, MASAR_TAG_FORCES, next, left->token)))
        continue;
      score = score_step (story, piece, MASAR_TAG_STEP_WITHDRAWAL, verb->token, verb);
      if (score < 4)
        continue;
      tell (story, position, verb->token, "withdrawal", score, finding);
      return TRUE;
    }
  return FALSE;
}

/* How far behind "in answer to" the request may be named. */
#define MAX_REQUEST_TOKENS 3

/* "in answer to a request of the president": the request was a step too. */
static gboolean
try_request (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const MasarTag *response = masar_piece_first (story, piece, MASAR_TAG_LINK_RESPONSE);
  const MasarTag *request = NULL;

  if (response != NULL)
    request = masar_tags_next (story->tags, MASAR_TAG_REQUEST, response->token + 1,
                               MIN (response->token + response->n_tokens + MAX_REQUEST_TOKENS, piece->end_token));
  if (request == NULL || count_parties (story, piece) == 0)
    return FALSE;
  tell (story, position, request->token, "request", 3, finding);
  return TRUE;
}

/* How far from a noun its date may stand. */
#define MAX_DATE_TOKENS 12

/* A withdrawal may have a date, a meeting too; talks are held on one where something was during them. */
static gboolean
may_be_dated (const MasarStory *story, const MasarPiece *piece, const MasarTag *noun)
{
  return (get_role (noun) & ROLES_WITH_DATES) != 0
         || (get_role (noun) == ROLE_TALKS && noun->token > piece->first_token
             && masar_tags_at (story->tags, noun->token - 1, MASAR_TAG_DURING) != NULL);
}

/* "a withdrawal on that day", "the talks of that day": a noun of talks with a date of its own. */
static gboolean
try_dated_noun (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);

  if (!masar_tag_set_has (&piece->kinds, MASAR_TAG_TALKS_NOUN)
      || masar_tag_set_has (&piece->kinds, MASAR_TAG_VIOLENCE_NOUN) || count_parties (story, piece) < 2)
    return FALSE;
  for (const MasarTag *noun = masar_piece_first (story, piece, MASAR_TAG_TALKS_NOUN); noun != NULL;
       noun = masar_tags_next (story->tags, MASAR_TAG_TALKS_NOUN, noun->token + 1, piece->end_token))
    {
      const guint from = MAX ((int) piece->first_token, (int) noun->token - MAX_DATE_TOKENS);

      if (masar_tag_get_flag (noun, "weak") || !may_be_dated (story, piece, noun)
          || masar_finding_times_in (story, from, MIN (noun->token + MAX_DATE_TOKENS, piece->end_token))
                 == MASAR_UNKNOWN
          || score_step (story, piece, MASAR_N_TAGS, noun->token, noun) < 4)
        continue;
      tell (story, position, noun->token, get_role (noun) == ROLE_TALKS ? "round" : masar_tag_get_string (noun, "kind"),
            3, finding);
      return TRUE;
    }
  return FALSE;
}

/* Whether a newspaper or an agency speaks: what it says is no statement of a party. */
static gboolean
speaks_for_itself (const MasarStory *story, const MasarTag *report)
{
  const MasarTag *title = masar_tags_at (story->tags, report->token + report->n_tokens, MASAR_TAG_SPEAKER_TITLE);
  const char *role = title != NULL ? masar_tag_get_string (title, "role") : NULL;

  return g_strcmp0 (role, "outlet") == 0 || g_strcmp0 (role, "agency") == 0;
}

/* The piece of the sentence that has the time at which @report was said: up to what was said, or MASAR_UNKNOWN. */
static int
find_time_of_saying (const MasarStory *story, guint position)
{
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;
  const MasarTag *report = pieces[position].report;

  if (position > 0 && pieces[position - 1].sentence == pieces[position].sentence
      && masar_finding_times_in (story, pieces[position - 1].first_token, pieces[position - 1].end_token)
             != MASAR_UNKNOWN)
    return (int) position - 1;
  for (guint i = position; i < story->pieces->len && pieces[i].sentence == pieces[position].sentence; i++)
    {
      const MasarTag *opener = masar_tags_next (story->tags, MASAR_TAG_OPENER,
                                                MAX (pieces[i].first_token, report->token), pieces[i].end_token);

      if (masar_finding_times_in (story, pieces[i].first_token, opener != NULL ? opener->token : pieces[i].end_token)
          != MASAR_UNKNOWN)
        return (int) i;
      if (opener != NULL)
        break;
    }
  return MASAR_UNKNOWN;
}

/* "On that day the minister said that … the talks": a dated statement of a party about talks. */
static gboolean
try_statement (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const MasarSentence *sentence = &masar_text_get_sentences (story->text)[piece->sentence];
  const guint end = sentence->first_token + sentence->n_tokens;
  const MasarTag *noun;
  int dated;

  if (piece->report == NULL || piece->headline || speaks_for_itself (story, piece->report)
      || !masar_story_has (story, MASAR_TAG_PARTY, sentence->first_token, piece->end_token))
    return FALSE;
  dated = find_time_of_saying (story, position);
  noun = masar_tags_next (story->tags, MASAR_TAG_TALKS_NOUN, piece->report->token, end);
  while (noun != NULL && (masar_tag_get_flag (noun, "weak") || get_role (noun) == ROLE_MEETING))
    noun = masar_tags_next (story->tags, MASAR_TAG_TALKS_NOUN, noun->token + 1, end);
  if (noun == NULL || dated == MASAR_UNKNOWN)
    return FALSE;
  tell (story, (guint) dated, piece->report->token, "announcement", 3, finding);
  finding->statement = TRUE;
  return TRUE;
}

/* The rows of the table, in their order; most pieces have no step at all. */
static gboolean
try_steps (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  MasarTagSet triggers = { { 0 } };
  guint n_parties;

  for (MasarTagKind step = MASAR_TAG_STEP_POSTPONEMENT; step <= MASAR_TAG_STEP_DEMAND; step++)
    masar_tag_set_add (&triggers, step);
  if (!masar_tag_set_meets (&piece->kinds, &triggers))
    return FALSE;
  n_parties = count_parties (story, piece);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (masar_tag_set_has (&piece->kinds, steps[i].step) && try_step (story, position, &steps[i], n_parties, finding))
      return TRUE;
  return FALSE;
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
  memset (finding, 0, sizeof *finding);
  return try_steps (story, position, finding) || try_leaving (story, position, finding)
         || try_dated_noun (story, position, finding) || try_request (story, position, finding)
         || try_statement (story, position, finding);
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
  const MasarTag *noun = masar_piece_first (story, piece, MASAR_TAG_CONTEXT_NOUN);

  if (noun == NULL
      || (masar_finding_times_in (story, piece->first_token, piece->end_token) == MASAR_UNKNOWN
          && !g_str_equal (noun->entry->name, "assassination")))
    return FALSE;
  *finding = (MasarFinding){
    .type = MASAR_EVENT_CONTEXT,
    .score = 1,
    .kind = noun->entry->name,
    .piece = position,
    .trigger = noun->token,
    .number = 1,
    .headline = piece->headline,
  };
  return TRUE;
}
