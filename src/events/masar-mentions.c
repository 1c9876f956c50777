/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-mentions.h"

/* From pieces to mentions: each piece is asked for an attack, a strike, a step in talks and another dated happening;
 * what is found gets its passage, date, place, casualties and speaker. */

#define MAX_PASSAGE_TOKENS 40
#define MIN_PASSAGE_TOKENS 4
#define MAX_SPEAKER_TOKENS 8

static const MasarPiece *
get_piece (const MasarStory *story, guint position)
{
  return &g_array_index (story->pieces, MasarPiece, position);
}

static gboolean
same_sentence (const MasarStory *story, guint a, guint b)
{
  return a < story->pieces->len && b < story->pieces->len
         && get_piece (story, a)->sentence == get_piece (story, b)->sentence;
}

static guint
passage_length (const MasarStory *story, guint first, guint last)
{
  return get_piece (story, last)->end_token - get_piece (story, first)->first_token;
}

/* Whether piece @position tells of something else. */
static gboolean
is_of_another (const GArray *findings, const MasarFinding *self, guint position)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);

      if (other->piece == position && other->piece != self->piece
          && (self->same == MASAR_UNKNOWN || other->same != self->same))
        return TRUE;
    }
  return FALSE;
}

/* Whether the passage from @first to @last, pieces, may grow by the piece @position: one of the sentence that tells of
 * nothing else, unless the passage is too short to stand alone. */
static gboolean
may_grow (const MasarStory *story,
          const GArray *findings,
          const MasarFinding *finding,
          guint first,
          guint last,
          guint position)
{
  const guint length = passage_length (story, MIN (first, position), MAX (last, position));

  return length <= MAX_PASSAGE_TOKENS
         && (!is_of_another (findings, finding, position) || passage_length (story, first, last) < MIN_PASSAGE_TOKENS);
}

/* The passage: as much of the sentence about the piece as stands alone and can be taken in at a glance, whole pieces;
 * first what is before it, where the doer and the date stand. */
static void
cut_passage (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  guint first = finding->piece;
  guint last = finding->piece;

  for (gboolean grown = TRUE; grown;)
    {
      grown = FALSE;
      if (first > 0 && same_sentence (story, first - 1, first) && !get_piece (story, first)->reference
          && may_grow (story, findings, finding, first, last, first - 1))
        {
          first--;
          grown = TRUE;
        }
      if (same_sentence (story, last + 1, last) && may_grow (story, findings, finding, first, last, last + 1))
        {
          last++;
          grown = TRUE;
        }
    }
  finding->first_token = get_piece (story, first)->first_token;
  finding->end_token = get_piece (story, last)->end_token;
  while (finding->end_token > finding->first_token + 1
         && masar_story_is_mark (story, finding->end_token - 1, "،,؛;:.("))
    finding->end_token--;
}

/* How far back "the base" may have been named. */
#define MAX_BACK_TOKENS 80

/* "the base", "this base": the one last named. */
static const MasarTag *
find_base_spoken_of (const MasarStory *story, const MasarPiece *piece)
{
  const guint from = piece->first_token > MAX_BACK_TOKENS ? piece->first_token - MAX_BACK_TOKENS : 0;
  const MasarTag *place;

  for (const MasarTag *tag = masar_tags_next (story->tags, MASAR_TAG_TARGET, piece->first_token, piece->end_token);
       tag != NULL; tag = masar_tags_next (story->tags, MASAR_TAG_TARGET, tag->token + 1, piece->end_token))
    if ((tag->clitics & MASAR_CLITIC_AL) != 0 && masar_tag_get_flag (tag, "base"))
      for (guint to = piece->first_token; (place = masar_tags_last (story->tags, MASAR_TAG_PLACE, from, to)) != NULL;
           to = place->token)
        if (g_strcmp0 (masar_tag_get_string (place, "kind"), "base") == 0)
          return place;
  return NULL;
}

static void
complete (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *piece = get_piece (story, finding->piece);

  finding->killed = finding->wounded = finding->same = MASAR_UNKNOWN;
  masar_finding_date (story, findings, finding);
  cut_passage (story, findings, finding);
  finding->place = masar_finding_place (story, finding->trigger, piece->first_token, piece->end_token);
  if (finding->place == NULL && finding->type != MASAR_EVENT_TALKS)
    finding->place = find_base_spoken_of (story, piece);
  if (finding->place == NULL)
    finding->place = masar_finding_place (story, finding->trigger, finding->first_token, finding->end_token);
  finding->background = piece->linked != MASAR_UNKNOWN
                        || masar_story_has (story, MASAR_TAG_EARLIER, finding->first_token, finding->trigger);
  finding->series |= finding->number == 3 && finding->dating == MASAR_DATING_OWN
                     && finding->when.span.end_minutes - finding->when.span.begin_minutes > 7 * MASAR_MINUTES_PER_DAY;
  masar_finding_casualties (story, finding);
  masar_finding_modality (story, finding);
}

/* "which brings the total to forty since …": a series of what the sentence told of before. */
static gboolean
find_series (const MasarStory *story, guint position, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *piece = get_piece (story, position);
  const MasarTag *total = masar_tags_next (story->tags, MASAR_TAG_TOTAL_WORD, piece->first_token, piece->end_token);
  const MasarFinding *before = findings->len > 0 ? &g_array_index (findings, MasarFinding, findings->len - 1) : NULL;

  if (total == NULL || before == NULL || before->type > MASAR_EVENT_STRIKE
      || get_piece (story, before->piece)->sentence != piece->sentence
      || !masar_story_has (story, MASAR_TAG_SINCE, total->token, piece->end_token)
      || masar_finding_times_in (story, total->token, piece->end_token) == MASAR_UNKNOWN)
    return FALSE;
  *finding = (MasarFinding){
    .type = before->type,
    .piece = position,
    .trigger = total->token,
    .actor = before->actor,
    .target = before->target,
    .number = 3,
    .series = TRUE,
  };
  return TRUE;
}

static void
find_all (const MasarStory *story, GArray *findings)
{
  for (guint i = 0; i < story->pieces->len; i++)
    {
      MasarFinding finding;

      if (find_series (story, i, findings, &finding))
        g_array_append_val (findings, finding);
      if (masar_violence_find (story, i, MASAR_EVENT_ATTACK, &finding))
        g_array_append_val (findings, finding);
      if (masar_violence_find (story, i, MASAR_EVENT_STRIKE, &finding))
        g_array_append_val (findings, finding);
      if (get_piece (story, i)->linked != MASAR_UNKNOWN)
        continue;
      if (masar_talks_find (story, i, &finding) || masar_context_find (story, i, &finding))
        g_array_append_val (findings, finding);
    }
}

/**
 * masar_findings_new:
 *
 * Returns: (transfer full) (element-type MasarFinding): what @story tells of, in the order of the text
 */
GArray *
masar_findings_new (const MasarStory *story)
{
  GArray *findings = g_array_new (FALSE, TRUE, sizeof (MasarFinding));

  find_all (story, findings);
  for (guint i = 0; i < findings->len; i++)
    complete (story, findings, &g_array_index (findings, MasarFinding, i));
  masar_findings_unite (story, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      MasarFinding *finding = &g_array_index (findings, MasarFinding, i);

      /* what tells of the same happening may stand in one passage */
      cut_passage (story, findings, finding);
      masar_finding_take_back_guess (story, finding);
    }
  return findings;
}

/* The words of a speaker that begin at @from: up to a comma, a quotation or "that". */
static gboolean
read_speaker (const MasarStory *story, guint from, guint to, MasarPassage *passage)
{
  guint end = from;

  while (end < to && end - from < MAX_SPEAKER_TOKENS && story->tokens[end].kind < MASAR_TOKEN_MARK
         && masar_tags_at (story->tags, end, MASAR_TAG_OPENER) == NULL
         && masar_tags_at (story->tags, end, MASAR_TAG_REPORT_VERB) == NULL
         && (end == from || masar_tags_at (story->tags, end, MASAR_TAG_LOCATIVE) == NULL)
         && masar_finding_times_in (story, end, end + 1) == MASAR_UNKNOWN)
    end++;
  if (end == from || !masar_story_has (story, MASAR_TAG_SPEAKER_TITLE, from, MIN (end, from + 2)))
    return FALSE;
  *passage = masar_story_get_passage (story, from, end);
  return TRUE;
}

/* Who says what @finding tells: beside the nearest verb of saying of the sentence, before it first. */
static gboolean
find_speaker (const MasarStory *story, const MasarFinding *finding, MasarPassage *passage)
{
  const MasarPiece *piece = get_piece (story, finding->piece);
  const MasarSentence *sentence = &masar_text_get_sentences (story->text)[piece->sentence];
  const guint end = sentence->first_token + sentence->n_tokens;
  const MasarTag *verb = masar_tags_last (story->tags, MASAR_TAG_REPORT_VERB, sentence->first_token, finding->trigger);
  const MasarTag *phrase = masar_tags_next (story->tags, MASAR_TAG_REPORT_PHRASE, sentence->first_token, end);

  if (verb != NULL && read_speaker (story, verb->token + verb->n_tokens, end, passage))
    return TRUE;
  return phrase != NULL && read_speaker (story, phrase->token + phrase->n_tokens, end, passage);
}

static const char *
name_of (MasarRecords *records, const MasarTag *tag)
{
  return tag != NULL ? masar_records_intern (records, tag->entry->name) : NULL;
}

static void
add_mention (const MasarStory *story, const MasarFinding *finding, MasarRecords *records, MasarArticleRecord *article)
{
  MasarMention mention = {
    .passage = masar_story_get_passage (story, finding->first_token, finding->end_token),
    .type = finding->type,
    .modality = finding->modality,
    .when = finding->when,
    .time = finding->time != MASAR_UNKNOWN ? g_array_index (story->positions, int, finding->time) : MASAR_UNKNOWN,
    .kind = masar_records_intern (records,
                                  finding->series && finding->type != MASAR_EVENT_TALKS ? "series" : finding->kind),
    .place = name_of (records, finding->place),
    .place_precision = (guint8) masar_finding_place_precision (story, finding->place),
    .actor = name_of (records, finding->actor),
    .target = name_of (records, finding->target),
    .killed = finding->killed,
    .wounded = finding->wounded,
    .same = finding->same,
    .claims = MASAR_UNKNOWN,
    .reported = finding->dating == MASAR_DATING_REPORTED,
    .background = finding->background,
    .headline = finding->headline,
    .since = finding->since && finding->when.span.end_minutes == story->published.end_minutes,
  };
  MasarSpeaker speaker = { 0 };

  if (find_speaker (story, finding, &speaker.passage))
    {
      speaker.who =
          masar_records_intern_len (records, masar_text_get_source (story->text, NULL) + speaker.passage.start,
                                    speaker.passage.end - speaker.passage.start);
      mention.says = masar_records_copy (records, &speaker, sizeof speaker);
      mention.n_says = 1;
    }
  g_array_append_val (article->mentions, mention);
}

/**
 * masar_mentions_add:
 * @findings: (element-type MasarFinding): what @story tells of
 * @records: where strings are kept
 * @article: the record of the article
 *
 * Writes @findings as mentions of @article, in the same order.
 */
void
masar_mentions_add (const MasarStory *story, const GArray *findings, MasarRecords *records, MasarArticleRecord *article)
{
  for (guint i = 0; i < findings->len; i++)
    add_mention (story, &g_array_index (findings, MasarFinding, i), records, article);
}
