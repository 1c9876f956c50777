/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-page-private.h"

#include <string.h>

/* Where on a page the article stands: its headline, and the element that holds its paragraphs.  What the page says of
 * itself goes first (microdata, the names that its makers gave their elements), then the element around the headline
 * that holds prose, then <article> and <main>, and at last the element with most of the page's prose.  Prose is text
 * outside links, headings and what the page sets apart.  Each element is seen once, so a page costs its length. */

/* Some twenty words: less is no article. */
#define MIN_PROSE_BYTES 200

/* An element with so much of another's prose stands for it, within it. */
#define MOST 0.6

/* Of the page's prose the element that is named after the article has at least so much: comments may be long. */
#define MIN_NAMED_SHARE 0.25

/* A headline is as long as this. */
#define MIN_TITLE_BYTES 20

typedef struct
{
  xmlNode *node;
  guint parent; /* its position */
  gsize n_bytes;
  gboolean is_left_out; /* whether its text is no prose */
} Element;

typedef struct
{
  GArray *elements; /* in the order of the page */
  const char *title;
  guint heading; /* position, or 0, which is the root */
} Search;

static Element *
get (const Search *self, guint position)
{
  return &g_array_index (self->elements, Element, position);
}

static gboolean
is_left_out (const xmlNode *node)
{
  static const char *const names[] = { "a", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "button", "label", NULL };

  return masar_page_is_one_of (node, names) || masar_page_is_hidden (node);
}

static void
add_element (Search *self, xmlNode *node, guint parent, gsize n_page_bytes)
{
  Element element = { node, parent, 0, FALSE };

  if (self->elements->len > 0)
    element.is_left_out = get (self, parent)->is_left_out;
  element.is_left_out |= is_left_out (node) || masar_page_is_aside (node, n_page_bytes);
  node->_private = GUINT_TO_POINTER (self->elements->len);
  g_array_append_val (self->elements, element);
}

static gsize
count_black (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += !g_ascii_isspace (*text);
  return n;
}

/* All elements, and the prose in each: what is under it, too. */
static void
collect (Search *self, xmlNode *root)
{
  const gsize n_page_bytes = masar_page_count_bytes (root);

  for (xmlNode *node = root; node != NULL; node = masar_page_next (node, TRUE))
    {
      const guint parent = node != root ? GPOINTER_TO_UINT (node->parent->_private) : 0;

      if (node->type == XML_ELEMENT_NODE)
        add_element (self, node, parent, n_page_bytes);
      else if (node->type == XML_TEXT_NODE && node->content != NULL && !get (self, parent)->is_left_out)
        get (self, parent)->n_bytes += count_black ((const char *) node->content);
    }
  for (guint i = self->elements->len - 1; i > 0; i--)
    get (self, get (self, i)->parent)->n_bytes += get (self, i)->n_bytes;
}

static gboolean
is_within (const Search *self, guint position, guint ancestor)
{
  while (position > ancestor)
    position = get (self, position)->parent;
  return position == ancestor;
}

/* ---- the headline ---- */

static char *
dup_content (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_auto (GStrv) words = g_strsplit_set (content != NULL ? (const char *) content : "", " \t\r\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  xmlFree (content);
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether it says what the page calls its title, be it with the site's name. */
static gboolean
is_title (const Search *self, const xmlNode *node)
{
  g_autofree char *text = NULL;

  if (self->title == NULL || masar_page_count_bytes ((xmlNode *) node) > 4 * strlen (self->title))
    return FALSE;
  text = dup_content (node);
  return strlen (text) >= MIN_TITLE_BYTES && strlen (text) * 2 >= strlen (self->title)
         && strstr (self->title, text) != NULL;
}

/* A heading, or else any text that stands for itself, not a link to the page itself. */
static guint
find_title (const Search *self)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };
  guint plain = 0;

  for (guint i = 1; i < self->elements->len; i++)
    {
      const Element *element = get (self, i);
      const gboolean is_heading = masar_page_is_one_of (element->node, headings);

      if (get (self, element->parent)->is_left_out
          || (!is_heading && (plain != 0 || element->is_left_out || element->n_bytes == 0)))
        continue;
      if (is_title (self, element->node))
        {
          if (is_heading)
            return i;
          plain = i;
        }
    }
  return plain;
}

/* Where no text is the page's title: its first heading, if it has one of that kind only. */
static guint
find_only_heading (const Search *self)
{
  static const char *const first[] = { "h1", NULL };
  guint found = 0;

  for (guint i = 1; i < self->elements->len; i++)
    if (masar_page_is_one_of (get (self, i)->node, first))
      {
        if (found != 0)
          return 0;
        found = i;
      }
  return found;
}

/* The nearest heading before the article's text, of the highest kind. */
static guint
find_heading_before (const Search *self, guint container)
{
  static const char *const kinds[][2] = { { "h1", NULL }, { "h2", NULL } };

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint i = container; i > 0; i--)
      if (masar_page_is_one_of (get (self, i)->node, kinds[kind]) && !get (self, get (self, i)->parent)->is_left_out)
        return i;
  return container;
}

/* ---- the text ---- */

/* "entry-content", "articleBody", "story__text": one word that says article, and one that says text. */
static gboolean
is_named_after_article (const char *name)
{
  static const char *const wholes[] = {
    "article", "post", "entry", "story", "news", "node", "field", "item", "single"
  };
  static const char *const parts[] = { "body", "content", "contents", "text", "txt", "details" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      const char *at = strstr (lower, wholes[i]);

      if (at == NULL || (at > lower && g_ascii_isalpha (at[-1])))
        continue;
      at += strlen (wholes[i]);
      at += strspn (at, "-_ ");
      /* "field--name-body" */
      if (g_str_has_prefix (at, "name-"))
        at += strlen ("name-");
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        if (g_str_has_prefix (at, parts[j]) && !g_ascii_isalpha (at[strlen (parts[j])]))
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_article_name (const xmlNode *node)
{
  static const char *const attributes[] = { "class", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = masar_page_dup_attribute (node, attributes[i]);
      g_auto (GStrv) names = value != NULL ? g_strsplit_set (value, " \t\r\n", -1) : NULL;

      for (gsize j = 0; names != NULL && names[j] != NULL; j++)
        if (is_named_after_article (names[j]))
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_article_property (const xmlNode *node)
{
  g_autofree char *property = masar_page_dup_attribute (node, "itemprop");

  return property != NULL && strstr (property, "articleBody") != NULL;
}

static gboolean
is_article (const xmlNode *node)
{
  static const char *const names[] = { "article", "main", NULL };
  g_autofree char *role = masar_page_dup_attribute (node, "role");

  return masar_page_is_one_of (node, names) || (role != NULL && strcmp (role, "main") == 0);
}

/* Of those that are so the one with most prose; the innermost if they hold each other, nearly. */
static guint
find_fullest (const Search *self, gboolean (*is_so) (const xmlNode *node), double min_share)
{
  const gsize least = MAX (MIN_PROSE_BYTES, get (self, 0)->n_bytes * min_share);
  guint best = 0;

  for (guint i = 1; i < self->elements->len; i++)
    {
      const Element *element = get (self, i);

      if (element->n_bytes < least || element->is_left_out || !is_so (element->node))
        continue;
      if (best == 0 || element->n_bytes > get (self, best)->n_bytes
          || (is_within (self, i, best) && element->n_bytes >= get (self, best)->n_bytes * MOST))
        best = i;
    }
  return best;
}

/* The smallest element around the headline with the prose of an article. */
static guint
find_around_heading (const Search *self)
{
  guint at = self->heading != 0 ? self->heading : find_only_heading (self);

  while (at > 0 && get (self, at)->n_bytes < MIN_PROSE_BYTES)
    at = get (self, at)->parent;
  return at;
}

/* The innermost element that still has most of its prose. */
static guint
narrow (const Search *self, guint region)
{
  for (guint i = region + 1; i < self->elements->len && is_within (self, i, region); i++)
    if (get (self, i)->n_bytes >= get (self, region)->n_bytes * MOST && !get (self, i)->is_left_out)
      region = i;
  return region;
}

static guint
find_container (const Search *self)
{
  guint found = find_fullest (self, has_article_property, 0);

  if (found == 0)
    found = find_fullest (self, has_article_name, MIN_NAMED_SHARE);
  if (found != 0)
    return found;
  found = find_around_heading (self);
  if (found == 0)
    found = find_fullest (self, is_article, MIN_NAMED_SHARE);
  return narrow (self, found);
}

static gboolean
is_single_paragraph (const xmlNode *node)
{
  static const char *const names[] = { "p", "blockquote", "li", NULL };

  return masar_page_is_one_of (node, names);
}

void
masar_page_find_article (xmlDoc *page, const char *title, MasarPageArticle *article)
{
  Search self = { g_array_new (FALSE, FALSE, sizeof (Element)), title, 0 };
  xmlNode *root = xmlDocGetRootElement (page);
  guint found = 0;

  *article = (MasarPageArticle){ NULL, NULL, NULL };
  if (root != NULL)
    {
      collect (&self, root);
      self.heading = find_title (&self);
      found = find_container (&self);
    }
  if (self.heading != 0)
    article->headline = dup_content (get (&self, self.heading)->node);
  /* One long paragraph is not all of it. */
  while (found > 0 && is_single_paragraph (get (&self, found)->node))
    found = get (&self, found)->parent;
  if (self.heading == 0 || self.heading > found)
    self.heading = find_heading_before (&self, found);
  if (found > 0 && get (&self, found)->n_bytes >= MIN_PROSE_BYTES)
    {
      article->container = get (&self, found)->node;
      article->start = get (&self, is_within (&self, self.heading, found) ? found : self.heading)->node;
    }
  g_array_unref (self.elements);
}
