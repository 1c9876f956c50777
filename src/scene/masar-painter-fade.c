/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-painter-private.h"

#include <math.h>

/* A card slides along its mark at the edge of the view, but no faster than that goes, and so much. */
#define SLIDE_PX 16.0

/* Marks are the same when they lead with the same entry: by its record, since a filter gives other positions. */
static gpointer
mark_key (const MasarLayout *layout, const MasarMark *mark)
{
  const guint record = layout->view.timeline->record[mark->position];

  return GUINT_TO_POINTER (record * 2 + (mark->lane == MASAR_LANE_ARTICLES ? 1 : 0) + 1);
}

static GHashTable *
index_marks (const MasarLayout *layout)
{
  GHashTable *marks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
      g_hash_table_insert (marks, mark_key (layout, mark), mark);
    }
  return marks;
}

/* Whether what is told of a mark is told in the same place still. */
static gboolean
stands_still (const MasarMark *a, const MasarMark *b)
{
  return a->form == b->form && fabs (a->box.y - b->box.y) < 1 && (a->box.width > 0) == (b->box.width > 0)
         && (a->form == MASAR_FORM_MARK || a->form == MASAR_FORM_RIBBON
             || fabs (a->box.x - b->box.x) <= fabs (a->x - b->x) + SLIDE_PX);
}

/* At the edge of the view something swings to the other side of its mark, or gives way to another. */
static gboolean
has_jump (const MasarLayout *from, const MasarLayout *to)
{
  g_autoptr (GHashTable) before = NULL;

  if (from->view.axis.start_minutes == to->view.axis.start_minutes
      && from->view.axis.minutes_per_px == to->view.axis.minutes_per_px)
    return FALSE;
  before = index_marks (from);
  for (guint i = 0; i < to->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (to->marks, MasarMark, i);
      const MasarMark *other = g_hash_table_lookup (before, mark_key (to, mark));

      if (other != NULL && !stands_still (mark, other))
        return TRUE;
    }
  return FALSE;
}

/* Whether one layout is of the same things as another, in as much room. */
static gboolean
is_continued (const MasarLayout *from, const MasarLayout *to)
{
  return from->view.timeline->records == to->view.timeline->records && from->line_y == 0 && to->line_y == 0
         && from->height == to->height && from->width == to->width
         && from->view.axis.direction == to->view.axis.direction;
}

/* Whether the way from one layout to another is a step in what is told. */
static gboolean
is_step (const MasarLayout *from, const MasarLayout *to)
{
  return is_continued (from, to)
         && (masar_layout_get_octave (from) != masar_layout_get_octave (to) || from->view.selected != to->view.selected
             || from->view.timeline != to->view.timeline || from->folded != to->folded);
}

gboolean
masar_crossfade_advance (MasarCrossfade *self, MasarLayout *layout, gboolean is_step, double now_ms)
{
  if (is_step)
    {
      g_clear_pointer (&self->from, masar_layout_unref);
      self->from = masar_layout_ref (self->last);
      self->since_ms = now_ms;
    }
  if (self->last != layout)
    {
      g_clear_pointer (&self->last, masar_layout_unref);
      self->last = masar_layout_ref (layout);
    }
  self->share = CLAMP ((now_ms - self->since_ms) / MASAR_FADE_MS, 0, 1);
  if (self->share >= 1)
    g_clear_pointer (&self->from, masar_layout_unref);
  return self->from != NULL;
}

void
masar_crossfade_clear (MasarCrossfade *self)
{
  g_clear_pointer (&self->from, masar_layout_unref);
  g_clear_pointer (&self->last, masar_layout_unref);
}

gboolean
masar_fade_begin (MasarFade *self, MasarLayout *layout, double now_ms)
{
  const MasarLayout *last = self->layouts.last;
  /* What fades already is not cut short for what swings at the edge. */
  const gboolean steps = last != NULL && last != layout
                         && (is_step (last, layout)
                             || (self->layouts.from == NULL && is_continued (last, layout) && has_jump (last, layout)));

  if (!masar_crossfade_advance (&self->layouts, layout, steps, now_ms))
    return FALSE;
  self->to = layout;
  self->before = index_marks (self->layouts.from);
  self->after = index_marks (layout);
  return TRUE;
}

void
masar_fade_end (MasarFade *self)
{
  self->to = NULL;
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_pointer (&self->after, g_hash_table_unref);
}

void
masar_fade_clear (MasarFade *self)
{
  masar_crossfade_clear (&self->layouts);
}

/* The mark that the other layout has in the place of this one, if any. */
static const MasarMark *
find_other (const MasarFade *self, const MasarLayout *layout, const MasarMark *mark)
{
  return g_hash_table_lookup (layout == self->layouts.from ? self->after : self->before, mark_key (layout, mark));
}

static double
share_of (const MasarFade *self, const MasarLayout *layout)
{
  return layout == self->layouts.from ? 1 - self->layouts.share : self->layouts.share;
}

double
masar_fade_get_glyph_share (const MasarFade *self, const MasarLayout *layout, const MasarMark *mark)
{
  const MasarMark *other;

  if (self == NULL)
    return 1;
  other = find_other (self, layout, mark);
  if (other && other->count == mark->count && (other->form == MASAR_FORM_RIBBON) == (mark->form == MASAR_FORM_RIBBON))
    return layout == self->layouts.from ? 0 : 1;
  return share_of (self, layout);
}

double
masar_fade_get_box_share (const MasarFade *self, const MasarLayout *layout, const MasarMark *mark)
{
  const MasarMark *other;

  if (self == NULL)
    return 1;
  other = find_other (self, layout, mark);
  if (other && stands_still (mark, other))
    return layout == self->layouts.from ? 0 : 1;
  return share_of (self, layout);
}

/* Curves to articles are those of the chosen event, all of them. */
static gboolean
has_curve (const MasarLayout *layout, const MasarLayout *other, const MasarCurve *curve)
{
  if (curve->kind == MASAR_CURVE_ARTICLE)
    return layout->view.selected == other->view.selected;
  for (guint i = 0; i < other->curves->len; i++)
    {
      const MasarCurve *same = &g_array_index (other->curves, MasarCurve, i);

      if (same->kind == curve->kind && same->link == curve->link && same->from == curve->from && same->to == curve->to
          && same->strong == curve->strong)
        return TRUE;
    }
  return FALSE;
}

double
masar_fade_get_curve_share (const MasarFade *self, const MasarLayout *layout, const MasarCurve *curve)
{
  if (self == NULL)
    return 1;
  if (has_curve (layout, layout == self->layouts.from ? self->to : self->layouts.from, curve))
    return layout == self->layouts.from ? 0 : 1;
  return share_of (self, layout);
}
