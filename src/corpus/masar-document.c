/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-document.h"

/**
 * masar_document_new:
 * @id: its id
 * @uri: where it was read
 *
 * Makes a document without text, for an importer to fill in.
 *
 * Returns: (transfer full): the document
 */
MasarDocument *
masar_document_new (const char *id, const char *uri)
{
  MasarDocument *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_new0 (MasarDocument, 1);
  self->id = g_strdup (id);
  self->uri = g_strdup (uri);
  return self;
}

static void
clear_date (gpointer hint)
{
  g_free (((MasarDateHint *) hint)->text);
}

/**
 * masar_document_add_date:
 * @self: a document
 * @text: a publication date as metadata write it
 * @reason: (not nullable): which part of the page says so; a static string
 *
 * Notes what the metadata say: the first is the document's date, every further one is kept beside it.
 */
void
masar_document_add_date (MasarDocument *self, const char *text, const char *reason)
{
  const MasarDateHint hint = { g_strdup (text), reason };

  g_return_if_fail (self != NULL && text != NULL);

  if (self->dates == NULL)
    {
      self->dates = g_array_new (FALSE, FALSE, sizeof (MasarDateHint));
      g_array_set_clear_func (self->dates, clear_date);
    }
  if (self->published == NULL)
    self->published = g_strdup (text);
  g_array_append_val (self->dates, hint);
}

/**
 * masar_document_free:
 * @self: (nullable): a document
 *
 * Frees @self and all it holds.
 */
void
masar_document_free (MasarDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->uri);
  g_free (self->sha256);
  g_free (self->encoding);
  g_free (self->text);
  g_free (self->title);
  g_free (self->outlet);
  g_free (self->publisher);
  g_free (self->url);
  g_free (self->published);
  g_clear_pointer (&self->dates, g_array_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_free (self);
}
