/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-lines-private.h"

/* Which lines of a page are the article proper.  Sentences stand together, menus and teasers stand apart: the body
 * begins with the first sentence that is surely one, and ends where the page's own forms begin or where sentences have
 * become rare.  Within it, captions and headlines of other articles are left out. */

/* So many lines without a sentence end the body, if it has so many words by then. */
#define MAX_GAP_LINES 6
#define ENOUGH_WORDS 80

/* A teaser of another article is shorter than a paragraph. */
#define TEASER_WORDS 20
#define SENTENCE_WORDS 12

typedef struct
{
  MasarPage *page;
  guint n_words;       /* in the body so far */
  guint n_gap;         /* lines since the last one in the body */
  gboolean in_related; /* among links to other articles */
  gboolean after_caption;
} Walk;

static gboolean
begins_with_bullet (const MasarPage *page, const MasarLine *line)
{
  const MasarToken *first = &masar_text_get_tokens (page->text)[line->first_token];

  if (line->n_words < 3)
    return FALSE;
  if (first->kind == MASAR_TOKEN_NUMBER && first->n_digits <= 2 && line->n_tokens > 1)
    return first[1].kind == MASAR_TOKEN_MARK;
  return first->kind == MASAR_TOKEN_MARK
         && g_utf8_strchr ("-–—•●▪◾*·", -1, g_utf8_get_char (page->document->text + first->start)) != NULL;
}

/* A line of so many words that ends the page is no name of who wrote it, nor a button. */
#define MIN_CUT_WORDS 6

/* "And the minister …": what goes on with "and" is no label. */
static gboolean
goes_on (const MasarPage *page, const MasarLine *line)
{
  static const MasarPageWord names[] = { MASAR_PAGE_WORD_AGENCY, MASAR_PAGE_WORD_OUTLET, MASAR_PAGE_WORD_OUTLET_WORD,
                                         MASAR_PAGE_WORD_BYLINE };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (masar_page_has_form (page, line->first_token, names[i], NULL))
      return FALSE;
  return line->n_words > 2 && masar_text_get_tokens (page->text)[line->first_token].kind == MASAR_TOKEN_WORD
         && g_str_has_prefix (masar_text_get_folded (page->text, line->first_token), "و");
}

/* A page that was cut off ends within a sentence. */
static gboolean
is_cut_off (const MasarPage *page, guint i)
{
  const MasarLine *line = masar_page_line (page, i);

  if (i == 0 || i + 1 < page->lines->len || line->ends_sentence || !masar_page_line (page, i - 1)->in_body)
    return FALSE;
  return line->n_words >= MIN_CUT_WORDS || line->end == page->document->length || goes_on (page, line);
}

static gboolean
belongs (const Walk *self, guint i)
{
  const MasarLine *line = masar_page_line (self->page, i);

  switch ((MasarLineRole) line->role)
    {
    case MASAR_LINE_PROSE:
      return !self->in_related || line->n_words >= (line->ends_sentence ? SENTENCE_WORDS : TEASER_WORDS);
    case MASAR_LINE_MAYBE:
      return !self->in_related && !(self->after_caption && !line->ends_sentence) && self->n_gap <= 2;
    case MASAR_LINE_SHORT:
      return !self->in_related && !self->after_caption && self->n_gap == 0
             && (begins_with_bullet (self->page, line) || is_cut_off (self->page, i));
    default:
      return FALSE;
    }
}

static void
walk (Walk *self, guint first)
{
  for (guint i = first; i < self->page->lines->len; i++)
    {
      MasarLine *line = masar_page_line (self->page, i);

      if (line->role == MASAR_LINE_END)
        return;
      line->in_body = belongs (self, i);
      if (line->in_body)
        {
          self->n_words += line->n_words;
          self->n_gap = 0;
          self->in_related = FALSE;
        }
      else if (++self->n_gap > MAX_GAP_LINES && self->n_words >= ENOUGH_WORDS)
        return;
      if (line->role == MASAR_LINE_RELATED)
        self->in_related = TRUE;
      self->after_caption = line->role == MASAR_LINE_CAPTION;
    }
}

/* A headline is not shorter. */
#define MIN_HEADLINE_WORDS 4

/* Whether a line that lacks its full stop is as long as a sentence, and says what sentences say. */
static gboolean
is_dense (const MasarLine *line)
{
  return line->n_words >= 14 && line->n_function * 8 >= line->n_words;
}

/* Right behind a dateline begins the first sentence, though it may lack its full stop.  A collector's note ("date …")
 * is none: behind it stands the headline. */
static gboolean
follows_dateline (const MasarPage *page, guint i)
{
  const MasarLine *line = masar_page_line (page, i);
  MasarDateline dateline;

  if (i == 0 || line->role != MASAR_LINE_MAYBE || !is_dense (line) || masar_page_line (page, i - 1)->n_latin > 0
      || !masar_dateline_parse (page, line - 1, &dateline))
    return FALSE;
  g_free (dateline.outlet);
  return TRUE;
}

/* The first line that is surely a sentence, or at least may be one if none is. */
static guint
find_first (const MasarPage *page)
{
  for (guint i = 0; i < page->lines->len; i++)
    if (masar_page_line (page, i)->role == MASAR_LINE_PROSE || follows_dateline (page, i))
      return i;
  for (guint i = 0; i < page->lines->len; i++)
    if (masar_page_line (page, i)->role == MASAR_LINE_MAYBE)
      return i;
  return page->lines->len;
}

/* Under the headline begins the first sentence, though it may lack its full stop. */
static gboolean
is_lead_without_stop (const MasarPage *page, guint i)
{
  const MasarLine *line = masar_page_line (page, i);
  const MasarLine *above = masar_page_line (page, i - 1);

  return is_dense (line) && above->role == MASAR_LINE_SHORT && above->n_words >= MIN_HEADLINE_WORDS
         && above->n_words < line->n_words;
}

/* Short sentences just before the first sure one are its beginning, if they end as sentences do and say what prose
 * says; a headline that is a question stands first and is repeated or alone. */
static guint
extend_back (const MasarPage *page, guint first)
{
  while (first > 1)
    {
      const MasarLine *line = masar_page_line (page, first - 1);

      if (line->role != MASAR_LINE_MAYBE
          || (line->ends_sentence ? line->n_words < 6 : !is_lead_without_stop (page, first - 1)))
        break;
      first--;
    }
  return first;
}

/* Where the page's additions begin behind the last full stop of a paragraph. */
static guint32
find_tail (const MasarPage *page, const MasarLine *line)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  const guint end = line->first_token + line->n_tokens;

  for (guint t = line->first_token + 1; t + 1 < end; t++)
    {
      gunichar mark = tokens[t].kind == MASAR_TOKEN_MARK ? g_utf8_get_char (page->document->text + tokens[t].start) : 0;

      if (mark == 0 || g_utf8_strchr (".!؟?…»”\"", -1, mark) == NULL)
        continue;
      /* The rest must be a label's length: a sentence may begin with the same word. */
      if (end - t < 30 && masar_page_has_form (page, t + 1, MASAR_PAGE_WORD_TAIL, NULL))
        return tokens[t].end;
    }
  return line->end;
}

/* Lines that follow each other are one passage. */
static GArray *
collect (const MasarPage *page)
{
  GArray *body = g_array_new (FALSE, FALSE, sizeof (MasarPassage));
  gboolean joins = FALSE;

  for (guint i = 0; i < page->lines->len; i++)
    {
      const MasarLine *line = masar_page_line (page, i);
      MasarPassage passage;

      if (!line->in_body)
        {
          joins = FALSE;
          continue;
        }
      passage = (MasarPassage){ line->start, find_tail (page, line) };
      if (joins)
        g_array_index (body, MasarPassage, body->len - 1).end = passage.end;
      else
        g_array_append_val (body, passage);
      joins = passage.end == line->end;
    }
  return body;
}

GArray *
masar_body_find (MasarPage *page)
{
  Walk self = { .page = page };

  page->body_line = extend_back (page, find_first (page));
  walk (&self, page->body_line);
  return collect (page);
}
