/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarDocument:
 * @id: the file's name without its ending, or the record's own id
 * @uri: where it was read; a record of a file of many has the line as fragment
 * @sha256: of the bytes as they were read, in hexadecimal
 * @encoding: from which it was decoded
 * @text: (type utf8): what there is to read, decoded: of a text file all of it, byte for byte where it was UTF-8; of a
 *   saved page the visible text, a block a line
 * @length: bytes of @text
 * @title: headline by metadata or sidecar, or %NULL
 * @outlet: outlet by metadata or sidecar, or %NULL
 * @url: address by metadata or sidecar, or %NULL
 * @published: publication date as metadata or sidecar give it, or %NULL
 * @from_sidecar: whether a sidecar gave @published, else metadata did
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
  char *url;
  char *published;
  gboolean from_sidecar;
} MasarDocument;

MasarDocument *masar_document_new  (const char *id, const char *uri);
void           masar_document_free (MasarDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarDocument, masar_document_free)

G_END_DECLS
