/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-word-cache-private.h"

#include <string.h>

/* Nobody can tell from a text what the cache of words held when it was made. */

/* Words of the lexicon and others, phrases, what is written before and behind words, long words, signs, numbers. */
static const char sample[] =
    "أعلنت وزارة الدفاع الأمريكية وقواتها في قاعدة عين الأسد، للقوات وبالقوات والمستشفى فبالهجوم «سيبدأ» 12 آب 2024 "
    "قاعدة قاعده قاعدةٌ Ain al-Asad، زرنوق وزرنوق بالزرنوق زرنوقها؛ والاستخباراتوالمعلوماتية ... رئيس الوزراء العراقي";

static MasarLexicon *
load_lexicon (void)
{
  g_autoptr (GError) error = NULL;
  MasarLexicon *lexicon = masar_lexicon_new_default (NULL, &error);

  g_assert_no_error (error);
  return lexicon;
}

static void
assert_same_tokens (const MasarText *a, const MasarText *b)
{
  const MasarToken *x = masar_text_get_tokens (a);
  const MasarToken *y = masar_text_get_tokens (b);

  g_assert_cmpuint (masar_text_get_n_tokens (a), ==, masar_text_get_n_tokens (b));
  g_assert_cmpuint (masar_text_get_n_all_matches (a), ==, masar_text_get_n_all_matches (b));
  for (guint i = 0; i < masar_text_get_n_tokens (a); i++)
    {
      guint n_of_x, n_of_y;
      const MasarMatch *of_x = masar_text_get_matches (a, i, &n_of_x);
      const MasarMatch *of_y = masar_text_get_matches (b, i, &n_of_y);

      g_assert_cmpuint (x[i].word, ==, y[i].word);
      g_assert_cmpuint (x[i].definite, ==, y[i].definite);
      g_assert_cmpuint (x[i].stem, ==, y[i].stem);
      g_assert_cmpuint (x[i].clitics, ==, y[i].clitics);
      g_assert_cmpint (x[i].number, ==, y[i].number);
      g_assert_cmpmem (&x[i].starts, sizeof x[i].starts, &y[i].starts, sizeof y[i].starts);
      g_assert_cmpuint (n_of_x, ==, n_of_y);
      for (guint m = 0; m < n_of_x; m++)
        {
          g_assert_true (of_x[m].entry == of_y[m].entry);
          g_assert_cmpuint (of_x[m].n_tokens, ==, of_y[m].n_tokens);
          g_assert_cmpuint (of_x[m].clitics, ==, of_y[m].clitics);
        }
    }
}

/* More words than there are places, many of them with letters before them that are peeled off. */
static void
fill (const MasarLexicon *lexicon)
{
  static const char *const starts[] = { "", "و", "ب", "ال", "وال", "لل", "ف" };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (MasarText) text = NULL;

  for (guint i = 0; i < 2 << MASAR_WORD_CACHE_BITS; i++)
    {
      const guint32 word = 1 + i % (masar_lexicon_get_n_words (lexicon) - 1);

      g_string_append_printf (words, "%s%s ", starts[i % G_N_ELEMENTS (starts)],
                              masar_lexicon_get_word (lexicon, word));
    }
  text = masar_text_new (words->str, words->len, lexicon);
  g_assert_cmpuint (masar_text_get_n_tokens (text), >, 1 << MASAR_WORD_CACHE_BITS);
}

static void
test_eviction (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarText) cold = masar_text_new (sample, strlen (sample), lexicon);
  g_autoptr (MasarText) warm = masar_text_new (sample, strlen (sample), lexicon);

  assert_same_tokens (cold, warm);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (MasarText) again = NULL;

      fill (lexicon);
      again = masar_text_new (sample, strlen (sample), lexicon);
      assert_same_tokens (cold, again);
    }
}

static guint32
look_up (MasarWordCache *cache, const char *folded)
{
  const MasarWordKey key = masar_word_key_new (folded, strlen (folded));

  return masar_word_cache_look_up (cache, &key, MASAR_TOKEN_WORD, folded, strlen (folded), FALSE)->word;
}

/* Two words of one place take turns in it; those too long for one have another. */
static void
test_collision (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  MasarWordCache *cache = masar_word_cache_borrow (lexicon);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint n_collisions = 0;

  for (guint32 word = 1; word < masar_lexicon_get_n_words (lexicon); word++)
    {
      const char *text = masar_lexicon_get_word (lexicon, word);
      const gsize length = strlen (text);
      const MasarWordKey key = masar_word_key_new (text, length);
      const gpointer place = GUINT_TO_POINTER (masar_word_key_get_place (&key));
      const guint32 other = GPOINTER_TO_UINT (g_hash_table_lookup (places, place));

      g_hash_table_insert (places, place, GUINT_TO_POINTER (word));
      if (other == 0)
        continue;
      n_collisions++;
      for (guint round = 0; round < 2; round++)
        {
          g_assert_cmpuint (look_up (cache, text), ==, word);
          g_assert_cmpuint (look_up (cache, masar_lexicon_get_word (lexicon, other)), ==, other);
        }
    }
  g_assert_cmpuint (n_collisions, >, 0);
  masar_word_cache_give_back (cache);
}

/* "His thing" bears a pronoun, and what is written with teh marbuta none, though both are folded to the same letters.
 */
static void
test_marbuta (void)
{
  static const char json[] = "{\"categories\":{\"thing\":{\"pronouns\":true,\"entries\":[{\"forms\":[\"زرنوق\"]}]}}}";
  static const char both[] = "زرنوقه زرنوقة زرنوقه";
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MasarText) text = NULL;
  const MasarToken *tokens;
  g_autoptr (GError) error = NULL;

  masar_lexicon_add_bytes (lexicon, "test", bytes, &error);
  g_assert_no_error (error);
  text = masar_text_new (both, strlen (both), lexicon);
  tokens = masar_text_get_tokens (text);
  g_assert_true (masar_text_is_same_word (text, 0, 1));
  g_assert_cmpuint (tokens[0].clitics, ==, MASAR_CLITIC_PRONOUN);
  g_assert_cmpuint (tokens[1].clitics, ==, 0);
  g_assert_cmpuint (tokens[2].clitics, ==, MASAR_CLITIC_PRONOUN);
}

static void
test_lending (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  MasarWordCache *first = masar_word_cache_borrow (lexicon);
  MasarWordCache *second = masar_word_cache_borrow (lexicon);

  g_assert_true (first != second);
  masar_word_cache_give_back (first);
  g_assert_true (masar_word_cache_borrow (lexicon) == first);
  masar_word_cache_give_back (first);
  masar_word_cache_give_back (second);
}

static gpointer
read_sample (gpointer lexicon)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (MasarText) text = masar_text_new (sample, strlen (sample), lexicon);

      g_assert_cmpuint (masar_text_get_n_tokens (text), >, 0);
    }
  return masar_text_new (sample, strlen (sample), lexicon);
}

static void
test_threads (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarText) here = masar_text_new (sample, strlen (sample), lexicon);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, read_sample, lexicon);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (MasarText) there = g_thread_join (threads[i]);

      assert_same_tokens (here, there);
    }
}

/* What was known of a word is forgotten when the lexicon learns it. */
static void
test_new_words (void)
{
  static const char json[] = "{\"categories\":{\"thing\":{\"entries\":[{\"forms\":[\"زرنوق\"]}]}}}";
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarText) before = masar_text_new ("وزرنوق", strlen ("وزرنوق"), lexicon);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MasarText) after = NULL;
  g_autoptr (GError) error = NULL;
  MasarMatch match;

  g_assert_cmpuint (masar_text_get_tokens (before)->stem, ==, 0);
  masar_lexicon_add_bytes (lexicon, "test", bytes, &error);
  g_assert_no_error (error);
  after = masar_text_new ("وزرنوق", strlen ("وزرنوق"), lexicon);
  g_assert_true (masar_text_match (after, 0, masar_lexicon_get_category (lexicon, "thing"), &match));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-cache/eviction", test_eviction);
  g_test_add_func ("/word-cache/collision", test_collision);
  g_test_add_func ("/word-cache/marbuta", test_marbuta);
  g_test_add_func ("/word-cache/lending", test_lending);
  g_test_add_func ("/word-cache/threads", test_threads);
  g_test_add_func ("/word-cache/new-words", test_new_words);
  return g_test_run ();
}
