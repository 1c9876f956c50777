/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* A corpus in shards: extract runs on each by itself, in any order, and weave makes the same of them, byte for byte.
 * The articles are made up, and the work is done by the shell and GNU parallel, as docs/scale.md says. */

typedef struct
{
  char *folder;
  char *tool;
} Fixture;

static void
write_article (const Fixture *self, const char *name, const char *day, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *json = g_strdup_printf ("%s.json", path);
  g_autofree char *article = g_strdup_printf ("%s.txt", path);
  g_autofree char *sidecar = g_strdup_printf ("{\"published\":\"%s\"}", day);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (article, text, -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (json, sidecar, -1, &error);
  g_assert_no_error (error);
}

#define REST                                                                                                                                                                                                       \
  " ولم تصدر حتى مساء اليوم نفسه أي معلومات أخرى عن الجهات المعنية في المدينة، كما لم تعلق وسائل الإعلام المحلية على " \
  "ذلك بأي شكل."

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("masar-shards-XXXXXX", NULL);
  self->tool = g_test_build_filename (G_TEST_BUILT, "..", "src", "tool", "masar-tool", NULL);
  write_article (self, "in/1/a", "2024-08-06",
                 "تعرضت قاعدة التنف لهجوم صاروخي أمس الاثنين أسفر عن إصابة خمسة جنود." REST);
  write_article (self, "in/1/b", "2024-08-07", "استهدفت طائرات مسيرة قاعدة حرير يوم الاثنين." REST);
  write_article (self, "in/2/a", "2024-08-07", "استهدفت صواريخ قاعدة التنف يوم الاثنين وأصيب سبعة جنود." REST);
  write_article (self, "in/2/c", "2024-08-12", "تعرضت قاعدة التنف لقصف بالصواريخ أمس الأحد." REST);
  write_article (self, "in/3/a", "2024-08-12", "قصفت طائرات تركية محافظة دهوك أمس الأحد وقتل ثلاثة." REST);
  write_article (self, "in/3/d", "2024-08-06",
                 "تعرضت قاعدة التنف لهجوم صاروخي أمس الاثنين أسفر عن إصابة خمسة جنود." REST);
}

/* Runs a line of shell in the folder, with the program as $masar_tool. */
static gboolean
run_shell (const Fixture *self, const char *line)
{
  const char *const arguments[] = { "sh", "-ec", line, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "masar_tool", self->tool, TRUE);
  int status = -1;

  return g_spawn_sync (self->folder, (char **) arguments, environment,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, NULL)
         && g_spawn_check_wait_status (status, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_true (run_shell (self, "rm -r -- *"));
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->tool);
}

static char *
dup_file (const Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

/* Two articles have the same bytes, and three the same name. */
static void
test_any_order (Fixture *self, gconstpointer data)
{
  static const char *const orders[] = { "1 2 3", "3 2 1", "2 3 1" };
  g_autofree char *first = NULL;

  g_assert_true (run_shell (self, "for s in 1 2 3; do $masar_tool extract in/$s > $s.jsonl; done"));
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *line = g_strdup_printf ("for s in %s; do cat $s.jsonl; done | $masar_tool weave --articles | "
                                               "sort > woven; grep -q '\"record\":\"event\"' woven",
                                               orders[i]);
      g_autofree char *woven = NULL;

      g_assert_true (run_shell (self, line));
      woven = dup_file (self, "woven");
      if (first == NULL)
        first = g_steal_pointer (&woven);
      else
        g_assert_cmpstr (woven, ==, first);
    }
  g_assert_true (run_shell (self, "$masar_tool weave 1.jsonl 2.jsonl 3.jsonl > straight;"
                                  "$masar_tool weave 3.jsonl 1.jsonl 2.jsonl > otherwise; cmp straight otherwise"));
}

static void
test_parallel (Fixture *self, gconstpointer data)
{
  g_autofree char *parallel = g_find_program_in_path ("parallel");
  g_autofree char *expected = NULL;
  g_autofree char *by_shard = NULL;

  if (parallel == NULL)
    {
      g_test_skip ("GNU parallel is not installed");
      return;
    }
  g_assert_true (run_shell (self, "for s in 1 2 3; do $masar_tool extract in/$s > $s.jsonl; done;"
                                  "$masar_tool weave 1.jsonl 2.jsonl 3.jsonl > one-by-one"));
  g_assert_true (run_shell (self, "mkdir out; ls -r in | parallel -j 3 $masar_tool extract in/{} '>' out/{}.jsonl;"
                                  "$masar_tool weave out/*.jsonl > by-shard"));
  g_assert_true (run_shell (
      self,
      "printf '%s\\n' '{\"id\":\"x\",\"date\":\"2024-08-06\",\"text\":\"تعرضت قاعدة التنف لهجوم صاروخي أمس الاثنين.\"}'"
      "  '{\"id\":\"y\",\"date\":\"2024-08-12\",\"text\":\"تعرضت قاعدة التنف لقصف بالصواريخ أمس الأحد.\"}' > "
      "lines.jsonl;"
      "$masar_tool extract lines.jsonl | $masar_tool weave > lines-at-once;"
      "parallel -j 2 --pipe -N 1 $masar_tool extract - < lines.jsonl | $masar_tool weave > lines-by-pipe;"
      "cmp lines-at-once lines-by-pipe; test -s lines-by-pipe"));
  expected = dup_file (self, "one-by-one");
  by_shard = dup_file (self, "by-shard");
  g_assert_cmpstr (by_shard, ==, expected);
  g_assert_nonnull (strstr (expected, "\"record\":\"event\""));
}

/* However many threads read one file of many articles. */
static void
test_threads (Fixture *self, gconstpointer data)
{
  g_assert_true (run_shell (self, "i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo "
                                  "'{\"id\":\"n'$i'\",\"date\":\"2024-08-06\",\"text\":\"تعرضت قاعدة "
                                  "التنف لهجوم صاروخي أمس الاثنين وأصيب '$i' جنود.\"}'; done > many.jsonl;"
                                  "$masar_tool extract --threads=1 many.jsonl in > one || test $? = 1;"
                                  "$masar_tool extract --threads=5 in many.jsonl > five || test $? = 1;"
                                  "cmp one five; test $(wc -l < one) -ge 300"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/shards/any-order", Fixture, NULL, set_up, test_any_order, tear_down);
  g_test_add ("/shards/parallel", Fixture, NULL, set_up, test_parallel, tear_down);
  g_test_add ("/shards/threads", Fixture, NULL, set_up, test_threads, tear_down);
  return g_test_run ();
}
