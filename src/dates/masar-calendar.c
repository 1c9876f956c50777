/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-calendar.h"

/* The Islamic calendar.
 *
 * From 1343 to 1500 it is the calendar of Umm al-Qura, as it was printed: the lengths of its months are a table, for no
 * arithmetic gives them.  The table is of the month beginnings that M. Alshehri collected (hijridate 2.6) from the
 * newspaper Umm al-Qura (1343-1355), the comparison calendar of the King Fahd University (1356-1411), the printed
 * comparative calendars (1412-1450) and the lists of KACST (1451-1500); ICU 72, which follows R. H. van Gent, agrees
 * with it in every month of 1420-1450.
 *
 * All other years are reckoned by the tabular calendar: a cycle of 30 years with 11 leap years (2, 5, 7, 10, 13, 16,
 * 18, 21, 24, 26, 29), civil epoch (1 Muharram 1 is Friday, 16 July 622 Julian), as in Reingold and Dershowitz,
 * "Calendrical Calculations", ch. 7.
 *
 * Other countries begin their months by other rules: a date is known to a day more or less.  Pure; any thread. */

/* 1 Muharram 1 of the tabular calendar as days since 1970-01-01. */
#define EPOCH_DAYS (-492148)

#define FIRST_PRINTED_YEAR 1343
#define LAST_PRINTED_YEAR (FIRST_PRINTED_YEAR + (int) G_N_ELEMENTS (printed_years) - 1)
/* 1 Muharram 1343, 1924-08-01. */
#define FIRST_PRINTED_DAY (-16589)

/* A year's months in two bits each, Muharram the lowest: how many days more than 28.  The newspaper had months of 28
 * and of 31 days, where it made good for one that had begun too late or too early. */
static const guint32 printed_years[] = {
  0xa8a9a6, 0x666665, 0x9a2766, 0x6969a5, 0x5a69a5, 0x35a666, 0xb2a666, 0x9a6599, 0x9a5666, 0x666666, 0x9699a6,
  0x666999, 0x9a6666, 0x65a665, 0xa66666, 0x69659a, 0x65966a, 0xa66666, 0x666666, 0x666666, 0xa66666, 0x6a2666,
  0xa66666, 0x666666, 0x666666, 0xa66666, 0x69a666, 0x666666, 0xa99966, 0xa65999, 0x999999, 0xa5a666, 0x696666,
  0x666a59, 0xa69996, 0x666666, 0x999999, 0x666666, 0x6659a6, 0x9969a6, 0x666699, 0x666666, 0x6a65a6, 0xa6665a,
  0xa66665, 0x666669, 0xa66666, 0x59a666, 0xa66666, 0xa66665, 0xa66566, 0x696666, 0x6659a6, 0x9966a6, 0x666699,
  0x99a666, 0x699999, 0xa6659a, 0x665999, 0x99666a, 0x6599a9, 0x966a69, 0x6669a5, 0x9a6666, 0x999999, 0x996666,
  0x6599a6, 0x9666a6, 0x59a699, 0x66a696, 0xa69a59, 0x9a9965, 0x9a6599, 0x996666, 0x599a66, 0x666a66, 0x9a6999,
  0x9aa659, 0x9aa565, 0x9a9596, 0x999666, 0x6659a6, 0x6699a6, 0x9a6999, 0x69a665, 0xa6a596, 0xa69659, 0x999969,
  0x966669, 0x5999a9, 0x6669a6, 0x5a6999, 0x9a6666, 0x999999, 0x9665a6, 0x6596a6, 0x9666a6, 0x599a99, 0x669a66,
  0x669999, 0xa66666, 0x999699, 0x9659a9, 0x5969a9, 0x6666a6, 0x99a699, 0x69a665, 0x699966, 0x66659a, 0x99966a,
  0x6665a9, 0x9999a9, 0x6699a5, 0x9a9996, 0xa69659, 0x9a5966, 0x69659a, 0xa5999a, 0x666699, 0x9a6666, 0x69a659,
  0xa99966, 0xa96599, 0x999666, 0x6659a6, 0x9999a6, 0x5a69a5, 0x6a6696, 0x69a659, 0x699666, 0x6659a6, 0x99669a,
  0x659a99, 0x969a99, 0x5a9a65, 0x9a6996, 0x9a6659, 0x999969, 0x659a69, 0x9669a6, 0x59a9a5, 0x69a696, 0xa99a59,
  0xa66665, 0xa65999, 0x996669, 0x6599a9, 0x9669a6, 0xa66999, 0x9a6665, 0x9a5996, 0x99965a, 0x66599a, 0x99666a,
  0x665a69, 0x999a66, 0x699999, 0xa9965a
};

static gint64
floor_divide (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

static int
printed_days_in_month (int year, int month)
{
  return 28 + (int) (printed_years[year - FIRST_PRINTED_YEAR] >> (2 * (month - 1)) & 3);
}

/* The first day of a year of the table, or of the year after its last one. */
static gint64
printed_year_begin (int year)
{
  gint64 day = FIRST_PRINTED_DAY;

  for (int i = FIRST_PRINTED_YEAR; i < year; i++)
    for (int month = 1; month <= 12; month++)
      day += printed_days_in_month (i, month);
  return day;
}

static gint64
tabular_year_begin (int year)
{
  return EPOCH_DAYS + (gint64) (year - 1) * 354 + floor_divide (3 + 11 * (gint64) year, 30);
}

static gint64
year_begin (int year)
{
  return masar_hijri_is_printed (year) ? printed_year_begin (year) : tabular_year_begin (year);
}

/**
 * masar_hijri_is_printed:
 * @year: Hijri year
 *
 * Returns: whether the calendar of Umm al-Qura was printed for it; other years are reckoned
 */
gboolean
masar_hijri_is_printed (int year)
{
  return year >= FIRST_PRINTED_YEAR && year <= LAST_PRINTED_YEAR;
}

/**
 * masar_hijri_days_in_month:
 * @year: Hijri year, 1 and up
 * @month: 1 Muharram to 12 Dhu al-Hijja
 *
 * Returns: 29 or 30; 28 or 31 in a few months of the printed calendar's first years
 */
int
masar_hijri_days_in_month (int year, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  if (masar_hijri_is_printed (year))
    return printed_days_in_month (year, month);
  /* Where the two calendars meet, the last month makes up for the day between them. */
  if (month == 12)
    return (int) (year_begin (year + 1) - tabular_year_begin (year)) - 325;
  return month % 2 == 1 ? 30 : 29;
}

/**
 * masar_hijri_is_valid:
 *
 * Months of 30 days are taken for valid always: which of them have only 29 the moon decides.  Three printed months had
 * 31.
 *
 * Returns: whether this can be a day of the calendar, in a year of four digits
 */
gboolean
masar_hijri_is_valid (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
         && day <= MAX (30, masar_hijri_days_in_month (year, month));
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
  gint64 days = year_begin (year) + day - 1;

  for (int i = 1; i < month; i++)
    days += masar_hijri_days_in_month (year, i);
  return days;
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
  MasarCivilDate date = { .year = (int) floor_divide (30 * (days - EPOCH_DAYS) + 10646, 10631), .month = 1 };
  int length;

  /* The printed year begins a day or two before or after the tabular one. */
  while (days < year_begin (date.year))
    date.year--;
  while (days >= year_begin (date.year + 1))
    date.year++;
  date.day = (int) (days - year_begin (date.year)) + 1;
  while (date.day > (length = masar_hijri_days_in_month (date.year, date.month)))
    {
      date.day -= length;
      date.month++;
    }
  return date;
}
