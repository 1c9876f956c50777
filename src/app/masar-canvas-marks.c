/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-mark.h"
#include "masar-phrases.h"

#include <math.h>
#include <string.h>

/* The children of the timeline: one invisible button for each event, each article, each cluster, each count of what has
 * no date and each break of the axis in view, so that a screen reader finds it, reads it and can press it, and so that
 * the chosen event has the focus.
 *
 * They follow the layout when it has come to rest; a mark that goes out of view is used again for one that comes in. */

#define REST_MS 120

static void
mark_clicked_cb (MasarMark *mark, MasarCanvas *self)
{
  const MasarHit *hit = masar_mark_get_hit (mark);
  int event = masar_mark_get_event (mark);

  if (hit != NULL)
    {
      masar_canvas_open_hit (self, hit);
      return;
    }
  masar_canvas_emit (self, MASAR_CANVAS_EVENT_CHOSEN, event);
  masar_canvas_set_event (self, event);
}

static GtkWidget *
add_mark (MasarCanvas *self)
{
  GtkWidget *mark = masar_mark_new ();

  g_signal_connect_object (mark, "clicked", G_CALLBACK (mark_clicked_cb), self, 0);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  return mark;
}

/* What turn of a course an event is, in words, or NULL. */
char *
masar_canvas_dup_turn (MasarCanvas *self, guint event)
{
  const MasarTurn *turn = masar_timeline_get_turn (self->timeline, event);

  return turn != NULL ? masar_phrase_turn_place (masar_timeline_get_records (self->timeline),
                                                 masar_timeline_get_courses (self->timeline), turn)
                      : NULL;
}

static void
name_mark (MasarCanvas *self, GtkWidget *mark, int event)
{
  const MasarEventRecord *record = masar_records_get_event (masar_timeline_get_records (self->timeline), event);
  g_autofree char *label = masar_phrase_event_label (record, masar_canvas_get_n_sources (self, (guint) event),
                                                     masar_canvas_get_sight (self, (guint) event));
  g_autofree char *turn = masar_canvas_dup_turn (self, (guint) event);
  g_autofree char *full = turn != NULL ? g_strdup_printf ("%s – %s", label, turn) : NULL;

  masar_mark_set_event (MASAR_MARK (mark), event, full != NULL ? full : label);
  g_hash_table_insert (self->marks, GINT_TO_POINTER (event), mark);
}

/* Marks are kept by this: an event; beyond these, those of a lane without a date; a cluster by the event that leads it;
 * behind these, a break; last, what lies far off, and before it the articles and their clusters. */
static gpointer
hit_key (MasarCanvas *self, const MasarHit *hit)
{
  const guint n_events = masar_timeline_get_n_events (self->timeline);

  if (hit->kind == MASAR_HIT_FAR)
    return GINT_TO_POINTER (G_MININT + (int) hit->record);
  if (hit->kind == MASAR_HIT_UNDATED)
    return GINT_TO_POINTER ((int) (n_events + hit->lane));
  if (hit->lane == MASAR_LANE_ARTICLES && hit->kind != MASAR_HIT_BREAK)
    return GINT_TO_POINTER (G_MININT + MASAR_N_FAR_SIDES + 2 * (int) hit->record + (hit->kind == MASAR_HIT_CLUSTER));
  if (hit->kind == MASAR_HIT_BREAK)
    return GINT_TO_POINTER (-2 - (int) (n_events + hit->record));
  return GINT_TO_POINTER (hit->kind == MASAR_HIT_CLUSTER ? -2 - (int) hit->record : (int) hit->record);
}

static char *
dup_article_label (MasarCanvas *self, guint article)
{
  return masar_phrase_article_label (masar_records_get_article (masar_timeline_get_records (self->timeline), article));
}

/* What is no event. */
static void
name_hit (MasarCanvas *self, GtkWidget *mark, const MasarHit *what, gboolean anew)
{
  const MasarHit *named = masar_mark_get_hit (MASAR_MARK (mark));
  const MasarHit hit = *what;
  g_autofree char *label = NULL;

  if (hit.kind == MASAR_HIT_BREAK)
    label = masar_canvas_describe_break (self, &hit);
  else if (hit.kind == MASAR_HIT_FAR)
    label = masar_phrase_far_tooltip (hit.count, hit.span, hit.record == MASAR_FAR_BEHIND);
  else if (hit.kind == MASAR_HIT_UNDATED)
    label = masar_canvas_describe_undated (self, &hit);
  else if (hit.kind == MASAR_HIT_ARTICLE)
    label = anew || named == NULL || named->kind != hit.kind || named->record != hit.record
                ? dup_article_label (self, hit.record)
                : NULL;
  else if (anew || named == NULL || named->kind != hit.kind || named->lane != hit.lane || named->count != hit.count)
    label = masar_phrase_cluster_tooltip (hit.count, hit.lane == MASAR_LANE_ARTICLES);
  masar_mark_set_hit (MASAR_MARK (mark), &hit, label);
  g_hash_table_insert (self->marks, hit_key (self, &hit), mark);
}

/* Where the chosen event stands: its mark, that of the cluster it leads, or the count of those without a date. */
gboolean
masar_canvas_find_chosen (MasarCanvas *self, MasarLayout *layout, MasarHit *hit)
{
  MasarEntry entry;

  if (self->event == MASAR_UNKNOWN)
    return FALSE;
  if (masar_layout_find_event (layout, self->event, hit))
    return TRUE;
  if (!masar_timeline_get_event (self->timeline, self->event, &entry) || !masar_span_is_unknown (entry.span)
      || !masar_layout_get_undated (layout, entry.lane, hit))
    return FALSE;
  hit->kind = MASAR_HIT_EVENT;
  hit->record = (guint) self->event;
  hit->count = 1;
  return TRUE;
}

/* Also when it stands in a cluster that another leads. */
static MasarHit
find_place (MasarCanvas *self, MasarLayout *layout)
{
  MasarHit hit = { 0 };

  if (!masar_canvas_find_chosen (self, layout, &hit))
    hit.box = (MasarBox){ self->axis.length_px / 2, self->height / 2.0, 1, 1 };
  hit.kind = MASAR_HIT_EVENT;
  hit.record = (guint) self->event;
  return hit;
}

/* The breaks in view, then the events and the articles, in the order in which the layout has them: lane by lane, along
 * time; then what has no date, and what lies far off; and the chosen one always, for it has the focus. */
static GArray *
new_visible (MasarCanvas *self, MasarLayout *layout)
{
  GArray *visible = g_array_new (FALSE, FALSE, sizeof (MasarHit));
  guint n_hits = masar_layout_get_n_hits (layout);
  gboolean chosen = self->event == MASAR_UNKNOWN;

  for (guint i = 0; i < masar_layout_get_n_breaks (layout); i++)
    {
      MasarHit hit;

      masar_layout_get_break (layout, i, &hit);
      g_array_append_val (visible, hit);
    }
  for (guint i = 0; i < n_hits; i++)
    {
      MasarHit hit, cluster;

      masar_layout_get_hit (layout, i, &hit);
      if (hit.kind == MASAR_HIT_NONE)
        continue;
      if (hit.lane == MASAR_LANE_ARTICLES)
        {
          g_array_append_val (visible, hit);
          continue;
        }
      if (masar_layout_get_cluster (layout, i, &cluster))
        g_array_append_val (visible, cluster);
      /* A cluster's most important member may have a card of its own. */
      if (hit.kind == MASAR_HIT_CLUSTER && memcmp (&hit.box, &cluster.box, sizeof hit.box) == 0)
        continue;
      hit.kind = MASAR_HIT_EVENT;
      g_array_append_val (visible, hit);
      chosen |= (int) hit.record == self->event;
    }
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    {
      MasarHit hit;

      if (masar_layout_get_undated (layout, lane, &hit))
        g_array_append_val (visible, hit);
    }
  for (MasarFarSide side = 0; side < MASAR_N_FAR_SIDES; side++)
    {
      MasarHit hit;

      if (masar_layout_get_far (layout, side, &hit))
        g_array_append_val (visible, hit);
    }
  if (!chosen)
    {
      MasarHit place = find_place (self, layout);

      g_array_append_val (visible, place);
    }
  return visible;
}

/* Takes away the marks of events that are out of view. */
static GQueue *
take_unused (MasarCanvas *self, GArray *visible)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GQueue *unused = g_queue_new ();
  GHashTableIter iter;
  gpointer event, mark;

  for (guint i = 0; i < visible->len; i++)
    g_hash_table_add (seen, hit_key (self, &g_array_index (visible, MasarHit, i)));
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &event, &mark))
    {
      if (g_hash_table_contains (seen, event))
        continue;
      g_queue_push_tail (unused, mark);
      g_hash_table_iter_remove (&iter);
    }
  return unused;
}

/* What a screen reader says of the view: which time it shows, in whole days, and how much of what there is. */
static void
describe_view (MasarCanvas *self, MasarLayout *layout)
{
  const MasarAxis *axis = masar_layout_get_axis (layout);
  const gint64 first = (gint64) floor (masar_axis_get_start (axis) / MASAR_MINUTES_PER_DAY);
  const gint64 last = (gint64) ceil (masar_axis_get_end (axis) / MASAR_MINUTES_PER_DAY);
  const MasarSpan days = { first * MASAR_MINUTES_PER_DAY, last * MASAR_MINUTES_PER_DAY };
  g_autofree char *time = masar_phrase_when ((MasarWhen){ .span = days, .lasting = TRUE });
  g_autofree char *description = g_strdup_printf ("%s · %s", time, masar_layout_get_status (layout));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
update_marks (MasarCanvas *self)
{
  MasarLayout *layout = masar_canvas_get_layout (self);
  g_autoptr (GArray) visible = NULL;
  GtkWidget *previous = NULL;
  GtkWidget *mark;
  GQueue *unused;

  if (layout == NULL)
    return;
  describe_view (self, layout);
  visible = new_visible (self, layout);
  unused = take_unused (self, visible);
  for (guint i = 0; i < visible->len; i++)
    {
      const MasarHit *hit = &g_array_index (visible, MasarHit, i);

      gboolean new;

      mark = g_hash_table_lookup (self->marks, hit_key (self, hit));
      new = mark == NULL;
      if (new)
        mark = g_queue_pop_head (unused);
      if (mark == NULL)
        mark = add_mark (self);
      if (hit->kind != MASAR_HIT_EVENT)
        name_hit (self, mark, hit, FALSE);
      else if (new)
        name_mark (self, mark, (int) hit->record);
      masar_mark_set_box (MASAR_MARK (mark), hit->box);
      masar_mark_set_place (MASAR_MARK (mark), hit->kind == MASAR_HIT_EVENT && (int) hit->record == self->event, i + 1,
                            visible->len);
      gtk_widget_insert_after (mark, GTK_WIDGET (self), previous);
      previous = mark;
    }
  while ((mark = g_queue_pop_head (unused)) != NULL)
    gtk_widget_unparent (mark);
  g_queue_free (unused);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    masar_canvas_focus_mark (self);
}

static gboolean
rest_cb (gpointer user_data)
{
  MasarCanvas *self = user_data;

  update_marks (self);
  self->marks_source = 0;
  return G_SOURCE_REMOVE;
}

void
masar_canvas_init_marks (MasarCanvas *self)
{
  self->marks = g_hash_table_new (NULL, NULL);
}

/* Their events are no longer there. */
void
masar_canvas_forget_marks (MasarCanvas *self)
{
  GHashTableIter iter;
  gpointer mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    {
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (mark);
    }
}

void
masar_canvas_dispose_marks (MasarCanvas *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->marks_source, g_source_remove);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* Asks for the marks to follow when nothing has moved for a moment. */
void
masar_canvas_queue_marks (MasarCanvas *self)
{
  if (self->marks == NULL)
    return;
  g_clear_handle_id (&self->marks_source, g_source_remove);
  self->marks_source = g_timeout_add (REST_MS, rest_cb, self);
}

void
masar_canvas_allocate_marks (MasarCanvas *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MasarBox box;
      int minimum;

      if (!MASAR_IS_MARK (child))
        continue;
      box = masar_mark_get_box (MASAR_MARK (child));
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ (int) box.x, (int) box.y, MAX ((int) ceil (box.width), 1),
                                                  MAX ((int) ceil (box.height), minimum) },
                                -1);
    }
}

/* Gives the focus of the canvas to the chosen event, at once: where it stands is known when the canvas has come to
 * rest. */
void
masar_canvas_focus_mark (MasarCanvas *self)
{
  MasarLayout *layout = masar_canvas_get_layout (self);
  GtkWidget *mark;

  if (self->marks == NULL || self->event == MASAR_UNKNOWN || layout == NULL)
    return;
  mark = g_hash_table_lookup (self->marks, GINT_TO_POINTER (self->event));
  if (mark == NULL)
    {
      mark = add_mark (self);
      name_mark (self, mark, self->event);
      masar_mark_set_box (MASAR_MARK (mark), find_place (self, layout).box);
    }
  if (!gtk_widget_has_focus (mark))
    gtk_widget_grab_focus (mark);
}

/* What is read aloud of the marks follows how their events are seen, and how numbers are written. */
void
masar_canvas_rename_marks (MasarCanvas *self)
{
  g_autoptr (GList) events = self->marks != NULL ? g_hash_table_get_keys (self->marks) : NULL;

  for (GList *link = events; link != NULL; link = link->next)
    {
      GtkWidget *mark = g_hash_table_lookup (self->marks, link->data);

      if (masar_mark_get_hit (MASAR_MARK (mark)) != NULL)
        name_hit (self, mark, masar_mark_get_hit (MASAR_MARK (mark)), TRUE);
      else
        name_mark (self, mark, GPOINTER_TO_INT (link->data));
    }
}
