/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-items.h"

/* A mirror of a list model that follows its items-changed: whoever announces a change falsely is caught. */
typedef struct
{
  GListModel *model;
  GPtrArray *items;
  guint n_changes;
} Mirror;

static void
assert_mirrors (Mirror *mirror)
{
  g_assert_cmpuint (g_list_model_get_n_items (mirror->model), ==, mirror->items->len);
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (mirror->model, i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }
}

static void
items_changed_cb (GListModel *model, guint place, guint removed, guint added, gpointer user_data)
{
  Mirror *mirror = user_data;

  mirror->n_changes++;
  g_assert_cmpuint (place + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, place, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, (int) (place + i), g_list_model_get_item (model, place + i));
  assert_mirrors (mirror);
}

static MasarRecords *
new_records (guint n_events)
{
  MasarRecords *records = masar_records_new ();

  masar_records_add_article (records, "article");
  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      masar_records_add_event (records, id);
    }
  return records;
}

static void
set_positions (MasarItemList *list, MasarRecords *records, const guint *positions, guint n_positions)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (array, positions, n_positions);
  masar_item_list_set (list, records, array);
}

static void
test_list (void)
{
  static const guint orders[][3] = { { 2, 0, 1 }, { 1, 1, 0 } };
  MasarItemList *list = masar_item_list_new (MASAR_TYPE_EVENT_ITEM);
  g_autoptr (MasarRecords) records = new_records (3);
  Mirror mirror = { G_LIST_MODEL (list), g_ptr_array_new_with_free_func (g_object_unref), 0 };
  MasarEventItem *item;

  g_assert_true (g_list_model_get_item_type (mirror.model) == MASAR_TYPE_EVENT_ITEM);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &mirror);

  set_positions (list, records, orders[0], 3);
  set_positions (list, records, orders[1], 2);
  set_positions (list, records, orders[0], 3);
  g_assert_cmpuint (mirror.n_changes, ==, 3);
  g_assert_cmpuint (masar_item_list_find (list, 0), ==, 1);
  g_assert_cmpuint (masar_item_list_find (list, 7), ==, G_MAXUINT);

  item = g_list_model_get_item (mirror.model, 0);
  g_assert_cmpuint (masar_event_item_get_position (item), ==, 2);
  g_assert_cmpstr (masar_event_item_get_record (item)->id, ==, "e2");
  masar_item_list_set (list, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (mirror.model), ==, 0);
  g_assert_null (g_list_model_get_item (mirror.model, 0));

  /* An item outlives its list. */
  g_ptr_array_unref (mirror.items);
  g_assert_finalize_object (list);
  g_assert_cmpstr (masar_event_item_get_record (item)->id, ==, "e2");
  g_assert_finalize_object (item);
}

static void
test_articles (void)
{
  static const guint order[] = { 0 };
  MasarItemList *list = masar_item_list_new (MASAR_TYPE_ARTICLE_ITEM);
  g_autoptr (MasarRecords) records = new_records (0);
  g_autoptr (MasarArticleItem) item = NULL;

  set_positions (list, records, order, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpuint (masar_article_item_get_position (item), ==, 0);
  g_assert_cmpstr (masar_article_item_get_record (item)->id, ==, "article");
  g_assert_finalize_object (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/items/list", test_list);
  g_test_add_func ("/items/articles", test_articles);
  return g_test_run ();
}
