/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-lines-private.h"

#include <string.h>

/* Who published the article.  A page says its own name in many places: in its metadata and its address, in the
 * dateline, in lines of their own at its head, before its headline said again, in the line of copyright.  Each has a
 * score; the best holds, and the lexicon's outlets give it the name by which it is known. */

/* A name by itself on a line has not more words than this. */
#define MAX_NAME_WORDS 5

/* That of a dateline with a name that the lexicon has. */
#define KNOWN_SCORE 9

/* What is below this is not told. */
#define MIN_SCORE 2

typedef struct
{
  const MasarPage *page;
  char *name;
  int score;
  char *place;
} Search;

static void
consider (Search *self, char *name, int score)
{
  if (name != NULL && *name != '\0' && score > self->score)
    {
      g_free (self->name);
      self->name = name;
      self->score = score;
    }
  else
    g_free (name);
}

/* Hosts and the collections' short names, in lower case, of the lexicon's outlets, each with the first entry that has
 * it. */
static gpointer
make_hosts (const MasarLexicon *lexicon)
{
  GHashTable *hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint category = masar_lexicon_get_category (lexicon, "page-outlet");

  for (guint i = 0; i < masar_lexicon_get_n_entries (lexicon, category); i++)
    {
      const MasarLexiconEntry *entry = masar_lexicon_get_entry (lexicon, category, i);
      JsonArray *names =
          json_object_has_member (entry->data, "hosts") ? json_object_get_array_member (entry->data, "hosts") : NULL;

      for (guint h = 0; names != NULL && h < json_array_get_length (names); h++)
        {
          g_autofree char *name = g_ascii_strdown (json_array_get_string_element (names, h), -1);

          if (!g_hash_table_contains (hosts, name))
            g_hash_table_insert (hosts, g_steal_pointer (&name), GUINT_TO_POINTER (i + 1));
        }
    }
  return hosts;
}

static const MasarLexiconView hosts_view = { make_hosts, (GDestroyNotify) g_hash_table_unref };

/* The lexicon's name for a host, or one that it is below, or for a collection's short name: the first entry of those
 * that have one. */
static const char *
find_outlet_by_host (const MasarPage *page, const char *host)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (page->text);
  g_autofree char *name = NULL;
  GHashTable *hosts;
  guint first = G_MAXUINT;

  if (lexicon == NULL)
    return NULL;
  hosts = (GHashTable *) masar_lexicon_get_view (lexicon, &hosts_view);
  name = g_ascii_strdown (host, -1);
  for (const char *at = name; at != NULL; at = strchr (at, '.'), at = at != NULL ? at + 1 : NULL)
    {
      const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (hosts, at));

      first = found != 0 ? MIN (first, found) : first;
    }
  if (first == G_MAXUINT)
    return NULL;
  return masar_lexicon_get_entry (lexicon, masar_lexicon_get_category (lexicon, "page-outlet"), first - 1)->name;
}

static void
search_metadata (Search *self)
{
  const MasarDocument *document = self->page->document;
  g_autoptr (GUri) uri = document->url != NULL ? g_uri_parse (document->url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *known;

  if (document->outlet != NULL)
    {
      known = find_outlet_by_host (self->page, document->outlet);
      if (known != NULL)
        consider (self, g_strdup (known), 8);
      else
        consider (self, g_strdup (document->outlet), masar_has_arabic (document->outlet) ? 10 : 6);
    }
  if (host == NULL)
    return;
  known = find_outlet_by_host (self->page, host);
  consider (self,
            g_strdup (known != NULL                     ? known
                      : g_str_has_prefix (host, "www.") ? host + 4
                                                        : host),
            known != NULL ? 8 : MIN_SCORE);
}

static char *
dup_line (const MasarPage *page, const MasarLine *line)
{
  const MasarToken *tokens = masar_text_get_tokens (page->text);
  guint last = line->first_token + line->n_tokens - 1;

  while (last > line->first_token && !masar_token_is_word (&tokens[last]))
    last--;
  return g_strndup (page->document->text + line->start, tokens[last].end - line->start);
}

static gboolean
has_outlet_word (const MasarPage *page, const MasarLine *line)
{
  for (guint t = line->first_token; t < line->first_token + line->n_tokens; t++)
    if (masar_page_has_form (page, t, MASAR_PAGE_WORD_OUTLET_WORD, NULL))
      return TRUE;
  return FALSE;
}

/* How often the words of @line stand in the text, in whatever company. */
static guint
count_mentions (const MasarPage *page, const MasarLine *line)
{
  g_autofree char *name = dup_line (page, line);
  const char *at = page->document->text;
  guint n = 0;

  while ((at = strstr (at, name)) != NULL)
    {
      n++;
      at += strlen (name);
    }
  return n;
}

/* A line of a few words that may be a name: no place, no date, no sentence. */
static gboolean
may_be_name (const MasarPage *page, const MasarLine *line)
{
  const MasarToken *first = &masar_text_get_tokens (page->text)[line->first_token];
  guint n_place;

  if (line->role != MASAR_LINE_SHORT || line->n_words == 0 || line->n_words > MAX_NAME_WORDS || line->n_function > 0
      || line->n_numbers > 1 || !masar_token_is_word (first))
    return FALSE;
  return !masar_page_has_form (page, line->first_token, MASAR_PAGE_WORD_DATELINE_PLACE, &n_place)
         || n_place < line->n_words;
}

static gboolean
ends_with_dash (const MasarPage *page, const MasarLine *line)
{
  const MasarToken *last = &masar_text_get_tokens (page->text)[line->first_token + line->n_tokens - 1];

  return last->kind == MASAR_TOKEN_MARK
         && g_utf8_strchr ("-–—ـ|", -1, g_utf8_get_char (page->document->text + last->start)) != NULL;
}

/* A line at the head that holds nothing but a name. */
static void
search_name_line (Search *self, guint i)
{
  const MasarPage *page = self->page;
  const MasarLine *line = masar_page_line (page, i);
  guint n_mentions;

  if (!may_be_name (page, line))
    return;
  n_mentions = count_mentions (page, line);
  if (has_outlet_word (page, line) && line->n_words > 1)
    consider (self, dup_line (page, line), 7);
  else if (n_mentions > 2 && ends_with_dash (page, line))
    consider (self, dup_line (page, line), 7);
  else if (n_mentions > 2)
    consider (self, dup_line (page, line), 5);
  /* Right before the body stands the reporter, too; but whom the text names again is the outlet. */
  else if (n_mentions > 1 && i > 0 && i + 1 == page->body_line && line->n_words <= 3)
    consider (self, dup_line (page, line), 4);
}

/* "NAME - HEADLINE": the site's name before its headline. */
static void
search_before_title (Search *self, const MasarLine *line, const char *title)
{
  const char *text = self->page->document->text;
  g_autofree char *whole = g_strndup (text + line->start, line->end - line->start);
  char *end;

  if (title == NULL || line->n_words > 40 || !g_str_has_suffix (whole, title) || strlen (whole) < strlen (title) + 4)
    return;
  whole[strlen (whole) - strlen (title)] = '\0';
  g_strchomp (whole);
  for (end = whole + strlen (whole); end > whole; end = g_utf8_prev_char (end))
    if (g_utf8_strchr ("-–—ـ|: ", -1, g_utf8_get_char (g_utf8_prev_char (end))) == NULL)
      break;
  *end = '\0';
  if (g_utf8_strlen (whole, -1) <= 40 && strstr (whole, " - ") == NULL)
    consider (self, g_strdup (whole), 8);
}

/* "جميع الحقوق محفوظة ل NAME", "© 2024 NAME". */
static void
search_copyright (Search *self, const MasarLine *line)
{
  const MasarPage *page = self->page;
  const MasarToken *tokens = masar_text_get_tokens (page->text);

  for (guint t = line->first_token; t + 1 < line->first_token + line->n_tokens; t++)
    {
      const char *mark = page->document->text + tokens[t].start;

      if (tokens[t].kind == MASAR_TOKEN_MARK && g_str_has_prefix (mark, "©"))
        {
          guint name = t + 1;

          while (name + 1 < line->first_token + line->n_tokens && tokens[name].kind != MASAR_TOKEN_LATIN
                 && tokens[name].kind != MASAR_TOKEN_WORD)
            name++;
          if (tokens[name].kind == MASAR_TOKEN_LATIN)
            consider (self,
                      g_strndup (page->document->text + tokens[name].start, tokens[name].end - tokens[name].start), 3);
        }
    }
}

/* How many lines behind the first of the body a dateline may stand, where that is a summary. */
#define MAX_SUMMARY_LINES 2

/* The dateline behind a summary: with a known name and a place. */
static void
search_late_dateline (Search *self, guint i)
{
  const MasarPage *page = self->page;
  const MasarLine *line = masar_page_line (page, i);
  MasarDateline dateline;

  if (!line->in_body || i > page->body_line + MAX_SUMMARY_LINES || !masar_dateline_parse_lead (page, line, &dateline))
    return;
  if (dateline.place == NULL || dateline.score < KNOWN_SCORE)
    {
      g_free (dateline.outlet);
      return;
    }
  if (self->place == NULL)
    self->place = g_strdup (dateline.place);
  consider (self, dateline.outlet, dateline.score);
}

static void
search_line (Search *self, guint i, const char *title)
{
  const MasarPage *page = self->page;
  const MasarLine *line = masar_page_line (page, i);
  MasarDateline dateline;

  search_before_title (self, line, title);
  /* The menu of a saved page names countries and sections as others name outlets. */
  if (page->document->blocks != NULL && line->role == MASAR_LINE_NOISE)
    return;
  if (i > page->body_line)
    {
      search_copyright (self, line);
      search_late_dateline (self, i);
      return;
    }
  if (line->in_body ? masar_dateline_parse_lead (page, line, &dateline) : masar_dateline_parse (page, line, &dateline))
    {
      if (dateline.place != NULL && self->place == NULL)
        self->place = g_strdup (dateline.place);
      consider (self, dateline.outlet, dateline.score);
    }
  else if (!line->in_body)
    search_name_line (self, i);
}

char *
masar_outlet_find (const MasarPage *page, const char *title, char **place)
{
  Search self = { .page = page };

  search_metadata (&self);
  for (guint i = 0; i < page->lines->len; i++)
    search_line (&self, i, title);
  *place = self.place;
  if (self.score < MIN_SCORE)
    g_clear_pointer (&self.name, g_free);
  return self.name;
}
