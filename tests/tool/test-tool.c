/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-records.h"
#include "masar-test.h"

#include <string.h>

/* The program as a user runs it: standard output, standard error, exit status. */

typedef struct
{
  int status;
  char *output;
  char *errors;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_free (outcome->output);
  g_free (outcome->errors);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static char *
dup_tool_path (void)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", "tool", "masar-tool", NULL);
}

/* Runs masar-tool with the arguments that follow, up to NULL, and @input (nullable) on its standard input. */
static Outcome G_GNUC_NULL_TERMINATED
run_tool (const char *input, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_tool_path ();
  Outcome outcome = { 0 };
  va_list list;

  g_ptr_array_add (arguments, path);
  va_start (list, input);
  do
    g_ptr_array_add (arguments, va_arg (list, char *));
  while (g_ptr_array_index (arguments, arguments->len - 1) != NULL);
  va_end (list);
  process = g_subprocess_newv (
      (const char *const *) arguments->pdata,
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input != NULL ? input : "", NULL, &outcome.output, &outcome.errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  outcome.status = g_subprocess_get_exit_status (process);
  return outcome;
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” lacks “%s”", text, part);
}

static void
test_help (void)
{
  static const char *const verbs[] = { "extract", "weave" };
  g_auto (Outcome) all = run_tool (NULL, "--help", NULL);

  g_assert_cmpint (all.status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (Outcome) one = run_tool (NULL, verbs[i], "--help", NULL);
      g_autofree char *usage = g_strdup_printf ("masar-tool %s", verbs[i]);

      g_assert_cmpint (one.status, ==, 0);
      g_assert_cmpstr (one.errors, ==, "");
      assert_contains (one.output, usage);
      assert_contains (all.output, verbs[i]);
    }
}

static void
test_usage (void)
{
  g_auto (Outcome) none = run_tool (NULL, NULL);
  g_auto (Outcome) unknown = run_tool (NULL, "frobnicate", NULL);
  g_auto (Outcome) no_files = run_tool (NULL, "extract", NULL);
  g_auto (Outcome) bad_option = run_tool (NULL, "weave", "--frobnicate", NULL);

  g_assert_cmpint (none.status, ==, 2);
  g_assert_cmpint (unknown.status, ==, 2);
  assert_contains (unknown.errors, "expected a verb, found “frobnicate”");
  g_assert_cmpint (no_files.status, ==, 2);
  g_assert_cmpint (bad_option.status, ==, 2);
  assert_contains (bad_option.errors, "--frobnicate");
}

static MasarRecords *
parse_records (const char *output)
{
  MasarRecords *records = masar_records_new ();
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (*lines[i] == '\0')
        continue;
      masar_records_read_line (records, lines[i], -1, "output", &error);
      g_assert_no_error (error);
    }
  return records;
}

static void
test_sample_corpus (void)
{
  g_autofree char *corpus = masar_test_dup_path ("../data/corpus");
  g_auto (Outcome) extracted = run_tool (NULL, "extract", corpus, NULL);
  g_auto (Outcome) woven = run_tool (extracted.output, "weave", "--articles", NULL);
  g_autoptr (MasarRecords) records = NULL;
  guint most_sources = 0;

  g_assert_cmpint (extracted.status, ==, 0);
  g_assert_cmpstr (extracted.errors, ==, "");
  g_assert_cmpint (woven.status, ==, 0);
  g_assert_cmpstr (woven.errors, ==, "");
  records = parse_records (woven.output);
  g_assert_cmpuint (masar_records_get_n_articles (records), ==, 5);
  g_assert_cmpuint (masar_records_get_n_links (records), >, 0);
  for (guint e = 0; e < masar_records_get_n_events (records); e++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, e);

      most_sources = MAX (most_sources, event->n_sources);
      for (guint i = 0; i < event->evidence->len; i++)
        {
          const MasarEvidence *evidence = &g_array_index (event->evidence, MasarEvidence, i);
          const MasarArticleRecord *article = masar_records_get_article (records, evidence->article);
          g_autofree char *path = g_filename_from_uri (article->uri, NULL, NULL);
          g_autofree char *text = NULL;
          gsize length;

          g_assert_true (g_file_get_contents (path, &text, &length, NULL));
          g_assert_cmpuint (evidence->values.passage.end, <=, length);
          g_assert_true (g_utf8_validate_len (text + evidence->values.passage.start,
                                              evidence->values.passage.end - evidence->values.passage.start, NULL));
        }
    }
  g_assert_cmpuint (most_sources, >=, 3);
}

static void
test_threads_and_shards (void)
{
  g_autofree char *corpus = masar_test_dup_path ("../data/corpus");
  g_auto (Outcome) one = run_tool (NULL, "extract", "--threads=1", corpus, NULL);
  g_auto (Outcome) many = run_tool (NULL, "extract", "--threads=7", corpus, NULL);
  g_auto (Outcome) whole = run_tool (one.output, "weave", NULL);
  g_auto (Outcome) reversed = { 0 };
  g_auto (GStrv) lines = g_strsplit (one.output, "\n", -1);
  g_autoptr (GString) backwards = g_string_new (NULL);

  g_assert_cmpstr (one.output, ==, many.output);
  for (guint i = g_strv_length (lines); i > 0; i--)
    if (*lines[i - 1] != '\0')
      g_string_append_printf (backwards, "%s\n", lines[i - 1]);
  reversed = run_tool (backwards->str, "weave", NULL);
  g_assert_cmpstr (whole.output, ==, reversed.output);
}

static void
test_bad_input (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *good = g_build_filename (folder, "good.txt", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.txt", NULL);
  g_auto (Outcome) extracted = { 0 };
  g_auto (Outcome) missing = run_tool (NULL, "extract", "/nowhere/at/all.txt", NULL);
  g_auto (Outcome) woven = run_tool ("{\"record\":\"article\",\"id\":\"a\"}\nnot json\n", "weave", "--articles", NULL);

  g_assert_true (g_file_set_contents (good, "قال مسؤول إن الاجتماع انتهى أمس.\n", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  extracted = run_tool (NULL, "extract", folder, NULL);
  g_assert_cmpint (extracted.status, ==, 1);
  assert_contains (extracted.errors, "empty.txt");
  assert_contains (extracted.output, "\"id\":\"good\"");

  g_assert_cmpint (missing.status, ==, 1);
  assert_contains (missing.errors, "/nowhere/at/all.txt");
  g_assert_cmpstr (missing.output, ==, "");

  g_assert_cmpint (woven.status, ==, 1);
  assert_contains (woven.errors, "standard input:2");
  assert_contains (woven.output, "\"id\":\"a\"");
  masar_test_remove (folder);
}

/* Listed with what its page says of itself, told of, and not taken for Arabic. */
static void
test_other_language (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "a.jsonl", NULL);
  g_auto (Outcome) extracted = { 0 };
  g_autoptr (MasarRecords) records = NULL;

  g_assert_true (g_file_set_contents (
      path,
      "{\"id\":\"fa\",\"date\":\"2024-08-05\",\"text\":\"حمله پهپادی به پایگاه عین الاسد روز دوشنبه پنج زخمی بر جای "
      "گذاشت و گفته می‌شود که این حمله از غرب کشور بود.\"}\n"
      "{\"id\":\"ar\",\"date\":\"2024-08-05\",\"text\":\"قال مسؤول إن هجوما بصواريخ على قاعدة عين الأسد أمس أدى إلى "
      "إصابة خمسة جنود.\"}\n",
      -1, NULL));
  extracted = run_tool (NULL, "extract", folder, NULL);
  g_assert_cmpint (extracted.status, ==, 1);
  assert_contains (extracted.errors, "a.jsonl: Article “fa”: expected Arabic, found Persian");
  records = parse_records (extracted.output);
  g_assert_cmpuint (masar_records_get_n_articles (records), ==, 2);
  g_assert_cmpstr (masar_records_get_article (records, 0)->language, ==, "fa");
  g_assert_cmpuint (masar_records_get_article (records, 0)->mentions->len, ==, 0);
  g_assert_cmpuint (masar_records_get_article (records, 0)->times->len, ==, 0);
  g_assert_cmpstr (masar_records_get_article (records, 1)->language, ==, "ar");
  g_assert_cmpuint (masar_records_get_article (records, 1)->mentions->len, >, 0);
  masar_test_remove (folder);
}

/* A topic's words are read by extract and its titles by weave. */
static void
test_topic (void)
{
  static const char json[] =
      "{\"title\":\"T\",\"lanes\":[{\"name\":\"L\",\"color\":\"attack\"}],\"categories\":{\"violence-noun\":{"
      "\"entries\":"
      "[{\"forms\":[\"تخريب\"],\"value\":1,\"type\":\"attack\",\"kind\":\"sabotage\"}]},\"title\":{\"entries\":"
      "[{\"forms\":[\"attack-sabotage\"],\"name\":\"عمل تخريبي\",\"key\":\"attack-sabotage\"}]}}}";
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *topic = g_build_filename (folder, "own.json", NULL);
  g_autofree char *article = g_build_filename (folder, "a.jsonl", NULL);
  g_autofree char *option = g_strconcat ("--topic=", topic, NULL);
  g_auto (Outcome) usual = { 0 }, extracted = { 0 }, woven = { 0 }, unknown = { 0 };

  g_assert_true (g_file_set_contents (topic, json, -1, NULL));
  g_assert_true (g_file_set_contents (
      article,
      "{\"id\":\"a\",\"date\":\"2024-08-05\",\"text\":\"تعرض خط أنابيب إلى تخريب في محافظة ديالى أمس الأحد.\"}\n", -1,
      NULL));
  usual = run_tool (NULL, "extract", article, NULL);
  g_assert_null (strstr (usual.output, "sabotage"));
  extracted = run_tool (NULL, "extract", option, article, NULL);
  g_assert_cmpint (extracted.status, ==, 0);
  assert_contains (extracted.output, "sabotage");
  woven = run_tool (extracted.output, "weave", option, NULL);
  assert_contains (woven.output, "عمل تخريبي");
  unknown = run_tool (NULL, "extract", "--topic=nothing", article, NULL);
  g_assert_cmpint (unknown.status, ==, 2);
  assert_contains (unknown.errors, "expected one of gaza-talks, iraq-coalition, red-sea");
  masar_test_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tool/help", test_help);
  g_test_add_func ("/tool/usage", test_usage);
  g_test_add_func ("/tool/sample-corpus", test_sample_corpus);
  g_test_add_func ("/tool/threads-and-shards", test_threads_and_shards);
  g_test_add_func ("/tool/bad-input", test_bad_input);
  g_test_add_func ("/tool/topic", test_topic);
  g_test_add_func ("/tool/other-language", test_other_language);
  return g_test_run ();
}
