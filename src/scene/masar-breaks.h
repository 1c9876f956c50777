/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-span.h"

G_BEGIN_DECLS

/**
 * MasarBreak:
 * @span: what takes little of the axis
 * @empty: the whole of the stretch in which there is nothing; it begins and ends a little beyond @span
 * @open: whether it takes its true length for now
 *
 * A long empty stretch of time, folded on the axis.
 */
typedef struct
{
  MasarSpan span;
  MasarSpan empty;
  gboolean open;
} MasarBreak;

/**
 * MasarBreaks:
 *
 * The breaks of an axis, in the order of time.  They map civil minutes to *axis minutes*, which pass as civil ones do
 * but for the breaks, each of which takes the same short time, whatever the scale: so nothing jumps when one goes
 * nearer or further.  Immutable and shared by threads.
 *
 * %NULL stands for an axis without breaks, where both kinds of minutes are the same.
 */
typedef struct _MasarBreaks MasarBreaks;

MasarBreaks *masar_breaks_new (const MasarBreak *breaks, guint n_breaks, gint64 width_minutes);
MasarBreaks *masar_breaks_turn (const MasarBreaks *self, guint position);
MasarBreaks *masar_breaks_unfold (MasarBreaks *self, guint position, double share);
MasarBreaks *masar_breaks_take_open (MasarBreaks *self, const MasarBreaks *other);
MasarBreaks *masar_breaks_ref (MasarBreaks *self);
void masar_breaks_unref (MasarBreaks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarBreaks, masar_breaks_unref)

gboolean masar_breaks_equal (const MasarBreaks *self, const MasarBreaks *other);
guint masar_breaks_get_n (const MasarBreaks *self);
MasarBreaks *masar_breaks_get_folded (MasarBreaks *self);
double masar_breaks_get_share (const MasarBreaks *self, guint position);
const MasarBreak *masar_breaks_get (const MasarBreaks *self, guint position);
double masar_breaks_to_axis (const MasarBreaks *self, double minutes);
double masar_breaks_to_minutes (const MasarBreaks *self, double axis_minutes);
guint masar_breaks_find (const MasarBreaks *self, double minutes);

G_END_DECLS
