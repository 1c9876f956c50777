/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-courses.h"

#include <string.h>

/* Plans and what became of them.
 *
 * Events belong to one course when links say so: what puts off, what sets a new date, what meets, what misses.  Nothing
 * is tied by likeness alone: that two events are like each other is for the weave to judge, which makes one of them.
 * Within a course, what is told of comes before what tells of it; links that go round in a circle leave the order of
 * time.  An event knows by its own evidence whether it came: somebody asserts it after its day. */

struct _MasarCourses
{
  gatomicrefcount n_references;
  GArray *turns;    /* MasarTurn, those of a course side by side, in their order */
  GArray *first;    /* guint: where the turns of each course begin; then their number */
  GArray *by_event; /* guint: positions in @turns, in the order of their events */
};

/* A link between two turns: @after tells of @before. */
typedef struct
{
  guint before; /* nodes */
  guint after;
  MasarLinkKind kind;
  gboolean possible;
} Tie;

/* An event that links make a turn. */
typedef struct
{
  guint event;
  MasarSpan span;
  guint parent;    /* of the tree that stands for its course */
  guint first_tie; /* of those to what comes before it */
  guint n_ties;

  guint put_off : 1;
  guint met : 1;
  guint missed : 1;
  guint tells_met : 1; /* is the news that another came, or did not */
  guint tells_missed : 1;
  guint reset : 1;
  guint possible : 1;
  guint seen : 1;
} Node;

typedef struct
{
  const MasarRecords *records;
  MasarTellsFunc tells;
  gpointer user_data;
  GArray *ties;  /* Tie, by @after */
  GArray *nodes; /* Node, by event */
} Search;

/**
 * masar_link_kind_is_of_course:
 *
 * Returns: whether a link of @kind joins two turns of a course
 */
gboolean
masar_link_kind_is_of_course (MasarLinkKind kind)
{
  return kind >= MASAR_LINK_POSTPONES;
}

/**
 * masar_turn_kind_has_come:
 *
 * Returns: whether what a turn of @kind is of has happened: a plan that was met, or a putting off
 */
gboolean
masar_turn_kind_has_come (MasarTurnKind kind)
{
  return kind == MASAR_TURN_MET || kind == MASAR_TURN_POSTPONED;
}

static Node *
get_node (const Search *self, guint position)
{
  return &g_array_index (self->nodes, Node, position);
}

/* --- What is tied --- */

static gboolean
is_told (const Search *self, int article)
{
  return article >= 0 && (self->tells == NULL || self->tells ((guint) article, self->user_data));
}

static gboolean
is_link_told (const Search *self, const MasarLinkRecord *link)
{
  for (guint i = 0; link->evidence != NULL && i < link->evidence->len; i++)
    if (is_told (self, g_array_index (link->evidence, MasarLinkEvidence, i).article))
      return TRUE;
  return self->tells == NULL;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const guint x = ((const Node *) a)->event, y = ((const Node *) b)->event;

  return x < y ? -1 : x > y;
}

/* Every event that a link makes a turn, once. */
static void
collect_nodes (Search *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);
      const Node ends[] = { { .event = tie->before }, { .event = tie->after } };

      g_array_append_vals (self->nodes, ends, 2);
    }
  g_array_sort (self->nodes, compare_events);
  for (guint i = 0; i < self->nodes->len; i++)
    if (n == 0 || get_node (self, n - 1)->event != get_node (self, i)->event)
      *get_node (self, n++) = *get_node (self, i);
  g_array_set_size (self->nodes, n);
  for (guint i = 0; i < n; i++)
    {
      get_node (self, i)->parent = i;
      get_node (self, i)->span = masar_records_get_event (self->records, get_node (self, i)->event)->when.span;
    }
}

static guint
find_node (const Search *self, guint event)
{
  const Node key = { .event = event };
  guint position = 0;

  g_array_binary_search (self->nodes, &key, compare_events, &position);
  return position;
}

static int
compare_ties (gconstpointer a, gconstpointer b)
{
  const Tie *x = a;
  const Tie *y = b;

  if (x->after != y->after)
    return x->after < y->after ? -1 : 1;
  if (x->before != y->before)
    return x->before < y->before ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

static void
collect_ties (Search *self)
{
  const guint n_events = masar_records_get_n_events (self->records);

  for (guint i = 0; i < masar_records_get_n_links (self->records); i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (self->records, i);
      /* a postponement comes before the date that it sets, any other news after what it is of */
      const gboolean forward = link->kind == MASAR_LINK_RESETS;
      Tie tie = { .kind = link->kind };

      if (!masar_link_kind_is_of_course (link->kind) || link->from < 0 || link->to < 0 || link->from == link->to
          || (guint) link->from >= n_events || (guint) link->to >= n_events || link->modality == MASAR_MODALITY_DENIED
          || !is_link_told (self, link))
        continue;
      tie.before = (guint) (forward ? link->from : link->to);
      tie.after = (guint) (forward ? link->to : link->from);
      tie.possible = link->modality != MASAR_MODALITY_ASSERTED && link->modality != MASAR_MODALITY_REPORTED;
      g_array_append_val (self->ties, tie);
    }
}

static guint
find_root (const Search *self, guint position)
{
  while (get_node (self, position)->parent != position)
    {
      Node *node = get_node (self, position);

      node->parent = get_node (self, node->parent)->parent;
      position = node->parent;
    }
  return position;
}

/* Joins the nodes, and lets each know what is told of it. */
static void
tie_nodes (Search *self)
{
  for (guint i = 0; i < self->ties->len; i++)
    {
      Tie *tie = &g_array_index (self->ties, Tie, i);
      Node *before = get_node (self, tie->before = find_node (self, tie->before));
      Node *after = get_node (self, tie->after = find_node (self, tie->after));
      const guint a = find_root (self, tie->before), b = find_root (self, tie->after);

      get_node (self, MAX (a, b))->parent = MIN (a, b);
      before->put_off |= tie->kind == MASAR_LINK_POSTPONES && !tie->possible;
      before->met |= tie->kind == MASAR_LINK_MEETS && !tie->possible;
      before->missed |= tie->kind == MASAR_LINK_MISSES && !tie->possible;
      after->tells_met |= tie->kind == MASAR_LINK_MEETS;
      after->tells_missed |= tie->kind == MASAR_LINK_MISSES;
      after->reset |= tie->kind == MASAR_LINK_RESETS;
    }
  g_array_sort (self->ties, compare_ties);
  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);
      Node *after = get_node (self, tie->after);

      if (after->n_ties++ == 0)
        {
          after->first_tie = i;
          after->possible = TRUE;
        }
      after->possible &= tie->possible;
    }
}

/* --- What became of it --- */

/* Whether an article says that what was planned has come: it asserts it, knows the day, and appeared after that day. */
static gboolean
says_that_it_came (const Search *self, const MasarEvidence *evidence)
{
  const MasarModality modality = evidence->values.modality;
  const MasarSpan when = evidence->values.when.span;
  MasarSpan published;

  if (!is_told (self, evidence->article)
      || (modality != MASAR_MODALITY_ASSERTED && modality != MASAR_MODALITY_REPORTED))
    return FALSE;
  published = masar_records_get_article (self->records, (guint) evidence->article)->published.span;
  return !masar_span_is_open (when) && published.begin_minutes != MASAR_OPEN_PAST
         && published.begin_minutes >= when.end_minutes;
}

static gboolean
is_kind (const MasarEventRecord *event, const char *kind)
{
  return g_strcmp0 (event->kind, kind) == 0;
}

static gboolean
has_come (const Search *self, const MasarEventRecord *event)
{
  for (guint i = 0; event->evidence != NULL && i < event->evidence->len; i++)
    {
      const MasarEvidence *evidence = &g_array_index (event->evidence, MasarEvidence, i);

      if (says_that_it_came (self, evidence))
        return TRUE;
    }
  return FALSE;
}

static MasarTurnKind
judge (const Search *self, const Node *node)
{
  const MasarEventRecord *event = masar_records_get_event (self->records, node->event);

  if (is_kind (event, "postponement"))
    return MASAR_TURN_POSTPONED;
  /* what is put off in so many words did not come then: who mentions its day later mentions the plan */
  if (node->put_off)
    return MASAR_TURN_PUT_OFF;
  if (node->missed)
    return node->met || has_come (self, event) ? MASAR_TURN_CONTESTED : MASAR_TURN_MISSED;
  if (node->tells_missed)
    return node->tells_met ? MASAR_TURN_CONTESTED : MASAR_TURN_MISSED;
  if (node->met || node->tells_met || has_come (self, event))
    return MASAR_TURN_MET;
  return MASAR_TURN_PLANNED;
}

/* --- In which order --- */

static int
compare_times (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Search *self = user_data;
  const guint x = *(const guint *) a, y = *(const guint *) b;
  const MasarSpan of_x = get_node (self, x)->span, of_y = get_node (self, y)->span;
  const int unknown = masar_span_is_unknown (of_x) - masar_span_is_unknown (of_y);
  const int order = unknown != 0 ? unknown : masar_span_compare (of_x, of_y);

  return order != 0 ? order : x < y ? -1 : x > y;
}

/* Puts @position behind all that comes before it. */
static void
add_after_its_past (Search *self, guint position, GArray *stack, GArray *order)
{
  g_array_append_val (stack, position);
  get_node (self, position)->seen = TRUE;
  while (stack->len > 0)
    {
      const guint top = g_array_index (stack, guint, stack->len - 1);
      Node *node = get_node (self, top);
      guint before = G_MAXUINT;

      while (node->n_ties > 0 && before == G_MAXUINT)
        {
          const guint other = g_array_index (self->ties, Tie, node->first_tie).before;

          node->first_tie++;
          node->n_ties--;
          if (!get_node (self, other)->seen)
            before = other;
        }
      if (before != G_MAXUINT)
        {
          get_node (self, before)->seen = TRUE;
          g_array_append_val (stack, before);
          continue;
        }
      g_array_append_val (order, top);
      g_array_set_size (stack, stack->len - 1);
    }
}

/* All nodes: what is told of before what tells of it, else in the order of time. */
static GArray *
order_nodes (Search *self)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->nodes->len);
  g_autoptr (GArray) by_time = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->nodes->len);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->nodes->len; i++)
    g_array_append_val (by_time, i);
  g_array_sort_with_data (by_time, compare_times, self);
  for (guint i = 0; i < by_time->len; i++)
    if (!get_node (self, g_array_index (by_time, guint, i))->seen)
      add_after_its_past (self, g_array_index (by_time, guint, i), stack, order);
  return order;
}

/* Lays the turns of each course side by side, courses in the order of their first turns. */
static void
lay_out (const Search *search, const GArray *order, MasarCourses *self)
{
  const guint n = search->nodes->len;
  g_autofree guint *counts = g_new0 (guint, n + 1);
  g_autofree guint *next = g_new0 (guint, n + 1);
  g_autofree guint *courses = g_new0 (guint, n + 1);
  guint position = 0;

  for (guint i = 0; i < n; i++)
    counts[find_root (search, i)]++;
  g_array_set_size (self->turns, n);
  for (guint i = 0; i < n; i++)
    {
      const guint node = g_array_index (order, guint, i);
      const guint root = find_root (search, node);
      MasarTurn *turn;

      if (next[root] == 0)
        {
          courses[root] = self->first->len;
          g_array_append_val (self->first, position);
          position += counts[root];
        }
      turn = &g_array_index (self->turns, MasarTurn, g_array_index (self->first, guint, courses[root]) + next[root]);
      *turn = (MasarTurn){
        .event = get_node (search, node)->event,
        .course = courses[root],
        .place = next[root]++,
        .n_turns = counts[root],
        .kind = (guint8) judge (search, get_node (search, node)),
        .reset = get_node (search, node)->reset,
        .possible = get_node (search, node)->possible,
      };
    }
  g_array_append_val (self->first, position);
}

static int
compare_turns (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarTurn *turns = user_data;
  const guint x = turns[*(const guint *) a].event, y = turns[*(const guint *) b].event;

  return x < y ? -1 : x > y;
}

static void
index_events (MasarCourses *self)
{
  for (guint i = 0; i < self->turns->len; i++)
    g_array_append_val (self->by_event, i);
  g_array_sort_with_data (self->by_event, compare_turns, self->turns->data);
}

/**
 * masar_courses_new:
 * @records: events and links
 *
 * As [ctor@Courses.new_told], with all articles.
 *
 * Returns: (transfer full): the courses
 */
MasarCourses *
masar_courses_new (const MasarRecords *records)
{
  return masar_courses_new_told (records, NULL, NULL);
}

/**
 * masar_courses_new_told:
 * @records: events and links; not kept
 * @tells: (nullable) (scope call): which articles count; %NULL for all
 *
 * Finds the courses that links between events make, as they stand when only some articles are heard.  Courses are in
 * the order of their first turns.
 *
 * Cost: linear in the links, but for the sorting of those that tell of plans.
 *
 * Returns: (transfer full): the courses
 */
MasarCourses *
masar_courses_new_told (const MasarRecords *records, MasarTellsFunc tells, gpointer user_data)
{
  MasarCourses *self = g_new0 (MasarCourses, 1);
  g_autoptr (GArray) ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  g_autoptr (GArray) nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  Search search = { records, tells, user_data, ties, nodes };
  g_autoptr (GArray) order = NULL;

  g_atomic_ref_count_init (&self->n_references);
  self->turns = g_array_new (FALSE, TRUE, sizeof (MasarTurn));
  self->first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_event = g_array_new (FALSE, FALSE, sizeof (guint));
  collect_ties (&search);
  collect_nodes (&search);
  tie_nodes (&search);
  order = order_nodes (&search);
  lay_out (&search, order, self);
  index_events (self);
  return self;
}

MasarCourses *
masar_courses_ref (MasarCourses *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_courses_unref (MasarCourses *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  g_array_unref (self->turns);
  g_array_unref (self->first);
  g_array_unref (self->by_event);
  g_free (self);
}

/**
 * masar_courses_get_n_courses:
 *
 * Returns: how many courses there are
 */
guint
masar_courses_get_n_courses (const MasarCourses *self)
{
  return self->first->len - 1;
}

/**
 * masar_courses_get_turns:
 * @course: less than their number
 * @n_turns: (out): how many turns it has, two at least
 *
 * Returns: (array length=n_turns) (transfer none): its turns, in their order
 */
const MasarTurn *
masar_courses_get_turns (const MasarCourses *self, guint course, guint *n_turns)
{
  guint first;

  g_return_val_if_fail (course < masar_courses_get_n_courses (self), NULL);

  first = g_array_index (self->first, guint, course);
  *n_turns = g_array_index (self->first, guint, course + 1) - first;
  return &g_array_index (self->turns, MasarTurn, first);
}

/**
 * masar_courses_find_event:
 * @event: position in the records
 *
 * Cost: logarithmic in the number of turns.
 *
 * Returns: (transfer none) (nullable): the turn that @event is, or %NULL
 */
const MasarTurn *
masar_courses_find_event (const MasarCourses *self, guint event)
{
  guint low = 0, high = self->by_event->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const MasarTurn *turn = &g_array_index (self->turns, MasarTurn, g_array_index (self->by_event, guint, middle));

      if (turn->event == event)
        return turn;
      if (turn->event < event)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
