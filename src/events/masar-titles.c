/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"

#include <string.h>

/* Titles of events: the words for type and kind, who with whom, what was hit and where.  How Arabic joins them stands
 * in the lexicon.  A headline is taken only where nothing but the kind is known: it is long, and one outlet's view. */

#define MAX_HEADLINE_CHARACTERS 60

/* What most of the evidence says of a member, the earlier of equals. */
static const char *
most_said (const MasarEventRecord *event, gsize member)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = NULL;
  guint best_count = 0;

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const char *value =
          G_STRUCT_MEMBER (const char *, &g_array_index (event->evidence, MasarEvidence, i).values, member);
      const guint count = value != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, value)) + 1 : 0;

      if (value != NULL)
        g_hash_table_insert (counts, (gpointer) value, GUINT_TO_POINTER (count));
      if (count > best_count)
        {
          best = value;
          best_count = count;
        }
    }
  return best;
}

static const MasarLexiconEntry *
find_words (const MasarNames *names, const MasarEventRecord *event, const char *kind)
{
  const char *type = masar_event_type_to_string (event->type);
  const MasarLexiconEntry *words = masar_names_find_title (names, type, kind);

  return words != NULL ? words : masar_names_find_title (names, type, NULL);
}

static const char *
get_joint (const MasarNames *names, const char *key)
{
  const MasarLexiconEntry *joint = masar_names_find_title (names, key, NULL);

  return joint != NULL ? joint->name : "";
}

/* A name behind a preposition or a noun. */
static const char *
inflect (const MasarNames *names, const char *name)
{
  const char *after = masar_names_get_party_form (names, name, "after");

  return after != NULL ? after : name;
}

/* Talks: both parties, or whose step it is. */
static void
append_parties (const MasarNames *names, const MasarLexiconEntry *words, const char *a, const char *b, GString *title)
{
  const char *between = masar_lexicon_entry_get_string (words, "between");
  const char *to = masar_lexicon_entry_get_string (words, "to");

  if (a == NULL)
    return;
  if (b != NULL && g_str_equal (a, b))
    b = NULL;
  if (between != NULL && b != NULL)
    /* "And" is written together with the word after it. */
    g_string_append_printf (title, " %s %s %s%s", between, inflect (names, a), get_joint (names, "and"),
                            inflect (names, b));
  else if (between == NULL)
    g_string_append_printf (title, " %s", inflect (names, a));
  if (to != NULL && b != NULL)
    g_string_append_printf (title, " %s %s", to, inflect (names, b));
}

/* Violence: whose it is, as an adjective where there is one. */
static gboolean
append_doer (const MasarNames *names, const MasarLexiconEntry *words, const char *actor, GString *title)
{
  const char *gender = masar_lexicon_entry_get_string (words, "gender");
  const char *adjective = actor != NULL && gender != NULL ? masar_names_get_party_form (names, actor, gender) : NULL;
  const char *by = actor != NULL ? masar_names_get_party_form (names, actor, "by") : NULL;

  if (adjective == NULL && by == NULL)
    return FALSE;
  g_string_append_printf (title, " %s", adjective != NULL ? adjective : by);
  return TRUE;
}

/* How most of the evidence means the place. */
static gboolean
is_near (const MasarEventRecord *event)
{
  guint n_near = 0;
  guint n_there = 0;

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const MasarMention *mention = &g_array_index (event->evidence, MasarEvidence, i).values;

      if (g_strcmp0 (mention->place, event->place) != 0)
        continue;
      n_near += mention->place_precision == 2;
      n_there += mention->place_precision == 1;
    }
  return n_near > n_there;
}

/* What was hit and where. */
static gboolean
append_place (const MasarNames *names,
              const MasarLexiconEntry *words,
              const MasarEventRecord *event,
              const char *target,
              GString *title)
{
  const char *at = masar_lexicon_entry_get_string (words, "at");
  const MasarPlaceLevel level = masar_names_get_place_level (names, event->place);
  const gboolean violence = event->type <= MASAR_EVENT_STRIKE;
  const gboolean hits = violence && target != NULL && level != MASAR_PLACE_SITE
                        && (masar_names_is_target_named (names, target)
                            || (event->place == NULL && masar_names_get_party (names, target) != NULL));

  if (at == NULL)
    at = get_joint (names, "in");
  if (hits)
    g_string_append_printf (title, " %s %s",
                            g_strcmp0 (at, get_joint (names, "in")) == 0 ? get_joint (names, "on") : at,
                            inflect (names, target));
  if (event->place == NULL)
    return hits;
  if (violence && is_near (event))
    at = get_joint (names, "near");
  else if (violence && (hits || level == MASAR_PLACE_COUNTRY || level == MASAR_PLACE_REGION))
    at = get_joint (names, "in");
  g_string_append_printf (title, " %s %s", at, event->place);
  return TRUE;
}

/* The headline under which the evidence stands, cut at a word. */
static void
append_headline (const MasarRecords *records, const MasarEventRecord *event, GString *title)
{
  const char *headline = NULL;
  const char *end;

  for (guint i = 0; headline == NULL && i < event->evidence->len; i++)
    {
      const MasarEvidence *piece = &g_array_index (event->evidence, MasarEvidence, i);

      if (!piece->values.background)
        headline = masar_records_get_article (records, (guint) piece->article)->title;
    }
  if (headline == NULL)
    return;
  end = headline + strlen (headline);
  if (g_utf8_strlen (headline, -1) > MAX_HEADLINE_CHARACTERS)
    for (end = g_utf8_offset_to_pointer (headline, MAX_HEADLINE_CHARACTERS); end > headline && *end != ' ';)
      end--;
  /* a headline that begins with the same words needs them but once */
  if (g_str_has_prefix (headline, title->str))
    g_string_truncate (title, 0);
  g_string_append_printf (title, "%s%.*s%s", title->len > 0 ? " – " : "", (int) (end - headline), headline,
                          *end != '\0' ? "…" : "");
}

/**
 * masar_event_set_title:
 * @event: an event whose evidence is complete
 * @kind: (nullable): what it is called by: its kind, or one that says more
 *
 * Gives @event a short Arabic title.
 */
void
masar_event_set_title (const MasarNames *names, MasarRecords *records, MasarEventRecord *event, const char *kind)
{
  const MasarLexiconEntry *words = find_words (names, event, kind);
  g_autoptr (GString) title = g_string_new (words != NULL ? words->name : NULL);
  const gsize length = title->len;
  const char *target = most_said (event, G_STRUCT_OFFSET (MasarMention, target));
  const gboolean talks = event->type == MASAR_EVENT_TALKS;

  if (words == NULL)
    return;
  if (talks && !masar_lexicon_entry_get_flag (words, "impersonal"))
    append_parties (names, words, event->actor, target, title);
  else if (!talks && event->type != MASAR_EVENT_CONTEXT)
    append_doer (names, words, event->actor, title);
  if (!talks || (g_strcmp0 (event->place, event->actor) != 0 && g_strcmp0 (event->place, target) != 0))
    append_place (names, words, event, target, title);
  if (title->len == length)
    append_headline (records, event, title);
  event->title = masar_records_intern (records, title->str);
}
