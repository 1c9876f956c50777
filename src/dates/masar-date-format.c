/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-date-format.h"

#include "masar-calendar.h"

#include <string.h>

/* Dates in words, for every place of the interface that shows one.  A date is never told more exactly than it is known.
 * The names stand here and not in the catalogue of translations, since their choice is the reader's and not the
 * interface language's.  Pure; any thread. */

static const char *const month_names[MASAR_N_MONTH_NAMES][12] = {
  { "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول" },
  { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" },
  { "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
    "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر" },
};
static const char *const english_month_names[12] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const hijri_month_names[12] = { "محرّم",         "صفر",          "ربيع الأول", "ربيع الآخر",
                                                   "جمادى الأولى", "جمادى الآخرة", "رجب",        "شعبان",
                                                   "رمضان",        "شوّال",         "ذو القعدة",  "ذو الحجة" };
static const char *const english_hijri_month_names[12] = { "Muharram", "Safar",     "Rabi I",      "Rabi II",
                                                           "Jumada I", "Jumada II", "Rajab",       "Sha‘ban",
                                                           "Ramadan",  "Shawwal",   "Dhu’l-Qa‘da", "Dhu’l-Hijja" };
static const char *const weekday_names[7] = { "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد" };
static const char *const english_weekday_names[7] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const season_names[4] = { "ربيع", "صيف", "خريف", "شتاء" };
static const char *const english_season_names[4] = { "spring", "summer", "autumn", "winter" };

/* Parts of a day as the lexicon of time words gives them, in hours. */
static const struct
{
  int begin;
  int end;
  const char *arabic;
  const char *english;
} day_parts[] = {
  { 3, 6, "فجر", "dawn" },    { 5, 12, "صباح", "morning" },       { 8, 12, "قبل ظهر", "before noon" },
  { 11, 14, "ظهر", "noon" },  { 13, 18, "بعد ظهر", "afternoon" }, { 16, 24, "مساء", "evening" },
  { 18, 24, "ليل", "night" }, { 17, 20, "مغرب", "dusk" },         { 0, 8, "صباح", "early" },
};

static gboolean
is_arabic (const MasarDateStyle *style)
{
  return style->language == MASAR_DATE_LANGUAGE_ARABIC;
}

static void
append_number (GString *out, gint64 number, int width, const MasarDateStyle *style)
{
  g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, width, number);

  for (const char *at = digits; *at != '\0'; at++)
    if (is_arabic (style) && style->arabic_digits && g_ascii_isdigit (*at))
      g_string_append_unichar (out, (gunichar) (0x660 + (*at - '0')));
    else
      g_string_append_c (out, *at);
}

/* ---- pieces ---- */

/* What of a date is told: a range tells only once what both ends share. */
typedef enum
{
  TELL_DAY = 1 << 0,
  TELL_MONTH = 1 << 1,
  TELL_YEAR = 1 << 2,
  TELL_WEEKDAY = 1 << 3,
} Tell;

static void
append_space (GString *out)
{
  if (out->len > 0 && !g_str_has_suffix (out->str, " ") && !g_str_has_suffix (out->str, "–"))
    g_string_append_c (out, ' ');
}

static void
append_date (GString *out, gint64 day, Tell tell, const MasarDateStyle *style)
{
  const MasarCivilDate date = masar_civil_from_days (day);

  if (tell & TELL_WEEKDAY)
    {
      append_space (out);
      g_string_append (out, masar_date_get_weekday_name (masar_weekday_from_days (day), style));
    }
  if (tell & TELL_DAY)
    {
      append_space (out);
      append_number (out, date.day, 1, style);
    }
  if (tell & TELL_MONTH)
    {
      append_space (out);
      g_string_append (out, masar_date_get_month_name (date.month, style));
    }
  if (tell & TELL_YEAR)
    {
      append_space (out);
      append_number (out, date.year, 1, style);
    }
}

static Tell
whole_day (const MasarDateStyle *style)
{
  return TELL_DAY | TELL_MONTH | TELL_YEAR | (style->weekdays ? TELL_WEEKDAY : 0);
}

static void
append_clock (GString *out, gint64 minutes, const MasarDateStyle *style)
{
  const gint64 of_day = ((minutes % MASAR_MINUTES_PER_DAY) + MASAR_MINUTES_PER_DAY) % MASAR_MINUTES_PER_DAY;

  append_number (out, of_day / 60, 2, style);
  g_string_append_c (out, ':');
  append_number (out, of_day % 60, 2, style);
}

/* ---- spans with both ends ---- */

static const char *
get_day_part (gint64 begin, gint64 end, const MasarDateStyle *style)
{
  for (gsize i = 0; i < G_N_ELEMENTS (day_parts); i++)
    if (begin == day_parts[i].begin * 60 && end == day_parts[i].end * 60)
      return is_arabic (style) ? day_parts[i].arabic : day_parts[i].english;
  return NULL;
}

/* A span within one day: "مساء الإثنين ٥ آب ٢٠٢٤", "Mon 5 Aug 2024, 21:30". */
static void
append_within_day (GString *out, MasarSpan span, gint64 day, const MasarDateStyle *style)
{
  const gint64 midnight = day * MASAR_MINUTES_PER_DAY;
  const char *part = get_day_part (span.begin_minutes - midnight, span.end_minutes - midnight, style);

  if (part != NULL && is_arabic (style))
    {
      append_space (out);
      g_string_append (out, part);
    }
  append_date (out, day, whole_day (style), style);
  if (span.end_minutes - span.begin_minutes == MASAR_MINUTES_PER_DAY)
    return;
  if (part != NULL)
    {
      if (!is_arabic (style))
        g_string_append_printf (out, ", %s", part);
      return;
    }
  g_string_append (out, is_arabic (style) ? "، " : ", ");
  append_clock (out, span.begin_minutes, style);
  if (span.end_minutes - span.begin_minutes > 1)
    {
      g_string_append (out, "–");
      append_clock (out, span.end_minutes, style);
    }
}

/* A row of whole months: a month, a season, a year, years. */
static gboolean
append_months (GString *out, gint64 first_day, gint64 last_day, const MasarDateStyle *style)
{
  const MasarCivilDate first = masar_civil_from_days (first_day);
  const MasarCivilDate last = masar_civil_from_days (last_day);
  const int n_months = (last.year - first.year) * 12 + last.month - first.month + 1;

  if (first.day != 1 || last.day != masar_days_in_month (last.year, last.month))
    return FALSE;
  append_space (out);
  if (n_months == 1)
    append_date (out, first_day, TELL_MONTH | TELL_YEAR, style);
  else if (n_months % 12 == 0 && first.month == 1)
    {
      append_number (out, first.year, 1, style);
      if (n_months > 12)
        {
          g_string_append (out, "–");
          append_number (out, last.year, 1, style);
        }
    }
  else if (n_months == 3 && first.month % 3 == 0)
    {
      const int season = first.month / 3 - 1;

      g_string_append_printf (out, "%s ", is_arabic (style) ? season_names[season] : english_season_names[season]);
      append_number (out, first.year, 1, style);
      if (last.year != first.year)
        {
          g_string_append (out, "–");
          append_number (out, last.year, 1, style);
        }
    }
  else
    {
      append_date (out, first_day, TELL_MONTH | (first.year != last.year ? TELL_YEAR : 0), style);
      g_string_append (out, " – ");
      append_date (out, last_day, TELL_MONTH | TELL_YEAR, style);
    }
  return TRUE;
}

/* Days: "16–17 Aug 2024", "30 Jul – 2 Aug 2024". */
static void
append_days (GString *out, gint64 first_day, gint64 last_day, const MasarDateStyle *style)
{
  const MasarCivilDate first = masar_civil_from_days (first_day);
  const MasarCivilDate last = masar_civil_from_days (last_day);

  if (first.year == last.year && first.month == last.month)
    {
      append_date (out, first_day, TELL_DAY, style);
      g_string_append (out, "–");
    }
  else
    {
      append_date (out, first_day, TELL_DAY | TELL_MONTH | (first.year != last.year ? TELL_YEAR : 0), style);
      g_string_append (out, " – ");
    }
  append_date (out, last_day, TELL_DAY | TELL_MONTH | TELL_YEAR, style);
}

static void
append_span (GString *out, MasarSpan span, const MasarDateStyle *style)
{
  gint64 first_day, last_day;

  masar_span_get_first_day (span, &first_day);
  masar_span_get_last_day (span, &last_day);
  if (first_day == last_day)
    append_within_day (out, span, first_day, style);
  else if (!append_months (out, first_day, last_day, style))
    append_days (out, first_day, last_day, style);
}

/* ---- public ---- */

/**
 * masar_date_format:
 * @when: a date as far as it is known
 * @style: how to write it
 *
 * Writes a date: a day, month, season or year where it is one, else a range; an open end in words.  What only lies
 * before a day is told so, and differs from what lasted until then.
 *
 * Returns: (transfer full): the date in words
 */
char *
masar_date_format (MasarWhen when, const MasarDateStyle *style)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const gboolean arabic = is_arabic (style);
  gint64 day;

  if (masar_span_is_unknown (when.span))
    return g_strdup (arabic ? "بلا تاريخ" : "undated");
  if (when.approximate)
    g_string_append (out, arabic ? "نحو" : "about");
  if (when.span.begin_minutes == MASAR_OPEN_PAST)
    {
      append_space (out);
      if (when.lasting)
        g_string_append (out, arabic ? "حتى" : "until");
      else
        g_string_append (out, arabic ? "قبل نهاية" : "by");
      masar_span_get_last_day (when.span, &day);
      append_date (out, day, TELL_DAY | TELL_MONTH | TELL_YEAR, style);
    }
  else if (when.span.end_minutes == MASAR_OPEN_FUTURE)
    {
      append_space (out);
      g_string_append (out, arabic ? "منذ" : "since");
      masar_span_get_first_day (when.span, &day);
      append_date (out, day, TELL_DAY | TELL_MONTH | TELL_YEAR, style);
    }
  else
    append_span (out, when.span, style);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * masar_date_format_day:
 * @day: days since 1970-01-01
 *
 * Returns: (transfer full): the day in words
 */
char *
masar_date_format_day (gint64 day, const MasarDateStyle *style)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_date (out, day, whole_day (style), style);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * masar_date_format_month:
 * @year: proleptic Gregorian year
 * @month: 1 to 12
 *
 * Returns: (transfer full): the month and its year
 */
char *
masar_date_format_month (int year, int month, const MasarDateStyle *style)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_date (out, masar_days_from_civil (year, month, 1), TELL_MONTH | TELL_YEAR, style);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * masar_date_format_number:
 *
 * Returns: (transfer full): the number in the digits of @style
 */
char *
masar_date_format_number (gint64 number, const MasarDateStyle *style)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_number (out, number, 1, style);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- how a date was found ---- */

/* Two languages of one phrase. */
typedef struct
{
  const char *arabic;
  const char *english;
} Phrase;

static const char *
say (Phrase phrase, const MasarDateStyle *style)
{
  return is_arabic (style) ? phrase.arabic : phrase.english;
}

static const Phrase rule_phrases[] = {
  [MASAR_TIME_RULE_STATED] = { NULL, NULL },
  [MASAR_TIME_RULE_COUNTED] = { "محسوبًا من", "counted from" },
  [MASAR_TIME_RULE_LAST] = { "قبل", "before" },
  [MASAR_TIME_RULE_NEXT] = { "بعد", "after" },
  [MASAR_TIME_RULE_NEAREST] = { "الأقرب إلى", "nearest to" },
  [MASAR_TIME_RULE_NAMED] = { NULL, NULL },
};

static void
add_note (GString *notes, Phrase phrase, const MasarDateStyle *style)
{
  if (notes->len > 0)
    g_string_append (notes, is_arabic (style) ? "؛ " : "; ");
  g_string_append (notes, say (phrase, style));
}

/* What one has to know of the day beside its value. */
static void
add_notes (GString *notes,
           const MasarTimeExpression *expression,
           MasarTimeRule rule,
           gboolean disagrees,
           MasarWhen when,
           const MasarDateStyle *style)
{
  static const Phrase named = { "يوم يعرف باسمه", "known by its name" };
  static const Phrase plan = { "الجملة تتحدث عن خطة", "the sentence speaks of a plan" };
  static const Phrase printed = { "بتقويم أم القرى، بفارق يوم", "by the calendar of Umm al-Qura, a day more or less" };
  static const Phrase reckoned = { "بالتقويم الهجري الحسابي، بفارق يوم أو يومين",
                                   "by the reckoned Islamic calendar, a day or two more or less" };
  static const Phrase weekday_holds = { "اسم اليوم لا يوافق تاريخ النشر، فأخذ به",
                                        "the weekday holds against the date of publication" };
  static const Phrase date_holds = { "اسم اليوم لا يوافق التاريخ", "the weekday is not that date's" };
  gint64 day;

  if (rule == MASAR_TIME_RULE_NAMED)
    add_note (notes, named, style);
  if (expression->prospective)
    add_note (notes, plan, style);
  if (expression->first.hijri && masar_span_get_first_day (when.span, &day))
    add_note (notes, masar_hijri_is_printed (masar_hijri_from_days (day).year) ? printed : reckoned, style);
  if (disagrees)
    add_note (notes, expression->first.day.setting == MASAR_TIME_RELATIVE ? weekday_holds : date_holds, style);
}

/* A text of before the day that bears the name means another one. */
static MasarTimeRule
get_rule (const MasarTimeExpression *expression, MasarTimeDirection direction, MasarWhen when)
{
  MasarTimeExpression plain = *expression;
  gint64 day;

  if (expression->first.named_year == 0
      || (masar_span_get_first_day (when.span, &day)
          && masar_civil_from_days (day).year == expression->first.named_year))
    return masar_time_expression_get_rule (expression, direction);
  plain.first.named_year = 0;
  return masar_time_expression_get_rule (&plain, direction);
}

/**
 * masar_date_format_derivation:
 * @words: the words of the text
 * @expression: what they name
 * @published: when the text appeared
 * @direction: as given to [method@TimeExpression.resolve]
 *
 * Tells how a date was found: «يوم الاثنين» before Wed 7 Aug 2024 → Mon 5 Aug 2024.
 *
 * Returns: (transfer full): one line
 */
char *
masar_date_format_derivation (const char *words,
                              const MasarTimeExpression *expression,
                              MasarSpan published,
                              MasarTimeDirection direction,
                              const MasarDateStyle *style)
{
  static const Phrase unknown = { "يوم النشر غير معروف", "the day of publication is not known" };
  MasarWhen when = { .span = MASAR_SPAN_OPEN };
  const gboolean found = masar_time_expression_resolve (expression, published, direction, &when);
  const MasarTimeRule rule = get_rule (expression, direction, when);
  const char *relation = say (rule_phrases[rule], style);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autofree char *value = masar_date_format (when, style);

  g_string_append_printf (out, "«%s»", words);
  if (relation != NULL && !masar_span_is_unknown (published))
    {
      g_autofree char *day = masar_date_format ((MasarWhen){ .span = published }, style);

      g_string_append_printf (out, " %s %s", relation, day);
    }
  g_string_append_printf (out, is_arabic (style) ? " ← %s" : " → %s", value);
  if (!found && masar_span_is_unknown (published))
    add_note (notes, unknown, style);
  add_notes (notes, expression, rule, masar_time_expression_contradicts_weekday (expression, published, direction),
             when, style);
  if (notes->len > 0)
    g_string_append_printf (out, " (%s)", notes->str);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * masar_date_get_month_name:
 * @month: 1 to 12
 *
 * Returns: the month's name; in English cut to three letters
 */
const char *
masar_date_get_month_name (int month, const MasarDateStyle *style)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return is_arabic (style) ? month_names[style->month_names][month - 1] : english_month_names[month - 1];
}

/**
 * masar_date_get_hijri_month_name:
 * @month: 1 to 12, Muharram to Dhu al-Hijja
 *
 * Returns: (transfer none): the name of a month of the Hijri calendar
 */
const char *
masar_date_get_hijri_month_name (int month, const MasarDateStyle *style)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return is_arabic (style) ? hijri_month_names[month - 1] : english_hijri_month_names[month - 1];
}

/**
 * masar_date_get_weekday_name:
 * @weekday: 1 Monday to 7 Sunday
 *
 * Returns: the weekday's name; in English cut to three letters
 */
const char *
masar_date_get_weekday_name (int weekday, const MasarDateStyle *style)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return is_arabic (style) ? weekday_names[weekday - 1] : english_weekday_names[weekday - 1];
}
