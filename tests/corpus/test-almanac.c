/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-page-fixture.h"

/* What an article without a date owes to general knowledge.  The sentences are made up. */

typedef struct
{
  const char *name;
  const char *text;
  const char *earliest; /* NULL when open */
  const char *latest;
} Case;

#define MORE " وأضاف المصدر أن التحقيق مستمر، وأن السلطات المحلية ستعلن النتائج في بيان يصدر عنها لاحقا."

static const Case cases[] = {
  { "nothing", "أعلنت السلطات المحلية إعادة فتح الطريق الرئيسي الذي يربط بين المدينتين." MORE, NULL, NULL },
  { "killing", "وتصاعد التوتر بعد اغتيال قاسم سليماني في ضربة قرب المطار." MORE, "2020-01-03", NULL },
  { "named-without-killing", "ووصف قاسم سليماني اللقاء مع المسؤولين بأنه مفيد للطرفين." MORE, NULL, NULL },
  { "killing-with-titles", "وجاء البيان بعد اغتيال قائد فيلق القدس في الحرس الثوري الجنرال قاسم سليماني." MORE,
    "2020-01-03", NULL },
  { "two-killings", "وجاء البيان بعد مقتل إسماعيل هنية في طهران، والقيادي فؤاد شكر في بيروت قبل أيام." MORE,
    "2024-07-31", "2024-08-09" },
  { "killing-before-a-comma", "وبعد مقتل ضابط كبير، هدد حسن نصر الله بالرد على الغارة." MORE, NULL, NULL },
  { "killing-of-followers", "وقال المصدر إن الغارة أدت إلى مقتل عشرين من قوات علي عبد الله صالح." MORE, NULL, NULL },
  { "killing-by-followers", "وقتل جنود علي عبد الله صالح ثلاثة من المارة في الشارع." MORE, NULL, NULL },
  { "killing-of-sons", "وجاء البيان بعد مقتل أبناء إسماعيل هنية واغتيال أحفاد إسماعيل هنية." MORE, NULL, NULL },
  { "killing-after", "وأعلن إسماعيل هنية مقتل ثلاثة من المارة في الشارع." MORE, NULL, NULL },
  { "threat-is-no-killing", "وكانت إسرائيل قد هددت مرارا باغتيال يحيى السنوار." MORE, NULL, NULL },
  { "weekday-beside", "وجاء البيان بعد مقتل قاسم سليماني يوم الجمعة." MORE, "2020-01-03", "2020-01-09" },
  { "another-weekday", "وجاء البيان بعد مقتل قاسم سليماني يوم الأحد." MORE, "2020-01-03", NULL },
  { "mark-between", "وبعد مقتل قاسم سليماني، قال المصدر يوم الجمعة إن الطريق أغلق." MORE, "2020-01-03", NULL },
  { "month-without-year", "وتتواصل المعارك منذ اندلاع الحرب بين إسرائيل وحماس في أكتوبر الماضي." MORE, "2023-10-07",
    "2024-09-30" },
  { "month-of-the-end", "ووقع الاتفاق الذي أنهى الحرب بين إسرائيل وحماس منذ أكتوبر الماضي." MORE, NULL, NULL },
  { "day-that-is-a-name", "وتتواصل الحرب التي تشنها إسرائيل على غزة منذ السابع من أكتوبر." MORE, "2023-10-07", NULL },
  { "war-of-another-month", "وتتواصل المعارك منذ الحرب بين إسرائيل وحماس في تموز الماضي." MORE, NULL, NULL },
  { "days-ago", "وكان مقتل قاسم سليماني قبل أيام قد أثار مخاوف واسعة." MORE, "2020-01-04", "2020-01-13" },
  { "year-ago", "وكان مقتل قاسم سليماني العام الماضي قد أثار مخاوف واسعة." MORE, "2021-01-01", "2021-12-31" },
  { "in-office", "قال وزير الدفاع الأميركي لويد أوستن إن بلاده ستواصل العمل مع شركائها." MORE, "2021-01-22",
    "2025-01-21" },
  { "out-of-office", "قال وزير الدفاع السابق لويد أوستن إن بلاده ستواصل العمل مع شركائها." MORE, NULL, NULL },
  { "not-yet-in-office", "قال الرئيس المنتخب جو بايدن إن بلاده ستواصل العمل مع شركائها." MORE, NULL, NULL },
  { "attributes-between", "قال وزير الخارجية المصري الجديد الدكتور بدر عبد العاطي إن بلاده ستواصل العمل." MORE,
    "2024-07-03", NULL },
  { "comma-between", "قال الرئيس الأميركي، باراك أوباما، إن بلاده ستواصل العمل مع شركائها." MORE, "2009-01-20",
    "2017-01-21" },
  { "office-of-another", "التقى وزير الخارجية وكبير المفاوضين عباس عراقجي في مقر المنظمة." MORE, NULL, NULL },
  { "deputy", "قال مساعد وزير الخارجية عباس عراقجي إن المحادثات مستمرة بين الطرفين." MORE, NULL, NULL },
  { "son", "قال الملك بندر بن عبدالله بن عبدالعزيز إن المحادثات مستمرة بين الطرفين." MORE, NULL, NULL },
  { "family", "وقدمت أسرة الرئيس محمد مرسي التعازي إلى المسؤولين." MORE, NULL, NULL },
  { "namesake", "وتقام المباراة على ملعب الملك عبدالله بن عبدالعزيز بحضور المسؤولين." MORE, NULL, NULL },
  { "late", "ووصفه الملك عبدالله بن عبدالعزيز آل سعود -رحمه الله- بأنه رائد في مجاله." MORE, NULL, NULL },
  { "deposed", "وأجلت المحكمة النظر في قضية الرئيس المعزول محمد مرسي إلى الشهر المقبل." MORE, NULL, NULL },
  { "handed-over", "قال رئيس الوزراء حيدر العبادي إن ما فعله رئيس الوزراء نوري المالكي خطأ." MORE, "2014-09-08", NULL },
  { "fall-that-is-feared", "وقال المسؤول إن سقوط نظام الأسد سيفتح الباب أمام الفوضى." MORE, NULL, NULL },
  { "since-the-fall", "وعاد السكان إلى بلداتهم منذ سقوط نظام الأسد وبدؤوا إعمارها." MORE, "2024-12-08", NULL },
  { "yesterday-in-a-war", "قصف طيران التحالف في إطار عملية إعادة الأمل أمس مواقع عدة." MORE, "2015-04-21", NULL },
  { "in-office-then", "وفي عام 2009 قال الرئيس الأميركي باراك أوباما إن بلاده ستسحب قواتها." MORE, "2009-01-20", NULL },
  { "since", "وتشهد المنطقة هجمات متكررة منذ نوفمبر 2016 بحسب المصدر." MORE, "2016-11-01", NULL },
  { "until-bounds-nothing", "وتستمر المهمة حتى سبتمبر 2031 بحسب المصدر." MORE, NULL, NULL },
  { "news", "أعلنت هيئة بحرية أن صاروخا أصاب الناقلة مارلين لواندا يوم الجمعة في خليج عدن." MORE, "2024-01-26",
    "2024-02-01" },
  { "no-news-without-its-weekday", "وكانت الناقلة مارلين لواندا قد أصيبت بصاروخ في خليج عدن." MORE, "2024-01-26",
    NULL },
};

static void
test_bounds (gconstpointer data)
{
  const Case *it = data;
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_auto (MasarPageFixture) page = masar_page_fixture_read_text (lexicon, it->text);
  const MasarSpan span = page.article->published.span;
  g_autofree char *earliest = masar_page_fixture_dup_day (span.begin_minutes, MASAR_OPEN_PAST, FALSE);
  g_autofree char *latest = masar_page_fixture_dup_day (span.end_minutes, MASAR_OPEN_FUTURE, TRUE);

  g_assert_cmpstr (earliest, ==, it->earliest);
  g_assert_cmpstr (latest, ==, it->latest);
  g_assert_cmpint (page.article->basis, ==, it->earliest != NULL ? MASAR_BASIS_INFERRED : MASAR_BASIS_UNKNOWN);
}

/* A month or day that leaves out its year is given the landmark's. */
static void
test_pins (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_auto (MasarPageFixture) page = masar_page_fixture_read_text (
      lexicon, "وقال يوم الاثنين إن الحرب التي تشنها إسرائيل على غزة منذ السابع من أكتوبر ستنتهي في حزيران." MORE);
  const MasarTimePin *pin = &g_array_index (page.article->pins, MasarTimePin, 0);

  g_assert_cmpuint (page.article->pins->len, ==, 1);
  g_assert_cmpint (pin->year, ==, 2023);
  g_assert_cmpint (g_array_index (page.times, MasarTime, pin->time).expression.first.month.value, ==, 10);
}

/* Every landmark and office can be read, and every word that they ask for is there. */
static void
test_data (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const guint words = masar_lexicon_get_category (lexicon, "almanac-word");
  const guint happenings = masar_lexicon_get_category (lexicon, "almanac-happening");

  for (guint i = 0; i < masar_lexicon_get_n_entries (lexicon, words); i++)
    {
      JsonArray *of_word = json_object_get_array_member (masar_lexicon_get_entry (lexicon, words, i)->data, "names");

      for (guint n = 0; n < json_array_get_length (of_word); n++)
        g_hash_table_add (names, (gpointer) json_array_get_string_element (of_word, n));
    }
  g_assert_cmpuint (masar_lexicon_get_n_entries (lexicon, happenings), >, 0);
  for (guint i = 0; i < masar_lexicon_get_n_entries (lexicon, happenings); i++)
    {
      JsonArray *landmarks =
          json_object_get_array_member (masar_lexicon_get_entry (lexicon, happenings, i)->data, "landmarks");

      for (guint l = 0; l < json_array_get_length (landmarks); l++)
        {
          JsonObject *landmark = json_array_get_object_element (landmarks, l);
          JsonArray *with =
              json_object_has_member (landmark, "with") ? json_object_get_array_member (landmark, "with") : NULL;

          g_assert_nonnull (json_object_get_string_member (landmark, "date"));
          for (guint w = 0; with != NULL && w < json_array_get_length (with); w++)
            g_assert_true (g_hash_table_contains (names, json_array_get_string_element (with, w)));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/almanac/bounds/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_bounds);
    }
  g_test_add_func ("/almanac/pins", test_pins);
  g_test_add_func ("/almanac/data", test_data);
  return g_test_run ();
}
