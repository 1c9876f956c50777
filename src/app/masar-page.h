/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-axis.h"
#include "masar-export.h"
#include "masar-shown.h"

G_BEGIN_DECLS

/**
 * MasarPage:
 *
 * What the window shows, as a page: for the printer or a file.  Made on one thread, it may be drawn on another, by one
 * at a time.
 */
typedef struct _MasarPage MasarPage;

MasarPage *masar_page_new (MasarShown *shown, const MasarAxis *axis, const char *title, int event);
MasarPage *masar_page_ref (MasarPage *self);
void masar_page_unref (MasarPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarPage, masar_page_unref)

const char *masar_page_get_title (const MasarPage *self);
const char *masar_page_get_note (const MasarPage *self);
void masar_page_draw (MasarPage *self, cairo_t *cr, double width_px, double height_px);
gboolean masar_page_write (MasarPage *self,
                           MasarExportFormat format,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
