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

/* No object stands at two places: what a view loses at once, as it does when it goes, must be no object twice. */
static void
assert_mirrors (Mirror *mirror)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (mirror->model), ==, mirror->items->len);
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (mirror->model, i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
      g_assert_true (g_hash_table_add (seen, item));
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
count_cb (GListModel *model, guint place, guint removed, guint added, guint *n)
{
  n[0]++;
  n[1] += removed;
  n[2] += added;
}

/* What stays is the same object, wherever it goes, and what stays in its place is not told as changed. */
static void
test_kept (void)
{
  static const struct
  {
    guint from[5], to[5]; /* ended by 9 */
    guint removed, added;
  } rows[] = {
    { { 0, 1, 2, 3, 9 }, { 0, 1, 2, 3, 9 }, 0, 0 },
    { { 0, 1, 2, 3, 9 }, { 2, 0, 1, 3, 9 }, 3, 3 },
    { { 0, 1, 2, 3, 9 }, { 0, 3, 9 }, 2, 0 },
    { { 0, 3, 9 }, { 0, 1, 2, 3, 9 }, 0, 2 },
    { { 1, 1, 1, 9 }, { 1, 9 }, 2, 0 },
    { { 0, 1, 9 }, { 9 }, 2, 0 },
    { { 3, 2, 1, 0, 9 }, { 0, 1, 2, 3, 9 }, 4, 4 },
  };
  g_autoptr (MasarRecords) records = new_records (4);
  g_autoptr (MasarRecords) others = new_records (4);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarItemList) list = masar_item_list_new (MASAR_TYPE_EVENT_ITEM);
      g_autoptr (GHashTable) made = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
      GListModel *model = G_LIST_MODEL (list);
      guint n_from = 0, n_to = 0, n[3] = { 0 };

      while (rows[i].from[n_from] != 9)
        n_from++;
      while (rows[i].to[n_to] != 9)
        n_to++;
      set_positions (list, records, rows[i].from, n_from);
      for (guint j = 0; j < n_from; j++)
        g_hash_table_insert (made, GUINT_TO_POINTER (rows[i].from[j] + 1), g_list_model_get_item (model, j));
      g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), n);
      set_positions (list, records, rows[i].to, n_to);
      g_assert_cmpuint (n[0], ==, rows[i].removed + rows[i].added > 0 ? 1 : 0);
      g_assert_cmpuint (n[1], ==, rows[i].removed);
      g_assert_cmpuint (n[2], ==, rows[i].added);
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_to);
      for (guint j = 0; j < n_to; j++)
        {
          g_autoptr (MasarEventItem) item = g_list_model_get_item (model, j);
          gpointer before = g_hash_table_lookup (made, GUINT_TO_POINTER (rows[i].to[j] + 1));

          g_assert_cmpuint (masar_event_item_get_position (item), ==, rows[i].to[j]);
          /* Of one that is there twice, either will do. */
          g_assert_true (before == NULL || before == item || rows[i].from[0] == rows[i].from[1]);
        }
      /* Of other records nothing stays. */
      set_positions (list, others, rows[i].to, n_to);
      g_assert_true (masar_item_list_get_records (list) == others);
      for (guint j = 0; j < n_to; j++)
        {
          g_autoptr (MasarEventItem) item = g_list_model_get_item (model, j);

          g_assert_false (g_hash_table_lookup (made, GUINT_TO_POINTER (rows[i].to[j] + 1)) == item);
        }
    }
}

/* The first that a view makes widgets for come in steps that it can follow, the rest at once; each is true when it is
 * told, and until the last of them nobody takes old places for new ones. */
static void
test_steps (void)
{
  g_autoptr (MasarRecords) records = new_records (2);
  g_autoptr (MasarRecords) others = new_records (2);
  MasarItemList *list = masar_item_list_new (MASAR_TYPE_EVENT_ITEM);
  Mirror mirror = { G_LIST_MODEL (list), g_ptr_array_new_with_free_func (g_object_unref), 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  for (guint round = 0; round < 5; round++)
    {
      const guint n = (const guint[]){ 5000, 9000, 300, 40, 700 }[round];
      MasarRecords *shown = round < 3 ? records : others;
      const gboolean anew = masar_item_list_get_records (list) != shown;
      g_autoptr (GArray) positions = g_array_new (FALSE, TRUE, sizeof (guint));
      guint n_steps = 1;

      g_array_set_size (positions, n);
      for (guint i = 0; i < n; i++)
        g_array_index (positions, guint, i) = (i + round) % 2;
      masar_item_list_begin (list, shown, positions);
      for (; masar_item_list_advance (list); n_steps++)
        {
          g_autoptr (MasarEventItem) first = g_list_model_get_item (mirror.model, 0);

          g_assert_cmpuint (masar_event_item_get_position (first), ==, round % 2);
          g_assert_true (masar_item_list_get_records (list) == (anew && round > 0 ? NULL : shown));
        }
      g_assert_cmpuint (n_steps, >, 1);
      g_assert_cmpuint (n_steps, <=, 20);
      g_assert_false (masar_item_list_advance (list));
      g_assert_cmpuint (g_list_model_get_n_items (mirror.model), ==, n);
      g_assert_true (masar_item_list_get_records (list) == shown);
      for (guint i = 0; i < n; i += 13)
        {
          g_autoptr (MasarEventItem) item = g_list_model_get_item (mirror.model, i);

          g_assert_cmpuint (masar_event_item_get_position (item), ==, (i + round) % 2);
          g_assert_true (masar_event_item_get_record (item)
                         == masar_records_get_event (shown, masar_event_item_get_position (item)));
        }
    }
  g_ptr_array_unref (mirror.items);
  g_assert_finalize_object (list);
}

/* Who asks anew before all has come gets that, and nothing of what was under way. */
static void
test_superseded (void)
{
  MasarRecords *records[] = { new_records (3), new_records (3), new_records (3) };
  MasarItemList *list = masar_item_list_new (MASAR_TYPE_EVENT_ITEM);
  Mirror mirror = { G_LIST_MODEL (list), g_ptr_array_new_with_free_func (g_object_unref), 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  for (guint round = 0; round < 20; round++)
    {
      MasarRecords *shown = records[(guint) g_test_rand_int_range (0, 3)];
      g_autoptr (GArray) positions = g_array_new (FALSE, TRUE, sizeof (guint));
      const guint n_steps = (guint) g_test_rand_int_range (0, 8);

      g_array_set_size (positions, (guint) g_test_rand_int_range (0, 600));
      for (guint i = 0; i < positions->len; i++)
        g_array_index (positions, guint, i) = (guint) g_test_rand_int_range (0, 3);
      masar_item_list_begin (list, shown, positions);
      for (guint i = 0; i < n_steps && masar_item_list_advance (list); i++)
        ;
      if (round % 4 != 0)
        continue;
      while (masar_item_list_advance (list))
        ;
      g_assert_cmpuint (g_list_model_get_n_items (mirror.model), ==, positions->len);
      for (guint i = 0; i < positions->len; i++)
        {
          g_autoptr (MasarEventItem) item = g_list_model_get_item (mirror.model, i);

          g_assert_true (masar_event_item_get_record (item)
                         == masar_records_get_event (shown, g_array_index (positions, guint, i)));
        }
    }
  masar_item_list_set (list, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (mirror.model), ==, 0);
  g_ptr_array_unref (mirror.items);
  g_assert_finalize_object (list);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_clear_pointer (&records[i], masar_records_unref);
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
  g_test_add_func ("/items/kept", test_kept);
  g_test_add_func ("/items/steps", test_steps);
  g_test_add_func ("/items/superseded", test_superseded);
  g_test_add_func ("/items/articles", test_articles);
  return g_test_run ();
}
