/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-document.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One JSON object, of which the first line is @line of its file: NULL with the place in @error when it is none. */
JsonNode *masar_json_parse_object (const char *bytes, gsize length, guint line, GError **error);

/* Members by their common names, JSON of any maker. */
void masar_members_set_hints (JsonObject *members, MasarDocument *document);
gboolean masar_members_read_article (JsonObject *members, MasarDocument *document);
gboolean masar_members_is_list_name (const char *name, gsize length);
gboolean masar_members_is_text_name (const char *name, gsize length);
char *masar_members_dup_id (JsonObject *members);

/*
 * MasarJsonCutter: cuts JSON that comes in pieces into records, the objects that may be articles: one a line, those of
 * an array, or those of an array within an object ({"articles":[…]}).
 *
 * @record: the record in hand
 * @line: of the byte in hand, from 1
 * @record_line: of the record's first byte
 * @too_large: whether the record is larger than an article can be, so that @record is not all of it
 * @take: called at the end of each record
 */
typedef struct _MasarJsonCutter MasarJsonCutter;

struct _MasarJsonCutter
{
  GByteArray *record;
  guint line;
  guint record_line;
  gboolean too_large;
  void (*take) (MasarJsonCutter *self, gpointer user_data);
  gpointer user_data;

  /*< private >*/
  gboolean is_begun;
  gboolean by_line;
  gboolean has_lists; /* records stood in one */
  gboolean in_string;
  gboolean escaped;
  guint depth;      /* of containers within the record, itself among them */
  guint list_depth; /* of those that every name on the way calls lists of articles, itself among them */
  gboolean after_list_name;
  gboolean after_text_name;
  gboolean in_list; /* "[" behind such a name: if an object follows, it is the first record */
  char around[8];   /* the containers around the records, outermost first: '{' or '[' */
  guint n_around;
  guint n_skipped; /* containers that are open beside the records */
  char name[16];   /* the string in hand or before, as far as it is that short */
  guint name_length;
};

void masar_json_cutter_init (MasarJsonCutter *self,
                             void (*take) (MasarJsonCutter *self, gpointer user_data),
                             gpointer user_data);
void masar_json_cutter_feed (MasarJsonCutter *self, const guint8 *bytes, gsize length);
void masar_json_cutter_end (MasarJsonCutter *self);
void masar_json_cutter_clear (MasarJsonCutter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MasarJsonCutter, masar_json_cutter_clear)

G_END_DECLS
