/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-layout-private.h"

#include <math.h>

/* Beside the strip of the whole corpus, what lies too far off to be on it: an arrow that way, and how many. */

#define LEAST_STRIP_PX 96.0

/* Puts the count at the left or the right of what is left of the strip, and takes its room from that. */
static void
put_far (MasarLayout *self, MasarFarSide side, guint count, MasarSpan span)
{
  const gboolean right = (side == MASAR_FAR_BEHIND) == (self->view.axis.direction == MASAR_DIRECTION_LTR);
  const double arrow = MASAR_FAR_ARROW_PX * self->style.text_scale;
  MasarLabel label =
      masar_layout_shape_take (self, masar_words_format_count (self->style.words, count), MASAR_FONT_STRONG, 0);
  const double width = ceil (label.width + arrow + 3 * MASAR_SPACE_MEDIUM);
  MasarBox *strip = &self->overview;
  MasarFarBox *far = &self->far[side];

  if (strip->width - width - MASAR_SPACE_SMALL < LEAST_STRIP_PX)
    return;
  far->count = count;
  far->span = span;
  far->box = (MasarBox){ right ? strip->x + strip->width - width : strip->x, strip->y, width, strip->height };
  far->points_right = right;
  far->label = masar_layout_put_centre (
      self, label, far->box.x + (right ? MASAR_SPACE_MEDIUM : 2 * MASAR_SPACE_MEDIUM + arrow) + label.width / 2,
      strip->y + strip->height / 2);
  strip->width -= width + MASAR_SPACE_SMALL;
  strip->x += right ? 0 : width + MASAR_SPACE_SMALL;
}

/* The strip is narrowed for them, so that nothing on it or over it meets them. */
void
masar_layout_add_far (MasarLayout *self)
{
  for (MasarFarSide side = 0; side < MASAR_N_FAR_SIDES; side++)
    {
      MasarSpan span;
      const guint count = masar_timeline_get_n_far (self->view.timeline, side, &span);

      if (count > 0)
        put_far (self, side, count, span);
    }
}

/**
 * masar_layout_get_far:
 * @side: before what the strip of the whole corpus shows, or behind it
 * @hit: (out caller-allocates): how many events lie there, of when, and where that is told; its record is @side
 *
 * Returns: whether there are any
 */
gboolean
masar_layout_get_far (const MasarLayout *self, MasarFarSide side, MasarHit *hit)
{
  const MasarFarBox *far = &self->far[side];

  *hit = (MasarHit){ .kind = MASAR_HIT_FAR, .record = side, .count = far->count, .span = far->span, .box = far->box };
  return far->count > 0;
}

gboolean
masar_layout_pick_far (const MasarLayout *self, double x, double y, MasarHit *hit)
{
  for (MasarFarSide side = 0; side < MASAR_N_FAR_SIDES; side++)
    if (self->far[side].count > 0 && masar_box_contains (self->far[side].box, x, y))
      return masar_layout_get_far (self, side, hit);
  return FALSE;
}
