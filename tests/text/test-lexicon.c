/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-lexicon.h"
#include "masar-text.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
add (MasarLexicon *lexicon, const char *where, const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return masar_lexicon_add_bytes (lexicon, where, bytes, error);
}

static const struct
{
  const char *json;
  int code;
  const char *message;
} error_rows[] = {
  { "", MASAR_LEXICON_ERROR_VALUE, "t.json:0: the file: expected an object with “categories”, found nothing" },
  { "[]", MASAR_LEXICON_ERROR_VALUE, "t.json:0: the file: expected an object with “categories”, found an array" },
  { "{}", MASAR_LEXICON_ERROR_VALUE, "t.json:1: categories: expected an object of categories, found nothing" },
  { "{\"categories\":\n{\"c\":\n{\"entries\":3}}}", MASAR_LEXICON_ERROR_VALUE,
    "t.json:3: categories.c.entries: expected an array of entries, found 3" },
  { "{\"categories\":{\"c\":{\"entries\":[\n{\"forms\":[]}]}}}", MASAR_LEXICON_ERROR_VALUE,
    "t.json:2: categories.c.entries[0].forms: expected an array of strings, found an array" },
  { "{\"categories\":{\"c\":{\"entries\":[\n{\"forms\":[\"ا\"]},\n{\"forms\":[\"ب\", 7]}]}}}",
    MASAR_LEXICON_ERROR_VALUE, "t.json:3: categories.c.entries[1].forms[1]: expected a string, found 7" },
  { "{\"categories\":{\"c\":{\"entries\":[{\"forms\":[\" \"]}]}}}", MASAR_LEXICON_ERROR_VALUE,
    "t.json:1: categories.c.entries[0].forms[0]: expected a form of one to twelve words, found “ ”" },
  { "{\"categories\":{\"c\":{\"entries\":[{\"forms\":[\"ا\"],\"value\":\"one\"}]}}}", MASAR_LEXICON_ERROR_VALUE,
    "t.json:1: categories.c.entries[0].value: expected a whole number, found \"one\"" },
  { "{\"categories\":{\"c\":{\"entries\":[{\"forms\":[\"ا\"],\"name\":1}]}}}", MASAR_LEXICON_ERROR_VALUE,
    "t.json:1: categories.c.entries[0].name: expected a string, found 1" },
  { "{\"categories\":{\"c\":{\"entries\":[],\"pronouns\":1}}}", MASAR_LEXICON_ERROR_VALUE,
    "t.json:1: categories.c.pronouns: expected true or false, found 1" },
  { "{\"categories\":{\"c\":{\"entries\":[null]}}}", MASAR_LEXICON_ERROR_VALUE,
    "t.json:1: categories.c.entries[0]: expected an object with “forms”, found null" },
  { "{\"categories\":{\"c\":[]}}", MASAR_LEXICON_ERROR_VALUE,
    "t.json:1: categories.c: expected an object with “entries”, found an array" },
  { "{\"categories\":\n{,}}", MASAR_LEXICON_ERROR_SYNTAX, NULL },
};

static void
test_errors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      g_autoptr (MasarLexicon) lexicon = masar_lexicon_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", error_rows[i].json);
      g_assert_false (add (lexicon, "t.json", error_rows[i].json, &error));
      g_assert_error (error, MASAR_LEXICON_ERROR, error_rows[i].code);
      if (error_rows[i].message != NULL)
        g_assert_cmpstr (error->message, ==, error_rows[i].message);
      else
        g_assert_true (g_str_has_prefix (error->message, "t.json:2:"));
    }
}

static void
test_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", &error);
  guint weekday;

  g_assert_no_error (error);
  g_assert_cmpuint (masar_lexicon_get_problems (lexicon)->len, ==, 0);
  weekday = masar_lexicon_get_category (lexicon, "weekday");
  g_assert_cmpstr (masar_lexicon_get_category_name (lexicon, weekday), ==, "weekday");
  g_assert_cmpuint (masar_lexicon_get_n_entries (lexicon, weekday), ==, 7);
  g_assert_cmpuint (masar_lexicon_get_category (lexicon, "no such thing"), ==, MASAR_LEXICON_NO_CATEGORY);
  g_assert_cmpuint (masar_lexicon_get_n_entries (lexicon, MASAR_LEXICON_NO_CATEGORY), ==, 0);
  g_assert_cmpuint (masar_lexicon_find_word (lexicon, "الخميس", strlen ("الخميس")), !=, 0);
  g_assert_cmpuint (masar_lexicon_find_word (lexicon, "xyz", 3), ==, 0);
}

static int
value_of (const MasarLexicon *lexicon, const char *category, const char *word)
{
  g_autoptr (MasarText) text = masar_text_new (word, strlen (word), lexicon);
  MasarMatch match;

  if (!masar_text_match (text, 0, masar_lexicon_get_category (lexicon, category), &match))
    return -1;
  return match.entry->value;
}

static void
test_later_overrides (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new ();

  g_assert_true (
      add (lexicon, "a", "{\"categories\":{\"c\":{\"entries\":[{\"forms\":[\"أب\",\"أم\"],\"value\":1}]}}}", NULL));
  g_assert_true (add (lexicon, "b", "{\"categories\":{\"c\":{\"entries\":[{\"forms\":[\"اب\"],\"value\":2}]}}}", NULL));
  g_assert_cmpint (value_of (lexicon, "c", "أب"), ==, 2);
  g_assert_cmpint (value_of (lexicon, "c", "أم"), ==, 1);
}

static void
test_user_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("masar-lexicon-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "a.json", NULL);
  g_autofree char *bad = g_build_filename (folder, "b.json", NULL);
  g_autofree char *other = g_build_filename (folder, "note.txt", NULL);
  g_autoptr (MasarLexicon) lexicon = NULL;
  g_autoptr (GError) error = NULL;
  GError *problem;

  g_assert_true (g_file_set_contents (
      good, "{\"categories\":{\"weekday\":{\"entries\":[{\"forms\":[\"الخميس\"],\"value\":42}]}}}", -1, NULL));
  g_assert_true (g_file_set_contents (bad, "{\"categories\":7}", -1, NULL));
  g_assert_true (g_file_set_contents (other, "no lexicon", -1, NULL));
  lexicon = masar_lexicon_new_default (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value_of (lexicon, "weekday", "الخميس"), ==, 42);
  g_assert_cmpint (value_of (lexicon, "weekday", "الجمعة"), ==, 5);
  g_assert_cmpuint (masar_lexicon_get_problems (lexicon)->len, ==, 1);
  problem = g_ptr_array_index (masar_lexicon_get_problems (lexicon), 0);
  g_assert_nonnull (strstr (problem->message, "b.json:1: categories: expected an object of categories, found 7"));
  g_unlink (good);
  g_unlink (bad);
  g_unlink (other);
  g_rmdir (folder);
}

/* What an entry says beside its forms, name and value. */
static void
test_members (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new ();
  const MasarLexiconEntry *entry;

  g_assert_true (
      add (lexicon, "t.json",
           "{\"categories\":{\"c\":{\"entries\":[{\"forms\":[\"ا\"],\"name\":\"n\",\"side\":\"state\",\"weak\":true,"
           "\"none\":false,\"begin\":7,\"hosts\":[\"h\"]}]}}}",
           NULL));
  entry = masar_lexicon_get_entry (lexicon, masar_lexicon_get_category (lexicon, "c"), 0);
  g_assert_cmpuint (entry->n_members, ==, 5);
  g_assert_cmpstr (masar_lexicon_entry_get_string (entry, "side"), ==, "state");
  g_assert_null (masar_lexicon_entry_get_string (entry, "begin"));
  g_assert_null (masar_lexicon_entry_get_string (entry, "sides"));
  g_assert_true (masar_lexicon_entry_get_flag (entry, "weak"));
  g_assert_false (masar_lexicon_entry_get_flag (entry, "none"));
  g_assert_false (masar_lexicon_entry_get_flag (entry, "hosts"));
  g_assert_cmpint (masar_lexicon_entry_get_number (entry, "begin", -1), ==, 7);
  g_assert_cmpint (masar_lexicon_entry_get_number (entry, "end", -1), ==, -1);
  g_assert_nonnull (masar_lexicon_entry_find (entry, "hosts"));
  g_assert_null (masar_lexicon_entry_find (entry, "name"));
}

static gpointer
count_categories (const MasarLexicon *lexicon)
{
  guint *count = g_new (guint, 1);

  *count = masar_lexicon_get_n_categories (lexicon);
  return count;
}

static gpointer
get_view_cb (gpointer lexicon)
{
  static const MasarLexiconView other_view = { count_categories, g_free };

  return (gpointer) masar_lexicon_get_view (lexicon, &other_view);
}

/* One view for all who ask, until the lexicon is added to. */
static void
test_view (void)
{
  static const MasarLexiconView view = { count_categories, g_free };
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new ();
  GThread *threads[4];
  const guint *count;

  g_assert_true (add (lexicon, "t.json", "{\"categories\":{\"c\":{\"entries\":[]}}}", NULL));
  count = masar_lexicon_get_view (lexicon, &view);
  g_assert_cmpuint (*count, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("view", get_view_cb, lexicon);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == get_view_cb (lexicon));
  g_assert_true (masar_lexicon_get_view (lexicon, &view) == count);
  g_assert_true (get_view_cb (lexicon) != (gpointer) count);
  g_assert_true (add (lexicon, "u.json", "{\"categories\":{\"d\":{\"entries\":[]}}}", NULL));
  count = masar_lexicon_get_view (lexicon, &view);
  g_assert_cmpuint (*count, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexicon/errors", test_errors);
  g_test_add_func ("/lexicon/default", test_default);
  g_test_add_func ("/lexicon/later-overrides", test_later_overrides);
  g_test_add_func ("/lexicon/user-folder", test_user_folder);
  g_test_add_func ("/lexicon/members", test_members);
  g_test_add_func ("/lexicon/view", test_view);
  return g_test_run ();
}
