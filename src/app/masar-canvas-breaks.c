/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-mark.h"
#include "masar-phrases.h"
#include "masar-shown.h"

#include <math.h>

/* The breaks of the axis: long empty stretches that are folded, if the user wants that, and opened one by one. */

/* Where the view would be nothing but a break, it shows what is around. */
static void
show_around (MasarCanvas *self)
{
  MasarStretch stretch = { 0 };
  guint position;

  if (self->axis.length_px <= 0 || masar_axis_next_stretch (&self->axis, &stretch))
    return;
  position = masar_breaks_find (self->breaks, masar_axis_get_start (&self->axis));
  masar_canvas_set_axis (
      self, masar_axis_fit (&self->axis, masar_breaks_get (self->breaks, position)->span, self->axis.length_px / 3));
}

/* The view keeps its ends, wherever it is going: what lies between them takes as much room as it has now, and where
 * there is nothing beyond them there is still nothing. */
static void
put_breaks (MasarCanvas *self, MasarBreaks *breaks)
{
  MasarAxis *const axes[] = { &self->axis, &self->animated_from, &self->animated_to, &self->dragged_from };
  const MasarSpan extent = self->timeline != NULL ? masar_timeline_get_extent (self->timeline) : MASAR_SPAN_OPEN;
  g_autoptr (MasarBreaks) before = self->breaks;

  self->breaks = breaks;
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (axes[i]->length_px > 0)
      *axes[i] = masar_axis_break (axes[i], breaks, extent);
  masar_canvas_changed (self);
}

static void
take_breaks (MasarCanvas *self, MasarBreaks *breaks)
{
  put_breaks (self, breaks);
  show_around (self);
}

/* What unfolds, or folds, has done so. */
void
masar_canvas_settle_breaks (MasarCanvas *self)
{
  g_autoptr (MasarBreaks) folded = g_steal_pointer (&self->unfolding.folded);

  if (folded != NULL)
    take_breaks (self, self->unfolding.to > 0 ? masar_breaks_turn (folded, self->unfolding.position)
                                              : masar_breaks_ref (folded));
}

/* How much of the axis the view would hold, were the break open that far. */
static double
get_length (MasarCanvas *self, double share)
{
  g_autoptr (MasarBreaks) breaks = masar_breaks_unfold (self->unfolding.folded, self->unfolding.position, share);

  return masar_breaks_to_axis (breaks, masar_axis_get_end (&self->axis))
         - masar_breaks_to_axis (breaks, masar_axis_get_start (&self->axis));
}

/* As fast as a zoom that takes as long: the scale changes geometrically. */
static double
get_share (MasarCanvas *self, double progress)
{
  const double first = get_length (self, self->unfolding.from), last = get_length (self, self->unfolding.to);
  const double length = first * pow (last / first, progress);
  const double way = fabs (last - first) > 1e-6 * first ? (length - first) / (last - first) : progress;

  return self->unfolding.from + way * (self->unfolding.to - self->unfolding.from);
}

static void
unfold_cb (double progress, gpointer user_data)
{
  MasarCanvas *self = user_data;

  if (self->unfolding.folded == NULL)
    return;
  if (progress >= 1)
    {
      masar_canvas_settle_breaks (self);
      return;
    }
  self->unfolding.share = get_share (self, progress);
  put_breaks (self, masar_breaks_unfold (self->unfolding.folded, self->unfolding.position, self->unfolding.share));
}

/* What is shown has changed, or whether it is to be folded.  What was opened by hand stays open. */
void
masar_canvas_update_breaks (MasarCanvas *self)
{
  MasarBreaks *breaks = self->timeline != NULL ? masar_shown_new_breaks (self->timeline) : NULL;

  masar_canvas_settle_breaks (self);
  breaks = masar_breaks_take_open (breaks, self->breaks);
  if (masar_breaks_equal (breaks, self->breaks))
    g_clear_pointer (&breaks, masar_breaks_unref);
  else
    take_breaks (self, breaks);
}

/* Opens the closed break that holds a time, if there is one. */
static void
open_at (MasarCanvas *self, double minutes)
{
  const guint position = masar_breaks_find (self->breaks, minutes);
  const MasarBreak *here =
      position < masar_breaks_get_n (self->breaks) ? masar_breaks_get (self->breaks, position) : NULL;

  if (here != NULL && !here->open && (double) here->span.begin_minutes < minutes)
    take_breaks (self, masar_breaks_turn (self->breaks, position));
}

/* Who asks for a time wants to see it, even if there is nothing then; what lies wholly within it may stay folded. */
void
masar_canvas_open_breaks (MasarCanvas *self, MasarSpan span)
{
  masar_canvas_settle_breaks (self);
  open_at (self, (double) span.begin_minutes);
  open_at (self, (double) span.end_minutes);
}

/* The break that was hit; NULL if what is shown has changed since, and there is no such break any more. */
static const MasarBreak *
find_break (MasarCanvas *self, const MasarHit *hit)
{
  const MasarBreak *here =
      hit->record < masar_breaks_get_n (self->breaks) ? masar_breaks_get (self->breaks, hit->record) : NULL;

  return here != NULL && masar_span_equal (here->empty, hit->span) ? here : NULL;
}

/* Opens a break, or folds it again; turned on its way, it goes back from there. */
void
masar_canvas_turn_break (MasarCanvas *self, const MasarHit *hit)
{
  const MasarBreak *here = find_break (self, hit);
  const gboolean on_its_way = self->unfolding.folded != NULL && self->unfolding.position == hit->record;

  if (here == NULL)
    return;
  if (on_its_way)
    {
      self->unfolding.from = self->unfolding.share;
      self->unfolding.to = 1 - self->unfolding.to;
    }
  else
    {
      masar_canvas_settle_breaks (self);
      here = masar_breaks_get (self->breaks, hit->record);
      self->unfolding.folded =
          here->open ? masar_breaks_turn (self->breaks, hit->record) : masar_breaks_ref (self->breaks);
      self->unfolding.position = hit->record;
      self->unfolding.from = self->unfolding.share = here->open ? 1 : 0;
      self->unfolding.to = here->open ? 0 : 1;
    }
  masar_canvas_animate (self, unfold_cb);
}

/* What a tooltip and a screen reader say of a break; NULL if it is gone. */
char *
masar_canvas_describe_break (MasarCanvas *self, const MasarHit *hit)
{
  const MasarBreak *here = find_break (self, hit);

  return here != NULL
             ? masar_phrase_break_tooltip (here->empty, masar_timeline_get_n_left_out (self->timeline) > 0, here->open)
             : NULL;
}

static gboolean
is_stop (GtkWidget *child)
{
  const MasarHit *hit = MASAR_IS_MARK (child) ? masar_mark_get_hit (MASAR_MARK (child)) : NULL;

  return hit != NULL && (hit->kind == MASAR_HIT_BREAK || hit->kind == MASAR_HIT_FAR || hit->kind == MASAR_HIT_UNDATED);
}

/* The Tab key goes from the chosen event to the breaks in view, to what has no date and what lies far off, and back.
 * Returns whether there was anything to go to. */
gboolean
masar_canvas_step_break (MasarCanvas *self, gboolean forward)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  const gboolean within = child != NULL && is_stop (child);

  if (!within && !forward)
    return FALSE;
  if (!within)
    child = gtk_widget_get_first_child (GTK_WIDGET (self));
  else
    child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  while (child != NULL && !is_stop (child))
    child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  if (child == NULL)
    return !forward && gtk_widget_grab_focus (GTK_WIDGET (self));
  return gtk_widget_grab_focus (child);
}
