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
  const char *line;
} derivations[] = {
  { "يوم الاثنين", "W1", "«يوم الاثنين» before Wed 7 Aug 2024 → Mon 5 Aug 2024" },
  { "أمس", "d-1", "«أمس» counted from Wed 7 Aug 2024 → Tue 6 Aug 2024" },
  { "الأحد المقبل", "W7>", "«الأحد المقبل» after Wed 7 Aug 2024 → Sun 11 Aug 2024" },
  { "عام 2014", "Y2014", "«عام 2014» → 2014" },
  { "الأحد 5 آب 2024", "Y2024M8D5W7", "«الأحد 5 آب 2024» → Mon 5 Aug 2024 (the weekday is not that date's)" },
};

static void
test_derivation (void)
{
  const MasarSpan published = masar_span_new_day (masar_days_from_civil (2024, 8, 7));

  for (gsize i = 0; i < G_N_ELEMENTS (derivations); i++)
    {
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
