/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-numerals.h"

#include <string.h>

static const struct
{
  const char *text;
  gint64 value; /* -1 for none */
  guint n_tokens;
  gboolean ordinal;
} rows[] = {
  { "2500 جندي", 2500, 1, FALSE },
  { "٢٥٠٠", 2500, 1, FALSE },
  { "۱۲", 12, 1, FALSE },
  { "2,500 جندي", 2500, 3, FALSE },
  { "1,234,567", 1234567, 5, FALSE },
  { "150 ألف", 150000, 2, FALSE },
  { "3.5 مليون", 3500000, 4, FALSE },
  { "3.5", 3, 1, FALSE },
  { "15 أغسطس", 15, 1, FALSE },
  { "واحد", 1, 1, FALSE },
  { "خمسة جنود", 5, 1, FALSE },
  { "الخمسة", 5, 1, FALSE },
  { "ثلاثة عشر", 13, 2, FALSE },
  { "اثني عشر", 12, 2, FALSE },
  { "خمسة وعشرين", 25, 2, FALSE },
  { "مئة", 100, 1, FALSE },
  { "مائتين وخمسين", 250, 2, FALSE },
  { "ثلاثمئة وخمسة وأربعون", 345, 3, FALSE },
  { "ألف", 1000, 1, FALSE },
  { "ألفين وخمسمئة", 2500, 2, FALSE },
  { "خمسة آلاف", 5000, 2, FALSE },
  { "خمسة وعشرين ألفا", 25000, 3, FALSE },
  { "مليون ومئتي ألف", 1200000, 3, FALSE },
  { "مليونين", 2000000, 1, FALSE },
  { "السابع من أكتوبر", 7, 1, TRUE },
  { "الحادية عشرة", 11, 2, TRUE },
  { "الثالث والعشرين", 23, 2, TRUE },
  { "الثلاثين", 30, 1, TRUE },
  { "سابع", -1, 0, FALSE },
  { "جندي", -1, 0, FALSE },
  { "", -1, 0, FALSE },
};

static void
test_table (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarText) text = masar_text_new (rows[i].text, strlen (rows[i].text), lexicon);
      MasarNumeral numeral = { 0 };

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (masar_numeral_read (text, 0, &numeral), ==, rows[i].value >= 0);
      if (rows[i].value < 0)
        continue;
      g_assert_cmpint (numeral.value, ==, rows[i].value);
      g_assert_cmpuint (numeral.n_tokens, ==, rows[i].n_tokens);
      g_assert_cmpint (numeral.ordinal, ==, rows[i].ordinal);
    }
}

static void
test_huge (void)
{
  static const char digits[] = "99999999999999999999999999 مليار";
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", NULL);
  g_autoptr (MasarText) text = masar_text_new (digits, strlen (digits), lexicon);
  MasarNumeral numeral;

  g_assert_true (masar_numeral_read (text, 0, &numeral));
  g_assert_cmpint (numeral.value, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numerals/table", test_table);
  g_test_add_func ("/numerals/huge", test_huge);
  return g_test_run ();
}
