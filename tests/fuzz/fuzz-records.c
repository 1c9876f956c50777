/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-fuzz.h"

#include "masar-records.h"
#include "masar-weave.h"

static void
read_lines (MasarRecords *records, const char *lines, gsize length)
{
  const char *const end = lines + length;

  while (lines < end)
    {
      const char *newline = memchr (lines, '\n', end - lines);
      g_autoptr (GError) error = NULL;

      if (newline == NULL)
        newline = end;
      if (!masar_records_read_line (records, lines, newline - lines, "records", &error))
        g_assert (error != NULL);
      lines = newline + 1;
    }
}

/* What is written can be read. */
static void
check_line (MasarRecords *read, GString *line)
{
  g_autoptr (GError) error = NULL;

  masar_fuzz_check_text (line->str, line->len);
  if (!masar_records_read_line (read, line->str, line->len, "record", &error))
    masar_fuzz_fail (line->str, error);
  g_string_truncate (line, 0);
}

/* Records of any maker, woven. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarRecords) read = masar_records_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  read_lines (records, (const char *) bytes, length);
  masar_weave (masar_fuzz_get_lexicon (), records);
  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      masar_article_record_write (masar_records_get_article (records, i), line);
      check_line (read, line);
    }
  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      masar_event_record_write (records, i, line);
      check_line (read, line);
    }
  for (guint i = 0; i < masar_records_get_n_links (records); i++)
    {
      masar_link_record_write (records, i, line);
      check_line (read, line);
    }
  return 0;
}
