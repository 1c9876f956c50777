/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-time-grammar-private.h"

/* What the words around an expression say of it: about, since and until, whether it lies ahead, which year a day that
 * bears a name is of, and that "شارع 26 سبتمبر" is no time at all. */

/* How far before a month, and before a weekday, in words, the sign of a plan may stand. */
#define PROSPECT_TOKENS_MONTH 16
#define PROSPECT_TOKENS_WEEKDAY 11

/* Values of the category "named-after". */
enum
{
  NAMED_AFTER_DAY = 1,
  NAMED_AFTER_MONTH,
};

/* Whether nothing but the direction says which one is meant. */
static gboolean
hangs_on_direction (const MasarTimePoint *point)
{
  return point->relation == MASAR_TIME_RELATION_NONE && point->year.setting == MASAR_TIME_UNSET
         && point->month.setting != MASAR_TIME_RELATIVE && point->week.setting == MASAR_TIME_UNSET
         && point->day.setting != MASAR_TIME_RELATIVE
         && (point->month.setting != MASAR_TIME_UNSET || point->weekday != 0 || point->season != 0);
}

/* "اعتبارا من الخميس دخلت الهدنة حيز التنفيذ": whether it is told right behind @time what has begun then. */
static gboolean
has_begun (const MasarTimeGrammar *self, const MasarTime *time)
{
  const guint n_tokens = masar_text_get_n_tokens (self->text);
  guint token = time->first_token + time->n_tokens;
  MasarMatch match;

  while (token < n_tokens && self->tokens[token].kind == MASAR_TOKEN_MARK)
    token++;
  return token < n_tokens && self->tokens[token].sentence == self->tokens[time->first_token].sentence
         && masar_time_grammar_match (self, token, MASAR_TIME_WORD_BEGUN, &match);
}

/* Whether the words before @time speak of a plan ("من المقرر أن تبدأ في سبتمبر") or of what has been. */
static void
read_outlook (const MasarTimeGrammar *self, MasarTime *time)
{
  MasarTimeExpression *expression = &time->expression;
  const guint token = time->first_token;
  const guint n_before =
      expression->first.month.setting != MASAR_TIME_UNSET ? PROSPECT_TOKENS_MONTH : PROSPECT_TOKENS_WEEKDAY;

  for (guint i = 1; i <= n_before && i <= token; i++)
    {
      const guint at = token - i;
      MasarMatch match;

      if (self->tokens[at].sentence != self->tokens[token].sentence)
        return;
      expression->prospective =
          (self->tokens[at].clitics & MASAR_CLITIC_SA) != 0
          || (masar_time_grammar_match (self, at, MASAR_TIME_WORD_PROSPECTIVE, &match)
              && !(masar_lexicon_entry_get_flag (match.entry, "start") && has_begun (self, time)));
      expression->retrospective =
          !expression->prospective && masar_time_grammar_match (self, at, MASAR_TIME_WORD_RETROSPECTIVE, &match);
      if (expression->prospective || expression->retrospective)
        return;
    }
}

static guint8
read_bound (const MasarTimeGrammar *self, guint token)
{
  MasarMatch match;

  if (masar_time_grammar_ends (self, token, MASAR_TIME_WORD_SINCE, &match))
    return MASAR_TIME_BOUND_SINCE;
  if (masar_time_grammar_ends (self, token, MASAR_TIME_WORD_UNTIL, &match))
    return MASAR_TIME_BOUND_UNTIL;
  return MASAR_TIME_BOUND_NONE;
}

/* The year of @day, month times 100 and day, by the list of the entry. */
static gint16
find_named_year (const MasarMatch *match, gint64 day)
{
  JsonArray *days = json_object_get_array_member (match->entry->data, "days");

  for (guint i = 0; days != NULL && i < json_array_get_length (days); i++)
    {
      JsonArray *pair = json_array_get_array_element (days, i);

      if (json_array_get_length (pair) == 2 && json_array_get_int_element (pair, 0) == day)
        return (gint16) json_array_get_int_element (pair, 1);
    }
  return 0;
}

/* "هجوم حماس في السابع من أكتوبر", "هجمات 11 سبتمبر": days that the news names without their year for ever. */
static void
set_named_year (const MasarTimeGrammar *self, guint token, MasarTimePoint *point)
{
  const gint64 day = point->month.value * 100 + point->day.value;

  if (point->hijri || point->month.setting != MASAR_TIME_ABSOLUTE || point->day.setting != MASAR_TIME_ABSOLUTE)
    return;
  for (guint i = 1; i <= token && self->tokens[token - i].sentence == self->tokens[token].sentence; i++)
    {
      MasarMatch match;

      if (!masar_time_grammar_match (self, token - i, MASAR_TIME_WORD_NAMED_DAY, &match)
          || i - match.n_tokens >= (guint) masar_time_grammar_get_member (&match, "reach", 1))
        {
          if (i > PROSPECT_TOKENS_WEEKDAY)
            return;
          continue;
        }
      point->named_year = find_named_year (&match, day);
      if (point->named_year != 0)
        return;
    }
}

/* Who is quoted speaks of his own day: how many words before his may the day stand on which he spoke. */
#define SPEECH_TOKENS 60

/* The token of the quotation mark that opens the speech in which @token stands, or @token when it stands in none. */
static guint
find_opening_quote (const MasarTimeGrammar *self, guint token)
{
  const char *source = masar_text_get_source (self->text, NULL);
  guint opening = token;
  guint first = token;

  while (first > 0 && self->tokens[first - 1].kind != MASAR_TOKEN_BREAK)
    first--;
  for (guint i = first; i < token; i++)
    {
      gunichar mark;

      if (self->tokens[i].kind != MASAR_TOKEN_MARK)
        continue;
      mark = g_utf8_get_char_validated (source + self->tokens[i].start,
                                        (gssize) (self->tokens[i].end - self->tokens[i].start));
      if (mark == 0xAB || mark == 0x201C || (mark == '"' && opening == token))
        opening = i;
      else if (mark == 0xBB || mark == 0x201D || mark == '"')
        opening = token;
    }
  return opening;
}

/* Whether the day at @token is the one on which something was said: "قال المتحدث أمس". */
static gboolean
follows_speech (const MasarTimeGrammar *self, guint token)
{
  for (guint i = 1; i <= PROSPECT_TOKENS_WEEKDAY && i <= token; i++)
    {
      MasarMatch match;

      if (self->tokens[token - i].sentence != self->tokens[token].sentence)
        return FALSE;
      if (masar_time_grammar_match (self, token - i, MASAR_TIME_WORD_SPEECH, &match))
        return TRUE;
    }
  return FALSE;
}

/* "قال أمس: «الهجوم وقع اليوم»": today is the day on which it was said. */
static void
shift_quoted_day (const MasarTimeGrammar *self, guint token, MasarTimePoint *point)
{
  guint opening;

  if (point->day.setting != MASAR_TIME_RELATIVE || point->day.value != 0 || point->weekday != 0)
    return;
  opening = find_opening_quote (self, token);
  for (guint i = opening; opening != token && i > 0 && opening - i < SPEECH_TOKENS; i--)
    {
      MasarMatch match;

      if (masar_time_grammar_match (self, i - 1, MASAR_TIME_WORD_DAY, &match))
        {
          if (match.entry->value < 0 && follows_speech (self, i - 1))
            point->day.value = (gint16) match.entry->value;
          return;
        }
      /* Another day was named since, unless it is the name of that one ("أمس الثلاثاء"). */
      if (masar_time_grammar_match (self, i - 1, MASAR_TIME_WORD_WEEKDAY, &match)
          && !masar_time_grammar_ends (self, i - 1, MASAR_TIME_WORD_DAY, &match))
        return;
    }
}

/* "GMT 21:03 2025 الأربعاء ,22 كانون الثاني": a site prints the year first.  The weekday proves that it belongs there.
 */
static void
take_year_before (const MasarTimeGrammar *self, MasarTime *time)
{
  MasarTimePoint *point = &time->expression.first;
  const guint token = time->first_token;
  gint64 year;

  if (token == 0 || !masar_time_grammar_is_year (self, token - 1) || point->weekday == 0 || point->hijri
      || point->day.setting != MASAR_TIME_ABSOLUTE || point->month.setting != MASAR_TIME_ABSOLUTE
      || point->year.setting != MASAR_TIME_UNSET)
    return;
  year = self->tokens[token - 1].number;
  if (!masar_civil_is_valid ((int) year, point->month.value, point->day.value)
      || masar_weekday_from_days (masar_days_from_civil ((int) year, point->month.value, point->day.value))
             != point->weekday)
    return;
  masar_time_set (&point->year, MASAR_TIME_ABSOLUTE, year);
  time->first_token--;
  time->n_tokens++;
  time->passage.start = self->tokens[token - 1].start;
}

void
masar_time_read_context (const MasarTimeGrammar *self, MasarTime *time)
{
  MasarTimeExpression *expression = &time->expression;
  const guint token = time->first_token;
  MasarMatch match;

  if (masar_time_grammar_ends (self, token, MASAR_TIME_WORD_ABOUT, &match))
    expression->approximate = TRUE;
  time->bound = read_bound (self, token);
  take_year_before (self, time);
  shift_quoted_day (self, token, &expression->first);
  if (!hangs_on_direction (&expression->first))
    return;
  set_named_year (self, token, &expression->first);
  read_outlook (self, time);
}

/* Whether the words are a name: "شارع 26 سبتمبر", "حرب تموز". */
gboolean
masar_time_is_name (const MasarTimeGrammar *self, const MasarTime *time)
{
  const MasarTimePoint *point = &time->expression.first;
  MasarMatch match;

  if (point->month.setting != MASAR_TIME_ABSOLUTE || point->year.setting != MASAR_TIME_UNSET
      || point->relation != MASAR_TIME_RELATION_NONE || point->weekday != 0
      || !masar_time_grammar_ends (self, time->first_token, MASAR_TIME_WORD_NAMED_AFTER, &match))
    return FALSE;
  return match.entry->value == NAMED_AFTER_DAY || point->day.setting == MASAR_TIME_UNSET;
}
