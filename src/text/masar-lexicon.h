/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * MasarLexicon:
 *
 * What the language and topic files of `data/lexicon/` say: folded words, and phrases of them, by category.
 * Immutable once loaded; shared by threads.
 *
 * A file is `{"about":…, "categories":{NAME:{"about":…,"entries":[{"forms":["…"],"value":1,"name":"…",…}]}}}`.
 * Every form is folded as text is; a form of several words is a phrase.  A form written with the article is found only
 * with it, a form without it is found both ways.  A category with `"pronouns": true` is also found with a pronoun at
 * the end of its last word ("قواتها").  A file added later overrides an entry of the same category and form.
 */
typedef struct _MasarLexicon MasarLexicon;

/**
 * MasarCategorySet:
 *
 * Categories, as bits.  Two categories may share a bit when there are many: what meets may yet not match.
 */
typedef struct
{
  guint64 bits[2];
} MasarCategorySet;

/* The set of one category, by its id. */
static inline MasarCategorySet
masar_category_set_of (guint category)
{
  MasarCategorySet set = { { 0, 0 } };

  set.bits[category / 64 % 2] = G_GUINT64_CONSTANT (1) << category % 64;
  return set;
}

static inline MasarCategorySet
masar_category_set_union (MasarCategorySet a, MasarCategorySet b)
{
  return (MasarCategorySet){ { a.bits[0] | b.bits[0], a.bits[1] | b.bits[1] } };
}

static inline gboolean
masar_category_set_meets (MasarCategorySet a, MasarCategorySet b)
{
  return ((a.bits[0] & b.bits[0]) | (a.bits[1] & b.bits[1])) != 0;
}

static inline gboolean
masar_category_set_is_empty (MasarCategorySet set)
{
  return (set.bits[0] | set.bits[1]) == 0;
}

/**
 * MasarLexiconMember:
 * @key: see [func@lexicon_get_key]
 * @name: its name in the file
 * @string: its value, if it is a string
 * @number: its value, if it is a whole number; 1 for true
 *
 * A further member of an entry.
 */
typedef struct
{
  guint64 key;
  const char *name;
  const char *string;
  int number;
} MasarLexiconMember;

/**
 * MasarLexiconEntry:
 * @category: id of its category, see [method@Lexicon.get_category]
 * @position: its place in its category, see [method@Lexicon.get_entry]
 * @name: canonical name ("name", or its first form)
 * @value: the number it stands for ("value", or 0)
 * @data: the entry as it was read, for members that are arrays or objects
 * @members: its further members: few, and asked for in every article, so that they stand in a row
 * @n_members: how many there are
 */
typedef struct
{
  guint category;
  guint position;
  const char *name;
  int value;
  JsonObject *data;
  MasarLexiconMember *members;
  guint n_members;
} MasarLexiconEntry;

/**
 * MasarMatch:
 * @entry: what was found; a form with the article matches only with it, a form without matches both ways
 * @category: the category of @entry
 * @n_tokens: how many tokens it covers
 * @clitics: what was peeled off the first token, #MasarClitics
 *
 * A form of the lexicon in a text.
 */
typedef struct
{
  const MasarLexiconEntry *entry;
  guint16 category;
  guint8 n_tokens;
  guint8 clitics;
} MasarMatch;

/**
 * MASAR_LEXICON_NO_CATEGORY:
 *
 * The id of a category that no file has.  Nothing is in it.
 */
#define MASAR_LEXICON_NO_CATEGORY G_MAXUINT

#define MASAR_LEXICON_ERROR (masar_lexicon_error_quark ())
GQuark masar_lexicon_error_quark (void);

/**
 * MasarLexiconError:
 * @MASAR_LEXICON_ERROR_SYNTAX: not JSON; the message gives file, line and column
 * @MASAR_LEXICON_ERROR_VALUE: a member is missing or of another type than expected; the message gives file and path
 */
typedef enum
{
  MASAR_LEXICON_ERROR_SYNTAX,
  MASAR_LEXICON_ERROR_VALUE,
} MasarLexiconError;

MasarLexicon *masar_lexicon_new_default (const char *user_dir, GError **error);
MasarLexicon *masar_lexicon_new (void);
MasarLexicon *masar_lexicon_ref (MasarLexicon *self);
void masar_lexicon_unref (MasarLexicon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarLexicon, masar_lexicon_unref)

gboolean masar_lexicon_add_bytes (MasarLexicon *self, const char *where, GBytes *json, GError **error);
GPtrArray *masar_lexicon_get_problems (const MasarLexicon *self);

guint masar_lexicon_get_category (const MasarLexicon *self, const char *name);
MasarCategorySet masar_lexicon_get_set (const MasarLexicon *self, guint category);
const char *masar_lexicon_get_category_name (const MasarLexicon *self, guint category);
guint masar_lexicon_get_n_categories (const MasarLexicon *self);
guint masar_lexicon_get_n_entries (const MasarLexicon *self, guint category);
const MasarLexiconEntry *masar_lexicon_get_entry (const MasarLexicon *self, guint category, guint position);
const MasarLexiconEntry *masar_lexicon_find_entry (const MasarLexicon *self, guint category, const char *name);

/**
 * masar_lexicon_get_key:
 * @name: name of a member
 *
 * Members are asked for by constant names, whose keys the compiler works out.
 *
 * Returns: its first eight bytes, or all of them and zeros, as a number
 */
static inline guint64
masar_lexicon_get_key (const char *name)
{
  guint64 key = 0;

  memcpy (&key, name, MIN (strlen (name), sizeof key));
  return key;
}

/**
 * masar_lexicon_entry_find:
 * @name: name of a member other than forms, name and value
 *
 * Returns: (transfer none) (nullable): the member
 */
static inline const MasarLexiconMember *
masar_lexicon_entry_find (const MasarLexiconEntry *self, const char *name)
{
  const guint64 key = masar_lexicon_get_key (name);

  for (guint i = 0; i < self->n_members; i++)
    if (self->members[i].key == key && (strlen (name) < sizeof key || strcmp (self->members[i].name, name) == 0))
      return &self->members[i];
  return NULL;
}

/**
 * masar_lexicon_entry_get_string:
 *
 * Returns: (transfer none) (nullable): the member's value, if it is a string
 */
static inline const char *
masar_lexicon_entry_get_string (const MasarLexiconEntry *self, const char *name)
{
  const MasarLexiconMember *member = masar_lexicon_entry_find (self, name);

  return member != NULL ? member->string : NULL;
}

/**
 * masar_lexicon_entry_get_number:
 *
 * Returns: the member's value, or @fallback if there is no such member
 */
static inline int
masar_lexicon_entry_get_number (const MasarLexiconEntry *self, const char *name, int fallback)
{
  const MasarLexiconMember *member = masar_lexicon_entry_find (self, name);

  return member != NULL ? member->number : fallback;
}

/**
 * masar_lexicon_entry_get_flag:
 *
 * Returns: whether the entry has that member, and true
 */
static inline gboolean
masar_lexicon_entry_get_flag (const MasarLexiconEntry *self, const char *name)
{
  return masar_lexicon_entry_get_number (self, name, FALSE) != 0;
}

/**
 * MasarLexiconView:
 * @make: makes what a reader wants to know of a lexicon
 * @free: frees it
 *
 * What a reader looks up in a lexicon once and not for every text, see [method@Lexicon.get_view].
 */
typedef struct
{
  gpointer (*make) (const MasarLexicon *lexicon);
  GDestroyNotify free;
} MasarLexiconView;

gconstpointer masar_lexicon_get_view (const MasarLexicon *self, const MasarLexiconView *view);

/* Word ids: 1 and up, 0 is a word that no form has. */
guint32 masar_lexicon_find_word (const MasarLexicon *self, const char *folded, gsize length);
const char *masar_lexicon_get_word (const MasarLexicon *self, guint32 word);
guint32 masar_lexicon_get_n_words (const MasarLexicon *self);
const MasarMatch *masar_lexicon_get_matches (const MasarLexicon *self, guint32 word, guint *n_matches);

G_END_DECLS
