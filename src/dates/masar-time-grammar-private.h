/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-times.h"

G_BEGIN_DECLS

/* The categories of the lexicon that the grammar reads, in the order of their names in masar-time-grammar.c. */
typedef enum
{
  MASAR_TIME_WORD_ABOUT,
  MASAR_TIME_WORD_AGO,
  MASAR_TIME_WORD_AND,
  MASAR_TIME_WORD_ARTICLE,
  MASAR_TIME_WORD_AT,
  MASAR_TIME_WORD_CARDINAL,
  MASAR_TIME_WORD_CENTURY,
  MASAR_TIME_WORD_CENTURY_UNIT,
  MASAR_TIME_WORD_CLOCK,
  MASAR_TIME_WORD_CLOCK_FRACTION,
  MASAR_TIME_WORD_CORRESPONDING,
  MASAR_TIME_WORD_COUNTED,
  MASAR_TIME_WORD_DAY,
  MASAR_TIME_WORD_DAY_TRAP,
  MASAR_TIME_WORD_DAY_UNIT,
  MASAR_TIME_WORD_DECADE,
  MASAR_TIME_WORD_EARLIER,
  MASAR_TIME_WORD_ERA,
  MASAR_TIME_WORD_FEW,
  MASAR_TIME_WORD_HALF_DAY,
  MASAR_TIME_WORD_HIJRI_MONTH,
  MASAR_TIME_WORD_HOLIDAY,
  MASAR_TIME_WORD_HUNDRED,
  MASAR_TIME_WORD_IN,
  MASAR_TIME_WORD_MINUTE,
  MASAR_TIME_WORD_MONTH,
  MASAR_TIME_WORD_MONTH_WORD,
  MASAR_TIME_WORD_MORE,
  MASAR_TIME_WORD_MULTIPLIER,
  MASAR_TIME_WORD_NAMED_AFTER,
  MASAR_TIME_WORD_NAMED_DAY,
  MASAR_TIME_WORD_NOW,
  MASAR_TIME_WORD_NUMBERED,
  MASAR_TIME_WORD_OF,
  MASAR_TIME_WORD_ORDINAL,
  MASAR_TIME_WORD_OUTLET,
  MASAR_TIME_WORD_OUTLET_END,
  MASAR_TIME_WORD_PART,
  MASAR_TIME_WORD_PART_OF_DAY,
  MASAR_TIME_WORD_PART_OF_DAY_TRAP,
  MASAR_TIME_WORD_PROSPECTIVE,
  MASAR_TIME_WORD_RANGE,
  MASAR_TIME_WORD_RECENT,
  MASAR_TIME_WORD_RELATION,
  MASAR_TIME_WORD_RETROSPECTIVE,
  MASAR_TIME_WORD_BEGUN,
  MASAR_TIME_WORD_ORDINAL_ENDING,
  MASAR_TIME_WORD_SAME,
  MASAR_TIME_WORD_SEASON,
  MASAR_TIME_WORD_SEASON_WORD,
  MASAR_TIME_WORD_SINCE,
  MASAR_TIME_WORD_SPEECH,
  MASAR_TIME_WORD_THIS,
  MASAR_TIME_WORD_TIME_PREPOSITION,
  MASAR_TIME_WORD_TIME_ZONE,
  MASAR_TIME_WORD_TO,
  MASAR_TIME_WORD_UNIT,
  MASAR_TIME_WORD_UNTIL,
  MASAR_TIME_WORD_VAGUE,
  MASAR_TIME_WORD_WEEKDAY,
  MASAR_TIME_WORD_WEEKDAY_TRAP,
  MASAR_TIME_WORD_YEAR,
  MASAR_TIME_WORD_YEAR_NOUN,
  MASAR_TIME_WORD_YEAR_PREPOSITION,
} MasarTimeWord;
#define MASAR_N_TIME_WORDS (MASAR_TIME_WORD_YEAR_PREPOSITION + 1)

/* Values of the category "unit". */
typedef enum
{
  MASAR_TIME_UNIT_HOUR = 1,
  MASAR_TIME_UNIT_DAY,
  MASAR_TIME_UNIT_WEEK,
  MASAR_TIME_UNIT_MONTH,
  MASAR_TIME_UNIT_YEAR,
  MASAR_TIME_UNIT_DECADE,
  MASAR_TIME_UNIT_NIGHT,
} MasarTimeUnit;

typedef enum
{
  MASAR_TIME_ROLE_FIRST = 1 << 0,
  MASAR_TIME_ROLE_ALONE = 1 << 1,
} MasarTimeRole;

typedef struct
{
  guint categories[MASAR_N_TIME_WORDS];
  MasarCategorySet sets[MASAR_N_TIME_WORDS];
  MasarCategorySet first; /* of the words with which an expression can begin */
  MasarCategorySet any;   /* of all words that stand within one */
  guint8 roles[];         /* of each category, #MasarTimeRole: for where sets meet that only share a bit */
} MasarTimeWords;

typedef struct
{
  const MasarText *text;
  const MasarToken *tokens;
  guint n_tokens;
  const MasarTimeWords *words;
  gint16 last_year; /* the last year that the text named, or 0 */
} MasarTimeGrammar;

static inline void
masar_time_set (MasarTimeField *field, MasarTimeSetting setting, gint64 value)
{
  *field = (MasarTimeField){ (gint16) value, (guint8) setting };
}

void masar_time_grammar_init (MasarTimeGrammar *self, const MasarText *text);

gboolean masar_time_grammar_word_can_begin (const MasarTimeGrammar *self, guint token);

/* Whether an expression can begin at @token, as far as that shows at once. */
static inline gboolean
masar_time_grammar_can_begin (const MasarTimeGrammar *self, guint token)
{
  const MasarToken *it = &self->tokens[token];

  return it->kind == MASAR_TOKEN_NUMBER
         || (masar_category_set_meets (it->starts, self->words->first)
             && masar_time_grammar_word_can_begin (self, token));
}

/* Whether a form of @word stands at @token; @match is filled then. */
static inline gboolean
masar_time_grammar_match (const MasarTimeGrammar *self, guint token, MasarTimeWord word, MasarMatch *match)
{
  return token < self->n_tokens && masar_category_set_meets (self->tokens[token].starts, self->words->sets[word])
         && masar_text_match (self->text, token, self->words->categories[word], match);
}

/* The same, and moves @at behind it. */
static inline gboolean
masar_time_grammar_take (const MasarTimeGrammar *self, guint *at, MasarTimeWord word, MasarMatch *match)
{
  if (!masar_time_grammar_match (self, *at, word, match))
    return FALSE;
  *at += match->n_tokens;
  return TRUE;
}

/* The same, but a word with a conjunction or preposition before it is none: it begins something else. */
static inline gboolean
masar_time_grammar_take_plain (const MasarTimeGrammar *self, guint *at, MasarTimeWord word, MasarMatch *match)
{
  if (!masar_time_grammar_match (self, *at, word, match) || (match->clitics & ~MASAR_CLITIC_AL) != 0)
    return FALSE;
  *at += match->n_tokens;
  return TRUE;
}

/* The same, where only whether it stands there matters. */
static inline gboolean
masar_time_grammar_skip (const MasarTimeGrammar *self, guint *at, MasarTimeWord word)
{
  MasarMatch match;

  return masar_time_grammar_take_plain (self, at, word, &match);
}

/* Whether a form of @word ends right before @token. */
gboolean masar_time_grammar_ends (const MasarTimeGrammar *self, guint token, MasarTimeWord word, MasarMatch *match);
gboolean masar_time_grammar_is_one_of (const MasarTimeGrammar *self, guint token, const char *marks);

/* @marks: marks of one byte each, and the Arabic comma by ','. */
static inline gboolean
masar_time_grammar_is_mark (const MasarTimeGrammar *self, guint token, const char *marks)
{
  return token < self->n_tokens && self->tokens[token].kind == MASAR_TOKEN_MARK
         && masar_time_grammar_is_one_of (self, token, marks);
}

static inline gboolean
masar_time_grammar_take_mark (const MasarTimeGrammar *self, guint *at, const char *marks)
{
  if (!masar_time_grammar_is_mark (self, *at, marks))
    return FALSE;
  *at += 1;
  return TRUE;
}

gboolean masar_time_grammar_is_number (const MasarTimeGrammar *self, guint token, gint64 lowest, gint64 highest);
/* Whether four digits that can be a year of our time stand at @token, and nothing is counted by them. */
gboolean masar_time_grammar_is_year (const MasarTimeGrammar *self, guint token);
gboolean masar_time_grammar_is_glued (const MasarTimeGrammar *self, guint token);
int masar_time_grammar_get_member (const MasarMatch *match, const char *name, int fallback);
gboolean masar_time_grammar_is_definite (const MasarTimeGrammar *self, guint token);
gboolean masar_time_grammar_is_trap (const MasarTimeGrammar *self, guint token, MasarMatch *match);

/* How many units away a relation is: "last" -1, "the one before the last" -2. */
int masar_time_relation_to_count (MasarTimeRelation relation);
gboolean masar_time_set_counted (MasarTimePoint *point, MasarTimeUnit unit, gint64 count);

/* Each reads one kind of expression that begins at *@at, fills @point and moves @at behind it, or returns FALSE and
 * changes nothing. */
gboolean masar_time_read_numeric_date (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point);
gboolean masar_time_read_date (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression);
gboolean masar_time_read_month (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point);
gboolean masar_time_read_era (const MasarTimeGrammar *self, guint *at, int *era);
gboolean masar_time_read_year_number (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point, gboolean worded);
gboolean masar_time_read_year_of (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point);
gboolean masar_time_read_year (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression);
gboolean masar_time_read_part_of_day (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point);
gboolean masar_time_read_clock (const MasarTimeGrammar *self, guint *at, MasarTimePoint *point);
gboolean masar_time_read_day (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression);
gboolean masar_time_read_period (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression);
gboolean masar_time_read_vague (const MasarTimeGrammar *self, guint *at, MasarTimeExpression *expression);

/* Reads on behind an expression that was read from @first to *@at: "من 28 يوليو إلى 3 أغسطس". */
void masar_time_read_range (const MasarTimeGrammar *self, guint first, guint *at, MasarTimeExpression *expression);

/* What the words around an expression say of it. */
void masar_time_read_context (const MasarTimeGrammar *self, MasarTime *time);
gboolean masar_time_is_name (const MasarTimeGrammar *self, const MasarTime *time);

G_END_DECLS
