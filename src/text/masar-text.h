/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"

G_BEGIN_DECLS

typedef enum
{
  MASAR_TOKEN_WORD,   /* letters, Arabic ones among them */
  MASAR_TOKEN_LATIN,  /* letters of another script only */
  MASAR_TOKEN_NUMBER, /* digits of any script; separators between digits end it */
  MASAR_TOKEN_MARK,   /* one punctuation mark or symbol */
  MASAR_TOKEN_BREAK,  /* one or more line ends */
} MasarTokenKind;

/**
 * MasarClitics:
 *
 * What was peeled off a word: conjunctions, prepositions and the article off its start, a pronoun off its end.
 */
typedef enum
{
  MASAR_CLITIC_WA = 1 << 0,
  MASAR_CLITIC_FA = 1 << 1,
  MASAR_CLITIC_BI = 1 << 2,
  MASAR_CLITIC_KA = 1 << 3,
  MASAR_CLITIC_LI = 1 << 4,
  MASAR_CLITIC_SA = 1 << 5,
  MASAR_CLITIC_AL = 1 << 6,
  MASAR_CLITIC_PRONOUN = 1 << 7,
} MasarClitics;

/**
 * MasarToken:
 * @start: UTF-8 byte offset into the source text
 * @end: offset after the last byte
 * @folded: offset of the folded form in the text's folded buffer, where it ends with a NUL
 * @word: lexicon id of the whole folded form, or 0 when the lexicon does not have it
 * @definite: lexicon id of what is left when conjunctions and prepositions are peeled, the article kept or restored
 *   ("للقوات" is "القوات"); equal to @word when nothing is peeled
 * @stem: lexicon id of what is left when @clitics are peeled; equal to @word when nothing is
 * @first_match: index of its first match, see [method@Text.get_matches]
 * @starts: categories of which a form begins here, see [method@Lexicon.get_set]
 * @number: value of a number token (saturating)
 * @hash: of any other token but a break a hash of its folded form
 * @sentence: index of its sentence
 * @n_matches: how many forms begin here
 * @plain: whether these are those that @word has in every text, see [method@Lexicon.get_matches]
 * @leads: whether some phrase begins with the word
 * @foreign: whether it is a word with a letter that Arabic lacks and another language of its script has
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 folded;
  guint32 word;
  guint32 definite;
  guint32 stem;
  guint32 sentence;
  guint32 first_match;
  MasarCategorySet starts;
  union
  {
    gint64 number;
    guint32 hash;
  };
  guint8 kind;
  guint8 clitics;
  guint8 n_digits;
  guint8 n_matches;
  guint8 leads;
  guint8 plain;
  guint8 space_before : 1;
  guint8 foreign : 1;
} MasarToken;

/**
 * MasarSentence:
 * @start: UTF-8 byte offset of its first token
 * @end: offset after its last token
 * @first_token: index of its first token
 * @n_tokens: how many it has
 * @line: index of the line (of the text) in which it stands
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 first_token;
  guint32 n_tokens;
  guint32 line;
} MasarSentence;

/**
 * MasarText:
 *
 * A text, folded and cut into tokens and sentences, every piece with its place in the source.  Immutable once made.
 *
 * The members are for the functions below: what is asked of every token must cost no call.
 */
typedef struct
{
  const char *source; /* borrowed */
  gsize length;
  const MasarLexicon *lexicon;
  char *folded;
  gsize folded_length;
  MasarToken *tokens;
  guint n_tokens;
  MasarMatch *matches; /* of the tokens that are not plain */
  guint n_matches;
  guint n_all_matches; /* with those of the plain ones */
  MasarSentence *sentences;
  guint n_sentences;
} MasarText;

MasarText *masar_text_new (const char *source, gsize length, const MasarLexicon *lexicon);
void masar_text_free (MasarText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarText, masar_text_free)

static inline const char *
masar_text_get_source (const MasarText *self, gsize *length)
{
  if (length != NULL)
    *length = self->length;
  return self->source;
}

static inline const MasarLexicon *
masar_text_get_lexicon (const MasarText *self)
{
  return self->lexicon;
}

static inline guint
masar_text_get_n_tokens (const MasarText *self)
{
  return self->n_tokens;
}

static inline const MasarToken *
masar_text_get_tokens (const MasarText *self)
{
  return self->tokens;
}

/**
 * masar_text_get_folded:
 * @token: index of a token
 *
 * Returns: its folded form; "" for a break
 */
static inline const char *
masar_text_get_folded (const MasarText *self, guint token)
{
  g_return_val_if_fail (token < self->n_tokens, NULL);

  return self->folded + self->tokens[token].folded;
}

gboolean masar_text_is_definite (const MasarText *self, guint token);
gboolean masar_text_is_same_word (const MasarText *self, guint token, guint other);

static inline guint
masar_text_get_n_sentences (const MasarText *self)
{
  return self->n_sentences;
}

static inline const MasarSentence *
masar_text_get_sentences (const MasarText *self)
{
  return self->sentences;
}

guint masar_text_find_token (const MasarText *self, guint32 offset);

gboolean masar_text_find_match (const MasarText *self, guint token, guint category, MasarMatch *match);

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
static inline gboolean
masar_text_match (const MasarText *self, guint token, guint category, MasarMatch *match)
{
  return token < self->n_tokens
         && masar_category_set_meets (self->tokens[token].starts, masar_category_set_of (category))
         && masar_text_find_match (self, token, category, match);
}

const MasarMatch *masar_text_get_matches (const MasarText *self, guint token, guint *n_matches);

/**
 * masar_text_get_n_all_matches:
 *
 * Returns: how many matches all tokens have together
 */
static inline guint
masar_text_get_n_all_matches (const MasarText *self)
{
  return self->n_all_matches;
}

gboolean masar_has_arabic (const char *text);
char *masar_fold (const char *text, gssize length);

G_END_DECLS
