/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarLatest:
 *
 * Work of one kind on a thread, of which only the latest that was asked for counts.
 *
 * At most one piece of it runs at a time.  Whoever asks anew cancels what runs and takes the place of what waits; what
 * was superseded is never heard of.  Requests and results change hands: the thread owns a request while it works, the
 * main thread the result, and what a result holds of a request is immutable and counted by atomic references.
 *
 * Asked, heard and freed on one thread, which runs a main context.
 */
typedef struct _MasarLatest MasarLatest;

/**
 * MasarLatestWork:
 * @request: what was asked for; read only
 * @cancellable: (nullable): to be looked at now and then
 *
 * Called on a thread of its own, or on the caller's.
 *
 * Returns: (transfer full) (nullable): the result; %NULL when it was cancelled
 */
typedef gpointer (*MasarLatestWork) (gconstpointer request, GCancellable *cancellable);

/**
 * MasarLatestDone:
 * @result: (transfer full): of the latest request
 *
 * Called on the thread that asked.
 */
typedef void (*MasarLatestDone) (gpointer result, gpointer user_data);

MasarLatest *masar_latest_new (MasarLatestWork work,
                               GDestroyNotify free_request,
                               GDestroyNotify free_result,
                               MasarLatestDone done,
                               gpointer user_data);
void masar_latest_free (MasarLatest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarLatest, masar_latest_free)

void masar_latest_ask (MasarLatest *self, gpointer request, gboolean at_once);
void masar_latest_cancel (MasarLatest *self);
gboolean masar_latest_is_busy (const MasarLatest *self);

gboolean masar_latest_suits_frame (const MasarRecords *records);

G_END_DECLS
