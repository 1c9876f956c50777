/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-tool"

#include "masar-verb.h"

#include "masar-chronicle.h"
#include "masar-file-reader.h"

/* extract: articles in, their records out, a JSON object a line, in the order of the files. */

typedef struct
{
  GString *line;
  gboolean failed;
} Extraction;

static void
take_records (MasarRecords *records, gpointer user_data)
{
  Extraction *extraction = user_data;

  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      masar_article_record_write (masar_records_get_article (records, i), extraction->line);
      extraction->failed |= !masar_verb_print (extraction->line);
    }
}

static void
take_problem (const char *file, const GError *error, gpointer user_data)
{
  masar_verb_complain ("%s: %s", file, error->message);
  ((Extraction *) user_data)->failed = TRUE;
}

static MasarExit
run (int argc, char **argv)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (MasarTopic) topic = NULL;
  g_autofree char *topic_name = NULL;
  g_autofree char *encoding = NULL;
  int n_threads = 0;
  MasarFileReaderProgress progress = { 0 };
  Extraction extraction = { line, FALSE };
  MasarExit status;
  const GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, "Encoding of the files, instead of detecting it", "NAME" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &n_threads, "How many threads read (all processors)", "N" },
    MASAR_VERB_TOPIC_OPTION (&topic_name),
    G_OPTION_ENTRY_NULL,
  };

  if (!masar_verb_parse_options (&masar_verb_extract, entries, &argc, &argv, &status))
    return status;
  if (argc < 2 || n_threads < 0)
    {
      masar_verb_complain ("extract: expected files or folders, or - for standard input (masar-tool extract --help)");
      return MASAR_EXIT_USAGE;
    }
  topic = masar_verb_load_topic (topic_name, &status);
  if (topic == NULL)
    return status;
  if (masar_chronicle_has_user_files ())
    masar_verb_complain_of (masar_chronicle_get_problems (masar_chronicle_get (masar_topic_get_lexicon (topic))));
  masar_file_reader_run ((const char *const *) argv + 1, encoding, masar_topic_get_lexicon (topic), (guint) n_threads,
                         &progress, NULL, take_records, take_problem, &extraction);
  return extraction.failed ? MASAR_EXIT_INPUT : MASAR_EXIT_OK;
}

const MasarVerb masar_verb_extract = {
  .name = "extract",
  .arguments = "FILE|FOLDER|-…",
  .summary = "read articles and print a record of each, as JSON lines",
  .run = run,
};
