/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-labels-private.h"
#include "masar-tiles-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* A cache from (text, font, width) to a shaped PangoLayout.  What a frame did not use is thrown away once there is too
 * much of it; a layout that still shows a label holds its own reference. */

#define MAX_KEPT 6000
#define KEEP_FRAMES 240

static guint
kept_hash (gconstpointer data)
{
  return ((const MasarKeptLabel *) data)->hash;
}

static gboolean
kept_equal (gconstpointer a, gconstpointer b)
{
  const MasarKeptLabel *first = a;
  const MasarKeptLabel *second = b;

  return first->hash == second->hash && first->font == second->font && first->max_width == second->max_width
         && strcmp (first->text, second->text) == 0;
}

static void
kept_free (gpointer data)
{
  MasarKeptLabel *kept = data;

  g_object_unref (kept->label.layout);
  g_free (kept->text);
  g_free (kept);
}

/**
 * masar_labels_new:
 * @font_map: where fonts come from; pango_cairo_font_map_get_default() on a screen
 * @style: fonts, language and direction of the text; a changed style needs new labels
 *
 * Glyphs are placed without rounding to the pixel grid, so that a text is as wide on the screen as on paper.
 *
 * Returns: (transfer full): an empty cache
 */
MasarLabels *
masar_labels_new (PangoFontMap *font_map, const MasarStyle *style)
{
  MasarLabels *self = g_new0 (MasarLabels, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  g_ref_count_init (&self->n_references);
  self->context = pango_font_map_create_context (font_map);
  pango_context_set_base_dir (self->context,
                              style->direction == MASAR_DIRECTION_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (self->context, pango_language_from_string (style->words->language));
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);

  self->dates_style = masar_words_get_brief_dates (style->words);
  for (guint font = 0; font < MASAR_N_FONTS; font++)
    self->fonts[font] = masar_style_dup_font (style, font);
  masar_labels_init_measures (self);
  self->kept = g_hash_table_new_full (kept_hash, kept_equal, NULL, kept_free);
  return self;
}

MasarLabels *
masar_labels_ref (MasarLabels *self)
{
  g_ref_count_inc (&self->n_references);
  return self;
}

void
masar_labels_unref (MasarLabels *self)
{
  if (!g_ref_count_dec (&self->n_references))
    return;

  g_clear_pointer (&self->tiles, masar_tiles_free);
  masar_labels_clear_measures (self);
  g_hash_table_unref (self->kept);
  for (guint font = 0; font < MASAR_N_FONTS; font++)
    pango_font_description_free (self->fonts[font]);
  g_object_unref (self->context);
  g_free (self);
}

/* The mark that closes a text which stands between quotation marks, or none. */
static const char *
find_closing_mark (const char *text)
{
  static const char *const marks[][2] = { { "«", "»" }, { "“", "”" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i][0]) && g_str_has_suffix (text, marks[i][1]))
      return marks[i][1];
  return "";
}

/* Where the word before @end ends: without the space, and the mark, that follow it. */
static const char *
trim_end (const char *text, const char *end)
{
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);
      const gunichar letter = g_utf8_get_char (last);

      if (letter != ' ' && !g_unichar_ispunct (letter))
        break;
      end = last;
    }
  return end;
}

/* Cuts a text that is too wide between two words.  Pango would cut within one, and leave a letter in a form that its
 * missing neighbour asked for.  A quotation that is cut is still one: its mark closes it. */
static gboolean
cut_between_words (PangoLayout *layout, const char *text, int width, int max_width)
{
  gsize length = strlen (text);
  const char *closing = find_closing_mark (text);
  const char *end = text + (gsize) (length * (double) max_width / width);

  while (end < text + length && (*end & 0xc0) == 0x80)
    end++;
  while (end > text)
    {
      g_autofree char *shorter = NULL;
      int shorter_width;

      while (end > text && *end != ' ')
        end--;
      end = trim_end (text, end);
      if (end == text)
        break;
      shorter = g_strdup_printf ("%.*s…%s", (int) (end - text), text, closing);
      pango_layout_set_text (layout, shorter, -1);
      pango_layout_get_size (layout, &shorter_width, NULL);
      if (shorter_width <= max_width)
        return TRUE;
      end--;
    }
  pango_layout_set_text (layout, text, -1);
  return FALSE;
}

PangoLayout *
masar_labels_new_layout (MasarLabels *self, const char *text, MasarFont font)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[font]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static MasarKeptLabel *
masar_labels_shape (MasarLabels *self, const MasarKeptLabel *key)
{
  MasarKeptLabel *kept = g_new0 (MasarKeptLabel, 1);
  PangoLayout *layout = masar_labels_new_layout (self, key->text, key->font);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (key->max_width > 0 && width > key->max_width * PANGO_SCALE)
    {
      if (!cut_between_words (layout, key->text, width, key->max_width * PANGO_SCALE))
        {
          pango_layout_set_width (layout, key->max_width * PANGO_SCALE);
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
      pango_layout_get_size (layout, &width, NULL);
      if (pango_layout_get_width (layout) > 0)
        width = key->max_width * PANGO_SCALE;
    }

  *kept = *key;
  kept->text = g_strdup (key->text);
  kept->label.layout = layout;
  kept->label.width = ceil ((double) width / PANGO_SCALE);
  /* Arabic letters stand from the height of alef to as far below the line; a third of an em is the middle of both. */
  kept->label.middle = (double) pango_layout_get_baseline (layout) / PANGO_SCALE
                       - 0.3 * pango_font_description_get_size (self->fonts[key->font]) / PANGO_SCALE;
  return kept;
}

/**
 * masar_labels_warm:
 *
 * Has the fonts of both scripts loaded and measured in every size, which takes as long as half a frame: so that the
 * first frame need not.
 */
void
masar_labels_warm (MasarLabels *self)
{
  for (guint font = 0; font < MASAR_N_FONTS; font++)
    masar_labels_measure (self, "مسار ٢٠٢٤ Masar 2024", font);
}

/**
 * masar_labels_get:
 * @text: one line of UTF-8
 * @font: how it is set
 * @max_width: where it is cut with an ellipsis, in pixels, or 0
 *
 * Returns: the shaped text; valid until the next frame, take a reference of the layout to keep it
 */
MasarLabel
masar_labels_get (MasarLabels *self, const char *text, MasarFont font, double max_width)
{
  MasarKeptLabel key = { .text = (char *) text, .font = font, .max_width = (int) max_width };
  MasarKeptLabel *kept;

  key.hash = g_str_hash (text) ^ (guint) font * 2654435761u ^ (guint) key.max_width * 40503u;
  kept = g_hash_table_lookup (self->kept, &key);
  if (kept == NULL)
    {
      kept = masar_labels_shape (self, &key);
      g_hash_table_add (self->kept, kept);
    }
  kept->frame = self->frame;
  return kept->label;
}

static gboolean
is_stale (gpointer key, gpointer value, gpointer user_data)
{
  const MasarKeptLabel *kept = key;
  const MasarLabels *self = user_data;

  return self->frame - kept->frame > KEEP_FRAMES;
}

/**
 * masar_labels_begin_frame:
 *
 * Tells the cache that a new frame is laid out, and lets it throw away what has not been used for long.
 */
void
masar_labels_begin_frame (MasarLabels *self)
{
  self->frame++;
  if (self->tiles)
    masar_tiles_begin_frame (self->tiles);
  if (self->frame % KEEP_FRAMES == 0 && g_hash_table_size (self->kept) > MAX_KEPT)
    {
      g_hash_table_foreach_remove (self->kept, is_stale, self);
      masar_labels_forget_dates (self);
    }
}

MasarTiles *
masar_labels_get_tiles (MasarLabels *self, MasarTimeline *timeline, MasarBreaks *breaks)
{
  if (self->tiles && !masar_tiles_are_of (self->tiles, timeline, breaks))
    g_clear_pointer (&self->tiles, masar_tiles_free);
  if (self->tiles == NULL)
    self->tiles = masar_tiles_new (timeline, breaks);
  return self->tiles;
}

/**
 * masar_labels_get_n_kept:
 *
 * Returns: how many texts are kept
 */
guint
masar_labels_get_n_kept (MasarLabels *self)
{
  return g_hash_table_size (self->kept);
}
