/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"

#include "masar-terms.h"

/* An article without a date whose news is in the chronicle appeared in the week that begins with that day.
 *
 * Its first words are looked up there.  The day must be one that the article names by its weekday, and one that what
 * bounds its date allows; its entry must tell little that the article does not, or two entries of one day agree; what
 * they share must stand in the headline and the first sentence, not in what the article recalls; and no entry of
 * another time may be nearly as like: a wrong date does more harm than none.
 *
 * How much of each was measured on 29,000 newspaper articles whose dates were hidden: of those that are dated by the
 * chronicle, nine in ten are dated rightly at least. */

/* The headline and so many tokens of the body are its news, and so many are what it is about. */
#define LEAD_TOKENS 160
#define HEAD_TOKENS 40

/* What an article and an entry must share, in bits, and of all that the entry tells. */
#define MIN_BITS 60.0
#define MIN_SHARE 0.35

/* What its head must share, and where so much of another entry of that day is told, too. */
#define MIN_HEAD_BITS 30.0
#define MIN_HEAD_BITS_OF_TWO 25.0
#define MIN_SHARE_OF_OTHER 0.25

/* By so much an entry is liker than those of other times. */
#define MIN_LEAD 1.2

/* Entries that are no further apart may tell of one thing, or of what led to it. */
#define SAME_DAYS 6

typedef struct
{
  const MasarPage *page;
  const MasarChronicle *chronicle;
  MasarSpan bounds;
  GArray *head;   /* guint32: its terms, sorted */
  guint lead_end; /* token */
} Search;

/* An entry of a day that the article names. */
typedef struct
{
  MasarChronicleMatch match;
  const MasarChronicleEntry *entry;
  MasarSpan days; /* on which the article may have appeared */
} Found;

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

/* Finds the next entry from @position on whose day the article names. */
static gboolean
find_next (const Search *self, const GArray *matches, guint *position, Found *found)
{
  for (; *position < matches->len; (*position)++)
    {
      gint64 first, last;

      found->match = g_array_index (matches, MasarChronicleMatch, *position);
      found->entry = masar_chronicle_get_entry (self->chronicle, found->match.entry);
      if (masar_dating_find_days_of_news (self->page, self->lead_end, found->entry->day, &first, &last)
          && masar_span_intersect (self->bounds, masar_span_new_days (first, last), &found->days))
        {
          (*position)++;
          return TRUE;
        }
    }
  return FALSE;
}

/* The likest entry; FALSE where it is not like enough, or one of another time is nearly as like. */
static gboolean
choose (const Search *self, const GArray *matches, Found *best)
{
  guint position = 0;
  gboolean seconded = FALSE;
  Found other;

  if (!find_next (self, matches, &position, best) || best->match.shared < MIN_BITS)
    return FALSE;
  while (find_next (self, matches, &position, &other) && other.match.shared * MIN_LEAD > best->match.shared)
    {
      if (ABS (other.entry->day - best->entry->day) > SAME_DAYS)
        return FALSE;
      seconded |= other.entry->day == best->entry->day && other.match.share >= MIN_SHARE_OF_OTHER;
    }
  return best->match.share >= MIN_SHARE
         && masar_chronicle_get_shared (self->chronicle, best->match.entry, self->head)
                >= (seconded ? MIN_HEAD_BITS_OF_TWO : MIN_HEAD_BITS);
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
  Search self = { page, NULL, bounds, head, collect_terms (page, LEAD_TOKENS, NULL) };
  Found found;

  if (!names_weekday (page, self.lead_end))
    return (MasarChronicleNews){ MASAR_SPAN_OPEN, NULL };
  collect_terms (page, LEAD_TOKENS, terms);
  collect_terms (page, HEAD_TOKENS, head);
  self.chronicle = masar_chronicle_get (masar_text_get_lexicon (page->text));
  matches = masar_chronicle_search (self.chronicle, terms, MIN_BITS / MIN_LEAD);
  if (!choose (&self, matches, &found))
    return (MasarChronicleNews){ MASAR_SPAN_OPEN, NULL };
  return (MasarChronicleNews){ found.days, found.entry };
}
