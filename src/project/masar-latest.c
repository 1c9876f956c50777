/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-latest.h"

/* Once through so many events and articles takes a few milliseconds: less than to be shown a frame later. */
#define FEW_RECORDS 4096

struct _MasarLatest
{
  guint n_references; /* of the owner, and of what runs */
  MasarLatestWork work;
  GDestroyNotify free_request;
  GDestroyNotify free_result;
  MasarLatestDone done; /* NULL when the owner has left */
  gpointer user_data;
  GCancellable *running; /* or NULL */
  gpointer waiting;      /* request, or NULL */
};

/* On its way to the thread, which must not look at what the owner may change. */
typedef struct
{
  MasarLatestWork work;
  GDestroyNotify free_request;
  GDestroyNotify free_result;
  gpointer request;
} Job;

static void start (MasarLatest *self, gpointer request);

static void
unref (MasarLatest *self)
{
  if (--self->n_references == 0)
    g_free (self);
}

static void
job_free (gpointer data)
{
  Job *self = data;

  self->free_request (self->request);
  g_free (self);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task, job->work (job->request, cancellable), job->free_result);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MasarLatest *self = user_data;
  gpointer outcome = g_task_propagate_pointer (G_TASK (result), NULL);
  const gboolean superseded = g_cancellable_is_cancelled (self->running);

  g_clear_object (&self->running);
  if (self->waiting != NULL)
    start (self, g_steal_pointer (&self->waiting));
  if (outcome != NULL && !superseded && self->done != NULL)
    self->done (outcome, self->user_data);
  else if (outcome != NULL)
    self->free_result (outcome);
  unref (self);
}

static void
start (MasarLatest *self, gpointer request)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new (Job, 1);

  *job = (Job){ self->work, self->free_request, self->free_result, request };
  self->running = g_cancellable_new ();
  self->n_references++;
  task = g_task_new (NULL, self->running, finished_cb, self);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_thread);
}

/**
 * masar_latest_new:
 * @work: what is done with a request
 * @done: what is done with the result of the latest
 *
 * Returns: (transfer full): with nothing asked for
 */
MasarLatest *
masar_latest_new (MasarLatestWork work,
                  GDestroyNotify free_request,
                  GDestroyNotify free_result,
                  MasarLatestDone done,
                  gpointer user_data)
{
  MasarLatest *self = g_new0 (MasarLatest, 1);

  *self = (MasarLatest){ .n_references = 1,
                         .work = work,
                         .free_request = free_request,
                         .free_result = free_result,
                         .done = done,
                         .user_data = user_data };
  return self;
}

/**
 * masar_latest_free:
 *
 * Leaves: nothing more is heard of what runs; it frees itself when the main context is next looked at.
 */
void
masar_latest_free (MasarLatest *self)
{
  g_return_if_fail (self != NULL);

  masar_latest_cancel (self);
  self->done = NULL;
  unref (self);
}

/**
 * masar_latest_ask:
 * @request: (transfer full): what is wanted
 * @at_once: whether to do it now, on this thread, as there is little to do
 *
 * Asks for @request in place of all that was asked for before.
 */
void
masar_latest_ask (MasarLatest *self, gpointer request, gboolean at_once)
{
  g_return_if_fail (self != NULL && request != NULL);

  masar_latest_cancel (self);
  if (at_once)
    {
      gpointer result = self->work (request, NULL);

      self->free_request (request);
      self->done (result, self->user_data);
    }
  else if (self->running != NULL)
    self->waiting = request;
  else
    start (self, request);
}

/**
 * masar_latest_cancel:
 *
 * Nothing is wanted any more.
 */
void
masar_latest_cancel (MasarLatest *self)
{
  g_return_if_fail (self != NULL);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_pointer (&self->waiting, self->free_request);
}

/**
 * masar_latest_is_busy:
 *
 * Returns: whether a result is yet to come
 */
gboolean
masar_latest_is_busy (const MasarLatest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->waiting != NULL || (self->running != NULL && !g_cancellable_is_cancelled (self->running));
}

/**
 * masar_latest_suits_frame:
 * @records: over which something is to be done once
 *
 * Returns: whether they are so few that it is done within a frame
 */
gboolean
masar_latest_suits_frame (const MasarRecords *records)
{
  return masar_records_get_n_events (records) + masar_records_get_n_articles (records) <= FEW_RECORDS;
}
