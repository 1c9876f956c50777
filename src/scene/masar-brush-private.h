/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-layout-private.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Pictures that are kept between frames; they hold as long as nothing changes that they show. */
typedef struct
{
  GHashTable *kept; /* cairo_surface_t by what it shows */
  MasarStyle style;
} MasarSprites;

/* What a scene is drawn with: marks, cards, bars, rounded grounds and lines of text.
 *
 * On paper, each is a path or a text.  On pixels, a path for every mark and card would take most of a frame: there they
 * lie on the grid of the device, and are kept pictures and rectangles; a text that is drawn for the second time is kept
 * as a mask with its layout. */
typedef struct
{
  cairo_t *cr;
  const MasarStyle *style;
  MasarSprites *sprites; /* NULL on paper */
  double alpha;          /* of everything */
  double shift;          /* moves what is anchored, for what is drawn on another axis than it was laid out on */
  double dx;             /* moves everything, so that what belongs to a mark stays together on the grid */
} MasarBrush;

void masar_sprites_init (MasarSprites *self);
void masar_sprites_clear (MasarSprites *self);

void masar_brush_init (MasarBrush *self, MasarSprites *sprites, const MasarStyle *style, cairo_t *cr);
void masar_brush_anchor (MasarBrush *self, double x);
double masar_brush_snap (const MasarBrush *self, double at);
double masar_brush_hairline (const MasarBrush *self, double at);

void masar_brush_add_rounded (cairo_t *cr, MasarBox box, double radius);
void masar_brush_set_color (const MasarBrush *self, MasarColor color, double alpha);
void masar_brush_put_text (const MasarBrush *self, MasarPlacedLabel placed, MasarColor color);
void masar_brush_fill (const MasarBrush *self, MasarBox box, double radius, MasarColor color, double alpha);
void
masar_brush_stroke (const MasarBrush *self, MasarBox box, double radius, MasarColor color, double alpha, double width);
void masar_brush_put_shape (const MasarBrush *self,
                            MasarShape shape,
                            double x,
                            double y,
                            double size,
                            gboolean hollow,
                            MasarColor color);
void masar_brush_put_card (const MasarBrush *self, MasarBox box, guint lane);
void
masar_brush_put_bar (const MasarBrush *self, MasarBox box, MasarColor color, double alpha, double left, double right);

G_END_DECLS
