/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-violence-private.h"

/* Who did it, and to whom.
 *
 * What stands beside the noun or the verb in the same piece says it: an adjective of an actor, a name behind it, "by",
 * a light verb and its subject, the clause before that says who speaks. */

/* How far from the word of violence a party may stand. */
#define NEAR_TOKENS 8

/* How far behind the noun an adjective of it may stand. */
#define MAX_ADJECTIVE_TOKENS 5

/* "the Russian air force": whose forces these are says the adjective right behind, if nobody else calls his own so. */
static gboolean
is_told_apart (const MasarStory *story, const MasarTag *forces)
{
  const guint next = masar_deed_after (forces);
  const MasarTag *adjective = next < masar_text_get_n_tokens (story->text)
                                  ? masar_tags_at (story->tags, next, MASAR_TAG_ACTOR_ADJECTIVE)
                                  : NULL;

  return adjective != NULL && masar_tag_get_flag (forces, "own") && !masar_tag_get_flag (adjective, "claimed");
}

/**
 * masar_finding_is_actor:
 * @tag: a name that may be an actor
 *
 * Returns: whether it acts: after "in" or "from" it is a place, and before an adjective that tells more it is not all
 *   of the name
 */
gboolean
masar_finding_is_actor (const MasarStory *story, const MasarTag *tag)
{
  if (tag == NULL || (tag->clitics & MASAR_CLITIC_BI) != 0)
    return FALSE;
  if (tag->kind == MASAR_TAG_ACTOR_ADJECTIVE)
    return TRUE;
  if (is_told_apart (story, tag))
    return FALSE;
  return tag->token == 0 || masar_tags_at (story->tags, tag->token - 1, MASAR_TAG_LOCATIVE) == NULL;
}

/* "the militia “…”", "the gunmen of …": who stands right behind a word for any armed group is the one meant. */
static const MasarTag *
get_named (const MasarStory *story, const MasarTag *actor)
{
  guint token = masar_deed_after (actor);
  const MasarTag *named;

  if (!masar_tag_get_flag (actor, "generic"))
    return actor;
  while (token < masar_text_get_n_tokens (story->text) && story->tokens[token].kind == MASAR_TOKEN_MARK)
    token++;
  named = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR);
  return named != NULL && named->clitics == 0 && !masar_tag_get_flag (named, "generic") ? named : actor;
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
        return get_named (story, tag);
      /* "in the American army": nor is the adjective within the name one */
      if (tag != NULL)
        token = masar_deed_after (tag) - 1;
    }
  return NULL;
}

/* "the Iraqi factions", "the Yemeni group": the noun that an adjective of an actor describes, when that is an actor
 * itself, or is one together with it. */
static const MasarTag *
get_described (const MasarStory *story, const MasarTag *adjective, guint from)
{
  for (guint token = adjective->token; token > from && token + 3 > adjective->token; token--)
    {
      const MasarTag *actor = masar_tags_at (story->tags, token - 1, MASAR_TAG_ACTOR);

      if (actor != NULL && masar_deed_after (actor) >= adjective->token)
        return is_told_apart (story, actor) ? adjective : actor;
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
      if (!masar_finding_is_actor (story, tag) || masar_deed_after (tag) > to)
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

  return adjective->kind == MASAR_TAG_ACTOR_ADJECTIVE && place != NULL && masar_deed_after (place) == adjective->token
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
    actor = masar_finding_first_actor (story, masar_deed_after (actor), to);
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
          && (masar_deed_after (place) >= weapon->token
              || (masar_deed_after (place) + 1 == weapon->token
                  && story->tokens[masar_deed_after (place)].kind == MASAR_TOKEN_MARK)))
        return TRUE;
      if (target != NULL && masar_deed_after (target) == weapon->token)
        return TRUE;
    }
  return FALSE;
}

/**
 * masar_deed_find_weapon:
 *
 * Returns: (transfer none) (nullable): the weapon of the piece that is nearest to the token @around: none before
 *   "after the attack"
 */
const MasarTag *
masar_deed_find_weapon (const MasarStory *story, const MasarPiece *piece, guint around)
{
  const MasarTag *best = NULL;

  for (const MasarTag *tag = masar_tags_next (story->tags, MASAR_TAG_WEAPON, piece->first_token, piece->end_token);
       tag != NULL; tag = masar_tags_next (story->tags, MASAR_TAG_WEAPON, masar_deed_after (tag), piece->end_token))
    if (!is_part_of_name (story, tag)
        && (tag->token > around || around == 0 || masar_tags_at (story->tags, around - 1, MASAR_TAG_AFTER) == NULL)
        && (best == NULL || ABS ((int) tag->token - (int) around) < ABS ((int) best->token - (int) around)))
      best = tag;
  return best;
}

/* "American raid": an adjective of an actor right behind the noun, other adjectives and a weapon between; "a raid from
 * an American aircraft"; "shelling by a drone that belongs to the army of …". */
static const MasarTag *
find_adjective_agent (const MasarStory *story, const MasarDeed *deed, guint end)
{
  const guint stop = MIN (masar_deed_after (deed->tag) + MAX_ADJECTIVE_TOKENS, end);
  guint token = masar_deed_after (deed->tag);
  gboolean armed = deed->tag->kind == MASAR_TAG_WEAPON;

  while (token < stop)
    {
      const MasarTag *adjective = masar_tags_at (story->tags, token, MASAR_TAG_ACTOR_ADJECTIVE);
      const MasarTag *weapon = masar_tags_at (story->tags, token, MASAR_TAG_WEAPON);
      const MasarTag *belonging = masar_tags_at (story->tags, token, MASAR_TAG_BELONGING);

      if (adjective != NULL)
        return adjective;
      if (belonging != NULL && armed)
        return masar_finding_first_actor (story, masar_deed_after (belonging),
                                          MIN (masar_deed_after (belonging) + 2, end));
      if (weapon == NULL && masar_tags_at (story->tags, token, MASAR_TAG_RECENT) == NULL
          && story->tokens[token].kind != MASAR_TOKEN_MARK
          && (masar_tags_at (story->tags, token, MASAR_TAG_FROM) == NULL
              || masar_tags_at (story->tags, token + 1, MASAR_TAG_WEAPON) == NULL))
        return NULL;
      armed |= weapon != NULL;
      token = weapon != NULL ? masar_deed_after (weapon) : token + 1;
    }
  return NULL;
}

/* The token behind the marks and the times that begin at @token: "the shelling of the army, on Sunday, on the town". */
static guint
skip_times (const MasarStory *story, guint token, guint end)
{
  while (token < end)
    {
      const guint position = masar_story_first_time (story, token);
      const MasarTime *time = position < story->times->len ? &g_array_index (story->times, MasarTime, position) : NULL;

      if (time != NULL && time->first_token == token)
        token += MAX (time->n_tokens, 1);
      else if (story->tokens[token].kind == MASAR_TOKEN_MARK)
        token++;
      else
        break;
    }
  return MIN (token, end);
}

/* Whether a target follows, on its own or after "of" or "on". */
static gboolean
has_object (const MasarStory *story, guint from, guint to)
{
  if (from < to
      && (masar_tags_at (story->tags, from, MASAR_TAG_AGAINST) != NULL
          || (story->tokens[from].clitics & MASAR_CLITIC_LI) != 0))
    return TRUE;
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

/* How far behind the name of who did it the target may stand. */
#define MAX_OBJECT_TOKENS 4

/* "the strikes of the coalition": a name right behind the noun.  Behind "shelling of" stands who did it only when a
 * target follows, else who suffered it. */
static const MasarTag *
find_construct_agent (const MasarStory *story, const MasarDeed *deed, const MasarPiece *piece)
{
  const guint next = masar_deed_after (deed->tag);
  const MasarTag *actor = next < piece->end_token ? masar_tags_at (story->tags, next, MASAR_TAG_ACTOR) : NULL;
  const gboolean agent_noun = masar_tag_get_string (deed->tag, "agent") != NULL
                              || g_strcmp0 (masar_tag_get_string (deed->tag, "type"), "strike") == 0;
  guint object;

  if (actor == NULL || (actor->clitics & (MASAR_CLITIC_LI | MASAR_CLITIC_BI)) != 0
      || (deed->tag->clitics & MASAR_CLITIC_AL) != 0)
    return NULL;
  /* at the head of a clause it is the verb of the same letters, where there is one */
  if (deed->tag->token == piece->first_token
      && masar_tags_at (story->tags, deed->tag->token, MASAR_TAG_VIOLENCE_VERB) != NULL
      && masar_tags_at (story->tags, masar_deed_after (actor), MASAR_TAG_LOCATIVE) == NULL
      && masar_deed_after (actor) < piece->end_token)
    return actor;
  object = skip_times (story, masar_deed_after (actor), piece->end_token);
  return agent_noun || has_object (story, object, MIN (object + MAX_OBJECT_TOKENS, piece->end_token)) ? actor : NULL;
}

/* Whether "of" is bound to the word at @token, or stands alone before it, as where a quotation mark follows. */
static gboolean
has_of (const MasarStory *story, guint token)
{
  return (story->tokens[token].clitics & MASAR_CLITIC_LI) != 0
         || masar_tags_at (story->tags, token, MASAR_TAG_OF) != NULL;
}

/* "the shelling of positions of the group": what is done to a thing is not done by whose that is; a weapon or a word
 * for how it was done is no such thing. */
static gboolean
has_own_object (const MasarStory *story, const MasarDeed *deed, const MasarPiece *piece)
{
  const guint next = masar_deed_after (deed->tag);

  return masar_tag_get_flag (deed->tag, "deed") && next < piece->end_token
         && story->tokens[next].kind == MASAR_TOKEN_WORD && !has_of (story, next)
         && masar_tags_at (story->tags, next, MASAR_TAG_WEAPON) == NULL
         && masar_tags_at (story->tags, next, MASAR_TAG_RECENT) == NULL
         && masar_tags_at (story->tags, next, MASAR_TAG_ANOTHER) == NULL
         && masar_tags_at (story->tags, next, MASAR_TAG_MANNER) == NULL;
}

/* "an ambush of the resistance", "an attack by fighters of …", "an attack of the organisation “…”": a name with "of"
 * behind an indefinite noun, or right behind a word with it. */
static const MasarTag *
find_possessor (const MasarStory *story, const MasarDeed *deed, const MasarPiece *piece)
{
  const guint next = masar_deed_after (deed->tag);
  gboolean of = FALSE;

  if ((deed->tag->clitics & MASAR_CLITIC_AL) != 0 || masar_tags_at (story->tags, next, MASAR_TAG_PLACE) != NULL
      || has_own_object (story, deed, piece))
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
      || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, masar_deed_after (launch), token)
      || masar_story_has (story, MASAR_TAG_REPORT_VERB, masar_deed_after (launch), token)
      || masar_story_has (story, MASAR_TAG_OPENER, masar_deed_after (launch), token))
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
    announcer = masar_finding_first_actor (story, masar_deed_after (piece->report), piece->end_token);
  if (announcer == NULL && piece->report != NULL)
    announcer = masar_finding_last_actor (story, piece->first_token, piece->report->token);
  return announcer;
}

/* How far from the words of a claim who makes it may stand. */
#define MAX_CLAIMANT_TOKENS 9

/* How far behind "which claimed" the name may stand. */
#define MAX_CLAIMING_TOKENS 3

/* "a bombing, which the group claimed (it)": the next clause of the sentence opens with the claim. */
static const MasarTag *
find_claimant_behind (const MasarStory *story, const MasarPiece *piece, guint token)
{
  const MasarPiece *end = (const MasarPiece *) (void *) story->pieces->data + story->pieces->len;
  const MasarPiece *next = piece + 1;
  const MasarTag *claim;

  if (next == end || next->sentence != piece->sentence
      || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, token + 1, piece->end_token))
    return NULL;
  claim = masar_tags_at (story->tags, next->first_token, MASAR_TAG_CLAIM);
  if (claim == NULL || (claim->clitics & MASAR_CLITIC_WA) != 0)
    return NULL;
  return masar_finding_first_actor (story, masar_deed_after (claim),
                                    MIN (masar_deed_after (claim) + MAX_CLAIMING_TOKENS, next->end_token));
}

/* "the guard claimed the shelling", "took responsibility for the attack": who claims it, if he does not deny it. */
static const MasarTag *
find_claimant (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint token = deed->tag->token;
  const guint from = MAX ((int) piece->first_token, (int) token - MAX_CLAIMANT_TOKENS);
  const MasarTag *claim = masar_tags_last (story->tags, MASAR_TAG_CLAIM, from, token);
  const MasarTag *claimant;

  if (claim == NULL)
    return find_claimant_behind (story, piece, token);
  if (masar_story_has (story, MASAR_TAG_NEGATION, piece->first_token, claim->token)
      || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, masar_deed_after (claim), token))
    return NULL;
  claimant = masar_finding_first_actor (story, masar_deed_after (claim), token);
  return claimant != NULL
             ? claimant
             : masar_finding_last_actor (
                 story, MAX ((int) piece->first_token, (int) claim->token - MAX_CLAIMANT_TOKENS), claim->token);
}

/* How far behind "that" the noun may stand of what somebody made known of himself. */
#define MAX_ANNOUNCED_TOKENS 4

/* "the group announced, for the first time, an attack on …": armed groups announce their own deeds; a state also tells
 * of what it suffers. */
static const MasarTag *
find_announced_agent (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const MasarTag *announcer;

  if (!masar_tag_get_flag (deed->tag, "deed") || (deed->tag->clitics & MASAR_CLITIC_AL) != 0
      || deed->tag->token > piece->first_token + MAX_ANNOUNCED_TOKENS)
    return NULL;
  announcer = find_announcer (story, piece);
  if (announcer != NULL && announcer->token < deed->tag->token && masar_tag_get_flag (announcer, "doer"))
    return announcer;
  if (deed->tag->token > piece->first_token + 1)
    return NULL;
  return announcer != NULL && announcer->token < deed->tag->token && masar_tag_get_side (announcer) == MASAR_SIDE_ARMED
             ? announcer
             : NULL;
}

/**
 * masar_deed_follows_pronoun:
 *
 * Returns: whether @verb follows a pronoun that is its subject ("that it struck", "that it had struck"), so that it is
 *   one
 */
gboolean
masar_deed_follows_pronoun (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint first = MAX ((int) piece->first_token, (int) verb->token - 2);
  const MasarTag *opener = masar_tags_last (story->tags, MASAR_TAG_OPENER, first, verb->token);

  return opener != NULL && masar_tag_get_flag (opener, "pronoun") && verb->clitics == 0
         && (masar_deed_after (opener) == verb->token
             || masar_tags_at (story->tags, masar_deed_after (opener), MASAR_TAG_MAYBE) != NULL);
}

/* How far behind "by" who did it may stand. */
#define MAX_BY_TOKENS 5

/* "by the group", "attributed to the group": who stands right behind, whatever the last word of that is, or near. */
static const MasarTag *
find_agent_after (const MasarStory *story, const MasarTag *by, guint end)
{
  const guint next = masar_deed_after (by);
  const MasarTag *actor = next < end ? masar_tags_at (story->tags, next, MASAR_TAG_ACTOR) : NULL;
  const MasarTag *against = masar_tags_next (story->tags, MASAR_TAG_AGAINST, next, MIN (next + MAX_BY_TOKENS, end));

  if (actor != NULL)
    return actor;
  return masar_finding_first_actor (story, next, against != NULL ? against->token : MIN (next + MAX_BY_TOKENS, end));
}

/* "the forces go on with their shelling": the pronoun is whoever was named last in the same clause. */
static const MasarTag *
find_referent (const MasarStory *story, const MasarPiece *piece, guint token)
{
  const MasarTag *actor =
      masar_finding_last_actor (story, MAX ((int) piece->first_token, (int) token - NEAR_TOKENS), token);

  return actor != NULL && !masar_story_has (story, MASAR_TAG_OPENER, masar_deed_after (actor), token) ? actor : NULL;
}

static void
find_noun_parties (const MasarStory *story, const MasarPiece *piece, MasarDeed *deed)
{
  const guint token = deed->tag->token;
  const MasarTag *by = masar_tags_next (story->tags, MASAR_TAG_BY_AGENT, token, MIN (token + 14, piece->end_token));
  const MasarTag *against;

  deed->launch = masar_story_nearest (story, MASAR_TAG_LAUNCH_VERB, token,
                                      MAX ((int) piece->first_token, (int) token - 2 * NEAR_TOKENS),
                                      MIN (token + NEAR_TOKENS, piece->end_token));
  if (deed->launch == NULL)
    deed->launch = find_launch_before (story, piece, token);
  deed->agent = find_adjective_agent (story, deed, piece->end_token);
  if (deed->agent == NULL && by != NULL)
    deed->agent = find_agent_after (story, by, piece->end_token);
  if (deed->agent == NULL)
    deed->agent = find_construct_agent (story, deed, piece);
  if (deed->agent == NULL)
    deed->agent = find_possessor (story, deed, piece);
  if (deed->agent == NULL && (deed->tag->clitics & MASAR_CLITIC_PRONOUN) != 0)
    deed->agent = find_referent (story, piece, token);
  if (deed->agent == NULL && deed->launch == NULL)
    deed->agent = find_announced_agent (story, piece, deed);
  if (deed->agent == NULL)
    deed->agent = find_claimant (story, piece, deed);
  if (deed->launch != NULL)
    {
      const MasarTag *launch = deed->launch;
      const char *role = masar_tag_get_string (launch, "role");
      const guint stop = launch->token < token ? token : MIN (masar_deed_after (launch) + 5, piece->end_token);
      const MasarTag *subject = masar_finding_first_actor (story, masar_deed_after (launch), stop);

      /* "the shelling that an unknown drone carried out": no need to look further for who did it */
      if (subject == NULL
          && (launch->token < token
              || masar_tags_at (story->tags, masar_deed_after (launch), MASAR_TAG_WEAPON) == NULL))
        subject = masar_finding_last_actor (story, MAX ((int) piece->first_token, (int) launch->token - NEAR_TOKENS),
                                            launch->token);
      if (g_strcmp0 (role, "suffer") == 0)
        deed->target = subject != NULL ? subject : first_target (story, masar_deed_after (launch), stop);
      else if (deed->agent == NULL && role == NULL)
        deed->agent = subject;
    }
  against = masar_tags_next (story->tags, MASAR_TAG_AGAINST, masar_deed_after (deed->tag), piece->end_token);
  if (deed->target == NULL && against != NULL)
    deed->target = first_target (story, masar_deed_after (against),
                                 MIN (masar_deed_after (against) + NEAR_TOKENS, piece->end_token));
  if (deed->target == NULL)
    deed->target = first_target (
        story, masar_deed_after (deed->agent != NULL && deed->agent->token >= token ? deed->agent : deed->tag),
        MIN (masar_deed_after (deed->tag) + NEAR_TOKENS, piece->end_token));
  if (deed->target == deed->agent)
    deed->target = NULL;
}

/**
 * masar_deed_is_thing:
 * @weapon: (nullable): a weapon
 *
 * Returns: whether it is nobody's: aircraft that bear a name, or are named with one, are their owner
 */
gboolean
masar_deed_is_thing (const MasarStory *story, const MasarTag *weapon)
{
  return weapon != NULL && masar_tags_at (story->tags, weapon->token, MASAR_TAG_ACTOR) == NULL
         && !g_str_equal (weapon->entry->name, "air-strike");
}

/* "an American aircraft fired two rockets": an actor right before the verb, and no rocket before it. */
static gboolean
fires (const MasarStory *story, const MasarTag *verb, guint from)
{
  const MasarTag *actor = masar_finding_last_actor (story, from, verb->token);

  return masar_tag_get_flag (verb, "launch") && verb->clitics == 0 && actor != NULL
         && masar_deed_after (actor) == verb->token
         && !masar_deed_is_thing (story, masar_tags_last (story->tags, MASAR_TAG_WEAPON, from, verb->token));
}

/* Whether the subject of the verb is the attack or the weapon itself ("rockets hit …"). */
static gboolean
has_thing_as_subject (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const MasarTag *opener = masar_tags_last (story->tags, MASAR_TAG_OPENER, piece->first_token, verb->token);
  const guint first = opener != NULL ? masar_deed_after (opener) : piece->first_token;
  const guint from = MAX ((int) first, (int) verb->token - 5);
  const guint next = masar_deed_after (verb);

  if (fires (story, verb, from))
    return FALSE;
  return g_strcmp0 (masar_tag_get_string (verb, "role"), "thing") == 0
         || masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, from, verb->token)
         || masar_deed_is_thing (story, masar_tags_last (story->tags, MASAR_TAG_WEAPON, from, verb->token))
         || masar_deed_is_thing (story, masar_tags_at (story->tags, next, MASAR_TAG_WEAPON))
         || masar_tags_at (story->tags, next, MASAR_TAG_VIOLENCE_NOUN) != NULL;
}

/* "Iranian rockets hit …", "American drones": an adjective of an actor within or behind the name of the weapon before
 * the verb. */
static const MasarTag *
find_owner_of_thing (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint from = MAX ((int) piece->first_token, (int) verb->token - 4);
  const MasarTag *adjective = masar_tags_last (story->tags, MASAR_TAG_ACTOR_ADJECTIVE, from, verb->token);
  const MasarTag *weapon =
      adjective != NULL ? masar_tags_last (story->tags, MASAR_TAG_WEAPON, piece->first_token, adjective->token) : NULL;

  return adjective != NULL
                 && ((weapon != NULL && masar_deed_after (weapon) == adjective->token)
                     || (adjective->token > piece->first_token
                         && masar_tags_at (story->tags, masar_deed_after (adjective), MASAR_TAG_WEAPON) != NULL))
             ? adjective
             : NULL;
}

/* "launched from the land that the group holds": whence it came tells of an armed group that it did it, and of a
 * country nothing. */
static const MasarTag *
take_origin (const MasarStory *story, const MasarDeed *deed, const MasarTag *actor, gboolean *from)
{
  const guint next = masar_deed_after (deed->tag);

  *from = actor != NULL && masar_tag_get_flag (deed->tag, "launch")
          && masar_story_has (story, MASAR_TAG_FROM, next, actor->token)
          && !masar_story_has (story, MASAR_TAG_AGAINST, next, actor->token);
  return *from && masar_tag_get_side (actor) == MASAR_SIDE_ARMED ? actor : NULL;
}

/**
 * masar_deed_belongs_to_noun:
 *
 * Returns: whether the noun before @verb tells, and the verb only says whom ("a strike that hit …")
 */
gboolean
masar_deed_belongs_to_noun (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const MasarTag *noun = masar_tags_last (story->tags, MASAR_TAG_VIOLENCE_NOUN,
                                          MAX ((int) piece->first_token, (int) verb->token - 9), verb->token);

  return noun != NULL && !masar_story_has (story, MASAR_TAG_OPENER, masar_deed_after (noun), verb->token)
         && !masar_story_has (story, MASAR_TAG_AFTER, masar_deed_after (noun), verb->token);
}

/* "هاجم مقاتلو …", "قصف المتمردون": whether @actor, behind the verb, is the subject by its ending. */
static gboolean
is_nominative (const MasarStory *story, const MasarTag *actor)
{
  const char *source = masar_text_get_source (story->text, NULL);
  const MasarToken *token = &story->tokens[actor->token];
  const MasarToken *before = actor->token > 0 ? &story->tokens[actor->token - 1] : token;

  return (token->end - token->start > strlen ("ون")
          && strncmp (source + token->end - strlen ("ون"), "ون", strlen ("ون")) == 0)
         || (before->end - before->start > strlen ("و")
             && strncmp (source + before->end - strlen ("و"), "و", strlen ("و")) == 0);
}

/* How many tokens may stand before a name, as in "the organisation “…”". */
#define MAX_TITLE_TOKENS 2

/* "Shelled the army …": a name right behind the verb that opens a clause of its own is the subject, whatever follows.
 */
static gboolean
is_first_subject (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb, const MasarTag *actor)
{
  const guint first = masar_text_get_sentences (story->text)[piece->sentence].first_token;

  return verb->token == piece->first_token && actor->token <= masar_deed_after (verb) + MAX_TITLE_TOKENS
         && actor->kind == MASAR_TAG_ACTOR && actor->clitics == 0
         && !masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, first, verb->token)
         && !masar_story_has (story, MASAR_TAG_VIOLENCE_VERB, first, verb->token);
}

/* "a drone that belongs to the army hit …", "hit a drone of the army's …": who stands behind the weapon that is the
 * subject, as its owner. */
static const MasarTag *
find_owner_behind (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint next = masar_deed_after (verb);
  const MasarTag *weapon = next < piece->end_token ? masar_tags_at (story->tags, next, MASAR_TAG_WEAPON) : NULL;
  const MasarTag *belonging;

  if (weapon == NULL)
    weapon = masar_tags_last (story->tags, MASAR_TAG_WEAPON,
                              MAX ((int) piece->first_token, (int) verb->token - NEAR_TOKENS), verb->token);
  if (weapon == NULL || weapon->clitics != 0)
    return NULL;
  belonging = masar_tags_next (story->tags, MASAR_TAG_BELONGING, masar_deed_after (weapon),
                               MIN (masar_deed_after (weapon) + 2, piece->end_token));
  return belonging != NULL ? find_adjective_agent (story, &(MasarDeed){ .tag = weapon }, piece->end_token) : NULL;
}

static void
find_verb_parties (const MasarStory *story, const MasarPiece *piece, MasarDeed *deed)
{
  const guint token = deed->tag->token;
  const guint next = masar_deed_after (deed->tag);
  const MasarTag *before =
      masar_finding_last_actor (story, MAX ((int) piece->first_token, (int) token - NEAR_TOKENS), token);
  const MasarTag *by = masar_tags_next (story->tags, MASAR_TAG_BY_AGENT, next, MIN (next + 14, piece->end_token));
  const MasarTag *subject = next < piece->end_token ? masar_tags_at (story->tags, next, MASAR_TAG_VIOLENCE_NOUN) : NULL;
  const MasarTag *behind = masar_finding_first_actor (story, next, MIN (next + 4, piece->end_token));
  const MasarTag *further = first_target (story, behind != NULL ? masar_deed_after (behind) : next, piece->end_token);
  const gboolean site_first = masar_story_has (story, MASAR_TAG_TARGET, next, behind != NULL ? behind->token : next);
  gboolean from;

  deed->agent = take_origin (story, deed, behind, &from);
  if (from)
    behind = NULL;
  if (deed->agent == NULL)
    deed->agent = take_origin (story, deed, further, &from);
  if (from)
    further = NULL;
  if (by != NULL)
    deed->agent = find_agent_after (story, by, piece->end_token);
  else if ((deed->tag->clitics & MASAR_CLITIC_PRONOUN) != 0 && deed->agent == NULL)
    {
      /* "rockets that the group fired (them)": the object is the pronoun, so the subject follows */
      deed->agent = behind;
      return;
    }
  /* "three Turkish warplanes shelled" */
  if (deed->agent == NULL && behind != NULL && behind->kind == MASAR_TAG_ACTOR_ADJECTIVE
      && masar_story_has (story, MASAR_TAG_WEAPON, next, behind->token)
      && !masar_deed_is_thing (story, masar_tags_next (story->tags, MASAR_TAG_WEAPON, next, behind->token)))
    {
      deed->agent = behind;
      deed->target = further;
      return;
    }
  if (deed->agent == NULL)
    deed->agent = find_owner_of_thing (story, piece, deed->tag);
  if (deed->agent == NULL)
    deed->agent = find_owner_behind (story, piece, deed->tag);
  /* "hit … an American raid", "a raid of the group" */
  if (deed->agent == NULL && subject != NULL)
    {
      const MasarDeed noun = { .tag = subject };

      deed->agent = find_adjective_agent (story, &noun, piece->end_token);
      if (deed->agent == NULL)
        deed->agent = find_possessor (story, &noun, piece);
      if (deed->agent != NULL)
        {
          deed->target = first_target (story, masar_deed_after (deed->agent), piece->end_token);
          return;
        }
    }
  /* who speaks of himself */
  if (deed->agent == NULL && masar_deed_follows_pronoun (story, piece, deed->tag))
    deed->agent = find_announcer (story, piece);
  if (deed->agent != NULL || has_thing_as_subject (story, piece, deed->tag))
    deed->target = behind != NULL ? behind : further;
  else if (before != NULL)
    {
      deed->agent = before;
      deed->target = behind != NULL ? behind : further;
    }
  else if (behind != NULL && !site_first
           && (further != NULL || is_nominative (story, behind) || is_first_subject (story, piece, deed->tag, behind)
               || masar_story_has (story, MASAR_TAG_PLACE, masar_deed_after (behind), piece->end_token)))
    {
      deed->agent = behind;
      deed->target = further;
    }
  else
    deed->target = behind != NULL ? behind : further;
  /* aircraft of a state: "طائرات أميركية" */
  if (deed->agent == NULL && masar_tags_at (story->tags, next, MASAR_TAG_WEAPON) != NULL)
    deed->agent = masar_finding_first_actor (story, next + 1, MIN (next + 3, piece->end_token));
  if (deed->target == deed->agent)
    deed->target = NULL;
}

/* How far behind the weapon it may be told who fired it. */
#define MAX_LAUNCHER_TOKENS 10

/* Who fired what was brought down: "a rocket that the group launched", "a Houthi rocket", "from land that the group
 * holds". */
static const MasarTag *
find_launcher (const MasarStory *story, const MasarPiece *piece, const MasarTag *weapon)
{
  const guint end = MIN (masar_deed_after (weapon) + MAX_LAUNCHER_TOKENS, piece->end_token);
  const MasarTag *launcher = masar_tags_at (story->tags, masar_deed_after (weapon), MASAR_TAG_ACTOR_ADJECTIVE);

  if (launcher == NULL && masar_tags_at (story->tags, masar_deed_after (weapon), MASAR_TAG_WEAPON) != NULL)
    launcher = masar_tags_at (story->tags, masar_deed_after (weapon) + 1, MASAR_TAG_ACTOR_ADJECTIVE);
  for (const MasarTag *verb = masar_tags_next (story->tags, MASAR_TAG_VIOLENCE_VERB, masar_deed_after (weapon), end);
       launcher == NULL && verb != NULL;
       verb = masar_tags_next (story->tags, MASAR_TAG_VIOLENCE_VERB, verb->token + 1, end))
    {
      gboolean from;

      if (!masar_tag_get_flag (verb, "launch"))
        continue;
      launcher =
          masar_finding_first_actor (story, masar_deed_after (verb), MIN (masar_deed_after (verb) + NEAR_TOKENS, end));
      if (launcher != NULL && masar_story_has (story, MASAR_TAG_FROM, masar_deed_after (verb), launcher->token))
        launcher = take_origin (story, &(MasarDeed){ .tag = verb }, launcher, &from);
    }
  return launcher;
}

/* "the armed forces carried out an operation", says a group that calls its own so. */
static void
settle_own_forces (const MasarStory *story, const MasarPiece *piece, MasarDeed *deed)
{
  const MasarTag *announcer;

  if (deed->agent == NULL || !masar_tag_get_flag (deed->agent, "own"))
    return;
  announcer = find_announcer (story, piece);
  if (masar_tag_get_side (announcer) == MASAR_SIDE_ARMED)
    deed->agent = announcer;
}

/* Who defends himself did not do it. */
static void
settle_interception (const MasarStory *story, const MasarPiece *piece, MasarDeed *deed)
{
  const char *role = masar_tag_get_string (deed->tag, "role");

  deed->intercepts |= g_strcmp0 (role, "intercept") == 0;
  /* an aircraft that is shot down is a target */
  if (!deed->intercepts || deed->weapon == NULL || !masar_tag_get_flag (deed->weapon, "flies"))
    return;
  /* whoever is named, else who makes it known */
  deed->defender = deed->agent != NULL ? deed->agent : deed->target;
  if (deed->defender == NULL)
    deed->defender = find_announcer (story, piece);
  deed->agent = find_launcher (story, piece, deed->weapon);
  deed->target = NULL;
}

/* How far behind the deed it may stand by what it was done. */
#define MAX_MEANS_TOKENS 9

/* "fighters were hit in an American raid", "killed by Turkish shelling": whose the deed is that it was done by. */
static const MasarTag *
find_means_agent (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint next = masar_deed_after (deed->tag);
  const guint end = MIN (next + MAX_MEANS_TOKENS, piece->end_token);

  for (const MasarTag *noun = masar_tags_next (story->tags, MASAR_TAG_VIOLENCE_NOUN, next, end); noun != NULL;
       noun = masar_tags_next (story->tags, MASAR_TAG_VIOLENCE_NOUN, masar_deed_after (noun), end))
    if ((noun->clitics & MASAR_CLITIC_AL) == 0
        && ((noun->clitics & MASAR_CLITIC_BI) != 0
            || masar_tags_at (story->tags, noun->token - 1, MASAR_TAG_LOCATIVE) != NULL
            || masar_tags_at (story->tags, noun->token - 1, MASAR_TAG_LINK_CAUSES) != NULL))
      return find_adjective_agent (story, &(MasarDeed){ .tag = noun }, piece->end_token);
  return NULL;
}

/* How far before "in a raid" the verb may stand that says who did it. */
#define MAX_KILLER_TOKENS 14

/* "the state killed him in an attack …": a state right behind a verb of harm did it.  Of a group the same words may say
 * that it suffered it. */
static const MasarTag *
find_killer (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint token = deed->tag->token;
  const guint from = MAX ((int) piece->first_token, (int) token - MAX_KILLER_TOKENS);
  const MasarTag *verb = masar_tags_last (story->tags, MASAR_TAG_CASUALTY, from, token);
  const MasarTag *actor = verb != NULL ? masar_tags_at (story->tags, masar_deed_after (verb), MASAR_TAG_ACTOR) : NULL;
  const MasarSide side = masar_tag_get_side (actor);

  if (actor == NULL || actor->clitics != 0 || (side != MASAR_SIDE_STATE && side != MASAR_SIDE_COALITION)
      || masar_tag_get_flag (verb, "counted")
      || ((deed->tag->clitics & MASAR_CLITIC_BI) == 0
          && masar_tags_at (story->tags, token - 1, MASAR_TAG_LOCATIVE) == NULL))
    return NULL;
  return actor;
}

/**
 * masar_deed_find_parties:
 * @deed: (inout): its trigger and weapon are known
 *
 * Finds who did it and who was hit.
 */
void
masar_deed_find_parties (const MasarStory *story, const MasarPiece *piece, MasarDeed *deed)
{
  if (deed->verb)
    find_verb_parties (story, piece, deed);
  else
    find_noun_parties (story, piece, deed);
  if (deed->agent == NULL)
    deed->agent = find_means_agent (story, piece, deed);
  if (deed->agent == NULL && !deed->verb)
    deed->agent = find_killer (story, piece, deed);
  settle_interception (story, piece, deed);
  settle_own_forces (story, piece, deed);
}
