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
  "belonging",
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
  "permitting",
  "maybe",
  "page-agency",
  "ongoing",
  "rank",
  "turn-plan",
  "turn-to",
  "turn-term",
  "turn-deadline",
  "anniversary",
  "another",
  "purpose",
  "during",
  "of",
  "then",
  "copula",
  "manner",
  "unknown-hand",
};

/* The tags of a word that has no phrase around it. */
typedef struct
{
  guint32 first_tag;
  guint32 n_tags;
} Word;

/* What the lexicon's categories and words are here.
 *
 * @kinds: a byte for each category: its kind, or MASAR_N_TAGS
 * @excepted: the kinds of which the lexicon lists forms that mean something else
 * @words: of each word
 * @tags: (element-type MasarTag): those of the words, at token 0
 */
typedef struct
{
  guint8 *kinds;
  MasarTagSet excepted;
  Word *words;
  GArray *tags;
} Categories;

/* The tags found so far, by token; there is room for all. */
typedef struct
{
  const Categories *categories;
  MasarTag *tags;
  guint n_tags;
  guint first; /* of the token that is read */
  guint32 covered[MASAR_N_TAGS];
  guint32 all_covered; /* the highest of them */
} Finder;

static gboolean
has_exceptions (const MasarLexicon *lexicon, guint category)
{
  for (guint i = 0; i < masar_lexicon_get_n_entries (lexicon, category); i++)
    if (masar_lexicon_entry_get_flag (masar_lexicon_get_entry (lexicon, category, i), "none"))
      return TRUE;
  return FALSE;
}

/* Keeps the longest match of each category; what lies within a longer one that began before is left out. */
static void
add_tag (Finder *self, const MasarMatch *match, guint token, guint8 kind)
{
  const MasarTag tag = { match->entry, token, match->n_tokens, kind, match->clitics };

  if (tag.token < self->covered[kind] && tag.token + tag.n_tokens <= self->covered[kind])
    return;
  for (guint i = self->first; i < self->n_tags; i++)
    {
      if (self->tags[i].kind != kind)
        continue;
      if (self->tags[i].n_tokens < tag.n_tokens)
        self->tags[i] = tag;
      return;
    }
  self->tags[self->n_tags++] = tag;
}

/* Notes how far the token's tags reach, and takes out those which the lexicon lists as meaning something else. */
static void
settle_tags (Finder *self)
{
  guint n_kept = self->first;

  for (guint i = self->first; i < self->n_tags; i++)
    {
      const MasarTag *tag = &self->tags[i];

      self->covered[tag->kind] = MAX (self->covered[tag->kind], tag->token + tag->n_tokens);
      self->all_covered = MAX (self->all_covered, self->covered[tag->kind]);
      if (!masar_tag_set_has (&self->categories->excepted, tag->kind) || !masar_tag_get_flag (tag, "none"))
        self->tags[n_kept++] = *tag;
    }
  self->n_tags = n_kept;
}

static void
find_tags_of_token (Finder *self, const MasarMatch *matches, guint n_matches, guint token)
{
  self->first = self->n_tags;
  for (guint i = 0; i < n_matches; i++)
    if (self->categories->kinds[matches[i].category] < MASAR_N_TAGS)
      add_tag (self, &matches[i], token, self->categories->kinds[matches[i].category]);
  settle_tags (self);
}

static void
make_words (Categories *self, const MasarLexicon *lexicon)
{
  const guint n_words = masar_lexicon_get_n_words (lexicon);

  self->words = g_new0 (Word, n_words);
  self->tags = g_array_new (FALSE, FALSE, sizeof (MasarTag));
  for (guint word = 0; word < n_words; word++)
    {
      guint n_matches;
      const MasarMatch *matches = masar_lexicon_get_matches (lexicon, word, &n_matches);
      Finder finder = { .categories = self, .n_tags = self->tags->len };

      self->words[word].first_tag = self->tags->len;
      g_array_set_size (self->tags, self->tags->len + n_matches);
      finder.tags = (MasarTag *) (void *) self->tags->data;
      find_tags_of_token (&finder, matches, n_matches, 0);
      g_array_set_size (self->tags, finder.n_tags);
      self->words[word].n_tags = self->tags->len - self->words[word].first_tag;
    }
}

static gpointer
make_categories (const MasarLexicon *lexicon)
{
  const guint n_categories = masar_lexicon_get_n_categories (lexicon);
  Categories *self = g_new0 (Categories, 1);

  self->kinds = g_malloc (n_categories);
  memset (self->kinds, MASAR_N_TAGS, n_categories);
  for (guint kind = 0; kind < MASAR_N_TAGS; kind++)
    {
      const guint category = masar_lexicon_get_category (lexicon, category_names[kind]);

      if (category >= n_categories)
        continue;
      self->kinds[category] = (guint8) kind;
      if (has_exceptions (lexicon, category))
        masar_tag_set_add (&self->excepted, kind);
    }
  make_words (self, lexicon);
  return self;
}

static void
categories_free (gpointer data)
{
  Categories *self = data;

  g_free (self->kinds);
  g_free (self->words);
  g_array_unref (self->tags);
  g_free (self);
}

static const MasarLexiconView categories_view = { make_categories, categories_free };

/* The same that find_tags_of_token() finds where nothing reaches into the token. */
static void
copy_tags_of_word (Finder *self, guint32 word, guint token)
{
  const Word *it = &self->categories->words[word];
  const MasarTag *tags = &g_array_index (self->categories->tags, MasarTag, it->first_tag);

  for (guint i = 0; i < it->n_tags; i++)
    {
      self->tags[self->n_tags] = tags[i];
      self->tags[self->n_tags++].token = token;
    }
}

static void
find_tags (Finder *self, const MasarText *text)
{
  const MasarToken *tokens = masar_text_get_tokens (text);
  const guint n_tokens = masar_text_get_n_tokens (text);

  for (guint token = 0; token < n_tokens; token++)
    if (tokens[token].plain && token >= self->all_covered)
      copy_tags_of_word (self, tokens[token].word, token);
    else if (tokens[token].n_matches > 0)
      {
        guint n_matches;
        const MasarMatch *matches = masar_text_get_matches (text, token, &n_matches);

        find_tags_of_token (self, matches, n_matches, token);
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
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (MasarTag));
  Finder finder = { .categories = masar_lexicon_get_view (masar_text_get_lexicon (text), &categories_view) };

  g_array_set_size (tags, masar_text_get_n_all_matches (text));
  finder.tags = (MasarTag *) (void *) tags->data;
  find_tags (&finder, text);
  g_array_set_size (tags, finder.n_tags);
  masar_tags_settle_places (text, tags);
  self->n_tokens = masar_text_get_n_tokens (text);
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

/* What masar_tags_next() does not know at once. */
const MasarTag *
masar_tags_search (const MasarTags *self, MasarTagKind kind, guint from, guint to)
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
