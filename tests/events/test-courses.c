/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-courses.h"

#include <string.h>

/* Plans and what became of them.  The records are written by hand, a letter for each event: its day of August 2024, how
 * it is told, and on which day. */

#define NO_DAY (-1)

typedef struct
{
  char name;
  int day; /* of August 2024, or NO_DAY */
  const char *kind;
  MasarModality modality;
  int told; /* day of August on which its article appeared, or NO_DAY */
} Event;

typedef struct
{
  const char *about;
  const Event events[6];
  const char *links;   /* "a>b" puts off, "a=b" resets, "a+b" meets, "a-b" misses, "a?b" may put off, "a~b" responds */
  const char *courses; /* turns in their order, letter and sign; a bar between courses */
} Case;

#define PLAN(name, day, told)                                                                                          \
  {                                                                                                                    \
    name, day, "round", MASAR_MODALITY_PLANNED, told                                                                   \
  }
#define DONE(name, day, told)                                                                                          \
  {                                                                                                                    \
    name, day, "round", MASAR_MODALITY_ASSERTED, told                                                                  \
  }
#define STEP(name, day)                                                                                                \
  {                                                                                                                    \
    name, day, "postponement", MASAR_MODALITY_ASSERTED, day                                                            \
  }

/* The signs: "." planned, "/" put off, ">" postponed, "+" met, "-" missed, "?" contested; "'" a new date, "~" only
 * possible. */
static const Case cases[] = {
  { "an event alone is no course", { PLAN ('a', 15, 1) }, "", "" },
  { "nor are two that answer each other", { PLAN ('a', 15, 1), DONE ('b', 16, 17) }, "b~a", "" },
  { "put off without a date", { PLAN ('a', 15, 1), STEP ('p', 14) }, "p>a", "a/ p>" },
  { "put off to another day, no word since",
    { PLAN ('a', 15, 1), STEP ('p', 14), PLAN ('b', 22, 14) },
    "p>a p=b",
    "a/ p> b'." },
  { "and held then", { PLAN ('a', 15, 1), STEP ('p', 14), DONE ('b', 22, 23) }, "p>a p=b", "a/ p> b'+" },
  { "told on the day itself, it may still be to come",
    { PLAN ('a', 15, 1), STEP ('p', 14), DONE ('b', 22, 22) },
    "p>a p=b",
    "a/ p> b'." },
  { "told by an article without a date, likewise",
    { PLAN ('a', 15, 1), STEP ('p', 14), DONE ('b', 22, NO_DAY) },
    "p>a p=b",
    "a/ p> b'." },
  { "put off twice",
    { PLAN ('a', 5, 1), STEP ('p', 4), PLAN ('b', 12, 4), STEP ('q', 11), DONE ('c', 20, 25) },
    "p>a p=b q>b q=c",
    "a/ p> b'/ q> c'+" },
  { "who mentions the day of what was put off does not say that it came",
    { DONE ('a', 15, 20), STEP ('p', 14) },
    "p>a",
    "a/ p>" },
  { "done before its day", { PLAN ('a', 31, 1), DONE ('b', 19, 20) }, "b+a", "a+ b+" },
  { "did not come", { PLAN ('a', 15, 1), DONE ('b', 15, 16) }, "b-a", "a- b-" },
  { "a passed day without a word is no miss", { PLAN ('a', 1, 1), PLAN ('b', 2, 1), STEP ('p', 1) }, "p=b", "p> b'." },
  { "two outcomes are told", { PLAN ('a', 15, 1), DONE ('b', 15, 16), DONE ('c', 16, 17) }, "b+a c-a", "a? b+ c-" },
  { "put off to two days by two sources",
    { PLAN ('a', 15, 1), STEP ('p', 14), PLAN ('b', 22, 14), PLAN ('c', 25, 14) },
    "p>a p=b p=c",
    "a/ p> b'. c'." },
  { "perhaps put off", { PLAN ('a', 15, 1), STEP ('p', 14) }, "p?a", "a. p~>" },
  { "a circle has the order of time",
    { PLAN ('a', 15, 1), STEP ('p', 14), PLAN ('b', 22, 14), STEP ('q', 21) },
    "p>a p=b q>b q=a",
    "b'/ q> a'/ p>" },
  { "an undated turn comes where it is told",
    { PLAN ('a', NO_DAY, 1), STEP ('p', 14), PLAN ('b', NO_DAY, 14) },
    "p>a p=b",
    "a/ p> b'." },
  { "two courses", { PLAN ('a', 15, 1), STEP ('p', 14), PLAN ('b', 5, 1), STEP ('q', 4) }, "p>a q>b", "b/ q>|a/ p>" },
};

static MasarSpan
august (int day)
{
  return day == NO_DAY ? MASAR_SPAN_OPEN : masar_span_new_day (masar_days_from_civil (2024, 8, day));
}

static void
add_event (MasarRecords *records, const Event *from)
{
  const char name[] = { from->name, '\0' };
  MasarArticleRecord *article = masar_records_add_article (records, name);
  MasarEventRecord *event = masar_records_add_event (records, name);
  const MasarEvidence evidence = { .article = (int) masar_records_get_n_articles (records) - 1,
                                   .mention = MASAR_UNKNOWN,
                                   .values = { .modality = from->modality, .when.span = august (from->day) } };

  article->published.span = august (from->told);
  event->type = MASAR_EVENT_TALKS;
  event->kind = from->kind;
  event->when.span = august (from->day);
  g_array_append_val (event->evidence, evidence);
}

static void
add_link (MasarRecords *records, const char *text)
{
  static const char signs[] = "~....>=+-";
  const char from[] = { text[0], '\0' }, to[] = { text[2], '\0' };
  MasarLinkRecord *link = masar_records_add_link (records);
  const MasarLinkEvidence evidence = { .article = masar_records_find_article (records, from) };

  link->kind = text[1] == '?' ? MASAR_LINK_POSTPONES : (MasarLinkKind) (strchr (signs, text[1]) - signs);
  link->modality = text[1] == '?' ? MASAR_MODALITY_POSSIBLE : MASAR_MODALITY_ASSERTED;
  link->from = masar_records_find_event (records, from);
  link->to = masar_records_find_event (records, to);
  g_array_append_val (link->evidence, evidence);
}

/* With events and links forwards or backwards. */
static MasarRecords *
new_records (const Case *c, gboolean backwards)
{
  MasarRecords *records = masar_records_new ();
  g_auto (GStrv) links = g_strsplit (c->links, " ", -1);
  const guint n_events = G_N_ELEMENTS (c->events), n_links = g_strv_length (links);

  for (guint i = 0; i < n_events; i++)
    if (c->events[backwards ? n_events - 1 - i : i].name != '\0')
      add_event (records, &c->events[backwards ? n_events - 1 - i : i]);
  for (guint i = 0; i < n_links; i++)
    if (*links[i] != '\0')
      add_link (records, links[backwards ? n_links - 1 - i : i]);
  return records;
}

static char *
tell (const MasarRecords *records, const MasarCourses *courses)
{
  static const char signs[] = "./>+-?";
  GString *out = g_string_new (NULL);

  for (guint course = 0; course < masar_courses_get_n_courses (courses); course++)
    {
      guint n;
      const MasarTurn *turns = masar_courses_get_turns (courses, course, &n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (turns[i].course, ==, course);
          g_assert_cmpuint (turns[i].place, ==, i);
          g_assert_cmpuint (turns[i].n_turns, ==, n);
          g_assert_true (masar_courses_find_event (courses, turns[i].event) == &turns[i]);
          g_string_append_printf (out, "%s%s%s%s%c",
                                  i > 0        ? " "
                                  : course > 0 ? "|"
                                               : "",
                                  masar_records_get_event (records, turns[i].event)->id, turns[i].reset ? "'" : "",
                                  turns[i].possible ? "~" : "", signs[turns[i].kind]);
        }
    }
  return g_string_free (out, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint backwards = 0; backwards < 2; backwards++)
      {
        g_autoptr (MasarRecords) records = new_records (&cases[i], backwards);
        g_autoptr (MasarCourses) courses = masar_courses_new (records);
        g_autofree char *told = tell (records, courses);

        g_test_message ("%s", cases[i].about);
        g_assert_cmpstr (told, ==, cases[i].courses);
      }
}

static gboolean
tells_until (guint article, gpointer user_data)
{
  const MasarSpan published = masar_records_get_article (user_data, article)->published.span;

  return published.begin_minutes <= august (14).begin_minutes;
}

/* On the day of the postponement, nobody knew that the new date would be kept. */
static void
test_told (void)
{
  const Case c = { NULL, { PLAN ('a', 15, 1), STEP ('p', 14), DONE ('b', 22, 23) }, "p>a p=b", NULL };
  g_autoptr (MasarRecords) records = new_records (&c, FALSE);
  g_autoptr (MasarCourses) courses = masar_courses_new_told (records, tells_until, records);
  g_autofree char *told = tell (records, courses);

  g_assert_cmpstr (told, ==, "a/ p> b'.");
}

/* A chain as long as a corpus neither overflows a stack nor takes time by its square. */
static void
test_long (void)
{
  enum
  {
    N = 100000
  };
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarCourses) courses = NULL;
  guint n;

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      MasarEventRecord *event = masar_records_add_event (records, id);

      event->when.span = masar_span_new_day (N - i);
    }
  for (int i = 0; i + 1 < N; i++)
    {
      MasarLinkRecord *link = masar_records_add_link (records);

      *link = (MasarLinkRecord){ .kind = MASAR_LINK_RESETS, .from = i, .to = i + 1, .evidence = link->evidence };
    }
  courses = masar_courses_new (records);
  g_assert_cmpuint (masar_courses_get_n_courses (courses), ==, 1);
  g_assert_cmpuint (masar_courses_get_turns (courses, 0, &n)[N - 1].event, ==, N - 1);
  g_assert_cmpuint (n, ==, N);
}

/* Whatever the links say, every event that one of them names is a turn of one course, and of no other. */
static void
test_any_links (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      g_autoptr (MasarCourses) courses = NULL;
      g_autofree char *told = NULL;
      gboolean named[12] = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (named); i++)
        {
          const char id[] = { (char) ('a' + i), '\0' };

          masar_records_add_event (records, id)->when.span = august (g_test_rand_int_range (1, 30));
        }
      for (int i = g_test_rand_int_range (0, 16); i > 0; i--)
        {
          MasarLinkRecord *link = masar_records_add_link (records);

          link->kind = (MasarLinkKind) g_test_rand_int_range (0, MASAR_N_LINK_KINDS);
          link->from = g_test_rand_int_range (-1, G_N_ELEMENTS (named));
          link->to = g_test_rand_int_range (-1, G_N_ELEMENTS (named));
          if (link->from >= 0 && link->to >= 0 && link->from != link->to && masar_link_kind_is_of_course (link->kind))
            named[link->from] = named[link->to] = TRUE;
        }
      courses = masar_courses_new (records);
      told = tell (records, courses);
      for (guint i = 0; i < G_N_ELEMENTS (named); i++)
        g_assert_true ((masar_courses_find_event (courses, i) != NULL) == named[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/courses/cases", test_cases);
  g_test_add_func ("/courses/told", test_told);
  g_test_add_func ("/courses/long", test_long);
  g_test_add_func ("/courses/any-links", test_any_links);
  return g_test_run ();
}
