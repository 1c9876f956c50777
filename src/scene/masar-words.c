/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-words.h"

#include <math.h>
#include <string.h>

static char *
digits (guint number, gboolean arabic)
{
  MasarDateStyle style = { .language = arabic ? MASAR_DATE_LANGUAGE_ARABIC : MASAR_DATE_LANGUAGE_ENGLISH,
                           .arabic_digits = arabic };

  return masar_date_format_number (number, &style);
}

/* Two digits are enough from a thousand on: nobody reads the rest at a glance, and a click tells it. */
static char *
format_short (guint number, gboolean arabic, const char *point, const char *thousand, const char *million)
{
  const char *unit = number >= 999500 ? million : thousand;
  guint size = number >= 999500 ? 1000000 : 1000;
  guint tenths = (guint) (((guint64) number * 10 + size / 2) / size);
  g_autofree char *whole = NULL;
  g_autofree char *part = NULL;

  if (number < 1000)
    return digits (number, arabic);
  if (tenths >= 100)
    {
      whole = digits ((number + size / 2) / size, arabic);
      return g_strconcat (whole, unit, NULL);
    }
  whole = digits (tenths / 10, arabic);
  part = digits (tenths % 10, arabic);
  return tenths % 10 ? g_strconcat (whole, point, part, unit, NULL) : g_strconcat (whole, unit, NULL);
}

/* Arabic counts: one and two have forms of their own, three to ten take the plural, eleven to ninety-nine the singular
 * in the accusative, hundreds the singular in the genitive. */
static char *
count_arabic (guint number,
              const char *none,
              const char *one,
              const char *two,
              const char *few,
              const char *many,
              const char *other)
{
  g_autofree char *text = digits (number, TRUE);
  guint rest = number % 100;

  if (number == 0)
    return g_strdup (none);
  if (number == 1)
    return g_strdup (one);
  if (number == 2)
    return g_strdup (two);
  return g_strconcat (text, " ", rest >= 3 && rest <= 10 ? few : rest >= 11 ? many : other, NULL);
}

static char *
format_sources_arabic (guint n)
{
  return count_arabic (n, "بلا مصدر", "مصدر واحد", "مصدران", "مصادر", "مصدرًا", "مصدر");
}

static char *
format_undated_arabic (guint n)
{
  g_autofree char *number = digits (n, TRUE);

  return g_strconcat (number, " بلا تاريخ", NULL);
}

static char *
format_count_arabic (guint n)
{
  return format_short (n, TRUE, "٫", " ألف", " مليون");
}

static char *
format_more_arabic (guint n)
{
  g_autofree char *number = format_count_arabic (n);

  return g_strconcat ("+", number, NULL);
}

static char *
format_hidden_arabic (guint n_faint, guint n_hidden)
{
  g_autofree char *faint = digits (n_faint, TRUE);
  g_autofree char *hidden = digits (n_hidden, TRUE);
  GString *text = g_string_new (NULL);

  if (n_faint > 0)
    g_string_append_printf (text, "الباهت منها %s · ", faint);
  if (n_hidden > 0)
    g_string_append_printf (text, "المخفي منها %s", hidden);
  else
    g_string_append (text, "لا شيء مخفي");
  return g_string_free (text, FALSE);
}

static char *
format_status_arabic (guint n_events, guint n_articles, guint n_in_view, guint n_faint, guint n_hidden)
{
  g_autofree char *events = count_arabic (n_events, "لا أحداث", "حدث واحد", "حدثان", "أحداث", "حدثًا", "حدث");
  g_autofree char *articles =
      count_arabic (n_articles, "بلا مقالات", "مقالة واحدة", "مقالتين", "مقالات", "مقالة", "مقالة");
  g_autofree char *seen = digits (n_in_view, TRUE);
  g_autofree char *rest = format_hidden_arabic (n_faint, n_hidden);

  if (n_articles == 0)
    return g_strdup_printf ("%s · %s في المنظر · %s", events, seen, rest);
  return g_strdup_printf ("%s من %s · %s في المنظر · %s", events, articles, seen, rest);
}

/* How long a stretch is in the unit that one would say it in, rounded to it. */
typedef enum
{
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

#define DAYS_A_YEAR 365.2425

static guint
measure (MasarSpan span, Unit *unit)
{
  const double days = (double) masar_span_get_length (span) / MASAR_MINUTES_PER_DAY;
  const double months = days * 12 / DAYS_A_YEAR;

  *unit = months >= 23.5 ? UNIT_YEAR : months >= 2 ? UNIT_MONTH : UNIT_DAY;
  return (guint) round (*unit == UNIT_YEAR ? months / 12 : *unit == UNIT_MONTH ? months : days);
}

static char *
format_length_arabic (MasarSpan span)
{
  static const char *const forms[][6] = {
    { "", "يوم", "يومان", "أيام", "يومًا", "يوم" },
    { "", "شهر", "شهران", "أشهر", "شهرًا", "شهر" },
    { "", "سنة", "سنتان", "سنوات", "سنة", "سنة" },
  };
  Unit unit;
  const guint n = measure (span, &unit);
  const char *const *form = forms[unit];

  return count_arabic (n, form[0], form[1], form[2], form[3], form[4], form[5]);
}

static char *
format_sources_english (guint n)
{
  return n == 1 ? g_strdup ("1 source") : g_strdup_printf ("%u sources", n);
}

static char *
format_undated_english (guint n)
{
  return g_strdup_printf ("%u undated", n);
}

static char *
format_count_english (guint n)
{
  return format_short (n, FALSE, ".", "k", "M");
}

static char *
format_more_english (guint n)
{
  g_autofree char *number = format_count_english (n);

  return g_strconcat ("+", number, NULL);
}

static char *
format_status_english (guint n_events, guint n_articles, guint n_in_view, guint n_faint, guint n_hidden)
{
  const char *events = n_events == 1 ? "event" : "events";
  g_autofree char *faint = n_faint > 0 ? g_strdup_printf ("%u faint · ", n_faint) : g_strdup ("");
  g_autofree char *hidden = n_hidden > 0 ? g_strdup_printf ("%u hidden", n_hidden) : g_strdup ("nothing hidden");

  if (n_articles == 0)
    return g_strdup_printf ("%u %s · %u in view · %s%s", n_events, events, n_in_view, faint, hidden);
  return g_strdup_printf ("%u %s from %u %s · %u in view · %s%s", n_events, events, n_articles,
                          n_articles == 1 ? "article" : "articles", n_in_view, faint, hidden);
}

static char *
format_length_english (MasarSpan span)
{
  static const char *const forms[][2] = { { "day", "days" }, { "month", "months" }, { "year", "years" } };
  Unit unit;
  const guint n = measure (span, &unit);

  return g_strdup_printf ("%u %s", n, forms[unit][n != 1]);
}

static const MasarWords arabic = {
  .language = "ar",
  .dates = { MASAR_DATE_LANGUAGE_ARABIC, MASAR_MONTH_NAMES_BOTH, TRUE, TRUE },
  .lanes = { "الهجمات", "الضربات", "المحادثات", "السياق", "المقالات" },
  .links = { "رد على", "أجّل", "يعرقل", "أدّى إلى", "يخالف", "أرجأ", "حدّد موعد", "نفّذ", "فات" },
  .possible_links = { "ربما رد على", "قد يؤجّل", "قد يعرقل", "قد يكون سبب", "قد يخالف", "قد يرجئ", "قد يحدّد موعد",
                      "ربما نفّذ", "ربما فات" },
  .signs = {
    [MASAR_SIGN_SEVERAL] = "مع غيره، والعدد مذكور",
    [MASAR_SIGN_UNSURE] = "غير مؤكّد",
    [MASAR_SIGN_LASTING] = "مدة استمراره",
    [MASAR_SIGN_ROUGH] = "وقت غير دقيق",
    [MASAR_SIGN_OPEN] = "بدايته أو نهايته غير معروفة",
    [MASAR_SIGN_PASSING] = "أخرى أطول لم تُرسم",
    [MASAR_SIGN_DISPUTE] = "المصادر تختلف",
    [MASAR_SIGN_FAINT] = "خارج ما طُلب",
    [MASAR_SIGN_GHOST] = "لا يثبت أنه عُرف يومها",
    [MASAR_SIGN_TOLD] = "مقالة تذكر الحدث",
    [MASAR_SIGN_LINK] = "صلة بين حدثين",
    [MASAR_SIGN_POSSIBLE] = "صلة محتملة",
    [MASAR_SIGN_COURSE] = "خطة وما آلت إليه",
    [MASAR_SIGN_AHEAD] = "خطة لم يتأكّد ما آلت إليه",
    [MASAR_SIGN_PLANNED] = "مقرر",
    [MASAR_SIGN_PUT_OFF] = "أُجّل",
    [MASAR_SIGN_MET] = "تم",
    [MASAR_SIGN_MISSED] = "لم يتم",
    [MASAR_SIGN_CONTESTED] = "قيل تم، وقيل لم يتم",
    [MASAR_SIGN_BREAK] = "فترة مطويّة",
    [MASAR_SIGN_FAR] = "أحداث أبعد، وعددها",
    [MASAR_SIGN_REST] = "أيام العطلة",
  },
  .dispute = "خلاف",
  .no_events = "بلا أحداث",
  .nothing_shown = "لا يظهر شيء",
  .hijri = "هـ",
  .unknown_outlet = "موقع بلا اسم",
  .untitled = "حدث بلا عنوان",
  .format_sources = format_sources_arabic,
  .format_undated = format_undated_arabic,
  .format_more = format_more_arabic,
  .format_length = format_length_arabic,
  .format_status = format_status_arabic,
};

static const MasarWords english = {
  .language = "en",
  .dates = { MASAR_DATE_LANGUAGE_ENGLISH, MASAR_MONTH_NAMES_LEVANTINE, FALSE, TRUE },
  .lanes = { "Attacks", "Strikes", "Talks", "Context", "Articles" },
  .links = { "response to", "delayed by", "impedes", "led to", "disputes", "put off", "set for", "fulfilled",
             "missed" },
  .possible_links = { "may respond to", "may delay", "may impede", "may have led to", "may dispute", "may put off",
                      "may set for", "may have fulfilled", "may have missed" },
  .signs = {
    [MASAR_SIGN_SEVERAL] = "with others, counted",
    [MASAR_SIGN_UNSURE] = "not certain",
    [MASAR_SIGN_LASTING] = "how long it lasted",
    [MASAR_SIGN_ROUGH] = "time not exact",
    [MASAR_SIGN_OPEN] = "beginning or end not known",
    [MASAR_SIGN_PASSING] = "longer ones, not drawn",
    [MASAR_SIGN_DISPUTE] = "the sources differ",
    [MASAR_SIGN_FAINT] = "not asked for",
    [MASAR_SIGN_GHOST] = "not surely known by then",
    [MASAR_SIGN_TOLD] = "told of by an article",
    [MASAR_SIGN_LINK] = "linked events",
    [MASAR_SIGN_POSSIBLE] = "perhaps linked",
    [MASAR_SIGN_COURSE] = "a plan and what became of it",
    [MASAR_SIGN_AHEAD] = "a plan; outcome not certain",
    [MASAR_SIGN_PLANNED] = "planned",
    [MASAR_SIGN_PUT_OFF] = "put off",
    [MASAR_SIGN_MET] = "came about",
    [MASAR_SIGN_MISSED] = "did not come about",
    [MASAR_SIGN_CONTESTED] = "told both ways",
    [MASAR_SIGN_BREAK] = "folded stretch of time",
    [MASAR_SIGN_FAR] = "events far off, counted",
    [MASAR_SIGN_REST] = "days of rest",
  },
  .dispute = "disputed",
  .no_events = "without events",
  .nothing_shown = "nothing shown",
  .hijri = "AH",
  .unknown_outlet = "Unnamed site",
  .untitled = "Untitled event",
  .format_sources = format_sources_english,
  .format_undated = format_undated_english,
  .format_more = format_more_english,
  .format_length = format_length_english,
  .format_status = format_status_english,
};

/**
 * masar_words_get:
 * @language: (nullable): BCP 47; anything but Arabic gets English
 *
 * Returns: the words of that language
 */
const MasarWords *
masar_words_get (const char *language)
{
  return language && g_str_has_prefix (language, "ar") ? &arabic : &english;
}

/**
 * masar_words_get_brief_dates:
 *
 * Returns: how dates are written where there is no room for two names of a month
 */
MasarDateStyle
masar_words_get_brief_dates (const MasarWords *self)
{
  MasarDateStyle dates = self->dates;

  if (dates.month_names == MASAR_MONTH_NAMES_BOTH)
    dates.month_names = MASAR_MONTH_NAMES_LEVANTINE;
  return dates;
}

/**
 * masar_words_format_count:
 *
 * Returns: (transfer full): @n, short for thousands; see [func@words_take_digits]
 */
char *
masar_words_format_count (const MasarWords *self, guint n)
{
  return self->dates.language == MASAR_DATE_LANGUAGE_ARABIC ? format_count_arabic (n) : format_count_english (n);
}

/**
 * masar_words_take_digits:
 * @text: (transfer full): what one of the functions has made
 *
 * Returns: (transfer full): the same, in European digits where the dates are written in those
 */
char *
masar_words_take_digits (const MasarWords *self, char *text)
{
  char *to = text;

  if (self->dates.arabic_digits || self->dates.language != MASAR_DATE_LANGUAGE_ARABIC)
    return text;
  for (const char *from = text; *from;)
    {
      const gunichar letter = g_utf8_get_char (from);

      from = g_utf8_next_char (from);
      if (letter >= 0x660 && letter <= 0x669)
        *to++ = (char) ('0' + (letter - 0x660));
      else
        to += g_unichar_to_utf8 (letter, to);
    }
  *to = '\0';
  return text;
}
