/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-timeline.h"

G_BEGIN_DECLS

/* Octave o holds durations from 2^o to 2^(o+1) minutes; octave 0 also what has one open end. */
#define MASAR_N_OCTAVES 28

/* Rows that bars of a lane are given once, for the whole corpus: longer ones first, so that a row is the same at every
 * scale at which its bar is long enough to need one. */
#define MASAR_N_TRACKS 8
#define MASAR_NO_TRACK 255

/* The position of an event or article that was left out. */
#define MASAR_LEFT_OUT G_MAXUINT32

#define MASAR_N_COLUMNS 1024

/* What joins two turns of a course that follow each other in time. */
typedef struct
{
  double begin; /* anchors of the two, in minutes */
  double end;
  guint32 from; /* their positions */
  guint32 to;
  guint32 course;
  guint dashed : 1; /* what it leads to has not happened, or may not have */
  guint above : 1;  /* hangs over the marks, where the one below would run into another course */
} MasarStrand;

/* Events beyond an end of the bulk. */
typedef struct
{
  guint count;
  MasarSpan span;
} MasarFar;

/* Entries are at positions 0 to n - 1, in order of lane, octave and anchor; the undated ones of a lane come last in it.
 */
/* An event, and a link that it is an end of. */
typedef struct
{
  guint event;
  guint link;
} MasarLinkEnd;

struct _MasarTimeline
{
  gatomicrefcount n_references;
  MasarRecords *records;
  MasarTopic *topic; /* whose lanes they are; NULL for a lane of each type */
  guint n_event_lanes;
  guint n;
  guint n_events; /* that the records have; some may be left out */
  guint n_articles;
  guint n_receding; /* events */
  guint n_left_out;

  MasarSpan *spans;
  const char **titles;
  guint32 *record;
  guint16 *n_sources;
  guint8 *flags;
  guint8 *importance;
  guint8 *tracks;
  guint32 *event_positions; /* by record, or MASAR_LEFT_OUT */
  guint32 *article_positions;

  guint32 *best[6]; /* position of the most important of each block of 16, of 256 … */
  guint n_best;

  guint first[MASAR_N_LANES][MASAR_N_OCTAVES + 2]; /* where each octave begins; then the undated; then the end */
  gint64 *begins[MASAR_N_LANES];                   /* of a lane's dated entries, sorted */
  gint64 *ends[MASAR_N_LANES];
  MasarCourses *courses;                   /* or NULL */
  guint8 *above;                           /* of each course: whether its strands hang over the marks */
  GArray *strands;                         /* MasarStrand, by the octave of their length, then by begin */
  guint first_strand[MASAR_N_OCTAVES + 1]; /* where each octave begins; then the end */
  GArray *link_ends;                       /* MasarLinkEnd, sorted; or NULL without records */
  MasarSpan extent;
  MasarSpan bulk;                                  /* the extent, without the few events that lie far from all others */
  MasarFar far[MASAR_N_FAR_SIDES];                 /* these */
  guint32 columns[MASAR_N_LANES][MASAR_N_COLUMNS]; /* how many anchors are in each slice of the bulk */
};

void masar_timeline_index_links (MasarTimeline *self);
const MasarLinkEnd *masar_timeline_find_links (const MasarTimeline *self, int event, guint *n_links);
double masar_timeline_anchor (MasarSpan span);
void masar_timeline_count_far (MasarTimeline *self);
void masar_timeline_range (const MasarTimeline *self,
                           guint lane,
                           guint octave,
                           double from,
                           double to,
                           guint *low,
                           guint *high);
guint masar_timeline_find (const MasarTimeline *self, guint low, guint high, double minutes);
guint masar_timeline_find_near (const MasarTimeline *self, guint low, guint high, guint guess, double minutes);
guint masar_timeline_best (const MasarTimeline *self, guint low, guint high);
int masar_timeline_lane_of (const MasarTimeline *self, guint position);
void masar_timeline_add_strands (const MasarTimeline *self, guint course, GArray *strands);
gboolean masar_timeline_find_strands (const MasarTimeline *self,
                                      double from,
                                      double to,
                                      double least,
                                      guint most,
                                      GArray *found);

static inline gboolean
masar_timeline_octave_is_empty (const MasarTimeline *self, guint lane, guint octave)
{
  return self->first[lane][octave] == self->first[lane][octave + 1];
}

G_END_DECLS
