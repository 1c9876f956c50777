/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-mentions.h"

/* Who says what a finding tells.
 *
 * A verb of saying governs what follows it in its sentence, and all of a quotation that it opens or closes, however
 * many sentences that has.  Its speaker stands behind it, else before it; a verb that only goes on ("he added") has the
 * speaker of the one before.  A verb that passes on ("the agency quoted an official") has two: who knows it, and who
 * passed it on.  The one to whom it was said is another that passes it on, and so is a source named apart
 * ("according to"). */

#define MAX_SPEAKER_TOKENS 9
#define MAX_SPEAKERS 4

/* How far before a verb its speaker may stand. */
#define MAX_BEFORE_TOKENS 9

/* How far behind a verb the source or the outlet may be named. */
#define MAX_BEHIND_TOKENS 18

/* How far from a quotation the verb that opens or closes it may stand. */
#define MAX_OPENING_TOKENS 25
#define MAX_CLOSING_TOKENS 6

/* How many verbs of saying back the speaker of one that goes on may be named. */
#define MAX_VERBS_BACK 4

typedef struct
{
  const MasarStory *story;
  MasarSpeaker speakers[MAX_SPEAKERS];
  guint n_speakers;
} Chain;

static guint
after (const MasarTag *tag)
{
  return tag->token + tag->n_tokens;
}

static const MasarTag *
tag_at (const Chain *chain, guint token, MasarTagKind kind)
{
  return masar_tags_at (chain->story->tags, token, kind);
}

static const MasarSentence *
get_sentence_of (const MasarStory *story, guint token)
{
  return &masar_text_get_sentences (story->text)[story->tokens[token].sentence];
}

static MasarSpeakerRole
get_role (const Chain *chain, guint first, guint end)
{
  for (guint token = first; token < MIN (end, first + 2); token++)
    {
      const MasarTag *title = tag_at (chain, token, MASAR_TAG_SPEAKER_TITLE);
      const char *name = title != NULL ? masar_tag_get_string (title, "role") : NULL;
      MasarSpeakerRole role;

      if (tag_at (chain, token, MASAR_TAG_AGENCY) != NULL)
        return MASAR_SPEAKER_AGENCY;
      if (name != NULL && masar_speaker_role_from_string (name, &role))
        return role;
    }
  return tag_at (chain, first, MASAR_TAG_ACTOR) != NULL || tag_at (chain, first, MASAR_TAG_PARTY) != NULL
             ? MASAR_SPEAKER_OFFICE
             : MASAR_SPEAKER_UNKNOWN;
}

/* The name of an agency in quotation marks is part of its name. */
static gboolean
is_mark_of_name (const MasarStory *story, guint token, guint to)
{
  for (guint i = token; i < MIN (token + 4, to); i++)
    if (i != token && masar_story_is_mark (story, i, "\"«»“”'"))
      return masar_story_is_mark (story, token, "\"«»“”'");
  return token > 2 && masar_story_is_mark (story, token, "\"»”")
         && (masar_story_is_mark (story, token - 2, "\"«“") || masar_story_is_mark (story, token - 3, "\"«“"));
}

static gboolean
ends_speaker (const Chain *chain, guint token, guint first, guint to)
{
  const MasarStory *story = chain->story;
  const MasarClitics clitics = story->tokens[token].clitics;

  if (story->tokens[token].kind >= MASAR_TOKEN_MARK)
    return !is_mark_of_name (story, token, to);
  if (tag_at (chain, token, MASAR_TAG_OPENER) != NULL || tag_at (chain, token, MASAR_TAG_SOURCE_OF) != NULL
      || tag_at (chain, token, MASAR_TAG_AUDIENCE) != NULL)
    return TRUE;
  if (token == first)
    return FALSE;
  return tag_at (chain, token, MASAR_TAG_CLAIM) != NULL || tag_at (chain, token, MASAR_TAG_REPORT_VERB) != NULL
         || tag_at (chain, token, MASAR_TAG_REPORT_PHRASE) != NULL || tag_at (chain, token, MASAR_TAG_LOCATIVE) != NULL
         || tag_at (chain, token, MASAR_TAG_AGAINST) != NULL || tag_at (chain, token, MASAR_TAG_SUBORDINATOR) != NULL
         || tag_at (chain, token, MASAR_TAG_CASUALTY) != NULL || (clitics & MASAR_CLITIC_BI) != 0
         || ((clitics & MASAR_CLITIC_LI) != 0 && tag_at (chain, token, MASAR_TAG_AGENCY) != NULL)
         || masar_finding_times_in (story, token, token + 1) != MASAR_UNKNOWN;
}

/* Adds the words from @first up to before @to, cut where they no longer name a speaker. */
static gboolean
add_speaker (Chain *chain, guint first, guint to)
{
  MasarSpeaker speaker = { 0 };
  guint end = first;

  while (end < to && end - first < MAX_SPEAKER_TOKENS && !ends_speaker (chain, end, first, to))
    end++;
  while (end > first && chain->story->tokens[end - 1].kind >= MASAR_TOKEN_MARK
         && !is_mark_of_name (chain->story, end - 1, to))
    end--;
  if (end == first || chain->n_speakers == MAX_SPEAKERS)
    return FALSE;
  speaker.role = get_role (chain, first, end);
  if (speaker.role == MASAR_SPEAKER_UNKNOWN)
    return FALSE;
  speaker.passage = masar_story_get_passage (chain->story, first, end);
  for (guint i = 0; i < chain->n_speakers; i++)
    if (chain->speakers[i].passage.start == speaker.passage.start)
      return TRUE;
  chain->speakers[chain->n_speakers++] = speaker;
  return TRUE;
}

/* "Sources revealed that …": the speaker before his verb. */
static gboolean
add_speaker_before (Chain *chain, const MasarTag *verb, guint sentence_first)
{
  const guint from = MAX ((int) sentence_first, (int) verb->token - MAX_BEFORE_TOKENS);
  const MasarTag *title = masar_tags_last (chain->story->tags, MASAR_TAG_SPEAKER_TITLE, from, verb->token);
  const MasarTag *earlier = NULL;

  /* "the spokesman of the ministry": the first of the titles that stand together */
  while (title != NULL
         && (earlier = masar_tags_last (chain->story->tags, MASAR_TAG_SPEAKER_TITLE, from, title->token)) != NULL
         && title->token - after (earlier) < 3)
    title = earlier;
  if (title == NULL || masar_story_has (chain->story, MASAR_TAG_REPORT_VERB, title->token, verb->token)
      || masar_story_has (chain->story, MASAR_TAG_OPENER, title->token, verb->token))
    return FALSE;
  return add_speaker (chain, title->token, verb->token);
}

/* "to the agency": whom it was said to, not who said it. */
static gboolean
is_outlet_told (const Chain *chain, guint token)
{
  const MasarSpeakerRole role = get_role (chain, token, token + 1);

  return token < masar_text_get_n_tokens (chain->story->text)
         && (chain->story->tokens[token].clitics & MASAR_CLITIC_LI) != 0
         && (role == MASAR_SPEAKER_AGENCY || role == MASAR_SPEAKER_OUTLET);
}

/* "told the agency …", "in a talk to the newspaper": who passed it on. */
static void
add_outlet (Chain *chain, guint from, guint to)
{
  for (guint token = from; token < to && tag_at (chain, token, MASAR_TAG_OPENER) == NULL; token++)
    if (is_outlet_told (chain, token))
      {
        add_speaker (chain, token, to);
        return;
      }
}

static gboolean add_speakers_of (Chain *chain, const MasarTag *verb, guint n_back);

/* Who spoke before: the verbs of saying before @verb, in this sentence or others. */
static gboolean
add_speaker_so_far (Chain *chain, const MasarTag *verb, guint n_back)
{
  const MasarTag *before = masar_tags_last (chain->story->tags, MASAR_TAG_REPORT_VERB, 0, verb->token);

  return n_back > 0 && before != NULL && add_speakers_of (chain, before, n_back - 1);
}

/* Adds the chain of @verb, who knows it first. */
static gboolean
add_speakers_of (Chain *chain, const MasarTag *verb, guint n_back)
{
  const MasarStory *story = chain->story;
  const MasarSentence *sentence = get_sentence_of (story, verb->token);
  const guint end = sentence->first_token + sentence->n_tokens;
  const guint to = MIN (after (verb) + MAX_BEHIND_TOKENS, end);
  const MasarTag *source = masar_tags_next (story->tags, MASAR_TAG_SOURCE_OF, after (verb), to);
  const MasarTag *opener = masar_tags_next (story->tags, MASAR_TAG_OPENER, after (verb), to);

  if (masar_tag_get_flag (verb, "back"))
    return add_speaker_so_far (chain, verb, n_back);
  if (source != NULL && (opener == NULL || source->token < opener->token))
    add_speaker (chain, after (source), end);
  if ((is_outlet_told (chain, after (verb)) || !add_speaker (chain, after (verb), end))
      && !add_speaker_before (chain, verb, sentence->first_token)
      && (chain->n_speakers > 0 || !masar_tag_get_flag (verb, "continues")
          || !add_speaker_so_far (chain, verb, n_back)))
    return chain->n_speakers > 0;
  add_outlet (chain, after (verb), to);
  return TRUE;
}

/* The verb that opens the quotation, or closes it. */
static const MasarTag *
find_verb_of_quotation (const MasarStory *story, const MasarQuotation *quotation)
{
  const guint first = quotation->first_token;
  const guint from = MAX (0, (int) first - MAX_OPENING_TOKENS);
  const MasarTag *verb = masar_tags_last (story->tags, MASAR_TAG_REPORT_VERB,
                                          MAX (from, get_sentence_of (story, first)->first_token), first);

  if (verb != NULL)
    return verb;
  return masar_tags_next (story->tags, MASAR_TAG_REPORT_VERB, quotation->end_token,
                          quotation->end_token + MAX_CLOSING_TOKENS);
}

/**
 * masar_finding_read_speakers:
 * @finding: what @story tells of
 * @records: where strings are kept
 * @mention: its mention
 *
 * Notes in @mention who says it, the one who knows it first.
 */
void
masar_finding_read_speakers (const MasarStory *story,
                             const MasarFinding *finding,
                             MasarRecords *records,
                             MasarMention *mention)
{
  const char *source = masar_text_get_source (story->text, NULL);
  const MasarSentence *sentence = get_sentence_of (story, finding->trigger);
  const guint end = sentence->first_token + sentence->n_tokens;
  const MasarQuotation *quotation = masar_story_get_quotation (story, finding->trigger);
  const MasarTag *verb = quotation != NULL ? find_verb_of_quotation (story, quotation) : NULL;
  const MasarTag *phrase = masar_tags_next (story->tags, MASAR_TAG_REPORT_PHRASE, sentence->first_token, end);
  Chain chain = { .story = story };

  if (verb == NULL)
    verb = masar_tags_last (story->tags, MASAR_TAG_REPORT_VERB, sentence->first_token, finding->trigger);
  if (verb != NULL)
    add_speakers_of (&chain, verb, MAX_VERBS_BACK);
  if (phrase != NULL)
    {
      /* "according to what he told" */
      const MasarTag *said =
          masar_tags_next (story->tags, MASAR_TAG_REPORT_VERB, after (phrase), MIN (after (phrase) + 2, end));

      if (said == NULL || !add_speakers_of (&chain, said, 0))
        add_speaker (&chain, after (phrase), end);
    }
  for (guint i = 0; i < chain.n_speakers; i++)
    chain.speakers[i].who = masar_records_intern_len (records, source + chain.speakers[i].passage.start,
                                                      chain.speakers[i].passage.end - chain.speakers[i].passage.start);
  mention->n_says = chain.n_speakers;
  if (chain.n_speakers > 0)
    mention->says = masar_records_copy (records, chain.speakers, chain.n_speakers * sizeof (MasarSpeaker));
  mention->quoted = quotation != NULL;
}
