/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-happening.h"
#include "masar-times.h"

/* A date known to at most this many days counts as exact. */
#define MAX_EXACT_DAYS 2

/* News may be a week old, by the day on which it may have appeared. */
#define MAX_PUBLICATION_DAYS 7

/* How well a mention is dated: own exact, reported exact, a longer span, nothing. */
static int
rank_date (const MasarMention *mention)
{
  gint64 first;
  gint64 last;

  if (!masar_span_get_first_day (mention->when.span, &first) || !masar_span_get_last_day (mention->when.span, &last))
    return 0;
  if (last - first >= MAX_EXACT_DAYS)
    return 1;
  return mention->reported ? 2 : 3;
}

static void
take_mention (const MasarNames *names, MasarHappening *happening, const MasarMention *mention, int *date_rank)
{
  if (rank_date (mention) > *date_rank)
    {
      *date_rank = rank_date (mention);
      happening->when = mention->when;
      happening->by_report = mention->reported;
    }
  if (masar_names_get_place_level (names, mention->place) > masar_names_get_place_level (names, happening->place))
    {
      happening->place = mention->place;
      happening->near_place = mention->place_precision == 2;
    }
  if (happening->kind == NULL)
    happening->kind = mention->kind;
  if (happening->party == NULL)
    happening->party = masar_names_get_party (names, mention->actor);
  if (happening->other_party == NULL)
    happening->other_party = masar_names_get_party (names, mention->target);
  if (happening->killed == MASAR_UNKNOWN)
    happening->killed = mention->killed;
  if (happening->wounded == MASAR_UNKNOWN)
    happening->wounded = mention->wounded;
  happening->background &= mention->background;
}

/* The weekday or day of a month that the words of a mention name, where the publication does not say which one. */
static void
take_partial_day (MasarHappening *happening, const MasarArticleRecord *article, const MasarMention *mention)
{
  MasarTimeExpression expression;
  const MasarTimePoint *point = &expression.first;
  const char *notation = mention->time >= 0 && (guint) mention->time < article->times->len
                             ? g_array_index (article->times, MasarTimeRecord, mention->time).expression
                             : NULL;

  if (happening->weekday != 0 || happening->month_day != 0 || notation == NULL
      || !masar_time_expression_parse (notation, &expression, NULL) || point->hijri || expression.last.weekday != 0
      || expression.last.day.setting != MASAR_TIME_UNSET)
    return;
  happening->weekday = point->weekday;
  if (point->day.setting == MASAR_TIME_ABSOLUTE && point->month.setting == MASAR_TIME_ABSOLUTE)
    {
      happening->month = (guint8) point->month.value;
      happening->month_day = (guint8) point->day.value;
    }
}

/* The last day on which an article may have appeared, where it is known to the week. */
static void
take_publication (MasarHappening *happening, const MasarArticleRecord *article)
{
  gint64 first;
  gint64 last;

  happening->published_day = G_MAXINT64;
  if (!masar_span_get_first_day (article->published.span, &first)
      || !masar_span_get_last_day (article->published.span, &last) || last - first > MAX_PUBLICATION_DAYS)
    return;
  happening->published_day = last;
  happening->published_spread = (guint8) (last - first);
}

static MasarHappening
happening_new (const MasarNames *names, const MasarRecords *records, guint article, guint first)
{
  const MasarArticleRecord *record = masar_records_get_article (records, article);
  const MasarMention *mentions = (const MasarMention *) (void *) record->mentions->data;
  MasarHappening happening = {
    .article = article,
    .original = record->copy_of != NULL ? (guint) masar_records_find_article (records, record->copy_of) : article,
    .first_mention = first,
    .type = mentions[first].type,
    .when = mentions[first].when,
    .killed = MASAR_UNKNOWN,
    .wounded = MASAR_UNKNOWN,
    .background = TRUE,
  };
  int date_rank = -1;

  for (guint i = first; i < record->mentions->len; i++)
    if (i == first || mentions[i].same == (int) first)
      take_mention (names, &happening, &mentions[i], &date_rank);
  happening.series = g_strcmp0 (happening.kind, "series") == 0;
  happening.country = masar_names_get_country (names, happening.place);
  happening.place_level = (guint8) masar_names_get_place_level (names, happening.place);
  happening.exact = date_rank >= 2;
  if (happening.exact)
    {
      masar_span_get_first_day (happening.when.span, &happening.first_day);
      masar_span_get_last_day (happening.when.span, &happening.last_day);
    }
  for (guint i = first; !happening.exact && i < record->mentions->len; i++)
    if (i == first || mentions[i].same == (int) first)
      take_partial_day (&happening, record, &mentions[i]);
  take_publication (&happening, record);
  return happening;
}

/* Gives equal strings one address. */
static void
unify (GHashTable *strings, const char **string)
{
  const char *known = *string != NULL ? g_hash_table_lookup (strings, *string) : NULL;

  if (known != NULL)
    *string = known;
  else if (*string != NULL)
    g_hash_table_add (strings, (gpointer) *string);
}

static void
unify_strings (GHashTable *strings, MasarHappening *happening)
{
  unify (strings, &happening->kind);
  unify (strings, &happening->place);
  unify (strings, &happening->country);
  unify (strings, &happening->party);
  unify (strings, &happening->other_party);
}

/**
 * masar_happenings_new:
 *
 * Returns: (transfer full) (element-type MasarHappening): what each article of @records tells of, in their order
 */
GArray *
masar_happenings_new (const MasarNames *names, const MasarRecords *records)
{
  GArray *happenings = g_array_new (FALSE, FALSE, sizeof (MasarHappening));
  g_autoptr (GHashTable) strings = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < masar_records_get_n_articles (records); i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (records, i);

      for (guint m = 0; m < article->mentions->len; m++)
        {
          const int same = g_array_index (article->mentions, MasarMention, m).same;

          if (same == MASAR_UNKNOWN || same == (int) m || same > (int) m)
            {
              MasarHappening happening = happening_new (names, records, i, m);

              unify_strings (strings, &happening);
              g_array_append_val (happenings, happening);
            }
        }
    }
  return happenings;
}
