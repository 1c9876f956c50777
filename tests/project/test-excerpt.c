/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-excerpt.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *passage;
  guint n_around;
  const char *words;
} Row;

static const Row rows[] = {
  { "whole sentence", "سبق. قال فلان إن الأمر تم أمس. تلا.", "الأمر تم", 100, "قال فلان إن الأمر تم أمس." },
  { "up to the line", "عنوان\nقال فلان\nتلا", "فلان", 100, "قال فلان" },
  { "whole text", "كلمة", "كلمة", 100, "كلمة" },
  { "ends with its sentence", "قال فلان. تلا.", "فلان.", 100, "قال فلان." },
  { "question", "هل تم؟ نعم تم ذلك! تلا", "تم ذلك", 100, "نعم تم ذلك!" },
  { "white space", "قال \t  فلان\u00a0 كذا", "فلان", 100, "قال فلان كذا" },
  { "cut on both sides", "واحد اثنان ثلاثة أربعة خمسة ستة سبعة", "أربعة", 8, "… ثلاثة أربعة خمسة …" },
};

static void
test_words (gconstpointer data)
{
  const Row *row = data;
  const char *found = strstr (row->text, row->passage);
  MasarPassage passage = { found - row->text, found - row->text + strlen (row->passage) };
  g_autoptr (MasarExcerpt) excerpt = masar_excerpt_new (row->text, strlen (row->text), passage, row->n_around);
  g_autofree char *marked = NULL;

  g_assert_nonnull (excerpt);
  g_assert_cmpstr (excerpt->words, ==, row->words);
  marked = g_strndup (excerpt->words + excerpt->marked.start, excerpt->marked.end - excerpt->marked.start);
  g_assert_cmpstr (marked, ==, row->passage);
}

static void
test_shorten (void)
{
  static const struct
  {
    guint max_chars;
    const char *words;
    const char *marked;
  } cases[] = {
    { 100, "قال فلان إن الأمر تم أمس.", "الأمر تم" },
    { 25, "قال فلان إن الأمر تم أمس.", "الأمر تم" },
    { 24, "قال فلان إن الأمر تم …", "الأمر تم" },
    { 20, "قال فلان إن الأمر تم …", "الأمر تم" },
    { 19, "قال فلان إن الأمر …", "الأمر" },
    { 8, "قال فلان …", "" },
    { 2, "قا …", "" },
    { 0, " …", "" },
  };
  const char *text = "قال فلان إن الأمر تم أمس.", *passage = strstr (text, "الأمر تم");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gsize start = (gsize) (passage - text);
      g_autoptr (MasarExcerpt) excerpt =
          masar_excerpt_new (text, strlen (text), (MasarPassage){ start, start + strlen ("الأمر تم") }, 100);
      g_autofree char *marked = NULL;

      masar_excerpt_shorten (excerpt, cases[i].max_chars);
      g_assert_cmpstr (excerpt->words, ==, cases[i].words);
      marked = g_strndup (excerpt->words + excerpt->marked.start, excerpt->marked.end - excerpt->marked.start);
      g_strchomp (marked);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

/* Records may come from elsewhere: no offsets whatever break a character or the program. */
static void
test_any_offsets (void)
{
  const char *text = "قال «فلان» إن 7 من\nالسفن\u200f وصلت. 🚢 تلا.";
  const gsize length = strlen (text);

  for (guint start = 0; start < length + 3; start++)
    {
      for (guint end = 0; end < length + 3; end++)
        {
          MasarPassage passage = { start, end };
          g_autoptr (MasarExcerpt) excerpt = masar_excerpt_new (text, length, passage, 5);

          if (!masar_passage_clamp (text, length, &passage))
            {
              g_assert_null (excerpt);
              continue;
            }
          g_assert_true (g_utf8_validate (excerpt->words, -1, NULL));
          g_assert_cmpuint (excerpt->marked.start, <=, excerpt->marked.end);
          g_assert_cmpuint (excerpt->marked.end, <=, strlen (excerpt->words));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/excerpt/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_words);
    }
  g_test_add_func ("/excerpt/any-offsets", test_any_offsets);
  g_test_add_func ("/excerpt/shorten", test_shorten);
  return g_test_run ();
}
