/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-text.h"

static const struct
{
  const char *text;
  const char *folded;
} folds[] = {
  { "", "" },
  { "أمس إلى آب ٱلله", "امس الي اب الله" },
  { "هدى على", "هدي علي" },
  { "قوة", "قوه" },
  { "مسؤول شاطئ ماء", "مسوول شاطي ماء" },
  { "کیلومتر ہے ەو", "كيلومتر هي هو" },
  { "ڤيينا پنتاغون چيك گركوك", "فيينا بنتاغون جيك كركوك" },
  { "ليلاً", "ليلا" },
  { "مُحَمَّدٌ", "محمد" },
  { "ـــالعـراق", "العراق" },
  { "٠١٢٣٤٥٦٧٨٩", "0123456789" },
  { "۰۱۲۳۴۵۶۷۸۹", "0123456789" },
  { "２０２４", "2024" },
  { "‏العراق‎", "العراق" },
  { "می‌شود", "ميشود" },
  { "ﻻ ﷲ ﺑﻐﺪﺍﺩ", "لا الله بغداد" },
  { "ﹰﹶ", "" },
  { "Reuters ÉTÉ", "reuters été" },
  { "،؛؟", "،؛؟" },
  { "\xff"
    "ا",
    "?ا" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *folded = masar_fold (folds[i].text, -1);

      g_assert_cmpstr (folded, ==, folds[i].folded);
    }
}

/* What is folded stays as it is when it is folded again, whatever the text. */
static void
test_fold_is_idempotent (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        g_string_append_unichar (text, (gunichar) (g_test_rand_bit () ? g_test_rand_int_range (0x600, 0x700)
                                                                      : g_test_rand_int_range (0x20, 0xD7FF)));
      once = masar_fold (text->str, (gssize) text->len);
      twice = masar_fold (once, -1);
      g_assert_cmpstr (twice, ==, once);
      g_assert_true (g_utf8_validate (once, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/table", test_table);
  g_test_add_func ("/fold/idempotent", test_fold_is_idempotent);
  return g_test_run ();
}
