/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-merge-private.h"

#include <string.h>

/* What speaks for two happenings being one, and what makes it impossible.
 *
 * Each feature gives points, and a sum that is high enough joins the two; but no sum outweighs a conflict: another
 * base or town, two days more than one apart, another weekday, another step in talks. */

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

static int
score_date (const MasarHappening *a, const MasarHappening *b)
{
  const gint64 n_minutes = masar_span_get_length (a->when.span);

  if (a->exact && b->exact)
    return day_gap (a, b) == 0 ? 3 : 1;
  if (a->exact || b->exact)
    return (a->month_day | b->month_day) != 0 ? 2 : (a->weekday | b->weekday) != 0 ? 1 : 0;
  if (a->month_day != 0 && a->month_day == b->month_day)
    return 2;
  if (masar_span_is_open (a->when.span) || !masar_span_equal (a->when.span, b->when.span))
    return a->weekday != 0 && a->weekday == b->weekday;
  return n_minutes <= 10 * MASAR_MINUTES_PER_DAY ? 3 : n_minutes <= 31 * MASAR_MINUTES_PER_DAY ? 2 : 1;
}

static int
score_place (const MasarMerge *self, const MasarHappening *a, const MasarHappening *b)
{
  /* much may happen on one day off one coast, or in one province */
  if (both_equal (a->place, b->place))
    return a->place_level <= MASAR_PLACE_REGION ? 1 : 3 - a->near_place - b->near_place;
  if (compare_places (self, a, b) == PLACES_AGREE)
    return masar_names_places_touch (self->names, a->place, b->place) ? 3 : 2;
  return both_equal (a->country, b->country);
}

static int
score_parties (const MasarHappening *a, const MasarHappening *b)
{
  int score = both_equal (a->party, b->party) + both_equal (a->other_party, b->other_party);

  if (is_talks (a))
    score += both_equal (a->party, b->other_party) || both_equal (a->other_party, b->party);
  else if (parties_differ (a, b))
    score -= 2;
  return score;
}

/* A withdrawal that is announced and one that is done may be the same; a meeting is only perhaps a round. */
static gboolean
have_same_step (const MasarHappening *a, const MasarHappening *b)
{
  const char *step = is_talks (a) ? masar_merge_get_step (a->kind) : NULL;

  return both_equal (a->kind, b->kind)
         || (g_strcmp0 (step, "withdrawal") == 0 && g_strcmp0 (masar_merge_get_step (b->kind), step) == 0);
}

/* Numbers may be parts of each other, so that different ones speak against nothing. */
static int
score_numbers (const MasarHappening *a, const MasarHappening *b)
{
  return (a->killed > 0 && a->killed == b->killed ? 2 : 0) + (a->wounded > 0 && a->wounded == b->wounded ? 2 : 0);
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
  const guint n_a = first[a + 1] - first[a];
  const guint n_b = first[b + 1] - first[b];
  guint n_shared;
  double shared;

  /* where nobody has any, there is not even an array */
  if (n_a == 0 || n_b == 0)
    return 0;
  shared = masar_rarity_compare (self->rarity, words + first[a], n_a, words + first[b], n_b, &n_shared);
  if (n_shared < 2)
    return 0;
  return shared >= 0.5 && n_shared >= 4 ? 3 : shared >= 0.3 && n_shared >= 3 ? 2 : shared >= 0.15;
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
      [MASAR_MERGE_KIND] = have_same_step (a, b),
      [MASAR_MERGE_NUMBERS] = score_numbers (a, b),
      [MASAR_MERGE_COPY] = score_copy (a, b),
    },
  };
  for (guint i = 0; i < MASAR_N_MERGE_FEATURES; i++)
    score->total += score->parts[i];
  /* the words cost most, and are asked last */
  if (score->conflict == NULL && score->total >= MASAR_MERGE_MIN_SCORE - 3)
    {
      score->parts[MASAR_MERGE_WORDS] = score_words (self, get_position (self, a), get_position (self, b));
      score->total += score->parts[MASAR_MERGE_WORDS];
    }
}
