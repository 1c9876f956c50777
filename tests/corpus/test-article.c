/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-page-fixture.h"

/* Pages made up for these tests. */

#define LEAD "افتتح وزير النقل في المدينة جسرا جديدا يربط بين ضفتي النهر، وقال إن العمل فيه استمر نحو عامين."
#define MORE "وأضاف الوزير أن الجسر يخفف الازدحام عن وسط المدينة، وأن الحكومة تدرس إنشاء جسرين آخرين في المنطقة."
#define LAST "وكان سكان الأحياء القريبة قد طالبوا منذ سنوات بإنشاء الجسر."
#define TITLE "وزير النقل يفتتح جسرا جديدا يربط ضفتي النهر"

/* What is in the body, the passages joined by "|". */
static char *
dup_body (const MasarPageFixture *reading)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < reading->article->body->len; i++)
    {
      const MasarPassage *passage = &g_array_index (reading->article->body, MasarPassage, i);

      if (i > 0)
        g_string_append_c (body, '|');
      g_string_append_len (body, reading->document->text + passage->start, passage->end - passage->start);
    }
  return g_string_free (body, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *body;
} BodyCase;

static const BodyCase bodies[] = {
  { "plain", TITLE "\n\n" LEAD "\n" MORE "\n" LAST "\n", LEAD "\n" MORE "\n" LAST },
  { "no-title", LEAD "\n" MORE, LEAD "\n" MORE },
  { "menus", "الرئيسية\nأخبار\nرياضة\nاتصل بنا\n" TITLE "\nحجم الخط:\n" LEAD "\n" MORE "\n\nالرئيسية\nأخبار\n",
    LEAD "\n" MORE },
  { "comments", LEAD "\n" MORE "\nاترك تعليقا\n" LAST "\n", LEAD "\n" MORE },
  { "copyright", LEAD "\n" MORE "\nجميع الحقوق محفوظة © 2020\n" LAST, LEAD "\n" MORE },
  { "related-within", LEAD "\nاقرأ أيضا:\nانتهاء أعمال الطريق الدائري في العاصمة\n" MORE "\n", LEAD "|" MORE },
  { "related-after",
    LEAD "\n" MORE "\nقد يهمك أيضـــا :\nانتهاء أعمال الطريق الدائري في العاصمة\nإغلاق شارع في وسط المدينة\n",
    LEAD "\n" MORE },
  { "captions", LEAD "\nجسر على نهر - موقع ما, 1920, 11.02.2019\nانتهاء أعمال الطريق الدائري في العاصمة\n" MORE "\n",
    LEAD "|" MORE },
  { "caption-that-is-a-sentence", LEAD "\nخريطة توضح موقع الجسر الجديد في المدينة.\n" MORE, LEAD "|" MORE },
  { "short-sentence", LEAD "\nولم يذكر موعدا آخر.\n" MORE, LEAD "\nولم يذكر موعدا آخر.\n" MORE },
  { "cut-off", LEAD "\n" MORE "\nوقال سكان من الأحياء القريبة إن الجس",
    LEAD "\n" MORE "\nوقال سكان من الأحياء القريبة إن الجس" },
  { "cut-off-with-and", LEAD "\n" MORE "\nومنذ أن بدأ العمل في الجسر عام 2017،",
    LEAD "\n" MORE "\nومنذ أن بدأ العمل في الجسر عام 2017،" },
  { "cut-off-early", LEAD "\n" MORE "\nوأكد سكان الأحيا\n", LEAD "\n" MORE "\nوأكد سكان الأحيا" },
  { "agency-last", LEAD "\n" MORE "\nوكالة أنباء المدينة\n", LEAD "\n" MORE },
  { "writer-last", LEAD "\n" MORE "\nسامي النجار\n", LEAD "\n" MORE },
  { "related-with-long-headline",
    LEAD
    "\n" MORE
    "\nاقرأ المزيد: وزير النقل يعلن انتهاء أعمال الطريق الدائري في العاصمة ويؤكد أن الجسور الأخرى ستستمر حتى العام "
    "المقبل\n",
    LEAD "\n" MORE },
  { "shortcodes", LEAD "\n[[system-code:ad]]" MORE "\n[caption id=\"1\"]" LAST, LEAD "|" MORE "|" LAST },
  { "link-of-the-article", LEAD "\n" MORE "\nرابط الخبر بصحيفة الجسر: وزير النقل يفتتح جسرا جديدا\n", LEAD "\n" MORE },
  { "labels", LEAD "\n" MORE " سمات جسر نهر وزارة النقل\n", LEAD "\n" MORE },
  { "bullets", LEAD "\n- جسر الشمال وجسر الجنوب\n- نفق الوسط القديم\n" MORE,
    LEAD "\n- جسر الشمال وجسر الجنوب\n- نفق الوسط القديم\n" MORE },
  { "summary", LEAD "\n" TITLE "\n" LEAD "\n" MORE, LEAD "\n" MORE },
  { "no-full-stop",
    TITLE "\nبيروت - رويترز\n"
          "صدر عن وزارة النقل بيان بشأن الجسر الجديد الذي يربط بين ضفتي النهر في وسط المدينة\n" MORE,
    "صدر عن وزارة النقل بيان بشأن الجسر الجديد الذي يربط بين ضفتي النهر في وسط المدينة\n" MORE },
  { "no-full-stop-under-title",
    TITLE "\n\nصدر عن وزارة النقل بيان بشأن الجسر الجديد الذي يربط بين ضفتي النهر في وسط المدينة\n" MORE,
    "صدر عن وزارة النقل بيان بشأن الجسر الجديد الذي يربط بين ضفتي النهر في وسط المدينة\n" MORE },
  { "nothing", "الرئيسية\nأخبار\n", "" },
};

static void
test_body (gconstpointer data)
{
  const BodyCase *expected = data;
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_auto (MasarPageFixture) reading = masar_page_fixture_read_text (lexicon, expected->text);
  g_autofree char *body = dup_body (&reading);

  g_assert_cmpstr (body, ==, expected->body);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *title;
  const char *outlet;
  const char *place;
} HeadCase;

static const HeadCase heads[] = {
  { "title", TITLE "\n\n" LEAD "\n", TITLE, NULL, NULL },
  { "no-title", LEAD "\n" MORE "\n", NULL, NULL, NULL },
  { "quoted-title", "«جسر النهر» يفتتح بعد عامين من العمل\n" LEAD, "«جسر النهر» يفتتح بعد عامين من العمل", NULL, NULL },
  { "number-first", "23 جسرا جديدا تربط ضفتي النهر في 16 موقعا\nوكالات - بيروت\n" LEAD,
    "23 جسرا جديدا تربط ضفتي النهر في 16 موقعا", NULL, "بيروت" },
  { "behind-a-note",
    " date 2019-02-11 وفد من وزارة النقل يتوجه إلى المدينة وسط كلام عن اقتراح جديد لبناء جسر في الشمال\n" LEAD,
    "وفد من وزارة النقل يتوجه إلى المدينة وسط كلام عن اقتراح جديد لبناء جسر في الشمال", NULL, NULL },
  { "repeated-title", "أخبار محلية\n" TITLE "\nموقع الجسر -\nموقع الجسر - " TITLE "\n" LEAD, TITLE, "موقع الجسر",
    NULL },
  { "place-outlet", TITLE "\nبغداد ـ وكالة الضفتين\n" LEAD, TITLE, "وكالة الضفتين", "بغداد" },
  { "outlet-place", TITLE "\nالضفتين برس / بغداد\n" LEAD, TITLE, "الضفتين برس", "بغداد" },
  { "quoted-outlet", TITLE "\nبيروت: «الضفتان»\n" LEAD, TITLE, "الضفتان", "بيروت" },
  { "outlet-from", TITLE "\n«الضفتان» من بيروت\n" LEAD, TITLE, "الضفتان", "بيروت" },
  { "reporter", TITLE "\nبيروت - سمير العلي\n" LEAD, TITLE, NULL, "بيروت" },
  { "agency", TITLE "\nعمان - رويترز:\n" LEAD, TITLE, NULL, "عمان" },
  { "agency-letters", TITLE "\nأ. ف. ب (عمان)\n" LEAD, TITLE, NULL, "عمان" },
  { "lead", TITLE "\nعمان - رويترز: " LEAD, TITLE, NULL, "عمان" },
  { "dateline-behind-summary", TITLE "\n" LEAD "\nأربيل (كوردستان 24)- " MORE "\n" LAST, TITLE, "كوردستان 24",
    "اربيل" },
  { "label-of-headline", "عاجل: " TITLE "\n" LEAD "\n" MORE, "عاجل: " TITLE, NULL, NULL },
  { "label-alone", "أخبار عاجلة\n" TITLE "\n" LEAD "\n" MORE, TITLE, NULL, NULL },
  { "known-outlet", TITLE "\nالقدس العربي\n" LEAD, TITLE, "القدس العربي", NULL },
  { "town-in-title", "بيروت: افتتاح جسر جديد فوق النهر\n" LEAD, "بيروت: افتتاح جسر جديد فوق النهر", NULL, NULL },
};

static void
test_head (gconstpointer data)
{
  const HeadCase *expected = data;
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_auto (MasarPageFixture) reading = masar_page_fixture_read_text (lexicon, expected->text);
  const MasarArticle *article = reading.article;

  g_assert_cmpstr (article->title, ==, expected->title);
  g_assert_cmpstr (article->outlet, ==, expected->outlet);
  g_assert_cmpstr (article->place, ==, expected->place);
  g_assert_cmpstr (article->language, ==, "ar");
  if (article->title != NULL)
    {
      g_assert_cmpuint (article->title_passage.end - article->title_passage.start, ==, strlen (article->title));
      g_assert_cmpint (strncmp (expected->text + article->title_passage.start, article->title, strlen (article->title)),
                       ==, 0);
    }
}

typedef struct
{
  const char *name;
  const char *text;
  const char *first; /* day, or NULL when open */
  const char *last;
  MasarBasis basis;
  const char *reason;
} DateCase;

#define TODAY "وقال المتحدث اليوم الأربعاء إن الجسر يفتح في المساء أمام سيارات سكان المدينة وحدهم."

static const DateCase dates[] = {
  { "none", TITLE "\n" LEAD, NULL, NULL, MASAR_BASIS_UNKNOWN, NULL },
  { "dateline", TITLE "\nعمان / الأربعاء 07. 08 . 2024\n" LEAD, "2024-08-07", "2024-08-07", MASAR_BASIS_STATED,
    "dateline" },
  { "byline", TITLE "\nadmin15 أغسطس 2024آخر تحديث :\n" LEAD, "2024-08-15", "2024-08-15", MASAR_BASIS_STATED,
    "dateline" },
  { "today",
    TITLE "\n"
          "قال الوزير، اليوم الأربعاء (31 تموز 2024)، إن الجسر الجديد يفتح أمام السيارات في المساء.\n" MORE,
    "2024-07-31", "2024-07-31", MASAR_BASIS_STATED, "today-in-body" },
  { "that-day",
    TITLE "\n"
          "روى الشيخ أنه رأى الجسر أول مرة في ذلك اليوم 1/2/1999م حين كان تلميذا في المدرسة.\n" MORE,
    NULL, NULL, MASAR_BASIS_UNKNOWN, NULL },
  { "yesterday-and-another-day",
    TITLE "\n"
          "حددت اللجنة أمس الاثنين يوم السادس والعشرين من فبراير 2016 موعدا لافتتاح الجسر الجديد.\n" MORE,
    NULL, NULL, MASAR_BASIS_UNKNOWN, NULL },
  { "note", "date 2024-08-07 " TITLE "\n" LEAD, "2024-08-07", "2024-08-07", MASAR_BASIS_METADATA, "note" },
  { "note-one-off", "date 2024-08-06 " TITLE "\n" TODAY, "2024-08-06", "2024-08-07", MASAR_BASIS_METADATA, "note" },
  { "clock", "الخميس 19/سبتمبر/2024\n" TITLE "\n" LEAD, NULL, "2024-09-19", MASAR_BASIS_INFERRED, "bounds" },
  { "clock-confirmed", "الأربعاء 7 أغسطس 2024\n" TITLE "\n" TODAY, "2024-08-07", "2024-08-07", MASAR_BASIS_STATED,
    "dateline-confirmed" },
  { "updated", TITLE "\nآخر تحديث 2024-07-31 10:00\n" LEAD, NULL, "2024-07-31", MASAR_BASIS_INFERRED, "bounds" },
  { "sidebar", TITLE "\n" LEAD "\n" MORE "\n\nGMT 21:03 2025 الأربعاء ,22 كانون الثاني / يناير\nطريق آخر\n", NULL, NULL,
    MASAR_BASIS_UNKNOWN, NULL },
  { "comment", TITLE "\n" LEAD "\nاترك تعليقا\nنشر في 3 مايو 2023\n", NULL, NULL, MASAR_BASIS_UNKNOWN, NULL },
  { "future",
    TITLE "\n"
          "وقع الوزير اليوم اتفاقا ينتهي العمل به في 31 ديسمبر 2031 في مقر الوزارة.\n" LEAD,
    NULL, NULL, MASAR_BASIS_UNKNOWN, NULL },
  { "picture", TITLE "\n" LEAD "\nجسر على نهر - موقع ما, 1920, 11.02.2019\nإغلاق شارع في وسط العاصمة\n" MORE "\n",
    "2019-02-11", NULL, MASAR_BASIS_INFERRED, "bounds" },
  { "retold",
    TITLE "\n" LEAD "\nجسر على نهر - موقع ما, 1920, 11.02.2019\n"
          "نقابة المهندسين: الجسر الجديد يخفف الازدحام وسط العاصمة\n"
          "ورأت نقابة المهندسين أن الجسر الجديد قد يخفف الازدحام في وسط العاصمة، لكنه لا يكفي وحده.\n",
    "2019-02-11", "2019-02-14", MASAR_BASIS_INFERRED, "retells-linked-story" },
  { "retold-on-a-weekday",
    TITLE "\n" TODAY "\nجسر على نهر - موقع ما, 1920, 11.02.2019\n"
          "نقابة المهندسين: الجسر الجديد يخفف الازدحام وسط العاصمة\n"
          "ورأت نقابة المهندسين أن الجسر الجديد قد يخفف الازدحام في وسط العاصمة، لكنه لا يكفي وحده.\n",
    "2019-02-13", "2019-02-13", MASAR_BASIS_INFERRED, "retells-linked-story" },
  { "published-below", TITLE "\n" LEAD "\n" MORE "\nنشر بتاريخ 5 مايو 2021\n", "2021-05-05", "2021-05-05",
    MASAR_BASIS_STATED, "published-line" },
};

static char *
dup_day (gint64 minutes)
{
  MasarCivilDate date;

  if (minutes == MASAR_OPEN_PAST || minutes == MASAR_OPEN_FUTURE)
    return NULL;
  date = masar_civil_from_days (minutes / MASAR_MINUTES_PER_DAY);
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

static void
assert_published (const MasarArticle *article, const char *first, const char *last, MasarBasis basis)
{
  const MasarSpan span = article->published.span;
  g_autofree char *earliest = dup_day (span.begin_minutes);
  g_autofree char *latest = dup_day (span.end_minutes == MASAR_OPEN_FUTURE ? span.end_minutes : span.end_minutes - 1);

  g_assert_cmpstr (earliest, ==, first);
  g_assert_cmpstr (latest, ==, last);
  g_assert_cmpint (article->basis, ==, basis);
}

static void
test_date (gconstpointer data)
{
  const DateCase *expected = data;
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_auto (MasarPageFixture) reading = masar_page_fixture_read_text (lexicon, expected->text);
  const MasarArticle *article = reading.article;

  assert_published (article, expected->first, expected->last, expected->basis);
  if (expected->reason == NULL)
    g_assert_cmpuint (article->candidates->len, ==, 0);
  else
    g_assert_cmpstr (g_array_index (article->candidates, MasarDateCandidate, 0).reason, ==, expected->reason);
  for (guint i = 1; i < article->candidates->len; i++)
    g_assert_cmpint (g_array_index (article->candidates, MasarDateCandidate, i - 1).score, >=,
                     g_array_index (article->candidates, MasarDateCandidate, i).score);
}

typedef struct
{
  const char *name;
  const char *published;
  const char *url;
  gboolean from_sidecar;
  const char *day;
  MasarBasis basis;
} HintCase;

static const HintCase hints[] = {
  { "iso", "2021-05-06", NULL, FALSE, "2021-05-06", MASAR_BASIS_METADATA },
  { "iso-time", "2021-05-06T07:08:09+03:00", NULL, FALSE, "2021-05-06", MASAR_BASIS_METADATA },
  { "sidecar", "2021-05-06", "https://x.example/2020/01/02/a", TRUE, "2021-05-06", MASAR_BASIS_SIDECAR },
  { "slashes", "06/05/2021", NULL, FALSE, "2021-05-06", MASAR_BASIS_METADATA },
  { "month-first", "05/16/2021", NULL, FALSE, "2021-05-16", MASAR_BASIS_METADATA },
  { "mail", "Thu, 06 May 2021 10:00:00 GMT", NULL, FALSE, "2021-05-06", MASAR_BASIS_METADATA },
  { "seconds", "1620288000", NULL, FALSE, "2021-05-06", MASAR_BASIS_METADATA },
  { "milliseconds", "1620288000000", NULL, FALSE, "2021-05-06", MASAR_BASIS_METADATA },
  { "arabic", "6 أيار 2021", NULL, FALSE, "2021-05-06", MASAR_BASIS_METADATA },
  { "nonsense", "yesterday", NULL, FALSE, NULL, MASAR_BASIS_UNKNOWN },
  { "no-such-day", "2021-02-30", NULL, FALSE, NULL, MASAR_BASIS_UNKNOWN },
  { "address", NULL, "https://x.example/news/2021/05/06/bridge", FALSE, "2021-05-06", MASAR_BASIS_METADATA },
  { "address-number", NULL, "https://x.example/article/413171/", FALSE, NULL, MASAR_BASIS_UNKNOWN },
  { "address-long-number", NULL, "https://x.example/2021050612345", FALSE, NULL, MASAR_BASIS_UNKNOWN },
};

static void
test_hint (gconstpointer data)
{
  const HintCase *expected = data;
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  MasarDocument *document = masar_document_new ("a", NULL);
  g_auto (MasarPageFixture) reading = { NULL };

  document->text = g_strdup (TITLE "\n" LEAD);
  document->length = strlen (document->text);
  document->published = g_strdup (expected->published);
  document->url = g_strdup (expected->url);
  document->from_sidecar = expected->from_sidecar;
  reading = masar_page_fixture_read (lexicon, document);
  assert_published (reading.article, expected->day, expected->day, expected->basis);
}

typedef struct
{
  const char *name;
  const char *dates[3]; /* by metadata, most trusted first */
  const char *url;
  const char *text;
  const char *day;
  const char *reason;
} ConflictCase;

static const ConflictCase conflicts[] = {
  { "one", { "2021-05-06" }, NULL, TITLE "\n" LEAD, "2021-05-06", "metadata" },
  { "agreed", { "2021-05-06", "2021-05-06T10:00:00Z" }, NULL, TITLE "\n" LEAD, "2021-05-06", "metadata" },
  { "first-is-none", { "yesterday", "2021-05-06" }, NULL, TITLE "\n" LEAD, "2021-05-06", "second" },
  { "disputed", { "2021-05-09", "2021-05-06" }, NULL, TITLE "\n" LEAD, "2021-05-09", "metadata" },
  { "settled-by-address",
    { "2021-05-09", "2021-05-06" },
    "https://x.example/2021/05/06/a",
    TITLE "\n" LEAD,
    "2021-05-06",
    "second" },
  { "settled-by-dateline",
    { "2021-05-09", "2021-05-06" },
    NULL,
    TITLE "\nعمان / 6 أيار 2021\n" LEAD,
    "2021-05-06",
    "second" },
  { "both-seconded",
    { "2021-05-09", "2021-05-06" },
    "https://x.example/2021/05/09/a",
    TITLE "\nعمان / 6 أيار 2021\n" LEAD,
    "2021-05-06",
    "second" },
  { "another-by-address",
    { "2021-05-09" },
    "https://x.example/2021/05/06/a",
    TITLE "\n" LEAD,
    "2021-05-09",
    "metadata" },
};

static void
test_conflict (gconstpointer data)
{
  static const char *const reasons[] = { "first", "second", "third" };
  const ConflictCase *expected = data;
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  MasarDocument *document = masar_document_new ("a", NULL);
  g_auto (MasarPageFixture) reading = { NULL };

  document->text = g_strdup (expected->text);
  document->length = strlen (document->text);
  document->url = g_strdup (expected->url);
  for (guint i = 0; i < G_N_ELEMENTS (expected->dates) && expected->dates[i] != NULL; i++)
    masar_document_add_date (document, expected->dates[i], reasons[i]);
  reading = masar_page_fixture_read (lexicon, document);
  assert_published (reading.article, expected->day, expected->day, MASAR_BASIS_METADATA);
  g_assert_cmpstr (g_array_index (reading.article->candidates, MasarDateCandidate, 0).reason, ==, expected->reason);
}

static void
test_metadata (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  MasarDocument *document = masar_document_new ("a", NULL);
  g_auto (MasarPageFixture) reading = { NULL };

  document->text = g_strdup ("أخبار\n" TITLE "\n" LEAD);
  document->length = strlen (document->text);
  document->title = g_strdup (TITLE " - موقع الجسر");
  document->outlet = g_strdup ("موقع الجسر");
  reading = masar_page_fixture_read (lexicon, document);
  g_assert_cmpstr (reading.article->title, ==, TITLE);
  g_assert_cmpuint (reading.article->title_passage.start, ==, strlen ("أخبار\n"));
  g_assert_cmpstr (reading.article->outlet, ==, "موقع الجسر");
}

/* A collection's short name, or an address, is told as the outlet is called. */
static void
test_known_host (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  MasarDocument *document = masar_document_new ("a", NULL);
  g_auto (MasarPageFixture) reading = { NULL };

  document->text = g_strdup (TITLE "\n" LEAD);
  document->length = strlen (document->text);
  document->url = g_strdup ("https://www.aawsat.com/a/1");
  reading = masar_page_fixture_read (lexicon, document);
  g_assert_cmpstr (reading.article->outlet, ==, "الشرق الأوسط");
}

static void
assert_sound (const MasarPageFixture *reading)
{
  const char *text = reading->document->text;
  guint32 end = 0;

  for (guint i = 0; i < reading->article->body->len; i++)
    {
      const MasarPassage *passage = &g_array_index (reading->article->body, MasarPassage, i);

      g_assert_cmpuint (passage->start, >=, end);
      g_assert_cmpuint (passage->start, <, passage->end);
      g_assert_cmpuint (passage->end, <=, reading->document->length);
      g_assert_true (((guint8) text[passage->start] & 0xc0) != 0x80);
      g_assert_true (((guint8) text[passage->end] & 0xc0) != 0x80);
      end = passage->end;
    }
  g_assert_cmpuint (reading->article->title_passage.end, <=, reading->document->length);
}

/* Whatever the pieces and their order: passages ascend, do not meet, lie in the text, begin and end at letters. */
static void
test_any_page (void)
{
  static const char *const pieces[] = { TITLE,
                                        LEAD,
                                        MORE,
                                        LAST,
                                        "\n",
                                        "\n\n",
                                        " ",
                                        "اقرأ أيضا",
                                        "اترك تعليقا",
                                        "2024-08-07",
                                        "date ",
                                        "بغداد - ",
                                        "، ",
                                        "©",
                                        "«",
                                        "»",
                                        ". ",
                                        "abc",
                                        "١٢",
                                        "ـ",
                                        "\xef\xbb\xbf",
                                        "سمات ",
                                        "1920, 24.05.2024",
                                        "\r\n",
                                        "\t",
                                        "\xef\xbf\xbd" };
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) page = g_string_new (NULL);
      g_auto (MasarPageFixture) reading = { NULL };

      for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        g_string_append (page, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      reading = masar_page_fixture_read_text (lexicon, page->str);
      assert_sound (&reading);
    }
}

/* The sample corpus: whatever else is read into it, each article has a body of most of its sentences. */
static void
test_samples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "corpus", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  const char *name;
  guint n_read = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_auto (MasarPageFixture) reading = { NULL };
      g_autofree char *body = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      reading = masar_page_fixture_read_text (lexicon, text);
      assert_sound (&reading);
      body = dup_body (&reading);
      g_assert_cmpuint (strlen (body), >, strlen (text) / 3);
      g_assert_null (strstr (body, "جميع الحقوق"));
      g_assert_null (strstr (body, "شروط النشر"));
      g_assert_null (strstr (body, "GMT"));
      g_assert_cmpstr (reading.article->language, ==, "ar");
      n_read++;
    }
  g_assert_cmpuint (n_read, ==, 5);
}

#define ADD_TABLE(group, table, function)                                                                              \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)                                                                     \
    {                                                                                                                  \
      g_autofree char *path = g_strconcat ("/article/" group "/", table[i].name, NULL);                                \
      g_test_add_data_func (path, &table[i], function);                                                                \
    }

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  ADD_TABLE ("body", bodies, test_body)
  ADD_TABLE ("head", heads, test_head)
  ADD_TABLE ("date", dates, test_date)
  ADD_TABLE ("hint", hints, test_hint)
  ADD_TABLE ("conflict", conflicts, test_conflict)
  g_test_add_func ("/article/metadata", test_metadata);
  g_test_add_func ("/article/known-host", test_known_host);
  g_test_add_func ("/article/any-page", test_any_page);
  g_test_add_func ("/article/samples", test_samples);
  status = g_test_run ();
  g_clear_pointer (&shared_lexicon, masar_lexicon_unref);
  return status;
}
