/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-sketch.h"

#include "masar-hash.h"

#include <string.h>

/* What is kept of an article's words, so that weave can tell copies of one text, and happenings told in the same rare
 * words, without the text.
 *
 * A sketch is a string: hashes of 24 bits, each as four characters whose order in ASCII is that of the numbers, sorted,
 * without doubles.  Two kinds:
 *
 * - shingles: of every five words in a row of the body, the 32 lowest hashes (bottom-k sampling: A. Broder, "On the
 *   resemblance and containment of documents", 1997).  Punctuation and vowel signs do not count, so that an agency's
 *   text is the same wherever it is printed.
 * - words: of a passage, the words that the lexicon does not know, for these are names and rare nouns; and of what
 * stands between quotation marks the three lowest hashes of four words in a row. */

#define WORDS_PER_SHINGLE 5
#define MAX_SHINGLES 32
#define MIN_SHINGLES 8
#define WORDS_PER_QUOTE 4
#define MAX_QUOTES 3
#define LETTER 2
#define MIN_WORD_BYTES (3 * LETTER)
#define HASH_BITS 24

static const char digits[] = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

static guint32
hash_word (const char *word)
{
  return masar_hash_bytes (MASAR_HASH_SEED, word, strlen (word));
}

/* Spreads every bit of a hash over all: FNV leaves the high ones of short words alike. */
static guint32
mix (guint32 hash)
{
  hash = (hash ^ (hash >> 16)) * 0x7feb352du;
  hash = (hash ^ (hash >> 15)) * 0x846ca68bu;
  return (hash ^ (hash >> 16)) >> (32 - HASH_BITS);
}

/* A sorted set of the @max lowest. */
typedef struct
{
  guint32 entries[MAX_SHINGLES];
  guint n_entries;
  guint max;
} Lowest;

static void
lowest_insert (Lowest *self, guint32 entry)
{
  guint position = self->n_entries;

  while (position > 0 && self->entries[position - 1] > entry)
    position--;
  if (position > 0 && self->entries[position - 1] == entry)
    return;
  if (self->n_entries < self->max)
    self->n_entries++;
  memmove (&self->entries[position + 1], &self->entries[position],
           (self->n_entries - position - 1) * sizeof *self->entries);
  self->entries[position] = entry;
}

static inline void
lowest_add (Lowest *self, guint32 entry)
{
  if (self->n_entries < self->max || entry < self->entries[self->max - 1])
    lowest_insert (self, entry);
}

/* Appends @n_entries, sorted, each once. */
static void
append_entries (GString *sketch, const guint32 *entries, guint n_entries)
{
  const gsize before = sketch->len;
  char *at;

  g_string_set_size (sketch, before + (gsize) n_entries * MASAR_SKETCH_BYTES);
  at = sketch->str + before;
  for (guint i = 0; i < n_entries; i++)
    {
      if (i > 0 && entries[i] == entries[i - 1])
        continue;
      *at++ = digits[entries[i] >> 18 & 63];
      *at++ = digits[entries[i] >> 12 & 63];
      *at++ = digits[entries[i] >> 6 & 63];
      *at++ = digits[entries[i] & 63];
    }
  g_string_truncate (sketch, (gsize) (at - sketch->str));
}

static inline guint32
hash_next (guint32 run, guint32 word)
{
  return (run ^ word) * 0x9e3779b1u + (run >> 15);
}

G_STATIC_ASSERT (WORDS_PER_SHINGLE == 5 && WORDS_PER_QUOTE == 4);

/* Feeds the hash of every @n_words words in a row, four or five, from @from up to before @to to @lowest.  Inlined, so
 * that what is kept of the last words stays in registers. */
static G_ALWAYS_INLINE inline void
add_runs (const MasarText *text, guint from, guint to, guint n_words, Lowest *lowest)
{
  const MasarToken *tokens = masar_text_get_tokens (text);
  guint32 fifth = 0, fourth = 0, third = 0, second = 0, last = 0;
  guint n = 0;

  for (guint token = from; token < to; token++)
    {
      guint32 run;

      if (tokens[token].kind >= MASAR_TOKEN_MARK)
        continue;
      fifth = fourth;
      fourth = third;
      third = second;
      second = last;
      last = tokens[token].kind != MASAR_TOKEN_NUMBER ? tokens[token].hash
                                                      : hash_word (masar_text_get_folded (text, token));
      if (++n < n_words)
        continue;
      run = n_words == WORDS_PER_SHINGLE ? hash_next (0, fifth) : 0;
      run = hash_next (hash_next (hash_next (hash_next (run, fourth), third), second), last);
      lowest_add (lowest, mix (run));
    }
}

/**
 * masar_sketch_shingles:
 * @body: (element-type MasarPassage): the parts of @text that are the article
 * @sketch: where to append the sketch
 *
 * Sketches the words of a body in their order.
 */
void
masar_sketch_shingles (const MasarText *text, const GArray *body, GString *sketch)
{
  const MasarToken *tokens = masar_text_get_tokens (text);
  const guint n_tokens = masar_text_get_n_tokens (text);
  Lowest lowest = { .max = MAX_SHINGLES };

  for (guint i = 0; i < body->len; i++)
    {
      const MasarPassage *part = &g_array_index (body, MasarPassage, i);
      const guint from = masar_text_find_token (text, part->start);
      guint to = from;

      while (to < n_tokens && tokens[to].end <= part->end)
        to++;
      add_runs (text, from, to, WORDS_PER_SHINGLE, &lowest);
    }
  append_entries (sketch, lowest.entries, lowest.n_entries);
}

/* What is left of a word that the lexicon does not know without "and", prepositions and the article before it. */
static const char *
skip_prefix (const char *word)
{
  static const struct
  {
    const char *letters;
    gsize length;
  } prefixes[] = {
    { "وبال", 4 * LETTER }, { "وال", 3 * LETTER }, { "فال", 3 * LETTER }, { "بال", 3 * LETTER },
    { "كال", 3 * LETTER },  { "ولل", 3 * LETTER }, { "لل", 2 * LETTER },  { "ال", 2 * LETTER },
  };
  const gsize length = strlen (word);

  /* The first letter is compared without a call: it is another one mostly. */
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (length >= prefixes[i].length + MIN_WORD_BYTES && memcmp (word, prefixes[i].letters, LETTER) == 0
        && memcmp (word, prefixes[i].letters, prefixes[i].length) == 0)
      return word + prefixes[i].length;
  return word;
}

/* The quotations that begin in the passage; what began before it is not seen as one. */
static void
add_quotes (const MasarText *text, guint first_token, guint end_token, GArray *entries)
{
  const MasarToken *tokens = masar_text_get_tokens (text);
  const char *source = masar_text_get_source (text, NULL);
  Lowest lowest = { .max = MAX_QUOTES };
  guint begin = G_MAXUINT;

  for (guint token = first_token; token < end_token; token++)
    {
      const gunichar mark =
          tokens[token].kind == MASAR_TOKEN_MARK ? g_utf8_get_char (source + tokens[token].start) : ' ';

      if (begin == G_MAXUINT && (mark == 0xab || mark == 0x201c || mark == 0x201d || mark == '"'))
        begin = token + 1;
      else if (begin != G_MAXUINT && (mark == 0xbb || mark == 0x201d || mark == 0x201c || mark == '"'))
        {
          add_runs (text, begin, token, WORDS_PER_QUOTE, &lowest);
          begin = G_MAXUINT;
        }
    }
  if (begin < end_token)
    add_runs (text, begin, end_token, WORDS_PER_QUOTE, &lowest);
  g_array_append_vals (entries, lowest.entries, lowest.n_entries);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a;
  const guint32 y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/* Of so many a passage seldom has more; they are put in their places one by one. */
#define FEW_ENTRIES 32

static void
sort_entries (GArray *array)
{
  guint32 *entries = (guint32 *) (void *) array->data;

  if (array->len > FEW_ENTRIES)
    g_array_sort (array, compare_entries);
  else
    for (guint i = 1; i < array->len; i++)
      {
        const guint32 entry = entries[i];
        guint place = i;

        for (; place > 0 && entries[place - 1] > entry; place--)
          entries[place] = entries[place - 1];
        entries[place] = entry;
      }
}

/**
 * masar_sketch_words:
 * @first_token: of a passage
 * @end_token: the token after its last one
 * @sketch: where to append the sketch
 *
 * Sketches the rare words and the quotations of a passage.
 */
void
masar_sketch_words (const MasarText *text, guint first_token, guint end_token, GString *sketch)
{
  const MasarToken *tokens = masar_text_get_tokens (text);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint token = first_token; token < end_token; token++)
    if (tokens[token].kind == MASAR_TOKEN_WORD && tokens[token].n_matches == 0)
      {
        const char *word = skip_prefix (masar_text_get_folded (text, token));
        const guint32 entry = mix (hash_word (word));

        if (strlen (word) >= MIN_WORD_BYTES)
          g_array_append_val (entries, entry);
      }
  add_quotes (text, first_token, end_token, entries);
  sort_entries (entries);
  append_entries (sketch, (const guint32 *) (void *) entries->data, entries->len);
}

/**
 * masar_sketch_get_length:
 * @sketch: (nullable): a sketch, whoever wrote it
 *
 * Returns: how many entries it has; an entry that is cut off does not count
 */
guint
masar_sketch_get_length (const char *sketch)
{
  return sketch != NULL ? (guint) (strlen (sketch) / MASAR_SKETCH_BYTES) : 0;
}

/**
 * masar_sketch_get_entry:
 * @position: less than the length of @sketch
 *
 * Returns: the entry there, as a number that keeps the order
 */
guint32
masar_sketch_get_entry (const char *sketch, guint position)
{
  const guchar *at = (const guchar *) sketch + (gsize) position * MASAR_SKETCH_BYTES;

  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/**
 * masar_sketch_get_containment:
 * @a: (nullable): a sketch of shingles
 * @b: (nullable): another
 *
 * Estimates how much of the shorter text stands word for word in the longer one.  Only what lies below the
 * highest entry of a sketch that is full counts: so far both are complete.
 *
 * Returns: from 0 to 1; 0 as well where there is too little to say
 */
double
masar_sketch_get_containment (const char *a, const char *b)
{
  const guint n_a = masar_sketch_get_length (a);
  const guint n_b = masar_sketch_get_length (b);
  guint32 highest = G_MAXUINT32;
  guint i = 0;
  guint j = 0;
  guint n_shared = 0;

  if (n_a >= MAX_SHINGLES)
    highest = masar_sketch_get_entry (a, n_a - 1);
  if (n_b >= MAX_SHINGLES)
    highest = MIN (highest, masar_sketch_get_entry (b, n_b - 1));
  while (TRUE)
    {
      const guint32 x = i < n_a ? masar_sketch_get_entry (a, i) : G_MAXUINT32;
      const guint32 y = j < n_b ? masar_sketch_get_entry (b, j) : G_MAXUINT32;

      if (MIN (x, y) > highest || MIN (x, y) == G_MAXUINT32)
        break;
      n_shared += x == y;
      i += x <= y;
      j += y <= x;
    }
  return MIN (i, j) >= MIN_SHINGLES ? (double) n_shared / MIN (i, j) : 0;
}
