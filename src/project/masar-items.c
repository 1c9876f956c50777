/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-items.h"

#include <string.h>

/* Articles and events as list items.  An item holds the records alive and knows its position in them; all else is read
 * from there.  Main thread only. */

/* A list view makes, fills and measures a widget for each of some two hundred items of which it is told: as many as it
 * does within a frame. */
#define STEP 24

/* More than a list view makes widgets for.  Selections look for what they had among all that takes its place, and have
 * each of those made: what is behind goes before the new comes. */
#define HEAD 216

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

  /* While it is being replaced, the places from @place on, but for @n_last of them, are still the old ones. */
  GArray *coming;        /* positions that it is to have, or NULL */
  MasarRecords *leaving; /* other records than those, or NULL */
  GHashTable *kept;      /* items that were made and taken out, by position */
  guint place;
  guint n_last;
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
new_item (MasarItemList *self, guint place)
{
  const guint position = g_array_index (self->positions, guint, place);
  MasarRecords *records = self->leaving != NULL && place >= self->place ? self->leaving : self->records;

  if (self->item_type == MASAR_TYPE_ARTICLE_ITEM)
    {
      MasarArticleItem *item = g_object_new (MASAR_TYPE_ARTICLE_ITEM, NULL);

      item->records = masar_records_ref (records);
      item->position = position;
      return G_OBJECT (item);
    }
  else
    {
      MasarEventItem *item = g_object_new (MASAR_TYPE_EVENT_ITEM, NULL);

      item->records = masar_records_ref (records);
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
    *item = new_item (self, place);
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

/* Nothing more comes. */
static void
forget_coming (MasarItemList *self)
{
  g_clear_pointer (&self->coming, g_array_unref);
  g_clear_pointer (&self->leaving, masar_records_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
}

static void
masar_item_list_finalize (GObject *object)
{
  MasarItemList *self = MASAR_ITEM_LIST (object);

  forget_coming (self);

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
 * Returns: (nullable) (transfer none): what the positions of its items are positions in; %NULL while it is empty, and
 * while others are still among them
 */
MasarRecords *
masar_item_list_get_records (MasarItemList *self)
{
  g_return_val_if_fail (MASAR_IS_ITEM_LIST (self), NULL);

  return self->leaving == NULL ? self->records : NULL;
}

/* How many places at the begin, and how many more at the end, stay what they are. */
static void
find_same (MasarItemList *self)
{
  const guint *old = (const guint *) (gpointer) self->positions->data;
  const guint *new = (const guint *) (gpointer) self->coming->data;
  const guint n = MIN (self->positions->len, self->coming->len);

  while (self->place < n && old[self->place] == new[self->place])
    self->place++;
  while (self->n_last < n - self->place
         && old[self->positions->len - 1 - self->n_last] == new[self->coming->len - 1 - self->n_last])
    self->n_last++;
}

/* Of the same records, what is taken out comes back as the same object where it has a place to come: never while it
 * stands elsewhere, for what a view loses at once must be no object twice.  It knows the rows that it may use again by
 * their items. */
static void
keep_made (MasarItemList *self, guint first, guint n)
{
  for (guint i = first; self->leaving == NULL && i < first + n; i++)
    if (g_ptr_array_index (self->items, i) != NULL)
      g_hash_table_insert (self->kept, GUINT_TO_POINTER (g_array_index (self->positions, guint, i)),
                           g_object_ref (g_ptr_array_index (self->items, i)));
}

/* Puts in @n places at @first. */
static void
put_in (MasarItemList *self, guint first, const guint *positions, guint n)
{
  const guint n_last = self->items->len - first;
  gpointer *items;

  g_array_insert_vals (self->positions, first, positions, n);
  g_ptr_array_set_size (self->items, (int) (self->items->len + n));
  items = self->items->pdata + first;
  memmove (items + n, items, n_last * sizeof *items);
  for (guint i = 0; i < n; i++)
    {
      items[i] = NULL;
      if (g_hash_table_size (self->kept) > 0)
        g_hash_table_steal_extended (self->kept, GUINT_TO_POINTER (positions[i]), NULL, &items[i]);
    }
}

/* Takes out @removed places, puts in the next @added that are to come, and tells it. */
static void
replace (MasarItemList *self, guint removed, guint added)
{
  const guint first = self->place;

  if (removed > 0)
    {
      keep_made (self, first, removed);
      g_ptr_array_remove_range (self->items, first, removed);
      g_array_remove_range (self->positions, first, removed);
    }
  if (added > 0)
    put_in (self, first, &g_array_index (self->coming, guint, first), added);
  self->place += added;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, removed, added);
}

/**
 * masar_item_list_begin:
 * @records: (nullable): records; %NULL empties the list at once
 * @positions: (nullable): positions of articles or events in them, as guint; held until all is replaced
 *
 * Begins to replace the items, which [method@ItemList.advance] does.  What an earlier call began is given up.
 *
 * Of the same records, items that stay are the same objects, unless they come before their old place is gone, and a
 * view keeps their rows: what else a row shows than the record is the view's to bring up to date.
 */
void
masar_item_list_begin (MasarItemList *self, MasarRecords *records, GArray *positions)
{
  g_return_if_fail (MASAR_IS_ITEM_LIST (self));

  /* Of three kinds of records at once, the oldest go now. */
  if (self->leaving != NULL)
    {
      self->n_last = 0;
      replace (self, self->items->len - self->place, 0);
    }
  forget_coming (self);
  self->place = self->n_last = 0;
  self->coming = positions != NULL ? g_array_ref (positions) : g_array_new (FALSE, FALSE, sizeof (guint));
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  if (records == self->records)
    {
      find_same (self);
      return;
    }
  self->leaving = self->records;
  self->records = records != NULL ? masar_records_ref (records) : NULL;
  if (records == NULL)
    while (masar_item_list_advance (self))
      ;
}

/**
 * masar_item_list_advance:
 *
 * Goes on replacing the items, from the first on, by no more than a view can follow within a frame.  When all that a
 * view has widgets for is replaced the rest comes at once.
 *
 * Returns: whether there is more to do
 */
gboolean
masar_item_list_advance (MasarItemList *self)
{
  guint removed, added;

  g_return_val_if_fail (MASAR_IS_ITEM_LIST (self), FALSE);

  if (self->coming == NULL)
    return FALSE;
  removed = self->items->len - self->n_last - self->place;
  added = self->coming->len - self->n_last - self->place;
  if (self->place < HEAD && added > 0 && MAX (removed, added) > STEP)
    {
      replace (self, MIN (removed, STEP), MIN (added, STEP));
      return TRUE;
    }
  if (MAX (removed, added) > STEP)
    {
      replace (self, removed, 0);
      removed = 0;
    }
  replace (self, removed, added);
  forget_coming (self);
  return FALSE;
}

/**
 * masar_item_list_set:
 * @records: (nullable): records; %NULL empties the list
 * @positions: (nullable): positions of articles or events in them, as guint
 *
 * Replaces the items at once, see [method@ItemList.begin].
 */
void
masar_item_list_set (MasarItemList *self, MasarRecords *records, GArray *positions)
{
  g_return_if_fail (MASAR_IS_ITEM_LIST (self));

  masar_item_list_begin (self, records, positions);
  while (masar_item_list_advance (self))
    ;
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
