/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-lane-private.h"

#include <math.h>

/* Gives titles and cards to the groups of a tile: to those that have one further out, where they have it; then to the
 * most important first, each where there is room. */

#define STEM_INSET 16.0
#define STEM_HALF 2.0
#define MAX_TRIES 28

/* A place in a lane, before it is taken. */
typedef struct
{
  MasarForm form;
  guint row;
  gboolean backward;
  double width;
  MasarTaken box;
  MasarTaken stem;
  gboolean has_stem;
} Place;

static double
glyph_middle (MasarLane *self, const MasarGroup *group)
{
  return masar_lane_middle (group) / self->unit + group->offset;
}

static gboolean
pieces_meet (const MasarTaken *a, const MasarTaken *b)
{
  return a->first_row <= b->last_row && b->first_row <= a->last_row && a->from < b->to && b->from < a->to;
}

static gboolean
taken_meets (const MasarTile *tile, const MasarTaken *piece, guint owner)
{
  const MasarTaken *taken = tile ? (const MasarTaken *) (gpointer) tile->taken->data : NULL;

  for (guint i = 0; tile && i < tile->taken->len; i++)
    if (pieces_meet (&taken[i], piece) && (owner == MASAR_NO_OWNER || taken[i].owner != owner))
      return TRUE;
  return FALSE;
}

static gboolean
ribbons_meet (MasarLane *self, const MasarTile *tile, const MasarTaken *piece)
{
  for (guint i = 0; i < tile->ribbons->len; i++)
    {
      const MasarRibbon *ribbon = &g_array_index (tile->ribbons, MasarRibbon, i);
      const MasarSpan span = self->timeline->spans[ribbon->position];
      const double from = masar_breaks_to_axis (self->breaks, (double) span.begin_minutes) / self->unit;
      const double end = masar_breaks_to_axis (self->breaks, (double) span.end_minutes) / self->unit;
      const double to = MAX (end, from + ribbon->label_width) + MASAR_GAP_PX;

      if (ribbon->row >= piece->first_row && ribbon->row <= piece->last_row && from < piece->to && piece->from < to)
        return TRUE;
    }
  return FALSE;
}

/* --- Places --- */

static double
measure_box (MasarLane *self, MasarGroup *group, MasarForm form)
{
  if (group->widths[form] == 0)
    {
      if (masar_form_is_card (form))
        {
          MasarCardText card;

          masar_lane_measure_card (self, group->lead, form, &card);
          group->widths[form] = card.width;
        }
      else
        group->widths[form] = masar_lane_shape_line (self, group->lead).width;
    }
  return group->widths[form];
}

/* Where a box would be: it hangs on its mark in a row below it, or stands beside it in the first. */
static Place
place_new (MasarLane *self, MasarGroup *group, guint owner, MasarForm form, guint row, gboolean backward)
{
  const double middle = glyph_middle (self, group);
  const double width = measure_box (self, group, form);
  const double inset = masar_form_is_card (form) ? STEM_INSET * self->layout->style.text_scale
                       : row == 0                ? -group->half - MASAR_GAP_PX
                                                 : MASAR_SPACE_SMALL;
  double from = backward ? middle + inset - width : middle - inset;

  if (self->lane == MASAR_LANE_ARTICLES)
    from = middle - width / 2;
  return (Place){
    .form = form,
    .row = row,
    .backward = backward,
    .width = width,
    .box = { from, from + width + MASAR_GAP_PX, row, masar_lane_get_last_row (self, form, row), owner },
    .stem = { middle - STEM_HALF, middle + STEM_HALF, 1, row - 1, owner },
    .has_stem = row > 1,
  };
}

/* A box reaches to the middle of the tiles beside its own at most: so those of tiles that do not know of each other
 * never meet. */
static gboolean
is_within_reach (MasarLane *self, const MasarTile *tile, const MasarTaken *piece)
{
  const double width = self->tile_minutes / self->unit;
  const double start = (double) tile->index * width;

  return piece->from >= start - width / 2 && piece->to <= start + width + width / 2;
}

static gboolean
is_free (MasarLane *self, const MasarTile *tile, MasarTile *const near[2], const MasarTaken *piece)
{
  return piece->last_row <= self->n_rows && is_within_reach (self, tile, piece)
         && !taken_meets (tile, piece, piece->owner) && !taken_meets (near[0], piece, MASAR_NO_OWNER)
         && !taken_meets (near[1], piece, MASAR_NO_OWNER) && !ribbons_meet (self, tile, piece);
}

static void
release (MasarTile *tile, guint owner)
{
  for (guint i = tile->taken->len; i-- > 0;)
    if (g_array_index (tile->taken, MasarTaken, i).owner == owner)
      g_array_remove_index (tile->taken, i);
  g_array_index (tile->groups, MasarGroup, owner).form = MASAR_FORM_MARK;
}

static void
take (MasarLane *self, MasarTile *tile, const Place *place)
{
  MasarGroup *group = &g_array_index (tile->groups, MasarGroup, place->box.owner);

  release (tile, place->box.owner);
  g_array_append_val (tile->taken, place->box);
  if (place->has_stem)
    g_array_append_val (tile->taken, place->stem);
  group->form = place->form;
  group->row = place->row;
  group->backward = place->backward;
  group->shift = place->box.from - masar_lane_middle (group) / self->unit;
  group->width = place->width;
}

static gboolean
try_place (MasarLane *self,
           MasarTile *tile,
           MasarTile *const near[2],
           guint owner,
           MasarForm form,
           guint row,
           gboolean backward)
{
  MasarGroup *group = &g_array_index (tile->groups, MasarGroup, owner);
  Place place;

  if (masar_lane_get_last_row (self, form, row) > self->n_rows)
    return FALSE;
  place = place_new (self, group, owner, form, row, backward);
  if (!is_free (self, tile, near, &place.box) || (place.has_stem && !is_free (self, tile, near, &place.stem)))
    return FALSE;
  take (self, tile, &place);
  return TRUE;
}

/* At the end of the corpus boxes hang towards what there is, where the view of all of it has its room. */
static gboolean
hangs_backward (MasarLane *self, const MasarGroup *group)
{
  const double end = masar_breaks_to_axis (self->breaks, (double) self->timeline->extent.end_minutes);

  return (end - masar_lane_middle (group)) / self->unit < 240;
}

static guint
first_row (MasarLane *self, MasarForm form)
{
  return masar_form_is_card (form) || self->lane == MASAR_LANE_ARTICLES ? 1 : 0;
}

static gboolean
try_places (MasarLane *self, MasarTile *tile, MasarTile *const near[2], guint owner, MasarForm form)
{
  const gboolean backward = hangs_backward (self, &g_array_index (tile->groups, MasarGroup, owner));

  for (guint row = first_row (self, form); row <= self->n_rows; row++)
    for (guint side = 0; side < 2; side++)
      if (try_place (self, tile, near, owner, form, row, (side == 0) == backward))
        return TRUE;
  return FALSE;
}

/* The most that there is to say, or less where there is no room for it. */
static gboolean
try_card (MasarLane *self, MasarTile *tile, MasarTile *const near[2], guint owner)
{
  const guint lead = g_array_index (tile->groups, MasarGroup, owner).lead;

  return (masar_lane_may_quote (self, lead) && try_places (self, tile, near, owner, MASAR_FORM_FULL))
         || try_places (self, tile, near, owner, MASAR_FORM_CARD);
}

/* --- Tiles --- */

/* What stands in the row of the marks, whatever finds room below. */
static void
take_glyphs (MasarLane *self, MasarTile *tile)
{
  for (guint i = 0; i < tile->groups->len; i++)
    {
      MasarGroup *group = &g_array_index (tile->groups, MasarGroup, i);
      MasarSpan span = self->timeline->spans[group->lead];
      double middle = glyph_middle (self, group);
      MasarTaken piece = { middle - group->half, middle + group->half + MASAR_GAP_PX, 0, 0, MASAR_NO_OWNER };

      if (group->count == 1 && !masar_span_is_open (span))
        {
          piece.from = MIN (piece.from, masar_breaks_to_axis (self->breaks, (double) span.begin_minutes) / self->unit);
          piece.to = MAX (piece.to,
                          masar_breaks_to_axis (self->breaks, (double) span.end_minutes) / self->unit + MASAR_GAP_PX);
        }
      g_array_append_val (tile->taken, piece);
    }
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  MasarLane *self = ((gpointer *) user_data)[0];
  const GArray *groups = ((gpointer *) user_data)[1];
  const MasarGroup *first = &g_array_index (groups, MasarGroup, *(const guint *) a);
  const MasarGroup *second = &g_array_index (groups, MasarGroup, *(const guint *) b);
  int weight = self->timeline->importance[first->lead], other = self->timeline->importance[second->lead];

  if (weight != other)
    return weight > other ? -1 : 1;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return 0;
}

/* The most important first. */
static guint *
order_groups (MasarLane *self, MasarTile *tile)
{
  guint *order = g_new (guint, MAX (tile->groups->len, 1));
  gpointer data[] = { self, tile->groups };

  for (guint i = 0; i < tile->groups->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) tile->groups->len, sizeof *order, compare_groups, data);
  return order;
}

static const MasarGroup *
find_led_by (const MasarTile *tile, guint lead)
{
  for (guint i = 0; i < tile->groups->len; i++)
    if (g_array_index (tile->groups, MasarGroup, i).lead == lead)
      return &g_array_index (tile->groups, MasarGroup, i);
  return NULL;
}

/* Begins a tile: what has a title or a card in the tile around it, an octave further out, keeps its row. */
void
masar_lane_keep_places (MasarLane *self, MasarTile *tile, const MasarTile *around)
{
  g_autofree guint *order = order_groups (self, tile);
  MasarTile *const near[] = { NULL, NULL };

  take_glyphs (self, tile);
  for (guint i = 0; i < tile->groups->len && around; i++)
    {
      const MasarGroup *kept = find_led_by (around, g_array_index (tile->groups, MasarGroup, order[i]).lead);

      if (kept && kept->form != MASAR_FORM_MARK)
        try_place (self, tile, near, order[i], kept->form, kept->row, kept->backward);
    }
}

/* What a tile has kept may stand in the way of what its neighbour has: the even tile gives way. */
static void
give_way (MasarTile *tile, MasarTile *const near[2])
{
  for (guint i = tile->taken->len; i-- > 0;)
    {
      const MasarTaken piece = g_array_index (tile->taken, MasarTaken, i);

      if (piece.owner == MASAR_NO_OWNER
          || (!taken_meets (near[0], &piece, MASAR_NO_OWNER) && !taken_meets (near[1], &piece, MASAR_NO_OWNER)))
        continue;
      release (tile, piece.owner);
      i = tile->taken->len;
    }
}

/* A card grows by a quotation where it is, if there is room. */
static void
grow (MasarLane *self, MasarTile *tile, MasarTile *const near[2], guint owner)
{
  const MasarGroup *group = &g_array_index (tile->groups, MasarGroup, owner);

  if (group->form == MASAR_FORM_CARD && masar_lane_may_quote (self, group->lead))
    try_place (self, tile, near, owner, MASAR_FORM_FULL, group->row, group->backward);
}

/* Fills what is free in a tile. */
void
masar_lane_fill (MasarLane *self, MasarTile *tile, MasarTile *before, MasarTile *after)
{
  g_autofree guint *order = order_groups (self, tile);
  const guint n = tile->groups->len;
  MasarTile *const near[] = { before, after };
  guint n_cards = n <= self->n_rows + 1 ? n : MAX (self->n_rows, 2);

  if (self->lane == MASAR_LANE_ARTICLES)
    n_cards = 0;
  give_way (tile, near);
  for (guint i = 0; i < MIN (n, MAX_TRIES); i++)
    {
      const MasarForm form = g_array_index (tile->groups, MasarGroup, order[i]).form;

      const guint lead = g_array_index (tile->groups, MasarGroup, order[i]).lead;
      const gboolean may_card = i < n_cards && !(self->timeline->flags[lead] & MASAR_ENTRY_RECEDES);

      if (masar_form_is_card (form) || (may_card && try_card (self, tile, near, order[i])))
        {
          grow (self, tile, near, order[i]);
          continue;
        }
      if (form == MASAR_FORM_MARK)
        try_places (self, tile, near, order[i], MASAR_FORM_LINE);
    }
}

/* --- The chosen event --- */

/* What stands where the chosen event's card will be loses its own. */
static void
make_room (MasarLane *self, guint position, const Place *place)
{
  for (guint i = position - MIN (position, 2); i < MIN (position + 3, self->seen->len); i++)
    {
      MasarTile *tile = masar_lane_own_tile (self, i);

      for (guint j = tile->taken->len; j-- > 0;)
        {
          const MasarTaken piece = g_array_index (tile->taken, MasarTaken, j);

          if (piece.owner == MASAR_NO_OWNER || (i == position && piece.owner == place->box.owner)
              || (!pieces_meet (&piece, &place->box) && (!place->has_stem || !pieces_meet (&piece, &place->stem))))
            continue;
          release (tile, piece.owner);
          j = tile->taken->len;
        }
    }
}

static void
place_urgent (MasarLane *self, guint position, guint owner)
{
  MasarTile *tile = masar_lane_own_tile (self, position);
  MasarGroup *group = &g_array_index (tile->groups, MasarGroup, owner);
  MasarTile *const near[] = { position > 0 ? self->seen->pdata[position - 1] : NULL,
                              position + 1 < self->seen->len ? self->seen->pdata[position + 1] : NULL };
  const MasarForm form = masar_lane_may_quote (self, group->lead) ? MASAR_FORM_FULL
                         : self->n_rows >= 2                      ? MASAR_FORM_CARD
                                                                  : MASAR_FORM_LINE;
  const gboolean backward = hangs_backward (self, group);

  if (try_places (self, tile, near, owner, form))
    return;
  for (guint row = first_row (self, form); masar_lane_get_last_row (self, form, row) <= self->n_rows; row++)
    for (guint side = 0; side < 2; side++)
      {
        Place place = place_new (self, group, owner, form, row, (side == 0) == backward);

        if (row == 0 || ribbons_meet (self, tile, &place.box)
            || (place.has_stem && ribbons_meet (self, tile, &place.stem)))
          continue;
        make_room (self, position, &place);
        take (self, tile, &place);
        return;
      }
}

static gboolean
is_ribbon (MasarLane *self, guint entry)
{
  for (guint octave = self->first_ribbon; octave < MASAR_N_OCTAVES; octave++)
    if (entry >= self->timeline->first[self->lane][octave] && entry < self->timeline->first[self->lane][octave + 1])
      return self->timeline->tracks[entry] < self->n_tracks;
  return FALSE;
}

static void
make_leader (MasarTile *tile, guint owner, guint entry)
{
  MasarGroup *group = &g_array_index (tile->groups, MasarGroup, owner);

  release (tile, owner);
  group->lead = entry;
  for (guint form = 0; form < G_N_ELEMENTS (group->widths); form++)
    group->widths[form] = 0;
}

/* The chosen event leads its group, whatever else is in it, and has its card, whatever else stood there. */
void
masar_lane_place_selected (MasarLane *self)
{
  const int selected = self->layout->view.selected;
  guint entry;
  double anchor;

  if (self->lane == MASAR_LANE_ARTICLES || selected < 0 || (guint) selected >= self->timeline->n_events)
    return;
  entry = self->timeline->event_positions[selected];
  if (masar_timeline_lane_of (self->timeline, entry) != (int) self->lane
      || masar_span_is_unknown (self->timeline->spans[entry]) || is_ribbon (self, entry))
    return;
  anchor = masar_lane_get_anchor (self, entry);
  for (guint i = 0; i < self->seen->len; i++)
    {
      const MasarTile *tile = self->seen->pdata[i];

      for (guint j = 0; j < tile->groups->len; j++)
        {
          const MasarGroup *group = &g_array_index (tile->groups, MasarGroup, j);

          if (anchor < group->first || anchor > group->last)
            continue;
          if (group->lead == entry && masar_form_is_card (group->form))
            return;
          make_leader (masar_lane_own_tile (self, i), j, entry);
          place_urgent (self, i, j);
          return;
        }
    }
}
