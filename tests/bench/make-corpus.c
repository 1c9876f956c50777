/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus-maker.h"

#include <stdio.h>

/* Makes many articles out of a few real ones, as JSON lines on standard output.
 *
 *   make-corpus [--articles=N] [--seed=N] FILE|FOLDER… > corpus.jsonl */

static gboolean
print (const char *id, const GString *line, gpointer user_data)
{
  return fwrite (line->str, 1, line->len, stdout) == line->len;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE|FOLDER…");
  g_autoptr (MasarLexicon) lexicon = NULL;
  g_autoptr (CorpusMaker) maker = NULL;
  g_autoptr (GError) error = NULL;
  int n_articles = 1000;
  int seed = 1;
  const GOptionEntry entries[] = {
    { "articles", 'n', 0, G_OPTION_ARG_INT, &n_articles, "How many to make (1000)", "N" },
    { "seed", 's', 0, G_OPTION_ARG_INT, &seed, "Another one makes others (1)", "N" },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_printerr ("make-corpus: %s\n", error->message);
  if (error != NULL || argc < 2 || n_articles < 0)
    {
      g_printerr ("usage: make-corpus [--articles=N] [--seed=N] FILE|FOLDER…\n");
      return 2;
    }
  lexicon = masar_lexicon_new_default (NULL, &error);
  if (lexicon == NULL)
    {
      g_printerr ("make-corpus: %s\n", error->message);
      return 1;
    }
  maker = corpus_maker_new (lexicon, (const char *const *) argv + 1, (guint32) seed);
  if (maker == NULL)
    {
      g_printerr ("make-corpus: expected at least one Arabic article, found none\n");
      return 1;
    }
  return corpus_maker_run (maker, (guint) n_articles, print, NULL) && fflush (stdout) == 0 ? 0 : 1;
}
