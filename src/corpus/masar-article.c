/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-article.h"

#include "masar-dating-private.h"
#include "masar-lines-private.h"

/* The best candidate is it; where there is none the date stays open. */
static void
choose_date (MasarArticle *self)
{
  const MasarDateCandidate *best;

  self->published.span = MASAR_SPAN_OPEN;
  if (self->candidates->len == 0)
    return;
  best = &g_array_index (self->candidates, MasarDateCandidate, 0);
  self->published = best->when;
  self->basis = best->basis;
  self->published_passage = best->passage;
  self->entry = best->entry;
}

/**
 * masar_article_new:
 * @document: what an importer read
 * @text: its text
 * @times: (element-type MasarTime): the time expressions in @text
 *
 * Reads what a page says about itself.
 *
 * Returns: (transfer full): the article
 */
MasarArticle *
masar_article_new (const MasarDocument *document, const MasarText *text, const GArray *times)
{
  MasarArticle *self = g_new0 (MasarArticle, 1);
  g_auto (MasarPage) page = { NULL };

  masar_page_init (&page, document, text, times);
  self->body = masar_body_find (&page);
  self->title = masar_title_find (&page, &self->title_passage);
  page.title = self->title_passage;
  self->outlet = masar_outlet_find (&page, self->title, &self->place);
  self->language = g_strdup (masar_language_find (&page));
  self->candidates = masar_dating_find (&page);
  self->linked = masar_dating_find_linked (&page);
  self->pins = g_steal_pointer (&page.pins);
  choose_date (self);
  return self;
}

/**
 * masar_article_free:
 * @self: (nullable): an article
 *
 * Frees @self.
 */
void
masar_article_free (MasarArticle *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->outlet);
  g_free (self->place);
  g_free (self->language);
  g_array_unref (self->candidates);
  g_array_unref (self->body);
  g_array_unref (self->linked);
  g_array_unref (self->pins);
  g_free (self);
}
