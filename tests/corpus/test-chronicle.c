/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-chronicle.h"
#include "masar-page-fixture.h"
#include "masar-terms.h"

#include <glib/gstdio.h>

/* What an article without a date owes to the chronicle.  Places and happenings are made up, but for the name of a base,
 * and stand in the user's own chronicle. */

/* The posts of Zarnuqa are hit twice, on a Wednesday and on a Tuesday: told in the same words but for the number of
 * rockets and the name of the group. */
static const char own[] =
    "{\"pages\": {\"list\": \"https://example.org/list\"}, \"entries\": [\n"
    "{\"date\": \"2031-05-14\", \"see\": \"list\", \"text\": \"سقوط سبعة عشر صاروخا من طراز غراد على مخفر زرنوقة "
    "الحدودي غرب مدينة كرسوف. أصيب ثلاثة حراس واحترق مستودع الحبوب، وتبنت الهجوم كتائب الفنار.\"},\n"
    "{\"date\": \"2031-08-19\", \"see\": \"list\", \"text\": \"سقوط أربعين صاروخا من طراز غراد على مخفر زرنوقة "
    "الحدودي غرب مدينة كرسوف. أصيب ثلاثة حراس واحترق مستودع الحبوب، وتبنت الهجوم كتائب المنارة.\"},\n"
    "{\"date\": \"2034-06-05\", \"see\": \"list\", \"text\": \"سقوط ثلاثة صواريخ على معسكر بلد قرب نهر شلهوب، ونجا "
    "الحراس.\"},\n"
    "{\"date\": \"2034-06-07\", \"see\": \"list\", \"text\": \"سقوط تسعة عشر صاروخا على قاعدة بلد قرب نهر شلهوب، "
    "واشتعلت "
    "النيران في صهاريج الوقود ومخازن الحبال.\"},\n"
    "{\"date\": \"2035-09-12\", \"see\": \"list\", \"text\": \"سقوط تسعة صواريخ على قاعدة بلد قرب نهر شلهوب، واشتعلت "
    "النيران في صهاريج الوقود ومخازن الحبال.\"},\n"
    "{\"date\": \"2033-03-02\", \"see\": \"list\", \"text\": \"انهيار منجم الكبريت في وادي شرنوب. انتشل المهندس رماح "
    "الزهراوي المحاصرين بالرافعات، وتهدمت سكة العربات ومستودع الفتائل وجسر الحبال ومطحنة السكر ومعصرة السمسم.\"},\n"
    "{\"date\": \"2033-03-02\", \"see\": \"list\", \"text\": \"غرق عبارة الياسمين في بحيرة قرطوش. أنقذ الغواص نديم "
    "المرجاني الركاب بالقوارب، وجرف التيار أشرعة الصيادين ومنارة المرفأ وأقفاص الأسماك وعوامة الأرصاد وبرج "
    "المظلات.\"},\n"
    "{\"date\": \"2032-02-03\", \"see\": \"https://example.org/train\", \"checked\": true, \"text\": \"اصطدام قاطرة "
    "بعربة "
    "شحن في محطة جلنار. قال مدير المحطة فيروز الكتبي إن المكابح تعطلت، وأسفر الاصطدام عن احتراق تسع عربات محملة "
    "بالقطن.\"}]}";

static const char faulty_page[] = "{\"pages\": {\"list\": 5}, \"entries\": [\n"
                                  "{\"date\": \"2033-01-01\", \"see\": \"list\", \"text\": \"حفل\"}]}";

static const char faulty[] = "{\"entries\": [\n"
                             "{\"date\": \"2033-01-01\", \"see\": \"https://example.org\", \"text\": \"حفل\"},\n"
                             "{\"date\": \"2033\", \"see\": \"https://example.org\", \"text\": \"حفل\"}]}";

#define MORE " وأضاف المصدر أن التحقيق مستمر، وأن السلطات المحلية ستعلن النتائج في بيان يصدر عنها لاحقا."

#define ROCKETS(when)                                                                                                                                            \
  "أصيب ثلاثة من الحراس واحترق مستودع للحبوب " when " إثر سقوط صواريخ من طراز غراد على مخفر زرنوقة الحدودي غربي " \
  "مدينة كرسوف."

#define TRAIN(when)                                                                                                                                                                \
  "قال مدير المحطة فيروز الكتبي " when " إن المكابح تعطلت قبل اصطدام القاطرة بعربة شحن في محطة جلنار، وإن تسع عربات " \
  "محملة بالقطن احترقت."

/* A base that the lexicon knows is hit twice, told in the same words but for the number of rockets. */
#define BASE(rockets) "اشتعلت النيران في صهاريج الوقود ومخازن الحبال إثر سقوط " rockets " على قاعدة بلد قرب نهر شلهوب."

#define MINE(when) "قال المهندس رماح الزهراوي " when " إن منجم الكبريت في وادي شرنوب انهار على من فيه"

typedef struct
{
  const char *name;
  const char *text;
  const char *earliest; /* NULL when it is not dated */
  const char *latest;
} Case;

static const Case cases[] = {
  { "weekday-chooses", ROCKETS ("الأربعاء") MORE, "2031-05-14", "2031-05-20" },
  { "other-weekday-chooses", ROCKETS ("الثلاثاء") MORE, "2031-08-19", "2031-08-25" },
  { "today-is-the-day", ROCKETS ("اليوم الأربعاء") MORE, "2031-05-14", "2031-05-14" },
  { "yesterday-is-the-day-before", ROCKETS ("أمس الثلاثاء") MORE, "2031-08-20", "2031-08-20" },
  { "no-such-weekday", ROCKETS ("الجمعة") MORE, NULL, NULL },
  { "no-weekday-and-nothing-else", ROCKETS ("ليلا") MORE, NULL, NULL },
  { "no-weekday-but-all-the-words", TRAIN ("للصحفيين") MORE, "2032-02-03", "2032-02-09" },
  { "number-chooses", BASE ("تسعة عشر صاروخا") MORE, "2034-06-07", "2034-06-13" },
  { "other-number-chooses", BASE ("9 صواريخ") MORE, "2035-09-12", "2035-09-18" },
  { "no-such-number", BASE ("ثلاثين صاروخا") MORE, NULL, NULL },
  { "no-number", BASE ("صواريخ") MORE, NULL, NULL },
  { "told-the-day-after", "قال مصدر أمني الخميس إن حريقا اندلع. " BASE ("تسعة عشر صاروخا") MORE, "2034-06-08",
    "2034-06-13" },
  { "told-of-another-day", "قال مصدر أمني الثلاثاء إن حريقا اندلع. " BASE ("تسعة عشر صاروخا") MORE, NULL, NULL },
  { "this-afternoon", "قال مصدر أمني الأربعاء إن حريقا اندلع. " BASE ("تسعة عشر صاروخا بعد ظهر اليوم") MORE,
    "2034-06-07", "2034-06-07" },
  { "two-days-in-a-row",
    BASE ("ثلاثين صاروخا") " وكانت ثلاثة صواريخ سقطت الاثنين على معسكر بلد قرب نهر شلهوب ونجا الحراس." MORE,
    "2034-06-07", "2034-06-11" },
  { "two-days-after-its-like",
    BASE ("ثلاثين صاروخا") " ويأتي ذلك بعد يومين من سقوط ثلاثة صواريخ على معسكر بلد قرب نهر شلهوب." MORE, "2034-06-07",
    "2034-06-13" },
  { "recalled-by-its-date", BASE ("تسعة عشر صاروخا في 7 حزيران") MORE, NULL, NULL },
  { "recalled-after-a-year", "قبل عام مضى اندلع حريق. " BASE ("تسعة عشر صاروخا") MORE, NULL, NULL },
  { "recalled-in-a-later-year", BASE ("تسعة عشر صاروخا") " وأعيد بناء المخازن في عام 2036." MORE, NULL, NULL },
  { "told-in-another-month", BASE ("تسعة عشر صاروخا") " وكان الحراس تسلموا عملهم في 3 آب الجاري." MORE, NULL, NULL },
  { "said-on-a-weekday", TRAIN ("الثلاثاء") MORE, "2032-02-03", "2032-02-09" },
  { "today-of-a-speaker",
    "قال مدير المحطة فيروز الكتبي «اصطدمت القاطرة اليوم الثلاثاء بعربة شحن في محطة جلنار بعد أن تعطلت المكابح، واحترقت "
    "تسع "
    "عربات محملة بالقطن»." MORE,
    "2032-02-03", "2032-02-09" },
  { "two-of-one-day", MINE ("الأربعاء") "، وقال الغواص نديم المرجاني إن عبارة الياسمين غرقت في بحيرة قرطوش." MORE,
    "2033-03-02", "2033-03-08" },
  { "too-little-of-one", MINE ("الأربعاء") "." MORE, NULL, NULL },
  { "recalled-behind-other-news",
    "افتتح وزير الزراعة أمس معرض الفواكه السنوي في حديقة المدينة الجديدة بحضور جمع من المزارعين والتجار والطلاب، "
    "وقال في كلمة ألقاها أمام الحضور إن الموسم الحالي كان من أفضل المواسم التي عرفتها البلاد منذ عقود طويلة. " ROCKETS (
        "الأربعاء") MORE,
    NULL, NULL },
  { "little-in-common", "قال مدير محطة جلنار الثلاثاء إن رصيفا جديدا سيفتتح أمام المسافرين." MORE, NULL, NULL },
  { "a-date-of-its-own", "جلنار 4 آذار 2034\n" TRAIN ("الثلاثاء") MORE, "2034-03-04", "2034-03-04" },
};

/* A lexicon whose chronicle has @content as a file of the user's. */
static MasarLexicon *
load_lexicon (const char *content)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "masar", "chronicle", NULL);
  g_autofree char *path = g_build_filename (folder, "own.json", NULL);
  g_autoptr (GError) error = NULL;
  MasarLexicon *lexicon;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  lexicon = masar_lexicon_new_default (NULL, &error);
  g_assert_no_error (error);
  masar_chronicle_get (lexicon);
  g_unlink (path);
  return lexicon;
}

/* Reading the chronicle takes longest: it is read once for all cases. */
static void
check_news (const MasarLexicon *lexicon, const Case *it)
{
  g_auto (MasarPageFixture) page = masar_page_fixture_read_text (lexicon, it->text);
  const MasarSpan span = page.article->published.span;
  g_autofree char *earliest = masar_page_fixture_dup_day (span.begin_minutes, MASAR_OPEN_PAST, FALSE);
  g_autofree char *latest = masar_page_fixture_dup_day (span.end_minutes, MASAR_OPEN_FUTURE, TRUE);

  g_assert_cmpstr (earliest, ==, it->earliest);
  g_assert_cmpstr (latest, ==, it->latest);
  if (page.article->basis == MASAR_BASIS_CHRONICLE)
    g_assert_nonnull (page.article->entry);
  else
    g_assert_null (page.article->entry);
}

static void
test_news (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon (own);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      check_news (lexicon, &cases[i]);
    }
}

/* Who reads it can look it up. */
static void
test_reference (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon (own);
  g_auto (MasarPageFixture) page = masar_page_fixture_read_text (lexicon, ROCKETS ("الأربعاء") MORE);
  g_autofree char *reference = NULL;

  g_assert_cmpint (page.article->basis, ==, MASAR_BASIS_CHRONICLE);
  reference = masar_chronicle_entry_to_string (page.article->entry);
  g_assert_true (g_str_has_prefix (reference, "2031-05-14: سقوط سبعة عشر صاروخا"));
  g_assert_true (g_str_has_suffix (reference, "(https://example.org/list)"));
}

/* What stands before a fault is read; the message says where the fault is. */
static void
test_problems (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon (faulty);
  const MasarChronicle *chronicle = masar_chronicle_get (lexicon);
  const GPtrArray *problems = masar_chronicle_get_problems (chronicle);
  const guint n_entries = masar_chronicle_get_n_entries (chronicle);
  const GError *problem;

  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_nonnull (
      strstr (problem->message, "own.json:3: entries[1]: expected a date such as 2024-08-05, found 2033"));
  g_assert_cmpint (masar_chronicle_get_entry (chronicle, n_entries - 1)->day, ==, masar_days_from_civil (2033, 1, 1));
}

static void
test_page (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon (faulty_page);
  const GPtrArray *problems = masar_chronicle_get_problems (masar_chronicle_get (lexicon));

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (((const GError *) g_ptr_array_index (problems, 0))->message,
                            "own.json:1: pages.list: expected a string, found 5"));
}

/* The files that come with the program: nothing is wrong with them, and each entry can be looked up. */
static void
test_data (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  const MasarChronicle *chronicle = masar_chronicle_get (lexicon);

  g_assert_cmpuint (masar_chronicle_get_problems (chronicle)->len, ==, 0);
  g_assert_cmpuint (masar_chronicle_get_n_entries (chronicle), >, 1000);
  for (guint i = 0; i < masar_chronicle_get_n_entries (chronicle); i++)
    {
      const MasarChronicleEntry *entry = masar_chronicle_get_entry (chronicle, i);

      g_assert_cmpint (entry->day, >=, masar_days_from_civil (2000, 1, 1));
      g_assert_true (g_str_has_prefix (entry->see, "http"));
      g_assert_cmpuint (strlen (entry->text), >, 40);
    }
}

/* An entry is liker to itself than any other, and none that shares as much is left out or out of order. */
static void
test_search (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  const MasarChronicle *chronicle = masar_chronicle_get (lexicon);

  for (guint i = 0; i < masar_chronicle_get_n_entries (chronicle); i += 97)
    {
      const char *words = masar_chronicle_get_entry (chronicle, i)->text;
      g_autoptr (MasarText) text = masar_text_new (words, strlen (words), lexicon);
      g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GArray) matches = NULL;
      guint n_alike = 0;

      masar_terms_collect (text, 0, masar_text_get_n_tokens (text), terms);
      masar_terms_sort (terms);
      matches = masar_chronicle_search (chronicle, terms, 20, 0);
      for (guint m = 1; m < matches->len; m++)
        {
          const MasarChronicleMatch *before = &g_array_index (matches, MasarChronicleMatch, m - 1);
          const MasarChronicleMatch *match = &g_array_index (matches, MasarChronicleMatch, m);

          g_assert_true (before->shared > match->shared
                         || (before->shared == match->shared && before->entry < match->entry));
        }
      for (guint entry = 0; entry < masar_chronicle_get_n_entries (chronicle); entry++)
        n_alike += masar_chronicle_get_shared (chronicle, entry, entry, terms) >= 20;
      g_assert_cmpuint (matches->len, ==, n_alike);
      g_assert_cmpuint (g_array_index (matches, MasarChronicleMatch, 0).entry, ==, i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chronicle/news", test_news);
  g_test_add_func ("/chronicle/reference", test_reference);
  g_test_add_func ("/chronicle/problems", test_problems);
  g_test_add_func ("/chronicle/page", test_page);
  g_test_add_func ("/chronicle/data", test_data);
  g_test_add_func ("/chronicle/search", test_search);
  return g_test_run ();
}
