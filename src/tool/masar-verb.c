/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-tool"

#include "masar-verb.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What the verbs share: options, complaints, records in and out. */

/**
 * masar_verb_complain:
 *
 * Says on standard error what is wrong, after the name of the program.
 */
void
masar_verb_complain (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("masar-tool: %s\n", message);
}

/**
 * masar_verb_complain_of:
 * @problems: (element-type GError): what is wrong
 */
void
masar_verb_complain_of (const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    masar_verb_complain ("%s", ((const GError *) g_ptr_array_index (problems, i))->message);
}

/**
 * masar_verb_parse_options:
 * @verb: whose options they are
 * @entries: (array zero-terminated=1): the options
 * @argc: (inout): as main() has it
 * @argv: (inout): options are taken out; the verb stays first
 * @status: (out): how to end when the verb is not to run
 *
 * Returns: whether to go on
 */
gboolean
masar_verb_parse_options (const MasarVerb *verb,
                          const GOptionEntry *entries,
                          int *argc,
                          char ***argv,
                          MasarExit *status)
{
  g_autofree char *heading = g_strdup_printf ("%s — %s", verb->arguments, verb->summary);
  g_autoptr (GOptionContext) context = g_option_context_new (heading);
  g_autofree char *name = g_strdup_printf ("masar-tool %s", verb->name);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this", NULL },
    G_OPTION_ENTRY_NULL,
  };

  /* GLib's own --help ends the program with the wrong name in it. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, help_entry, NULL);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_set_prgname (name);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      masar_verb_complain ("%s: %s (masar-tool %s --help says what is)", verb->name, error->message, verb->name);
      *status = MASAR_EXIT_USAGE;
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", text);
      *status = MASAR_EXIT_OK;
      return FALSE;
    }
  return TRUE;
}

/**
 * masar_verb_load_topic:
 * @name: (nullable): a name or a path
 * @status: (out): how to end when there is none
 *
 * Loads the topic, and with it the language and what the user has put over that; says what is wrong with them.
 *
 * Returns: (transfer full) (nullable): the topic, or %NULL when it cannot be read
 */
MasarTopic *
masar_verb_load_topic (const char *name, MasarExit *status)
{
  g_autoptr (GError) error = NULL;
  MasarTopic *topic = masar_topic_new (name, &error);

  if (topic == NULL)
    masar_verb_complain ("%s", error->message);
  *status = g_error_matches (error, MASAR_TOPIC_ERROR, MASAR_TOPIC_ERROR_UNKNOWN) ? MASAR_EXIT_USAGE : MASAR_EXIT_INPUT;
  if (topic != NULL)
    masar_verb_complain_of (masar_lexicon_get_problems (masar_topic_get_lexicon (topic)));
  return topic;
}

/* Reads a stream of records, a line each; a bad line is said and left out. */
static gboolean
read_stream (MasarRecords *records, const char *name, FILE *stream)
{
  g_autofree char *line = NULL;
  size_t size = 0;
  gssize length;
  guint n_lines = 0;
  gboolean good = TRUE;

  while ((length = getline (&line, &size, stream)) >= 0)
    {
      g_autofree char *where = g_strdup_printf ("%s:%u", name, ++n_lines);
      g_autoptr (GError) error = NULL;

      while (length > 0 && g_ascii_isspace (line[length - 1]))
        length--;
      if (length == 0)
        continue;
      if (!g_utf8_validate_len (line, (gsize) length, NULL))
        {
          masar_verb_complain ("%s: expected UTF-8, found other bytes", where);
          good = FALSE;
        }
      else if (!masar_records_read_line (records, line, length, where, &error))
        {
          masar_verb_complain ("%s", error->message);
          good = FALSE;
        }
    }
  if (ferror (stream))
    {
      masar_verb_complain ("%s: %s", name, g_strerror (errno));
      good = FALSE;
    }
  return good;
}

/**
 * masar_verb_read_records:
 * @records: where to add them
 * @files: (array zero-terminated=1): files of records; none, or "-", means standard input
 *
 * Reads records and says what cannot be read; the rest is read.
 *
 * Returns: whether all could be read
 */
gboolean
masar_verb_read_records (MasarRecords *records, const char *const *files)
{
  static const char *const standard_input[] = { "-", NULL };
  gboolean good = TRUE;

  if (files == NULL || files[0] == NULL)
    files = standard_input;
  for (; *files != NULL; files++)
    {
      FILE *stream = g_str_equal (*files, "-") ? stdin : fopen (*files, "re");

      if (stream == NULL)
        {
          masar_verb_complain ("%s: %s", *files, g_strerror (errno));
          good = FALSE;
          continue;
        }
      good &= read_stream (records, stream == stdin ? "standard input" : *files, stream);
      if (stream != stdin)
        fclose (stream);
    }
  return good;
}

/**
 * masar_verb_print:
 * @line: what to print, without its line end; empty afterwards
 *
 * Prints a line on standard output.
 *
 * Returns: %FALSE when it cannot be written, which was said
 */
gboolean
masar_verb_print (GString *line)
{
  g_string_append_c (line, '\n');
  if (fwrite (line->str, 1, line->len, stdout) != line->len)
    {
      masar_verb_complain ("standard output: %s", g_strerror (errno));
      return FALSE;
    }
  g_string_truncate (line, 0);
  return TRUE;
}
