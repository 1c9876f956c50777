/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"

#include "masar-chronicle-private.h"
#include "masar-terms.h"

/* An article without a date whose news is in the chronicle appeared in the week that begins with that day.
 *
 * Its first words are looked up there, and its facts: numbers of rockets and miles, sides of places, what was hit with
 * what.  A day scores by the words that the article shares with its entries (those of the headline and the first
 * sentence, which are not what it recalls, count more), by the facts that both tell alike, and by being named by its
 * weekday; a fact that is told otherwise counts against it.  The best day must be so much better than those of other
 * times, and share enough: less where a fact or the weekday says the same, most where neither does.  A wrong date does
 * more harm than none.
 *
 * How much of each was measured on 30,000 newspaper articles whose dates were hidden: of those that are dated by the
 * chronicle, nine in ten are dated rightly at least. */

/* The headline and so many tokens of the body are its news, and so many are what it is about. */
#define LEAD_TOKENS 160
#define HEAD_TOKENS 40

/* Another entry that shares less says nothing; nor do those behind so many that share more. */
#define MIN_BITS_OF_OTHER 20.0
#define MAX_MATCHES 70

/* What a day's entry shares of all that it tells, at the least. */
#define MIN_SHARE_OF_ANY 0.25

/* Two entries of a day that agree with the article share so much, and the likest need not tell the same for the rest.
 */
#define MIN_BITS_OF_TWO 80.0

/* What is told in the head counts so much more. */
#define HEAD_WEIGHT 0.7

/* In bits: a weekday that is named, and a fact that is told otherwise. */
#define WEEKDAY_BITS 30.0
#define CONTRADICTION_BITS 12.0

/* Days that are no further apart may tell of one thing, or of what led to it. */
#define SAME_DAYS 6

/* An article names its own day where it tells what happened so many days before. */
#define MAX_DAYS_AFTER 2

/* What is recalled as having just happened did so up to so many days before, and agrees in so many bits of facts. */
#define SEQUENCE_DAYS 3
#define MIN_BITS_OF_SEQUENCE 5.0

/* What a day that is a candidate must share, by what speaks for it beside the words. */
typedef struct
{
  double lead;    /* times the score of a day of another time */
  double shared;  /* bits */
  double in_head; /* bits */
  double share;   /* of all that its entry tells */
} Demand;

static const Demand named_and_told = { 1.2, 45, 25, 0.28 };
static const Demand named = { 1.25, 60, 30, 0.35 };
static const Demand told = { 1.25, 60, 35, 0.3 };
static const Demand neither = { 1.4, 100, 50, 0.35 };

typedef struct
{
  const MasarPage *page;
  const MasarChronicle *chronicle;
  MasarSpan bounds;
  GArray *terms; /* guint32, sorted: those of the news */
  GArray *head;
  GArray *facts; /* MasarFact, sorted: likewise */
  GArray *head_facts;
  guint lead_end; /* tokens */
  guint head_end;
  gint64 days_back; /* what is told followed something like it within so many */
  MasarNewsDays *news;
} Search;

/* A day, and what the article shares with what happened then. */
typedef struct
{
  gint64 day;
  MasarChronicleMatch match; /* its likest entry */
  guint other;               /* another entry that is like, or again that one */
  MasarSpan days;            /* on which the article may have appeared */
  double shared;             /* with either, in bits */
  double in_head;
  double facts; /* that agree, in bits */
  double score;
  guint named : 1;         /* by its weekday */
  guint other_weekday : 1; /* the very first words name another weekday */
  guint told : 1;          /* with a fact that agrees */
  guint exact : 1;         /* with one that every report tells alike */
  guint follows : 1;       /* what the article recalls agrees with the days before */
} Day;

typedef void (*CollectFunc) (const MasarText *text, guint first_token, guint end_token, GArray *found);

/* The token behind the headline and the first @n_max tokens; what is in their lines is added, unless @add is
 * NULL. */
static guint
collect (const MasarPage *page, guint n_max, CollectFunc add, GArray *found)
{
  guint n = 0;
  guint end = 0;

  for (guint i = 0; i < page->lines->len && n < n_max; i++)
    {
      const MasarLine *line = masar_page_line (page, i);
      const gboolean is_title = line->start < page->title.end && page->title.start < line->end;

      if (!line->in_body && !is_title)
        continue;
      end = line->first_token + MIN (line->n_tokens, n_max - n);
      n += end - line->first_token;
      if (add != NULL)
        add (page->text, line->first_token, end, found);
    }
  return end;
}

static GArray *
collect_terms (const MasarPage *page, guint n_max)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (guint32));

  collect (page, n_max, masar_terms_collect, terms);
  masar_terms_sort (terms);
  return terms;
}

static GArray *
collect_facts (const MasarPage *page, guint n_max)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (MasarFact));

  collect (page, n_max, masar_facts_collect, facts);
  masar_facts_sort (facts);
  return facts;
}

/* ---- a day ---- */

/* Scores the facts that both tell, and those that they tell otherwise. */
static double
compare_facts (const Search *self, Day *day)
{
  guint n_facts;
  const MasarFact *facts = masar_chronicle_get_facts (self->chronicle, day->match.entry, &n_facts);
  double score = -CONTRADICTION_BITS * masar_facts_count_contradictions (facts, n_facts, self->facts);

  for (guint i = 0; i < n_facts; i++)
    if (facts[i].kind != MASAR_FACT_SITE && masar_facts_hold (self->facts, &facts[i]))
      {
        const double bits = masar_chronicle_weigh_fact (self->chronicle, &facts[i]);

        day->facts += bits;
        day->told = TRUE;
        day->exact |= facts[i].kind != MASAR_FACT_TOLL;
        score += HEAD_WEIGHT * (masar_facts_hold (self->head_facts, &facts[i]) ? 2 * bits : bits);
      }
  return score;
}

/* The day that the very first words name by its weekday, where it is the next after @day or the one after that: the
 * article tells on it what happened on @day.  FALSE where they name another. */
static gboolean
find_day_after (const Search *self, gint64 day, gint64 *after)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->page->times->len; i++)
    {
      const MasarTime *time = &g_array_index (self->page->times, MasarTime, i);
      const int weekday = time->expression.first.weekday;

      if (time->first_token >= self->head_end)
        break;
      if (weekday == 0 || !masar_time_is_counted (time))
        continue;
      found = TRUE;
      for (*after = day + 1; *after <= day + MAX_DAYS_AFTER; (*after)++)
        if (weekday == masar_weekday_from_days (*after))
          return TRUE;
    }
  *after = day;
  return !found;
}

/* On which days the article may have appeared that tells of what happened on the day. */
static gboolean
find_days_of_publication (const Search *self, Day *day)
{
  gint64 first, last;

  day->named = masar_news_days_find (self->news, day->day, &first, &last) > 0;
  if (!day->named)
    {
      day->other_weekday = !find_day_after (self, day->day, &first);
      last = day->day + SAME_DAYS;
    }
  return masar_span_intersect (self->bounds, masar_span_new_days (first, last), &day->days);
}

static void
score_day (const Search *self, const double *in_head, Day *day)
{
  const guint entry = day->match.entry;

  day->shared = day->match.shared;
  day->in_head = in_head[entry];
  if (day->other != entry)
    {
      day->shared = masar_chronicle_get_shared (self->chronicle, entry, day->other, self->terms);
      day->in_head = masar_chronicle_get_shared (self->chronicle, entry, day->other, self->head);
    }
  day->score = day->shared + HEAD_WEIGHT * day->in_head + compare_facts (self, day) + WEEKDAY_BITS * day->named;
}

static Day *
find_day (GArray *days, gint64 day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, Day, i).day == day)
      return &g_array_index (days, Day, i);
  return NULL;
}

/* The days of the entries that are like what is told, of each the likest entry and the next. */
static GArray *
find_days (const Search *self, const GArray *matches)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));

  for (guint i = 0; i < MIN (matches->len, MAX_MATCHES); i++)
    {
      const MasarChronicleMatch match = g_array_index (matches, MasarChronicleMatch, i);
      Day one = { .day = masar_chronicle_get_entry (self->chronicle, match.entry)->day, .match = match };
      Day *day;

      if (match.share < MIN_SHARE_OF_ANY)
        continue;
      one.other = match.entry;
      day = find_day (days, one.day);
      if (day == NULL && find_days_of_publication (self, &one))
        g_array_append_val (days, one);
      else if (day != NULL && day->other == day->match.entry)
        day->other = match.entry;
    }
  return days;
}

/* Whether the article recalls, as just happened, what happened on @before. */
static gboolean
follows (const Search *self, const Day *day, const Day *before)
{
  const gint64 n_days = day->day - before->day;

  return n_days > 0 && n_days <= SEQUENCE_DAYS && before->facts >= MIN_BITS_OF_SEQUENCE
         && (before->named || n_days <= self->days_back);
}

static void
find_sequences (const Search *self, GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    for (guint k = 0; k < days->len; k++)
      {
        Day *day = &g_array_index (days, Day, i);
        const Day *before = &g_array_index (days, Day, k);

        if (day->follows || !follows (self, day, before))
          continue;
        day->follows = TRUE;
        day->score += WEEKDAY_BITS;
        if (before->named && !day->named && !masar_span_intersect (day->days, before->days, &day->days))
          day->score = 0;
      }
}

/* ---- the best day ---- */

static gboolean
is_named (const Day *day)
{
  return day->named || day->follows;
}

static const Demand *
get_demand (const Day *day)
{
  if (is_named (day))
    return day->told ? &named_and_told : &named;
  return day->exact ? &told : &neither;
}

static gboolean
is_like_enough (const Day *day)
{
  const Demand *demand = get_demand (day);
  const gboolean is_of_then = day->follows || !day->other_weekday;
  const gboolean is_two = day->other != day->match.entry && day->shared >= MIN_BITS_OF_TWO;

  return is_of_then && day->shared >= demand->shared && day->in_head >= demand->in_head
         && (is_two || day->match.share >= demand->share);
}

/* Whether @day is so much better than @other; where the weekday is that of @day alone it need not be better but for
 * that. */
static gboolean
leads (const Day *day, const Day *other)
{
  return day->score >= get_demand (day)->lead * other->score
         || (is_named (day) && !is_named (other) && day->score >= other->score + WEEKDAY_BITS);
}

/* The best day; NULL where it is not like enough, or one of another time is nearly as good. */
static const Day *
choose (const GArray *days)
{
  const Day *best = NULL;

  for (guint i = 0; i < days->len; i++)
    if (best == NULL || g_array_index (days, Day, i).score > best->score)
      best = &g_array_index (days, Day, i);
  if (best == NULL || !is_like_enough (best))
    return NULL;
  for (guint i = 0; i < days->len; i++)
    {
      const Day *other = &g_array_index (days, Day, i);

      if (ABS (other->day - best->day) > SAME_DAYS && !leads (best, other))
        return NULL;
    }
  return best;
}

static gboolean
is_part_of_today (const MasarTime *time)
{
  const MasarTimePoint *point = &time->expression.first;

  return !time->vague && !time->expression.prospective && point->day.setting == MASAR_TIME_RELATIVE
         && point->day.value == 0 && point->end_minute != 0;
}

/* Whether the sentence of @token tells a fact of the day's entry. */
static gboolean
tells_fact (const Search *self, const Day *day, guint token)
{
  const MasarText *text = self->page->text;
  const MasarSentence *sentence = &masar_text_get_sentences (text)[masar_text_get_tokens (text)[token].sentence];
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (MasarFact));
  guint n_facts;
  const MasarFact *known = masar_chronicle_get_facts (self->chronicle, day->match.entry, &n_facts);

  masar_facts_collect (text, sentence->first_token, sentence->first_token + sentence->n_tokens, facts);
  masar_facts_sort (facts);
  for (guint i = 0; i < n_facts; i++)
    if ((known[i].kind == MASAR_FACT_COUNT || known[i].kind == MASAR_FACT_WEAPON)
        && masar_facts_hold (facts, &known[i]))
      return TRUE;
  return FALSE;
}

/* "Rockets fell on X this afternoon", and the weekday is named, too: the article is of that day. */
static gboolean
is_told_the_same_day (const Search *self, const Day *day)
{
  for (guint i = 0; i < self->page->times->len; i++)
    {
      const MasarTime *time = &g_array_index (self->page->times, MasarTime, i);

      if (time->first_token >= self->lead_end)
        break;
      if (is_part_of_today (time) && tells_fact (self, day, time->first_token))
        return TRUE;
    }
  return FALSE;
}

/* "the day after …": in how many days what is told followed something like it. */
static gint64
find_days_back (const MasarPage *page, guint end)
{
  const guint shortly_after = masar_lexicon_get_category (masar_text_get_lexicon (page->text), "shortly-after");
  gint64 n_days = 0;
  MasarMatch match;

  for (guint token = 0; token < end; token++)
    if (masar_text_match (page->text, token, shortly_after, &match))
      n_days = MAX (n_days, match.entry->value);
  return n_days;
}

static gboolean
names_weekday (const MasarPage *page, guint end_token)
{
  for (guint i = 0; i < page->times->len; i++)
    {
      const MasarTime *time = &g_array_index (page->times, MasarTime, i);

      if (time->first_token < end_token && time->expression.first.weekday != 0)
        return TRUE;
    }
  return FALSE;
}

/* The day that the first words tell of, among the entries that share @in_head with the very first. */
static MasarChronicleNews
search (Search *self, const double *in_head)
{
  g_autoptr (GArray) terms = collect_terms (self->page, LEAD_TOKENS);
  g_autoptr (GArray) matches =
      masar_chronicle_search (self->chronicle, terms, MIN_BITS_OF_OTHER, named_and_told.shared);
  g_autoptr (GArray) facts = NULL;
  g_autoptr (GArray) head_facts = NULL;
  g_autoptr (GArray) days = NULL;
  const Day *best;
  MasarSpan published;

  if (matches->len == 0)
    return (MasarChronicleNews){ MASAR_SPAN_OPEN, NULL };
  facts = collect_facts (self->page, LEAD_TOKENS);
  head_facts = collect_facts (self->page, HEAD_TOKENS);
  self->terms = terms;
  self->facts = facts;
  self->head_facts = head_facts;
  self->head_end = collect (self->page, HEAD_TOKENS, NULL, NULL);
  self->days_back = find_days_back (self->page, self->lead_end);
  days = find_days (self, matches);
  for (guint i = 0; i < days->len; i++)
    score_day (self, in_head, &g_array_index (days, Day, i));
  find_sequences (self, days);
  best = choose (days);
  if (best == NULL)
    return (MasarChronicleNews){ MASAR_SPAN_OPEN, NULL };
  published = best->days;
  if (!masar_dating_check_times (self->page, best->day, best->named ? 0 : self->head_end, &published))
    return (MasarChronicleNews){ MASAR_SPAN_OPEN, NULL };
  if (best->named && is_told_the_same_day (self, best))
    masar_span_intersect (published, masar_span_new_day (best->day), &published);
  return (MasarChronicleNews){ published, masar_chronicle_get_entry (self->chronicle, best->match.entry) };
}

MasarChronicleNews
masar_chronicle_find_news (const MasarPage *page, MasarSpan bounds)
{
  const MasarLexicon *lexicon = masar_text_get_lexicon (page->text);
  g_autoptr (GArray) head = collect_terms (page, HEAD_TOKENS);
  g_autofree double *in_head = NULL;
  MasarNewsDays news = { page, collect (page, LEAD_TOKENS, NULL, NULL) };
  Search self = { .page = page, .bounds = bounds, .head = head, .lead_end = news.end_token, .news = &news };
  const Demand *least = names_weekday (page, news.end_token) ? &named_and_told : &told;

  self.chronicle = masar_chronicle_get (lexicon);
  in_head = masar_chronicle_weigh (self.chronicle, head, least->in_head);
  return in_head != NULL ? search (&self, in_head) : (MasarChronicleNews){ MASAR_SPAN_OPEN, NULL };
}
