/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-lexicon-private.h"
#include "masar-text-private.h"

/* Matching of the lexicon's forms against tokens.  The first word of a form may have clitics before it, the words after
 * it the article only, the last one a pronoun where the category allows it. */

static gboolean
has_word (const MasarToken *token, guint32 word)
{
  if (token->word == word)
    return TRUE;
  return (token->clitics & ~(MASAR_CLITIC_AL | MASAR_CLITIC_PRONOUN)) == 0 && token->stem == word;
}

/* Whether the tokens from @token on are the words of @form, whose first one is known to be there. */
static gboolean
form_matches (const MasarText *self, guint token, const MasarLexiconForm *form)
{
  if (token + form->n_words > self->n_tokens)
    return FALSE;
  for (guint i = 1; i < form->n_words; i++)
    if (!has_word (&self->tokens[token + i], form->words[i]))
      return FALSE;
  for (guint i = 0; i < form->n_words; i++)
    if ((self->tokens[token + i].clitics & MASAR_CLITIC_PRONOUN) && (i + 1 < form->n_words || !form->pronouns))
      return FALSE;
  return TRUE;
}

/* Collects the forms that begin with @word. */
static guint
match_word (const MasarText *self,
            guint token,
            guint32 word,
            MasarClitics clitics,
            guint category,
            MasarMatch *matches,
            guint n_matches,
            guint max_matches)
{
  const MasarLexiconWord *it;

  if (word == 0)
    return n_matches;
  it = masar_lexicon_peek_word (self->lexicon, word);
  if (category != MASAR_LEXICON_NO_CATEGORY
      && !masar_category_set_meets (it->starts, masar_lexicon_get_set (self->lexicon, category)))
    return n_matches;
  for (guint32 at = it->first_form; at != 0 && n_matches < max_matches;)
    {
      const MasarLexiconForm *form = &g_array_index (self->lexicon->forms, MasarLexiconForm, at - 1);

      if ((category == MASAR_LEXICON_NO_CATEGORY || form->entry->category == category)
          && form_matches (self, token, form))
        matches[n_matches++] = (MasarMatch){ form->entry, token, form->n_words, clitics };
      at = form->next;
    }
  return n_matches;
}

/* The three readings of a token: as it is written, without prepositions, without the article too. */
static guint
match_readings (const MasarText *self, guint token, guint category, MasarMatch *matches, guint max_matches)
{
  const MasarToken *it = &self->tokens[token];
  guint n_matches = match_word (self, token, it->word, 0, category, matches, 0, max_matches);

  if (it->definite != it->word)
    n_matches = match_word (self, token, it->definite, it->clitics, category, matches, n_matches, max_matches);
  if (it->stem != it->definite)
    n_matches = match_word (self, token, it->stem, it->clitics, category, matches, n_matches, max_matches);
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

/**
 * masar_text_match:
 * @token: index of a token
 * @category: id of a category
 * @match: (out): the longest form of @category that begins at @token; untouched when there is none
 *
 * Of forms of the same length the one written as the text writes it comes first.
 *
 * Returns: whether there is one
 */
gboolean
masar_text_match (const MasarText *self, guint token, guint category, MasarMatch *match)
{
  MasarMatch matches[8];
  guint n_matches;

  if (self->lexicon == NULL || category == MASAR_LEXICON_NO_CATEGORY || token >= self->n_tokens)
    return FALSE;
  if (!masar_category_set_meets (self->tokens[token].starts, masar_lexicon_get_set (self->lexicon, category)))
    return FALSE;
  n_matches = match_readings (self, token, category, matches, G_N_ELEMENTS (matches));
  if (n_matches == 0)
    return FALSE;
  sort_longest_first (matches, n_matches);
  *match = matches[0];
  return TRUE;
}

/**
 * masar_text_match_all:
 * @token: index of a token
 * @matches: (out caller-allocates) (array length=max_matches): where the matches go
 * @max_matches: how many there is room for
 *
 * Finds the forms of all categories that begin at @token, longest first.
 *
 * Returns: how many there are, at most @max_matches
 */
guint
masar_text_match_all (const MasarText *self, guint token, MasarMatch *matches, guint max_matches)
{
  guint n_matches;

  if (self->lexicon == NULL || token >= self->n_tokens || masar_category_set_is_empty (self->tokens[token].starts))
    return 0;
  n_matches = match_readings (self, token, MASAR_LEXICON_NO_CATEGORY, matches, max_matches);
  sort_longest_first (matches, n_matches);
  return n_matches;
}
