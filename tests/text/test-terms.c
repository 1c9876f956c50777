/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-terms.h"

#include <string.h>

/* What two phrases have in common. */

typedef struct
{
  const char *name;
  const char *a;
  const char *b;
  guint n_shared;
} Case;

static const Case cases[] = {
  { "article-and-conjunction", "والقاعدة", "قاعدة", 1 },
  { "endings", "هجمات صاروخية", "هجمة صاروخ", 2 },
  { "names-no-lexicon-has", "لزرنوق وبزرنوق", "زرنوق", 0 },
  { "one-word-twice", "سفينة، السفينة", "سفينة", 1 },
  { "number-with-its-noun", "14 صاروخا", "أربعة عشر صاروخا", 3 },
  { "small-number-alone", "ثلاثة جنود", "ثلاثة حراس", 0 },
  { "high-number-alone", "61 ميلا", "61 كيلومترا", 1 },
  { "latin", "Galaxy Leader", "galaxy", 1 },
  { "marks", "«»،؟", "«»،؟", 0 },
  { "nothing", "", "سفينة", 0 },
};

static GArray *
collect (const MasarLexicon *lexicon, const char *source)
{
  g_autoptr (MasarText) text = masar_text_new (source, strlen (source), lexicon);
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (guint32));

  masar_terms_collect (text, 0, masar_text_get_n_tokens (text), terms);
  masar_terms_sort (terms);
  return terms;
}

static void
test_shared (gconstpointer data)
{
  const Case *it = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default (NULL, &error);
  g_autoptr (GArray) a = NULL;
  g_autoptr (GArray) b = NULL;
  guint n_shared = 0;

  g_assert_no_error (error);
  a = collect (lexicon, it->a);
  b = collect (lexicon, it->b);
  for (guint i = 0; i < a->len; i++)
    n_shared += masar_terms_hold (b, g_array_index (a, guint32, i));
  g_assert_cmpuint (n_shared, ==, it->n_shared);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/terms/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_shared);
    }
  return g_test_run ();
}
