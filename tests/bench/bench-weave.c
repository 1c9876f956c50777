/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus-maker.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Measures extract and weave as they are used, the program itself on files, at several sizes of corpus.
 *
 *   bench-weave [--articles=N]… [--weave=OPTION]… FILE|FOLDER…
 *
 * The corpora are made of the given articles, see corpus-maker.h.  Memory is the peak resident size beyond that of
 * weaving nothing (code, libraries and lexicon); ms is processor time, so that a busy machine counts less. */

typedef struct
{
  double cpu_ms;
  double peak_bytes;
} Usage;

static gboolean
write_line (const char *id, const GString *line, gpointer stream)
{
  return fwrite (line->str, 1, line->len, stream) == line->len;
}

static gboolean
make_corpus (CorpusMaker *maker, guint n_articles, const char *path)
{
  FILE *stream = fopen (path, "we");
  gboolean good = stream != NULL && corpus_maker_run (maker, n_articles, write_line, stream);

  if (stream != NULL)
    good &= fclose (stream) == 0;
  return good;
}

/* Runs the tool with standard output in @output; exits of 0 and 1 are both good: a made article may be a double. */
static gboolean
run_tool (const char *const *arguments, const char *output, Usage *usage)
{
  struct rusage spent;
  int status;
  const pid_t child = fork ();

  if (child == 0)
    {
      if (freopen (output, "w", stdout) == NULL || freopen ("/dev/null", "w", stderr) == NULL)
        _exit (127);
      execv (MASAR_TOOL, (char **) arguments);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &spent) != child || !WIFEXITED (status) || WEXITSTATUS (status) > 1)
    return FALSE;
  usage->cpu_ms = (double) (spent.ru_utime.tv_sec + spent.ru_stime.tv_sec) * 1000
                  + (double) (spent.ru_utime.tv_usec + spent.ru_stime.tv_usec) / 1000;
  usage->peak_bytes = (double) spent.ru_maxrss * 1024;
  return TRUE;
}

/* How often @needle stands in the lines of a file. */
static guint64
count_in_file (const char *path, const char *needle)
{
  FILE *stream = fopen (path, "re");
  g_autofree char *line = NULL;
  size_t size = 0;
  guint64 count = 0;

  while (stream != NULL && getline (&line, &size, stream) >= 0)
    for (const char *at = strstr (line, needle); at != NULL; at = strstr (at + 1, needle))
      count++;
  if (stream != NULL)
    fclose (stream);
  return count;
}

static gboolean
measure (const char *folder, guint n_articles, const char *const *options, double empty_bytes)
{
  g_autofree char *corpus = g_build_filename (folder, "corpus.jsonl", NULL);
  g_autofree char *records = g_build_filename (folder, "records.jsonl", NULL);
  g_autofree char *woven = g_build_filename (folder, "woven.jsonl", NULL);
  const char *extract_arguments[] = { "masar-tool", "extract", corpus, NULL };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  Usage extract, weave;
  guint64 n_mentions;

  g_ptr_array_add (arguments, (gpointer) "masar-tool");
  g_ptr_array_add (arguments, (gpointer) "weave");
  for (; options != NULL && *options != NULL; options++)
    g_ptr_array_add (arguments, (gpointer) *options);
  g_ptr_array_add (arguments, records);
  g_ptr_array_add (arguments, NULL);
  if (!run_tool (extract_arguments, records, &extract)
      || !run_tool ((const char *const *) arguments->pdata, woven, &weave))
    return FALSE;
  /* Of all that stands in the record of an article, mentions alone say who speaks. */
  n_mentions = count_in_file (records, "\"says\":[");
  printf (
      "{\"bench\":\"weave\",\"articles\":%u,\"mentions\":%" G_GUINT64_FORMAT
      ",\"ms\":%.0f,\"us_per_article\":%.0f,\"bytes_per_mention\":%.0f,\"peak_mb\":%.1f,\"events\":%" G_GUINT64_FORMAT
      ",\"extract_ms\":%.0f,\"extract_peak_mb\":%.1f}\n",
      n_articles, n_mentions, weave.cpu_ms, weave.cpu_ms * 1000 / MAX (n_articles, 1),
      (weave.peak_bytes - empty_bytes) / (double) MAX (n_mentions, 1), weave.peak_bytes / 1e6,
      count_in_file (woven, "{\"record\":\"event\""), extract.cpu_ms, extract.peak_bytes / 1e6);
  fflush (stdout);
  return TRUE;
}

static int
run (const MasarLexicon *lexicon, const char *const *paths, const GArray *sizes, const char *const *options)
{
  g_autofree char *folder = g_dir_make_tmp ("masar-bench-XXXXXX", NULL);
  g_autofree char *corpus = folder != NULL ? g_build_filename (folder, "corpus.jsonl", NULL) : NULL;
  static const char *const empty_arguments[] = { "masar-tool", "weave", "/dev/null", NULL };
  static const char *const names[] = { "corpus.jsonl", "records.jsonl", "woven.jsonl" };
  Usage empty;
  gboolean good = folder != NULL && run_tool (empty_arguments, "/dev/null", &empty);

  for (guint i = 0; good && i < sizes->len; i++)
    {
      g_autoptr (CorpusMaker) maker = corpus_maker_new (lexicon, paths, 1);
      const guint n_articles = g_array_index (sizes, guint, i);

      good = maker != NULL && make_corpus (maker, n_articles, corpus)
             && measure (folder, n_articles, options, empty.peak_bytes);
    }
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  if (folder != NULL)
    g_rmdir (folder);
  return good ? 0 : 1;
}

int
main (int argc, char *argv[])
{
  static const guint usual_sizes[] = { 1000, 10000, 100000 };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE|FOLDER…");
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (MasarLexicon) lexicon = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) wanted = NULL;
  g_auto (GStrv) options = NULL;
  const GOptionEntry entries[] = {
    { "articles", 'n', 0, G_OPTION_ARG_STRING_ARRAY, &wanted, "Size of a corpus; may be given again", "N" },
    { "weave", 'w', 0, G_OPTION_ARG_STRING_ARRAY, &options, "Option for weave; may be given again", "OPTION" },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("usage: bench-weave [--articles=N]… [--weave=OPTION]… FILE|FOLDER…\n");
      return 2;
    }
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      const guint size = (guint) g_ascii_strtoull (wanted[i], NULL, 10);

      g_array_append_val (sizes, size);
    }
  if (wanted == NULL)
    g_array_append_vals (sizes, usual_sizes, G_N_ELEMENTS (usual_sizes));
  lexicon = masar_lexicon_new_default (NULL, &error);
  if (lexicon == NULL)
    {
      g_printerr ("bench-weave: %s\n", error->message);
      return 1;
    }
  return run (lexicon, (const char *const *) argv + 1, sizes, (const char *const *) options);
}
