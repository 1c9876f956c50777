/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-time-grammar-private.h"

#include <string.h>

/* What all rules of the grammar use: matching of words, marks and numbers at a token. */

static const char *const category_names[MASAR_N_TIME_WORDS] = {
  [MASAR_TIME_WORD_ABOUT] = "about",
  [MASAR_TIME_WORD_AGO] = "time-since",
  [MASAR_TIME_WORD_AND] = "time-and",
  [MASAR_TIME_WORD_ARTICLE] = "number-article",
  [MASAR_TIME_WORD_AT] = "time-at",
  [MASAR_TIME_WORD_CARDINAL] = "cardinal",
  [MASAR_TIME_WORD_CENTURY] = "century",
  [MASAR_TIME_WORD_CENTURY_UNIT] = "century-unit",
  [MASAR_TIME_WORD_CLOCK] = "clock",
  [MASAR_TIME_WORD_CLOCK_FRACTION] = "clock-fraction",
  [MASAR_TIME_WORD_CORRESPONDING] = "corresponding",
  [MASAR_TIME_WORD_COUNTED] = "counted",
  [MASAR_TIME_WORD_DAY] = "day-word",
  [MASAR_TIME_WORD_DAY_TRAP] = "day-word-trap",
  [MASAR_TIME_WORD_DAY_UNIT] = "day-unit",
  [MASAR_TIME_WORD_DECADE] = "decade",
  [MASAR_TIME_WORD_EARLIER] = "earlier-later",
  [MASAR_TIME_WORD_ERA] = "era",
  [MASAR_TIME_WORD_FEW] = "few",
  [MASAR_TIME_WORD_HALF_DAY] = "half-day",
  [MASAR_TIME_WORD_HIJRI_MONTH] = "hijri-month",
  [MASAR_TIME_WORD_HOLIDAY] = "holiday",
  [MASAR_TIME_WORD_HUNDRED] = "hundred",
  [MASAR_TIME_WORD_IN] = "time-in",
  [MASAR_TIME_WORD_MINUTE] = "minute-word",
  [MASAR_TIME_WORD_MONTH] = "month",
  [MASAR_TIME_WORD_MONTH_WORD] = "month-word",
  [MASAR_TIME_WORD_MORE] = "more-or-less",
  [MASAR_TIME_WORD_MULTIPLIER] = "multiplier",
  [MASAR_TIME_WORD_NAMED_AFTER] = "named-after",
  [MASAR_TIME_WORD_NAMED_DAY] = "named-day",
  [MASAR_TIME_WORD_NOW] = "now",
  [MASAR_TIME_WORD_NUMBERED] = "numbered",
  [MASAR_TIME_WORD_OF] = "time-of",
  [MASAR_TIME_WORD_ORDINAL] = "ordinal",
  [MASAR_TIME_WORD_OUTLET] = "outlet-word",
  [MASAR_TIME_WORD_OUTLET_END] = "outlet-end",
  [MASAR_TIME_WORD_PART] = "part",
  [MASAR_TIME_WORD_PART_OF_DAY] = "part-of-day",
  [MASAR_TIME_WORD_PART_OF_DAY_TRAP] = "part-of-day-trap",
  [MASAR_TIME_WORD_PROSPECTIVE] = "prospective",
  [MASAR_TIME_WORD_RANGE] = "range-start",
  [MASAR_TIME_WORD_RECENT] = "recent",
  [MASAR_TIME_WORD_RELATION] = "relation",
  [MASAR_TIME_WORD_RETROSPECTIVE] = "retrospective",
  [MASAR_TIME_WORD_BEGUN] = "begun",
  [MASAR_TIME_WORD_ORDINAL_ENDING] = "ordinal-ending",
  [MASAR_TIME_WORD_SAME] = "same",
  [MASAR_TIME_WORD_SEASON] = "season",
  [MASAR_TIME_WORD_SEASON_WORD] = "season-word",
  [MASAR_TIME_WORD_SINCE] = "since",
  [MASAR_TIME_WORD_SPEECH] = "report-verb",
  [MASAR_TIME_WORD_THIS] = "this",
  [MASAR_TIME_WORD_TIME_PREPOSITION] = "time-preposition",
  [MASAR_TIME_WORD_TIME_ZONE] = "time-zone",
  [MASAR_TIME_WORD_TO] = "to",
  [MASAR_TIME_WORD_UNIT] = "unit",
  [MASAR_TIME_WORD_UNTIL] = "until",
  [MASAR_TIME_WORD_VAGUE] = "vague",
  [MASAR_TIME_WORD_WEEKDAY] = "weekday",
  [MASAR_TIME_WORD_WEEKDAY_TRAP] = "weekday-trap",
  [MASAR_TIME_WORD_YEAR] = "year-word",
  [MASAR_TIME_WORD_YEAR_NOUN] = "year-noun",
  [MASAR_TIME_WORD_YEAR_PREPOSITION] = "year-preposition",
};

/* The words that can be an expression by themselves. */
static const MasarTimeWord words_alone[] = {
  MASAR_TIME_WORD_CENTURY,          MASAR_TIME_WORD_DAY,     MASAR_TIME_WORD_DAY_TRAP, MASAR_TIME_WORD_DECADE,
  MASAR_TIME_WORD_HIJRI_MONTH,      MASAR_TIME_WORD_HOLIDAY, MASAR_TIME_WORD_MONTH,    MASAR_TIME_WORD_OUTLET_END,
  MASAR_TIME_WORD_PART_OF_DAY_TRAP, MASAR_TIME_WORD_VAGUE,   MASAR_TIME_WORD_WEEKDAY,  MASAR_TIME_WORD_WEEKDAY_TRAP,
};

/* The words with which an expression can begin that goes on; all others stand within one, or beside it. */
static const MasarTimeWord first_words[] = {
  MASAR_TIME_WORD_AGO,         MASAR_TIME_WORD_ARTICLE,  MASAR_TIME_WORD_CARDINAL,    MASAR_TIME_WORD_CENTURY_UNIT,
  MASAR_TIME_WORD_CLOCK,       MASAR_TIME_WORD_DAY_UNIT, MASAR_TIME_WORD_EARLIER,     MASAR_TIME_WORD_MONTH_WORD,
  MASAR_TIME_WORD_ORDINAL,     MASAR_TIME_WORD_PART,     MASAR_TIME_WORD_PART_OF_DAY, MASAR_TIME_WORD_SEASON,
  MASAR_TIME_WORD_SEASON_WORD, MASAR_TIME_WORD_THIS,     MASAR_TIME_WORD_UNIT,        MASAR_TIME_WORD_YEAR,
};

/* Words that say something of an expression from outside, and are never within one. */
static gboolean
stands_beside (MasarTimeWord word)
{
  switch (word)
    {
    case MASAR_TIME_WORD_NAMED_AFTER:
    case MASAR_TIME_WORD_NAMED_DAY:
    case MASAR_TIME_WORD_NUMBERED:
    case MASAR_TIME_WORD_OUTLET:
    case MASAR_TIME_WORD_PROSPECTIVE:
    case MASAR_TIME_WORD_RETROSPECTIVE:
    case MASAR_TIME_WORD_BEGUN:
    case MASAR_TIME_WORD_ORDINAL_ENDING:
    case MASAR_TIME_WORD_SINCE:
    case MASAR_TIME_WORD_SPEECH:
    case MASAR_TIME_WORD_TIME_PREPOSITION:
    case MASAR_TIME_WORD_YEAR_NOUN:
    case MASAR_TIME_WORD_YEAR_PREPOSITION:
      return TRUE;
    default:
      return FALSE;
    }
}

static MasarCategorySet
unite (const MasarTimeWords *self, const MasarTimeWord *words, gsize n_words)
{
  MasarCategorySet set = { { 0, 0 } };

  for (gsize i = 0; i < n_words; i++)
    set = masar_category_set_union (set, self->sets[words[i]]);
  return set;
}

static void
add_role (MasarTimeWords *self, const MasarTimeWord *words, gsize n_words, MasarTimeRole role)
{
  for (gsize i = 0; i < n_words; i++)
    if (self->categories[words[i]] != MASAR_LEXICON_NO_CATEGORY)
      self->roles[self->categories[words[i]]] |= role;
}

static gpointer
make_words (const MasarLexicon *lexicon)
{
  MasarTimeWords *self = g_malloc0 (sizeof *self + masar_lexicon_get_n_categories (lexicon));

  for (guint i = 0; i < MASAR_N_TIME_WORDS; i++)
    {
      self->categories[i] = masar_lexicon_get_category (lexicon, category_names[i]);
      self->sets[i] = masar_lexicon_get_set (lexicon, self->categories[i]);
      if (!stands_beside (i))
        self->any = masar_category_set_union (self->any, self->sets[i]);
    }
  self->first = masar_category_set_union (unite (self, words_alone, G_N_ELEMENTS (words_alone)),
                                          unite (self, first_words, G_N_ELEMENTS (first_words)));
  add_role (self, words_alone, G_N_ELEMENTS (words_alone),
            (MasarTimeRole) (MASAR_TIME_ROLE_FIRST | MASAR_TIME_ROLE_ALONE));
  add_role (self, first_words, G_N_ELEMENTS (first_words), MASAR_TIME_ROLE_FIRST);
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
  self->last_year = 0;
}

/* What masar_time_grammar_can_begin() does not know at once, of a word. */
gboolean
masar_time_grammar_word_can_begin (const MasarTimeGrammar *self, guint token)
{
  const MasarToken *next = &self->tokens[token + 1];
  const MasarMatch *matches;
  guint n_matches;
  guint roles = 0;

  matches = masar_text_get_matches (self->text, token, &n_matches);
  for (guint i = 0; i < n_matches; i++)
    roles |= self->words->roles[matches[i].category];
  if ((roles & MASAR_TIME_ROLE_FIRST) == 0)
    return FALSE;
  if ((roles & MASAR_TIME_ROLE_ALONE) != 0)
    return TRUE;
  /* The longest form stands first. */
  return matches[0].n_tokens > 1
         || (token + 1 < self->n_tokens
             && (next->kind == MASAR_TOKEN_NUMBER || next->kind == MASAR_TOKEN_MARK
                 || masar_category_set_meets (next->starts, self->words->any)));
}

/* No form that is asked for so has more words. */
#define MAX_WORDS_BEFORE 3

gboolean
masar_time_grammar_ends (const MasarTimeGrammar *self, guint token, MasarTimeWord word, MasarMatch *match)
{
  for (guint n = MIN (MAX_WORDS_BEFORE, token); n > 0; n--)
    if (masar_time_grammar_match (self, token - n, word, match) && match->n_tokens == n)
      return TRUE;
  return FALSE;
}

/* What masar_time_grammar_is_mark() does not know at once, of a mark. */
gboolean
masar_time_grammar_is_one_of (const MasarTimeGrammar *self, guint token, const char *marks)
{
  const char *folded = masar_text_get_folded (self->text, token);

  if (strcmp (folded, "،") == 0)
    return strchr (marks, ',') != NULL;
  if (strcmp (folded, "–") == 0 || strcmp (folded, "—") == 0)
    return strchr (marks, '-') != NULL;
  return folded[1] == '\0' && strchr (marks, folded[0]) != NULL;
}

gboolean
masar_time_grammar_is_number (const MasarTimeGrammar *self, guint token, gint64 lowest, gint64 highest)
{
  return token < self->n_tokens && self->tokens[token].kind == MASAR_TOKEN_NUMBER
         && self->tokens[token].number >= lowest && self->tokens[token].number <= highest;
}

gboolean
masar_time_grammar_is_glued (const MasarTimeGrammar *self, guint token)
{
  return token < self->n_tokens && !self->tokens[token].space_before;
}

gboolean
masar_time_grammar_is_year (const MasarTimeGrammar *self, guint token)
{
  MasarMatch counted;

  return masar_time_grammar_is_number (self, token, 1900, 2100) && self->tokens[token].n_digits == 4
         && !masar_time_grammar_match (self, token + 1, MASAR_TIME_WORD_COUNTED, &counted)
         && !masar_time_grammar_is_mark (self, token + 1, "%");
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

int
masar_time_relation_to_count (MasarTimeRelation relation)
{
  static const int counts[] = { 0, -1, 0, 1, -2, 2 };

  return relation < G_N_ELEMENTS (counts) ? counts[relation] : 0;
}

gboolean
masar_time_set_counted (MasarTimePoint *point, MasarTimeUnit unit, gint64 count)
{
  switch (unit)
    {
    case MASAR_TIME_UNIT_DAY:
    case MASAR_TIME_UNIT_NIGHT:
      masar_time_set (&point->day, MASAR_TIME_RELATIVE, count);
      return TRUE;
    case MASAR_TIME_UNIT_WEEK:
      masar_time_set (&point->week, MASAR_TIME_RELATIVE, count);
      return TRUE;
    case MASAR_TIME_UNIT_MONTH:
      masar_time_set (&point->month, MASAR_TIME_RELATIVE, count);
      return TRUE;
    case MASAR_TIME_UNIT_YEAR:
      masar_time_set (&point->year, MASAR_TIME_RELATIVE, count);
      return TRUE;
    case MASAR_TIME_UNIT_HOUR:
    case MASAR_TIME_UNIT_DECADE:
    default:
      return FALSE;
    }
}

static gboolean
is_mark_or_end (const MasarTimeGrammar *self, guint token)
{
  return token >= self->n_tokens || self->tokens[token].kind == MASAR_TOKEN_MARK
         || self->tokens[token].kind == MASAR_TOKEN_BREAK;
}

/* Whether the word at @token - 1 and the one at @token stand alone between marks or line ends («بغداد اليوم»), as no
 * sentence is cut: "حتى اليوم" is none. */
static gboolean
stands_alone (const MasarTimeGrammar *self, guint token)
{
  MasarMatch match;

  return (token == 1 || is_mark_or_end (self, token - 2)) && is_mark_or_end (self, token + 1)
         && !masar_time_grammar_is_mark (self, token + 1, "(,:")
         && !masar_time_grammar_match (self, token - 1, MASAR_TIME_WORD_TIME_PREPOSITION, &match);
}

/* Whether the two words that end at @token stand alone somewhere in the text: then they are a name wherever they
 * stand, as the site's own name is repeated in menus, titles and datelines. */
static gboolean
is_repeated_name (const MasarTimeGrammar *self, guint token)
{
  const MasarToken *last = &self->tokens[token];
  const char *name = masar_text_get_folded (self->text, token - 1);

  for (guint i = 1; i < self->n_tokens; i++)
    if (self->tokens[i].word == last->word && self->tokens[i].kind == MASAR_TOKEN_WORD
        && strcmp (masar_text_get_folded (self->text, i), masar_text_get_folded (self->text, token)) == 0
        && strcmp (masar_text_get_folded (self->text, i - 1), name) == 0 && stands_alone (self, i))
      return TRUE;
  return FALSE;
}

/* Whether a time may begin at @token: asked word by word, since categories may share a bit of their sets. */
static gboolean
is_first_word (const MasarTimeGrammar *self, guint token)
{
  MasarMatch match;

  if (!masar_category_set_meets (self->tokens[token].starts, self->words->first))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words_alone); i++)
    if (masar_time_grammar_match (self, token, words_alone[i], &match))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (first_words); i++)
    if (masar_time_grammar_match (self, token, first_words[i], &match))
      return TRUE;
  return FALSE;
}

/* Whether "today" at @token belongs to the name of an outlet: "وكالة بغداد اليوم", "صحيفة الغد", "اليوم – وكالات". */
static gboolean
ends_outlet_name (const MasarTimeGrammar *self, guint token)
{
  MasarMatch match;
  gboolean after_word;

  if (!masar_time_grammar_match (self, token, MASAR_TIME_WORD_OUTLET_END, &match) || match.clitics & ~MASAR_CLITIC_AL)
    return FALSE;
  if ((token == 0 || self->tokens[token - 1].kind == MASAR_TOKEN_BREAK)
      && masar_time_grammar_is_mark (self, token + 1, ",-/:")
      && masar_time_grammar_match (self, token + 2, MASAR_TIME_WORD_OUTLET, &match))
    return TRUE;
  /* "مساء اليوم" */
  after_word = token > 0 && self->tokens[token - 1].kind == MASAR_TOKEN_WORD && !is_first_word (self, token - 1);
  if (!after_word)
    return FALSE;
  if (masar_time_grammar_match (self, token - 1, MASAR_TIME_WORD_OUTLET, &match)
      && !masar_time_grammar_is_definite (self, token - 1))
    return TRUE;
  if (token > 1 && masar_time_grammar_match (self, token - 2, MASAR_TIME_WORD_OUTLET, &match)
      && !masar_time_grammar_is_definite (self, token - 2))
    return TRUE;
  return stands_alone (self, token)
         || (!masar_time_grammar_match (self, token - 1, MASAR_TIME_WORD_TIME_PREPOSITION, &match)
             && is_repeated_name (self, token));
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
  *match = (MasarMatch){ .n_tokens = 1 };
  return TRUE;
}
