/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-tool"

#include "masar-verb.h"

#include "masar-weave.h"

#include <stdio.h>

/* weave: the records of articles in, events and links out, a JSON object a line. */

static gboolean
print_records (const MasarRecords *records, gboolean with_articles)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean good = TRUE;

  for (guint i = 0; with_articles && i < masar_records_get_n_articles (records); i++)
    {
      masar_article_record_write (masar_records_get_article (records, i), line);
      good &= masar_verb_print (line);
    }
  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      masar_event_record_write (records, i, line);
      good &= masar_verb_print (line);
    }
  for (guint i = 0; i < masar_records_get_n_links (records); i++)
    {
      masar_link_record_write (records, i, line);
      good &= masar_verb_print (line);
    }
  return good;
}

static void
take_note (const MasarRecords *records, const MasarMergeNote *note, gpointer user_data)
{
  GString *explanation = user_data;

  masar_merge_note_write (records, note, explanation);
  g_string_append_c (explanation, '\n');
}

static MasarExit
run (int argc, char **argv)
{
  g_autoptr (MasarRecords) records = masar_records_new_large ();
  g_autoptr (MasarTopic) topic = NULL;
  g_autofree char *topic_name = NULL;
  g_autoptr (GString) explanation = g_string_new (NULL);
  gboolean with_articles = FALSE, explain = FALSE, good;
  MasarExit status;
  const GOptionEntry entries[] = {
    { "articles", 0, 0, G_OPTION_ARG_NONE, &with_articles,
      "Pass the articles on, with what the corpus taught about them", NULL },
    MASAR_VERB_TOPIC_OPTION (&topic_name),
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain,
      "After them, a record “merge” for each pair of happenings that was joined, or was near it: the points of each "
      "feature, or what refuses it",
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!masar_verb_parse_options (&masar_verb_weave, entries, &argc, &argv, &status))
    return status;
  topic = masar_verb_load_topic (topic_name, &status);
  if (topic == NULL)
    return status;
  good = masar_verb_read_records (records, (const char *const *) argv + 1);
  masar_weave_explained (masar_topic_get_lexicon (topic), records, explain ? take_note : NULL, explanation);
  good &= print_records (records, with_articles);
  if (explain && fwrite (explanation->str, 1, explanation->len, stdout) != explanation->len)
    good = FALSE;
  return good ? MASAR_EXIT_OK : MASAR_EXIT_INPUT;
}

const MasarVerb masar_verb_weave = {
  .name = "weave",
  .arguments = "[FILE…]",
  .summary = "turn the records of articles into events and links",
  .run = run,
};
