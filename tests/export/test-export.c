/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-export.h"
#include "masar-test-fonts.h"
#include "masar-test-pdf.h"
#include "masar-test.h"

#include <string.h>

static const char *const lines[] = {
  "{\"record\":\"article\",\"id\":\"a\",\"outlet\":\"وكالة "
  "الأنباء\",\"published\":{\"edtf\":\"2024-08-07\",\"earliest\":"
  "\"2024-08-07\",\"latest\":\"2024-08-07\",\"basis\":\"stated\"}}",
  "{\"record\":\"event\",\"id\":\"e1\",\"type\":\"attack\",\"title\":\"هجوم يوم الاثنين على قاعدة "
  "(الأسد)\",\"place\":\"الرصيف\","
  "\"edtf\":\"2024-08-05\",\"earliest\":\"2024-08-05\",\"latest\":\"2024-08-05\",\"sources\":1,\"evidence\":[{"
  "\"article\":\"a\","
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

/* Writes a page; @adjust, if any, changes it before. */
static char *
write_adjusted (MasarExportFormat format,
                const char *folder,
                const char *name,
                const char *language,
                void (*adjust) (MasarExport *page))
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
  if (adjust != NULL)
    adjust (&page);
  g_assert_true (masar_export_write (&page, timeline, path, &error));
  g_assert_no_error (error);
  return path;
}

static char *
write_page (MasarExportFormat format, const char *folder, const char *name, const char *language)
{
  return write_adjusted (format, folder, name, language, NULL);
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
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!masar_test_can_read_pdf ())
    return;
  folder = masar_test_new_folder ();
  path = write_page (MASAR_EXPORT_PDF, folder, "page.pdf", "ar");
  text = masar_test_read_pdf (path);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    masar_test_check_pdf (text, expected[i], TRUE);
  masar_test_remove (folder);
}

static const char *
quote_cb (guint event, gpointer user_data)
{
  return event == 0 ? user_data : "";
}

static void
come_near (MasarExport *page)
{
  page->window = masar_span_new_day (masar_days_from_civil (2024, 8, 5));
  page->window.end_minutes += 2 * MASAR_MINUTES_PER_DAY;
}

static void
quote (MasarExport *page)
{
  come_near (page);
  page->quote = quote_cb;
  page->quote_data = "«قال حارس إن الباب فُتح ليلا»";
}

static void
quote_without_places (MasarExport *page)
{
  quote (page);
  page->parts &= ~MASAR_PART_PLACES;
}

/* Where the page is near, a card tells the place and the words of a source, if it is asked to. */
static void
test_near_cards (void)
{
  static const struct
  {
    void (*adjust) (MasarExport *page);
    gboolean place;
    gboolean words;
  } cases[] = {
    { NULL, TRUE, FALSE }, { come_near, TRUE, FALSE }, { quote, TRUE, TRUE }, { quote_without_places, FALSE, TRUE }
  };

  if (!masar_test_can_read_pdf ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = masar_test_new_folder ();
      g_autofree char *path = write_adjusted (MASAR_EXPORT_PDF, folder, "page.pdf", "ar", cases[i].adjust);
      g_autofree char *text = masar_test_read_pdf (path);

      masar_test_check_pdf (text, "الرصيف", cases[i].place);
      masar_test_check_pdf (text, "قال حارس إن الباب", cases[i].words);
      masar_test_remove (folder);
    }
}

static void
choose_nothing (MasarExport *page)
{
  page->selected = MASAR_UNKNOWN;
}

/* The legend explains what the page uses, and nothing else. */
static void
test_legend (void)
{
  static const struct
  {
    void (*adjust) (MasarExport *page);
    gboolean curves;
    gboolean links;
    gboolean rest;
  } cases[] = { { NULL, TRUE, TRUE, TRUE }, { choose_nothing, FALSE, TRUE, TRUE } };

  if (!masar_test_can_read_pdf ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MasarWords *words = masar_words_get ("ar");
      g_autofree char *folder = masar_test_new_folder ();
      g_autofree char *path = write_adjusted (MASAR_EXPORT_PDF, folder, "page.pdf", "ar", cases[i].adjust);
      g_autofree char *text = masar_test_read_pdf (path);

      masar_test_check_pdf (text, words->signs[MASAR_SIGN_TOLD], cases[i].curves);
      masar_test_check_pdf (text, words->signs[MASAR_SIGN_LINK], cases[i].links);
      masar_test_check_pdf (text, words->signs[MASAR_SIGN_REST], cases[i].rest);
      masar_test_check_pdf (text, words->signs[MASAR_SIGN_COURSE], FALSE);
      masar_test_check_pdf (text, words->signs[MASAR_SIGN_MISSED], FALSE);
      masar_test_check_pdf (text, words->signs[MASAR_SIGN_BREAK], FALSE);
      masar_test_check_pdf (text, words->signs[MASAR_SIGN_DISPUTE], FALSE);
      masar_test_remove (folder);
    }
}

static void
be_long (MasarExport *page)
{
  page->title = "عنوان طويل جدا لصفحة لا يتسع سطرها الأول لكل ما فيه من الكلمات، فيُقطع آخره، ويبقى ما تحته كاملا كما "
                "هو، لأن ما تُرك من الأحداث يجب أن يُقال في كل حال";
  page->note = "بعض الأحداث لا غير";
}

static void
be_long_and_large (MasarExport *page)
{
  static MasarStyle large;

  be_long (page);
  large = *page->style;
  large.text_scale = 2;
  page->style = &large;
}

static void
be_without_title (MasarExport *page)
{
  page->title = NULL;
  page->note = "بعض الأحداث لا غير";
}

/* What a page leaves out, and which time it shows, is told whole, however long its title is. */
static void
test_note (void)
{
  static void (*const cases[]) (MasarExport * page) = { be_long, be_long_and_large, be_without_title };

  if (!masar_test_can_read_pdf ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = masar_test_new_folder ();
      g_autofree char *path = write_adjusted (MASAR_EXPORT_PDF, folder, "page.pdf", "en", cases[i]);
      g_autofree char *text = masar_test_read_pdf (path);

      masar_test_check_pdf (text, "بعض الأحداث لا غير", TRUE);
      masar_test_check_pdf (text, "5–15 Aug 2024", TRUE);
      masar_test_remove (folder);
    }
}

/* Nothing is drawn into the margins. */
static void
test_margins (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = write_page (MASAR_EXPORT_PNG, folder, "page.png", "en");
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  const int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  const int stride = cairo_image_surface_get_stride (surface), margin = 32;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (x < margin || y < margin || x >= width - margin || y >= height - margin)
        g_assert_cmpmem (pixels, 3, pixels + y * stride + x * 4, 3);
  cairo_surface_destroy (surface);
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

static void
take_half_a_pixel (MasarExport *page)
{
  page->scale = 1;
  page->width = 400.5;
  page->height = 300.25;
}

/* A picture reaches its edges, whatever its size. */
static void
test_edges (void)
{
  g_autofree char *folder = masar_test_new_folder ();
  g_autofree char *path = write_adjusted (MASAR_EXPORT_PNG, folder, "page.png", "ar", take_half_a_pixel);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  const int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  const int stride = cairo_image_surface_get_stride (surface);

  g_assert_cmpint (width, ==, 401);
  g_assert_cmpint (height, ==, 301);
  g_assert_cmpmem (pixels, 3, pixels + (height - 1) * stride + (width - 1) * 4, 3);
  cairo_surface_destroy (surface);
  masar_test_remove (folder);
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
  g_test_add_func ("/export/near-cards", test_near_cards);
  g_test_add_func ("/export/legend", test_legend);
  g_test_add_func ("/export/note", test_note);
  g_test_add_func ("/export/margins", test_margins);
  g_test_add_func ("/export/same", test_same_records_same_file);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/errors", test_errors);
  g_test_add_func ("/export/edges", test_edges);
  g_test_add_func ("/export/empty", test_empty);
  return g_test_run ();
}
