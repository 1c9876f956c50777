/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-brush-private.h"
#include "masar-painter.h"

G_BEGIN_DECLS

/* How long what comes and goes takes for it. */
#define MASAR_FADE_MS 160.0

/* From one layout to the next. */
typedef struct
{
  MasarLayout *last; /* painted before, or NULL */
  MasarLayout *from; /* what fades away, or NULL */
  double since_ms;
  double share; /* of what comes */
} MasarCrossfade;

/* Goes on to @layout; where that is a step from the last, the last begins to fade.  Returns whether something does. */
gboolean masar_crossfade_advance (MasarCrossfade *self, MasarLayout *layout, gboolean is_step, double now_ms);
void masar_crossfade_clear (MasarCrossfade *self);

/* What comes and what goes when the view passes from an octave of the scale to the next, or another event is chosen:
 * it fades, and what both layouts have stays as it is. */
typedef struct
{
  MasarCrossfade layouts;
  const MasarLayout *to; /* what comes; only while something fades */
  GHashTable *before;    /* marks of what fades away, then of @to, by what they lead; only while it is painted */
  GHashTable *after;
} MasarFade;

/* The labels of the axis change their step at other scales than the lanes.  Returns whether something is fading. */
gboolean masar_tick_fade_begin (MasarCrossfade *self, MasarLayout *layout, double now_ms);
void masar_painter_paint_ticks (const MasarLayout *layout, MasarBrush *brush, const MasarCrossfade *fade);

/* Returns whether something is fading. */
gboolean masar_fade_begin (MasarFade *self, MasarLayout *layout, double now_ms);
void masar_fade_end (MasarFade *self);
void masar_fade_clear (MasarFade *self);

/* How much is seen of a mark of either layout, and of what hangs on it.  Without a fade, all. */
double masar_fade_get_glyph_share (const MasarFade *self, const MasarLayout *layout, const MasarMark *mark);
double masar_fade_get_box_share (const MasarFade *self, const MasarLayout *layout, const MasarMark *mark);
double masar_fade_get_curve_share (const MasarFade *self, const MasarLayout *layout, const MasarCurve *curve);

/* A bar behind a mark, the share of its colour at a soft end, and how much colour the pill of a cluster has. */
#define MASAR_BAR_PX 5.0
#define MASAR_BAR_ALPHA 0.28
#define MASAR_BAR_SOFT 0.2
#define MASAR_PILL_SHARE 0.16

struct _MasarPainter
{
  MasarSprites sprites;
  MasarFade fade;
  MasarCrossfade tick_fade;
};

void masar_painter_paint_breaks (const MasarLayout *layout, MasarBrush *brush);
void masar_painter_paint_strip_breaks (const MasarLayout *layout, MasarBrush *brush);
void masar_painter_paint_marks (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade);
void masar_painter_paint_name_grounds (const MasarLayout *layout, MasarBrush *brush);
void masar_painter_paint_name (const MasarLayout *layout, MasarBrush *brush, guint lane);
void masar_painter_paint_curve (MasarBrush *brush, const MasarCurve *curve);
void masar_painter_paint_thread (MasarBrush *brush, const MasarCurve *curve);
void masar_painter_paint_differ (MasarBrush *brush, double x, double y);
void masar_painter_paint_torn (MasarBrush *brush, MasarBox box);
void masar_painter_paint_far (MasarBrush *brush, const MasarFarBox *far);
MasarColor masar_painter_mix (MasarColor ground, MasarColor color, double share);
/* The sign of a turn on its mark of @size around @x and @y; it points where time runs. */
void masar_painter_paint_sign (MasarBrush *brush,
                               MasarTurnKind kind,
                               gboolean hollow,
                               MasarDirection direction,
                               double x,
                               double y,
                               double size,
                               MasarColor color);
void masar_painter_paint_state (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark);

G_END_DECLS
