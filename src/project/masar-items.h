/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarArticleItem:
 *
 * An article as lists and rows see it: a position in the project's records.  Made on demand.
 */
#define MASAR_TYPE_ARTICLE_ITEM (masar_article_item_get_type ())
G_DECLARE_FINAL_TYPE (MasarArticleItem, masar_article_item, MASAR, ARTICLE_ITEM, GObject)

guint masar_article_item_get_position (MasarArticleItem *self);
const MasarArticleRecord *masar_article_item_get_record (MasarArticleItem *self);

/**
 * MasarEventItem:
 *
 * An event as lists and rows see it: a position in the project's records.  Made on demand.
 */
#define MASAR_TYPE_EVENT_ITEM (masar_event_item_get_type ())
G_DECLARE_FINAL_TYPE (MasarEventItem, masar_event_item, MASAR, EVENT_ITEM, GObject)

guint masar_event_item_get_position (MasarEventItem *self);
const MasarEventRecord *masar_event_item_get_record (MasarEventItem *self);

/**
 * MasarItemList:
 *
 * A #GListModel over some of the articles or events of records, in a given order.  An item is made when it is first
 * asked for, and stays the same object.
 */
#define MASAR_TYPE_ITEM_LIST (masar_item_list_get_type ())
G_DECLARE_FINAL_TYPE (MasarItemList, masar_item_list, MASAR, ITEM_LIST, GObject)

MasarItemList *masar_item_list_new (GType item_type);
MasarRecords *masar_item_list_get_records (MasarItemList *self);
void masar_item_list_begin (MasarItemList *self, MasarRecords *records, GArray *positions);
gboolean masar_item_list_advance (MasarItemList *self);
void masar_item_list_set (MasarItemList *self, MasarRecords *records, GArray *positions);
guint masar_item_list_find (MasarItemList *self, guint position);

G_END_DECLS
