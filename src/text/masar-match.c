/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-lexicon-private.h"
#include "masar-text-private.h"

#include <string.h>

/* Matching of the lexicon's forms against tokens, all categories in one pass when a text is made.  The first word of a
 * form may have clitics before it, the words after it the article only, the last one a pronoun where the category
 * allows it.
 *
 * With most words no phrase begins: what matches there is known from the word alone, see MasarWordCache, and where the
 * lexicon has the word it is not copied into the text. */

static gboolean
has_word (const MasarToken *token, guint32 word)
{
  if (token->word == word)
    return TRUE;
  return (token->clitics & ~(MASAR_CLITIC_AL | MASAR_CLITIC_PRONOUN)) == 0 && token->stem == word;
}

/* Whether the tokens from @token on are the words of @pattern, whose first one is known to be there. */
static inline gboolean
pattern_matches (const MasarText *self, guint token, const MasarLexiconPattern *pattern)
{
  const MasarToken *it = &self->tokens[token];
  const guint last = pattern->n_words - 1;

  /* most phrases end here */
  if (last >= self->n_tokens - token || (last > 0 && !has_word (&it[1], pattern->second)))
    return FALSE;
  for (guint i = 2; i <= last; i++)
    if (!has_word (&it[i], g_array_index (self->lexicon->rests, guint32, pattern->rest + i - 2)))
      return FALSE;
  for (guint i = 0; i < last; i++)
    if ((it[i].clitics & MASAR_CLITIC_PRONOUN) != 0)
      return FALSE;
  return pattern->pronouns || (it[last].clitics & MASAR_CLITIC_PRONOUN) == 0;
}

/* Whether a phrase may begin with @word and go on with the token after @token. */
static inline gboolean
may_go_on (const MasarText *self, guint token, guint32 word)
{
  const MasarToken *next = &self->tokens[token + 1];

  return token + 1 < self->n_tokens
         && (masar_lexicon_may_join (self->lexicon, word, next->word)
             || masar_lexicon_may_join (self->lexicon, word, next->stem));
}

/* The same, whichever way the token is read. */
static inline gboolean
may_lead (const MasarText *self, guint token)
{
  const MasarToken *it = &self->tokens[token];

  return may_go_on (self, token, it->word) || (it->definite != it->word && may_go_on (self, token, it->definite))
         || (it->stem != it->definite && may_go_on (self, token, it->stem));
}

/* Collects the forms that begin with @word. */
static guint
match_word (const MasarText *self,
            guint token,
            guint32 word,
            MasarClitics clitics,
            MasarMatch *matches,
            guint n_matches)
{
  const MasarLexiconWord *it = masar_lexicon_peek_word (self->lexicon, word);
  const MasarLexiconPattern *patterns =
      &g_array_index (self->lexicon->patterns, MasarLexiconPattern, it->first_pattern);
  guint i = it->n_phrases > 0 && !may_go_on (self, token, word) ? it->n_phrases : 0;

  for (; i < it->n_patterns && n_matches < MASAR_MAX_MATCHES_AT_TOKEN; i++)
    if (pattern_matches (self, token, &patterns[i]))
      matches[n_matches++] =
          (MasarMatch){ patterns[i].entry, patterns[i].category, patterns[i].n_words, (guint8) clitics };
  return n_matches;
}

/* The three readings of a token: as it is written, without prepositions, without the article too. */
static guint
match_readings (const MasarText *self, guint token, MasarMatch *matches)
{
  const MasarToken *it = &self->tokens[token];
  guint n_matches = match_word (self, token, it->word, 0, matches, 0);

  if (it->definite != it->word)
    n_matches = match_word (self, token, it->definite, it->clitics, matches, n_matches);
  if (it->stem != it->definite)
    n_matches = match_word (self, token, it->stem, it->clitics, matches, n_matches);
  return n_matches;
}

static void
sort_longest_first (MasarMatch *matches, guint n_matches)
{
  for (guint i = 1; i < n_matches; i++)
    {
      const MasarMatch match = matches[i];
      guint j = i;

      for (; j > 0 && matches[j - 1].n_tokens < match.n_tokens; j--)
        matches[j] = matches[j - 1];
      matches[j] = match;
    }
}

static MasarCategorySet
get_starts (const MasarMatch *matches, guint n_matches)
{
  MasarCategorySet starts = { { 0, 0 } };

  for (guint i = 0; i < n_matches; i++)
    starts = masar_category_set_union (starts, masar_category_set_of (matches[i].category));
  return starts;
}

/* Finds the forms of one word that @token is, whatever stands around it; there is room in @matches for
 * MASAR_MAX_MATCHES_AT_TOKEN. */
guint
masar_matches_find_alone (const MasarLexicon *lexicon,
                          const MasarToken *token,
                          MasarMatch *matches,
                          MasarCategorySet *starts)
{
  const MasarText text = { .lexicon = lexicon, .tokens = (MasarToken *) token, .n_tokens = 1 };
  const guint n_matches = match_readings (&text, 0, matches);

  *starts = get_starts (matches, n_matches);
  return n_matches;
}

/* Finds what each word of the lexicon is in every text. */
void
masar_lexicon_analyse (MasarLexicon *self)
{
  g_array_set_size (self->matches, 0);
  for (guint32 word = 1; word < self->words->len; word++)
    {
      MasarLexiconAnalysis *analysis = &self->analyses[word];
      MasarToken token = { 0 };
      MasarMatch matches[MASAR_MAX_MATCHES_AT_TOKEN];

      masar_clitics_peel_known (self, word, &token);
      analysis->definite = token.definite;
      analysis->stem = token.stem;
      analysis->clitics = token.clitics;
      analysis->leads = masar_lexicon_peek_word (self, word)->n_phrases > 0
                        || masar_lexicon_peek_word (self, token.definite)->n_phrases > 0
                        || masar_lexicon_peek_word (self, token.stem)->n_phrases > 0;
      analysis->first_match = self->matches->len;
      analysis->n_matches = (guint8) masar_matches_find_alone (self, &token, matches, &analysis->starts);
      g_array_append_vals (self->matches, matches, analysis->n_matches);
    }
}

static MasarMatch *
make_room (MasarText *self, gsize *n_allocated)
{
  if (self->n_matches + MASAR_MAX_MATCHES_AT_TOKEN > *n_allocated)
    {
      *n_allocated *= 2;
      self->matches = g_renew (MasarMatch, self->matches, *n_allocated);
    }
  return self->matches + self->n_matches;
}

/* Takes over the first @n_matches behind those of the text as those of @it. */
static void
set_matches (MasarText *self, MasarToken *it, guint n_matches)
{
  it->plain = FALSE;
  it->first_match = self->n_matches;
  it->n_matches = (guint8) n_matches;
  self->n_matches += n_matches;
}

/* Matches a token with which a phrase may begin.  Returns whether one does. */
static gboolean
match_phrases (MasarText *self, MasarToken *it, gsize *n_allocated)
{
  MasarMatch *matches = make_room (self, n_allocated);
  const guint n_matches = match_readings (self, (guint) (it - self->tokens), matches);

  sort_longest_first (matches, n_matches);
  if (n_matches == 0 || matches[0].n_tokens == 1)
    return FALSE;
  it->starts = get_starts (matches, n_matches);
  set_matches (self, it, n_matches);
  return TRUE;
}

/* Matches every token once; whoever asks for a category later finds it among the few forms that are there.  The tokens
 * know what their words are alone: those that are no words of the lexicon by their place in @alone. */
void
masar_matches_find (MasarText *self, const GArray *alone)
{
  gsize n_allocated = self->n_tokens / 8 + MASAR_MAX_MATCHES_AT_TOKEN;

  self->matches = g_new (MasarMatch, n_allocated);
  for (guint token = 0; token < self->n_tokens; token++)
    {
      MasarToken *it = &self->tokens[token];
      const gboolean phrases = it->leads && may_lead (self, token) && match_phrases (self, it, &n_allocated);

      if (!phrases && !it->plain && it->n_matches > 0)
        {
          memcpy (make_room (self, &n_allocated), &g_array_index (alone, MasarMatch, it->first_match),
                  it->n_matches * sizeof (MasarMatch));
          set_matches (self, it, it->n_matches);
        }
      self->n_all_matches += it->n_matches;
    }
}

/* What masar_text_match() does not know at once. */
gboolean
masar_text_find_match (const MasarText *self, guint token, guint category, MasarMatch *match)
{
  guint n_matches;
  const MasarMatch *matches = masar_text_get_matches (self, token, &n_matches);

  /* no form is of a category that no file has */
  for (guint i = 0; i < n_matches; i++)
    if (matches[i].category == category)
      {
        *match = matches[i];
        return TRUE;
      }
  return FALSE;
}

/**
 * masar_text_get_matches:
 * @token: index of a token
 * @n_matches: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_matches): the forms of all categories that begin at @token, longest first;
 *   of a plain token those of the lexicon
 */
const MasarMatch *
masar_text_get_matches (const MasarText *self, guint token, guint *n_matches)
{
  const MasarToken *it;

  if (token >= self->n_tokens)
    {
      *n_matches = 0;
      return NULL;
    }
  it = &self->tokens[token];
  *n_matches = it->n_matches;
  return (it->plain ? &g_array_index (self->lexicon->matches, MasarMatch, 0) : self->matches) + it->first_match;
}
