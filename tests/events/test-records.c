/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-records.h"

#include <string.h>

static const char article_line[] =
    "{\"record\":\"article\",\"id\":\"a1\",\"uri\":\"file:///a1.txt\",\"sha256\":\"00ff\",\"encoding\":\"UTF-8\","
    "\"title\":{\"text\":\"عنوان \\\"مقتبس\\\"\",\"start\":0,\"end\":20},\"outlet\":\"جريدة\",\"place\":null,"
    "\"published\":{\"edtf\":\"2024-08-07\",\"earliest\":\"2024-08-07\",\"latest\":\"2024-08-07\",\"basis\":\"stated\","
    "\"start\":3,\"end\":9},\"body\":[[21,60],[70,90]],"
    "\"times\":[{\"start\":30,\"end\":40,\"text\":\"أمس\",\"bound\":\"until\",\"disagrees\":\"weekday\",\"edtf\":"
    "\"2024-08-06\",\"earliest\":\"2024-08-06\","
    "\"latest\":\"2024-08-06\"}],"
    "\"mentions\":[{\"start\":21,\"end\":60,\"type\":\"attack\",\"kind\":\"rocket\",\"edtf\":\"../2024-08-06\","
    "\"earliest\":null,\"latest\":\"2024-08-06\",\"time\":0,\"place\":\"القاعدة\",\"actor\":null,\"target\":null,"
    "\"killed\":null,\"wounded\":5,\"says\":[{\"who\":\"مصدر\",\"start\":50,\"end\":55}],\"modality\":\"possible\","
    "\"background\":true,\"since\":true},"
    "{\"start\":70,\"end\":90,\"type\":\"context\",\"kind\":\"claim\",\"edtf\":null,\"earliest\":null,\"latest\":null,"
    "\"time\":null,\"place\":\"القاعدة\",\"place_precision\":2,\"actor\":\"فصيل\",\"actor_side\":\"armed\","
    "\"target\":\"الجيش\",\"target_side\":\"state\",\"killed\":null,\"wounded\":7,"
    "\"casualties\":[{\"harm\":\"wounded\",\"count\":7,\"exactness\":\"at-least\",\"who\":\"جنود\",\"side\":\"state\","
    "\"start\":72,\"end\":80},{\"harm\":\"missing\",\"count\":0,\"exactness\":\"none\",\"start\":80,\"end\":84}],"
    "\"says\":[{\"who\":\"مسؤول\",\"role\":\"source\",\"start\":84,\"end\":88},"
    "{\"who\":\"وكالة\",\"role\":\"agency\",\"start\":88,\"end\":90}],\"modality\":\"reported\",\"same\":1,\"claims\":"
    "0,"
    "\"intercepted\":true,\"quoted\":true}],"
    "\"relations\":[],\"ours\":{\"kept\":[1,2]}}";

static const char event_line[] =
    "{\"record\":\"event\",\"id\":\"e1\",\"type\":\"attack\",\"kind\":null,\"title\":\"هجوم\",\"edtf\":\"2024-08~\","
    "\"earliest\":\"2024-08-01\",\"latest\":\"2024-08-31\",\"lasting\":true,\"place\":null,\"sources\":1,"
    "\"evidence\":[{\"article\":\"a1\",\"mention\":0,\"start\":21,\"end\":60,\"type\":\"attack\",\"kind\":null,"
    "\"edtf\":null,\"earliest\":null,\"latest\":null,\"time\":null,\"place\":null,\"actor\":null,\"target\":null,"
    "\"killed\":2,\"wounded\":null,\"says\":[],\"modality\":\"asserted\"}],"
    "\"disputes\":[{\"what\":\"killed\",\"values\":[{\"value\":2,\"evidence\":[0]}]}]}";

static const char link_line[] =
    "{\"record\":\"link\",\"kind\":\"response\",\"from\":\"e1\",\"to\":\"e1\",\"modality\":\"possible\","
    "\"evidence\":[{\"article\":\"a1\",\"start\":21,\"end\":60}]}";

static void
read_line (MasarRecords *records, const char *line)
{
  g_autoptr (GError) error = NULL;

  masar_records_read_line (records, line, -1, "test:1", &error);
  g_assert_no_error (error);
}

static void
test_round_trip (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  read_line (records, article_line);
  read_line (records, event_line);
  read_line (records, link_line);

  masar_article_record_write (masar_records_get_article (records, 0), out);
  g_assert_cmpstr (out->str, ==, article_line);
  g_string_truncate (out, 0);
  masar_event_record_write (records, 0, out);
  g_assert_cmpstr (out->str, ==, event_line);
  g_string_truncate (out, 0);
  masar_link_record_write (records, 0, out);
  g_assert_cmpstr (out->str, ==, link_line);
}

static void
test_stub_becomes_article (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();

  read_line (records, event_line);
  g_assert_true (masar_records_get_article (records, 0)->stub);
  read_line (records, article_line);
  g_assert_cmpuint (masar_records_get_n_articles (records), ==, 1);
  g_assert_false (masar_records_get_article (records, 0)->stub);
  g_assert_cmpstr (masar_records_get_article (records, 0)->outlet, ==, "جريدة");
}

static void
test_errors (void)
{
  static const struct
  {
    const char *line;
    int code;
    const char *message;
  } rows[] = {
    { "{\"record\":", MASAR_RECORDS_ERROR_SYNTAX, "test:1: expected one JSON object" },
    { "[1]", MASAR_RECORDS_ERROR_SYNTAX, "test:1: expected one JSON object" },
    { "", MASAR_RECORDS_ERROR_SYNTAX, "test:1: expected one JSON object" },
    { "{\"record\":\"thing\"}", MASAR_RECORDS_ERROR_VALUE, "found \"thing\"" },
    { "{\"record\":\"article\"}", MASAR_RECORDS_ERROR_VALUE, "test:1: id: expected a string, found nothing" },
    { "{\"record\":\"article\",\"id\":\"x\",\"times\":3}", MASAR_RECORDS_ERROR_VALUE,
      "test:1: times: expected a list, found 3" },
    { "{\"record\":\"article\",\"id\":\"x\",\"times\":[{\"start\":\"a\"}]}", MASAR_RECORDS_ERROR_VALUE,
      "test:1: times[0].start: expected a whole number from 0, found \"a\"" },
    { "{\"record\":\"article\",\"id\":\"x\",\"times\":[{\"start\":9,\"end\":3}]}", MASAR_RECORDS_ERROR_VALUE,
      "times[0].end: expected an offset not before start, found 3" },
    { "{\"record\":\"article\",\"id\":\"x\",\"mentions\":[{\"actor_side\":\"ours\"}]}", MASAR_RECORDS_ERROR_VALUE,
      "mentions[0].actor_side: expected unknown, state, coalition, armed or civil, found \"ours\"" },
    { "{\"record\":\"article\",\"id\":\"x\",\"mentions\":[{\"casualties\":[{\"count\":-2}]}]}",
      MASAR_RECORDS_ERROR_VALUE, "mentions[0].casualties[0].count: expected a whole number from 0, found -2" },
    { "{\"record\":\"article\",\"id\":\"x\",\"published\":{\"edtf\":\"soon\"}}", MASAR_RECORDS_ERROR_VALUE,
      "published.edtf: expected an EDTF date such as 2024-08-05, found \"soon\"" },
    { "{\"record\":\"event\",\"id\":\"x\"}", MASAR_RECORDS_ERROR_VALUE, "evidence: expected at least one piece" },
    { "{\"record\":\"link\",\"from\":\"nowhere\",\"to\":\"x\"}", MASAR_RECORDS_ERROR_VALUE,
      "from: expected the id of an event above, found \"nowhere\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (masar_records_read_line (records, rows[i].line, -1, "test:1", &error));
      g_assert_error (error, MASAR_RECORDS_ERROR, rows[i].code);
      if (strstr (error->message, rows[i].message) == NULL)
        g_error ("“%s” lacks “%s”", error->message, rows[i].message);
      g_assert_cmpuint (masar_records_get_n_events (records), ==, 0);
      g_assert_cmpuint (masar_records_get_n_links (records), ==, 0);
    }
}

static void
test_bad_event_leaves_nothing (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (masar_records_read_line (records, "{\"record\":\"event\",\"id\":\"e1\"}", -1, "test:1", &error));
  g_assert_nonnull (error);
  read_line (records, event_line);
  g_assert_cmpuint (masar_records_get_n_events (records), ==, 1);
  g_assert_cmpint (masar_records_find_event (records, "e1"), ==, 0);
}

static void
test_absorb (void)
{
  g_autoptr (MasarRecords) all = masar_records_new ();

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (MasarRecords) one = masar_records_new ();
      g_autofree char *id = g_strdup_printf ("a%d", i % 2);
      MasarArticleRecord *article = masar_records_add_article (one, id);

      article->title = masar_records_intern (one, i == 2 ? "late" : "first");
      masar_records_absorb (all, one, NULL, NULL);
      g_assert_cmpuint (masar_records_get_n_articles (one), ==, 0);
    }
  g_assert_cmpuint (masar_records_get_n_articles (all), ==, 2);
  g_assert_cmpint (masar_records_find_article (all, "a1"), ==, 1);
  g_assert_cmpstr (masar_records_get_article (all, 0)->title, ==, "first");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/round-trip", test_round_trip);
  g_test_add_func ("/records/stub-becomes-article", test_stub_becomes_article);
  g_test_add_func ("/records/errors", test_errors);
  g_test_add_func ("/records/bad-event-leaves-nothing", test_bad_event_leaves_nothing);
  g_test_add_func ("/records/absorb", test_absorb);
  return g_test_run ();
}
