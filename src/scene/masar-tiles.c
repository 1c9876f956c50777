/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"
#include "masar-tiles-private.h"

#include <math.h>

/* Keeps what has been laid out of a lane, tile by tile, for as long as the lane has as many rows. */

#define MAX_KEPT 1024

struct _MasarTiles
{
  MasarTimeline *timeline;
  MasarBreaks *breaks; /* or NULL */
  double count_widths[MASAR_N_COUNT_WIDTHS];
  guint n_rows[MASAR_N_LANES];
  gboolean deep[MASAR_N_LANES];
  GHashTable *lanes[MASAR_N_LANES]; /* sets of MasarTile */
  guint32 *columns;                 /* by lane, or NULL until they are asked for */
};

static guint
tile_hash (gconstpointer data)
{
  const MasarTile *tile = data;

  return (guint) tile->index * 2654435761u ^ (guint) tile->octave * 40503u;
}

static gboolean
tile_equal (gconstpointer a, gconstpointer b)
{
  const MasarTile *first = a, *second = b;

  return first->index == second->index && first->octave == second->octave;
}

void
masar_tile_free (gpointer data)
{
  MasarTile *tile = data;

  g_array_unref (tile->groups);
  g_array_unref (tile->taken);
  g_array_unref (tile->ribbons);
  g_free (tile);
}

MasarTiles *
masar_tiles_new (MasarTimeline *timeline, MasarBreaks *breaks)
{
  MasarTiles *self = g_new0 (MasarTiles, 1);

  self->timeline = masar_timeline_ref (timeline);
  self->breaks = breaks != NULL ? masar_breaks_ref (breaks) : NULL;
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    self->lanes[lane] = g_hash_table_new_full (tile_hash, tile_equal, masar_tile_free, NULL);
  return self;
}

void
masar_tiles_free (MasarTiles *self)
{
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    g_hash_table_unref (self->lanes[lane]);
  masar_timeline_unref (self->timeline);
  g_clear_pointer (&self->breaks, masar_breaks_unref);
  g_free (self->columns);
  g_free (self);
}

gboolean
masar_tiles_are_of (const MasarTiles *self, const MasarTimeline *timeline, const MasarBreaks *breaks)
{
  return self->timeline == timeline && self->breaks == breaks;
}

double *
masar_tiles_get_count_widths (MasarTiles *self)
{
  return self->count_widths;
}

/* All or none: an even tile is filled before the odd ones beside it, and must not be made again after them. */
void
masar_tiles_begin_frame (MasarTiles *self)
{
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (g_hash_table_size (self->lanes[lane]) > MAX_KEPT)
      g_hash_table_remove_all (self->lanes[lane]);
}

/* Walks each octave of a lane once. */
static void
count_columns (MasarTiles *self, guint lane)
{
  const MasarTimeline *timeline = self->timeline;
  const double begin = masar_breaks_to_axis (self->breaks, (double) timeline->extent.begin_minutes);
  const double end = masar_breaks_to_axis (self->breaks, (double) timeline->extent.end_minutes);

  for (guint octave = 0; octave < MASAR_N_OCTAVES; octave++)
    {
      guint low = timeline->first[lane][octave];
      const guint high = timeline->first[lane][octave + 1];

      for (guint column = 0; column < MASAR_N_COLUMNS && low < high; column++)
        {
          const double limit = begin + (column + 1) * (end - begin) / MASAR_N_COLUMNS;
          const guint next =
              column + 1 == MASAR_N_COLUMNS
                  ? high
                  : masar_timeline_find_near (timeline, low, high, low, masar_breaks_to_minutes (self->breaks, limit));

          self->columns[lane * MASAR_N_COLUMNS + column] += next - low;
          low = next;
        }
    }
}

MasarColumns *
masar_tiles_get_columns (MasarTiles *self)
{
  if (self->columns == NULL)
    {
      self->columns = g_new0 (guint32, MASAR_N_LANES * MASAR_N_COLUMNS);
      for (guint lane = 0; lane < MASAR_N_LANES; lane++)
        count_columns (self, lane);
    }
  return (MasarColumns *) self->columns;
}

/* With another number of rows everything has another place. */
GHashTable *
masar_tiles_get_lane (MasarTiles *self, guint lane, guint n_rows, gboolean deep)
{
  if (self->n_rows[lane] != n_rows || self->deep[lane] != deep)
    g_hash_table_remove_all (self->lanes[lane]);
  self->n_rows[lane] = n_rows;
  self->deep[lane] = deep;
  return self->lanes[lane];
}

/* --- Making them --- */

/* The octave at which the whole corpus is about a tile: beyond it there is no place to keep. */
static int
find_top (const MasarLane *self)
{
  const MasarSpan extent = self->timeline->extent;
  const double minutes = masar_breaks_to_axis (self->breaks, (double) extent.end_minutes)
                         - masar_breaks_to_axis (self->breaks, (double) extent.begin_minutes);

  if (masar_span_is_open (extent))
    return self->octave;
  return (int) ceil (log2 (MAX (minutes, 1) / (MASAR_TILE_PX * self->layout->style.text_scale))) + 1;
}

/* A tile with the places that it keeps from the one around it. */
static MasarTile *
get_begun_tile (MasarLane *self, int octave, gint64 index)
{
  const MasarTile key = { .octave = octave, .index = index };
  MasarTile *tile = g_hash_table_lookup (self->tiles, &key);
  MasarTile *around;
  MasarLane here;

  if (tile)
    return tile;
  around = octave < find_top (self) ? masar_lane_get_tile (self, octave + 1, (index - (index & 1)) / 2) : NULL;
  here = *self;
  masar_lane_set_octave (&here, octave);
  tile = g_new0 (MasarTile, 1);
  tile->octave = octave;
  tile->index = index;
  tile->groups = g_array_new (FALSE, TRUE, sizeof (MasarGroup));
  tile->taken = g_array_new (FALSE, TRUE, sizeof (MasarTaken));
  tile->ribbons = masar_lane_find_ribbons (&here, (double) index * here.tile_minutes,
                                           ((double) index + 1) * here.tile_minutes, NULL);
  masar_lane_fold (&here, tile);
  masar_lane_keep_places (&here, tile, around);
  g_hash_table_add (self->tiles, tile);
  return tile;
}

/* The tile of an octave, full; made, if it is not kept. */
MasarTile *
masar_lane_get_tile (MasarLane *self, int octave, gint64 index)
{
  MasarTile *tile = get_begun_tile (self, octave, index);
  const gboolean odd = (index & 1) != 0;
  MasarTile *before, *after;
  MasarLane here;

  if (tile->full)
    return tile;
  before = odd ? masar_lane_get_tile (self, octave, index - 1) : get_begun_tile (self, octave, index - 1);
  after = odd ? masar_lane_get_tile (self, octave, index + 1) : get_begun_tile (self, octave, index + 1);
  here = *self;
  masar_lane_set_octave (&here, octave);
  masar_lane_fill (&here, tile, before, after);
  tile->full = TRUE;
  return tile;
}

/* Makes a tile in view this frame's own, to be changed. */
MasarTile *
masar_lane_own_tile (MasarLane *self, guint position)
{
  const MasarTile *kept = self->seen->pdata[position];
  MasarTile *tile;

  if (g_ptr_array_find (self->own, kept, NULL))
    return self->seen->pdata[position];
  tile = g_memdup2 (kept, sizeof *kept);
  tile->groups = g_array_copy (kept->groups);
  tile->taken = g_array_copy (kept->taken);
  tile->ribbons = g_array_ref (kept->ribbons);
  g_ptr_array_add (self->own, tile);
  self->seen->pdata[position] = tile;
  return tile;
}
