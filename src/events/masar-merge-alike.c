/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-merge-private.h"

#include <stdlib.h>

/* What is told in the same rare words, or with the same numbers, whatever else is known of it.
 *
 * Two outlets that print one sentence may name the place in one of them only, or the day.  They stand far apart in the
 * views by place and day, but side by side among those that have a rare word: each happening is looked up by its rarest
 * ones, and compared with few neighbours, so that the cost is that of sorting. */

/* So many of the rarest words of each are looked at, and so many neighbours of each of them. */
#define N_LOOKED_AT 4
#define N_NEIGHBOURS 8

/* A word that more articles have leads nowhere. */
#define MAX_ARTICLES 256

/* Words are hashes of 24 bits: with these numbers stand behind them. */
#define KILLED_BIT 0x1000000
#define WOUNDED_BIT 0x2000000

typedef struct
{
  guint32 word; /* or a number of dead with %KILLED_BIT, or of wounded with %WOUNDED_BIT */
  guint happening;
} Entry;

static gint64
get_day (const MasarHappening *happening)
{
  return happening->exact ? happening->first_day : happening->published_day;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *x = a;
  const Entry *y = b;
  const MasarHappening *of_x = masar_merge_get (user_data, x->happening);
  const MasarHappening *of_y = masar_merge_get (user_data, y->happening);

  if (x->word != y->word)
    return x->word < y->word ? -1 : 1;
  if (of_x->type != of_y->type)
    return of_x->type < of_y->type ? -1 : 1;
  if (get_day (of_x) != get_day (of_y))
    return get_day (of_x) < get_day (of_y) ? -1 : 1;
  return x->happening < y->happening ? -1 : x->happening > y->happening;
}

/* Adds the rarest words of a happening that other articles have too. */
static void
add_entries (const MasarMerge *self, guint happening, GArray *entries)
{
  const guint32 *words = (const guint32 *) (const void *) self->words->data;
  guint least = 2;
  guint n_left = N_LOOKED_AT;

  /* the words that the fewest articles have first, those of equal rarity in their order */
  while (n_left > 0)
    {
      guint next = G_MAXUINT;

      for (guint i = self->first_words[happening]; i < self->first_words[happening + 1]; i++)
        {
          const guint count = masar_rarity_get_count (self->rarity, words[i]);
          const Entry entry = { words[i], happening };

          if (count == least && n_left > 0)
            {
              g_array_append_val (entries, entry);
              n_left--;
            }
          else if (count > least)
            next = MIN (next, count);
        }
      if (next > MAX_ARTICLES)
        return;
      least = next;
    }
}

/* Outlets tell of the like in the same words again and again: what it takes that the words bring together what is told
 * on two days; G_MAXINT where they are too far apart.  An article that nothing dates may be of any day. */
static int
get_needed (const MasarHappening *a, const MasarHappening *b)
{
  const gboolean dated = (a->exact || masar_happening_is_bounded (a)) && (b->exact || masar_happening_is_bounded (b));

  if (dated)
    return MASAR_MERGE_MIN_SCORE;
  if (get_day (a) == G_MAXINT64 || get_day (b) == G_MAXINT64)
    return MASAR_MERGE_MIN_SCORE + 2;
  return ABS (get_day (a) - get_day (b)) <= MASAR_MERGE_WEEK_DAYS ? MASAR_MERGE_MIN_SCORE : G_MAXINT;
}

static void
add_number (int number, guint32 bit, guint happening, GArray *entries)
{
  const Entry entry = { (guint32) number | bit, happening };

  if (number >= MASAR_MERGE_TELLING_NUMBER && number < KILLED_BIT)
    g_array_append_val (entries, entry);
}

static void
compare_neighbours (MasarMerge *self, const GArray *entries, guint place)
{
  const Entry *entry = &g_array_index (entries, Entry, place);
  const MasarHappening *a = masar_merge_get (self, entry->happening);

  for (guint i = place + 1; i < entries->len && i <= place + N_NEIGHBOURS; i++)
    {
      const Entry *other = &g_array_index (entries, Entry, i);
      const MasarHappening *b = masar_merge_get (self, other->happening);
      MasarMergePair pair;

      if (other->word != entry->word || b->type != a->type)
        return;
      if (b->cluster != a->cluster
          && masar_merge_try_pair (self, entry->happening, other->happening, get_needed (a, b), &pair))
        g_array_append_val (self->pairs, pair);
    }
}

/**
 * masar_merge_find_alike:
 *
 * Finds pairs that share rare words or numbers.
 */
void
masar_merge_find_alike (MasarMerge *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->happenings->len; i++)
    {
      add_entries (self, i, entries);
      add_number (masar_merge_get (self, i)->killed, KILLED_BIT, i, entries);
      add_number (masar_merge_get (self, i)->wounded, WOUNDED_BIT, i, entries);
    }
  g_array_sort_with_data (entries, compare_entries, self);
  for (guint i = 0; i < entries->len; i++)
    compare_neighbours (self, entries, i);
}
