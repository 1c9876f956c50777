/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-finding.h"
#include "masar-means.h"
#include "masar-places.h"

#include <string.h>

/* Which findings of one article tell of the same happening.
 *
 * Dated findings come first, in the order of the text, and are told apart by their dates; those without a date then
 * join the nearest one that nothing speaks against, and that something speaks for. */

static const char *
place_name (const MasarTag *place)
{
  return place != NULL ? place->entry->name : NULL;
}

static gboolean
is_country (const MasarTag *place)
{
  return g_strcmp0 (masar_tag_get_string (place, "kind"), "country") == 0;
}

/* Whether one of two places lies in the other, or is it. */
static gboolean
places_meet (const MasarStory *story, const MasarTag *a, const MasarTag *b)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (story->text);

  return masar_place_lies_in (lexicon, place_name (a), place_name (b))
         || masar_place_lies_in (lexicon, place_name (b), place_name (a));
}

/* Whether two places may be two words for one: the same, or one in the other, but not all of a country. */
static gboolean
places_agree (const MasarStory *story, const MasarTag *a, const MasarTag *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  return g_str_equal (place_name (a), place_name (b))
         || (!is_country (a) && !is_country (b) && places_meet (story, a, b));
}

/* Whether two places cannot be the same: in different countries, or two towns or bases.  Of a town and a province
 * beside it the article may mean the same spot. */
static gboolean
places_conflict (const MasarStory *story, const MasarTag *a, const MasarTag *b)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (story->text);
  const char *country_a;
  const char *country_b;

  if (a == NULL || b == NULL || places_meet (story, a, b))
    return FALSE;
  country_a = masar_place_get_country (lexicon, place_name (a));
  country_b = masar_place_get_country (lexicon, place_name (b));
  if (country_a != NULL && country_b != NULL && !g_str_equal (country_a, country_b))
    return TRUE;
  return masar_place_get_level (lexicon, place_name (a)) >= MASAR_PLACE_TOWN
         && masar_place_get_level (lexicon, place_name (b)) >= MASAR_PLACE_TOWN;
}

/* Whether two actors cannot have done the same: a group and a state, or two states; coalitions have states in them, and
 * groups go by more than one name. */
static gboolean
actors_conflict (const MasarTag *a, const MasarTag *b)
{
  const MasarSide side_a = masar_tag_get_side (a);
  const MasarSide side_b = masar_tag_get_side (b);

  if (a == NULL || b == NULL)
    return FALSE;
  if (side_a == MASAR_SIDE_STATE && side_b == MASAR_SIDE_STATE)
    return !g_str_equal (a->entry->name, b->entry->name);
  return (side_a == MASAR_SIDE_ARMED) != (side_b == MASAR_SIDE_ARMED);
}

static gboolean
is_asking (const MasarFinding *finding)
{
  return g_strcmp0 (finding->kind, "letter") == 0 || g_strcmp0 (finding->kind, "request") == 0;
}

static gboolean
is_leaving (const MasarFinding *finding)
{
  return g_strcmp0 (finding->kind, "withdrawal") == 0 || g_strcmp0 (finding->kind, "concession") == 0;
}

/* "visited the capital … at his meetings in the capital": what is not dated is of the journey there. */
static gboolean
is_of_journey (const MasarFinding *a, const MasarFinding *b)
{
  const MasarFinding *visit = g_strcmp0 (a->kind, "visit") == 0 ? a : b;
  const MasarFinding *meeting = visit == a ? b : a;

  return g_strcmp0 (visit->kind, "visit") == 0 && g_strcmp0 (meeting->kind, "meeting") == 0
         && meeting->dating == MASAR_DATING_NONE && meeting->trigger > visit->trigger && visit->place != NULL
         && meeting->place != NULL && g_str_equal (place_name (visit->place), place_name (meeting->place));
}

static gboolean
kinds_conflict (const MasarFinding *a, const MasarFinding *b)
{
  if (a->type == MASAR_EVENT_TALKS && is_of_journey (a, b))
    return FALSE;
  /* a request is made in a letter, and a withdrawal was announced before */
  if (a->type == MASAR_EVENT_TALKS && ((is_asking (a) && is_asking (b)) || (is_leaving (a) && is_leaving (b))))
    return FALSE;
  if (a->type == MASAR_EVENT_TALKS || a->type == MASAR_EVENT_CONTEXT)
    return g_strcmp0 (a->kind, b->kind) != 0;
  return masar_means_differ (a->kind, b->kind);
}

static gboolean
is_long (const MasarFinding *finding)
{
  return masar_span_get_length (finding->when.span) > 40 * MASAR_MINUTES_PER_DAY;
}

/* "announced on Friday an attack in the gulf", "on Thursday in the gulf …": news is made known on its day, or the next.
 */
static gboolean
is_report_of (const MasarStory *story, const MasarFinding *report, const MasarFinding *own)
{
  return (places_agree (story, report->place, own->place)
          || (own->definite && (own->place == NULL || report->place == NULL)))
         && report->dating == MASAR_DATING_REPORTED && own->dating == MASAR_DATING_OWN
         && report->when.span.begin_minutes != MASAR_OPEN_PAST
         && report->when.span.begin_minutes >= own->when.span.begin_minutes
         && report->when.span.begin_minutes - own->when.span.begin_minutes < 2 * MASAR_MINUTES_PER_DAY;
}

static gboolean
dates_conflict (const MasarStory *story, const MasarFinding *a, const MasarFinding *b)
{
  const gboolean exact = a->dating != MASAR_DATING_NONE && b->dating != MASAR_DATING_NONE;

  if (!exact)
    return FALSE;
  if ((is_long (a) || is_long (b)) && a->dating == b->dating)
    return !masar_span_equal (a->when.span, b->when.span);
  if (a->dating == MASAR_DATING_OWN && b->dating == MASAR_DATING_OWN)
    return !masar_span_contains (a->when.span, b->when.span) && !masar_span_contains (b->when.span, a->when.span);
  return !masar_span_overlaps (a->when.span, b->when.span) && !is_report_of (story, a, b)
         && !is_report_of (story, b, a);
}

/* A denial, a proposal or a claim is its speaker's own: other parties make others. */
static gboolean
parties_conflict (const MasarFinding *a, const MasarFinding *b)
{
  static const char *const own[] = { "denial", "reply", "proposal", "decision", "claim", NULL };

  return a->type >= MASAR_EVENT_TALKS && a->kind != NULL && g_strv_contains (own, a->kind) && a->actor != NULL
         && b->actor != NULL && !g_str_equal (a->actor->entry->name, b->actor->entry->name);
}

static gboolean
is_violence (const MasarFinding *finding)
{
  return finding->type == MASAR_EVENT_ATTACK || finding->type == MASAR_EVENT_STRIKE;
}

/* "the shelling" is no more findings back than this. */
#define MAX_BACK_FINDINGS 128

/* Whether @before may be what @guess speaks of: nobody attacks himself. */
static gboolean
suits_victim (const MasarFinding *guess, const MasarFinding *before)
{
  const MasarTag *victim = guess->defender != NULL ? guess->defender : guess->target;

  if (masar_tag_get_side (victim) == MASAR_SIDE_UNKNOWN)
    return TRUE;
  if (before->actor == NULL)
    return guess->defender == NULL;
  return !g_str_equal (before->actor->entry->name, victim->entry->name);
}

/* Whether @guess is told of another place than @before; a country is as good as none. */
static gboolean
is_elsewhere (const MasarStory *story, const MasarFinding *guess, const MasarFinding *before)
{
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;

  if (guess->place == NULL)
    return FALSE;
  if (is_country (guess->place))
    return before->place != NULL && !places_meet (story, guess->place, before->place);
  return !places_agree (story, guess->place, before->place)
         && (before->place != NULL || pieces[before->piece].sentence != pieces[guess->piece].sentence);
}

/* "the raid came days after the attack": what the same sentence tells of is another one, if not "after the attack
 * began". */
static gboolean
is_set_against (const MasarStory *story, const GArray *findings, guint position)
{
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;
  const MasarFinding *finding = &g_array_index (findings, MasarFinding, position);
  const MasarFinding *before = &g_array_index (findings, MasarFinding, position - 1);

  return pieces[finding->piece].reference && is_violence (before) && before->piece != finding->piece
         && pieces[before->piece].sentence == pieces[finding->piece].sentence
         && masar_tags_at (story->tags, finding->trigger - 1, MASAR_TAG_STEP_ROUND) == NULL;
}

/* "a raid hit a house, while another hit …, and shelling hit …": in one sentence, and nobody else is named. */
static gboolean
goes_on (const MasarStory *story, const GArray *findings, guint position)
{
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;
  const MasarFinding *finding = &g_array_index (findings, MasarFinding, position);
  const MasarFinding *before = &g_array_index (findings, MasarFinding, position - 1);

  return is_violence (before) && before->certain && pieces[before->piece].sentence == pieces[finding->piece].sentence
         && masar_tag_get_side (finding->target) == MASAR_SIDE_UNKNOWN && !pieces[finding->piece].reference
         && finding->dating == MASAR_DATING_NONE
         && !masar_story_has (story, MASAR_TAG_AFTER, pieces[finding->piece].first_token, finding->trigger);
}

/* "the shelling" without more is what was last told of, and so is what was brought down. */
static void
settle_references (const MasarStory *story, GArray *findings)
{
  for (guint i = 1; i < findings->len; i++)
    {
      MasarFinding *guess = &g_array_index (findings, MasarFinding, i);

      if (!is_violence (guess) || !guess->guess
          || (!guess->definite && guess->defender == NULL && !goes_on (story, findings, i))
          || is_set_against (story, findings, i))
        continue;
      for (guint j = i; j > 0 && j + MAX_BACK_FINDINGS > i; j--)
        {
          const MasarFinding *before = &g_array_index (findings, MasarFinding, j - 1);

          if (!is_violence (before) || before->series || dates_conflict (story, guess, before)
              || !suits_victim (guess, before) || is_elsewhere (story, guess, before))
            continue;
          guess->type = before->type;
          guess->certain |= before->certain && goes_on (story, findings, i);
          break;
        }
    }
}

/* Where nobody is named as the doer, and the article names one for violence at that place and time, it is he. */
static void
settle_types (const MasarStory *story, GArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      MasarFinding *guess = &g_array_index (findings, MasarFinding, i);
      guint n_same = 0;
      guint n_other = 0;
      guint from, to;

      if (!is_violence (guess) || guess->certain || guess->sided || guess->place == NULL)
        continue;
      masar_findings_near (findings, guess->trigger, &from, &to);
      for (guint j = from; j < to; j++)
        {
          const MasarFinding *known = &g_array_index (findings, MasarFinding, j);

          /* what is only referred to is another happening, often the other side's */
          if (!is_violence (known) || !known->certain || known->background || known->place == NULL
              || known->dating > guess->dating || dates_conflict (story, guess, known) || is_country (known->place)
              || !places_agree (story, guess->place, known->place))
            continue;
          if (known->type == guess->type)
            n_same++;
          else
            n_other++;
        }
      if (n_other > 0 && n_same == 0)
        guess->type = guess->type == MASAR_EVENT_ATTACK ? MASAR_EVENT_STRIKE : MASAR_EVENT_ATTACK;
    }
}

/* What is told of only as a plan is known by its day alone. */
static gboolean
plans_conflict (const MasarFinding *a, const MasarFinding *b)
{
  return (a->plan != MASAR_PLAN_NONE || b->plan != MASAR_PLAN_NONE)
         && (a->dating != MASAR_DATING_OWN || b->dating != MASAR_DATING_OWN);
}

/* "a similar attack" is none of those told of, unless it is what "that attack" goes on about. */
static gboolean
is_another (const MasarFinding *a, const MasarFinding *b)
{
  const MasarFinding *other = a->another ? b : a;
  const MasarFinding *similar = a->another ? a : b;

  return a->another != b->another && !(other->definite && other->trigger > similar->trigger);
}

/* Talks are often told with the place that they are about; only who travels or meets is where he is. */
static gboolean
is_placed (const MasarFinding *finding)
{
  return finding->type != MASAR_EVENT_TALKS || g_strcmp0 (finding->kind, "visit") == 0
         || g_strcmp0 (finding->kind, "meeting") == 0;
}

/* Whether nothing speaks against @a and @b telling of one happening. */
static gboolean
can_be_same (const MasarStory *story, const MasarFinding *a, const MasarFinding *b)
{
  return a->type == b->type && !plans_conflict (a, b) && !is_another (a, b) && a->series == b->series
         && a->announced == b->announced && !parties_conflict (a, b) && !kinds_conflict (a, b)
         && !dates_conflict (story, a, b) && (!is_placed (a) || !places_conflict (story, a->place, b->place))
         && (a->type == MASAR_EVENT_TALKS || !actors_conflict (a->actor, b->actor));
}

/* What speaks for it. */
static gboolean
is_likely_same (const MasarStory *story, const MasarFinding *undated, const MasarFinding *dated)
{
  if (undated->headline || undated->definite || dated->headline)
    return TRUE;
  if (undated->type == MASAR_EVENT_TALKS)
    return TRUE;
  return undated->place == NULL || dated->place == NULL || places_agree (story, undated->place, dated->place)
         || is_country (undated->place);
}

static void
join (GArray *findings, guint from, guint to)
{
  g_array_index (findings, MasarFinding, from).same = g_array_index (findings, MasarFinding, to).same;
}

/* What was only made known on a day was when the other says. */
static void
take_date (const MasarStory *story, MasarFinding *finding, const MasarFinding *other)
{
  if (!is_report_of (story, finding, other) || masar_span_overlaps (finding->when.span, other->when.span))
    return;
  finding->when = other->when;
  finding->time = other->time;
  finding->counted_from = other->counted_from;
}

/* Joins the findings of @dating to those before them, and to all stronger ones. */
static void
unite_dated (const MasarStory *story, GArray *findings, MasarDating dating)
{
  for (guint i = 0; i < findings->len; i++)
    {
      MasarFinding *finding = &g_array_index (findings, MasarFinding, i);
      guint from, to;

      if (finding->dating != dating)
        continue;
      masar_findings_near (findings, finding->trigger, &from, &to);
      for (guint j = from; j < to; j++)
        {
          const MasarFinding *other = &g_array_index (findings, MasarFinding, j);

          if (j != i && (other->dating > dating || (other->dating == dating && j < i))
              && can_be_same (story, finding, other))
            {
              take_date (story, finding, other);
              join (findings, i, j);
              break;
            }
        }
    }
}

/* How many sentences after what is long past that may stand which goes on telling of it. */
#define MAX_PAST_SENTENCES 1

/* Whether @undated, which is news, may be what @past tells of, which is long past: only where it follows at once.  What
 * the article opens with is none of what it recalls at its end. */
static gboolean
goes_on_about (const MasarStory *story, const MasarFinding *undated, const MasarFinding *past)
{
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;

  return past->trigger < undated->trigger
         && pieces[undated->piece].sentence <= pieces[past->piece].sentence + MAX_PAST_SENTENCES;
}

/* "this attack", "at that time": what was told of last, whatever it was. */
static gboolean
points_back (const MasarStory *story, const MasarFinding *finding)
{
  const MasarPiece *piece = &g_array_index (story->pieces, MasarPiece, finding->piece);

  if (masar_story_has (story, MASAR_TAG_THEN, piece->first_token, piece->end_token))
    return TRUE;
  return finding->trigger > 0 && masar_tags_at (story->tags, finding->trigger - 1, MASAR_TAG_RECENT) != NULL;
}

/* Whether the finding at @candidate is a better one for what @undated tells of than the one at @best, which may be
 * MASAR_UNKNOWN: news for news, then the last one before it, then the first one after it. */
static gboolean
is_better (const MasarStory *story, const GArray *findings, guint undated, int best, guint candidate)
{
  const MasarPiece *pieces = (const MasarPiece *) (void *) story->pieces->data;
  const MasarFinding *finding = &g_array_index (findings, MasarFinding, undated);
  const MasarFinding *known = best >= 0 ? &g_array_index (findings, MasarFinding, best) : NULL;
  const MasarFinding *other = &g_array_index (findings, MasarFinding, candidate);

  if (known == NULL)
    return TRUE;
  if (!finding->definite && !points_back (story, finding) && !finding->background
      && known->background != other->background)
    return known->background;
  /* "the attack" is what a sentence was about, and not what it only refers to */
  if (pieces[known->piece].reference != pieces[other->piece].reference && !pieces[finding->piece].reference
      && !points_back (story, finding))
    return pieces[known->piece].reference;
  return candidate < undated && (int) candidate > best;
}

static void
unite_undated (const MasarStory *story, GArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      MasarFinding *finding = &g_array_index (findings, MasarFinding, i);
      int best = MASAR_UNKNOWN;
      guint from, to;

      if (finding->dating != MASAR_DATING_NONE)
        continue;
      masar_findings_near (findings, finding->trigger, &from, &to);
      for (guint j = from; j < to; j++)
        {
          const MasarFinding *other = &g_array_index (findings, MasarFinding, j);

          if (j == i || (other->dating == MASAR_DATING_NONE && j > i) || !can_be_same (story, finding, other)
              || !is_likely_same (story, finding, other)
              || (other->background && !finding->background && !goes_on_about (story, finding, other)))
            continue;
          if (is_better (story, findings, i, best, j))
            best = (int) j;
        }
      if (best >= 0)
        join (findings, i, (guint) best);
    }
}

/**
 * masar_findings_unite:
 * @findings: (element-type MasarFinding): what was found in @story, in the order of the text
 *
 * Sets the member `same` of each to the first finding of the same happening.
 */
void
masar_findings_unite (const MasarStory *story, GArray *findings)
{
  g_autofree int *first = g_new (int, findings->len + 1);

  for (guint i = 0; i < findings->len; i++)
    {
      g_array_index (findings, MasarFinding, i).same = (int) i;
      first[i] = -1;
    }
  settle_types (story, findings);
  settle_references (story, findings);
  unite_dated (story, findings, MASAR_DATING_OWN);
  unite_dated (story, findings, MASAR_DATING_REPORTED);
  unite_undated (story, findings);
  /* a chain of joins ends at one finding, and the earliest of a happening stands for it */
  for (guint i = 0; i < findings->len; i++)
    {
      int same = (int) i;

      while (g_array_index (findings, MasarFinding, same).same != same)
        same = g_array_index (findings, MasarFinding, same).same;
      g_array_index (findings, MasarFinding, i).same = same;
      if (first[same] < 0)
        first[same] = (int) i;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      MasarFinding *finding = &g_array_index (findings, MasarFinding, i);

      finding->same = first[finding->same];
    }
}
