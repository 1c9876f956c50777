/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MASAR_OPEN_PAST:
 *
 * The begin of a span whose beginning is unknown.
 */
#define MASAR_OPEN_PAST G_MININT64

/**
 * MASAR_OPEN_FUTURE:
 *
 * The end of a span whose end is unknown.
 */
#define MASAR_OPEN_FUTURE G_MAXINT64

#define MASAR_MINUTES_PER_DAY G_GINT64_CONSTANT (1440)

/**
 * MasarSpan:
 * @begin_minutes: first minute, counted from 1970-01-01T00:00 of the proleptic Gregorian calendar, or %MASAR_OPEN_PAST
 * @end_minutes: the minute after the last one, or %MASAR_OPEN_FUTURE
 *
 * A span of local civil time, half open: a day is 1440 minutes.  There are no time zones and no leap seconds.
 */
typedef struct
{
  gint64 begin_minutes;
  gint64 end_minutes;
} MasarSpan;

#define MASAR_SPAN_OPEN ((MasarSpan){ MASAR_OPEN_PAST, MASAR_OPEN_FUTURE })

/**
 * MasarWhen:
 * @span: the civil time
 * @approximate: whether the source says "about"
 * @lasting: whether it filled the span; else it lies somewhere within
 *
 * When something was, as far as it is known.
 */
typedef struct
{
  MasarSpan span;
  guint approximate : 1;
  guint lasting : 1;
} MasarWhen;

/**
 * MasarCivilDate:
 * @year: proleptic Gregorian year; 0 is 1 BCE
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * A day of the proleptic Gregorian calendar.
 */
typedef struct
{
  int year;
  int month;
  int day;
} MasarCivilDate;

/* Days: counted from 1970-01-01, which is day 0. */
gint64 masar_days_from_civil (int year, int month, int day);
MasarCivilDate masar_civil_from_days (gint64 days);
int masar_days_in_month (int year, int month);
gboolean masar_civil_is_valid (int year, int month, int day);
int masar_weekday_from_days (gint64 days);

MasarSpan masar_span_new_day (gint64 day);
MasarSpan masar_span_new_days (gint64 first_day, gint64 last_day);
MasarSpan masar_span_new_month (int year, int month);
MasarSpan masar_span_new_year (int year);

gboolean masar_span_is_open (MasarSpan span);
gint64 masar_span_get_length (MasarSpan span);
gboolean masar_span_is_unknown (MasarSpan span);
gboolean masar_span_equal (MasarSpan a, MasarSpan b);
int masar_span_compare (MasarSpan a, MasarSpan b);
gboolean masar_span_overlaps (MasarSpan a, MasarSpan b);
gboolean masar_span_contains (MasarSpan outer, MasarSpan inner);
gboolean masar_span_intersect (MasarSpan a, MasarSpan b, MasarSpan *both);
MasarSpan masar_span_union (MasarSpan a, MasarSpan b);
gboolean masar_span_get_first_day (MasarSpan span, gint64 *day);
gboolean masar_span_get_last_day (MasarSpan span, gint64 *day);

G_END_DECLS
