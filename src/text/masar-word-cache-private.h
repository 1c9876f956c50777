/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon-private.h"
#include "masar-text.h"

G_BEGIN_DECLS

#define MASAR_WORD_CACHE_BITS 14
#define MASAR_WORD_KEY_BYTES 24

/**
 * MasarWordKey:
 * @parts: the bytes of a folded word, and zeros behind them
 *
 * A word that is not too long to be kept, eight bytes at a time.
 */
typedef struct
{
  guint64 parts[MASAR_WORD_KEY_BYTES / 8];
} MasarWordKey;

/**
 * MasarWordMemo:
 * @key: the word; nothing is kept where it is empty
 * @starts: see #MasarToken, as are @word, @definite, @stem, @hash and @clitics
 * @first_match: of a word of the lexicon the index of its first match there, else among those of the cache
 * @n_matches: how many forms of one word it is
 * @leads: whether some phrase begins with it
 * @marbuta: whether its last letter is written as teh marbuta
 *
 * What a word is wherever it stands.
 */
typedef struct
{
  MasarWordKey key;
  MasarCategorySet starts;
  guint32 word;
  guint32 definite;
  guint32 stem;
  guint32 hash;
  guint32 first_match;
  guint8 n_matches;
  guint8 clitics;
  guint8 leads;
  guint8 marbuta;
} MasarWordMemo;

G_STATIC_ASSERT (sizeof (MasarWordMemo) == MASAR_LEXICON_LINE_BYTES);

/**
 * MasarWordCache:
 *
 * The words that were looked up last.  A text says most of its words again, and so do the next ones; peeling what is
 * written onto a word, and finding its forms, takes much longer than to know it again.
 *
 * Direct-mapped: a word has one place, by its hash, and drives out the one that was there.  What is kept depends on the
 * word alone, so that nobody can tell from a text what the cache held.  For one thread at a time: the lexicon lends it
 * to whoever makes a text, see [func@word_cache_borrow].
 */
typedef struct
{
  const MasarLexicon *lexicon;
  MasarWordMemo *memos; /* one for each place, and behind them one for words that are too long to be kept */
  GArray *matches;      /* MasarMatch: of words that are none of the lexicon */
} MasarWordCache;

MasarWordCache *masar_word_cache_borrow (const MasarLexicon *lexicon);
void masar_word_cache_give_back (MasarWordCache *self);
void masar_word_cache_free (MasarWordCache *self);

const MasarWordMemo *masar_word_cache_add (MasarWordCache *self,
                                           const MasarWordKey *key,
                                           MasarTokenKind kind,
                                           const char *folded,
                                           gsize length,
                                           gboolean marbuta);

static inline MasarWordKey
masar_word_key_new (const char *folded, gsize length)
{
  MasarWordKey key = { { 0 } };

  memcpy (key.parts, folded, MIN (length, sizeof key));
  return key;
}

/* Where it is kept: by the high bits, in which every bit of the word has its say. */
static inline guint
masar_word_key_get_place (const MasarWordKey *self)
{
  guint64 hash = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    hash = masar_lexicon_mix (hash, self->parts[i]);
  return (guint) (hash >> (64 - MASAR_WORD_CACHE_BITS));
}

/**
 * masar_word_cache_look_up:
 * @key: the word; its first bytes, if it is longer
 * @kind: what kind of token it is
 * @folded: its folded form
 * @length: bytes of @folded, above 0
 * @marbuta: whether its last letter is written as teh marbuta
 *
 * Returns: (transfer none): what it is, until the next one is looked up
 */
static inline const MasarWordMemo *
masar_word_cache_look_up (MasarWordCache *self,
                          const MasarWordKey *key,
                          MasarTokenKind kind,
                          const char *folded,
                          gsize length,
                          gboolean marbuta)
{
  const MasarWordMemo *memo = &self->memos[masar_word_key_get_place (key)];
  guint64 differs = (guint64) (memo->marbuta != marbuta) | (length > MASAR_WORD_KEY_BYTES);

  for (guint i = 0; i < G_N_ELEMENTS (key->parts); i++)
    differs |= memo->key.parts[i] ^ key->parts[i];
  return differs == 0 ? memo : masar_word_cache_add (self, key, kind, folded, length, marbuta);
}

G_END_DECLS
