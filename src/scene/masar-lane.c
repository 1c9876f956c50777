/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"

#include <math.h>

/* A bar is a ribbon when its octave makes it at least this many octaves of pixels long at the tight scale. */
#define RIBBON_OCTAVES 9

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
  self->n_tracks = self->n_rows + 1;
  self->unit = ldexp (1, octave);
  self->first_ribbon = CLAMP (octave + RIBBON_OCTAVES, 1, MASAR_N_OCTAVES);
  tile_minutes = self->unit * MASAR_TILE_PX * layout->style.text_scale;
  /* Cards reach over from the tile beyond the view; an odd one has looked at the one after it. */
  first = (gint64) floor (axis->start_minutes / tile_minutes) - 1;
  first -= first & 1;
  last = (gint64) floor (masar_axis_get_end (axis) / tile_minutes) + 1;
  last += last & 1;
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

/* Whether a span fills a part of the view, but not its middle: folded there, it would be neither seen nor counted. */
static gboolean
passes_through (const MasarAxis *axis, MasarSpan span)
{
  double anchor = masar_timeline_anchor (span);
  double begin = axis->start_minutes, end = masar_axis_get_end (axis);

  return span.begin_minutes < end && span.end_minutes > begin && (anchor < begin || anchor >= end);
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

          if (span.end_minutes <= from || span.begin_minutes >= to)
            continue;
          if (track < self->n_tracks)
            {
              MasarRibbon ribbon = { i, track == 0 ? MASAR_NAME_ROW : self->n_rows - (track - 1), 0 };
              g_array_append_val (self->ribbons, ribbon);
            }
          else if (passes_through (axis, span))
            self->n_passing++;
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

/* Its date is measured only: more cards are tried than are seen. */
void
masar_lane_measure_card (MasarLane *self, guint position, MasarCardText *card)
{
  MasarLayout *layout = self->layout;
  const MasarTimeline *timeline = self->timeline;
  const MasarWords *words = layout->style.words;
  const char *title = timeline->titles[position];
  guint8 flags = timeline->flags[position];
  MasarWhen when = { timeline->spans[position], (flags & MASAR_ENTRY_APPROXIMATE) != 0,
                     (flags & MASAR_ENTRY_LASTING) != 0 };
  double row;

  *card = (MasarCardText){ .detail = masar_labels_get_date (layout->view.labels, when, MASAR_FONT_DETAIL) };
  card->title = masar_layout_shape (layout, title ? title : words->untitled, MASAR_FONT_TITLE, 276);
  card->detail.width = MIN (card->detail.width, MASAR_DETAIL_PX * layout->style.text_scale);
  row = card->detail.width;
  if (timeline->n_sources[position] > 0)
    {
      card->sources =
          masar_layout_shape_take (layout, words->format_sources (timeline->n_sources[position]), MASAR_FONT_DETAIL, 0);
      row += card->sources.width + 2 * MASAR_PILL_PADDING + MASAR_SPACE_MEDIUM;
    }
  if (flags & MASAR_ENTRY_DISPUTED)
    {
      card->dispute = masar_layout_shape (layout, words->dispute, MASAR_FONT_STRONG, 0);
      row += MASAR_SIGN_PX + card->dispute.width + MASAR_SPACE_MEDIUM;
    }
  card->width = MASAR_CARD_EDGE + 2 * MASAR_CARD_PADDING + MAX (card->title.width, row);
}

MasarLabel
masar_lane_shape_title (MasarLane *self, guint position, double max_width)
{
  const MasarWords *words = self->layout->style.words;
  const char *title = self->timeline->titles[position];
  gboolean article = self->lane == MASAR_LANE_ARTICLES;

  if (title == NULL)
    title = article ? words->unknown_outlet : words->untitled;
  return masar_layout_shape (self->layout, title, article ? MASAR_FONT_DETAIL : MASAR_FONT_LINE, max_width);
}

MasarLabel
masar_lane_shape_line (MasarLane *self, guint position)
{
  return masar_lane_shape_title (self, position, self->lane == MASAR_LANE_ARTICLES ? 120 : 200);
}

MasarLabel
masar_lane_shape_more (MasarLane *self, guint n_more)
{
  return masar_layout_shape_take (self->layout, self->layout->style.words->format_more (n_more), MASAR_FONT_STRONG, 0);
}

/* Bars that are in view but have no row are counted beside the lane's name. */
static void
masar_lane_tell_passing (MasarLane *self)
{
  MasarLayout *layout = self->layout;
  MasarLaneBox *lane = &layout->lanes[self->lane];
  MasarBox row = { 0, lane->y, layout->width, 0 };
  double start = masar_layout_name_width (layout, self->lane);
  MasarLabel label;

  if (self->n_passing == 0)
    return;
  label = masar_layout_shape_take (layout, layout->style.words->format_more (self->n_passing), MASAR_FONT_STRONG, 0);
  lane->n_passing = self->n_passing;
  lane->passing = masar_layout_put_start (layout, label, row, start, lane->name.y + lane->name.label.middle);
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
  masar_lane_tell_passing (&builder);
  masar_lane_clear (&builder);
}
