/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures extract, whole and on one thread: files read, decoded, understood, and their records written to memory;
 * beside it `LC_ALL=C.UTF-8 wc -w` on the same bytes.  Few files are read again and again, so that starting up does not
 * count: the lexicon is loaded before the clock starts, and wc gets one file with all the bytes. */

#include "masar-extract.h"
#include "masar-importer.h"

#include <gio/gio.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#define MIN_BYTES (32 * 1000 * 1000)

typedef struct
{
  const MasarLexicon *lexicon;
  GString *line;
  guint64 n_bytes;
  guint64 n_articles;
} Bench;

static void
take_document (MasarDocument *document, gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (MasarDocument) owned = document;
  g_autoptr (MasarRecords) records = masar_records_new ();
  MasarArticleRecord *record = masar_extract (self->lexicon, owned, records);

  g_string_truncate (self->line, 0);
  masar_article_record_write (record, self->line);
  self->n_articles++;
}

static void
complain (const char *file, const GError *error, gpointer user_data)
{
  g_printerr ("%s: %s\n", file, error->message);
}

/* Reads every file once; what a file holds is counted as it lies on the disk. */
static void
read_all (Bench *self, const GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!masar_importer_read (files->pdata[i], NULL, NULL, take_document, complain, self, &error))
        complain (files->pdata[i], error, self);
    }
}

static guint64
count_bytes (const GPtrArray *files)
{
  guint64 n_bytes = 0;

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (files->pdata[i]);
      g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);

      n_bytes += info != NULL ? (guint64) g_file_info_get_size (info) : 0;
    }
  return n_bytes;
}

static gboolean
gather (const GPtrArray *files, guint n_rounds, int copy)
{
  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < files->len; i++)
      {
        g_autofree char *bytes = NULL;
        gsize length;

        if (g_file_get_contents (files->pdata[i], &bytes, &length, NULL)
            && write (copy, bytes, length) != (gssize) length)
          return FALSE;
      }
  return TRUE;
}

/* Seconds on the wall's clock; or those that the processor spent on this process, or on its children, where other work
 * shares the machine. */
static double
now_s (gboolean cpu, int who)
{
  struct rusage usage;

  if (!cpu)
    return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
  getrusage (who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* Seconds, the better of two runs, or a negative number. */
static double
time_wc (const char *path, gboolean cpu)
{
  const char *const command[] = { "wc", "-w", path, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LC_ALL", "C.UTF-8", TRUE);
  double best = -1;

  for (int run = 0; run < 2; run++)
    {
      const double begin = now_s (cpu, RUSAGE_CHILDREN);
      double seconds;

      if (!g_spawn_sync (NULL, (char **) command, environment, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                         NULL, NULL, NULL, NULL, NULL))
        return -1;
      seconds = now_s (cpu, RUSAGE_CHILDREN) - begin;
      best = best < 0 ? seconds : MIN (best, seconds);
    }
  return best;
}

static void
print (const Bench *self, double seconds, double wc_seconds)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"bench\":\"extract\",\"mb_per_s\":%.1f,\"wc_ratio\":%.2f,\"articles_per_s\":%.0f,\"peak_mb\":%.1f,"
          "\"mb\":%.1f,\"articles\":%" G_GUINT64_FORMAT "}\n",
          (double) self->n_bytes / 1e6 / seconds, wc_seconds > 0 ? seconds / wc_seconds : 0,
          (double) self->n_articles / seconds, (double) usage.ru_maxrss * 1024 / 1e6, (double) self->n_bytes / 1e6,
          self->n_articles);
}

static int
run (const GPtrArray *files, const MasarLexicon *lexicon, gboolean cpu)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *path = NULL;
  Bench self = { lexicon, line };
  const guint64 n_bytes = count_bytes (files);
  const guint n_rounds = n_bytes > 0 ? (guint) (MIN_BYTES / n_bytes) + 1 : 0;
  double seconds;
  double wc_seconds;
  double begin;
  int copy;

  if (n_rounds == 0)
    return 1;
  begin = now_s (cpu, RUSAGE_SELF);
  for (guint round = 0; round < n_rounds; round++)
    read_all (&self, files);
  seconds = now_s (cpu, RUSAGE_SELF) - begin;
  self.n_bytes = n_bytes * n_rounds;
  copy = g_file_open_tmp ("masar-bench-XXXXXX", &path, NULL);
  if (copy < 0)
    return 1;
  wc_seconds = gather (files, n_rounds, copy) ? time_wc (path, cpu) : -1;
  close (copy);
  unlink (path);
  print (&self, seconds, wc_seconds);
  return 0;
}

int
main (int argc, char *argv[])
{
  gboolean cpu = FALSE;
  const GOptionEntry entries[] = {
    { "cpu", 0, 0, G_OPTION_ARG_NONE, &cpu, "Count processor time, where other work shares the machine", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE|FOLDER… — measure extract on one thread");
  g_autoptr (GError) error = NULL;
  g_autoptr (MasarLexicon) lexicon = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("bench-extract: %s\n", error != NULL ? error->message : "expected a file or folder");
      return 2;
    }
  lexicon = masar_lexicon_new_default (NULL, &error);
  if (lexicon == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  files = masar_importer_list ((const char *const *) argv + 1, NULL, complain, NULL);
  return run (files, lexicon, cpu);
}
