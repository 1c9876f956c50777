/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-calendar.h"
#include "masar-edtf.h"
#include "masar-times.h"

/* The value of a time expression, given the day on which the text appeared.  Where that day is one of several the
 * expression is resolved for each of them, and the value holds them all.  Pure; any thread. */

/* A value for more possible days of publication than this says nothing. */
#define MAX_PUBLISHED_DAYS 366

typedef struct
{
  gint64 day; /* of the publication */
  MasarTimeDirection direction;
  gboolean may_lie_ahead; /* a day without a year */
} MasarTimeReference;

static MasarTimeReference
reference_new (gint64 day, MasarTimeDirection direction)
{
  return (MasarTimeReference){ day, direction, FALSE };
}

/* ---- months and days of both calendars ---- */

static MasarSpan
month_span (const MasarTimePoint *point, int year, int month)
{
  gint64 first;

  if (!point->hijri)
    return masar_span_new_month (year, month);
  first = masar_days_from_hijri (year, month, 1);
  return masar_span_new_days (first, first + masar_hijri_days_in_month (year, month) - 1);
}

static MasarSpan
year_span (const MasarTimePoint *point, int year)
{
  if (!point->hijri)
    return masar_span_new_year (year);
  return masar_span_new_days (masar_days_from_hijri (year, 1, 1), masar_days_from_hijri (year + 1, 1, 1) - 1);
}

/* A day of the Islamic calendar is known to a day more or less: a weekday beside it decides. */
static gint64
hijri_day (const MasarTimePoint *point, int year, int month)
{
  static const int nearest_first[] = { 0, -1, 1 };
  const gint64 day = masar_days_from_hijri (year, month, point->day.value);

  for (gsize i = 0; i < G_N_ELEMENTS (nearest_first); i++)
    if (masar_weekday_from_days (day + nearest_first[i]) == point->weekday)
      return day + nearest_first[i];
  return day;
}

static gboolean
day_in_year (const MasarTimePoint *point, int year, int month, MasarSpan *span)
{
  const int day = point->day.value;

  if (point->hijri ? !masar_hijri_is_valid (year, month, day) : !masar_civil_is_valid (year, month, day))
    return FALSE;
  *span = masar_span_new_day (point->hijri ? hijri_day (point, year, month) : masar_days_from_civil (year, month, day));
  return TRUE;
}

/* The day, month or part of a month that @point names in @year; FALSE when the calendar has no such day. */
static gboolean
span_in_year (const MasarTimePoint *point, int year, int month, MasarSpan *span)
{
  gint64 first, last;

  if (year < 1 || year > 9999)
    return FALSE;
  if (point->day.setting == MASAR_TIME_ABSOLUTE)
    return day_in_year (point, year, month, span);
  *span = month_span (point, year, month);
  if (point->part_last != 0)
    {
      masar_span_get_first_day (*span, &first);
      masar_span_get_last_day (*span, &last);
      *span = masar_span_new_days (MIN (first + point->part_first - 1, last), MIN (first + point->part_last - 1, last));
    }
  return TRUE;
}

/* ---- which one of that name ---- */

static gboolean
looks_ahead (const MasarTimePoint *point, const MasarTimeReference *reference)
{
  return point->relation == MASAR_TIME_RELATION_NEXT || point->relation == MASAR_TIME_RELATION_AFTER_NEXT
         || (point->relation == MASAR_TIME_RELATION_NONE && reference->direction == MASAR_TIME_FUTURE);
}

/* "The one before the last" is one further away than "the last". */
static int
further (const MasarTimePoint *point)
{
  return point->relation == MASAR_TIME_RELATION_BEFORE_LAST || point->relation == MASAR_TIME_RELATION_AFTER_NEXT;
}

/* Whether @span is one that the words can mean: up to the publication, or from it on. */
static gboolean
lies_right (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan span)
{
  const MasarSpan today = masar_span_new_day (reference->day);

  switch (point->relation)
    {
    case MASAR_TIME_RELATION_NEXT:
    case MASAR_TIME_RELATION_AFTER_NEXT:
      return span.begin_minutes >= today.end_minutes;
    case MASAR_TIME_RELATION_LAST:
    case MASAR_TIME_RELATION_BEFORE_LAST:
      /* "February (last)" may be going on, a day or a season may not. */
      return point->season != 0 || point->day.setting != MASAR_TIME_UNSET ? span.end_minutes <= today.begin_minutes
                                                                          : span.begin_minutes <= today.begin_minutes;
    default:
      return looks_ahead (point, reference) ? span.end_minutes > today.begin_minutes
                                            : span.begin_minutes <= today.begin_minutes;
    }
}

static int
reference_year (const MasarTimePoint *point, const MasarTimeReference *reference)
{
  return point->hijri ? masar_hijri_from_days (reference->day).year : masar_civil_from_days (reference->day).year;
}

static gboolean
is_weekday (const MasarTimePoint *point, MasarSpan span)
{
  gint64 day;

  return masar_span_get_first_day (span, &day) && masar_weekday_from_days (day) == point->weekday;
}

static gboolean
hangs_on_weekday (const MasarTimePoint *point)
{
  return point->weekday != 0 && point->day.setting == MASAR_TIME_ABSOLUTE && point->month.setting == MASAR_TIME_ABSOLUTE
         && point->year.setting == MASAR_TIME_UNSET && point->relation == MASAR_TIME_RELATION_NONE && !point->hijri;
}

/* Where nothing else says which year is meant, a weekday beside the day does: this year, the last or the next. */
static gboolean
resolve_by_weekday (const MasarTimePoint *point, int this_year, MasarSpan *span)
{
  static const int nearest_first[] = { 0, -1, 1 };

  if (!hangs_on_weekday (point))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (nearest_first); i++)
    if (span_in_year (point, this_year + nearest_first[i], point->month.value, span) && is_weekday (point, *span))
      return TRUE;
  return FALSE;
}

/* Where the sentence does not say whether it has been, a day that lies so shortly ahead is not last year's: news gives
 * the year to what is nearly as old as that. */
#define MAX_DAYS_AHEAD 21

static gboolean
resolve_shortly_ahead (const MasarTimePoint *point, const MasarTimeReference *reference, int this_year, MasarSpan *span)
{
  if (!reference->may_lie_ahead || point->relation != MASAR_TIME_RELATION_NONE || point->hijri
      || point->day.setting != MASAR_TIME_ABSOLUTE)
    return FALSE;
  for (int year = this_year; year <= this_year + 1; year++)
    {
      gint64 day;

      if (span_in_year (point, year, point->month.value, span) && masar_span_get_first_day (*span, &day)
          && day > reference->day && day - reference->day <= MAX_DAYS_AHEAD)
        return TRUE;
    }
  return FALSE;
}

/* A month or a day of a month in the nearest year on the right side.  Eight years: 29 February may be as far away. */
static gboolean
resolve_nearest_year (const MasarTimePoint *point, const MasarTimeReference *reference, int this_year, MasarSpan *span)
{
  const gboolean ahead = looks_ahead (point, reference);
  int n_further = further (point);

  for (int i = -1; i <= 9; i++)
    {
      const int year = ahead ? this_year + i : this_year - i;

      if (span_in_year (point, year, point->month.value, span) && lies_right (point, reference, *span)
          && n_further-- == 0)
        return TRUE;
    }
  return FALSE;
}

/* A month of the Islamic year without a word for which is the nearest one: Ramadan is spoken of before it begins. */
static gboolean
resolve_nearest (const MasarTimePoint *point, const MasarTimeReference *reference, int this_year, MasarSpan *span)
{
  const gint64 now = reference->day * MASAR_MINUTES_PER_DAY;
  gint64 least = G_MAXINT64;

  for (int i = -1; i <= 1; i++)
    {
      MasarSpan other;
      gint64 away;

      if (!span_in_year (point, this_year + i, point->month.value, &other))
        continue;
      away = MAX (MAX (other.begin_minutes - now, now - other.end_minutes), 0);
      if (away >= least)
        continue;
      least = away;
      *span = other;
    }
  return least != G_MAXINT64;
}

/* The day that bears a name of its own, once it has been. */
static gboolean
resolve_named (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan *span)
{
  return point->named_year != 0 && span_in_year (point, point->named_year, point->month.value, span)
         && span->begin_minutes <= reference->day * MASAR_MINUTES_PER_DAY;
}

/* A month or a day of a month: of the year that is named, or else of the one that is meant. */
static gboolean
resolve_month (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan *span)
{
  const int this_year = reference_year (point, reference);

  if (point->year.setting == MASAR_TIME_ABSOLUTE)
    return span_in_year (point, point->year.value, point->month.value, span);
  if (point->year.setting == MASAR_TIME_RELATIVE)
    return span_in_year (point, this_year + point->year.value, point->month.value, span);
  if (point->relation == MASAR_TIME_RELATION_THIS)
    return span_in_year (point, this_year, point->month.value, span);
  if (point->hijri && point->day.setting == MASAR_TIME_UNSET && point->relation == MASAR_TIME_RELATION_NONE)
    return resolve_nearest (point, reference, this_year, span);
  return resolve_named (point, reference, span) || resolve_by_weekday (point, this_year, span)
         || resolve_shortly_ahead (point, reference, this_year, span)
         || resolve_nearest_year (point, reference, this_year, span);
}

/* A month counted from the publication's, and its days and parts. */
static gboolean
resolve_counted_month (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan *span)
{
  const MasarCivilDate date =
      point->hijri ? masar_hijri_from_days (reference->day) : masar_civil_from_days (reference->day);
  const int months = date.year * 12 + date.month - 1 + point->month.value;

  return months >= 0 && span_in_year (point, months / 12, months % 12 + 1, span);
}

static MasarSpan
season_span (int year, int season)
{
  const int month = (season - 20) * 3;

  return masar_span_union (masar_span_new_month (year, month),
                           masar_span_new_month (year + (month == 12), month == 12 ? 2 : month + 2));
}

static gboolean
resolve_season (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan *span)
{
  const int this_year = masar_civil_from_days (reference->day).year;
  const gboolean ahead = looks_ahead (point, reference);
  int n_further = further (point);

  if (point->year.setting != MASAR_TIME_UNSET || point->relation == MASAR_TIME_RELATION_THIS)
    {
      *span =
          season_span (point->year.setting == MASAR_TIME_ABSOLUTE ? point->year.value : this_year + point->year.value,
                       point->season);
      return TRUE;
    }
  for (int i = -1; i <= 3; i++)
    {
      *span = season_span (ahead ? this_year + i : this_year - i, point->season);
      if (lies_right (point, reference, *span) && n_further-- == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
resolve_year (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan *span)
{
  const int year =
      point->year.value + (point->year.setting == MASAR_TIME_RELATIVE ? reference_year (point, reference) : 0);

  if (year < 1 || year + point->n_years > 9999)
    return FALSE;
  *span = year_span (point, year);
  if (point->n_years > 1)
    *span = masar_span_union (*span, year_span (point, year + point->n_years - 1));
  if (point->part_last != 0)
    *span = masar_span_union (month_span (point, year, CLAMP (point->part_first, 1, 12)),
                              month_span (point, year, CLAMP (point->part_last, 1, 12)));
  return TRUE;
}

static gint64
monday_of (gint64 day)
{
  return day - (masar_weekday_from_days (day) - 1);
}

static MasarSpan
resolve_week (const MasarTimePoint *point, const MasarTimeReference *reference)
{
  const gint64 monday = monday_of (reference->day) + 7 * point->week.value;

  if (point->weekday != 0)
    return masar_span_new_day (monday + point->weekday - 1);
  return masar_span_new_days (monday, monday + 6);
}

static MasarSpan
resolve_weekday (const MasarTimePoint *point, const MasarTimeReference *reference)
{
  const int back = (masar_weekday_from_days (reference->day) - point->weekday + 7) % 7;
  const int ahead = (7 - back) % 7;

  switch (point->relation)
    {
    case MASAR_TIME_RELATION_LAST:
    case MASAR_TIME_RELATION_BEFORE_LAST:
      return masar_span_new_day (reference->day - (back == 0 ? 7 : back) - 7 * further (point));
    case MASAR_TIME_RELATION_NEXT:
    case MASAR_TIME_RELATION_AFTER_NEXT:
      return masar_span_new_day (reference->day + (ahead == 0 ? 7 : ahead) + 7 * further (point));
    case MASAR_TIME_RELATION_THIS:
      return masar_span_new_day (monday_of (reference->day) + point->weekday - 1);
    default:
      return masar_span_new_day (reference->direction == MASAR_TIME_FUTURE ? reference->day + ahead
                                                                           : reference->day - back);
    }
}

/* "Today, Sunday" in a text of Tuesday was written on Sunday: a weekday that a writer puts beside a counted day holds
 * against a date of publication that is some days late, as those of collections are, or one day early, as those of
 * another clock are. */
static gint64
resolve_counted_day (const MasarTimePoint *point, const MasarTimeReference *reference)
{
  const gint64 day = reference->day + point->day.value;
  int off;

  if (point->weekday == 0)
    return day;
  off = (point->weekday - masar_weekday_from_days (day) + 7) % 7;
  return day + (off > 1 ? off - 7 : off);
}

/* ---- a point, a range ---- */

static gboolean
resolve_date (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan *span)
{
  if (point->day.setting == MASAR_TIME_RELATIVE)
    *span = masar_span_new_day (resolve_counted_day (point, reference));
  else if (point->month.setting == MASAR_TIME_ABSOLUTE)
    return resolve_month (point, reference, span);
  else if (point->month.setting == MASAR_TIME_RELATIVE)
    return resolve_counted_month (point, reference, span);
  else if (point->season != 0)
    return resolve_season (point, reference, span);
  else if (point->week.setting != MASAR_TIME_UNSET)
    *span = resolve_week (point, reference);
  else if (point->year.setting != MASAR_TIME_UNSET)
    return resolve_year (point, reference, span);
  else if (point->weekday != 0)
    *span = resolve_weekday (point, reference);
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_one_day (MasarSpan span)
{
  return span.end_minutes - span.begin_minutes == MASAR_MINUTES_PER_DAY;
}

static gboolean
resolve_point (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan *span)
{
  if (!resolve_date (point, reference, span))
    return FALSE;
  if (point->end_minute > point->begin_minute && point->end_minute <= MASAR_MINUTES_PER_DAY && is_one_day (*span))
    {
      const gint64 midnight = span->begin_minutes;

      *span = (MasarSpan){ midnight + point->begin_minute, midnight + point->end_minute };
    }
  return TRUE;
}

static gboolean
point_is_set (const MasarTimePoint *point)
{
  return point->year.setting != MASAR_TIME_UNSET || point->month.setting != MASAR_TIME_UNSET
         || point->week.setting != MASAR_TIME_UNSET || point->day.setting != MASAR_TIME_UNSET || point->weekday != 0
         || point->season != 0;
}

static MasarTimeDirection
effective_direction (const MasarTimeExpression *self, MasarTimeDirection direction)
{
  return self->prospective ? MASAR_TIME_FUTURE : direction;
}

/* Whether the point says by itself which one of its name is meant. */
static gboolean
is_anchored (const MasarTimePoint *point)
{
  return point->year.setting != MASAR_TIME_UNSET || point->month.setting == MASAR_TIME_RELATIVE
         || point->week.setting != MASAR_TIME_UNSET || point->day.setting == MASAR_TIME_RELATIVE
         || point->relation != MASAR_TIME_RELATION_NONE;
}

/* The end that does not say it is the next of its name after the begin, or the last one before the end. */
static gboolean
resolve_range (const MasarTimeExpression *self, const MasarTimeReference *reference, MasarSpan *span)
{
  MasarTimeReference other = *reference;
  MasarSpan last;
  gint64 day;

  if (is_anchored (&self->first) && !is_anchored (&self->last))
    {
      if (!resolve_point (&self->first, reference, span) || !masar_span_get_first_day (*span, &day))
        return FALSE;
      other = reference_new (day, MASAR_TIME_FUTURE);
      if (!resolve_point (&self->last, &other, &last))
        return FALSE;
    }
  else
    {
      if (!resolve_point (&self->last, reference, &last) || !masar_span_get_first_day (last, &day))
        return FALSE;
      if (!is_anchored (&self->first))
        other = reference_new (day, MASAR_TIME_PAST);
      if (!resolve_point (&self->first, &other, span))
        return FALSE;
    }
  if (span->begin_minutes >= last.end_minutes)
    return FALSE;
  *span = masar_span_union (*span, last);
  return TRUE;
}

static gboolean
resolve_at (const MasarTimeExpression *self, const MasarTimeReference *reference, MasarSpan *span)
{
  return point_is_set (&self->last) ? resolve_range (self, reference, span)
                                    : resolve_point (&self->first, reference, span);
}

static gboolean
has_stated_year (const MasarTimePoint *point)
{
  return point->year.setting == MASAR_TIME_ABSOLUTE;
}

/* Whether a weekday stands beside a date, so that the one can be checked by the other. */
static gboolean
has_checksum (const MasarTimePoint *point)
{
  return point->weekday != 0 && point->week.setting == MASAR_TIME_UNSET && point->day.setting != MASAR_TIME_UNSET;
}

static gboolean
fits_weekday (const MasarTimePoint *point, const MasarTimeReference *reference, MasarSpan span)
{
  if (!has_checksum (point))
    return TRUE;
  if (point->day.setting == MASAR_TIME_RELATIVE)
    return masar_weekday_from_days (reference->day + point->day.value) == point->weekday;
  return is_weekday (point, span);
}

/* Joins the values for every possible day of publication: those that agree with the printed weekday if any does. */
static gboolean
resolve_over (const MasarTimeExpression *self,
              MasarSpan published,
              MasarTimeDirection direction,
              MasarSpan *span,
              gboolean *fits)
{
  gint64 first, last;
  gboolean found = FALSE;

  *fits = FALSE;
  if (has_stated_year (&self->first) && (!point_is_set (&self->last) || has_stated_year (&self->last)))
    first = last = 0;
  else if (!masar_span_get_first_day (published, &first) || !masar_span_get_last_day (published, &last)
           || last - first >= MAX_PUBLISHED_DAYS)
    return FALSE;
  for (gint64 day = first; day <= last; day++)
    {
      MasarTimeReference reference = reference_new (day, direction);
      MasarSpan value;
      gboolean value_fits;

      reference.may_lie_ahead = direction == MASAR_TIME_PAST && !self->retrospective;
      if (!resolve_at (self, &reference, &value))
        continue;
      value_fits = fits_weekday (&self->first, &reference, value);
      if (found && *fits && !value_fits)
        continue;
      *span = found && *fits == value_fits ? masar_span_union (*span, value) : value;
      *fits = value_fits;
      found = TRUE;
    }
  return found;
}

/* Whether the conversion may be a day off. */
static gboolean
hangs_on_the_moon (const MasarTimePoint *point)
{
  return point->hijri && !has_checksum (point);
}

/**
 * masar_time_expression_resolve:
 * @published: when the text appeared
 * @direction: where a day or month without further word lies
 * @when: (out): what the words name; untouched on failure
 *
 * Of several possible days of publication those are left out that a printed weekday rules out ("today, Wednesday").
 *
 * Returns: %FALSE when the value hangs on a publication date that is not known, or the calendar has no such day
 */
gboolean
masar_time_expression_resolve (const MasarTimeExpression *self,
                               MasarSpan published,
                               MasarTimeDirection direction,
                               MasarWhen *when)
{
  MasarSpan span;
  gboolean fits;

  g_return_val_if_fail (self != NULL && when != NULL, FALSE);

  if (!resolve_over (self, published, effective_direction (self, direction), &span, &fits))
    return FALSE;
  *when = (MasarWhen){ .span = span, .approximate = self->approximate || hangs_on_the_moon (&self->first) };
  return TRUE;
}

/**
 * masar_time_expression_is_settled:
 * @published: when the text appeared
 *
 * Returns: whether the words name one and the same time on every possible day of publication, or @published is known to
 *   the week, so that all that they may name is still worth showing
 */
gboolean
masar_time_expression_is_settled (const MasarTimeExpression *self, MasarSpan published, MasarTimeDirection direction)
{
  gint64 first, last;
  MasarWhen at_first, at_last;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!masar_span_get_first_day (published, &first) || !masar_span_get_last_day (published, &last) || last - first < 7)
    return TRUE;
  return masar_time_expression_resolve (self, masar_span_new_day (first), direction, &at_first)
         && masar_time_expression_resolve (self, masar_span_new_day (last), direction, &at_last)
         && masar_span_equal (at_first.span, at_last.span);
}

/**
 * masar_time_expression_get_rule:
 *
 * Returns: how its value is derived
 */
MasarTimeRule
masar_time_expression_get_rule (const MasarTimeExpression *self, MasarTimeDirection direction)
{
  const MasarTimePoint *point = &self->first;

  if (point->year.setting == MASAR_TIME_ABSOLUTE)
    return MASAR_TIME_RULE_STATED;
  if (point->year.setting == MASAR_TIME_RELATIVE || point->month.setting == MASAR_TIME_RELATIVE
      || point->week.setting == MASAR_TIME_RELATIVE || point->day.setting == MASAR_TIME_RELATIVE)
    return MASAR_TIME_RULE_COUNTED;
  if (point->named_year != 0)
    return MASAR_TIME_RULE_NAMED;
  if (hangs_on_weekday (point)
      || (point->hijri && point->month.setting == MASAR_TIME_ABSOLUTE && point->day.setting == MASAR_TIME_UNSET
          && point->relation == MASAR_TIME_RELATION_NONE))
    return MASAR_TIME_RULE_NEAREST;
  if (point->relation == MASAR_TIME_RELATION_LAST || point->relation == MASAR_TIME_RELATION_BEFORE_LAST)
    return MASAR_TIME_RULE_LAST;
  if (point->relation == MASAR_TIME_RELATION_NEXT || point->relation == MASAR_TIME_RELATION_AFTER_NEXT
      || effective_direction (self, direction) == MASAR_TIME_FUTURE)
    return MASAR_TIME_RULE_NEXT;
  return MASAR_TIME_RULE_LAST;
}

/**
 * masar_time_expression_contradicts_weekday:
 *
 * Returns: whether a weekday stands beside the date and is another one, whatever the day of publication
 */
gboolean
masar_time_expression_contradicts_weekday (const MasarTimeExpression *self,
                                           MasarSpan published,
                                           MasarTimeDirection direction)
{
  MasarSpan span;
  gboolean fits;

  return has_checksum (&self->first)
         && resolve_over (self, published, effective_direction (self, direction), &span, &fits) && !fits;
}

/**
 * masar_time_expression_is_weekly:
 *
 * Returns: whether its value hangs on the weekday of the publication alone, so that in a text of a week later it is a
 *   week later: "on Monday", "yesterday", "last week"
 */
gboolean
masar_time_expression_is_weekly (const MasarTimeExpression *self)
{
  const MasarTimePoint *point = &self->first;

  if (point_is_set (&self->last) || point->year.setting != MASAR_TIME_UNSET || point->named_year != 0)
    return FALSE;
  return point->day.setting == MASAR_TIME_RELATIVE
         || (point->month.setting == MASAR_TIME_UNSET && point->season == 0
             && (point->week.setting != MASAR_TIME_UNSET || point->weekday != 0));
}
