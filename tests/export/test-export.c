/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-export.h"
#include "masar-test-fonts.h"
#include "masar-test.h"

#include <string.h>

static const char *const lines[] = {
  "{\"record\":\"article\",\"id\":\"a\",\"outlet\":\"وكالة "
  "الأنباء\",\"published\":{\"edtf\":\"2024-08-07\",\"earliest\":"
  "\"2024-08-07\",\"latest\":\"2024-08-07\",\"basis\":\"stated\"}}",
  "{\"record\":\"event\",\"id\":\"e1\",\"type\":\"attack\",\"title\":\"هجوم يوم الاثنين على قاعدة (الأسد)\",\"edtf\":"
  "\"2024-08-05\",\"earliest\":\"2024-08-05\",\"latest\":\"2024-08-05\",\"sources\":1,\"evidence\":[{\"article\":\"a\","
  "\"start\":0,\"end\":1}]}",
  "{\"record\":\"event\",\"id\":\"e2\",\"type\":\"talks\",\"title\":\"إلغاء اجتماع اللجنة\",\"edtf\":\"2024-08-15\","
  "\"earliest\":\"2024-08-15\",\"latest\":\"2024-08-15\",\"sources\":1,\"evidence\":[{\"article\":\"a\",\"start\":0,"
  "\"end\":1}]}",
  "{\"record\":\"link\",\"kind\":\"delays\",\"from\":\"e1\",\"to\":\"e2\",\"modality\":\"asserted\",\"evidence\":"
  "[{\"article\":\"a\",\"start\":0,\"end\":1}]}",
};

static MasarTimeline *
timeline_new (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      masar_records_read_line (records, lines[i], -1, "test", &error);
      g_assert_no_error (error);
    }
  return masar_timeline_new (records, NULL);
}

static char *
write_page (MasarExportFormat format, const char *folder, const char *name, const char *language)
{
  g_autoptr (MasarTimeline) timeline = timeline_new ();
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  MasarStyle style;
  MasarExport page;

  masar_style_init (&style, MASAR_THEME_PRINT, masar_words_get (language));
  style.font_family = "Noto Sans, Noto Sans Arabic";
  masar_export_init (&page, format, &style);
  page.title = "الانسحاب";
  page.selected = 0;
  g_assert_true (masar_export_write (&page, timeline, path, &error));
  g_assert_no_error (error);
  return path;
}

/* Without the marks of direction, which pdftotext adds. */
static char *
read_text (const char *pdf)
{
  const char *argv[] = { "pdftotext", "-enc", "UTF-8", pdf, "-", NULL };
  g_autofree char *output = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int status;

  g_assert_true (
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  for (const char *c = output; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      if (!(letter >= 0x202a && letter <= 0x202e) && letter != 0x200e && letter != 0x200f)
        g_string_append_unichar (text, letter);
    }
  return g_utf8_normalize (text->str, -1, G_NORMALIZE_NFKC);
}

static void
test_pdf_text_is_arabic (void)
{
  static const char *const expected[] = { "هجوم يوم الاثنين على قاعدة (الأسد)",
                                          "إلغاء اجتماع اللجنة",
                                          "وكالة الأنباء",
                                          "الهجمات",
                                          "الانسحاب",
                                          "لا شيء مخفي",
                                          "أجّل",
                                          "مصدر واحد" };
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (pdftotext == NULL)
    {
      masar_test_remove (folder);
      g_test_skip ("pdftotext is not installed");
      return;
    }
  path = write_page (MASAR_EXPORT_PDF, folder, "page.pdf", "ar");
  text = read_text (path);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *normal = g_utf8_normalize (expected[i], -1, G_NORMALIZE_NFKC);

      if (strstr (text, normal) == NULL)
        g_test_message ("“%s” is not in:\n%s", expected[i], text);
      g_assert_nonnull (strstr (text, normal));
    }
  masar_test_remove (folder);
}

/* Of SVG this holds between processes only: cairo numbers its surfaces. */
static void
test_same_records_same_file (void)
{
  static const MasarExportFormat formats[] = { MASAR_EXPORT_PDF, MASAR_EXPORT_PNG };
  g_autofree char *folder = masar_test_new_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *first = write_page (formats[i], folder, "first", "ar");
      g_autofree char *second = write_page (formats[i], folder, "second", "ar");
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      gsize n_a, n_b;

      g_assert_true (g_file_get_contents (first, &a, &n_a, NULL));
      g_assert_true (g_file_get_contents (second, &b, &n_b, NULL));
      g_assert_cmpmem (a, n_a, b, n_b);
    }
  masar_test_remove (folder);
}

static void
test_formats (void)
{
  static const struct
  {
    MasarExportFormat format;
    const char *name;
    const char *start;
  } cases[] = { { MASAR_EXPORT_PDF, "pdf", "%PDF" },
                { MASAR_EXPORT_SVG, "svg", "<?xml" },
                { MASAR_EXPORT_PNG, "png", "\x89PNG" } };
  g_autofree char *folder = masar_test_new_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_page (cases[i].format, folder, cases[i].name, i % 2 ? "en" : "ar");
      g_autofree char *contents = NULL;
      MasarExportFormat format;

      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, cases[i].start));
      g_assert_true (masar_export_format_from_string (cases[i].name, &format));
      g_assert_cmpint (format, ==, cases[i].format);
      g_assert_cmpstr (masar_export_format_to_string (format), ==, cases[i].name);
    }
  masar_test_remove (folder);
}

static void
test_errors (void)
{
  static const struct
  {
    double width;
    const char *path;
    MasarExportFormat format;
    MasarExportError code;
  } cases[] = {
    { 10, "/tmp/x.pdf", MASAR_EXPORT_PDF, MASAR_EXPORT_ERROR_SIZE },
    { 1e9, "/tmp/x.png", MASAR_EXPORT_PNG, MASAR_EXPORT_ERROR_SIZE },
    { 800, "/nowhere/at/all/x.pdf", MASAR_EXPORT_PDF, MASAR_EXPORT_ERROR_WRITE },
    { 800, "/nowhere/at/all/x.svg", MASAR_EXPORT_SVG, MASAR_EXPORT_ERROR_WRITE },
    { 800, "/nowhere/at/all/x.png", MASAR_EXPORT_PNG, MASAR_EXPORT_ERROR_WRITE },
  };
  g_autoptr (MasarTimeline) timeline = timeline_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MasarStyle style;
      MasarExport page;

      masar_style_init (&style, MASAR_THEME_PRINT, masar_words_get ("ar"));
      masar_export_init (&page, cases[i].format, &style);
      page.width = cases[i].width;
      g_assert_false (masar_export_write (&page, timeline, cases[i].path, &error));
      g_assert_error (error, MASAR_EXPORT_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
}

/* A page of nothing is a page. */
static void
test_empty (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarTimeline) timeline = masar_timeline_new (records, NULL);
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "empty.pdf", NULL);
  g_autoptr (GError) error = NULL;
  MasarStyle style;
  MasarExport page;

  masar_style_init (&style, MASAR_THEME_PRINT, masar_words_get ("ar"));
  masar_export_init (&page, MASAR_EXPORT_PDF, &style);
  masar_export_write (&page, timeline, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  masar_test_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/export/pdf-text", test_pdf_text_is_arabic);
  g_test_add_func ("/export/same", test_same_records_same_file);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/errors", test_errors);
  g_test_add_func ("/export/empty", test_empty);
  return g_test_run ();
}
