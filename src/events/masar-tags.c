/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-tags.h"

/* The tags of a text, sorted by token, and for each token where its tags begin.  A text is looked up once; everything
 * after that reads this table. */

struct _MasarTags
{
  GArray *tags;    /* MasarTag */
  guint32 *starts; /* n_tokens + 1 of them */
  guint n_tokens;
};

#define MAX_MATCHES 24

static const char *const category_names[MASAR_N_TAGS] = {
  "violence-noun",
  "violence-verb",
  "launch-verb",
  "weapon",
  "casualty",
  "people",
  "group-word",
  "generic-word",
  "context-noun",
  "talks-noun",
  "step-postponement",
  "step-suspension",
  "step-denial",
  "step-reply",
  "step-letter",
  "step-proposal",
  "step-agreement",
  "step-truce",
  "step-decision",
  "step-withdrawal",
  "step-visit",
  "step-round",
  "step-meeting",
  "step-announcement",
  "step-demand",
  "party",
  "report-verb",
  "report-phrase",
  "claim",
  "negation",
  "possible",
  "planned",
  "hypothetical",
  "threat",
  "reaction",
  "recent",
  "earlier",
  "since",
  "until",
  "subordinator",
  "opener",
  "locative",
  "against",
  "by-agent",
  "link-response",
  "link-delays",
  "link-impedes",
  "link-causes",
  "link-disputes",
  "speaker-title",
  "actor",
  "actor-adjective",
  "target",
  "place",
  "topic-subject",
  "within-a-day",
  "reference",
  "after",
  "loose-time",
  "total-word",
  "from",
  "near",
};

/* A byte for each category of the lexicon: its kind, or MASAR_N_TAGS. */
static guint8 *
map_categories (const MasarLexicon *lexicon, guint *n_categories)
{
  guint8 *kinds;

  *n_categories = masar_lexicon_get_n_categories (lexicon);
  kinds = g_malloc (MAX (*n_categories, 1));
  memset (kinds, MASAR_N_TAGS, MAX (*n_categories, 1));
  for (guint kind = 0; kind < MASAR_N_TAGS; kind++)
    {
      const guint category = masar_lexicon_get_category (lexicon, category_names[kind]);

      if (category < *n_categories)
        kinds[category] = (guint8) kind;
    }
  return kinds;
}

/* Keeps the longest match of each category; what lies within a longer one that began before is left out. */
static void
add_tag (GArray *tags, guint first, guint32 *covered, const MasarMatch *match, guint8 kind)
{
  const MasarTag tag = { match->entry, match->first_token, (guint16) match->n_tokens, kind, match->clitics };

  if (tag.token < covered[kind] && tag.token + tag.n_tokens <= covered[kind])
    return;
  for (guint i = first; i < tags->len; i++)
    {
      MasarTag *other = &g_array_index (tags, MasarTag, i);

      if (other->kind != kind)
        continue;
      if (other->n_tokens < tag.n_tokens)
        *other = tag;
      return;
    }
  g_array_append_val (tags, tag);
}

/* Notes how far the tags from @first on reach, and takes out those which the lexicon lists as meaning something else.
 */
static void
settle_tags (GArray *tags, guint first, guint32 *covered)
{
  for (guint i = first; i < tags->len;)
    {
      const MasarTag tag = g_array_index (tags, MasarTag, i);

      covered[tag.kind] = MAX (covered[tag.kind], tag.token + tag.n_tokens);
      if (masar_tag_get_flag (&tag, "none"))
        g_array_remove_index (tags, i);
      else
        i++;
    }
}

/**
 * masar_tags_new:
 * @text: (transfer none): a text; must outlive the tags
 *
 * Returns: (transfer full): the words of @text that the lexicon of events knows
 */
MasarTags *
masar_tags_new (const MasarText *text)
{
  MasarTags *self = g_new0 (MasarTags, 1);
  guint32 covered[MASAR_N_TAGS] = { 0 };
  guint n_categories;
  g_autofree guint8 *kinds = map_categories (masar_text_get_lexicon (text), &n_categories);

  self->n_tokens = masar_text_get_n_tokens (text);
  self->tags = g_array_sized_new (FALSE, FALSE, sizeof (MasarTag), self->n_tokens / 2);
  self->starts = g_new (guint32, self->n_tokens + 1);
  for (guint token = 0; token < self->n_tokens; token++)
    {
      MasarMatch matches[MAX_MATCHES];
      const guint n_matches = masar_text_match_all (text, token, matches, MAX_MATCHES);

      self->starts[token] = self->tags->len;
      for (guint i = 0; i < n_matches; i++)
        {
          const guint category = matches[i].entry->category;

          if (category < n_categories && kinds[category] < MASAR_N_TAGS)
            add_tag (self->tags, self->starts[token], covered, &matches[i], kinds[category]);
        }
      settle_tags (self->tags, self->starts[token], covered);
    }
  self->starts[self->n_tokens] = self->tags->len;
  return self;
}

void
masar_tags_free (MasarTags *self)
{
  g_array_unref (self->tags);
  g_free (self->starts);
  g_free (self);
}

/**
 * masar_tags_at:
 * @token: index of a token
 * @kind: a category
 *
 * Returns: (transfer none) (nullable): the tag of @kind that begins at @token
 */
const MasarTag *
masar_tags_at (const MasarTags *self, guint token, MasarTagKind kind)
{
  if (token >= self->n_tokens)
    return NULL;
  for (guint32 i = self->starts[token]; i < self->starts[token + 1]; i++)
    {
      const MasarTag *tag = &g_array_index (self->tags, MasarTag, i);

      if (tag->kind == kind)
        return tag;
    }
  return NULL;
}

/**
 * masar_tags_next:
 * @from: first token to look at
 * @to: the token after the last one
 *
 * Returns: (transfer none) (nullable): the first tag of @kind that begins there
 */
const MasarTag *
masar_tags_next (const MasarTags *self, MasarTagKind kind, guint from, guint to)
{
  to = MIN (to, self->n_tokens);
  if (from >= to)
    return NULL;
  for (guint32 i = self->starts[from]; i < self->starts[to]; i++)
    {
      const MasarTag *tag = &g_array_index (self->tags, MasarTag, i);

      if (tag->kind == kind)
        return tag;
    }
  return NULL;
}

/**
 * masar_tags_last:
 *
 * Returns: (transfer none) (nullable): the last tag of @kind that begins there, see [method@Tags.next]
 */
const MasarTag *
masar_tags_last (const MasarTags *self, MasarTagKind kind, guint from, guint to)
{
  to = MIN (to, self->n_tokens);
  if (from >= to)
    return NULL;
  for (guint32 i = self->starts[to]; i > self->starts[from]; i--)
    {
      const MasarTag *tag = &g_array_index (self->tags, MasarTag, i - 1);

      if (tag->kind == kind)
        return tag;
    }
  return NULL;
}

/**
 * masar_tags_count:
 *
 * Returns: how many tags of @kind begin there, see [method@Tags.next]
 */
guint
masar_tags_count (const MasarTags *self, MasarTagKind kind, guint from, guint to)
{
  guint count = 0;

  for (const MasarTag *tag = masar_tags_next (self, kind, from, to); tag != NULL;
       tag = masar_tags_next (self, kind, tag->token + 1, to))
    count++;
  return count;
}

/**
 * masar_tag_get_string:
 * @member: name of a member of its entry
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
masar_tag_get_string (const MasarTag *tag, const char *member)
{
  return json_object_get_string_member_with_default (tag->entry->data, member, NULL);
}

/**
 * masar_tag_get_flag:
 *
 * Returns: whether the entry has that member, and true
 */
gboolean
masar_tag_get_flag (const MasarTag *tag, const char *member)
{
  return json_object_get_boolean_member_with_default (tag->entry->data, member, FALSE);
}
