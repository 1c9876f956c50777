/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "masar-layout.h"

G_BEGIN_DECLS

/**
 * MasarPainter:
 *
 * Draws layouts with cairo and Pango, on a screen and on paper alike.  Keeps small patterns between frames; belongs to
 * one thread.
 */
typedef struct _MasarPainter MasarPainter;

MasarPainter *masar_painter_new (void);
void masar_painter_free (MasarPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarPainter, masar_painter_free)

/**
 * MasarHover:
 * @event: under the pointer, or %MASAR_UNKNOWN
 * @article: under the pointer, or %MASAR_UNKNOWN; the events that it tells of light up
 */
typedef struct
{
  int event;
  int article;
} MasarHover;

void masar_painter_paint (MasarPainter *self, const MasarLayout *layout, cairo_t *cr);
gboolean masar_painter_paint_in_time (MasarPainter *self, MasarLayout *layout, cairo_t *cr, double now_ms);
MasarBox masar_painter_get_hover_box (const MasarLayout *layout, MasarHover hover);
void masar_painter_paint_hover (MasarPainter *self, const MasarLayout *layout, MasarHover hover, cairo_t *cr);
void masar_painter_paint_turn (MasarPainter *self,
                               const MasarStyle *style,
                               cairo_t *cr,
                               guint lane,
                               MasarTurnKind kind,
                               double x,
                               double y);
void
masar_painter_paint_shape (MasarPainter *self, const MasarStyle *style, cairo_t *cr, guint lane, double x, double y);

double masar_painter_get_key_width (const MasarStyle *style, MasarSign sign);
void masar_painter_paint_key (MasarPainter *self,
                              const MasarStyle *style,
                              MasarDirection time_direction,
                              cairo_t *cr,
                              MasarSign sign,
                              guint lane,
                              double x,
                              double y);

G_END_DECLS
