/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-dating-private.h"

#include <stdlib.h>
#include <string.h>

/* When an article was published.  Every date that could be its is a candidate with a score and a reason; a wrong date
 * does more harm than none, so what only bounds the publication (a site's clock, the date of a change, a picture's
 * date) is a bound and no date. */

/* Scores, by how seldom they err. */
enum
{
  SCORE_SIDECAR = 100,
  SCORE_TODAY = 95, /* "today, Wednesday 31 July 2024" */
  SCORE_METADATA = 90,
  SCORE_MORE_METADATA = 89, /* another that the page's metadata give */
  SCORE_NOTE = 85,          /* a collector's "date 2024-07-31" */
  SCORE_DATELINE = 80,      /* between headline and body */
  SCORE_PUBLISHED = 75,
  SCORE_URL = 70,
  SCORE_DOUBTFUL_METADATA = 68, /* others of the page and its address say another day */
  SCORE_CLOCK = 65,             /* over the headline, and the body agrees */
  SCORE_RETOLD = 55,
  SCORE_LANDMARK = 50,
  SCORE_CHRONICLE = 40,
  SCORE_BOUNDS = 10,
};

/* A weekday that the text prints beside a date, or calls today, and that is another. */
#define WEEKDAY_PENALTY 40

static void
add_candidate (GArray *candidates,
               MasarSpan span,
               MasarBasis basis,
               MasarPassage passage,
               int score,
               const char *reason)
{
  const MasarDateCandidate candidate = { { .span = span }, basis, passage, score, reason, NULL };

  g_array_append_val (candidates, candidate);
}

static const MasarTime *
get_time (const MasarPage *page, guint i)
{
  return &g_array_index (page->times, MasarTime, i);
}

/* Whether such a word stands before the token in its line. */
static gboolean
has_before (const MasarPage *page, const MasarLine *line, guint token, MasarPageWord word)
{
  for (guint t = line->first_token; t < token; t++)
    if (masar_page_has_form (page, t, word, NULL))
      return TRUE;
  return FALSE;
}

/* ISO 8601: Monday is 1. */
static int
get_weekday (MasarSpan span)
{
  gint64 day = 0;

  masar_span_get_first_day (span, &day);
  return masar_weekday_from_days (day);
}

static gboolean
is_today (const MasarTime *time)
{
  const MasarTimePoint *point = &time->expression.first;

  return point->day.setting == MASAR_TIME_RELATIVE && point->day.value == 0
         && point->month.setting != MASAR_TIME_ABSOLUTE;
}

/* The weekday that the body calls today, or 0 when none or several. */
static int
find_weekday_of_today (const MasarPage *page)
{
  int found = 0;

  for (guint i = 0; i < page->times->len; i++)
    {
      const MasarTime *time = get_time (page, i);
      guint line = masar_page_find_line (page, time->passage.start);
      int weekday = time->expression.first.weekday;

      if (!is_today (time) || line >= page->lines->len || !masar_page_line (page, line)->in_body
          || masar_time_is_quoted (time, page))
        continue;
      /* "اليوم (الخميس)" is two expressions. */
      if (weekday == 0 && i + 1 < page->times->len
          && get_time (page, i + 1)->first_token <= time->first_token + time->n_tokens + 1)
        weekday = get_time (page, i + 1)->expression.first.weekday;
      if (weekday == 0)
        continue;
      if (found != 0 && found != weekday)
        return 0;
      found = weekday;
    }
  return found;
}

static const MasarDateHint *
get_hint (const MasarDocument *document, guint i)
{
  return &g_array_index (document->dates, MasarDateHint, i);
}

/* Whether @hint gives in universal time what another gives in the time of the place: the one day may be the other's
 * eve. */
static gboolean
is_told_in_local_time (const MasarDocument *document, const char *hint)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (hint, NULL);

  if (time == NULL || g_date_time_get_utc_offset (time) != 0)
    return FALSE;
  for (guint i = 0; document->dates != NULL && i < document->dates->len; i++)
    {
      g_autoptr (GDateTime) other = g_date_time_new_from_iso8601 (get_hint (document, i)->text, NULL);

      if (other != NULL && g_date_time_get_utc_offset (other) != 0 && g_date_time_equal (time, other))
        return TRUE;
    }
  return FALSE;
}

static void
add_hints (const MasarPage *page, GArray *candidates)
{
  const MasarDocument *document = page->document;
  const MasarPassage nowhere = { 0, 0 };
  MasarSpan span;

  if (document->published != NULL && !is_told_in_local_time (document, document->published)
      && masar_date_hint_parse (document->published, masar_text_get_lexicon (page->text), &span))
    add_candidate (candidates, span, document->from_sidecar ? MASAR_BASIS_SIDECAR : MASAR_BASIS_METADATA, nowhere,
                   document->from_sidecar ? SCORE_SIDECAR : SCORE_METADATA,
                   document->from_sidecar ? "sidecar" : "metadata");
  for (guint i = 0; document->dates != NULL && i < document->dates->len; i++)
    {
      const MasarDateHint *hint = get_hint (document, i);

      if (g_strcmp0 (hint->text, document->published) != 0 && !is_told_in_local_time (document, hint->text)
          && masar_date_hint_parse (hint->text, masar_text_get_lexicon (page->text), &span))
        add_candidate (candidates, span, MASAR_BASIS_METADATA, nowhere, SCORE_MORE_METADATA, hint->reason);
    }
  if (document->url != NULL && masar_date_hint_parse_url (document->url, &span))
    add_candidate (candidates, span, MASAR_BASIS_METADATA, nowhere, SCORE_URL, "address");
}

static gboolean
is_metadata (const MasarDateCandidate *candidate)
{
  return candidate->score == SCORE_METADATA || candidate->score == SCORE_MORE_METADATA;
}

static gboolean
is_seconded (const GArray *candidates, MasarSpan span)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const MasarDateCandidate *other = &g_array_index (candidates, MasarDateCandidate, i);

      if (!is_metadata (other) && masar_span_equal (other->when.span, span))
        return TRUE;
    }
  return FALSE;
}

/* Metadata that disagree: some systems give there the day of a change, or of the saving.  Then the one holds that the
 * page itself, or its address, says, too. */
static void
settle_metadata (GArray *candidates)
{
  MasarSpan seconded = MASAR_SPAN_OPEN;

  for (guint i = 0; i < candidates->len; i++)
    {
      const MasarDateCandidate *candidate = &g_array_index (candidates, MasarDateCandidate, i);

      /* Of two it is the first: a change has a date, too. */
      if (is_metadata (candidate) && is_seconded (candidates, candidate->when.span)
          && (masar_span_is_unknown (seconded) || candidate->when.span.begin_minutes < seconded.begin_minutes))
        seconded = candidate->when.span;
    }
  for (guint i = 0; i < candidates->len && !masar_span_is_unknown (seconded); i++)
    {
      MasarDateCandidate *candidate = &g_array_index (candidates, MasarDateCandidate, i);

      if (is_metadata (candidate) && !masar_span_equal (candidate->when.span, seconded))
        candidate->score = SCORE_DOUBTFUL_METADATA;
    }
}

/* "ذلك اليوم": a day long gone. */
static gboolean
is_that_day (const MasarPage *page, guint token)
{
  return token > 0 && masar_page_has_form (page, token - 1, MASAR_PAGE_WORD_THAT, NULL);
}

/* "اليوم الأربعاء (31 تموز 2024)": a full date beside a word for today, yesterday or tomorrow. */
static void
add_today (const MasarPage *page, guint i, GArray *candidates)
{
  const MasarTime *time = get_time (page, i);
  const MasarTime *before = i > 0 ? get_time (page, i - 1) : NULL;
  const MasarTimePoint *counted = before != NULL ? &before->expression.first : NULL;
  MasarSpan span;
  gint64 day;
  int offset = 0;

  if (!masar_time_get_day (time, &span))
    return;
  if (counted != NULL && time->first_token <= before->first_token + before->n_tokens + 2
      && counted->day.setting == MASAR_TIME_RELATIVE && ABS (counted->day.value) <= 2)
    {
      /* "yesterday, Monday, … Friday the 26th" are two days. */
      if (is_that_day (page, before->first_token) || (counted->weekday != 0 && counted->weekday != get_weekday (span)))
        return;
      offset = counted->day.value;
    }
  else if (!masar_page_has_form (page, time->first_token, MASAR_PAGE_WORD_TODAY, NULL)
           && !(time->first_token > 0 && masar_page_has_form (page, time->first_token - 1, MASAR_PAGE_WORD_TODAY, NULL)
                && !is_that_day (page, time->first_token - 1)))
    return;
  masar_span_get_first_day (span, &day);
  add_candidate (candidates, masar_span_new_day (day - offset), MASAR_BASIS_STATED, time->passage, SCORE_TODAY,
                 "today-in-body");
}

/* Whether the body names the day, or calls its weekday today. */
static gboolean
is_confirmed (const MasarPage *page, MasarSpan span)
{
  for (guint i = 0; i < page->times->len; i++)
    {
      guint line = masar_page_find_line (page, get_time (page, i)->passage.start);
      MasarSpan other;

      if (line < page->lines->len && masar_page_line (page, line)->in_body
          && masar_time_get_day (get_time (page, i), &other) && masar_span_equal (span, other))
        return TRUE;
    }
  return find_weekday_of_today (page) == get_weekday (span);
}

/* The line of the headline, if it stands before the body: what is above it is the site's. */
static guint
find_headline (const MasarPage *page)
{
  for (guint i = 0; i < page->body_line && page->title.end > 0; i++)
    if (masar_page_line (page, i)->end >= page->title.end)
      return i;
  return page->body_line;
}

/* A weekday that is printed with a date and is another: one of the two is wrong. */
static int
get_printed_penalty (const MasarTime *time, MasarSpan span)
{
  const int weekday = time->expression.first.weekday;

  return weekday != 0 && weekday != get_weekday (span) ? WEEKDAY_PENALTY : 0;
}

/* "date 2026-02-28": a collector's note. */
static gboolean
is_note (const MasarPage *page, const MasarLine *line)
{
  const MasarToken *first = &masar_text_get_tokens (page->text)[line->first_token];

  return line->n_tokens >= 6 && first[0].kind == MASAR_TOKEN_LATIN && first[1].kind == MASAR_TOKEN_NUMBER
         && first[1].n_digits == 4;
}

/* A full date on a line before the body. */
static void
add_dateline (const MasarPage *page, const MasarTime *time, guint i, guint headline, GArray *candidates)
{
  const MasarLine *line = masar_page_line (page, i);
  MasarSpan span;

  if (!masar_time_get_day (time, &span) || line->role == MASAR_LINE_CAPTION || line->n_words > 20
      || has_before (page, line, time->first_token, MASAR_PAGE_WORD_UPDATE))
    return;
  if (line->role == MASAR_LINE_NOISE && !has_before (page, line, time->first_token, MASAR_PAGE_WORD_BYLINE))
    return;
  if (line->role == MASAR_LINE_DATE && is_note (page, line))
    {
      add_candidate (candidates, span, MASAR_BASIS_METADATA, time->passage, SCORE_NOTE, "note");
      return;
    }
  if (i < headline && line->role == MASAR_LINE_DATE && headline < page->body_line)
    {
      if (is_confirmed (page, span))
        add_candidate (candidates, span, MASAR_BASIS_STATED, time->passage, SCORE_CLOCK, "dateline-confirmed");
      return;
    }
  /* A date within a headline is one that it tells of. */
  if (line->role != MASAR_LINE_DATE && i == headline && line->n_words > 8 && line->n_function > 0)
    return;
  add_candidate (candidates, span, MASAR_BASIS_STATED, time->passage, SCORE_DATELINE - get_printed_penalty (time, span),
                 "dateline");
}

/* "بغداد / 15 آب 2024 / …": a date before the first words of the first sentence. */
static void
add_before_lead (const MasarPage *page, const MasarTime *time, const MasarLine *line, GArray *candidates)
{
  MasarSpan span;

  if (!masar_time_get_day (time, &span) || time->first_token > line->first_token + 6)
    return;
  if (time->first_token > line->first_token
      && masar_page_has_form (page, line->first_token, MASAR_PAGE_WORD_DATELINE_PLACE, NULL)
      && masar_text_get_tokens (page->text)[time->first_token - 1].kind == MASAR_TOKEN_MARK)
    add_candidate (candidates, span, MASAR_BASIS_STATED, time->passage,
                   SCORE_DATELINE - get_printed_penalty (time, span), "dateline");
}

/* "نشر في 15 آب 2024" under the article. */
static void
add_published_after (const MasarPage *page, const MasarTime *time, const MasarLine *line, GArray *candidates)
{
  MasarSpan span;

  if (line->n_words <= 10 && masar_time_get_day (time, &span)
      && has_before (page, line, time->first_token, MASAR_PAGE_WORD_BYLINE)
      && !has_before (page, line, time->first_token, MASAR_PAGE_WORD_UPDATE))
    add_candidate (candidates, span, MASAR_BASIS_STATED, time->passage, SCORE_PUBLISHED, "published-line");
}

/* Where forms and the like begin. */
static guint
find_end (const MasarPage *page)
{
  guint i = page->body_line;

  while (i < page->lines->len && masar_page_line (page, i)->role != MASAR_LINE_END)
    i++;
  return i;
}

static guint
find_last_body_line (const MasarPage *page)
{
  guint last = 0;

  for (guint i = 0; i < page->lines->len; i++)
    if (masar_page_line (page, i)->in_body)
      last = i;
  return last;
}

static void
add_stated (const MasarPage *page, GArray *candidates)
{
  const guint headline = find_headline (page);
  const guint last = find_last_body_line (page);
  const guint end = find_end (page);

  for (guint i = 0; i < page->times->len; i++)
    {
      const MasarTime *time = get_time (page, i);
      guint line = masar_page_find_line (page, time->passage.start);

      if (line >= page->lines->len)
        break;
      if (line < page->body_line)
        add_dateline (page, time, line, headline, candidates);
      else if (line == page->body_line)
        add_before_lead (page, time, masar_page_line (page, line), candidates);
      if (masar_page_line (page, line)->in_body)
        add_today (page, i, candidates);
      else if (line > last && line < end && line <= last + 3)
        add_published_after (page, time, masar_page_line (page, line), candidates);
    }
}

/* A text that calls another weekday today tells against a date.  One day off is a page changed after midnight or a
 * clock of another zone: then both days are possible. */
static void
check_weekdays (const MasarPage *page, GArray *candidates)
{
  const int today = find_weekday_of_today (page);

  for (guint i = 0; i < candidates->len; i++)
    {
      MasarDateCandidate *candidate = &g_array_index (candidates, MasarDateCandidate, i);
      int apart = (today - get_weekday (candidate->when.span) + 7) % 7;
      gint64 day;

      /* Who publishes knows the day. */
      if (candidate->score == SCORE_SIDECAR || is_metadata (candidate))
        continue;
      if (today == 0 || apart == 0 || !masar_span_get_first_day (candidate->when.span, &day))
        continue;
      if (apart == 1)
        candidate->when.span = masar_span_new_days (day, day + 1);
      else if (apart == 6)
        candidate->when.span = masar_span_new_days (day - 1, day);
      else
        candidate->score -= WEEKDAY_PENALTY;
    }
}

/* Bounds of a week or less, and a text that names its weekday, leave one day. */
static void
narrow_by_weekday (const MasarPage *page, MasarSpan *span)
{
  const int today = find_weekday_of_today (page);
  gint64 first;
  gint64 last;

  if (today == 0 || !masar_span_get_first_day (*span, &first) || !masar_span_get_last_day (*span, &last)
      || last - first > 6)
    return;
  for (gint64 day = first; day <= last; day++)
    if (masar_weekday_from_days (day) == today)
      {
        *span = masar_span_new_day (day);
        return;
      }
}

/* Its news is of public record. */
static void
add_chronicle (const MasarPage *page, MasarSpan bounds, GArray *candidates)
{
  const MasarChronicleNews news = masar_chronicle_find_news (page, bounds);
  MasarDateCandidate candidate = { { .span = news.days }, MASAR_BASIS_CHRONICLE, { 0, 0 },
                                   SCORE_CHRONICLE,       "chronicle",           news.entry };

  if (news.entry == NULL)
    return;
  narrow_by_weekday (page, &candidate.when.span);
  g_array_append_val (candidates, candidate);
}

/* Whether any candidate would be preferred to what the chronicle tells. */
static gboolean
has_day (const GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, MasarDateCandidate, i).score > SCORE_CHRONICLE)
      return TRUE;
  return FALSE;
}

static void
add_inferred (const MasarPage *page, GArray *candidates)
{
  const MasarAlmanacBounds known = masar_almanac_read (page);
  MasarSpan bounds = masar_dating_find_bounds (page);
  MasarPassage passage = { 0, 0 };
  MasarSpan span;

  masar_span_intersect (bounds, known.bounds, &bounds);
  if (!masar_span_is_open (known.news) && masar_span_intersect (known.news, bounds, &span))
    {
      narrow_by_weekday (page, &span);
      add_candidate (candidates, span, MASAR_BASIS_INFERRED, known.news_passage, SCORE_LANDMARK, "landmark");
    }

  if (masar_dating_find_retold (page, &span, &passage))
    {
      masar_span_intersect (span, bounds, &span);
      narrow_by_weekday (page, &span);
      add_candidate (candidates, span, MASAR_BASIS_INFERRED, passage, SCORE_RETOLD, "retells-linked-story");
    }
  if (!has_day (candidates))
    add_chronicle (page, bounds, candidates);
  narrow_by_weekday (page, &bounds);
  if (!masar_span_is_unknown (bounds))
    add_candidate (candidates, bounds, MASAR_BASIS_INFERRED, (MasarPassage){ 0, 0 }, SCORE_BOUNDS, "bounds");
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const MasarDateCandidate *x = a;
  const MasarDateCandidate *y = b;

  if (x->score != y->score)
    return y->score - x->score;
  return (x->passage.start > y->passage.start) - (x->passage.start < y->passage.start);
}

GArray *
masar_dating_find (const MasarPage *page)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (MasarDateCandidate));

  add_hints (page, candidates);
  add_stated (page, candidates);
  settle_metadata (candidates);
  check_weekdays (page, candidates);
  add_inferred (page, candidates);
  g_array_sort (candidates, compare_candidates);
  return candidates;
}
