/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-topic.h"

G_BEGIN_DECLS

/* How a verb ends, and so the program. */
typedef enum
{
  MASAR_EXIT_OK = 0,
  MASAR_EXIT_INPUT = 1, /* some of the input could not be read */
  MASAR_EXIT_USAGE = 2, /* the command line is wrong */
} MasarExit;

/**
 * MasarVerb:
 * @name: as it is called
 * @arguments: what may follow its options
 * @summary: what it does, for --help
 * @run: does it; @argv begins with the verb
 *
 * One thing that the tool does; each has a file of its own, masar-verb-NAME.c.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  MasarExit (*run) (int argc, char **argv);
} MasarVerb;

extern const MasarVerb masar_verb_extract;
extern const MasarVerb masar_verb_render;
extern const MasarVerb masar_verb_weave;

void masar_verb_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
void masar_verb_complain_of (const GPtrArray *problems);
gboolean masar_verb_parse_options (const MasarVerb *verb,
                                   const GOptionEntry *entries,
                                   int *argc,
                                   char ***argv,
                                   MasarExit *status);
/* An option every verb has that reads or draws a topic. */
#define MASAR_VERB_TOPIC_OPTION(name)                                                                                  \
  {                                                                                                                    \
    "topic", 0, 0, G_OPTION_ARG_STRING, (name), "What is looked for: " MASAR_TOPIC_DEFAULT " if nothing else is said", \
        "NAME|FILE"                                                                                                    \
  }

MasarTopic *masar_verb_load_topic (const char *name, MasarExit *status);
gboolean masar_verb_read_records (MasarRecords *records, const char *const *files);
gboolean masar_verb_print (GString *line);

G_END_DECLS
