/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define SUITE "import-json"
#include "masar-import-fixture.h"

/* Articles as JSON, of many makers. */

static void
test_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (MasarDocument) again = NULL;

  write_text (
      self, "news.jsonl",
      "{\"id\":\"n1\",\"title\":\"عنوان\",\"text\":\"متن {[ \\\"الخبر\",\"date\":\"2020-02-03\",\"source\":\"موقع\"}\n"
      "\n"
      "{\"id\":\"n2\",\"text\":\n"
      "{\"id\":7,\"content\":\"خبر سابع\",\"url\":\"https://x.example/7\"}\r\n"
      "[1,2]\n"
      "{\"body\":\"خبر بلا اسم\"}");
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 3);
  g_assert_cmpstr (document (self, 0)->id, ==, "n1");
  g_assert_cmpstr (document (self, 0)->text, ==, "عنوان\n\nمتن {[ \"الخبر");
  g_assert_cmpstr (document (self, 0)->published, ==, "2020-02-03");
  g_assert_cmpstr (document (self, 0)->outlet, ==, "موقع");
  g_assert_cmpstr (document (self, 1)->id, ==, "7");
  g_assert_cmpstr (document (self, 1)->url, ==, "https://x.example/7");
  g_assert_cmpstr (document (self, 2)->id, ==, "news-5");
  g_assert_cmpuint (self->problems->len, ==, 2);
  g_assert_nonnull (strstr (self->problems->pdata[0], "Line 3"));
  g_assert_nonnull (strstr (self->problems->pdata[1], "Line 5"));
  again = masar_importer_read_uri (document (self, 1)->uri, NULL, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->text, ==, "خبر سابع");
}

static void
test_array (Fixture *self, gconstpointer data)
{
  write_text (self, "all.json",
              "[\n  {\"id\": \"n1\",\n   \"text\": \"خبر أول ]}\"},\n"
              "  {\"id\": \"n2\", \"text\": nonsense},\n"
              "  {\"id\": \"n3\", \"text\": \"خبر ثالث\"}, {\"id\": \"n4\"}\n]\n");
  write_text (self, "one.json", "{\n  \"title\": \"عنوان\",\n  \"text\": \"خبر وحيد\"\n}\n");
  read_folder (self);
  g_assert_cmpuint (self->documents->len, ==, 3);
  g_assert_cmpstr (document (self, 0)->id, ==, "n1");
  g_assert_cmpstr (document (self, 0)->text, ==, "خبر أول ]}");
  g_assert_cmpstr (document (self, 1)->id, ==, "n3");
  g_assert_cmpstr (document (self, 2)->text, ==, "عنوان\n\nخبر وحيد");
  g_assert_cmpuint (self->problems->len, ==, 2);
  g_assert_nonnull (strstr (self->problems->pdata[0], "Line 4"));
  g_assert_nonnull (strstr (self->problems->pdata[1], "Line 5"));
}

static void
test_utf16 (Fixture *self, gconstpointer data)
{
  gsize length;
  g_autofree char *bytes =
      g_convert ("\xef\xbb\xbf{\"id\":\"n1\",\"text\":\"خبر أول\"}\n{\"id\":\"n2\",\"text\":\"خبر ثان\"}\n", -1,
                 "UTF-16LE", "UTF-8", NULL, &length, NULL);

  write_bytes (self, "wide.jsonl", bytes, length);
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpuint (self->documents->len, ==, 2);
  g_assert_cmpstr (document (self, 1)->text, ==, "خبر ثان");
}

/* However the pieces fall, the records are the same. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) array = g_string_new ("[");

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *filler = g_strnfill (g_test_rand_int_range (0, 400), 'x');

      g_string_append_printf (lines, "{\"id\":\"l%d\",\"text\":\"خبر %s\"}\n", i, filler);
      g_string_append_printf (array, "%s{\"id\":\"a%d\",\"text\":\"خبر %s\"}", i > 0 ? ",\n" : "", i, filler);
    }
  g_string_append (array, "]");
  write_text (self, "1.jsonl", lines->str);
  write_text (self, "2.json", array->str);
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpuint (self->documents->len, ==, 6000);
  for (guint i = 0; i < 3000; i++)
    {
      g_assert_cmpstr (document (self, i)->id + 1, ==, document (self, 3000 + i)->id + 1);
      g_assert_cmpstr (document (self, i)->text, ==, document (self, 3000 + i)->text);
    }
}

/* A record of forty megabytes between two good ones. */
static void
test_large_record (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new ("{\"id\":\"n1\",\"text\":\"خبر أول\"}\n{\"id\":\"n2\",\"text\":\"");
  gsize start = lines->len;

  g_string_set_size (lines, start + 40 * 1000 * 1000);
  memset (lines->str + start, 'x', 40 * 1000 * 1000);
  g_string_append (lines, "\"}\n{\"id\":\"n3\",\"text\":\"خبر ثالث\"}\n");
  write_text (self, "large.jsonl", lines->str);
  read_folder (self);
  assert_problem (self, "large.jsonl", MASAR_IMPORT_ERROR_TOO_LARGE, "Line 2");
  g_assert_cmpuint (self->documents->len, ==, 2);
  g_assert_cmpstr (document (self, 1)->id, ==, "n3");
}

static void
test_deep_json (Fixture *self, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  write_text (self, "deep.json", deep);
  write_text (self, "deep.jsonl", deep);
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 2);
}

typedef struct
{
  const char *name;
  const char *json;
  const char *articles[4]; /* "id|title|outlet|published|url|text", NULL for the last */
  guint n_problems;
} ShapeCase;

static const ShapeCase shapes[] = {
  /* one object */
  { "names-1",
    "{\"headline\":\"ع\",\"articleBody\":\"خبر\",\"datePublished\":\"2020-01-02\",\"publisher\":{\"@type\":\"O\","
    "\"name\":\"م\"},"
    "\"url\":\"u\"}",
    { "a-1|ع|م|2020-01-02|u|ع\n\nخبر" } },
  { "names-2",
    "{\"Title\":\"ع\",\"Full "
    "Text\":\"خبر\",\"publish_date\":\"2020-01-02\",\"domain\":\"x.example\",\"link\":\"u\",\"_id\":7}",
    { "7|ع|x.example|2020-01-02|u|ع\n\nخبر" } },
  { "names-3",
    "{\"title\":null,\"text\":\"\",\"content\":\"خبر\",\"created_at\":\"2020-01-02\",\"date\":null,\"site\":\"م\","
    "\"uri\":\"u\"}",
    { "a-1||م|2020-01-02|u|خبر" } },
  { "crawl",
    "{\"maintext\":\"خبر\",\"date_extracted\":\"2020-01-02\",\"source_domain\":\"x.example\",\"title\":\"خبر\"}",
    { "a-1|خبر|x.example|2020-01-02||خبر" } },
  { "seconds", "{\"text\":\"خبر\",\"timestamp\":1577923200.5}", { "a-1|||1577923200||خبر" } },
  { "database",
    "{\"_id\":{\"$oid\":\"5e0\"},\"body\":\"خبر\",\"date\":{\"$date\":\"2020-01-02T00:00:00Z\"}}",
    { "5e0|||2020-01-02T00:00:00Z||خبر" } },
  { "paragraphs", "{\"content\":[\"أولى\",{\"type\":\"p\",\"text\":\"ثانية\"},3]}", { "a-1|||||أولى\nثانية\n3" } },
  { "markup",
    "{\"title\":{\"rendered\":\"ع "
    "&#8220;ب&#8221;\"},\"content\":{\"rendered\":\"<p>أولى&nbsp;<b>بارزة</b></p>\\n<p>ثانية</p>\"},"
    "\"date\":\"2020-01-02T03:04:05\",\"link\":\"u\",\"id\":12}",
    { "12|ع “ب”||2020-01-02T03:04:05|u|ع “ب”\nأولى\302\240بارزة\nثانية\n" } },
  { "entities", "{\"text\":\"قال &quot;نعم&quot;.\\nوعاد.\"}", { "a-1|||||قال \"نعم\".\nوعاد.\n" } },
  { "summary",
    "{\"title\":\"ع\",\"description\":\"خبر موجز\",\"source\":{\"id\":null,\"name\":\"م\",\"description\":\"موقع\"}}",
    { "a-1|ع|م|||ع\n\nخبر موجز" } },
  { "hit", "{\"_index\":\"n\",\"_id\":\"h1\",\"_source\":{\"title\":\"ع\",\"text\":\"خبر\"}}", { "h1|ع||||ع\n\nخبر" } },
  { "inner", "{\"url\":\"u\",\"article\":{\"title\":\"ع\",\"text\":\"خبر\"}}", { "a-1|ع|||u|ع\n\nخبر" } },
  /* lists */
  { "articles",
    "{\"status\":\"ok\",\"articles\":[{\"text\":\"أول\"},{\"text\":\"ثان\"}],\"total\":2}",
    { "a-1|||||أول", "a-2|||||ثان" } },
  { "list-over-lines",
    "{\n \"data\": [\n  {\"text\": \"أول\"},\n  {\"text\": \"ثان\"}\n ],\n \"next\": {\"text\":\"لا\"}\n}\n",
    { "a-1|||||أول", "a-2|||||ثان" } },
  { "list-in-lists",
    "{\"took\":3,\"hits\":{\"total\":{\"value\":2},\"hits\":[{\"_id\":\"x\",\"_source\":{\"text\":\"أول\"}},{\"_id\":"
    "\"y\",\"_source\":{\"text\":\"ثان\"}}]}}",
    { "x|||||أول", "y|||||ثان" } },
  { "response", "{\"response\":{\"numFound\":1,\"docs\":[{\"id\":\"s\",\"content\":\"خبر\"}]}}", { "s|||||خبر" } },
  { "feed",
    "{\"version\":\"https://jsonfeed.org/version/"
    "1\",\"title\":\"م\",\"items\":[{\"id\":\"f\",\"content_html\":\"<p>خبر</p>\",\"date_published\":\"2020-01-02\"}]}",
    { "f|||2020-01-02||خبر\n" } },
  { "lists-by-line",
    "{\"articles\":[{\"text\":\"أول\"}]}\n{\"articles\":[{\"text\":\"ثان\"}]}\n",
    { "a-1|||||أول", "a-2|||||ثان" } },
  { "lists-in-array",
    "[{\"articles\":[{\"text\":\"أول\"}]},{\"articles\":[{\"text\":\"ثان\"},[{}],{\"text\":\"ثالث\"}]}]",
    { "a-1|||||أول", "a-2|||||ثان", "a-3|||||ثالث" } },
  { "list-of-an-article", "{\"text\":\"خبر\",\"items\":[{\"text\":\"جزء\"}]}", { "a-1|||||خبر" } },
  { "list-of-words", "{\"items\":[\"text\",{\"text\":\"لا\"}],\"text\":\"خبر\"}", { "a-1|||||خبر" } },
  { "list-that-is-none", "{\"related\":[{\"text\":\"لا\"}],\"text\":\"خبر\"}", { "a-1|||||خبر" } },
  { "braces-in-names", "{\"articles\":[{\"te}xt\":\"]}\",\"text\":\"أول {[\"}],\"x]\":\"}{\"}", { "a-1|||||أول {[" } },
  { "bad-in-list",
    "{\"articles\":[{\"text\":\"أول\"},{\"text\":},{\"text\":\"ثالث\"}]}",
    { "a-1|||||أول", "a-3|||||ثالث" },
    1 },
  { "empty-list", "{\"articles\":[]}", { NULL }, 1 },
};

static char *
dup_summary (const MasarDocument *it)
{
  const char *parts[] = { it->id, it->title, it->outlet, it->published, it->url, it->text };
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (summary, "%s%s", i > 0 ? "|" : "", parts[i] != NULL ? parts[i] : "");
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
test_shape (Fixture *self, gconstpointer data)
{
  const ShapeCase *expected = data;
  guint n = 0;

  write_text (self, "a.json", expected->json);
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, expected->n_problems);
  for (; n < G_N_ELEMENTS (expected->articles) && expected->articles[n] != NULL; n++)
    {
      g_autofree char *summary = dup_summary (document (self, n));
      g_autoptr (MasarDocument) again = masar_importer_read_uri (document (self, n)->uri, "UTF-8", NULL);

      g_assert_cmpstr (summary, ==, expected->articles[n]);
      g_assert_cmpstr (again->text, ==, document (self, n)->text);
      g_assert_cmpstr (again->sha256, ==, document (self, n)->sha256);
    }
  g_assert_cmpuint (self->documents->len, ==, n);
}

/* Cut into pieces anywhere, the same records are found. */
static void
test_pieces (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (gsize filler = 256 * 1024 - strlen (shapes[i].json); filler <= 256 * 1024; filler += 7)
      {
        g_autofree char *blanks = g_strnfill (filler, ' ');
        g_autofree char *json = g_strconcat (blanks, shapes[i].json, NULL);
        const guint n_before = self->documents->len;
        g_autofree char *path = path_of (self, "a.json");
        guint n = 0;

        write_text (self, "a.json", json);
        read_file (self, path, NULL);
        for (; n < G_N_ELEMENTS (shapes[i].articles) && shapes[i].articles[n] != NULL; n++)
          {
            g_autofree char *summary = dup_summary (document (self, n_before + n));

            g_assert_cmpstr (summary, ==, shapes[i].articles[n]);
          }
        g_assert_cmpuint (self->documents->len, ==, n_before + n);
      }
}

/* The encoding is that of each record, is stated, and reads it again. */
static void
test_encodings (Fixture *self, gconstpointer data)
{
  static const char text[] = "وصل الوفد إلى المدينة صباح اليوم، وقال المتحدث إن الاجتماع يبدأ غدا";
  static const char *const encodings[] = { "UTF-8", "WINDOWS-1256", "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.jsonl", i);
      g_autofree char *json = g_strdup_printf ("{\"text\":\"%s\"}\n{\"text\":\"%s\"}\n", text, text);
      gsize length;
      g_autofree char *bytes = g_convert (json, -1, encodings[i], "UTF-8", NULL, &length, NULL);

      write_bytes (self, name, bytes, length);
    }
  read_folder (self);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_cmpuint (self->documents->len, ==, 2 * G_N_ELEMENTS (encodings));
  for (guint i = 0; i < self->documents->len; i++)
    {
      const MasarDocument *first = document (self, i);
      g_autoptr (MasarDocument) again = masar_importer_read_uri (first->uri, first->encoding, NULL);

      g_assert_cmpstr (first->text, ==, text);
      g_assert_cmpstr (first->encoding, ==, encodings[i / 2]);
      g_assert_cmpstr (again->text, ==, text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lines", test_lines);
  ADD ("array", test_array);
  ADD ("utf16", test_utf16);
  ADD ("many", test_many);
  ADD ("large-record", test_large_record);
  ADD ("deep", test_deep_json);
  ADD ("pieces", test_pieces);
  ADD ("encodings", test_encodings);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/import-json/shape/", shapes[i].name, NULL);

      g_test_add (path, Fixture, &shapes[i], set_up, test_shape, tear_down);
    }
  return g_test_run ();
}
