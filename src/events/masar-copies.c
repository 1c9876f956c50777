/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"
#include "masar-sketch.h"

#include <stdlib.h>
#include <string.h>

/* Which articles print one text: an agency's, or another outlet's.
 *
 * Articles that have a shingle in common stand side by side when all shingles are sorted.  Only neighbours are
 * compared, so that the cost is that of sorting, however many print a text: a chain of neighbours joins them all. Where
 * a shingle is nothing but what many pages say, the neighbours are no copies, but the other shingles remain. */

/* So much of the shorter text must stand in the other one. */
#define MIN_CONTAINMENT 0.8

/* So many of the lowest shingles are looked at to find neighbours; all are compared. */
#define N_LOOKED_AT 12

/* A report is copied within days; what is alike a month later is a series, such as of prices. */
#define MAX_DAYS_APART 3

typedef struct
{
  guint32 shingle;
  guint article; /* in the order of publication */
} Entry;

/* What articles are sorted by, without looking at them again. */
typedef struct
{
  MasarSpan published;
  const char *id;
  guint article;
} Key;

typedef struct
{
  MasarRecords *records;
  guint *order;  /* positions of articles, in the order of publication, then of their ids */
  guint *parent; /* of each place in that order */
} Copies;

static MasarArticleRecord *
get_article (const Copies *self, guint place)
{
  return masar_records_get_article (self->records, self->order[place]);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;
  const int order = masar_span_compare (x->published, y->published);

  return order != 0 ? order : strcmp (x->id, y->id);
}

static guint *
order_articles (const MasarRecords *records)
{
  const guint n_articles = masar_records_get_n_articles (records);
  g_autofree Key *keys = g_new (Key, n_articles + 1);
  guint *order = g_new (guint, n_articles + 1);

  for (guint i = 0; i < n_articles; i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      keys[i] = (Key){ article->published.span, article->id, i };
    }
  qsort (keys, n_articles, sizeof *keys, compare_keys);
  for (guint i = 0; i < n_articles; i++)
    order[i] = keys[i].article;
  return order;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->shingle != y->shingle)
    return x->shingle < y->shingle ? -1 : 1;
  return x->article < y->article ? -1 : x->article > y->article;
}

static guint
find_root (Copies *self, guint place)
{
  while (self->parent[place] != place)
    place = self->parent[place] = self->parent[self->parent[place]];
  return place;
}

static gboolean
may_be_copies (const MasarArticleRecord *a, const MasarArticleRecord *b)
{
  gint64 last;
  gint64 first;

  if (masar_span_get_last_day (a->published.span, &last) && masar_span_get_first_day (b->published.span, &first)
      && first - last > MAX_DAYS_APART)
    return FALSE;
  if (masar_span_get_last_day (b->published.span, &last) && masar_span_get_first_day (a->published.span, &first)
      && first - last > MAX_DAYS_APART)
    return FALSE;
  return masar_sketch_get_containment (a->shingles, b->shingles) >= MIN_CONTAINMENT;
}

static void
join_neighbours (Copies *self, guint a, guint b)
{
  const guint root_a = find_root (self, a);
  const guint root_b = find_root (self, b);

  if (root_a != root_b && may_be_copies (get_article (self, a), get_article (self, b)))
    self->parent[MAX (root_a, root_b)] = MIN (root_a, root_b);
}

static GArray *
collect_entries (const Copies *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint place = 0; place < masar_records_get_n_articles (self->records); place++)
    {
      const char *shingles = get_article (self, place)->shingles;

      for (guint i = 0; i < MIN (masar_sketch_get_length (shingles), N_LOOKED_AT); i++)
        {
          const Entry entry = { masar_sketch_get_entry (shingles, i), place };

          g_array_append_val (entries, entry);
        }
    }
  return entries;
}

/**
 * masar_weave_find_copies:
 *
 * Says of every article in @records of which one it is a copy: the first of its text by publication.
 */
void
masar_weave_find_copies (MasarRecords *records)
{
  const guint n_articles = masar_records_get_n_articles (records);
  g_autofree guint *order = order_articles (records);
  g_autofree guint *parent = g_new (guint, n_articles + 1);
  g_autoptr (GArray) entries = NULL;
  Copies copies = { records, order, parent };

  for (guint i = 0; i < n_articles; i++)
    parent[i] = i;
  entries = collect_entries (&copies);
  g_array_sort (entries, compare_entries);
  for (guint i = 1; i < entries->len; i++)
    {
      const Entry *before = &g_array_index (entries, Entry, i - 1);
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (before->shingle == entry->shingle)
        join_neighbours (&copies, before->article, entry->article);
    }
  for (guint place = 0; place < n_articles; place++)
    {
      const guint root = find_root (&copies, place);

      get_article (&copies, place)->copy_of = root != place ? get_article (&copies, root)->id : NULL;
    }
}
