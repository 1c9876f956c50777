/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"

#include "masar-terms.h"

/* An article without a date whose news is in the chronicle appeared in the week that begins with that day.
 *
 * Its first words are looked up there.  The day must be one that the article names by its weekday, and one that what
 * bounds its date allows; its entry must tell little that the article does not, or two entries of that day agree; what
 * they share must stand in the headline and the first sentence, too, not in what the article recalls alone; and no
 * other time may be nearly as like: a wrong date does more harm than none.
 *
 * How much of each was measured on 29,000 newspaper articles whose dates were hidden: of those that are dated by the
 * chronicle, nine in ten are dated rightly at least. */

/* The headline and so many tokens of the body are its news, and so many are what it is about. */
#define LEAD_TOKENS 160
#define HEAD_TOKENS 40

/* What an article and a day must share, in bits, and what its head. */
#define MIN_BITS 60.0
#define MIN_HEAD_BITS 30.0

/* What it shares of all that the day's entry tells. */
#define MIN_SHARE 0.35

/* Less is enough where it shares so much of each of two entries, and more with both. */
#define MIN_SHARE_OF_TWO 0.25
#define MIN_BITS_OF_TWO 80.0

/* Another entry that shares less says nothing. */
#define MIN_BITS_OF_OTHER 20.0

/* By so much a day is liker than those of other times. */
#define MIN_LEAD 1.2

/* Days that are no further apart may tell of one thing, or of what led to it. */
#define SAME_DAYS 6

typedef struct
{
  const MasarPage *page;
  const MasarChronicle *chronicle;
  MasarSpan bounds;
  GArray *terms; /* guint32, sorted: those of the news */
  GArray *head;
  guint lead_end; /* token */
  MasarNewsDays *days;
} Search;

/* An entry of a day that the article names. */
typedef struct
{
  MasarChronicleMatch match;
  const MasarChronicleEntry *entry;
  MasarSpan days; /* on which the article may have appeared */
} Found;

/* A day that the article names, and what it shares with what happened then. */
typedef struct
{
  Found best;
  guint other;   /* another entry of that day, or again the best */
  double shared; /* with either, in bits */
} Day;

/* The token behind the headline and the first @n_max tokens; their terms are collected, unless @terms is NULL. */
static guint
collect_terms (const MasarPage *page, guint n_max, GArray *terms)
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
      if (terms != NULL)
        masar_terms_collect (page->text, line->first_token, end, terms);
    }
  if (terms != NULL)
    masar_terms_sort (terms);
  return end;
}

/* Whether the article names the day of the entry; on which days it may have appeared then. */
static gboolean
is_named (const Search *self, Found *found)
{
  gint64 first, last;

  return masar_news_days_find (self->days, found->entry->day, &first, &last)
         && masar_span_intersect (self->bounds, masar_span_new_days (first, last), &found->days);
}

static Day *
find_day (GArray *days, gint64 day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, Day, i).best.entry->day == day)
      return &g_array_index (days, Day, i);
  return NULL;
}

/* Whether a day that nothing liker than @shared bits is known of may be the likest, or nearly so, the likest of all
 * entries sharing @most: with a second entry it shares twice as much. */
static gboolean
may_matter (double shared, double most)
{
  return 2 * shared >= MIN_BITS && 2 * shared * MIN_LEAD > most;
}

/* The days that the article names, of each the likest entry and the next that it tells enough of.  Naming is asked of
 * few: it costs most. */
static GArray *
find_days (const Search *self, const GArray *matches)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));
  double most = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const MasarChronicleMatch match = g_array_index (matches, MasarChronicleMatch, i);
      Found found = { match, masar_chronicle_get_entry (self->chronicle, match.entry), MASAR_SPAN_OPEN };
      Day *day = find_day (days, found.entry->day);

      if (day == NULL && may_matter (match.shared, most) && is_named (self, &found))
        {
          const Day one = { found, match.entry, match.shared };

          g_array_append_val (days, one);
          most = MAX (most, match.shared);
        }
      else if (day != NULL && day->other == day->best.match.entry && match.share >= MIN_SHARE_OF_TWO)
        {
          day->other = match.entry;
          day->shared = masar_chronicle_get_shared (self->chronicle, day->best.match.entry, day->other, self->terms);
        }
    }
  return days;
}

static gboolean
is_like_enough (const Search *self, const Day *day)
{
  const guint entry = day->best.match.entry;

  return day->shared >= MIN_BITS
         && masar_chronicle_get_shared (self->chronicle, entry, day->other, self->head) >= MIN_HEAD_BITS
         && (day->best.match.share >= MIN_SHARE
             || (day->other != entry && day->best.match.share >= MIN_SHARE_OF_TWO && day->shared >= MIN_BITS_OF_TWO));
}

/* The likest day; FALSE where it is not like enough, or one of another time is nearly as like. */
static gboolean
choose (const Search *self, const GArray *matches, Found *found)
{
  g_autoptr (GArray) days = find_days (self, matches);
  const Day *best = NULL;

  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);

      best = best == NULL || day->shared > best->shared ? day : best;
    }
  if (best == NULL || !is_like_enough (self, best))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const Day *other = &g_array_index (days, Day, i);

      if (ABS (other->best.entry->day - best->best.entry->day) > SAME_DAYS && other->shared * MIN_LEAD > best->shared)
        return FALSE;
    }
  *found = best->best;
  return TRUE;
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

MasarChronicleNews
masar_chronicle_find_news (const MasarPage *page, MasarSpan bounds)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GArray) head = g_array_new (FALSE, FALSE, sizeof (guint32));
  MasarNewsDays days;
  Search self = { page, NULL, bounds, terms, head, collect_terms (page, LEAD_TOKENS, NULL), &days };
  Found found;

  if (!names_weekday (page, self.lead_end))
    return (MasarChronicleNews){ MASAR_SPAN_OPEN, NULL };
  collect_terms (page, LEAD_TOKENS, terms);
  collect_terms (page, HEAD_TOKENS, head);
  days = (MasarNewsDays){ page, self.lead_end };
  self.chronicle = masar_chronicle_get (masar_text_get_lexicon (page->text));
  matches = masar_chronicle_search (self.chronicle, terms, MIN_BITS_OF_OTHER);
  if (!choose (&self, matches, &found))
    return (MasarChronicleNews){ MASAR_SPAN_OPEN, NULL };
  return (MasarChronicleNews){ found.days, found.entry };
}
