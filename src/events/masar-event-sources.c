/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"

/* How many sources tell of an event, independent of each other.
 *
 * Articles of one outlet are one source; so are copies of one text, whoever prints them, and articles that tell of the
 * event by the words of one agency alone. */

typedef struct
{
  GHashTable *positions; /* of what articles have in common: outlet, text, agency → position + 1 */
  GArray *parents;       /* guint, for each of those */
} Sources;

static guint
find_root (const Sources *self, guint position)
{
  while (g_array_index (self->parents, guint, position) != position)
    position = g_array_index (self->parents, guint, position);
  return position;
}

static guint
get_position (Sources *self, const char *key)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, key));

  if (position == 0)
    {
      const guint own = self->parents->len;

      g_array_append_val (self->parents, own);
      g_hash_table_insert (self->positions, g_strdup (key), GUINT_TO_POINTER (own + 1));
      position = own + 1;
    }
  return find_root (self, position - 1);
}

static void
join (Sources *self, const char *a, const char *b)
{
  const guint root_a = get_position (self, a);
  const guint root_b = get_position (self, b);

  g_array_index (self->parents, guint, MAX (root_a, root_b)) = MIN (root_a, root_b);
}

/* The agency that passed on what @mention tells, or %NULL. */
static const char *
get_agency (const MasarNames *names, const MasarMention *mention)
{
  for (guint i = 0; i < mention->n_says; i++)
    if (mention->says[i].role == MASAR_SPEAKER_AGENCY)
      return masar_names_get_agency (names, mention->says[i].who);
  return NULL;
}

/* The agency to which the article at @first owes all its evidence; the evidence of an article stands together. */
static const char *
get_only_agency (const MasarNames *names, const GArray *evidence, guint first)
{
  const int article = g_array_index (evidence, MasarEvidence, first).article;
  const char *only = NULL;

  for (guint i = first; i < evidence->len && g_array_index (evidence, MasarEvidence, i).article == article; i++)
    {
      const char *agency = get_agency (names, &g_array_index (evidence, MasarEvidence, i).values);

      if (agency == NULL || (only != NULL && g_strcmp0 (agency, only) != 0))
        return NULL;
      only = agency;
    }
  return only;
}

/**
 * masar_event_count_sources:
 * @evidence: (element-type MasarEvidence): of an event, that of an article side by side
 *
 * Returns: how many independent sources it has
 */
guint
masar_event_count_sources (const MasarNames *names, const MasarRecords *records, const GArray *evidence)
{
  g_autoptr (GHashTable) positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (guint));
  Sources sources = { positions, parents };
  guint n_sources = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      const int position = g_array_index (evidence, MasarEvidence, i).article;
      const MasarArticleRecord *article = masar_records_get_article (records, (guint) position);
      g_autofree char *text = g_strconcat ("text ", article->copy_of != NULL ? article->copy_of : article->id, NULL);
      const char *agency;

      if (i > 0 && g_array_index (evidence, MasarEvidence, i - 1).article == position)
        continue;
      join (&sources, text, article->outlet != NULL ? article->outlet : text);
      agency = get_only_agency (names, evidence, i);
      if (agency != NULL)
        join (&sources, text, agency);
    }
  for (guint i = 0; i < parents->len; i++)
    n_sources += g_array_index (parents, guint, i) == i;
  return n_sources;
}
