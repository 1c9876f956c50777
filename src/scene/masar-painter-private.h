/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-brush-private.h"
#include "masar-painter.h"

G_BEGIN_DECLS

struct _MasarPainter
{
  MasarSprites sprites;
};

void masar_painter_paint_marks (const MasarLayout *layout, MasarBrush *brush);
void masar_painter_paint_state (const MasarLayout *layout, MasarBrush *brush, const MasarMark *mark);

G_END_DECLS
