/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-tool"

#include "masar-verb.h"

#include "masar-weave.h"

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

static MasarExit
run (int argc, char **argv)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarTopic) topic = NULL;
  g_autofree char *topic_name = NULL;
  gboolean with_articles = FALSE, good;
  MasarExit status;
  const GOptionEntry entries[] = {
    { "articles", 0, 0, G_OPTION_ARG_NONE, &with_articles,
      "Pass the articles on, with what the corpus taught about them", NULL },
    MASAR_VERB_TOPIC_OPTION (&topic_name),
    G_OPTION_ENTRY_NULL,
  };

  if (!masar_verb_parse_options (&masar_verb_weave, entries, &argc, &argv, &status))
    return status;
  topic = masar_verb_load_topic (topic_name, &status);
  if (topic == NULL)
    return status;
  good = masar_verb_read_records (records, (const char *const *) argv + 1);
  masar_weave (masar_topic_get_lexicon (topic), records);
  good &= print_records (records, with_articles);
  return good ? MASAR_EXIT_OK : MASAR_EXIT_INPUT;
}

const MasarVerb masar_verb_weave = {
  .name = "weave",
  .arguments = "[FILE…]",
  .summary = "turn the records of articles into events and links",
  .run = run,
};
