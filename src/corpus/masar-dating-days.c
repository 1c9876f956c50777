/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"

/* The days on which an article may have appeared that names a known day by its weekday, by a month without a year, by
 * how long ago it was; and those that its times exclude. */

#define WEEK_DAYS 7

#define OPENING_QUOTE 0x00AB /* « */
#define CLOSING_QUOTE 0x00BB /* » */
#define LEFT_QUOTE 0x201C    /* “ */
#define RIGHT_QUOTE 0x201D   /* ” */

/* Whether its value hangs on the day of publication. */
gboolean
masar_time_is_counted (const MasarTime *time)
{
  const MasarTimeExpression *expression = &time->expression;

  return !time->vague && expression->first.year.setting != MASAR_TIME_ABSOLUTE && !expression->prospective
         && expression->last.day.setting == MASAR_TIME_UNSET && expression->last.month.setting == MASAR_TIME_UNSET;
}

/* Whether @expression means the day of the landmark in an article of @day; @beyond, if it means a later one. */
static gboolean
means (const MasarTimeExpression *expression, gint64 day, gint64 landmark, gboolean *beyond)
{
  const MasarSpan span = masar_span_new_day (landmark);
  const MasarSpan published = masar_span_new_day (day);
  MasarWhen when;

  *beyond = FALSE;
  if (!masar_time_expression_resolve (expression, published, MASAR_TIME_PAST, &when)
      || masar_time_expression_contradicts_weekday (expression, published, MASAR_TIME_PAST))
    return FALSE;
  *beyond = when.span.begin_minutes >= span.end_minutes;
  return masar_span_overlaps (when.span, span);
}

/* The days of publication from @landmark on for which @expression means it.  The later an article appeared the later is
 * what it means, so that they follow each other and the last is found by halving; but a weekday beside a day chooses
 * among the years. */
gboolean
masar_time_find_days (const MasarTimeExpression *expression,
                      gint64 landmark,
                      gint64 max_days,
                      gint64 *first,
                      gint64 *last)
{
  const gboolean jumps = expression->first.weekday != 0 && expression->first.day.setting == MASAR_TIME_ABSOLUTE;
  gint64 day = landmark;
  gint64 end = landmark + max_days + 1;
  gboolean beyond = FALSE;

  while (day < end && !means (expression, day, landmark, &beyond) && (jumps || !beyond))
    day++;
  if (day == end || (beyond && !jumps))
    return FALSE;
  *first = *last = day;
  if (jumps)
    for (; day < end; day++)
      *last = means (expression, day, landmark, &beyond) ? day : *last;
  while (!jumps && *last + 1 < end)
    {
      const gint64 middle = *last + (end - *last) / 2;

      if (means (expression, middle, landmark, &beyond))
        *last = middle;
      else
        end = middle;
    }
  return TRUE;
}

/* Whether it stands in a quotation, whose "today" is the speaker's. */
gboolean
masar_time_is_quoted (const MasarTime *time, const MasarPage *page)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  const char *source = masar_text_get_source (page->text, NULL);
  const guint line = masar_page_find_line (page, time->passage.start);
  gboolean quoted = FALSE;

  if (line >= page->lines->len)
    return FALSE;
  for (guint token = masar_page_line (page, line)->first_token; token < time->first_token; token++)
    {
      const gunichar mark = tokens[token].kind == MASAR_TOKEN_MARK ? g_utf8_get_char (source + tokens[token].start) : 0;

      if (mark == OPENING_QUOTE || mark == LEFT_QUOTE)
        quoted = TRUE;
      else if (mark == CLOSING_QUOTE || mark == RIGHT_QUOTE)
        quoted = FALSE;
      else if (mark == '"')
        quoted = !quoted;
    }
  return quoted;
}

/* Narrows the days from @first to @last to those on which the times mean @day that hang on the weekday alone, or all
 * others.  Returns how many of them do. */
static guint
narrow (const MasarNewsDays *self, gboolean weekly, gint64 day, gint64 *first, gint64 *last)
{
  guint n_found = 0;

  for (guint i = 0; i < self->page->times->len; i++)
    {
      const MasarTime *time = &g_array_index (self->page->times, MasarTime, i);
      gint64 begin, end;

      if (time->first_token >= self->end_token || time->expression.first.weekday == 0
          || masar_time_expression_is_weekly (&time->expression) != weekly || !masar_time_is_counted (time)
          || !masar_time_find_days (&time->expression, day, WEEK_DAYS - 1, &begin, &end))
        continue;
      n_found++;
      *first = MAX (*first, begin);
      if (time->expression.first.day.setting != MASAR_TIME_RELATIVE || !masar_time_is_quoted (time, self->page))
        *last = MIN (*last, end);
    }
  return n_found;
}

/* The days on which an article appeared whose first sentences tell of what happened on @day: the week from then on,
 * less what its weekdays exclude.  Returns how many of its times name the day so. */
guint
masar_news_days_find (MasarNewsDays *self, gint64 day, gint64 *first, gint64 *last)
{
  const int weekday = masar_weekday_from_days (day);
  guint n_found;

  if ((self->known >> weekday & 1) == 0)
    {
      *first = day;
      *last = day + WEEK_DAYS - 1;
      self->weekdays[weekday].n_found = narrow (self, TRUE, day, first, last);
      self->weekdays[weekday].first = (gint8) (*first - day);
      self->weekdays[weekday].last = (gint8) (*last - day);
      self->known |= (guint8) (1 << weekday);
    }
  *first = day + self->weekdays[weekday].first;
  *last = day + self->weekdays[weekday].last;
  if (*first > *last)
    return 0;
  n_found = self->weekdays[weekday].n_found + narrow (self, FALSE, day, first, last);
  return *first <= *last ? n_found : 0;
}

/* Whether the article could have appeared on @published, by what it tells of days and months. */
static gboolean
fits (const MasarTime *time, gint64 published)
{
  const MasarTimePoint *point = &time->expression.first;
  const MasarCivilDate date = masar_civil_from_days (published);
  const gboolean is_this_month = !point->hijri && point->year.setting == MASAR_TIME_UNSET
                                 && point->month.setting == MASAR_TIME_ABSOLUTE
                                 && point->relation == MASAR_TIME_RELATION_THIS;

  if (is_this_month
      && (point->month.value != date.month
          || (!time->expression.prospective && point->day.setting == MASAR_TIME_ABSOLUTE
              && point->day.value > date.day)))
    return FALSE;
  return !masar_time_expression_contradicts_weekday (&time->expression, masar_span_new_day (published),
                                                     MASAR_TIME_PAST);
}

/* Whether it tells of a year that was yet to come. */
static gboolean
is_later (const MasarTime *time, gint64 last)
{
  MasarWhen when;
  gint64 first;

  return time->expression.first.year.setting == MASAR_TIME_ABSOLUTE && !time->expression.first.hijri
         && !time->expression.prospective
         && masar_time_expression_resolve (&time->expression, MASAR_SPAN_OPEN, MASAR_TIME_PAST, &when)
         && masar_span_get_first_day (when.span, &first) && first > last;
}

/* News is told by its weekday: what is told by the day of the month is recalled. */
static gboolean
is_recalled (const MasarTime *time, gint64 day)
{
  const MasarTimePoint *point = &time->expression.first;
  const MasarCivilDate date = masar_civil_from_days (day);

  return !point->hijri && point->weekday == 0 && point->day.setting == MASAR_TIME_ABSOLUTE
         && point->day.value == date.day && point->month.setting == MASAR_TIME_ABSOLUTE
         && point->month.value == date.month && !time->expression.prospective
         && (point->year.setting == MASAR_TIME_UNSET
             || (point->year.setting == MASAR_TIME_ABSOLUTE && point->year.value == date.year));
}

/* Whether the very first words tell of a time gone by: "a year ago, …". */
static gboolean
is_long_ago (const MasarTime *time, guint head_end, gint64 day)
{
  MasarWhen when;

  return time->first_token < head_end
         && masar_time_expression_resolve (&time->expression, masar_span_new_day (day), MASAR_TIME_PAST, &when)
         && when.span.end_minutes <= masar_span_new_day (day - WEEK_DAYS + 1).begin_minutes;
}

/* Takes the days off on which an article that tells of its times did not appear; FALSE when none is left, or when what
 * happened on @day is recalled by it.  That is asked of what stands before @head_end, too, unless the weekday is named:
 * then that is 0. */
gboolean
masar_dating_check_times (const MasarPage *page, gint64 day, guint head_end, MasarSpan *days)
{
  gint64 first, last;

  if (!masar_span_get_first_day (*days, &first) || !masar_span_get_last_day (*days, &last))
    return FALSE;
  for (guint i = 0; i < page->times->len; i++)
    {
      const MasarTime *time = &g_array_index (page->times, MasarTime, i);
      const guint line = masar_page_find_line (page, time->passage.start);

      if (time->vague || line >= page->lines->len || !masar_page_line (page, line)->in_body)
        continue;
      if (is_recalled (time, day) || (head_end > 0 && (is_later (time, last) || is_long_ago (time, head_end, day))))
        return FALSE;
      if (time->expression.first.day.setting == MASAR_TIME_RELATIVE && masar_time_is_quoted (time, page))
        continue;
      while (first <= last && !fits (time, first))
        first++;
      while (first <= last && !fits (time, last))
        last--;
    }
  *days = masar_span_new_days (first, last);
  return first <= last;
}
