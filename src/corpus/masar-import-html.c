/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-import-private.h"
#include "masar-page-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* A saved page is one article.  Its scripts are not run and nothing it refers to is fetched. */

/* The declaration must stand this early (HTML standard, "determining the character encoding"), but older pages are
 * wordier. */
#define CHARSET_SCAN_BYTES 4096

/* What <meta charset="…"> or <meta http-equiv content="text/html; charset=…"> says. */
static char *
dup_declared_charset (const char *bytes, gsize length)
{
  g_autofree char *head = g_ascii_strdown (bytes, MIN (length, CHARSET_SCAN_BYTES));
  const char *at = head;

  while ((at = strstr (at, "charset")) != NULL)
    {
      gsize n;

      at += strlen ("charset");
      at += strspn (at, " \t\r\n");
      if (*at != '=')
        continue;
      at++;
      at += strspn (at, " \t\r\n\"'");
      n = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
      if (n > 0)
        return g_strndup (at, n);
    }
  return NULL;
}

/* A page that is valid UTF-8 is UTF-8, whatever it declares; else it is what it declares, if that can be so. */
static gboolean
decode_page (const MasarImport *self, MasarDocument *document, const char *bytes, gsize length, GError **error)
{
  g_autofree char *declared = NULL;

  if (self->encoding != NULL)
    return masar_import_decode (self, document, bytes, length, self->encoding, error);
  if (!g_utf8_validate_len (bytes, length, NULL))
    declared = dup_declared_charset (bytes, length);
  if (declared != NULL && !g_str_has_prefix (declared, "utf")
      && masar_import_decode (self, document, bytes, length, declared, NULL))
    return TRUE;
  return masar_import_decode (self, document, bytes, length, NULL, error);
}

static xmlDoc *
parse_page (const char *html, gsize length)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;

  xmlInitParser ();
  return htmlReadMemory (html, (int) length, NULL, "UTF-8", options);
}

void
masar_page_read_fragment (const char *html, MasarDocument *document)
{
  xmlDoc *page = parse_page (html, strlen (html));

  if (page == NULL)
    return;
  masar_page_read_text (page, &(MasarPageArticle){ NULL }, document);
  xmlFreeDoc (page);
}

/* A page that its scripts would build holds its article in its data only. */
static void
read_article_body (const char *article_body, MasarDocument *document)
{
  g_autofree char *title = document->title != NULL ? g_markup_escape_text (document->title, -1) : g_strdup ("");
  g_auto (GStrv) lines = g_strsplit (article_body, "\n", -1);
  g_autofree char *paragraphs = g_strjoinv ("</p><p>", lines);
  g_autofree char *html = g_strconcat ("<h1>", title, "</h1><p>", paragraphs, "</p>", NULL);

  masar_page_read_fragment (html, document);
}

static void
read_document (xmlDoc *page, MasarDocument *document)
{
  g_autofree char *article_body = NULL;
  MasarPageArticle article;

  masar_page_read_metadata (page, document, &article_body);
  masar_page_find_article (page, document->title, &article);
  masar_page_read_headline (page, article.headline, document);
  if (article.container == NULL && article_body != NULL)
    read_article_body (article_body, document);
  else
    masar_page_read_text (page, &article, document);
  g_free (article.headline);
}

static gboolean
read_page (MasarDocument *document, GError **error)
{
  xmlDoc *page = parse_page (document->text, document->length);

  g_clear_pointer (&document->text, g_free);
  document->length = 0;
  if (page != NULL)
    {
      read_document (page, document);
      xmlFreeDoc (page);
    }
  if (document->text != NULL && masar_import_has_text (document->text))
    return TRUE;
  g_set_error (error, MASAR_IMPORT_ERROR, MASAR_IMPORT_ERROR_EMPTY, "Expected a page with text, found none in it");
  return FALSE;
}

gboolean
masar_import_html (const MasarImport *self, GError **error)
{
  g_autofree char *id = masar_import_dup_id (self);
  g_autoptr (MasarDocument) document = masar_document_new (id, self->uri);
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = masar_import_load (self, &length, error);
  if (bytes == NULL || !decode_page (self, document, bytes, length, error) || !read_page (document, error))
    return FALSE;
  masar_sidecar_read (self, document);
  self->sink (g_steal_pointer (&document), self->user_data);
  return TRUE;
}
