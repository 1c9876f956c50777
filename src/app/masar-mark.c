/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-mark.h"

/* What a screen reader sees of an event on the timeline, of an article, of a cluster, of a count or of a break.  It
 * draws nothing: the painter has drawn the mark under it; and the pointer passes through it to the canvas. */

struct _MasarMark
{
  GtkButton parent_instance;

  int event;
  MasarHit hit; /* of no kind for an event */
  MasarBox box;
  guint place; /* among n_marks, from 1 on */
  guint n_marks;
};

G_DEFINE_FINAL_TYPE (MasarMark, masar_mark, GTK_TYPE_BUTTON)

static void
masar_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
masar_mark_class_init (MasarMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = masar_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mark");
}

static void
masar_mark_init (MasarMark *self)
{
  self->event = MASAR_UNKNOWN;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
masar_mark_new (void)
{
  return g_object_new (MASAR_TYPE_MARK, NULL);
}

int
masar_mark_get_event (MasarMark *self)
{
  g_return_val_if_fail (MASAR_IS_MARK (self), MASAR_UNKNOWN);

  return self->event;
}

/**
 * masar_mark_set_event:
 * @event: position in the records
 * @label: what is read aloud
 */
void
masar_mark_set_event (MasarMark *self, int event, const char *label)
{
  g_return_if_fail (MASAR_IS_MARK (self));

  self->event = event;
  self->hit = (MasarHit){ .kind = MASAR_HIT_NONE };
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * masar_mark_get_hit:
 *
 * Returns: (transfer none) (nullable): the article, the cluster or the break that the mark stands for, or %NULL if it
 * is an event
 */
const MasarHit *
masar_mark_get_hit (MasarMark *self)
{
  g_return_val_if_fail (MASAR_IS_MARK (self), NULL);

  return self->hit.kind != MASAR_HIT_NONE ? &self->hit : NULL;
}

/**
 * masar_mark_set_hit:
 * @hit: an article, several of anything that are drawn as one, or a break of the axis
 * @label: (nullable): what is read aloud, or %NULL to leave it as it is
 */
void
masar_mark_set_hit (MasarMark *self, const MasarHit *hit, const char *label)
{
  g_return_if_fail (MASAR_IS_MARK (self));

  self->event = MASAR_UNKNOWN;
  self->hit = *hit;
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * masar_mark_set_place:
 * @chosen: whether it is the chosen event
 * @place: among all marks in view, from 1 on
 * @n_marks: how many these are
 */
void
masar_mark_set_place (MasarMark *self, gboolean chosen, guint place, guint n_marks)
{
  g_return_if_fail (MASAR_IS_MARK (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
  if (self->place == place && self->n_marks == n_marks)
    return;
  self->place = place;
  self->n_marks = n_marks;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) place,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_marks, -1);
}

MasarBox
masar_mark_get_box (MasarMark *self)
{
  g_return_val_if_fail (MASAR_IS_MARK (self), (MasarBox){ 0 });

  return self->box;
}

/**
 * masar_mark_set_box:
 * @box: where it stands on the canvas, which allocates it there
 */
void
masar_mark_set_box (MasarMark *self, MasarBox box)
{
  g_return_if_fail (MASAR_IS_MARK (self));

  self->box = box;
}
