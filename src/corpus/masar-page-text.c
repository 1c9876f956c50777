/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-page-private.h"

#include <string.h>

/* The visible text of a page, a block a line, and what the page's structure says of each line.  The walk keeps its own
 * place, so that a page nested however deep takes no stack. */

static const char *const hidden_elements[] = { "head",   "script", "style",  "noscript", "template", "svg",
                                               "iframe", "object", "select", "textarea", "canvas",   "audio",
                                               "video",  "math",   "map",    NULL };

static const char *const block_elements[] = {
  "address", "article", "aside",    "blockquote", "body",   "br",     "button", "caption", "center", "dd", "div",
  "dl",      "dt",      "fieldset", "figcaption", "figure", "footer", "form",   "h1",      "h2",     "h3", "h4",
  "h5",      "h6",      "header",   "hr",         "label",  "legend", "li",     "main",    "nav",    "ol", "p",
  "pre",     "section", "table",    "tbody",      "td",     "tfoot",  "th",     "thead",   "tr",     "ul", NULL
};

static const char *const heading_elements[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };
static const char *const prose_elements[] = { "p", "blockquote", NULL };
static const char *const aside_elements[] = { "nav", "aside", "footer", "form", "button", NULL };

/* Words by which the makers of pages name what is not the article: whole words of a class or an id. */
static const char *const aside_words[] = { "nav",      "navbar",     "menu",        "sidebar",         "related",
                                           "comment",  "comments",   "share",       "sharing",         "social",
                                           "footer",   "breadcrumb", "breadcrumbs", "widget",          "cookie",
                                           "cookies",  "newsletter", "subscribe",   "advert",          "ads",
                                           "banner",   "popup",      "recommended", "recommendations", "trending",
                                           "mostread", "tags",       "pagination",  "copyright",       NULL };

static const char *const aside_roles[] = { "navigation", "complementary", "search", "contentinfo", "banner", NULL };

/* An element with so much of the page's text is not set apart, whatever it is called. */
#define MAX_ASIDE_SHARE 0.4

typedef enum
{
  NODE_BLOCK = 1 << 0,
  NODE_LINK = 1 << 1,
  NODE_HEADING = 1 << 2,
  NODE_PROSE = 1 << 3,
  NODE_CAPTION = 1 << 4,
  NODE_ASIDE = 1 << 5,
} NodeTraits;
#define N_TRAITS 6

typedef struct
{
  GString *text;
  GArray *blocks;
  MasarBlock block;       /* the line in hand */
  guint within[N_TRAITS]; /* how many elements with each trait are open */
  gsize page_bytes;
  gboolean space; /* white space waits to be written */
  const MasarPageArticle *article;
  gboolean in_article; /* behind its start, and its container has not ended */
  gboolean in_container;
} Walk;

gboolean
masar_page_is_one_of (const xmlNode *node, const char *const *names)
{
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  for (; *names != NULL; names++)
    if (strcmp ((const char *) node->name, *names) == 0)
      return TRUE;
  return FALSE;
}

xmlNode *
masar_page_next (xmlNode *node, gboolean descend)
{
  if (descend && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != NULL && node->next == NULL)
    node = node->parent;
  return node != NULL ? node->next : NULL;
}

char *
masar_page_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp ((xmlNode *) node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

gboolean
masar_page_is_hidden (const xmlNode *node)
{
  g_autofree char *style = NULL;

  if (masar_page_is_one_of (node, hidden_elements))
    return TRUE;
  if (node->properties == NULL)
    return FALSE;
  if (xmlHasProp ((xmlNode *) node, (const xmlChar *) "hidden") != NULL)
    return TRUE;
  style = masar_page_dup_attribute (node, "style");
  return style != NULL && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL);
}

gsize
masar_page_count_bytes (xmlNode *root)
{
  xmlNode *end = masar_page_next (root, FALSE);
  gsize n_bytes = 0;

  for (xmlNode *node = root; node != end; node = masar_page_next (node, !masar_page_is_one_of (node, hidden_elements)))
    if (node->type == XML_TEXT_NODE && node->content != NULL)
      n_bytes += strlen ((const char *) node->content);
  return n_bytes;
}

/* Whether a name says one of @words, its parts being joined by hyphens and the like.  "no-sidebar" and "has-share" say
 * what stands beside it or not, not what it is. */
static gboolean
is_named (const char *name, const char *const *words)
{
  static const char *const of_others[] = { "no", "not", "non", "has", "with", "without", "hide", "hides", NULL };
  g_auto (GStrv) parts = g_strsplit_set (name, "-_:.", -1);

  for (gsize i = 0; parts[i] != NULL && !g_strv_contains (of_others, parts[i]); i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_word (const xmlNode *node, const char *attribute, const char *const *words)
{
  g_autofree char *value = masar_page_dup_attribute (node, attribute);
  g_autofree char *lower = NULL;
  g_auto (GStrv) names = NULL;

  if (value == NULL)
    return FALSE;
  lower = g_ascii_strdown (value, -1);
  names = g_strsplit_set (lower, " \t\r\n", -1);
  for (gsize i = 0; names[i] != NULL; i++)
    if (is_named (names[i], words))
      return TRUE;
  return FALSE;
}

gboolean
masar_page_is_aside (xmlNode *node, gsize n_page_bytes)
{
  static const char *const whole_page[] = { "html", "body", "main", "article", NULL };

  if (masar_page_is_one_of (node, whole_page))
    return FALSE;
  if (!masar_page_is_one_of (node, aside_elements)
      && (node->properties == NULL
          || !(has_word (node, "class", aside_words) || has_word (node, "id", aside_words)
               || has_word (node, "role", aside_roles))))
    return FALSE;
  return masar_page_count_bytes (node) < n_page_bytes * MAX_ASIDE_SHARE;
}

static NodeTraits
find_traits (const Walk *self, xmlNode *node)
{
  static const char *const caption_words[] = { "caption", "figcaption", NULL };
  NodeTraits traits = 0;

  if (masar_page_is_one_of (node, block_elements))
    traits |= NODE_BLOCK;
  if (strcmp ((const char *) node->name, "a") == 0)
    traits |= NODE_LINK;
  if (masar_page_is_one_of (node, heading_elements))
    traits |= NODE_HEADING;
  if (masar_page_is_one_of (node, prose_elements))
    traits |= NODE_PROSE;
  if (strcmp ((const char *) node->name, "figcaption") == 0
      || (node->properties != NULL && has_word (node, "class", caption_words)))
    traits |= NODE_CAPTION;
  if (self->within[g_bit_nth_lsf (NODE_ASIDE, -1)] == 0 && masar_page_is_aside (node, self->page_bytes))
    traits |= NODE_ASIDE;
  return traits;
}

static gboolean
is_within (const Walk *self, NodeTraits trait)
{
  return self->within[g_bit_nth_lsf (trait, -1)] > 0;
}

/* Spacers that ASCII does not know: the non-breaking ones, and those of no width. */
static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)) && !g_unichar_iszerowidth (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
end_line (Walk *self)
{
  self->space = FALSE;
  if (is_blank (self->text->str + self->block.passage.start))
    {
      g_string_truncate (self->text, self->block.passage.start);
      self->block.link_bytes = 0;
      return;
    }
  self->block.passage.end = self->text->len;
  g_array_append_val (self->blocks, self->block);
  g_string_append_c (self->text, '\n');
  self->block = (MasarBlock){ { self->text->len, self->text->len }, MASAR_BLOCK_PLAIN, 0 };
}

static MasarBlockKind
find_kind (const Walk *self)
{
  if (is_within (self, NODE_ASIDE) || (self->article->container != NULL && !self->in_article))
    return MASAR_BLOCK_ASIDE;
  if (is_within (self, NODE_CAPTION))
    return MASAR_BLOCK_CAPTION;
  if (is_within (self, NODE_HEADING))
    return MASAR_BLOCK_HEADING;
  if (self->in_container)
    return MASAR_BLOCK_BODY;
  return is_within (self, NODE_PROSE) ? MASAR_BLOCK_PROSE : MASAR_BLOCK_PLAIN;
}

/* White space of any length is one space, and none at the ends of a line. */
static void
take_text (Walk *self, const char *content)
{
  gsize start = self->text->len;

  for (const char *at = content; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);

      if (g_ascii_isspace (*at))
        self->space = self->text->len > self->block.passage.start;
      else
        {
          if (self->text->len == self->block.passage.start)
            self->block.kind = find_kind (self);
          if (self->space)
            g_string_append_c (self->text, ' ');
          self->space = FALSE;
          g_string_append_len (self->text, at, next - at);
        }
      at = next;
    }
  if (is_within (self, NODE_LINK))
    self->block.link_bytes += self->text->len - start;
}

static void
enter (Walk *self, xmlNode *node)
{
  NodeTraits traits = find_traits (self, node);

  if (traits & NODE_BLOCK)
    end_line (self);
  self->in_article |= node == self->article->start;
  self->in_container |= node == self->article->container;
  node->_private = GUINT_TO_POINTER (traits);
  for (guint i = 0; i < N_TRAITS; i++)
    self->within[i] += (traits >> i) & 1;
}

static void
leave (Walk *self, xmlNode *node)
{
  NodeTraits traits = GPOINTER_TO_UINT (node->_private);

  if (traits & NODE_BLOCK || node == self->article->container)
    end_line (self);
  for (guint i = 0; i < N_TRAITS; i++)
    self->within[i] -= (traits >> i) & 1;
  if (node == self->article->container)
    {
      self->in_article = FALSE;
      self->in_container = FALSE;
    }
}

/* Takes one node and returns the next, leaving every element that ends between them. */
static xmlNode *
step (Walk *self, xmlNode *node, xmlNode *root)
{
  if (node->type == XML_ELEMENT_NODE && !masar_page_is_hidden (node))
    {
      enter (self, node);
      if (node->children != NULL)
        return node->children;
      leave (self, node);
    }
  else if (node->type == XML_TEXT_NODE && node->content != NULL)
    take_text (self, (const char *) node->content);
  while (node != root && node->next == NULL)
    {
      node = node->parent;
      leave (self, node);
    }
  return node != root ? node->next : NULL;
}

void
masar_page_read_text (xmlDoc *page, const MasarPageArticle *article, MasarDocument *document)
{
  xmlNode *root = xmlDocGetRootElement (page);
  Walk self = { .article = article };

  if (root == NULL)
    return;
  self.text = g_string_new (NULL);
  self.blocks = g_array_new (FALSE, FALSE, sizeof (MasarBlock));
  self.page_bytes = masar_page_count_bytes (root);
  for (xmlNode *node = root; node != NULL;)
    node = step (&self, node, root);
  end_line (&self);
  document->blocks = self.blocks;
  document->length = self.text->len;
  document->text = g_string_free (self.text, FALSE);
}
