/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-layout.h"
#include "masar-timeline-private.h"
#include "masar-ticks.h"

G_BEGIN_DECLS

/* A text where it stands; without a layout there is none. */
typedef struct
{
  MasarLabel label;
  double x;
  double y;
} MasarPlacedLabel;

typedef enum
{
  MASAR_FORM_MARK,   /* nothing but the mark */
  MASAR_FORM_LINE,   /* one quiet line hangs on it */
  MASAR_FORM_CARD,   /* a card hangs on it */
  MASAR_FORM_FULL,   /* a card that quotes a source as well */
  MASAR_FORM_RIBBON, /* a bar in a row of its own */
} MasarForm;

static inline gboolean
masar_form_is_card (MasarForm form)
{
  return form == MASAR_FORM_CARD || form == MASAR_FORM_FULL;
}

typedef enum
{
  MASAR_STATE_SELECTED = 1 << 0,
  MASAR_STATE_HOVERED = 1 << 1,
  MASAR_STATE_FOCUSED = 1 << 2,
  MASAR_STATE_LIT = 1 << 3, /* tells of, or is told by, what is chosen */
} MasarState;

/* One entry, or several folded into one. */
typedef struct
{
  guint position; /* in the timeline; of the most important one */
  guint count;
  guint lane;
  MasarForm form;
  MasarState state;
  guint8 flags; /* MasarEntryFlags of the most important one */
  gboolean hollow;
  guint8 sign; /* MasarTurnKind + 1 of a turn of a course, or 0 */
  gboolean open_begin;
  gboolean open_end;
  double x; /* centre of the mark */
  double y;
  double bar_from; /* x where the span begins, or its fading tail; equal to bar_to when there is no bar */
  double bar_to;
  MasarSpan span; /* of a cluster that of its anchors */
  MasarBox glyph; /* the mark, or the pill of a cluster, or the bar */
  MasarBox box;   /* the card or the line, empty for a bare mark */
  MasarPlacedLabel more;
  MasarPlacedLabel title;
  MasarPlacedLabel detail;
  MasarPlacedLabel place;
  MasarPlacedLabel sources;
  MasarPlacedLabel dispute;
  MasarPlacedLabel quote;
} MasarMark;

/* What is chosen or under the pointer is seen, whatever else recedes. */
static inline gboolean
masar_mark_is_faint (const MasarMark *mark)
{
  return (mark->flags & MASAR_ENTRY_RECEDES) && mark->state == 0;
}

/* Whether its bar ends where it is drawn to end. */
static inline gboolean
masar_mark_is_sharp (const MasarMark *mark)
{
  return (mark->flags & MASAR_ENTRY_LASTING) && !(mark->flags & MASAR_ENTRY_APPROXIMATE);
}

typedef struct
{
  double y;
  double height;
  double line_y; /* of the marks */
  guint n_rows;  /* below the marks */
  gboolean deep; /* whether a card in the last two of them has room for a third line */
  MasarPlacedLabel name;
  MasarPlacedLabel undated;
  gboolean undated_chosen;  /* whether the chosen event is among them */
  MasarPlacedLabel passing; /* counts bars that have no row */
  guint n_passing;
} MasarLaneBox;

typedef struct
{
  double x;
  guint major : 1;
  guint minor : 1;
  guint hijri : 1;
  guint bare : 1; /* has no line: the tick itself lies in a break, what it tells of goes on behind it */
  MasarPlacedLabel label;
} MasarTick;

/* A break of the axis in view. */
typedef struct
{
  guint position; /* among the breaks of the axis */
  gboolean open;
  double share;            /* how far it is open */
  MasarBox box;            /* across axis and lanes; of an open one its whole stretch */
  MasarBox handle;         /* what folds an open one again; else empty */
  MasarPlacedLabel length; /* what a closed one says, if there is room: how long it is */
  MasarPlacedLabel rest;   /* and that there is nothing */
} MasarBreakBox;

typedef enum
{
  MASAR_CURVE_ARTICLE, /* from the chosen event to an article */
  MASAR_CURVE_LINK,    /* an arc between linked events */
  MASAR_CURVE_COURSE,  /* a thread from one turn of a course to the next in time */
} MasarCurveKind;

/* A cubic curve from one mark to another. */
typedef struct
{
  MasarCurveKind kind;
  guint link; /* of an arc, position in the records; else MASAR_NO_LINK */
  guint from; /* of a thread, the events that it joins */
  guint to;
  guint lane; /* of a thread */
  double points[8];
  gboolean dashed;
  gboolean strong; /* touches the chosen event */
  MasarPlacedLabel word;
  MasarBox pill;
} MasarCurve;
#define MASAR_NO_LINK G_MAXUINT

/* Where a curve may end. */
typedef struct
{
  const MasarMark *mark; /* the one of the entry, or the cluster that it is folded into; NULL beyond the view */
  double x;
  double y;
  double half; /* of the mark */
  gboolean visible;
  int taken;  /* side of the mark on which its title stands: -1 left, 1 right, or 0 */
  double top; /* of what hangs above it, on one line */
} MasarEnd;

typedef struct
{
  MasarBox box;
  guint lane;
} MasarColumn;

/* Tells of what lies beyond an end of the overview. */
typedef struct
{
  guint count; /* 0 if nothing does */
  MasarSpan span;
  MasarBox box;
  gboolean points_right;
  MasarPlacedLabel label;
} MasarFarBox;

struct _MasarLayout
{
  gatomicrefcount n_references;
  MasarView view;
  MasarStyle style;
  MasarBreaks *breaks; /* of the axis, or NULL */
  MasarBreaks *folded; /* borrowed from them: what the lanes are laid out on, while one of them unfolds */
  double width;
  double height;
  double header_height;
  double lanes_end;
  double line_y; /* of the one line that all events stand on; 0 when there are lanes */
  MasarLaneBox lanes[MASAR_N_LANES];
  GArray *marks;        /* MasarMark */
  MasarTickStep step;   /* from tick to tick of the lower row */
  GArray *ticks;        /* MasarTick, upper row first, that of the Hijri calendar last */
  GArray *rests;        /* MasarBox */
  GArray *curves;       /* MasarCurve, those to articles first */
  GArray *columns;      /* MasarColumn */
  GArray *months;       /* MasarTick of the overview */
  GArray *break_boxes;  /* MasarBreakBox */
  GArray *strip_breaks; /* MasarBox, on the overview */
  MasarBox overview;
  MasarBox window;
  MasarFarBox far[MASAR_N_FAR_SIDES]; /* beside the overview */
  MasarAxis overview_axis;
  char *status_text;
  MasarPlacedLabel status;
  guint n_in_view;
  GPtrArray *shaped; /* references to the PangoLayouts that are shown */
};

/* Spaces that are given, from the style's one scale. */
#define MASAR_MARK_PX 14.0
#define MASAR_ROW_PX 27.0
#define MASAR_NAME_ROW_PX 27.0 /* above the marks, with the name of the lane and what passes behind it */
#define MASAR_THIRD_LINE_PX 19.0
#define MASAR_SIGN_PX 14.0
#define MASAR_CARD_EDGE 4.0
#define MASAR_HIJRI_PX 18.0
#define MASAR_FAR_ARROW_PX 5.0
#define MASAR_CARD_RADIUS 7.0

/* Boxes are laid out by u, along time, or by their distance from the edge where text starts. */
MasarBox masar_layout_time_box (const MasarLayout *self, double u, double y, double width, double height);
MasarBox masar_layout_text_box (const MasarLayout *self, double start, double y, double width, double height);

/* Keeps a label alive and puts it: into a box at a distance from its start edge, or around an x; y is its middle. */
MasarPlacedLabel
masar_layout_put_start (MasarLayout *self, MasarLabel label, MasarBox box, double start, double middle);
MasarPlacedLabel masar_layout_put_centre (MasarLayout *self, MasarLabel label, double x, double middle);
MasarLabel masar_layout_shape (MasarLayout *self, const char *text, MasarFont font, double max_width);
MasarLabel masar_layout_shape_take (MasarLayout *self, char *text, MasarFont font, double max_width);

/* How much of a lane's first row its name and counts take, from the start edge. */
double masar_layout_name_width (const MasarLayout *self, guint lane);

/* The power of two of minutes per pixel at or above the view's. */
int masar_layout_get_octave (const MasarLayout *self);

/* Whether the event of a mark has evidence in that article. */
gboolean masar_layout_is_told_by (const MasarLayout *self, const MasarMark *mark, int article);
gboolean masar_layout_tells_of (const MasarLayout *self, const MasarMark *mark, int event);

void masar_layout_add_breaks (MasarLayout *self, double upper, double lower);
gboolean masar_layout_meets_handle (const MasarLayout *self, double x, double width);
gboolean masar_layout_pick_break (const MasarLayout *self, double x, double y, MasarHit *hit);

void masar_layout_add_calendar (MasarLayout *self);
void masar_layout_add_overview (MasarLayout *self);
void masar_layout_add_far (MasarLayout *self);
gboolean masar_layout_pick_far (const MasarLayout *self, double x, double y, MasarHit *hit);
void masar_layout_add_line (MasarLayout *self);
void masar_layout_add_lane (MasarLayout *self, guint lane);
void masar_layout_add_courses (MasarLayout *self);
void masar_layout_add_relations (MasarLayout *self);

/* Where the entry at @position is drawn, or would be; FALSE where it has no place. */
gboolean masar_layout_find_end (const MasarLayout *self, guint position, MasarEnd *end);

static inline gboolean
masar_box_contains (MasarBox box, double x, double y)
{
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

static inline gboolean
masar_box_overlaps (MasarBox a, MasarBox b)
{
  return a.width > 0 && b.width > 0 && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height
         && b.y < a.y + a.height;
}

G_END_DECLS
