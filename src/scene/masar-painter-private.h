/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-brush-private.h"
#include "masar-painter.h"

G_BEGIN_DECLS

void masar_painter_paint_marks (const MasarLayout *layout, MasarBrush *brush);

G_END_DECLS
