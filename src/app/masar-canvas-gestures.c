/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-phrases.h"

#include <math.h>

/* The pointer on the timeline: the wheel and a pinch zoom about it, a drag pans, a click chooses, a double click goes
 * to the event and its neighbourhood. */

#define WHEEL_FACTOR 1.2
#define SCROLL_PX 48.0

/* Two fingers on a touchpad are told in pixels: they take the ground along, as in the lists of the toolkit. */
#define TOUCHPAD_FACTOR 2.5

/* From which speed on letting go throws the timeline, and for how long at that speed it would run. */
#define SWIPE_PX_PER_S 300.0
#define SWIPE_S 0.2

static gboolean
pick (MasarCanvas *self, double x, double y, MasarHit *hit)
{
  MasarLayout *layout = masar_canvas_get_layout (self);

  return layout != NULL && masar_layout_pick (layout, x, y, hit);
}

/* Wheel and touchpad */

/* Up and down zooms about the pointer, to the sides pans. */
void
masar_canvas_scroll (MasarCanvas *self, double dx, double dy, GdkScrollUnit unit)
{
  const double px = unit == GDK_SCROLL_UNIT_SURFACE ? TOUCHPAD_FACTOR : SCROLL_PX;
  MasarAxis axis = self->axis;

  if (dy != 0)
    axis = masar_axis_zoom (&axis, self->pointer_x, pow (WHEEL_FACTOR, -dy * px / SCROLL_PX));
  if (dx != 0)
    axis = masar_axis_pan (&axis, -dx * px);
  masar_canvas_set_axis (self, axis);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, MasarCanvas *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  GdkScrollUnit unit = GDK_SCROLL_UNIT_WHEEL;

  if (self->axis.length_px <= 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (scroll)) != NULL)
    unit = gtk_event_controller_scroll_get_unit (scroll);
  if (modifiers & GDK_SHIFT_MASK)
    {
      dx += dy;
      dy = 0;
    }
  masar_canvas_scroll (self, dx, dy, unit);
  return GDK_EVENT_STOP;
}

/* Two fingers: as they part and close they zoom about their middle, and they take the ground along. */

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, MasarCanvas *self)
{
  double y;

  self->pinched_scale = 1;
  self->pinched_x = self->pointer_x;
  if (gtk_gesture_is_active (gesture))
    gtk_gesture_get_bounding_box_center (gesture, &self->pinched_x, &y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

void
masar_canvas_pinch (MasarCanvas *self, double x, double scale)
{
  MasarAxis axis;

  if (self->axis.length_px <= 0 || scale <= 0 || self->pinched_scale <= 0)
    return;
  axis = masar_axis_pan (&self->axis, x - self->pinched_x);
  masar_canvas_set_axis (self, masar_axis_zoom (&axis, x, scale / self->pinched_scale));
  self->pinched_scale = scale;
  self->pinched_x = x;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, MasarCanvas *self)
{
  double x = self->pinched_x;
  double y;

  if (gtk_gesture_is_active (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  masar_canvas_pinch (self, x, scale);
}

/* Also when they keep their distance. */
static void
pinch_update_cb (GtkGesture *gesture, GdkEventSequence *sequence, MasarCanvas *self)
{
  if (gtk_gesture_is_active (gesture))
    pinch_cb (GTK_GESTURE_ZOOM (gesture), self->pinched_scale, self);
}

/* Drag */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, MasarCanvas *self)
{
  MasarHit hit;

  const GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->dragging = FALSE;
  self->banded = FALSE;
  self->dragged = pick (self, x, y, &hit) ? hit.kind : MASAR_HIT_NONE;
  masar_canvas_set_axis (self, self->axis);
  self->dragged_from = self->axis;
  if ((modifiers & GDK_SHIFT_MASK) && self->axis.length_px > 0)
    masar_canvas_begin_band (self, x);
}

/* On the strip of the whole corpus the window follows the pointer; elsewhere the ground does. */
static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, MasarCanvas *self)
{
  double start_x = 0, start_y = 0;

  if (!self->dragging && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;
  if (!self->dragging)
    {
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      if (!self->banding)
        gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }

  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (self->banding)
    {
      masar_canvas_move_band (self, self->band_from + dx);
      return;
    }
  if (self->dragged == MASAR_HIT_OVERVIEW || self->dragged == MASAR_HIT_WINDOW)
    {
      MasarLayout *layout = masar_canvas_get_layout (self);

      masar_canvas_set_axis (self,
                             masar_axis_centre (&self->axis, masar_layout_overview_to_minutes (layout, start_x + dx)));
    }
  else
    masar_canvas_set_axis (self, masar_axis_pan (&self->dragged_from, dx));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, MasarCanvas *self)
{
  if (self->banding)
    masar_canvas_end_band (self);
  self->dragging = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* Let go in motion, the timeline runs on a little. */
static void
swipe_cb (GtkGestureSwipe *gesture, double velocity_x, double velocity_y, MasarCanvas *self)
{
  if (fabs (velocity_x) < SWIPE_PX_PER_S || self->banded || self->dragged == MASAR_HIT_OVERVIEW
      || self->dragged == MASAR_HIT_WINDOW)
    return;
  masar_canvas_glide (self, masar_axis_pan (&self->axis, velocity_x * SWIPE_S));
}

/* Click */

static void
click_event (MasarCanvas *self, const MasarHit *hit, int n_press)
{
  if (n_press == 1)
    {
      masar_canvas_emit (self, MASAR_CANVAS_EVENT_CHOSEN, (int) hit->record);
      masar_canvas_set_event (self, (int) hit->record);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  else
    masar_canvas_focus_event (self, (int) hit->record);
}

static void
click_link (MasarCanvas *self, const MasarHit *hit)
{
  const MasarLinkRecord *link = masar_records_get_link (masar_timeline_get_records (self->timeline), hit->record);
  int other = link->from == self->event ? link->to : link->from;

  masar_canvas_emit (self, MASAR_CANVAS_EVENT_CHOSEN, other);
  masar_canvas_set_event (self, other);
  masar_canvas_reveal (self, other);
}

/* Goes where what stands in a cluster comes apart. */
static void
open_cluster (MasarCanvas *self, const MasarHit *hit)
{
  MasarAxis axis = masar_axis_fit (&self->axis, hit->span, MASAR_CANVAS_PADDING_PX);

  /* What stands at one time does not come apart by going there: at least go nearer. */
  if (axis.minutes_per_px >= self->axis.minutes_per_px)
    axis = masar_axis_zoom (&self->axis, hit->box.x + hit->box.width / 2, 4);
  masar_canvas_glide (self, axis);
}

/* What a click or a key does with a cluster, a break, or a count. */
void
masar_canvas_open_hit (MasarCanvas *self, const MasarHit *hit)
{
  if (hit->kind == MASAR_HIT_BREAK)
    masar_canvas_turn_break (self, hit);
  else if (hit->kind == MASAR_HIT_FAR)
    masar_canvas_glide (self, masar_axis_fit (&self->axis, hit->span, MASAR_CANVAS_PADDING_PX));
  else if (hit->kind == MASAR_HIT_UNDATED)
    masar_canvas_show_undated (self, hit);
  else if (hit->kind == MASAR_HIT_ARTICLE)
    masar_canvas_emit (self, MASAR_CANVAS_ARTICLE_CHOSEN, (int) hit->record);
  else
    open_cluster (self, hit);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, MasarCanvas *self)
{
  MasarHit hit = { .kind = MASAR_HIT_NONE };

  if (self->dragging)
    return;
  if (!pick (self, x, y, &hit))
    hit.kind = MASAR_HIT_NONE;

  switch (hit.kind)
    {
    case MASAR_HIT_EVENT:
    case MASAR_HIT_COURSE:
      click_event (self, &hit, n_press);
      break;
    case MASAR_HIT_ARTICLE:
      masar_canvas_emit (self, n_press == 1 ? MASAR_CANVAS_ARTICLE_CHOSEN : MASAR_CANVAS_ARTICLE_ACTIVATED,
                         (int) hit.record);
      break;
    case MASAR_HIT_CLUSTER:
    case MASAR_HIT_FAR:
    case MASAR_HIT_UNDATED:
      masar_canvas_open_hit (self, &hit);
      break;
    case MASAR_HIT_BREAK:
      /* A second click would hit what has come there by the first. */
      if (n_press == 1)
        masar_canvas_open_hit (self, &hit);
      break;
    case MASAR_HIT_LINK:
      click_link (self, &hit);
      break;
    case MASAR_HIT_OVERVIEW:
    case MASAR_HIT_WINDOW:
      masar_canvas_glide (
          self, masar_axis_centre (&self->axis, masar_layout_overview_to_minutes (masar_canvas_get_layout (self), x)));
      break;
    case MASAR_HIT_NONE:
    case MASAR_HIT_AXIS:
    default:
      masar_canvas_emit (self, MASAR_CANVAS_EVENT_CHOSEN, MASAR_UNKNOWN);
      masar_canvas_set_event (self, MASAR_UNKNOWN);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
}

/* Hover */

static void
set_hovered (MasarCanvas *self, int event, int article)
{
  if (self->hover.event == event && self->hover.article == article)
    return;
  self->hover = (MasarHover){ event, article };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, MasarCanvas *self)
{
  MasarHit hit = { .kind = MASAR_HIT_NONE };
  gboolean clickable;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->dragging)
    return;
  if (!pick (self, x, y, &hit))
    hit.kind = MASAR_HIT_NONE;
  set_hovered (self, hit.kind == MASAR_HIT_EVENT || hit.kind == MASAR_HIT_COURSE ? (int) hit.record : MASAR_UNKNOWN,
               hit.kind == MASAR_HIT_ARTICLE ? (int) hit.record : MASAR_UNKNOWN);
  clickable = hit.kind != MASAR_HIT_NONE && hit.kind != MASAR_HIT_AXIS;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), clickable ? "pointer" : NULL);
}

static void
leave_cb (GtkEventControllerMotion *motion, MasarCanvas *self)
{
  set_hovered (self, MASAR_UNKNOWN, MASAR_UNKNOWN);
}

/* Tooltip */

static char *
new_event_tooltip (MasarCanvas *self, guint event)
{
  g_autofree char *tooltip =
      masar_phrase_event_tooltip (masar_records_get_event (masar_timeline_get_records (self->timeline), event),
                                  masar_canvas_get_n_sources (self, event), masar_canvas_get_sight (self, event));
  g_autofree char *turn = masar_canvas_dup_turn (self, event);

  return turn != NULL ? g_strdup_printf ("%s\n%s", tooltip, turn) : g_steal_pointer (&tooltip);
}

static char *
new_tooltip (MasarCanvas *self, const MasarHit *hit)
{
  MasarRecords *records = masar_timeline_get_records (self->timeline);

  switch (hit->kind)
    {
    case MASAR_HIT_EVENT:
    case MASAR_HIT_COURSE:
      return new_event_tooltip (self, hit->record);
    case MASAR_HIT_ARTICLE:
      return masar_phrase_article_tooltip (masar_records_get_article (records, hit->record));
    case MASAR_HIT_LINK:
      return masar_phrase_link_tooltip (records, masar_records_get_link (records, hit->record));
    case MASAR_HIT_CLUSTER:
      return masar_phrase_cluster_tooltip (hit->count, hit->lane == MASAR_LANE_ARTICLES);
    case MASAR_HIT_FAR:
      return masar_phrase_far_tooltip (hit->count, hit->span, hit->record == MASAR_FAR_BEHIND);
    case MASAR_HIT_BREAK:
      return masar_canvas_describe_break (self, hit);
    case MASAR_HIT_UNDATED:
      return masar_canvas_describe_undated (self, hit);
    case MASAR_HIT_NONE:
    case MASAR_HIT_OVERVIEW:
    case MASAR_HIT_WINDOW:
    case MASAR_HIT_AXIS:
    default:
      return NULL;
    }
}

static gboolean
query_tooltip_cb (MasarCanvas *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  GdkRectangle area;
  MasarHit hit;

  if (keyboard)
    {
      MasarLayout *layout = masar_canvas_get_layout (self);

      if (layout == NULL || !masar_canvas_find_chosen (self, layout, &hit))
        return FALSE;
    }
  /* The details say more of what is chosen, and a moving picture wants to be seen. */
  else if (self->dragging || !pick (self, x, y, &hit)
           || (hit.kind == MASAR_HIT_EVENT && (int) hit.record == self->event))
    return FALSE;

  text = new_tooltip (self, &hit);
  if (text == NULL)
    return FALSE;
  area = (GdkRectangle){ (int) hit.box.x, (int) hit.box.y, (int) ceil (hit.box.width), (int) ceil (hit.box.height) };
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

void
masar_canvas_add_gestures (MasarCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (pinch, "update", G_CALLBACK (pinch_update_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_gesture_group (swipe, drag);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, motion);
}
