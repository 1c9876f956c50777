/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-means.h"
#include "masar-merge-private.h"

#include <string.h>

/* What speaks for two happenings being one, and what makes it impossible.
 *
 * Each feature gives points, and a sum that is high enough joins the two; but no sum outweighs a conflict: another
 * base or town, two days more than one apart, another weekday, another step in talks.
 *
 * A point is half a unit of log-odds.  The points are the rounded weights of a logistic regression on some 190 pairs of
 * happenings out of 30,000 articles of eleven outlets (SaudiNewsNet, July and August 2015), read and judged by hand; as
 * many were kept to test them.  There words that both have in common tell most, the day and the place less than one
 * should think: of one town many things are told on one day. */

/* From this minute of the day on it is night, and up to this one of the next. */
#define EVENING_MINUTES (18 * 60)
#define MORNING_MINUTES (6 * 60)

/* So many bits of words in common are a point, up to a limit: texts that are copied have many. */
#define BITS_PER_POINT 8
#define MAX_POINTS_OF_BITS 5

static gboolean
both_equal (const char *a, const char *b)
{
  return a != NULL && a == b;
}

static gboolean
both_differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && a != b;
}

static gint64
day_gap (const MasarHappening *a, const MasarHappening *b)
{
  return MAX (MAX (a->first_day - b->last_day, b->first_day - a->last_day), 0);
}

static gboolean
is_talks (const MasarHappening *happening)
{
  return happening->type == MASAR_EVENT_TALKS || happening->type == MASAR_EVENT_CONTEXT;
}

/**
 * masar_merge_get_step:
 * @kind: (nullable): kind of a step in talks
 *
 * Returns: (nullable): what stands for all steps that outlets take for each other
 */
const char *
masar_merge_get_step (const char *kind)
{
  static const struct
  {
    const char *kind, *step;
  } same[] = { { "meeting", "round" }, { "concession", "withdrawal" }, { "request", "letter" } };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_strcmp0 (kind, same[i].kind) == 0)
      return same[i].step;
  return kind;
}

/* Whether @vague names a weekday or a day of a month that is none of the days of @exact. */
static gboolean
names_another_day (const MasarHappening *vague, const MasarHappening *exact)
{
  gint64 day = exact->first_day;

  if (vague->exact || !exact->exact || (vague->weekday == 0 && vague->month_day == 0))
    return FALSE;
  for (; day <= exact->last_day; day++)
    {
      const MasarCivilDate date = masar_civil_from_days (day);

      if ((vague->weekday == 0 || masar_weekday_from_days (day) == vague->weekday)
          && (vague->month_day == 0 || (date.day == vague->month_day && date.month == vague->month)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
dates_conflict (const MasarHappening *a, const MasarHappening *b)
{
  if (a->exact && b->exact)
    return day_gap (a, b) > 1;
  return !masar_span_overlaps (a->when.span, b->when.span) || names_another_day (a, b) || names_another_day (b, a)
         || (a->weekday != 0 && b->weekday != 0 && a->weekday != b->weekday)
         || (a->month_day != 0 && b->month_day != 0 && (a->month_day != b->month_day || a->month != b->month));
}

/**
 * masar_merge_is_vague_party:
 * @party: (nullable): who did it
 *
 * Returns: whether another name may be a better word for the same
 */
gboolean
masar_merge_is_vague_party (const char *party)
{
  return party == NULL || g_str_equal (party, "armed") || g_str_equal (party, "coalition");
}

static gboolean
parties_differ (const MasarHappening *a, const MasarHappening *b)
{
  return !masar_merge_is_vague_party (a->party) && !masar_merge_is_vague_party (b->party)
         && !g_str_equal (a->party, b->party);
}

static gboolean
is_specific (const MasarHappening *happening)
{
  return happening->place_level > MASAR_PLACE_COUNTRY;
}

/* How two places stand to each other that are more exact than a country. */
enum
{
  PLACES_UNKNOWN, /* one of them is not known so well */
  PLACES_AGREE,   /* one lies in the other */
  PLACES_DIFFER,  /* either may be told for the other */
  PLACES_CONFLICT,
};

/* Asks the gazetteer, once for each pair of places. */
static int
compare_places (const MasarMerge *self, const MasarHappening *a, const MasarHappening *b)
{
  const guint cell = (GPOINTER_TO_UINT (a->place) * 0x9e3779b1u ^ GPOINTER_TO_UINT (b->place) * 0x85ebca6bu)
                     >> (32 - MASAR_MERGE_CACHE_BITS);
  MasarMergePlaces *known = &self->places[cell];

  if (!is_specific (a) || !is_specific (b))
    return PLACES_UNKNOWN;
  if (known->a != a->place || known->b != b->place)
    *known = (MasarMergePlaces){
      .a = a->place,
      .b = b->place,
      .relation = masar_names_places_agree (self->names, a->place, b->place)      ? PLACES_AGREE
                  : masar_names_places_conflict (self->names, a->place, b->place) ? PLACES_CONFLICT
                                                                                  : PLACES_DIFFER,
    };
  return known->relation;
}

/**
 * masar_merge_find_conflict:
 *
 * Returns: (nullable): what makes it impossible that @a and @b are one, as explanations name it, or %NULL
 */
const char *
masar_merge_find_conflict (const MasarMerge *self, const MasarHappening *a, const MasarHappening *b)
{
  if (a->type != b->type)
    return "type";
  if (a->article == b->article)
    return "article";
  if (a->series != b->series)
    return "series";
  if (dates_conflict (a, b))
    return "date";
  if (is_talks (a))
    return a->kind != b->kind && g_strcmp0 (masar_merge_get_step (a->kind), masar_merge_get_step (b->kind)) != 0
               ? "kind"
               : NULL;
  if (both_differ (a->country, b->country) || compare_places (self, a, b) == PLACES_CONFLICT)
    return "place";
  /* Several groups may claim one attack; two states that strike are two strikes. */
  return a->type == MASAR_EVENT_STRIKE && parties_differ (a, b) ? "actor" : NULL;
}

static gboolean
lies_far (const MasarHappening *teller, const MasarHappening *exact)
{
  return ABS (teller->published_day - exact->first_day) > MASAR_MERGE_NEWS_DAYS;
}

/**
 * masar_merge_is_far:
 * @exact: a happening that is known to the day
 *
 * Returns: whether both articles tell of days long past or far ahead: of those few are told
 */
gboolean
masar_merge_is_far (const MasarHappening *exact, const MasarHappening *other)
{
  const gboolean known = exact->published_day != G_MAXINT64;
  const gboolean other_known = other->published_day != G_MAXINT64;

  return (known || other_known) && (!known || lies_far (exact, exact)) && (!other_known || lies_far (other, exact));
}

/* What a day is worth for one that is known to lie in some days only: in a few of them little else happens. */
static int
score_within (const MasarHappening *vague, const MasarHappening *exact)
{
  const gint64 n_days = masar_span_get_length (vague->when.span) / MASAR_MINUTES_PER_DAY;
  const int named = vague->month_day != 0 ? 2 : vague->weekday != 0;

  if (!masar_happening_is_bounded (vague))
    {
      const gint64 age =
          vague->published_day == G_MAXINT64 ? 0 : vague->published_day - vague->published_spread - exact->last_day;

      return named - (age > MASAR_MERGE_WEEK_DAYS ? 3 : age > MASAR_MERGE_FRESH_DAYS);
    }
  return named + (n_days <= 10 ? 1 : n_days > 45 ? -3 : masar_merge_is_far (exact, vague));
}

/* Two that are both not known to the day: of one span that is named, or of the news of some days. */
static int
score_vague_dates (const MasarHappening *a, const MasarHappening *b)
{
  const int named = a->month_day != 0 && a->month_day == b->month_day ? 2 : a->weekday != 0 && a->weekday == b->weekday;
  const gint64 gap = MAX (MAX (a->published_day - a->published_spread - b->published_day,
                               b->published_day - b->published_spread - a->published_day),
                          0);

  if (masar_happening_is_bounded (a) && masar_span_equal (a->when.span, b->when.span))
    return MAX (named, masar_span_get_length (a->when.span) <= 31 * MASAR_MINUTES_PER_DAY ? 2 : 1);
  if (a->published_day == G_MAXINT64 || b->published_day == G_MAXINT64)
    return named;
  return named - (gap > MASAR_MERGE_FRESH_DAYS + 1 ? 3 : gap > 1 ? 2 : 0);
}

static int
get_minute_of_day (gint64 minutes)
{
  return (int) (((minutes % MASAR_MINUTES_PER_DAY) + MASAR_MINUTES_PER_DAY) % MASAR_MINUTES_PER_DAY);
}

/* The night between two days is told as of either: the evening of the one, or the small hours of the other. */
static gboolean
share_night (const MasarHappening *a, const MasarHappening *b)
{
  const MasarHappening *first = a->first_day <= b->first_day ? a : b;
  const MasarHappening *second = first == a ? b : a;

  return get_minute_of_day (first->when.span.begin_minutes) >= EVENING_MINUTES
         || (masar_span_get_length (second->when.span) < MORNING_MINUTES
             && get_minute_of_day (second->when.span.begin_minutes) < MORNING_MINUTES);
}

static int
score_date (const MasarHappening *a, const MasarHappening *b)
{
  if (a->exact && b->exact && day_gap (a, b) > 0)
    return share_night (a, b);
  /* what is told as past is known to all, and there is little of it */
  if (a->exact && b->exact)
    return a->by_report || b->by_report ? 1 : masar_merge_is_far (a, b) ? 4 : 2 + (a->background && b->background);
  if (a->exact || b->exact)
    return a->exact ? score_within (b, a) : score_within (a, b);
  return score_vague_dates (a, b);
}

static int
score_place (const MasarMerge *self, const MasarHappening *a, const MasarHappening *b)
{
  const int relation = compare_places (self, a, b);

  if (both_differ (a->country, b->country))
    return -2;
  /* much may happen on one day off one coast, or in one province */
  if (both_equal (a->place, b->place) && is_specific (a))
    return is_talks (a) || a->place_level <= MASAR_PLACE_REGION                                            ? 1
           : a->near_place || b->near_place || (a->exact && b->exact && a->place_level < MASAR_PLACE_SITE) ? 2
                                                                                                           : 3;
  if (relation == PLACES_AGREE)
    return masar_names_places_touch (self->names, a->place, b->place) && !is_talks (a) ? 2 : 1;
  if (relation == PLACES_DIFFER || relation == PLACES_CONFLICT)
    return is_talks (a) ? -2 : -1;
  return both_equal (a->country, b->country);
}

/* Where little happens, what happens on one day is the same; where there is war, much does. */
static int
score_quiet (const MasarMerge *self, const MasarHappening *a, const MasarHappening *b)
{
  return a->quiet && b->quiet && (both_equal (a->place, b->place) || compare_places (self, a, b) == PLACES_AGREE);
}

/* The parties of talks, whichever comes first: two of them are a pair that seldom meets, one meets many.  Of three that
 * talk any two may be told of, but who visits is one. */
static int
score_talkers (const MasarHappening *a, const MasarHappening *b)
{
  const int n_shared = (both_equal (a->party, b->party) || both_equal (a->party, b->other_party))
                       + (both_equal (a->other_party, b->other_party) || both_equal (a->other_party, b->party));

  if (a->party == a->other_party || b->party == b->other_party)
    return n_shared > 0;
  if (both_differ (a->party, b->party) && a->other_party != NULL && b->other_party != NULL
      && (n_shared == 0 || (n_shared == 1 && g_strcmp0 (a->kind, "visit") == 0)))
    return -3;
  return n_shared;
}

/* Who was hit tells more than who did it: that one does the like every day. */
static int
score_parties (const MasarHappening *a, const MasarHappening *b)
{
  int score = both_equal (a->other_party, b->other_party) ? 2 : 0;

  if (is_talks (a))
    return score_talkers (a, b);
  /* a state strikes in few places at a time */
  if (a->type == MASAR_EVENT_STRIKE && !a->series && both_equal (a->party, b->party)
      && !masar_merge_is_vague_party (a->party))
    score += both_equal (a->place, b->place) ? 2 : 1;
  return score - (parties_differ (a, b) ? 2 : 0);
}

/* A withdrawal that is announced and one that is done may be the same; a meeting is only perhaps a round. */
static gboolean
have_same_step (const MasarHappening *a, const MasarHappening *b)
{
  const char *step = is_talks (a) ? masar_merge_get_step (a->kind) : NULL;

  return both_equal (a->kind, b->kind)
         || (g_strcmp0 (step, "withdrawal") == 0 && g_strcmp0 (masar_merge_get_step (b->kind), step) == 0);
}

/* Steps in talks were compared before; weapons and what is done with them tell more. */
static int
score_kind (const MasarHappening *a, const MasarHappening *b)
{
  if (is_talks (a))
    return have_same_step (a, b);
  if (both_equal (a->kind, b->kind))
    return 2;
  return -masar_means_differ (a->kind, b->kind);
}

/* Small numbers are told of many things.  On the day itself numbers grow from report to report, so that different ones
 * speak against nothing: neither those of one exact day, nor those of undated news of that day. */
static int
score_number (int a, int b, gboolean one_day)
{
  if (a <= 0 || b <= 0)
    return 0;
  if (a == b)
    return a < MASAR_MERGE_TELLING_NUMBER ? 1 : 2;
  return !one_day && MAX (a, b) >= MASAR_MERGE_TELLING_NUMBER && 2 * MAX (a, b) >= 3 * MIN (a, b) ? -1 : 0;
}

static int
score_numbers (const MasarHappening *a, const MasarHappening *b)
{
  const gboolean one_day = (a->exact ? a->last_day : a->published_day) == (b->exact ? b->last_day : b->published_day);

  return score_number (a->killed, b->killed, one_day) + score_number (a->wounded, b->wounded, one_day);
}

static guint
get_position (const MasarMerge *self, const MasarHappening *happening)
{
  return (guint) (happening - (const MasarHappening *) (const void *) self->happenings->data);
}

/* Rare words and quotations that both have. */
static int
score_words (const MasarMerge *self, guint a, guint b)
{
  const guint32 *words = (const guint32 *) (const void *) self->words->data;
  const guint *first = self->first_words;
  MasarRarityMatch match;

  /* where nobody has any, there is not even an array */
  if (first[a + 1] == first[a] || first[b + 1] == first[b])
    return 0;
  match = masar_rarity_compare (self->rarity, words + first[a], first[a + 1] - first[a], words + first[b],
                                first[b + 1] - first[b]);
  return MIN ((int) (match.bits / BITS_PER_POINT), MAX_POINTS_OF_BITS)
         + (match.n_words < 2    ? 0
            : match.share >= 0.6 ? 2
                                 : match.share >= 0.3);
}

/* Copies of one text tell of the same in the same order. */
static int
score_copy (const MasarHappening *a, const MasarHappening *b)
{
  return a->original == b->original ? 3 : 0;
}

/**
 * masar_merge_score:
 * @score: (out): how much speaks for @a and @b being one
 */
void
masar_merge_score (const MasarMerge *self, const MasarHappening *a, const MasarHappening *b, MasarMergeScore *score)
{
  *score = (MasarMergeScore){
    .conflict = masar_merge_find_conflict (self, a, b),
    .parts = {
      [MASAR_MERGE_DATE] = score_date (a, b),
      [MASAR_MERGE_PLACE] = score_place (self, a, b),
      [MASAR_MERGE_PARTIES] = score_parties (a, b),
      [MASAR_MERGE_KIND] = score_kind (a, b),
      [MASAR_MERGE_NUMBERS] = score_numbers (a, b),
      [MASAR_MERGE_COPY] = score_copy (a, b),
      [MASAR_MERGE_ALONE] = score_quiet (self, a, b),
    },
  };
  /* the words cost most, and are asked last */
  if (score->conflict == NULL)
    score->parts[MASAR_MERGE_WORDS] = score_words (self, get_position (self, a), get_position (self, b));
  /* that two things of one day were in one country tells nothing where much happens */
  if (a->exact && b->exact && score->parts[MASAR_MERGE_PLACE] == 1 && compare_places (self, a, b) == PLACES_UNKNOWN
      && score->parts[MASAR_MERGE_ALONE] == 0 && !masar_merge_has_own_fact (score))
    score->parts[MASAR_MERGE_PLACE] = 0;
  for (guint i = 0; i < MASAR_N_MERGE_FEATURES; i++)
    score->total += score->parts[i];
}

/**
 * masar_merge_score_add:
 * @points: what @feature gives beside what it gave
 */
void
masar_merge_score_add (MasarMergeScore *score, MasarMergeFeature feature, int points)
{
  score->parts[feature] += points;
  score->total += points;
}

/**
 * masar_merge_has_own_fact:
 *
 * Returns: whether the two agree in more than what is told of every day: day, place, parties and kind
 */
gboolean
masar_merge_has_own_fact (const MasarMergeScore *score)
{
  return score->parts[MASAR_MERGE_WORDS] > 0 || score->parts[MASAR_MERGE_NUMBERS] > 0
         || score->parts[MASAR_MERGE_COPY] > 0;
}
