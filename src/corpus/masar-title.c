/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-lines-private.h"

#include <string.h>

/* The headline.  Metadata know it best; without them it is the line before the body that looks most like one: long
 * enough, no sentence, said again elsewhere on the page, of the same words as the first sentences. */

#define MIN_WORDS 2
#define MAX_WORDS 32

/* A longer line is rather the first sentence of the article, put before it as its summary. */
#define LONG_WORDS 18

/* So much better another line than the first must be. */
#define FIRST_LEAD 3

/* So many tokens of the body tell what it is about. */
#define LEAD_TOKENS 80

/* "HEADLINE - SITE": what parts a headline from the site's name in metadata. */
static const char *const site_separators[] = { " | ", " - ", " – ", " — ", " « ", " :: " };

static gboolean
has_content (const MasarToken *token, const char *folded)
{
  return token->kind == MASAR_TOKEN_WORD && strlen (folded) > 6;
}

/* How many of the line's long words the lead has too. */
static guint
count_shared_words (const MasarPage *page, const MasarLine *line)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  guint lead;
  guint end;
  guint n_shared = 0;

  if (page->body_line >= page->lines->len)
    return 0;
  lead = masar_page_line (page, page->body_line)->first_token;
  end = MIN (lead + LEAD_TOKENS, masar_text_get_n_tokens (page->text));
  for (guint t = line->first_token; t < line->first_token + line->n_tokens; t++)
    {
      gboolean found = FALSE;

      if (!has_content (&tokens[t], masar_text_get_folded (page->text, t)))
        continue;
      for (guint l = lead; l < end && !found; l++)
        found = tokens[l].hash == tokens[t].hash && tokens[l].kind == MASAR_TOKEN_WORD
                && masar_text_is_same_word (page->text, t, l);
      n_shared += found;
    }
  return n_shared;
}

static int
score_line (const MasarPage *page, guint i)
{
  const MasarLine *line = masar_page_line (page, i);
  MasarDateline dateline = { NULL };
  int score;

  if ((line->role != MASAR_LINE_SHORT && line->role != MASAR_LINE_MAYBE) || line->n_words < MIN_WORDS
      || line->n_words > MAX_WORDS || line->n_latin * 2 > line->n_words)
    return 0;
  if (masar_dateline_parse (page, line, &dateline))
    {
      g_free (dateline.outlet);
      return 0;
    }
  score = 1 + 2 * MIN (count_shared_words (page, line), 4);
  if (line->n_words >= 4)
    score += 3;
  if (line->n_repeats > 0 && line->n_words >= 4)
    score += 6;
  if (line->n_words > LONG_WORDS || (line->ends_sentence && line->n_words > LONG_WORDS / 2))
    score -= 8;
  if (line->is_heading)
    score += 4;
  return score;
}

/* "PLACE - REPORTER - HEADLINE": some sites put all in one line. */
static guint
skip_dateline (const MasarPage *page, const MasarLine *line)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  const guint end = line->first_token + line->n_tokens;
  guint start = line->first_token;
  guint n_place;

  if (!masar_page_has_form (page, start, MASAR_PAGE_WORD_DATELINE_PLACE, &n_place)
      || tokens[start + n_place].kind != MASAR_TOKEN_MARK || !tokens[start + n_place].space_before)
    return start;
  for (guint t = start; t + 4 < end; t++)
    {
      gunichar mark = tokens[t].kind == MASAR_TOKEN_MARK ? g_utf8_get_char (page->document->text + tokens[t].start) : 0;

      if ((mark == '-' || mark == 0x2013 || mark == 0x2014) && tokens[t].space_before && t - start <= 8)
        start = t + 1;
    }
  return start;
}

static char *
take_line (const MasarPage *page, const MasarLine *line, MasarPassage *passage)
{
  const char *text = page->document->text;

  passage->start = masar_text_get_tokens (page->text)[skip_dateline (page, line)].start;
  passage->end = line->end;
  return g_strndup (text + passage->start, passage->end - passage->start);
}

/* Of the lines that may be it the first has the better claim: what follows is a summary or a picture's caption. */
static char *
find_in_text (const MasarPage *page, MasarPassage *passage)
{
  const MasarLine *best = NULL;
  int best_score = 0;

  for (guint i = 0; i < MIN (page->body_line, page->lines->len); i++)
    {
      int score = score_line (page, i);

      if (score > best_score + (best != NULL ? FIRST_LEAD : 0))
        {
          best = masar_page_line (page, i);
          best_score = score;
        }
    }
  return best != NULL ? take_line (page, best, passage) : NULL;
}

/* The line of the text that says what the metadata say, or with which they begin. */
static const MasarLine *
find_line (const MasarPage *page, const char *hint)
{
  g_autofree char *wanted = masar_fold (hint, -1);
  const MasarLine *best = NULL;

  for (guint i = 0; i < page->lines->len; i++)
    {
      const MasarLine *line = masar_page_line (page, i);
      g_autofree char *folded = NULL;

      if (line->n_words < MIN_WORDS || line->n_words > MAX_WORDS || line->in_body)
        continue;
      folded = masar_fold (page->document->text + line->start, line->end - line->start);
      if (strcmp (folded, wanted) == 0)
        return line;
      if (best == NULL && line->n_words >= 3 && g_str_has_prefix (wanted, folded))
        best = line;
    }
  return best;
}

/* Without " - SITE". */
static char *
dup_without_site (const char *hint)
{
  for (guint i = 0; i < G_N_ELEMENTS (site_separators); i++)
    {
      const char *at = g_strrstr (hint, site_separators[i]);

      if (at != NULL && at - hint > (gssize) strlen (at))
        return g_strndup (hint, at - hint);
    }
  return g_strdup (hint);
}

char *
masar_title_find (const MasarPage *page, MasarPassage *passage)
{
  const char *hint = page->document->title;
  const MasarLine *line;

  *passage = (MasarPassage){ 0, 0 };
  if (hint == NULL || *hint == '\0')
    return find_in_text (page, passage);
  line = find_line (page, hint);
  return line != NULL ? take_line (page, line, passage) : dup_without_site (hint);
}
