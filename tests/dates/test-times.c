/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-edtf.h"
#include "masar-times.h"

#include <string.h>

/* What stands in @text of a text published at @published (EDTF), and its value; no value for a vague time or one that
 * cannot be known.  Tatweel is left out of @found. */
static const struct
{
  const char *text;
  const char *published;
  MasarTimeDirection direction;
  const char *found; /* NULL for no time at all */
  const char *edtf;
} rows[] = {

};

static MasarSpan
span_of (const char *edtf)
{
  MasarSpan span;
  gboolean approximate;
  g_autoptr (GError) error = NULL;

  masar_edtf_parse (edtf, &span, &approximate, &error);
  g_assert_no_error (error);
  return span;
}

static char *
dup_passage (const char *source, MasarPassage passage)
{
  g_autofree char *piece = g_strndup (source + passage.start, passage.end - passage.start);
  g_auto (GStrv) parts = g_strsplit (piece, "ـ", -1);

  return g_strjoinv ("", parts);
}

static char *
value_of (const MasarTime *time, const char *published, MasarTimeDirection direction)
{
  MasarWhen when;

  if (time->vague || !masar_time_expression_resolve (&time->expression, span_of (published), direction, &when))
    return g_strdup ("");
  return masar_edtf_format (when.span, when.approximate);
}

static void
test_table (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarText) text = masar_text_new (rows[i].text, strlen (rows[i].text), lexicon);
      g_autoptr (GArray) times = masar_times_find (text);
      const MasarTime *time = &g_array_index (times, MasarTime, 0);
      g_autofree char *found = NULL;
      g_autofree char *value = NULL;

      g_test_message ("%s", rows[i].text);
      if (rows[i].found == NULL)
        {
          for (guint j = 0; j < times->len; j++)
            g_assert_true (g_array_index (times, MasarTime, j).vague);
          continue;
        }
      g_assert_cmpuint (times->len, ==, 1);
      found = dup_passage (rows[i].text, time->passage);
      g_assert_cmpstr (found, ==, rows[i].found);
      value = value_of (time, rows[i].published, rows[i].direction);
      g_assert_cmpstr (value, ==, rows[i].edtf);
    }
}

/* Every expression of the table is the same after it was written and read. */
static void
test_notation_of_table (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarText) text = masar_text_new (rows[i].text, strlen (rows[i].text), lexicon);
      g_autoptr (GArray) times = masar_times_find (text);

      for (guint j = 0; j < times->len; j++)
        {
          const MasarTime *time = &g_array_index (times, MasarTime, j);
          g_autofree char *written = masar_time_expression_to_string (&time->expression);
          g_autofree char *again = NULL;
          MasarTimeExpression read;
          g_autoptr (GError) error = NULL;

          masar_time_expression_parse (written, &read, &error);
          g_assert_no_error (error);
          again = masar_time_expression_to_string (&read);
          g_assert_cmpstr (again, ==, written);
        }
    }
}

/* Times do not overlap and lie within the text, whatever words stand together. */
static void
test_any_words (void)
{
  static const char *const words[] = { "يوم",  "الخميس", "الماضي", "5",     "آب",    "/",       "أغسطس", "2024",
                                       "مساء", "من",     "أمس",    "العام", "منتصف", "الساعة",  "21:30", "(",
                                       ")",    "،",      "قبل",    "ثلاثة", "أيام",  "عام",     "هـ",    "شوال",
                                       "1436", "إلى",    "و",      "\n",    "هذا",   "الأسبوع", "فصل",   "الشتاء",
                                       "منذ",  ".",      "في",     "اليوم", "القرن", "-",       "07",    "08" };
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default ("/nonexistent", NULL);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      g_autoptr (MasarText) text = NULL;
      g_autoptr (GArray) times = NULL;
      guint32 last = 0;

      for (int n = g_test_rand_int_range (1, 15); n > 0; n--)
        g_string_append_printf (source, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                                g_test_rand_bit () ? " " : "");
      text = masar_text_new (source->str, source->len, lexicon);
      times = masar_times_find (text);
      for (guint i = 0; i < times->len; i++)
        {
          const MasarTime *time = &g_array_index (times, MasarTime, i);
          MasarWhen when;

          g_assert_cmpuint (time->passage.start, >=, last);
          g_assert_cmpuint (time->passage.end, >, time->passage.start);
          g_assert_cmpuint (time->passage.end, <=, source->len);
          last = time->passage.end;
          if (masar_time_expression_resolve (&time->expression, span_of ("2024-08-01/2024-08-07"), MASAR_TIME_PAST,
                                             &when))
            g_assert_cmpint (when.span.begin_minutes, <, when.span.end_minutes);
        }
    }
}

static const struct
{
  const char *notation;
  MasarTimeRule past;
  MasarTimeRule future;
} rule_rows[] = {
  { "Y2014", MASAR_TIME_RULE_STATED, MASAR_TIME_RULE_STATED },
  { "d-1W2", MASAR_TIME_RULE_COUNTED, MASAR_TIME_RULE_COUNTED },
  { "y-1M1", MASAR_TIME_RULE_COUNTED, MASAR_TIME_RULE_COUNTED },
  { "W4", MASAR_TIME_RULE_LAST, MASAR_TIME_RULE_NEXT },
  { "M8<", MASAR_TIME_RULE_LAST, MASAR_TIME_RULE_LAST },
  { "W7>", MASAR_TIME_RULE_NEXT, MASAR_TIME_RULE_NEXT },
  { "M9^", MASAR_TIME_RULE_NEXT, MASAR_TIME_RULE_NEXT },
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rule_rows); i++)
    {
      MasarTimeExpression expression;

      g_assert_true (masar_time_expression_parse (rule_rows[i].notation, &expression, NULL));
      g_assert_cmpint (masar_time_expression_get_rule (&expression, MASAR_TIME_PAST), ==, rule_rows[i].past);
      g_assert_cmpint (masar_time_expression_get_rule (&expression, MASAR_TIME_FUTURE), ==, rule_rows[i].future);
    }
}

static void
test_checksum (void)
{
  const MasarSpan published = span_of ("2024-08-07");
  MasarTimeExpression expression;

  g_assert_true (masar_time_expression_parse ("Y2024M8D5W1", &expression, NULL));
  g_assert_false (masar_time_expression_contradicts_weekday (&expression, published, MASAR_TIME_PAST));
  g_assert_true (masar_time_expression_parse ("Y2024M8D5W2", &expression, NULL));
  g_assert_true (masar_time_expression_contradicts_weekday (&expression, published, MASAR_TIME_PAST));
  g_assert_true (masar_time_expression_parse ("d-1W2", &expression, NULL));
  g_assert_false (masar_time_expression_contradicts_weekday (&expression, published, MASAR_TIME_PAST));
  g_assert_true (masar_time_expression_parse ("d-1W3", &expression, NULL));
  g_assert_true (masar_time_expression_contradicts_weekday (&expression, published, MASAR_TIME_PAST));
}

static const char *const bad_notations[] = { "Q",      "Y",    "Y99999", "M13",  "M0",   "D32",     "W8",
                                             "W0",     "S25",  "P5",     "P9-3", "T0-0", "T5-2000", "d",
                                             "Y2024 ", "W1W2", "^~",     "M8<>", "/W9" };

static void
test_bad_notation (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_notations); i++)
    {
      MasarTimeExpression expression;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad_notations[i]);
      g_assert_false (masar_time_expression_parse (bad_notations[i], &expression, &error));
      g_assert_error (error, MASAR_TIME_ERROR, MASAR_TIME_ERROR_SYNTAX);
    }
}

static MasarTimeField
random_field (int lowest, int highest)
{
  if (g_test_rand_bit ())
    return (MasarTimeField){ 0 };
  if (g_test_rand_bit ())
    return (MasarTimeField){ (gint16) g_test_rand_int_range (-50, 51), MASAR_TIME_RELATIVE };
  return (MasarTimeField){ (gint16) g_test_rand_int_range (lowest, highest + 1), MASAR_TIME_ABSOLUTE };
}

static MasarTimePoint
random_point (void)
{
  MasarTimePoint point = {
    .year = random_field (0, 9999),
    .month = random_field (1, 12),
    .day = random_field (1, 31),
    .weekday = (guint8) g_test_rand_int_range (0, 8),
    .season = (guint8) (g_test_rand_bit () ? g_test_rand_int_range (21, 25) : 0),
    .relation = (guint8) g_test_rand_int_range (0, 4),
    .hijri = (guint8) g_test_rand_bit (),
    .decade = (guint8) g_test_rand_bit (),
  };

  if (g_test_rand_bit ())
    point.week = (MasarTimeField){ (gint16) g_test_rand_int_range (-9, 10), MASAR_TIME_RELATIVE };
  if (g_test_rand_bit ())
    {
      point.part_first = (guint8) g_test_rand_int_range (1, 16);
      point.part_last = (guint8) g_test_rand_int_range (16, 32);
      point.begin_minute = (guint16) g_test_rand_int_range (0, 700);
      point.end_minute = (guint16) g_test_rand_int_range (700, 1441);
    }
  return point;
}

/* Field by field: the structures have padding. */
static void
assert_points_equal (const MasarTimePoint *a, const MasarTimePoint *b)
{
  g_assert_cmpint (a->year.value, ==, b->year.value);
  g_assert_cmpint (a->year.setting, ==, b->year.setting);
  g_assert_cmpint (a->month.value, ==, b->month.value);
  g_assert_cmpint (a->month.setting, ==, b->month.setting);
  g_assert_cmpint (a->week.value, ==, b->week.value);
  g_assert_cmpint (a->week.setting, ==, b->week.setting);
  g_assert_cmpint (a->day.value, ==, b->day.value);
  g_assert_cmpint (a->day.setting, ==, b->day.setting);
  g_assert_cmpint (a->weekday, ==, b->weekday);
  g_assert_cmpint (a->season, ==, b->season);
  g_assert_cmpint (a->relation, ==, b->relation);
  g_assert_cmpint (a->part_first, ==, b->part_first);
  g_assert_cmpint (a->part_last, ==, b->part_last);
  g_assert_cmpint (a->hijri, ==, b->hijri);
  g_assert_cmpint (a->decade, ==, b->decade);
  g_assert_cmpint (a->begin_minute, ==, b->begin_minute);
  g_assert_cmpint (a->end_minute, ==, b->end_minute);
}

/* Writing and reading gives back every expression, whether it makes sense or not; resolving it never fails badly. */
static void
test_any_expression (void)
{
  for (int round = 0; round < 3000; round++)
    {
      MasarTimeExpression expression = { .first = random_point (),
                                         .approximate = (guint8) g_test_rand_bit (),
                                         .prospective = (guint8) g_test_rand_bit () };
      MasarTimeExpression read;
      MasarWhen when;
      g_autofree char *written = NULL;
      g_autoptr (GError) error = NULL;

      if (g_test_rand_bit ())
        expression.last = random_point ();
      written = masar_time_expression_to_string (&expression);
      masar_time_expression_parse (written, &read, &error);
      g_assert_no_error (error);
      assert_points_equal (&read.first, &expression.first);
      assert_points_equal (&read.last, &expression.last);
      g_assert_cmpint (read.approximate, ==, expression.approximate);
      g_assert_cmpint (read.prospective, ==, expression.prospective);
      if (masar_time_expression_resolve (&expression, span_of ("2024-08-07"), MASAR_TIME_PAST, &when))
        g_assert_cmpint (when.span.begin_minutes, <, when.span.end_minutes);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/times/table", test_table);
  g_test_add_func ("/times/notation-of-table", test_notation_of_table);
  g_test_add_func ("/times/any-words", test_any_words);
  g_test_add_func ("/times/rules", test_rules);
  g_test_add_func ("/times/checksum", test_checksum);
  g_test_add_func ("/times/bad-notation", test_bad_notation);
  g_test_add_func ("/times/any-expression", test_any_expression);
  return g_test_run ();
}
