/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-passage.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarBlockKind:
 * @MASAR_BLOCK_PLAIN: nothing is known of it
 * @MASAR_BLOCK_PROSE: a paragraph
 * @MASAR_BLOCK_BODY: what the element holds that is the article's text
 * @MASAR_BLOCK_HEADING: a heading
 * @MASAR_BLOCK_CAPTION: what stands under a picture
 * @MASAR_BLOCK_ASIDE: menus, footers, sidebars, forms: what the page itself sets apart
 *
 * What a saved page's structure says of one line of its text.
 */
typedef enum
{
  MASAR_BLOCK_PLAIN,
  MASAR_BLOCK_PROSE,
  MASAR_BLOCK_BODY,
  MASAR_BLOCK_HEADING,
  MASAR_BLOCK_CAPTION,
  MASAR_BLOCK_ASIDE,
} MasarBlockKind;

/**
 * MasarBlock:
 * @passage: the line in the document's text
 * @kind: what the page's structure says
 * @link_bytes: how much of it stands in links
 */
typedef struct
{
  MasarPassage passage;
  MasarBlockKind kind;
  guint32 link_bytes;
} MasarBlock;

/**
 * MasarDateHint:
 * @text: a date as it was written
 * @reason: which part of the page says so, a short English identifier such as "json-ld"; static
 *
 * A publication date by metadata.
 */
typedef struct
{
  char *text;
  const char *reason;
} MasarDateHint;

/**
 * MasarDocument:
 * @id: the file's name without its ending, or the record's own id
 * @uri: where it was read; the fragment names a member of an archive, "#member=a.txt", and a record of a file of many,
 *   "#record=3", or both, "#member=all.jsonl&record=3"
 * @sha256: of the bytes as they were read, in hexadecimal
 * @encoding: from which it was decoded
 * @text: (type utf8): what there is to read, decoded: of a text file all of it, byte for byte where it was UTF-8; of a
 *   saved page the visible text, a block a line
 * @length: bytes of @text
 * @title: headline by metadata or sidecar, or %NULL
 * @outlet: outlet by metadata or sidecar, or %NULL
 * @publisher: who publishes the site, by metadata, or %NULL
 * @url: address by metadata or sidecar, or %NULL
 * @published: publication date as metadata or sidecar give it, or %NULL
 * @dates: (element-type MasarDateHint) (nullable): every one that a saved page's metadata give, most trusted first
 * @from_sidecar: whether a sidecar gave @published, else metadata did
 * @blocks: (element-type MasarBlock) (nullable): of a saved page what its structure says of each line, ascending
 *
 * One article as an importer found it.
 */
typedef struct
{
  char *id;
  char *uri;
  char *sha256;
  char *encoding;
  char *text;
  gsize length;
  char *title;
  char *outlet;
  char *publisher;
  char *url;
  char *published;
  GArray *dates;
  gboolean from_sidecar;
  GArray *blocks;
} MasarDocument;

MasarDocument *masar_document_new (const char *id, const char *uri);
void masar_document_add_date (MasarDocument *self, const char *text, const char *reason);
void masar_document_free (MasarDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarDocument, masar_document_free)

G_END_DECLS
