/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-story.h"

#include <string.h>

/* A piece shorter than this cannot stand alone; it joins the one after it. */
#define MIN_PIECE_TOKENS 2

/* What masar_story_is_mark() does not know at once. */
gboolean
masar_story_is_one_of (const MasarStory *self, guint mark, const char *marks)
{
  const char *at = masar_text_get_source (self->text, NULL) + self->tokens[mark].start;
  const gsize length = self->tokens[mark].end - self->tokens[mark].start;

  if (length == 1)
    return strchr (marks, *at) != NULL;
  /* two or three bytes: too few for a call */
  for (; *marks != '\0'; marks++)
    if (marks[0] == at[0] && marks[1] == at[1] && (length == 2 || strncmp (marks + 2, at + 2, length - 2) == 0))
      return TRUE;
  return FALSE;
}

/* "in response to", "days after": not "right after", which is as good as at the same time. */
static gboolean
refers_back (const MasarStory *self, guint token)
{
  const MasarTag *after = masar_tags_at (self->tags, token, MASAR_TAG_AFTER);

  return masar_tags_at (self->tags, token, MASAR_TAG_LINK_RESPONSE) != NULL
         || (after != NULL && !masar_tag_get_flag (after, "at_once"));
}

static void
add_piece (MasarStory *self, guint first, guint end, guint sentence, gboolean headline)
{
  MasarPiece piece = {
    .first_token = first, .end_token = end, .sentence = sentence, .headline = headline, .linked = MASAR_UNKNOWN
  };
  const MasarTag *clause;

  while (piece.first_token < end && self->tokens[piece.first_token].kind >= MASAR_TOKEN_MARK)
    piece.first_token++;
  while (piece.end_token > piece.first_token && self->tokens[piece.end_token - 1].kind == MASAR_TOKEN_BREAK)
    piece.end_token--;
  if (piece.end_token <= piece.first_token)
    return;
  clause = masar_tags_at (self->tags, piece.first_token, MASAR_TAG_SUBORDINATOR);
  /* "…, and that two days after" */
  piece.reference =
      refers_back (self, piece.first_token) || (clause != NULL && refers_back (self, clause->token + clause->n_tokens));
  for (guint token = piece.first_token; token < piece.end_token; token++)
    masar_tag_set_unite (&piece.kinds, &self->tags->tokens[token]);
  piece.report = masar_tags_next (self->tags, MASAR_TAG_REPORT_VERB, piece.first_token, piece.end_token);
  g_array_append_val (self->pieces, piece);
}

/* Whether violence was told of.  "Three were killed" tells of none by itself: "after an explosion" says by what. */
static gboolean
has_trigger (const MasarStory *self, guint from, guint to)
{
  if (masar_story_has (self, MASAR_TAG_VIOLENCE_NOUN, from, to))
    return TRUE;
  for (const MasarTag *verb = masar_tags_next (self->tags, MASAR_TAG_VIOLENCE_VERB, from, to); verb != NULL;
       verb = masar_tags_next (self->tags, MASAR_TAG_VIOLENCE_VERB, verb->token + 1, to))
    if (g_strcmp0 (masar_tag_get_string (verb, "needs"), "subject") != 0)
      return TRUE;
  return FALSE;
}

/* How far behind "in response to", "days after" the noun of what is referred to may stand. */
#define MAX_REFERENCE_TOKENS 7

/* How far where it is told first who died in it. */
#define MAX_DEATH_TOKENS 12

/* Whether a step in talks is named at @token: "since the withdrawal of …". */
static gboolean
opens_talks (const MasarStory *self, guint token)
{
  const MasarTag *noun = masar_tags_at (self->tags, token, MASAR_TAG_TALKS_NOUN);

  return noun != NULL && !masar_tag_get_flag (noun, "weak");
}

/* "…, in response to an attack", "… days after an attack": what is referred to is another happening, a clause of its
 * own where one was told of already. */
static gboolean
is_reference (const MasarStory *self, guint first, guint token, guint end)
{
  const MasarTag *response = masar_tags_at (self->tags, token, MASAR_TAG_LINK_RESPONSE);
  const MasarTag *after = masar_tags_at (self->tags, token, MASAR_TAG_AFTER);

  if ((response == NULL && after == NULL) || !has_trigger (self, first, token))
    return FALSE;
  if (after != NULL && opens_talks (self, after->token + after->n_tokens))
    return TRUE;
  return masar_story_has (self, MASAR_TAG_VIOLENCE_NOUN, token + 1, MIN (token + 1 + MAX_REFERENCE_TOKENS, end))
         || (masar_story_has (self, MASAR_TAG_CASUALTY, token + 1, MIN (token + 1 + MAX_REFERENCE_TOKENS, end))
             && masar_story_has (self, MASAR_TAG_VIOLENCE_NOUN, token + 1, MIN (token + 1 + MAX_DEATH_TOKENS, end)));
}

/**
 * masar_story_first_time:
 * @token: index of a token
 *
 * Returns: index of the first time that begins at @token or after it
 */
guint
masar_story_first_time (const MasarStory *self, guint token)
{
  guint low = 0;
  guint high = self->times->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->times, MasarTime, middle).first_token < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
has_time (const MasarStory *self, guint from, guint to)
{
  for (guint i = masar_story_first_time (self, from); i < self->times->len; i++)
    {
      const MasarTime *time = &g_array_index (self->times, MasarTime, i);

      if (time->first_token >= to)
        break;
      if (!time->vague)
        return TRUE;
    }
  return FALSE;
}

/* "… on that day, and the withdrawal from … on that": what is coordinated with a dated step and has a noun of its own
 * is a step of its own; so is what an agreement sets. */
static gboolean
is_next_step (const MasarStory *self, guint first, guint token)
{
  const MasarTag *noun = masar_tags_at (self->tags, token, MASAR_TAG_TALKS_NOUN);

  if (masar_tags_at (self->tags, token, MASAR_TAG_PROVISION) != NULL)
    return masar_story_has (self, MASAR_TAG_TALKS_NOUN, first, token);
  return noun != NULL && (noun->clitics & MASAR_CLITIC_WA) != 0 && !masar_tag_get_flag (noun, "weak")
         && masar_story_has (self, MASAR_TAG_TALKS_NOUN, first, token) && has_time (self, first, token);
}

/* A time between commas has no more tokens, nor words before it. */
#define MAX_TIME_TOKENS 14
#define MAX_TIME_PREPOSITIONS 2

static gboolean
is_time_preposition (const MasarStory *self, guint token)
{
  return masar_tags_at (self->tags, token, MASAR_TAG_LOCATIVE) != NULL
         || masar_tags_at (self->tags, token, MASAR_TAG_AFTER) != NULL
         || masar_tags_at (self->tags, token, MASAR_TAG_SINCE) != NULL
         || masar_tags_at (self->tags, token, MASAR_TAG_UNTIL) != NULL;
}

/* Whether there is nothing but a time from @from up to before @to: "on Sunday evening". */
static gboolean
is_time_only (const MasarStory *self, guint from, guint to)
{
  guint token = from;
  guint n_before = 0;
  gboolean timed = FALSE;

  if (to > from + MAX_TIME_TOKENS)
    return FALSE;
  while (token < to)
    {
      const guint position = masar_story_first_time (self, token);
      const MasarTime *time = position < self->times->len ? &g_array_index (self->times, MasarTime, position) : NULL;

      if (time != NULL && time->first_token == token)
        {
          timed |= !time->vague;
          token += time->n_tokens;
        }
      else if (self->tokens[token].kind >= MASAR_TOKEN_MARK
               || (!timed && n_before++ < MAX_TIME_PREPOSITIONS && is_time_preposition (self, token)))
        token++;
      else
        return FALSE;
    }
  return timed && token == to;
}

/* The first comma from @token up to before @end, or @end. */
static guint
find_comma (const MasarStory *self, guint token, guint end)
{
  while (token < end && !masar_story_is_mark (self, token, "،,"))
    token++;
  return token;
}

/* Whether a time ends right before @token. */
static gboolean
ends_time (const MasarStory *self, guint token)
{
  const guint position = masar_story_first_time (self, token);
  const MasarTime *time = position > 0 ? &g_array_index (self->times, MasarTime, position - 1) : NULL;

  return time != NULL && time->first_token + time->n_tokens == token;
}

/* Whether the comma before @token only sets off a time: "arrived, on Sunday, in the town" is one clause. */
static gboolean
sets_off_time (const MasarStory *self, guint first, guint token, guint end)
{
  const guint close = find_comma (self, token, MIN (token + MAX_TIME_TOKENS + 1, end));
  guint open = token - 1;

  /* "after a calm, on Sunday, rockets were fired" tells of two happenings */
  if (!masar_story_is_mark (self, token - 1, "،,")
      || (refers_back (self, first) && masar_tags_at (self->tags, first, MASAR_TAG_SUBORDINATOR) == NULL))
    return FALSE;
  /* "agreed yesterday, to a truce" */
  if (ends_time (self, token - 1) && masar_tags_at (self->tags, token, MASAR_TAG_AGAINST) != NULL)
    return TRUE;
  if (close < end && masar_story_is_mark (self, close, "،,") && is_time_only (self, token, close))
    return TRUE;
  while (open > first && open + MAX_TIME_TOKENS + 1 > token && !masar_story_is_mark (self, open - 1, "،,"))
    open--;
  return open > first && masar_story_is_mark (self, open - 1, "،,") && is_time_only (self, open, token - 1)
         && (self->tokens[token].clitics & (MASAR_CLITIC_WA | MASAR_CLITIC_FA)) == 0;
}

/* What masar_tags_at() may find where a piece begins behind a word. */
static inline MasarTagSet
get_boundary_kinds (void)
{
  MasarTagSet kinds = { { 0 } };

  masar_tag_set_add (&kinds, MASAR_TAG_SUBORDINATOR);
  masar_tag_set_add (&kinds, MASAR_TAG_LINK_RESPONSE);
  masar_tag_set_add (&kinds, MASAR_TAG_AFTER);
  masar_tag_set_add (&kinds, MASAR_TAG_TALKS_NOUN);
  masar_tag_set_add (&kinds, MASAR_TAG_PROVISION);
  masar_tag_set_add (&kinds, MASAR_TAG_OPENER);
  return kinds;
}

/* Whether a new piece may begin at @token: behind a mark, or with a word that begins clauses. */
static inline gboolean
may_be_boundary (const MasarStory *self, guint token)
{
  const MasarTagSet kinds = get_boundary_kinds ();

  return self->tokens[token - 1].kind == MASAR_TOKEN_MARK || masar_tag_set_meets (&self->tags->tokens[token], &kinds);
}

/* Whether a new piece begins at @token, of which the piece before began at @first. */
static gboolean
is_boundary (const MasarStory *self, guint first, guint token, guint end)
{
  if (masar_story_is_mark (self, token - 1, "،,؛;:") && self->tokens[token].kind != MASAR_TOKEN_NUMBER
      && !sets_off_time (self, first, token, end))
    return TRUE;
  if (masar_tags_at (self->tags, token, MASAR_TAG_SUBORDINATOR) != NULL || is_reference (self, first, token, end)
      || is_next_step (self, first, token))
    return TRUE;
  /* "said … that": what is said is a clause of its own */
  return masar_tags_at (self->tags, token, MASAR_TAG_OPENER) != NULL
         && masar_story_has (self, MASAR_TAG_REPORT_VERB, first, token);
}

static void
cut_sentence (MasarStory *self, guint from, guint to, guint sentence, gboolean headline)
{
  guint first = from;

  for (guint token = from + MIN_PIECE_TOKENS; token < to; token++)
    if (may_be_boundary (self, token) && token >= first + MIN_PIECE_TOKENS && is_boundary (self, first, token, to))
      {
        add_piece (self, first, token, sentence, headline);
        first = token;
      }
  add_piece (self, first, to, sentence, headline);
}

/* Cuts what lies within @passage. */
static void
cut_passage (MasarStory *self, MasarPassage passage, gboolean headline)
{
  const guint n_tokens = masar_text_get_n_tokens (self->text);
  guint token = masar_text_find_token (self->text, passage.start);

  while (token < n_tokens && self->tokens[token].start < passage.end)
    {
      const guint sentence = self->tokens[token].sentence;
      guint end = token;

      while (end < n_tokens && self->tokens[end].sentence == sentence && self->tokens[end].end <= passage.end)
        end++;
      if (end == token)
        break;
      cut_sentence (self, token, end, sentence, headline);
      token = end;
    }
}

static gboolean
passages_touch (MasarPassage a, MasarPassage b)
{
  return a.start < b.end && b.start < a.end;
}

/* Some Thursday; where the text calls a weekday today, the next day that bears its name. */
#define ANY_DAY 19942

static MasarSpan
guess_publication (const MasarStory *self)
{
  for (guint i = 0; i < self->times->len; i++)
    {
      const MasarTimePoint *point = &g_array_index (self->times, MasarTime, i).expression.first;
      gint64 day = ANY_DAY;

      if (point->weekday == 0 || point->day.setting != MASAR_TIME_RELATIVE)
        continue;
      while (masar_weekday_from_days (day + point->day.value) != point->weekday && day < ANY_DAY + 7)
        day++;
      return masar_span_new_day (day);
    }
  return masar_span_new_day (ANY_DAY);
}

static gboolean
is_vague (MasarSpan span)
{
  return masar_span_get_length (span) > 7 * MASAR_MINUTES_PER_DAY;
}

static void
resolve_times (MasarStory *self)
{
  const MasarSpan guess = guess_publication (self);

  for (guint i = 0; i < self->times->len; i++)
    {
      const MasarTime *time = &g_array_index (self->times, MasarTime, i);
      MasarWhen when;
      MasarWhen guessed;

      if (!masar_time_expression_resolve (&time->expression, self->published, MASAR_TIME_PAST, &when))
        when = (MasarWhen){ MASAR_SPAN_OPEN, 0, 0 };
      guessed = when;
      if (masar_span_is_unknown (when.span) && is_vague (self->published)
          && !masar_time_expression_resolve (&time->expression, guess, MASAR_TIME_PAST, &guessed))
        guessed = (MasarWhen){ MASAR_SPAN_OPEN, 0, 0 };
      g_array_append_val (self->whens, when);
      g_array_append_val (self->guesses, guessed);
    }
}

/* Whether the time is the article's: in body, headline or dateline. */
static gboolean
is_own (const MasarStory *self, const MasarTime *time)
{
  if (passages_touch (time->passage, self->article->title_passage)
      || passages_touch (time->passage, self->article->published_passage))
    return TRUE;
  for (guint i = 0; i < self->article->body->len; i++)
    if (passages_touch (time->passage, g_array_index (self->article->body, MasarPassage, i)))
      return TRUE;
  return FALSE;
}

static void
number_times (MasarStory *self)
{
  int n_own = 0;

  for (guint i = 0; i < self->times->len; i++)
    {
      const gboolean own = is_own (self, &g_array_index (self->times, MasarTime, i));
      const int position = own ? n_own++ : MASAR_UNKNOWN;

      g_array_append_val (self->positions, position);
    }
}

/* The headlines of other stories, whose day is known. */
static void
cut_linked (MasarStory *self)
{
  for (guint i = 0; i < self->article->linked->len; i++)
    {
      const guint first = self->pieces->len;

      cut_passage (self, g_array_index (self->article->linked, MasarLinkedHeadline, i).passage, FALSE);
      for (guint p = first; p < self->pieces->len; p++)
        g_array_index (self->pieces, MasarPiece, p).linked = (int) i;
    }
}

/* Fewer words between quotation marks are a name, or a word taken with tongs. */
#define MIN_QUOTATION_TOKENS 5

/* A mark that was never closed opens no quotation of half the article. */
#define MAX_QUOTATION_TOKENS 400
#define MAX_QUOTATION_DEPTH 3

typedef enum
{
  QUOTE_NONE,
  QUOTE_OPENS,
  QUOTE_CLOSES,
  QUOTE_TURNS, /* opens where none is open, else closes: the straight mark, and those that sites turn round */
} QuoteKind;

static QuoteKind
get_quote_kind (const MasarStory *self, guint token)
{
  if (self->tokens[token].kind != MASAR_TOKEN_MARK)
    return QUOTE_NONE;
  switch (g_utf8_get_char (masar_text_get_source (self->text, NULL) + self->tokens[token].start))
    {
    case 0x00AB: /* « */
    case 0x2039: /* ‹ */
      return QUOTE_OPENS;
    case 0x00BB: /* » */
    case 0x203A: /* › */
      return QUOTE_CLOSES;
    case '"':
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x201E: /* „ */
    case 0x201F: /* ‟ */
    case 0x2033: /* ″ */
      return QUOTE_TURNS;
    default:
      return QUOTE_NONE;
    }
}

static void
add_quotation (MasarStory *self, guint first, guint last)
{
  const MasarQuotation quotation = { first, last + 1 };

  if (last - first > MIN_QUOTATION_TOKENS && last - first <= MAX_QUOTATION_TOKENS)
    g_array_append_val (self->quotations, quotation);
}

/* One pass over the text's marks.  Guillemets and the other marks may hold each other; a mark closes the innermost one
 * of its family, and with it all within that were never closed. */
static void
find_quotations (MasarStory *self)
{
  guint open[MAX_QUOTATION_DEPTH];
  gboolean turns[MAX_QUOTATION_DEPTH];
  guint depth = 0;

  for (guint token = 0; token < masar_text_get_n_tokens (self->text); token++)
    {
      const QuoteKind kind = get_quote_kind (self, token);
      guint inner = depth;

      if (kind == QUOTE_NONE)
        continue;
      while (depth > 0 && token - open[depth - 1] > MAX_QUOTATION_TOKENS)
        depth--;
      for (inner = depth; inner > 0 && turns[inner - 1] != (kind == QUOTE_TURNS);)
        inner--;
      if (kind != QUOTE_OPENS && inner > 0)
        {
          add_quotation (self, open[inner - 1], token);
          depth = inner - 1;
        }
      else if (kind != QUOTE_CLOSES && depth < MAX_QUOTATION_DEPTH)
        {
          open[depth] = token;
          turns[depth++] = kind == QUOTE_TURNS;
        }
    }
}

/**
 * masar_story_get_quotation:
 * @token: index of a token
 *
 * Returns: (transfer none) (nullable): the innermost quotation in which the token stands
 */
const MasarQuotation *
masar_story_get_quotation (const MasarStory *self, guint token)
{
  guint low = 0;
  guint high = self->quotations->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->quotations, MasarQuotation, middle).end_token <= token)
        low = middle + 1;
      else
        high = middle;
    }
  /* by their ends: the first that holds the token is the innermost */
  for (guint i = low; i < self->quotations->len; i++)
    {
      const MasarQuotation *quotation = &g_array_index (self->quotations, MasarQuotation, i);

      if (quotation->first_token <= token)
        return quotation;
      if (quotation->end_token > token + MAX_QUOTATION_TOKENS)
        break;
    }
  return NULL;
}

/**
 * masar_story_new:
 * @text: (transfer none): a text
 * @times: (transfer none): the time expressions of @text
 * @article: (transfer none): what the page says about itself
 *
 * Returns: (transfer full): the article, ready to be read for happenings; borrows all three
 */
MasarStory *
masar_story_new (const MasarText *text, const GArray *times, const MasarArticle *article)
{
  MasarStory *self = g_new0 (MasarStory, 1);
  gboolean title_in_body = FALSE;

  self->text = text;
  self->tokens = masar_text_get_tokens (text);
  self->article = article;
  self->times = times;
  self->whens = g_array_sized_new (FALSE, FALSE, sizeof (MasarWhen), times->len);
  self->guesses = g_array_sized_new (FALSE, FALSE, sizeof (MasarWhen), times->len);
  self->published = article->published.span;
  self->tags = masar_tags_new (text);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (MasarPiece));
  self->quotations = g_array_new (FALSE, FALSE, sizeof (MasarQuotation));
  self->counts = g_array_new (FALSE, FALSE, sizeof (MasarCount));
  self->positions = g_array_sized_new (FALSE, FALSE, sizeof (int), times->len);
  number_times (self);
  resolve_times (self);
  for (guint i = 0; i < article->body->len; i++)
    title_in_body |= passages_touch (g_array_index (article->body, MasarPassage, i), article->title_passage);
  if (article->title_passage.end > article->title_passage.start && !title_in_body)
    cut_passage (self, article->title_passage, TRUE);
  for (guint i = 0; i < article->body->len; i++)
    cut_passage (self, g_array_index (article->body, MasarPassage, i), FALSE);
  for (guint i = 0; title_in_body && i < self->pieces->len; i++)
    {
      MasarPiece *piece = &g_array_index (self->pieces, MasarPiece, i);

      piece->headline =
          passages_touch (masar_story_get_passage (self, piece->first_token, piece->end_token), article->title_passage);
    }
  cut_linked (self);
  find_quotations (self);
  return self;
}

void
masar_story_free (MasarStory *self)
{
  masar_tags_free (self->tags);
  g_array_unref (self->whens);
  g_array_unref (self->guesses);
  g_array_unref (self->positions);
  g_array_unref (self->pieces);
  g_array_unref (self->counts);
  g_array_unref (self->quotations);
  g_free (self);
}

/**
 * masar_story_get_passage:
 *
 * Returns: the bytes of the tokens from @first_token up to before @end_token
 */
MasarPassage
masar_story_get_passage (const MasarStory *self, guint first_token, guint end_token)
{
  g_return_val_if_fail (first_token < end_token, ((MasarPassage){ 0, 0 }));

  return (MasarPassage){ self->tokens[first_token].start, self->tokens[end_token - 1].end };
}

/**
 * masar_story_nearest:
 * @around: index of a token
 *
 * Returns: (transfer none) (nullable): the tag of @kind from @from up to before @to that is nearest to @around, the
 *   later one of two
 */
const MasarTag *
masar_story_nearest (const MasarStory *self, MasarTagKind kind, guint around, guint from, guint to)
{
  const MasarTag *before = masar_tags_last (self->tags, kind, from, MIN (around, to));
  const MasarTag *after = masar_tags_next (self->tags, kind, MAX (around, from), to);

  if (before == NULL || after == NULL)
    return before != NULL ? before : after;
  return around - before->token < after->token - around ? before : after;
}
