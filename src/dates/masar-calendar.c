/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-calendar.h"

/* The tabular Islamic calendar: a cycle of 30 years with 11 leap years (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29), civil
 * epoch (1 Muharram 1 is Friday, 16 July 622 Julian), as in Reingold and Dershowitz, "Calendrical Calculations", ch. 7.
 * The calendars in use follow the moon and differ from it by a day, rarely two.  Pure; any thread. */

/* 1 Muharram 1 as days since 1970-01-01. */
#define EPOCH_DAYS (-492148)

static gint64
floor_divide (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

static gboolean
is_leap_year (int year)
{
  return (14 + 11 * (gint64) year) % 30 < 11;
}

/**
 * masar_hijri_days_in_month:
 * @year: Hijri year, 1 and up
 * @month: 1 Muharram to 12 Dhu al-Hijja
 *
 * Returns: 29 or 30
 */
int
masar_hijri_days_in_month (int year, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return month % 2 == 1 || (month == 12 && is_leap_year (year)) ? 30 : 29;
}

/**
 * masar_hijri_is_valid:
 *
 * Months of 30 days are taken for valid always: which of them have only 29 the moon decides.
 *
 * Returns: whether this can be a day of the calendar, in a year of four digits
 */
gboolean
masar_hijri_is_valid (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 30;
}

/**
 * masar_days_from_hijri:
 * @year: Hijri year, 1 and up
 * @month: 1 to 12
 * @day: 1 to 30
 *
 * Returns: the days since 1970-01-01, a day more or less
 */
gint64
masar_days_from_hijri (int year, int month, int day)
{
  const gint64 months = 29 * (month - 1) + month / 2;

  return EPOCH_DAYS + (gint64) (year - 1) * 354 + floor_divide (3 + 11 * (gint64) year, 30) + months + day - 1;
}

/**
 * masar_hijri_from_days:
 * @days: days since 1970-01-01
 *
 * The inverse of [func@days_from_hijri].
 *
 * Returns: year, month and day of the Islamic calendar
 */
MasarCivilDate
masar_hijri_from_days (gint64 days)
{
  const int year = (int) floor_divide (30 * (days - EPOCH_DAYS) + 10646, 10631);
  int month = 1;

  while (month < 12 && days >= masar_days_from_hijri (year, month + 1, 1))
    month++;
  return (MasarCivilDate){ year, month, (int) (days - masar_days_from_hijri (year, month, 1)) + 1 };
}
