/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-weave.h"

#include "masar-happening.h"

#include <stdlib.h>
#include <string.h>

/* Articles in, events and links out.
 *
 * Articles date each other; then what each tells of one happening is taken together, what several tell of one is
 * merged, and each cluster becomes an event.  Everything is sorted by content (ids of articles, days), never by
 * position, so the order of the input does not show in the output. */

typedef struct
{
  MasarRecords *records;
  MasarNames *names;
  GArray *happenings; /* MasarHappening, those of an article side by side */
  guint *first;       /* of each article: position of its first happening */
  guint *n;           /* and how many it has */
  int *events;        /* of each cluster: the event's position, or MASAR_UNKNOWN */
} Weave;

typedef struct
{
  const char *id;
  guint position;
} ArticleKey;

static int
compare_article_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (((const ArticleKey *) a)->id, ((const ArticleKey *) b)->id);
}

/* The place of each article in the order of their ids. */
static guint *
rank_articles (const MasarRecords *records)
{
  const guint n_articles = masar_records_get_n_articles (records);
  g_autofree ArticleKey *keys = g_new (ArticleKey, n_articles + 1);
  guint *ranks = g_new (guint, n_articles + 1);

  for (guint i = 0; i < n_articles; i++)
    keys[i] = (ArticleKey){ masar_records_get_article (records, i)->id, i };
  qsort (keys, n_articles, sizeof *keys, compare_article_keys);
  for (guint i = 0; i < n_articles; i++)
    ranks[keys[i].position] = i;
  return ranks;
}

static int
compare_happenings (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarHappening *x = a;
  const MasarHappening *y = b;
  const guint *ranks = user_data;

  if (x->article != y->article)
    return ranks[x->article] < ranks[y->article] ? -1 : 1;
  return x->first_mention < y->first_mention ? -1 : 1;
}

static int
compare_evidence (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarEvidence *x = a;
  const MasarEvidence *y = b;
  const MasarArticleRecord *of_x = masar_records_get_article (user_data, (guint) x->article);
  const MasarArticleRecord *of_y = masar_records_get_article (user_data, (guint) y->article);
  int order = masar_span_compare (of_x->published.span, of_y->published.span);

  if (order == 0)
    order = strcmp (of_x->id, of_y->id);
  return order != 0 ? order : x->mention < y->mention ? -1 : 1;
}

static void
add_evidence (Weave *self, const MasarHappening *happening, GArray *evidence)
{
  const MasarArticleRecord *article = masar_records_get_article (self->records, happening->article);

  for (guint m = happening->first_mention; m < article->mentions->len; m++)
    {
      const MasarMention *mention = &g_array_index (article->mentions, MasarMention, m);
      const MasarEvidence piece = { (int) happening->article, (int) m, *mention };

      if (m == happening->first_mention || mention->same == (int) happening->first_mention)
        g_array_append_val (evidence, piece);
    }
}

/* How much a piece of evidence has to say about the date of its event. */
static int
weigh_date (const MasarMention *mention)
{
  gint64 first;
  gint64 last;

  if (!masar_span_get_first_day (mention->when.span, &first) || !masar_span_get_last_day (mention->when.span, &last)
      || last - first > 1)
    return 0;
  return (mention->reported ? 1 : 3) * (mention->background ? 1 : 2) * (first == last ? 2 : 1);
}

/* The exact date with the most weight behind it, each article heard once for each date; else the narrowest span. */
static MasarWhen
choose_date (const GArray *evidence)
{
  MasarWhen best = g_array_index (evidence, MasarEvidence, 0).values.when;
  int best_weight = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      const MasarMention *mention = &g_array_index (evidence, MasarEvidence, i).values;
      int weight = weigh_date (mention);

      if (weight > 0)
        for (guint j = 0; j < evidence->len; j++)
          if (j != i
              && masar_span_equal (g_array_index (evidence, MasarEvidence, j).values.when.span, mention->when.span)
              && g_array_index (evidence, MasarEvidence, j).article
                     != g_array_index (evidence, MasarEvidence, i).article)
            weight += weigh_date (&g_array_index (evidence, MasarEvidence, j).values);
      if (weight > best_weight
          || (weight == best_weight && weight > 0 && masar_span_compare (mention->when.span, best.span) < 0))
        {
          best = mention->when;
          best_weight = weight;
        }
    }
  for (guint i = 0; best_weight == 0 && i < evidence->len; i++)
    {
      const MasarWhen when = g_array_index (evidence, MasarEvidence, i).values.when;

      if (masar_span_contains (best.span, when.span))
        best = when;
    }
  return best;
}

static const char *
choose_string (const GArray *evidence, gsize member)
{
  const char *best = NULL;
  guint best_count = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      const char *value = G_STRUCT_MEMBER (const char *, &g_array_index (evidence, MasarEvidence, i).values, member);
      guint count = 0;

      for (guint j = 0; value != NULL && j < evidence->len; j++)
        count += g_strcmp0 (value,
                            G_STRUCT_MEMBER (const char *, &g_array_index (evidence, MasarEvidence, j).values, member))
                 == 0;
      if (count > best_count)
        {
          best = value;
          best_count = count;
        }
    }
  return best;
}

static const char *
choose_place (const Weave *self, const GArray *evidence)
{
  const char *any = choose_string (evidence, G_STRUCT_OFFSET (MasarMention, place));

  for (guint i = 0; i < evidence->len && !masar_names_is_specific (self->names, any); i++)
    {
      const char *place = g_array_index (evidence, MasarEvidence, i).values.place;

      if (masar_names_is_specific (self->names, place))
        any = place;
    }
  return any;
}

/* An id made from what the event rests on. */
static char *
dup_event_id (const Weave *self, MasarEventType type, const GArray *evidence)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *name = masar_event_type_to_string (type);

  g_checksum_update (checksum, (const guchar *) name, -1);
  for (guint i = 0; i < evidence->len; i++)
    {
      const MasarEvidence *piece = &g_array_index (evidence, MasarEvidence, i);
      g_autofree char *place =
          g_strdup_printf ("|%s|%u|%u", masar_records_get_article (self->records, (guint) piece->article)->id,
                           piece->values.passage.start, piece->values.passage.end);

      g_checksum_update (checksum, (const guchar *) place, -1);
    }
  return g_strdup_printf ("e%.12s", g_checksum_get_string (checksum));
}

/* An event before it is written down: its evidence is only collected when it is needed. */
typedef struct
{
  guint first; /* place of its first happening in the order of clusters */
  guint n;
  MasarWhen when;
  char id[16];
} Draft;

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  const Draft *x = a;
  const Draft *y = b;
  const int order = masar_span_compare (x->when.span, y->when.span);

  return order != 0 ? order : strcmp (x->id, y->id);
}

/* The happenings, those of a cluster side by side. */
static guint *
order_by_cluster (const Weave *self)
{
  g_autofree guint *next = g_new0 (guint, self->happenings->len + 1);
  guint *order = g_new (guint, self->happenings->len + 1);
  guint place = 0;

  for (guint i = 0; i < self->happenings->len; i++)
    next[g_array_index (self->happenings, MasarHappening, i).cluster]++;
  for (guint i = 0; i < self->happenings->len; i++)
    {
      const guint count = next[i];

      next[i] = place;
      place += count;
    }
  for (guint i = 0; i < self->happenings->len; i++)
    order[next[g_array_index (self->happenings, MasarHappening, i).cluster]++] = i;
  return order;
}

static void
collect_evidence (Weave *self, const guint *order, const Draft *draft, GArray *evidence)
{
  g_array_set_size (evidence, 0);
  for (guint i = draft->first; i < draft->first + draft->n; i++)
    add_evidence (self, &g_array_index (self->happenings, MasarHappening, order[i]), evidence);
  g_array_sort_with_data (evidence, compare_evidence, self->records);
}

/* The id of a draft; where another event rests on the very same words, by what it makes of them as well. */
static char *
dup_free_id (const Weave *self, const Draft *draft, const GArray *evidence)
{
  const MasarMention *first = &g_array_index (evidence, MasarEvidence, 0).values;
  g_autofree char *more = NULL;
  g_autofree char *hash = NULL;

  if (masar_records_find_event (self->records, draft->id) == MASAR_UNKNOWN)
    return g_strdup (draft->id);
  more = g_strdup_printf ("%s|%s|%" G_GINT64_FORMAT, draft->id, first->kind != NULL ? first->kind : "",
                          draft->when.span.begin_minutes);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, more, -1);
  return g_strdup_printf ("e%.12s", hash);
}

static void
add_event (Weave *self, const Draft *draft, guint cluster, const GArray *evidence)
{
  g_autofree char *id = dup_free_id (self, draft, evidence);
  MasarEventRecord *event;

  if (masar_records_find_event (self->records, id) != MASAR_UNKNOWN)
    return;
  self->events[cluster] = (int) masar_records_get_n_events (self->records);
  event = masar_records_add_event (self->records, id);
  event->type = g_array_index (self->happenings, MasarHappening, cluster).type;
  event->when = draft->when;
  event->kind = choose_string (evidence, G_STRUCT_OFFSET (MasarMention, kind));
  event->actor = choose_string (evidence, G_STRUCT_OFFSET (MasarMention, actor));
  event->place = choose_place (self, evidence);
  event->n_sources = masar_event_count_sources (self->names, self->records, evidence);
  g_array_append_vals (event->evidence, evidence->data, evidence->len);
  masar_event_add_disputes (self->names, self->records, event);
  masar_event_set_title (self->names, self->records, event, event->kind);
  masar_records_finish_event (self->records, event);
}

static void
add_events (Weave *self)
{
  g_autoptr (GArray) drafts = g_array_new (FALSE, FALSE, sizeof (Draft));
  g_autoptr (GArray) evidence = g_array_new (FALSE, FALSE, sizeof (MasarEvidence));
  g_autofree guint *order = order_by_cluster (self);
  const MasarHappening *happenings = (const MasarHappening *) (void *) self->happenings->data;

  for (guint i = 0; i < self->happenings->len;)
    {
      const guint cluster = happenings[order[i]].cluster;
      Draft draft = { .first = i };
      g_autofree char *id = NULL;

      for (; i < self->happenings->len && happenings[order[i]].cluster == cluster; i++)
        draft.n++;
      collect_evidence (self, order, &draft, evidence);
      draft.when = choose_date (evidence);
      id = dup_event_id (self, happenings[cluster].type, evidence);
      g_strlcpy (draft.id, id, sizeof draft.id);
      g_array_append_val (drafts, draft);
    }
  g_array_sort (drafts, compare_drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *draft = &g_array_index (drafts, Draft, i);

      collect_evidence (self, order, draft, evidence);
      add_event (self, draft, happenings[order[draft->first]].cluster, evidence);
    }
}

/* The event that a mention of an article has become. */
static int
find_event (const Weave *self, guint article, int mention)
{
  const MasarArticleRecord *record = masar_records_get_article (self->records, article);
  int same;

  if (mention < 0 || (guint) mention >= record->mentions->len)
    return MASAR_UNKNOWN;
  same = g_array_index (record->mentions, MasarMention, mention).same;
  for (guint i = self->first[article]; i < self->first[article] + self->n[article]; i++)
    {
      const MasarHappening *happening = &g_array_index (self->happenings, MasarHappening, i);

      if (happening->first_mention == (same >= 0 ? (guint) same : (guint) mention))
        return self->events[happening->cluster];
    }
  return MASAR_UNKNOWN;
}

typedef struct
{
  MasarRelation relation;
  int from;
  int to;
  int article;
} FoundLink;

static int
compare_links (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const FoundLink *x = a;
  const FoundLink *y = b;
  int order;

  if (x->from != y->from)
    return x->from - y->from;
  if (x->to != y->to)
    return x->to - y->to;
  if (x->relation.kind != y->relation.kind)
    return (int) x->relation.kind - (int) y->relation.kind;
  order = strcmp (masar_records_get_article (user_data, (guint) x->article)->id,
                  masar_records_get_article (user_data, (guint) y->article)->id);
  return order != 0 ? order : x->relation.passage.start < y->relation.passage.start ? -1 : 1;
}

static void
collect_links (const Weave *self, GArray *links)
{
  for (guint i = 0; i < masar_records_get_n_articles (self->records); i++)
    {
      const MasarArticleRecord *article = masar_records_get_article (self->records, i);

      for (guint r = 0; r < article->relations->len; r++)
        {
          const MasarRelation *relation = &g_array_index (article->relations, MasarRelation, r);
          const FoundLink link = { *relation, find_event (self, i, relation->from), find_event (self, i, relation->to),
                                   (int) i };

          if (link.from != MASAR_UNKNOWN && link.to != MASAR_UNKNOWN && link.from != link.to)
            g_array_append_val (links, link);
        }
    }
}

static void
add_links (Weave *self)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (FoundLink));
  MasarLinkRecord *last = NULL;

  collect_links (self, links);
  g_array_sort_with_data (links, compare_links, self->records);
  for (guint i = 0; i < links->len; i++)
    {
      const FoundLink *found = &g_array_index (links, FoundLink, i);
      const MasarLinkEvidence evidence = { found->article, found->relation.passage };

      if (last == NULL || last->from != found->from || last->to != found->to || last->kind != found->relation.kind)
        {
          last = masar_records_add_link (self->records);
          last->kind = found->relation.kind;
          last->from = found->from;
          last->to = found->to;
          last->modality = found->relation.modality;
        }
      if (found->relation.modality == MASAR_MODALITY_ASSERTED)
        last->modality = MASAR_MODALITY_ASSERTED;
      g_array_append_val (last->evidence, evidence);
    }
}

static gboolean
is_of_kind (const MasarEventRecord *event, const char *kind)
{
  return g_strcmp0 (event->kind, kind) == 0;
}

/* What is put off is known by the links alone: not every postponement is one of talks. */
static void
name_postponements (Weave *self)
{
  for (guint i = 0; i < masar_records_get_n_links (self->records); i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (self->records, i);
      MasarEventRecord *event = masar_records_get_event (self->records, (guint) link->from);
      const MasarEventRecord *plan = masar_records_get_event (self->records, (guint) link->to);

      if ((link->kind == MASAR_LINK_POSTPONES || link->kind == MASAR_LINK_RESETS) && is_of_kind (event, "postponement")
          && (is_of_kind (plan, "concession") || is_of_kind (plan, "withdrawal")))
        masar_event_set_title (self->names, self->records, event, "postponement-withdrawal");
    }
}

/**
 * masar_weave:
 * @lexicon: the language and the topic
 * @records: (inout): articles; events and links are added
 *
 * As [func@weave_explained], without explanations.
 */
void
masar_weave (const MasarLexicon *lexicon, MasarRecords *records)
{
  masar_weave_explained (lexicon, records, NULL, NULL);
}

/**
 * masar_weave_explained:
 * @lexicon: the language and the topic
 * @records: (inout): articles; events and links are added
 * @explain: (nullable): takes an explanation of every merge, and of every one that was near
 *
 * Turns the mentions of @records into events and links; narrows the dates of articles and mentions.  Deterministic:
 * independent of the order in which the articles were added (but for their positions).
 */
void
masar_weave_explained (const MasarLexicon *lexicon, MasarRecords *records, MasarMergeSink explain, gpointer user_data)
{
  g_autoptr (MasarNames) names = masar_names_new (lexicon);
  g_autoptr (GArray) happenings = NULL;
  g_autofree guint *ranks = rank_articles (records);
  g_autofree guint *first = g_new0 (guint, masar_records_get_n_articles (records) + 1);
  g_autofree guint *n = g_new0 (guint, masar_records_get_n_articles (records) + 1);
  g_autofree int *events = NULL;
  Weave weave = { .records = records, .names = names, .first = first, .n = n };

  masar_records_truncate (records, 0, 0);
  masar_weave_date_articles (names, records);
  masar_weave_find_copies (records);
  happenings = masar_happenings_new (names, records);
  g_array_sort_with_data (happenings, compare_happenings, ranks);
  masar_happenings_merge (names, records, happenings, explain, user_data);
  masar_weave_date_by_events (records, happenings);
  events = g_new (int, happenings->len + 1);
  for (guint i = happenings->len; i > 0; i--)
    {
      const guint article = g_array_index (happenings, MasarHappening, i - 1).article;

      events[i - 1] = MASAR_UNKNOWN;
      first[article] = i - 1;
      n[article]++;
    }
  weave.happenings = happenings;
  weave.events = events;
  add_events (&weave);
  add_links (&weave);
  name_postponements (&weave);
}
