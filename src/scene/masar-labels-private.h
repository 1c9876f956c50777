/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-labels.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  guint hash;
  guint frame;
  int max_width;
  MasarFont font;
  MasarLabel label;
} MasarKeptLabel;

typedef struct _MasarTiles MasarTiles;

struct _MasarLabels
{
  grefcount n_references;
  PangoContext *context;
  PangoFontDescription *fonts[MASAR_N_FONTS];
  MasarDateStyle dates_style;
  GHashTable *kept;
  GHashTable *dates;                 /* their texts and widths, by MasarWhen */
  GHashTable *pieces[MASAR_N_FONTS]; /* widths of words, numbers and signs, in Pango units */
  MasarTiles *tiles;                 /* or NULL */
  guint frame;
};

PangoLayout *masar_labels_new_layout (MasarLabels *self, const char *text, MasarFont font);
void masar_labels_init_measures (MasarLabels *self);
void masar_labels_clear_measures (MasarLabels *self);
void masar_labels_forget_dates (MasarLabels *self);

G_END_DECLS
