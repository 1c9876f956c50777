/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"

#include <math.h>

/* Gives titles and cards to the groups of a lane: the most important first, each where there is room. */

#define STEM_INSET 16.0
#define STEM_HALF 2.0
#define MAX_TRIES 28

static double
glyph_middle (MasarLane *self, const MasarGroup *group)
{
  return masar_lane_middle (group) / self->unit + group->offset;
}

static gboolean
taken_overlaps (const GArray *taken, MasarTaken piece)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const MasarTaken *other = &g_array_index (taken, MasarTaken, i);

      if (other->first_row <= piece.last_row && piece.first_row <= other->last_row && other->from < piece.to
          && piece.from < other->to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
ribbons_overlap (MasarLane *self, MasarTaken piece)
{
  for (guint i = 0; i < self->ribbons->len; i++)
    {
      const MasarRibbon *ribbon = &g_array_index (self->ribbons, MasarRibbon, i);
      MasarSpan span = self->timeline->spans[ribbon->position];
      double from = span.begin_minutes / self->unit;
      double to = MAX (span.end_minutes / self->unit, from + ribbon->label_width) + MASAR_GAP_PX;

      if (ribbon->row >= piece.first_row && ribbon->row <= piece.last_row && from < piece.to && piece.from < to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (MasarLane *self, guint tile, MasarTaken piece)
{
  if (piece.last_row > self->n_rows || taken_overlaps (self->tiles[tile].taken, piece))
    return FALSE;
  if (tile > 0 && taken_overlaps (self->tiles[tile - 1].taken, piece))
    return FALSE;
  if (tile + 1 < self->n_tiles && taken_overlaps (self->tiles[tile + 1].taken, piece))
    return FALSE;
  return !ribbons_overlap (self, piece);
}

/* Tries one place: a box in its rows, and the stem that leads to it from the mark. */
static gboolean
try_place (MasarLane *self, guint tile, MasarGroup *group, guint row, guint n_rows, double from, double width)
{
  double middle = glyph_middle (self, group);
  MasarTaken box = { from, from + width + MASAR_GAP_PX, row, row + n_rows - 1 };
  MasarTaken stem = { middle - STEM_HALF, middle + STEM_HALF, 1, row - 1 };

  if (!is_free (self, tile, box) || (row > 1 && !is_free (self, tile, stem)))
    return FALSE;
  g_array_append_val (self->tiles[tile].taken, box);
  if (row > 1)
    g_array_append_val (self->tiles[tile].taken, stem);
  group->row = row;
  group->shift = from - masar_lane_middle (group) / self->unit;
  group->width = width;
  return TRUE;
}

static gboolean
try_card (MasarLane *self, guint tile, MasarGroup *group, gboolean backward)
{
  double middle = glyph_middle (self, group);
  double inset = STEM_INSET * self->layout->style.text_scale;
  MasarCardText card;

  masar_lane_measure_card (self, group->lead, &card);
  for (guint row = 1; row + 1 <= self->n_rows; row++)
    for (guint side = 0; side < 2; side++)
      {
        double from = (side == 0) == backward ? middle + inset - card.width : middle - inset;

        if (try_place (self, tile, group, row, 2, from, card.width))
          {
            group->form = MASAR_FORM_CARD;
            return TRUE;
          }
      }
  return FALSE;
}

static gboolean
try_line (MasarLane *self, guint tile, MasarGroup *group, gboolean backward)
{
  double middle = glyph_middle (self, group);
  double width = masar_lane_shape_line (self, group->lead).width;
  guint first = self->lane == MASAR_LANE_ARTICLES ? 1 : 0;

  for (guint row = first; row <= self->n_rows; row++)
    for (guint side = 0; side < 2; side++)
      {
        double inset = row == 0 ? -group->half - MASAR_GAP_PX : MASAR_SPACE_SMALL;
        double from = (side == 0) == backward ? middle + inset - width : middle - inset;

        if (self->lane == MASAR_LANE_ARTICLES)
          from = middle - width / 2;
        if (try_place (self, tile, group, row, 1, from, width))
          {
            group->form = MASAR_FORM_LINE;
            return TRUE;
          }
      }
  return FALSE;
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarLane *self = user_data;
  const MasarGroup *first = *(MasarGroup *const *) a, *second = *(MasarGroup *const *) b;
  int weight = self->timeline->importance[first->lead], other = self->timeline->importance[second->lead];

  if (weight != other)
    return weight > other ? -1 : 1;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return 0;
}

static void
masar_lane_take_glyphs (MasarLane *self, MasarTile *tile)
{
  g_array_set_size (tile->taken, 0);
  for (guint i = 0; i < tile->groups->len; i++)
    {
      MasarGroup *group = &g_array_index (tile->groups, MasarGroup, i);
      MasarSpan span = self->timeline->spans[group->lead];
      double middle = glyph_middle (self, group);
      MasarTaken piece = { middle - group->half, middle + group->half + MASAR_GAP_PX, 0, 0 };

      group->form = MASAR_FORM_MARK;
      if (group->count == 1 && !masar_span_is_open (span))
        {
          piece.from = MIN (piece.from, span.begin_minutes / self->unit);
          piece.to = MAX (piece.to, span.end_minutes / self->unit + MASAR_GAP_PX);
        }
      g_array_append_val (tile->taken, piece);
    }
}

/* At the end of the corpus cards hang towards what there is, where the view of all of it has its room. */
static gboolean
hangs_backward (MasarLane *self, const MasarGroup *group)
{
  MasarSpan extent = self->timeline->extent;

  return (extent.end_minutes - masar_lane_middle (group)) / self->unit < 240;
}

static gboolean
is_selected (MasarLane *self, const MasarGroup *group)
{
  return self->lane != MASAR_LANE_ARTICLES && self->layout->view.selected >= 0
         && self->timeline->record[group->lead] == (guint) self->layout->view.selected;
}

static void
masar_lane_place_tile (MasarLane *self, guint tile, MasarGroup *urgent)
{
  GArray *groups = self->tiles[tile].groups;
  g_autofree MasarGroup **order = g_new (MasarGroup *, MAX (groups->len, 1));
  guint n_cards = groups->len <= self->n_rows + 1 ? groups->len : MAX (self->n_rows, 2);

  for (guint i = 0; i < groups->len; i++)
    order[i] = &g_array_index (groups, MasarGroup, i);
  g_qsort_with_data (order, (int) groups->len, sizeof *order, compare_groups, self);
  if (self->lane == MASAR_LANE_ARTICLES)
    n_cards = 0;

  if (urgent && !try_card (self, tile, urgent, hangs_backward (self, urgent)))
    try_line (self, tile, urgent, hangs_backward (self, urgent));
  for (guint i = 0; i < MIN (groups->len, MAX_TRIES); i++)
    {
      MasarGroup *group = order[i];
      gboolean backward = hangs_backward (self, group);

      if (group == urgent)
        continue;
      if (i < n_cards && !(self->timeline->flags[group->lead] & MASAR_ENTRY_RECEDES)
          && try_card (self, tile, group, backward))
        continue;
      try_line (self, tile, group, backward);
    }
}

/* A chosen event that found no room for its card chooses again, before all others. */
static void
masar_lane_place_selected (MasarLane *self, guint tile)
{
  GArray *groups = self->tiles[tile].groups;

  for (guint i = 0; i < groups->len; i++)
    {
      MasarGroup *group = &g_array_index (groups, MasarGroup, i);

      if (!is_selected (self, group) || group->form == MASAR_FORM_CARD)
        continue;
      masar_lane_take_glyphs (self, &self->tiles[tile]);
      masar_lane_place_tile (self, tile, group);
      return;
    }
}

void
masar_lane_place (MasarLane *self)
{
  for (guint i = 0; i < self->n_tiles; i++)
    masar_lane_take_glyphs (self, &self->tiles[i]);
  for (guint odd = 0; odd < 2; odd++)
    for (guint i = 0; i < self->n_tiles; i++)
      if ((guint) (self->tiles[i].index & 1) == odd)
        {
          masar_lane_place_tile (self, i, NULL);
          masar_lane_place_selected (self, i);
        }
}
