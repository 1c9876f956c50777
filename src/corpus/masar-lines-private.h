/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-document.h"
#include "masar-text.h"

G_BEGIN_DECLS

/*
 * MasarLineRole: what a line of a page is by its own words.
 *
 * @MASAR_LINE_SHORT: a headline, a name, a menu entry: no sentence
 * @MASAR_LINE_PROSE: surely a sentence or more
 * @MASAR_LINE_MAYBE: a sentence if it stands among sentences
 * @MASAR_LINE_NOISE: the page's own words
 * @MASAR_LINE_CAPTION: of a picture
 * @MASAR_LINE_DATE: a date or a clock and hardly anything else
 * @MASAR_LINE_RELATED: stands over links to other articles
 * @MASAR_LINE_END: what follows is not the article
 */
typedef enum
{
  MASAR_LINE_SHORT,
  MASAR_LINE_PROSE,
  MASAR_LINE_MAYBE,
  MASAR_LINE_NOISE,
  MASAR_LINE_CAPTION,
  MASAR_LINE_DATE,
  MASAR_LINE_RELATED,
  MASAR_LINE_END,
} MasarLineRole;

/*
 * MasarLine: a line that is not blank.
 *
 * @start, @end: bytes of its first and after its last token
 * @first_token, @n_tokens: its tokens, line ends not among them
 * @n_words: words of any script, numbers among them
 * @n_function: Arabic function words
 * @n_repeats: how many other lines say the same
 * @ends_sentence: whether it ends as a sentence does
 * @is_heading: whether the page's structure calls it a heading
 * @is_last: whether no later line says the same
 * @in_body: whether the article proper holds it
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 first_token;
  guint32 n_tokens;
  guint32 n_words;
  guint32 n_function;
  guint32 n_latin;
  guint32 n_numbers;
  guint32 n_repeats;
  guint8 role;
  guint8 ends_sentence : 1;
  guint8 is_heading : 1;
  guint8 is_last : 1;
  guint8 in_body : 1;
} MasarLine;

/* The categories of the lexicon by which a page is read, in the order of their names in masar-lines.c. */
typedef enum
{
  MASAR_PAGE_WORD_TAIL,
  MASAR_PAGE_WORD_FUNCTION,
  MASAR_PAGE_WORD_OUTLET_WORD,
  MASAR_PAGE_WORD_DATELINE_PLACE,
  MASAR_PAGE_WORD_THAT,
  MASAR_PAGE_WORD_TODAY,
  MASAR_PAGE_WORD_BYLINE,
  MASAR_PAGE_WORD_OUTLET,
  MASAR_PAGE_WORD_AGENCY,
  MASAR_PAGE_WORD_END,
  MASAR_PAGE_WORD_RELATED,
  MASAR_PAGE_WORD_NOISE,
  MASAR_PAGE_WORD_PICTURE,
  MASAR_PAGE_WORD_UPDATE,
  MASAR_N_PAGE_WORDS,
} MasarPageWord;

/* What is known of a page while it is read: everything in masar-*.c of this folder that reads pages takes this. */
typedef struct
{
  const MasarDocument *document;
  const MasarText *text;
  const guint *words;  /* ids of categories, by MasarPageWord */
  const GArray *times; /* MasarTime */
  GArray *lines;       /* MasarLine */
  guint body_line;     /* the first line of the body, or the number of lines */
  MasarPassage title;  /* once it is found; empty when it stands in no text */
  GArray *pins;        /* MasarTimePin, once the date is looked for */
} MasarPage;

#define masar_page_line(page, i) (&g_array_index ((page)->lines, MasarLine, i))

void masar_page_init (MasarPage *self, const MasarDocument *document, const MasarText *text, const GArray *times);
void masar_page_clear (MasarPage *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MasarPage, masar_page_clear)

/* The line that holds the byte, or the next one, or the number of lines. */
guint masar_page_find_line (const MasarPage *self, guint32 offset);

/* Whether such a word, or several, begin at the token. */
static inline gboolean
masar_page_match (const MasarPage *self, guint token, MasarPageWord word, MasarMatch *match)
{
  return masar_text_match (self->text, token, self->words[word], match);
}

/* The same; of how many tokens. */
static inline gboolean
masar_page_has_form (const MasarPage *self, guint token, MasarPageWord word, guint *n_tokens)
{
  MasarMatch match;

  if (!masar_page_match (self, token, word, &match))
    return FALSE;
  if (n_tokens != NULL)
    *n_tokens = match.n_tokens;
  return TRUE;
}

/* Whether it is a word of any script or a number. */
static inline gboolean
masar_token_is_word (const MasarToken *token)
{
  return token->kind == MASAR_TOKEN_WORD || token->kind == MASAR_TOKEN_LATIN || token->kind == MASAR_TOKEN_NUMBER;
}

/* Marks the lines of the body: GArray of MasarPassage. */
GArray *masar_body_find (MasarPage *page);

/* The headline and, if it stands in the text, where; or NULL. */
char *masar_title_find (const MasarPage *page, MasarPassage *passage);

/*
 * MasarDateline: a line such as "PLACE - OUTLET", "OUTLET / PLACE", "PLACE: REPORTER".
 *
 * @place: of the news, as the lexicon names it, or NULL
 * @outlet: (transfer full): who publishes, or NULL
 * @score: how far to trust @outlet; 0 when there is none
 */
typedef struct
{
  const char *place;
  char *outlet;
  int score;
} MasarDateline;

gboolean masar_dateline_parse (const MasarPage *page, const MasarLine *line, MasarDateline *dateline);
gboolean masar_dateline_parse_lead (const MasarPage *page, const MasarLine *line, MasarDateline *dateline);

/* Who published the article, and the place of its dateline; or NULL. */
char *masar_outlet_find (const MasarPage *page, const char *title, char **place);

/* Every date on which it may have been published, best first: GArray of MasarDateCandidate. */
GArray *masar_dating_find (const MasarPage *page);

/* "ar" when it is Arabic, another language's code when it surely is that, "und" when it surely is none of Arabic's
 * script and not known, or NULL. */
const char *masar_language_find (const MasarPage *page);

G_END_DECLS
