/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-lines-private.h"

#include "masar-times.h"

#include <string.h>

/* Datelines: a short line of parts, each a place, an agency, an outlet, a date or a reporter, in any order and with any
 * mark between them.  What a part is, the lexicon says; a part that it does not know is a reporter unless it is quoted
 * or holds a word such as "agency" or "news". */

#define MAX_WORDS 14
#define MAX_PART_WORDS 3
#define MAX_PARTS 10

/* A dateline before the first sentence is not longer than this. */
#define MAX_LEAD_TOKENS 14

typedef enum
{
  PART_NAME,
  PART_PLACE,
  PART_AGENCY,
  PART_BYLINE,
  PART_OUTLET,
  PART_DATE,
} PartKind;

typedef struct
{
  guint first_token;
  guint n_tokens;
  PartKind kind;
  const MasarLexiconEntry *entry; /* of a place or an outlet that the lexicon has */
  gboolean is_quoted;
} Part;

static gboolean
match_whole (const MasarPage *page, guint first, guint n_tokens, MasarPageWord word, const MasarLexiconEntry **entry)
{
  MasarMatch match;

  if (!masar_page_match (page, first, word, &match) || match.n_tokens != n_tokens)
    return FALSE;
  if (entry != NULL)
    *entry = match.entry;
  return TRUE;
}

static gboolean
is_in_time (const MasarPage *page, guint token)
{
  for (guint i = 0; i < page->times->len; i++)
    {
      const MasarTime *time = &g_array_index (page->times, MasarTime, i);

      if (time->first_token > token)
        return FALSE;
      if (token < time->first_token + time->n_tokens)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_outlet_word (const MasarPage *page, const Part *part)
{
  for (guint t = part->first_token; t < part->first_token + part->n_tokens; t++)
    if (masar_page_has_form (page, t, MASAR_PAGE_WORD_OUTLET_WORD, NULL))
      return TRUE;
  return FALSE;
}

static void
classify (const MasarPage *page, Part *part)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  const guint first = part->first_token;
  const guint n = part->n_tokens;
  guint n_byline;

  /* "خاص بالرياض": for whom it was written. */
  if (n > 1 && masar_page_has_form (page, first, MASAR_PAGE_WORD_BYLINE, &n_byline) && n_byline < n
      && match_whole (page, first + n_byline, n - n_byline, MASAR_PAGE_WORD_OUTLET, &part->entry))
    part->kind = PART_OUTLET;
  else if (match_whole (page, first, n, MASAR_PAGE_WORD_DATELINE_PLACE, &part->entry))
    part->kind = PART_PLACE;
  else if (match_whole (page, first, n, MASAR_PAGE_WORD_BYLINE, NULL))
    part->kind = PART_BYLINE;
  else if (match_whole (page, first, n, MASAR_PAGE_WORD_AGENCY, NULL))
    part->kind = PART_AGENCY;
  else if (match_whole (page, first, n, MASAR_PAGE_WORD_OUTLET, &part->entry))
    part->kind = PART_OUTLET;
  else if (is_in_time (page, first) || (n == 1 && tokens[first].kind == MASAR_TOKEN_NUMBER))
    part->kind = PART_DATE;
  /* "أ. ف. ب": an agency's letters. */
  else if (tokens[first].kind != MASAR_TOKEN_NUMBER && tokens[first].end - tokens[first].start <= 2)
    part->kind = PART_AGENCY;
  else if (part->is_quoted || has_outlet_word (page, part))
    part->kind = PART_OUTLET;
}

static gboolean
is_separator (const MasarPage *page, guint token)
{
  /* «X» من الرياض: X, from Riyadh. */
  return !masar_token_is_word (&masar_text_get_tokens (page->text)[token])
         || strcmp (masar_text_get_folded (page->text, token), "من") == 0;
}

/* A tatweel by itself serves as a dash, and is no token. */
static gboolean
has_tatweel_before (const MasarPage *page, guint token)
{
  const MasarToken *it = &masar_text_get_tokens (page->text)[token];
  const char *text = page->document->text;

  return g_strstr_len (text + it[-1].end, it->start - it[-1].end, "ـ") != NULL;
}

/* The token after the part that begins at @first.  A known name is one part, though it may hold a word of time. */
static guint
find_part_end (const MasarPage *page, guint first, guint end)
{
  const gboolean in_time = is_in_time (page, first);
  guint n_name;
  guint t = first;

  if (masar_page_has_form (page, first, MASAR_PAGE_WORD_OUTLET, &n_name) && n_name > 1
      && (first + n_name >= end || is_separator (page, first + n_name)))
    return first + n_name;
  do
    t++;
  while (t < end && !is_separator (page, t) && is_in_time (page, t) == in_time && !has_tatweel_before (page, t));
  return t;
}

/* Returns more than MAX_PARTS when there are too many. */
static guint
cut_parts (const MasarPage *page, guint first, guint end, Part *parts)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  guint n_parts = 0;

  for (guint t = first; t < end;)
    {
      Part part = { t };

      if (is_separator (page, t))
        {
          t++;
          continue;
        }
      if (n_parts == MAX_PARTS)
        return MAX_PARTS + 1;
      t = find_part_end (page, t, end);
      part.n_tokens = t - part.first_token;
      if (part.first_token > first && tokens[part.first_token - 1].kind == MASAR_TOKEN_MARK)
        part.is_quoted =
            g_utf8_strchr ("«“\"", -1, g_utf8_get_char (page->document->text + tokens[part.first_token - 1].start))
            != NULL;
      classify (page, &part);
      parts[n_parts++] = part;
    }
  return n_parts;
}

static char *
dup_part (const MasarPage *page, const Part *part)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  const guint32 start = tokens[part->first_token].start;

  if (part->entry != NULL)
    return g_strdup (part->entry->name);
  return g_strndup (page->document->text + start, tokens[part->first_token + part->n_tokens - 1].end - start);
}

/* A name that is a town and a paper both is the town if the line has no other. */
static void
resolve_towns (const MasarPage *page, Part *parts, guint n_parts)
{
  guint n_places = 0;
  guint n_others = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      n_places += parts[i].kind == PART_PLACE;
      n_others += parts[i].kind == PART_OUTLET || parts[i].kind == PART_NAME;
    }
  for (guint i = 0; i < n_parts && n_places > 1 && n_others == 0; i++)
    if (parts[i].kind == PART_PLACE && parts[i].is_quoted
        && match_whole (page, parts[i].first_token, parts[i].n_tokens, MASAR_PAGE_WORD_OUTLET, &parts[i].entry))
      parts[i].kind = PART_OUTLET;
}

static gboolean
has_function_word (const MasarPage *page, const Part *part)
{
  MasarMatch match;

  /* With the article it is a name: على and العلي. */
  for (guint t = part->first_token; t < part->first_token + part->n_tokens; t++)
    if (masar_page_match (page, t, MASAR_PAGE_WORD_FUNCTION, &match) && (match.clitics & MASAR_CLITIC_AL) == 0)
      return TRUE;
  return FALSE;
}

/* A headline may hold a town or a quoted word; a dateline holds little besides, and no sentence. */
static gboolean
is_dateline (const MasarPage *page, const Part *parts, guint n_parts)
{
  guint n_names = 0;
  guint n_dates = 0;
  guint n_guessed = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      gboolean is_known = parts[i].kind != PART_NAME && (parts[i].kind != PART_OUTLET || parts[i].entry != NULL);

      if (!is_known && (parts[i].n_tokens > MAX_PART_WORDS || has_function_word (page, &parts[i])))
        return FALSE;
      n_names += parts[i].kind == PART_NAME;
      n_dates += parts[i].kind == PART_DATE;
      n_guessed += parts[i].kind == PART_OUTLET && parts[i].entry == NULL;
    }
  if (n_parts == 0 || n_names + n_dates == n_parts || (n_guessed > 0 && n_names > 0) || n_guessed == n_parts)
    return FALSE;
  return n_names <= 3 && n_names <= n_parts - n_names;
}

static gboolean
parse (const MasarPage *page, guint first, guint end, MasarDateline *dateline)
{
  Part parts[MAX_PARTS];
  guint n_parts = cut_parts (page, first, end, parts);

  *dateline = (MasarDateline){ NULL };
  if (n_parts > MAX_PARTS)
    return FALSE;
  resolve_towns (page, parts, n_parts);
  if (!is_dateline (page, parts, n_parts))
    return FALSE;
  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i].kind == PART_PLACE && dateline->place == NULL)
        dateline->place = parts[i].entry->name;
      if (parts[i].kind != PART_OUTLET || dateline->outlet != NULL)
        continue;
      dateline->outlet = dup_part (page, &parts[i]);
      dateline->score = parts[i].entry != NULL ? 9 : 7;
    }
  return TRUE;
}

gboolean
masar_dateline_parse (const MasarPage *page, const MasarLine *line, MasarDateline *dateline)
{
  *dateline = (MasarDateline){ NULL };
  return line->n_words > 0 && line->n_words <= MAX_WORDS
         && parse (page, line->first_token, line->first_token + line->n_tokens, dateline);
}

/* "بغداد - (وكالة …) - قال …": what stands before the first words of a sentence, up to a mark that parts it off. */
gboolean
masar_dateline_parse_lead (const MasarPage *page, const MasarLine *line, MasarDateline *dateline)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  const guint end = line->first_token + MIN (line->n_tokens, MAX_LEAD_TOKENS);
  gboolean found = FALSE;

  *dateline = (MasarDateline){ NULL };
  for (guint t = line->first_token + 1; t < end; t++)
    {
      MasarDateline longer;

      if (tokens[t].kind != MASAR_TOKEN_MARK
          || g_utf8_strchr (":-–—/)", -1, g_utf8_get_char (page->document->text + tokens[t].start)) == NULL
          || !parse (page, line->first_token, t, &longer))
        continue;
      g_free (dateline->outlet);
      *dateline = longer;
      found = TRUE;
    }
  return found;
}
