/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-mark.h"
#include "masar-phrases.h"
#include "masar-shown.h"

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
take_breaks (MasarCanvas *self, MasarBreaks *breaks)
{
  MasarAxis *const axes[] = { &self->axis, &self->animated_from, &self->animated_to, &self->dragged_from };
  const MasarSpan extent = self->timeline != NULL ? masar_timeline_get_extent (self->timeline) : MASAR_SPAN_OPEN;
  g_autoptr (MasarBreaks) before = self->breaks;

  self->breaks = breaks;
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (axes[i]->length_px > 0)
      *axes[i] = masar_axis_break (axes[i], breaks, extent);
  show_around (self);
  masar_canvas_changed (self);
}

/* What is shown has changed, or whether it is to be folded.  What was opened by hand stays open. */
void
masar_canvas_update_breaks (MasarCanvas *self)
{
  MasarBreaks *breaks = self->timeline != NULL ? masar_shown_new_breaks (self->timeline) : NULL;

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

/* Opens a break, or folds it again. */
void
masar_canvas_turn_break (MasarCanvas *self, const MasarHit *hit)
{
  if (find_break (self, hit) != NULL)
    take_breaks (self, masar_breaks_turn (self->breaks, hit->record));
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
