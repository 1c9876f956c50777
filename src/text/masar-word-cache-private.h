/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon-private.h"
#include "masar-text.h"

G_BEGIN_DECLS

#define MASAR_WORD_CACHE_BITS 13
#define MASAR_WORD_MEMO_BYTES 24

/**
 * MasarWordMemo:
 * @text: the folded word, not terminated
 * @starts: see #MasarToken, as are @word, @definite, @stem, @hash and @clitics
 * @first_match: of a word of the lexicon the index of its first match there, else among those of the cache
 * @length: of @text; 0 where nothing is kept
 * @n_matches: how many forms of one word it is
 * @leads: whether some phrase begins with it
 * @marbuta: whether its last letter is written as teh marbuta
 *
 * What a word is wherever it stands.
 */
typedef struct
{
  char text[MASAR_WORD_MEMO_BYTES];
  MasarCategorySet starts;
  guint32 word;
  guint32 definite;
  guint32 stem;
  guint32 hash;
  guint32 first_match;
  guint8 length;
  guint8 n_matches;
  guint8 clitics;
  guint8 leads : 1;
  guint8 marbuta : 1;
} MasarWordMemo;

G_STATIC_ASSERT (sizeof (MasarWordMemo) == MASAR_LEXICON_LINE_BYTES);

/**
 * MasarWordCache:
 *
 * The words that were looked up last.  A text says most of its words again, and so do the next ones; peeling what is
 * written onto a word, and finding its forms, takes ten times as long as to know it again.
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
                                           guint place,
                                           MasarTokenKind kind,
                                           const char *folded,
                                           gsize length,
                                           gboolean marbuta);

/**
 * masar_word_cache_look_up:
 * @kind: what kind of token it is
 * @folded: its folded form
 * @length: bytes of @folded, above 0
 * @marbuta: whether its last letter is written as teh marbuta
 *
 * Returns: (transfer none): what it is, until the next one is looked up
 */
static inline const MasarWordMemo *
masar_word_cache_look_up (MasarWordCache *self, MasarTokenKind kind, const char *folded, gsize length, gboolean marbuta)
{
  guint place = 1 << MASAR_WORD_CACHE_BITS;

  if (length <= MASAR_WORD_MEMO_BYTES)
    {
      const MasarWordMemo *memo;

      place = (guint) (masar_lexicon_hash (folded, length) >> (64 - MASAR_WORD_CACHE_BITS));
      memo = &self->memos[place];
      if (memo->length == length && memo->marbuta == marbuta && masar_lexicon_same_bytes (memo->text, folded, length))
        return memo;
    }
  return masar_word_cache_add (self, place, kind, folded, length, marbuta);
}

G_END_DECLS
