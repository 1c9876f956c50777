/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-article.h"
#include "masar-lines-private.h"

#include <string.h>

/* In which language an article is.  Nearly every article is Arabic, and has function words of it and no letter that it
 * lacks: that is seen at a glance.  Only where it is not so are the languages of the lexicon compared, by their letters
 * and their commonest words. */

/* Of the words of an Arabic text about one in four is a function word of the lexicon. */
#define MIN_ARABIC_SHARE 0.08

/* Of a thousand letters Persian has about forty that Arabic lacks; an Arabic text has them in single names. */
#define MAX_FOREIGN_SHARE 0.015

/* Every language has so many of its commonest words and its own letters, the latter counted twice. */
#define MIN_SCORE 0.06

/* Of so few letters nothing can be said. */
#define MIN_LETTERS 20

/* So much of a text tells its language. */
#define SAMPLE_LETTERS 4096

#define MAX_LANGUAGES 32

/* What is seen at a glance, counted word by word: a letter of Arabic is two bytes, one of another script hardly less
 * than one. */
typedef struct
{
  guint n_arabic;  /* letters of its script */
  guint n_foreign; /* of these that the language lacks */
  guint n_other;   /* letters of other scripts */
  guint n_words;
  guint n_function;
} Glance;

typedef struct
{
  guint n_letters[MAX_LANGUAGES];
  guint n_words[MAX_LANGUAGES];
  guint n_all_words;
  guint n_all_letters;
} Counts;

/* The article proper, or all of the page if nothing on it looks like an article. */
static gboolean
is_sampled (const MasarPage *page, const MasarLine *line)
{
  return line->in_body || page->body_line >= page->lines->len;
}

/* Unicode's letters of the Arabic language, and those that Persian keyboards write for two of them. */
static gboolean
is_of_arabic (gunichar c)
{
  return (c >= 0x621 && c <= 0x64a) || c == 0x671 || c == 0x6a9 || c == 0x6cc || c >= 0xfb50;
}

static guint
count_foreign (const char *word, const char *end)
{
  guint n = 0;

  for (; word < end; word = g_utf8_next_char (word))
    n += !is_of_arabic (g_utf8_get_char (word)) && g_unichar_isalpha (g_utf8_get_char (word));
  return n;
}

static void
glance_at_line (const MasarPage *page, const MasarLine *line, Glance *glance)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text) + line->first_token;

  for (guint i = 0; i < line->n_tokens; i++)
    {
      const guint n_bytes = tokens[i].end - tokens[i].start;

      if (tokens[i].kind == MASAR_TOKEN_WORD)
        glance->n_arabic += n_bytes / 2;
      else if (tokens[i].kind == MASAR_TOKEN_LATIN)
        glance->n_other += n_bytes;
      if (tokens[i].foreign)
        glance->n_foreign +=
            count_foreign (page->document->text + tokens[i].start, page->document->text + tokens[i].end);
    }
}

static Glance
glance_at_page (const MasarPage *page)
{
  Glance glance = { 0 };

  for (guint i = 0; i < page->lines->len; i++)
    {
      const MasarLine *line = masar_page_line (page, i);

      if (!is_sampled (page, line))
        continue;
      glance.n_words += line->n_words;
      glance.n_function += line->n_function;
      if (glance.n_arabic + glance.n_other < SAMPLE_LETTERS)
        glance_at_line (page, line, &glance);
    }
  return glance;
}

static guint
get_n_languages (const MasarLexicon *lexicon, guint category)
{
  return MIN (masar_lexicon_get_n_entries (lexicon, category), MAX_LANGUAGES);
}

static JsonNode *
get_member (const MasarLexicon *lexicon, guint category, guint language, const char *name)
{
  return json_object_get_member (masar_lexicon_get_entry (lexicon, category, language)->data, name);
}

static void
add_language (GHashTable *table, gpointer key, guint language)
{
  const guint known = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  g_hash_table_insert (table, key, GUINT_TO_POINTER (known | (1U << language)));
}

/* Letter: the set of languages that have it, as bits. */
static GHashTable *
collect_letters (const MasarLexicon *lexicon, guint category)
{
  GHashTable *table = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < get_n_languages (lexicon, category); i++)
    {
      JsonNode *node = get_member (lexicon, category, i, "letters");
      const char *at = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      for (; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
        add_language (table, GUINT_TO_POINTER (g_utf8_get_char (at)), i);
    }
  return table;
}

/* Word: the set of languages that it is common in. */
static GHashTable *
collect_words (const MasarLexicon *lexicon, guint category)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < get_n_languages (lexicon, category); i++)
    {
      JsonNode *node = get_member (lexicon, category, i, "words");
      JsonArray *words = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint j = 0; words != NULL && j < json_array_get_length (words); j++)
        {
          JsonNode *word = json_array_get_element (words, j);

          if (JSON_NODE_HOLDS_VALUE (word) && json_node_get_string (word) != NULL)
            add_language (table, (gpointer) json_node_get_string (word), i);
        }
    }
  return table;
}

static void
count_set (guint *counts, gpointer set)
{
  for (guint bits = GPOINTER_TO_UINT (set), i = 0; bits != 0; bits >>= 1, i++)
    counts[i] += bits & 1;
}

/* Letters and the marks within words, as these languages write them; Sindhi has words that are signs. */
static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c) || c == 0x200c || c == 0x6fd || c == 0x6fe;
}

static void
count_line (const char *at, const char *end, GHashTable *letters, GHashTable *words, Counts *counts)
{
  g_autoptr (GString) word = g_string_new (NULL);

  while (at <= end)
    {
      const gunichar c = at < end ? g_utf8_get_char (at) : ' ';

      if (is_of_word (c))
        {
          count_set (counts->n_letters, g_hash_table_lookup (letters, GUINT_TO_POINTER (c)));
          counts->n_all_letters++;
          g_string_append_unichar (word, g_unichar_tolower (c));
        }
      else if (word->len > 0)
        {
          count_set (counts->n_words, g_hash_table_lookup (words, word->str));
          counts->n_all_words++;
          g_string_truncate (word, 0);
        }
      at = at < end ? g_utf8_next_char (at) : at + 1;
    }
}

static void
count_languages (const MasarPage *page, const MasarLexicon *lexicon, guint category, Counts *counts)
{
  g_autoptr (GHashTable) letters = collect_letters (lexicon, category);
  g_autoptr (GHashTable) words = collect_words (lexicon, category);

  for (guint i = 0; i < page->lines->len && counts->n_all_letters < SAMPLE_LETTERS; i++)
    {
      const MasarLine *line = masar_page_line (page, i);

      if (is_sampled (page, line))
        count_line (page->document->text + line->start, page->document->text + line->end, letters, words, counts);
    }
}

/* The likeliest of the lexicon's languages, if it is likelier than Arabic; or NULL. */
static const char *
find_other (const MasarPage *page, const MasarLexicon *lexicon, double arabic_share)
{
  const guint category = masar_lexicon_get_category (lexicon, "language");
  Counts counts = { { 0 }, { 0 }, 0, 0 };
  double best_score = MAX (MIN_SCORE, arabic_share);
  const char *best = NULL;

  if (category == MASAR_LEXICON_NO_CATEGORY)
    return NULL;
  count_languages (page, lexicon, category, &counts);
  for (guint i = 0; i < get_n_languages (lexicon, category); i++)
    {
      const double score = (double) counts.n_words[i] / MAX (counts.n_all_words, 1)
                           + 2.0 * counts.n_letters[i] / MAX (counts.n_all_letters, 1);

      if (score > best_score)
        {
          best_score = score;
          best = masar_lexicon_get_entry (lexicon, category, i)->name;
        }
    }
  return best;
}

const char *
masar_language_find (const MasarPage *page)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (page->text);
  const Glance glance = glance_at_page (page);
  const double arabic_share = (double) glance.n_function / MAX (glance.n_words, 1);
  const gboolean is_arabic_script = glance.n_arabic >= glance.n_other;
  const char *other;

  if (is_arabic_script && glance.n_foreign <= glance.n_arabic * MAX_FOREIGN_SHARE && arabic_share >= MIN_ARABIC_SHARE)
    return "ar";
  if (lexicon == NULL || glance.n_arabic + glance.n_other < MIN_LETTERS)
    return NULL;
  other = find_other (page, lexicon, arabic_share);
  if (other != NULL)
    return other;
  if (glance.n_arabic * 3 < glance.n_other)
    return "und";
  return arabic_share >= MIN_ARABIC_SHARE ? "ar" : NULL;
}

/**
 * masar_language_get_name:
 * @lexicon: the language
 * @language: a BCP 47 code, as [struct@Article] has it
 *
 * Returns: (transfer none): its English name, or @language itself
 */
const char *
masar_language_get_name (const MasarLexicon *lexicon, const char *language)
{
  const guint category = masar_lexicon_get_category (lexicon, "language");

  g_return_val_if_fail (language != NULL, NULL);

  if (strcmp (language, "und") == 0)
    return "another language";
  if (category == MASAR_LEXICON_NO_CATEGORY)
    return language;
  for (guint i = 0; i < get_n_languages (lexicon, category); i++)
    if (strcmp (masar_lexicon_get_entry (lexicon, category, i)->name, language) == 0)
      return json_array_get_string_element (json_node_get_array (get_member (lexicon, category, i, "forms")), 0);
  return language;
}
