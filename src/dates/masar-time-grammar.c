/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-time-grammar-private.h"

#include <string.h>

/* What all rules of the grammar use: matching of words, marks and numbers at a token. */

static const char *const category_names[MASAR_N_TIME_WORDS] = {
  [MASAR_TIME_WORD_ABOUT] = "about",
  [MASAR_TIME_WORD_CARDINAL] = "cardinal",
  [MASAR_TIME_WORD_CENTURY] = "century",
  [MASAR_TIME_WORD_CLOCK] = "clock",
  [MASAR_TIME_WORD_CLOCK_FRACTION] = "clock-fraction",
  [MASAR_TIME_WORD_COUNTED] = "counted",
  [MASAR_TIME_WORD_DAY] = "day-word",
  [MASAR_TIME_WORD_DAY_TRAP] = "day-word-trap",
  [MASAR_TIME_WORD_DAY_UNIT] = "day-unit",
  [MASAR_TIME_WORD_DECADE] = "decade",
  [MASAR_TIME_WORD_EARLIER] = "earlier-later",
  [MASAR_TIME_WORD_ERA] = "era",
  [MASAR_TIME_WORD_HIJRI_MONTH] = "hijri-month",
  [MASAR_TIME_WORD_HOLIDAY] = "holiday",
  [MASAR_TIME_WORD_MONTH] = "month",
  [MASAR_TIME_WORD_MONTH_WORD] = "month-word",
  [MASAR_TIME_WORD_ORDINAL] = "ordinal",
  [MASAR_TIME_WORD_OUTLET] = "outlet-word",
  [MASAR_TIME_WORD_PART] = "part",
  [MASAR_TIME_WORD_PART_OF_DAY] = "part-of-day",
  [MASAR_TIME_WORD_PART_OF_DAY_TRAP] = "part-of-day-trap",
  [MASAR_TIME_WORD_PROSPECTIVE] = "prospective",
  [MASAR_TIME_WORD_RELATION] = "relation",
  [MASAR_TIME_WORD_RETROSPECTIVE] = "retrospective",
  [MASAR_TIME_WORD_SEASON] = "season",
  [MASAR_TIME_WORD_SEASON_WORD] = "season-word",
  [MASAR_TIME_WORD_SINCE] = "time-since",
  [MASAR_TIME_WORD_THIS] = "this",
  [MASAR_TIME_WORD_TIME_PREPOSITION] = "time-preposition",
  [MASAR_TIME_WORD_TO] = "to",
  [MASAR_TIME_WORD_UNIT] = "unit",
  [MASAR_TIME_WORD_VAGUE] = "vague",
  [MASAR_TIME_WORD_WEEKDAY] = "weekday",
  [MASAR_TIME_WORD_WEEKDAY_TRAP] = "weekday-trap",
  [MASAR_TIME_WORD_YEAR] = "year-word",
  [MASAR_TIME_WORD_YEAR_PREPOSITION] = "year-preposition",
};

/* The words with which no expression begins: they stand within one, or beside it. */
static gboolean
stands_first (MasarTimeWord word)
{
  switch (word)
    {
    case MASAR_TIME_WORD_ABOUT:
    case MASAR_TIME_WORD_CENTURY:
    case MASAR_TIME_WORD_CLOCK_FRACTION:
    case MASAR_TIME_WORD_COUNTED:
    case MASAR_TIME_WORD_ERA:
    case MASAR_TIME_WORD_OUTLET:
    case MASAR_TIME_WORD_PROSPECTIVE:
    case MASAR_TIME_WORD_RELATION:
    case MASAR_TIME_WORD_RETROSPECTIVE:
    case MASAR_TIME_WORD_TIME_PREPOSITION:
    case MASAR_TIME_WORD_TO:
    case MASAR_TIME_WORD_YEAR_PREPOSITION:
      return FALSE;
    default:
      return TRUE;
    }
}

static gpointer
make_words (const MasarLexicon *lexicon)
{
  MasarTimeWords *self = g_new0 (MasarTimeWords, 1);

  for (guint i = 0; i < MASAR_N_TIME_WORDS; i++)
    {
      self->categories[i] = masar_lexicon_get_category (lexicon, category_names[i]);
      self->sets[i] = masar_lexicon_get_set (lexicon, self->categories[i]);
      if (stands_first (i))
        self->first = masar_category_set_union (self->first, self->sets[i]);
    }
  return self;
}

static const MasarLexiconView words_view = { make_words, g_free };

void
masar_time_grammar_init (MasarTimeGrammar *self, const MasarText *text)
{
  self->text = text;
  self->tokens = masar_text_get_tokens (text);
  self->n_tokens = masar_text_get_n_tokens (text);
  self->words = masar_lexicon_get_view (masar_text_get_lexicon (text), &words_view);
}

gboolean
masar_time_grammar_match (const MasarTimeGrammar *self, guint token, MasarTimeWord word, MasarMatch *match)
{
  return token < self->n_tokens && masar_category_set_meets (self->tokens[token].starts, self->words->sets[word])
         && masar_text_match (self->text, token, self->words->categories[word], match);
}

gboolean
masar_time_grammar_take (const MasarTimeGrammar *self, guint *at, MasarTimeWord word, MasarMatch *match)
{
  if (!masar_time_grammar_match (self, *at, word, match))
    return FALSE;
  *at += match->n_tokens;
  return TRUE;
}

gboolean
masar_time_grammar_take_plain (const MasarTimeGrammar *self, guint *at, MasarTimeWord word, MasarMatch *match)
{
  if (!masar_time_grammar_match (self, *at, word, match) || (match->clitics & ~MASAR_CLITIC_AL) != 0)
    return FALSE;
  *at += match->n_tokens;
  return TRUE;
}

/* @marks: marks of one byte each, and the Arabic comma by ','. */
gboolean
masar_time_grammar_is_mark (const MasarTimeGrammar *self, guint token, const char *marks)
{
  const char *folded;

  if (token >= self->n_tokens || self->tokens[token].kind != MASAR_TOKEN_MARK)
    return FALSE;
  folded = masar_text_get_folded (self->text, token);
  if (strcmp (folded, "،") == 0)
    return strchr (marks, ',') != NULL;
  if (strcmp (folded, "–") == 0 || strcmp (folded, "—") == 0)
    return strchr (marks, '-') != NULL;
  return folded[1] == '\0' && strchr (marks, folded[0]) != NULL;
}

gboolean
masar_time_grammar_take_mark (const MasarTimeGrammar *self, guint *at, const char *marks)
{
  if (!masar_time_grammar_is_mark (self, *at, marks))
    return FALSE;
  *at += 1;
  return TRUE;
}

gboolean
masar_time_grammar_is_word (const MasarTimeGrammar *self, guint token, const char *folded)
{
  return token < self->n_tokens && self->tokens[token].kind == MASAR_TOKEN_WORD
         && strcmp (masar_text_get_folded (self->text, token), folded) == 0;
}

gboolean
masar_time_grammar_take_word (const MasarTimeGrammar *self, guint *at, const char *folded)
{
  if (!masar_time_grammar_is_word (self, *at, folded))
    return FALSE;
  *at += 1;
  return TRUE;
}

gboolean
masar_time_grammar_is_number (const MasarTimeGrammar *self, guint token, gint64 lowest, gint64 highest)
{
  return token < self->n_tokens && self->tokens[token].kind == MASAR_TOKEN_NUMBER
         && self->tokens[token].number >= lowest && self->tokens[token].number <= highest;
}

/* A whole number among the further members of the entry. */
int
masar_time_grammar_get_member (const MasarMatch *match, const char *name, int fallback)
{
  return masar_lexicon_entry_get_number (match->entry, name, fallback);
}

gboolean
masar_time_grammar_is_definite (const MasarTimeGrammar *self, guint token)
{
  return token < self->n_tokens && (self->tokens[token].clitics & MASAR_CLITIC_AL) != 0;
}

static gboolean
is_mark_or_end (const MasarTimeGrammar *self, guint token)
{
  return token >= self->n_tokens || self->tokens[token].kind == MASAR_TOKEN_MARK
         || self->tokens[token].kind == MASAR_TOKEN_BREAK;
}

/* Whether "today" at @token is the end of an outlet's name: a word before it, and marks or line ends around the two
 * («بغداد اليوم», "المصدر: بغداد اليوم"), or a word for outlets before them ("وكالة بغداد اليوم").  "حتى اليوم" is
 * none. */
static gboolean
ends_outlet_name (const MasarTimeGrammar *self, guint token)
{
  MasarMatch match;

  if (!masar_time_grammar_is_word (self, token, "اليوم") || token == 0
      || self->tokens[token - 1].kind != MASAR_TOKEN_WORD)
    return FALSE;
  if (token > 1 && masar_time_grammar_match (self, token - 2, MASAR_TIME_WORD_OUTLET, &match))
    return TRUE;
  return (token == 1 || is_mark_or_end (self, token - 2)) && is_mark_or_end (self, token + 1)
         && !masar_time_grammar_is_mark (self, token + 1, "(,")
         && !masar_time_grammar_match (self, token - 1, MASAR_TIME_WORD_TIME_PREPOSITION, &match);
}

/* Whether words stand at @token that look like a time and are none: "صلاة الجمعة", "المصري اليوم". */
gboolean
masar_time_grammar_is_trap (const MasarTimeGrammar *self, guint token, MasarMatch *match)
{
  static const MasarTimeWord traps[] = { MASAR_TIME_WORD_WEEKDAY_TRAP, MASAR_TIME_WORD_DAY_TRAP,
                                         MASAR_TIME_WORD_PART_OF_DAY_TRAP };

  for (guint i = 0; i < G_N_ELEMENTS (traps); i++)
    if (masar_time_grammar_match (self, token, traps[i], match))
      return TRUE;
  if (!ends_outlet_name (self, token))
    return FALSE;
  *match = (MasarMatch){ .first_token = token, .n_tokens = 1 };
  return TRUE;
}
