/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-text.h"

#include "masar-fold-private.h"
#include "masar-hash.h"
#include "masar-text-private.h"
#include "masar-word-cache-private.h"

#include <string.h>

/* A text and its tokens.  One pass over the bytes folds, cuts and looks up; a token's folded form stands in one buffer
 * for the whole text, so nothing is allocated for a token, and what a word is is known from where it stood before.
 * Immutable once made; any thread. */

typedef struct
{
  MasarText *text;
  MasarWordCache *words; /* or NULL, where nothing is looked up */
  const char *at;
  const char *end;
  char *out;
  gsize out_size;
  gsize out_length;
  gsize n_allocated;
  gboolean space_before;
} MasarTokeniser;

static inline MasarToken *
add_token (MasarTokeniser *self, MasarTokenKind kind)
{
  MasarText *text = self->text;
  MasarToken *token;

  if (text->n_tokens == self->n_allocated)
    {
      self->n_allocated *= 2;
      text->tokens = g_renew (MasarToken, text->tokens, self->n_allocated);
    }
  token = &text->tokens[text->n_tokens++];
  *token = (MasarToken){
    .start = (guint32) (self->at - text->source),
    .folded = (guint32) self->out_length,
    .kind = (guint8) kind,
    .space_before = self->space_before || self->at == text->source,
  };
  self->space_before = FALSE;
  return token;
}

/* For the rare ligatures that are longer folded than in the source. */
static inline void
append_folded (MasarTokeniser *self, const MasarFolded *folded)
{
  const gsize room = 2 * (gsize) (self->end - self->at) + MASAR_FOLD_MAX_BYTES + 2;

  if (G_UNLIKELY (self->out_length + room > self->out_size))
    {
      self->out_size = self->out_size * 2 + room;
      self->out = g_realloc (self->out, self->out_size);
    }
  for (guint i = 0; i < folded->n_bytes; i++)
    self->out[self->out_length + i] = folded->bytes[i];
  self->out_length += folded->n_bytes;
}

/* Fills in what the token's word is. */
static inline void
look_up (MasarTokeniser *self, MasarToken *token, const MasarWordKey *key, gsize length)
{
  const char *folded = self->out + token->folded;
  const char *last = self->text->source + token->end - 2;
  const gboolean marbuta = token->end - token->start >= 2 && memcmp (last, "ة", 2) == 0;
  const MasarWordMemo *memo = masar_word_cache_look_up (self->words, key, token->kind, folded, length, marbuta);

  token->word = memo->word;
  token->definite = memo->definite;
  token->stem = memo->stem;
  token->starts = memo->starts;
  token->first_match = memo->first_match;
  token->n_matches = memo->n_matches;
  token->clitics = memo->clitics;
  token->leads = memo->leads;
  token->plain = memo->word != 0;
  if (token->kind != MASAR_TOKEN_NUMBER)
    token->hash = memo->hash;
}

static void
end_token (MasarTokeniser *self, MasarToken *token)
{
  const char *folded = self->out + token->folded;
  const gsize length = self->out_length - token->folded;

  self->out[self->out_length++] = '\0';
  if (token->kind == MASAR_TOKEN_BREAK || length == 0)
    return;
  if (self->words != NULL)
    {
      const MasarWordKey key = masar_word_key_new (folded, length);

      look_up (self, token, &key, length);
    }
  else if (token->kind != MASAR_TOKEN_NUMBER)
    token->hash = masar_hash_bytes (MASAR_HASH_SEED, folded, length);
}

/* Four characters of two bytes each, the first one lowest: what those of the Arabic block have in common, and the bits
 * that tell them apart from others. */
#define LANES G_GUINT64_CONSTANT (0x0001000100010001)
#define ARABIC_BLOCK (0x80D8 * LANES)
#define ARABIC_BLOCK_MASK (0xC0FC * LANES)
#define ALEFS (0xA7D8 * LANES)

/* The folded form of a character of the Arabic block, by its place there, and above it what is zero for a plain letter.
 */
static inline guint64
get_entry (guint64 place)
{
  guint32 entry;

  memcpy (&entry, &masar_fold_arabic[place & 0xFF], sizeof entry);
  return GUINT32_FROM_LE (entry) ^ (MASAR_FOLD_ARABIC << 16);
}

/* The places in the Arabic block of four characters. */
static inline guint64
get_places (guint64 letters)
{
  return (letters & 0x03 * LANES) << 6 | (letters >> 8 & 0x3F * LANES);
}

/* Folds four characters at once, up to the first that is no plain letter of the Arabic block; zeros stand for what
 * follows.  A word is short, and where it ends no processor can foretell.  Returns how many letters there are. */
static inline guint
fold_letters (guint64 letters, guint64 *folded)
{
  const guint64 others = (letters & ARABIC_BLOCK_MASK) ^ ARABIC_BLOCK;
  guint n_letters = others != 0 ? (guint) __builtin_ctzll (others) / 16 : 4;
  guint64 mask = n_letters < 4 ? (G_GUINT64_CONSTANT (1) << 16 * n_letters) - 1 : G_MAXUINT64;
  const guint64 places = get_places ((letters & mask) | (ALEFS & ~mask));
  const guint64 entries[] = { get_entry (places), get_entry (places >> 16), get_entry (places >> 32),
                              get_entry (places >> 48) };

  *folded = (entries[0] & 0xFFFF) | (entries[1] & 0xFFFF) << 16 | (entries[2] & 0xFFFF) << 32 | entries[3] << 48;
  if (G_UNLIKELY ((entries[0] | entries[1] | entries[2] | entries[3]) >> 16 != 0))
    {
      for (n_letters = 0; entries[n_letters] >> 16 == 0;)
        n_letters++;
      mask = (G_GUINT64_CONSTANT (1) << 16 * n_letters) - 1;
    }
  *folded = GUINT64_TO_LE (*folded & mask);
  return n_letters;
}

/* Reads on as long as plain letters of the Arabic block come, nearly all of the news.  Writes up to eight bytes more
 * than there are letters, for which there is room.  The first of them go to @key. */
static inline void
read_letters (MasarTokeniser *self, MasarWordKey *key)
{
  guint n_letters = 4;

  for (guint part = 0; n_letters == 4 && self->at < self->end; part++)
    {
      guint64 letters = 0;
      guint64 folded;

      if (self->end - self->at >= 8)
        memcpy (&letters, self->at, 8);
      else
        memcpy (&letters, self->at, (gsize) (self->end - self->at));
      n_letters = fold_letters (GUINT64_FROM_LE (letters), &folded);
      memcpy (self->out + self->out_length, &folded, sizeof folded);
      if (part < G_N_ELEMENTS (key->parts))
        key->parts[part] = folded;
      self->at += 2 * n_letters;
      self->out_length += 2 * n_letters;
    }
}

/* Whether a plain letter of the Arabic block comes. */
static inline gboolean
is_at_letter (const MasarTokeniser *self)
{
  guint16 pair;

  if (self->end - self->at < 2)
    return FALSE;
  memcpy (&pair, self->at, sizeof pair);
  pair = GUINT16_FROM_LE (pair);
  return ((pair & (guint16) ARABIC_BLOCK_MASK) ^ (guint16) ARABIC_BLOCK) == 0
         && get_entry (get_places (pair)) >> 16 == 0;
}

/* Whether a character of ASCII comes that ends every word: all but the control characters, which are dropped. */
static inline gboolean
is_at_ascii (const MasarTokeniser *self)
{
  return (guint8) *self->at < 0x80 && masar_fold_ascii_class[(guint8) *self->at] != MASAR_FOLD_FORMAT;
}

/* Reads on as long as the characters are of @class; signs and joiners belong to the word. */
static void
go_on (MasarTokeniser *self, MasarToken *token, MasarFoldClass class)
{
  const char *last = self->at;

  while (self->at < self->end)
    {
      MasarFolded folded;

      masar_fold_read (self->at, self->end, &folded);
      if (class == MASAR_FOLD_ARABIC && folded.class == MASAR_FOLD_FOREIGN)
        {
          token->foreign = TRUE;
          folded.class = class;
        }
      if (folded.class != class && folded.class != MASAR_FOLD_SIGN && folded.class != MASAR_FOLD_FORMAT)
        break;
      self->at += folded.n_source;
      if (folded.class == class)
        append_folded (self, &folded);
      if (folded.class != MASAR_FOLD_FORMAT)
        last = self->at;
    }
  token->end = (guint32) (last - self->text->source);
}

static MasarToken *
read_run (MasarTokeniser *self, MasarTokenKind kind, MasarFoldClass class)
{
  MasarToken *token = add_token (self, kind);

  go_on (self, token, class);
  return token;
}

/* A word that begins with a plain letter. */
static void
read_word (MasarTokeniser *self)
{
  MasarToken *token = add_token (self, MASAR_TOKEN_WORD);
  MasarWordKey key = { { 0 } };

  read_letters (self, &key);
  if (self->words != NULL && (self->at == self->end || is_at_ascii (self)))
    {
      const gsize length = self->out_length - token->folded;

      token->end = (guint32) (self->at - self->text->source);
      self->out[self->out_length++] = '\0';
      look_up (self, token, &key, length);
      return;
    }
  go_on (self, token, MASAR_FOLD_ARABIC);
  end_token (self, token);
}

static void
read_number (MasarTokeniser *self)
{
  MasarToken *token = read_run (self, MASAR_TOKEN_NUMBER, MASAR_FOLD_DIGIT);
  const char *digits = self->out + token->folded;
  const gsize n_digits = self->out_length - token->folded;

  token->n_digits = (guint8) MIN (n_digits, 255u);
  token->number = 0;
  for (gsize i = 0; i < n_digits; i++)
    {
      if (token->number > (G_MAXINT64 - 9) / 10)
        {
          token->number = G_MAXINT64;
          break;
        }
      token->number = token->number * 10 + (digits[i] - '0');
    }
  end_token (self, token);
}

/* Line ends that follow each other, and the spaces between them, are one break. */
static void
read_break (MasarTokeniser *self, MasarFolded *folded)
{
  MasarToken *token = add_token (self, MASAR_TOKEN_BREAK);

  do
    {
      self->at += folded->n_source;
      if (folded->class == MASAR_FOLD_BREAK)
        token->end = (guint32) (self->at - self->text->source);
      if (self->at >= self->end)
        break;
      masar_fold_read (self->at, self->end, folded);
    }
  while (folded->class == MASAR_FOLD_BREAK || folded->class == MASAR_FOLD_SPACE || folded->class == MASAR_FOLD_FORMAT);
  self->space_before = TRUE;
  end_token (self, token);
}

static void
read_mark (MasarTokeniser *self, MasarFolded *folded)
{
  MasarToken *token = add_token (self, MASAR_TOKEN_MARK);

  append_folded (self, folded);
  self->at += folded->n_source;
  token->end = (guint32) (self->at - self->text->source);
  end_token (self, token);
}

static void
tokenise (MasarTokeniser *self)
{
  while (self->at < self->end)
    {
      MasarFolded folded;

      if (*self->at == ' ')
        {
          self->space_before = TRUE;
          self->at++;
          continue;
        }
      if (is_at_letter (self))
        {
          read_word (self);
          continue;
        }
      masar_fold_read (self->at, self->end, &folded);
      switch (folded.class)
        {
        case MASAR_FOLD_ARABIC:
        case MASAR_FOLD_FOREIGN:
          end_token (self, read_run (self, MASAR_TOKEN_WORD, MASAR_FOLD_ARABIC));
          break;
        case MASAR_FOLD_LATIN:
          end_token (self, read_run (self, MASAR_TOKEN_LATIN, MASAR_FOLD_LATIN));
          break;
        case MASAR_FOLD_DIGIT:
          read_number (self);
          break;
        case MASAR_FOLD_BREAK:
          read_break (self, &folded);
          break;
        case MASAR_FOLD_MARK:
          read_mark (self, &folded);
          break;
        case MASAR_FOLD_SPACE:
          self->space_before = TRUE;
          self->at += folded.n_source;
          break;
        default:
          self->at += folded.n_source;
          break;
        }
    }
}

/**
 * masar_text_new:
 * @source: UTF-8 text, which must stay as long as the text does and need not be terminated
 * @length: its bytes, below 2³² - 1
 * @lexicon: (nullable): where to look words up; must stay as long as the text does
 *
 * Folds and cuts @source.  A byte that is no UTF-8 becomes a mark.
 *
 * Returns: (transfer full): the text
 */
MasarText *
masar_text_new (const char *source, gsize length, const MasarLexicon *lexicon)
{
  MasarText *self = g_new0 (MasarText, 1);
  MasarTokeniser tokeniser = {
    .text = self,
    .at = source,
    .end = source + length,
    .out_size = length * 2 + 64,
    .n_allocated = length / 8 + 16,
  };

  g_return_val_if_fail (source != NULL || length == 0, NULL);
  g_return_val_if_fail (length < G_MAXUINT32, NULL);

  self->source = source;
  self->length = length;
  self->lexicon = lexicon;
  self->tokens = g_new (MasarToken, tokeniser.n_allocated);
  tokeniser.out = g_malloc (tokeniser.out_size);
  tokeniser.words = lexicon != NULL ? masar_word_cache_borrow (lexicon) : NULL;
  tokenise (&tokeniser);
  self->folded = tokeniser.out;
  self->folded_length = tokeniser.out_length;
  if (lexicon != NULL)
    {
      masar_matches_find (self, tokeniser.words->matches);
      masar_word_cache_give_back (tokeniser.words);
    }
  masar_sentences_split (self);
  return self;
}

void
masar_text_free (MasarText *self)
{
  if (self == NULL)
    return;
  g_free (self->folded);
  g_free (self->tokens);
  g_free (self->matches);
  g_free (self->sentences);
  g_free (self);
}

static gsize
get_folded_length (const MasarText *self, guint token)
{
  const gsize end = token + 1 < self->n_tokens ? self->tokens[token + 1].folded : self->folded_length;

  return end - 1 - self->tokens[token].folded;
}

/**
 * masar_text_is_same_word:
 * @token: index of a token
 * @other: index of another
 *
 * Returns: whether both have the same folded form
 */
gboolean
masar_text_is_same_word (const MasarText *self, guint token, guint other)
{
  const gsize length = get_folded_length (self, token);

  /* What the lexicon knows has a number. */
  if (self->tokens[token].word != self->tokens[other].word)
    return FALSE;
  return length == get_folded_length (self, other)
         && memcmp (self->folded + self->tokens[token].folded, self->folded + self->tokens[other].folded, length) == 0;
}

/**
 * masar_text_find_token:
 * @offset: UTF-8 byte offset into the source
 *
 * Returns: index of the token that holds @offset, or else of the first one after it; the number of tokens when there is
 *   none
 */
guint
masar_text_find_token (const MasarText *self, guint32 offset)
{
  guint low = 0, high = self->n_tokens;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (self->tokens[middle].end > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}
