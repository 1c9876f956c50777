/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-lens.h"

#include "masar-latest.h"

struct _MasarLens
{
  GObject parent_instance;

  MasarRecords *records;
  MasarFilter *filter;
  gboolean has_day;
  gint64 day;
  int focus;
  gboolean hides;
  MasarSights *sights; /* of what was asked when they were last looked for */
  MasarLatest *looking;
};

G_DEFINE_FINAL_TYPE (MasarLens, masar_lens, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Looking */

typedef struct
{
  MasarRecords *records;
  MasarQuestion question;
} Request;

/* What was known on the day is known already when only something else is asked. */
static Request *
request_new (MasarLens *self)
{
  Request *request = g_new0 (Request, 1);
  MasarKnown *known = self->sights != NULL ? masar_sights_get_known (self->sights) : NULL;

  request->records = masar_records_ref (self->records);
  request->question = (MasarQuestion){ .matches = masar_matches_ref (masar_filter_get_matches (self->filter)),
                                       .has_day = self->has_day,
                                       .day = self->day,
                                       .focus = self->focus,
                                       .hides = self->hides };
  if (self->has_day && known != NULL && masar_known_get_day (known) == self->day)
    request->question.known = masar_known_ref (known);
  return request;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  masar_records_unref (self->records);
  masar_matches_unref (self->question.matches);
  g_clear_pointer (&self->question.known, masar_known_unref);
  g_free (self);
}

static gpointer
look (gconstpointer data, GCancellable *cancellable)
{
  const Request *request = data;

  return masar_sights_new (request->records, &request->question, cancellable);
}

static void
looked_cb (gpointer sights, gpointer user_data)
{
  MasarLens *self = user_data;

  g_clear_pointer (&self->sights, masar_sights_unref);
  self->sights = sights;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
update (MasarLens *self)
{
  masar_latest_ask (self->looking, request_new (self), masar_latest_suits_frame (self->records));
}

static void
masar_lens_finalize (GObject *object)
{
  MasarLens *self = MASAR_LENS (object);

  masar_latest_free (self->looking);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_clear_pointer (&self->records, masar_records_unref);
  G_OBJECT_CLASS (masar_lens_parent_class)->finalize (object);
}

static void
masar_lens_class_init (MasarLensClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_lens_finalize;

  /**
   * MasarLens::changed:
   *
   * Events or articles may be seen otherwise.
   */
  signals[CHANGED] = g_signal_new ("changed", MASAR_TYPE_LENS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
masar_lens_init (MasarLens *self)
{
  self->focus = MASAR_UNKNOWN;
  self->looking = masar_latest_new (look, request_free, (GDestroyNotify) masar_sights_unref, looked_cb, self);
}

/**
 * masar_lens_new:
 * @records: events and articles, no longer changed by anyone
 * @topic: (nullable): what lanes there are
 *
 * Cost: linear.  May be called on any thread, if all else is done on one.
 *
 * Returns: (transfer full): a lens through which everything is clear
 */
MasarLens *
masar_lens_new (MasarRecords *records, const MasarTopic *topic)
{
  MasarLens *self = g_object_new (MASAR_TYPE_LENS, NULL);
  Request *request;

  self->records = masar_records_ref (records);
  self->filter = masar_filter_new (records, topic);
  request = request_new (self);
  self->sights = look (request, NULL);
  request_free (request);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

MasarRecords *
masar_lens_get_records (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), NULL);

  return self->records;
}

/**
 * masar_lens_get_filter:
 *
 * Returns: (transfer none): which events are asked for
 */
MasarFilter *
masar_lens_get_filter (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), NULL);

  return self->filter;
}

/**
 * masar_lens_get_sights:
 *
 * Returns: (transfer none): how all is seen, until [signal@Lens::changed]
 */
MasarSights *
masar_lens_get_sights (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), NULL);

  return self->sights;
}

gboolean
masar_lens_get_hides (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), FALSE);

  return self->hides;
}

/**
 * masar_lens_set_hides:
 * @hides: whether what is not asked for is hidden, instead of faint
 */
void
masar_lens_set_hides (MasarLens *self, gboolean hides)
{
  g_return_if_fail (MASAR_IS_LENS (self));

  if (self->hides == hides)
    return;
  self->hides = hides;
  update (self);
}

/**
 * masar_lens_get_known:
 *
 * Returns: (nullable) (transfer none): what was known on the day, until the next change; %NULL when all is shown
 */
MasarKnown *
masar_lens_get_known (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), NULL);

  return masar_sights_get_known (self->sights);
}

/**
 * masar_lens_set_day:
 * @day: counted from 1970-01-01
 *
 * Shows what was known on @day.
 */
void
masar_lens_set_day (MasarLens *self, gint64 day)
{
  g_return_if_fail (MASAR_IS_LENS (self));

  if (self->has_day && self->day == day)
    return;
  self->has_day = TRUE;
  self->day = day;
  update (self);
}

/**
 * masar_lens_unset_day:
 *
 * Shows all that is known.
 */
void
masar_lens_unset_day (MasarLens *self)
{
  g_return_if_fail (MASAR_IS_LENS (self));

  if (!self->has_day)
    return;
  self->has_day = FALSE;
  update (self);
}

int
masar_lens_get_focus (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), MASAR_UNKNOWN);

  return self->focus;
}

/**
 * masar_lens_set_focus:
 * @event: position in the records, or %MASAR_UNKNOWN
 *
 * Lets all recede but @event, the events it is linked with and those that the same articles tell of.
 */
void
masar_lens_set_focus (MasarLens *self, int event)
{
  g_return_if_fail (MASAR_IS_LENS (self));

  if (self->focus == event)
    return;
  self->focus = event;
  update (self);
}

/**
 * masar_lens_get_event:
 * @event: position in the records
 *
 * Returns: how it is seen
 */
MasarSight
masar_lens_get_event (MasarLens *self, guint event)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), MASAR_SIGHT_CLEAR);

  return masar_sights_get_event (self->sights, event);
}

/**
 * masar_lens_get_article:
 * @article: position in the records
 *
 * Returns: how it is seen
 */
MasarSight
masar_lens_get_article (MasarLens *self, guint article)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), MASAR_SIGHT_CLEAR);

  return masar_sights_get_article (self->sights, article);
}

/**
 * masar_lens_count_events:
 *
 * Returns: how many events are seen that way
 */
guint
masar_lens_count_events (MasarLens *self, MasarSight sight)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), 0);

  return masar_sights_count_events (self->sights, sight);
}

/**
 * masar_lens_is_clear:
 *
 * Returns: whether nothing is left out of what is seen: no filter, no day, no focus
 */
gboolean
masar_lens_is_clear (MasarLens *self)
{
  g_return_val_if_fail (MASAR_IS_LENS (self), TRUE);

  return masar_sights_is_clear (self->sights);
}
