/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-text-show.h"

#include <string.h>

/* Draws one shaped line.  Readers of a PDF take the text of a line from right to left by reversing its glyphs, and
 * leave the letters of a ligature as they are: a lam-alef would be copied as alef-lam (poppler, MuPDF, pdfminer and
 * pypdf all do so).  In a PDF the letters of such a cluster are therefore given from left to right, as its glyphs are.
 */

typedef struct
{
  GArray *glyphs;   /* cairo_glyph_t, from left to right */
  GArray *clusters; /* cairo_text_cluster_t, in order of the text */
  char *text;
} Run;

static void
reverse_letters (char *text, gsize n_bytes)
{
  g_autofree char *letters = g_strndup (text, n_bytes);
  g_autofree char *reversed = g_utf8_strreverse (letters, (gssize) n_bytes);

  memcpy (text, reversed, n_bytes);
}

static void
run_fill_clusters (Run *run, PangoGlyphItem *item, const char *text)
{
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      gboolean backward = iter.end_glyph < iter.start_glyph;
      cairo_text_cluster_t cluster = { iter.end_index - iter.start_index, 0 };

      for (int i = iter.start_glyph; i != iter.end_glyph; i += backward ? -1 : 1)
        cluster.num_glyphs += item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY;
      if (backward && iter.end_char - iter.start_char > 1)
        reverse_letters (run->text + iter.start_index - item->item->offset, (gsize) cluster.num_bytes);
      g_array_append_val (run->clusters, cluster);
    }
}

static void
run_fill_glyphs (Run *run, const PangoGlyphString *string, double x, double y)
{
  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];
      cairo_glyph_t glyph = { info->glyph, x + pango_units_to_double (info->geometry.x_offset),
                              y + pango_units_to_double (info->geometry.y_offset) };

      if (info->glyph != PANGO_GLYPH_EMPTY)
        g_array_append_val (run->glyphs, glyph);
      x += pango_units_to_double (info->geometry.width);
    }
}

static void
show_run (cairo_t *cr, PangoGlyphItem *item, const char *text, double x, double y)
{
  Run run = { g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t)),
              g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t)),
              g_strndup (text + item->item->offset, (gsize) item->item->length) };
  gboolean backward = item->item->analysis.level % 2 == 1;

  run_fill_clusters (&run, item, text);
  run_fill_glyphs (&run, item->glyphs, x, y);
  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font)));
  cairo_show_text_glyphs (cr, run.text, item->item->length, (const cairo_glyph_t *) (gpointer) run.glyphs->data,
                          (int) run.glyphs->len, (const cairo_text_cluster_t *) (gpointer) run.clusters->data,
                          (int) run.clusters->len, backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
  g_array_unref (run.glyphs);
  g_array_unref (run.clusters);
  g_free (run.text);
}

static gboolean
is_pdf (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
}

/**
 * masar_text_show:
 * @cr: where; the current point is the layout's top left corner
 * @layout: one line
 *
 * Draws a shaped text: as Pango does, and in a PDF so that what is copied from it or searched in it is the same text.
 */
void
masar_text_show (cairo_t *cr, PangoLayout *layout)
{
  PangoLayoutIter *iter;
  const char *text = pango_layout_get_text (layout);
  double x, y;

  if (!is_pdf (cr) || pango_layout_is_ellipsized (layout) || pango_layout_get_unknown_glyphs_count (layout) > 0)
    {
      pango_cairo_show_layout (cr, layout);
      return;
    }
  cairo_get_current_point (cr, &x, &y);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoGlyphItem *item = pango_layout_iter_get_run (iter);
      PangoRectangle box;

      if (item == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &box);
      show_run (cr, item, text, x + pango_units_to_double (box.x),
                y + pango_units_to_double (pango_layout_iter_get_baseline (iter)));
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}
