/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-date-format.h"
#include "masar-edtf.h"

static const MasarDateStyle arabic = { MASAR_DATE_LANGUAGE_ARABIC, MASAR_MONTH_NAMES_LEVANTINE, .arabic_digits = TRUE,
                                       .weekdays = TRUE };
static const MasarDateStyle english = { MASAR_DATE_LANGUAGE_ENGLISH, MASAR_MONTH_NAMES_LEVANTINE, .arabic_digits = TRUE,
                                        .weekdays = TRUE };

static const struct
{
  const char *edtf;
  const char *arabic;
  const char *english;
} rows[] = {
  { "", "بلا تاريخ", "undated" },
  { "2024-08-05", "الإثنين ٥ آب ٢٠٢٤", "Mon 5 Aug 2024" },
  { "2024-08-05~", "نحو الإثنين ٥ آب ٢٠٢٤", "about Mon 5 Aug 2024" },
  { "2024-08-05T18:00/2024-08-05", "ليل الإثنين ٥ آب ٢٠٢٤", "Mon 5 Aug 2024, night" },
  { "2024-08-05T16:00/2024-08-05", "مساء الإثنين ٥ آب ٢٠٢٤", "Mon 5 Aug 2024, evening" },
  { "2024-08-05T03:00/2024-08-05T06:00", "فجر الإثنين ٥ آب ٢٠٢٤", "Mon 5 Aug 2024, dawn" },
  { "2024-08-05T21:30", "الإثنين ٥ آب ٢٠٢٤، ٢١:٣٠", "Mon 5 Aug 2024, 21:30" },
  { "2024-08-05T21:00/2024-08-05T22:00", "الإثنين ٥ آب ٢٠٢٤، ٢١:٠٠–٢٢:٠٠", "Mon 5 Aug 2024, 21:00–22:00" },
  { "2024-08", "آب ٢٠٢٤", "Aug 2024" },
  { "2024-08~", "نحو آب ٢٠٢٤", "about Aug 2024" },
  { "2024", "٢٠٢٤", "2024" },
  { "2003-01-01/2011-12-31", "٢٠٠٣–٢٠١١", "2003–2011" },
  { "2023-24", "شتاء ٢٠٢٣–٢٠٢٤", "winter 2023–2024" },
  { "2024-22", "صيف ٢٠٢٤", "summer 2024" },
  { "2024-08-16/2024-08-17", "١٦–١٧ آب ٢٠٢٤", "16–17 Aug 2024" },
  { "2024-07-30/2024-08-02", "٣٠ تموز – ٢ آب ٢٠٢٤", "30 Jul – 2 Aug 2024" },
  { "2023-12-30/2024-01-02", "٣٠ كانون الأول ٢٠٢٣ – ٢ كانون الثاني ٢٠٢٤", "30 Dec 2023 – 2 Jan 2024" },
  { "2024-01-01/2024-06-30", "كانون الثاني – حزيران ٢٠٢٤", "Jan – Jun 2024" },
  { "../2024-08-15", "قبل نهاية ١٥ آب ٢٠٢٤", "by 15 Aug 2024" },
  { "2024-08-05/..", "منذ ٥ آب ٢٠٢٤", "since 5 Aug 2024" },
};

static MasarWhen
when_of (const char *edtf)
{
  MasarWhen when = { 0 };
  gboolean approximate;
  g_autoptr (GError) error = NULL;

  masar_edtf_parse (edtf, &when.span, &approximate, &error);
  g_assert_no_error (error);
  when.approximate = approximate;
  return when;
}

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *in_arabic = masar_date_format (when_of (rows[i].edtf), &arabic);
      g_autofree char *in_english = masar_date_format (when_of (rows[i].edtf), &english);

      g_assert_cmpstr (in_arabic, ==, rows[i].arabic);
      g_assert_cmpstr (in_english, ==, rows[i].english);
    }
}

static void
test_lasting (void)
{
  MasarWhen when = when_of ("../2024-08-15");
  g_autofree char *until = NULL;

  when.lasting = TRUE;
  until = masar_date_format (when, &arabic);
  g_assert_cmpstr (until, ==, "حتى ١٥ آب ٢٠٢٤");
}

static void
test_styles (void)
{
  const gint64 day = masar_days_from_civil (2024, 8, 5);
  MasarDateStyle style = arabic;
  g_autofree char *both = NULL;
  g_autofree char *egyptian = NULL;
  g_autofree char *month = NULL;
  g_autofree char *number = masar_date_format_number (1234567890, &arabic);

  style.month_names = MASAR_MONTH_NAMES_BOTH;
  both = masar_date_format_day (day, &style);
  g_assert_cmpstr (both, ==, "الإثنين ٥ آب/أغسطس ٢٠٢٤");
  style = (MasarDateStyle){ MASAR_DATE_LANGUAGE_ARABIC, MASAR_MONTH_NAMES_EGYPTIAN, FALSE, FALSE };
  egyptian = masar_date_format_day (day, &style);
  g_assert_cmpstr (egyptian, ==, "5 أغسطس 2024");
  month = masar_date_format_month (2024, 8, &english);
  g_assert_cmpstr (month, ==, "Aug 2024");
  g_assert_cmpstr (number, ==, "١٢٣٤٥٦٧٨٩٠");
  g_assert_cmpstr (masar_date_get_weekday_name (7, &english), ==, "Sun");
  g_assert_cmpstr (masar_date_get_month_name (12, &arabic), ==, "كانون الأول");
}

static const struct
{
  const char *words;
  const char *expression;
  const char *published;
  const char *line;
} derivations[] = {
  { "يوم الاثنين", "W1", "2024-08-07", "«يوم الاثنين» before Wed 7 Aug 2024 → Mon 5 Aug 2024" },
  { "أمس", "d-1", "2024-08-07", "«أمس» counted from Wed 7 Aug 2024 → Tue 6 Aug 2024" },
  { "أمس", "d-1", "", "«أمس» → undated (the day of publication is not known)" },
  { "الأحد المقبل", "W7>", "2024-08-07", "«الأحد المقبل» after Wed 7 Aug 2024 → Sun 11 Aug 2024" },
  { "الأحد بعد المقبل", "W7>>", "2024-08-07", "«الأحد بعد المقبل» after Wed 7 Aug 2024 → Sun 18 Aug 2024" },
  { "عام 2014", "Y2014", "2024-08-07", "«عام 2014» → 2014" },
  { "عام 2014", "Y2014", "", "«عام 2014» → 2014" },
  { "في سبتمبر", "M9^", "2024-08-07", "«في سبتمبر» after Wed 7 Aug 2024 → Sep 2024 (the sentence speaks of a plan)" },
  { "الخميس 22 آب", "M8D22W4", "2024-08-07", "«الخميس 22 آب» nearest to Wed 7 Aug 2024 → Thu 22 Aug 2024" },
  { "7 أكتوبر", "M10D7N2023", "2025-08-07", "«7 أكتوبر» → Sat 7 Oct 2023 (known by its name)" },
  { "7 أكتوبر", "M10D7N2023", "2015-08-07", "«7 أكتوبر» before Fri 7 Aug 2015 → Tue 7 Oct 2014" },
  { "منتصف مايو إلى نهاية يوليو", "M5P11-20/M7P21-31", "2024-08-07",
    "«منتصف مايو إلى نهاية يوليو» before Wed 7 Aug 2024 → 11 May – 31 Jul 2024" },
  { "10 شوال 1436", "HY1436M10D10", "2015-08-07",
    "«10 شوال 1436» → about Sun 26 Jul 2015 (by the calendar of Umm al-Qura, a day more or less)" },
  { "10 محرم 1200", "HY1200M1D10", "2015-08-07",
    "«10 محرم 1200» → about Sun 13 Nov 1785 (by the reckoned Islamic calendar, a day or two more or less)" },
  { "مساء أمس", "d-1T960-1440", "2024-08-07", "«مساء أمس» counted from Wed 7 Aug 2024 → Tue 6 Aug 2024, evening" },
  { "الأحد 5 آب 2024", "Y2024M8D5W7", "2024-08-07",
    "«الأحد 5 آب 2024» → Mon 5 Aug 2024 (the weekday is not that date's)" },
  { "اليوم الأحد", "d+0W7", "2015-07-21",
    "«اليوم الأحد» counted from Tue 21 Jul 2015 → Sun 19 Jul 2015 (the weekday holds against the date of "
    "publication)" },
};

static void
test_derivation (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (derivations); i++)
    {
      const MasarSpan published = when_of (derivations[i].published).span;
      MasarTimeExpression expression;
      g_autofree char *line = NULL;

      g_assert_true (masar_time_expression_parse (derivations[i].expression, &expression, NULL));
      line = masar_date_format_derivation (derivations[i].words, &expression, published, MASAR_TIME_PAST, &english);
      g_assert_cmpstr (line, ==, derivations[i].line);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-format/table", test_table);
  g_test_add_func ("/date-format/lasting", test_lasting);
  g_test_add_func ("/date-format/styles", test_styles);
  g_test_add_func ("/date-format/derivation", test_derivation);
  return g_test_run ();
}
