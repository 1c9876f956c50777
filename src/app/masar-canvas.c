/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-compat.h"
#include "masar-mark.h"
#include "masar-phrases.h"
#include "masar-settings.h"

#include <glib/gi18n.h>
#include <math.h>

/* The timeline as a widget.
 *
 * It holds the axis and the choice.  A change of either drops the layout; the next frame asks the scene for a new one
 * and has the one painter draw it.  Pointer, keyboard and accessible children ask that same layout, so that what is
 * shown, picked and read aloud cannot differ.  The gestures are in masar-canvas-gestures.c, the keys in
 * masar-canvas-keys.c, the children for screen readers in masar-canvas-marks.c, how the timeline is built in
 * masar-canvas-timeline.c. */

#define GLIDE_MS 300
#define MINIMUM_WIDTH 320
#define NATURAL_WIDTH 560
#define MINIMUM_HEIGHT 240

enum
{
  PROP_RIGHT_TO_LEFT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint signals[MASAR_CANVAS_N_SIGNALS];

G_DEFINE_FINAL_TYPE (MasarCanvas, masar_canvas, GTK_TYPE_WIDGET)

void
masar_canvas_emit (MasarCanvas *self, guint signal, int position)
{
  g_signal_emit (self, signals[signal], 0, position);
}

/* Without a layout there is no picture of it. */
void
masar_canvas_drop_layout (MasarCanvas *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->layout, masar_layout_unref);
}

/* Something that the layout is made of has changed. */
void
masar_canvas_changed (MasarCanvas *self)
{
  masar_canvas_drop_layout (self);
  masar_canvas_queue_marks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
apply_axis (MasarCanvas *self, MasarAxis axis)
{
  self->axis = axis;
  masar_canvas_changed (self);
}

static void
glide_cb (double progress, gpointer user_data)
{
  MasarCanvas *self = user_data;

  /* The window may have been resized on the way. */
  self->animated_from = masar_axis_resize (&self->animated_from, self->axis.length_px);
  self->animated_to = masar_axis_resize (&self->animated_to, self->axis.length_px);
  apply_axis (self, masar_axis_interpolate (&self->animated_from, &self->animated_to, progress));
}

static void
stop_gliding (MasarCanvas *self)
{
  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
}

/* Goes to @axis at once, as a hand does; what was moving stops, and what was unfolding is open. */
void
masar_canvas_set_axis (MasarCanvas *self, MasarAxis axis)
{
  stop_gliding (self);
  self->axis = axis;
  masar_canvas_settle_breaks (self);
  masar_canvas_changed (self);
}

/* Steps from 0 to 1 smoothly, if the desktop wants that; what moved before is interrupted where it is. */
void
masar_canvas_animate (MasarCanvas *self, AdwAnimationTargetFunc step)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (step, self, NULL);
  g_autoptr (AdwAnimation) animation =
      g_object_ref_sink (adw_timed_animation_new (GTK_WIDGET (self), 0, 1, GLIDE_MS, target));

  stop_gliding (self);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (animation), ADW_EASE_OUT_CUBIC);
  self->animation = g_object_ref (animation);
  /* A step may be the last, and let go of it. */
  adw_animation_play (animation);
}

/* Moves to @axis. */
void
masar_canvas_glide (MasarCanvas *self, MasarAxis axis)
{
  stop_gliding (self);
  self->animated_to = axis;
  masar_canvas_settle_breaks (self);
  self->animated_from = self->axis;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    masar_canvas_animate (self, glide_cb);
  else
    masar_canvas_set_axis (self, self->animated_to);
}

/* Where the axis is going to be. */
static const MasarAxis *
get_target_axis (MasarCanvas *self)
{
  if (self->animation != NULL && self->unfolding.folded == NULL
      && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    return &self->animated_to;
  return &self->axis;
}

/* The layout */

/* Whether the ring is drawn: the keyboard is here, and was used last. */
static gboolean
shows_focus (MasarCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
         && GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));
}

static const char *
quote_cb (guint event, gpointer user_data)
{
  return masar_quotes_get (user_data, event);
}

static MasarLayout *
new_layout (MasarCanvas *self, MasarAxis axis)
{
  MasarView view = {
    .timeline = self->timeline,
    .axis = axis,
    .height = self->height,
    .style = &self->style,
    .labels = self->labels,
    .parts = masar_canvas_get_parts (self),
    .selected = self->event,
    .focused = shows_focus (self) ? self->event : MASAR_UNKNOWN,
    .lit_article = self->article,
    .quote = self->quotes != NULL ? quote_cb : NULL,
    .quote_data = self->quotes,
  };

  return masar_layout_new (&view);
}

/**
 * masar_canvas_get_layout:
 *
 * Returns: (transfer none) (nullable): what is shown; %NULL before there is anything to show, or room for it
 */
MasarLayout *
masar_canvas_get_layout (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), NULL);

  if (self->layout == NULL && self->timeline != NULL && self->labels != NULL && self->axis.length_px > 0)
    self->layout = new_layout (self, self->axis);
  return self->layout;
}

/* The painter's kept pictures lie on the pixels of a surface.  GTK holds on to the last picture until it has shown the
 * next, so that two surfaces take turns. */
static cairo_surface_t *
begin_surface (MasarCanvas *self)
{
  const double scale = self->style.scale_factor;
  const int width = (int) (gtk_widget_get_width (GTK_WIDGET (self)) * scale);
  const int height = (int) (gtk_widget_get_height (GTK_WIDGET (self)) * scale);
  cairo_surface_t **surface = &self->surfaces[0];
  cairo_surface_t *other = self->surfaces[1];

  self->surfaces[1] = self->surfaces[0];
  self->surfaces[0] = other;
  if (*surface == NULL || cairo_image_surface_get_width (*surface) != width
      || cairo_image_surface_get_height (*surface) != height)
    {
      g_clear_pointer (surface, cairo_surface_destroy);
      *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
    }
  cairo_surface_set_device_scale (*surface, scale, scale);
  return *surface;
}

/* While something fades, each frame has a picture of its own. */
static gboolean
fade_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MasarCanvas *self = MASAR_CANVAS (widget);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (widget);
  self->fade = 0;
  return G_SOURCE_REMOVE;
}

/* What comes and goes with a step of the view fades, if the desktop wants that. */
static void
paint_layout (MasarCanvas *self, MasarLayout *layout, cairo_t *cr)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || !adw_get_enable_animations (GTK_WIDGET (self)))
    masar_painter_paint (self->painter, layout, cr);
  else if (masar_painter_paint_in_time (self->painter, layout, cr,
                                        (double) gdk_frame_clock_get_frame_time (clock) / 1000)
           && self->fade == 0)
    self->fade = gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_cb, NULL, NULL);
}

static GskRenderNode *
new_picture (MasarCanvas *self, MasarLayout *layout)
{
  cairo_surface_t *surface = begin_surface (self);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                                                 (float) gtk_widget_get_height (GTK_WIDGET (self))));

  paint_layout (self, layout, cr);
  cairo_destroy (cr);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

/* Apart from the picture, so that GTK draws little when only the pointer moves. */
static void
snapshot_hover (MasarCanvas *self, MasarLayout *layout, GtkSnapshot *snapshot)
{
  const MasarBox box = masar_painter_get_hover_box (layout, self->hover);
  cairo_t *cr;

  if (box.width <= 0)
    return;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height));
  masar_painter_paint_hover (self->painter, layout, self->hover, cr);
  cairo_destroy (cr);
}

/* Whether the mark is drawn by the layout, and its ring with it. */
static gboolean
has_ring (MasarCanvas *self, MasarMark *mark)
{
  MasarEntry entry;

  return masar_mark_get_hit (mark) == NULL
         && !(masar_timeline_get_event (self->timeline, masar_mark_get_event (mark), &entry)
              && masar_span_is_unknown (entry.span));
}

/* The ring around a break, a cluster or the count of what has no date; that of an event is part of the layout. */
static void
snapshot_focus (MasarCanvas *self, GtkSnapshot *snapshot)
{
  const MasarColor accent = self->style.accent;
  const GdkRGBA color = { (float) accent.red, (float) accent.green, (float) accent.blue, 1 };
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GskRoundedRect outline;
  MasarBox box;

  if (child == NULL || !MASAR_IS_MARK (child) || has_ring (self, MASAR_MARK (child)) || !shows_focus (self))
    return;
  box = masar_mark_get_box (MASAR_MARK (child));
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height), 4);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ color, color, color, color });
}

static void
masar_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MasarCanvas *self = MASAR_CANVAS (widget);
  MasarLayout *layout = masar_canvas_get_layout (self);

  if (layout == NULL)
    return;
  if (self->picture == NULL)
    self->picture = new_picture (self, layout);
  gtk_snapshot_append_node (snapshot, self->picture);
  snapshot_hover (self, layout, snapshot);
  snapshot_focus (self, snapshot);
  masar_canvas_snapshot_band (self, snapshot);
}

static void
masar_canvas_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  /* Larger text wants more room, for which the panes beside it fold. */
  const double text_scale = MAX (masar_compat_get_text_scale (widget), 1);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) (NATURAL_WIDTH * text_scale) : MINIMUM_HEIGHT;
}

/* Keeps the scale, and what is in the middle there. */
static void
resize_axis (MasarCanvas *self, int width)
{
  stop_gliding (self);
  masar_canvas_settle_breaks (self);
  if (width > 0 && self->axis.length_px > 0)
    self->axis = masar_axis_resize (&self->axis, width);
  else if (width > 0)
    {
      self->axis = masar_axis_new (0, MASAR_MINUTES_PER_DAY, width, self->axis.direction);
      self->axis.breaks = self->breaks;
    }
}

static void
masar_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MasarCanvas *self = MASAR_CANVAS (widget);

  if (width != (int) self->axis.length_px || height != self->height)
    {
      self->height = height;
      if (width != (int) self->axis.length_px)
        resize_axis (self, width);
      masar_canvas_drop_layout (self);
      masar_canvas_queue_marks (self);
    }
  if (!self->begun && self->timeline != NULL && width > 0)
    masar_canvas_begin (self);
  masar_canvas_allocate_marks (self);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* The ring of what is no event is drawn apart from the layout. */
static void
masar_canvas_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (masar_canvas_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;
  g_signal_connect_object (root, "notify::focus-visible", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

static void
masar_canvas_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), gtk_widget_queue_draw, widget);
  GTK_WIDGET_CLASS (masar_canvas_parent_class)->unroot (widget);
}

static void
masar_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (masar_canvas_parent_class)->css_changed (widget, change);

  masar_canvas_update_look (MASAR_CANVAS (widget));
}

static void
masar_canvas_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  MasarCanvas *self = MASAR_CANVAS (widget);

  masar_canvas_update_look (self);
  masar_canvas_set_right_to_left (self, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

/* A stop for the Tab key: the chosen event, or the canvas; then one for each break of the axis in view. */
static gboolean
masar_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) == NULL && !gtk_widget_is_focus (widget))
    return gtk_widget_grab_focus (widget);
  return (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
         && masar_canvas_step_break (MASAR_CANVAS (widget), direction == GTK_DIR_TAB_FORWARD);
}

static gboolean
masar_canvas_grab_focus (GtkWidget *widget)
{
  gboolean grabbed = GTK_WIDGET_CLASS (masar_canvas_parent_class)->grab_focus (widget);

  masar_canvas_focus_mark (MASAR_CANVAS (widget));
  return grabbed;
}

static void
masar_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RIGHT_TO_LEFT:
      g_value_set_boolean (value, masar_canvas_get_right_to_left (MASAR_CANVAS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RIGHT_TO_LEFT:
      masar_canvas_set_right_to_left (MASAR_CANVAS (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_canvas_dispose (GObject *object)
{
  MasarCanvas *self = MASAR_CANVAS (object);

  stop_gliding (self);
  g_clear_handle_id (&self->warming, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  masar_canvas_dispose_marks (self);
  masar_canvas_dispose_timeline (self);
  masar_canvas_drop_layout (self);
  g_clear_pointer (&self->labels, masar_labels_unref);
  self->axis.breaks = NULL;
  g_clear_pointer (&self->breaks, masar_breaks_unref);
  g_clear_pointer (&self->unfolding.folded, masar_breaks_unref);
  g_clear_object (&self->quotes);
  g_clear_object (&self->project);
  g_clear_object (&self->lens);

  G_OBJECT_CLASS (masar_canvas_parent_class)->dispose (object);
}

static void
masar_canvas_finalize (GObject *object)
{
  MasarCanvas *self = MASAR_CANVAS (object);

  g_clear_pointer (&self->painter, masar_painter_free);
  g_clear_pointer (&self->surfaces[0], cairo_surface_destroy);
  g_clear_pointer (&self->surfaces[1], cairo_surface_destroy);
  g_clear_pointer (&self->font_family, g_free);

  G_OBJECT_CLASS (masar_canvas_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * MasarCanvas::event-chosen:
   * @event: position in the records, or %MASAR_UNKNOWN
   */
  signals[MASAR_CANVAS_EVENT_CHOSEN] = g_signal_new ("event-chosen", MASAR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * MasarCanvas::event-activated:
   * @event: position in the records
   *
   * The user wants to read what is told of the event.
   */
  signals[MASAR_CANVAS_EVENT_ACTIVATED] = g_signal_new ("event-activated", MASAR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * MasarCanvas::article-chosen:
   * @article: position in the records
   */
  signals[MASAR_CANVAS_ARTICLE_CHOSEN] = g_signal_new ("article-chosen", MASAR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * MasarCanvas::article-activated:
   * @article: position in the records
   *
   * The user wants to read the article.
   */
  signals[MASAR_CANVAS_ARTICLE_ACTIVATED] = g_signal_new ("article-activated", MASAR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
masar_canvas_class_init (MasarCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = masar_canvas_get_property;
  object_class->set_property = masar_canvas_set_property;
  object_class->dispose = masar_canvas_dispose;
  object_class->finalize = masar_canvas_finalize;
  widget_class->snapshot = masar_canvas_snapshot;
  widget_class->measure = masar_canvas_measure;
  widget_class->size_allocate = masar_canvas_size_allocate;
  widget_class->root = masar_canvas_root;
  widget_class->unroot = masar_canvas_unroot;
  widget_class->css_changed = masar_canvas_css_changed;
  widget_class->direction_changed = masar_canvas_direction_changed;
  widget_class->focus = masar_canvas_focus;
  widget_class->grab_focus = masar_canvas_grab_focus;

  /**
   * MasarCanvas:right-to-left:
   *
   * Whether time runs from right to left.  At first as the text of the interface runs.
   */
  properties[PROP_RIGHT_TO_LEFT] = g_param_spec_boolean (
      "right-to-left", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
masar_canvas_init (MasarCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->event = self->article = MASAR_UNKNOWN;
  self->hover = (MasarHover){ MASAR_UNKNOWN, MASAR_UNKNOWN };
  self->painter = masar_painter_new ();
  self->axis.direction =
      gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR;
  masar_canvas_init_timeline (self);
  masar_canvas_init_marks (self);
  masar_canvas_add_gestures (self);
  masar_canvas_add_keys (self);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline"), -1);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (masar_canvas_update_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (masar_canvas_update_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (masar_canvas_update_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (masar_canvas_update_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (masar_settings_get_default (), "notify::fold", G_CALLBACK (masar_canvas_update_breaks), self,
                           G_CONNECT_SWAPPED);
  masar_canvas_update_look (self);
}

GtkWidget *
masar_canvas_new (void)
{
  return g_object_new (MASAR_TYPE_CANVAS, NULL);
}

/**
 * masar_canvas_set_project:
 * @project: (nullable): that has been read
 *
 * Shows the events of @project, as [method@Canvas.begin] says, when its timeline is built; see
 * masar-canvas-timeline.c.
 */
void
masar_canvas_set_project (MasarCanvas *self, MasarProject *project)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  masar_canvas_forget_timeline (self);
  masar_canvas_forget_marks (self);
  g_set_object (&self->project, project);
  masar_canvas_new_quotes (self);
  self->event = self->article = MASAR_UNKNOWN;
  self->hover = (MasarHover){ MASAR_UNKNOWN, MASAR_UNKNOWN };
  self->begun = FALSE;
  /* What was opened in another project is nothing to this one. */
  masar_canvas_update_breaks (self);
  if (project != NULL)
    masar_canvas_build_timeline (self);
  masar_canvas_changed (self);
}

/**
 * masar_canvas_get_event:
 *
 * Returns: the chosen event, or %MASAR_UNKNOWN
 */
int
masar_canvas_get_event (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), MASAR_UNKNOWN);

  return self->event;
}

/**
 * masar_canvas_set_event:
 * @event: position in the records, or %MASAR_UNKNOWN
 *
 * Chooses @event, without the signal.
 */
void
masar_canvas_set_event (MasarCanvas *self, int event)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->event == event)
    return;
  self->event = event;
  self->article = MASAR_UNKNOWN;
  masar_canvas_changed (self);
}

/**
 * masar_canvas_set_article:
 * @article: position in the records, or %MASAR_UNKNOWN
 *
 * Lights up the events that @article tells of.
 */
void
masar_canvas_set_article (MasarCanvas *self, int article)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  self->article = article;
  masar_canvas_changed (self);
}

gboolean
masar_canvas_get_right_to_left (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), FALSE);

  return self->axis.direction == MASAR_DIRECTION_RTL;
}

/**
 * masar_canvas_set_right_to_left:
 * @right_to_left: whether time runs from right to left
 *
 * Turns the axis, and only that: the text keeps its direction.
 */
void
masar_canvas_set_right_to_left (MasarCanvas *self, gboolean right_to_left)
{
  MasarDirection direction = right_to_left ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR;

  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->axis.direction == direction)
    return;
  stop_gliding (self);
  masar_canvas_set_axis (self, masar_axis_turn (&self->axis, direction));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RIGHT_TO_LEFT]);
}

/**
 * masar_canvas_get_timeline:
 *
 * Returns: (transfer none) (nullable): what there is to show
 */
MasarTimeline *
masar_canvas_get_timeline (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), NULL);

  return self->timeline;
}

/**
 * masar_canvas_get_sights:
 *
 * Returns: (transfer none) (nullable): how the events on the timeline are seen; %NULL when nothing is left out
 */
MasarSights *
masar_canvas_get_sights (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), NULL);

  return self->sights;
}

/**
 * masar_canvas_get_axis:
 *
 * Returns: which time is seen
 */
const MasarAxis *
masar_canvas_get_axis (MasarCanvas *self)
{
  g_return_val_if_fail (MASAR_IS_CANVAS (self), NULL);

  return &self->axis;
}

/**
 * masar_canvas_begin:
 *
 * Goes where the first look should fall; see masar-first-look.h.
 */
void
masar_canvas_begin (MasarCanvas *self)
{
  MasarSpan span;

  g_return_if_fail (MASAR_IS_CANVAS (self));
  g_return_if_fail (self->timeline != NULL);

  stop_gliding (self);
  self->begun = TRUE;
  if (masar_project_get_first_look (self->project, &span) == MASAR_UNKNOWN)
    span = masar_timeline_get_extent (self->timeline);
  masar_canvas_set_axis (self, masar_axis_fit (&self->axis, span, MASAR_CANVAS_PADDING_PX));
}

/**
 * masar_canvas_fit:
 *
 * Goes to all of the time that there is.
 */
void
masar_canvas_fit (MasarCanvas *self)
{
  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->timeline == NULL)
    return;
  masar_canvas_glide (
      self, masar_axis_fit (&self->axis, masar_timeline_get_extent (self->timeline), MASAR_CANVAS_PADDING_PX));
}

/**
 * masar_canvas_fit_span:
 * @span: a time; an open end reaches to where there is something
 *
 * Goes to @span.  A break that it begins or ends in is opened.
 */
void
masar_canvas_fit_span (MasarCanvas *self, MasarSpan span)
{
  MasarSpan extent;

  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->timeline == NULL || self->axis.length_px <= 0)
    return;
  extent = masar_timeline_get_extent (self->timeline);
  if (span.begin_minutes == MASAR_OPEN_PAST)
    span.begin_minutes = MIN (extent.begin_minutes, span.end_minutes - MASAR_MINUTES_PER_DAY);
  if (span.end_minutes == MASAR_OPEN_FUTURE)
    span.end_minutes = MAX (extent.end_minutes, span.begin_minutes + MASAR_MINUTES_PER_DAY);
  masar_canvas_open_breaks (self, span);
  masar_canvas_glide (self, masar_axis_fit (&self->axis, span, MASAR_CANVAS_PADDING_PX));
}

static MasarSpan
get_event_span (MasarCanvas *self, int event)
{
  MasarEntry entry;

  if (!masar_timeline_get_event (self->timeline, event, &entry))
    return MASAR_SPAN_OPEN;
  return entry.span;
}

/**
 * masar_canvas_fit_event:
 * @event: position in the records
 *
 * Goes to @event and the events that it is linked to.
 */
void
masar_canvas_fit_event (MasarCanvas *self, int event)
{
  MasarSpan span;
  guint n_links;
  const guint *links;

  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->timeline == NULL)
    return;
  span = get_event_span (self, event);
  if (masar_span_is_unknown (span))
    return;
  links = masar_project_get_event_links (self->project, event, &n_links);
  for (guint i = 0; i < n_links; i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (masar_timeline_get_records (self->timeline), links[i]);
      MasarSpan other = get_event_span (self, link->from == event ? link->to : link->from);

      if (!masar_span_is_open (other))
        span = masar_span_union (span, other);
    }
  masar_canvas_glide (self, masar_axis_fit (&self->axis, span, MASAR_CANVAS_PADDING_PX));
}

/**
 * masar_canvas_zoom:
 * @factor: more than 1 goes nearer
 *
 * Zooms about the chosen event when it is in view, else about the middle.
 */
void
masar_canvas_zoom (MasarCanvas *self, double factor)
{
  const MasarAxis *axis;
  double px;
  MasarHit hit;

  g_return_if_fail (MASAR_IS_CANVAS (self));

  axis = get_target_axis (self);
  px = axis->length_px / 2;
  if (self->event != MASAR_UNKNOWN && masar_canvas_get_layout (self) != NULL
      && masar_layout_find_event (self->layout, self->event, &hit))
    px = CLAMP (hit.box.x + hit.box.width / 2, 0, axis->length_px);
  masar_canvas_glide (self, masar_axis_zoom (axis, px, factor));
}

/* Whether @event is drawn by itself at @axis, not only counted in a cluster. */
static gboolean
is_drawn (MasarCanvas *self, int event, MasarAxis axis)
{
  g_autoptr (MasarLayout) layout = new_layout (self, axis);
  MasarHit hit;

  return masar_layout_find_event (layout, event, &hit) && hit.kind == MASAR_HIT_EVENT;
}

/* The point that stands for a span: its middle, or its bound where one end is open. */
static double
get_middle (MasarSpan span)
{
  if (span.begin_minutes == MASAR_OPEN_PAST)
    return (double) span.end_minutes;
  if (span.end_minutes == MASAR_OPEN_FUTURE)
    return (double) span.begin_minutes;
  return span.begin_minutes / 2.0 + span.end_minutes / 2.0;
}

/**
 * masar_canvas_reveal:
 * @event: position in the records
 *
 * Moves no more than needed to show @event; goes nearer when it is only counted in a cluster, if that sets it apart.
 */
void
masar_canvas_reveal (MasarCanvas *self, int event)
{
  MasarSpan span, mark;
  MasarAxis axis, nearer;
  gboolean drawn = FALSE;

  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->timeline == NULL || self->axis.length_px <= 0)
    return;
  span = get_event_span (self, event);
  if (masar_span_is_unknown (span))
    return;
  /* All of its span if that has room, and its mark in any case. */
  mark.begin_minutes = (gint64) get_middle (span);
  mark.end_minutes = mark.begin_minutes + 1;
  axis = masar_axis_reveal (get_target_axis (self), span, MASAR_CANVAS_PADDING_PX);
  axis = masar_axis_reveal (&axis, mark, MASAR_CANVAS_PADDING_PX);
  nearer = axis;
  for (guint i = 0; i < 12 && !drawn; i++)
    {
      drawn = is_drawn (self, event, nearer);
      if (drawn)
        axis = nearer;
      nearer = masar_axis_zoom (&nearer, nearer.length_px / 2, 2);
      nearer = masar_axis_reveal (&nearer, mark, MASAR_CANVAS_PADDING_PX);
    }
  if (axis.start_minutes != self->axis.start_minutes || axis.minutes_per_px != self->axis.minutes_per_px)
    masar_canvas_glide (self, axis);
}

static void
choose (MasarCanvas *self, int event)
{
  if (event == MASAR_UNKNOWN)
    return;
  masar_canvas_emit (self, MASAR_CANVAS_EVENT_CHOSEN, event);
  masar_canvas_set_event (self, event);
  masar_canvas_reveal (self, event);
  masar_canvas_focus_mark (self);
}

/* Passes over what recedes: a walk goes from match to match. */
static int
step_from (MasarCanvas *self, int event, int lane, int step)
{
  MasarEntry entry;

  do
    event = masar_timeline_step (self->timeline, event, lane, step);
  while (event != MASAR_UNKNOWN && masar_timeline_get_event (self->timeline, event, &entry)
         && (entry.flags & MASAR_ENTRY_RECEDES));
  return event;
}

/**
 * masar_canvas_step:
 * @step: how many events to go on, negative for back; in the order of time, not of the screen
 * @in_lane: whether to stay in the lane of the chosen event
 *
 * Chooses the next event.  Without a choice, begins with the first or the last.
 */
void
masar_canvas_step (MasarCanvas *self, int step, gboolean in_lane)
{
  MasarEntry entry;
  int lane = MASAR_UNKNOWN;

  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->timeline == NULL)
    return;
  if (in_lane && self->event != MASAR_UNKNOWN && masar_timeline_get_event (self->timeline, self->event, &entry))
    lane = entry.lane;
  choose (self, step_from (self, self->event, lane, step));
}

/**
 * masar_canvas_step_lane:
 * @step: 1 for the lane below, -1 for the lane above
 *
 * Chooses the event of the next lane that has any, the nearest in time.
 */
void
masar_canvas_step_lane (MasarCanvas *self, int step)
{
  MasarEntry entry;
  int event = MASAR_UNKNOWN;
  double minutes;

  g_return_if_fail (MASAR_IS_CANVAS (self));

  if (self->timeline == NULL)
    return;
  if (self->event == MASAR_UNKNOWN || !masar_timeline_get_event (self->timeline, self->event, &entry))
    {
      masar_canvas_step (self, 1, FALSE);
      return;
    }
  minutes = masar_span_is_unknown (entry.span) ? masar_axis_to_minutes (&self->axis, self->axis.length_px / 2)
                                               : get_middle (entry.span);
  for (int lane = (int) entry.lane + step; lane >= 0 && lane < (int) MASAR_LANE_ARTICLES && event == MASAR_UNKNOWN;
       lane += step)
    event = masar_timeline_nearest (self->timeline, lane, minutes);
  choose (self, event);
}
