/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-extract.h"
#include "masar-file-reader.h"
#include "masar-test.h"
#include "masar-weave.h"

#include <string.h>

/* What several articles make of one happening.  The articles are made up. */

#define REST                                                                                                                                                                                                       \
  " ولم تصدر حتى مساء اليوم نفسه أي معلومات أخرى عن الجهات المعنية في المدينة، كما لم تعلق وسائل الإعلام المحلية على " \
  "ذلك بأي شكل."

#define AGENCY                                                                                                                                                                                                        \
  " وقال المتحدث للصحفيين إن الأطباء الذين وصلوا إلى المستشفى المركزي عالجوا عشرات المصابين، وإن فرق الإنقاذ ما زالت " \
  "تبحث عن ناجين تحت أنقاض المبنى الذي انهار جزء منه، بينما طلبت البلدية من السكان الابتعاد عن الحي القديم."

typedef struct
{
  const char *id, *published, *text;
} Source;

static const Source sources[] = {
  { "a1", "2024-08-06", "تعرضت قاعدة التنف لهجوم صاروخي أمس الاثنين أسفر عن إصابة خمسة جنود أميركيين." REST },
  { "a2", "2024-08-07", "وكانت صواريخ استهدفت قاعدة التنف يوم الاثنين ما أدى إلى إصابة سبعة جنود أميركيين." REST },
  { "a3", "2024-08-07", "استهدفت طائرات مسيرة قاعدة حرير يوم الاثنين." REST },
  { "a4", "2024-08-12", "تعرضت قاعدة التنف لقصف بالصواريخ أمس الأحد." REST },
  { "a5", NULL, "قال مصدر أمني إن قاعدة التنف تعرضت لهجوم صاروخي يوم الاثنين وأصيب خمسة جنود أميركيين." REST },
  { "a6", "2024-08-09", "أعلن مصدر أن الهجوم الصاروخي على قاعدة التنف قد يعرقل المفاوضات بين بغداد وواشنطن." REST },
};

static MasarLexicon *
load_lexicon (void)
{
  g_autoptr (GError) error = NULL;
  MasarLexicon *lexicon = masar_lexicon_new_default (NULL, &error);

  g_assert_no_error (error);
  return lexicon;
}

static void
add_source (const MasarLexicon *lexicon, MasarRecords *records, const Source *source)
{
  g_autoptr (MasarDocument) document = masar_document_new (source->id, "file:///made-up.txt");

  g_free (document->text);
  document->text = g_strdup (source->text);
  document->length = strlen (source->text);
  document->published = g_strdup (source->published);
  document->from_sidecar = source->published != NULL;
  masar_extract (lexicon, document, records);
}

/* Weaves the sources in the given order. */
static MasarRecords *
weave (const MasarLexicon *lexicon, const guint *order, guint n)
{
  MasarRecords *records = masar_records_new ();

  for (guint i = 0; i < n; i++)
    add_source (lexicon, records, &sources[order[i]]);
  masar_weave (lexicon, records);
  return records;
}

static char *
dup_output (const MasarRecords *records)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      masar_event_record_write (records, i, out);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < masar_records_get_n_links (records); i++)
    {
      masar_link_record_write (records, i, out);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static const guint in_order[] = { 0, 1, 2, 3, 4, 5 };

static int
find_event_of (const MasarRecords *records, const char *id, MasarEventType type)
{
  for (guint e = 0; e < masar_records_get_n_events (records); e++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, e);

      for (guint i = 0; event->type == type && i < event->evidence->len; i++)
        if (g_str_equal (
                masar_records_get_article (records, (guint) g_array_index (event->evidence, MasarEvidence, i).article)
                    ->id,
                id))
          return (int) e;
    }
  return -1;
}

static void
test_same_happening (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = weave (lexicon, in_order, G_N_ELEMENTS (in_order));
  const int event = find_event_of (records, "a1", MASAR_EVENT_ATTACK);

  g_assert_cmpint (event, >=, 0);
  g_assert_cmpint (find_event_of (records, "a2", MASAR_EVENT_ATTACK), ==, event);
  g_assert_cmpint (find_event_of (records, "a5", MASAR_EVENT_ATTACK), ==, event);
  g_assert_true (masar_span_equal (masar_records_get_event (records, (guint) event)->when.span,
                                   masar_span_new_day (masar_days_from_civil (2024, 8, 5))));
  g_assert_nonnull (masar_records_get_event (records, (guint) event)->title);
}

/* Another base, another day: never one event. */
static void
test_hard_conflicts (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = weave (lexicon, in_order, G_N_ELEMENTS (in_order));
  const int event = find_event_of (records, "a1", MASAR_EVENT_ATTACK);

  g_assert_cmpint (find_event_of (records, "a3", MASAR_EVENT_ATTACK), !=, event);
  g_assert_cmpint (find_event_of (records, "a4", MASAR_EVENT_ATTACK), !=, event);
  for (guint e = 0; e < masar_records_get_n_events (records); e++)
    g_assert_cmpuint (masar_records_get_event (records, e)->evidence->len, >, 0);
}

static void
test_dispute (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = weave (lexicon, in_order, G_N_ELEMENTS (in_order));
  const int event = find_event_of (records, "a1", MASAR_EVENT_ATTACK);
  const GArray *disputes = masar_records_get_event (records, (guint) event)->disputes;
  gboolean found = FALSE;

  for (guint i = 0; i < disputes->len; i++)
    {
      const MasarDispute *dispute = &g_array_index (disputes, MasarDispute, i);

      found |= g_str_equal (dispute->what, "wounded") && dispute->n_values == 2;
    }
  g_assert_true (found);
}

/* An article without a date that tells of a dated happening by its weekday appeared in the week after it. */
static void
test_articles_date_each_other (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = weave (lexicon, in_order, G_N_ELEMENTS (in_order));
  const MasarArticleRecord *article =
      masar_records_get_article (records, (guint) masar_records_find_article (records, "a5"));

  g_assert_cmpint (article->basis, ==, MASAR_BASIS_CORPUS);
  g_assert_true (masar_span_equal (article->published.span, masar_span_new_days (masar_days_from_civil (2024, 8, 5),
                                                                                 masar_days_from_civil (2024, 8, 11))));
}

/* A day is announced before it comes, and a base that is hit again and again is hit on every weekday. */
static void
test_weak_signs_date_nothing (void)
{
  static const Source weak[] = {
    { "announced", NULL, "أعلنت القيادة هدنة إنسانية تدخل حيز التنفيذ يوم الأحد 9 يونيو 2019 في عدن." REST },
    { "b1", "2019-02-05", "تعرضت قاعدة التنف لهجوم صاروخي يوم الاثنين." REST },
    { "b2", "2019-03-05", "تعرضت قاعدة التنف لهجوم صاروخي يوم الجمعة." REST },
    { "b3", "2019-04-04", "تعرضت قاعدة التنف لهجوم صاروخي أمس الأربعاء." REST },
    { "undated", NULL, "تعرضت قاعدة التنف لهجوم صاروخي يوم الاثنين." AGENCY },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++)
    add_source (lexicon, records, &weak[i]);
  masar_weave (lexicon, records);
  g_assert_true (masar_span_is_unknown (masar_records_get_article (records, 0)->published.span));
  g_assert_true (masar_span_is_unknown (masar_records_get_article (records, 4)->published.span));
}

static void
test_own_violence_dates (void)
{
  static const Source told = { "told", NULL,
                               "قصفت طائرات قاعدة التنف يوم الاثنين 4 فبراير 2019 وقتل ثلاثة جنود." REST };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  const gint64 monday = masar_days_from_civil (2019, 2, 4);

  add_source (lexicon, records, &told);
  masar_weave (lexicon, records);
  g_assert_true (masar_span_equal (masar_records_get_article (records, 0)->published.span,
                                   masar_span_new_days (monday, monday + 6)));
}

/* What bounds an article lets others say more of it: a day without a year, news without a day. */
static void
test_bounded_articles (void)
{
  static const Source bounded[] = {
    { "dated", "2020-02-11", "تعرضت قاعدة التنف لهجوم صاروخي أمس الاثنين أسفر عن إصابة خمسة جنود." REST },
    { "day", NULL,
      "قتل قاسم سليماني في يناير الماضي. وفي العاشر من فبراير أصيب خمسة جنود في هجوم صاروخي على قاعدة التنف." REST },
    { "far", NULL, "قتل قاسم سليماني قبل أسابيع. تعرضت قاعدة التنف لهجوم صاروخي أسفر عن إصابة خمسة جنود." REST },
    { "other", "2020-01-09", "تعرضت قاعدة حرير لهجوم صاروخي أمس الأربعاء." REST },
    { "near", NULL, "قتل قاسم سليماني قبل أيام. تعرضت قاعدة حرير لهجوم صاروخي أسفر عن إصابة خمسة جنود." REST },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  const gint64 day = masar_days_from_civil (2020, 2, 10);
  MasarSpan of_day, of_far;

  for (gsize i = 0; i < G_N_ELEMENTS (bounded); i++)
    add_source (lexicon, records, &bounded[i]);
  of_day = masar_records_get_article (records, 1)->published.span;
  of_far = masar_records_get_article (records, 2)->published.span;
  g_assert_false (masar_span_contains (masar_span_new_days (day, day + 366), of_day));
  masar_weave (lexicon, records);
  of_day.begin_minutes = masar_span_new_day (day).begin_minutes;
  g_assert_true (masar_span_equal (masar_records_get_article (records, 1)->published.span, of_day));
  g_assert_true (masar_span_equal (masar_records_get_article (records, 2)->published.span, of_far));
  g_assert_true (
      masar_span_equal (masar_records_get_article (records, 4)->published.span,
                        masar_span_new_days (masar_days_from_civil (2020, 1, 8), masar_days_from_civil (2020, 1, 13))));
}

/* Who prints the text of another, does so within days. */
static void
test_copies_date_each_other (void)
{
  static const Source copies[] = {
    { "dated", "2020-02-11", "تعرضت قاعدة التنف لهجوم صاروخي." AGENCY },
    { "copy", NULL, "تعرضت قاعدة التنف لهجوم صاروخي." AGENCY " ونقل الموقع الخبر عن وكالة." },
    { "weekday", NULL, "ذكرت الوكالة اليوم الأربعاء أن القاعدة تعرضت لهجوم." AGENCY },
    { "another", NULL, "تعرضت قاعدة التنف لهجوم صاروخي." REST },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  const gint64 day = masar_days_from_civil (2020, 2, 11);

  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    add_source (lexicon, records, &copies[i]);
  masar_weave (lexicon, records);
  g_assert_true (masar_span_equal (masar_records_get_article (records, 1)->published.span,
                                   masar_span_new_days (day - 1, day + 2)));
  g_assert_cmpint (masar_records_get_article (records, 1)->basis, ==, MASAR_BASIS_CORPUS);
  g_assert_true (
      masar_span_equal (masar_records_get_article (records, 2)->published.span, masar_span_new_day (day + 1)));
  g_assert_true (masar_span_is_unknown (masar_records_get_article (records, 3)->published.span));
}

/* Where a base is hit again and again a weekday dates nothing; told in the same rare words, it is the same attack, and
 * that dates the article. */
static void
test_events_date_articles (void)
{
  static const Source told[] = {
    { "b1", "2019-02-05", "تعرضت قاعدة التنف لهجوم صاروخي يوم الاثنين." AGENCY },
    { "b2", "2019-03-05", "تعرضت قاعدة التنف لهجوم صاروخي يوم الجمعة." REST },
    { "b3", "2019-04-04", "تعرضت قاعدة التنف لهجوم صاروخي أمس الأربعاء." REST },
    { "dated", "2020-02-16",
      "تعرضت قاعدة التنف لهجوم صاروخي أمس السبت من بساتين الهلالية أصاب حظيرة زينغو ومرآب شاكوف." REST },
    { "undated", NULL,
      "قتل قاسم سليماني في يناير الماضي. وتعرضت قاعدة التنف لهجوم صاروخي يوم السبت من بساتين الهلالية أصاب حظيرة "
      "زينغو ومرآب شاكوف." AGENCY },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  const gint64 saturday = masar_days_from_civil (2020, 2, 15);

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    add_source (lexicon, records, &told[i]);
  masar_weave (lexicon, records);
  g_assert_true (masar_span_equal (masar_records_get_article (records, 4)->published.span,
                                   masar_span_new_days (saturday, saturday + 6)));
  g_assert_cmpint (masar_records_get_article (records, 4)->basis, ==, MASAR_BASIS_CORPUS);
}

static void
take_articles (MasarRecords *read, gpointer user_data)
{
  masar_records_absorb (user_data, read, NULL, NULL);
}

static void
fail_problem (const char *file, const GError *error, gpointer user_data)
{
  g_error ("%s: %s", file, error->message);
}

static void
test_order_does_not_matter (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) straight = weave (lexicon, in_order, G_N_ELEMENTS (in_order));
  g_autofree char *expected = dup_output (straight);

  for (guint round = 0; round < 20; round++)
    {
      guint order[G_N_ELEMENTS (in_order)];
      g_autoptr (MasarRecords) shuffled = NULL;
      g_autofree char *output = NULL;

      memcpy (order, in_order, sizeof order);
      for (guint i = G_N_ELEMENTS (order) - 1; i > 0; i--)
        {
          const guint j = (guint) g_test_rand_int_range (0, (int) i + 1);
          const guint kept = order[i];

          order[i] = order[j];
          order[j] = kept;
        }
      shuffled = weave (lexicon, order, G_N_ELEMENTS (order));
      output = dup_output (shuffled);
      g_assert_cmpstr (output, ==, expected);
    }
}

/* Every article of the sample finds its week: by its own words, by its links, or by the others. */
static void
test_sample_is_dated (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autofree char *folder = masar_test_dup_path ("../data/corpus");
  const char *paths[] = { folder, NULL };
  MasarFileReaderProgress progress = { 0 };

  masar_file_reader_run (paths, NULL, lexicon, 1, &progress, NULL, take_articles, fail_problem, records);
  g_assert_cmpuint (masar_records_get_n_articles (records), ==, 5);
  masar_weave (lexicon, records);
  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      const MasarSpan published = masar_records_get_article (records, i)->published.span;

      g_assert_false (masar_span_is_open (published));
      g_assert_cmpint (published.end_minutes - published.begin_minutes, <=, 7 * MASAR_MINUTES_PER_DAY);
    }
}

/* Weaving what is woven gives the same. */
static void
test_twice (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = weave (lexicon, in_order, G_N_ELEMENTS (in_order));
  g_autofree char *once = dup_output (records);
  g_autofree char *twice = NULL;

  masar_weave (lexicon, records);
  twice = dup_output (records);
  g_assert_cmpstr (once, ==, twice);
}

/* The records of extract as lines, woven out of @records. */
static char *
dup_woven_lines (const MasarLexicon *lexicon, MasarRecords *into, const MasarRecords *from)
{
  g_autoptr (MasarRecords) records = masar_records_ref (into);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < masar_records_get_n_articles (from); i++)
    {
      g_autoptr (GError) error = NULL;

      g_string_truncate (line, 0);
      masar_article_record_write (masar_records_get_article (from, i), line);
      masar_records_read_line (records, line->str, (gssize) line->len, "line", &error);
      g_assert_no_error (error);
    }
  masar_weave (lexicon, records);
  return dup_output (records);
}

/* Records that lie in a file are woven to the same. */
static void
test_large (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) extracted = masar_records_new ();
  g_autoptr (MasarRecords) usual = masar_records_new ();
  g_autoptr (MasarRecords) large = masar_records_new_large ();
  g_autofree char *expected = NULL;
  g_autofree char *output = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    add_source (lexicon, extracted, &sources[i]);
  expected = dup_woven_lines (lexicon, usual, extracted);
  output = dup_woven_lines (lexicon, large, extracted);
  g_assert_cmpstr (output, ==, expected);
}

/* Weaves articles that tell of one attack, each with the members given; returns its event. */
static const MasarEventRecord *
weave_told (const MasarLexicon *lexicon, MasarRecords *records, const char *const *told, guint n_told)
{
  for (guint i = 0; i < n_told; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_strdup_printf (
          "{\"record\":\"article\",\"id\":\"t%u\",\"outlet\":\"منبر %u\","
          "\"published\":{\"edtf\":\"2024-08-06\",\"basis\":\"stated\"},"
          "\"mentions\":[{\"start\":0,\"end\":9,\"type\":\"attack\",\"kind\":\"rocket\",\"place\":\"التنف\","
          "\"edtf\":\"2024-08-05\",%s}]}",
          i, i, told[i]);

      masar_records_read_line (records, line, -1, "line", &error);
      g_assert_no_error (error);
    }
  masar_weave (lexicon, records);
  g_assert_cmpuint (masar_records_get_n_events (records), ==, 1);
  return masar_records_get_event (records, 0);
}

#define WOUNDED(count, exactness)                                                                                      \
  "{\"harm\":\"wounded\",\"count\":" #count ",\"exactness\":\"" exactness "\",\"start\":1,\"end\":2}"
#define TOLD(sum, casualties) "\"modality\":\"asserted\",\"wounded\":" #sum ",\"casualties\":[" casualties "]"

static void
test_disputes (void)
{
  static const struct
  {
    const char *told[2];
    const char *what; /* NULL when nothing is disputed */
  } cases[] = {
    { { TOLD (5, WOUNDED (5, "exact")), TOLD (7, WOUNDED (7, "exact")) }, "wounded" },
    { { TOLD (5, WOUNDED (5, "at-least")), TOLD (7, WOUNDED (7, "exact")) }, NULL },
    { { TOLD (7, WOUNDED (7, "at-least")), TOLD (5, WOUNDED (5, "exact")) }, "wounded" },
    { { TOLD (5, WOUNDED (5, "more-than")), TOLD (5, WOUNDED (5, "exact")) }, "wounded" },
    { { TOLD (9, WOUNDED (9, "at-most")), TOLD (5, WOUNDED (5, "exact")) }, NULL },
    { { TOLD (100, WOUNDED (100, "about")), TOLD (90, WOUNDED (90, "exact")) }, NULL },
    { { TOLD (100, WOUNDED (100, "about")), TOLD (30, WOUNDED (30, "exact")) }, "wounded" },
    { { TOLD (7, WOUNDED (5, "exact") "," WOUNDED (2, "exact")), TOLD (5, WOUNDED (5, "exact")) }, NULL },
    { { "\"modality\":\"asserted\"", "\"modality\":\"denied\"" }, "assertion" },
    { { "\"modality\":\"asserted\"", "\"modality\":\"possible\"" }, NULL },
    { { "\"modality\":\"asserted\",\"actor\":\"الحوثيون\"", "\"modality\":\"asserted\",\"actor\":\"حزب الله\"" },
      "actor" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarEventRecord *event;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      event = weave_told (lexicon, records, cases[i].told, 2);
      g_assert_cmpuint (event->disputes->len, ==, cases[i].what != NULL ? 1 : 0);
      if (cases[i].what != NULL)
        g_assert_cmpstr (g_array_index (event->disputes, MasarDispute, 0).what, ==, cases[i].what);
    }
}

#define FROM(agency)                                                                                                   \
  "\"modality\":\"asserted\",\"says\":[{\"who\":\"" agency "\",\"role\":\"agency\",\"start\":1,\"end\":2}]"
#define OWN "\"modality\":\"asserted\""

/* What one agency told is one source, however many print it. */
static void
test_independent_sources (void)
{
  static const struct
  {
    const char *told[3];
    guint n_sources;
  } cases[] = {
    { { OWN, OWN, OWN }, 3 },
    { { FROM ("وكالة رويترز"), FROM ("رويترز"), OWN }, 2 },
    { { FROM ("رويترز"), FROM ("فرانس برس"), FROM ("وكالة فرانس برس") }, 2 },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (weave_told (lexicon, records, cases[i].told, 3)->n_sources, ==, cases[i].n_sources);
    }
}

/* Two outlets print one text, and say so nowhere. */
static void
test_copies (void)
{
  static const char printed[] =
      "تعرضت قاعدة التنف لهجوم صاروخي أمس الاثنين أسفر عن إصابة خمسة جنود أميركيين، وقال شهود إن دخانا كثيفا تصاعد من "
      "محيط الموقع قبل أن تهرع سيارات الإسعاف إليه، وأغلقت دوريات الطريق المؤدي إلى المعبر ساعات طويلة." REST;
  const Source printing[] = {
    { "first", "2024-08-06", printed },
    { "second", "2024-08-06", printed },
    { "own", "2024-08-06", "تعرضت قاعدة التنف لهجوم صاروخي أمس الاثنين وأصيب خمسة جنود أميركيين بجروح." REST },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (printing); i++)
    add_source (lexicon, records, &printing[i]);
  masar_weave (lexicon, records);
  g_assert_null (masar_records_get_article (records, 0)->copy_of);
  g_assert_cmpstr (masar_records_get_article (records, 1)->copy_of, ==, "first");
  g_assert_null (masar_records_get_article (records, 2)->copy_of);
  g_assert_cmpuint (masar_records_get_event (records, 0)->n_sources, ==, 2);
  masar_event_record_write (records, 0, line);
  g_assert_nonnull (strstr (line->str, "\"copies\":[{\"of\":\"first\",\"articles\":[\"second\"]}]"));
}

static void
count_notes (const MasarRecords *records, const MasarMergeNote *note, gpointer user_data)
{
  guint *counts = user_data;

  counts[note->merged ? 0 : 1]++;
  g_assert_true (note->merged == (note->refusal == NULL));
  if (g_strcmp0 (note->refusal, "score") == 0)
    g_assert_cmpint (note->score, <, note->needed);
}

static void
take_refusal (const MasarRecords *records, const MasarMergeNote *note, gpointer user_data)
{
  *(const char **) user_data = note->refusal;
}

/* Reads an article of one asserted mention, which has the members @mention; its @published may be %NULL. */
static void
read_mention (MasarRecords *records, guint id, const char *published, const char *mention)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *when = published != NULL
                              ? g_strdup_printf (",\"published\":{\"edtf\":\"%s\",\"basis\":\"stated\"}", published)
                              : g_strdup ("");
  g_autofree char *line =
      g_strdup_printf ("{\"record\":\"article\",\"id\":\"t%u\"%s,\"mentions\":[{\"start\":0,\"end\":9,"
                       "\"modality\":\"asserted\",%s}]}",
                       id, when, mention);

  masar_records_read_line (records, line, -1, "line", &error);
  g_assert_no_error (error);
}

/* Two reports of one day that agree in all but one thing. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *of_a, *of_b, *refusal;
  } cases[] = {
    { "\"place\":\"التنف\",\"actor\":\"الولايات المتحدة\"", "\"place\":\"التنف\",\"actor\":\"إسرائيل\"", "actor" },
    { "\"place\":\"التنف\",\"killed\":30", "\"place\":\"عين الأسد\",\"killed\":30", "place" },
    { "\"place\":\"سوريا\"", "\"place\":\"سوريا\"", NULL },
    { "\"actor\":\"إسرائيل\"", "\"actor\":\"إسرائيل\"", NULL },
    { "\"target\":\"حماس\"", "\"actor\":\"إسرائيل\"", "score" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const char *refusal = "none";

      for (guint side = 0; side < 2; side++)
        {
          g_autofree char *mention =
              g_strconcat ("\"type\":\"strike\",\"kind\":\"air-strike\",\"edtf\":\"2024-08-05\",",
                           side == 0 ? cases[i].of_a : cases[i].of_b, NULL);

          read_mention (records, side, "2024-08-06", mention);
        }
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      masar_weave_explained (lexicon, records, take_refusal, &refusal);
      g_assert_cmpstr (refusal, ==, cases[i].refusal);
    }
}

#define STRUCK(place, more) "\"type\":\"attack\",\"kind\":\"rocket\",\"place\":\"" place "\"" more
#define SAID(kind, more) "\"type\":\"talks\",\"kind\":\"" kind "\"" more
#define ON(edtf) ",\"edtf\":\"" edtf "\""
#define WORDS ",\"words\":\"01230124012501260127\""

/* What a date that is not exact, or is told of every day, needs beside it. */
static void
test_second_facts (void)
{
  static const struct
  {
    const char *about;
    const char *published[2];
    const char *mentions[2];
    const char *refusal; /* NULL: they are one */
  } cases[] = {
    { "undated news of a town",
      { "2024-08-06", "2024-08-07" },
      { STRUCK ("الرمادي", ON ("2024-08-05")), STRUCK ("الرمادي", ON ("../2024-08-07")) },
      NULL },
    { "told a week later, of a town",
      { "2024-08-06", "2024-08-12" },
      { STRUCK ("الرمادي", ON ("2024-08-05")), STRUCK ("الرمادي", ON ("../2024-08-12")) },
      "score" },
    { "the same in the same words",
      { "2024-08-06", "2024-08-12" },
      { STRUCK ("الرمادي", ON ("2024-08-05") WORDS), STRUCK ("الرمادي", ON ("../2024-08-12") WORDS) },
      NULL },
    { "a site is hit seldom",
      { "2024-08-06", "2024-08-16" },
      { STRUCK ("عين الأسد", ON ("2024-08-05")), STRUCK ("عين الأسد", ON ("../2024-08-16")) },
      NULL },
    { "a month, and a site of the same country",
      { "2021-07-29", "2021-12-19" },
      { STRUCK ("عين الأسد", ON ("2021-07-29")), STRUCK ("العراق", ON ("2021-07")) },
      "score" },
    { "a number of its own",
      { "2021-07-29", "2021-12-19" },
      { STRUCK ("الرمادي", ON ("2021-07-29") ",\"killed\":17"), STRUCK ("الرمادي", ON ("2021-07") ",\"killed\":17") },
      NULL },
    { "one party meets many on a day",
      { "2024-08-06", "2024-08-06" },
      { SAID ("meeting", ON ("2024-08-05") ",\"actor\":\"مصر\""),
        SAID ("meeting", ON ("2024-08-05") ",\"actor\":\"مصر\"") },
      "score" },
    { "both parties of a meeting",
      { "2024-08-06", "2024-08-06" },
      { SAID ("meeting", ON ("2024-08-05") ",\"actor\":\"مصر\",\"target\":\"العراق\""),
        SAID ("meeting", ON ("2024-08-05") ",\"actor\":\"العراق\",\"target\":\"مصر\"") },
      NULL },
    { "who visits is one",
      { "2024-08-06", "2024-08-06" },
      { SAID ("visit", ON ("2024-08-05") WORDS ",\"actor\":\"روسيا\",\"target\":\"مصر\""),
        SAID ("visit", ON ("2024-08-05") WORDS ",\"actor\":\"تركيا\",\"target\":\"مصر\"") },
      "score" },
    { "a day far ahead of both",
      { "2024-08-06", "2024-07-01" },
      { SAID ("withdrawal", ON ("2025-09-30")), SAID ("withdrawal", ON ("2025-09-30")) },
      NULL },
    { "a night between two days",
      { "2024-08-06", "2024-08-06" },
      { STRUCK ("الرمادي", ON ("2024-08-04T21:30/2024-08-04T21:31")),
        STRUCK ("الرمادي", ON ("2024-08-05T03:00/2024-08-05T06:00")) },
      NULL },
    { "one sentence in two outlets, the place in one",
      { "2024-08-06", "2024-08-06" },
      { STRUCK ("الأنبار", ON ("../2024-08-06") WORDS),
        "\"type\":\"attack\",\"kind\":\"rocket\"" ON ("../2024-08-06") WORDS },
      NULL },
    { "the like, told in the same words half a year later",
      { "2024-01-06", "2024-08-06" },
      { STRUCK ("الأنبار", ON ("../2024-01-06") WORDS), STRUCK ("الأنبار", ON ("../2024-08-06") WORDS) },
      "score" },
    { "a week, and the number of the dead",
      { "2021-01-24", "2021-02-02" },
      { "\"type\":\"attack\",\"kind\":\"bomb\",\"killed\":32" ON ("2021-01-21"),
        STRUCK ("بغداد", ON ("2021-01-18/2021-01-24") ",\"kind\":\"bomb\",\"killed\":32") },
      NULL },
    { "undated news with another number",
      { "2024-08-06", "2024-08-06" },
      { STRUCK ("الرمادي", ON ("2024-08-05") ",\"killed\":43,\"wounded\":173"),
        STRUCK ("الرمادي", ON ("../2024-08-06") ",\"killed\":6,\"wounded\":6") },
      "score" },
    { "what both know as past",
      { "2021-01-24", "2021-01-24" },
      { "\"type\":\"attack\",\"kind\":\"bomb\",\"background\":true" ON ("2021-01-21"),
        "\"type\":\"attack\",\"kind\":\"bomb\",\"background\":true" ON ("2021-01-21") },
      NULL },
    { "two days in a row",
      { "2024-08-06", "2024-08-06" },
      { STRUCK ("الأنبار", ON ("2024-08-04")), STRUCK ("الأنبار", ON ("2024-08-05")) },
      "score" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const char *refusal = "none";

      for (guint side = 0; side < 2; side++)
        read_mention (records, side, cases[i].published[side], cases[i].mentions[side]);
      g_test_message ("%s", cases[i].about);
      masar_weave_explained (lexicon, records, take_refusal, &refusal);
      if (cases[i].refusal == NULL)
        g_assert_cmpuint (masar_records_get_n_events (records), ==, 1);
      else
        {
          g_assert_cmpuint (masar_records_get_n_events (records), ==, 2);
          g_assert_true (g_str_equal (refusal, cases[i].refusal) || g_str_equal (refusal, "none"));
        }
    }
}

/* A place where there is war is hit on many days: what nothing dates is none of them. */
static void
test_busy_places (void)
{
  static const char *const days[] = { "2024-08-01", "2024-08-03", "2024-08-05" };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();

  for (gsize i = 0; i <= G_N_ELEMENTS (days); i++)
    {
      const gboolean dated = i < G_N_ELEMENTS (days);
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_strdup_printf (
          "{\"record\":\"article\",\"id\":\"t%u\",\"published\":{\"edtf\":\"2024-08-06\",\"basis\":\"stated\"},"
          "\"mentions\":[{\"start\":0,\"end\":9,\"modality\":\"asserted\"," STRUCK ("عين الأسد",
                                                                                    "") ",\"edtf\":\"%s%s\"}]}",
          (guint) i, dated ? "" : "../", dated ? days[i] : "2024-08-06");

      masar_records_read_line (records, line, -1, "line", &error);
      g_assert_no_error (error);
    }
  masar_weave (lexicon, records);
  g_assert_cmpuint (masar_records_get_n_events (records), ==, G_N_ELEMENTS (days) + 1);
}

/* Titles are short, and say no more than is known. */
static void
test_titles (void)
{
  static const struct
  {
    const char *mention, *title;
  } cases[] = {
    { SAID ("visit", ",\"actor\":\"السعودية\",\"target\":\"روسيا\",\"place\":\"موسكو\""), "زيارة سعودية إلى موسكو" },
    /* who is at home does not come */
    { SAID ("visit", ",\"actor\":\"مصر\",\"target\":\"تركيا\",\"place\":\"القاهرة\""), "زيارة تركية إلى القاهرة" },
    { SAID ("visit", ",\"actor\":\"مصر\",\"place\":\"القاهرة\""), "زيارة إلى القاهرة" },
    { SAID ("visit", ",\"actor\":\"حماس\",\"place\":\"القاهرة\""), "زيارة وفد حماس إلى القاهرة" },
    { SAID ("announcement", ",\"actor\":\"العراق\""), "إعلان عراقي" },
    { SAID ("denial", ",\"actor\":\"حماس\""), "نفي حماس" },
    { SAID ("letter", ",\"actor\":\"اليمن\",\"target\":\"الحوثيون\""), "رسالة يمنية إلى الحوثيين" },
    /* what was put off may have been anything */
    { SAID ("postponement", ",\"actor\":\"العراق\",\"target\":\"الولايات المتحدة\""),
      "تأجيل المحادثات بين العراق والولايات المتحدة" },
    { SAID ("postponement", ",\"place\":\"بغداد\""), "تأجيل في بغداد" },
    { "\"type\":\"attack\",\"kind\":\"shelling\",\"actor\":\"الحوثيون\",\"target\":\"الحوثيون\"", "قصف على الحوثيين" },
    /* a group has no air force */
    { "\"type\":\"attack\",\"kind\":\"air-strike\",\"actor\":\"الحوثيون\",\"place\":\"عدن\"", "قصف جوي على عدن" },
    { "\"type\":\"attack\",\"actor\":\"الحوثيون\",\"place\":\"عدن\",\"modality\":\"asserted\"",
      "هجوم للحوثيين على عدن" },
    /* what only somebody claims does not stand in a title */
    { "\"type\":\"attack\",\"actor\":\"الحوثيون\",\"place\":\"عدن\",\"modality\":\"reported\"", "هجوم على عدن" },
    { "\"type\":\"attack\",\"kind\":\"bomb\",\"killed\":1", "تفجير أوقع قتيلا" },
    { "\"type\":\"attack\",\"kind\":\"bomb\",\"killed\":2", "تفجير أوقع قتيلين" },
    { "\"type\":\"attack\",\"killed\":7", "هجوم أوقع 7 قتلى" },
    { "\"type\":\"strike\",\"killed\":32", "ضربة أوقعت 32 قتيلا" },
    { "\"type\":\"strike\",\"killed\":200", "ضربة أوقعت 200 قتيل" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();

      read_mention (records, 0, NULL, cases[i].mention);
      masar_weave (lexicon, records);
      g_assert_cmpstr (masar_records_get_event (records, 0)->title, ==, cases[i].title);
    }
}

static void
test_explained (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  guint counts[2] = { 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    add_source (lexicon, records, &sources[i]);
  masar_weave_explained (lexicon, records, count_notes, counts);
  g_assert_cmpuint (counts[0], >=, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weave/same-happening", test_same_happening);
  g_test_add_func ("/weave/hard-conflicts", test_hard_conflicts);
  g_test_add_func ("/weave/dispute", test_dispute);
  g_test_add_func ("/weave/articles-date-each-other", test_articles_date_each_other);
  g_test_add_func ("/weave/weak-signs-date-nothing", test_weak_signs_date_nothing);
  g_test_add_func ("/weave/own-violence-dates", test_own_violence_dates);
  g_test_add_func ("/weave/bounded-articles", test_bounded_articles);
  g_test_add_func ("/weave/copies-date-each-other", test_copies_date_each_other);
  g_test_add_func ("/weave/events-date-articles", test_events_date_articles);
  g_test_add_func ("/weave/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/weave/sample-is-dated", test_sample_is_dated);
  g_test_add_func ("/weave/twice", test_twice);
  g_test_add_func ("/weave/large", test_large);
  g_test_add_func ("/weave/disputes", test_disputes);
  g_test_add_func ("/weave/independent-sources", test_independent_sources);
  g_test_add_func ("/weave/copies", test_copies);
  g_test_add_func ("/weave/explained", test_explained);
  g_test_add_func ("/weave/refusals", test_refusals);
  g_test_add_func ("/weave/second-facts", test_second_facts);
  g_test_add_func ("/weave/busy-places", test_busy_places);
  g_test_add_func ("/weave/titles", test_titles);
  return g_test_run ();
}
