/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-test-pdf.h"
#include "masar-test.h"

#include <string.h>
#include <sys/wait.h>

/* masar-tool render, run as a program: what it writes, what it refuses, and with which status it ends. */

static const char records[] =
    "{\"record\":\"event\",\"id\":\"e1\",\"type\":\"attack\",\"title\":\"هجوم\",\"edtf\":\"2024-08-05\",\"earliest\":"
    "\"2024-08-05\",\"latest\":\"2024-08-05\",\"sources\":1,\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":1}]}"
    "\n";

typedef struct
{
  char *folder;
  char *input;
  char *output;
} Files;

static void
files_set_up (Files *files, gconstpointer data)
{
  files->folder = masar_test_new_folder ();
  files->input = g_build_filename (files->folder, "records.jsonl", NULL);
  files->output = g_build_filename (files->folder, "page", NULL);
  g_assert_true (g_file_set_contents (files->input, records, -1, NULL));
}

static void
files_tear_down (Files *files, gconstpointer data)
{
  masar_test_remove (files->folder);
  g_free (files->folder);
  g_free (files->input);
  g_free (files->output);
}

static int
render (Files *files, const char *options, char **complaint)
{
  g_autofree char *tool = g_test_build_filename (G_TEST_BUILT, "..", "src", "tool", "masar-tool", NULL);
  g_auto (GStrv) words = g_strsplit (options, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, tool);
  g_ptr_array_add (argv, (char *) "render");
  for (guint i = 0; words[i]; i++)
    g_ptr_array_add (argv, g_str_equal (words[i], "OUT") ? files->output : words[i]);
  g_ptr_array_add (argv, files->input);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, 0, NULL, NULL, NULL, complaint, &status, &error);
  g_assert_no_error (error);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
test_writes (Files *files, gconstpointer data)
{
  static const struct
  {
    const char *options;
    const char *start;
  } cases[] = {
    { "--format=pdf -o OUT", "%PDF" },
    { "--format=svg -o OUT --language=en --direction=rtl --theme=dark", "<?xml" },
    { "--format=png -o OUT --size 640x480 --from 2024-08 --to 2024-08-20 --scale 2", "\x89PNG" },
    { "--format=png -o OUT --text-scale 2", "\x89PNG" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *complaint = NULL;
      g_autofree char *contents = NULL;

      g_assert_cmpint (render (files, cases[i].options, &complaint), ==, 0);
      g_assert_cmpstr (complaint, ==, "");
      g_assert_true (g_file_get_contents (files->output, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, cases[i].start));
    }
}

static void
test_refuses (Files *files, gconstpointer data)
{
  static const struct
  {
    const char *options;
    int status;
    const char *says;
  } cases[] = {
    { "--format=doc -o OUT", 2, "--format" },
    { "-o OUT", 2, "--format" },
    { "--format=pdf", 2, "--output" },
    { "--format=pdf -o OUT --size 12", 2, "--size" },
    { "--format=pdf -o OUT --size 1x1", 2, "expected sides" },
    { "--format=pdf -o OUT --from yesterday", 2, "yesterday" },
    { "--format=pdf -o OUT --from 2024 --to 2023", 2, "--to" },
    { "--format=pdf -o OUT --direction up", 2, "ltr or rtl" },
    { "--format=png -o OUT --scale 9", 2, "--scale" },
    { "--format=png -o OUT --text-scale 0", 2, "--text-scale" },
    { "--format=pdf -o OUT --select nobody", 2, "nobody" },
    { "--format=pdf -o OUT --topic nothing", 2, "found “nothing”" },
    { "--format=pdf -o OUT --topic /nowhere.json", 1, "/nowhere.json" },
    { "--format=pdf -o /nowhere/at/all", 1, "/nowhere/at/all" },
    { "--format=pdf -o OUT /nowhere.jsonl", 1, "/nowhere.jsonl" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *complaint = NULL;

      g_assert_cmpint (render (files, cases[i].options, &complaint), ==, cases[i].status);
      if (strstr (complaint, cases[i].says) == NULL)
        g_test_message ("expected “%s”, found: %s", cases[i].says, complaint);
      g_assert_nonnull (strstr (complaint, cases[i].says));
    }
}

/* The lanes are the topic's: one that is named differently makes another picture, and the legend has its name. */
static void
test_topic (Files *files, gconstpointer data)
{
  g_autofree char *topic = g_build_filename (files->folder, "own.json", NULL);
  g_autofree char *options = g_strdup_printf ("--format=svg -o OUT --language=en --topic %s", topic);
  g_auto (GStrv) contents = g_new0 (char *, 4);

  for (guint i = 0; i < 3; i++)
    {
      static const char *const texts[] = {
        "{\"title\":\"T\",\"lanes\":[{\"name\":\"One lane\",\"color\":\"attack\"}]}",
        "{\"title\":\"T\",\"lanes\":[{\"name\":\"One lane\",\"color\":\"talks\"}]}",
        "{\"title\":\"T\",\"lanes\":[{\"name\":\"Another\",\"color\":\"talks\"}]}",
      };

      g_assert_true (g_file_set_contents (topic, texts[i], -1, NULL));
      g_assert_cmpint (render (files, options, NULL), ==, 0);
      g_assert_true (g_file_get_contents (files->output, &contents[i], NULL, NULL));
    }
  g_assert_cmpstr (contents[0], !=, contents[1]);
  g_assert_cmpstr (contents[1], !=, contents[2]);
}

/* Years without events say so when they are folded, and make room. */
static void
test_fold (Files *files, gconstpointer data)
{
  const char *plain = "--format=svg -o OUT --language=en --size 900x400";
  g_autofree char *folded = g_strconcat ("--fold ", plain, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < 6; i++)
    g_string_append_printf (lines,
                            "{\"record\":\"event\",\"id\":\"e%u\",\"type\":\"talks\",\"title\":\"T\",\"edtf\":"
                            "\"%s-03-0%u\",\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":1}]}\n",
                            i, i < 2 ? "2011" : "2024", i + 1);
  g_assert_true (g_file_set_contents (files->input, lines->str, -1, NULL));
  g_assert_cmpint (render (files, plain, NULL), ==, 0);
  g_assert_true (g_file_get_contents (files->output, &before, NULL, NULL));
  g_assert_cmpint (render (files, folded, NULL), ==, 0);
  g_assert_true (g_file_get_contents (files->output, &after, NULL, NULL));
  g_assert_cmpstr (before, !=, after);
}

static char *
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_command_line_sync (command, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return output;
}

/* From an article to a page whose card says its words: they are read again from where the article was.  Where it is not
 * any more, the page is made without them, and that is said. */
static void
test_quotes (Files *files, gconstpointer data)
{
  const char *near = "--format=pdf -o OUT --from 2024-08-05 --to 2024-08-07";
  g_autofree char *tool = g_test_build_filename (G_TEST_BUILT, "..", "src", "tool", "masar-tool", NULL);
  g_autofree char *article = g_build_filename (files->folder, "one.txt", NULL);
  g_autofree char *extracted = g_build_filename (files->folder, "extracted.jsonl", NULL);
  g_autofree char *extract = g_strdup_printf ("%s extract %s", tool, article);
  g_autofree char *weave = g_strdup_printf ("%s weave --articles %s", tool, extracted);
  g_autofree char *mentions = NULL, *events = NULL, *complaint = NULL, *text = NULL;
  g_autofree char *later_complaint = NULL, *later_text = NULL;

  if (!masar_test_can_read_pdf ())
    return;
  g_assert_true (g_file_set_contents (
      article, "نشرت في 7 آب 2024\n\nوقال شهود إن صاروخين سقطا مساء الاثنين على قاعدة عين الأسد.\n", -1, NULL));
  mentions = run (extract);
  g_assert_true (g_file_set_contents (extracted, mentions, -1, NULL));
  events = run (weave);
  g_assert_true (g_file_set_contents (files->input, events, -1, NULL));

  g_assert_cmpint (render (files, near, &complaint), ==, 0);
  g_assert_cmpstr (complaint, ==, "");
  text = masar_test_read_pdf (files->output);
  masar_test_check_pdf (text, "وقال شهود إن صاروخين", TRUE);

  g_assert_no_errno (g_remove (article));
  g_assert_cmpint (render (files, near, &later_complaint), ==, 0);
  g_assert_nonnull (strstr (later_complaint, "one: "));
  later_text = masar_test_read_pdf (files->output);
  masar_test_check_pdf (later_text, "شهود", FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/render/writes", Files, NULL, files_set_up, test_writes, files_tear_down);
  g_test_add ("/render/fold", Files, NULL, files_set_up, test_fold, files_tear_down);
  g_test_add ("/render/topic", Files, NULL, files_set_up, test_topic, files_tear_down);
  g_test_add ("/render/quotes", Files, NULL, files_set_up, test_quotes, files_tear_down);
  g_test_add ("/render/refuses", Files, NULL, files_set_up, test_refuses, files_tear_down);
  return g_test_run ();
}
