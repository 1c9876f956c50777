/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-span.h"
#include "masar-times.h"

G_BEGIN_DECLS

typedef enum
{
  MASAR_DATE_LANGUAGE_ARABIC,
  MASAR_DATE_LANGUAGE_ENGLISH,
} MasarDateLanguage;

/**
 * MasarMonthNames:
 * @MASAR_MONTH_NAMES_LEVANTINE: كانون الثاني، شباط …
 * @MASAR_MONTH_NAMES_EGYPTIAN: يناير، فبراير …
 * @MASAR_MONTH_NAMES_BOTH: كانون الثاني/يناير …
 *
 * Which Arabic names the Gregorian months bear.
 */
typedef enum
{
  MASAR_MONTH_NAMES_LEVANTINE,
  MASAR_MONTH_NAMES_EGYPTIAN,
  MASAR_MONTH_NAMES_BOTH,
} MasarMonthNames;
#define MASAR_N_MONTH_NAMES 3

/**
 * MasarDateStyle:
 * @language: of the words
 * @month_names: Arabic month names; nothing to English
 * @arabic_digits: whether digits are ٠١٢٣٤٥٦٧٨٩; nothing to English
 * @weekdays: whether a single day is told with its weekday
 *
 * How dates are written for the reader.
 */
typedef struct
{
  MasarDateLanguage language;
  MasarMonthNames month_names;
  gboolean arabic_digits;
  gboolean weekdays;
} MasarDateStyle;

char *masar_date_format (MasarWhen when, const MasarDateStyle *style);
char *masar_date_format_day (gint64 day, const MasarDateStyle *style);
char *masar_date_format_month (int year, int month, const MasarDateStyle *style);
char *masar_date_format_number (gint64 number, const MasarDateStyle *style);
char *masar_date_format_derivation (const char *words,
                                    const MasarTimeExpression *expression,
                                    MasarSpan published,
                                    MasarTimeDirection direction,
                                    const MasarDateStyle *style);

const char *masar_date_get_month_name (int month, const MasarDateStyle *style);
const char *masar_date_get_hijri_month_name (int month, const MasarDateStyle *style);
const char *masar_date_get_weekday_name (int weekday, const MasarDateStyle *style);

G_END_DECLS
