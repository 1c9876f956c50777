/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-numerals.h"

#include "masar-lexicon-private.h"

#include <string.h>

/* Numbers in digits and in words: "2.500", "150 ألف", "خمسة وعشرين ألفا", "السابع". */

#define HIGHEST G_GINT64_CONSTANT (1000000000000000)

typedef struct
{
  const MasarText *text;
  const MasarToken *tokens;
  guint n_tokens;
  MasarNumeralCategories categories;
} MasarNumeralReader;

static const MasarNumeralCategories no_categories = { MASAR_LEXICON_NO_CATEGORY, MASAR_LEXICON_NO_CATEGORY,
                                                      MASAR_LEXICON_NO_CATEGORY, MASAR_LEXICON_NO_CATEGORY };

static gboolean
take (const MasarNumeralReader *self, guint *at, guint category, MasarMatch *match)
{
  if (*at >= self->n_tokens || !masar_text_match (self->text, *at, category, match))
    return FALSE;
  *at += match->n_tokens;
  return TRUE;
}

static gboolean
is_glued_mark (const MasarNumeralReader *self, guint token, const char *const *marks)
{
  const char *folded;

  if (token + 1 >= self->n_tokens || self->tokens[token].kind != MASAR_TOKEN_MARK || self->tokens[token].space_before
      || self->tokens[token + 1].space_before || self->tokens[token + 1].kind != MASAR_TOKEN_NUMBER)
    return FALSE;
  folded = masar_text_get_folded (self->text, token);
  for (; *marks != NULL; marks++)
    if (strcmp (folded, *marks) == 0)
      return TRUE;
  return FALSE;
}

/* A multiplier behind digits or a group: "ألف", "مليون". */
static gint64
take_multiplier (const MasarNumeralReader *self, guint *at)
{
  MasarMatch match;
  guint i = *at;

  if (!take (self, &i, self->categories.multiplier, &match) || (match.clitics & ~MASAR_CLITIC_AL) != 0
      || masar_lexicon_entry_get_flag (match.entry, "dual"))
    return 1;
  *at = i;
  return match.entry->value;
}

static gboolean
read_digits (const MasarNumeralReader *self, guint *at, gint64 *value)
{
  static const char *const thousands[] = { ",", "٬", "،", NULL };
  static const char *const decimals[] = { ".", "٫", ",", NULL };
  guint i = *at;
  gint64 multiplier;

  *value = self->tokens[i].number;
  for (i++; is_glued_mark (self, i, thousands) && self->tokens[i + 1].n_digits == 3 && *value < HIGHEST; i += 2)
    *value = *value * 1000 + self->tokens[i + 1].number;
  *at = i;
  if (is_glued_mark (self, i, decimals) && self->tokens[i + 1].n_digits <= 3)
    {
      guint behind = i + 2;
      gint64 scale = 1;

      multiplier = take_multiplier (self, &behind);
      for (guint n = 0; n < self->tokens[i + 1].n_digits; n++)
        scale *= 10;
      if (multiplier >= scale)
        {
          *value = *value * multiplier + self->tokens[i + 1].number * (multiplier / scale);
          *at = behind;
        }
      return TRUE;
    }
  multiplier = take_multiplier (self, at);
  if (*value < HIGHEST / multiplier)
    *value *= multiplier;
  return TRUE;
}

/* One group below a thousand: hundreds, then units and tens, joined by wa. */
static gboolean
read_group (const MasarNumeralReader *self, guint *at, gboolean joined, gint64 *group)
{
  guint i = *at;
  MasarMatch match;
  gboolean found = FALSE;

  *group = 0;
  for (;;)
    {
      guint next = i;

      if (!take (self, &next, self->categories.hundred, &match)
          && !take (self, &next, self->categories.cardinal, &match))
        break;
      if ((match.clitics & ~(MASAR_CLITIC_AL | MASAR_CLITIC_WA)) != 0 && found)
        break;
      if (joined != ((match.clitics & MASAR_CLITIC_WA) != 0) && (found || joined))
        break;
      *group += match.entry->value;
      joined = TRUE;
      found = TRUE;
      i = next;
    }
  if (found)
    *at = i;
  return found;
}

static gboolean
read_words (const MasarNumeralReader *self, guint *at, gint64 *value)
{
  guint i = *at;
  gboolean found = FALSE;

  *value = 0;
  for (;;)
    {
      guint next = i;
      MasarMatch match;
      gint64 group = 1;
      const gboolean has_group = read_group (self, &next, found, &group);
      guint behind = next;
      gint64 multiplier = 0;

      if (take (self, &behind, self->categories.multiplier, &match)
          && (!has_group ? found == ((match.clitics & MASAR_CLITIC_WA) != 0) || !found
                         : (match.clitics & ~MASAR_CLITIC_AL) == 0))
        multiplier = match.entry->value * (masar_lexicon_entry_get_flag (match.entry, "dual") ? 2 : 1);
      if (!has_group && multiplier == 0)
        break;
      *value += (has_group ? group : 1) * MAX (multiplier, 1);
      i = multiplier != 0 ? behind : next;
      found = TRUE;
      if (multiplier == 0 || *value > HIGHEST)
        break;
    }
  if (found)
    *at = i;
  return found;
}

/**
 * masar_numeral_read:
 * @token: index of the token with which it begins
 * @numeral: (out): the number; untouched when there is none
 *
 * Reads a number in digits, with separators and a multiplier in words, or in words.  The words need the lexicon's
 * categories cardinal, hundred, multiplier and ordinal.
 *
 * Returns: whether a number begins there
 */
gboolean
masar_numeral_read (const MasarText *text, guint token, MasarNumeral *numeral)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (text);
  MasarNumeralReader self = { text, masar_text_get_tokens (text), masar_text_get_n_tokens (text), no_categories };
  const MasarToken *first = self.tokens + token;
  guint at = token;
  MasarMatch match;
  gint64 value;

  if (token >= self.n_tokens)
    return FALSE;
  if (lexicon != NULL)
    self.categories = lexicon->numerals;
  if (first->kind != MASAR_TOKEN_NUMBER && !masar_category_set_meets (first->starts, self.categories.any))
    return FALSE;
  if (first->kind == MASAR_TOKEN_NUMBER)
    {
      read_digits (&self, &at, &value);
      *numeral = (MasarNumeral){ .value = value, .n_tokens = at - token };
      return TRUE;
    }
  if (take (&self, &at, self.categories.ordinal, &match))
    {
      *numeral = (MasarNumeral){
        .value = match.entry->value, .n_tokens = match.n_tokens, .ordinal = TRUE, .definite = TRUE, .in_words = TRUE
      };
      return TRUE;
    }
  if (!read_words (&self, &at, &value))
    return FALSE;
  *numeral = (MasarNumeral){
    .value = value, .n_tokens = at - token, .definite = (first->clitics & MASAR_CLITIC_AL) != 0, .in_words = TRUE
  };
  return TRUE;
}
