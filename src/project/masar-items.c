/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-items.h"

/* Articles and events as list items.  An item holds the records alive and knows its position in them; all else is read
 * from there.  Main thread only. */

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

/**
 * masar_item_list_set:
 * @records: (nullable): records; %NULL empties the list
 * @positions: (element-type guint): positions of articles or events in them
 *
 * Replaces all items.
 */
void
masar_item_list_set (MasarItemList *self, MasarRecords *records, GArray *positions)
{
  const guint removed = self->items->len;

  g_return_if_fail (MASAR_IS_ITEM_LIST (self));

  g_ptr_array_set_size (self->items, 0);
  g_array_set_size (self->positions, 0);
  g_clear_pointer (&self->records, masar_records_unref);
  if (records != NULL)
    {
      self->records = masar_records_ref (records);
      g_array_append_vals (self->positions, positions->data, positions->len);
      g_ptr_array_set_size (self->items, (int) positions->len);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->items->len);
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
