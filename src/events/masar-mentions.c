/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-mentions.h"

/* From pieces to mentions: each piece is asked for an attack, a strike, a step in talks and another dated happening;
 * what is found gets its passage, date, place, casualties and speaker. */

#define MAX_PASSAGE_TOKENS 40
#define MIN_PASSAGE_TOKENS 4

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
  guint first, end;

  masar_findings_near (findings, self->trigger, &first, &end);
  for (guint i = first; i < end; i++)
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

/* What happened more days before the publication than this is no news. */
#define MAX_NEWS_DAYS 7

/* Whether it was too long before the publication to be news: so many days, or in a month that is over. */
static gboolean
is_of_past (MasarSpan when, MasarSpan published)
{
  const gint64 news = MAX_NEWS_DAYS * MASAR_MINUTES_PER_DAY;

  return when.end_minutes + news < published.begin_minutes
         || (masar_span_get_length (when) > news && when.end_minutes <= published.begin_minutes);
}

/* Not the news of the article: the headline of another story, what is only referred to, what was earlier. */
static gboolean
is_background (const MasarStory *story, const MasarFinding *finding)
{
  const MasarPiece *piece = get_piece (story, finding->piece);
  const MasarSpan when = finding->when.span;

  return piece->linked != MASAR_UNKNOWN || piece->reference
         || masar_story_has (story, MASAR_TAG_EARLIER, finding->first_token, finding->trigger)
         || (finding->dating == MASAR_DATING_OWN && !masar_span_is_open (when) && !masar_span_is_open (story->published)
             && is_of_past (when, story->published));
}

/* How far from "intercepted" that may stand which was fired. */
#define MAX_INTERCEPTED_TOKENS 6

/* Whether what was fired was brought down, or what was begun was stopped; an aircraft that is shot down is a target. */
static gboolean
is_intercepted (const MasarStory *story, const MasarFinding *finding)
{
  if (finding->type != MASAR_EVENT_ATTACK && finding->type != MASAR_EVENT_STRIKE)
    return FALSE;
  for (const MasarTag *tag =
           masar_tags_next (story->tags, MASAR_TAG_INTERCEPT, finding->first_token, finding->end_token);
       tag != NULL; tag = masar_tags_next (story->tags, MASAR_TAG_INTERCEPT, tag->token + 1, finding->end_token))
    {
      const guint from = tag->token + tag->n_tokens;
      const guint to = MIN (from + MAX_INTERCEPTED_TOKENS, finding->end_token);
      const MasarTag *weapon = masar_tags_next (story->tags, MASAR_TAG_WEAPON, from, to);

      if (weapon != NULL && masar_tag_get_flag (weapon, "flies"))
        return TRUE;
      if (!masar_tag_get_flag (tag, "weapon") && masar_story_has (story, MASAR_TAG_VIOLENCE_NOUN, from, to))
        return TRUE;
    }
  return FALSE;
}

/* What is only announced is no deed yet: a threat, or, where forces are to leave, a concession (as PLOVER has it). */
static void
name_announced (MasarFinding *finding)
{
  if (finding->announced)
    finding->kind = "threat";
  else if (finding->modality == MASAR_MODALITY_PLANNED && g_strcmp0 (finding->kind, "withdrawal") == 0)
    finding->kind = "concession";
}

/* How far behind the verb of a visit the place may stand. */
#define MAX_DESTINATION_TOKENS 8

/* "visited Baghdad": a capital that is visited does not act. */
static const MasarTag *
find_destination (const MasarStory *story, const MasarPiece *piece, const MasarFinding *finding)
{
  if (g_strcmp0 (finding->kind, "visit") != 0)
    return NULL;
  return masar_tags_next (story->tags, MASAR_TAG_PLACE, finding->trigger + 1,
                          MIN (finding->trigger + 1 + MAX_DESTINATION_TOKENS, piece->end_token));
}

static void
complete (const MasarStory *story, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *piece = get_piece (story, finding->piece);

  finding->killed = finding->wounded = finding->same = finding->claims = MASAR_UNKNOWN;
  masar_finding_date (story, findings, finding);
  cut_passage (story, findings, finding);
  finding->place = masar_finding_place (story, finding->trigger, piece->first_token, piece->end_token);
  if (finding->place == NULL)
    finding->place = finding->type != MASAR_EVENT_TALKS ? find_base_spoken_of (story, piece)
                                                        : find_destination (story, piece, finding);
  if (finding->place == NULL)
    finding->place = masar_finding_place (story, finding->trigger, finding->first_token, finding->end_token);
  finding->background = is_background (story, finding);
  finding->intercepted = is_intercepted (story, finding);
  finding->series |= finding->number == 3 && finding->dating == MASAR_DATING_OWN
                     && !masar_span_is_open (finding->when.span)
                     && masar_span_get_length (finding->when.span) > 7 * MASAR_MINUTES_PER_DAY;
  masar_finding_casualties (story, findings, finding);
  masar_finding_modality (story, finding);
  name_announced (finding);
}

/* "which brings the total to forty since …": a series of what the sentence told of before. */
static gboolean
find_series (const MasarStory *story, guint position, const GArray *findings, MasarFinding *finding)
{
  const MasarPiece *piece = get_piece (story, position);
  const MasarTag *total = masar_piece_first (story, piece, MASAR_TAG_TOTAL_WORD);
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

/* How far from the words of a claim the claimant may stand. */
#define MAX_CLAIMANT_TOKENS 9

/* "The group claimed responsibility for …": a claim is a mention of its own.  Competing claims are told apart by who
 * makes them. */
static gboolean
find_claim (const MasarStory *story, guint position, MasarFinding *finding)
{
  const MasarPiece *piece = get_piece (story, position);
  const MasarTag *claim = masar_piece_first (story, piece, MASAR_TAG_CLAIM);
  const MasarTag *claimant = NULL;

  if (claim == NULL || masar_story_has (story, MASAR_TAG_HYPOTHETICAL, piece->first_token, claim->token))
    return FALSE;
  claimant = masar_finding_first_actor (story, claim->token + claim->n_tokens,
                                        MIN (claim->token + claim->n_tokens + 3, piece->end_token));
  if (claimant == NULL)
    claimant = masar_finding_last_actor (
        story, MAX ((int) piece->first_token, (int) claim->token - MAX_CLAIMANT_TOKENS), claim->token);
  if (claimant == NULL)
    return FALSE;
  *finding = (MasarFinding){
    .type = MASAR_EVENT_CONTEXT,
    .kind = "claim",
    .score = 1,
    .piece = position,
    .trigger = claim->token,
    .number = 1,
    .actor = claimant,
    .headline = piece->headline,
  };
  return TRUE;
}

/* Whether the claimant does such things: a state strikes, others attack. */
static gboolean
suits_claimant (const MasarFinding *claim, const MasarFinding *violence)
{
  const MasarSide side = masar_tag_get_side (claim->actor);

  return (side == MASAR_SIDE_STATE || side == MASAR_SIDE_COALITION) == (violence->type == MASAR_EVENT_STRIKE);
}

/* What is claimed: the violence of the same sentence that is nearest, else the one told of last before. */
static void
settle_claim (const MasarStory *story, const GArray *findings, MasarFinding *claim)
{
  const guint sentence = get_piece (story, claim->piece)->sentence;
  guint best_distance = G_MAXUINT;
  guint first, end;

  masar_findings_near (findings, claim->trigger, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);
      const guint distance = ABS ((int) other->trigger - (int) claim->trigger);
      const gboolean here = get_piece (story, other->piece)->sentence == sentence;

      if (other->type > MASAR_EVENT_STRIKE || !suits_claimant (claim, other))
        continue;
      if (here ? distance < best_distance : best_distance == G_MAXUINT && other->trigger < claim->trigger)
        claim->claims = (int) i;
      if (here)
        best_distance = MIN (best_distance, distance);
    }
  if (claim->claims != MASAR_UNKNOWN)
    claim->place = g_array_index (findings, MasarFinding, claim->claims).place;
}

/* Adds a step in talks and the plans that are told of with it, in the order of the text. */
static void
add_talks (const MasarStory *story, const MasarFinding *step, GArray *findings)
{
  MasarFinding plans[MASAR_MAX_PLANS];
  const guint n_plans = masar_plans_find (story, step, plans);
  const guint first = findings->len;

  g_array_append_val (findings, *step);
  for (guint i = 0; i < n_plans; i++)
    {
      guint place = findings->len;

      while (place > first && g_array_index (findings, MasarFinding, place - 1).trigger > plans[i].trigger)
        place--;
      g_array_insert_val (findings, place, plans[i]);
    }
}

static void
find_all (const MasarStory *story, GArray *findings)
{
  for (guint i = 0; i < story->pieces->len; i++)
    {
      MasarFinding attack, strike, finding;

      if (find_series (story, i, findings, &finding))
        g_array_append_val (findings, finding);
      masar_violence_find (story, i, &attack, &strike);
      if (attack.score > 0)
        g_array_append_val (findings, attack);
      if (strike.score > 0)
        g_array_append_val (findings, strike);
      if (find_claim (story, i, &finding))
        g_array_append_val (findings, finding);
      if (get_piece (story, i)->linked != MASAR_UNKNOWN)
        continue;
      if (masar_lapse_find (story, i, &finding) || masar_talks_find (story, i, &finding))
        add_talks (story, &finding, findings);
      else if (masar_context_find (story, i, &finding))
        g_array_append_val (findings, finding);
    }
}

/* Whether what is said is told as a step of its own, which takes the day on which it was said. */
static gboolean
is_said_elsewhere (const MasarStory *story, const GArray *findings, const MasarFinding *statement)
{
  guint first, end;

  masar_findings_near (findings, statement->trigger, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const MasarFinding *other = &g_array_index (findings, MasarFinding, i);
      const MasarPiece *piece = get_piece (story, other->piece);

      if (!other->statement && other->type == MASAR_EVENT_TALKS
          && piece->sentence == get_piece (story, statement->piece)->sentence
          && (other->piece == statement->piece
              || masar_finding_times_in (story, piece->first_token, piece->end_token) == MASAR_UNKNOWN))
        return TRUE;
    }
  return FALSE;
}

static void
drop_needless_statements (const MasarStory *story, GArray *findings)
{
  g_autoptr (GArray) all = g_array_copy (findings);

  g_array_set_size (findings, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const MasarFinding *finding = &g_array_index (all, MasarFinding, i);

      if (!finding->statement || !is_said_elsewhere (story, all, finding))
        g_array_append_val (findings, *finding);
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
  drop_needless_statements (story, findings);
  for (guint i = 0; i < findings->len; i++)
    complete (story, findings, &g_array_index (findings, MasarFinding, i));
  masar_findings_unite (story, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      MasarFinding *finding = &g_array_index (findings, MasarFinding, i);

      if (g_strcmp0 (finding->kind, "claim") == 0)
        settle_claim (story, findings, finding);
      /* what tells of the same happening may stand in one passage */
      cut_passage (story, findings, finding);
      masar_finding_take_back_guess (story, finding);
    }
  return findings;
}

/* Those who came to harm, with the words for them. */
static void
add_casualties (const MasarStory *story, const MasarFinding *finding, MasarRecords *records, MasarMention *mention)
{
  const char *source = masar_text_get_source (story->text, NULL);
  g_autofree MasarCasualties *casualties = g_new0 (MasarCasualties, finding->n_counts);

  for (guint i = 0; i < finding->n_counts; i++)
    {
      const MasarCount *count = &g_array_index (story->counts, MasarCount, finding->first_count + i);
      MasarPassage who = { 0, 0 };

      if (count->who_end > count->who_first)
        who = masar_story_get_passage (story, count->who_first, count->who_end);
      casualties[i] = (MasarCasualties){
        .harm = count->harm,
        .exactness = count->exactness,
        .count = count->count,
        .side = count->side,
        .who = who.end > who.start ? masar_records_intern_len (records, source + who.start, who.end - who.start) : NULL,
        .passage = masar_story_get_passage (story, count->first_token, count->end_token),
      };
    }
  mention->n_casualties = finding->n_counts;
  mention->casualties = masar_records_copy (records, casualties, finding->n_counts * sizeof (MasarCasualties));
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
    .claims = finding->claims,
    .actor_side = masar_tag_get_side (finding->actor),
    .target_side = masar_tag_get_side (finding->target),
    .intercepted = finding->intercepted,
    .reported = finding->dating == MASAR_DATING_REPORTED,
    .background = finding->background,
    .headline = finding->headline,
    .since = finding->since && finding->when.span.end_minutes == story->published.end_minutes,
  };

  masar_finding_read_speakers (story, finding, records, &mention);
  if (finding->n_counts > 0)
    add_casualties (story, finding, records, &mention);
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
