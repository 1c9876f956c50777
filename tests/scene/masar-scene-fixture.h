/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-layout.h"

#include <pango/pangocairo.h>

/* What a test lays out, and how it is set. */
typedef struct
{
  MasarTimeline *timeline;
  MasarStyle style;
  MasarLabels *labels;
} MasarScene;

/* Makes the labels anew, after the style has changed or where nothing is to be kept of them. */
static inline void
masar_scene_renew_labels (MasarScene *self)
{
  g_clear_pointer (&self->labels, masar_labels_unref);
  self->labels = masar_labels_new (pango_cairo_font_map_get_default (), &self->style);
}

/* Takes @timeline; the font is the one that comes with the tests. */
static inline void
masar_scene_init (MasarScene *self, MasarTimeline *timeline, const MasarWords *words, double text_scale)
{
  self->timeline = timeline;
  masar_style_init (&self->style, MASAR_THEME_LIGHT, words);
  self->style.font_family = "Noto Sans, Noto Sans Arabic";
  self->style.text_scale = text_scale;
  self->labels = NULL;
  masar_scene_renew_labels (self);
}

static inline void
masar_scene_clear (MasarScene *self)
{
  masar_labels_unref (self->labels);
  masar_timeline_unref (self->timeline);
}

/* All parts, and nothing chosen. */
static inline MasarView
masar_scene_get_view (const MasarScene *self, MasarAxis axis, double height)
{
  return (MasarView){ .timeline = self->timeline,
                      .axis = axis,
                      .height = height,
                      .style = &self->style,
                      .labels = self->labels,
                      .parts = MASAR_PARTS_ALL,
                      .selected = MASAR_UNKNOWN,
                      .focused = MASAR_UNKNOWN,
                      .lit_article = MASAR_UNKNOWN };
}
