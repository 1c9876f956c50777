/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"
#include "masar-tiles-private.h"

#include <math.h>

/* Folds what is too close.  A tile with few entries looks at each; a tile with many counts them by cells, so that its
 * cost does not follow their number. */

#define CELL_PX 16.0
#define N_CELLS 40u /* cover a tile */
#define MAX_SINGLES 96

static MasarGroup
group_of_one (MasarLane *self, guint position)
{
  double anchor = masar_lane_get_anchor (self, position);

  return (MasarGroup){ .first = anchor, .last = anchor, .count = 1, .lead = position };
}

static gboolean
is_folded (MasarLane *self, guint position, guint octave)
{
  return octave < self->first_ribbon || self->timeline->tracks[position] >= self->n_tracks;
}

static void
group_join (MasarLane *self, MasarGroup *group, const MasarGroup *other)
{
  const guint8 *importance = self->timeline->importance;

  if (group->count == 0)
    {
      *group = *other;
      return;
    }
  group->first = MIN (group->first, other->first);
  group->last = MAX (group->last, other->last);
  if (importance[other->lead] > importance[group->lead]
      || (importance[other->lead] == importance[group->lead] && other->lead < group->lead))
    group->lead = other->lead;
  group->count += other->count;
}

/* Room for a count: that of the widest one with as many digits, so that a pill need not be shaped to be placed. */
static double
more_width (MasarLane *self, guint n_more)
{
  static const guint samples[MASAR_N_COUNT_WIDTHS] = { 8, 88, 888, 8800, 88000, 888000, 8800000, 88000000, 888000000 };
  guint class = 0;

  for (guint limit = 10; class + 1 < G_N_ELEMENTS (samples) && n_more >= limit; limit *= 10)
    class ++;
  if (self->count_widths[class] == 0)
    self->count_widths[class] = masar_lane_shape_more (self, samples[class]).width;
  return self->count_widths[class];
}

/* How wide the glyph is, and where: a mark stands at its time, a pill around the middle of its members within its tile.
 */
static void
masar_lane_measure (MasarLane *self, const MasarTile *tile, MasarGroup *group)
{
  double scale = self->layout->style.text_scale;
  double start = tile->index * MASAR_TILE_PX * scale;
  double middle = masar_lane_middle (group) / self->unit;
  double least, most;

  group->offset = 0;
  group->half = MASAR_MARK_PX * scale / 2 + 1;
  if (self->lane == MASAR_LANE_ARTICLES)
    group->half += 2;
  if (group->count == 1)
    return;

  group->half += (MASAR_SPACE_SMALL + more_width (self, group->count - 1) + 2 * MASAR_PILL_PADDING) / 2;
  least = start + MASAR_MARK_PX + group->half;
  most = start + MASAR_TILE_PX * scale - MASAR_MARK_PX - group->half;
  group->offset = CLAMP (middle, least, MAX (least, most)) - middle;
}

static gboolean
groups_touch (MasarLane *self, const MasarGroup *a, const MasarGroup *b)
{
  double right = masar_lane_middle (a) / self->unit + a->offset + a->half;
  double left = masar_lane_middle (b) / self->unit + b->offset - b->half;

  return left < right + 1;
}

/* Takes groups in order of time; joins those that touch until none do. */
static void
masar_lane_push (MasarLane *self, MasarTile *tile, MasarGroup group)
{
  masar_lane_measure (self, tile, &group);
  while (tile->groups->len > 0)
    {
      MasarGroup *last = &g_array_index (tile->groups, MasarGroup, tile->groups->len - 1);

      if (!groups_touch (self, last, &group))
        break;
      group_join (self, &group, last);
      masar_lane_measure (self, tile, &group);
      g_array_set_size (tile->groups, tile->groups->len - 1);
    }
  g_array_append_val (tile->groups, group);
}

static int
compare_positions (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarTimeline *timeline = user_data;
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;
  double anchor = masar_timeline_anchor (timeline->spans[first]);
  double other = masar_timeline_anchor (timeline->spans[second]);

  if (anchor != other)
    return anchor < other ? -1 : 1;
  return first < second ? -1 : first > second;
}

static void
masar_lane_fold_singles (MasarLane *self,
                         MasarTile *tile,
                         const guint low[MASAR_N_OCTAVES],
                         const guint high[MASAR_N_OCTAVES])
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint octave = 0; octave < MASAR_N_OCTAVES; octave++)
    for (guint32 i = low[octave]; i < high[octave]; i++)
      if (is_folded (self, i, octave))
        g_array_append_val (positions, i);
  g_array_sort_with_data (positions, compare_positions, (gpointer) self->timeline);
  for (guint i = 0; i < positions->len; i++)
    masar_lane_push (self, tile, group_of_one (self, g_array_index (positions, guint32, i)));
}

static void
count_cells (MasarLane *self, MasarTile *tile, guint low, guint high, MasarGroup *cells)
{
  double scale = self->layout->style.text_scale;
  double start = tile->index * MASAR_TILE_PX * scale * self->unit;

  for (guint cell = 0; cell < N_CELLS && low < high; cell++)
    {
      double end = start + (cell + 1) * CELL_PX * scale * self->unit;
      guint guess = low + (high - low) / (N_CELLS - cell);
      guint next = cell + 1 == N_CELLS ? high
                                       : masar_timeline_find_near (self->timeline, low, high, guess,
                                                                   masar_breaks_to_minutes (self->breaks, end));

      if (next > low)
        {
          MasarGroup group = { .count = next - low, .lead = masar_timeline_best (self->timeline, low, next) };

          group.first = masar_lane_get_anchor (self, low);
          group.last = masar_lane_get_anchor (self, next - 1);
          group_join (self, &cells[cell], &group);
        }
      low = next;
    }
}

static void
masar_lane_fold_cells (MasarLane *self,
                       MasarTile *tile,
                       const guint low[MASAR_N_OCTAVES],
                       const guint high[MASAR_N_OCTAVES])
{
  MasarGroup cells[N_CELLS] = { 0 };
  double cell_minutes = CELL_PX * self->layout->style.text_scale * self->unit;

  for (guint octave = 0; octave < MASAR_N_OCTAVES; octave++)
    if (octave < self->first_ribbon)
      count_cells (self, tile, low[octave], high[octave], cells);
    else
      for (guint i = low[octave]; i < high[octave]; i++)
        if (is_folded (self, i, octave))
          {
            MasarGroup group = group_of_one (self, i);
            int cell = (int) floor (group.first / cell_minutes - (double) tile->index * N_CELLS);

            group_join (self, &cells[CLAMP (cell, 0, (int) N_CELLS - 1)], &group);
          }
  for (guint cell = 0; cell < N_CELLS; cell++)
    if (cells[cell].count > 0)
      masar_lane_push (self, tile, cells[cell]);
}

void
masar_lane_fold (MasarLane *self, MasarTile *tile)
{
  const double from = masar_breaks_to_minutes (self->breaks, tile->index * self->tile_minutes);
  const double to = masar_breaks_to_minutes (self->breaks, (tile->index + 1) * self->tile_minutes);
  guint low[MASAR_N_OCTAVES] = { 0 }, high[MASAR_N_OCTAVES] = { 0 };
  guint total = 0;

  for (guint octave = 0; octave < MASAR_N_OCTAVES; octave++)
    if (!masar_timeline_octave_is_empty (self->timeline, self->lane, octave))
      {
        masar_timeline_range (self->timeline, self->lane, octave, from, to, &low[octave], &high[octave]);
        total += high[octave] - low[octave];
      }
  if (total == 0)
    return;
  if (total <= MAX_SINGLES)
    masar_lane_fold_singles (self, tile, low, high);
  else
    masar_lane_fold_cells (self, tile, low, high);
}
