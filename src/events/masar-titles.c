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

static const char *
find_adjective (const MasarNames *names, const MasarLexiconEntry *words, const char *party)
{
  const char *gender = masar_lexicon_entry_get_string (words, "gender");

  return party != NULL && gender != NULL ? masar_names_get_party_form (names, party, gender) : NULL;
}

/* Violence: whose it is, as an adjective where there is one. */
static void
append_doer (const MasarNames *names, const MasarLexiconEntry *words, const char *actor, GString *title)
{
  const char *adjective = find_adjective (names, words, actor);
  const char *by = actor != NULL ? masar_names_get_party_form (names, actor, "by") : NULL;

  if (adjective != NULL || by != NULL)
    g_string_append_printf (title, " %s", adjective != NULL ? adjective : by);
}

/* A step in talks: whose it is. */
static void
append_owner (const MasarNames *names, const MasarLexiconEntry *words, const char *party, GString *title)
{
  const char *adjective = find_adjective (names, words, party);
  const char *of = masar_lexicon_entry_get_string (words, "of");

  if (adjective != NULL)
    g_string_append_printf (title, " %s", adjective);
  else
    g_string_append_printf (title, "%s%s %s", of != NULL ? " " : "", of != NULL ? of : "", inflect (names, party));
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
    append_owner (names, words, a, title);
  if (to != NULL && b != NULL)
    g_string_append_printf (title, " %s %s", to, inflect (names, b));
}

/* Whether the party is the country in which @place lies. */
static gboolean
is_at_home (const MasarNames *names, const char *party, const char *place)
{
  return place != NULL && g_strcmp0 (party, masar_names_get_country (names, place)) == 0;
}

/* Who comes, where of two one is at home. */
static const char *
choose_visitor (const MasarNames *names, const MasarEventRecord *event, const char *target)
{
  if (!is_at_home (names, event->actor, event->place))
    return event->actor;
  return is_at_home (names, target, event->place) ? NULL : target;
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

/* How many most of the evidence says were killed, where nothing else can be said and nobody disputes it. */
static void
append_killed (const MasarNames *names, const MasarLexiconEntry *words, const MasarEventRecord *event, GString *title)
{
  const char *gender = masar_lexicon_entry_get_string (words, "gender");
  int n = 0;
  int rest;

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const int killed = g_array_index (event->evidence, MasarEvidence, i).values.killed;

      if (n > 0 && killed > 0 && killed != n)
        return;
      n = MAX (n, killed);
    }
  if (n == 0 || gender == NULL)
    return;
  g_string_append_printf (title, " %s", get_joint (names, g_str_equal (gender, "m") ? "left-m" : "left-f"));
  if (n > 2)
    g_string_append_printf (title, " %d", n);
  rest = n % 100;
  g_string_append_printf (title, " %s",
                          get_joint (names, n == 1                    ? "killed-one"
                                            : n == 2                  ? "killed-two"
                                            : rest >= 3 && rest <= 10 ? "killed-few"
                                            : rest >= 11              ? "killed-many"
                                                                      : "killed-hundreds"));
}

/* Whether a source says that the event is @actor's, as more than a claim that it passes on. */
static gboolean
is_asserted (const MasarEventRecord *event, const char *actor)
{
  for (guint i = 0; i < event->evidence->len; i++)
    {
      const MasarMention *mention = &g_array_index (event->evidence, MasarEvidence, i).values;

      if (mention->modality == MASAR_MODALITY_ASSERTED && g_strcmp0 (mention->actor, actor) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_who (const MasarNames *names,
            const MasarLexiconEntry *words,
            const MasarEventRecord *event,
            const char *target,
            GString *title)
{
  if (masar_lexicon_entry_get_flag (words, "impersonal") || event->type == MASAR_EVENT_CONTEXT)
    return;
  if (event->type != MASAR_EVENT_TALKS)
    {
      if (g_strcmp0 (event->actor, target) != 0 && is_asserted (event, event->actor))
        append_doer (names, words, event->actor, title);
    }
  else if (g_strcmp0 (event->kind, "visit") == 0)
    append_parties (names, words, choose_visitor (names, event, target), NULL, title);
  else
    append_parties (names, words, event->actor, target, title);
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
  const char *target = most_said (event, G_STRUCT_OFFSET (MasarMention, target));
  const char *alone = masar_lexicon_entry_get_string (words, "alone");
  const gboolean talks = event->type == MASAR_EVENT_TALKS;
  const gboolean paired = event->actor != NULL && target != NULL && !g_str_equal (event->actor, target);
  g_autoptr (GString) title = NULL;
  gsize length;

  if (words == NULL)
    return;
  title = g_string_new (alone != NULL && !paired ? alone : words->name);
  length = title->len;
  append_who (names, words, event, target, title);
  if (!talks || (g_strcmp0 (event->place, event->actor) != 0 && g_strcmp0 (event->place, target) != 0)
      || g_strcmp0 (event->kind, "visit") == 0)
    append_place (names, words, event, target, title);
  if (title->len == length)
    append_headline (records, event, title);
  if (title->len == length && !talks)
    append_killed (names, words, event, title);
  event->title = masar_records_intern (records, title->str);
}
