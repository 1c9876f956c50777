/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-briefing-axis.h"

#include "masar-layout.h"
#include "masar-look.h"
#include "masar-painter.h"
#include "masar-settings.h"

#include <pango/pangocairo.h>

/* The axis of a briefing: the scene's layout and painter, dark and large, gliding from one span to the next.  A glide
 * that is interrupted goes on from where it is. */

#define GLIDE_MS 700

/* The scene's smallest text, at scale 1. */
#define SCENE_DETAIL_PX 12.0

/* Where breaks take out what is empty, at least so much is shown on each side of the middle. */
#define LEAST_MINUTES (4.0 * MASAR_MINUTES_PER_DAY)

/* From one axis minute to another. */
typedef struct
{
  double start;
  double end;
} Range;

struct _MasarBriefingAxis
{
  GtkWidget parent_instance;

  MasarTimeline *timeline;
  MasarBreaks *breaks; /* or NULL */
  MasarStyle style;
  MasarWords words; /* of the style */
  MasarLabels *labels;
  MasarPainter *painter;
  AdwAnimation *animation;

  MasarDirection direction;
  Range from;
  Range to;
  double progress; /* from 0 at @from to 1 at @to */
  int event;
};

G_DEFINE_FINAL_TYPE (MasarBriefingAxis, masar_briefing_axis, GTK_TYPE_WIDGET)

/* The middle of @span stays in the middle: on each side as much is shown as there is on the side that has more of it.
 */
static Range
range_new (MasarBriefingAxis *self, MasarSpan span)
{
  const double begin = (double) span.begin_minutes, end = (double) span.end_minutes;
  const MasarSpan extent = masar_timeline_get_extent (self->timeline);
  double middle, first, last, half;

  if (self->breaks == NULL)
    return (Range){ begin, end };
  middle = masar_breaks_to_axis (self->breaks, begin + (end - begin) / 2);
  first = masar_breaks_to_axis (self->breaks, MAX (begin, (double) extent.begin_minutes));
  last = masar_breaks_to_axis (self->breaks, MIN (end, (double) extent.end_minutes));
  half = MIN (MAX (MAX (middle - first, last - middle), LEAST_MINUTES), (end - begin) / 2);
  return (Range){ middle - half, middle + half };
}

static MasarAxis
new_axis (MasarBriefingAxis *self, Range range, double length_px)
{
  MasarAxis axis = masar_axis_new (range.start, range.end, length_px, self->direction);

  axis.breaks = self->breaks;
  return axis;
}

static MasarAxis
get_axis (MasarBriefingAxis *self, double length_px)
{
  const MasarAxis from = new_axis (self, self->from, length_px);
  const MasarAxis to = new_axis (self, self->to, length_px);

  return masar_axis_interpolate (&from, &to, self->progress);
}

/* What is shown now. */
static Range
get_range (MasarBriefingAxis *self)
{
  const MasarAxis axis = get_axis (self, MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));

  return (Range){ axis.start_minutes, axis.start_minutes + axis.length_px * axis.minutes_per_px };
}

/* Shaped text depends on the style. */
static void
reset_style (MasarBriefingAxis *self, double text_scale)
{
  masar_look_init (&self->style, &self->words, MASAR_THEME_DARK);
  self->style.text_scale = text_scale;
  self->style.scale_factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  self->style.background = (MasarColor){ 0x16 / 255.0, 0x17 / 255.0, 0x1b / 255.0, 1 };
  self->style.rest = (MasarColor){ 0x1b / 255.0, 0x1c / 255.0, 0x20 / 255.0, 1 };
  self->style.card = (MasarColor){ 0x26 / 255.0, 0x27 / 255.0, 0x2c / 255.0, 1 };
  g_clear_pointer (&self->labels, masar_labels_unref);
  self->labels = masar_labels_new (pango_cairo_font_map_get_default (), &self->style);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
masar_briefing_axis_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MasarBriefingAxis *self = MASAR_BRIEFING_AXIS (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (MasarLayout) layout = NULL;
  MasarView view;
  cairo_t *cr;

  if (self->timeline == NULL || width <= 0 || height <= 0)
    return;

  view = (MasarView){
    .timeline = self->timeline,
    .axis = get_axis (self, width),
    .height = height,
    .style = &self->style,
    .labels = self->labels,
    .selected = self->event,
    .focused = MASAR_UNKNOWN,
    .lit_article = MASAR_UNKNOWN,
  };
  layout = masar_layout_new (&view);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  masar_painter_paint (self->painter, layout, cr);
  cairo_destroy (cr);
}

static void
glide_cb (double progress, MasarBriefingAxis *self)
{
  self->progress = progress;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
look_cb (MasarBriefingAxis *self)
{
  reset_style (self, self->style.text_scale);
}

static void
masar_briefing_axis_dispose (GObject *object)
{
  MasarBriefingAxis *self = MASAR_BRIEFING_AXIS (object);

  g_clear_object (&self->animation);
  g_clear_pointer (&self->timeline, masar_timeline_unref);
  g_clear_pointer (&self->breaks, masar_breaks_unref);
  G_OBJECT_CLASS (masar_briefing_axis_parent_class)->dispose (object);
}

static void
masar_briefing_axis_finalize (GObject *object)
{
  MasarBriefingAxis *self = MASAR_BRIEFING_AXIS (object);

  g_clear_pointer (&self->labels, masar_labels_unref);
  g_clear_pointer (&self->painter, masar_painter_free);
  G_OBJECT_CLASS (masar_briefing_axis_parent_class)->finalize (object);
}

static void
masar_briefing_axis_class_init (MasarBriefingAxisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = masar_briefing_axis_dispose;
  object_class->finalize = masar_briefing_axis_finalize;
  widget_class->snapshot = masar_briefing_axis_snapshot;
  gtk_widget_class_set_css_name (widget_class, "briefingaxis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
masar_briefing_axis_init (MasarBriefingAxis *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new ((AdwAnimationTargetFunc) glide_cb, self, NULL);

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->event = MASAR_UNKNOWN;
  self->painter = masar_painter_new ();
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GLIDE_MS, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_IN_OUT_CUBIC);
  reset_style (self, 1);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (look_cb), NULL);
  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
}

/* What is shown, and what it glides to, begins and ends at the same time as before. */
static void
take_breaks (MasarBriefingAxis *self, MasarBreaks *breaks)
{
  g_autoptr (MasarBreaks) before = self->breaks;
  double *const ends[] = { &self->from.start, &self->from.end, &self->to.start, &self->to.end };

  self->breaks = breaks != NULL ? masar_breaks_ref (breaks) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    *ends[i] = masar_breaks_to_axis (breaks, masar_breaks_to_minutes (before, *ends[i]));
}

/**
 * masar_briefing_axis_set_timeline:
 * @timeline: what there is
 * @breaks: (nullable): what of it is folded
 * @direction: which way time runs
 */
void
masar_briefing_axis_set_timeline (MasarBriefingAxis *self,
                                  MasarTimeline *timeline,
                                  MasarBreaks *breaks,
                                  MasarDirection direction)
{
  g_return_if_fail (MASAR_IS_BRIEFING_AXIS (self));

  masar_timeline_ref (timeline);
  g_clear_pointer (&self->timeline, masar_timeline_unref);
  self->timeline = timeline;
  take_breaks (self, breaks);
  self->direction = direction;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * masar_briefing_axis_set_text_size:
 * @size_px: of the smallest text
 */
void
masar_briefing_axis_set_text_size (MasarBriefingAxis *self, double size_px)
{
  g_return_if_fail (MASAR_IS_BRIEFING_AXIS (self));

  if (self->style.text_scale != size_px / SCENE_DETAIL_PX)
    reset_style (self, size_px / SCENE_DETAIL_PX);
}

/**
 * masar_briefing_axis_glide:
 * @span: a bounded time to show
 * @event: the event that is talked about, or %MASAR_UNKNOWN
 *
 * Glides to @span from where the axis is; the first time, and where the desktop wants no animations, it jumps.
 */
void
masar_briefing_axis_glide (MasarBriefingAxis *self, MasarSpan span, int event)
{
  g_return_if_fail (MASAR_IS_BRIEFING_AXIS (self));
  g_return_if_fail (!masar_span_is_open (span));
  g_return_if_fail (self->timeline != NULL);

  if (self->event != MASAR_UNKNOWN)
    self->from = get_range (self);
  self->to = range_new (self, span);
  if (self->event == MASAR_UNKNOWN)
    self->from = self->to;
  self->event = event;
  self->progress = 0;
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

/**
 * masar_briefing_axis_get_axis:
 * @length_px: a width
 *
 * Returns: which time is shown now, at this width
 */
MasarAxis
masar_briefing_axis_get_axis (MasarBriefingAxis *self, double length_px)
{
  g_return_val_if_fail (MASAR_IS_BRIEFING_AXIS (self), (MasarAxis){ 0 });

  return get_axis (self, length_px);
}
