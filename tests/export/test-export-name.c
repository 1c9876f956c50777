/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-export-name.h"

#include <string.h>

static void
test_format_from_name (void)
{
  static const struct
  {
    const char *name;
    int format; /* -1 is none */
  } cases[] = {
    { "a.pdf", MASAR_EXPORT_PDF },
    { "a.svg", MASAR_EXPORT_SVG },
    { "a.png", MASAR_EXPORT_PNG },
    { "A.B.PnG", MASAR_EXPORT_PNG },
    { "خط.pdf", MASAR_EXPORT_PDF },
    { "a", -1 },
    { "", -1 },
    { ".pdf", -1 },
    { "a.pdfx", -1 },
    { "a.", -1 },
    { "pdf", -1 },
    { "a.pdf.txt", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MasarExportFormat format;
      const gboolean known = masar_export_format_from_name (cases[i].name, &format);

      g_test_message ("«%s»", cases[i].name);
      g_assert_true (known == (cases[i].format != -1));
      if (known)
        g_assert_cmpint ((int) format, ==, cases[i].format);
    }
}

static void
test_set_format (void)
{
  static const struct
  {
    const char *name;
    MasarExportFormat format;
    const char *expected;
  } cases[] = {
    { "a", MASAR_EXPORT_PDF, "a.pdf" },           { "a.pdf", MASAR_EXPORT_PDF, "a.pdf" },
    { "a.PDF", MASAR_EXPORT_PDF, "a.PDF" },       { "a.pdf", MASAR_EXPORT_PNG, "a.png" },
    { "a.2024", MASAR_EXPORT_SVG, "a.2024.svg" }, { "هجوم ٥ آب", MASAR_EXPORT_SVG, "هجوم ٥ آب.svg" },
    { ".svg", MASAR_EXPORT_SVG, ".svg.svg" },     { "a.svg.pdf", MASAR_EXPORT_SVG, "a.svg.svg" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = masar_export_name_set_format (cases[i].name, cases[i].format);
      MasarExportFormat format;

      g_assert_cmpstr (name, ==, cases[i].expected);
      g_assert_true (masar_export_format_from_name (name, &format));
      g_assert_cmpint (format, ==, cases[i].format);
    }
}

static void
test_from_title (void)
{
  static const struct
  {
    const char *title;
    const char *expected;
  } cases[] = {
    { "العراق", "العراق.pdf" }, { "a/b\\c:d\ne", "a-b-c-d-e.pdf" }, { "", "masar.pdf" },
    { "  ", "masar.pdf" },      { "..hidden", "hidden.pdf" },       { "v1.2", "v1.2.pdf" },
  };
  g_autofree char *long_title = g_strnfill (5000, 'x');
  g_autofree char *long_name = masar_export_name_from_title (long_title, MASAR_EXPORT_PDF);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = masar_export_name_from_title (cases[i].title, MASAR_EXPORT_PDF);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
  g_assert_cmpuint (strlen (long_name), <, 255);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-name/format-from-name", test_format_from_name);
  g_test_add_func ("/export-name/set-format", test_set_format);
  g_test_add_func ("/export-name/from-title", test_from_title);
  return g_test_run ();
}
