/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-document.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Of a parsed page: its visible text and blocks, and what it says of itself. */
void masar_page_read_text (xmlDoc *page, MasarDocument *document);
void masar_page_read_metadata (xmlDoc *page, MasarDocument *document);

/* The text and blocks of a part of a page. */
void masar_page_read_fragment (const char *html, MasarDocument *document);

/* The node after @node in the order of the page; its children too if @descend. */
xmlNode *masar_page_next (xmlNode *node, gboolean descend);

/* Whether @node is an element of one of @names. */
gboolean masar_page_is_one_of (const xmlNode *node, const char *const *names);

/* The value of an attribute, or NULL. */
char *masar_page_dup_attribute (const xmlNode *node, const char *name);

G_END_DECLS
