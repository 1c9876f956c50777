/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-article-order.h"

#include "masar-filter.h"

#include <string.h>

/* How many articles are looked at between two looks at whether anybody still waits. */
#define STRIDE 1024

/* What one article is compared by. */
typedef struct
{
  MasarSpan published;
  guint position;
  gboolean telling;
  gboolean unknown;
} Row;

static gboolean
contains_folded (const char *text, const char *needle)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = masar_filter_fold (text);
  return strstr (folded, needle) != NULL;
}

static gboolean
is_wanted (const MasarArticleRecord *article, guint position, const MasarArticleWish *wish)
{
  if (wish->sights != NULL && !masar_sight_is_asked_for (masar_sights_get_article (wish->sights, position)))
    return FALSE;
  return wish->needle == NULL || contains_folded (article->title, wish->needle)
         || contains_folded (article->outlet, wish->needle) || contains_folded (article->place, wish->needle)
         || contains_folded (article->id, wish->needle);
}

/* Those that tell of the event first, then by date; what has no date last. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Row *first = a, *second = b;

  if (first->telling != second->telling)
    return first->telling ? -1 : 1;
  if (first->unknown != second->unknown)
    return first->unknown ? 1 : -1;
  if (!masar_span_equal (first->published, second->published))
    return masar_span_compare (first->published, second->published);
  return first->position < second->position ? -1 : first->position > second->position;
}

static GHashTable *
find_telling (MasarRecords *records, int event)
{
  const GArray *evidence = event != MASAR_UNKNOWN ? masar_records_get_event (records, (guint) event)->evidence : NULL;
  GHashTable *telling = g_hash_table_new (NULL, NULL);

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    g_hash_table_add (telling, GINT_TO_POINTER (g_array_index (evidence, MasarEvidence, i).article));
  return telling;
}

/**
 * masar_article_order_list:
 * @wish: which articles, and which of them first
 * @cancellable: (nullable): to stop it
 *
 * May be called on any thread.
 *
 * Returns: (transfer full) (nullable) (element-type guint): their positions: those that tell of the event first, then
 *   by date; %NULL when it is cancelled
 */
GArray *
masar_article_order_list (MasarRecords *records, const MasarArticleWish *wish, GCancellable *cancellable)
{
  g_autoptr (GHashTable) telling = find_telling (records, wish->event);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);
      const Row row = { article->published.span, i, g_hash_table_contains (telling, GUINT_TO_POINTER (i)),
                        masar_span_is_unknown (article->published.span) };

      if (i % STRIDE == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (is_wanted (article, i, wish))
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (positions, g_array_index (rows, Row, i).position);
  return g_steal_pointer (&positions);
}
