/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-courses.h"
#include "masar-mentions-fixture.h"
#include "masar-weave.h"

#include <string.h>

/* From the words of news to courses.  The articles are made up; single ones are of Wednesday 7 August 2024. */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "postpones round 2024-08-08", one for each plan, in the order of the alphabet. */
static char *
tell_plans (const MasarArticleRecord *article)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < article->relations->len; i++)
    {
      const MasarRelation *relation = &g_array_index (article->relations, MasarRelation, i);
      const MasarMention *plan = &g_array_index (article->mentions, MasarMention, relation->to);
      g_autofree char *edtf = masar_edtf_format (plan->when.span, FALSE);

      if (!masar_link_kind_is_of_course (relation->kind))
        continue;
      g_assert_cmpint (plan->modality, ==, MASAR_MODALITY_PLANNED);
      g_ptr_array_add (told,
                       g_strdup_printf ("%s %s %s", masar_link_kind_to_string (relation->kind), plan->kind, edtf));
    }
  g_ptr_array_sort (told, compare_texts);
  g_ptr_array_add (told, NULL);
  return g_strjoinv ("; ", (char **) told->pdata);
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *text, *plans;
  } cases[] = {
    { "أعلنت قطر اليوم الأربعاء تأجيل جولة المفاوضات بين حماس وإسرائيل التي كانت مقررة في الدوحة يوم 8 أغسطس إلى 15 "
      "أغسطس 2024.",
      "postpones round 2024-08-08; resets round 2024-08-15" },
    { "قالت وزارة الخارجية العراقية أمس إنه تأجل انسحاب قوات التحالف الدولي من العراق، الذي كان من المقرر أن يبدأ في "
      "سبتمبر 2024، إلى سبتمبر 2025.",
      "postpones concession 2024-09; resets concession 2025-09" },
    { "أرجأت بغداد وواشنطن جولة المحادثات المقررة في 12 أغسطس 2024 إلى أجل غير مسمى.", "postpones round 2024-08-12" },
    { "تأجلت جولة المفاوضات بين حماس وإسرائيل إلى الأسبوع المقبل.", "resets round 2024-08-12/2024-08-18" },
    { "أعلن الوسطاء تأجيل جولة المفاوضات بين حماس وإسرائيل للأسبوع المقبل.", "resets round 2024-08-12/2024-08-18" },
    /* of a weekday without more, the next one: what is put off has not come yet */
    { "أرجأت قطر جولة المفاوضات بين حماس وإسرائيل التي كانت مقررة الخميس.", "postpones round 2024-08-08" },
    { "انسحبت القوات الأميركية من العراق أمس الثلاثاء قبل الموعد المحدد في 31 أغسطس 2024.",
      "meets concession 2024-08-31" },
    /* what looks like a range of days is the old one and the new one; but what was set for
     * "from … to …" lasts so long */
    { "أعلنت قطر اليوم الأربعاء تأجيل جولة المفاوضات بين حماس وإسرائيل التي كان من المقرر أن تنطلق الخميس 8 أغسطس إلى "
      "الجمعة 9 أغسطس.",
      "postpones round 2024-08-08; resets round 2024-08-09" },
    { "أعلنت قطر تأجيل جولة المفاوضات بين حماس وإسرائيل التي كانت مقررة من 12 إلى 14 أغسطس 2024.",
      "postpones round 2024-08-12/2024-08-14" },
    { "أعلنت بغداد تأجيل انسحاب القوات الأميركية من قاعدة حرير من 20 أغسطس إلى 15 سبتمبر 2024.",
      "postpones concession 2024-08-20; resets concession 2024-09-15" },
    { "وافقت واشنطن أمس على تمديد مهلة انسحاب القوات الإسرائيلية من جنوب لبنان إلى 18 أغسطس 2024.",
      "resets concession 2024-08-18" },
    { "تقرر إرجاء المفاوضات بين حماس وإسرائيل حتى 20 أغسطس. وكان من المفترض أن تجري المفاوضات بين الطرفين بحضور واشنطن "
      "في 9 أغسطس.",
      "postpones round 2024-08-09; resets round 2024-08-20" },
    { "لم تنسحب القوات الإسرائيلية من جنوب لبنان رغم انتهاء المهلة في 4 أغسطس 2024.", "misses concession 2024-08-04" },
    { "لم تعقد جولة المفاوضات بين حماس وإسرائيل التي كانت مقررة في القاهرة يوم 5 أغسطس 2024.",
      "misses round 2024-08-05" },
    { "ألغت قطر جولة المفاوضات بين حماس وإسرائيل التي كانت مقررة في 12 أغسطس 2024.", "misses round 2024-08-12" },
    /* before its day nothing is late */
    { "لم تبدأ جولة المفاوضات بين حماس وإسرائيل المقررة يوم 12 أغسطس 2024.", "" },
    /* a day that passed, and no word that it did not come */
    { "انتهت المهلة المحددة لانسحاب القوات الإسرائيلية من جنوب لبنان في 4 أغسطس 2024.", "" },
    /* what is denied, asked for, not done, or only supposed */
    { "نفت قطر تأجيل جولة المفاوضات بين حماس وإسرائيل المقررة يوم 8 أغسطس 2024.", "" },
    { "دعت واشنطن إلى تأجيل جولة المفاوضات بين حماس وإسرائيل المقررة يوم 8 أغسطس 2024.", "" },
    { "لم تؤجل قطر جولة المفاوضات بين حماس وإسرائيل المقررة يوم 8 أغسطس 2024.", "" },
    { "إذا تأجلت جولة المفاوضات بين حماس وإسرائيل إلى 15 أغسطس 2024 فستعود الوفود.", "" },
    /* the announcement of a date is put off, not what it is of */
    { "أعلنت بغداد اليوم تأجيل موعد إعلان انتهاء مهمة التحالف الدولي في سبتمبر 2025.", "" },
    /* until: the end of what was planned, or its new day */
    { "أعلنت بغداد تأجيل انسحاب قوات التحالف الدولي الذي كان يفترض أن يستمر حتى سبتمبر 2025.", "" },
    { "أعلنت قطر تأجيل زيارة الوفد الأميركي إلى الدوحة.", "" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      g_autofree char *plans = tell_plans (extract_sentences (lexicon, records, "a", cases[i].text, PUBLISHED));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (plans, ==, cases[i].plans);
    }
}

/* The days of a plan do not date the news of its postponement. */
static void
test_news_day (void)
{
  static const char *const texts[] = {
    "أعلنت قطر اليوم الأربعاء تأجيل جولة المفاوضات بين حماس وإسرائيل التي كانت مقررة في 8 أغسطس إلى 15 أغسطس 2024.",
    "أعلنت قطر اليوم تأجيل جولة المفاوضات بين حماس وإسرائيل إلى الأحد المقبل.",
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarArticleRecord *article = extract_sentences (lexicon, records, "a", texts[i], PUBLISHED);
      const MasarMention *news = &g_array_index (article->mentions, MasarMention, 0);
      g_autofree char *edtf = masar_edtf_format (news->when.span, FALSE);

      g_assert_cmpstr (news->kind, ==, "postponement");
      g_assert_cmpint (news->modality, <=, MASAR_MODALITY_REPORTED);
      g_assert_cmpstr (edtf, ==, PUBLISHED);
    }
}

/* A day for which something had been planned is the nearer one of two years, not the one to come. */
static void
test_given_up (void)
{
  static const struct
  {
    const char *text, *edtf;
  } cases[] = {
    { "وكان من المقرر أن يتم انسحاب القوات الإسرائيلية من لبنان يوم 26 تموز.", "2024-07-26" },
    { "وكان من المفترض أن تجري المحادثات بين حماس وإسرائيل في 10 أغسطس.", "2024-08-10" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarArticleRecord *article = extract_sentences (lexicon, records, "a", cases[i].text, PUBLISHED);
      g_autofree char *edtf = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (article->mentions->len, >, 0);
      edtf = masar_edtf_format (g_array_index (article->mentions, MasarMention, 0).when.span, FALSE);
      g_assert_cmpstr (edtf, ==, cases[i].edtf);
    }
}

/* A postponement is called by what is put off. */
static void
test_title (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  gboolean found = FALSE;

  extract_sentences (
      lexicon, records, "a",
      "أعلن رئيس الوزراء العراقي اليوم تأجيل انسحاب قوات التحالف الدولي من العراق الذي كان مقررا في سبتمبر 2024 "
      "إلى سبتمبر "
      "2025.",
      PUBLISHED);
  masar_weave (lexicon, records);
  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, i);

      if (g_strcmp0 (event->kind, "postponement") != 0)
        continue;
      g_assert_true (g_str_has_prefix (event->title, "تأجيل الانسحاب"));
      found = TRUE;
    }
  g_assert_true (found);
}

/* Three articles, each of which knows a part, tell one course. */
static void
test_course (void)
{
  static const struct
  {
    const char *published, *text;
  } articles[] = {
    { "2024-08-01",
      "قال وزير الخارجية القطري اليوم إن جولة جديدة من المفاوضات بين حماس وإسرائيل ستعقد في الدوحة يوم 8 أغسطس "
      "2024." },
    { "2024-08-07",
      "أعلنت قطر اليوم الأربعاء تأجيل جولة المفاوضات بين حماس وإسرائيل التي كانت مقررة في الدوحة يوم 8 أغسطس إلى 15 "
      "أغسطس 2024." },
    { "2024-08-17", "عقدت في الدوحة يوم الخميس 15 أغسطس 2024 جولة المفاوضات بين حماس وإسرائيل بحضور الوسطاء." },
  };
  static const struct
  {
    const char *edtf;
    MasarTurnKind kind;
  } turns[] = { { "2024-08-08", MASAR_TURN_PUT_OFF },
                { "2024-08-07", MASAR_TURN_POSTPONED },
                { "2024-08-15", MASAR_TURN_MET } };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarCourses) courses = NULL;
  const MasarTurn *found;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      const char id[] = { (char) ('a' + i), '\0' };

      extract_sentences (lexicon, records, id, articles[i].text, articles[i].published);
    }
  masar_weave (lexicon, records);
  courses = masar_courses_new (records);
  g_assert_cmpuint (masar_courses_get_n_courses (courses), ==, 1);
  found = masar_courses_get_turns (courses, 0, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (turns));
  for (guint i = 0; i < n; i++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, found[i].event);
      g_autofree char *edtf = masar_edtf_format (event->when.span, FALSE);

      g_assert_cmpstr (edtf, ==, turns[i].edtf);
      g_assert_cmpint (found[i].kind, ==, turns[i].kind);
    }
  g_assert_true (found[2].reset);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plans/sentences", test_sentences);
  g_test_add_func ("/plans/news-day", test_news_day);
  g_test_add_func ("/plans/given-up", test_given_up);
  g_test_add_func ("/plans/title", test_title);
  g_test_add_func ("/plans/course", test_course);
  return g_test_run ();
}
