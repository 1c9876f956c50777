/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-violence-private.h"

#include "masar-numerals.h"

#include <string.h>

/* Attacks and strikes.
 *
 * A trigger (a noun or verb of violence) makes a candidate; what stands beside it in the same piece says how much it is
 * worth: a date, a weapon, casualties, a place, a doer speak for a happening; threats, conditions, reactions and
 * general talk against it.  Who did it decides between attack and strike; where nobody is named, who was hit does. */

/* A candidate below this says too little of a happening. */
#define MIN_SCORE 3

/* How far before the trigger the time that opens a sentence may stand. */
#define MAX_ADJUNCT_TOKENS 40

/* How far behind "allowed" that may stand which is allowed. */
#define MAX_PERMITTED_TOKENS 25

/* How far behind what is announced it may be told what it answers. */
#define MAX_ANSWER_TOKENS 12

/* How far behind the noun "similar" may stand: "a similar rocket attack". */
#define MAX_ANOTHER_TOKENS 2

static gboolean
is_of_state (MasarSide side)
{
  return side == MASAR_SIDE_STATE || side == MASAR_SIDE_COALITION;
}

/* Whether it was done with a weapon of those who are no state. */
static gboolean
is_planted (const MasarDeed *deed)
{
  return deed->weapon != NULL && masar_tag_get_flag (deed->weapon, "planted");
}

/* "the group shot down an American drone": what it brought down was no raid, as far as is told.  Nor is it one that a
 * drone was lost, where nobody says to whom. */
static gboolean
is_of_group (const MasarDeed *deed)
{
  return masar_tag_get_side (deed->defender) == MASAR_SIDE_ARMED
         || (deed->defender == NULL && deed->weapon != NULL && g_str_equal (deed->weapon->entry->name, "drone"));
}

/* Whether it was done from aircraft, which states have alone. */
static gboolean
flies_there (const MasarDeed *deed)
{
  return deed->weapon != NULL && g_str_equal (deed->weapon->entry->name, "air-strike");
}

/* How far behind the noun or the weapon it may stand that nobody knows whose it was. */
#define MAX_UNKNOWN_TOKENS 2

/* "an unknown drone shelled …", "shelling of unknown source"; aircraft remain those of some state. */
static gboolean
is_of_nobody (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint noun = masar_deed_after (deed->tag);
  const guint weapon = deed->weapon != NULL ? masar_deed_after (deed->weapon) : piece->end_token;

  return deed->agent == NULL && !flies_there (deed)
         && (masar_story_has (story, MASAR_TAG_UNKNOWN_HAND, weapon,
                              MIN (weapon + MAX_UNKNOWN_TOKENS, piece->end_token))
             || (!deed->verb
                 && masar_story_has (story, MASAR_TAG_UNKNOWN_HAND, noun,
                                     MIN (noun + MAX_UNKNOWN_TOKENS, piece->end_token))));
}

static MasarEventType
decide_type (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const char *fixed = masar_tag_get_string (deed->tag, "type");
  const char *fallback = masar_tag_get_string (deed->tag, "default");
  const MasarSide agent = masar_tag_get_side (deed->agent);
  const MasarSide target = masar_tag_get_side (deed->target);
  const gboolean drone = deed->weapon != NULL && g_str_equal (deed->weapon->entry->name, "drone");

  if (deed->intercepts)
    return is_of_state (agent) && !is_of_group (deed) ? MASAR_EVENT_STRIKE : MASAR_EVENT_ATTACK;
  if (agent != MASAR_SIDE_UNKNOWN)
    return is_of_state (agent) ? MASAR_EVENT_STRIKE : MASAR_EVENT_ATTACK;
  if (g_strcmp0 (fixed, "attack") == 0 || is_of_nobody (story, piece, deed))
    return MASAR_EVENT_ATTACK;
  if (g_strcmp0 (fixed, "strike") == 0)
    return MASAR_EVENT_STRIKE;
  if (is_planted (deed))
    return MASAR_EVENT_ATTACK;
  if (flies_there (deed) || target == MASAR_SIDE_ARMED)
    return MASAR_EVENT_STRIKE;
  if (target != MASAR_SIDE_UNKNOWN)
    return MASAR_EVENT_ATTACK;
  /* drones are anybody's */
  if (g_strcmp0 (fallback, "strike") == 0 && !drone)
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

/* Units of time, as the lexicon numbers them, in which what was before is counted back to its day. */
#define UNIT_DAY 2
#define UNIT_WEEK 3

/* How far behind "after" the unit may stand. */
#define MAX_UNIT_TOKENS 3

/* "…, two days after the attack": that is dated by what it came before. */
static gboolean
is_counted_back (const MasarStory *story, const MasarPiece *piece)
{
  const guint end = MIN (piece->first_token + 1 + MAX_UNIT_TOKENS, piece->end_token);
  const MasarTag *after = masar_tags_next (story->tags, MASAR_TAG_AFTER, piece->first_token, end);
  const MasarTag *unit = after != NULL ? masar_tags_next (story->tags, MASAR_TAG_UNIT, after->token, end) : NULL;

  return piece->reference && unit != NULL && (unit->entry->value == UNIT_DAY || unit->entry->value == UNIT_WEEK);
}

/* "The group attacked, on that night, a village": whether the next piece of the sentence opens with a time. */
static gboolean
is_dated_behind (const MasarStory *story, const MasarPiece *piece)
{
  const MasarPiece *end = (const MasarPiece *) (void *) story->pieces->data + story->pieces->len;

  return !piece->reference && piece + 1 < end && piece[1].sentence == piece->sentence
         && masar_finding_times_in (story, piece[1].first_token, piece[1].first_token + 1) != MASAR_UNKNOWN;
}

/* Whether a time of the piece is the happening's: none that belongs to what it answers. */
static gboolean
is_dated (const MasarStory *story, const MasarPiece *piece, guint token)
{
  const MasarPiece *first = (const MasarPiece *) (void *) story->pieces->data;
  const MasarTag *response = masar_tags_next (story->tags, MASAR_TAG_LINK_RESPONSE, token, piece->end_token);

  if (is_counted_back (story, piece))
    return TRUE;
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
is_purpose (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint token = deed->tag->token;

  if ((deed->tag->clitics & MASAR_CLITIC_LI) == 0 || !masar_tag_get_flag (deed->tag, "deed"))
    return FALSE;
  /* a verb has no "in order to" before it, so that it is a verbal noun */
  return deed->verb
         || ((deed->tag->clitics & MASAR_CLITIC_AL) == 0 && deed->launch == NULL
             && !masar_story_has (story, MASAR_TAG_LINK_CAUSES, MAX (piece->first_token, token - MIN (token, 1)),
                                  token));
}

/* "an attack on American …": an indefinite noun with its target right behind. */
static gboolean
is_aimed (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint next = masar_deed_after (deed->tag);

  return (deed->tag->clitics & MASAR_CLITIC_AL) == 0
         && (deed->target == NULL || masar_tag_get_side (deed->target) != MASAR_SIDE_UNKNOWN)
         && masar_story_has (story, MASAR_TAG_AGAINST, next, MIN (next + 3, piece->end_token));
}

/* Whether the piece, or the next of the sentence, tells of dead or wounded; those of what it came after are not its. */
static gboolean
has_casualties (const MasarStory *story, const MasarPiece *piece)
{
  const MasarPiece *end = (const MasarPiece *) (void *) story->pieces->data + story->pieces->len;

  return masar_story_has (story, MASAR_TAG_CASUALTY, piece->first_token, piece->end_token)
         || (piece + 1 < end && piece[1].sentence == piece->sentence && !piece[1].reference
             && masar_story_has (story, MASAR_TAG_CASUALTY, piece[1].first_token, piece[1].end_token));
}

static const char *
decide_kind (const MasarDeed *deed)
{
  const char *kind = masar_tag_get_string (deed->tag, "kind");

  if (deed->weapon != NULL && (kind == NULL || !g_str_equal (kind, "air-strike")))
    return deed->weapon->entry->name;
  return kind;
}

static int
score_candidate (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed, int number)
{
  const guint token = deed->tag->token;
  const guint sentence_first = masar_text_get_sentences (story->text)[piece->sentence].first_token;
  const gboolean dated = is_dated (story, piece, token) || (deed->verb && is_dated_behind (story, piece));
  const gboolean announced = is_announced (story, piece, token);
  const MasarTag *place = masar_finding_place (story, token, piece->first_token, piece->end_token);
  const char *place_kind = place != NULL ? masar_tag_get_string (place, "kind") : NULL;
  const gboolean placed = place_kind != NULL && !g_str_equal (place_kind, "country");
  const MasarTag *clause = masar_tags_at (story->tags, piece->first_token, MASAR_TAG_SUBORDINATOR);
  int score = masar_tag_get_flag (deed->tag, "weak") ? 0 : 2;

  score += dated ? 2 : 0;
  score += deed->weapon != NULL ? 1 : 0;
  score += placed ? 1 : 0;
  score += has_casualties (story, piece) ? 1 : 0;
  /* an explosion tells by those whom it killed, and where */
  score += placed && has_casualties (story, piece) && g_strcmp0 (decide_kind (deed), "explosion") == 0 ? 1 : 0;
  score += deed->launch != NULL ? 1 : 0;
  score += deed->agent != NULL && deed->target != NULL ? 1 : 0;
  score += deed->target != NULL && (deed->verb || is_aimed (story, piece, deed)) ? 1 : 0;
  score += number == 2 ? 1 : 0;
  score += piece->headline ? 1 : 0;
  /* "before the drone hits it", as Arabic has it, is what was */
  if (masar_tag_get_flag (deed->tag, "habitual") && !piece->headline
      && !(clause != NULL && masar_tag_get_flag (clause, "tenseless") && masar_deed_after (clause) == token))
    score -= 2;
  if (is_purpose (story, piece, deed))
    score -= 4;
  /* "after the capture of …", "after they captured …" dates something else */
  if (masar_tag_get_flag (deed->tag, "ground") && token > piece->first_token
      && (masar_tags_at (story->tags, token - 1, MASAR_TAG_AFTER) != NULL
          || (clause != NULL && masar_tag_get_flag (clause, "after") && masar_deed_after (clause) == token)
          || masar_story_has (story, MASAR_TAG_GENERIC_WORD, MAX ((int) piece->first_token, (int) token - 6), token)))
    score -= 2;
  if (masar_story_has (story, MASAR_TAG_PERMITTING, MAX ((int) sentence_first, (int) token - MAX_PERMITTED_TOKENS),
                       token))
    score -= 3;
  if (number == 3 && !dated && deed->launch == NULL && deed->tag->entry->value == 3)
    score -= 2;
  score += announced ? 1 : 0;
  return score + score_context (story, piece, token, dated, announced);
}

/* "today's attack": made definite by its day. */
static gboolean
has_day_behind (const MasarStory *story, const MasarTag *noun)
{
  const guint next = masar_deed_after (noun);
  const guint position = masar_story_first_time (story, next);
  const MasarTime *time = position < story->times->len ? &g_array_index (story->times, MasarTime, position) : NULL;

  return time != NULL && time->first_token == next && noun->clitics == 0
         && (story->tokens[next].clitics & ~MASAR_CLITIC_AL) == 0;
}

/* "and it is the first attack of its kind": what was told of before is said to be one. */
static gboolean
is_predicate (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint next = piece->first_token + 1;
  MasarNumeral numeral;

  if (deed->verb || masar_tags_at (story->tags, piece->first_token, MASAR_TAG_COPULA) == NULL)
    return FALSE;
  return deed->tag->token == next
         || (deed->tag->token == next + 1
             && (masar_tags_at (story->tags, next, MASAR_TAG_RANK) != NULL
                 || (masar_numeral_read (story->text, next, &numeral) && numeral.ordinal)));
}

/* Whether nothing but custom decides the type: nobody is named, or only who suffered what was told of before. */
static gboolean
is_guess (const MasarDeed *deed, gboolean definite)
{
  if (deed->agent != NULL || is_planted (deed) || (flies_there (deed) && !deed->intercepts))
    return FALSE;
  if (deed->intercepts)
    return deed->defender != NULL;
  return g_strcmp0 (masar_tag_get_string (deed->tag, "type"), "any") == 0
         && (masar_tag_get_side (deed->target) == MASAR_SIDE_UNKNOWN || (definite && !deed->verb));
}

/* How far behind the word that it was seized a ship may stand. */
#define MAX_SEIZED_TOKENS 5

static gboolean
has_ship (const MasarStory *story, const MasarPiece *piece, const MasarTag *seizure)
{
  const guint end = MIN (masar_deed_after (seizure) + MAX_SEIZED_TOKENS, piece->end_token);
  const MasarTag *target = masar_tags_next (story->tags, MASAR_TAG_TARGET, masar_deed_after (seizure), end);

  return target != NULL && masar_tag_get_flag (target, "ship");
}

/* How far before the verb the weapon may begin that is its subject. */
#define MAX_SUBJECT_TOKENS 4

/* How far behind "a bomber killed" those whom he killed may stand. */
#define MAX_KILLED_TOKENS 8

/* "killed a bomber with a car 38 people": who carries the weapon stands behind the verb, and others behind him. */
static gboolean
has_bomber_as_subject (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint next = masar_deed_after (verb);
  const guint end = MIN (next + 1 + MAX_KILLED_TOKENS, piece->end_token);
  const MasarTag *bomber = next < end ? masar_tags_at (story->tags, next, MASAR_TAG_WEAPON) : NULL;
  const MasarTag *people;

  if (bomber == NULL || bomber->clitics != 0 || masar_tags_at (story->tags, next, MASAR_TAG_ACTOR) == NULL)
    return FALSE;
  people = masar_tags_next (story->tags, MASAR_TAG_PEOPLE, masar_deed_after (bomber), end);
  return people != NULL && masar_tags_at (story->tags, people->token, MASAR_TAG_ACTOR) == NULL;
}

/* "a Turkish drone killed …": the weapon is the subject, with nothing but an adjective between. */
static gboolean
has_weapon_as_subject (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint from = MAX ((int) piece->first_token, (int) verb->token - MAX_SUBJECT_TOKENS);
  const MasarTag *weapon = masar_tags_last (story->tags, MASAR_TAG_WEAPON, from, verb->token);
  guint token = weapon != NULL ? masar_deed_after (weapon) : 0;

  if (weapon == NULL || (weapon->clitics & (MASAR_CLITIC_BI | MASAR_CLITIC_LI)) != 0)
    return FALSE;
  while (token < verb->token
         && (masar_tags_at (story->tags, token, MASAR_TAG_ACTOR_ADJECTIVE) != NULL
             || story->tokens[token].kind == MASAR_TOKEN_MARK))
    token++;
  return token == verb->token;
}

/* How far behind the verb what is dropped, or who drops it, may stand. */
#define MAX_LOAD_TOKENS 5

/* "dropped barrels", "aircraft dropped …": no speech, and nobody who is caught; "gunmen opened fire", and no road. */
static gboolean
has_load (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint next = masar_deed_after (verb);
  const guint end = MIN (next + MAX_LOAD_TOKENS, piece->end_token);
  const MasarTag *weapon = masar_tags_next (story->tags, MASAR_TAG_WEAPON, next, end);
  const char *kind = masar_tag_get_string (verb, "kind");

  return weapon != NULL && (kind == NULL || g_str_equal (kind, weapon->entry->name))
         && !masar_tag_get_flag (weapon, "planted") && (weapon->clitics & MASAR_CLITIC_BI) == 0
         && !masar_story_has (story, MASAR_TAG_AGAINST, next, weapon->token)
         && !masar_story_has (story, MASAR_TAG_SOURCE_OF, next, weapon->token);
}

/* How far from "battles" it may stand that they broke out, or were fought. */
#define MAX_OUTBREAK_TOKENS 7

static gboolean
has_what_it_needs (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const char *needs = masar_tag_get_string (deed->tag, "needs");

  if (needs == NULL)
    return TRUE;
  if (g_str_equal (needs, "ship"))
    return has_ship (story, piece, deed->tag);
  if (g_str_equal (needs, "subject"))
    return has_weapon_as_subject (story, piece, deed->tag) || has_bomber_as_subject (story, piece, deed->tag);
  if (g_str_equal (needs, "load"))
    return has_load (story, piece, deed->tag);
  if (g_str_equal (needs, "outbreak"))
    return masar_story_has (story, MASAR_TAG_LAUNCH_VERB,
                            MAX ((int) piece->first_token, (int) deed->tag->token - MAX_OUTBREAK_TOKENS),
                            MIN (masar_deed_after (deed->tag) + MAX_OUTBREAK_TOKENS, piece->end_token));
  /* only what flies is brought down */
  if (g_strcmp0 (masar_tag_get_string (deed->tag, "role"), "intercept") == 0 && deed->weapon != NULL
      && !masar_tag_get_flag (deed->weapon, "flies") && !g_str_equal (deed->weapon->entry->name, "air-strike"))
    return FALSE;
  return g_str_equal (needs, "thing") ? masar_deed_is_thing (story, deed->weapon) : deed->weapon != NULL;
}

/* One, two or several: by the form of the noun, a number or a word for many before it. */
static int
count_happenings (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint token = deed->tag->token;
  const guint from = MAX ((int) piece->first_token, (int) token - 3);
  const MasarTag *group = masar_tags_last (story->tags, MASAR_TAG_GROUP_WORD, from, token);
  MasarNumeral numeral;

  /* "several days after an attack" counts days */
  if (group != NULL && masar_tags_at (story->tags, masar_deed_after (group), MASAR_TAG_UNIT) == NULL)
    return 3;
  if (deed->verb)
    return 1;
  if (token > from && masar_numeral_read (story->text, token - 1, &numeral) && !numeral.ordinal && numeral.value > 2)
    return 3;
  return deed->tag->entry->value;
}

/* How far before "and destroyed" it stands that what was fired was brought down. */
#define MAX_INTERCEPT_TOKENS 2

/* "engaged a drone and destroyed it": the weapon right before the verb is what the pronoun stands for. */
static gboolean
brings_it_down (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint from = MAX ((int) piece->first_token, (int) verb->token - 3);
  const MasarTag *weapon = masar_tags_last (story->tags, MASAR_TAG_WEAPON, from, verb->token);

  return (verb->clitics & MASAR_CLITIC_PRONOUN) != 0 && weapon != NULL && masar_tag_get_flag (weapon, "flies")
         && !masar_story_has (story, MASAR_TAG_VIOLENCE_VERB, piece->first_token, weapon->token)
         && (weapon->clitics & MASAR_CLITIC_BI) == 0 && g_str_equal (verb->entry->name, "دمر");
}

/* "intercepted and destroyed a rocket": both verbs tell of what was fired. */
static gboolean
goes_on_intercepting (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint token = deed->tag->token;

  return deed->verb && (deed->tag->clitics & MASAR_CLITIC_WA) != 0 && deed->weapon != NULL
         && masar_tag_get_flag (deed->weapon, "flies")
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
         || (clause != NULL && masar_tag_get_flag (clause, "continues") && masar_deed_after (clause) == verb->token);
}

/* "Attack on the town: the minister announced … the attack": of what is as good, what is said tells more than its head.
 */
static gboolean
is_said_after (const MasarStory *story, const MasarFinding *finding, const MasarDeed *deed)
{
  return finding->trigger < deed->tag->token
         && masar_story_has (story, MASAR_TAG_REPORT_VERB, finding->trigger, deed->tag->token);
}

/* How far behind a verb of harm it may stand by what that was done. */
#define MAX_CAUSE_TOKENS 14

/* "were hit in the shelling", "there fell dead by a raid": the noun behind says how. */
static const MasarTag *
find_cause (const MasarStory *story, const MasarPiece *piece, const MasarDeed *deed)
{
  const guint next = masar_deed_after (deed->tag);
  const guint end = MIN (next + MAX_CAUSE_TOKENS, piece->end_token);
  const MasarTag *noun = masar_tags_next (story->tags, MASAR_TAG_VIOLENCE_NOUN, next, end);
  const MasarTag *weapon = masar_tags_next (story->tags, MASAR_TAG_WEAPON, next, end);

  return deed->verb && g_strcmp0 (masar_tag_get_string (deed->tag, "role"), "thing") == 0
                 && g_strcmp0 (masar_tag_get_string (deed->tag, "needs"), "weapon") == 0 && noun != NULL
                 && (weapon == NULL || weapon->token > noun->token)
                 && ((noun->clitics & MASAR_CLITIC_BI) != 0
                     || masar_tags_at (story->tags, noun->token - 1, MASAR_TAG_LOCATIVE) != NULL
                     || masar_tags_at (story->tags, noun->token - 1, MASAR_TAG_LINK_CAUSES) != NULL)
             ? noun
             : NULL;
}

/* Finds who did it and who was hit; of what was done by some deed, who did that.
 *
 * Returns: the type of it, or of that */
static MasarEventType
settle_parties (const MasarStory *story, const MasarPiece *piece, MasarDeed *deed)
{
  MasarDeed cause = { .tag = find_cause (story, piece, deed) };

  masar_deed_find_parties (story, piece, deed);
  if (cause.tag == NULL)
    return decide_type (story, piece, deed);
  cause.weapon = masar_deed_find_weapon (story, piece, cause.tag->token);
  masar_deed_find_parties (story, piece, &cause);
  deed->agent = cause.agent;
  deed->target = cause.target;
  return decide_type (story, piece, &cause);
}

/* Keeps @deed in that of @findings which is of its type, when it is better than what is there. */
static void
consider (const MasarStory *story, guint position, MasarDeed *deed, MasarFinding *const *findings)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const int number = count_happenings (story, piece, deed);
  MasarFinding *finding;
  MasarEventType type;
  int score;

  deed->weapon = masar_deed_find_weapon (story, piece, deed->tag->token);
  if (!has_what_it_needs (story, piece, deed))
    return;
  deed->intercepts =
      goes_on_intercepting (story, piece, deed) || (deed->verb && brings_it_down (story, piece, deed->tag));
  type = settle_parties (story, piece, deed);
  finding = findings[type];
  score = score_candidate (story, piece, deed, number);
  if (score < MIN_SCORE || score < finding->score || (score == finding->score && !is_said_after (story, finding, deed)))
    return;
  finding->type = type;
  finding->score = score;
  finding->kind = decide_kind (deed);
  finding->piece = position;
  finding->trigger = deed->tag->token;
  finding->actor = deed->agent;
  finding->target = deed->target;
  finding->number = number;
  finding->certain = deed->agent != NULL;
  finding->sided = is_planted (deed);
  /* "the attack", "it is an attack", or "and hit …" without a doer: what was told of before */
  finding->definite = deed->verb ? deed->agent == NULL && goes_on_telling (story, piece, deed->tag)
                                 : (deed->tag->clitics & MASAR_CLITIC_AL) != 0 || is_predicate (story, piece, deed)
                                       || has_day_behind (story, deed->tag);
  finding->guess = is_guess (deed, finding->definite);
  finding->defender = deed->defender;
  finding->another = masar_story_has (story, MASAR_TAG_ANOTHER, masar_deed_after (deed->tag),
                                      MIN (masar_deed_after (deed->tag) + MAX_ANOTHER_TOKENS, piece->end_token));
  finding->headline = piece->headline;
  finding->announced = is_announced (story, piece, deed->tag->token);
}

/* How far behind the verb the noun may stand of which it says that it was stopped. */
#define MAX_STOPPED_TOKENS 2

/* "the air defences stopped an air raid": the noun tells, with who did it. */
static gboolean
stops_noun (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb)
{
  const guint next = masar_deed_after (verb);

  return g_strcmp0 (masar_tag_get_string (verb, "role"), "intercept") == 0
         && masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, next, MIN (next + MAX_STOPPED_TOKENS, piece->end_token));
}

/* "at dawn today" is no explosion, though the letters are the same: what a time is made of tells of nothing. */
static gboolean
is_in_time (const MasarStory *story, guint token)
{
  const guint behind = masar_story_first_time (story, token + 1);
  const MasarTime *time = behind > 0 ? &g_array_index (story->times, MasarTime, behind - 1) : NULL;

  return time != NULL && token < time->first_token + time->n_tokens;
}

static MasarTagSet
get_triggers (void)
{
  MasarTagSet triggers = { { 0 } };

  masar_tag_set_add (&triggers, MASAR_TAG_VIOLENCE_NOUN);
  masar_tag_set_add (&triggers, MASAR_TAG_VIOLENCE_VERB);
  return triggers;
}

/**
 * masar_violence_find:
 * @piece: index of a piece of @story
 * @attack: (out caller-allocates): what it tells of an attack by the best trigger for one; its score is 0 if nothing
 * @strike: (out caller-allocates): the same of a strike
 *
 * Finds the violence that the piece tells of.
 */
void
masar_violence_find (const MasarStory *story, guint position, MasarFinding *attack, MasarFinding *strike)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  const MasarTagSet triggers = get_triggers ();
  MasarFinding *const findings[] = { [MASAR_EVENT_ATTACK] = attack, [MASAR_EVENT_STRIKE] = strike };

  attack->score = strike->score = 0;
  if (!masar_tag_set_meets (&piece->kinds, &triggers))
    return;
  memset (attack, 0, sizeof *attack);
  memset (strike, 0, sizeof *strike);
  for (guint token = masar_tags_find (story->tags, triggers, piece->first_token, piece->end_token);
       token < piece->end_token; token = masar_tags_find (story->tags, triggers, token + 1, piece->end_token))
    {
      const MasarTag *noun = masar_tags_at (story->tags, token, MASAR_TAG_VIOLENCE_NOUN);
      const MasarTag *verb = masar_tags_at (story->tags, token, MASAR_TAG_VIOLENCE_VERB);
      MasarDeed deed;

      if (is_in_time (story, token))
        continue;
      if (noun != NULL && verb != NULL && masar_deed_follows_pronoun (story, piece, verb))
        noun = NULL;
      deed = (MasarDeed){ .tag = noun };
      if (noun != NULL)
        consider (story, position, &deed, findings);
      deed = (MasarDeed){ .tag = verb, .verb = TRUE };
      if (verb != NULL && noun == NULL && !masar_deed_belongs_to_noun (story, piece, verb)
          && !stops_noun (story, piece, verb))
        consider (story, position, &deed, findings);
    }
}
