/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-fuzz.h"

#include "masar-extract.h"

/* An article of any words; its record is written, and read again as the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (MasarDocument) document = masar_document_new ("a", "file:///a.txt");
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarRecords) read = masar_records_new ();
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) again = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const MasarArticleRecord *article;

  document->text = g_utf8_make_valid ((const char *) bytes, length);
  document->length = strlen (document->text);
  article = masar_extract (masar_fuzz_get_lexicon (), document, records);
  for (guint i = 0; i < article->body->len; i++)
    masar_fuzz_check_passage (g_array_index (article->body, MasarPassage, i), document->text, document->length);
  for (guint i = 0; i < article->mentions->len; i++)
    masar_fuzz_check_passage (g_array_index (article->mentions, MasarMention, i).passage, document->text,
                              document->length);
  masar_article_record_write (article, line);
  masar_fuzz_check_text (line->str, line->len);
  if (!masar_records_read_line (read, line->str, line->len, "record", &error))
    masar_fuzz_fail (line->str, error);
  masar_article_record_write (masar_records_get_article (read, 0), again);
  g_assert_cmpstr (line->str, ==, again->str);
  return 0;
}
