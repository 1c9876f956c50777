/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-labels-private.h"

#include <math.h>
#include <string.h>

/* Tells how wide a text will be without shaping it: letters join within a word and not beyond it.  Dates are made of
 * few words and numbers, so that all of those on a timeline can be measured for the price of some dozens, and only
 * those in view are shaped. */

typedef struct
{
  MasarWhen when;
  MasarFont font;
  char *text;
  double width;
} DateText;

static guint
date_hash (gconstpointer data)
{
  const DateText *date = data;
  guint hash = g_int64_hash (&date->when.span.begin_minutes) * 31 + g_int64_hash (&date->when.span.end_minutes);

  return hash * 31 + (guint) date->font * 4 + (date->when.approximate ? 2 : 0) + (date->when.lasting ? 1 : 0);
}

static gboolean
date_equal (gconstpointer a, gconstpointer b)
{
  const DateText *first = a, *second = b;

  return first->when.span.begin_minutes == second->when.span.begin_minutes
         && first->when.span.end_minutes == second->when.span.end_minutes
         && !first->when.approximate == !second->when.approximate && !first->when.lasting == !second->when.lasting
         && first->font == second->font;
}

static void
date_free (gpointer data)
{
  DateText *date = data;

  g_free (date->text);
  g_free (date);
}

void
masar_labels_init_measures (MasarLabels *self)
{
  self->dates = g_hash_table_new_full (date_hash, date_equal, NULL, date_free);
  for (guint font = 0; font < MASAR_N_FONTS; font++)
    self->pieces[font] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
masar_labels_clear_measures (MasarLabels *self)
{
  g_hash_table_unref (self->dates);
  for (guint font = 0; font < MASAR_N_FONTS; font++)
    g_hash_table_unref (self->pieces[font]);
}

void
masar_labels_forget_dates (MasarLabels *self)
{
  g_hash_table_remove_all (self->dates);
}

static int
shape_width (MasarLabels *self, const char *text, MasarFont font)
{
  PangoLayout *layout = masar_labels_new_layout (self, text, font);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  g_object_unref (layout);
  return width;
}

static int
piece_width (MasarLabels *self, const char *piece, gsize n_bytes, MasarFont font)
{
  char buffer[128];
  gpointer width;

  /* A longer word is measured each time; there are hardly any. */
  if (n_bytes >= sizeof buffer)
    {
      g_autofree char *copy = g_strndup (piece, n_bytes);
      return shape_width (self, copy, font);
    }
  memcpy (buffer, piece, n_bytes);
  buffer[n_bytes] = '\0';
  if (!g_hash_table_lookup_extended (self->pieces[font], buffer, NULL, &width))
    {
      width = GINT_TO_POINTER (shape_width (self, buffer, font));
      g_hash_table_insert (self->pieces[font], g_strdup (buffer), width);
    }
  return GPOINTER_TO_INT (width);
}

/* Between two words, in the font that the words have. */
static int
space_width (MasarLabels *self, MasarFont font)
{
  const gboolean arabic = self->dates_style.language == MASAR_DATE_LANGUAGE_ARABIC;
  const char *letter = arabic ? "م" : "n", *pair = arabic ? "م م" : "n n";

  return piece_width (self, pair, strlen (pair), font) - 2 * piece_width (self, letter, strlen (letter), font);
}

/* How far a piece reaches that is measured as one: letters, which join, or a number, whose digits may be set closer;
 * a sign stands alone. */
static const char *
find_piece_end (const char *piece, const char *end)
{
  const gunichar first = g_utf8_get_char (piece);
  const gboolean number = g_unichar_isdigit (first);

  for (piece = g_utf8_next_char (piece); piece < end && !g_unichar_ispunct (first); piece = g_utf8_next_char (piece))
    {
      const gunichar next = g_utf8_get_char (piece);
      if (g_unichar_ispunct (next) || g_unichar_isdigit (next) != number)
        break;
    }
  return piece;
}

static int
word_width (MasarLabels *self, const char *word, const char *end, MasarFont font)
{
  int width = 0;

  for (const char *next; word < end; word = next)
    {
      next = find_piece_end (word, end);
      width += piece_width (self, word, (gsize) (next - word), font);
    }
  return width;
}

/**
 * masar_labels_measure:
 * @text: one line of UTF-8, words of one script
 * @font: how it is set
 *
 * Returns: how wide @text is, in pixels, rounded up; a date is as wide when it is shaped, but for a pixel
 */
double
masar_labels_measure (MasarLabels *self, const char *text, MasarFont font)
{
  int width = 0;

  for (const char *word = text, *end;; word = end + 1)
    {
      end = word + strcspn (word, " ");
      width += word_width (self, word, end, font);
      if (*end == '\0')
        break;
      width += space_width (self, font);
    }
  return ceil ((double) width / PANGO_SCALE);
}

/**
 * masar_labels_get_date:
 * @when: a time
 * @font: how it is set
 *
 * Writes a date, or finds what was written before.
 *
 * Returns: the text, owned by the labels until the next frame, and its width
 */
MasarDateLabel
masar_labels_get_date (MasarLabels *self, MasarWhen when, MasarFont font)
{
  const DateText key = { .when = when, .font = font };
  DateText *date = g_hash_table_lookup (self->dates, &key);

  if (date == NULL)
    {
      date = g_memdup2 (&key, sizeof key);
      date->text = masar_date_format (when, &self->dates_style);
      date->width = masar_labels_measure (self, date->text, font);
      g_hash_table_add (self->dates, date);
    }
  return (MasarDateLabel){ date->text, date->width };
}
