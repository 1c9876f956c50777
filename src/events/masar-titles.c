/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"

/* Titles of events: the words for type and kind, then who or where.  A headline is not taken: it is long, and one
 * outlet's view. */

static const char *
words_for (const MasarNames *names, const MasarEventRecord *event)
{
  const char *type = masar_event_type_to_string (event->type);
  const char *words = masar_names_get_title (names, type, event->kind);

  return words != NULL ? words : masar_names_get_title (names, type, NULL);
}

/* What most of the evidence says of a member, the earlier of equals. */
static const char *
most_said (const MasarEventRecord *event, gsize member)
{
  const char *best = NULL;
  guint best_count = 0;

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const MasarEvidence *piece = &g_array_index (event->evidence, MasarEvidence, i);
      const char *value = G_STRUCT_MEMBER (const char *, &piece->values, member);
      guint count = 0;

      for (guint j = 0; value != NULL && j < event->evidence->len; j++)
        count += g_strcmp0 (value, G_STRUCT_MEMBER (const char *,
                                                    &g_array_index (event->evidence, MasarEvidence, j).values, member))
                 == 0;
      if (count > best_count)
        {
          best = value;
          best_count = count;
        }
    }
  return best;
}

/**
 * masar_event_set_title:
 * @event: an event whose evidence is complete
 *
 * Gives @event a short Arabic title.
 */
void
masar_event_set_title (const MasarNames *names, MasarRecords *records, MasarEventRecord *event)
{
  g_autoptr (GString) title = g_string_new (words_for (names, event));
  const char *target = most_said (event, G_STRUCT_OFFSET (MasarMention, target));
  const char *first = event->type == MASAR_EVENT_TALKS || event->type == MASAR_EVENT_STRIKE ? event->actor : NULL;
  const char *where = event->place != NULL ? event->place : event->type == MASAR_EVENT_TALKS ? NULL : target;

  if (first != NULL)
    g_string_append_printf (title, " %s %s", masar_names_get_title (names, "of", NULL), first);
  if (event->type == MASAR_EVENT_TALKS && first != NULL && target != NULL)
    /* "And" is written together with the word after it. */
    g_string_append_printf (title, " %s%s", masar_names_get_title (names, "and", NULL), target);
  else if (where != NULL && g_strcmp0 (where, first) != 0)
    g_string_append_printf (
        title, " %s %s",
        masar_names_get_title (
            names, masar_names_is_specific (names, where) && event->type != MASAR_EVENT_TALKS ? "on" : "in", NULL),
        where);
  event->title = masar_records_intern (records, title->str);
}
