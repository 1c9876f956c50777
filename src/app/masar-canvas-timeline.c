/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-canvas-private.h"

#include "masar-shown.h"

/* How the canvas comes by its timeline: built on a thread where there is much to build, out of what does not change,
 * and swapped in when it is there.  Until then the old one is drawn, picked and read aloud, by the sights that it was
 * built through: all of a frame is of one piece, and nobody waits for a lock. */

/* What goes to the thread, and what comes back. */
typedef struct
{
  MasarRecords *records;
  MasarTopic *topic;
  MasarSights *sights;
} Request;

typedef struct
{
  MasarTimeline *timeline;
  MasarSights *sights;
} Built;

static void
request_free (gpointer data)
{
  Request *self = data;

  masar_records_unref (self->records);
  g_clear_pointer (&self->topic, masar_topic_unref);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_free (self);
}

static void
built_free (gpointer data)
{
  Built *self = data;

  g_clear_pointer (&self->timeline, masar_timeline_unref);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_free (self);
}

static gpointer
build (gconstpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  MasarTimeline *timeline = masar_shown_build_timeline (request->records, request->topic, request->sights, cancellable);
  Built *built;

  if (timeline == NULL)
    return NULL;
  built = g_new0 (Built, 1);
  built->timeline = timeline;
  built->sights = request->sights != NULL ? masar_sights_ref (request->sights) : NULL;
  return built;
}

/* Zoom, choice and what is under the pointer stay as they are. */
static void
built_cb (gpointer data, gpointer user_data)
{
  MasarCanvas *self = user_data;
  Built *built = data;

  if (self->quotes != NULL)
    masar_quotes_set_known (self->quotes, built->sights != NULL ? masar_sights_get_known (built->sights) : NULL);
  masar_canvas_drop_layout (self);
  g_clear_pointer (&self->timeline, masar_timeline_unref);
  g_clear_pointer (&self->sights, masar_sights_unref);
  self->timeline = g_steal_pointer (&built->timeline);
  self->sights = g_steal_pointer (&built->sights);
  built_free (built);
  masar_canvas_update_breaks (self);
  masar_canvas_rename_marks (self);
  if (!self->begun && self->axis.length_px > 0)
    masar_canvas_begin (self);
  masar_canvas_changed (self);
}

void
masar_canvas_init_timeline (MasarCanvas *self)
{
  self->building = masar_latest_new (build, request_free, built_free, built_cb, self);
}

/* There is nothing to show: no timeline, and none on its way. */
void
masar_canvas_forget_timeline (MasarCanvas *self)
{
  masar_latest_cancel (self->building);
  if (self->quotes != NULL)
    masar_quotes_set_known (self->quotes, NULL);
  masar_canvas_drop_layout (self);
  g_clear_pointer (&self->timeline, masar_timeline_unref);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_clear_pointer (&self->asked, masar_sights_unref);
}

void
masar_canvas_dispose_timeline (MasarCanvas *self)
{
  if (self->building == NULL)
    return;
  masar_canvas_forget_timeline (self);
  g_clear_pointer (&self->building, masar_latest_free);
}

/* Has the timeline of the project follow the lens, unless it does already. */
void
masar_canvas_build_timeline (MasarCanvas *self)
{
  MasarSights *sights = masar_shown_get_sights (self->project, self->lens);
  MasarRecords *records = masar_project_get_records (self->project);
  MasarTopic *topic = masar_project_get_topic (self->project);
  Request *request;

  if (sights == self->asked && (self->timeline != NULL || masar_latest_is_busy (self->building)))
    return;
  g_clear_pointer (&self->asked, masar_sights_unref);
  self->asked = sights != NULL ? masar_sights_ref (sights) : NULL;
  request = g_new (Request, 1);
  *request = (Request){ masar_records_ref (records), topic != NULL ? masar_topic_ref (topic) : NULL,
                        sights != NULL ? masar_sights_ref (sights) : NULL };
  masar_latest_ask (self->building, request, masar_latest_suits_frame (records));
}
