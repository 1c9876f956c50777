/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-extract.h"
#include "masar-test.h"
#include "masar-topic.h"
#include "masar-weave.h"

#include <string.h>

/* Topic files: what is wrong with one, which lane takes an event, the user's own. */

static MasarTopic *
new_topic (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return masar_topic_new_from_bytes ("t.json", bytes, error);
}

#define REST "{\"name\":\"R\",\"color\":\"context\"}"
#define WITH_LANE(lane) "{\"title\":\"T\",\"lanes\":[\n" lane ",\n" REST "]}"
#define WITH_CONDITION(condition) WITH_LANE ("{\"name\":\"L\",\"color\":\"talks\",\"events\":[" condition "]}")

static const struct
{
  const char *json;
  const char *message;
} error_rows[] = {
  { "", "t.json:0: the file: expected an object with “title” and “lanes”, found nothing" },
  { "[1]", "t.json:0: the file: expected an object with “title” and “lanes”, found an array" },
  { "{\"title\":\"T\",\n\"lane\":[]}",
    "t.json:2: the file: expected “about”, “title”, “lanes” or “categories”, found “lane”" },
  { "{\"lanes\":[]}", "t.json:1: title: expected a string, or one for “ar” and one for “en”, found nothing" },
  { "{\"title\":{\"ar\":1},\"lanes\":[]}", "t.json:1: title: expected a string, found 1" },
  { "{\"title\":{},\"lanes\":[]}",
    "t.json:1: title: expected a string, or one for “ar” and one for “en”, found an object" },
  { "{\"title\":{\"fr\":\"T\"},\"lanes\":[]}", "t.json:1: title: expected “ar” and “en”, found “fr”" },
  { "{\"title\":\"T\"}", "t.json:1: lanes: expected an array of lanes, found nothing" },
  { "{\"title\":\"T\",\"lanes\":[]}", "t.json:1: lanes: expected one to 8 lanes, found 0" },
  { "{\"title\":\"T\",\"lanes\":[0,1,2,3,4,5,6,7,8]}", "t.json:1: lanes: expected one to 8 lanes, found 9" },
  { "{\"title\":\"T\",\"lanes\":[0]}", "t.json:1: lanes[0]: expected an object, found 0" },
  { WITH_LANE ("{\"color\":\"talks\"}"),
    "t.json:2: lanes[0].name: expected a string, or one for “ar” and one for “en”, found nothing" },
  { WITH_LANE ("{\"name\":\"L\",\"colour\":\"talks\"}"),
    "t.json:2: lanes[0]: expected “name”, “color”, “events” or “about”, found “colour”" },
  { WITH_LANE ("{\"name\":\"L\",\"color\":\"red\"}"),
    "t.json:2: lanes[0].color: expected attack, strike, talks or context, found \"red\"" },
  { WITH_LANE ("{\"name\":\"L\",\"color\":\"talks\",\"events\":[]}"),
    "t.json:2: lanes[0].events: expected an array of conditions, found an array" },
  { WITH_LANE ("{\"name\":\"L\",\"color\":\"talks\"}"),
    "t.json:2: lanes[0]: expected “events” in every lane but the last, found none" },
  { "{\"title\":\"T\",\"lanes\":[{\"name\":\"L\",\"color\":\"talks\",\"events\":[{\"type\":\"talks\"}]}]}",
    "t.json:1: lanes[0]: expected the last lane without “events”, for what the others leave, found “events”" },
  { WITH_CONDITION ("3"), "t.json:2: lanes[0].events[0]: expected an object of conditions, found 3" },
  { WITH_CONDITION ("{\"actors\":\"حماس\"}"),
    "t.json:2: lanes[0].events[0]: expected “type”, “kind”, “place”, “actor” or “target”, found “actors”" },
  { WITH_CONDITION ("{\"type\":\"raid\"}"),
    "t.json:2: lanes[0].events[0].type: expected attack, strike, talks or context, found “raid”" },
  { WITH_CONDITION ("{\"type\":\"talks\"},{\"kind\":[]}"),
    "t.json:2: lanes[0].events[1].kind: expected a kind of event, found an empty array" },
  { WITH_CONDITION ("{\"kind\":[\"drone\",2]}"),
    "t.json:2: lanes[0].events[0].kind[1]: expected a kind of event, found 2" },
  { WITH_CONDITION ("{\"place\":\"Atlantis\"}"),
    "t.json:2: lanes[0].events[0].place: expected a place of the gazetteer, found \"Atlantis\"" },
  { WITH_CONDITION ("{\"actor\":[\"حماس\",\"لا أحد\"]}"),
    "t.json:2: lanes[0].events[0].actor[1]: expected an actor of the lexicon, found \"لا أحد\"" },
  { WITH_CONDITION ("{\"target\":\"لا شيء\"}"),
    "t.json:2: lanes[0].events[0].target: expected a target or an actor of the lexicon, found \"لا شيء\"" },
  { "{\"title\":\"T\",\"categories\":{\"place\":\n{\"entries\":[{\"forms\":[]}]}},\"lanes\":[" REST "]}",
    "t.json:2: categories.place.entries[0].forms: expected an array of strings, found an array" },
  { "{\"title\":\"T\",\n\"lanes\":", NULL },
};

static void
test_errors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", error_rows[i].json);
      g_assert_null (new_topic (error_rows[i].json, &error));
      g_assert_cmpint (error->domain, ==, MASAR_LEXICON_ERROR);
      if (error_rows[i].message != NULL)
        g_assert_cmpstr (error->message, ==, error_rows[i].message);
      else
        g_assert_true (g_str_has_prefix (error->message, "t.json:2:"));
    }
}

static void
test_shipped (void)
{
  g_auto (GStrv) names = masar_topic_dup_names ();

  g_assert_cmpuint (g_strv_length (names), >=, 3);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MasarTopic) topic = masar_topic_new (names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (masar_topic_get_title (topic, "ar"), !=, masar_topic_get_title (topic, "en"));
      for (guint lane = 0; lane < masar_topic_get_n_lanes (topic); lane++)
        g_assert_cmpstr (masar_topic_get_lane_name (topic, lane, "ar"), !=,
                         masar_topic_get_lane_name (topic, lane, "en"));
    }
  g_assert_true (g_strv_contains ((const char *const *) names, MASAR_TOPIC_DEFAULT));
}

/* Every event has its place: the first lane that takes it, else the last. */
static const struct
{
  const char *topic;
  MasarEventType type;
  const char *kind, *place, *actor, *target;
  const char *lane;
} lane_rows[] = {
  { "iraq-coalition", MASAR_EVENT_ATTACK, "rocket", "عين الأسد", NULL, NULL, "Attacks" },
  { "iraq-coalition", MASAR_EVENT_CONTEXT, NULL, NULL, NULL, NULL, "Context" },
  { "red-sea", MASAR_EVENT_ATTACK, "missile", NULL, NULL, "سفينة", "Attacks on Ships" },
  { "red-sea", MASAR_EVENT_ATTACK, "drone", "باب المندب", "الحوثيون", NULL, "Attacks on Ships" },
  { "red-sea", MASAR_EVENT_ATTACK, "missile", "إيلات", "الحوثيون", NULL, "Fired from Yemen" },
  { "red-sea", MASAR_EVENT_STRIKE, "air-strike", "صنعاء", "الولايات المتحدة", NULL, "Strikes on Yemen" },
  { "red-sea", MASAR_EVENT_STRIKE, "air-strike", "دمشق", "إسرائيل", NULL, "Context" },
  { "red-sea", MASAR_EVENT_TALKS, "round", "صنعاء", NULL, NULL, "Talks" },
  { "gaza-talks", MASAR_EVENT_TALKS, "truce", NULL, "حماس", "إسرائيل", "Truce and Exchange" },
  { "gaza-talks", MASAR_EVENT_TALKS, "round", "الدوحة", NULL, NULL, "Talks" },
  { "gaza-talks", MASAR_EVENT_STRIKE, "air-strike", "رفح", "إسرائيل", NULL, "Strikes on Gaza" },
  { "gaza-talks", MASAR_EVENT_STRIKE, "air-strike", NULL, "إسرائيل", "حماس", "Strikes on Gaza" },
  { "gaza-talks", MASAR_EVENT_STRIKE, "air-strike", "الحديدة", "إسرائيل", NULL, "Other Fronts and Context" },
};

static void
test_lanes (void)
{
  g_autoptr (MasarTopic) topic = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lane_rows); i++)
    {
      g_autoptr (GArray) evidence = g_array_new (FALSE, TRUE, sizeof (MasarEvidence));
      const MasarEvidence told = { .values = { .actor = lane_rows[i].actor, .target = lane_rows[i].target } };
      MasarEventRecord event = { .type = lane_rows[i].type,
                                 .kind = lane_rows[i].kind,
                                 .place = lane_rows[i].place,
                                 .actor = lane_rows[i].actor,
                                 .evidence = evidence };
      guint lane;

      g_test_message ("%u", (guint) i);
      if (i == 0 || !g_str_equal (lane_rows[i].topic, lane_rows[i - 1].topic))
        {
          g_clear_pointer (&topic, masar_topic_unref);
          topic = masar_topic_new (lane_rows[i].topic, NULL);
        }
      lane = masar_topic_find_lane (topic, &event);
      g_assert_cmpstr (masar_topic_get_lane_name (topic, masar_topic_get_n_lanes (topic) - 1, NULL), !=, NULL);
      if (lane_rows[i].target == NULL)
        g_assert_cmpstr (masar_topic_get_lane_name (topic, lane, "en"), ==, lane_rows[i].lane);
      g_array_append_val (evidence, told);
      g_assert_cmpstr (masar_topic_get_lane_name (topic, masar_topic_find_lane (topic, &event), "en"), ==,
                       lane_rows[i].lane);
    }
}

/* A name may be written in any spelling that the lexicon knows, and what a topic adds may be named in its lanes. */
static void
test_names (void)
{
  static const char json[] =
      "{\"title\":{\"ar\":\"ع\"},\"lanes\":[{\"name\":{\"en\":\"E\",\"ar\":\"ا\"},\"color\":\"strike\",\"events\":["
      "{\"place\":[\"جرف النصر\",\"قاعدة الرمل\"]}]}," REST "],"
      "\"categories\":{\"place\":{\"entries\":[{\"forms\":[\"قاعدة الرمل\"],\"kind\":\"base\",\"in\":\"الكويت\"}]}}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (MasarTopic) topic = new_topic (json, &error);
  MasarEventRecord event = { .type = MASAR_EVENT_STRIKE, .place = "جرف الصخر" };

  g_assert_no_error (error);
  g_assert_cmpstr (masar_topic_get_title (topic, "en"), ==, "ع");
  g_assert_cmpstr (masar_topic_get_lane_name (topic, 0, "ar_IQ"), ==, "ا");
  g_assert_cmpstr (masar_topic_get_lane_name (topic, 0, "de"), ==, "E");
  g_assert_cmpint (masar_topic_get_lane_color (topic, 0), ==, MASAR_EVENT_STRIKE);
  g_assert_cmpuint (masar_topic_find_lane (topic, &event), ==, 0);
  event.place = "قاعدة الرمل";
  g_assert_cmpuint (masar_topic_find_lane (topic, &event), ==, 0);
  event.place = "الكويت";
  g_assert_cmpuint (masar_topic_find_lane (topic, &event), ==, 1);
}

static void
write_file (const char *path, const char *contents)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

/* The user's topics stand beside those of the program, and before one of the same name. */
static void
test_user (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "masar", "topics", NULL);
  g_autofree char *own = g_build_filename (folder, "own.json", NULL);
  g_autofree char *over = g_build_filename (folder, "red-sea.json", NULL);
  g_autofree char *elsewhere = g_build_filename (g_get_user_data_dir (), "elsewhere.json", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  write_file (own, "{\"title\":\"Own\",\"lanes\":[" REST "]}");
  write_file (over, "{\"title\":\"Over\",\"lanes\":[" REST "]}");
  write_file (elsewhere, "{\"title\":\"Elsewhere\",\"lanes\":[" REST "]}");
  names = masar_topic_dup_names ();
  g_assert_true (g_strv_contains ((const char *const *) names, "own"));
  g_assert_cmpuint (g_strv_length (names), ==, 4);
  {
    const char *const titles[][2] = { { "own", "Own" }, { "red-sea", "Over" }, { elsewhere, "Elsewhere" } };

    for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
      {
        g_autoptr (MasarTopic) topic = masar_topic_new (titles[i][0], &error);

        g_assert_no_error (error);
        g_assert_cmpstr (masar_topic_get_title (topic, "en"), ==, titles[i][1]);
      }
  }
  write_file (own, "{");
  g_assert_null (masar_topic_new ("own", &error));
  g_assert_error (error, MASAR_LEXICON_ERROR, MASAR_LEXICON_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, own));
  g_clear_error (&error);
  g_assert_null (masar_topic_new ("nowhere", &error));
  g_assert_error (error, MASAR_TOPIC_ERROR, MASAR_TOPIC_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (masar_topic_new ("./nowhere.json", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* ---- the handbook ---- */

/* The lines of the page between @begin and the next ``` line. */
static char *
dup_block (char *const *lines, const char *begin)
{
  g_autoptr (GString) block = g_string_new (NULL);

  while (*lines != NULL && !g_str_equal (*lines, begin))
    lines++;
  g_assert_nonnull (*lines);
  for (lines++; *lines != NULL && !g_str_equal (*lines, "```"); lines++)
    g_string_append_printf (block, "%s\n", *lines);
  g_assert_nonnull (*lines);
  return g_string_free (g_steal_pointer (&block), FALSE);
}

static MasarRecords *
weave_one (const MasarTopic *topic, const char *text)
{
  MasarRecords *records = masar_records_new ();
  g_autoptr (MasarDocument) document = masar_document_new ("made-up", "file:///made-up.txt");

  g_free (document->text);
  document->text = g_strdup (text);
  document->length = strlen (text);
  document->published = g_strdup ("2024-08-07");
  document->from_sidecar = TRUE;
  masar_extract (masar_topic_get_lexicon (topic), document, records);
  masar_weave (masar_topic_get_lexicon (topic), records);
  return records;
}

/* Cells of a row of a table, or %NULL of another line. */
static GStrv
split_row (const char *line)
{
  GStrv cells = g_strsplit (line, "|", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  return cells;
}

/* Holds the page to what it says of its example: the rows of the table behind @heading, up to the next empty line. */
static guint
check_table (const MasarTopic *topic, char *const *lines, const char *heading)
{
  guint n_rows = 0;

  while (*lines != NULL && !g_str_equal (*lines, heading))
    lines++;
  g_assert_nonnull (*lines);
  for (lines += 2; **lines == '|'; lines++, n_rows++)
    {
      g_auto (GStrv) cells = split_row (*lines);
      g_autoptr (MasarRecords) records = weave_one (topic, cells[1]);
      const MasarEventRecord *event;

      g_test_message ("%s", cells[1]);
      g_assert_cmpuint (masar_records_get_n_events (records), ==, 1);
      event = masar_records_get_event (records, 0);
      g_assert_cmpstr (masar_topic_get_lane_name (topic, masar_topic_find_lane (topic, event), "ar"), ==, cells[2]);
      g_assert_cmpstr (event->title, ==, cells[3]);
    }
  return n_rows;
}

/* Every category and kind that the page names is one that Masar knows. */
static void
check_names (const MasarTopic *topic, char *const *lines)
{
  const MasarLexicon *lexicon = masar_topic_get_lexicon (topic);
  guint n_categories = 0;

  while (*lines != NULL && !g_str_has_prefix (*lines, "| category |"))
    lines++;
  g_assert_nonnull (*lines);
  for (lines += 2; **lines == '|'; lines++, n_categories++)
    {
      g_auto (GStrv) cells = split_row (*lines);
      g_autofree char *name = g_strndup (cells[1] + 1, strlen (cells[1]) - 2);

      g_test_message ("%s", name);
      g_assert_cmpuint (masar_lexicon_get_category (lexicon, name), !=, MASAR_LEXICON_NO_CATEGORY);
    }
  g_assert_cmpuint (n_categories, >=, 8);
}

static void
test_handbook (void)
{
  g_autofree char *page = masar_test_dup_contents ("../docs/topics.md", NULL);
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  g_autofree char *example = dup_block (lines, "```json");
  g_autoptr (GError) error = NULL;
  g_autoptr (MasarTopic) topic = new_topic (example, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (check_table (topic, lines, "| the article says | lane | title |"), ==, 4);
  check_names (topic, lines);
  /* without the topic's words there is no such event */
  {
    g_autoptr (MasarTopic) usual = masar_topic_new (NULL, &error);
    g_autoptr (MasarRecords) records =
        weave_one (usual, "تعرضت أبراج نقل الطاقة إلى عمل تخريب في محافظة ديالى يوم الاثنين.");

    g_assert_no_error (error);
    g_assert_cmpuint (masar_records_get_n_events (records), ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/topic/errors", test_errors);
  g_test_add_func ("/topic/shipped", test_shipped);
  g_test_add_func ("/topic/lanes", test_lanes);
  g_test_add_func ("/topic/names", test_names);
  g_test_add_func ("/topic/handbook", test_handbook);
  g_test_add_func ("/topic/user", test_user);
  return g_test_run ();
}
