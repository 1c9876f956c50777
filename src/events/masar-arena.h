/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MasarArena:
 *
 * Memory that is taken piece by piece and given back all at once.  It lies in a file without a name, so that the system
 * can write out what is not in use and take the memory for something else; where no such file can be made it lies in
 * memory like any other.  Of one thread.
 */
typedef struct _MasarArena MasarArena;

MasarArena *masar_arena_new (void);
void masar_arena_free (MasarArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarArena, masar_arena_free)

gpointer masar_arena_allocate (MasarArena *self, gsize size);
void masar_arena_relax (MasarArena *self);

G_END_DECLS
