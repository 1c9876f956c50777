/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-excerpt.h"

#include <string.h>

/* Cuts a quotation out of an article: the passage, and of the sentence around it as much as fits.  White space becomes
 * one space, what was cut is told by an ellipsis. */

#define ELLIPSIS "…"

static gboolean
is_sentence_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x061f /* ؟ */ || c == '\n' || c == 0x2029;
}

/* Where the quotation begins: behind the end of the sentence before, or at a space when that is too far. */
static const char *
find_begin (const char *text, const char *passage, guint n_around, gboolean *cut)
{
  const char *place = passage;
  const char *space = passage;

  *cut = FALSE;
  for (guint i = 0; place > text; i++)
    {
      const char *before = g_utf8_prev_char (place);
      gunichar c = g_utf8_get_char (before);

      if (is_sentence_end (c))
        return place;
      if (i >= n_around)
        {
          *cut = TRUE;
          return space;
        }
      if (g_unichar_isspace (c))
        space = place;
      place = before;
    }
  return place;
}

static const char *
find_end (const char *passage, const char *text_end, guint n_around, gboolean *cut)
{
  const char *place = passage;
  const char *space = passage;

  *cut = FALSE;
  for (guint i = 0; place < text_end; i++)
    {
      gunichar c = g_utf8_get_char (place);
      const char *after = g_utf8_next_char (place);

      if (c == '\n' || c == 0x2029)
        return place;
      if (is_sentence_end (c))
        return after;
      if (i >= n_around)
        {
          *cut = TRUE;
          return space;
        }
      if (g_unichar_isspace (c))
        space = place;
      place = after;
    }
  return place;
}

/* Appends [from, to) with every run of white space as one space; none at the start of @words. */
static void
append_squeezed (GString *words, const char *from, const char *to)
{
  for (const char *place = from; place < to; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
}

static gboolean
is_character_start (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

/**
 * masar_passage_clamp:
 * @text: UTF-8
 * @length: its bytes
 * @passage: (inout): moved inside @text, onto the starts of characters
 *
 * A record may come from another program, and an article may have changed since it was read: its offsets are never
 * trusted.
 *
 * Returns: whether anything is left of @passage
 */
gboolean
masar_passage_clamp (const char *text, gsize length, MasarPassage *passage)
{
  passage->start = MIN (passage->start, length);
  passage->end = MIN (passage->end, length);
  while (passage->start < length && !is_character_start (text[passage->start]))
    passage->start++;
  while (passage->end > 0 && passage->end < length && !is_character_start (text[passage->end]))
    passage->end--;
  return passage->start < passage->end;
}

/**
 * masar_excerpt_new:
 * @text: an article, UTF-8
 * @length: its bytes
 * @passage: what is quoted
 * @n_around: how many characters to take at most on each side
 *
 * Returns: (transfer full) (nullable): the quotation, %NULL when @passage lies outside of @text
 */
MasarExcerpt *
masar_excerpt_new (const char *text, gsize length, MasarPassage passage, guint n_around)
{
  g_autoptr (GString) words = g_string_new (NULL);
  MasarExcerpt *self;
  const char *begin, *end;
  gboolean cut_begin, cut_end;

  g_return_val_if_fail (text != NULL, NULL);

  if (!masar_passage_clamp (text, length, &passage))
    return NULL;

  begin = find_begin (text, text + passage.start, n_around, &cut_begin);
  end = is_sentence_end (g_utf8_get_char (g_utf8_prev_char (text + passage.end)))
            ? (cut_end = FALSE, text + passage.end)
            : find_end (text + passage.end, text + length, n_around, &cut_end);

  self = g_new0 (MasarExcerpt, 1);
  if (cut_begin)
    g_string_append (words, ELLIPSIS " ");
  append_squeezed (words, begin, text + passage.start);
  self->marked.start = words->len;
  append_squeezed (words, text + passage.start, text + passage.end);
  self->marked.end = words->len;
  append_squeezed (words, text + passage.end, end);
  g_strchomp (words->str);
  words->len = strlen (words->str);
  if (cut_end)
    g_string_append (words, " " ELLIPSIS);
  self->marked.end = MIN (self->marked.end, words->len);
  self->words = g_string_free (g_steal_pointer (&words), FALSE);
  return self;
}

/**
 * masar_excerpt_shorten:
 * @max_chars: as many characters as there is room for
 *
 * Cuts off at its end, between words, what is too long, and tells it by an ellipsis: where a line is cut within a word
 * of Arabic, half of a letter is left.
 */
void
masar_excerpt_shorten (MasarExcerpt *self, guint max_chars)
{
  const char *end;
  gsize length;
  char *words;

  g_return_if_fail (self != NULL);

  if (g_utf8_strlen (self->words, -1) <= (glong) max_chars)
    return;
  end = g_utf8_offset_to_pointer (self->words, (glong) max_chars);
  while (end > self->words && *end != ' ')
    end--;
  /* a word that is longer than the room has to be cut */
  if (end == self->words)
    end = g_utf8_offset_to_pointer (self->words, (glong) max_chars);
  length = (gsize) (end - self->words);
  words = g_strdup_printf ("%.*s " ELLIPSIS, (int) length, self->words);
  g_free (self->words);
  self->words = words;
  self->marked.start = MIN (self->marked.start, length);
  self->marked.end = MIN (self->marked.end, length);
}

void
masar_excerpt_free (MasarExcerpt *self)
{
  g_free (self->words);
  g_free (self);
}
