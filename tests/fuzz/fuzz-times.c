/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-fuzz.h"

#include "masar-times.h"

static void
check_time (const MasarTime *time, const char *text, gsize length)
{
  const MasarSpan published = masar_span_new_day (masar_days_from_civil (2024, 8, 7));
  g_autofree char *notation = masar_time_expression_to_string (&time->expression);
  g_autofree char *again = NULL;
  MasarTimeExpression parsed;
  MasarWhen when;

  masar_fuzz_check_passage (time->passage, text, length);
  for (int direction = MASAR_TIME_PAST; direction <= MASAR_TIME_FUTURE; direction++)
    {
      if (masar_time_expression_resolve (&time->expression, published, direction, &when))
        g_assert (when.span.begin_minutes <= when.span.end_minutes);
      masar_time_expression_resolve (&time->expression, MASAR_SPAN_OPEN, direction, &when);
      masar_time_expression_get_rule (&time->expression, direction);
      masar_time_expression_contradicts_weekday (&time->expression, published, direction);
    }
  /* What is written is read again as what it was. */
  g_assert (masar_time_expression_parse (notation, &parsed, NULL));
  again = masar_time_expression_to_string (&parsed);
  g_assert_cmpstr (again, ==, notation);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, length);
  g_autoptr (MasarText) words = masar_text_new (text, strlen (text), masar_fuzz_get_lexicon ());
  g_autoptr (GArray) times = masar_times_find (words);
  g_autoptr (GError) error = NULL;
  MasarTimeExpression parsed;

  for (guint i = 0; i < times->len; i++)
    check_time (&g_array_index (times, MasarTime, i), text, strlen (text));
  if (!masar_time_expression_parse (text, &parsed, &error))
    g_assert (error != NULL);
  return 0;
}
