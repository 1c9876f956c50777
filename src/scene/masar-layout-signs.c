/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"

/* What a legend of a layout has to explain: what can be seen in it, and nothing else. */

/* A sign is shown on the mark of the lane in which it is first seen. */
static void
add_sign (MasarSigns *signs, MasarSign sign, guint lane)
{
  if (signs->has[sign])
    return;
  signs->has[sign] = TRUE;
  signs->lanes[sign] = (guint8) lane;
}

static void
add_bar (MasarSigns *signs, const MasarMark *mark)
{
  if (mark->open_begin || mark->open_end)
    add_sign (signs, MASAR_SIGN_OPEN, mark->lane);
  else if (masar_mark_is_sharp (mark))
    add_sign (signs, MASAR_SIGN_LASTING, mark->lane);
  else
    add_sign (signs, MASAR_SIGN_ROUGH, mark->lane);
}

static void
add_turn (MasarSigns *signs, MasarTurnKind kind, guint lane)
{
  static const MasarSign of_kinds[MASAR_N_TURN_KINDS] = {
    [MASAR_TURN_PLANNED] = MASAR_SIGN_PLANNED,   [MASAR_TURN_PUT_OFF] = MASAR_SIGN_PUT_OFF,
    [MASAR_TURN_POSTPONED] = MASAR_SIGN_PUT_OFF, [MASAR_TURN_MET] = MASAR_SIGN_MET,
    [MASAR_TURN_MISSED] = MASAR_SIGN_MISSED,     [MASAR_TURN_CONTESTED] = MASAR_SIGN_CONTESTED,
  };

  add_sign (signs, of_kinds[kind], lane);
}

static void
add_glyph (MasarSigns *signs, const MasarMark *mark)
{
  const guint lane = mark->lane;

  if (mark->count > 1)
    add_sign (signs, MASAR_SIGN_SEVERAL, lane);
  if (mark->flags & MASAR_ENTRY_GHOST)
    add_sign (signs, MASAR_SIGN_GHOST, lane);
  else if (masar_mark_is_faint (mark))
    add_sign (signs, MASAR_SIGN_FAINT, lane);
  if (mark->form == MASAR_FORM_RIBBON)
    return;
  signs->shapes[lane] = TRUE;
  if (mark->sign != 0)
    add_turn (signs, (MasarTurnKind) (mark->sign - 1), lane);
  else if (mark->hollow && lane != MASAR_LANE_ARTICLES && !(mark->flags & MASAR_ENTRY_GHOST))
    add_sign (signs, MASAR_SIGN_UNSURE, lane);
}

static gboolean
is_between (const MasarLayout *self, double from, double to)
{
  return MIN (from, to) < self->width && MAX (from, to) > 0;
}

static void
add_marks (MasarSigns *signs, const MasarLayout *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (self->marks, MasarMark, i);

      if (is_between (self, mark->glyph.x, mark->glyph.x + mark->glyph.width))
        add_glyph (signs, mark);
      if (ABS (mark->bar_from - mark->bar_to) >= 1 && is_between (self, mark->bar_from, mark->bar_to))
        add_bar (signs, mark);
      if (mark->dispute.label.layout != NULL)
        add_sign (signs, MASAR_SIGN_DISPUTE, mark->lane);
    }
}

static void
add_curves (MasarSigns *signs, const MasarLayout *self)
{
  for (guint i = 0; i < self->curves->len; i++)
    {
      const MasarCurve *curve = &g_array_index (self->curves, MasarCurve, i);

      switch (curve->kind)
        {
        case MASAR_CURVE_ARTICLE:
          add_sign (signs, MASAR_SIGN_TOLD, MASAR_LANE_ARTICLES);
          break;
        case MASAR_CURVE_LINK:
          add_sign (signs, curve->dashed ? MASAR_SIGN_POSSIBLE : MASAR_SIGN_LINK, 0);
          break;
        case MASAR_CURVE_COURSE:
        default:
          add_sign (signs, curve->dashed ? MASAR_SIGN_AHEAD : MASAR_SIGN_COURSE, curve->lane);
          break;
        }
    }
}

static void
add_lanes (MasarSigns *signs, const MasarLayout *self)
{
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    if (self->lanes[lane].passing.label.layout != NULL)
      add_sign (signs, MASAR_SIGN_PASSING, lane);
  for (guint i = 0; i < self->columns->len; i++)
    signs->shapes[g_array_index (self->columns, MasarColumn, i).lane] = TRUE;
}

static gboolean
has_closed_break (const MasarLayout *self)
{
  for (guint i = 0; i < self->break_boxes->len; i++)
    if (!g_array_index (self->break_boxes, MasarBreakBox, i).open)
      return TRUE;
  return self->strip_breaks->len > 0;
}

/**
 * masar_layout_get_signs:
 * @signs: (out): what can be seen
 *
 * Finds out what a legend has to explain.
 */
void
masar_layout_get_signs (const MasarLayout *self, MasarSigns *signs)
{
  *signs = (MasarSigns){ 0 };
  add_marks (signs, self);
  add_curves (signs, self);
  add_lanes (signs, self);
  if (has_closed_break (self))
    add_sign (signs, MASAR_SIGN_BREAK, 0);
  if (self->far[MASAR_FAR_BEFORE].count > 0 || self->far[MASAR_FAR_BEHIND].count > 0)
    add_sign (signs, MASAR_SIGN_FAR, 0);
  if (self->rests->len > 0)
    add_sign (signs, MASAR_SIGN_REST, 0);
}
