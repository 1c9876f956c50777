/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-finding.h"
#include "masar-numerals.h"

#include <string.h>

/* People who came to harm.
 *
 * A word of harm ("killed", "wounding") counts what follows it, else what stands before it: "wounding five soldiers and
 * two contractors", "five soldiers and two contractors were wounded".  Each number with its people is one part; parts
 * add up, but not those of whom it is said that they are among the others.  A number that counts nothing alive
 * (rockets, miles, hours) ends the list. */

#define MAX_AHEAD_TOKENS 16
#define MAX_BEHIND_TOKENS 12
#define MAX_WHO_TOKENS 4

/* Before a word of harm: "without any wounded". */
#define MAX_NEGATION_TOKENS 4

/* A number larger than this is no count of people in one happening, but a sum of money or a year. */
#define MAX_COUNT 100000

static const struct
{
  const char *name;
  MasarHarm harm;
} harms[] = {
  { "killed", MASAR_HARM_KILLED },
  { "wounded", MASAR_HARM_WOUNDED },
  { "missing", MASAR_HARM_MISSING },
  { "captured", MASAR_HARM_CAPTURED },
};

static const struct
{
  const char *name;
  MasarExactness exactness;
} exactnesses[] = {
  { "at-least", MASAR_EXACTNESS_AT_LEAST },
  { "about", MASAR_EXACTNESS_ABOUT },
  { "more-than", MASAR_EXACTNESS_MORE_THAN },
  { "at-most", MASAR_EXACTNESS_AT_MOST },
};

static gboolean
get_harm (const MasarTag *tag, MasarHarm *harm)
{
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    if (g_str_equal (tag->entry->name, harms[i].name))
      {
        *harm = harms[i].harm;
        return TRUE;
      }
  return FALSE;
}

static guint
after (const MasarTag *tag)
{
  return tag->token + tag->n_tokens;
}

static const MasarTag *
tag_at (const MasarStory *story, guint token, MasarTagKind kind)
{
  return masar_tags_at (story->tags, token, kind);
}

/* "at least", "about": before the number, or right behind the people. */
static MasarExactness
read_exactness (const MasarStory *story, guint from, guint number, guint who_end, guint to)
{
  const MasarTag *tag = masar_tags_last (story->tags, MASAR_TAG_EXACTNESS, MAX ((int) from, (int) number - 4), number);

  if (tag == NULL || after (tag) < number)
    tag = masar_tags_next (story->tags, MASAR_TAG_EXACTNESS, number + 1, MIN (who_end + 2, to));
  for (guint i = 0; tag != NULL && i < G_N_ELEMENTS (exactnesses); i++)
    if (g_str_equal (tag->entry->name, exactnesses[i].name))
      return exactnesses[i].exactness;
  return MASAR_EXACTNESS_EXACT;
}

/* On which side the people from token @from up to before @to stand. */
static MasarSide
read_side (const MasarStory *story, guint from, guint to)
{
  MasarSide side = MASAR_SIDE_UNKNOWN;

  for (guint token = from; token < to; token++)
    {
      const MasarTag *people = tag_at (story, token, MASAR_TAG_PEOPLE);
      const MasarTag *actor = tag_at (story, token, MASAR_TAG_ACTOR);
      const MasarSide told = people != NULL ? masar_tag_get_side (people) : MASAR_SIDE_UNKNOWN;

      if (told != MASAR_SIDE_UNKNOWN)
        return told;
      if (side == MASAR_SIDE_UNKNOWN && actor != NULL)
        side = masar_tag_get_side (actor);
    }
  return side;
}

/* Whether what stands at @token is counted and is no people: or people of whom the next word of harm tells. */
static gboolean
is_thing (const MasarStory *story, guint token)
{
  const MasarTag *unit = tag_at (story, token, MASAR_TAG_UNIT);

  return tag_at (story, token, MASAR_TAG_WEAPON) != NULL || tag_at (story, token, MASAR_TAG_CASUALTY) != NULL
         || (unit != NULL && (unit->clitics & MASAR_CLITIC_AL) == 0)
         || tag_at (story, token, MASAR_TAG_VIOLENCE_NOUN) != NULL
         || (tag_at (story, token, MASAR_TAG_TARGET) != NULL && tag_at (story, token, MASAR_TAG_PEOPLE) == NULL);
}

/* Whether the words for people end at @token. */
static gboolean
ends_who (const MasarStory *story, guint token)
{
  static const MasarTagKind kinds[] = {
    MASAR_TAG_LOCATIVE,      MASAR_TAG_EXACTNESS,     MASAR_TAG_CASUALTY,      MASAR_TAG_SUBORDINATOR,
    MASAR_TAG_OPENER,        MASAR_TAG_SUBSET,        MASAR_TAG_REPORT_PHRASE, MASAR_TAG_REPORT_VERB,
    MASAR_TAG_VIOLENCE_NOUN, MASAR_TAG_VIOLENCE_VERB, MASAR_TAG_LINK_CAUSES,   MASAR_TAG_AFTER,
    MASAR_TAG_AS_WELL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (tag_at (story, token, kinds[i]) != NULL)
      return TRUE;
  return story->tokens[token].kind != MASAR_TOKEN_WORD
         || masar_finding_times_in (story, token, token + 1) != MASAR_UNKNOWN;
}

/* Where the words for people that begin at @token end. */
static guint
find_who_end (const MasarStory *story, guint token, guint to)
{
  const guint limit = MIN (token + MAX_WHO_TOKENS, to);
  guint end = token;

  while (end < limit && !ends_who (story, end)
         && ((end == token && tag_at (story, end, MASAR_TAG_PEOPLE) != NULL)
             || (story->tokens[end].clitics & (MASAR_CLITIC_WA | MASAR_CLITIC_BI | MASAR_CLITIC_LI)) == 0))
    end++;
  return end;
}

/* "…, five soldiers": the part that begins at @token.  A dual, or a single person behind a word of harm, is a number by
 * itself. */
static gboolean
read_part (const MasarStory *story, guint token, guint from, guint to, gboolean bare, MasarCount *part)
{
  const MasarTag *people = tag_at (story, token, MASAR_TAG_PEOPLE);
  MasarNumeral numeral;
  guint who = token;

  if (masar_finding_times_in (story, token, token + 1) == MASAR_UNKNOWN
      && masar_numeral_read (story->text, token, &numeral))
    {
      if (numeral.ordinal || numeral.value <= 0 || numeral.value > MAX_COUNT)
        return FALSE;
      who = token + numeral.n_tokens;
      if (who < to && is_thing (story, who))
        return FALSE;
      part->count = (int) numeral.value;
    }
  else if (people != NULL && bare && (people->clitics & MASAR_CLITIC_AL) == 0
           && masar_finding_times_in (story, token, token + 1) == MASAR_UNKNOWN)
    {
      part->count = masar_lexicon_entry_get_number (people->entry, "number", 0);
      if (part->count == 0)
        return FALSE;
    }
  else
    return FALSE;
  /* "ten of the men" */
  if (who < to && tag_at (story, who, MASAR_TAG_FROM) != NULL)
    who++;
  part->who_first = who;
  part->who_end = find_who_end (story, who, to);
  part->first_token = token;
  part->end_token = MAX (part->who_end, who);
  part->exactness = read_exactness (story, from, token, part->who_end, to);
  part->side = read_side (story, part->who_first, part->who_end);
  return TRUE;
}

/* Whether the list of those who came to harm ends at @token. */
static gboolean
ends_list (const MasarStory *story, guint token, guint first)
{
  return (token > first && tag_at (story, token, MASAR_TAG_CASUALTY) != NULL)
         || tag_at (story, token, MASAR_TAG_OPENER) != NULL || tag_at (story, token, MASAR_TAG_SUBSET) != NULL
         || tag_at (story, token, MASAR_TAG_REPORT_VERB) != NULL
         || tag_at (story, token, MASAR_TAG_VIOLENCE_NOUN) != NULL
         || tag_at (story, token, MASAR_TAG_VIOLENCE_VERB) != NULL || masar_story_is_mark (story, token, "؛.:()");
}

/* The parts told, one joined to the other, from token @from up to before @to. @bare: people without a number
 * may be told. */
static guint
read_parts (const MasarStory *story, guint from, guint to, gboolean bare, MasarHarm harm, GArray *counts)
{
  guint n_parts = 0;

  for (guint token = from; token < to && !ends_list (story, token, from);)
    {
      MasarCount part = { .harm = harm };
      const gboolean joined = n_parts == 0 || (story->tokens[token].clitics & MASAR_CLITIC_WA) != 0
                              || masar_story_has (story, MASAR_TAG_AS_WELL, MAX (from, token - MIN (token, 2)), token);

      if (joined && read_part (story, token, from, to, bare, &part))
        {
          g_array_append_val (counts, part);
          n_parts++;
          token = MAX (part.end_token, token + 1);
        }
      else
        token++;
    }
  return n_parts;
}

/* "7 dead": the number right before a noun that is counted. */
static gboolean
read_counted (const MasarStory *story, const MasarTag *tag, MasarHarm harm, guint from, GArray *counts)
{
  MasarCount part = { .harm = harm, .first_token = tag->token, .end_token = after (tag), .count = 0 };
  MasarNumeral numeral;

  for (guint back = 1; back <= 3 && tag->token >= from + back; back++)
    if (masar_finding_times_in (story, tag->token - back, tag->token) == MASAR_UNKNOWN
        && masar_numeral_read (story->text, tag->token - back, &numeral) && !numeral.ordinal
        && tag->token - back + numeral.n_tokens == tag->token && numeral.value > 0 && numeral.value <= MAX_COUNT)
      {
        part.count = (int) numeral.value;
        part.first_token = tag->token - back;
      }
  if (part.count == 0)
    return FALSE;
  part.who_first = part.who_end = part.end_token;
  part.exactness = read_exactness (story, from, part.first_token, part.end_token, part.end_token + 3);
  g_array_append_val (counts, part);
  return TRUE;
}

/* The word itself says how many: "two dead", or "a dead man" where nothing else counts. */
static gboolean
read_own_number (const MasarTag *tag, MasarHarm harm, GArray *counts)
{
  const MasarCount part = { .harm = harm,
                            .first_token = tag->token,
                            .end_token = after (tag),
                            .who_first = after (tag),
                            .who_end = after (tag),
                            .count = masar_lexicon_entry_get_number (tag->entry, "number", 0) };

  if (part.count == 0 || (tag->clitics & MASAR_CLITIC_AL) != 0)
    return FALSE;
  g_array_append_val (counts, part);
  return TRUE;
}

/* "without wounded", "no losses". */
static const MasarTag *
find_negation (const MasarStory *story, const MasarTag *tag, guint from)
{
  return masar_tags_last (story->tags, MASAR_TAG_NEGATION, MAX ((int) from, (int) tag->token - MAX_NEGATION_TOKENS),
                          tag->token);
}

static void
add_none (const MasarTag *tag, MasarHarm harm, GArray *counts)
{
  const MasarCount part = { .harm = harm,
                            .exactness = MASAR_EXACTNESS_NONE,
                            .first_token = tag->token,
                            .end_token = after (tag),
                            .who_first = after (tag),
                            .who_end = after (tag) };

  g_array_append_val (counts, part);
}

/* "several soldiers were wounded": harm without a number. */
static void
add_unnumbered (const MasarStory *story, const MasarTag *tag, MasarHarm harm, guint to, GArray *counts)
{
  const MasarTag *other = masar_tags_next (story->tags, MASAR_TAG_CASUALTY, after (tag), to);
  const guint limit = MIN (after (tag) + MAX_WHO_TOKENS, other != NULL ? other->token : to);
  const MasarTag *people = masar_tags_next (story->tags, MASAR_TAG_PEOPLE, after (tag), limit);
  MasarCount part = { .harm = harm, .count = MASAR_UNKNOWN, .first_token = tag->token };

  if (people == NULL)
    return;
  part.who_first = people->token;
  part.who_end = find_who_end (story, people->token, to);
  part.end_token = MAX (part.who_end, after (people));
  part.side = read_side (story, part.who_first, part.who_end);
  g_array_append_val (counts, part);
}

/* Where the clause begins in which people may stand before their verb. */
static guint
find_subject (const MasarStory *story, const MasarTag *verb, guint from)
{
  static const MasarTagKind openers[] = { MASAR_TAG_OPENER, MASAR_TAG_REPORT_VERB, MASAR_TAG_SUBORDINATOR,
                                          MASAR_TAG_CASUALTY };
  guint first = MAX ((int) from, (int) verb->token - MAX_BEHIND_TOKENS);

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      const MasarTag *opener = masar_tags_last (story->tags, openers[i], first, verb->token);

      if (opener != NULL)
        first = after (opener);
    }
  return first;
}

/* The parts that a word of harm which is not negated counts. */
static void
read_told (const MasarStory *story, const MasarTag *tag, MasarHarm harm, guint from, guint to, GArray *counts)
{
  const guint next = after (tag);
  const gboolean counted = masar_tag_get_flag (tag, "counted");

  /* a ship is hit, not wounded */
  if (next < to && tag_at (story, next, MASAR_TAG_TARGET) != NULL && tag_at (story, next, MASAR_TAG_PEOPLE) == NULL)
    return;
  if (counted && read_counted (story, tag, harm, from, counts))
    return;
  if (read_parts (story, next, MIN (next + MAX_AHEAD_TOKENS, to), !counted, harm, counts) > 0
      || read_own_number (tag, harm, counts))
    return;
  if (counted || read_parts (story, find_subject (story, tag, from), tag->token, TRUE, harm, counts) == 0)
    add_unnumbered (story, tag, harm, to, counts);
}

static int
sum_of (const GArray *counts, guint first, guint end, MasarHarm harm)
{
  int sum = 0;

  for (guint i = first; i < end; i++)
    {
      const MasarCount *part = &g_array_index (counts, MasarCount, i);

      if (part->harm == harm && part->count != MASAR_UNKNOWN)
        sum += part->count;
    }
  return sum;
}

static void
read_harm (const MasarStory *story, const MasarTag *tag, guint from, guint to, guint first, GArray *counts)
{
  const guint n_before = counts->len;
  const MasarTag *negation = find_negation (story, tag, from);
  MasarHarm harm = MASAR_HARM_KILLED;
  const gboolean one_harm = get_harm (tag, &harm);

  if (negation == NULL)
    {
      if (one_harm)
        read_told (story, tag, harm, from, to, counts);
    }
  else if (!masar_story_has (story, MASAR_TAG_UNTOLD, negation->token, tag->token))
    {
      add_none (tag, harm, counts);
      if (!one_harm)
        add_none (tag, MASAR_HARM_WOUNDED, counts);
    }
  /* the same number told again is not told of others, nor is a total */
  if (n_before > first && counts->len > n_before
      && (sum_of (counts, n_before, counts->len, harm) == sum_of (counts, first, n_before, harm)
          || masar_story_has (story, MASAR_TAG_TOTAL_WORD, MAX ((int) from, (int) tag->token - 3), tag->token)))
    g_array_set_size (counts, n_before);
}

/* Whether the word of harm at @token belongs to another finding of the sentence, whose trigger is nearer. */
static gboolean
is_of_another (const GArray *findings, const MasarFinding *self, guint token)
{
  const guint own = ABS ((int) self->trigger - (int) token);
  guint first, end;

  masar_findings_near (findings, token, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);

      if (other != self && other->type <= MASAR_EVENT_STRIKE && other->trigger != self->trigger
          && (guint) ABS ((int) other->trigger - (int) token) < own)
        return TRUE;
    }
  return FALSE;
}

static void
add_up (const MasarCount *part, MasarFinding *finding)
{
  int *sum = part->harm == MASAR_HARM_KILLED    ? &finding->killed
             : part->harm == MASAR_HARM_WOUNDED ? &finding->wounded
                                                : NULL;

  if (sum != NULL && part->count != MASAR_UNKNOWN)
    *sum = MAX (*sum, 0) + part->count;
}

/**
 * masar_finding_casualties:
 * @findings: (element-type MasarFinding): all that @story tells of
 * @finding: one of them
 *
 * Counts the people who came to harm, as far as the passage of @finding tells it.
 */
void
masar_finding_casualties (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  finding->killed = finding->wounded = MASAR_UNKNOWN;
  finding->first_count = story->counts->len;
  if (finding->type != MASAR_EVENT_ATTACK && finding->type != MASAR_EVENT_STRIKE)
    return;
  for (const MasarTag *tag =
           masar_tags_next (story->tags, MASAR_TAG_CASUALTY, finding->first_token, finding->end_token);
       tag != NULL; tag = masar_tags_next (story->tags, MASAR_TAG_CASUALTY, after (tag), finding->end_token))
    if (!is_of_another (findings, finding, tag->token))
      read_harm (story, tag, finding->first_token, finding->end_token, finding->first_count, story->counts);
  finding->n_counts = story->counts->len - finding->first_count;
  for (guint i = 0; i < finding->n_counts; i++)
    add_up (&g_array_index (story->counts, MasarCount, finding->first_count + i), finding);
}
