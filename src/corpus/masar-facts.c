/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-facts-private.h"

#include "masar-hash.h"
#include "masar-numerals.h"

#include <string.h>

/* Reads the facts by which one happening is told from its like: "14 rockets", "51 miles", "three wounded", "west of
 * X", "rockets on X".  Things, harm, sides, weapons and places are the lexicon's (facts.json, violence.json, places).
 */

/* "The killing, yesterday evening, of three soldiers": so many tokens before a number may tell what came to them. */
#define HARM_TOKENS 4

/* "West of the port city of X" */
#define BEARING_TOKENS 3

/* A larger number is a year or a sum. */
#define MAX_COUNT 2000

typedef struct
{
  const MasarText *text;
  guint thing; /* ids of categories */
  guint harm;
  guint bearing;
  guint weapon;
  guint place;
  guint first; /* tokens */
  guint end;
  GArray *facts;
} Reader;

static guint32
hash_string (guint32 hash, const char *string)
{
  return masar_hash_bytes (hash, string, strlen (string) + 1);
}

static void
add_fact (const Reader *self, MasarFactKind kind, guint32 what, guint32 value)
{
  const MasarFact fact = { what, value, kind };

  g_array_append_val (self->facts, fact);
}

static void
add_count (const Reader *self, const MasarLexiconEntry *thing, gint64 count)
{
  const guint32 what = hash_string (MASAR_HASH_SEED, thing->name);

  add_fact (self, masar_lexicon_entry_get_flag (thing, "firm") ? MASAR_FACT_COUNT : MASAR_FACT_TOLL, what,
            masar_hash_bytes (what, &count, sizeof count));
}

/* What came to the people whose number begins at @number; or NULL. */
static const MasarLexiconEntry *
find_harm (const Reader *self, guint number)
{
  MasarMatch match;

  for (guint token = number; token > self->first && token + HARM_TOKENS > number; token--)
    if (masar_text_match (self->text, token - 1, self->harm, &match))
      return match.entry;
  return NULL;
}

/* "14 rockets", "the killing of three soldiers".  Returns how many tokens that covers. */
static guint
read_number (const Reader *self, guint token, const MasarNumeral *numeral)
{
  const guint next = token + numeral->n_tokens;
  const gboolean counts = numeral->value >= 1 && numeral->value <= MAX_COUNT;
  const MasarLexiconEntry *harm;
  MasarMatch match;

  if (next < self->end && masar_text_match (self->text, next, self->thing, &match))
    {
      if (counts)
        add_count (self, match.entry, numeral->value);
      return numeral->n_tokens + match.n_tokens;
    }
  harm = counts ? find_harm (self, token) : NULL;
  if (harm != NULL)
    add_count (self, harm, numeral->value);
  return numeral->n_tokens;
}

static gboolean
is_site (const MasarLexiconEntry *place)
{
  static const char *const kinds[] = { "base", "city", "island", NULL };
  const char *kind = masar_lexicon_entry_get_string (place, "kind");

  return kind != NULL && g_strv_contains (kinds, kind) && !masar_lexicon_entry_get_flag (place, "cue");
}

static void
read_bearing (const Reader *self, const MasarMatch *bearing, guint token)
{
  MasarMatch place;

  for (guint i = token; i < MIN (token + BEARING_TOKENS, self->end); i++)
    if (masar_text_match (self->text, i, self->place, &place))
      {
        const guint32 what = hash_string (hash_string (MASAR_HASH_SEED, "side"), place.entry->name);

        if (is_site (place.entry))
          add_fact (self, MASAR_FACT_COUNT, what, hash_string (what, bearing->entry->name));
        return;
      }
}

/* Reads what begins at the token.  Returns how many tokens that covers. */
static guint
read_token (const Reader *self, guint token)
{
  MasarNumeral numeral;
  MasarMatch match;

  if (masar_numeral_read (self->text, token, &numeral) && !numeral.ordinal)
    return read_number (self, token, &numeral);
  if (masar_text_match (self->text, token, self->thing, &match))
    {
      const int number = masar_lexicon_entry_get_number (match.entry, "number", 0);

      if (number > 0 && !masar_text_is_definite (self->text, token))
        add_count (self, match.entry, number);
    }
  else if (masar_text_match (self->text, token, self->bearing, &match))
    read_bearing (self, &match, token + match.n_tokens);
  else if (masar_text_match (self->text, token, self->place, &match))
    {
      const guint32 what = hash_string (MASAR_HASH_SEED, "site");

      if (is_site (match.entry))
        add_fact (self, MASAR_FACT_SITE, what, hash_string (what, match.entry->name));
    }
  else
    return 1;
  return match.n_tokens;
}

/* The weapons that the sentence from @first to @end names, each with its places. */
static void
read_weapons (const Reader *self, guint first, guint end)
{
  MasarMatch weapon, place;

  for (guint token = first; token < end; token++)
    {
      if (!masar_text_match (self->text, token, self->weapon, &weapon)
          || masar_lexicon_entry_get_flag (weapon.entry, "none"))
        continue;
      for (guint other = first; other < end; other++)
        if (masar_text_match (self->text, other, self->place, &place) && is_site (place.entry))
          {
            const guint32 what = hash_string (hash_string (MASAR_HASH_SEED, "weapon"), weapon.entry->name);

            add_fact (self, MASAR_FACT_WEAPON, what, hash_string (what, place.entry->name));
          }
      token += weapon.n_tokens - 1;
    }
}

void
masar_facts_collect (const MasarText *text, guint first_token, guint end_token, GArray *facts)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (text);
  const MasarToken *tokens = masar_text_get_tokens (text);
  const Reader self = {
    .text = text,
    .thing = masar_lexicon_get_category (lexicon, "counted-thing"),
    .harm = masar_lexicon_get_category (lexicon, "harm-word"),
    .bearing = masar_lexicon_get_category (lexicon, "bearing"),
    .weapon = masar_lexicon_get_category (lexicon, "weapon"),
    .place = masar_lexicon_get_category (lexicon, "place"),
    .first = first_token,
    .end = end_token,
    .facts = facts,
  };

  for (guint token = first_token; token < end_token;)
    token += read_token (&self, token);
  for (guint first = first_token, end; first < end_token; first = end)
    {
      for (end = first + 1; end < end_token && tokens[end].sentence == tokens[first].sentence;)
        end++;
      read_weapons (&self, first, end);
    }
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const MasarFact *x = a;
  const MasarFact *y = b;

  if (x->what != y->what)
    return x->what < y->what ? -1 : 1;
  return x->value < y->value ? -1 : x->value > y->value;
}

void
masar_facts_sort (GArray *facts)
{
  guint n = 0;

  g_array_sort (facts, compare_facts);
  for (guint i = 0; i < facts->len; i++)
    if (n == 0 || compare_facts (&g_array_index (facts, MasarFact, i), &g_array_index (facts, MasarFact, n - 1)) != 0)
      g_array_index (facts, MasarFact, n++) = g_array_index (facts, MasarFact, i);
  g_array_set_size (facts, n);
}

gboolean
masar_facts_hold (const GArray *facts, const MasarFact *fact)
{
  return g_array_binary_search ((GArray *) facts, fact, compare_facts, NULL);
}

static gboolean
tell (const GArray *facts, guint32 what)
{
  for (guint i = 0; i < facts->len; i++)
    if (g_array_index (facts, MasarFact, i).what == what)
      return TRUE;
  return FALSE;
}

guint
masar_facts_count_contradictions (const MasarFact *facts, guint n_facts, const GArray *others)
{
  guint n_found = 0;

  for (guint i = 0, end; i < n_facts; i = end)
    {
      gboolean agreed = FALSE;

      for (end = i; end < n_facts && facts[end].what == facts[i].what; end++)
        agreed |= masar_facts_hold (others, &facts[end]);
      n_found += !agreed && (facts[i].kind == MASAR_FACT_COUNT || facts[i].kind == MASAR_FACT_SITE)
                 && tell (others, facts[i].what);
    }
  return n_found;
}
