/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-terms.h"

#include "masar-hash.h"
#include "masar-lexicon-private.h"
#include "masar-numerals.h"

#include <string.h>

/* Index terms, as a search engine has them: what two texts have in common when they tell of one thing.
 *
 * A word's term is its light stem (L. Larkey, L. Ballesteros, M. Connell, "Improving stemming for Arabic information
 * retrieval", 2002: light10): a conjunction, the article and the commonest endings are cut off whether or not a lexicon
 * knows what is left, so that names have stems too.  A number's term is the number with the stem of what it counts. */

#define LETTER 2
#define MIN_STEM (2 * LETTER)
#define MIN_TERM_BYTES 4

/* A number on its own says something when it is higher. */
#define MAX_COMMON_NUMBER 12

typedef struct
{
  const char *letters;
  gsize length;
} Affix;

static const Affix prefixes[] = { { "وال", 3 * LETTER }, { "بال", 3 * LETTER }, { "كال", 3 * LETTER },
                                  { "فال", 3 * LETTER }, { "لل", 2 * LETTER },  { "ال", 2 * LETTER } };
static const Affix suffixes[] = { { "ها", 2 * LETTER }, { "ان", 2 * LETTER }, { "ات", 2 * LETTER },
                                  { "ون", 2 * LETTER }, { "ين", 2 * LETTER }, { "يه", 2 * LETTER },
                                  { "ه", LETTER },      { "ي", LETTER } };

typedef struct
{
  const char *start;
  gsize length;
} Stem;

/* The last letter is compared without a call: it is another one mostly. */
static inline gboolean
ends_with (Stem stem, const Affix *suffix)
{
  const char *end = stem.start + stem.length;

  return memcmp (end - LETTER, suffix->letters + suffix->length - LETTER, LETTER) == 0
         && memcmp (end - suffix->length, suffix->letters, suffix->length) == 0;
}

static Stem
cut_start (Stem stem)
{
  if (stem.length >= 4 * LETTER && memcmp (stem.start, "و", LETTER) == 0)
    stem = (Stem){ stem.start + LETTER, stem.length - LETTER };
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (stem.length >= prefixes[i].length + MIN_STEM && memcmp (stem.start, prefixes[i].letters, LETTER) == 0
        && memcmp (stem.start, prefixes[i].letters, prefixes[i].length) == 0)
      return (Stem){ stem.start + prefixes[i].length, stem.length - prefixes[i].length };
  return stem;
}

static Stem
get_stem (const MasarText *text, guint token)
{
  const char *folded = masar_text_get_folded (text, token);
  Stem stem = { folded, strlen (folded) };

  if (masar_text_get_tokens (text)[token].kind != MASAR_TOKEN_WORD)
    return stem;
  stem = cut_start (stem);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (stem.length >= suffixes[i].length + MIN_STEM && ends_with (stem, &suffixes[i]))
      stem.length -= suffixes[i].length;
  return stem;
}

static void
add_number (const MasarText *text, const MasarNumeral *numeral, guint next, guint end, GArray *terms)
{
  const guint32 number = masar_hash_bytes (MASAR_HASH_SEED, &numeral->value, sizeof numeral->value);

  if (numeral->value > MAX_COMMON_NUMBER)
    g_array_append_val (terms, number);
  if (next < end && masar_text_get_tokens (text)[next].kind <= MASAR_TOKEN_LATIN)
    {
      const Stem counted = get_stem (text, next);
      const guint32 term = masar_hash_bytes (number, counted.start, counted.length);

      g_array_append_val (terms, term);
    }
}

/* Whether a number may begin with it: most words need not be asked. */
static inline gboolean
may_be_number (const MasarText *text, const MasarToken *token)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (text);

  return token->kind == MASAR_TOKEN_NUMBER
         || (lexicon != NULL && masar_category_set_meets (token->starts, lexicon->numerals.any));
}

/**
 * masar_terms_collect:
 * @first_token: index of the first token
 * @end_token: index behind the last one
 * @terms: (element-type guint32): where to add the hashes of the terms, as they come
 *
 * Collects the index terms of a part of @text.
 */
void
masar_terms_collect (const MasarText *text, guint first_token, guint end_token, GArray *terms)
{
  const MasarToken *tokens = masar_text_get_tokens (text);
  MasarNumeral numeral;

  for (guint token = first_token; token < end_token; token++)
    if (may_be_number (text, &tokens[token]) && masar_numeral_read (text, token, &numeral) && !numeral.ordinal)
      {
        add_number (text, &numeral, token + numeral.n_tokens, end_token, terms);
        token += numeral.n_tokens - 1;
      }
    else if (tokens[token].kind <= MASAR_TOKEN_LATIN)
      {
        const Stem stem = get_stem (text, token);
        const guint32 term = masar_hash_bytes (MASAR_HASH_SEED, stem.start, stem.length);

        if (stem.length >= MIN_TERM_BYTES)
          g_array_append_val (terms, term);
      }
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a;
  const guint32 y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/**
 * masar_terms_sort:
 * @terms: (element-type guint32): terms
 *
 * Sorts them and takes out doubles.
 */
void
masar_terms_sort (GArray *terms)
{
  guint n = 0;

  g_array_sort (terms, compare_terms);
  for (guint i = 0; i < terms->len; i++)
    if (n == 0 || g_array_index (terms, guint32, i) != g_array_index (terms, guint32, n - 1))
      g_array_index (terms, guint32, n++) = g_array_index (terms, guint32, i);
  g_array_set_size (terms, n);
}

/**
 * masar_terms_hold:
 * @terms: (element-type guint32): terms, sorted
 *
 * Returns: whether @term is among them
 */
gboolean
masar_terms_hold (const GArray *terms, guint32 term)
{
  return g_array_binary_search ((GArray *) terms, &term, compare_terms, NULL);
}
