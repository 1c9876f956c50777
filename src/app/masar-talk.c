/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-talk.h"

#include "masar-settings.h"
#include "masar-shown.h"

/* Makes what a briefing is made of: on a thread where there is much of it. */

typedef struct
{
  MasarRecords *records;
  MasarTopic *topic;
  MasarSights *sights;
  MasarTimeline *timeline; /* or NULL: it has to be built */
  MasarSpan view;
  gboolean folds;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  masar_records_unref (self->records);
  g_clear_pointer (&self->topic, masar_topic_unref);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_clear_pointer (&self->timeline, masar_timeline_unref);
  g_free (self);
}

static gpointer
prepare (gconstpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  MasarTimeline *timeline = request->timeline != NULL ? masar_timeline_ref (request->timeline)
                                                      : masar_shown_build_timeline (request->records, request->topic,
                                                                                    request->sights, cancellable);
  MasarTalk *self;

  if (timeline == NULL)
    return NULL;
  self = g_new0 (MasarTalk, 1);
  self->timeline = timeline;
  self->sights = request->sights != NULL ? masar_sights_ref (request->sights) : NULL;
  self->breaks = request->folds ? masar_timeline_find_breaks (timeline) : NULL;
  self->steps = masar_briefing_steps_new (request->records, request->sights, request->view);
  return self;
}

void
masar_talk_free (MasarTalk *self)
{
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_clear_pointer (&self->timeline, masar_timeline_unref);
  g_clear_pointer (&self->breaks, masar_breaks_unref);
  g_clear_pointer (&self->steps, masar_briefing_steps_free);
  g_free (self);
}

/**
 * masar_talk_new_latest:
 * @done: is given a #MasarTalk
 *
 * Returns: (transfer full): what makes the latest talk that [func@talk_ask] asks it for
 */
MasarLatest *
masar_talk_new_latest (MasarLatestDone done, gpointer user_data)
{
  return masar_latest_new (prepare, request_free, (GDestroyNotify) masar_talk_free, done, user_data);
}

/**
 * masar_talk_ask:
 * @project: what is talked about
 * @sights: (nullable): how it is seen: what is not clear is left out
 * @timeline: (nullable): of @project seen so, where it is built already
 * @view: the time that is talked about
 *
 * Asks for a talk; where there is little of it, it is there at once.
 */
void
masar_talk_ask (MasarLatest *latest,
                MasarProject *project,
                MasarSights *sights,
                MasarTimeline *timeline,
                MasarSpan view)
{
  MasarRecords *records = masar_project_get_records (project);
  MasarTopic *topic = masar_project_get_topic (project);
  Request *request = g_new0 (Request, 1);

  request->records = masar_records_ref (records);
  request->topic = topic != NULL ? masar_topic_ref (topic) : NULL;
  request->sights = sights != NULL ? masar_sights_ref (sights) : NULL;
  request->timeline = timeline != NULL ? masar_timeline_ref (timeline) : NULL;
  request->view = view;
  request->folds = masar_settings_get_fold (masar_settings_get_default ());
  masar_latest_ask (latest, request, masar_latest_suits_frame (records));
}
