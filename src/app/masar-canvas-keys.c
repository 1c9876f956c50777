/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-mark.h"

/* The keyboard on the timeline.  The arrows go where they point, whichever way time runs. */

#define ZOOM_STEP 1.5
#define PAGE_SHARE 0.8

static void
step_by_arrow (MasarCanvas *self, gboolean right, gboolean in_lane)
{
  gboolean later = right != masar_canvas_get_right_to_left (self);

  masar_canvas_step (self, later ? 1 : -1, in_lane);
}

/* To the first or the last event of all. */
static void
step_to_end (MasarCanvas *self, int step)
{
  masar_canvas_set_event (self, MASAR_UNKNOWN);
  masar_canvas_step (self, step, FALSE);
}

static void
turn_page (MasarCanvas *self, gboolean later)
{
  double px = self->axis.length_px * PAGE_SHARE;

  if (later != masar_canvas_get_right_to_left (self))
    px = -px;
  masar_canvas_glide (self, masar_axis_pan (&self->axis, px));
}

static void
activate (MasarCanvas *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));

  const MasarHit *hit = focused != NULL && MASAR_IS_MARK (focused) ? masar_mark_get_hit (MASAR_MARK (focused)) : NULL;

  if (hit != NULL && hit->kind == MASAR_HIT_ARTICLE)
    masar_canvas_emit (self, MASAR_CANVAS_ARTICLE_ACTIVATED, (int) hit->record);
  else if (hit != NULL)
    masar_canvas_open_hit (self, hit);
  else if (self->event != MASAR_UNKNOWN)
    masar_canvas_emit (self, MASAR_CANVAS_EVENT_ACTIVATED, self->event);
}

/* Out of the focus first, then the choice, then what is asked for. */
static gboolean
unchoose (MasarCanvas *self)
{
  if (masar_canvas_leave_lens (self, TRUE))
    return TRUE;
  if (self->event == MASAR_UNKNOWN)
    return masar_canvas_leave_lens (self, FALSE);
  masar_canvas_emit (self, MASAR_CANVAS_EVENT_CHOSEN, MASAR_UNKNOWN);
  masar_canvas_set_event (self, MASAR_UNKNOWN);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
press_key (MasarCanvas *self, guint key, gboolean in_lane)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step_by_arrow (self, key == GDK_KEY_Right || key == GDK_KEY_KP_Right, in_lane);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      masar_canvas_step_lane (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      masar_canvas_step_lane (self, 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      step_to_end (self, 1);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      step_to_end (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
      turn_page (self, key == GDK_KEY_Page_Down);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      masar_canvas_zoom (self, ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      masar_canvas_zoom (self, 1 / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
    case GDK_KEY_Arabic_0:
      masar_canvas_fit (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      activate (self);
      return TRUE;
    case GDK_KEY_Escape:
      return unchoose (self);
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MasarCanvas *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_SHIFT_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter))
    {
      masar_canvas_focus_event (self, self->event);
      return GDK_EVENT_STOP;
    }
  /* Shift is needed for plus on many keyboards. */
  modifiers &= ~GDK_SHIFT_MASK;
  if (modifiers == GDK_CONTROL_MASK && key != GDK_KEY_Left && key != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  if (modifiers != 0 && modifiers != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  return press_key (self, key, modifiers == GDK_CONTROL_MASK);
}

void
masar_canvas_add_keys (MasarCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the mark that has the focus sees them: to a button, Return is a click. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
