/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-labels.h"
#include "masar-test-fonts.h"
#include "masar-test.h"

#include <hb.h>
#include <pango/pangocairo.h>
#include <string.h>

/* That Arabic is shaped, by the shipped fonts alone. */

static MasarLabels *
labels_new (MasarStyle *style)
{
  masar_style_init (style, MASAR_THEME_LIGHT, masar_words_get ("ar"));
  style->font_family = "Noto Sans, Noto Sans Arabic";
  return masar_labels_new (pango_cairo_font_map_get_default (), style);
}

/* The glyphs of a text from left to right. */
static GArray *
shape (const char *text)
{
  MasarStyle style;
  g_autoptr (MasarLabels) labels = labels_new (&style);
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (PangoGlyph));
  PangoLayout *layout = masar_labels_get (labels, text, MASAR_FONT_LINE, 0).layout;
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  for (GSList *run = line->runs; run; run = run->next)
    {
      const PangoGlyphItem *item = run->data;
      for (int i = 0; i < item->glyphs->num_glyphs; i++)
        if (item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
          g_array_append_val (glyphs, item->glyphs->glyphs[i].glyph);
    }
  return glyphs;
}

static gboolean
same_glyphs (GArray *a, GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (PangoGlyph)) == 0;
}

/* A letter takes another glyph alone than between its neighbours. */
static void
test_letters_join (void)
{
  static const char *const joined[] = { "ببب", "سلس", "ههه", "ععع" };
  static const char *const alone[] = { "ب", "س", "ه", "ع" };

  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    {
      g_autoptr (GArray) word = shape (joined[i]);
      g_autoptr (GArray) letter = shape (alone[i]);
      PangoGlyph isolated = g_array_index (letter, PangoGlyph, 0);

      for (guint j = 0; j < word->len; j++)
        g_assert_cmpuint (g_array_index (word, PangoGlyph, j), !=, isolated);
    }
}

static void
test_lam_alef (void)
{
  g_autoptr (GArray) ligature = shape ("لا");
  g_autoptr (GArray) lam = shape ("ل");
  g_autoptr (GArray) alef = shape ("ا");

  g_assert_cmpuint (ligature->len, ==, 1);
  g_assert_cmpuint (g_array_index (ligature, PangoGlyph, 0), !=, g_array_index (lam, PangoGlyph, 0));
  g_assert_cmpuint (g_array_index (ligature, PangoGlyph, 0), !=, g_array_index (alef, PangoGlyph, 0));
}

/* What is measured piece by piece is as wide as it is when shaped, but for the fonts that signs between two words take.
 */
static void
test_dates_are_measured (void)
{
  for (guint english = 0; english < 2; english++)
    {
      MasarStyle style;
      g_autoptr (MasarLabels) labels = labels_new (&style);

      if (english)
        {
          g_clear_pointer (&labels, masar_labels_unref);
          masar_style_init (&style, MASAR_THEME_LIGHT, masar_words_get ("en"));
          style.font_family = "Noto Sans, Noto Sans Arabic";
          labels = masar_labels_new (pango_cairo_font_map_get_default (), &style);
        }
      for (guint i = 0; i < 400; i++)
        {
          gint64 begin = g_test_rand_int_range (0, 60 * 366 * 1440), length = 1 << g_test_rand_int_range (0, 20);
          MasarWhen when = { { begin, begin + length }, g_test_rand_bit (), g_test_rand_bit () };
          MasarDateLabel date = masar_labels_get_date (labels, when, MASAR_FONT_DETAIL);
          MasarLabel shaped = masar_labels_get (labels, date.text, MASAR_FONT_DETAIL, 0);

          g_assert_cmpfloat_with_epsilon (date.width, shaped.width, 1.01);
        }
    }
}

/* In Arabic an opening bracket stands at the right and looks to the left. */
static void
test_brackets_are_mirrored (void)
{
  g_autoptr (GArray) arabic = shape ("(ب)");
  g_autoptr (GArray) latin = shape ("(b)");

  g_assert_cmpuint (arabic->len, ==, 3);
  g_assert_cmpuint (g_array_index (arabic, PangoGlyph, 0), ==, g_array_index (latin, PangoGlyph, 0));
  g_assert_cmpuint (g_array_index (arabic, PangoGlyph, 2), ==, g_array_index (latin, PangoGlyph, 2));
}

static double
index_to_x (PangoLayout *layout, const char *part)
{
  PangoRectangle box;

  pango_layout_index_to_pos (
      layout, (int) (strstr (pango_layout_get_text (layout), part) - pango_layout_get_text (layout)), &box);
  return box.x;
}

/* Words run to the left; the digits within them to the right, be they Arabic or European. */
static void
test_digits_keep_their_order (void)
{
  MasarStyle style;
  g_autoptr (MasarLabels) labels = labels_new (&style);
  PangoLayout *european = masar_labels_get (labels, "أصيب 57 جنديا", MASAR_FONT_LINE, 0).layout;
  PangoLayout *indic = masar_labels_get (labels, "أصيب ٥٧ جنديا", MASAR_FONT_LINE, 0).layout;

  g_assert_cmpfloat (index_to_x (european, "5"), <, index_to_x (european, "7"));
  g_assert_cmpfloat (index_to_x (indic, "٥"), <, index_to_x (indic, "٧"));
  g_assert_cmpfloat (index_to_x (european, "أ"), >, index_to_x (european, "5"));
  g_assert_cmpfloat (index_to_x (european, "ج"), <, index_to_x (european, "5"));
}

/* Whatever a label may quote from the sample corpus has its glyphs. */
static void
test_no_glyph_is_missing (void)
{
  g_autofree char *folder = masar_test_dup_path ("../data/corpus");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  MasarStyle style;
  g_autoptr (MasarLabels) labels = labels_new (&style);
  guint n_lines = 0;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      if (!g_str_has_suffix (name, ".txt") || !g_file_get_contents (path, &text, NULL, NULL)
          || !g_utf8_validate (text, -1, NULL))
        continue;
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i]; i++)
        {
          MasarLabel label;

          g_strstrip (lines[i]);
          if (*lines[i] == '\0')
            continue;
          label = masar_labels_get (labels, lines[i], MASAR_FONT_LINE, 0);
          if (pango_layout_get_unknown_glyphs_count (label.layout) > 0)
            g_test_message ("%s:%u: %s", name, i + 1, lines[i]);
          g_assert_cmpint (pango_layout_get_unknown_glyphs_count (label.layout), ==, 0);
          n_lines++;
        }
    }
  g_assert_cmpuint (n_lines, >, 50);
}

static void
test_cut_between_words (void)
{
  static const char text[] = "هجوم صاروخي على القاعدة التي تستضيف قوات التحالف";
  MasarStyle style;
  g_autoptr (MasarLabels) labels = labels_new (&style);

  for (int width = 60; width < 400; width += 7)
    {
      MasarLabel label = masar_labels_get (labels, text, MASAR_FONT_LINE, width);
      const char *shown = pango_layout_get_text (label.layout);

      g_assert_cmpfloat (label.width, <=, width);
      if (g_str_has_suffix (shown, "…"))
        {
          gsize length = strlen (shown) - strlen ("…");
          g_assert_cmpint (strncmp (shown, text, length), ==, 0);
          g_assert_cmpint (text[length], ==, ' ');
        }
    }
}

static void
test_labels_are_kept (void)
{
  MasarStyle style;
  g_autoptr (MasarLabels) labels = labels_new (&style);
  PangoLayout *first = masar_labels_get (labels, "قاعدة", MASAR_FONT_LINE, 0).layout;

  g_assert_true (masar_labels_get (labels, "قاعدة", MASAR_FONT_LINE, 0).layout == first);
  g_assert_true (masar_labels_get (labels, "قاعدة", MASAR_FONT_TITLE, 0).layout != first);
  g_assert_cmpuint (masar_labels_get_n_kept (labels), ==, 2);
}

static void
test_arabic_is_found (void)
{
  MasarStyle style;

  masar_style_init (&style, MASAR_THEME_LIGHT, masar_words_get ("ar"));
  g_assert_true (masar_style_has_arabic_font (&style, pango_cairo_font_map_get_default ()));
}

static void
test_same_text_same_glyphs (void)
{
  g_autoptr (GArray) a = shape ("الأنبار");
  g_autoptr (GArray) b = shape ("الأنبار");

  g_assert_true (same_glyphs (a, b));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/shaping/join", test_letters_join);
  g_test_add_func ("/shaping/lam-alef", test_lam_alef);
  g_test_add_func ("/shaping/measured", test_dates_are_measured);
  g_test_add_func ("/shaping/brackets", test_brackets_are_mirrored);
  g_test_add_func ("/shaping/digits", test_digits_keep_their_order);
  g_test_add_func ("/shaping/missing", test_no_glyph_is_missing);
  g_test_add_func ("/shaping/same", test_same_text_same_glyphs);
  g_test_add_func ("/labels/cut", test_cut_between_words);
  g_test_add_func ("/labels/kept", test_labels_are_kept);
  g_test_add_func ("/style/arabic", test_arabic_is_found);
  return g_test_run ();
}
