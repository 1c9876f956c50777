/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"
#include "masar-json-private.h"
#include "masar-page-private.h"
#include "masar-text.h"

#include <string.h>

/* What a page says of itself: the meta elements of Open Graph, schema.org, Dublin Core and the common publishing
 * systems, JSON-LD, <time>, <title> and the canonical address.  Of several that say the same thing the first in these
 * lists holds. */

typedef struct
{
  const char *names[12]; /* in the order of trust */
  gsize offset;          /* of the hint in MasarDocument */
} MetaHint;

static const MetaHint meta_hints[] = {
  { { "og:title", "twitter:title", "dc.title", "headline" }, G_STRUCT_OFFSET (MasarDocument, title) },
  { { "og:site_name", "application-name" }, G_STRUCT_OFFSET (MasarDocument, outlet) },
  { { "dc.publisher", "publisher", "twitter:site" }, G_STRUCT_OFFSET (MasarDocument, publisher) },
  { { "og:url", "twitter:url" }, G_STRUCT_OFFSET (MasarDocument, url) },
};

static const char *const date_metas[] = { "article:published_time",
                                          "og:article:published_time",
                                          "datepublished",
                                          "date.issued",
                                          "dc.date.issued",
                                          "dcterms.issued",
                                          "dc.date",
                                          "pubdate",
                                          "publish-date",
                                          "publishdate",
                                          "parsely-pub-date",
                                          "date" };

/* A shorter text in the page's data is a summary. */
#define MIN_BODY_BYTES 200

/* What parts the headline from the site's name in <title>. */
#define TITLE_SEPARATORS "|-–—:•·»«/"

typedef struct
{
  MasarDocument *document;
  char *article_body;
} Metadata;

/* JSON-LD objects nest articles in graphs and lists, not deeper. */
#define MAX_LD_DEPTH 6

static void
set_once (char **hint, char *value)
{
  if (value != NULL)
    g_strstrip (value);
  if (*hint == NULL && value != NULL && *value != '\0' && g_utf8_validate (value, -1, NULL))
    *hint = value;
  else
    g_free (value);
}

static void
take_date (MasarDocument *document, char *date, const char *reason)
{
  if (date != NULL && *g_strstrip (date) != '\0' && g_utf8_validate (date, -1, NULL))
    masar_document_add_date (document, date, reason);
  g_free (date);
}

static char *
dup_meta_name (const xmlNode *node)
{
  static const char *const attributes[] = { "property", "name", "itemprop" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *name = masar_page_dup_attribute (node, attributes[i]);

      if (name != NULL)
        return g_ascii_strdown (name, -1);
    }
  return NULL;
}

/* Meta elements by name; the first of a name holds. */
static GHashTable *
collect_meta (xmlNode *root)
{
  GHashTable *meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (xmlNode *node = root; node != NULL; node = masar_page_next (node, TRUE))
    {
      g_autofree char *name = NULL;
      char *content;

      if (node->type != XML_ELEMENT_NODE || strcmp ((const char *) node->name, "meta") != 0)
        continue;
      name = dup_meta_name (node);
      content = masar_page_dup_attribute (node, "content");
      if (name != NULL && content != NULL && !g_hash_table_contains (meta, name))
        g_hash_table_insert (meta, g_steal_pointer (&name), content);
      else
        g_free (content);
    }
  return meta;
}

static char *
dup_ld_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return dup_ld_string (json_node_get_object (node), strcmp (name, "mainEntityOfPage") == 0 ? "@id" : "name");
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return NULL;
}

static void take_ld (Metadata *self, JsonNode *node, guint depth);

static void
take_ld_object (Metadata *self, JsonObject *object, guint depth)
{
  MasarDocument *document = self->document;

  /* Only what is published is an article: a page lists its site and its crumbs, too. */
  if (json_object_has_member (object, "datePublished") || json_object_has_member (object, "headline"))
    {
      take_date (document, dup_ld_string (object, "datePublished"), "json-ld");
      set_once (&document->title, dup_ld_string (object, "headline"));
      set_once (&document->outlet, dup_ld_string (object, "publisher"));
      set_once (&document->url, dup_ld_string (object, "url"));
      set_once (&document->url, dup_ld_string (object, "mainEntityOfPage"));
      set_once (&self->article_body, dup_ld_string (object, "articleBody"));
    }
  if (json_object_has_member (object, "@graph"))
    take_ld (self, json_object_get_member (object, "@graph"), depth + 1);
}

static void
take_ld (Metadata *self, JsonNode *node, guint depth)
{
  JsonArray *array;

  if (depth > MAX_LD_DEPTH)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    take_ld_object (self, json_node_get_object (node), depth);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    take_ld (self, json_array_get_element (array, i), depth + 1);
}

static void
read_ld (const xmlNode *script, Metadata *self)
{
  g_autofree char *type = masar_page_dup_attribute (script, "type");
  g_autofree char *wrapped = NULL;
  g_autoptr (JsonNode) root = NULL;
  xmlChar *content;

  if (type == NULL || g_ascii_strcasecmp (type, "application/ld+json") != 0)
    return;
  content = xmlNodeGetContent (script);
  /* Some break lines within strings. */
  for (xmlChar *c = content; c != NULL && *c != '\0'; c++)
    if (*c < ' ')
      *c = ' ';
  /* It may be a list; our reader takes objects. */
  wrapped = g_strdup_printf ("{\"@graph\":%s}", (const char *) content);
  xmlFree (content);
  root = masar_json_parse_object (wrapped, strlen (wrapped), 1, NULL);
  if (root != NULL)
    take_ld (self, root, 0);
}

static void
read_link (const xmlNode *node, Metadata *self)
{
  g_autofree char *rel = masar_page_dup_attribute (node, "rel");

  if (rel != NULL && g_ascii_strcasecmp (rel, "canonical") == 0)
    set_once (&self->document->url, masar_page_dup_attribute (node, "href"));
}

/* The date that an element gives for a program to read. */
static char *
dup_machine_date (const xmlNode *node)
{
  static const char *const attributes[] = { "datetime", "content", "title" };
  char *date = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (attributes) && date == NULL; i++)
    date = masar_page_dup_attribute (node, attributes[i]);
  return date;
}

/* A page has a <time> for each of its teasers; only one that says it is the publication's is the article's. */
static void
read_published (const xmlNode *node, Metadata *self)
{
  static const char *const dating_elements[] = { "time", "abbr", NULL };
  g_autofree char *itemprop = masar_page_dup_attribute (node, "itemprop");
  g_autofree char *class = masar_page_dup_attribute (node, "class");

  if ((itemprop != NULL && strstr (itemprop, "datePublished") != NULL)
      || (masar_page_is_one_of (node, dating_elements)
          && ((class != NULL && (strstr (class, "published") != NULL || strstr (class, "entry-date") != NULL))
              || xmlHasProp ((xmlNode *) node, (const xmlChar *) "pubdate") != NULL)))
    take_date (self->document, dup_machine_date (node), "element");
}

static void
read_title (const xmlNode *node, Metadata *self)
{
  xmlChar *content = xmlNodeGetContent (node);

  set_once (&self->document->title, g_strdup ((const char *) content));
  xmlFree (content);
}

typedef void (*ElementReader) (const xmlNode *node, Metadata *self);

static void
read_elements (xmlNode *root, const char *name, ElementReader reader, Metadata *self)
{
  for (xmlNode *node = root; node != NULL; node = masar_page_next (node, TRUE))
    if (node->type == XML_ELEMENT_NODE && (name == NULL || strcmp ((const char *) node->name, name) == 0))
      reader (node, self);
}

void
masar_page_read_metadata (xmlDoc *page, MasarDocument *document, char **article_body)
{
  xmlNode *root = xmlDocGetRootElement (page);
  g_autoptr (GHashTable) meta = NULL;
  Metadata self = { document, NULL };

  if (root == NULL)
    return;
  meta = collect_meta (root);
  for (guint i = 0; i < G_N_ELEMENTS (meta_hints); i++)
    for (guint j = 0; j < G_N_ELEMENTS (meta_hints[i].names) && meta_hints[i].names[j] != NULL; j++)
      set_once (G_STRUCT_MEMBER_P (document, meta_hints[i].offset),
                g_strdup (g_hash_table_lookup (meta, meta_hints[i].names[j])));
  for (guint i = 0; i < G_N_ELEMENTS (date_metas); i++)
    take_date (document, g_strdup (g_hash_table_lookup (meta, date_metas[i])), "meta");
  read_elements (root, "script", read_ld, &self);
  read_elements (root, "link", read_link, &self);
  read_elements (root, NULL, read_published, &self);
  read_elements (root, "title", read_title, &self);
  if (self.article_body != NULL && strlen (self.article_body) < MIN_BODY_BYTES)
    g_clear_pointer (&self.article_body, g_free);
  *article_body = self.article_body;
}

/* What <title> says besides the headline, without the marks that part it off; (nullable). */
static char *
dup_rest_of_title (const char *title, const char *headline)
{
  const char *at = strstr (title, headline);
  g_autofree char *before = at != NULL ? g_strndup (title, at - title) : NULL;

  return at != NULL ? g_strconcat (before, "|", at + strlen (headline), NULL) : NULL;
}

static gboolean
is_separator (gunichar c)
{
  return g_utf8_strchr (TITLE_SEPARATORS, -1, c) != NULL;
}

/* The site's name, if that is all that <title> says besides the headline; of a name in two scripts the Arabic one. */
static char *
dup_site_name (const char *title, const char *headline)
{
  g_autofree char *rest = dup_rest_of_title (title, headline);
  g_autofree char *name = NULL;
  gboolean is_arabic = FALSE;

  for (const char *at = rest; at != NULL && *at != '\0';)
    {
      const char *start = at;
      g_autofree char *part = NULL;
      gboolean part_is_arabic;

      while (*at != '\0' && !is_separator (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      part = g_strstrip (g_strndup (start, at - start));
      at = *at != '\0' ? g_utf8_next_char (at) : at;
      part_is_arabic = masar_has_arabic (part);
      if (*part == '\0' || (name != NULL && is_arabic && !part_is_arabic))
        continue;
      if (name != NULL && is_arabic == part_is_arabic)
        return NULL;
      g_free (name);
      name = g_steal_pointer (&part);
      is_arabic = part_is_arabic;
    }
  return g_steal_pointer (&name);
}

static void
read_site_name (const xmlNode *node, const char *headline, MasarDocument *document)
{
  xmlChar *content = xmlNodeGetContent (node);

  g_autofree char *name = content != NULL ? dup_site_name ((const char *) content, headline) : NULL;

  /* A name in the readers' script is the one they know. */
  if (name != NULL && masar_has_arabic (name) && document->outlet != NULL && !masar_has_arabic (document->outlet))
    g_clear_pointer (&document->outlet, g_free);
  set_once (&document->outlet, g_steal_pointer (&name));
  xmlFree (content);
}

/* The headline as it stands on the page goes before what metadata add to it; who publishes the site has a name of his
 * own, and gives it to the page where that has none. */
void
masar_page_read_headline (xmlDoc *page, const char *headline, MasarDocument *document)
{
  for (xmlNode *node = xmlDocGetRootElement (page); node != NULL && headline != NULL;
       node = masar_page_next (node, TRUE))
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "title") == 0)
      read_site_name (node, headline, document);
  set_once (&document->outlet, g_strdup (document->publisher));
  if (headline == NULL)
    return;
  g_free (document->title);
  document->title = g_strdup (headline);
}
