/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-finding.h"
#include "masar-numerals.h"

#include <string.h>

/* Attacks and strikes.
 *
 * A trigger (a noun or verb of violence) makes a candidate; what stands beside it in the same piece says how much it is
 * worth: a date, a weapon, casualties, a place, a doer speak for a happening; threats, conditions, reactions and
 * general talk against it.  Who did it decides between attack and strike; where nobody is named, who was hit does. */

/* A candidate below this says too little of a happening. */
#define MIN_SCORE 3

#define NEAR_TOKENS 8

/* How far before the trigger the time that opens a sentence may stand. */
#define MAX_ADJUNCT_TOKENS 40

/* How far behind "allowed" that may stand which is allowed. */
#define MAX_PERMITTED_TOKENS 25

/* How far behind what is announced it may be told what it answers. */
#define MAX_ANSWER_TOKENS 12

/* How far behind the noun "similar" may stand: "a similar rocket attack". */
#define MAX_ANOTHER_TOKENS 2

typedef struct
{
  const MasarTag *tag;
  const MasarTag *agent;
  const MasarTag *target;
  const MasarTag *weapon;
  const MasarTag *launch;
  gboolean verb;
  gboolean intercepts;
} Candidate;

static guint
after (const MasarTag *tag)
{
  return tag->token + tag->n_tokens;
}

/**
 * masar_finding_is_actor:
 * @tag: a name that may be an actor
 *
 * Returns: whether it acts: after "in" or "from" it is a place
 */
gboolean
masar_finding_is_actor (const MasarStory *story, const MasarTag *tag)
{
  if (tag == NULL || (tag->clitics & MASAR_CLITIC_BI) != 0)
    return FALSE;
  if (tag->token == 0 || tag->kind == MASAR_TAG_ACTOR_ADJECTIVE)
    return TRUE;
  return masar_tags_at (story->tags, tag->token - 1, MASAR_TAG_LOCATIVE) == NULL;
}

/**
 * masar_finding_first_actor:
 *
 * Returns: (transfer none) (nullable): the first actor, or adjective of one, from token @from up to before @to
 */
const MasarTag *
masar_finding_first_actor (const MasarStory *story, guint from, guint to)
{
  for (guint token = from; token < to; token++)
    {
      const MasarTag *tag = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR);

      if (tag == NULL)
        tag = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR_ADJECTIVE);
      if (masar_finding_is_actor (story, tag))
        return tag;
    }
  return NULL;
}

/* "the Iraqi factions": the noun that an adjective of an actor describes, when that is an actor itself. */
static const MasarTag *
get_described (const MasarStory *story, const MasarTag *adjective, guint from)
{
  for (guint token = adjective->token; token > from && token + 3 > adjective->token; token--)
    {
      const MasarTag *actor = masar_tags_at (story->tags, token - 1, MASAR_TAG_ACTOR);

      if (actor != NULL && after (actor) == adjective->token)
        return actor;
    }
  return adjective;
}

/**
 * masar_finding_last_actor:
 *
 * Returns: (transfer none) (nullable): the last actor from token @from up to before @to, or the adjective of one
 */
const MasarTag *
masar_finding_last_actor (const MasarStory *story, guint from, guint to)
{
  for (guint token = to; token > from; token--)
    {
      const MasarTag *tag = masar_tags_at (story->tags, token - 1, MASAR_TAG_ACTOR);

      if (tag == NULL)
        tag = masar_tags_at (story->tags, token - 1, MASAR_TAG_ACTOR_ADJECTIVE);
      if (!masar_finding_is_actor (story, tag) || after (tag) > to)
        continue;
      return tag->kind == MASAR_TAG_ACTOR_ADJECTIVE ? get_described (story, tag, from) : tag;
    }
  return NULL;
}

/* "the Syrian town": an adjective right behind the name of a place says where that is, not who is hit. */
static gboolean
describes_place (const MasarStory *story, const MasarTag *adjective, guint from)
{
  const MasarTag *place = masar_tags_last (story->tags, MASAR_TAG_PLACE, from, adjective->token);

  return adjective->kind == MASAR_TAG_ACTOR_ADJECTIVE && place != NULL && after (place) == adjective->token
         && g_strcmp0 (masar_tag_get_string (place, "kind"), "base") != 0;
}

/* Who or what is hit, from @from up to before @to: an actor, else a site.  A suicide bomber is a weapon. */
static const MasarTag *
first_target (const MasarStory *story, guint from, guint to)
{
  const MasarTag *actor = masar_finding_first_actor (story, from, to);

  while (
      actor != NULL
      && (masar_tags_at (story->tags, actor->token, MASAR_TAG_WEAPON) != NULL || describes_place (story, actor, from)))
    actor = masar_finding_first_actor (story, after (actor), to);
  return actor != NULL ? actor : masar_tags_next (story->tags, MASAR_TAG_TARGET, from, to);
}

/* Whether the word belongs to a name before it: an "air base" is no weapon. */
static gboolean
is_part_of_name (const MasarStory *story, const MasarTag *weapon)
{
  if ((weapon->clitics & MASAR_CLITIC_BI) != 0)
    return FALSE;
  for (guint back = 1; back <= 5 && back <= weapon->token; back++)
    {
      const guint token = weapon->token - back;
      const MasarTag *place = masar_tags_at (story->tags, token, MASAR_TAG_PLACE);
      const MasarTag *target = masar_tags_at (story->tags, token, MASAR_TAG_TARGET);

      /* "by Iran a rocket": a country has no weapon in its name */
      if (place != NULL && g_strcmp0 (masar_tag_get_string (place, "kind"), "country") != 0
          && (after (place) >= weapon->token
              || (after (place) + 1 == weapon->token && story->tokens[after (place)].kind == MASAR_TOKEN_MARK)))
        return TRUE;
      if (target != NULL && after (target) == weapon->token)
        return TRUE;
    }
  return FALSE;
}

static const MasarTag *
find_weapon (const MasarStory *story, const MasarPiece *piece, guint around)
{
  const MasarTag *best = NULL;

  for (const MasarTag *tag = masar_tags_next (story->tags, MASAR_TAG_WEAPON, piece->first_token, piece->end_token);
       tag != NULL; tag = masar_tags_next (story->tags, MASAR_TAG_WEAPON, after (tag), piece->end_token))
    if (!is_part_of_name (story, tag)
        && (best == NULL || ABS ((int) tag->token - (int) around) < ABS ((int) best->token - (int) around)))
      best = tag;
  return best;
}

static gboolean
is_of_state (MasarSide side)
{
  return side == MASAR_SIDE_STATE || side == MASAR_SIDE_COALITION;
}

/* "American raid": an adjective of an actor right behind the noun, other adjectives between; "a raid from an American
 * aircraft". */
static const MasarTag *
find_adjective_agent (const MasarStory *story, const Candidate *candidate, guint end)
{
  for (guint token = after (candidate->tag); token < MIN (after (candidate->tag) + 4, end); token++)
    {
      const MasarTag *adjective = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR_ADJECTIVE);

      if (adjective != NULL)
        return adjective;
      if (masar_tags_at (story->tags, token, MASAR_TAG_WEAPON) == NULL
          && masar_tags_at (story->tags, token, MASAR_TAG_RECENT) == NULL
          && (masar_tags_at (story->tags, token, MASAR_TAG_FROM) == NULL
              || masar_tags_at (story->tags, token + 1, MASAR_TAG_WEAPON) == NULL))
        return NULL;
    }
  return NULL;
}

/* Whether a target follows, on its own or after "of". */
static gboolean
has_object (const MasarStory *story, guint from, guint to)
{
  for (guint token = from; token < to; token++)
    {
      const MasarTag *place = masar_tags_at (story->tags, token, MASAR_TAG_PLACE);
      const MasarTag *target = masar_tags_at (story->tags, token, MASAR_TAG_TARGET);

      if (target != NULL && (target->clitics & MASAR_CLITIC_BI) == 0)
        return masar_tags_at (story->tags, token - 1, MASAR_TAG_LOCATIVE) == NULL;
      if (place != NULL)
        return (place->clitics & MASAR_CLITIC_LI) != 0;
      if (masar_tags_at (story->tags, token, MASAR_TAG_LOCATIVE) != NULL)
        return FALSE;
    }
  return FALSE;
}

/* "the strikes of the coalition": a name right behind the noun.  Behind "shelling of" stands who did it only when a
 * target follows, else who suffered it. */
static const MasarTag *
find_construct_agent (const MasarStory *story, const Candidate *candidate, const MasarPiece *piece)
{
  const guint next = after (candidate->tag);
  const MasarTag *actor = next < piece->end_token ? masar_tags_at (story->tags, next, MASAR_TAG_ACTOR) : NULL;
  const gboolean agent_noun = masar_tag_get_string (candidate->tag, "agent") != NULL
                              || g_strcmp0 (masar_tag_get_string (candidate->tag, "type"), "strike") == 0;

  if (actor == NULL || (actor->clitics & (MASAR_CLITIC_LI | MASAR_CLITIC_BI)) != 0
      || (candidate->tag->clitics & MASAR_CLITIC_AL) != 0)
    return NULL;
  /* at the head of a clause it is the verb of the same letters, where there is one */
  if (candidate->tag->token == piece->first_token
      && masar_tags_at (story->tags, candidate->tag->token, MASAR_TAG_VIOLENCE_VERB) != NULL
      && masar_tags_at (story->tags, after (actor), MASAR_TAG_LOCATIVE) == NULL && after (actor) < piece->end_token)
    return actor;
  return agent_noun || has_object (story, after (actor), MIN (after (actor) + 4, piece->end_token)) ? actor : NULL;
}

/* Whether "of" is bound to the word at @token, or stands alone before it, as where a quotation mark follows. */
static gboolean
has_of (const MasarStory *story, guint token)
{
  return (story->tokens[token].clitics & MASAR_CLITIC_LI) != 0
         || masar_tags_at (story->tags, token, MASAR_TAG_OF) != NULL;
}

/* "an ambush of the resistance", "an attack by fighters of …", "an attack of the organisation “…”": a name with "of"
 * behind an indefinite noun, or right behind a word with it. */
static const MasarTag *
find_possessor (const MasarStory *story, const Candidate *candidate, const MasarPiece *piece)
{
  const guint next = after (candidate->tag);
  gboolean of = FALSE;

  if ((candidate->tag->clitics & MASAR_CLITIC_AL) != 0 || masar_tags_at (story->tags, next, MASAR_TAG_PLACE) != NULL)
    return NULL;
  for (guint token = next; token < MIN (next + 4, piece->end_token); token++)
    {
      const MasarTag *actor = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR);

      of |= has_of (story, token);
      if (masar_tags_at (story->tags, token, MASAR_TAG_AGAINST) != NULL
          || masar_tags_at (story->tags, token, MASAR_TAG_TARGET) != NULL)
        return NULL;
      if (actor != NULL && of)
        return actor;
    }
  return NULL;
}

/* How far before the noun its verb may stand, where commas set off what is between. */
#define MAX_LAUNCH_TOKENS 18

/* "The group launched in the province, on Sunday, an attack": the verb in a piece before, with no other noun between.
 */
static const MasarTag *
find_launch_before (const MasarStory *story, const MasarPiece *piece, guint token)
{
  const guint sentence_first = masar_text_get_sentences (story->text)[piece->sentence].first_token;
  const guint from = MAX ((int) sentence_first, (int) token - MAX_LAUNCH_TOKENS);
  const MasarTag *launch = masar_tags_last (story->tags, MASAR_TAG_LAUNCH_VERB, from, piece->first_token);

  if (launch == NULL || masar_tag_get_string (launch, "role") != NULL
      || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, after (launch), token)
      || masar_story_has (story, MASAR_TAG_REPORT_VERB, after (launch), token)
      || masar_story_has (story, MASAR_TAG_OPENER, after (launch), token))
    return NULL;
  return launch;
}

/* Who speaks in the clause before, of which @piece is what is said: the first actor behind the verb of saying, else the
 * last one before it. */
static const MasarTag *
find_announcer (const MasarStory *story, const MasarPiece *piece)
{
  const MasarPiece *first = (const MasarPiece *) (void *) story->pieces->data;
  const MasarTag *announcer = NULL;

  if (piece->report == NULL && (piece == first || piece[-1].sentence != piece->sentence))
    return NULL;
  if (piece->report == NULL)
    piece--;
  if (piece->report != NULL)
    announcer = masar_finding_first_actor (story, after (piece->report), piece->end_token);
  if (announcer == NULL && piece->report != NULL)
    announcer = masar_finding_last_actor (story, piece->first_token, piece->report->token);
  return announcer;
}

/* "the group announced, for the first time, an attack on …": armed groups announce their own deeds; a state also tells
 * of what it suffers. */
static const MasarTag *
find_announced_agent (const MasarStory *story, const MasarPiece *piece, const Candidate *candidate)
{
  const MasarTag *announcer;

  if (!masar_tag_get_flag (candidate->tag, "deed") || (candidate->tag->clitics & MASAR_CLITIC_AL) != 0
      || candidate->tag->token > piece->first_token + 1)
    return NULL;
  announcer = find_announcer (story, piece);
  return announcer != NULL && announcer->token < candidate->tag->token
                 && masar_tag_get_side (announcer) == MASAR_SIDE_ARMED
             ? announcer
             : NULL;
}

/* "that it struck", "that it had struck": whether the pronoun is the subject of the word, which so is a verb. */
static gboolean
follows_pronoun (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint first = MAX ((int) piece->first_token, (int) verb->token - 2);
  const MasarTag *opener = masar_tags_last (story->tags, MASAR_TAG_OPENER, first, verb->token);

  return opener != NULL && masar_tag_get_flag (opener, "pronoun") && verb->clitics == 0
         && (after (opener) == verb->token || masar_tags_at (story->tags, after (opener), MASAR_TAG_MAYBE) != NULL);
}

/* "by the group", "attributed to the group": who stands right behind, whatever the last word of that is, or near. */
static const MasarTag *
find_agent_after (const MasarStory *story, const MasarTag *by, guint end)
{
  const MasarTag *actor = after (by) < end ? masar_tags_at (story->tags, after (by), MASAR_TAG_ACTOR) : NULL;

  return actor != NULL ? actor : masar_finding_first_actor (story, after (by), MIN (after (by) + 5, end));
}

static void
find_noun_parties (const MasarStory *story, const MasarPiece *piece, Candidate *candidate)
{
  const guint token = candidate->tag->token;
  const MasarTag *by = masar_tags_next (story->tags, MASAR_TAG_BY_AGENT, token, MIN (token + 14, piece->end_token));
  const MasarTag *against;

  candidate->launch = masar_story_nearest (story, MASAR_TAG_LAUNCH_VERB, token,
                                           MAX ((int) piece->first_token, (int) token - 2 * NEAR_TOKENS),
                                           MIN (token + NEAR_TOKENS, piece->end_token));
  if (candidate->launch == NULL)
    candidate->launch = find_launch_before (story, piece, token);
  candidate->agent = find_adjective_agent (story, candidate, piece->end_token);
  if (candidate->agent == NULL && by != NULL)
    candidate->agent = find_agent_after (story, by, piece->end_token);
  if (candidate->agent == NULL)
    candidate->agent = find_construct_agent (story, candidate, piece);
  if (candidate->agent == NULL)
    candidate->agent = find_possessor (story, candidate, piece);
  /* "the forces go on with their shelling" */
  if (candidate->agent == NULL && (candidate->tag->clitics & MASAR_CLITIC_PRONOUN) != 0)
    candidate->agent =
        masar_finding_last_actor (story, MAX ((int) piece->first_token, (int) token - NEAR_TOKENS), token);
  if (candidate->agent == NULL && candidate->launch == NULL)
    candidate->agent = find_announced_agent (story, piece, candidate);
  if (candidate->launch != NULL)
    {
      const MasarTag *launch = candidate->launch;
      const char *role = masar_tag_get_string (launch, "role");
      const guint stop = launch->token < token ? token : MIN (after (launch) + 5, piece->end_token);
      const MasarTag *subject = masar_finding_first_actor (story, after (launch), stop);

      if (subject == NULL)
        subject = masar_finding_last_actor (story, MAX ((int) piece->first_token, (int) launch->token - NEAR_TOKENS),
                                            launch->token);
      if (g_strcmp0 (role, "suffer") == 0)
        candidate->target = subject != NULL ? subject : first_target (story, after (launch), stop);
      else if (candidate->agent == NULL && role == NULL)
        candidate->agent = subject;
    }
  against = masar_tags_next (story->tags, MASAR_TAG_AGAINST, after (candidate->tag), piece->end_token);
  if (candidate->target == NULL && against != NULL)
    candidate->target = first_target (story, after (against), MIN (after (against) + NEAR_TOKENS, piece->end_token));
  if (candidate->target == NULL)
    candidate->target = first_target (
        story, after (candidate->agent != NULL && candidate->agent->token >= token ? candidate->agent : candidate->tag),
        MIN (after (candidate->tag) + NEAR_TOKENS, piece->end_token));
  if (candidate->target == candidate->agent)
    candidate->target = NULL;
}

/* A weapon that is nobody's: aircraft that bear a name, or are named with one, are their owner. */
static gboolean
is_thing (const MasarStory *story, const MasarTag *weapon)
{
  return weapon != NULL && masar_tags_at (story->tags, weapon->token, MASAR_TAG_ACTOR) == NULL
         && !g_str_equal (weapon->entry->name, "air-strike");
}

/* "an American aircraft fired two rockets": an actor right before the verb, and no rocket before it. */
static gboolean
fires (const MasarStory *story, const MasarTag *verb, guint from)
{
  const MasarTag *actor = masar_finding_last_actor (story, from, verb->token);

  return masar_tag_get_flag (verb, "launch") && verb->clitics == 0 && actor != NULL && after (actor) == verb->token
         && !is_thing (story, masar_tags_last (story->tags, MASAR_TAG_WEAPON, from, verb->token));
}

/* Whether the subject of the verb is the attack or the weapon itself ("rockets hit …"). */
static gboolean
has_thing_as_subject (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const MasarTag *opener = masar_tags_last (story->tags, MASAR_TAG_OPENER, piece->first_token, verb->token);
  const guint first = opener != NULL ? after (opener) : piece->first_token;
  const guint from = MAX ((int) first, (int) verb->token - 5);
  const guint next = after (verb);

  if (fires (story, verb, from))
    return FALSE;
  return g_strcmp0 (masar_tag_get_string (verb, "role"), "thing") == 0
         || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, from, verb->token)
         || is_thing (story, masar_tags_last (story->tags, MASAR_TAG_WEAPON, from, verb->token))
         || is_thing (story, masar_tags_at (story->tags, next, MASAR_TAG_WEAPON))
         || masar_tags_at (story->tags, next, MASAR_TAG_VIOLENCE_NOUN) != NULL;
}

/* "Iranian rockets hit …", "American drones": an adjective of an actor within or behind the name of the weapon before
 * the verb. */
static const MasarTag *
find_owner_of_thing (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint from = MAX ((int) piece->first_token, (int) verb->token - 4);
  const MasarTag *adjective = masar_tags_last (story->tags, MASAR_TAG_ACTOR_ADJECTIVE, from, verb->token);

  return adjective != NULL && adjective->token > piece->first_token
                 && (masar_tags_at (story->tags, adjective->token - 1, MASAR_TAG_WEAPON) != NULL
                     || masar_tags_at (story->tags, after (adjective), MASAR_TAG_WEAPON) != NULL)
             ? adjective
             : NULL;
}

/* "launched from the land that the group holds": whence it came tells of an armed group that it did it, and of a
 * country nothing. */
static const MasarTag *
take_origin (const MasarStory *story, const Candidate *candidate, const MasarTag *actor, gboolean *from)
{
  const guint next = after (candidate->tag);

  *from = actor != NULL && masar_tag_get_flag (candidate->tag, "launch")
          && masar_story_has (story, MASAR_TAG_FROM, next, actor->token)
          && !masar_story_has (story, MASAR_TAG_AGAINST, next, actor->token);
  return *from && masar_tag_get_side (actor) == MASAR_SIDE_ARMED ? actor : NULL;
}

/* "a strike that hit …": the noun tells, the verb only says whom. */
static gboolean
belongs_to_noun (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const MasarTag *noun = masar_tags_last (story->tags, MASAR_TAG_VIOLENCE_NOUN,
                                          MAX ((int) piece->first_token, (int) verb->token - 9), verb->token);

  return noun != NULL && !masar_story_has (story, MASAR_TAG_OPENER, after (noun), verb->token)
         && !masar_story_has (story, MASAR_TAG_AFTER, after (noun), verb->token);
}

static void
find_verb_parties (const MasarStory *story, const MasarPiece *piece, Candidate *candidate)
{
  const guint token = candidate->tag->token;
  const guint next = after (candidate->tag);
  const MasarTag *before =
      masar_finding_last_actor (story, MAX ((int) piece->first_token, (int) token - NEAR_TOKENS), token);
  const MasarTag *by = masar_tags_next (story->tags, MASAR_TAG_BY_AGENT, next, MIN (next + 14, piece->end_token));
  const MasarTag *behind = masar_finding_first_actor (story, next, MIN (next + 4, piece->end_token));
  const MasarTag *further = first_target (story, behind != NULL ? after (behind) : next, piece->end_token);
  const gboolean site_first = masar_story_has (story, MASAR_TAG_TARGET, next, behind != NULL ? behind->token : next);
  gboolean from;

  candidate->agent = take_origin (story, candidate, behind, &from);
  if (from)
    behind = NULL;
  if (candidate->agent == NULL)
    candidate->agent = take_origin (story, candidate, further, &from);
  if (from)
    further = NULL;
  if (by != NULL)
    candidate->agent = find_agent_after (story, by, piece->end_token);
  else if ((candidate->tag->clitics & MASAR_CLITIC_PRONOUN) != 0 && candidate->agent == NULL)
    {
      /* "rockets that the group fired (them)": the object is the pronoun, so the subject follows */
      candidate->agent = behind;
      return;
    }
  /* "three Turkish warplanes shelled" */
  if (candidate->agent == NULL && behind != NULL && behind->kind == MASAR_TAG_ACTOR_ADJECTIVE
      && masar_story_has (story, MASAR_TAG_WEAPON, next, behind->token)
      && !is_thing (story, masar_tags_next (story->tags, MASAR_TAG_WEAPON, next, behind->token)))
    {
      candidate->agent = behind;
      candidate->target = further;
      return;
    }
  if (candidate->agent == NULL)
    candidate->agent = find_owner_of_thing (story, piece, candidate->tag);
  /* who speaks of himself */
  if (candidate->agent == NULL && follows_pronoun (story, piece, candidate->tag))
    candidate->agent = find_announcer (story, piece);
  if (candidate->agent != NULL || has_thing_as_subject (story, piece, candidate->tag))
    candidate->target = behind != NULL ? behind : further;
  else if (before != NULL)
    {
      candidate->agent = before;
      candidate->target = behind != NULL ? behind : further;
    }
  else if (behind != NULL && !site_first
           && (further != NULL || masar_story_has (story, MASAR_TAG_PLACE, after (behind), piece->end_token)))
    {
      candidate->agent = behind;
      candidate->target = further;
    }
  else
    candidate->target = behind != NULL ? behind : further;
  /* aircraft of a state: "طائرات أميركية" */
  if (candidate->agent == NULL && masar_tags_at (story->tags, next, MASAR_TAG_WEAPON) != NULL)
    candidate->agent = masar_finding_first_actor (story, next + 1, MIN (next + 3, piece->end_token));
  if (candidate->target == candidate->agent)
    candidate->target = NULL;
}

/* How far behind the weapon it may be told who fired it. */
#define MAX_LAUNCHER_TOKENS 10

/* Who fired what was brought down: "a rocket that the group launched", "a Houthi rocket", "from land that the group
 * holds". */
static const MasarTag *
find_launcher (const MasarStory *story, const MasarPiece *piece, const MasarTag *weapon)
{
  const guint end = MIN (after (weapon) + MAX_LAUNCHER_TOKENS, piece->end_token);
  const MasarTag *launcher = masar_tags_at (story->tags, after (weapon), MASAR_TAG_ACTOR_ADJECTIVE);

  if (launcher == NULL && masar_tags_at (story->tags, after (weapon), MASAR_TAG_WEAPON) != NULL)
    launcher = masar_tags_at (story->tags, after (weapon) + 1, MASAR_TAG_ACTOR_ADJECTIVE);
  for (const MasarTag *verb = masar_tags_next (story->tags, MASAR_TAG_VIOLENCE_VERB, after (weapon), end);
       launcher == NULL && verb != NULL;
       verb = masar_tags_next (story->tags, MASAR_TAG_VIOLENCE_VERB, verb->token + 1, end))
    {
      gboolean from;

      if (!masar_tag_get_flag (verb, "launch"))
        continue;
      launcher = masar_finding_first_actor (story, after (verb), MIN (after (verb) + NEAR_TOKENS, end));
      if (launcher != NULL && masar_story_has (story, MASAR_TAG_FROM, after (verb), launcher->token))
        launcher = take_origin (story, &(Candidate){ .tag = verb }, launcher, &from);
    }
  return launcher;
}

/* "the armed forces carried out an operation", says a group that calls its own so. */
static void
settle_own_forces (const MasarStory *story, const MasarPiece *piece, Candidate *candidate)
{
  const MasarTag *announcer;

  if (candidate->agent == NULL || !masar_tag_get_flag (candidate->agent, "own"))
    return;
  announcer = find_announcer (story, piece);
  if (masar_tag_get_side (announcer) == MASAR_SIDE_ARMED)
    candidate->agent = announcer;
}

/* Who defends himself did not do it. */
static void
settle_interception (const MasarStory *story, const MasarPiece *piece, Candidate *candidate)
{
  const char *role = masar_tag_get_string (candidate->tag, "role");

  candidate->intercepts |= g_strcmp0 (role, "intercept") == 0;
  /* an aircraft that is shot down is a target */
  if (!candidate->intercepts || candidate->weapon == NULL || !masar_tag_get_flag (candidate->weapon, "flies"))
    return;
  candidate->agent = find_launcher (story, piece, candidate->weapon);
  candidate->target = NULL;
}

static MasarEventType
decide_type (const Candidate *candidate)
{
  const char *fixed = masar_tag_get_string (candidate->tag, "type");
  const char *fallback = masar_tag_get_string (candidate->tag, "default");
  const MasarSide agent = masar_tag_get_side (candidate->agent);
  const MasarSide target = masar_tag_get_side (candidate->target);

  if (candidate->intercepts)
    return MASAR_EVENT_ATTACK;
  if (agent != MASAR_SIDE_UNKNOWN)
    return is_of_state (agent) ? MASAR_EVENT_STRIKE : MASAR_EVENT_ATTACK;
  if (g_strcmp0 (fixed, "attack") == 0)
    return MASAR_EVENT_ATTACK;
  if (g_strcmp0 (fixed, "strike") == 0)
    return MASAR_EVENT_STRIKE;
  if (candidate->weapon != NULL && masar_tag_get_flag (candidate->weapon, "planted"))
    return MASAR_EVENT_ATTACK;
  if (target == MASAR_SIDE_ARMED)
    return MASAR_EVENT_STRIKE;
  if (target != MASAR_SIDE_UNKNOWN)
    return MASAR_EVENT_ATTACK;
  if (g_strcmp0 (fallback, "strike") == 0)
    return MASAR_EVENT_STRIKE;
  if (candidate->weapon != NULL && g_str_equal (candidate->weapon->entry->name, "air-strike"))
    return MASAR_EVENT_STRIKE;
  return MASAR_EVENT_ATTACK;
}

/* "will begin to": a verb with the sign of the future. */
static gboolean
has_future_verb (const MasarStory *story, guint from, guint to)
{
  for (guint token = from; token <= to; token++)
    if ((story->tokens[token].clitics & MASAR_CLITIC_SA) != 0)
      return TRUE;
  return FALSE;
}

/* "… will attack the bases in response to the raid": announced, and said to be an answer. */
static gboolean
is_announced (const MasarStory *story, const MasarPiece *piece, guint token)
{
  const MasarSentence *sentence = &masar_text_get_sentences (story->text)[piece->sentence];
  const guint end = sentence->first_token + sentence->n_tokens;

  return !piece->headline
         && masar_story_has (story, MASAR_TAG_LINK_RESPONSE, token, MIN (token + MAX_ANSWER_TOKENS, end))
         && (masar_story_has (story, MASAR_TAG_THREAT, piece->first_token, token)
             || has_future_verb (story, MAX ((int) piece->first_token, (int) token - 5), token));
}

/* What stands in front of the trigger and takes it back. */
static int
score_context (const MasarStory *story, const MasarPiece *piece, guint token, gboolean dated, gboolean announced)
{
  const guint near = MAX ((int) piece->first_token, (int) token - 3);
  const MasarTag *response =
      masar_tags_last (story->tags, MASAR_TAG_LINK_RESPONSE, MAX ((int) piece->first_token, (int) token - 5), token);
  int score = 0;

  if (masar_story_has (story, MASAR_TAG_THREAT, piece->first_token, token) && !announced)
    score -= 4;
  if (masar_story_has (story, MASAR_TAG_HYPOTHETICAL, piece->first_token, token))
    score -= 4;
  /* what is denied is told all the same, as denied */
  if (masar_story_has (story, MASAR_TAG_NEGATION, near, token)
      && !masar_story_has (story, MASAR_TAG_STEP_DENIAL, near, token))
    score -= 4;
  if (masar_story_has (story, MASAR_TAG_GENERIC_WORD, near, token + 3)
      && !(dated && masar_story_has (story, MASAR_TAG_GROUP_WORD, near, token)))
    score -= 4;
  if (!announced
      && (masar_story_has (story, MASAR_TAG_PLANNED, piece->first_token, token)
          || has_future_verb (story, MAX ((int) piece->first_token, (int) token - 5), token)))
    score -= 3;
  if (masar_story_has (story, MASAR_TAG_POSSIBLE, near, token))
    score -= 2;
  /* "condemned today the attack": the day is that of the reaction */
  if (masar_story_has (story, MASAR_TAG_REACTION, piece->first_token, token)
      && masar_finding_times_in (story, token, piece->end_token) == MASAR_UNKNOWN)
    score -= 3;
  if (response != NULL && !dated && !piece->reference
      && !masar_story_has (story, MASAR_TAG_LAUNCH_VERB, response->token, token))
    score -= 3;
  return score;
}

/* Whether a time of the piece is the happening's: none that belongs to what it answers. */
static gboolean
is_dated (const MasarStory *story, const MasarPiece *piece, guint token)
{
  const MasarPiece *first = (const MasarPiece *) (void *) story->pieces->data;
  const MasarTag *response = masar_tags_next (story->tags, MASAR_TAG_LINK_RESPONSE, token, piece->end_token);

  for (const MasarPiece *before = piece; before > first && before[-1].sentence == piece->sentence; before--)
    if (before[-1].report == NULL && before[-1].first_token + MAX_ADJUNCT_TOKENS > token
        && masar_finding_times_in (story, before[-1].first_token, before[-1].end_token) != MASAR_UNKNOWN)
      return TRUE;
  return masar_finding_times_in (story, piece->first_token, response != NULL ? response->token : piece->end_token)
             != MASAR_UNKNOWN
         || (masar_span_get_length (story->published) <= MASAR_MINUTES_PER_DAY
             && masar_story_has (story, MASAR_TAG_WITHIN_A_DAY, piece->first_token, piece->end_token));
}

/* "sorties in order to hit …": what is only meant to happen.  What a place "was exposed to" did. */
static gboolean
is_purpose (const MasarStory *story, const MasarPiece *piece, const Candidate *candidate)
{
  const guint token = candidate->tag->token;

  if ((candidate->tag->clitics & MASAR_CLITIC_LI) == 0 || !masar_tag_get_flag (candidate->tag, "deed"))
    return FALSE;
  /* a verb has no "in order to" before it, so that it is a verbal noun */
  return candidate->verb
         || ((candidate->tag->clitics & MASAR_CLITIC_AL) == 0 && candidate->launch == NULL
             && !masar_story_has (story, MASAR_TAG_LINK_CAUSES, MAX (piece->first_token, token - MIN (token, 1)),
                                  token));
}

/* "an attack on American …": an indefinite noun with its target right behind. */
static gboolean
is_aimed (const MasarStory *story, const MasarPiece *piece, const Candidate *candidate)
{
  const guint next = after (candidate->tag);

  return (candidate->tag->clitics & MASAR_CLITIC_AL) == 0
         && (candidate->target == NULL || masar_tag_get_side (candidate->target) != MASAR_SIDE_UNKNOWN)
         && masar_story_has (story, MASAR_TAG_AGAINST, next, MIN (next + 3, piece->end_token));
}

/* Whether the piece, or the next of the sentence, tells of dead or wounded. */
static gboolean
has_casualties (const MasarStory *story, const MasarPiece *piece)
{
  const MasarPiece *end = (const MasarPiece *) (void *) story->pieces->data + story->pieces->len;

  return masar_story_has (story, MASAR_TAG_CASUALTY, piece->first_token, piece->end_token)
         || (piece + 1 < end && piece[1].sentence == piece->sentence
             && masar_story_has (story, MASAR_TAG_CASUALTY, piece[1].first_token, piece[1].end_token));
}

static int
score_candidate (const MasarStory *story, const MasarPiece *piece, const Candidate *candidate, int number)
{
  const guint token = candidate->tag->token;
  const guint sentence_first = masar_text_get_sentences (story->text)[piece->sentence].first_token;
  const gboolean dated = is_dated (story, piece, token);
  const gboolean announced = is_announced (story, piece, token);
  const MasarTag *place = masar_finding_place (story, token, piece->first_token, piece->end_token);
  const char *place_kind = place != NULL ? masar_tag_get_string (place, "kind") : NULL;
  const MasarTag *clause = masar_tags_at (story->tags, piece->first_token, MASAR_TAG_SUBORDINATOR);
  int score = masar_tag_get_flag (candidate->tag, "weak") ? 0 : 2;

  score += dated ? 2 : 0;
  score += candidate->weapon != NULL ? 1 : 0;
  score += place_kind != NULL && !g_str_equal (place_kind, "country") ? 1 : 0;
  score += has_casualties (story, piece) ? 1 : 0;
  score += candidate->launch != NULL ? 1 : 0;
  score += candidate->agent != NULL && candidate->target != NULL ? 1 : 0;
  score += candidate->target != NULL && (candidate->verb || is_aimed (story, piece, candidate)) ? 1 : 0;
  score += number == 2 ? 1 : 0;
  score += piece->headline ? 1 : 0;
  if (masar_tag_get_flag (candidate->tag, "habitual") && !piece->headline)
    score -= 2;
  if (is_purpose (story, piece, candidate))
    score -= 4;
  /* "after the capture of …", "after they captured …" dates something else */
  if (masar_tag_get_flag (candidate->tag, "ground") && token > piece->first_token
      && (masar_tags_at (story->tags, token - 1, MASAR_TAG_AFTER) != NULL
          || (clause != NULL && masar_tag_get_flag (clause, "after") && after (clause) == token)
          || masar_story_has (story, MASAR_TAG_GENERIC_WORD, MAX ((int) piece->first_token, (int) token - 6), token)))
    score -= 2;
  if (masar_story_has (story, MASAR_TAG_PERMITTING, MAX ((int) sentence_first, (int) token - MAX_PERMITTED_TOKENS),
                       token))
    score -= 3;
  if (number == 3 && !dated && candidate->launch == NULL && candidate->tag->entry->value == 3)
    score -= 2;
  score += announced ? 1 : 0;
  return score + score_context (story, piece, token, dated, announced);
}

/* Whether nothing but custom decides the type. */
static gboolean
is_guess (const Candidate *candidate)
{
  return candidate->agent == NULL && g_strcmp0 (masar_tag_get_string (candidate->tag, "type"), "any") == 0
         && masar_tag_get_side (candidate->target) == MASAR_SIDE_UNKNOWN;
}

/* How far behind the word that it was seized a ship may stand. */
#define MAX_SEIZED_TOKENS 5

static gboolean
has_ship (const MasarStory *story, const MasarPiece *piece, const MasarTag *seizure)
{
  const guint end = MIN (after (seizure) + MAX_SEIZED_TOKENS, piece->end_token);
  const MasarTag *target = masar_tags_next (story->tags, MASAR_TAG_TARGET, after (seizure), end);

  return target != NULL && masar_tag_get_flag (target, "ship");
}

static gboolean
has_what_it_needs (const MasarStory *story, const MasarPiece *piece, const Candidate *candidate)
{
  const char *needs = masar_tag_get_string (candidate->tag, "needs");

  if (needs == NULL)
    return TRUE;
  if (g_str_equal (needs, "ship"))
    return has_ship (story, piece, candidate->tag);
  return g_str_equal (needs, "thing") ? is_thing (story, candidate->weapon) : candidate->weapon != NULL;
}

static const char *
decide_kind (const Candidate *candidate)
{
  const char *kind = masar_tag_get_string (candidate->tag, "kind");

  if (candidate->weapon != NULL && (kind == NULL || !g_str_equal (kind, "air-strike")))
    return candidate->weapon->entry->name;
  return kind;
}

/* One, two or several: by the form of the noun, a number or a word for many before it. */
static int
count_happenings (const MasarStory *story, const MasarPiece *piece, const Candidate *candidate)
{
  const guint token = candidate->tag->token;
  const guint from = MAX ((int) piece->first_token, (int) token - 3);
  const MasarTag *group = masar_tags_last (story->tags, MASAR_TAG_GROUP_WORD, from, token);
  MasarNumeral numeral;

  /* "several days after an attack" counts days */
  if (group != NULL && masar_tags_at (story->tags, after (group), MASAR_TAG_UNIT) == NULL)
    return 3;
  if (candidate->verb)
    return 1;
  if (token > from && masar_numeral_read (story->text, token - 1, &numeral) && !numeral.ordinal && numeral.value > 2)
    return 3;
  return candidate->tag->entry->value;
}

/* How far before "and destroyed" it stands that what was fired was brought down. */
#define MAX_INTERCEPT_TOKENS 2

/* "intercepted and destroyed a rocket": both verbs tell of what was fired. */
static gboolean
goes_on_intercepting (const MasarStory *story, const MasarPiece *piece, const Candidate *candidate)
{
  const guint token = candidate->tag->token;

  return candidate->verb && (candidate->tag->clitics & MASAR_CLITIC_WA) != 0 && candidate->weapon != NULL
         && masar_tag_get_flag (candidate->weapon, "flies")
         && masar_story_has (story, MASAR_TAG_INTERCEPT,
                             MAX ((int) piece->first_token, (int) token - MAX_INTERCEPT_TOKENS), token);
}

/* "and hit …", "where it hit …", "a raid …, which hit": the verb that opens the piece has the subject of the clause
 * before. */
static gboolean
goes_on_telling (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const MasarTag *clause = masar_tags_at (story->tags, piece->first_token, MASAR_TAG_SUBORDINATOR);
  const guint sentence_first = masar_text_get_sentences (story->text)[piece->sentence].first_token;

  return (verb->token == piece->first_token
          && ((verb->clitics & MASAR_CLITIC_WA) != 0 || piece->first_token > sentence_first))
         || (clause != NULL && masar_tag_get_flag (clause, "continues") && after (clause) == verb->token);
}

/* "Attack on the town: the minister announced … the attack": of what is as good, what is said tells more than its head.
 */
static gboolean
is_said_after (const MasarStory *story, const MasarFinding *finding, const Candidate *candidate)
{
  return finding->trigger < candidate->tag->token
         && masar_story_has (story, MASAR_TAG_REPORT_VERB, finding->trigger, candidate->tag->token);
}

/* Keeps @candidate in @finding when it is better than what is there. */
static void
consider (const MasarStory *story, guint position, MasarEventType type, Candidate *candidate, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const int number = count_happenings (story, piece, candidate);
  int score;

  candidate->weapon = find_weapon (story, piece, candidate->tag->token);
  if (!has_what_it_needs (story, piece, candidate))
    return;
  candidate->intercepts = goes_on_intercepting (story, piece, candidate);
  if (candidate->verb)
    find_verb_parties (story, piece, candidate);
  else
    find_noun_parties (story, piece, candidate);
  settle_interception (story, piece, candidate);
  settle_own_forces (story, piece, candidate);
  if (decide_type (candidate) != type)
    return;
  score = score_candidate (story, piece, candidate, number);
  if (score < MIN_SCORE || score < finding->score
      || (score == finding->score && !is_said_after (story, finding, candidate)))
    return;
  finding->type = type;
  finding->score = score;
  finding->kind = decide_kind (candidate);
  finding->piece = position;
  finding->trigger = candidate->tag->token;
  finding->actor = candidate->agent;
  finding->target = candidate->target;
  finding->number = number;
  finding->certain = candidate->agent != NULL;
  finding->sided = candidate->weapon != NULL && masar_tag_get_flag (candidate->weapon, "planted");
  finding->guess = is_guess (candidate);
  /* "the attack", or "and hit …" without a doer: what was told of before */
  finding->definite = candidate->verb ? candidate->agent == NULL && goes_on_telling (story, piece, candidate->tag)
                                      : (candidate->tag->clitics & MASAR_CLITIC_AL) != 0;
  finding->another = masar_story_has (story, MASAR_TAG_ANOTHER, after (candidate->tag),
                                      MIN (after (candidate->tag) + MAX_ANOTHER_TOKENS, piece->end_token));
  finding->headline = piece->headline;
  finding->announced = is_announced (story, piece, candidate->tag->token);
}

/**
 * masar_violence_find:
 * @piece: index of a piece of @story
 * @type: attack or strike
 * @finding: (out caller-allocates): what was found
 *
 * Returns: whether the piece tells of an attack or strike; @finding tells of the best trigger for one
 */
gboolean
masar_violence_find (const MasarStory *story, guint position, MasarEventType type, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  MasarTagSet triggers = { { 0 } };

  masar_tag_set_add (&triggers, MASAR_TAG_VIOLENCE_NOUN);
  masar_tag_set_add (&triggers, MASAR_TAG_VIOLENCE_VERB);
  memset (finding, 0, sizeof *finding);
  for (guint token = masar_tags_find (story->tags, triggers, piece->first_token, piece->end_token);
       token < piece->end_token; token = masar_tags_find (story->tags, triggers, token + 1, piece->end_token))
    {
      const MasarTag *noun = masar_tags_at (story->tags, token, MASAR_TAG_VIOLENCE_NOUN);
      const MasarTag *verb = masar_tags_at (story->tags, token, MASAR_TAG_VIOLENCE_VERB);
      Candidate candidate;

      if (noun != NULL && verb != NULL && follows_pronoun (story, piece, verb))
        noun = NULL;
      candidate = (Candidate){ .tag = noun };
      if (noun != NULL)
        consider (story, position, type, &candidate, finding);
      candidate = (Candidate){ .tag = verb, .verb = TRUE };
      if (verb != NULL && noun == NULL && !belongs_to_noun (story, piece, verb))
        consider (story, position, type, &candidate, finding);
    }
  return finding->score > 0;
}
