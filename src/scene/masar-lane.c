/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"

#include <math.h>

/* A bar is a ribbon when its octave makes it at least this many octaves of pixels long at the tight scale. */
#define RIBBON_OCTAVES 7
/* Tiles beyond the view: cards reach over from the next one, whose place depends on the one after it. */
#define TILES_BEYOND 2

static void
masar_lane_init (MasarLane *self, MasarLayout *layout, guint lane)
{
  const MasarAxis *axis = &layout->view.axis;
  int octave = (int) ceil (log2 (axis->minutes_per_px) - 1e-9);
  double tile_minutes;
  gint64 first, last;

  self->layout = layout;
  self->timeline = layout->view.timeline;
  self->lane = lane;
  self->n_rows = layout->lanes[lane].n_rows;
  self->unit = ldexp (1, octave);
  self->first_ribbon = CLAMP (octave + RIBBON_OCTAVES, 1, MASAR_N_OCTAVES);
  tile_minutes = self->unit * MASAR_TILE_PX * layout->style.text_scale;
  first = (gint64) floor (axis->start_minutes / tile_minutes) - TILES_BEYOND;
  last = (gint64) floor (masar_axis_get_end (axis) / tile_minutes) + TILES_BEYOND;
  self->n_tiles = (guint) (last - first + 1);
  self->tiles = g_new0 (MasarTile, self->n_tiles);
  self->ribbons = g_array_new (FALSE, TRUE, sizeof (MasarRibbon));
  for (guint i = 0; i < self->n_tiles; i++)
    {
      self->tiles[i].index = first + i;
      self->tiles[i].groups = g_array_new (FALSE, TRUE, sizeof (MasarGroup));
      self->tiles[i].taken = g_array_new (FALSE, TRUE, sizeof (MasarTaken));
    }
}

static void
masar_lane_clear (MasarLane *self)
{
  for (guint i = 0; i < self->n_tiles; i++)
    {
      g_array_unref (self->tiles[i].groups);
      g_array_unref (self->tiles[i].taken);
    }
  g_free (self->tiles);
  g_array_unref (self->ribbons);
}

/* Bars whose rows this lane has, over the view and as far beyond it as labels reach. */
static void
masar_lane_find_ribbons (MasarLane *self)
{
  const MasarAxis *axis = &self->layout->view.axis;
  double beyond = MASAR_TILE_PX * self->unit;
  double from = axis->start_minutes - beyond, to = masar_axis_get_end (axis) + beyond;

  for (guint octave = self->first_ribbon; octave < MASAR_N_OCTAVES; octave++)
    {
      double reach = ldexp (1, (int) octave);
      guint low, high;

      if (masar_timeline_octave_is_empty (self->timeline, self->lane, octave))
        continue;
      masar_timeline_range (self->timeline, self->lane, octave, from - reach, to + reach, &low, &high);
      for (guint i = low; i < high; i++)
        {
          MasarSpan span = self->timeline->spans[i];
          guint track = self->timeline->tracks[i];

          if (track < self->n_rows && span.end_minutes > from && span.begin_minutes < to)
            {
              MasarRibbon ribbon = { .position = i, .row = self->n_rows - track };
              g_array_append_val (self->ribbons, ribbon);
            }
        }
    }
}

static int
compare_ribbons (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarRibbon *first = a, *second = b;
  const MasarTimeline *timeline = user_data;
  gint64 begin = timeline->spans[first->position].begin_minutes;
  gint64 other = timeline->spans[second->position].begin_minutes;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return begin < other ? -1 : begin > other;
}

/* A ribbon's label may reach beyond its end, up to the next one of its row. */
static void
masar_lane_give_ribbons_room (MasarLane *self)
{
  const MasarRibbon *ribbons;

  g_array_sort_with_data (self->ribbons, compare_ribbons, (gpointer) self->timeline);
  ribbons = (const MasarRibbon *) (gpointer) self->ribbons->data;
  for (guint i = 0; i < self->ribbons->len; i++)
    {
      MasarRibbon *ribbon = &g_array_index (self->ribbons, MasarRibbon, i);
      MasarSpan span = self->timeline->spans[ribbon->position];
      double room = 320;

      if (i + 1 < self->ribbons->len && ribbons[i + 1].row == ribbon->row)
        room = (self->timeline->spans[ribbons[i + 1].position].begin_minutes - span.begin_minutes) / self->unit
               - MASAR_GAP_PX;
      ribbon->label_width = room >= 48 ? MIN (room, 320) : 0;
    }
}

double
masar_lane_middle (const MasarGroup *group)
{
  return group->first + (group->last - group->first) / 2;
}

void
masar_lane_shape_card (MasarLane *self, guint position, MasarCardText *card)
{
  MasarLayout *layout = self->layout;
  const MasarTimeline *timeline = self->timeline;
  const MasarWords *words = layout->style.words;
  const char *title = timeline->titles[position];
  guint8 flags = timeline->flags[position];
  MasarWhen when = { timeline->spans[position], (flags & MASAR_ENTRY_APPROXIMATE) != 0,
                     (flags & MASAR_ENTRY_LASTING) != 0 };
  double row;

  *card = (MasarCardText){ 0 };
  card->title = masar_layout_shape (layout, title ? title : words->untitled, MASAR_FONT_TITLE, 232);
  card->detail = masar_layout_shape_take (layout, masar_date_format (when, &words->dates), MASAR_FONT_DETAIL, 160);
  row = card->detail.width;
  if (timeline->n_sources[position] > 0)
    {
      card->sources =
          masar_layout_shape_take (layout, words->format_sources (timeline->n_sources[position]), MASAR_FONT_DETAIL, 0);
      row += card->sources.width + 2 * MASAR_PILL_PADDING + MASAR_SPACE_MEDIUM;
    }
  if (flags & MASAR_ENTRY_DISPUTED)
    {
      card->dispute = masar_layout_shape_take (layout, g_strconcat ("≠ ", words->dispute, NULL), MASAR_FONT_STRONG, 0);
      row += card->dispute.width + MASAR_SPACE_MEDIUM;
    }
  card->width = MASAR_CARD_EDGE + 2 * MASAR_CARD_PADDING + MAX (card->title.width, row);
}

MasarLabel
masar_lane_shape_line (MasarLane *self, guint position)
{
  const MasarWords *words = self->layout->style.words;
  const char *title = self->timeline->titles[position];

  if (title == NULL)
    title = self->lane == MASAR_LANE_ARTICLES ? words->unknown_outlet : words->untitled;
  return masar_layout_shape (self->layout, title,
                             self->lane == MASAR_LANE_ARTICLES ? MASAR_FONT_DETAIL : MASAR_FONT_LINE,
                             self->lane == MASAR_LANE_ARTICLES ? 120 : 200);
}

void
masar_layout_add_lane (MasarLayout *self, guint lane)
{
  MasarLane builder = { 0 };

  masar_lane_init (&builder, self, lane);
  masar_lane_find_ribbons (&builder);
  masar_lane_give_ribbons_room (&builder);
  for (guint i = 0; i < builder.n_tiles; i++)
    masar_lane_fold (&builder, &builder.tiles[i]);
  masar_lane_place (&builder);
  masar_lane_emit (&builder);
  masar_lane_clear (&builder);
}
