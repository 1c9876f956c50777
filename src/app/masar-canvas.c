/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas.h"

/* The timeline.  It draws the scene's layout; see masar-layout.h. */

struct _MasarCanvas
{
  GtkWidget parent_instance;

  MasarProject *project;
  int event;
  gboolean right_to_left;
};

G_DEFINE_FINAL_TYPE (MasarCanvas, masar_canvas, GTK_TYPE_WIDGET)

enum
{
  EVENT_CHOSEN,
  EVENT_ACTIVATED,
  ARTICLE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
masar_canvas_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 560 : 480;
}

static void
masar_canvas_dispose (GObject *object)
{
  g_clear_object (&MASAR_CANVAS (object)->project);

  G_OBJECT_CLASS (masar_canvas_parent_class)->dispose (object);
}

static void
masar_canvas_class_init (MasarCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = masar_canvas_dispose;
  widget_class->measure = masar_canvas_measure;

  signals[EVENT_CHOSEN] = g_signal_new ("event-chosen", MASAR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", MASAR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ARTICLE_ACTIVATED] = g_signal_new ("article-activated", MASAR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "canvas");
}

static void
masar_canvas_init (MasarCanvas *self)
{
  self->event = MASAR_UNKNOWN;
  self->right_to_left = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
masar_canvas_new (void)
{
  return g_object_new (MASAR_TYPE_CANVAS, NULL);
}

void
masar_canvas_set_project (MasarCanvas *self, MasarProject *project)
{
  g_set_object (&self->project, project);
  self->event = MASAR_UNKNOWN;
}

int
masar_canvas_get_event (MasarCanvas *self)
{
  return self->event;
}

void
masar_canvas_set_event (MasarCanvas *self, int event)
{
  self->event = event;
}

void
masar_canvas_set_article (MasarCanvas *self, int article)
{
}

gboolean
masar_canvas_get_right_to_left (MasarCanvas *self)
{
  return self->right_to_left;
}

void
masar_canvas_set_right_to_left (MasarCanvas *self, gboolean right_to_left)
{
  self->right_to_left = right_to_left;
}

void
masar_canvas_fit (MasarCanvas *self)
{
}

void
masar_canvas_zoom (MasarCanvas *self, double factor)
{
}

void
masar_canvas_reveal (MasarCanvas *self, int event)
{
}
