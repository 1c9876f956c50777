/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-finding.h"
#include "masar-places.h"

/* Where a finding was, and how exactly that is told. */

static MasarPlaceLevel
get_level (const MasarStory *story, const MasarTag *place)
{
  return masar_place_get_level (masar_text_get_lexicon (story->text), place->entry->name);
}

static gboolean
lies_in (const MasarStory *story, const MasarTag *place, const MasarTag *outer)
{
  return masar_place_lies_in (masar_text_get_lexicon (story->text), place->entry->name, outer->entry->name);
}

/* A site tells more than a town, a region or a sea, and any of these more than a country. */
static int
rank_place (const MasarStory *story, const MasarTag *place)
{
  const MasarPlaceLevel level = get_level (story, place);

  return level == MASAR_PLACE_SITE ? 3 : level == MASAR_PLACE_COUNTRY ? 1 : 2;
}

/* "Washington said", "Turkey shelled": a capital or a country that acts is no place. */
static gboolean
is_actor_itself (const MasarStory *story, const MasarTag *place)
{
  return get_level (story, place) < MASAR_PLACE_SITE && (place->clitics & MASAR_CLITIC_BI) == 0
         && masar_finding_is_actor (story, masar_tags_at (story->tags, place->token, MASAR_TAG_ACTOR));
}

/* "launched from the base of …". */
static gboolean
is_origin (const MasarStory *story, const MasarTag *place)
{
  for (guint back = 1; back <= 2 && back < place->token; back++)
    {
      const guint token = place->token - back;

      if (masar_tags_at (story->tags, token, MASAR_TAG_FROM) != NULL)
        return masar_tags_at (story->tags, token - 1, MASAR_TAG_NEAR) == NULL;
      if (masar_tags_at (story->tags, token, MASAR_TAG_TARGET) == NULL)
        return FALSE;
    }
  return FALSE;
}

/* How many tokens stand between. */
static guint
get_distance (const MasarTag *place, guint around)
{
  const guint end = place->token + place->n_tokens;

  return place->token > around ? place->token - around : around >= end ? around - end + 1 : 0;
}

/* Whether @place tells better where something was than @best, which is as near to the token @around as can be. */
static gboolean
is_better (const MasarStory *story, guint around, const MasarTag *place, const MasarTag *best)
{
  const int rank = rank_place (story, place);
  const int best_rank = best != NULL ? rank_place (story, best) : 0;

  if (rank != best_rank || best == NULL)
    return rank > best_rank;
  /* "In the district, in the province": the smaller one, wherever it stands. */
  if (!g_str_equal (place->entry->name, best->entry->name))
    {
      if (lies_in (story, place, best))
        return TRUE;
      if (lies_in (story, best, place))
        return FALSE;
    }
  return get_distance (place, around) < get_distance (best, around);
}

/**
 * masar_finding_place:
 *
 * Returns: (transfer none) (nullable): the most exact place from token @from up to before @to, the nearest to @around
 *   of equals
 */
const MasarTag *
masar_finding_place (const MasarStory *story, guint around, guint from, guint to)
{
  const MasarTag *best = NULL;

  for (const MasarTag *tag = masar_tags_next (story->tags, MASAR_TAG_PLACE, from, to); tag != NULL;
       tag = masar_tags_next (story->tags, MASAR_TAG_PLACE, tag->token + tag->n_tokens, to))
    if (!is_actor_itself (story, tag) && !is_origin (story, tag) && is_better (story, around, tag, best))
      best = tag;
  return best;
}

/* "near the base", "off the coast of the town": what was hit lies beside what is named. */
static gboolean
is_beside (const MasarStory *story, const MasarTag *place)
{
  for (guint back = 1; back <= 3 && back <= place->token; back++)
    {
      const guint token = place->token - back;
      const MasarTag *beside = masar_tags_at (story->tags, token, MASAR_TAG_BESIDE);

      if (beside != NULL && beside->token + beside->n_tokens + 1 >= place->token)
        return TRUE;
    }
  return FALSE;
}

/**
 * masar_finding_place_precision:
 * @place: (nullable): where a finding was
 *
 * Codes precision as ACLED does (codebook, "geo precision").
 *
 * Returns: 1 for the place itself, 2 for near it or somewhere in a district, 3 for a wider region; 0 without a place
 */
guint
masar_finding_place_precision (const MasarStory *story, const MasarTag *place)
{
  const MasarPlaceLevel level = place != NULL ? get_level (story, place) : MASAR_PLACE_UNKNOWN;

  if (level == MASAR_PLACE_UNKNOWN)
    return 0;
  if (level <= MASAR_PLACE_REGION)
    return 3;
  return level == MASAR_PLACE_DISTRICT || is_beside (story, place) ? 2 : 1;
}
