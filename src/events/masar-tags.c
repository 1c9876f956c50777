/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-tags-private.h"

#include <string.h>

/* The tags of a text, sorted by kind and then by token, and for each token the set of kinds that begin there, so that
 * most questions end at once.  A text is looked up once; everything after that reads these tables. */

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
  "step-end",
  "step-visit",
  "step-round",
  "step-meeting",
  "step-announcement",
  "step-demand",
  "party",
  "forces",
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
  "beside",
  "place-cue",
  "within-a-day",
  "reference",
  "after",
  "loose-time",
  "total-word",
  "from",
  "near",
  "unit",
  "provision",
  "request",
  "lasting",
  "exactness",
  "subset",
  "as-well",
  "untold",
  "intercept",
  "source-of",
  "audience",
  "maybe",
  "page-agency",
};

/* A byte for each category of the lexicon: its kind, or MASAR_N_TAGS. */
static gpointer
make_kinds (const MasarLexicon *lexicon)
{
  const guint n_categories = masar_lexicon_get_n_categories (lexicon);
  guint8 *kinds = g_malloc (n_categories);

  memset (kinds, MASAR_N_TAGS, n_categories);
  for (guint kind = 0; kind < MASAR_N_TAGS; kind++)
    {
      const guint category = masar_lexicon_get_category (lexicon, category_names[kind]);

      if (category < n_categories)
        kinds[category] = (guint8) kind;
    }
  return kinds;
}

static const MasarLexiconView kinds_view = { make_kinds, g_free };

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

/* Sorts @tags, which come by token, by counting. */
static void
sort_by_kind (MasarTags *self, const GArray *tags)
{
  guint32 next[MASAR_N_TAGS];

  for (guint i = 0; i < tags->len; i++)
    {
      const MasarTag *tag = &g_array_index (tags, MasarTag, i);

      self->kinds[tag->kind + 1]++;
      masar_tag_set_add (&self->tokens[tag->token], tag->kind);
    }
  for (guint kind = 0; kind < MASAR_N_TAGS; kind++)
    {
      self->kinds[kind + 1] += self->kinds[kind];
      next[kind] = self->kinds[kind];
    }
  for (guint i = 0; i < tags->len; i++)
    {
      const MasarTag *tag = &g_array_index (tags, MasarTag, i);

      self->tags[next[tag->kind]++] = *tag;
    }
}

/* Index of the first tag of @kind that begins at @token or after it, or of what follows that kind. */
static guint32
find_tag (const MasarTags *self, MasarTagKind kind, guint token)
{
  guint32 low = self->kinds[kind];
  guint32 high = self->kinds[kind + 1];

  while (low < high)
    {
      const guint32 middle = low + (high - low) / 2;

      if (self->tags[middle].token < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
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
  const guint8 *kinds = masar_lexicon_get_view (masar_text_get_lexicon (text), &kinds_view);
  g_autoptr (GArray) tags = NULL;

  self->n_tokens = masar_text_get_n_tokens (text);
  tags = g_array_sized_new (FALSE, FALSE, sizeof (MasarTag), self->n_tokens / 2);
  for (guint token = 0; token < self->n_tokens; token++)
    {
      guint n_matches;
      const MasarMatch *matches = masar_text_get_matches (text, token, &n_matches);
      const guint first = tags->len;

      for (guint i = 0; i < n_matches; i++)
        if (kinds[matches[i].category] < MASAR_N_TAGS)
          add_tag (tags, first, covered, &matches[i], kinds[matches[i].category]);
      settle_tags (tags, first, covered);
    }
  masar_tags_settle_places (text, tags);
  self->tags = g_new (MasarTag, tags->len);
  self->tokens = g_new0 (MasarTagSet, self->n_tokens);
  sort_by_kind (self, tags);
  return self;
}

void
masar_tags_free (MasarTags *self)
{
  g_free (self->tags);
  g_free (self->tokens);
  g_free (self);
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
  const guint32 i = find_tag (self, kind, from);

  return i < self->kinds[kind + 1] && self->tags[i].token < to ? &self->tags[i] : NULL;
}

/**
 * masar_tags_last:
 *
 * Returns: (transfer none) (nullable): the last tag of @kind that begins there, see [method@Tags.next]
 */
const MasarTag *
masar_tags_last (const MasarTags *self, MasarTagKind kind, guint from, guint to)
{
  const guint32 i = find_tag (self, kind, to);

  return i > self->kinds[kind] && self->tags[i - 1].token >= from ? &self->tags[i - 1] : NULL;
}

/**
 * masar_tags_count:
 *
 * Returns: how many tags of @kind begin there, see [method@Tags.next]
 */
guint
masar_tags_count (const MasarTags *self, MasarTagKind kind, guint from, guint to)
{
  return from < to ? find_tag (self, kind, to) - find_tag (self, kind, from) : 0;
}

/**
 * masar_tags_find:
 * @set: kinds
 * @from: first token to look at
 * @to: the token after the last one
 *
 * Returns: the first token there at which a tag of one of the kinds begins, or @to
 */
guint
masar_tags_find (const MasarTags *self, MasarTagSet set, guint from, guint to)
{
  for (guint token = from; token < MIN (to, self->n_tokens); token++)
    if (masar_tag_set_meets (&self->tokens[token], &set))
      return token;
  return to;
}

/**
 * masar_tags_count_tokens:
 *
 * Returns: at how many tokens a tag of one of the kinds begins, see [method@Tags.find]
 */
guint
masar_tags_count_tokens (const MasarTags *self, MasarTagSet set, guint from, guint to)
{
  guint count = 0;

  for (guint token = from; token < MIN (to, self->n_tokens); token++)
    count += masar_tag_set_meets (&self->tokens[token], &set);
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
  return masar_lexicon_entry_get_string (tag->entry, member);
}

/**
 * masar_tag_get_flag:
 *
 * Returns: whether the entry has that member, and true
 */
gboolean
masar_tag_get_flag (const MasarTag *tag, const char *member)
{
  return masar_lexicon_entry_get_flag (tag->entry, member);
}

/**
 * masar_tag_get_side:
 * @tag: (nullable): an actor, a target or people
 *
 * Returns: on which side they stand
 */
MasarSide
masar_tag_get_side (const MasarTag *tag)
{
  const char *side = tag != NULL ? masar_tag_get_string (tag, "side") : NULL;
  MasarSide value;

  return side != NULL && masar_side_from_string (side, &value) ? value : MASAR_SIDE_UNKNOWN;
}
