/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"

/* The days on which an article may have appeared that names a known day by its weekday, by a month without a year, by
 * how long ago it was. */

#define WEEK_DAYS 7

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
      *first = MAX (*first, begin);
      *last = MIN (*last, end);
      n_found++;
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
