/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"
#include "masar-landmarks-private.h"

/* What general knowledge tells of the day on which a page appeared: nothing speaks of a killing before it, and whoever
 * is called minister is in office.  The knowledge is the lexicon's (almanac.json); it bounds the publication, and names
 * its days only where the words hang a weekday or a month without a year on a landmark. */

/* A time expression belongs to a landmark that it stands so near to, with no mark between them. */
#define NEAR_TOKENS 6

/* "The killing of …, and of …": so many titles and other names may stand between. */
#define BEFORE_TOKENS 18

/* So many words of a title stand between an office and its holder: "the foreign minister of Egypt, Mr. X". */
#define OFFICE_TOKENS 4

/* "former" stands so near to them. */
#define FORMER_TOKENS 3

/* So many sentences of the body are its news, and so many name those who are in office. */
#define LEAD_SENTENCES 12
#define OFFICE_SENTENCES 5

/* Who followed each other within so many days are not both in office: one of them is remembered. */
#define HANDOVER_DAYS 31

/* Up to so long after a landmark a time without a year may still mean it. */
#define MAX_DAYS_AFTER 800

/* Of the lexicon's words before a time: "منذ" */
#define SINCE (-1)

/* A form of the almanac where it stands. */
typedef struct
{
  const MasarLexiconEntry *entry;
  guint first_token;
  guint n_tokens;
} Word;

/* The tokens from @from up to before @to. */
typedef struct
{
  guint from;
  guint to;
} Stretch;

typedef struct
{
  const MasarPage *page;
  const MasarToken *tokens;
  const MasarLandmarks *known;
  MasarCategorySet set; /* of what is told and who is named */
  const GArray *words;  /* Word, by token */
  Stretch lead;
  guint office_lead;          /* token: up to there stand those who are in office */
  MasarLandmarkNames in_lead; /* the words that stand there */
  gint64 earliest;            /* days */
  gint64 latest;
  gint64 office_latest; /* of whoever is in office */
  gint64 news_first;    /* of the news' own landmark: G_MAXINT64 when there is none */
  gint64 news_last;
  MasarPassage news;
  gboolean contradicted; /* two landmarks could be the news */
} Almanac;

/* A form of the almanac, and one of the things that it may mean. */
typedef struct
{
  const Word *word;
  const MasarLandmark *it;
} Found;

/* Collects the words of the almanac, of which each landmark asks for several. */
static GArray *
find_words (const MasarText *text, guint category)
{
  const MasarToken *tokens = masar_text_get_tokens (text);
  const guint n_tokens = masar_text_get_n_tokens (text);
  const MasarCategorySet set = masar_lexicon_get_set (masar_text_get_lexicon (text), category);
  GArray *words = g_array_sized_new (FALSE, FALSE, sizeof (Word), 64);

  for (guint token = 0; token < n_tokens; token++)
    {
      guint n_matches;
      const MasarMatch *matches;

      if (!masar_category_set_meets (tokens[token].starts, set))
        continue;
      matches = masar_text_get_matches (text, token, &n_matches);
      for (guint i = 0; i < n_matches; i++)
        if (matches[i].category == category)
          {
            const Word word = { matches[i].entry, token, matches[i].n_tokens };

            g_array_append_val (words, word);
          }
    }
  return words;
}

/* What the words of the almanac within @stretch are called. */
static MasarLandmarkNames
get_names (const Almanac *self, Stretch stretch)
{
  MasarLandmarkNames names = { { 0 } };

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      if (word->first_token >= stretch.to)
        break;
      if (word->first_token >= stretch.from)
        masar_landmark_names_add (&names,
                                  &g_array_index (self->known->names, MasarLandmarkNames, word->entry->position));
    }
  return names;
}

static gboolean
is_told_with (const MasarLandmark *landmark, const MasarLandmarkNames *names)
{
  return masar_landmark_names_hold (names, &landmark->with) && !masar_landmark_names_meet (names, &landmark->without);
}

static const MasarTime *
get_time (const Almanac *self, guint i)
{
  return &g_array_index (self->page->times, MasarTime, i);
}

/* ---- times that hang on a landmark ---- */

static gboolean
names_month_of (const MasarTimeExpression *expression, gint64 day)
{
  const MasarCivilDate date = masar_civil_from_days (day);
  const MasarTimePoint *point = &expression->first;

  return !point->hijri && point->month.setting == MASAR_TIME_ABSOLUTE && point->month.value == date.month
         && (point->day.setting == MASAR_TIME_UNSET || point->day.value == date.day);
}

static gboolean
has_mark_between (const Almanac *self, guint from, guint to)
{
  for (guint token = from; token < to; token++)
    if (self->tokens[token].kind >= MASAR_TOKEN_MARK)
      return TRUE;
  return FALSE;
}

static gboolean
is_near (const Almanac *self, const MasarTime *time, const Word *word)
{
  const guint end = word->first_token + word->n_tokens;

  return time->first_token >= end && time->first_token < end + NEAR_TOKENS
         && !has_mark_between (self, end, time->first_token);
}

static void
narrow (Almanac *self, gint64 first, gint64 last)
{
  self->earliest = MAX (self->earliest, first);
  self->latest = MIN (self->latest, last);
}

/* Notes the year of a time that leaves it out. */
static void
pin (const Almanac *self, guint time, gint64 day)
{
  const MasarTimePin added = { time, masar_civil_from_days (day).year };

  g_array_append_val (self->page->pins, added);
}

/* A killing and its like; a war, or a town that was taken, is spoken of beside the days of other things. */
static gboolean
is_a_moment (const MasarLandmark *landmark)
{
  const MasarLandmarkNames none = { { 0 } };

  return !landmark->month && (landmark->news || !masar_landmark_names_hold (&none, &landmark->before));
}

/* Whether the sentence names the landmark's month; narrows the publication by that and by what stands beside it. */
static gboolean
read_times (Almanac *self, Stretch sentence, const Found *found)
{
  const MasarLandmark *landmark = found->it;
  const gboolean is_moment = is_a_moment (landmark);
  gboolean named = FALSE;

  for (guint i = 0; i < self->page->times->len; i++)
    {
      const MasarTime *time = get_time (self, i);
      const MasarTimeExpression *expression = &time->expression;
      gint64 first, last;
      gboolean of_month;

      if (time->first_token < sentence.from || time->first_token >= sentence.to)
        continue;
      of_month = expression->first.relation != MASAR_TIME_RELATION_NEXT && names_month_of (expression, landmark->day);
      named |= of_month;
      if (of_month && masar_time_is_counted (time) && expression->first.year.setting == MASAR_TIME_UNSET
          && (landmark->month || is_near (self, time, found->word)))
        pin (self, i, landmark->day);
      /* A day that has become a name is called so for years. */
      if (of_month && expression->first.day.setting == MASAR_TIME_ABSOLUTE
          && expression->first.relation == MASAR_TIME_RELATION_NONE && landmark->named)
        continue;
      if (masar_time_is_counted (time) && (of_month || (is_moment && is_near (self, time, found->word)))
          && masar_time_find_days (expression, landmark->day, MAX_DAYS_AFTER, &first, &last))
        narrow (self, first, last);
    }
  return named;
}

/* "… a few days ago" */
static void
read_lag (Almanac *self, Stretch sentence, const Found *found)
{
  const guint end = found->word->first_token + found->word->n_tokens;
  MasarMatch lag;

  for (guint token = end; token < MIN (sentence.to, end + NEAR_TOKENS); token++)
    if (self->tokens[token].kind >= MASAR_TOKEN_MARK)
      return;
    else if (masar_text_match (self->page->text, token, self->known->lag, &lag))
      {
        narrow (self, found->it->day + masar_lexicon_entry_get_number (lag.entry, "first", 0),
                found->it->day + masar_lexicon_entry_get_number (lag.entry, "last", 0));
        return;
      }
}

/* ---- what happened ---- */

static void
read_news (Almanac *self, const Found *found)
{
  const Word *word = found->word;
  MasarNewsDays days = { self->page, self->lead.to };
  gint64 first, last;

  if (!found->it->news || word->first_token >= self->lead.to || !is_told_with (found->it, &self->in_lead)
      || masar_news_days_find (&days, found->it->day, &first, &last) == 0)
    return;
  if (self->news_first != G_MAXINT64 && self->news_first != first)
    self->contradicted = TRUE;
  self->news_first = first;
  self->news_last = last;
  self->news =
      (MasarPassage){ self->tokens[word->first_token].start, self->tokens[word->first_token + word->n_tokens - 1].end };
}

/* A number counts others; a mark parts, but for the comma of "X, and Y". */
static gboolean
parts_from (const Almanac *self, guint token)
{
  const MasarToken *it = &self->tokens[token];

  return it->kind == MASAR_TOKEN_NUMBER || it->kind == MASAR_TOKEN_BREAK
         || (it->kind == MASAR_TOKEN_MARK && (it[1].clitics & MASAR_CLITIC_WA) == 0);
}

/* Whether one of the landmark's words stands before it, and what is between them names it: "the killing of the general
 * X", not "the killing of twenty soldiers of X". */
static gboolean
is_told_before (const Almanac *self, Stretch sentence, const Found *found)
{
  const guint end = found->word->first_token;
  const guint from = end > sentence.from + BEFORE_TOKENS ? end - BEFORE_TOKENS : sentence.from;
  const MasarLandmarkNames none = { { 0 } };

  if (masar_landmark_names_hold (&none, &found->it->before))
    return TRUE;
  for (guint token = end; token > from; token--)
    {
      const MasarLandmarkNames names = get_names (self, (Stretch){ token - 1, token });

      if (parts_from (self, token - 1) || masar_landmark_names_meet (&names, &self->known->followers))
        return FALSE;
      if (masar_landmark_names_meet (&names, &found->it->before))
        return TRUE;
    }
  return FALSE;
}

static void
read_landmark (Almanac *self, Stretch sentence, const MasarLandmarkNames *names, const Found *found)
{
  read_news (self, found);
  if (!is_told_with (found->it, names) || !is_told_before (self, sentence, found)
      || masar_landmark_names_meet (names, &self->known->not_yet))
    return;
  if (!read_times (self, sentence, found) && found->it->month)
    return;
  read_lag (self, sentence, found);
  self->earliest = MAX (self->earliest, found->it->day);
}

static void
read_happening (Almanac *self, Stretch sentence, const Word *word)
{
  const GArray *landmarks = self->known->landmarks->pdata[word->entry->position];
  const MasarLandmarkNames names = get_names (self, sentence);

  for (guint i = 0; i < landmarks->len; i++)
    {
      const Found found = { word, &g_array_index (landmarks, MasarLandmark, i) };

      read_landmark (self, sentence, &names, &found);
    }
}

/* ---- who holds an office ---- */

static gboolean
has_stated_year (const Almanac *self, Stretch sentence)
{
  for (guint i = 0; i < self->page->times->len; i++)
    {
      const MasarTime *time = get_time (self, i);

      if (time->first_token >= sentence.from && time->first_token < sentence.to
          && time->expression.first.year.setting == MASAR_TIME_ABSOLUTE)
        return TRUE;
    }
  return FALSE;
}

/* Whether only its attributes stand between an office and its holder: "the foreign minister of Egypt, Mr. X". */
static gboolean
is_title (const Almanac *self, guint from, guint holder)
{
  gboolean governed = FALSE;
  guint to = holder;

  if (to > from && self->tokens[to - 1].kind == MASAR_TOKEN_MARK && (self->tokens[to].clitics & MASAR_CLITIC_WA) == 0)
    to--;
  for (guint token = from; token < to; token++)
    {
      const gboolean governs = masar_page_has_form (self->page, token, MASAR_PAGE_WORD_FUNCTION, NULL);

      if (self->tokens[token].kind >= MASAR_TOKEN_MARK || (self->tokens[token].clitics & MASAR_CLITIC_WA) != 0
          || (!governs && !governed && !masar_text_is_definite (self->page->text, token)))
        return FALSE;
      governed = governs;
    }
  return to <= from + OFFICE_TOKENS;
}

/* Finds the offices of @terms before @holder, or, behind a comma at most, after him; @title is from there to him. */
static MasarLandmarkNames
find_offices (const Almanac *self, Stretch sentence, const Word *holder, const GArray *terms, Stretch *title)
{
  const guint end = holder->first_token + holder->n_tokens;
  const gboolean comma = end < sentence.to && self->tokens[end].kind == MASAR_TOKEN_MARK;
  MasarLandmarkNames his = { { 0 } };
  MasarLandmarkNames offices = { { 0 } };

  for (guint i = 0; i < terms->len; i++)
    masar_landmark_names_add (&his, &g_array_index (terms, MasarTerm, i).office);
  *title = (Stretch){ holder->first_token, end };
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);
      const guint word_end = word->first_token + word->n_tokens;
      const MasarLandmarkNames *names = &g_array_index (self->known->names, MasarLandmarkNames, word->entry->position);

      if (word->first_token < sentence.from || !masar_landmark_names_meet (names, &his)
          || !(word_end <= holder->first_token ? is_title (self, word_end, holder->first_token)
                                               : word->first_token == end + comma && word_end <= sentence.to))
        continue;
      masar_landmark_names_add (&offices, names);
      title->from = MIN (title->from, word->first_token);
      title->to = MAX (title->to, word_end);
    }
  return offices;
}

/* A son is not his father, a deputy not the minister, nor is a city the king whose name it bears. */
static gboolean
is_somebody_else (const Almanac *self, Stretch sentence, const Word *holder, Stretch title)
{
  MasarLandmarkNames names = { { 0 } };

  if (holder->first_token > sentence.from)
    names = get_names (self, (Stretch){ holder->first_token - 1, holder->first_token });
  if (title.from > sentence.from)
    {
      const MasarLandmarkNames before = get_names (self, (Stretch){ title.from - 1, title.from });

      masar_landmark_names_add (&names, &before);
    }
  return masar_landmark_names_meet (&names, &self->known->namesake);
}

/* Whether he is spoken of as one who holds the office no more, or not yet. */
static gboolean
is_former (const Almanac *self, Stretch sentence, Stretch title)
{
  const MasarLandmarkNames near =
      get_names (self, (Stretch){ MAX (sentence.from, title.from - MIN (title.from, FORMER_TOKENS)),
                                  MIN (sentence.to, title.to + FORMER_TOKENS) });
  const MasarLandmarkNames all = get_names (self, sentence);

  return masar_landmark_names_meet (&near, &self->known->former)
         || masar_landmark_names_meet (&all, &self->known->late);
}

static void
read_holder (Almanac *self, Stretch sentence, const Word *word)
{
  const GArray *terms = self->known->terms->pdata[word->entry->position];
  Stretch title;
  const MasarLandmarkNames offices = find_offices (self, sentence, word, terms, &title);

  if (is_somebody_else (self, sentence, word, title) || is_former (self, sentence, title))
    return;
  for (guint i = 0; i < terms->len; i++)
    {
      const MasarTerm *term = &g_array_index (terms, MasarTerm, i);

      if (!masar_landmark_names_meet (&offices, &term->office))
        continue;
      self->earliest = MAX (self->earliest, term->first);
      /* What is told of a year gone by is told of who was in office then. */
      if (term->last != G_MAXINT64 && word->first_token < self->office_lead && !has_stated_year (self, sentence))
        self->office_latest = MIN (self->office_latest, term->last + 1);
      return;
    }
}

/* ---- the page ---- */

static void
read_sentence (Almanac *self, Stretch sentence)
{
  for (guint token = sentence.from; token < sentence.to; token++)
    {
      guint n_matches;
      const MasarMatch *matches;

      if (!masar_category_set_meets (self->tokens[token].starts, self->set))
        continue;
      matches = masar_text_get_matches (self->page->text, token, &n_matches);
      for (guint i = 0; i < n_matches; i++)
        {
          const Word word = { matches[i].entry, token, matches[i].n_tokens };

          if (matches[i].category == self->known->happening)
            read_happening (self, sentence, &word);
          else if (matches[i].category == self->known->holder)
            read_holder (self, sentence, &word);
        }
    }
}

/* Calls read_sentence() for each sentence of the body; @n_max bounds how many, and only finds where they end. */
static guint
walk_sentences (Almanac *self, guint n_max, gboolean read)
{
  const MasarSentence *sentences = masar_text_get_sentences (self->page->text);
  guint n_sentences = 0;
  guint end = 0;

  for (guint i = 0; i < self->page->lines->len && n_sentences < n_max; i++)
    {
      const MasarLine *line = masar_page_line (self->page, i);
      const guint line_end = line->first_token + line->n_tokens;

      for (guint token = line->first_token; line->in_body && token < line_end && n_sentences < n_max; token = end)
        {
          const MasarSentence *sentence = &sentences[self->tokens[token].sentence];

          end = MIN (sentence->first_token + sentence->n_tokens, line_end);
          n_sentences++;
          if (read)
            read_sentence (self, (Stretch){ token, end });
        }
    }
  return end;
}

static gboolean
is_since (const Almanac *self, guint token)
{
  const guint since = masar_lexicon_get_category (masar_text_get_lexicon (self->page->text), "time-since");
  MasarMatch match;

  return masar_text_match (self->page->text, token, since, &match) && match.entry->value == SINCE;
}

/* What is told "since" a day that is named in full was told after it. */
static void
read_since (Almanac *self)
{
  for (guint i = 0; i < self->page->times->len; i++)
    {
      const MasarTime *time = get_time (self, i);
      const guint line = masar_page_find_line (self->page, time->passage.start);
      MasarWhen when;
      gint64 first;

      if (line < self->page->lines->len && masar_page_line (self->page, line)->in_body && time->first_token > 0
          && time->expression.first.year.setting == MASAR_TIME_ABSOLUTE && !time->expression.prospective
          && (is_since (self, time->first_token) || is_since (self, time->first_token - 1))
          && masar_time_expression_resolve (&time->expression, MASAR_SPAN_OPEN, MASAR_TIME_PAST, &when)
          && masar_span_get_first_day (when.span, &first))
        self->earliest = MAX (self->earliest, first);
    }
}

MasarAlmanacBounds
masar_almanac_read (const MasarPage *page)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (page->text);
  Almanac self = {
    .page = page,
    .tokens = masar_text_get_tokens (page->text),
    .earliest = G_MININT64,
    .latest = G_MAXINT64,
    .office_latest = G_MAXINT64,
    .news_first = G_MAXINT64,
  };
  MasarAlmanacBounds bounds = { MASAR_SPAN_OPEN, MASAR_SPAN_OPEN, { 0, 0 } };
  g_autoptr (GArray) words = NULL;

  if (lexicon == NULL)
    return bounds;
  self.known = masar_landmarks_get (lexicon);
  self.set = masar_category_set_union (masar_lexicon_get_set (lexicon, self.known->happening),
                                       masar_lexicon_get_set (lexicon, self.known->holder));
  words = find_words (page->text, self.known->word);
  self.words = words;
  self.lead = (Stretch){ 0, walk_sentences (&self, LEAD_SENTENCES, FALSE) };
  self.office_lead = walk_sentences (&self, OFFICE_SENTENCES, FALSE);
  self.in_lead = get_names (&self, self.lead);
  walk_sentences (&self, G_MAXUINT, TRUE);
  read_since (&self);
  /* Whoever is remembered may have left his office; what has happened has happened. */
  if (self.earliest == G_MININT64 || self.office_latest >= self.earliest + HANDOVER_DAYS)
    self.latest = MIN (self.latest, self.office_latest);
  if (self.latest < self.earliest)
    self.latest = G_MAXINT64;
  if (self.earliest != G_MININT64)
    bounds.bounds.begin_minutes = masar_span_new_day (self.earliest).begin_minutes;
  if (self.latest != G_MAXINT64)
    bounds.bounds.end_minutes = masar_span_new_day (self.latest).end_minutes;
  if (self.news_first != G_MAXINT64 && !self.contradicted)
    {
      bounds.news = masar_span_new_days (self.news_first, self.news_last);
      bounds.news_passage = self.news;
    }
  return bounds;
}
