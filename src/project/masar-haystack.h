/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarHaystack:
 *
 * The words of all events and articles, folded as search compares them.  Immutable; may be searched on any thread.
 */
typedef struct _MasarHaystack MasarHaystack;

/**
 * MasarFound:
 * @events: by event, 1 where the words were found
 * @articles: by article, 1 where they are in its headline or outlet
 *
 * What a search found.
 */
typedef struct
{
  guint8 *events;
  guint8 *articles;
} MasarFound;

MasarHaystack *masar_haystack_new (MasarRecords *records);
MasarHaystack *masar_haystack_ref (MasarHaystack *self);
void masar_haystack_unref (MasarHaystack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarHaystack, masar_haystack_unref)

char **masar_haystack_new_needles (const char *words);
MasarFound *masar_haystack_find (MasarHaystack *self, char **needles, GCancellable *cancellable);
void masar_found_free (MasarFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarFound, masar_found_free)

G_END_DECLS
