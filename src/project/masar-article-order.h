/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-sights.h"

G_BEGIN_DECLS

/**
 * MasarArticleWish:
 * @sights: (nullable): how the articles are seen; what is not asked for is not listed
 * @needle: (nullable): words, folded as [func@filter_fold] does, of which title, outlet, place or id has to have all
 * @event: whose articles come first, or %MASAR_UNKNOWN
 *
 * Which articles are to be listed.
 */
typedef struct
{
  MasarSights *sights;
  char *needle;
  int event;
} MasarArticleWish;

GArray *masar_article_order_list (MasarRecords *records, const MasarArticleWish *wish, GCancellable *cancellable);

G_END_DECLS
