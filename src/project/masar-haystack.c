/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-haystack.h"

#include "masar-filter.h"

#include <string.h>

/* One long text each for events and articles, the words of each ended by a NUL: a search is a walk over memory. */

/* How many events or articles are searched between two looks at whether anybody still waits. */
#define STRIDE 4096

typedef struct
{
  GString *text;
  GArray *starts; /* gsize */
} Words;

struct _MasarHaystack
{
  gatomicrefcount n_references;
  Words events;
  Words articles;
};

struct _MasarFound
{
  gatomicrefcount n_references;
  guint8 *events; /* by event, 1 where the words were found */
  guint8 *articles;
};

static void
words_init (Words *self, guint n)
{
  self->text = g_string_new (NULL);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize), n);
}

static void
words_clear (Words *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
}

static const char *
words_get (const Words *self, guint position)
{
  return self->text->str + g_array_index (self->starts, gsize, position);
}

static void
append (GString *text, const char *words)
{
  g_autofree char *folded = NULL;

  if (words == NULL || *words == '\0')
    return;
  folded = masar_filter_fold (words);
  g_string_append (text, folded);
  g_string_append_c (text, '\n');
}

static void
append_event (MasarHaystack *self, const MasarEventRecord *event)
{
  GString *text = self->events.text;

  append (text, event->title);
  append (text, event->place);
  append (text, event->actor);
  for (guint i = 0; event->evidence != NULL && i < event->evidence->len; i++)
    {
      const MasarEvidence *evidence = &g_array_index (event->evidence, MasarEvidence, i);

      append (text, evidence->values.place);
      append (text, evidence->values.actor);
      append (text, evidence->values.target);
      for (guint j = 0; j < evidence->values.n_says; j++)
        append (text, evidence->values.says[j].who);
      g_string_append (text, words_get (&self->articles, (guint) evidence->article));
    }
}

/**
 * masar_haystack_new:
 * @records: events and articles, no longer changed by anyone
 *
 * Returns: (transfer full): their words: titles, places, actors, targets, speakers, headlines and outlets
 */
MasarHaystack *
masar_haystack_new (MasarRecords *records)
{
  MasarHaystack *self = g_new0 (MasarHaystack, 1);
  const guint n_articles = masar_records_get_n_articles (records);
  const guint n_events = masar_records_get_n_events (records);

  g_atomic_ref_count_init (&self->n_references);
  words_init (&self->articles, n_articles);
  words_init (&self->events, n_events);
  for (guint i = 0; i < n_articles; i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      g_array_append_val (self->articles.starts, self->articles.text->len);
      append (self->articles.text, article->title);
      append (self->articles.text, article->outlet);
      g_string_append_c (self->articles.text, '\0');
    }
  for (guint i = 0; i < n_events; i++)
    {
      g_array_append_val (self->events.starts, self->events.text->len);
      append_event (self, masar_records_get_event (records, i));
      g_string_append_c (self->events.text, '\0');
    }
  return self;
}

MasarHaystack *
masar_haystack_ref (MasarHaystack *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_haystack_unref (MasarHaystack *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  words_clear (&self->events);
  words_clear (&self->articles);
  g_free (self);
}

/**
 * masar_haystack_new_needles:
 * @words: (nullable): what is looked for
 *
 * Returns: (transfer full) (nullable): each word by itself, folded; %NULL when there is none
 */
char **
masar_haystack_new_needles (const char *words)
{
  g_autofree char *folded = masar_filter_fold (words != NULL ? words : "");
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) needles = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  needles = g_strv_builder_end (builder);
  return needles[0] != NULL ? g_steal_pointer (&needles) : NULL;
}

static gboolean
has_needles (const char *words, char **needles)
{
  for (guint i = 0; needles[i] != NULL; i++)
    if (strstr (words, needles[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Returns %NULL when it is cancelled. */
static guint8 *
find (const Words *words, char **needles, GCancellable *cancellable)
{
  g_autofree guint8 *found = g_new0 (guint8, MAX (words->starts->len, 1));

  for (guint i = 0; i < words->starts->len; i++)
    {
      if (i % STRIDE == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      found[i] = has_needles (words_get (words, i), needles);
    }
  return g_steal_pointer (&found);
}

/**
 * masar_haystack_find:
 * @needles: at least one, folded
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full) (nullable): where all of @needles are; %NULL when it is cancelled
 */
MasarFound *
masar_haystack_find (MasarHaystack *self, char **needles, GCancellable *cancellable)
{
  g_autoptr (MasarFound) found = g_new0 (MasarFound, 1);

  g_return_val_if_fail (self != NULL && needles != NULL, NULL);

  g_atomic_ref_count_init (&found->n_references);
  found->events = find (&self->events, needles, cancellable);
  found->articles = found->events != NULL ? find (&self->articles, needles, cancellable) : NULL;
  return found->articles != NULL ? g_steal_pointer (&found) : NULL;
}

MasarFound *
masar_found_ref (MasarFound *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_found_unref (MasarFound *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  g_free (self->events);
  g_free (self->articles);
  g_free (self);
}

gboolean
masar_found_get_event (const MasarFound *self, guint event)
{
  return self->events[event];
}

/**
 * masar_found_get_article:
 *
 * Returns: whether the words are in its headline or outlet
 */
gboolean
masar_found_get_article (const MasarFound *self, guint article)
{
  return self->articles[article];
}
