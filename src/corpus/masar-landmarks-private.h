/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-text.h"

G_BEGIN_DECLS

#define MASAR_MAX_LANDMARK_NAMES 256

/* Names of the almanac's words, as bits. */
typedef struct
{
  guint64 bits[MASAR_MAX_LANDMARK_NAMES / 64];
} MasarLandmarkNames;

/*
 * MasarLandmark: what a form of the almanac may mean.
 *
 * @day: on which it happened
 * @with, @without: the words that must, and must not, stand beside it
 * @before: the words of which one must stand shortly before it, with nothing between that parts them; or none
 * @news: whether it is news of its own for a week
 * @month: whether a month must be named beside it
 * @named: whether its day has become a name
 */
typedef struct
{
  gint64 day;
  MasarLandmarkNames with;
  MasarLandmarkNames without;
  MasarLandmarkNames before;
  guint8 news : 1;
  guint8 month : 1;
  guint8 named : 1;
} MasarLandmark;

/*
 * MasarTerm: a time in which somebody holds an office.
 *
 * @office: as it is named beside him
 * @first: its first day
 * @last: its last day, or G_MAXINT64
 */
typedef struct
{
  MasarLandmarkNames office;
  gint64 first;
  gint64 last;
} MasarTerm;

/*
 * MasarLandmarks: the lexicon's almanac, read once.
 *
 * @word, @happening, @holder, @lag: ids of its categories
 * @names: what each entry of @word is called
 * @landmarks: (element-type GArray of MasarLandmark): of each entry of @happening
 * @terms: (element-type GArray of MasarTerm): of each entry of @holder
 * @not_yet, @former, @late, @namesake, @followers: the names of five words
 */
typedef struct
{
  guint word;
  guint happening;
  guint holder;
  guint lag;
  GArray *names;
  GPtrArray *landmarks;
  GPtrArray *terms;
  MasarLandmarkNames not_yet;
  MasarLandmarkNames former;
  MasarLandmarkNames late;
  MasarLandmarkNames namesake;
  MasarLandmarkNames followers;
} MasarLandmarks;

const MasarLandmarks *masar_landmarks_get (const MasarLexicon *lexicon);

static inline void
masar_landmark_names_add (MasarLandmarkNames *self, const MasarLandmarkNames *names)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->bits); i++)
    self->bits[i] |= names->bits[i];
}

static inline gboolean
masar_landmark_names_meet (const MasarLandmarkNames *self, const MasarLandmarkNames *names)
{
  guint64 met = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->bits); i++)
    met |= self->bits[i] & names->bits[i];
  return met != 0;
}

static inline gboolean
masar_landmark_names_hold (const MasarLandmarkNames *self, const MasarLandmarkNames *names)
{
  guint64 missing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->bits); i++)
    missing |= names->bits[i] & ~self->bits[i];
  return missing == 0;
}

G_END_DECLS
