/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-lines-private.h"

#include <string.h>

/* In which language an article is.  Arabic is told by its function words; Persian and Urdu write with letters of their
 * own that Arabic lacks.  Latin script is English if English function words are dense. */

/* Of the words of an Arabic text about one in four is a function word of the lexicon. */
#define MIN_ARABIC_SHARE 0.08

/* Of a thousand letters Persian has about forty that Arabic lacks, Urdu many more; quoted names have single ones. */
#define MIN_FOREIGN_SHARE 0.015

/* So much of a text tells its language. */
#define SAMPLE_BYTES 8192

typedef struct
{
  gsize n_arabic;
  gsize n_latin;
  gsize n_persian;
  gsize n_urdu;
} Letters;

static void
count_foreign (const char *word, const char *end, Letters *counts)
{
  for (; word < end; word = g_utf8_next_char (word))
    {
      const gunichar c = g_utf8_get_char (word);

      counts->n_persian += c == 0x67e || c == 0x686 || c == 0x698 || c == 0x6af;
      counts->n_urdu += c == 0x679 || c == 0x688 || c == 0x691 || c == 0x6ba || c == 0x6d2 || c == 0x6be;
    }
}

/* Counted word by word: a letter of Arabic is two bytes, one of Latin script hardly more than one. */
static Letters
count_letters (const MasarPage *page)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  const guint n_tokens = masar_text_get_n_tokens (page->text);
  Letters counts = { 0 };

  for (guint i = 0; i < n_tokens && tokens[i].end <= SAMPLE_BYTES; i++)
    {
      const guint n_bytes = tokens[i].end - tokens[i].start;

      if (tokens[i].kind == MASAR_TOKEN_WORD)
        counts.n_arabic += n_bytes / 2;
      else if (tokens[i].kind == MASAR_TOKEN_LATIN)
        counts.n_latin += n_bytes;
      if (tokens[i].foreign)
        count_foreign (page->document->text + tokens[i].start, page->document->text + tokens[i].end, &counts);
    }
  return counts;
}

static gboolean
is_english (const MasarPage *page)
{
  static const char *const words[] = { "the", "of", "and", "to", "in", "a", "that", "for", "on", "said", NULL };
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  guint n_words = 0;
  guint n_function = 0;

  for (guint i = 0; i < masar_text_get_n_tokens (page->text); i++)
    if (tokens[i].kind == MASAR_TOKEN_LATIN)
      {
        n_words++;
        n_function += g_strv_contains (words, masar_text_get_folded (page->text, i));
      }
  return n_words > 0 && n_function * 8 >= n_words;
}

const char *
masar_language_find (const MasarPage *page)
{
  const Letters letters = count_letters (page);
  guint n_words = 0;
  guint n_function = 0;

  for (guint i = 0; i < page->lines->len; i++)
    {
      n_words += masar_page_line (page, i)->n_words;
      n_function += masar_page_line (page, i)->n_function;
    }
  if (letters.n_arabic < letters.n_latin)
    return is_english (page) ? "en" : NULL;
  if (letters.n_urdu > letters.n_arabic * MIN_FOREIGN_SHARE)
    return "ur";
  if (letters.n_persian > letters.n_arabic * MIN_FOREIGN_SHARE)
    return "fa";
  return n_function >= n_words * MIN_ARABIC_SHARE ? "ar" : NULL;
}
