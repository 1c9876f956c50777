/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-date-query.h"

#include "masar-edtf.h"

/* What is typed, and where it goes; NULL for nowhere.  It is typed with 2024-08-20 in mind. */
static const struct
{
  const char *words;
  const char *edtf;
} rows[] = {
  { "2024-08", "2024-08" },
  { "2024-08-15", "2024-08-15" },
  { "2023", "2023" },
  { " ٢٠٢٣ ", "2023" },
  { "٢٠٢٤-٠٨", "2024-08" },
  { "آب 2024", "2024-08" },
  { "آب ٢٠٢٤", "2024-08" },
  { "15 آب 2024", "2024-08-15" },
  { "15 أغسطس 2024", "2024-08-15" },
  { "١٥ آب/أغسطس ٢٠٢٤", "2024-08-15" },
  { "Aug 2024", "2024-08" },
  { "15 Aug 2024", "2024-08-15" },
  { "15 August 2024", "2024-08-15" },
  { "عام 2023", "2023" },
  { "أمس", "2024-08-19" },
  { "منتصف آب 2024", "2024-08-11/2024-08-20" },
  { "", NULL },
  { "  ", NULL },
  { "عاصفة", NULL },
  { "عاصفة آب 2024", NULL },
  { "5 جنود", NULL },
  { "2024-13", NULL },
  { "2024-02-30", NULL },
  { "../..", NULL },
};

static void
test_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default (NULL, &error);
  const MasarSpan reference = masar_span_new_day (masar_days_from_civil (2024, 8, 20));

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MasarWhen when;
      const gboolean found = masar_date_query_parse (rows[i].words, lexicon, reference, &when, &error);
      g_autofree char *edtf = found ? masar_edtf_format (when.span, when.approximate) : NULL;

      g_assert_cmpstr (edtf, ==, rows[i].edtf);
      g_assert_cmpint (found, ==, error == NULL);
      if (!found)
        g_assert_cmpint (error->domain, ==, MASAR_DATE_QUERY_ERROR);
      g_clear_error (&error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-query/rows", test_rows);
  return g_test_run ();
}
