/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-brush-private.h"
#include "masar-painter.h"

G_BEGIN_DECLS

/* What comes and what goes when the view passes from an octave of the scale to the next, or another event is chosen:
 * it fades, and what both layouts have stays as it is. */
typedef struct
{
  MasarLayout *last;     /* painted before, or NULL */
  MasarLayout *from;     /* what fades away, or NULL */
  const MasarLayout *to; /* what comes; only while something fades */
  double since_ms;
  double share;       /* of what comes */
  GHashTable *before; /* marks of @from, then of the layout painted, by what they lead; only while it is */
  GHashTable *after;
} MasarFade;

/* Returns whether something is fading. */
gboolean masar_fade_begin (MasarFade *self, MasarLayout *layout, double now_ms);
void masar_fade_end (MasarFade *self);
void masar_fade_clear (MasarFade *self);

/* How much is seen of a mark of either layout, and of what hangs on it.  Without a fade, all. */
double masar_fade_get_glyph_share (const MasarFade *self, const MasarLayout *layout, const MasarMark *mark);
double masar_fade_get_box_share (const MasarFade *self, const MasarLayout *layout, const MasarMark *mark);
double masar_fade_get_curve_share (const MasarFade *self, const MasarLayout *layout, const MasarCurve *curve);

struct _MasarPainter
{
  MasarSprites sprites;
  MasarFade fade;
};

void masar_painter_paint_breaks (const MasarLayout *layout, MasarBrush *brush);
void masar_painter_paint_strip_breaks (const MasarLayout *layout, MasarBrush *brush);
void masar_painter_paint_marks (const MasarLayout *layout, MasarBrush *brush, const MasarFade *fade);
void masar_painter_paint_thread (const MasarLayout *layout, MasarBrush *brush, const MasarCurve *curve);
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
