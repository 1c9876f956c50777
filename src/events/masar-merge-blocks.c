/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-merge-private.h"

#include <string.h>

/* Where pairs are looked for.
 *
 * Happenings are sorted so that those which may be one stand near each other, and each is compared with so many after
 * it at most (the sorted neighbourhood method: M. Hernández and S. Stolfo, "The merge/purge problem for large
 * databases", 1995).  So the cost grows as that of sorting.  A block that is larger than this neighbourhood, such as
 * what hundreds of outlets tell of one day, is held together by its neighbours. */

#define NEIGHBOURHOOD 96

/* So many of the best pairs of a happening are kept, and its best one whatever the other's are. */
#define N_KEPT 8

/* In so many days little else happens, and far from the news of the day little else is told of. */
#define MAX_FEW_DAYS 10
#define MAX_FEW_FAR_DAYS 45

/* A place is quiet where so many days of violence at most are known of it, besides the one in question, in so many days
 * before and after. */
#define MAX_QUIET_DAYS 1
#define QUIET_DAYS 30

/* A sorted view of some of the happenings. */
typedef struct
{
  const MasarMerge *merge;
  GArray *order; /* guint */
} View;

static const MasarHappening *
view_get (const View *self, guint place)
{
  return masar_merge_get (self->merge, g_array_index (self->order, guint, place));
}

static int
compare_strings (const char *a, const char *b)
{
  return a == b ? 0 : g_strcmp0 (a, b);
}

static int
compare_days (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* What talks are sorted by in place of a place. */
static const char *
get_subject (const MasarHappening *happening)
{
  return happening->type <= MASAR_EVENT_STRIKE ? happening->place : masar_merge_get_step (happening->kind);
}

static const char *
get_region (const MasarHappening *happening)
{
  return happening->type <= MASAR_EVENT_STRIKE ? happening->country : masar_merge_get_step (happening->kind);
}

static int
compare_by_day (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarHappening *x = masar_merge_get (user_data, *(const guint *) a);
  const MasarHappening *y = masar_merge_get (user_data, *(const guint *) b);
  int order = (int) x->type - (int) y->type;

  if (order == 0)
    order = compare_days (x->first_day, y->first_day);
  if (order == 0)
    order = compare_strings (get_region (x), get_region (y));
  if (order == 0)
    order = compare_strings (x->place, y->place);
  if (order == 0)
    order = compare_strings (x->kind, y->kind);
  return order != 0 ? order : compare_days (*(const guint *) a, *(const guint *) b);
}

static int
compare_by_subject (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarHappening *x = masar_merge_get (user_data, *(const guint *) a);
  const MasarHappening *y = masar_merge_get (user_data, *(const guint *) b);
  int order = (int) x->type - (int) y->type;

  if (order == 0)
    order = compare_strings (get_subject (x), get_subject (y));
  if (order == 0)
    order = compare_days (x->first_day, y->first_day);
  return order != 0 ? order : compare_days (*(const guint *) a, *(const guint *) b);
}

static int
compare_by_region (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarHappening *x = masar_merge_get (user_data, *(const guint *) a);
  const MasarHappening *y = masar_merge_get (user_data, *(const guint *) b);
  int order = (int) x->type - (int) y->type;

  if (order == 0)
    order = compare_strings (get_region (x), get_region (y));
  if (order == 0)
    order = compare_days (x->first_day, y->first_day);
  return order != 0 ? order : compare_days (*(const guint *) a, *(const guint *) b);
}

static void
view_init (View *self, const MasarMerge *merge, gboolean (*admit) (const MasarHappening *), GCompareDataFunc compare)
{
  self->merge = merge;
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < merge->happenings->len; i++)
    if (admit (masar_merge_get (merge, i)))
      g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare, (gpointer) merge);
}

static void
view_clear (View *self)
{
  g_array_unref (self->order);
}

/* The best pairs of one happening. */
typedef struct
{
  MasarMergePair pairs[N_KEPT];
  guint n_pairs;
} Best;

static void
best_add (Best *self, const MasarMergePair *pair)
{
  guint place = self->n_pairs;

  if (place == N_KEPT && self->pairs[place - 1].score >= pair->score)
    return;
  if (place == N_KEPT)
    place--;
  else
    self->n_pairs++;
  for (; place > 0 && self->pairs[place - 1].score < pair->score; place--)
    self->pairs[place] = self->pairs[place - 1];
  self->pairs[place] = *pair;
}

/* Whether to tell of a pair that is refused: most of what stands side by side has nothing in common. */
static gboolean
was_near (const MasarMergeScore *score, int needed)
{
  return score->total >= needed - 1;
}

/**
 * masar_merge_try_pair:
 * @pair: (out): the pair, if they may be one
 *
 * Scores a pair; a refusal is told.
 *
 * Returns: whether they may be one
 */
gboolean
masar_merge_try_pair (const MasarMerge *self, guint a, guint b, int needed, MasarMergePair *pair)
{
  MasarMergeScore score;

  masar_merge_score (self, masar_merge_get (self, a), masar_merge_get (self, b), &score);
  if (score.conflict == NULL && score.total >= needed)
    {
      *pair = (MasarMergePair){ MIN (a, b), MAX (a, b), score.total, needed };
      return TRUE;
    }
  if (was_near (&score, needed))
    masar_merge_note (self, a, b, &score, needed, score.conflict != NULL ? score.conflict : "score");
  return FALSE;
}

/* Whether what stands at and after @b in the view is too far from @a for all of it. */
typedef gboolean (*IsBeyond) (const MasarHappening *a, const MasarHappening *b);

/* What a pair of a view must have beside its score. */
typedef gboolean (*IsEnough) (const MasarMerge *self, const MasarMergePair *pair);

/* Compares each happening of a view with its neighbours; @skip gives for each the place in another view in which those
 * within the neighbourhood have met before. */
static void
compare_neighbours (const View *view, IsBeyond is_beyond, int needed, IsEnough is_enough, const guint *skip)
{
  const MasarMerge *merge = view->merge;
  g_autofree MasarMergePair *best_of_second = g_new0 (MasarMergePair, view->order->len + 1);

  for (guint i = 0; i < view->order->len; i++)
    {
      const guint a = g_array_index (view->order, guint, i);
      Best best = { .n_pairs = 0 };

      for (guint j = i + 1; j < view->order->len && j - i <= NEIGHBOURHOOD; j++)
        {
          const guint b = g_array_index (view->order, guint, j);
          MasarMergePair pair;

          if (is_beyond (view_get (view, i), view_get (view, j)))
            break;
          if ((skip != NULL && MAX (skip[a], skip[b]) - MIN (skip[a], skip[b]) <= NEIGHBOURHOOD)
              || view_get (view, i)->cluster == view_get (view, j)->cluster
              || !masar_merge_try_pair (merge, a, b, needed, &pair) || (is_enough != NULL && !is_enough (merge, &pair)))
            continue;
          best_add (&best, &pair);
          if (pair.score > best_of_second[j].score)
            best_of_second[j] = pair;
        }
      g_array_append_vals (merge->pairs, best.pairs, best.n_pairs);
      if (best_of_second[i].score > 0)
        g_array_append_val (merge->pairs, best_of_second[i]);
    }
}

/* What is known to the day. */

static gboolean
is_exact (const MasarHappening *happening)
{
  return happening->exact;
}

static gboolean
is_another_day (const MasarHappening *a, const MasarHappening *b)
{
  return a->type != b->type || b->first_day - a->last_day > 1;
}

static gboolean
is_another_subject (const MasarHappening *a, const MasarHappening *b)
{
  return is_another_day (a, b) || compare_strings (get_subject (a), get_subject (b)) != 0;
}

/* On how many days besides its own something is told of the place of the happening at @place in a view by subject,
 * within a month of it; two days in a row are one. */
static guint
count_other_days (const View *view, guint place)
{
  const MasarHappening *happening = view_get (view, place);
  guint n = 0;

  for (int step = -1; step <= 1; step += 2)
    {
      gint64 last = happening->first_day;
      guint at = place + (guint) step;

      /* below the first place @at wraps round, and is beyond the last */
      for (; at < view->order->len && n <= MAX_QUIET_DAYS; at += (guint) step)
        {
          const MasarHappening *other = view_get (view, at);

          if (other->type != happening->type || other->place != happening->place
              || ABS (other->first_day - happening->first_day) > QUIET_DAYS)
            break;
          n += ABS (other->first_day - last) > 1;
          last = other->first_day;
        }
    }
  return n;
}

static void
mark_quiet (const View *view)
{
  for (guint i = 0; i < view->order->len; i++)
    {
      MasarHappening *happening =
          &g_array_index (view->merge->happenings, MasarHappening, g_array_index (view->order, guint, i));

      happening->quiet = happening->type <= MASAR_EVENT_STRIKE && happening->place != NULL
                         && count_other_days (view, i) <= MAX_QUIET_DAYS;
    }
}

/**
 * masar_merge_find_exact:
 *
 * Finds pairs of which both are known to the day.
 */
void
masar_merge_find_exact (MasarMerge *self)
{
  g_autofree guint *places = g_new0 (guint, self->happenings->len + 1);
  View by_subject;
  View by_day;

  view_init (&by_subject, self, is_exact, compare_by_subject);
  mark_quiet (&by_subject);
  view_init (&by_day, self, is_exact, compare_by_day);
  compare_neighbours (&by_day, is_another_day, MASAR_MERGE_MIN_SCORE, NULL, NULL);
  for (guint i = 0; i < by_day.order->len; i++)
    places[g_array_index (by_day.order, guint, i)] = i;
  view_clear (&by_day);
  compare_neighbours (&by_subject, is_another_subject, MASAR_MERGE_MIN_SCORE, NULL, places);
  view_clear (&by_subject);
}

/* What must be one of those, if anything. */

typedef struct
{
  guint happening; /* the one that fits best; MASAR_UNKNOWN when there is none */
  MasarMergeScore score;
  gboolean rivalled; /* one of another cluster fits as well */
  gboolean cut;      /* not all that may be it were looked at */
  gint64 first_day;  /* of those that it may be */
  gint64 last_day;
} Choice;

/* What is told of a day must have happened near it: see the span that a vague happening leaves. */
static gboolean
get_window (const MasarHappening *vague, gint64 *first, gint64 *last)
{
  if (masar_happening_is_bounded (vague))
    return masar_span_get_first_day (vague->when.span, first) && masar_span_get_last_day (vague->when.span, last);
  if (vague->published_day == G_MAXINT64 || vague->background)
    return FALSE;
  *last = vague->published_day;
  *first = vague->published_day - MASAR_MERGE_NEWS_DAYS;
  return TRUE;
}

/* Whether words name the day where nothing else says which one it was: the weekday, or the day of a month. */
static gboolean
names_day (const MasarHappening *happening)
{
  return happening->weekday != 0 || happening->month_day != 0;
}

/* What it tells that nothing else is known of these days: most of a site, a base, an embassy, an airport; else where
 * there are few of them. */
static int
score_alone (const MasarHappening *vague, const MasarHappening *exact)
{
  const gint64 n_days = masar_span_get_length (vague->when.span) / MASAR_MINUTES_PER_DAY;

  if (vague->place_level == MASAR_PLACE_SITE && vague->place == exact->place)
    return 3;
  if (masar_happening_is_bounded (vague))
    return n_days <= MAX_FEW_DAYS || (n_days <= MAX_FEW_FAR_DAYS && masar_merge_is_far (exact, vague)) ? 2 : 0;
  return vague->published_day - vague->published_spread - exact->last_day <= MASAR_MERGE_FRESH_DAYS ? 2 : 0;
}

static void
consider (const MasarMerge *self, guint vague, guint exact, Choice *choice)
{
  const MasarHappening *a = masar_merge_get (self, vague);
  const MasarHappening *b = masar_merge_get (self, exact);
  MasarMergeScore score;
  gboolean better;

  masar_merge_score (self, a, b, &score);
  if (score.conflict != NULL)
    {
      if (was_near (&score, MASAR_MERGE_MIN_SCORE))
        masar_merge_note (self, vague, exact, &score, MASAR_MERGE_MIN_SCORE, score.conflict);
      return;
    }
  choice->first_day = MIN (choice->first_day, b->first_day);
  choice->last_day = MAX (choice->last_day, b->last_day);
  better = choice->happening == (guint) MASAR_UNKNOWN || score.total > choice->score.total;
  if (!better && score.total < choice->score.total)
    return;
  if (!better)
    choice->rivalled |= b->cluster != masar_merge_get (self, choice->happening)->cluster;
  else
    {
      choice->happening = exact;
      choice->score = score;
      choice->rivalled = FALSE;
    }
}

/* A vague date joins an exact one only if another fact says so. */
static void
choose (const MasarMerge *self, guint vague, Choice *choice)
{
  const MasarHappening *a = masar_merge_get (self, vague);
  const MasarHappening *b = masar_merge_get (self, choice->happening);
  MasarMergeScore *score = &choice->score;
  const gboolean differ = score->parts[MASAR_MERGE_NUMBERS] <= -2;
  const int alone = !differ && !choice->cut && choice->last_day - choice->first_day <= 1 ? score_alone (a, b) : 0;
  const char *refusal = NULL;

  masar_merge_score_add (score, MASAR_MERGE_ALONE, alone);
  if (score->total < MASAR_MERGE_MIN_SCORE)
    refusal = "score";
  else if (choice->rivalled)
    refusal = "rival";
  else if (alone == 0 && !names_day (a) && !masar_merge_has_own_fact (score))
    refusal = "vague";
  if (refusal == NULL)
    {
      const MasarMergePair pair = { MIN (vague, choice->happening), MAX (vague, choice->happening), score->total,
                                    MASAR_MERGE_MIN_SCORE };

      g_array_append_val (self->pairs, pair);
    }
  else if (was_near (score, MASAR_MERGE_MIN_SCORE))
    masar_merge_note (self, vague, choice->happening, score, MASAR_MERGE_MIN_SCORE, refusal);
}

/* The first place in a view sorted by @compare whose key is not less than that of @vague on @day. */
static guint
find_first (const View *view, const MasarHappening *vague, const char *(*get_key) (const MasarHappening *), gint64 day)
{
  guint low = 0;
  guint high = view->order->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const MasarHappening *it = view_get (view, middle);
      int order = (int) it->type - (int) vague->type;

      if (order == 0)
        order = compare_strings (get_key (it), get_key (vague));
      if (order == 0)
        order = compare_days (it->first_day, day);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Considers those of the view that have the key of @vague and a day in its window, the last ones first. */
static void
consider_view (const View *view, guint vague, const char *(*get_key) (const MasarHappening *), Choice *choice)
{
  const MasarHappening *it = masar_merge_get (view->merge, vague);
  gint64 first;
  gint64 last;
  guint from;
  guint to;

  if (get_key (it) == NULL || !get_window (it, &first, &last))
    return;
  from = find_first (view, it, get_key, first - 1);
  to = find_first (view, it, get_key, last + 1);
  if (to > from + NEIGHBOURHOOD)
    {
      from = to - NEIGHBOURHOOD;
      choice->cut = TRUE;
    }
  for (; to > from; to--)
    consider (view->merge, vague, g_array_index (view->order, guint, to - 1), choice);
}

/**
 * masar_merge_find_vague:
 *
 * Finds for what is not known to the day the one that is: the likeliest of those that it may be, if no other is as
 * likely.
 */
void
masar_merge_find_vague (MasarMerge *self)
{
  View by_subject;
  View by_region;

  view_init (&by_subject, self, is_exact, compare_by_subject);
  view_init (&by_region, self, is_exact, compare_by_region);
  for (guint i = 0; i < self->happenings->len; i++)
    {
      Choice choice = { .happening = (guint) MASAR_UNKNOWN, .first_day = G_MAXINT64, .last_day = G_MININT64 };

      if (masar_merge_get (self, i)->exact)
        continue;
      consider_view (&by_subject, i, get_subject, &choice);
      if (masar_merge_get (self, i)->type <= MASAR_EVENT_STRIKE)
        consider_view (&by_region, i, get_region, &choice);
      if (choice.happening != (guint) MASAR_UNKNOWN)
        choose (self, i, &choice);
    }
  view_clear (&by_subject);
  view_clear (&by_region);
}

/* What nothing dates. */

static gboolean
is_undated_news (const MasarHappening *happening)
{
  return !happening->exact && !masar_happening_is_bounded (happening) && happening->published_day != G_MAXINT64;
}

static int
compare_by_publication (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarHappening *x = masar_merge_get (user_data, *(const guint *) a);
  const MasarHappening *y = masar_merge_get (user_data, *(const guint *) b);
  int order = (int) x->type - (int) y->type;

  if (order == 0)
    order = compare_strings (get_subject (x), get_subject (y));
  if (order == 0)
    order = compare_days (x->published_day, y->published_day);
  return order != 0 ? order : compare_days (*(const guint *) a, *(const guint *) b);
}

static gboolean
is_other_news (const MasarHappening *a, const MasarHappening *b)
{
  return a->type != b->type || b->published_day - a->published_day > 1
         || compare_strings (get_subject (a), get_subject (b)) != 0;
}

/* Place and kind alone are told of every day. */
static gboolean
has_own_fact (const MasarMerge *self, const MasarMergePair *pair)
{
  MasarMergeScore score;

  masar_merge_score (self, masar_merge_get (self, pair->a), masar_merge_get (self, pair->b), &score);
  return masar_merge_has_own_fact (&score);
}

/* Spans that are named: a month, a week, two days of which nothing says which. */
static gboolean
is_span (const MasarHappening *happening)
{
  return !happening->exact && !masar_span_is_open (happening->when.span);
}

static int
compare_by_span (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarHappening *x = masar_merge_get (user_data, *(const guint *) a);
  const MasarHappening *y = masar_merge_get (user_data, *(const guint *) b);
  int order = (int) x->type - (int) y->type;

  if (order == 0)
    order = masar_span_compare (x->when.span, y->when.span);
  if (order == 0)
    order = compare_strings (get_subject (x), get_subject (y));
  return order != 0 ? order : compare_days (*(const guint *) a, *(const guint *) b);
}

static gboolean
is_another_span (const MasarHappening *a, const MasarHappening *b)
{
  return a->type != b->type || !masar_span_equal (a->when.span, b->when.span);
}

/**
 * masar_merge_find_undated:
 *
 * Finds pairs of which none is known to the day: told in the same news, of the same named span, or of articles without
 * a date that share rare words.
 */
void
masar_merge_find_undated (MasarMerge *self)
{
  View view;

  view_init (&view, self, is_undated_news, compare_by_publication);
  compare_neighbours (&view, is_other_news, MASAR_MERGE_MIN_SCORE, has_own_fact, NULL);
  view_clear (&view);
  view_init (&view, self, is_span, compare_by_span);
  compare_neighbours (&view, is_another_span, MASAR_MERGE_MIN_SCORE, NULL, NULL);
  view_clear (&view);
  masar_merge_find_by_words (self);
}
