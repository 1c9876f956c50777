/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-edtf.h"
#include "masar-times.h"

#include <string.h>

/* What stands in @text of a text published at @published (EDTF), and its value; no value for a vague time or one that
 * cannot be known.  Tatweel is left out of @found. */
static const struct
{
  const char *text;
  const char *published;
  MasarTimeDirection direction;
  const char *found; /* NULL for no time at all */
  const char *edtf;
} rows[] = {
  /* Weekdays; 2024-08-07 is a wednesday */
  { "وقع الهجوم يوم الاثنين", "2024-08-07", MASAR_TIME_PAST, "يوم الاثنين", "2024-08-05" },
  { "وقع الهجوم الإثنين", "2024-08-07", MASAR_TIME_PAST, "الإثنين", "2024-08-05" },
  { "وقال الخميس إن", "2024-08-15", MASAR_TIME_PAST, "الخميس", "2024-08-15" },
  { "وقال الأربعاء إن", "2024-08-07", MASAR_TIME_PAST, "الأربعاء", "2024-08-07" },
  { "في الأحد الماضي", "2024-08-07", MASAR_TIME_PAST, "الأحد الماضي", "2024-08-04" },
  { "الأربعاء الماضي", "2024-08-07", MASAR_TIME_PAST, "الأربعاء الماضي", "2024-07-31" },
  { "يوم الأحد المقبل", "2015-07-25", MASAR_TIME_PAST, "يوم الأحد المقبل", "2015-07-26" },
  { "السبت القادم", "2024-08-10", MASAR_TIME_PAST, "السبت القادم", "2024-08-17" },
  { "الخميس", "2024-08-07", MASAR_TIME_FUTURE, "الخميس", "2024-08-08" },
  { "الأربعاء", "2024-08-07", MASAR_TIME_FUTURE, "الأربعاء", "2024-08-07" },
  { "الثلاثاء من الأسبوع الماضي", "2024-08-07", MASAR_TIME_PAST, "الثلاثاء من الأسبوع الماضي", "2024-07-30" },
  { "من المقرر أن يلتقي الخميس نظيره", "2024-08-07", MASAR_TIME_PAST, "الخميس", "2024-08-08" },
  { "وقالت إنه سيزور بغداد الأحد", "2024-08-07", MASAR_TIME_PAST, "الأحد", "2024-08-11" },
  { "وستبدأ الجولة الثلاثاء", "2024-08-07", MASAR_TIME_PAST, "الثلاثاء", "2024-08-13" },
  { "بالخميس", "2024-08-15", MASAR_TIME_PAST, "بالخميس", "2024-08-15" },
  { "وبالسبت", "2024-08-15", MASAR_TIME_PAST, "وبالسبت", "2024-08-10" },
  { "يومي الاثنين", "2024-08-07", MASAR_TIME_PAST, "يومي الاثنين", "2024-08-05" },
  { "الاربعاء الفائت", "2024-08-09", MASAR_TIME_PAST, "الاربعاء الفائت", "2024-08-07" },
  { "نهار الجمعة", "2024-08-10", MASAR_TIME_PAST, "نهار الجمعة", "2024-08-09T05:00/2024-08-09T18:00" },
  /* A weekday and a date */
  { "يوم الاثنين، 5 أغسطس 2024", "2024-08-11", MASAR_TIME_PAST, "يوم الاثنين، 5 أغسطس 2024", "2024-08-05" },
  { "الأربعاء 07. 08 . 2024", "2024-08-07", MASAR_TIME_PAST, "الأربعاء 07. 08 . 2024", "2024-08-07" },
  { "السبت 20 كانون الثاني , 2024", "2024-01-20", MASAR_TIME_PAST, "السبت 20 كانون الثاني , 2024", "2024-01-20" },
  { "السبت 25 يوليو/تموز", "2015-08-01", MASAR_TIME_PAST, "السبت 25 يوليو/تموز", "2015-07-25" },
  { "الخميس (15 آب)", "2024-08-16", MASAR_TIME_PAST, "الخميس (15 آب)", "2024-08-15" },
  { "يوم الجمعة الماضي 2 آب", "2024-08-07", MASAR_TIME_PAST, "يوم الجمعة الماضي 2 آب", "2024-08-02" },
  /* Counted days */
  { "اليوم", "2024-08-07", MASAR_TIME_PAST, "اليوم", "2024-08-07" },
  { "هذا اليوم", "2024-08-07", MASAR_TIME_PAST, "هذا اليوم", "2024-08-07" },
  { "أمس", "2024-08-07", MASAR_TIME_PAST, "أمس", "2024-08-06" },
  { "يوم أمس", "2024-03-01", MASAR_TIME_PAST, "يوم أمس", "2024-02-29" },
  { "امس", "2024-01-01", MASAR_TIME_PAST, "امس", "2023-12-31" },
  { "البارحة", "2024-08-07", MASAR_TIME_PAST, "البارحة", "2024-08-06" },
  { "أول من أمس", "2024-08-07", MASAR_TIME_PAST, "أول من أمس", "2024-08-05" },
  { "أول أمس", "2024-08-07", MASAR_TIME_PAST, "أول أمس", "2024-08-05" },
  { "غداً", "2024-08-07", MASAR_TIME_PAST, "غداً", "2024-08-08" },
  { "يوم غد الخميس", "2024-08-07", MASAR_TIME_PAST, "يوم غد الخميس", "2024-08-08" },
  { "بعد غد", "2024-08-07", MASAR_TIME_PAST, "بعد غد", "2024-08-09" },
  { "أمس الثلاثاء", "2024-08-07", MASAR_TIME_PAST, "أمس الثلاثاء", "2024-08-06" },
  { "اليوم الأربعاء", "2024-01-24", MASAR_TIME_PAST, "اليوم الأربعاء", "2024-01-24" },
  { "اليوم (الخميس)", "2024-08-08", MASAR_TIME_PAST, "اليوم (الخميس)", "2024-08-08" },
  { "اليوم الأربعاء", "2024-08-04/2024-08-10", MASAR_TIME_PAST, "اليوم الأربعاء", "2024-08-07" },
  { "أمس", "2024-08-04/2024-08-06", MASAR_TIME_PAST, "أمس", "2024-08-03/2024-08-05" },
  { "الخميس", "2024-08-16/2024-08-17", MASAR_TIME_PAST, "الخميس", "2024-08-15" },
  { "اليوم الخميس (1 آب 2024)", "2024-08-01", MASAR_TIME_PAST, "اليوم الخميس (1 آب 2024)", "2024-08-01" },
  { "في وقت سابق اليوم", "2024-01-24", MASAR_TIME_PAST, "وقت سابق اليوم", "2024-01-24" },
  { "في وقت سابق من الخميس", "2024-08-08", MASAR_TIME_PAST, "وقت سابق من الخميس", "2024-08-08" },
  { "وقت لاحق من يوم السبت", "2024-08-11", MASAR_TIME_PAST, "وقت لاحق من يوم السبت", "2024-08-10" },
  { "حتى اليوم.", "2024-08-15", MASAR_TIME_PAST, "اليوم", "2024-08-15" },
  { "السعودية اليوم (الخميس) وأودى", "2024-08-15", MASAR_TIME_PAST, "اليوم (الخميس)", "2024-08-15" },
  /* Parts of a day */
  { "مساء الثلاثاء", "2024-01-24", MASAR_TIME_PAST, "مساء الثلاثاء", "2024-01-23T16:00/2024-01-23" },
  { "مساء يوم الثلاثاء 30 تموز/يوليو 2024", "2024-08-01", MASAR_TIME_PAST, "مساء يوم الثلاثاء 30 تموز/يوليو 2024",
    "2024-07-30T16:00/2024-07-30" },
  { "فجر اليوم الجمعة", "2024-08-09", MASAR_TIME_PAST, "فجر اليوم الجمعة", "2024-08-09T03:00/2024-08-09T06:00" },
  { "صباح أمس", "2024-08-09", MASAR_TIME_PAST, "صباح أمس", "2024-08-08T05:00/2024-08-08T12:00" },
  { "ليل الإثنين", "2024-08-07", MASAR_TIME_PAST, "ليل الإثنين", "2024-08-05T18:00/2024-08-05" },
  { "في وقت متأخر من يوم الاثنين", "2024-08-07", MASAR_TIME_PAST, "وقت متأخر من يوم الاثنين",
    "2024-08-05T18:00/2024-08-05" },
  { "في وقت متأخر من مساء الأحد", "2024-08-07", MASAR_TIME_PAST, "وقت متأخر من مساء الأحد",
    "2024-08-04T18:00/2024-08-04" },
  { "في وقت مبكر من الجمعة", "2024-03-15", MASAR_TIME_PAST, "وقت مبكر من الجمعة", "2024-03-15/2024-03-15T08:00" },
  { "يوم الأربعاء بالصباح", "2023-11-08", MASAR_TIME_PAST, "يوم الأربعاء بالصباح",
    "2023-11-08T05:00/2023-11-08T12:00" },
  { "الخميس مساءً", "2024-08-09", MASAR_TIME_PAST, "الخميس مساءً", "2024-08-08T16:00/2024-08-08" },
  { "بعد ظهر أمس", "2024-08-09", MASAR_TIME_PAST, "بعد ظهر أمس", "2024-08-08T13:00/2024-08-08T18:00" },
  { "الليلة الماضية", "2024-08-09", MASAR_TIME_PAST, "الليلة الماضية", "2024-08-08T18:00/2024-08-08" },
  { "الليلة قبل الماضية", "2024-08-09", MASAR_TIME_PAST, "الليلة قبل الماضية", "2024-08-07T18:00/2024-08-07" },
  { "مساء أول من أمس", "2024-08-09", MASAR_TIME_PAST, "مساء أول من أمس", "2024-08-07T16:00/2024-08-07" },
  { "ليل الجمعة السبت", "2015-07-26", MASAR_TIME_PAST, "ليل الجمعة السبت", "2015-07-24T18:00/2015-07-25T06:00" },
  { "الساعة 21:30 مساء يوم الثلاثاء 30 تموز 2024", "2024-08-01", MASAR_TIME_PAST,
    "الساعة 21:30 مساء يوم الثلاثاء 30 تموز 2024", "2024-07-30T21:30/2024-07-30T21:31" },
  { "الساعة 3:00 من صباح الجمعة", "2024-03-16", MASAR_TIME_PAST, "الساعة 3:00 من صباح الجمعة",
    "2024-03-15T03:00/2024-03-15T03:01" },
  { "الساعة العاشرة والنصف مساء الخميس", "2024-08-09", MASAR_TIME_PAST, "الساعة العاشرة والنصف مساء الخميس",
    "2024-08-08T22:30/2024-08-08T22:31" },
  { "الساعة الثالثة فجر اليوم", "2024-08-09", MASAR_TIME_PAST, "الساعة الثالثة فجر اليوم",
    "2024-08-09T03:00/2024-08-09T04:00" },
  /* Day, month, year */
  { "5 آب 2024", "2024-08-09", MASAR_TIME_PAST, "5 آب 2024", "2024-08-05" },
  { "في 30 يوليو", "2024-08-07", MASAR_TIME_PAST, "30 يوليو", "2024-07-30" },
  { "في 7 أكتوبر/تشرين الأول", "2024-08-15", MASAR_TIME_PAST, "7 أكتوبر/تشرين الأول", "2023-10-07" },
  { "5 يناير (كانون الثاني) 2024", "2024-08-15", MASAR_TIME_PAST, "5 يناير (كانون الثاني) 2024", "2024-01-05" },
  { "31 أغسطس آب عام 2010", "2010-08-15", MASAR_TIME_PAST, "31 أغسطس آب عام 2010", "2010-08-31" },
  { "الـ 20 من كانون الثاني / يناير من العام 2024", "2024-01-20", MASAR_TIME_PAST,
    "ال 20 من كانون الثاني / يناير من العام 2024", "2024-01-20" },
  { "السابع من أكتوبر", "2024-08-15", MASAR_TIME_PAST, "السابع من أكتوبر", "2023-10-07" },
  { "السابع من أكتوبر الماضي", "2023-11-20", MASAR_TIME_PAST, "السابع من أكتوبر الماضي", "2023-10-07" },
  { "الخامس والعشرين من آذار 2015", "2015-08-15", MASAR_TIME_PAST, "الخامس والعشرين من آذار 2015", "2015-03-25" },
  { "الثلاثين من حزيران يونيو المقبل", "2009-02-15", MASAR_TIME_PAST, "الثلاثين من حزيران يونيو المقبل", "2009-06-30" },
  { "نشره admin15 أغسطس 2024 في", "2024-08-15", MASAR_TIME_PAST, "15 أغسطس 2024", "2024-08-15" },
  { "٢٦ سبتمبر ٢٠١٤", "2015-08-15", MASAR_TIME_PAST, "٢٦ سبتمبر ٢٠١٤", "2014-09-26" },
  { "۲۶ سبتمبر ۲۰۱۴", "2015-08-15", MASAR_TIME_PAST, "۲۶ سبتمبر ۲۰۱۴", "2014-09-26" },
  { "17/07/2024", "2024-07-18", MASAR_TIME_PAST, "17/07/2024", "2024-07-17" },
  { "2024-07-31", "2024-08-01", MASAR_TIME_PAST, "2024-07-31", "2024-07-31" },
  { "2024/07/31", "2024-08-01", MASAR_TIME_PAST, "2024/07/31", "2024-07-31" },
  { "24.05.2024", "2024-08-01", MASAR_TIME_PAST, "24.05.2024", "2024-05-24" },
  { "7/31/2024", "2024-08-01", MASAR_TIME_PAST, "7/31/2024", "2024-07-31" },
  { "أغسطس 5, 2024", "2024-08-09", MASAR_TIME_PAST, "أغسطس 5, 2024", "2024-08-05" },
  { "26 يوليو 2015م", "2015-08-01", MASAR_TIME_PAST, "26 يوليو 2015م", "2015-07-26" },
  { "7 / يوليو / 2015 م", "2015-08-01", MASAR_TIME_PAST, "7 / يوليو / 2015 م", "2015-07-07" },
  { "الثامن من الشهر الجاري", "2015-07-22", MASAR_TIME_PAST, "الثامن من الشهر الجاري", "2015-07-08" },
  { "15 من الشهر الماضي", "2015-07-22", MASAR_TIME_PAST, "15 من الشهر الماضي", "2015-06-15" },
  { "من 5 إلى 7 آب", "2024-08-15", MASAR_TIME_PAST, "5 إلى 7 آب", "2024-08-05/2024-08-07" },
  { "بين 5 و7 آب 2024", "2024-08-15", MASAR_TIME_PAST, "5 و7 آب 2024", "2024-08-05/2024-08-07" },
  { "16-17 أغسطس 2024", "2024-08-18", MASAR_TIME_PAST, "16-17 أغسطس 2024", "2024-08-16/2024-08-17" },
  { "20 آب", "2024-08-15", MASAR_TIME_FUTURE, "20 آب", "2024-08-20" },
  { "20 آب", "2024-08-15", MASAR_TIME_PAST, "20 آب", "2023-08-20" },
  { "يبدأ في 10 أوت 2024", "2024-08-15", MASAR_TIME_PAST, "10 أوت 2024", "2024-08-10" },
  { "5 جانفي 2024", "2024-08-15", MASAR_TIME_PAST, "5 جانفي 2024", "2024-01-05" },
  { "3 غشت 2024", "2024-08-15", MASAR_TIME_PAST, "3 غشت 2024", "2024-08-03" },
  { "29 شباط", "2025-01-15", MASAR_TIME_PAST, "29 شباط", "2024-02-29" },
  { "31 حزيران 2024", "2024-08-15", MASAR_TIME_PAST, "31 حزيران 2024", "" },
  { "Aug 15, 2024", "2024-08-15", MASAR_TIME_PAST, "Aug 15, 2024", "2024-08-15" },
  { "Thursday 15 August 2024", "2024-08-15", MASAR_TIME_PAST, "Thursday 15 August 2024", "2024-08-15" },
  { "في 5 آب، 2000 جندي", "2024-08-15", MASAR_TIME_PAST, "5 آب", "2024-08-05" },
  { "الأحد 26 يوليو 2015، الساعة 11:59 مساءً", "2015-07-25", MASAR_TIME_PAST, "الأحد 26 يوليو 2015، الساعة 11:59 مساءً",
    "2015-07-26T23:59/2015-07-26" },
  { "(26/7/2015م) الساعة الحادية عشرة وتسع وخمسين دقيقة مساءً", "2015-07-25", MASAR_TIME_PAST,
    "26/7/2015م) الساعة الحادية عشرة وتسع وخمسين دقيقة مساءً", "2015-07-26T23:59/2015-07-26" },
  { "ليلة رأس السنة", "2024-08-15", MASAR_TIME_PAST, "ليلة رأس السنة", "2023-12-31" },
  /* Months */
  { "في أكتوبر 2023", "2024-08-15", MASAR_TIME_PAST, "أكتوبر 2023", "2023-10" },
  { "فبراير (شباط) الماضي", "2024-08-16", MASAR_TIME_PAST, "فبراير (شباط) الماضي", "2024-02" },
  { "أبريل (نيسان)", "2024-08-16", MASAR_TIME_PAST, "أبريل (نيسان)", "2024-04" },
  { "آب/أغسطس الماضي", "2024-08-15", MASAR_TIME_PAST, "آب/أغسطس الماضي", "2024-08" },
  { "كانون الثاني/يناير من العام الماضي", "2024-08-15", MASAR_TIME_PAST, "كانون الثاني/يناير من العام الماضي",
    "2023-01" },
  { "أيلول/سبتمبر من العام المقبل", "2024-08-15", MASAR_TIME_PAST, "أيلول/سبتمبر من العام المقبل", "2025-09" },
  { "منذ نوفمبر2023", "2024-08-15", MASAR_TIME_PAST, "نوفمبر2023", "2023-11" },
  { "شهر أبريل الماضي", "2015-08-15", MASAR_TIME_PAST, "شهر أبريل الماضي", "2015-04" },
  { "سبتمبر المقبل", "2024-08-15", MASAR_TIME_PAST, "سبتمبر المقبل", "2024-09" },
  { "أكتوبر", "2024-01-24", MASAR_TIME_PAST, "أكتوبر", "2023-10" },
  { "في مارس", "2024-08-15", MASAR_TIME_PAST, "مارس", "2024-03" },
  { "متوقع في أوائل سبتمبر/أيلول", "2024-08-15", MASAR_TIME_PAST, "أوائل سبتمبر/أيلول", "2024-09-01/2024-09-10" },
  { "بحلول سبتمبر", "2024-08-15", MASAR_TIME_PAST, "سبتمبر", "2024-09" },
  { "منتصف أكتوبر (تشرين الأول)", "2024-01-24", MASAR_TIME_PAST, "منتصف أكتوبر (تشرين الأول)",
    "2023-10-11/2023-10-20" },
  { "أواخر شباط 2024", "2024-08-15", MASAR_TIME_PAST, "أواخر شباط 2024", "2024-02-21/2024-02-29" },
  { "مطلع الشهر الجاري", "2024-08-15", MASAR_TIME_PAST, "مطلع الشهر الجاري", "2024-08-01/2024-08-10" },
  { "نهاية يونيو/حزيران 2009", "2009-02-15", MASAR_TIME_PAST, "نهاية يونيو/حزيران 2009", "2009-06-21/2009-06-30" },
  { "الشهر الماضي", "2024-01-15", MASAR_TIME_PAST, "الشهر الماضي", "2023-12" },
  { "هذا الشهر", "2024-01-15", MASAR_TIME_PAST, "هذا الشهر", "2024-01" },
  { "الشهر المقبل", "2024-12-15", MASAR_TIME_PAST, "الشهر المقبل", "2025-01" },
  /* Weeks */
  { "الأسبوع الماضي", "2024-08-07", MASAR_TIME_PAST, "الأسبوع الماضي", "2024-07-29/2024-08-04" },
  { "هذا الأسبوع", "2024-08-07", MASAR_TIME_PAST, "هذا الأسبوع", "2024-08-05/2024-08-11" },
  { "خلال الأسبوع المقبل", "2024-08-07", MASAR_TIME_PAST, "الأسبوع المقبل", "2024-08-12/2024-08-18" },
  /* Seasons and years */
  { "فصل الشتاء", "2024-08-15", MASAR_TIME_PAST, "فصل الشتاء", "2023-24" },
  { "صيف 2014", "2024-08-15", MASAR_TIME_PAST, "صيف 2014", "2014-22" },
  { "الصيف الماضي", "2024-08-15", MASAR_TIME_PAST, "الصيف الماضي", "2023-22" },
  { "ربيع العام الماضي", "2024-08-15", MASAR_TIME_PAST, "ربيع العام الماضي", "2023-21" },
  { "عام 2014", "2024-08-15", MASAR_TIME_PAST, "عام 2014", "2014" },
  { "العام 2014", "2024-08-15", MASAR_TIME_PAST, "العام 2014", "2014" },
  { "منذ عام 2006", "2024-08-15", MASAR_TIME_PAST, "عام 2006", "2006" },
  { "لعام 2006", "2024-08-15", MASAR_TIME_PAST, "لعام 2006", "2006" },
  { "تحتله منذ 1974: نحن", "2015-07-22", MASAR_TIME_PAST, "1974", "1974" },
  { "2015م", "2015-07-22", MASAR_TIME_PAST, "2015م", "2015" },
  { "العام الماضي", "2024-08-15", MASAR_TIME_PAST, "العام الماضي", "2023" },
  { "السنة الماضية", "2024-08-15", MASAR_TIME_PAST, "السنة الماضية", "2023" },
  { "العام الجاري", "2024-08-15", MASAR_TIME_PAST, "العام الجاري", "2024" },
  { "بين عامي 2003 و2011", "2024-08-15", MASAR_TIME_PAST, "عامي 2003 و2011", "2003-01-01/2011-12-31" },
  { "(1989 - 1997)", "2024-08-15", MASAR_TIME_PAST, "1989 - 1997", "1989-01-01/1997-12-31" },
  { "مطلع العام 2014", "2024-08-15", MASAR_TIME_PAST, "مطلع العام 2014", "2014-01" },
  { "بنهاية 2011", "2009-08-15", MASAR_TIME_PAST, "بنهاية 2011", "2011-12" },
  { "نهاية العام الجاري", "2024-08-15", MASAR_TIME_PAST, "نهاية العام الجاري", "2024-12" },
  { "ثمانينات القرن الماضي", "2015-08-15", MASAR_TIME_PAST, "ثمانينات القرن الماضي", "1980-01-01/1989-12-31" },
  { "قبل 10 سنوات من الآن", "2024-07-17", MASAR_TIME_PAST, "قبل 10 سنوات من الآن", "2014" },
  { "قبل ثلاثة أيام", "2024-07-17", MASAR_TIME_PAST, "قبل ثلاثة أيام", "2024-07-14" },
  /* Hijri, a day more or less */
  { "الأحد (10 شوال 1436هـ) الموافق (26 يوليو 2015)", "2015-07-26", MASAR_TIME_PAST,
    "الأحد (10 شوال 1436ه) الموافق (26 يوليو 2015)", "2015-07-26" },
  { "15 جمادى الآخرة 1441 هـ، 10 فبراير 2020", "2020-02-11", MASAR_TIME_PAST, "15 جمادى الآخرة 1441 ه، 10 فبراير 2020",
    "2020-02-10" },
  { "يوم الأحد (10 شوال 1436هـ)", "2015-07-26", MASAR_TIME_PAST, "يوم الأحد (10 شوال 1436ه)", "2015-07-26" },
  { "10 شوال 1436هـ", "2015-07-26", MASAR_TIME_PAST, "10 شوال 1436ه", "2015-07-26~" },
  { "في رمضان الماضي", "2015-08-26", MASAR_TIME_PAST, "رمضان الماضي", "2015-06-18~/2015-07-16~" },
  /* About */
  { "نحو عام 2014", "2024-08-15", MASAR_TIME_PAST, "عام 2014", "2014~" },
  /* Without a value */
  { "خلال أسبوع", "2024-08-15", MASAR_TIME_PAST, "خلال أسبوع", "" },
  { "في الأشهر الأخيرة", "2024-08-15", MASAR_TIME_PAST, "الأشهر الأخيرة", "" },
  { "حاليا", "2024-08-15", MASAR_TIME_PAST, "حاليا", "" },
  { "منذ أشهر", "2024-08-15", MASAR_TIME_PAST, "منذ أشهر", "" },
  { "خلال الـ24 ساعة الماضية", "2024-08-15", MASAR_TIME_PAST, "خلال ال24 ساعة الماضية", "" },
  { "لمدة خمسة أيام", "2024-08-15", MASAR_TIME_PAST, "لمدة خمسة أيام", "" },
  /* The publication is not known */
  { "أمس", "", MASAR_TIME_PAST, "أمس", "" },
  { "عام 2014", "", MASAR_TIME_PAST, "عام 2014", "2014" },
  { "5 آب 2024", "", MASAR_TIME_PAST, "5 آب 2024", "2024-08-05" },
  /* No time at all */
  { "صلاة الجمعة", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "خطيب الجمعة", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "صحيفة المصري اليوم", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "المصدر: بغداد اليوم", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "الرياض – عين اليوم", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "وقالت لوكالة بغداد اليوم إن", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "أحد الجنود", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "مارس الضغوط", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "تمارس الحكومة", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "الأب والأم، أب صالح", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "الأمين العام", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "أهل السنة", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "2500 جندي", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "قتل 2024 شخصا", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "الرئيس رجب طيب", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "الربيع العربي", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "شعبان عبد الرحيم", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "الثانية", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "عقد اجتماع", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "في اليوم التالي", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "ليل نهار", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "10.0.0.2024.1", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "في العراق", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
  { "سلمان باك", "2024-08-15", MASAR_TIME_PAST, NULL, "" },
};

static MasarSpan
span_of (const char *edtf)
{
  MasarSpan span;
  gboolean approximate;
  g_autoptr (GError) error = NULL;

  masar_edtf_parse (edtf, &span, &approximate, &error);
  g_assert_no_error (error);
  return span;
}

static char *
dup_passage (const char *source, MasarPassage passage)
{
  g_autofree char *piece = g_strndup (source + passage.start, passage.end - passage.start);
  g_auto (GStrv) parts = g_strsplit (piece, "ـ", -1);

  return g_strjoinv ("", parts);
}

static char *
value_of (const MasarTime *time, const char *published, MasarTimeDirection direction)
{
  MasarWhen when;

  if (time->vague || !masar_time_expression_resolve (&time->expression, span_of (published), direction, &when))
    return g_strdup ("");
  return masar_edtf_format (when.span, when.approximate);
}

static void
test_table (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarText) text = masar_text_new (rows[i].text, strlen (rows[i].text), lexicon);
      g_autoptr (GArray) times = masar_times_find (text);
      const MasarTime *time = &g_array_index (times, MasarTime, 0);
      g_autofree char *found = NULL;
      g_autofree char *value = NULL;

      g_test_message ("%s", rows[i].text);
      if (rows[i].found == NULL)
        {
          for (guint j = 0; j < times->len; j++)
            g_assert_true (g_array_index (times, MasarTime, j).vague);
          continue;
        }
      g_assert_cmpuint (times->len, ==, 1);
      found = dup_passage (rows[i].text, time->passage);
      g_assert_cmpstr (found, ==, rows[i].found);
      value = value_of (time, rows[i].published, rows[i].direction);
      g_assert_cmpstr (value, ==, rows[i].edtf);
    }
}

/* Every expression of the table is the same after it was written and read. */
static void
test_notation_of_table (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarText) text = masar_text_new (rows[i].text, strlen (rows[i].text), lexicon);
      g_autoptr (GArray) times = masar_times_find (text);

      for (guint j = 0; j < times->len; j++)
        {
          const MasarTime *time = &g_array_index (times, MasarTime, j);
          g_autofree char *written = masar_time_expression_to_string (&time->expression);
          g_autofree char *again = NULL;
          MasarTimeExpression read;
          g_autoptr (GError) error = NULL;

          masar_time_expression_parse (written, &read, &error);
          g_assert_no_error (error);
          again = masar_time_expression_to_string (&read);
          g_assert_cmpstr (again, ==, written);
        }
    }
}

/* Times do not overlap and lie within the text, whatever words stand together. */
static void
test_any_words (void)
{
  static const char *const words[] = { "يوم",  "الخميس", "الماضي", "5",     "آب",    "/",       "أغسطس", "2024",
                                       "مساء", "من",     "أمس",    "العام", "منتصف", "الساعة",  "21:30", "(",
                                       ")",    "،",      "قبل",    "ثلاثة", "أيام",  "عام",     "هـ",    "شوال",
                                       "1436", "إلى",    "و",      "\n",    "هذا",   "الأسبوع", "فصل",   "الشتاء",
                                       "منذ",  ".",      "في",     "اليوم", "القرن", "-",       "07",    "08" };
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", NULL);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      g_autoptr (MasarText) text = NULL;
      g_autoptr (GArray) times = NULL;
      guint32 last = 0;

      for (int n = g_test_rand_int_range (1, 15); n > 0; n--)
        g_string_append_printf (source, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                                g_test_rand_bit () ? " " : "");
      text = masar_text_new (source->str, source->len, lexicon);
      times = masar_times_find (text);
      for (guint i = 0; i < times->len; i++)
        {
          const MasarTime *time = &g_array_index (times, MasarTime, i);
          MasarWhen when;

          g_assert_cmpuint (time->passage.start, >=, last);
          g_assert_cmpuint (time->passage.end, >, time->passage.start);
          g_assert_cmpuint (time->passage.end, <=, source->len);
          last = time->passage.end;
          if (masar_time_expression_resolve (&time->expression, span_of ("2024-08-01/2024-08-07"), MASAR_TIME_PAST,
                                             &when))
            g_assert_cmpint (when.span.begin_minutes, <, when.span.end_minutes);
        }
    }
}

static const struct
{
  const char *notation;
  MasarTimeRule past;
  MasarTimeRule future;
} rule_rows[] = {
  { "Y2014", MASAR_TIME_RULE_STATED, MASAR_TIME_RULE_STATED },
  { "d-1W2", MASAR_TIME_RULE_COUNTED, MASAR_TIME_RULE_COUNTED },
  { "y-1M1", MASAR_TIME_RULE_COUNTED, MASAR_TIME_RULE_COUNTED },
  { "W4", MASAR_TIME_RULE_LAST, MASAR_TIME_RULE_NEXT },
  { "M8<", MASAR_TIME_RULE_LAST, MASAR_TIME_RULE_LAST },
  { "W7>", MASAR_TIME_RULE_NEXT, MASAR_TIME_RULE_NEXT },
  { "M9^", MASAR_TIME_RULE_NEXT, MASAR_TIME_RULE_NEXT },
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rule_rows); i++)
    {
      MasarTimeExpression expression;

      g_assert_true (masar_time_expression_parse (rule_rows[i].notation, &expression, NULL));
      g_assert_cmpint (masar_time_expression_get_rule (&expression, MASAR_TIME_PAST), ==, rule_rows[i].past);
      g_assert_cmpint (masar_time_expression_get_rule (&expression, MASAR_TIME_FUTURE), ==, rule_rows[i].future);
    }
}

static void
test_checksum (void)
{
  const MasarSpan published = span_of ("2024-08-07");
  MasarTimeExpression expression;

  g_assert_true (masar_time_expression_parse ("Y2024M8D5W1", &expression, NULL));
  g_assert_false (masar_time_expression_contradicts_weekday (&expression, published, MASAR_TIME_PAST));
  g_assert_true (masar_time_expression_parse ("Y2024M8D5W2", &expression, NULL));
  g_assert_true (masar_time_expression_contradicts_weekday (&expression, published, MASAR_TIME_PAST));
  g_assert_true (masar_time_expression_parse ("d-1W2", &expression, NULL));
  g_assert_false (masar_time_expression_contradicts_weekday (&expression, published, MASAR_TIME_PAST));
  g_assert_true (masar_time_expression_parse ("d-1W3", &expression, NULL));
  g_assert_true (masar_time_expression_contradicts_weekday (&expression, published, MASAR_TIME_PAST));
}

static const char *const bad_notations[] = { "Q",      "Y",    "Y99999", "M13",  "M0",   "D32",     "W8",
                                             "W0",     "S25",  "P5",     "P9-3", "T0-0", "T5-2000", "d",
                                             "Y2024 ", "W1W2", "^~",     "M8<>", "/W9" };

static void
test_bad_notation (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_notations); i++)
    {
      MasarTimeExpression expression;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad_notations[i]);
      g_assert_false (masar_time_expression_parse (bad_notations[i], &expression, &error));
      g_assert_error (error, MASAR_TIME_ERROR, MASAR_TIME_ERROR_SYNTAX);
    }
}

static MasarTimeField
random_field (int lowest, int highest)
{
  if (g_test_rand_bit ())
    return (MasarTimeField){ 0 };
  if (g_test_rand_bit ())
    return (MasarTimeField){ (gint16) g_test_rand_int_range (-50, 51), MASAR_TIME_RELATIVE };
  return (MasarTimeField){ (gint16) g_test_rand_int_range (lowest, highest + 1), MASAR_TIME_ABSOLUTE };
}

static MasarTimePoint
random_point (void)
{
  MasarTimePoint point = {
    .year = random_field (0, 9999),
    .month = random_field (1, 12),
    .day = random_field (1, 31),
    .weekday = (guint8) g_test_rand_int_range (0, 8),
    .season = (guint8) (g_test_rand_bit () ? g_test_rand_int_range (21, 25) : 0),
    .relation = (guint8) g_test_rand_int_range (0, 4),
    .hijri = (guint8) g_test_rand_bit (),
    .decade = (guint8) g_test_rand_bit (),
  };

  if (g_test_rand_bit ())
    point.week = (MasarTimeField){ (gint16) g_test_rand_int_range (-9, 10), MASAR_TIME_RELATIVE };
  if (g_test_rand_bit ())
    {
      point.part_first = (guint8) g_test_rand_int_range (1, 16);
      point.part_last = (guint8) g_test_rand_int_range (16, 32);
      point.begin_minute = (guint16) g_test_rand_int_range (0, 700);
      point.end_minute = (guint16) g_test_rand_int_range (700, 1441);
    }
  return point;
}

/* Field by field: the structures have padding. */
static void
assert_points_equal (const MasarTimePoint *a, const MasarTimePoint *b)
{
  g_assert_cmpint (a->year.value, ==, b->year.value);
  g_assert_cmpint (a->year.setting, ==, b->year.setting);
  g_assert_cmpint (a->month.value, ==, b->month.value);
  g_assert_cmpint (a->month.setting, ==, b->month.setting);
  g_assert_cmpint (a->week.value, ==, b->week.value);
  g_assert_cmpint (a->week.setting, ==, b->week.setting);
  g_assert_cmpint (a->day.value, ==, b->day.value);
  g_assert_cmpint (a->day.setting, ==, b->day.setting);
  g_assert_cmpint (a->weekday, ==, b->weekday);
  g_assert_cmpint (a->season, ==, b->season);
  g_assert_cmpint (a->relation, ==, b->relation);
  g_assert_cmpint (a->part_first, ==, b->part_first);
  g_assert_cmpint (a->part_last, ==, b->part_last);
  g_assert_cmpint (a->hijri, ==, b->hijri);
  g_assert_cmpint (a->decade, ==, b->decade);
  g_assert_cmpint (a->begin_minute, ==, b->begin_minute);
  g_assert_cmpint (a->end_minute, ==, b->end_minute);
}

/* Writing and reading gives back every expression, whether it makes sense or not; resolving it never fails badly. */
static void
test_any_expression (void)
{
  for (int round = 0; round < 3000; round++)
    {
      MasarTimeExpression expression = { .first = random_point (),
                                         .approximate = (guint8) g_test_rand_bit (),
                                         .prospective = (guint8) g_test_rand_bit () };
      MasarTimeExpression read;
      MasarWhen when;
      g_autofree char *written = NULL;
      g_autoptr (GError) error = NULL;

      if (g_test_rand_bit ())
        expression.last = random_point ();
      written = masar_time_expression_to_string (&expression);
      masar_time_expression_parse (written, &read, &error);
      g_assert_no_error (error);
      assert_points_equal (&read.first, &expression.first);
      assert_points_equal (&read.last, &expression.last);
      g_assert_cmpint (read.approximate, ==, expression.approximate);
      g_assert_cmpint (read.prospective, ==, expression.prospective);
      if (masar_time_expression_resolve (&expression, span_of ("2024-08-07"), MASAR_TIME_PAST, &when))
        g_assert_cmpint (when.span.begin_minutes, <, when.span.end_minutes);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/times/table", test_table);
  g_test_add_func ("/times/notation-of-table", test_notation_of_table);
  g_test_add_func ("/times/any-words", test_any_words);
  g_test_add_func ("/times/rules", test_rules);
  g_test_add_func ("/times/checksum", test_checksum);
  g_test_add_func ("/times/bad-notation", test_bad_notation);
  g_test_add_func ("/times/any-expression", test_any_expression);
  return g_test_run ();
}
