/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"

#include <string.h>

G_BEGIN_DECLS

#define MASAR_LEXICON_MAX_WORDS_IN_FORM 12
#define MASAR_LEXICON_FILTER_BITS 17
#define MASAR_LEXICON_PAIR_BITS 16
#define MASAR_LEXICON_LINE_BYTES 64 /* of a processor's cache, nearly everywhere */

/* A form of an entry: the ids of its words, and the next form that begins with the same word, longest first. */
typedef struct
{
  const MasarLexiconEntry *entry;
  guint32 next;
  guint8 n_words;
  guint8 pronouns;
  guint32 words[MASAR_LEXICON_MAX_WORDS_IN_FORM];
} MasarLexiconForm;

/* A form as it is matched: those that begin with one word stand together, in their order, for texts are full of words
 * of the lexicon, and what is far apart in memory takes long to reach. */
typedef struct
{
  const MasarLexiconEntry *entry;
  guint32 second; /* word, or 0 */
  guint32 rest;   /* where its words after the second begin */
  guint16 category;
  guint8 n_words;
  guint8 pronouns;
} MasarLexiconPattern;

typedef struct
{
  const char *text;
  guint32 length;
  guint32 first_form; /* index + 1, or 0 */
  guint32 first_pattern;
  guint16 n_patterns;
  guint16 n_phrases; /* how many of these have several words: the first ones */
  guint8 pronouns;   /* whether some form that ends with it may bear a pronoun */
} MasarLexiconWord;

/* What a word is in any text, found once: what it is without its article or its sign of the future, and the forms of
 * one word that are then found in it, see MasarMatch.  With the word itself, for it is compared right before: one line
 * of the processor's cache tells all of a known word. */
typedef struct
{
  char text[32]; /* not terminated */
  MasarCategorySet starts;
  guint32 definite;
  guint32 stem;
  guint32 first_match;
  guint8 n_matches;
  guint8 clitics;
  guint8 leads;  /* whether some phrase begins with it */
  guint8 length; /* of the text; more than it can hold where the word is longer */
} MasarLexiconAnalysis;

G_STATIC_ASSERT (sizeof (MasarLexiconAnalysis) == MASAR_LEXICON_LINE_BYTES);

typedef struct
{
  guint32 hash;
  guint32 word;
} MasarLexiconSlot;

/* The categories of number words, kept since every number asks for them. */
typedef struct
{
  guint cardinal;
  guint hundred;
  guint multiplier;
  guint ordinal;
  MasarCategorySet any;
} MasarNumeralCategories;

/* A view that somebody asked for, and the one made before it. */
typedef struct _MasarLexiconMadeView MasarLexiconMadeView;
struct _MasarLexiconMadeView
{
  const MasarLexiconView *view;
  gpointer data;
  MasarLexiconMadeView *next;
};

/* The caches of words that nobody uses at the moment, see MasarWordCache. */
typedef struct
{
  GMutex lock;
  GPtrArray *idle;
} MasarLexiconCaches;

struct _MasarLexicon
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  GPtrArray *roots;      /* JsonNode, keeps the entries' objects */
  GPtrArray *problems;   /* GError */
  GPtrArray *categories; /* MasarLexiconCategory */
  GHashTable *category_ids;
  GArray *words;    /* MasarLexiconWord; the first is no word */
  GArray *forms;    /* MasarLexiconForm */
  GArray *patterns; /* MasarLexiconPattern */
  GArray *rests;    /* guint32, ids of words */
  GArray *matches;  /* MasarMatch, those of one word after those of another */
  MasarNumeralCategories numerals;
  MasarLexiconCaches *caches;
  MasarLexiconMadeView *views;    /* grows at its head, by any thread */
  MasarLexiconAnalysis *analyses; /* of each word; there is room for half as many as there are slots */
  MasarLexiconSlot *slots;
  guint32 slot_mask;
  guint64 filter[1 << (MASAR_LEXICON_FILTER_BITS - 6)]; /* a bit for the hash of every word */
  guint64 pairs[1 << (MASAR_LEXICON_PAIR_BITS - 6)];    /* a bit for the first two words of every phrase */
};

static inline guint64
masar_lexicon_mix (guint64 hash, guint64 part)
{
  hash = (hash ^ part) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return hash ^ hash >> 32;
}

/* Multiplies and folds eight bytes at a time, the last ones overlapping; the constant is the golden ratio's (Knuth,
 * TAOCP 3, 6.4).  The high bits are the better ones. */
static inline guint64
masar_lexicon_hash (const char *text, gsize length)
{
  guint64 hash = length * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  if (length >= 8)
    {
      guint64 part;

      for (; length > 8; text += 8, length -= 8)
        {
          memcpy (&part, text, 8);
          hash = masar_lexicon_mix (hash, part);
        }
      memcpy (&part, text + length - 8, 8);
      return masar_lexicon_mix (hash, part);
    }
  if (length >= 4)
    {
      guint32 first, last;

      memcpy (&first, text, 4);
      memcpy (&last, text + length - 4, 4);
      return masar_lexicon_mix (hash, first | (guint64) last << 32);
    }
  if (length >= 2)
    {
      guint16 first, last;

      memcpy (&first, text, 2);
      memcpy (&last, text + length - 2, 2);
      return masar_lexicon_mix (hash, first | (guint64) last << 32);
    }
  return length > 0 ? masar_lexicon_mix (hash, (guint8) text[0]) : hash;
}

/* The same pieces as in masar_lexicon_hash(): words are too short for what a call of memcmp() costs. */
static inline gboolean
masar_lexicon_same_bytes (const char *a, const char *b, gsize length)
{
  guint64 differs = 0;
  guint64 x, y;

  if (length < 8)
    return memcmp (a, b, length) == 0;
  for (gsize i = 0; i + 8 < length; i += 8)
    {
      memcpy (&x, a + i, 8);
      memcpy (&y, b + i, 8);
      differs |= x ^ y;
    }
  memcpy (&x, a + length - 8, 8);
  memcpy (&y, b + length - 8, 8);
  return (differs | (x ^ y)) == 0;
}

static inline guint32
masar_lexicon_hash_pair (guint32 first, guint32 second)
{
  const guint64 pair = (guint64) first << 32 | second;

  return (guint32) ((pair * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> (64 - MASAR_LEXICON_PAIR_BITS));
}

/* Whether a phrase may begin with the two words. */
static inline gboolean
masar_lexicon_may_join (const MasarLexicon *self, guint32 first, guint32 second)
{
  const guint32 bit = masar_lexicon_hash_pair (first, second);

  return (self->pairs[bit / 64] >> bit % 64 & 1) != 0;
}

static inline const MasarLexiconAnalysis *
masar_lexicon_peek_analysis (const MasarLexicon *self, guint32 word)
{
  return &self->analyses[word];
}

static inline const MasarLexiconWord *
masar_lexicon_peek_word (const MasarLexicon *self, guint32 word)
{
  return &g_array_index (self->words, MasarLexiconWord, word);
}

static inline gboolean
masar_lexicon_is_word (const MasarLexicon *self, guint32 word, const char *folded, gsize length)
{
  const MasarLexiconAnalysis *analysis = masar_lexicon_peek_analysis (self, word);

  if (length <= sizeof analysis->text)
    return analysis->length == length && masar_lexicon_same_bytes (analysis->text, folded, length);
  return masar_lexicon_peek_word (self, word)->length == length
         && memcmp (masar_lexicon_peek_word (self, word)->text, folded, length) == 0;
}

/* Most look-ups find nothing, and end at the filter, which the processor keeps close by. */
static inline guint32
masar_lexicon_lookup (const MasarLexicon *self, const char *folded, gsize length)
{
  const guint64 hash = masar_lexicon_hash (folded, length);
  const guint32 bit = (guint32) (hash >> (64 - MASAR_LEXICON_FILTER_BITS));

  if ((self->filter[bit / 64] >> bit % 64 & 1) == 0)
    return 0;
  for (guint32 i = (guint32) hash & self->slot_mask; self->slots[i].word != 0; i = (i + 1) & self->slot_mask)
    if (self->slots[i].hash == (guint32) hash && masar_lexicon_is_word (self, self->slots[i].word, folded, length))
      return self->slots[i].word;
  return 0;
}

void masar_lexicon_analyse (MasarLexicon *self);

G_END_DECLS
