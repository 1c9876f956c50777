/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-facts-private.h"
#include "masar-page-fixture.h"

/* What two tellings of happenings agree in, and what they tell otherwise. */

typedef struct
{
  const char *name;
  const char *one;
  const char *other;
  guint n_agreed;
  guint n_contradictions; /* of the one against the other */
} Case;

static const Case cases[] = {
  { "nothing-to-compare", "اجتمع الوزراء لبحث الموازنة.", "سقط 14 صاروخا.", 0, 0 },
  { "digits-and-words", "سقوط 14 صاروخا", "هجوم بأربعة عشر صاروخا", 1, 0 },
  { "plural-and-singular", "إطلاق ثلاثة صواريخ", "أطلق 3 صواريخ", 1, 0 },
  { "dual", "إسقاط طائرتين مسيرتين", "أسقطت 2 طائرة مسيرة", 1, 0 },
  { "one-of-them", "سقوط صاروخ كاتيوشا", "سقوط ثلاثة صواريخ كاتيوشا", 0, 1 },
  { "the-one-spoken-of", "قال إن الصاروخ انفجر", "سقوط ثلاثة صواريخ", 0, 0 },
  { "other-number", "سقوط عشرة صواريخ", "سقوط 14 صاروخا", 0, 1 },
  { "one-of-several-numbers", "سقوط عشرة صواريخ بعد سقوط 14 صاروخا", "سقوط 14 صاروخا", 1, 0 },
  { "miles", "على بعد 51 ميلا بحريا", "على بعد 60 ميلا بحريا", 0, 1 },
  { "killed-before-and-after", "مقتل خمسة جنود", "5 قتلى من الجنود", 1, 0 },
  { "a-toll-rises", "مقتل خمسة جنود", "مقتل سبعة جنود", 0, 0 },
  { "no-year", "أطلق في عام 2019 صواريخ", "2019 صاروخا", 0, 0 },
  { "side-of-a-town", "غرب مدينة الحديدة", "غربي الحديدة", 2, 0 },
  { "other-side-of-a-town", "جنوب غرب الحديدة", "غرب الحديدة", 1, 1 },
  { "a-country-has-no-side", "غرب العراق", "غربي العراق", 0, 0 },
  { "other-town", "هجوم على عدن", "هجوم على صنعاء", 0, 1 },
  { "one-town-of-two", "هجوم على عدن وصنعاء", "هجوم على صنعاء", 1, 0 },
  { "what-was-hit-with-what", "قصف عدن بصواريخ", "سقوط صاروخين على عدن", 2, 0 },
  { "in-another-sentence", "قصف عدن. أطلقت صواريخ.", "سقوط صاروخين على عدن", 1, 0 },
};

static GArray *
read_facts (const MasarLexicon *lexicon, const char *words)
{
  g_autoptr (MasarText) text = masar_text_new (words, strlen (words), lexicon);
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (MasarFact));

  masar_facts_collect (text, 0, masar_text_get_n_tokens (text), facts);
  masar_facts_sort (facts);
  return facts;
}

static void
test_comparison (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) one = read_facts (lexicon, cases[i].one);
      g_autoptr (GArray) other = read_facts (lexicon, cases[i].other);
      guint n_agreed = 0;

      g_test_message ("%s", cases[i].name);
      for (guint n = 0; n < one->len; n++)
        n_agreed += masar_facts_hold (other, &g_array_index (one, MasarFact, n));
      g_assert_cmpuint (n_agreed, ==, cases[i].n_agreed);
      g_assert_cmpuint (masar_facts_count_contradictions ((const MasarFact *) (void *) one->data, one->len, other), ==,
                        cases[i].n_contradictions);
    }
}

static void
test_doubles (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_autoptr (GArray) facts = read_facts (lexicon, "سقوط ثلاثة صواريخ، ثم ثلاثة صواريخ أخرى");

  g_assert_cmpuint (facts->len, ==, 1);
  g_assert_cmpint (g_array_index (facts, MasarFact, 0).kind, ==, MASAR_FACT_COUNT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/comparison", test_comparison);
  g_test_add_func ("/facts/doubles", test_doubles);
  return g_test_run ();
}
