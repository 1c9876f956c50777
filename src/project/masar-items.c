/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-items.h"

#include <string.h>

/* Articles and events as list items.  An item holds the records alive and knows its position in them; all else is read
 * from there.  Main thread only. */

/* Views and selections look for what they had among all that takes its place, and have each of those made: of so many
 * they are told in steps. */
#define MANY 4096

/* More than a list view makes widgets for. */
#define HEAD 512

struct _MasarArticleItem
{
  GObject parent_instance;
  MasarRecords *records;
  guint position;
};

struct _MasarEventItem
{
  GObject parent_instance;
  MasarRecords *records;
  guint position;
};

struct _MasarItemList
{
  GObject parent_instance;
  GType item_type;
  MasarRecords *records;
  GArray *positions; /* guint, in the order of the list */
  GPtrArray *items;  /* nullable elements, as long as @positions */
};

G_DEFINE_FINAL_TYPE (MasarArticleItem, masar_article_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (MasarEventItem, masar_event_item, G_TYPE_OBJECT)

static void
masar_article_item_finalize (GObject *object)
{
  g_clear_pointer (&MASAR_ARTICLE_ITEM (object)->records, masar_records_unref);
  G_OBJECT_CLASS (masar_article_item_parent_class)->finalize (object);
}

static void
masar_article_item_class_init (MasarArticleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_article_item_finalize;
}

static void
masar_article_item_init (MasarArticleItem *self)
{
}

static void
masar_event_item_finalize (GObject *object)
{
  g_clear_pointer (&MASAR_EVENT_ITEM (object)->records, masar_records_unref);
  G_OBJECT_CLASS (masar_event_item_parent_class)->finalize (object);
}

static void
masar_event_item_class_init (MasarEventItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_event_item_finalize;
}

static void
masar_event_item_init (MasarEventItem *self)
{
}

static GObject *
new_item (MasarItemList *self, guint position)
{
  if (self->item_type == MASAR_TYPE_ARTICLE_ITEM)
    {
      MasarArticleItem *item = g_object_new (MASAR_TYPE_ARTICLE_ITEM, NULL);

      item->records = masar_records_ref (self->records);
      item->position = position;
      return G_OBJECT (item);
    }
  else
    {
      MasarEventItem *item = g_object_new (MASAR_TYPE_EVENT_ITEM, NULL);

      item->records = masar_records_ref (self->records);
      item->position = position;
      return G_OBJECT (item);
    }
}

static GType
get_item_type (GListModel *model)
{
  return MASAR_ITEM_LIST (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return MASAR_ITEM_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint place)
{
  MasarItemList *self = MASAR_ITEM_LIST (model);
  gpointer *item;

  if (place >= self->items->len)
    return NULL;
  item = &g_ptr_array_index (self->items, place);
  if (*item == NULL)
    *item = new_item (self, g_array_index (self->positions, guint, place));
  return g_object_ref (*item);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MasarItemList,
                               masar_item_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
unref_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static void
masar_item_list_finalize (GObject *object)
{
  MasarItemList *self = MASAR_ITEM_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->positions, g_array_unref);
  g_clear_pointer (&self->records, masar_records_unref);
  G_OBJECT_CLASS (masar_item_list_parent_class)->finalize (object);
}

static void
masar_item_list_class_init (MasarItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_item_list_finalize;
}

static void
masar_item_list_init (MasarItemList *self)
{
  self->items = g_ptr_array_new_with_free_func (unref_item);
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * masar_article_item_get_position:
 *
 * Returns: its position in the records
 */
guint
masar_article_item_get_position (MasarArticleItem *self)
{
  g_return_val_if_fail (MASAR_IS_ARTICLE_ITEM (self), 0);

  return self->position;
}

/**
 * masar_article_item_get_record:
 *
 * Returns: (transfer none): its record, which lives as long as @self
 */
const MasarArticleRecord *
masar_article_item_get_record (MasarArticleItem *self)
{
  g_return_val_if_fail (MASAR_IS_ARTICLE_ITEM (self), NULL);

  return masar_records_get_article (self->records, self->position);
}

/**
 * masar_event_item_get_position:
 *
 * Returns: its position in the records
 */
guint
masar_event_item_get_position (MasarEventItem *self)
{
  g_return_val_if_fail (MASAR_IS_EVENT_ITEM (self), 0);

  return self->position;
}

/**
 * masar_event_item_get_record:
 *
 * Returns: (transfer none): its record, which lives as long as @self
 */
const MasarEventRecord *
masar_event_item_get_record (MasarEventItem *self)
{
  g_return_val_if_fail (MASAR_IS_EVENT_ITEM (self), NULL);

  return masar_records_get_event (self->records, self->position);
}

/**
 * masar_item_list_new:
 * @item_type: %MASAR_TYPE_ARTICLE_ITEM or %MASAR_TYPE_EVENT_ITEM
 *
 * Returns: (transfer full): an empty list
 */
MasarItemList *
masar_item_list_new (GType item_type)
{
  MasarItemList *self = g_object_new (MASAR_TYPE_ITEM_LIST, NULL);

  self->item_type = item_type;
  return self;
}

/**
 * masar_item_list_get_records:
 *
 * Returns: (nullable) (transfer none): what the positions of its items are positions in; %NULL while it is empty
 */
MasarRecords *
masar_item_list_get_records (MasarItemList *self)
{
  g_return_val_if_fail (MASAR_IS_ITEM_LIST (self), NULL);

  return self->records;
}

/* How many places at the begin, and how many more at the end, stay what they are. */
static void
find_same (MasarItemList *self, GArray *positions, guint *n_first, guint *n_last)
{
  const guint *old = (const guint *) (gpointer) self->positions->data;
  const guint *new = (const guint *) (gpointer) positions->data;
  const guint n = MIN (self->positions->len, positions->len);
  guint first = 0, last = 0;

  while (first < n && old[first] == new[first])
    first++;
  while (last < n - first && old[self->positions->len - 1 - last] == new[positions->len - 1 - last])
    last++;
  *n_first = first;
  *n_last = last;
}

/* Takes out @n places from @first on; the items that were made go to @kept, by position. */
static void
take_out (MasarItemList *self, guint first, guint n, GHashTable *kept)
{
  for (guint i = first; i < first + n; i++)
    if (g_ptr_array_index (self->items, i) != NULL)
      g_hash_table_insert (kept, GUINT_TO_POINTER (g_array_index (self->positions, guint, i)),
                           g_object_ref (g_ptr_array_index (self->items, i)));
  if (n > 0)
    {
      g_ptr_array_remove_range (self->items, first, n);
      g_array_remove_range (self->positions, first, n);
    }
}

/* Puts in @n places at @first; what is kept stays the same object. */
static void
put_in (MasarItemList *self, guint first, const guint *positions, guint n, GHashTable *kept)
{
  const guint n_last = self->items->len - first;
  gpointer *items;

  g_array_insert_vals (self->positions, first, positions, n);
  g_ptr_array_set_size (self->items, (int) (self->items->len + n));
  items = self->items->pdata + first;
  memmove (items + n, items, n_last * sizeof *items);
  for (guint i = 0; i < n; i++)
    {
      gpointer item = g_hash_table_size (kept) > 0 ? g_hash_table_lookup (kept, GUINT_TO_POINTER (positions[i])) : NULL;

      items[i] = item != NULL ? g_object_ref (item) : NULL;
    }
}

/* And tells it. */
static void
replace (MasarItemList *self, guint first, guint removed, const guint *positions, guint added, GHashTable *kept)
{
  take_out (self, first, removed, kept);
  if (added > 0)
    put_in (self, first, positions, added, kept);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, removed, added);
}

/* What has its widgets is most often at the begin, and follows there; the rest goes before the new one comes. */
static void
replace_many (MasarItemList *self, guint first, guint removed, const guint *positions, guint added, GHashTable *kept)
{
  const guint head = MIN (removed, HEAD);

  replace (self, first, head, positions, HEAD, kept);
  replace (self, first + HEAD, removed - head, NULL, 0, kept);
  replace (self, first + HEAD, 0, positions + HEAD, added - HEAD, kept);
}

/* Other records: nothing stays. */
static void
empty (MasarItemList *self, GHashTable *kept)
{
  replace (self, 0, self->items->len, NULL, 0, kept);
  g_hash_table_remove_all (kept);
  g_clear_pointer (&self->records, masar_records_unref);
}

/**
 * masar_item_list_set:
 * @records: (nullable): records; %NULL empties the list
 * @positions: (element-type guint): positions of articles or events in them
 *
 * Replaces the items.  Of the same records, those that stay are the same objects, and a view keeps their rows: what
 * else a row shows than the record is the view's to bring up to date.
 */
void
masar_item_list_set (MasarItemList *self, MasarRecords *records, GArray *positions)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  guint first, last, removed, added;

  g_return_if_fail (MASAR_IS_ITEM_LIST (self));

  if (records != self->records)
    empty (self, kept);
  if (records == NULL)
    return;
  if (self->records == NULL)
    self->records = masar_records_ref (records);
  find_same (self, positions, &first, &last);
  removed = self->items->len - first - last;
  added = positions->len - first - last;
  if (added > MANY)
    replace_many (self, first, removed, &g_array_index (positions, guint, first), added, kept);
  else
    replace (self, first, removed, &g_array_index (positions, guint, first), added, kept);
}

/**
 * masar_item_list_find:
 * @position: a position in the records
 *
 * Returns: the place of that article or event in the list, or %G_MAXUINT
 */
guint
masar_item_list_find (MasarItemList *self, guint position)
{
  g_return_val_if_fail (MASAR_IS_ITEM_LIST (self), G_MAXUINT);

  for (guint place = 0; place < self->positions->len; place++)
    if (g_array_index (self->positions, guint, place) == position)
      return place;
  return G_MAXUINT;
}
