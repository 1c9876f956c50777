/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-finding.h"
#include "masar-numerals.h"

#include <string.h>

/* What a finding tells beside its type: date, place and modality. */

/* A sentence has fewer findings than this, and what is referred to was told of no more findings ago: looked for further
 * away, a text without end would take time without end. */
#define MAX_NEAR_FINDINGS 128

/**
 * masar_findings_near:
 * @findings: (element-type MasarFinding): findings, in the order of the text
 * @token: index of a token
 * @first: (out): index of the first finding that is near to @token
 * @end: (out): the index after the last one
 */
void
masar_findings_near (const GArray *findings, guint token, guint *first, guint *end)
{
  guint low = 0;
  guint high = findings->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (findings, MasarFinding, middle).trigger < token)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low > MAX_NEAR_FINDINGS ? low - MAX_NEAR_FINDINGS : 0;
  *end = MIN (low + MAX_NEAR_FINDINGS, findings->len);
}

/**
 * masar_finding_times_in:
 *
 * Returns: index of the first time with a value from token @from up to before @to, or %MASAR_UNKNOWN
 */
int
masar_finding_times_in (const MasarStory *story, guint from, guint to)
{
  for (guint i = masar_story_first_time (story, from); i < story->times->len; i++)
    {
      const MasarTime *time = &g_array_index (story->times, MasarTime, i);

      if (time->first_token >= to)
        break;
      if (!time->vague)
        return (int) i;
    }
  return MASAR_UNKNOWN;
}

/* Whether the time is too wide to date anything: "in the last months". */
static gboolean
is_loose (const MasarStory *story, guint position)
{
  const MasarTime *time = &g_array_index (story->times, MasarTime, position);
  const MasarSpan span = g_array_index (story->guesses, MasarWhen, position).span;

  if (time->vague || masar_span_is_unknown (span))
    return TRUE;
  /* "ten days ago" is one day, whatever its words */
  return masar_span_get_length (span) > MASAR_MINUTES_PER_DAY
         && masar_tags_next (story->tags, MASAR_TAG_LOOSE_TIME, time->first_token, time->first_token + time->n_tokens)
                != NULL;
}

/* Whether another finding's trigger stands between the two tokens: the time is nearer to that one. */
static gboolean
is_divided (const GArray *findings, const MasarFinding *self, guint a, guint b)
{
  guint first, end;

  if (findings == NULL)
    return FALSE;
  masar_findings_near (findings, self->trigger, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const guint trigger = g_array_index (findings, MasarFinding, i).trigger;

      if (trigger != self->trigger && trigger > MIN (a, b) && trigger < MAX (a, b)
          && g_array_index (findings, MasarFinding, i).type != self->type)
        return TRUE;
    }
  return FALSE;
}

/* Units of time that are counted here, as the lexicon numbers them. */
#define UNIT_DAY 2
#define UNIT_WEEK 3
#define MAX_COUNTED 60

/* A time that hangs on an unknown publication counts as so much further away. */
#define UNRESOLVED_TOKENS 20

/* So does the time at which it was said, where another one follows. */
#define SAID_TOKENS 14

/* "announced on Sunday the arrest …": whether the time before @trigger is that of the verb of saying. */
static gboolean
is_time_of_saying (const MasarStory *story, const MasarTime *time, guint trigger, guint from)
{
  const MasarTag *verb = masar_tags_last (story->tags, MASAR_TAG_REPORT_VERB, from, trigger);

  return verb != NULL && time->first_token < trigger && time->first_token + 3 >= verb->token
         && !masar_story_has (story, MASAR_TAG_OPENER, verb->token, time->first_token);
}

/* Whether "since" stands before the time or opens it. */
static gboolean
is_since (const MasarStory *story, const MasarTime *time)
{
  return masar_tags_at (story->tags, time->first_token, MASAR_TAG_SINCE) != NULL
         || (time->first_token > 0 && masar_tags_at (story->tags, time->first_token - 1, MASAR_TAG_SINCE) != NULL);
}

static gboolean
is_violence (const MasarFinding *finding)
{
  return finding->type == MASAR_EVENT_ATTACK || finding->type == MASAR_EVENT_STRIKE;
}

/* How far before "since" the word may stand that says what is counted. */
#define MAX_RANK_TOKENS 8

static gboolean
is_ordinal (const MasarStory *story, guint token)
{
  MasarNumeral numeral;

  return masar_numeral_read (story->text, token, &numeral) && numeral.ordinal && numeral.definite;
}

/* Whether the time is a day or less. */
static gboolean
is_day (const MasarStory *story, const MasarTime *time)
{
  const guint position = masar_story_first_time (story, time->first_token);

  return masar_span_get_length (g_array_index (story->guesses, MasarWhen, position).span) <= MASAR_MINUTES_PER_DAY;
}

/* How far before a time "since" may stand where a clause is between: "since the group began …, at the end of the year".
 */
#define MAX_SINCE_TOKENS 20

/* "the attack is the first on the base in that year", "the gravest since they began … in that year". */
static gboolean
is_ranked (const MasarStory *story, const MasarFinding *finding, const MasarTime *time)
{
  const guint behind = time->first_token - MIN (time->first_token, MAX_SINCE_TOKENS);
  const guint from = MAX (finding->trigger, behind);
  const MasarTag *since = masar_tags_last (story->tags, MASAR_TAG_SINCE, from, time->first_token);

  if (since != NULL)
    return masar_story_has (story, MASAR_TAG_RANK, finding->trigger, since->token);
  for (guint token = MAX (finding->trigger, time->first_token - MIN (time->first_token, MAX_RANK_TOKENS));
       token < time->first_token; token++)
    if (is_ordinal (story, token))
      return TRUE;
  return FALSE;
}

/* "the first attack since that day", "the third this week": happenings are counted within the time, which is not that
 * of the one told of. */
static gboolean
is_time_of_counting (const MasarStory *story, const MasarFinding *finding, const MasarTime *time)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  /* "the tenth attack that the group …": the number may stand at the happening itself, however far that is */
  const guint near = MIN (finding->trigger, time->first_token - MIN (time->first_token, MAX_RANK_TOKENS));
  const guint from = MAX (piece->first_token, near);

  if (!is_violence (finding) || finding->series || time->first_token <= piece->first_token)
    return FALSE;
  if (!is_since (story, time))
    return !is_day (story, time) && (is_ordinal (story, time->first_token - 1) || is_ranked (story, finding, time));
  for (guint token = from; token < time->first_token; token++)
    if (is_ordinal (story, token))
      return TRUE;
  return masar_story_has (story, MASAR_TAG_RANK, from, time->first_token);
}

/* Violence that is no threat is told when it has been: a day that lies ahead is that of something else. */
static gboolean
is_too_late (const MasarStory *story, const MasarFinding *finding, guint time)
{
  return is_violence (finding) && !finding->announced && story->published.end_minutes != MASAR_OPEN_FUTURE
         && g_array_index (story->guesses, MasarWhen, time).span.begin_minutes >= story->published.end_minutes;
}

/* The time nearest to @around from token @from up to before @to. */
static int
nearest_time (const MasarStory *story,
              const GArray *findings,
              const MasarFinding *self,
              guint around,
              guint from,
              guint to)
{
  int best = MASAR_UNKNOWN;
  guint best_distance = G_MAXUINT;

  for (guint i = masar_story_first_time (story, from); i < story->times->len; i++)
    {
      const MasarTime *time = &g_array_index (story->times, MasarTime, i);
      guint distance;

      if (time->first_token >= to)
        break;
      if (is_loose (story, i) || is_divided (findings, self, around, time->first_token)
          || is_time_of_counting (story, self, time) || is_too_late (story, self, i)
          || masar_plan_of_time (story, self, i) != MASAR_PLAN_NONE)
        continue;
      distance = time->first_token > around ? time->first_token - around : around - time->first_token;
      if (masar_span_is_unknown (g_array_index (story->whens, MasarWhen, i).span))
        distance += UNRESOLVED_TOKENS;
      if (is_time_of_saying (story, time, around, from))
        distance += SAID_TOKENS;
      if (distance < best_distance)
        {
          best = (int) i;
          best_distance = distance;
        }
    }
  return best;
}

/* Whether what is told goes on: with "since" it lasts until now. */
static gboolean
goes_on (const MasarStory *story, const MasarFinding *finding, const MasarPiece *piece)
{
  const MasarTag *verb = masar_tags_at (story->tags, finding->trigger, MASAR_TAG_VIOLENCE_VERB);

  return is_violence (finding)
         && ((verb != NULL && masar_tag_get_flag (verb, "habitual"))
             || masar_story_has (story, MASAR_TAG_ONGOING, piece->first_token, piece->end_token));
}

/* "said on Wednesday that … ten days ago": counted from the day in the sentence on which it was said. */
static void
count_from_saying (const MasarStory *story, MasarFinding *finding, int time)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  const guint sentence_first = masar_text_get_sentences (story->text)[piece->sentence].first_token;
  const MasarTimePoint *point = &g_array_index (story->times, MasarTime, time).expression.first;
  const int said = masar_finding_times_in (story, sentence_first, piece->end_token);
  gint64 day;

  if (point->weekday != 0 || point->day.setting != MASAR_TIME_RELATIVE || point->day.value > -2 || said >= time
      || said == MASAR_UNKNOWN
      || masar_span_get_length (g_array_index (story->guesses, MasarWhen, said).span) > MASAR_MINUTES_PER_DAY
      || !masar_span_get_first_day (g_array_index (story->guesses, MasarWhen, said).span, &day))
    return;
  finding->when.span = masar_span_new_day (day + point->day.value);
  finding->counted_from = said;
  finding->time = MASAR_UNKNOWN;
}

static void
take_time (const MasarStory *story, MasarFinding *finding, int time, MasarDating dating)
{
  const MasarTime *expression = &g_array_index (story->times, MasarTime, time);
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  MasarWhen when;

  finding->time = time;
  finding->dating = dating;
  finding->when = g_array_index (story->guesses, MasarWhen, time);
  finding->since = is_since (story, expression);
  count_from_saying (story, finding, time);
  if (masar_plan_is_given_up (story, (guint) time))
    finding->when = masar_plan_resolve_given_up (story, (guint) time);
  else if (masar_story_has (story, MASAR_TAG_PLANNED, piece->first_token, expression->first_token)
           && masar_time_expression_resolve (&expression->expression, story->published, MASAR_TIME_FUTURE, &when))
    finding->when = when;
  if (finding->since && (finding->number == 3 || finding->series || goes_on (story, finding, piece)))
    {
      finding->series = TRUE;
      finding->when.lasting = TRUE;
      if (story->published.end_minutes != MASAR_OPEN_FUTURE)
        finding->when.span.end_minutes = MAX (finding->when.span.end_minutes, story->published.end_minutes);
    }
}

/* The last happening before @self that talks were dated by: what a reply replies to. */
static const MasarFinding *
find_replied (const GArray *findings, const MasarFinding *self)
{
  guint first, end;
  const MasarFinding *last = NULL;

  masar_findings_near (findings, self->trigger, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);

      if (other == self)
        break;
      if (other->type == MASAR_EVENT_TALKS && other->dating != MASAR_DATING_NONE)
        last = other;
    }
  return last;
}

/* A reply without a date comes after what it replies to. */
static void
take_replied (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  const MasarFinding *replied = find_replied (findings, finding);

  if (finding->type == MASAR_EVENT_TALKS && replied != NULL
      && masar_story_has (story, MASAR_TAG_LINK_RESPONSE, piece->first_token, piece->end_token)
      && replied->when.span.begin_minutes < finding->when.span.end_minutes
      && finding->when.span.end_minutes != MASAR_OPEN_FUTURE)
    finding->when.span.begin_minutes = replied->when.span.begin_minutes;
}

/* What is announced comes after the announcement. */
static void
take_future (const MasarStory *story, MasarFinding *finding)
{
  finding->time = MASAR_UNKNOWN;
  finding->dating = MASAR_DATING_NONE;
  finding->when = (MasarWhen){ MASAR_SPAN_OPEN, 0, 0 };
  finding->when.span.begin_minutes = story->published.begin_minutes;
}

/* Nothing dates it: it was before the last day on which the article may have appeared. */
static void
take_publication (const MasarStory *story, MasarFinding *finding)
{
  finding->time = MASAR_UNKNOWN;
  finding->dating = MASAR_DATING_NONE;
  finding->when.span.begin_minutes = MASAR_OPEN_PAST;
  finding->when.span.end_minutes = story->published.end_minutes;
}

/* How far before what it refers to "days after" stands. */
#define MAX_AFTER_TOKENS 11

/* What a plural without a number stands for: few, as grammar has it from three to nine, and of two ends. */
#define MIN_FEW 2
#define MAX_FEW 9

/* So many days, at least and at most. */
typedef struct
{
  int min;
  int max;
} Days;

/* "three days", "a week", "days": how many days, from @token on; none where no days are told.  @end is set to the token
 * behind. */
static Days
count_days (const MasarStory *story, guint token, guint *end)
{
  MasarNumeral numeral = { .value = 1 };
  const MasarTag *unit;
  gboolean counted = FALSE;
  int count, length;

  *end = token;
  if (masar_story_is_mark (story, token, "("))
    token++;
  if (masar_numeral_read (story->text, token, &numeral))
    {
      token += numeral.n_tokens;
      counted = TRUE;
    }
  else if (masar_tags_at (story->tags, token, MASAR_TAG_GROUP_WORD) != NULL)
    token++;
  if (masar_story_is_mark (story, token, ")"))
    token++;
  unit = masar_tags_at (story->tags, token, MASAR_TAG_UNIT);
  if (unit == NULL || numeral.value <= 0 || numeral.value > MAX_COUNTED)
    return (Days){ 0, 0 };
  *end = token + unit->n_tokens;
  length = unit->entry->value == UNIT_DAY ? 1 : unit->entry->value == UNIT_WEEK ? 7 : 0;
  count = masar_lexicon_entry_get_number (unit->entry, "count", 0);
  if (!counted && count == 0 && masar_tag_get_flag (unit, "plural"))
    return (Days){ MIN_FEW * length, MAX_FEW * length };
  if (count == 0)
    count = (int) numeral.value;
  return (Days){ count * length, count * length };
}

/* "three days after an attack": how many days, from the word of "after" at @tag on. */
static Days
count_days_after (const MasarStory *story, const MasarTag *tag, guint *end)
{
  *end = tag->token + tag->n_tokens;
  return tag->entry->value > 0 ? (Days){ tag->entry->value, tag->entry->value } : count_days (story, *end, end);
}

/* Before how long something lasts stand only few words. */
#define MAX_DURATION_TOKENS 24

/* "a truce from that day, for five days": how long it lasts, in days; 0 where it is not told. */
static int
read_duration (const MasarStory *story, const MasarPiece *piece, guint from)
{
  const MasarSentence *sentence = &masar_text_get_sentences (story->text)[piece->sentence];
  const guint end = MIN (from + MAX_DURATION_TOKENS, sentence->first_token + sentence->n_tokens);

  for (const MasarTag *tag = masar_tags_next (story->tags, MASAR_TAG_LASTING, piece->first_token, end); tag != NULL;
       tag = masar_tags_next (story->tags, MASAR_TAG_LASTING, tag->token + 1, end))
    {
      guint behind;
      const Days days = count_days (story, tag->token + tag->n_tokens, &behind);

      if (days.min > 0 && days.min == days.max)
        return days.min;
    }
  return 0;
}

/* A truce that begins on a day lasts as long as is told. */
static void
let_truce_last (const MasarStory *story, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  gint64 first;
  int days;

  if (finding->type != MASAR_EVENT_TALKS || g_strcmp0 (finding->kind, "truce") != 0
      || finding->dating != MASAR_DATING_OWN || masar_span_get_length (finding->when.span) > MASAR_MINUTES_PER_DAY
      || !masar_span_get_first_day (finding->when.span, &first))
    return;
  days = read_duration (story, piece, finding->trigger);
  if (days == 0)
    return;
  finding->when.span = masar_span_new_days (first, first + days);
  finding->when.lasting = TRUE;
}

/* The happening told of before @self that has a day of its own. */
static const MasarFinding *
find_dated_before (const GArray *findings, const MasarFinding *self)
{
  guint first, end;
  const MasarFinding *last = NULL;

  masar_findings_near (findings, self->trigger, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);

      if (other == self)
        break;
      if (other->type <= MASAR_EVENT_TALKS && other->dating != MASAR_DATING_NONE && !other->series
          && masar_span_get_length (other->when.span) <= MASAR_MINUTES_PER_DAY)
        last = other;
    }
  return last;
}

/* How far behind "days after" the noun may stand, and how far where one word says how many, or it is told who died. */
#define MAX_COUNTED_TOKENS 3
#define MAX_NAMED_TOKENS 6
#define MAX_DEATH_TOKENS 7

/* Whether what stands at @trigger is what was before: "two days after an attack", "after the death of … in an attack".
 */
static gboolean
is_counted_from (const MasarStory *story, const MasarTag *after, guint end, guint trigger)
{
  return trigger <= end + (after->entry->value > 0 ? MAX_NAMED_TOKENS : MAX_COUNTED_TOKENS)
         || (trigger <= end + MAX_DEATH_TOKENS && masar_story_has (story, MASAR_TAG_CASUALTY, end, trigger));
}

/* "…, a day after an attack on …": counted back from the day of what was told before; "days after" leaves some days
 * open.  Where no number is told, or no day, it is known only that it was earlier. */
static gboolean
take_counted (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  const guint from = MAX ((int) piece->first_token, (int) finding->trigger - MAX_AFTER_TOKENS);
  const MasarTag *after = masar_tags_last (story->tags, MASAR_TAG_AFTER, from, finding->trigger);
  const MasarFinding *base;
  gint64 day;
  guint end;
  Days days;

  if (after == NULL)
    return FALSE;
  days = count_days_after (story, after, &end);
  if (days.max == 0 || (finding->number == 3 && days.min != days.max)
      || !is_counted_from (story, after, end, finding->trigger))
    return FALSE;
  base = find_dated_before (findings, finding);
  if (base == NULL || !masar_span_get_first_day (base->when.span, &day))
    return FALSE;
  finding->time = MASAR_UNKNOWN;
  finding->counted_from = base->time;
  finding->dating = MASAR_DATING_OWN;
  finding->when = (MasarWhen){ masar_span_new_days (day - days.max, day - days.min), 0, 0 };
  return TRUE;
}

/* How far before what is remembered its anniversary may stand. */
#define MAX_ANNIVERSARY_TOKENS 30

/* How many years before the day of an anniversary that was which it recalls: its number stands behind it, also after
 * "yearly"; 0 where none does. */
static int
count_years (const MasarStory *story, const MasarTag *anniversary)
{
  MasarNumeral numeral;

  for (guint token = anniversary->token + anniversary->n_tokens; token < anniversary->token + 3; token++)
    if (masar_numeral_read (story->text, token, &numeral) && numeral.ordinal && numeral.value <= MAX_COUNTED)
      return (int) numeral.value;
  return 0;
}

/* The same day so many years before. */
static gint64
subtract_years (gint64 day, int years)
{
  const MasarCivilDate date = masar_civil_from_days (day);
  const int day_of_month = date.month == 2 && date.day == 29 ? 28 : date.day;

  return masar_days_from_civil (date.year - years, date.month, day_of_month);
}

/* Where what was before the article appeared has ended. */
static gint64
find_last_minute_before (const MasarStory *story)
{
  return story->published.begin_minutes != MASAR_OPEN_PAST ? story->published.begin_minutes
                                                           : story->published.end_minutes;
}

/* "on the second anniversary of the killing of …": years before the day that is told for the anniversary, else only
 * known to have been before. */
static gboolean
take_anniversary (const MasarStory *story, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  const guint first = masar_text_get_sentences (story->text)[piece->sentence].first_token;
  const guint from = MAX ((int) first, (int) finding->trigger - MAX_ANNIVERSARY_TOKENS);
  const MasarTag *anniversary = masar_tags_last (story->tags, MASAR_TAG_ANNIVERSARY, from, finding->trigger);
  gint64 day;
  int time, years;

  if (anniversary == NULL || masar_finding_times_in (story, anniversary->token, piece->end_token) != MASAR_UNKNOWN)
    return FALSE;
  finding->time = MASAR_UNKNOWN;
  finding->dating = MASAR_DATING_OWN;
  finding->when.span = (MasarSpan){ MASAR_OPEN_PAST, find_last_minute_before (story) };
  time = masar_finding_times_in (story, first, anniversary->token);
  years = count_years (story, anniversary);
  if (time == MASAR_UNKNOWN || years == 0
      || masar_span_get_length (g_array_index (story->guesses, MasarWhen, time).span) > MASAR_MINUTES_PER_DAY
      || !masar_span_get_first_day (g_array_index (story->guesses, MasarWhen, time).span, &day))
    return TRUE;
  finding->counted_from = time;
  finding->when.span = masar_span_new_day (subtract_years (day, years));
  return TRUE;
}

/* Whether another finding tells in piece @position: the time there is its own. */
static gboolean
is_taken (const GArray *findings, guint position, const MasarFinding *self)
{
  guint first, end;

  masar_findings_near (findings, self->trigger, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);

      if (other != self && other->piece == position && other->piece != self->piece)
        return TRUE;
    }
  return FALSE;
}

/* What stands alone before a comma, as "hours later", has no more tokens. */
#define MAX_LATER_TOKENS 4

/* "hours later" in the piece, or alone in the one before it. */
static const MasarTag *
find_hours (const MasarStory *story, const MasarPiece *piece)
{
  const MasarPiece *first = (const MasarPiece *) (void *) story->pieces->data;
  const MasarTag *hours = masar_tags_next (story->tags, MASAR_TAG_WITHIN_A_DAY, piece->first_token, piece->end_token);

  if (hours == NULL && piece > first && piece[-1].sentence == piece->sentence
      && piece[-1].end_token <= piece[-1].first_token + MAX_LATER_TOKENS)
    hours = masar_tags_next (story->tags, MASAR_TAG_WITHIN_A_DAY, piece[-1].first_token, piece[-1].end_token);
  return hours;
}

/* "hours later": on the day of what was told before, or the next, if that is not after the publication. */
static gboolean
take_hours_later (const MasarStory *story, const GArray *findings, MasarFinding *finding, gint64 last)
{
  const MasarFinding *base = find_dated_before (findings, finding);
  gint64 day;

  if (base == NULL || !masar_span_get_first_day (base->when.span, &day) || day > last)
    return FALSE;
  finding->counted_from = base->time;
  finding->when.span = masar_span_new_days (day, MIN (day + 1, last));
  return TRUE;
}

/* "hours later", "by night": the day that is spoken of, or the one before. */
static gboolean
take_hours (const MasarStory *story, const GArray *findings, MasarFinding *finding, const MasarPiece *piece)
{
  const MasarTag *hours = find_hours (story, piece);
  gint64 first;
  gint64 last;

  if (hours == NULL || (finding->number == 3 && !finding->definite)
      || !masar_span_get_first_day (story->published, &first) || !masar_span_get_last_day (story->published, &last)
      || last - first > 1)
    return FALSE;
  finding->time = MASAR_UNKNOWN;
  finding->dating = MASAR_DATING_OWN;
  if (!masar_tag_get_flag (hours, "later") || !take_hours_later (story, findings, finding, last))
    finding->when.span = masar_span_new_days (first - 1, last);
  return TRUE;
}

/* "After the war of that day, …": from then on. */
static gboolean
take_time_after (const MasarStory *story, MasarFinding *finding, int time)
{
  take_time (story, finding, time, MASAR_DATING_OWN);
  finding->since = TRUE;
  /* a war that lies ahead of the publication is a slip, of the text or of ours: it stays as it is told */
  if (story->published.end_minutes > finding->when.span.begin_minutes)
    finding->when.span.end_minutes = story->published.end_minutes;
  return TRUE;
}

/* "the worst since that year", in the clause before, counts back to a year and says nothing of what follows. */
static gboolean
is_reach_of_years (const MasarStory *story, guint time)
{
  return is_since (story, &g_array_index (story->times, MasarTime, time))
         && masar_span_get_length (g_array_index (story->guesses, MasarWhen, time).span) > 31 * MASAR_MINUTES_PER_DAY;
}

/* “on that day …”, said the command: a time that is quoted is not that of saying. */
static gboolean
opens_quotation (const MasarStory *story, const MasarPiece *piece)
{
  return piece->report == NULL && piece->first_token > 0
         && masar_story_is_mark (story, piece->first_token - 1, "\"“”„«");
}

/* A time in the sentence before the piece: in one that tells of nothing else, the nearest first. */
static gboolean
take_earlier (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;
  const guint sentence = pieces[finding->piece].sentence;

  for (guint i = finding->piece; i > 0 && pieces[i - 1].sentence == sentence && !pieces[i].reference; i--)
    {
      const MasarPiece *before = &pieces[i - 1];
      const int time = nearest_time (story, NULL, finding, before->end_token, before->first_token, before->end_token);
      const gboolean reported =
          !opens_quotation (story, before)
          && (before->report != NULL || (i > 1 && pieces[i - 2].sentence == sentence && pieces[i - 2].report != NULL));

      if (time == MASAR_UNKNOWN || (finding->number < 3 && is_reach_of_years (story, (guint) time)))
        continue;
      if (masar_story_has (story, MASAR_TAG_AFTER, before->first_token,
                           MIN (before->first_token + 2, before->end_token)))
        return take_time_after (story, finding, time);
      if (is_taken (findings, i - 1, finding))
        continue;
      take_time (story, finding, time, reported ? MASAR_DATING_REPORTED : MASAR_DATING_OWN);
      return TRUE;
    }
  return FALSE;
}

/* A time that follows the piece after a comma, with little else. */
static gboolean
take_later (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;
  const guint next = finding->piece + 1;
  int time;

  if (next >= story->pieces->len || pieces[next].sentence != pieces[finding->piece].sentence
      || is_taken (findings, next, finding))
    return FALSE;
  time =
      nearest_time (story, NULL, finding, pieces[next].first_token, pieces[next].first_token, pieces[next].end_token);
  if (time == MASAR_UNKNOWN || g_array_index (story->times, MasarTime, time).first_token > pieces[next].first_token + 3)
    return FALSE;
  take_time (story, finding, time, MASAR_DATING_OWN);
  return TRUE;
}

/* The headline of another story: what it tells of happened on its day or the one before. */
static void
take_linked (const MasarStory *story, MasarFinding *finding, int linked)
{
  const gint64 day = g_array_index (story->article->linked, MasarLinkedHeadline, linked).day;

  finding->dating = MASAR_DATING_REPORTED;
  finding->when = (MasarWhen){ masar_span_new_days (day - 1, day), 0, 0 };
}

/* What was good for telling findings apart, but hangs on a publication that is not known, is taken back. */
void
masar_finding_take_back_guess (const MasarStory *story, MasarFinding *finding)
{
  const int time = finding->time != MASAR_UNKNOWN ? finding->time : finding->counted_from;

  if (time == MASAR_UNKNOWN || !masar_span_is_unknown (g_array_index (story->whens, MasarWhen, time).span))
    return;
  finding->when = (MasarWhen){ MASAR_SPAN_OPEN, 0, finding->when.lasting };
  finding->when.span.end_minutes = story->published.end_minutes;
}

/**
 * masar_finding_date:
 * @findings: (element-type MasarFinding): all that @story tells of
 * @finding: one of them
 *
 * Dates @finding: by a time in its own piece, else in a piece of its sentence that tells of nothing itself, else by the
 * publication alone.
 */
void
masar_finding_date (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  const int time = nearest_time (story, findings, finding, finding->trigger, piece->first_token, piece->end_token);

  finding->time = finding->counted_from = MASAR_UNKNOWN;
  if (finding->plan != MASAR_PLAN_NONE)
    {
      masar_plan_date (story, finding);
      return;
    }
  if (piece->linked != MASAR_UNKNOWN)
    {
      take_linked (story, finding, piece->linked);
      return;
    }
  if (take_anniversary (story, finding))
    return;
  if (time != MASAR_UNKNOWN)
    take_time (
        story, finding, time,
        is_time_of_saying (story, &g_array_index (story->times, MasarTime, time), finding->trigger, piece->first_token)
            ? MASAR_DATING_REPORTED
            : MASAR_DATING_OWN);
  else if (finding->announced)
    take_future (story, finding);
  else if (!take_counted (story, findings, finding) && !take_hours (story, findings, finding, piece)
           && !take_later (story, findings, finding) && !take_earlier (story, findings, finding))
    {
      take_publication (story, finding);
      take_replied (story, findings, finding);
    }
  let_truce_last (story, finding);
}

/* "may strike": the particle before a verb that is surely of the imperfect.  Before one of the perfect it asserts, and
 * ت and ن may begin either. */
static gboolean
has_maybe (const MasarStory *story, guint from, guint to)
{
  for (const MasarTag *tag = masar_tags_next (story->tags, MASAR_TAG_MAYBE, from, to); tag != NULL;
       tag = masar_tags_next (story->tags, MASAR_TAG_MAYBE, tag->token + 1, to))
    {
      const guint verb = tag->token + tag->n_tokens;

      if (verb < masar_text_get_n_tokens (story->text) && story->tokens[verb].kind == MASAR_TOKEN_WORD
          && g_str_has_prefix (masar_text_get_folded (story->text, verb), "ي"))
        return TRUE;
    }
  return FALSE;
}

/* "will begin": a verb with the sign of the future. */
static gboolean
has_future (const MasarStory *story, guint from, guint to)
{
  for (guint token = from; token < to; token++)
    if ((story->tokens[token].clitics & MASAR_CLITIC_SA) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
lies_ahead (const MasarStory *story, const MasarFinding *finding)
{
  /* against a publication that is only guessed, nothing lies ahead */
  if (finding->time != MASAR_UNKNOWN
      && masar_span_is_unknown (g_array_index (story->whens, MasarWhen, finding->time).span))
    return FALSE;
  return story->published.end_minutes != MASAR_OPEN_FUTURE && finding->dating == MASAR_DATING_OWN
         && finding->when.span.begin_minutes != MASAR_OPEN_PAST
         && finding->when.span.begin_minutes >= story->published.end_minutes;
}

/* "denied having attacked": a denial before it in its clause; and what is negated. */
static gboolean
is_denied (const MasarStory *story, const MasarFinding *finding, guint first, guint near)
{
  return finding->type != MASAR_EVENT_TALKS
         && (masar_story_has (story, MASAR_TAG_NEGATION, near, finding->trigger)
             || masar_story_has (story, MASAR_TAG_STEP_DENIAL, first, finding->trigger));
}

/**
 * masar_finding_modality:
 *
 * Says how @finding is told: planned where plans or what is to come govern it, denied where it is denied, reported
 * where somebody is quoted for it, else asserted.
 */
void
masar_finding_modality (const MasarStory *story, MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);
  const guint near = MAX ((int) piece->first_token, (int) finding->trigger - 4);

  finding->modality = MASAR_MODALITY_ASSERTED;
  if (finding->plan != MASAR_PLAN_NONE)
    finding->modality = MASAR_MODALITY_PLANNED;
  else if (masar_story_has (story, MASAR_TAG_HYPOTHETICAL, piece->first_token, finding->trigger))
    finding->modality = MASAR_MODALITY_HYPOTHETICAL;
  else if (masar_story_has (story, MASAR_TAG_POSSIBLE, near, finding->trigger)
           || has_maybe (story, near, finding->trigger))
    finding->modality = MASAR_MODALITY_POSSIBLE;
  else if (masar_story_has (story, MASAR_TAG_PLANNED, near, finding->trigger + 3) || lies_ahead (story, finding)
           || finding->announced
           || (finding->type == MASAR_EVENT_TALKS && has_future (story, near, finding->trigger + 1)))
    finding->modality = MASAR_MODALITY_PLANNED;
  else if (is_denied (story, finding, piece->first_token, near))
    finding->modality = MASAR_MODALITY_DENIED;
  else if (piece->report != NULL)
    finding->modality = MASAR_MODALITY_REPORTED;
}
