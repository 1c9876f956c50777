/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-lexicon-private.h"
#include "masar-text-private.h"

#include <string.h>

/* What is written onto an Arabic word: [wa|fa][bi|ka|li|sa][al], and a pronoun at its end.  They are peeled only when
 * what is left is a word of the lexicon, so that وزير and فيينا stay whole.  Letters are folded, two bytes each. */

#define LETTER 2

/* After one of ب ك ل س a rest of two letters is more often another word: بها، كما، لما، سوف. */
#define MIN_REST_AFTER_PREPOSITION (3 * LETTER)
#define MIN_REST (2 * LETTER)

static inline gboolean
starts_with (const char *text, gsize length, const char *prefix, gsize prefix_length)
{
  return length >= prefix_length && memcmp (text, prefix, prefix_length) == 0;
}

static inline gboolean
ends_with (const char *text, gsize length, const char *suffix, gsize suffix_length)
{
  return length >= suffix_length && memcmp (text + length - suffix_length, suffix, suffix_length) == 0;
}

#define ENDS(literal) ends_with (text, length, literal, sizeof (literal) - 1)
#define STARTS(literal) starts_with (text, length, literal, sizeof (literal) - 1)

static MasarClitics
conjunction_of (const char *text, gsize length)
{
  return STARTS ("و") ? MASAR_CLITIC_WA : STARTS ("ف") ? MASAR_CLITIC_FA : 0;
}

static MasarClitics
preposition_of (const char *text, gsize length)
{
  return STARTS ("ب")   ? MASAR_CLITIC_BI
         : STARTS ("ل") ? MASAR_CLITIC_LI
         : STARTS ("ك") ? MASAR_CLITIC_KA
         : STARTS ("س") ? MASAR_CLITIC_SA
                        : 0;
}

/* The word with its article taken off, or 0. */
static guint32
look_up_without_article (const MasarLexicon *lexicon, const char *text, gsize length)
{
  if (!STARTS ("ال") || length < 2 * LETTER + MIN_REST)
    return 0;
  return masar_lexicon_lookup (lexicon, text + 2 * LETTER, length - 2 * LETTER);
}

/* "للقوات" is li and the article, whose alef is not written. */
static gboolean
look_up_after_li (const MasarLexicon *lexicon, const char *text, gsize length, MasarToken *token)
{
  char definite[64] = "ال";
  const gsize rest = length - LETTER;

  if (!STARTS ("ل") || rest < MIN_REST || rest + 2 * LETTER > sizeof definite)
    return FALSE;
  memcpy (definite + 2 * LETTER, text + LETTER, rest);
  token->definite = masar_lexicon_lookup (lexicon, definite, rest + 2 * LETTER);
  token->stem = masar_lexicon_lookup (lexicon, text + LETTER, rest);
  if (token->stem != 0 || token->definite != 0)
    token->clitics |= MASAR_CLITIC_LI | MASAR_CLITIC_AL;
  return token->stem != 0 || token->definite != 0;
}

/* Looks up what is left after @clitics. */
static gboolean
look_up_rest (const MasarLexicon *lexicon, const char *text, gsize length, MasarClitics clitics, MasarToken *token)
{
  const gsize min_rest = (clitics & ~(MASAR_CLITIC_WA | MASAR_CLITIC_FA)) ? MIN_REST_AFTER_PREPOSITION : MIN_REST;
  guint32 definite, bare;

  if (length < min_rest)
    return FALSE;
  definite = masar_lexicon_lookup (lexicon, text, length);
  bare = look_up_without_article (lexicon, text, length);
  if (definite == 0 && bare == 0)
    return FALSE;
  token->definite = definite;
  token->stem = bare != 0 ? bare : definite;
  token->clitics |= clitics | (bare != 0 || STARTS ("ال") ? MASAR_CLITIC_AL : 0);
  return TRUE;
}

/* Peels what stands before the word, the most first. */
static gboolean
peel_start (const MasarLexicon *lexicon, const char *text, gsize length, MasarToken *token)
{
  const MasarClitics conjunction = conjunction_of (text, length);
  MasarClitics preposition;

  if (conjunction != 0 && length > LETTER)
    {
      const char *rest = text + LETTER;
      const gsize rest_length = length - LETTER;

      preposition = preposition_of (rest, rest_length);
      if (preposition == MASAR_CLITIC_LI && look_up_after_li (lexicon, rest + LETTER, rest_length - LETTER, token))
        {
          token->clitics |= conjunction;
          return TRUE;
        }
      if (preposition != 0
          && look_up_rest (lexicon, rest + LETTER, rest_length - LETTER, conjunction | preposition, token))
        return TRUE;
      if (look_up_rest (lexicon, rest, rest_length, conjunction, token))
        return TRUE;
    }
  preposition = preposition_of (text, length);
  if (preposition == MASAR_CLITIC_LI && look_up_after_li (lexicon, text + LETTER, length - LETTER, token))
    return TRUE;
  return preposition != 0 && look_up_rest (lexicon, text + LETTER, length - LETTER, preposition, token);
}

static gboolean
takes_pronoun (const MasarLexicon *lexicon, const MasarToken *token)
{
  return (token->stem != 0 && masar_lexicon_peek_word (lexicon, token->stem)->pronouns)
         || (token->definite != 0 && masar_lexicon_peek_word (lexicon, token->definite)->pronouns);
}

static gboolean
look_up_with_pronoun (const MasarLexicon *lexicon, const char *text, gsize length, MasarToken *token)
{
  if ((look_up_rest (lexicon, text, length, 0, token) || peel_start (lexicon, text, length, token))
      && takes_pronoun (lexicon, token))
    {
      token->clitics |= MASAR_CLITIC_PRONOUN;
      return TRUE;
    }
  token->definite = token->stem = 0;
  token->clitics = 0;
  return FALSE;
}

/* Peels a pronoun off the end.  Before it teh marbuta is written as teh. */
static gboolean
peel_end (const MasarLexicon *lexicon, const char *text, gsize length, MasarToken *token)
{
  static const char *const pronouns[] = { "هما", "ها", "هم", "نا", "كم", "ه" };

  if (!ENDS ("ه") && !ENDS ("ا") && !ENDS ("م"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    {
      const gsize pronoun_length = strlen (pronouns[i]);
      const gsize rest = length - pronoun_length;
      char marbuta[64];

      if (!ends_with (text, length, pronouns[i], pronoun_length) || rest < MIN_REST_AFTER_PREPOSITION)
        continue;
      if (look_up_with_pronoun (lexicon, text, rest, token))
        return TRUE;
      if (rest > sizeof marbuta || !ends_with (text, rest, "ت", LETTER))
        continue;
      memcpy (marbuta, text, rest - LETTER);
      memcpy (marbuta + rest - LETTER, "ه", LETTER);
      if (look_up_with_pronoun (lexicon, marbuta, rest, token))
        return TRUE;
    }
  return FALSE;
}

/* "ستبدأ" may be a word of one category, and "تبدأ" of another: the sign of the future is peeled off a known word too,
 * where a letter of the imperfect follows it. */
static void
peel_future (const MasarLexicon *lexicon, const char *text, gsize length, MasarToken *token)
{
  if (STARTS ("سي") || STARTS ("ست") || STARTS ("سن") || STARTS ("سا"))
    look_up_rest (lexicon, text + LETTER, length - LETTER, MASAR_CLITIC_SA, token);
}

/* Fills definite, stem and clitics of a token whose word the lexicon knows: they do not depend on the text. */
void
masar_clitics_peel_known (const MasarLexicon *lexicon, guint32 word, MasarToken *token)
{
  const MasarLexiconWord *it = masar_lexicon_peek_word (lexicon, word);
  const guint32 bare = look_up_without_article (lexicon, it->text, it->length);

  token->word = token->definite = token->stem = word;
  if (bare != 0)
    {
      token->stem = bare;
      token->clitics = MASAR_CLITIC_AL;
    }
  else
    peel_future (lexicon, it->text, it->length, token);
}

/* Fills definite, stem and clitics of a word that the lexicon does not know, from its folded form; @marbuta says
 * whether its last letter is written as teh marbuta. */
void
masar_clitics_peel (const MasarLexicon *lexicon, const char *folded, gsize length, gboolean marbuta, MasarToken *token)
{
  token->stem = look_up_without_article (lexicon, folded, length);
  if (token->stem != 0)
    token->clitics = MASAR_CLITIC_AL;
  else if (!peel_start (lexicon, folded, length, token) && !marbuta)
    peel_end (lexicon, folded, length, token);
}

/**
 * masar_text_is_definite:
 * @token: index of a token
 *
 * Returns: whether the word has the article, be it a word of the lexicon or not; a few names begin as if they had it
 */
gboolean
masar_text_is_definite (const MasarText *self, guint token)
{
  const char *text = masar_text_get_folded (self, token);
  const gsize length = strlen (text);

  return (self->tokens[token].clitics & MASAR_CLITIC_AL) != 0 || (STARTS ("ال") && length >= 2 * LETTER + MIN_REST)
         || (STARTS ("لل") && length >= 2 * LETTER + MIN_REST);
}
