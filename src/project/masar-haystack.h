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
 *
 * Where the words of a search are.  Immutable, shared by threads.
 */
typedef struct _MasarFound MasarFound;

MasarHaystack *masar_haystack_new (MasarRecords *records);
MasarHaystack *masar_haystack_ref (MasarHaystack *self);
void masar_haystack_unref (MasarHaystack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarHaystack, masar_haystack_unref)

char **masar_haystack_new_needles (const char *words);
MasarFound *masar_haystack_find (MasarHaystack *self, char **needles, GCancellable *cancellable);

MasarFound *masar_found_ref (MasarFound *self);
void masar_found_unref (MasarFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarFound, masar_found_unref)

gboolean masar_found_get_event (const MasarFound *self, guint event);
gboolean masar_found_get_article (const MasarFound *self, guint article);

G_END_DECLS
