/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"
#include "masar-json-private.h"
#include "masar-page-private.h"

#include <string.h>

/* What the members of a JSON object say of an article, whoever made it: crawlers, feeds, content systems, search
 * engines and data sets name the same things in a few ways.  Names are compared without case, "_", "-" and blanks, so
 * that datePublished, date_published and "Date Published" are one.  Of several that say the same the first holds. */

static const char *const title_names[] = { "title", "headline", "articletitle", "newstitle", "heading", "name", NULL };
static const char *const text_names[] = { "text",           "content",  "body",        "articlebody", "article",
                                          "maintext",       "fulltext", "articletext", "contenttext", "rawcontent",
                                          "articlecontent", "bodytext", "contenthtml", "story",       NULL };
/* Where there is no more. */
static const char *const summary_names[] = { "description", "summary", "excerpt", NULL };
static const char *const outlet_names[] = { "outlet",     "source",    "publisher", "site",   "sitename",
                                            "sourcename", "newspaper", "website",   "domain", "sourcedomain",
                                            "provider",   "host",      NULL };
static const char *const url_names[] = { "url",        "link",      "uri",       "canonical", "canonicalurl",
                                         "articleurl", "sourceurl", "permalink", "href",      NULL };
static const char *const date_names[] = { "published",       "date",          "datepublished",
                                          "publishedat",     "publishdate",   "publisheddate",
                                          "publishtime",     "publishedtime", "pubdate",
                                          "publicationdate", "dateextracted", "timestamp",
                                          "createdat",       "datecreated",   NULL };
static const char *const id_names[] = { "id", "uid", "uuid", "guid", "articleid", "docid", NULL };

/* Where a value is an object, which of its members is meant. */
static const char *const hint_value_names[] = { "name", "rendered", "value", "date", "oid", NULL };
static const char *const text_value_names[] = { "rendered", "text", "content", "value", NULL };

/* The object of an article within a search engine's hit, or a content system's node. */
static const char *const inner_names[] = { "source", "article", "attributes", "fields", "item", "node",
                                           "data",   "post",    "document",   "doc",    NULL };

/* What holds the list of articles, and what such lists stand in. */
static const char *const list_names[] = { "articles", "data",  "items",   "docs",    "documents", "results",
                                          "news",     "posts", "records", "entries", "hits",      "response",
                                          "result",   "list",  "feed",    "nodes",   NULL };

/* Whether they are the same letters and digits; @name has only small ones. */
static gboolean
is_named (const char *member, gsize length, const char *name)
{
  for (gsize i = 0; i < length; i++)
    {
      if (*name != '\0' && g_ascii_tolower (member[i]) == *name)
        name++;
      else if (member[i] == '\0' || strchr ("_-$ @", member[i]) == NULL)
        return FALSE;
    }
  return *name == '\0';
}

static gboolean
is_one_of (const char *member, gsize length, const char *const *names)
{
  for (; *names != NULL; names++)
    if (is_named (member, length, *names))
      return TRUE;
  return FALSE;
}

gboolean
masar_members_is_list_name (const char *name, gsize length)
{
  return is_one_of (name, length, list_names);
}

gboolean
masar_members_is_text_name (const char *name, gsize length)
{
  return is_one_of (name, length, text_names);
}

/* The member of the name, or NULL.  Null is as good as none. */
static JsonNode *
find_member (JsonObject *members, const char *name)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, members);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    if (is_named (member, strlen (member), name) && !JSON_NODE_HOLDS_NULL (node))
      return node;
  return NULL;
}

/* A string as JSON spells it may hold half a surrogate pair, or a U+0000. */
static char *
dup_value (JsonNode *node)
{
  const GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING && *json_node_get_string (node) != '\0')
    return g_utf8_make_valid (json_node_get_string (node), -1);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  /* A time in seconds that a program wrote as a fraction. */
  if (type == G_TYPE_DOUBLE && ABS (json_node_get_double (node)) < 1e15)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) json_node_get_double (node));
  return NULL;
}

static char *
dup_object_value (JsonObject *object, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      JsonNode *node = find_member (object, names[i]);
      char *value = node != NULL ? dup_value (node) : NULL;

      if (value != NULL)
        return value;
    }
  return NULL;
}

/* Paragraphs, each a string or an object with one. */
static char *
dup_array_value (JsonArray *array, const char *const *names)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *value =
          JSON_NODE_HOLDS_OBJECT (node) ? dup_object_value (json_node_get_object (node), names) : dup_value (node);

      if (value != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "\n" : "", value);
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static char *
dup_member (JsonObject *members, const char *const *names, const char *const *value_names)
{
  for (; *names != NULL; names++)
    {
      JsonNode *node = find_member (members, *names);
      char *value = NULL;

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        value = dup_object_value (json_node_get_object (node), value_names);
      else if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
        value = dup_array_value (json_node_get_array (node), value_names);
      else if (node != NULL)
        value = dup_value (node);
      if (value != NULL)
        return value;
    }
  return NULL;
}

static void
set_hint (char **hint, char *value)
{
  if (value == NULL)
    return;
  g_free (*hint);
  *hint = value;
}

void
masar_members_set_hints (JsonObject *members, MasarDocument *document)
{
  set_hint (&document->title, dup_member (members, title_names, hint_value_names));
  set_hint (&document->outlet, dup_member (members, outlet_names, hint_value_names));
  set_hint (&document->url, dup_member (members, url_names, hint_value_names));
  set_hint (&document->published, dup_member (members, date_names, hint_value_names));
}

char *
masar_members_dup_id (JsonObject *members)
{
  return dup_member (members, id_names, hint_value_names);
}

/* Content systems keep their articles as HTML. */
static gboolean
has_markup (const char *text)
{
  static const char *const signs[] = { "</", "<br", "<p>", "/>", "&nbsp;", "&quot;", "&amp;", "&#" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (text, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A headline that the text does not begin with is put before it, so that it can be read and marked as any passage. */
static gboolean
lacks_title (const char *title, const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return title != NULL && !g_str_has_prefix (text, title);
}

/* Where only letters are escaped, the lines are the text's own. */
static char *
dup_with_breaks (const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (strstr (text, "<p") != NULL || strstr (text, "<br") != NULL || strstr (text, "<div") != NULL)
    return g_strdup (text);
  lines = g_strsplit (text, "\n", -1);
  return g_strjoinv ("<br>", lines);
}

static void
set_markup (MasarDocument *document, const char *text)
{
  g_autofree char *broken = dup_with_breaks (text);
  g_autofree char *title = lacks_title (document->title, text) ? g_markup_escape_text (document->title, -1) : NULL;
  g_autofree char *page =
      g_strconcat (title != NULL ? "<h1>" : "", title != NULL ? title : "", title != NULL ? "</h1>" : "", broken, NULL);

  masar_page_read_fragment (page, document);
}

/* What is written in it as in HTML, without that. */
static void
unescape_title (MasarDocument *document)
{
  g_autoptr (MasarDocument) page = masar_document_new ("title", NULL);

  masar_page_read_fragment (document->title, page);
  if (page->text == NULL || !masar_import_has_text (page->text))
    return;
  g_free (document->title);
  document->title = g_strstrip (g_strdelimit (g_steal_pointer (&page->text), "\n", ' '));
}

static gboolean
read_text (JsonObject *members, const char *const *names, MasarDocument *document)
{
  g_autofree char *text = dup_member (members, names, text_value_names);

  if (text == NULL || !masar_import_has_text (text))
    return FALSE;
  masar_members_set_hints (members, document);
  if (document->title != NULL && has_markup (document->title))
    unescape_title (document);
  if (has_markup (text))
    set_markup (document, text);
  if (document->text == NULL)
    document->text = lacks_title (document->title, text) ? g_strdup_printf ("%s\n\n%s", document->title, text)
                                                         : g_steal_pointer (&text);
  document->length = strlen (document->text);
  return TRUE;
}

/* Fills in text and hints: FALSE when it has no text. */
gboolean
masar_members_read_article (JsonObject *members, MasarDocument *document)
{
  for (gsize i = 0; inner_names[i] != NULL; i++)
    {
      JsonNode *inner = find_member (members, inner_names[i]);

      if (inner == NULL || !JSON_NODE_HOLDS_OBJECT (inner))
        continue;
      masar_members_set_hints (members, document);
      if (read_text (json_node_get_object (inner), text_names, document))
        return TRUE;
    }
  return read_text (members, text_names, document) || read_text (members, summary_names, document);
}
