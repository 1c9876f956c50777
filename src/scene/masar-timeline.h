/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-breaks.h"
#include "masar-courses.h"
#include "masar-words.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarFarSide:
 * @MASAR_FAR_BEFORE: before the bulk
 * @MASAR_FAR_BEHIND: behind it
 *
 * Where the few events lie that the bulk leaves out, see [method@Timeline.get_bulk].
 */
typedef enum
{
  MASAR_FAR_BEFORE,
  MASAR_FAR_BEHIND,
} MasarFarSide;
#define MASAR_N_FAR_SIDES 2

/**
 * MasarTimeline:
 *
 * An index over the events of a corpus and its articles: what is when, in which lane.  Immutable and shared by threads;
 * it borrows titles from the records, which it keeps.  About 60 bytes an entry.
 *
 * An *entry* is an event or an article, by its position in the records; each lane holds entries of one kind.  Within a
 * lane, entries are kept by the octave of their duration, each sorted by *anchor*: the middle of the span, or its bound
 * where one end is open.  That makes every question about a window a few binary searches.
 */
typedef struct _MasarTimeline MasarTimeline;

typedef enum
{
  MASAR_ENTRY_DISPUTED = 1 << 0,
  MASAR_ENTRY_APPROXIMATE = 1 << 1,
  MASAR_ENTRY_LASTING = 1 << 2,
  MASAR_ENTRY_POSSIBLE = 1 << 3, /* nobody asserts it: possible, planned or denied */
  MASAR_ENTRY_RECEDES = 1 << 4,  /* drawn faint, and never in place of what does not recede */
  MASAR_ENTRY_GHOST = 1 << 5,    /* recedes as an outline: not known yet */
} MasarEntryFlags;

/**
 * MasarEntry:
 * @title: what it is called, or %NULL; of an article its outlet
 * @span: when it was
 * @record: position among the records' events, or their articles in the lane of articles
 * @n_sources: how many articles tell of it
 */
typedef struct
{
  const char *title;
  MasarSpan span;
  guint record;
  guint16 n_sources;
  guint8 lane;
  guint8 flags;
  guint8 importance;
} MasarEntry;

/**
 * MasarEntryFunc:
 * @entry: (inout): as the records have it; flags and number of sources may be changed
 *
 * Returns: whether the entry is to be in the timeline at all
 */
typedef gboolean (*MasarEntryFunc) (MasarEntry *entry, gpointer user_data);

MasarTimeline *masar_timeline_new (MasarRecords *records, MasarTopic *topic);
MasarTimeline *masar_timeline_new_through (MasarRecords *records,
                                           MasarTopic *topic,
                                           MasarEntryFunc look,
                                           gpointer user_data,
                                           GCancellable *cancellable);
MasarTimeline *masar_timeline_new_raw (const MasarEntry *entries, guint n_entries);
MasarTimeline *masar_timeline_ref (MasarTimeline *self);
void masar_timeline_unref (MasarTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarTimeline, masar_timeline_unref)

void masar_timeline_set_courses (MasarTimeline *self, MasarCourses *courses);
MasarCourses *masar_timeline_get_courses (const MasarTimeline *self);
const MasarTurn *masar_timeline_get_turn (const MasarTimeline *self, guint event);

MasarRecords *masar_timeline_get_records (const MasarTimeline *self);
MasarTopic *masar_timeline_get_topic (const MasarTimeline *self);
guint masar_timeline_get_n_event_lanes (const MasarTimeline *self);
guint masar_timeline_get_n_entries (const MasarTimeline *self, guint lane);
guint masar_timeline_get_n_undated (const MasarTimeline *self, guint lane);
guint masar_timeline_get_undated (const MasarTimeline *self, guint lane, guint place);
guint masar_timeline_get_n_events (const MasarTimeline *self);
guint masar_timeline_get_n_receding (const MasarTimeline *self);
guint masar_timeline_get_n_left_out (const MasarTimeline *self);
gsize masar_timeline_get_bytes (const MasarTimeline *self);
MasarSpan masar_timeline_get_extent (const MasarTimeline *self);
MasarSpan masar_timeline_get_bulk (const MasarTimeline *self);
guint masar_timeline_get_n_far (const MasarTimeline *self, MasarFarSide side, MasarSpan *span);
MasarSpan masar_timeline_get_focus (const MasarTimeline *self);
MasarBreaks *masar_timeline_find_breaks (const MasarTimeline *self);
guint masar_timeline_count (const MasarTimeline *self, guint lane, MasarSpan window);
gboolean masar_timeline_get_event (const MasarTimeline *self, guint record, MasarEntry *entry);
gboolean masar_timeline_get_article (const MasarTimeline *self, guint record, MasarEntry *entry);

/* Steps from event to event in the order of time: within its lane, or over all of them with @lane MASAR_UNKNOWN.
 * Returns the event, or MASAR_UNKNOWN at the end.  With @event MASAR_UNKNOWN, begins at the first or the last. */
int masar_timeline_step (const MasarTimeline *self, int event, int lane, int step);
/* The event of @lane whose anchor is nearest to @minutes, or MASAR_UNKNOWN. */
int masar_timeline_nearest (const MasarTimeline *self, guint lane, double minutes);

G_END_DECLS
