/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-project.h"

#include "masar-reading.h"

/* The corpus of a window.
 *
 * Opening reads on a thread of its own and replaces everything at once when it is done, so that what is shown always
 * belongs together.  The lists keep their identity; `records` is notified after all of them have changed. */

#define PROGRESS_INTERVAL_MS 100

struct _MasarProject
{
  GObject parent_instance;
  char **paths;
  char *topic_name;  /* of the next opening, or NULL */
  MasarTopic *topic; /* of what is open, or NULL */
  MasarRecords *records;
  MasarItemList *articles;
  MasarItemList *events;
  GListStore *problems;
  MasarProjectIndex *index;
  MasarDocuments *documents; /* of the records */
  MasarFileReaderProgress progress;
  GSource *progress_source;
  gboolean reading;
};

enum
{
  PROP_READING = 1,
  PROP_PROGRESS,
  PROP_RECORDS,
  PROP_ARTICLES,
  PROP_EVENTS,
  PROP_PROBLEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MasarProject, masar_project, G_TYPE_OBJECT)

/* Takes @index. */
static void
replace_all (MasarProject *self, MasarRecords *records, MasarProjectIndex *index, GPtrArray *problems)
{
  masar_records_ref (records);
  g_clear_pointer (&self->records, masar_records_unref);
  self->records = records;
  g_clear_pointer (&self->documents, masar_documents_unref);
  self->documents = masar_documents_new (records);
  g_clear_pointer (&self->index, masar_project_index_free);
  self->index = index;
  masar_item_list_set (self->articles, records, index->articles);
  masar_item_list_set (self->events, records, index->events);
  g_list_store_splice (self->problems, 0, g_list_model_get_n_items (G_LIST_MODEL (self->problems)), problems->pdata,
                       problems->len);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDS]);
}

static gboolean
report_progress_cb (gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_PROGRESS]);
  return G_SOURCE_CONTINUE;
}

static void
set_reading (MasarProject *self, gboolean reading)
{
  self->reading = reading;
  if (reading)
    {
      self->progress = (MasarFileReaderProgress){ 0 };
      self->progress_source = g_timeout_source_new (PROGRESS_INTERVAL_MS);
      g_source_set_callback (self->progress_source, report_progress_cb, self, NULL);
      g_source_attach (self->progress_source, g_main_context_get_thread_default ());
    }
  else
    {
      g_source_destroy (self->progress_source);
      g_clear_pointer (&self->progress_source, g_source_unref);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

/* A file of the user's lexicon that cannot be read is a problem of its own; reading goes on without it. */
static MasarTopic *
load_topic (const char *name, GPtrArray *problems, GError **error)
{
  g_autofree char *user_dir = g_build_filename (g_get_user_data_dir (), "masar", "lexicon", NULL);
  MasarTopic *topic = masar_topic_new (name, error);
  const GPtrArray *faults = topic != NULL ? masar_lexicon_get_problems (masar_topic_get_lexicon (topic)) : NULL;

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    g_ptr_array_add (problems, masar_problem_new (user_dir, g_ptr_array_index (faults, i)));
  return topic;
}

/* What the thread is to do. */
typedef struct
{
  char **paths;
  char *topic_name;
} Opening;

static void
opening_free (Opening *opening)
{
  g_strfreev (opening->paths);
  g_free (opening->topic_name);
  g_free (opening);
}

static void
open_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  MasarProject *self = source_object;
  const Opening *opening = task_data;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MasarTopic) topic = NULL;
  MasarReading *reading;
  GError *error = NULL;

  topic = load_topic (opening->topic_name, problems, &error);
  if (topic == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  reading = masar_reading_new ((const char *const *) opening->paths, topic, &self->progress, cancellable);
  g_ptr_array_extend_and_steal (reading->problems, g_steal_pointer (&problems));
  g_task_return_pointer (task, reading, (GDestroyNotify) masar_reading_free);
}

/**
 * masar_project_set_topic_name:
 * @name: (nullable): the name or the path of a topic, or %NULL for the usual one
 *
 * Says what the next opening looks for.  What is open stays as it is.
 */
void
masar_project_set_topic_name (MasarProject *self, const char *name)
{
  g_return_if_fail (MASAR_IS_PROJECT (self));

  g_free (self->topic_name);
  self->topic_name = g_strdup (name);
}

/**
 * masar_project_open_async:
 * @paths: (array zero-terminated=1): files and folders
 * @cancellable: (nullable): stops reading; what was read by then is shown
 * @callback: called when it is done
 *
 * Reads @paths in place of what was open.  Only one reading runs at a time.
 */
void
masar_project_open_async (MasarProject *self,
                          const char *const *paths,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening;

  g_return_if_fail (MASAR_IS_PROJECT (self));
  g_return_if_fail (paths != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, masar_project_open_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->reading)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY, "another reading is still under way");
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->paths = g_strdupv ((char **) paths);
  opening->topic_name = g_strdup (self->topic_name);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  set_reading (self, TRUE);
  g_task_run_in_thread (task, open_thread);
}

/**
 * masar_project_open_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE when something could be read; what could not is among the problems
 */
gboolean
masar_project_open_finish (MasarProject *self, GAsyncResult *result, GError **error)
{
  g_autoptr (MasarReading) reading = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (g_task_get_task_data (G_TASK (result)) == NULL)
    return g_task_propagate_boolean (G_TASK (result), error);
  reading = g_task_propagate_pointer (G_TASK (result), error);
  if (reading != NULL)
    {
      const Opening *opening = g_task_get_task_data (G_TASK (result));

      g_strfreev (self->paths);
      self->paths = g_strdupv (opening->paths);
      g_clear_pointer (&self->topic, masar_topic_unref);
      self->topic = g_steal_pointer (&reading->topic);
      replace_all (self, reading->records, g_steal_pointer (&reading->index), reading->problems);
    }
  set_reading (self, FALSE);
  return reading != NULL;
}

static void
masar_project_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MasarProject *self = MASAR_PROJECT (object);

  switch (property_id)
    {
    case PROP_READING:
      g_value_set_boolean (value, masar_project_get_reading (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, masar_project_get_progress (self));
      break;
    case PROP_RECORDS:
      g_value_set_pointer (value, masar_project_get_records (self));
      break;
    case PROP_ARTICLES:
      g_value_set_object (value, masar_project_get_articles (self));
      break;
    case PROP_EVENTS:
      g_value_set_object (value, masar_project_get_events (self));
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, masar_project_get_problems (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
masar_project_finalize (GObject *object)
{
  MasarProject *self = MASAR_PROJECT (object);

  if (self->progress_source != NULL)
    g_source_destroy (self->progress_source);
  g_clear_pointer (&self->progress_source, g_source_unref);
  g_clear_pointer (&self->documents, masar_documents_unref);
  g_clear_pointer (&self->index, masar_project_index_free);
  g_clear_object (&self->articles);
  g_clear_object (&self->events);
  g_clear_object (&self->problems);
  g_clear_pointer (&self->records, masar_records_unref);
  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->topic, masar_topic_unref);
  g_free (self->topic_name);
  G_OBJECT_CLASS (masar_project_parent_class)->finalize (object);
}

static void
masar_project_class_init (MasarProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = masar_project_get_property;
  object_class->finalize = masar_project_finalize;

  /**
   * MasarProject:reading:
   *
   * Whether files are being read.
   */
  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, read_only);
  /**
   * MasarProject:progress:
   *
   * How much of the files has been read, from 0 to 1.
   */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, read_only);
  /**
   * MasarProject:records:
   *
   * A #MasarRecords; notified after the lists have changed.
   */
  properties[PROP_RECORDS] = g_param_spec_pointer ("records", NULL, NULL, read_only);
  /**
   * MasarProject:articles:
   *
   * A list of #MasarArticleItem, in the order of the files.
   */
  properties[PROP_ARTICLES] = g_param_spec_object ("articles", NULL, NULL, G_TYPE_LIST_MODEL, read_only);
  /**
   * MasarProject:events:
   *
   * A list of #MasarEventItem, in the order of time.
   */
  properties[PROP_EVENTS] = g_param_spec_object ("events", NULL, NULL, G_TYPE_LIST_MODEL, read_only);
  /**
   * MasarProject:problems:
   *
   * A list of #MasarProblem.
   */
  properties[PROP_PROBLEMS] = g_param_spec_object ("problems", NULL, NULL, G_TYPE_LIST_MODEL, read_only);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
masar_project_init (MasarProject *self)
{
  self->paths = g_new0 (char *, 1);
  self->records = masar_records_new ();
  self->articles = masar_item_list_new (MASAR_TYPE_ARTICLE_ITEM);
  self->events = masar_item_list_new (MASAR_TYPE_EVENT_ITEM);
  self->problems = g_list_store_new (MASAR_TYPE_PROBLEM);
  self->documents = masar_documents_new (self->records);
  self->index = masar_project_index_new (self->records, NULL);
}

/**
 * masar_project_new:
 *
 * Returns: (transfer full): a project with nothing in it
 */
MasarProject *
masar_project_new (void)
{
  return g_object_new (MASAR_TYPE_PROJECT, NULL);
}

/**
 * masar_project_get_reading:
 *
 * Returns: whether files are being read
 */
gboolean
masar_project_get_reading (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), FALSE);

  return self->reading;
}

/**
 * masar_project_get_progress:
 *
 * Returns: how much of the files has been read, from 0 to 1
 */
double
masar_project_get_progress (MasarProject *self)
{
  int n_files;

  g_return_val_if_fail (MASAR_IS_PROJECT (self), 0);

  n_files = g_atomic_int_get (&self->progress.n_files);
  return n_files > 0 ? CLAMP ((double) g_atomic_int_get (&self->progress.n_read) / n_files, 0.0, 1.0) : 0.0;
}

/**
 * masar_project_get_paths:
 *
 * Returns: (transfer none) (array zero-terminated=1): the files and folders that are open
 */
const char *const *
masar_project_get_paths (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return (const char *const *) self->paths;
}

/**
 * masar_project_get_topic:
 *
 * Returns: (transfer none) (nullable): what was looked for in what is open
 */
MasarTopic *
masar_project_get_topic (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return self->topic;
}

/**
 * masar_project_get_records:
 *
 * Returns: (transfer none): articles, events and links
 */
MasarRecords *
masar_project_get_records (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return self->records;
}

/**
 * masar_project_set_records:
 * @records: articles, events and links, no longer changed by anyone
 *
 * Shows records that were woven elsewhere, in place of what was open.
 */
void
masar_project_set_records (MasarProject *self, MasarRecords *records)
{
  g_autoptr (GPtrArray) no_problems = g_ptr_array_new ();

  g_return_if_fail (MASAR_IS_PROJECT (self));
  g_return_if_fail (records != NULL);

  replace_all (self, records, masar_project_index_new (records, self->topic), no_problems);
}

/**
 * masar_project_get_articles:
 *
 * Returns: (transfer none): a list of #MasarArticleItem, in the order of the files
 */
GListModel *
masar_project_get_articles (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->articles);
}

/**
 * masar_project_get_events:
 *
 * Returns: (transfer none): a list of #MasarEventItem, in the order of time
 */
GListModel *
masar_project_get_events (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->events);
}

/**
 * masar_project_get_problems:
 *
 * Returns: (transfer none): a list of #MasarProblem, in the order of the files
 */
GListModel *
masar_project_get_problems (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return G_LIST_MODEL (self->problems);
}

/**
 * masar_project_get_article_events:
 * @article: position of an article
 * @n_events: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_events) (nullable): positions of the events that it tells of, ascending
 */
const guint *
masar_project_get_article_events (MasarProject *self, guint article, guint *n_events)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return masar_positions_get (&self->index->events_by_article, article, n_events);
}

/**
 * masar_project_get_event_links:
 * @event: position of an event
 * @n_links: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_links) (nullable): positions of the links from it or to it, ascending
 */
const guint *
masar_project_get_event_links (MasarProject *self, guint event, guint *n_links)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return masar_positions_get (&self->index->links_by_event, event, n_links);
}

/**
 * masar_project_get_lens:
 *
 * Returns: (transfer none): what all of it is seen through; another one for other records
 */
MasarLens *
masar_project_get_lens (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return self->index->lens;
}

/**
 * masar_project_get_first_look:
 * @span: (out) (optional): the time around it
 *
 * Returns: the event on which the eye should fall, or %MASAR_UNKNOWN when none has a date; see masar-first-look.h
 */
int
masar_project_get_first_look (MasarProject *self, MasarSpan *span)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), MASAR_UNKNOWN);

  if (span != NULL)
    *span = self->index->first_span;
  return self->index->first_event;
}

/**
 * masar_project_get_documents:
 *
 * Returns: (transfer none): the texts of the articles that are open now
 */
MasarDocuments *
masar_project_get_documents (MasarProject *self)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return self->documents;
}

/**
 * masar_project_get_document:
 * @article: position of an article
 * @error: return location for an error, see [method@Documents.get]
 *
 * Returns: (transfer none) (nullable): the article's text, until another one is asked for
 */
const MasarDocument *
masar_project_get_document (MasarProject *self, guint article, GError **error)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (self), NULL);

  return masar_documents_get (self->documents, article, error);
}
