/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"

#include <string.h>

G_BEGIN_DECLS

#define MASAR_LEXICON_MAX_WORDS_IN_FORM 12
#define MASAR_LEXICON_BEGINNING_BITS 16
#define MASAR_LEXICON_N_BEGINNINGS (1 << MASAR_LEXICON_BEGINNING_BITS)

/* A form of an entry: the ids of its words, and the next form that begins with the same word, longest first. */
typedef struct
{
  const MasarLexiconEntry *entry;
  guint32 next;
  guint8 n_words;
  guint8 pronouns;
  guint32 words[MASAR_LEXICON_MAX_WORDS_IN_FORM];
} MasarLexiconForm;

typedef struct
{
  const char *text;
  guint32 length;
  guint32 first_form;      /* index + 1, or 0 */
  MasarCategorySet starts; /* of which a form begins with it */
  guint8 pronouns;         /* whether some form that ends with it may bear a pronoun */
} MasarLexiconWord;

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
} MasarNumeralCategories;

struct _MasarLexicon
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  GPtrArray *roots;      /* JsonNode, keeps the entries' objects */
  GPtrArray *problems;   /* GError */
  GPtrArray *categories; /* MasarLexiconCategory */
  GHashTable *category_ids;
  GArray *words; /* MasarLexiconWord; the first is no word */
  GArray *forms; /* MasarLexiconForm */
  MasarNumeralCategories numerals;
  MasarLexiconSlot *slots;
  guint32 slot_mask;
  guint8 beginnings[MASAR_LEXICON_N_BEGINNINGS / 8]; /* a bit for every way in which words begin */
};

/* The bit for the first three letters (of two bytes each), or fewer: most look-ups end here. */
static inline guint32
masar_lexicon_hash_beginning (const char *text, gsize length)
{
  guint64 beginning = 0;

  memcpy (&beginning, text, MIN (length, 6u));
  return (guint32) ((beginning * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> (64 - MASAR_LEXICON_BEGINNING_BITS));
}

/* Multiplies and folds eight bytes at a time; the constant is the golden ratio's (Knuth, TAOCP 3, 6.4). */
static inline guint32
masar_lexicon_hash (const char *text, gsize length)
{
  guint64 hash = length;

  for (; length >= 8; text += 8, length -= 8)
    {
      guint64 part;

      memcpy (&part, text, 8);
      hash = (hash ^ part) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 32;
    }
  if (length >= 4)
    {
      guint32 part;

      memcpy (&part, text, 4);
      hash = (hash ^ part) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 32;
      text += 4;
      length -= 4;
    }
  if (length > 0)
    {
      guint32 part = 0;

      for (gsize i = 0; i < length; i++)
        part = part << 8 | (guint8) text[i];
      hash = (hash ^ part) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 32;
    }
  return (guint32) hash;
}

static inline const MasarLexiconWord *
masar_lexicon_peek_word (const MasarLexicon *self, guint32 word)
{
  return &g_array_index (self->words, MasarLexiconWord, word);
}

static inline guint32
masar_lexicon_lookup (const MasarLexicon *self, const char *folded, gsize length)
{
  const guint32 beginning = masar_lexicon_hash_beginning (folded, length);
  guint32 hash;

  if ((self->beginnings[beginning / 8] & 1 << beginning % 8) == 0)
    return 0;
  hash = masar_lexicon_hash (folded, length);
  for (guint32 i = hash & self->slot_mask; self->slots[i].word != 0; i = (i + 1) & self->slot_mask)
    if (self->slots[i].hash == hash)
      {
        const MasarLexiconWord *word = masar_lexicon_peek_word (self, self->slots[i].word);

        if (word->length == length && memcmp (word->text, folded, length) == 0)
          return self->slots[i].word;
      }
  return 0;
}

G_END_DECLS
