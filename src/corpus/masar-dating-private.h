/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-article.h"
#include "masar-lines-private.h"
#include "masar-times.h"

G_BEGIN_DECLS

/* The one day that the words of a time expression name in full; FALSE when they name none. */
gboolean masar_time_get_day (const MasarTime *time, MasarSpan *span);

/* A date as metadata or an address write it. */
gboolean masar_date_hint_parse (const char *hint, const MasarLexicon *lexicon, MasarSpan *span);
gboolean masar_date_hint_parse_url (const char *url, MasarSpan *span);

/* What bounds the publication from below and above, from the text: open where nothing does. */
MasarSpan masar_dating_find_bounds (const MasarPage *page);

/* The days on which it appeared if it retells the newest of the stories that it links to. */
gboolean masar_dating_find_retold (const MasarPage *page, MasarSpan *span, MasarPassage *passage);

/* What the almanac tells of the publication: open where it tells nothing.
 *
 * @bounds: it did not appear before or after
 * @news: the days on which it appeared if a landmark is its own news
 * @news_passage: where it names that landmark */
typedef struct
{
  MasarSpan bounds;
  MasarSpan news;
  MasarPassage news_passage;
} MasarAlmanacBounds;

MasarAlmanacBounds masar_almanac_read (const MasarPage *page);

/* Whether its value hangs on the day of publication. */
gboolean masar_time_is_counted (const MasarTime *time);

/* Whether it stands in a quotation, whose "today" is the speaker's. */
gboolean masar_time_is_quoted (const MasarTime *time, const MasarPage *page);

/* The days of publication from @day to @max_days later for which @expression means @day. */
gboolean
masar_time_find_days (const MasarTimeExpression *expression, gint64 day, gint64 max_days, gint64 *first, gint64 *last);

/* What the weekdays say that an article names in its first sentences, up to @end_token.  Most days that are asked for
 * only differ by weeks: what was found is kept for each weekday of what is told.
 *
 * @known: which weekdays were asked for, as bits
 * @begin, @end: the days on which it appeared, counted from the day of what it tells
 * @n_found: how many of its times name the day */
typedef struct
{
  const MasarPage *page;
  guint end_token;
  guint8 known;
  struct
  {
    gint8 first;
    gint8 last;
    guint n_found;
  } weekdays[8];
} MasarNewsDays;

guint masar_news_days_find (MasarNewsDays *self, gint64 day, gint64 *first, gint64 *last);

/* Whether an article could have appeared on one of @days, by its times, and tells there what happened on @day as news;
 * narrows them.  @head_end: the token up to which it would not tell of times long gone; 0 where it names the weekday.
 */
gboolean masar_dating_check_times (const MasarPage *page, gint64 day, guint head_end, MasarSpan *days);

/* The days on which it appeared if its news is in the chronicle.
 *
 * @days: open where it is not
 * @entry: what the chronicle tells of it, or NULL */
typedef struct
{
  MasarSpan days;
  const MasarChronicleEntry *entry;
} MasarChronicleNews;

MasarChronicleNews masar_chronicle_find_news (const MasarPage *page, MasarSpan bounds);

/* The headlines of other stories under dated pictures: a GArray of MasarLinkedHeadline. */
GArray *masar_dating_find_linked (const MasarPage *page);

/* The date behind a picture's caption. */
gboolean masar_dating_get_picture_day (const MasarPage *page, const MasarLine *line, gint64 *day);

G_END_DECLS
