/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-shown.h"

#include "masar-phrases.h"
#include "masar-settings.h"

#include <glib/gi18n.h>

/* What is shown through a lens, the same in the window, a briefing, on paper and in a file: what is not asked for is
 * faint or not there, what was not known is a ghost, with the numbers of the day. */

/* Whether what is seen so is shown at all; how goes into its flags. */
static gboolean
look (MasarSight sight, MasarEntry *entry)
{
  switch (sight)
    {
    case MASAR_SIGHT_HIDDEN:
      return FALSE;
    case MASAR_SIGHT_FAINT:
    case MASAR_SIGHT_OUTSIDE:
      entry->flags |= MASAR_ENTRY_RECEDES;
      return TRUE;
    case MASAR_SIGHT_LATER:
    case MASAR_SIGHT_UNSURE:
      entry->flags |= MASAR_ENTRY_RECEDES | MASAR_ENTRY_GHOST;
      return TRUE;
    case MASAR_SIGHT_CLEAR:
    default:
      return TRUE;
    }
}

static gboolean
look_cb (MasarEntry *entry, gpointer user_data)
{
  const MasarSights *sights = user_data;
  const MasarKnown *known = masar_sights_get_known (sights);

  if (entry->lane == MASAR_LANE_ARTICLES)
    return look (masar_sights_get_article (sights, entry->record), entry);
  if (!look (masar_sights_get_event (sights, entry->record), entry))
    return FALSE;
  if (known == NULL)
    return TRUE;
  entry->n_sources = (guint16) MIN (masar_known_get_n_sources (known, entry->record), G_MAXUINT16);
  if (!masar_known_has_dispute (known, entry->record))
    entry->flags &= ~MASAR_ENTRY_DISPUTED;
  return TRUE;
}

/**
 * masar_shown_new:
 * @records: what there is
 * @topic: (nullable): whose lanes it has
 * @sights: (nullable): how it is seen; %NULL for all of it
 * @timeline: (nullable): of @records seen so, where it is built already; else it is when it is needed
 *
 * Cost: none that grows with @records.
 *
 * Returns: (transfer full): what is shown now, whatever the window shows later
 */
MasarShown *
masar_shown_new (MasarRecords *records, MasarTopic *topic, MasarSights *sights, MasarTimeline *timeline)
{
  MasarShown *self;
  g_autoptr (MasarDocuments) documents = NULL;

  g_return_val_if_fail (records != NULL, NULL);
  g_return_val_if_fail (timeline == NULL || masar_timeline_get_records (timeline) == records, NULL);

  self = g_new0 (MasarShown, 1);
  self->records = masar_records_ref (records);
  self->topic = topic != NULL ? masar_topic_ref (topic) : NULL;
  self->sights = sights != NULL ? masar_sights_ref (sights) : NULL;
  self->timeline = timeline != NULL ? masar_timeline_ref (timeline) : NULL;
  self->folds = masar_settings_get_fold (masar_settings_get_default ());
  self->parts = masar_shown_get_parts (sights);
  documents = masar_documents_new (records);
  self->quotes = masar_quotes_new (documents);
  masar_quotes_set_known (self->quotes, sights != NULL ? masar_sights_get_known (sights) : NULL);
  self->note = masar_shown_phrase (sights);
  return self;
}

/**
 * masar_shown_build:
 * @cancellable: (nullable): to stop it
 *
 * Builds what is not built yet: the timeline, and its breaks.  May be called on any thread, by one at a time.
 *
 * Returns: whether all of it is there; not when it is cancelled
 */
gboolean
masar_shown_build (MasarShown *self, GCancellable *cancellable)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->timeline == NULL)
    self->timeline = masar_shown_build_timeline (self->records, self->topic, self->sights, cancellable);
  if (self->timeline == NULL)
    return FALSE;
  if (self->folds && self->breaks == NULL)
    self->breaks = masar_timeline_find_breaks (self->timeline);
  return TRUE;
}

void
masar_shown_free (MasarShown *self)
{
  g_clear_pointer (&self->records, masar_records_unref);
  g_clear_pointer (&self->topic, masar_topic_unref);
  g_clear_pointer (&self->sights, masar_sights_unref);
  g_clear_pointer (&self->timeline, masar_timeline_unref);
  g_clear_pointer (&self->breaks, masar_breaks_unref);
  g_clear_object (&self->quotes);
  g_free (self->note);
  g_free (self);
}

/**
 * masar_shown_get_lens:
 * @project: what is shown
 * @lens: (nullable): what it may be seen through
 *
 * Returns: (nullable) (transfer none): @lens when it leaves out anything of @project
 */
MasarLens *
masar_shown_get_lens (MasarProject *project, MasarLens *lens)
{
  g_return_val_if_fail (MASAR_IS_PROJECT (project), NULL);

  /* Between two projects the lens is not one for what is shown. */
  if (lens == NULL || masar_lens_get_records (lens) != masar_project_get_records (project)
      || masar_lens_is_clear (lens))
    return NULL;
  return lens;
}

/**
 * masar_shown_get_sights:
 * @project: what is shown
 * @lens: (nullable): what it may be seen through
 *
 * Returns: (nullable) (transfer none): how it is seen; %NULL when nothing of it is left out
 */
MasarSights *
masar_shown_get_sights (MasarProject *project, MasarLens *lens)
{
  MasarLens *through = masar_shown_get_lens (project, lens);

  return through != NULL ? masar_lens_get_sights (through) : NULL;
}

/**
 * masar_shown_build_timeline:
 * @topic: (nullable): whose lanes it has
 * @sights: (nullable): how @records are seen; %NULL for all of them
 * @cancellable: (nullable): to stop it
 *
 * May be called on any thread.
 *
 * Returns: (transfer full) (nullable): the timeline that is seen so; %NULL when it is cancelled
 */
MasarTimeline *
masar_shown_build_timeline (MasarRecords *records, MasarTopic *topic, MasarSights *sights, GCancellable *cancellable)
{
  MasarTimeline *self =
      masar_timeline_new_through (records, topic, sights != NULL ? look_cb : NULL, sights, cancellable);
  MasarKnown *known = sights != NULL ? masar_sights_get_known (sights) : NULL;

  if (self != NULL && known != NULL)
    {
      g_autoptr (MasarCourses) courses = masar_known_new_courses (known);

      masar_timeline_set_courses (self, courses);
    }
  return self;
}

/**
 * masar_shown_get_parts:
 * @sights: (nullable): as [func@shown_get_sights] has them
 *
 * The place of an event may be that of evidence that came later than the day of the lens; then it is not shown.
 *
 * Returns: the parts of a view
 */
MasarParts
masar_shown_get_parts (const MasarSights *sights)
{
  const gboolean of_a_day = sights != NULL && masar_sights_get_known (sights) != NULL;

  return of_a_day ? MASAR_PARTS_ALL & ~MASAR_PART_PLACES : MASAR_PARTS_ALL;
}

/**
 * masar_shown_new_breaks:
 * @timeline: what is shown
 *
 * Returns: (transfer full) (nullable): its long empty stretches, if the user wants them folded
 */
MasarBreaks *
masar_shown_new_breaks (const MasarTimeline *timeline)
{
  return masar_settings_get_fold (masar_settings_get_default ()) ? masar_timeline_find_breaks (timeline) : NULL;
}

/**
 * masar_shown_phrase:
 * @sights: (nullable): as [func@shown_get_sights] has them
 *
 * Returns: (transfer full) (nullable): «12 of 40 events · as known on 6 Aug 2024»; %NULL when nothing is left out
 */
char *
masar_shown_phrase (const MasarSights *sights)
{
  const MasarKnown *known;
  guint n_all;
  g_autofree char *shown = NULL;
  g_autofree char *number = NULL;
  g_autofree char *all = NULL;
  g_autofree char *count = NULL;
  g_autofree char *day = NULL;
  g_autofree char *as_known = NULL;

  if (sights == NULL)
    return NULL;
  n_all = masar_records_get_n_events (masar_sights_get_records (sights));
  shown = masar_phrase_number (masar_sights_count_events (sights, MASAR_SIGHT_CLEAR));
  number = masar_phrase_number (n_all);
  all = g_strdup_printf (ngettext ("%s event", "%s events", n_all), number);
  /* Translators: how many, of «40 events» */
  count = g_strdup_printf (_ ("%s of %s"), shown, all);
  known = masar_sights_get_known (sights);
  if (known == NULL)
    return g_steal_pointer (&count);
  day = masar_phrase_when_short ((MasarWhen){ .span = masar_span_new_day (masar_known_get_day (known)) });
  as_known = g_strdup_printf (_ ("as known on %s"), day);
  return g_strdup_printf ("%s · %s", count, as_known);
}
