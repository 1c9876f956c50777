/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* What a character is to the tokeniser. */
typedef enum
{
  MASAR_FOLD_OTHER, /* not in the table: ask masar_fold_read_slowly() */
  MASAR_FOLD_SPACE,
  MASAR_FOLD_BREAK, /* ends a line */
  MASAR_FOLD_MARK,  /* punctuation or symbol */
  MASAR_FOLD_DIGIT,
  MASAR_FOLD_LATIN, /* a letter of another script */
  MASAR_FOLD_ARABIC,
  MASAR_FOLD_FOREIGN, /* a letter of the script that Arabic lacks */
  MASAR_FOLD_SIGN,    /* belongs to the letter before it and is dropped: tatweel, vowel signs */
  MASAR_FOLD_FORMAT,  /* has no width and is dropped: bidi marks, joiners */
} MasarFoldClass;

/* The longest folded form of one character: 8 letters of 2 bytes. */
#define MASAR_FOLD_MAX_BYTES 16

/**
 * MasarFolded:
 * @class: what the character is
 * @n_source: bytes that it has in the source
 * @n_bytes: bytes of its folded form
 * @bytes: the folded form, UTF-8, not terminated
 */
typedef struct
{
  MasarFoldClass class;
  guint8 n_source;
  guint8 n_bytes;
  char bytes[MASAR_FOLD_MAX_BYTES];
} MasarFolded;

/* One character of a table: the one or two bytes of its folded form, and its class.  In four bytes, so that its place
 * in the table is found without a multiplication. */
typedef struct
{
  _Alignas(4) guint8 bytes[2];
  guint8 class;
} MasarFoldEntry;

extern const guint8 masar_fold_ascii_class[128];
extern const MasarFoldEntry masar_fold_arabic[256];

void masar_fold_read_slowly (const char *at, const char *end, MasarFolded *folded);

/* Reads and folds the character at @at.  ASCII and the Arabic block, nearly all of the news, take a table each. */
static inline void
masar_fold_read (const char *at, const char *end, MasarFolded *folded)
{
  const guint8 lead = (guint8) at[0];

  if (lead < 0x80)
    {
      folded->class = masar_fold_ascii_class[lead];
      folded->n_source = 1;
      folded->n_bytes = 1;
      folded->bytes[0] = lead >= 'A' && lead <= 'Z' ? (char) (lead | 0x20) : (char) lead;
      return;
    }
  if (lead >= 0xD8 && lead <= 0xDB && at + 1 < end && ((guint8) at[1] & 0xC0) == 0x80)
    {
      const MasarFoldEntry *entry = &masar_fold_arabic[(lead & 0x03) << 6 | ((guint8) at[1] & 0x3F)];

      if (entry->class != MASAR_FOLD_OTHER)
        {
          folded->class = entry->class;
          folded->n_source = 2;
          folded->n_bytes = entry->class == MASAR_FOLD_DIGIT ? 1 : 2;
          memcpy (folded->bytes, entry->bytes, 2);
          return;
        }
    }
  masar_fold_read_slowly (at, end, folded);
}

G_END_DECLS
