/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-sketch.h"

#include <string.h>

/* What sketches keep of texts.  The texts are made up. */

static MasarLexicon *lexicon;

#define REPORT                                                                                                                                                                                                         \
  "أعلنت إدارة السدود أن منسوب البحيرة ارتفع مترا ونصف المتر بعد أمطار غزيرة هطلت على المرتفعات طوال ليلتين "                   \
  "متتاليتين، وفتحت "                                                                                                                                                                                   \
  "بوابتين لتصريف الفائض نحو المجرى القديم، ودعت أصحاب المزارع القريبة إلى نقل مواشيهم ومعداتهم بعيدا عن الضفتين حتى " \
  "إشعار آخر."

#define REPORT_AS_PRINTED_ELSEWHERE                                                                                                                                                                                   \
  "أعلنَت إدارةُ السدود أن منسوب البحيرة ارتفع مترا ونصف المتر؛ بعد أمطار غزيرة هطلت على المرتفعات طوال ليلتين "            \
  "متتاليتين. وفتحت "                                                                                                                                                                                   \
  "بوابتين لتصريف الفائض نحو المجرى القديم. ودعت أصحاب المزارع القريبة الى نقل مواشيهم ومعداتهم بعيدا عن الضفتين حتى " \
  "إشعار آخر"

#define ANOTHER                                                                                                                                                                                                     \
  "افتتح وزير الثقافة معرض الكتاب بمشاركة ثلاثمئة دار نشر من أربعين بلدا، وقال إن الدورة الحالية تحتفي بأدب الرحلات " \
  "وتخصص "                                                                                                                                                                                                     \
  "جناحا للأطفال وآخر للمخطوطات النادرة، فيما اشتكى ناشرون من ارتفاع كلفة الشحن وضيق المساحات المخصصة لهم هذا العام."

static char *
dup_shingles (const char *source)
{
  g_autoptr (MasarText) text = masar_text_new (source, strlen (source), lexicon);
  g_autoptr (GArray) body = g_array_new (FALSE, FALSE, sizeof (MasarPassage));
  const MasarPassage whole = { 0, (guint32) strlen (source) };
  GString *sketch = g_string_new (NULL);

  g_array_append_val (body, whole);
  masar_sketch_shingles (text, body, sketch);
  return g_string_free (sketch, FALSE);
}

static void
test_containment (void)
{
  static const struct
  {
    const char *a, *b;
    double least, most;
  } cases[] = {
    { REPORT, REPORT, 1, 1 },
    { REPORT, REPORT_AS_PRINTED_ELSEWHERE, 1, 1 },
    { REPORT, ANOTHER " " REPORT " " ANOTHER, 0.8, 1 },
    { REPORT, ANOTHER, 0, 0 },
    { "خبر قصير لا يكفي", "خبر قصير لا يكفي", 0, 0 },
    { "", REPORT, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = dup_shingles (cases[i].a);
      g_autofree char *b = dup_shingles (cases[i].b);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpfloat (masar_sketch_get_containment (a, b), >=, cases[i].least);
      g_assert_cmpfloat (masar_sketch_get_containment (a, b), <=, cases[i].most);
      g_assert_cmpfloat (masar_sketch_get_containment (a, b), ==, masar_sketch_get_containment (b, a));
    }
}

/* However long the text: so many entries, each above the one before. */
static void
test_shape (void)
{
  g_autofree char *sketch = dup_shingles (REPORT " " ANOTHER " " REPORT);

  g_assert_cmpuint (masar_sketch_get_length (sketch), ==, 32);
  g_assert_cmpuint (strlen (sketch), ==, 32 * MASAR_SKETCH_BYTES);
  for (guint i = 1; i < masar_sketch_get_length (sketch); i++)
    g_assert_cmpuint (masar_sketch_get_entry (sketch, i), >, masar_sketch_get_entry (sketch, i - 1));
}

/* Records come from anywhere. */
static void
test_odd_sketches (void)
{
  g_assert_cmpuint (masar_sketch_get_length (NULL), ==, 0);
  g_assert_cmpuint (masar_sketch_get_length ("abc"), ==, 0);
  g_assert_cmpuint (masar_sketch_get_length ("abcde"), ==, 1);
  g_assert_cmpfloat (masar_sketch_get_containment (NULL, "abcd"), ==, 0);
  g_assert_cmpfloat (masar_sketch_get_containment ("zzzzaaaa", "aaaazzzz"), ==, 0);
}

static guint
count_shared (const char *a, const char *b)
{
  guint count = 0;

  for (guint i = 0; i < masar_sketch_get_length (a); i++)
    for (guint j = 0; j < masar_sketch_get_length (b); j++)
      count += masar_sketch_get_entry (a, i) == masar_sketch_get_entry (b, j);
  return count;
}

static char *
dup_words (const char *source)
{
  g_autoptr (MasarText) text = masar_text_new (source, strlen (source), lexicon);
  GString *sketch = g_string_new (NULL);

  masar_sketch_words (text, 0, masar_text_get_n_tokens (text), sketch);
  return g_string_free (sketch, FALSE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *a, *b;
    guint least, most;
  } cases[] = {
    { "مقتل المهندس زنبقان", "تشييع زنبقان في مسقط رأسه", 1, 1 },
    { "بالزنبقان وحده", "والزنبقان معه", 1, 1 },
    { "يوم الاثنين في العراق", "يوم الاثنين في العراق", 0, 0 }, /* the lexicon knows them */
    { "قال «لن نترك الوادي مهما طال الحصار»", "نقل عنه “لن نترك الوادي مهما طال الحصار” في خطابه", 4, 8 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = dup_words (cases[i].a);
      g_autofree char *b = dup_words (cases[i].b);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (count_shared (a, b), >=, cases[i].least);
      g_assert_cmpuint (count_shared (a, b), <=, cases[i].most);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  lexicon = masar_lexicon_new_default (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/sketch/containment", test_containment);
  g_test_add_func ("/sketch/shape", test_shape);
  g_test_add_func ("/sketch/odd", test_odd_sketches);
  g_test_add_func ("/sketch/words", test_words);
  status = g_test_run ();
  masar_lexicon_unref (lexicon);
  return status;
}
