/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-document.h"

G_BEGIN_DECLS

/**
 * MasarSeen:
 *
 * Which articles have been read, so that none is read twice and no two have the same id.  Asked in the order of the
 * files, by one thread at a time.
 */
typedef struct _MasarSeen MasarSeen;

MasarSeen *masar_seen_new (void);
void masar_seen_free (MasarSeen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarSeen, masar_seen_free)

char *masar_seen_admit (MasarSeen *self, const char *id, const char *sha256, const char *uri, GError **error);

G_END_DECLS
