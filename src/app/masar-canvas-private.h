/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-canvas.h"

#include "masar-latest.h"
#include "masar-painter.h"
#include "masar-quotes.h"

G_BEGIN_DECLS

/* Room that a revealed or fitted event is given at both ends, for its card. */
#define MASAR_CANVAS_PADDING_PX 96.0

struct _MasarCanvas
{
  GtkWidget parent_instance;

  MasarProject *project;
  MasarLens *lens;         /* or NULL */
  MasarQuotes *quotes;     /* of the project, or NULL */
  MasarTimeline *timeline; /* or NULL before the first is built */
  MasarSights *sights;     /* that the timeline was built through, or NULL for all */
  MasarLatest *building;   /* the next timeline */
  MasarSights *asked;      /* that it was asked for through, or NULL */
  MasarBreaks *breaks;     /* of the axis, or NULL */
  struct
  {
    MasarBreaks *folded; /* or NULL when nothing unfolds */
    guint position;
    double from; /* how far it is open */
    double to;
    double share;
  } unfolding;
  MasarStyle style;
  MasarWords words; /* of the style */
  char *font_family;
  MasarLabels *labels; /* of the style, or NULL */
  guint warming;       /* idle source, or 0 */
  MasarPainter *painter;
  MasarLayout *layout;    /* of what is shown now, or NULL */
  GskRenderNode *picture; /* of the layout, or NULL */
  cairo_surface_t *surfaces[2];
  guint fade;     /* tick callback while something fades, or 0 */
  MasarAxis axis; /* its length is 0 until the first allocation */
  MasarAxis animated_from;
  MasarAxis animated_to;
  AdwAnimation *animation;
  int height;

  int event;
  int article;
  MasarHover hover;
  gboolean begun; /* whether the axis has been placed on the timeline */

  GHashTable *marks; /* accessible children, by event */
  guint marks_source;
  GtkWidget *popover; /* of events without a date, or NULL */
  guint undated_lane; /* whose they are */

  MasarAxis dragged_from;
  MasarHitKind dragged;
  gboolean dragging;
  gboolean banding; /* while the band is drawn */
  gboolean banded;  /* whether the drag drew one */
  double band_from;
  double band_to;
  double pinched_scale;
  double pinched_x;
  double pointer_x;
  double pointer_y;
};

enum
{
  MASAR_CANVAS_EVENT_CHOSEN,
  MASAR_CANVAS_EVENT_ACTIVATED,
  MASAR_CANVAS_ARTICLE_CHOSEN,
  MASAR_CANVAS_ARTICLE_ACTIVATED,
  MASAR_CANVAS_N_SIGNALS
};

void masar_canvas_emit (MasarCanvas *self, guint signal, int position);
void masar_canvas_set_axis (MasarCanvas *self, MasarAxis axis);
void masar_canvas_glide (MasarCanvas *self, MasarAxis axis);
void masar_canvas_animate (MasarCanvas *self, AdwAnimationTargetFunc step);
void masar_canvas_update_look (MasarCanvas *self);
void masar_canvas_drop_layout (MasarCanvas *self);
void masar_canvas_changed (MasarCanvas *self);
void masar_canvas_add_gestures (MasarCanvas *self);
void masar_canvas_add_keys (MasarCanvas *self);

void masar_canvas_init_timeline (MasarCanvas *self);
void masar_canvas_dispose_timeline (MasarCanvas *self);
void masar_canvas_forget_timeline (MasarCanvas *self);
void masar_canvas_build_timeline (MasarCanvas *self);
MasarParts masar_canvas_get_parts (MasarCanvas *self);
void masar_canvas_new_quotes (MasarCanvas *self);
MasarSight masar_canvas_get_sight (MasarCanvas *self, guint event);
char *masar_canvas_dup_turn (MasarCanvas *self, guint event);
guint masar_canvas_get_n_sources (MasarCanvas *self, guint event);
gboolean masar_canvas_leave_lens (MasarCanvas *self, gboolean only_focus);

void masar_canvas_update_breaks (MasarCanvas *self);
void masar_canvas_settle_breaks (MasarCanvas *self);
void masar_canvas_open_breaks (MasarCanvas *self, MasarSpan span);
void masar_canvas_turn_break (MasarCanvas *self, const MasarHit *hit);
char *masar_canvas_describe_break (MasarCanvas *self, const MasarHit *hit);
gboolean masar_canvas_step_break (MasarCanvas *self, gboolean forward);

void masar_canvas_scroll (MasarCanvas *self, double dx, double dy, GdkScrollUnit unit);
void masar_canvas_pinch (MasarCanvas *self, double x, double scale);

void masar_canvas_begin_band (MasarCanvas *self, double x);
void masar_canvas_move_band (MasarCanvas *self, double x);
void masar_canvas_end_band (MasarCanvas *self);
void masar_canvas_snapshot_band (MasarCanvas *self, GtkSnapshot *snapshot);

void masar_canvas_open_hit (MasarCanvas *self, const MasarHit *hit);
void masar_canvas_show_undated (MasarCanvas *self, const MasarHit *hit);

gboolean masar_canvas_find_chosen (MasarCanvas *self, MasarLayout *layout, MasarHit *hit);
char *masar_canvas_describe_undated (MasarCanvas *self, const MasarHit *hit);
void masar_canvas_init_marks (MasarCanvas *self);
void masar_canvas_dispose_marks (MasarCanvas *self);
void masar_canvas_forget_marks (MasarCanvas *self);
void masar_canvas_queue_marks (MasarCanvas *self);
void masar_canvas_allocate_marks (MasarCanvas *self);
void masar_canvas_focus_mark (MasarCanvas *self);
void masar_canvas_rename_marks (MasarCanvas *self);

G_END_DECLS
