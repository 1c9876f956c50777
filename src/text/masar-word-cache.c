/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-word-cache-private.h"

#include "masar-hash.h"
#include "masar-text-private.h"

#include <string.h>

/* Keeps what words are, so that each is looked up once and not wherever it stands. */

/* Matches of words that were driven out stay among the others; with so many all are forgotten, between two texts. */
#define MAX_MATCHES (1 << 16)

static MasarWordCache *
word_cache_new (const MasarLexicon *lexicon)
{
  MasarWordCache *self = g_new0 (MasarWordCache, 1);

  self->lexicon = lexicon;
  self->memos = g_aligned_alloc0 ((1 << MASAR_WORD_CACHE_BITS) + 1, sizeof (MasarWordMemo), MASAR_LEXICON_LINE_BYTES);
  self->matches = g_array_new (FALSE, FALSE, sizeof (MasarMatch));
  return self;
}

void
masar_word_cache_free (MasarWordCache *self)
{
  g_aligned_free (self->memos);
  g_array_unref (self->matches);
  g_free (self);
}

/**
 * masar_word_cache_borrow:
 *
 * Returns: (transfer none): a cache that nobody else has, until it is given back
 */
MasarWordCache *
masar_word_cache_borrow (const MasarLexicon *lexicon)
{
  MasarLexiconCaches *caches = lexicon->caches;
  MasarWordCache *self = NULL;

  g_mutex_lock (&caches->lock);
  if (caches->idle->len > 0)
    self = g_ptr_array_steal_index_fast (caches->idle, caches->idle->len - 1);
  g_mutex_unlock (&caches->lock);
  return self != NULL ? self : word_cache_new (lexicon);
}

void
masar_word_cache_give_back (MasarWordCache *self)
{
  MasarLexiconCaches *caches = self->lexicon->caches;

  if (self->matches->len > MAX_MATCHES)
    {
      memset (self->memos, 0, sizeof *self->memos << MASAR_WORD_CACHE_BITS);
      g_array_set_size (self->matches, 0);
    }
  g_mutex_lock (&caches->lock);
  g_ptr_array_add (caches->idle, self);
  g_mutex_unlock (&caches->lock);
}

/* What the lexicon found out about its words before there was a text. */
static void
copy_analysis (MasarWordMemo *memo, const MasarLexiconAnalysis *analysis)
{
  memo->definite = analysis->definite;
  memo->stem = analysis->stem;
  memo->clitics = analysis->clitics;
  memo->starts = analysis->starts;
  memo->first_match = analysis->first_match;
  memo->n_matches = analysis->n_matches;
  memo->leads = analysis->leads;
}

static void
peel (MasarWordCache *self, MasarWordMemo *memo, const char *folded, gsize length, gboolean marbuta)
{
  MasarToken token = { 0 };
  MasarMatch matches[MASAR_MAX_MATCHES_AT_TOKEN];

  masar_clitics_peel (self->lexicon, folded, length, marbuta, &token);
  if ((token.definite | token.stem) == 0)
    return;
  memo->definite = token.definite;
  memo->stem = token.stem;
  memo->clitics = token.clitics;
  memo->leads = masar_lexicon_peek_word (self->lexicon, token.definite)->n_phrases > 0
                || masar_lexicon_peek_word (self->lexicon, token.stem)->n_phrases > 0;
  memo->first_match = self->matches->len;
  memo->n_matches = (guint8) masar_matches_find_alone (self->lexicon, &token, matches, &memo->starts);
  g_array_append_vals (self->matches, matches, memo->n_matches);
}

/* Looks a word up in the lexicon, and keeps what it is unless it is too long. */
const MasarWordMemo *
masar_word_cache_add (MasarWordCache *self,
                      const MasarWordKey *key,
                      MasarTokenKind kind,
                      const char *folded,
                      gsize length,
                      gboolean marbuta)
{
  const gboolean kept = length <= MASAR_WORD_KEY_BYTES;
  MasarWordMemo *memo = &self->memos[kept ? masar_word_key_get_place (key) : 1 << MASAR_WORD_CACHE_BITS];

  *memo = (MasarWordMemo){
    .key = *key,
    .word = masar_lexicon_lookup (self->lexicon, folded, length),
    .hash = masar_hash_bytes (MASAR_HASH_SEED, folded, length),
    .marbuta = (guint8) marbuta,
  };
  if (memo->word != 0)
    copy_analysis (memo, masar_lexicon_peek_analysis (self->lexicon, memo->word));
  else if (kind == MASAR_TOKEN_WORD)
    peel (self, memo, folded, length, marbuta);
  return memo;
}
