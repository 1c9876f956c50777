/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-layout-private.h"

G_BEGIN_DECLS

/* How a lane is laid out.  Time, as the axis has it, is cut into tiles, counted from 1970 at the tight scale: the power
 * of two of minutes per pixel at or above the view's.  What is closer than a mark is folded within its tile, and cards
 * find room within it.  A tile first keeps the places that the tile around it, an octave further out, has given: what
 * has a title keeps it while the view goes nearer, in the same row.  Then even tiles fill what is free, then odd ones
 * with their neighbours in mind.  So everything depends on the corpus and the octave of the scale alone, not on the way
 * there: panning moves it as it is, and tiles can be kept.  Every box is fixed to a time, and times only move apart
 * until the next octave: what is free at the tight scale stays free. */

#define MASAR_TILE_PX 640.0
#define MASAR_GAP_PX 6.0

/* The row of the lane's name, above the marks. */
#define MASAR_NAME_ROW G_MAXUINT

/* Several entries that are drawn as one, or one of its own. */
typedef struct
{
  double first; /* anchors, in axis minutes */
  double last;
  guint count;
  guint lead;    /* position of the most important one */
  double offset; /* of the glyph's middle from the middle of the anchors, in pixels */
  double half;   /* of the glyph's width */
  MasarForm form;
  guint row; /* 0 is beside the mark, then downwards */
  gboolean backward;
  double shift; /* where the box begins, in pixels from the middle of the anchors */
  double width;
  double widths[MASAR_FORM_RIBBON]; /* of its box by its form, or 0 */
} MasarGroup;

/* A piece of a lane that is taken: along time in pixels at the tight scale, and by rows, the last one included. */
typedef struct
{
  double from;
  double to;
  guint first_row;
  guint last_row;
  guint owner; /* the group whose box or stem it is, or MASAR_NO_OWNER for a glyph */
} MasarTaken;
#define MASAR_NO_OWNER G_MAXUINT

/* A bar long enough to have a row of its own. */
typedef struct
{
  guint position;
  guint row;
  double label_width; /* the room that is left for its label */
} MasarRibbon;

typedef struct
{
  int octave;
  gint64 index;
  gboolean full;
  GArray *groups;  /* MasarGroup, in order of time */
  GArray *taken;   /* MasarTaken */
  GArray *ribbons; /* MasarRibbon, of the tile and around it */
} MasarTile;

typedef struct
{
  MasarLayout *layout;
  const MasarTimeline *timeline;
  const MasarBreaks *breaks;
  GHashTable *tiles;    /* kept, by octave and index */
  double *count_widths; /* of counts, by their digits, or 0; kept with the tiles */
  guint lane;
  guint n_rows;
  guint n_tracks; /* rows for ribbons: the one of the lane's name, then from the lowest upwards */
  int octave;
  guint first_ribbon; /* octave of duration from which bars are ribbons */
  double unit;        /* axis minutes per pixel at the tight scale */
  double tile_minutes;

  GPtrArray *seen; /* MasarTile, in order of time */
  GPtrArray *own;  /* those of them that are this frame's own */
  GArray *ribbons;
  guint n_passing; /* bars in view that have no row */
} MasarLane;

void masar_lane_set_octave (MasarLane *self, int octave);
double masar_lane_middle (const MasarGroup *group);
double masar_lane_get_anchor (const MasarLane *self, guint position);
double masar_lane_to_u (const MasarLane *self, double axis_minutes);
GArray *masar_lane_find_ribbons (MasarLane *self, double from, double to, guint *n_passing);

MasarTile *masar_lane_get_tile (MasarLane *self, int octave, gint64 index);
MasarTile *masar_lane_own_tile (MasarLane *self, guint position);

void masar_lane_fold (MasarLane *self, MasarTile *tile);
void masar_lane_keep_places (MasarLane *self, MasarTile *tile, const MasarTile *around);
void masar_lane_fill (MasarLane *self, MasarTile *tile, MasarTile *before, MasarTile *after);
void masar_lane_place_selected (MasarLane *self);
void masar_lane_emit (MasarLane *self);

/* What a card says. */
typedef struct
{
  MasarLabel title;
  MasarDateLabel detail;
  MasarLabel place;
  MasarLabel sources;
  MasarLabel dispute;
  double width;
} MasarCardText;

/* The last row of a box that begins in @row; beyond those of the lane, where there is no room for it. */
guint masar_lane_get_last_row (const MasarLane *self, MasarForm form, guint row);
gboolean masar_lane_may_quote (MasarLane *self, guint position);
void masar_lane_measure_card (MasarLane *self, guint position, MasarForm form, MasarCardText *card);
MasarLabel masar_lane_shape_line (MasarLane *self, guint position);
MasarLabel masar_lane_shape_title (MasarLane *self, guint position, double max_width);

MasarLabel masar_lane_shape_more (MasarLane *self, guint n_more);

#define MASAR_CARD_PADDING 11.0
#define MASAR_PILL_PADDING 7.0
#define MASAR_DETAIL_PX 200.0
#define MASAR_PLACE_PX 140.0
#define MASAR_QUOTE_PX 300.0

G_END_DECLS
