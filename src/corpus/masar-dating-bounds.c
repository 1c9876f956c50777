/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"

#include "masar-terms.h"

/* What a text tells of its date without giving it.  It was not published before the pictures in it were, and not
 * after a change of the page or the site's own clock. */

/* A story that comments on a linked one follows it by no more than so many days. */
#define RETOLD_DAYS 3

/* So many terms of a linked headline, and such a share of them, in one paragraph: that paragraph retells it. */
#define RETOLD_MIN_TERMS 5
#define RETOLD_MIN_SHARE 0.6

/* "…, 1920, 24.05.2024" */
gboolean
masar_dating_get_picture_day (const MasarPage *page, const MasarLine *line, gint64 *day)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  const guint end = line->first_token + line->n_tokens;
  const MasarToken *last;

  if (line->role != MASAR_LINE_CAPTION || line->n_tokens < 7)
    return FALSE;
  last = &tokens[end - 1];
  if (last[0].kind != MASAR_TOKEN_NUMBER || last[-2].kind != MASAR_TOKEN_NUMBER || last[-4].kind != MASAR_TOKEN_NUMBER
      || last[0].n_digits != 4 || last[0].number < 1990 || last[0].number > 2100
      || !masar_civil_is_valid ((int) last[0].number, (int) last[-2].number, (int) last[-4].number))
    return FALSE;
  *day = masar_days_from_civil ((int) last[0].number, (int) last[-2].number, (int) last[-4].number);
  return TRUE;
}

/* Days in the body bound nothing from below: a treaty's end is as full a date as its signing. */
static gint64
find_earliest (const MasarPage *page)
{
  gint64 earliest = G_MININT64;
  gint64 day;

  for (guint i = 0; i < page->lines->len; i++)
    if (masar_dating_get_picture_day (page, masar_page_line (page, i), &day))
      earliest = MAX (earliest, day);
  return earliest;
}

/* The site's clock, and the date of the last change, at the head of the page. */
static gint64
find_latest (const MasarPage *page)
{
  gint64 latest = G_MAXINT64;
  guint line = 0;

  for (guint i = 0; i < page->times->len; i++)
    {
      const MasarTime *time = &g_array_index (page->times, MasarTime, i);
      MasarSpan span;
      gint64 day;

      while (line < page->lines->len && masar_page_line (page, line)->end <= time->passage.start)
        line++;
      if (line >= page->body_line || line >= page->lines->len)
        break;
      if ((masar_page_line (page, line)->role == MASAR_LINE_DATE
           || masar_page_line (page, line)->role == MASAR_LINE_NOISE)
          && masar_time_get_day (time, &span) && masar_span_get_first_day (span, &day))
        latest = MIN (latest, day);
    }
  return latest;
}

MasarSpan
masar_dating_find_bounds (const MasarPage *page)
{
  const gint64 earliest = find_earliest (page);
  const gint64 latest = find_latest (page);
  MasarSpan bounds = MASAR_SPAN_OPEN;

  /* Bounds that contradict each other are none. */
  if (earliest > latest)
    return bounds;
  if (earliest != G_MININT64)
    bounds.begin_minutes = masar_span_new_day (earliest).begin_minutes;
  if (latest != G_MAXINT64)
    bounds.end_minutes = masar_span_new_day (latest).end_minutes;
  return bounds;
}

/* What a headline tells, function words left out. */
static GArray *
collect_terms (const MasarPage *page, const MasarLine *headline)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint t = headline->first_token; t < headline->first_token + headline->n_tokens; t++)
    if (!masar_page_has_form (page, t, MASAR_PAGE_WORD_FUNCTION, NULL))
      masar_terms_collect (page->text, t, t + 1, terms);
  masar_terms_sort (terms);
  return terms;
}

static gboolean
is_retold (const MasarPage *page, const GArray *terms, const MasarLine *paragraph)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_found = 0;

  masar_terms_collect (page->text, paragraph->first_token, paragraph->first_token + paragraph->n_tokens, told);
  masar_terms_sort (told);
  for (guint i = 0; i < terms->len; i++)
    n_found += masar_terms_hold (told, g_array_index (terms, guint32, i));
  return terms->len >= RETOLD_MIN_TERMS && n_found >= terms->len * RETOLD_MIN_SHARE;
}

GArray *
masar_dating_find_linked (const MasarPage *page)
{
  GArray *linked = g_array_new (FALSE, FALSE, sizeof (MasarLinkedHeadline));

  for (guint i = 0; i + 1 < page->lines->len; i++)
    {
      const MasarLine *below = masar_page_line (page, i + 1);
      MasarLinkedHeadline headline = { { below->start, below->end }, 0 };

      if (!below->in_body && masar_dating_get_picture_day (page, masar_page_line (page, i), &headline.day))
        g_array_append_val (linked, headline);
    }
  return linked;
}

/* The newest picture that stands over a linked headline. */
static guint
find_newest_link (const MasarPage *page, gint64 *newest)
{
  guint found = page->lines->len;

  for (guint i = 0; i + 1 < page->lines->len; i++)
    {
      gint64 day;

      if (masar_dating_get_picture_day (page, masar_page_line (page, i), &day)
          && !masar_page_line (page, i + 1)->in_body && (found == page->lines->len || day > *newest))
        {
          found = i;
          *newest = day;
        }
    }
  return found;
}

gboolean
masar_dating_find_retold (const MasarPage *page, MasarSpan *span, MasarPassage *passage)
{
  gint64 newest = 0;
  const guint link = find_newest_link (page, &newest);
  g_autoptr (GArray) terms = NULL;

  if (link == page->lines->len)
    return FALSE;
  terms = collect_terms (page, masar_page_line (page, link + 1));
  for (guint i = 0; i < page->lines->len; i++)
    if (masar_page_line (page, i)->in_body && is_retold (page, terms, masar_page_line (page, i)))
      {
        *span = masar_span_new_days (newest, newest + RETOLD_DAYS);
        *passage = (MasarPassage){ masar_page_line (page, link)->start, masar_page_line (page, link)->end };
        return TRUE;
      }
  return FALSE;
}
