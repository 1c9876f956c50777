/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-lines-private.h"

#include "masar-article.h"

#include "masar-times.h"

#include <string.h>

/* The lines of a page, each with what it looks like: how long, how dense in function words, how it ends, which words of
 * the page's own language it begins with.  Nothing here knows its neighbours; that is masar-body.c. */

/* A line of so many words is no headline. */
#define PROSE_WORDS 25

/* Lists of labels have hardly any function words, sentences about one in five. */
#define MIN_FUNCTION_SHARE 0.04

/* Words that begin a line name its role only if the line is short: a sentence may begin with them too. */
#define MAX_LABEL_WORDS 14

static const char *const word_names[MASAR_N_PAGE_WORDS] = {
  "page-tail",   "function-word", "outlet-word", "dateline-place", "that-word",  "today-word",   "byline-word",
  "page-outlet", "page-agency",   "page-end",    "page-related",   "page-noise", "picture-word", "update-word",
};

static gpointer
make_words (const MasarLexicon *lexicon)
{
  guint *words = g_new (guint, MASAR_N_PAGE_WORDS);

  for (guint i = 0; i < MASAR_N_PAGE_WORDS; i++)
    words[i] = masar_lexicon_get_category (lexicon, word_names[i]);
  return words;
}

static const MasarLexiconView words_view = { make_words, g_free };

/* For a text in which nothing was looked up. */
static const guint no_words[MASAR_N_PAGE_WORDS] = { 0 };

static gunichar
get_mark (const MasarPage *self, const MasarToken *token)
{
  if (token->kind != MASAR_TOKEN_MARK)
    return 0;
  return g_utf8_get_char (self->document->text + token->start);
}

static void
count_words (const MasarPage *self, MasarLine *line)
{
  const MasarToken *tokens = masar_text_get_tokens (self->text) + line->first_token;

  for (guint i = 0; i < line->n_tokens; i++)
    {
      if (!masar_token_is_word (&tokens[i]))
        continue;
      line->n_words++;
      line->n_latin += tokens[i].kind == MASAR_TOKEN_LATIN;
      line->n_numbers += tokens[i].kind == MASAR_TOKEN_NUMBER;
      if (tokens[i].kind == MASAR_TOKEN_WORD)
        line->n_function += masar_page_has_form (self, line->first_token + i, MASAR_PAGE_WORD_FUNCTION, NULL);
    }
}

/* A full stop, or a closing mark after one.  A closing mark alone ends many a headline. */
static gboolean
ends_sentence (const MasarPage *self, const MasarLine *line)
{
  const MasarToken *tokens = masar_text_get_tokens (self->text) + line->first_token;
  guint n = line->n_tokens;

  while (n > 0 && get_mark (self, &tokens[n - 1]) != 0
         && g_utf8_strchr ("»”\"'’)]}﴾﴿", -1, get_mark (self, &tokens[n - 1])) != NULL)
    n--;
  if (n == 0 || get_mark (self, &tokens[n - 1]) == 0)
    return FALSE;
  return g_utf8_strchr (".!؟?…۔؛", -1, get_mark (self, &tokens[n - 1])) != NULL;
}

/* "…, 1920, 24.05.2024": a picture's width and date behind its caption, as content systems write them. */
static gboolean
has_picture_tail (const MasarPage *self, const MasarLine *line)
{
  const MasarToken *tokens = masar_text_get_tokens (self->text) + line->first_token;
  guint n = line->n_tokens;
  guint n_numbers = 0;

  while (n > 0 && n_numbers < 3 && tokens[n - 1].kind == MASAR_TOKEN_NUMBER)
    {
      n_numbers++;
      n--;
      if (n_numbers < 3 && (n == 0 || g_utf8_strchr ("./-", -1, get_mark (self, &tokens[n - 1])) == NULL))
        return FALSE;
      n -= n_numbers < 3;
    }
  return n_numbers == 3 && n > 2 && get_mark (self, &tokens[n - 1]) != 0 && tokens[n - 2].kind == MASAR_TOKEN_NUMBER
         && tokens[n - 2].number >= 100 && tokens[n - 2].number <= 9999;
}

/* How many words of the line are in time expressions. */
static guint
count_time_words (const MasarPage *self, const MasarLine *line)
{
  const MasarToken *tokens = masar_text_get_tokens (self->text);
  guint n_words = 0;

  for (guint i = 0; i < self->times->len; i++)
    {
      const MasarTime *time = &g_array_index (self->times, MasarTime, i);

      if (time->passage.start < line->start)
        continue;
      if (time->passage.end > line->end)
        break;
      for (guint t = time->first_token; t < time->first_token + time->n_tokens; t++)
        n_words += masar_token_is_word (&tokens[t]);
    }
  return n_words;
}

static gboolean
is_date (const MasarPage *self, const MasarLine *line)
{
  if (line->n_words == 0 || line->n_words > 12 || line->n_numbers == 0)
    return FALSE;
  return line->n_words <= count_time_words (self, line) + line->n_numbers + 2
         && (count_time_words (self, line) > 0 || line->n_numbers == line->n_words);
}

static const MasarBlock *
find_block (const MasarPage *self, const MasarLine *line)
{
  const GArray *blocks = self->document->blocks;
  guint low = 0;
  guint high = blocks != NULL ? blocks->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const MasarBlock *block = &g_array_index (blocks, MasarBlock, middle);

      if (block->passage.end <= line->start)
        low = middle + 1;
      else if (block->passage.start > line->start)
        high = middle;
      else
        return block;
    }
  return NULL;
}

/* What a saved page's structure says, or -1. */
static int
find_role_by_block (const MasarPage *self, MasarLine *line)
{
  const MasarBlock *block = find_block (self, line);

  if (block == NULL)
    return -1;
  line->is_heading = block->kind == MASAR_BLOCK_HEADING;
  if (block->kind == MASAR_BLOCK_ASIDE
      || (block->link_bytes * 10 > (line->end - line->start) * 6 && line->n_words < PROSE_WORDS))
    return MASAR_LINE_NOISE;
  if (block->kind == MASAR_BLOCK_CAPTION)
    return MASAR_LINE_CAPTION;
  if (block->kind == MASAR_BLOCK_PROSE && line->n_words >= 5 && line->ends_sentence)
    return MASAR_LINE_PROSE;
  /* Many write no full stop at the end of a paragraph. */
  if (block->kind == MASAR_BLOCK_BODY && line->n_words >= (line->ends_sentence ? 3 : 8))
    return MASAR_LINE_PROSE;
  return -1;
}

/* "Read more: a long headline". */
static gboolean
has_colon (const MasarPage *self, const MasarLine *line, guint token)
{
  return token < line->first_token + line->n_tokens
         && get_mark (self, &masar_text_get_tokens (self->text)[token]) == ':';
}

/* A headline has at least so many words behind its label. */
#define MIN_HEADLINE_WORDS 4u

/* What the words that it begins with say, or -1. */
static int
find_role_by_label (const MasarPage *self, const MasarLine *line)
{
  guint token = line->first_token;
  const guint end = line->first_token + line->n_tokens;
  const MasarToken *tokens = masar_text_get_tokens (self->text);
  MasarMatch match;

  while (token < end && tokens[token].kind == MASAR_TOKEN_MARK)
    token++;
  if (token == end)
    return MASAR_LINE_NOISE;
  /* A sentence that begins as a form for comments does is still the end. */
  if (masar_page_match (self, token, MASAR_PAGE_WORD_END, &match)
      && (line->n_words <= PROSE_WORDS || match.n_tokens > 2))
    return MASAR_LINE_END;
  if (masar_page_match (self, token, MASAR_PAGE_WORD_RELATED, &match)
      && (line->n_words <= MAX_LABEL_WORDS || has_colon (self, line, token + match.n_tokens)))
    return MASAR_LINE_RELATED;
  if (line->n_words > MAX_LABEL_WORDS)
    return -1;
  /* A sentence goes on with "and"; a label does not. */
  if (masar_page_match (self, token, MASAR_PAGE_WORD_NOISE, &match)
      && (match.clitics & (MASAR_CLITIC_WA | MASAR_CLITIC_FA)) == 0
      && (!line->ends_sentence || line->n_words <= match.n_tokens + 2u)
      && (!masar_lexicon_entry_get_flag (match.entry, "headline")
          || line->n_words < match.n_tokens + MIN_HEADLINE_WORDS))
    return MASAR_LINE_NOISE;
  /* "A map shows …." */
  if (masar_page_match (self, token, MASAR_PAGE_WORD_PICTURE, &match) && match.n_tokens > 1)
    return MASAR_LINE_CAPTION;
  for (; token < end; token++)
    {
      if (masar_page_match (self, token, MASAR_PAGE_WORD_END, &match) && match.n_tokens > 1 && !line->ends_sentence)
        return MASAR_LINE_END;
      if (masar_page_match (self, token, MASAR_PAGE_WORD_PICTURE, &match) && !line->ends_sentence)
        return MASAR_LINE_CAPTION;
    }
  return -1;
}

static MasarLineRole
find_role_by_shape (const MasarLine *line, gboolean arabic)
{
  gboolean dense = line->n_function >= line->n_words * MIN_FUNCTION_SHARE;

  if (arabic && line->n_latin * 10 > line->n_words * 6)
    return MASAR_LINE_NOISE;
  if (!arabic)
    dense = TRUE;
  if (line->n_words >= PROSE_WORDS && (dense || line->ends_sentence))
    return MASAR_LINE_PROSE;
  /* A summary over the article says its first sentence before it; the sentence is where it stands last. */
  if (line->n_repeats > 0 && !(line->is_last && line->ends_sentence))
    return MASAR_LINE_SHORT;
  if (line->ends_sentence && line->n_words >= 10 && dense)
    return MASAR_LINE_PROSE;
  if ((line->ends_sentence && line->n_words >= 3) || (line->n_words >= 14 && line->n_function >= 2))
    return MASAR_LINE_MAYBE;
  return MASAR_LINE_SHORT;
}

static void
find_role (const MasarPage *self, MasarLine *line, gboolean arabic)
{
  int role = find_role_by_block (self, line);

  if (role < 0 && has_picture_tail (self, line))
    role = MASAR_LINE_CAPTION;
  if (role < 0 || role == MASAR_LINE_PROSE)
    {
      int label = find_role_by_label (self, line);

      role = label >= 0 ? label : role;
    }
  if (role < 0 && is_date (self, line))
    role = MASAR_LINE_DATE;
  line->role = role >= 0 ? (MasarLineRole) role : find_role_by_shape (line, arabic);
}

static guint
hash_word (const MasarToken *token)
{
  return token->kind != MASAR_TOKEN_NUMBER ? token->hash : (guint) token->number * 33 + token->n_digits;
}

/* Lines that say the same, by the words alone. */
static void
count_repeats (const MasarPage *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < self->lines->len; i++)
    {
      MasarLine *line = masar_page_line (self, i);
      guint hash = 5381;
      MasarLine *earlier;

      if (line->n_words < 2 || line->n_words >= PROSE_WORDS)
        continue;
      for (guint t = line->first_token; t < line->first_token + line->n_tokens; t++)
        if (masar_token_is_word (&masar_text_get_tokens (self->text)[t]))
          hash = hash * 33 + hash_word (&masar_text_get_tokens (self->text)[t]);
      earlier = g_hash_table_lookup (seen, GUINT_TO_POINTER (hash));
      if (earlier == NULL)
        {
          g_hash_table_insert (seen, GUINT_TO_POINTER (hash), line);
          continue;
        }
      earlier->n_repeats++;
      earlier->is_last = FALSE;
      line->n_repeats = 1;
    }
}

static void
add_line (MasarPage *self, guint first, guint end)
{
  const MasarToken *tokens = masar_text_get_tokens (self->text);
  MasarLine line = {
    .start = tokens[first].start, .end = tokens[end - 1].end, .first_token = first, .n_tokens = end - first
  };

  g_array_append_val (self->lines, line);
}

/* "date 2026-02-28 …": what a collector notes before the first words is a line of its own.  Returns its end. */
static guint
find_note_end (const MasarPage *self, guint first)
{
  const MasarToken *tokens = masar_text_get_tokens (self->text) + first;

  if (first + 7 > masar_text_get_n_tokens (self->text) || tokens[0].kind != MASAR_TOKEN_LATIN
      || tokens[1].kind != MASAR_TOKEN_NUMBER || tokens[1].n_digits != 4 || tokens[2].kind != MASAR_TOKEN_MARK
      || tokens[3].kind != MASAR_TOKEN_NUMBER || tokens[4].kind != MASAR_TOKEN_MARK
      || tokens[5].kind != MASAR_TOKEN_NUMBER || tokens[6].kind == MASAR_TOKEN_BREAK)
    return first;
  return first + 6;
}

/* "[[system-code:ad]]", "[caption id=…]": what a content system left before the first words.  Returns its end. */
static guint
find_shortcode_end (const MasarPage *self, guint first, guint end)
{
  const MasarToken *tokens = masar_text_get_tokens (self->text);
  guint token = first;

  if (get_mark (self, &tokens[first]) != '[')
    return first;
  while (token < end && get_mark (self, &tokens[token]) != ']')
    if (tokens[token++].kind == MASAR_TOKEN_WORD)
      return first;
  while (token < end && get_mark (self, &tokens[token]) == ']')
    token++;
  return token;
}

static void
cut_lines (MasarPage *self)
{
  const MasarToken *tokens = masar_text_get_tokens (self->text);
  const guint n_tokens = masar_text_get_n_tokens (self->text);
  guint first = 0;

  for (guint i = 0; i <= n_tokens; i++)
    if (i == n_tokens || tokens[i].kind == MASAR_TOKEN_BREAK)
      {
        const guint note_end =
            i > first ? MAX (find_note_end (self, first), find_shortcode_end (self, first, i)) : first;

        if (note_end > first)
          add_line (self, first, note_end);
        first = note_end;
        if (i > first)
          add_line (self, first, i);
        first = i + 1;
      }
}

/* Fills @self with the lines of @document. */
void
masar_page_init (MasarPage *self, const MasarDocument *document, const MasarText *text, const GArray *times)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (text);
  guint n_words = 0;
  guint n_latin = 0;

  *self = (MasarPage){
    .document = document,
    .text = text,
    .words = lexicon != NULL ? masar_lexicon_get_view (lexicon, &words_view) : no_words,
    .times = times,
    .lines = g_array_new (FALSE, FALSE, sizeof (MasarLine)),
  };
  cut_lines (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      MasarLine *line = masar_page_line (self, i);

      count_words (self, line);
      line->ends_sentence = ends_sentence (self, line);
      line->is_last = TRUE;
      n_words += line->n_words;
      n_latin += line->n_latin;
    }
  count_repeats (self);
  for (guint i = 0; i < self->lines->len; i++)
    find_role (self, masar_page_line (self, i), n_latin * 2 < n_words);
  self->body_line = self->lines->len;
  self->pins = g_array_new (FALSE, FALSE, sizeof (MasarTimePin));
}

void
masar_page_clear (MasarPage *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->pins, g_array_unref);
}

guint
masar_page_find_line (const MasarPage *self, guint32 offset)
{
  guint low = 0;
  guint high = self->lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (masar_page_line (self, middle)->end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
