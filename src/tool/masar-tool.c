/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-tool"

#include "masar-verb.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* masar-tool VERB …: the engine on the command line, a filter for each verb. */

static const MasarVerb *const verbs[] = {
  &masar_verb_extract,
  &masar_verb_render,
  &masar_verb_weave,
};

static void
print_help (void)
{
  g_print ("Usage: masar-tool VERB [OPTION…] [ARGUMENT…]\n\n"
           "Reads Arabic news articles into a timeline.\n\n"
           "Verbs:\n");
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-8s %s\n", verbs[i]->name, verbs[i]->summary);
  g_print ("\nmasar-tool VERB --help says more of each.\n");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_CTYPE, "");
  if (argc < 2)
    {
      masar_verb_complain ("expected a verb (masar-tool --help lists them)");
      return MASAR_EXIT_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return MASAR_EXIT_OK;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i]->name))
      {
        const MasarExit status = verbs[i]->run (argc - 1, argv + 1);

        if (fflush (stdout) == 0)
          return status;
        masar_verb_complain ("standard output could not be written");
        return MASAR_EXIT_INPUT;
      }
  masar_verb_complain ("expected a verb, found “%s” (masar-tool --help lists them)", argv[1]);
  return MASAR_EXIT_USAGE;
}
