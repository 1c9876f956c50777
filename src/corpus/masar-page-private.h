/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-document.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/*
 * MasarPageArticle: where on a page the article stands.
 *
 * @start: where it begins, be it with its headline; or NULL when the page has no place of its own for it
 * @container: the element with whose end it ends
 * @headline: (transfer full): its headline, where that is what the page calls its title; or NULL
 */
typedef struct
{
  xmlNode *start;
  xmlNode *container;
  char *headline;
} MasarPageArticle;

/* Of a parsed page: what it says of itself, the article's text among it if its data have that; where the article
 * stands; and the visible text with its blocks. */
void masar_page_read_metadata (xmlDoc *page, MasarDocument *document, char **article_body);
void masar_page_find_article (xmlDoc *page, const char *title, MasarPageArticle *article);
void masar_page_read_headline (xmlDoc *page, const char *headline, MasarDocument *document);
void masar_page_read_text (xmlDoc *page, const MasarPageArticle *article, MasarDocument *document);

/* The text and blocks of a part of a page. */
void masar_page_read_fragment (const char *html, MasarDocument *document);

/* Whether it is not shown; whether the page sets it apart from what it is about, @n_page_bytes being all its text. */
gboolean masar_page_is_hidden (const xmlNode *node);
gboolean masar_page_is_aside (xmlNode *node, gsize n_page_bytes);

/* The bytes of text in @root that are shown. */
gsize masar_page_count_bytes (xmlNode *root);

/* The node after @node in the order of the page; its children too if @descend. */
xmlNode *masar_page_next (xmlNode *node, gboolean descend);

/* Whether @node is an element of one of @names. */
gboolean masar_page_is_one_of (const xmlNode *node, const char *const *names);

/* The value of an attribute, or NULL. */
char *masar_page_dup_attribute (const xmlNode *node, const char *name);

G_END_DECLS
