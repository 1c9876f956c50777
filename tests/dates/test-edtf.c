/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-edtf.h"

#include <string.h>

/* Text that is read, and the same written again: the shortest form. */
static const struct
{
  const char *read;
  const char *written;
} rows[] = {
  { "", "" },
  { "2024", "2024" },
  { "2024~", "2024~" },
  { "2024?", "2024" },
  { "2024-08", "2024-08" },
  { "2024-08-05", "2024-08-05" },
  { "2023-24", "2023-24" },
  { "2024-21", "2024-21" },
  { "2024-08-16/2024-08-17", "2024-08-16/2024-08-17" },
  { "2024-08-16/2024-08-16", "2024-08-16" },
  { "2024-08-01/2024-08-31", "2024-08" },
  { "2024-01/2024-12", "2024" },
  { "2024-01-01/2024-12", "2024" },
  { "2003/2011", "2003-01-01/2011-12-31" },
  { "../2024-08-17", "../2024-08-17" },
  { "2024-08-17/..", "2024-08-17/.." },
  { "../..", "" },
  { "2024-08-05T18:00/2024-08-05", "2024-08-05T18:00/2024-08-05" },
  { "2024-08-05T18:00/2024-08-05T24:00", "2024-08-05T18:00/2024-08-05" },
  { "2024-08-05T18:00/2024-08-06T06:00", "2024-08-05T18:00/2024-08-06T06:00" },
  { "2024-08-05T21", "2024-08-05T21:00/2024-08-05T21:01" },
  { "2024-08-05T21:30", "2024-08-05T21:30/2024-08-05T21:31" },
  { "2024-08-05~/2024-08-07~", "2024-08-05~/2024-08-07~" },
  { "0001-01-01", "0001-01-01" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MasarSpan span;
      gboolean approximate;
      g_autofree char *written = NULL;
      g_autoptr (GError) error = NULL;

      masar_edtf_parse (rows[i].read, &span, &approximate, &error);
      g_assert_no_error (error);
      written = masar_edtf_format (span, approximate);
      g_assert_cmpstr (written, ==, rows[i].written);
    }
}

static const struct
{
  const char *text;
  MasarEdtfError code;
} error_rows[] = {
  { "x", MASAR_EDTF_ERROR_SYNTAX },
  { "24-08-05", MASAR_EDTF_ERROR_SYNTAX },
  { "2024-8-5", MASAR_EDTF_ERROR_SYNTAX },
  { "2024-08-05 ", MASAR_EDTF_ERROR_SYNTAX },
  { "2024/", MASAR_EDTF_ERROR_SYNTAX },
  { "..", MASAR_EDTF_ERROR_SYNTAX },
  { "٢٠٢٤", MASAR_EDTF_ERROR_SYNTAX },
  { "2024-02-30", MASAR_EDTF_ERROR_RANGE },
  { "2024-13", MASAR_EDTF_ERROR_RANGE },
  { "2024-25", MASAR_EDTF_ERROR_RANGE },
  { "2024-08-05T25", MASAR_EDTF_ERROR_RANGE },
  { "2024-08-05T24:30", MASAR_EDTF_ERROR_RANGE },
  { "2024-08-05/2024-08-04", MASAR_EDTF_ERROR_RANGE },
};

static void
test_errors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      MasarSpan span;
      gboolean approximate;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", error_rows[i].text);
      g_assert_false (masar_edtf_parse (error_rows[i].text, &span, &approximate, &error));
      g_assert_error (error, MASAR_EDTF_ERROR, (int) error_rows[i].code);
      g_assert_nonnull (strstr (error->message, error_rows[i].text));
    }
}

/* A whole day half of the time, so that days, months and years come up. */
static gint64
random_minute (void)
{
  const gint64 day = g_test_rand_int_range (-600000, 1000000);

  return day * MASAR_MINUTES_PER_DAY + (g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 1440));
}

static MasarSpan
random_span (void)
{
  const gint64 begin = random_minute ();
  const MasarCivilDate date = masar_civil_from_days (begin / MASAR_MINUTES_PER_DAY);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return masar_span_new_month (date.year, date.month);
    case 1:
      return masar_span_new_year (date.year);
    case 2:
      return (MasarSpan){ MASAR_OPEN_PAST, begin };
    case 3:
      return (MasarSpan){ begin, MASAR_OPEN_FUTURE };
    case 4:
      return masar_span_new_days (begin / MASAR_MINUTES_PER_DAY,
                                  begin / MASAR_MINUTES_PER_DAY + g_test_rand_int_range (0, 400));
    default:
      return (MasarSpan){ begin, begin + g_test_rand_int_range (1, 100000) };
    }
}

static void
test_there_and_back (void)
{
  for (int round = 0; round < 20000; round++)
    {
      const MasarSpan span = random_span ();
      const gboolean about = g_test_rand_bit ();
      g_autofree char *text = masar_edtf_format (span, about);
      MasarSpan again;
      gboolean about_again;
      g_autoptr (GError) error = NULL;

      masar_edtf_parse (text, &again, &about_again, &error);
      g_assert_no_error (error);
      g_assert_true (masar_span_equal (again, span));
      g_assert_cmpint (about_again, ==, about);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/table", test_table);
  g_test_add_func ("/edtf/errors", test_errors);
  g_test_add_func ("/edtf/there-and-back", test_there_and_back);
  return g_test_run ();
}
