/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-text-private.h"

#include <string.h>

/* Sentences.  A line end ends one, and so do the marks . ؟ ? ! and the ellipsis where they are not part of a number, an
 * abbreviation, an address or the two dots that Arabic headlines use as a dash.  A colon does not: what follows it is
 * what the speaker before it says.  Quotation marks and brackets that close after the mark belong to the sentence. */

/* The mark @token, or 0. */
static gunichar
get_mark (const MasarText *self, guint token)
{
  const char *folded = self->folded + self->tokens[token].folded;

  if (self->tokens[token].kind != MASAR_TOKEN_MARK)
    return 0;
  return (guint8) *folded < 0x80 ? (gunichar) *folded : g_utf8_get_char (folded);
}

static gboolean
is_closing_mark (gunichar mark)
{
  switch (mark)
    {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0x00BB: /* » */
    case 0x2019: /* ’ */
    case 0x201D: /* ” */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_question_or_exclamation (gunichar mark)
{
  return mark == '?' || mark == '!' || mark == 0x061F /* ؟ */ || mark == 0x06D4 /* ۔ */;
}

static gboolean
is_one_letter (const MasarText *self, guint token)
{
  const MasarToken *it = &self->tokens[token];

  if (it->kind == MASAR_TOKEN_LATIN)
    return strlen (masar_text_get_folded (self, token)) == 1;
  return it->kind == MASAR_TOKEN_WORD && strlen (masar_text_get_folded (self, token)) == 2;
}

/* Two letters, as the syllables of a foreign abbreviation have: "يو.إس.إس". */
static gboolean
is_syllable (const MasarText *self, guint token)
{
  return self->tokens[token].kind == MASAR_TOKEN_WORD && strlen (masar_text_get_folded (self, token)) <= 4;
}

static gboolean
is_dot (const MasarText *self, guint token)
{
  return token < self->n_tokens && get_mark (self, token) == '.';
}

/* The full stop @token, alone or the last of a row. */
static gboolean
dot_ends_sentence (const MasarText *self, guint token)
{
  const MasarToken *next = &self->tokens[token + 1];
  const MasarToken *before = token > 0 ? &self->tokens[token - 1] : NULL;
  guint n_dots = 1;

  while (n_dots <= token && is_dot (self, token - n_dots) && !self->tokens[token - n_dots + 1].space_before)
    n_dots++;
  if (n_dots == 2)
    return FALSE;
  if (!next->space_before && !is_closing_mark (get_mark (self, token + 1)) && next->kind != MASAR_TOKEN_WORD)
    return FALSE;
  if (n_dots > 2 || before == NULL)
    return TRUE;
  /* "07. 08 . 2024" */
  if (before->kind == MASAR_TOKEN_NUMBER && next->kind == MASAR_TOKEN_NUMBER)
    return FALSE;
  /* "د. محمد", "أ.ف.ب"; but not the letter of "2015م." and "1445هـ." */
  if (is_one_letter (self, token - 1) && !(token > 1 && self->tokens[token - 2].kind == MASAR_TOKEN_NUMBER))
    return FALSE;
  if (!next->space_before && is_syllable (self, token - 1) && is_syllable (self, token + 1))
    return FALSE;
  /* Without a space after it: the next sentence's first word, unless the dot stands in a name. */
  return next->space_before || next->kind != MASAR_TOKEN_WORD || !is_one_letter (self, token + 1);
}

/* Whether a sentence may end with @token, which is not the last one: behind a word only at the end of a line. */
static inline gboolean
may_end_sentence (const MasarToken *token)
{
  return token[0].kind == MASAR_TOKEN_MARK || token[1].kind == MASAR_TOKEN_BREAK;
}

/* Whether a sentence ends with @token, which is not the last one. */
static gboolean
ends_sentence (const MasarText *self, guint token)
{
  const MasarToken *it = &self->tokens[token];
  const MasarToken *next = &self->tokens[token + 1];
  gunichar mark, next_mark;

  if (next->kind == MASAR_TOKEN_BREAK)
    return TRUE;
  if (it->kind != MASAR_TOKEN_MARK)
    return FALSE;
  mark = get_mark (self, token);
  next_mark = get_mark (self, token + 1);
  if (is_closing_mark (mark) && !it->space_before && token > 0 && self->tokens[token - 1].kind == MASAR_TOKEN_MARK)
    return next->space_before && !is_closing_mark (next_mark) && ends_sentence (self, token - 1);
  if (mark == '.')
    return dot_ends_sentence (self, token) && !is_dot (self, token + 1);
  if (mark == 0x2026 /* … */)
    return next->space_before;
  return is_question_or_exclamation (mark) && !is_question_or_exclamation (next_mark);
}

/* Whether the mark after an ending belongs to the ending: «….» */
static gboolean
closes_sentence (const MasarText *self, guint token)
{
  const MasarToken *next = &self->tokens[token + 1];

  return !next->space_before && is_closing_mark (get_mark (self, token + 1));
}

static void
add_sentence (MasarText *self, gsize *n_allocated, guint first, guint last, guint line)
{
  if (self->n_sentences == *n_allocated)
    {
      *n_allocated *= 2;
      self->sentences = g_renew (MasarSentence, self->sentences, *n_allocated);
    }
  self->sentences[self->n_sentences++] = (MasarSentence){
    .start = self->tokens[first].start,
    .end = self->tokens[last].end,
    .first_token = first,
    .n_tokens = last - first + 1,
    .line = line,
  };
}

static guint
count_lines (const MasarText *self, const MasarToken *token)
{
  guint n_lines = 0;

  for (guint32 i = token->start; i < token->end; i++)
    n_lines += self->source[i] == '\n' || (self->source[i] == '\r' && self->source[i + 1] != '\n');
  return n_lines;
}

/* Fills the sentences, and the sentence of every token.  A break is in none; it bears the number of the one before. */
void
masar_sentences_split (MasarText *self)
{
  gsize n_allocated = self->n_tokens / 16 + 4;
  guint first = 0, line = 0;

  self->sentences = g_new (MasarSentence, n_allocated);
  for (guint i = 0; i < self->n_tokens; i++)
    {
      MasarToken *token = &self->tokens[i];

      if (token->kind == MASAR_TOKEN_BREAK)
        {
          token->sentence = self->n_sentences > 0 ? self->n_sentences - 1 : 0;
          line += count_lines (self, token);
          first = i + 1;
          continue;
        }
      token->sentence = self->n_sentences;
      if (i + 1 == self->n_tokens
          || (may_end_sentence (token) && ends_sentence (self, i) && !closes_sentence (self, i)))
        {
          add_sentence (self, &n_allocated, first, i, line);
          first = i + 1;
        }
    }
}
