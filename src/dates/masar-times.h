/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-passage.h"
#include "masar-span.h"
#include "masar-text.h"

G_BEGIN_DECLS

/**
 * MasarTimeDirection:
 * @MASAR_TIME_PAST: news: a bare weekday is the last one, today included
 * @MASAR_TIME_FUTURE: plans: a bare weekday is the next one
 */
typedef enum
{
  MASAR_TIME_PAST,
  MASAR_TIME_FUTURE,
} MasarTimeDirection;

/**
 * MasarTimeSetting:
 * @MASAR_TIME_UNSET: the words do not say it
 * @MASAR_TIME_ABSOLUTE: the words name it: the year 2024, the month 8, the day 5
 * @MASAR_TIME_RELATIVE: the words count it from the publication: -1 is the last one, 0 this one
 *
 * How the words of an expression give one of its fields.
 */
typedef enum
{
  MASAR_TIME_UNSET,
  MASAR_TIME_ABSOLUTE,
  MASAR_TIME_RELATIVE,
} MasarTimeSetting;

typedef struct
{
  gint16 value;
  guint8 setting; /* MasarTimeSetting */
} MasarTimeField;

/**
 * MasarTimeRelation:
 * @MASAR_TIME_RELATION_NONE: "الخميس", "آب"
 * @MASAR_TIME_RELATION_LAST: "الماضي"
 * @MASAR_TIME_RELATION_THIS: "الجاري", "الحالي"
 * @MASAR_TIME_RELATION_NEXT: "المقبل", "القادم"
 * @MASAR_TIME_RELATION_BEFORE_LAST: "قبل الماضي"
 * @MASAR_TIME_RELATION_AFTER_NEXT: "بعد المقبل"
 *
 * Which weekday, month or season of that name is meant.
 */
typedef enum
{
  MASAR_TIME_RELATION_NONE,
  MASAR_TIME_RELATION_LAST,
  MASAR_TIME_RELATION_THIS,
  MASAR_TIME_RELATION_NEXT,
  MASAR_TIME_RELATION_BEFORE_LAST,
  MASAR_TIME_RELATION_AFTER_NEXT,
} MasarTimeRelation;

/**
 * MasarTimePoint:
 * @year: absolute, or counted in years from the publication
 * @month: absolute (1 to 12), or counted in months from the publication
 * @week: only counted from the publication's week, which begins on Monday (ISO 8601)
 * @day: of the month (absolute), or counted from the publication
 * @weekday: 1 for Monday to 7 for Sunday, or 0; beside a date it is a checksum
 * @season: 21 spring to 24 winter as in EDTF, or 0
 * @relation: a #MasarTimeRelation
 * @hijri: whether year, month and day are of the Umm al-Qura calendar
 * @n_years: how many years begin with @year: 10 for a decade, 100 for a century; 0 is one
 * @named_year: the year of a day that the news names without one ("the attack of 7 October"), or 0; a text of before
 * that day means another
 * @part_first: first day of the part of a month, or month of the part of a year; 0 is the whole
 * @part_last: its last day or month, included; cut off at the end of the month
 * @begin_minute: minute of the day when a part of a day begins
 * @end_minute: the minute after its last one; 0 is the whole day
 *
 * One date as the words name it.  Only the fields that the words give are set.
 */
typedef struct
{
  MasarTimeField year;
  MasarTimeField month;
  MasarTimeField week;
  MasarTimeField day;
  guint8 weekday;
  guint8 season;
  guint8 relation;
  guint8 part_first;
  guint8 part_last;
  guint8 n_years;
  guint8 hijri : 1;
  gint16 named_year;
  guint16 begin_minute;
  guint16 end_minute;
} MasarTimePoint;

/**
 * MasarTimeExpression:
 * @first: the date, or the begin of a range
 * @last: the end of a range; nothing is set when there is none
 * @approximate: whether the words say "about"
 * @prospective: whether the sentence speaks of a plan, so that the direction turns round
 * @retrospective: whether it tells of what has been, so that a day that would lie shortly ahead is last year's
 *
 * What Arabic words of time name, before it is resolved against a publication date.  A value of small numbers; see
 * [func@time_expression_to_string] for its notation.
 */
typedef struct
{
  MasarTimePoint first;
  MasarTimePoint last;
  guint8 approximate : 1;
  guint8 prospective : 1;
  guint8 retrospective : 1;
} MasarTimeExpression;

/**
 * MasarTimeBound:
 * @MASAR_TIME_BOUND_NONE: neither
 * @MASAR_TIME_BOUND_SINCE: "منذ": what is told began then
 * @MASAR_TIME_BOUND_UNTIL: "حتى": it ended or ends then
 *
 * Whether the words before a time make it an end of something longer.
 */
typedef enum
{
  MASAR_TIME_BOUND_NONE,
  MASAR_TIME_BOUND_SINCE,
  MASAR_TIME_BOUND_UNTIL,
} MasarTimeBound;

const char *masar_time_bound_to_string (MasarTimeBound bound);
gboolean masar_time_bound_from_string (const char *text, MasarTimeBound *bound);

/**
 * MasarTime:
 * @passage: where it stands
 * @first_token: index of its first token
 * @n_tokens: how many it covers
 * @vague: whether it is a duration, an age, a clock time or "recently": found, but without a calendar value to show;
 *   where its expression resolves all the same ("in the last three days"), that bounds what is told
 * @bound: a #MasarTimeBound; the value is that of the time itself, not of what it bounds
 * @expression: what it names
 */
typedef struct
{
  MasarPassage passage;
  guint32 first_token;
  guint32 n_tokens;
  MasarTimeExpression expression;
  guint8 bound;
  guint8 vague : 1;
} MasarTime;

/**
 * MasarTimeRule:
 * @MASAR_TIME_RULE_STATED: the words name the whole date
 * @MASAR_TIME_RULE_COUNTED: counted from the publication: yesterday, last year
 * @MASAR_TIME_RULE_LAST: the last day or month of that name, up to the publication
 * @MASAR_TIME_RULE_NEXT: the next one
 * @MASAR_TIME_RULE_NEAREST: the one nearest to the publication: a day on the weekday beside it, a month of the Islamic
 *   year
 * @MASAR_TIME_RULE_NAMED: the day is known by its name, whatever the year of the text
 *
 * How a value is derived, for the inspector to say in words.
 */
typedef enum
{
  MASAR_TIME_RULE_STATED,
  MASAR_TIME_RULE_COUNTED,
  MASAR_TIME_RULE_LAST,
  MASAR_TIME_RULE_NEXT,
  MASAR_TIME_RULE_NEAREST,
  MASAR_TIME_RULE_NAMED,
} MasarTimeRule;

#define MASAR_TIME_ERROR (masar_time_error_quark ())
GQuark masar_time_error_quark (void);

/**
 * MasarTimeError:
 * @MASAR_TIME_ERROR_SYNTAX: the text is not the notation of a time expression
 */
typedef enum
{
  MASAR_TIME_ERROR_SYNTAX,
} MasarTimeError;

GArray *masar_times_find (const MasarText *text);

gboolean masar_time_expression_resolve (const MasarTimeExpression *self,
                                        MasarSpan published,
                                        MasarTimeDirection direction,
                                        MasarWhen *when);
gboolean
masar_time_expression_is_settled (const MasarTimeExpression *self, MasarSpan published, MasarTimeDirection direction);
MasarTimeRule masar_time_expression_get_rule (const MasarTimeExpression *self, MasarTimeDirection direction);
gboolean masar_time_expression_contradicts_weekday (const MasarTimeExpression *self,
                                                    MasarSpan published,
                                                    MasarTimeDirection direction);
gboolean masar_time_expression_is_weekly (const MasarTimeExpression *self);

char *masar_time_expression_to_string (const MasarTimeExpression *self);
gboolean masar_time_expression_parse (const char *text, MasarTimeExpression *self, GError **error);

G_END_DECLS
