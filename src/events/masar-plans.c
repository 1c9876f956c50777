/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-finding.h"

#include <string.h>

/* The plans that are told of with what became of them: "the round that was set for the 15th was put off to the 22nd",
 * "they left yesterday, before the day that had been set, the 31st".
 *
 * The days in such sentences are of the plan, not of the news: each becomes a finding of its own, planned, on that day.
 * A sentence that denies or asks for it tells of no plan. */

/* How far from the words for it the day of a plan may stand. */
#define MAX_PLAN_TOKENS 12
#define MAX_TERM_TOKENS 4

/* How far from a postponement its days, and what is put off, may stand. */
#define MAX_SENTENCE_TOKENS 40
#define MAX_NOUN_TOKENS 14

static const MasarTime *
get_time (const MasarStory *story, guint time)
{
  return &g_array_index (story->times, MasarTime, time);
}

static gboolean
is_lapse (const MasarFinding *step)
{
  return step->type == MASAR_EVENT_TALKS && g_strcmp0 (step->kind, "lapse") == 0;
}

/* "called off": not every stop of talks is. */
static gboolean
is_cancellation (const MasarStory *story, const MasarFinding *step)
{
  const MasarTag *tag = step->type == MASAR_EVENT_TALKS && g_strcmp0 (step->kind, "suspension") == 0
                            ? masar_tags_at (story->tags, step->trigger, MASAR_TAG_STEP_SUSPENSION)
                            : NULL;

  return tag != NULL && masar_tag_get_flag (tag, "cancels");
}

static gboolean
is_postponement (const MasarFinding *step)
{
  return step->type == MASAR_EVENT_TALKS && g_strcmp0 (step->kind, "postponement") == 0;
}

/* The part of the sentence about the step in which its plans are told. */
static void
get_reach (const MasarStory *story, const MasarFinding *step, guint *from, guint *to)
{
  const MasarSentence *sentence =
      &masar_text_get_sentences (story->text)[g_array_index (story->pieces, MasarPiece, step->piece).sentence];

  *from = MAX ((int) sentence->first_token, (int) step->trigger - MAX_SENTENCE_TOKENS);
  *to = MIN (sentence->first_token + sentence->n_tokens, step->trigger + MAX_SENTENCE_TOKENS);
}

/* "that was planned for the 15th": the words that make the time one of a plan, with no other time between. */
static const MasarTag *
find_plan_words (const MasarStory *story, const MasarTime *time, guint from)
{
  const guint first = MAX ((int) from, (int) time->first_token - MAX_PLAN_TOKENS);
  const MasarTag *words = masar_tags_last (story->tags, MASAR_TAG_TURN_PLAN, first, time->first_token);

  return words != NULL
                 && masar_finding_times_in (story, words->token + words->n_tokens, time->first_token) == MASAR_UNKNOWN
             ? words
             : NULL;
}

/* "to the 22nd": the word right before the time, or a "for" that is written with it. */
static const MasarTag *
find_to (const MasarStory *story, const MasarTime *time, guint from)
{
  const MasarTag *to = masar_tags_last (story->tags, MASAR_TAG_TURN_TO, from, time->first_token);

  if (to == NULL)
    to = masar_tags_at (story->tags, time->first_token, MASAR_TAG_TURN_TO);
  return to != NULL && to->token + to->n_tokens >= time->first_token ? to : NULL;
}

/* "the 20th to the 15th": the two days in one time. */
static gboolean
has_to_within (const MasarStory *story, const MasarTime *time)
{
  const MasarTag *to =
      masar_tags_next (story->tags, MASAR_TAG_TURN_TO, time->first_token + 1, time->first_token + time->n_tokens);

  return to != NULL && !masar_tag_get_flag (to, "open");
}

/* "from the 20th", be the word part of the time or not. */
static gboolean
begins_with_from (const MasarStory *story, const MasarTime *time)
{
  return masar_tags_at (story->tags, time->first_token, MASAR_TAG_FROM) != NULL
         || (time->first_token > 0 && masar_tags_at (story->tags, time->first_token - 1, MASAR_TAG_FROM) != NULL);
}

/* Of which plan the time is that stands in the sentence of a postponement. */
static MasarPlan
judge_postponed (const MasarStory *story, const MasarFinding *step, const MasarTime *time)
{
  guint from, to;
  const MasarTag *words, *towards;

  get_reach (story, step, &from, &to);
  if (time->first_token < from || time->first_token >= to)
    return MASAR_PLAN_NONE;
  words = find_plan_words (story, time, from);
  towards = time->first_token > step->trigger ? find_to (story, time, step->trigger) : NULL;
  if (words == NULL || words->token < step->trigger)
    {
      if (towards != NULL
          || (time->first_token > step->trigger && (story->tokens[time->first_token].clitics & MASAR_CLITIC_LI) != 0))
        return MASAR_PLAN_RESET;
      return words != NULL
                     || (time->first_token > step->trigger && begins_with_from (story, time)
                         && has_to_within (story, time))
                 ? MASAR_PLAN_PUT_OFF
                 : MASAR_PLAN_NONE;
    }
  if (towards == NULL)
    return MASAR_PLAN_PUT_OFF;
  /* "that was to last until …": the end of what was planned, or the new day */
  return masar_tag_get_flag (towards, "open") || masar_story_has (story, MASAR_TAG_OPENER, words->token, towards->token)
             ? MASAR_PLAN_UNSURE
             : MASAR_PLAN_RESET;
}

/* "the deadline, the 26th": the words right before the time, behind the verb. */
static gboolean
is_deadline (const MasarStory *story, const MasarTime *time, guint from)
{
  const MasarTag *words = masar_tags_last (story->tags, MASAR_TAG_TURN_DEADLINE, from, time->first_token);

  return words != NULL && words->token + words->n_tokens + MAX_TERM_TOKENS > time->first_token;
}

/* Of what did not come, or was called off: the day for which it had been planned. */
static MasarPlan
judge_missed (const MasarStory *story, const MasarFinding *step, const MasarTime *time)
{
  guint from, to;

  get_reach (story, step, &from, &to);
  if (time->first_token < step->trigger || time->first_token >= to)
    return MASAR_PLAN_NONE;
  return find_plan_words (story, time, step->trigger) != NULL || is_deadline (story, time, step->trigger)
             ? MASAR_PLAN_MISSED
             : MASAR_PLAN_NONE;
}

/**
 * masar_plan_of_time:
 * @step: a finding
 * @time: index of a time
 *
 * Returns: of which plan behind @step the time is; if any, @step itself is not dated by it
 */
MasarPlan
masar_plan_of_time (const MasarStory *story, const MasarFinding *step, guint time)
{
  const MasarTime *self = get_time (story, time);
  const MasarTag *term;
  guint from, to;

  if (step->type != MASAR_EVENT_TALKS || step->plan != MASAR_PLAN_NONE)
    return MASAR_PLAN_NONE;
  if (is_postponement (step))
    return judge_postponed (story, step, self);
  if (is_lapse (step) || is_cancellation (story, step))
    return judge_missed (story, step, self);
  get_reach (story, step, &from, &to);
  if (self->first_token < step->trigger || self->first_token >= to)
    return MASAR_PLAN_NONE;
  term = masar_tags_last (story->tags, MASAR_TAG_TURN_TERM, step->trigger, self->first_token);
  return term != NULL && term->token + term->n_tokens + MAX_TERM_TOKENS > self->first_token ? MASAR_PLAN_DUE
                                                                                            : MASAR_PLAN_NONE;
}

/* What is planned, by the noun that is put off; NULL for what is no happening of its own: an announcement, a letter. */
static const char *
get_kind (const MasarTag *noun)
{
  static const struct
  {
    const char *role, *kind;
  } kinds[] = {
    { "talks", "round" },     { "round", "round" },           { "mediation", "round" },
    { "meeting", "meeting" }, { "visit", "visit" },           { "agreement", "agreement" },
    { "truce", "truce" },     { "withdrawal", "withdrawal" }, { "mission", "withdrawal" },
  };
  const char *role = masar_tag_get_string (noun, "role");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (role, kinds[i].role) == 0)
      return kinds[i].kind;
  return NULL;
}

/* What sets days for other things. */
static gboolean
is_frame (const MasarTag *noun)
{
  const char *kind = get_kind (noun);

  return kind == NULL || g_str_equal (kind, "agreement") || g_str_equal (kind, "truce");
}

/**
 * masar_plan_get_kind:
 * @step: a step in talks
 *
 * Returns: (nullable): the kind of what is planned where @step tells of a plan: of what is put off or did not come that
 *   of the first noun behind it, else of the last one before it
 */
const char *
masar_plan_get_kind (const MasarStory *story, const MasarFinding *step)
{
  const MasarTag *noun;
  guint from, to;

  if (!is_postponement (step) && !is_lapse (step) && !is_cancellation (story, step))
    return step->kind;
  /* forces that do not leave need no noun for it */
  if (is_lapse (step) && masar_tags_at (story->tags, step->trigger, MASAR_TAG_STEP_WITHDRAWAL) != NULL)
    return "withdrawal";
  get_reach (story, step, &from, &to);
  noun =
      masar_tags_next (story->tags, MASAR_TAG_TALKS_NOUN, step->trigger + 1, MIN (to, step->trigger + MAX_NOUN_TOKENS));
  /* "the round … was put off"; an agreement before it is what sets the day, not what is put off */
  if (noun == NULL)
    for (noun = masar_tags_last (story->tags, MASAR_TAG_TALKS_NOUN, from, step->trigger);
         noun != NULL && is_frame (noun); noun = masar_tags_last (story->tags, MASAR_TAG_TALKS_NOUN, from, noun->token))
      ;
  return noun != NULL ? get_kind (noun) : NULL;
}

/* How far before a step its negation stands. */
#define MAX_NEGATION_TOKENS 3

/* Whether what the sentence says of the step is what somebody denies or asks for. */
static gboolean
is_only_spoken_of (const MasarStory *story, const MasarFinding *step, guint from)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, step->piece);
  const guint near = MAX ((int) from, (int) step->trigger - MAX_NEGATION_TOKENS);

  /* what did not come is negated of itself */
  return (!is_lapse (step) && masar_story_has (story, MASAR_TAG_NEGATION, near, step->trigger))
         || masar_story_has (story, MASAR_TAG_STEP_DENIAL, from, step->trigger)
         || masar_story_has (story, MASAR_TAG_STEP_DEMAND, from, step->trigger)
         || masar_story_has (story, MASAR_TAG_HYPOTHETICAL, from, step->trigger)
         || masar_story_has (story, MASAR_TAG_REQUEST, piece->first_token, step->trigger);
}

/* "put off from Wednesday to Thursday" moves it; what "was set for Wednesday to Thursday" may last, or be moved, but
 * what was set for "from Wednesday to Thursday" lasts. */
static gboolean
is_move (const MasarStory *story, const MasarFinding *plan, guint from)
{
  const MasarTime *time = get_time (story, plan->plan_time);
  const MasarTimePoint nothing = { 0 };

  return plan->plan == MASAR_PLAN_PUT_OFF && memcmp (&time->expression.last, &nothing, sizeof nothing) != 0
         && has_to_within (story, time)
         && (!begins_with_from (story, time) || find_plan_words (story, time, from) == NULL);
}

/**
 * masar_plans_find:
 * @step: a step in talks that @story tells of
 * @plans: (out caller-allocates): the plans that are told of with it
 *
 * Returns: how many they are
 */
guint
masar_plans_find (const MasarStory *story, const MasarFinding *step, MasarFinding plans[MASAR_MAX_PLANS])
{
  const char *kind = masar_plan_get_kind (story, step);
  guint from, to, n = 0;

  get_reach (story, step, &from, &to);
  if (kind == NULL || is_only_spoken_of (story, step, from))
    return 0;
  for (guint i = masar_story_first_time (story, from); i < story->times->len && n < MASAR_MAX_PLANS; i++)
    {
      const MasarTime *time = get_time (story, i);
      const MasarPlan plan = time->vague ? MASAR_PLAN_NONE : masar_plan_of_time (story, step, i);

      if (time->first_token >= to)
        break;
      if (plan == MASAR_PLAN_NONE || plan == MASAR_PLAN_UNSURE || (n > 0 && plans[0].plan == plan))
        continue;
      plans[n] = *step;
      plans[n].kind = kind;
      plans[n].plan = plan;
      plans[n].plan_time = i;
      plans[n].trigger = time->first_token;
      plans[n].statement = FALSE;
      n++;
    }
  if (n == 1 && is_move (story, &plans[0], from))
    {
      plans[0].plan_part = MASAR_PLAN_PART_FIRST;
      plans[1] = plans[0];
      plans[1].plan = MASAR_PLAN_RESET;
      plans[1].plan_part = MASAR_PLAN_PART_LAST;
      n++;
    }
  return n;
}

/* A day named without its month or year is that of the week or year of the publication, on either side of it. */
#define MAX_AHEAD_DAYS 200
#define MAX_DOUBT_DAYS 8

static gint64
get_gap (MasarSpan a, MasarSpan b)
{
  return MAX (MAX (a.begin_minutes - b.end_minutes, b.begin_minutes - a.end_minutes), 0);
}

/* What was given up: of two days of a week the one ahead, for what is put off has not come yet, and of yesterday one
 * says so; of two years the nearer one. */
static MasarSpan
get_given_up (MasarSpan past, MasarSpan ahead, MasarSpan published)
{
  if (ahead.end_minutes - past.begin_minutes <= MAX_DOUBT_DAYS * MASAR_MINUTES_PER_DAY)
    return ahead;
  return get_gap (ahead, published) <= get_gap (past, published) ? ahead : past;
}

/* The part of a time that a plan has.  Words of planning do not turn what was given up to what is to come. */
static MasarTimeExpression
get_expression (const MasarStory *story, const MasarFinding *plan)
{
  MasarTimeExpression expression = get_time (story, plan->plan_time)->expression;

  if (plan->plan_part == MASAR_PLAN_PART_LAST)
    expression.first = expression.last;
  if (plan->plan_part != MASAR_PLAN_PART_WHOLE)
    expression.last = (MasarTimePoint){ 0 };
  expression.prospective &= plan->plan == MASAR_PLAN_RESET;
  return expression;
}

/* On either side of the publication; FALSE where that is not known, or the words mean but one day. */
static gboolean
resolve_both (const MasarStory *story, const MasarTimeExpression *expression, MasarWhen *past, MasarWhen *ahead)
{
  return !masar_span_is_open (story->published)
         && masar_time_expression_resolve (expression, story->published, MASAR_TIME_PAST, past)
         && masar_time_expression_resolve (expression, story->published, MASAR_TIME_FUTURE, ahead)
         && !masar_span_is_open (past->span) && !masar_span_is_open (ahead->span)
         && ahead->span.begin_minutes - story->published.end_minutes <= MAX_AHEAD_DAYS * MASAR_MINUTES_PER_DAY;
}

/**
 * masar_plan_date:
 * @plan: a finding that is only the plan behind another one
 *
 * Dates it by the time for which it was planned.  A new day lies ahead; of the day that was given up only the words say
 * on which side it lies.
 */
void
masar_plan_date (const MasarStory *story, MasarFinding *plan)
{
  const MasarTimeExpression expression = get_expression (story, plan);
  MasarWhen past, ahead;

  plan->time = (int) plan->plan_time;
  plan->dating = MASAR_DATING_OWN;
  plan->when = g_array_index (story->guesses, MasarWhen, plan->plan_time);
  if (!masar_time_expression_resolve (&expression, story->published, MASAR_TIME_PAST, &plan->when)
      && plan->plan_part != MASAR_PLAN_PART_WHOLE)
    plan->when = (MasarWhen){ MASAR_SPAN_OPEN, 0, 0 };
  if (!resolve_both (story, &expression, &past, &ahead))
    return;
  if (plan->plan == MASAR_PLAN_RESET)
    plan->when.span = ahead.span;
  else if (plan->plan == MASAR_PLAN_PUT_OFF)
    plan->when.span = get_given_up (past.span, ahead.span, story->published);
}

/**
 * masar_plan_is_given_up:
 * @time: index of a time
 *
 * Returns: whether it is told as that of a plan of before: "that had been set for the 26th"
 */
gboolean
masar_plan_is_given_up (const MasarStory *story, guint time)
{
  const MasarTime *self = get_time (story, time);
  const MasarSentence *sentence = &masar_text_get_sentences (story->text)[story->tokens[self->first_token].sentence];
  const MasarTag *words = find_plan_words (story, self, sentence->first_token);

  return words != NULL && masar_tag_get_flag (words, "past");
}

/**
 * masar_plan_resolve_given_up:
 * @time: index of a time of which [func@plan_is_given_up] says so
 *
 * Returns: when that is
 */
MasarWhen
masar_plan_resolve_given_up (const MasarStory *story, guint time)
{
  MasarFinding plan = { .plan = MASAR_PLAN_PUT_OFF, .plan_time = time };

  masar_plan_date (story, &plan);
  return plan.when;
}

/* Verbs of what may be due. */
static const MasarTagKind due_steps[] = { MASAR_TAG_STEP_ROUND,   MASAR_TAG_STEP_WITHDRAWAL, MASAR_TAG_STEP_END,
                                          MASAR_TAG_STEP_MEETING, MASAR_TAG_STEP_VISIT,      MASAR_TAG_STEP_AGREEMENT };

static gboolean
is_due_step (const MasarStory *story, guint token)
{
  for (guint i = 0; i < G_N_ELEMENTS (due_steps); i++)
    if (masar_tags_at (story->tags, token, due_steps[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the day of @plan was over when the article appeared: till then nothing is late. */
static gboolean
is_over (const MasarStory *story, MasarFinding *plan)
{
  masar_plan_date (story, plan);
  return !masar_span_is_open (plan->when.span) && !masar_span_is_open (story->published)
         && plan->when.span.end_minutes <= story->published.end_minutes;
}

/**
 * masar_lapse_find:
 * @position: index of a piece of @story
 * @finding: (out caller-allocates): what was found
 *
 * "They did not leave by the day that had been set, the 26th": only where a day is told that had been set, and a party.
 *
 * Returns: whether the piece tells that what was due did not come
 */
gboolean
masar_lapse_find (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, position);
  MasarFinding plans[MASAR_MAX_PLANS];

  for (const MasarTag *negation = masar_piece_first (story, piece, MASAR_TAG_NEGATION); negation != NULL;
       negation = masar_tags_next (story->tags, MASAR_TAG_NEGATION, negation->token + 1, piece->end_token))
    {
      const guint verb = negation->token + negation->n_tokens;

      if (verb >= piece->end_token || !masar_tag_get_flag (negation, "past") || !is_due_step (story, verb))
        continue;
      *finding = (MasarFinding){
        .type = MASAR_EVENT_TALKS,
        .kind = "lapse",
        .score = 3,
        .piece = position,
        .trigger = verb,
        .number = 1,
        .headline = piece->headline,
        .actor = masar_finding_first_actor (story, verb, MIN (verb + MAX_NOUN_TOKENS, piece->end_token)),
      };
      if (finding->actor != NULL && masar_plans_find (story, finding, plans) > 0 && is_over (story, &plans[0]))
        return TRUE;
    }
  return FALSE;
}
