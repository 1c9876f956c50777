/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-places.h"
#include "masar-tags-private.h"

/* Names of places that are common words as well: "the door", "modern", "on the pretext of".  The gazetteer marks them
 * with "cue".  They stand for a place only where something beside them says so. */

/* How far behind "west of" the place may stand that shows what was named before it. */
#define MAX_TOKENS_TO_OUTER 2

static guint
end_of (const MasarTag *tag)
{
  return tag->token + tag->n_tokens;
}

/* "in Hit and Haditha", "Hit, Haditha": @place goes on a list of places that lie as it does. */
static gboolean
continues_list (const MasarText *text, const MasarTag *place, const MasarTag *before)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (text);
  const char *name = place->entry->name;
  const char *before_name = before->entry->name;
  const guint end = end_of (before);

  if (end == place->token && (place->clitics & MASAR_CLITIC_WA) != 0)
    return masar_places_are_neighbours (lexicon, name, before_name);
  return end + 1 == place->token && masar_text_get_tokens (text)[end].kind == MASAR_TOKEN_MARK
         && masar_places_are_neighbours (lexicon, name, before_name);
}

/* "Haditha, west of Anbar": what follows names a place that it lies in. */
static gboolean
is_located (const MasarText *text, const GArray *tags, guint position)
{
  const MasarTag *place = &g_array_index (tags, MasarTag, position);
  const MasarTag *beside = NULL;

  for (guint i = position + 1; i < tags->len; i++)
    {
      const MasarTag *tag = &g_array_index (tags, MasarTag, i);

      if (beside == NULL ? tag->token > end_of (place) : tag->token > end_of (beside) + MAX_TOKENS_TO_OUTER)
        return FALSE;
      if (tag->kind == MASAR_TAG_BESIDE && beside == NULL && tag->token == end_of (place))
        beside = tag;
      else if (tag->kind == MASAR_TAG_PLACE && beside != NULL)
        return masar_place_lies_in (masar_text_get_lexicon (text), place->entry->name, tag->entry->name);
    }
  return FALSE;
}

/**
 * masar_tags_settle_places:
 * @text: the text
 * @tags: (element-type MasarTag): its tags, by token
 *
 * Takes out the places that are nothing but words there.
 */
void
masar_tags_settle_places (const MasarText *text, GArray *tags)
{
  const MasarTag *cue = NULL;
  const MasarTag *before = NULL;
  guint n_kept = 0;

  for (guint i = 0; i < tags->len; i++)
    {
      const MasarTag tag = g_array_index (tags, MasarTag, i);
      MasarTag *kept = &g_array_index (tags, MasarTag, n_kept);

      if (tag.kind == MASAR_TAG_PLACE && masar_tag_get_flag (&tag, "cue") && (cue == NULL || end_of (cue) != tag.token)
          && (before == NULL || !continues_list (text, &tag, before)) && !is_located (text, tags, i))
        continue;
      if (n_kept++ < i)
        *kept = tag;
      if (tag.kind == MASAR_TAG_PLACE_CUE || (tag.kind == MASAR_TAG_BESIDE && masar_tag_get_flag (&tag, "cue")))
        cue = kept;
      else if (tag.kind == MASAR_TAG_PLACE)
        before = kept;
    }
  g_array_set_size (tags, n_kept);
}
