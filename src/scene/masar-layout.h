/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-axis.h"
#include "masar-labels.h"
#include "masar-style.h"
#include "masar-timeline.h"

G_BEGIN_DECLS

/**
 * MasarBox:
 *
 * A rectangle in pixels of the view: the origin is its top left corner.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} MasarBox;

/**
 * MasarParts:
 * @MASAR_PART_OVERVIEW: the strip of the whole corpus
 * @MASAR_PART_STATUS: the line that counts what is seen
 * @MASAR_PART_ARTICLES: the articles' lane
 * @MASAR_PART_LANES: a lane for each type of event; without it all events stand on one line, the calendar below it, as
 * a talk shows them
 * @MASAR_PART_PLACES: the place of an event on its card, where the view is near
 * @MASAR_PART_MOTION: what makes sense only where the view can be moved: the handles of opened breaks, and what slides
 * into view before its mark does; a page does not cut off what it shows
 *
 * What a view has besides its axis and the lanes of events.
 */
typedef enum
{
  MASAR_PART_OVERVIEW = 1 << 0,
  MASAR_PART_STATUS = 1 << 1,
  MASAR_PART_ARTICLES = 1 << 2,
  MASAR_PART_LANES = 1 << 3,
  MASAR_PART_PLACES = 1 << 4,
  MASAR_PART_MOTION = 1 << 5,
} MasarParts;
#define MASAR_PARTS_PAGE                                                                                               \
  (MASAR_PART_OVERVIEW | MASAR_PART_STATUS | MASAR_PART_ARTICLES | MASAR_PART_LANES | MASAR_PART_PLACES)
#define MASAR_PARTS_ALL (MASAR_PARTS_PAGE | MASAR_PART_MOTION)

/**
 * MasarQuoteFunc:
 * @event: position in the records
 *
 * Asked in every frame for each card in view that quotes, so it must not wait: what is not at hand comes later, by a
 * new layout.
 *
 * Returns: (transfer none) (nullable): the words of a source between quotation marks, one line, valid until the layout
 *   is made; or %NULL
 */
typedef const char *(*MasarQuoteFunc) (guint event, gpointer user_data);

/**
 * MasarView:
 * @timeline: what there is
 * @axis: which time is seen; its length is the width of the view, and its breaks are referenced
 * @height: of the view in pixels
 * @style: how it looks
 * @labels: where shaped text is kept
 * @parts: what is shown besides
 * @selected: the chosen event, or %MASAR_UNKNOWN
 * @focused: the event with the keyboard's focus ring, or %MASAR_UNKNOWN
 * @lit_article: the chosen article, or %MASAR_UNKNOWN; its events light up
 * @quote: (nullable): what cards quote where the view is near; without it they do not
 * @quote_data: for @quote
 *
 * Everything that a layout is made of.  What is under the pointer is drawn over it, see [method@Painter.paint_hover].
 */
typedef struct
{
  MasarTimeline *timeline;
  MasarAxis axis;
  double height;
  const MasarStyle *style;
  MasarLabels *labels;
  MasarParts parts;
  int selected;
  int focused;
  int lit_article;
  MasarQuoteFunc quote;
  gpointer quote_data;
} MasarView;

/**
 * MasarHitKind:
 * @MASAR_HIT_NONE: nothing
 * @MASAR_HIT_EVENT: an event: its mark, bar, title or card
 * @MASAR_HIT_ARTICLE: an article in its lane
 * @MASAR_HIT_CLUSTER: several entries of a lane, drawn as one; zoom to its span to open it
 * @MASAR_HIT_UNDATED: the count of entries of a lane that have no date
 * @MASAR_HIT_LINK: an arc between two events, or its word
 * @MASAR_HIT_COURSE: the thread of a course; the record is the turn at the end that is nearer
 * @MASAR_HIT_OVERVIEW: the strip of the whole corpus
 * @MASAR_HIT_WINDOW: the window on that strip
 * @MASAR_HIT_AXIS: the header with the calendar
 * @MASAR_HIT_FAR: the count of what lies too far off to be on the strip of the whole corpus
 * @MASAR_HIT_BREAK: a break of the axis, or the handle of an open one
 */
typedef enum
{
  MASAR_HIT_NONE,
  MASAR_HIT_EVENT,
  MASAR_HIT_ARTICLE,
  MASAR_HIT_CLUSTER,
  MASAR_HIT_UNDATED,
  MASAR_HIT_LINK,
  MASAR_HIT_COURSE,
  MASAR_HIT_OVERVIEW,
  MASAR_HIT_WINDOW,
  MASAR_HIT_AXIS,
  MASAR_HIT_FAR,
  MASAR_HIT_BREAK,
} MasarHitKind;

/**
 * MasarHit:
 * @kind: what was hit
 * @record: the event, article or link, by its position in the records; of a cluster its most important member; a break
 *   by its position among those of the axis
 * @lane: in which it is drawn
 * @count: how many entries it stands for
 * @span: when; of a cluster, that of its members' anchors; of a break, all of the stretch in which there is nothing
 * @box: its mark or card on the view
 *
 * Something in a layout that can be picked, focused and read aloud.
 */
typedef struct
{
  MasarHitKind kind;
  guint record;
  guint lane;
  guint count;
  MasarSpan span;
  MasarBox box;
} MasarHit;

/**
 * MasarSigns:
 * @has: which signs there are
 * @lanes: of each, a lane in which it is, for its shape and colour
 * @shapes: which lanes have marks that are seen, or columns on the strip of the whole corpus
 *
 * What a legend has to explain.
 */
typedef struct
{
  guint8 has[MASAR_N_SIGNS];
  guint8 lanes[MASAR_N_SIGNS];
  guint8 shapes[MASAR_N_LANES];
} MasarSigns;

/**
 * MasarLayout:
 *
 * Where everything in a view stands.  Immutable.  Making one costs what is visible, not what exists; where a mark and
 * its label stand to each other depends only on the timeline and the octave of the scale, so panning moves them as they
 * are.
 */
typedef struct _MasarLayout MasarLayout;

MasarLayout *masar_layout_new (const MasarView *view);
MasarLayout *masar_layout_ref (MasarLayout *self);
void masar_layout_unref (MasarLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarLayout, masar_layout_unref)

const MasarAxis *masar_layout_get_axis (const MasarLayout *self);
guint masar_layout_get_n_hits (const MasarLayout *self);
void masar_layout_get_hit (const MasarLayout *self, guint position, MasarHit *hit);
gboolean masar_layout_get_cluster (const MasarLayout *self, guint position, MasarHit *hit);
gboolean masar_layout_get_far (const MasarLayout *self, MasarFarSide side, MasarHit *hit);
gboolean masar_layout_get_undated (const MasarLayout *self, guint lane, MasarHit *hit);
guint masar_layout_get_n_breaks (const MasarLayout *self);
void masar_layout_get_break (const MasarLayout *self, guint position, MasarHit *hit);
gboolean masar_layout_find_event (const MasarLayout *self, guint record, MasarHit *hit);
gboolean masar_layout_pick (const MasarLayout *self, double x, double y, MasarHit *hit);
double masar_layout_overview_to_minutes (const MasarLayout *self, double x);
guint masar_layout_get_n_in_view (const MasarLayout *self);
const char *masar_layout_get_status (const MasarLayout *self);
void masar_layout_get_signs (const MasarLayout *self, MasarSigns *signs);
char *masar_layout_dump (const MasarLayout *self);

G_END_DECLS
