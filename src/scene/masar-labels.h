/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "masar-style.h"

G_BEGIN_DECLS

/**
 * MasarLabels:
 *
 * Keeps shaped texts, by text, font and width, so that a frame shapes only what it has not shown before.  Belongs to
 * one thread and to one Pango context.
 */
typedef struct _MasarLabels MasarLabels;

/**
 * MasarLabel:
 * @layout: the shaped text, owned by the cache and kept alive by a layout that shows it
 * @width: in pixels, rounded up
 * @middle: from the top of the layout to the middle of its letters, where the eye puts the line
 */
typedef struct
{
  PangoLayout *layout;
  double width;
  double middle;
} MasarLabel;

MasarLabels *masar_labels_new (PangoFontMap *font_map, const MasarStyle *style);
MasarLabels *masar_labels_ref (MasarLabels *self);
void masar_labels_unref (MasarLabels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarLabels, masar_labels_unref)

void masar_labels_warm (MasarLabels *self);
MasarLabel masar_labels_get (MasarLabels *self, const char *text, MasarFont font, double max_width);
double masar_labels_measure (MasarLabels *self, const char *text, MasarFont font);

/**
 * MasarDateLabel:
 * @text: the date as it is written
 * @width: in pixels, rounded up, as [method@Labels.measure] has it
 */
typedef struct
{
  const char *text;
  double width;
} MasarDateLabel;

MasarDateLabel masar_labels_get_date (MasarLabels *self, MasarWhen when, MasarFont font);
void masar_labels_begin_frame (MasarLabels *self);
guint masar_labels_get_n_kept (MasarLabels *self);

G_END_DECLS
