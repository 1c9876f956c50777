/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in until src/dates has its dates in words. */
#include "masar-date-format.h"

#define WEAK __attribute__ ((weak))
static const char *const levant[] = { "كانون الثاني", "شباط", "آذار",  "نيسان",       "أيار",         "حزيران",
                                      "تموز",         "آب",   "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول" };
static const char *const egypt[] = { "يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                                     "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" };
static const char *const engl[] = { "January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December" };
static const char *const wa[] = { "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد" };
static const char *const we[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
WEAK const char *
masar_date_get_month_name (int month, const MasarDateStyle *style)
{
  if (style->language == MASAR_DATE_LANGUAGE_ENGLISH)
    return engl[month - 1];
  return style->month_names == MASAR_MONTH_NAMES_EGYPTIAN ? egypt[month - 1] : levant[month - 1];
}
WEAK const char *
masar_date_get_weekday_name (int weekday, const MasarDateStyle *style)
{
  return style->language == MASAR_DATE_LANGUAGE_ENGLISH ? we[weekday - 1] : wa[weekday - 1];
}
WEAK char *
masar_date_format_number (gint64 number, const MasarDateStyle *style)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  GString *out = g_string_new (NULL);
  for (const char *p = plain; *p; p++)
    if (style->language == MASAR_DATE_LANGUAGE_ARABIC && style->arabic_digits && *p >= '0' && *p <= '9')
      g_string_append_unichar (out, 0x660 + *p - '0');
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}
WEAK char *
masar_date_format_month (int year, int month, const MasarDateStyle *style)
{
  g_autofree char *y = masar_date_format_number (year, style);
  return g_strdup_printf ("%s %s", masar_date_get_month_name (month, style), y);
}
WEAK char *
masar_date_format_day (gint64 day, const MasarDateStyle *style)
{
  MasarCivilDate d = masar_civil_from_days (day);
  g_autofree char *m = masar_date_format_month (d.year, d.month, style);
  g_autofree char *n = masar_date_format_number (d.day, style);
  return style->weekdays
             ? g_strdup_printf ("%s %s %s", masar_date_get_weekday_name (masar_weekday_from_days (day), style), n, m)
             : g_strdup_printf ("%s %s", n, m);
}
WEAK char *
masar_date_format (MasarWhen when, const MasarDateStyle *style)
{
  gint64 first, last;
  gboolean has_first = masar_span_get_first_day (when.span, &first),
           has_last = masar_span_get_last_day (when.span, &last);
  g_autofree char *a = has_first ? masar_date_format_day (first, style) : NULL;
  g_autofree char *b = has_last ? masar_date_format_day (last, style) : NULL;
  if (a && b && first == last)
    return g_steal_pointer (&a);
  if (a && b)
    return g_strdup_printf ("%s – %s", a, b);
  return g_strdup (a ? a : b ? b : "");
}
