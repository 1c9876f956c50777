/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-briefing-steps.h"

#include "masar-edtf.h"

/* Fills an event with a date in EDTF; NULL is no date. */
static MasarEventRecord *
add_event (MasarRecords *records, const char *id, const char *edtf)
{
  MasarEventRecord *event = masar_records_add_event (records, id);

  event->when = (MasarWhen){ .span = MASAR_SPAN_OPEN };
  if (edtf != NULL)
    {
      g_autoptr (GError) error = NULL;
      gboolean approximate;

      masar_edtf_parse (edtf, &event->when.span, &approximate, &error);
      g_assert_no_error (error);
    }
  return event;
}

static MasarMention *
add_evidence (MasarEventRecord *event, int article, guint length)
{
  const MasarEvidence evidence = {
    .article = article,
    .mention = MASAR_UNKNOWN,
    .values = {
        .passage = { 100, 100 + length },
        .when = { .span = MASAR_SPAN_OPEN },
        .time = MASAR_UNKNOWN,
        .killed = MASAR_UNKNOWN,
        .wounded = MASAR_UNKNOWN,
    },
  };

  g_array_append_val (event->evidence, evidence);
  return &g_array_index (event->evidence, MasarEvidence, event->evidence->len - 1).values;
}

static char *
join_steps (MasarRecords *records, const MasarBriefingSteps *steps)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < masar_briefing_steps_get_n_steps (steps); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            masar_records_get_event (records, masar_briefing_steps_get_event (steps, i))->id);
  return g_string_free (ids, FALSE);
}

static MasarSpan
span (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  MasarSpan result;
  gboolean approximate;

  masar_edtf_parse (edtf, &result, &approximate, &error);
  g_assert_no_error (error);
  return result;
}

static MasarRecords *
new_records (void)
{
  MasarRecords *records = masar_records_new ();

  add_event (records, "month", "2024-08");
  add_event (records, "none", NULL);
  add_event (records, "day", "2024-08-05");
  add_event (records, "until", "../2024-08-20");
  add_event (records, "since", "2024-07-01/..");
  add_event (records, "july", "2024-07-30");
  add_event (records, "day-too", "2024-08-05");
  add_event (records, "old", "2014");
  return records;
}

static void
test_order (void)
{
  static const struct
  {
    const char *view;
    const char *steps;
  } cases[] = {
    { "2000/2030", "old since july day day-too month until" },
    { "2024-08-01/2024-08-10", "day day-too month" },
    { "2024-07-30", "july" },
    { "2024-07-31", "" },
    { "2014-03-01", "old" },
    { "2024-08-20", "month until" },
  };
  g_autoptr (MasarRecords) records = new_records ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarBriefingSteps) steps = masar_briefing_steps_new (records, NULL, span (cases[i].view));
      g_autofree char *ids = join_steps (records, steps);

      g_test_message ("%s", cases[i].view);
      g_assert_cmpstr (ids, ==, cases[i].steps);
      g_assert_cmpuint (masar_briefing_steps_get_n_undated (steps), ==, 1);
    }
}

static void
test_find (void)
{
  g_autoptr (MasarRecords) records = new_records ();
  g_autoptr (MasarBriefingSteps) steps = masar_briefing_steps_new (records, NULL, span ("2000/2030"));

  for (guint i = 0; i < masar_briefing_steps_get_n_steps (steps); i++)
    g_assert_cmpuint (masar_briefing_steps_find (steps, (int) masar_briefing_steps_get_event (steps, i)), ==, i);
  g_assert_cmpuint (masar_briefing_steps_find (steps, MASAR_UNKNOWN), ==, 0);
  g_assert_cmpuint (masar_briefing_steps_find (steps, masar_records_find_event (records, "none")), ==, 0);
}

/* Whatever the events: a step's view is bounded, its mark is in the middle, all of a bounded event is seen, and so is
 * the nearest neighbour. */
static void
test_view_law (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      g_autoptr (MasarBriefingSteps) steps = NULL;
      const guint n_events = (guint) g_test_rand_int_range (1, 12);

      for (guint i = 0; i < n_events; i++)
        {
          g_autofree char *id = g_strdup_printf ("e%u", i);
          const gint64 day = g_test_rand_int_range (0, 20000);

          add_event (records, id, NULL)->when.span =
              masar_span_new_days (day, day + (g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 400)));
        }
      for (guint i = 0; i < n_events; i++)
        {
          MasarLinkRecord *link = masar_records_add_link (records);

          link->from = g_test_rand_int_range (0, (int) n_events);
          link->to = g_test_rand_int_range (0, (int) n_events);
        }

      steps = masar_briefing_steps_new (records, NULL, MASAR_SPAN_OPEN);
      g_assert_cmpuint (masar_briefing_steps_get_n_steps (steps), ==, n_events);
      for (guint i = 0; i < n_events; i++)
        {
          const MasarSpan event =
              masar_records_get_event (records, masar_briefing_steps_get_event (steps, i))->when.span;
          const MasarSpan view = masar_briefing_steps_get_view (steps, i);
          const double middle = ((double) event.begin_minutes + (double) event.end_minutes) / 2;

          g_assert_false (masar_span_is_open (view));
          g_assert_cmpfloat_with_epsilon (((double) view.begin_minutes + (double) view.end_minutes) / 2, middle, 1);
          g_assert_true (masar_span_contains (view, event));
          if (i > 0)
            {
              const MasarSpan before =
                  masar_records_get_event (records, masar_briefing_steps_get_event (steps, i - 1))->when.span;

              g_assert_cmpfloat (((double) before.begin_minutes + (double) before.end_minutes) / 2, <=, middle);
            }
        }
    }
}

static void
test_view_lets_neighbours_in (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarBriefingSteps) steps = NULL;
  MasarLinkRecord *link;
  MasarSpan view;

  add_event (records, "long-ago", "2014-06-01");
  add_event (records, "before", "2024-07-30");
  add_event (records, "talked", "2024-08-05");
  add_event (records, "between", "2024-08-06");
  add_event (records, "linked", "2024-08-15");
  link = masar_records_add_link (records);
  link->from = 2;
  link->to = 4;
  link = masar_records_add_link (records);
  link->from = 0;
  link->to = 2;

  steps = masar_briefing_steps_new (records, NULL, MASAR_SPAN_OPEN);
  view = masar_briefing_steps_get_view (steps, 2);
  g_assert_true (masar_span_contains (view, span ("2024-07-30")));
  g_assert_true (masar_span_contains (view, span ("2024-08-15")));
  g_assert_false (masar_span_overlaps (view, span ("2024")) && view.begin_minutes < span ("2024-06").begin_minutes);

  /* The first has only far neighbours: the nearest is let in. */
  view = masar_briefing_steps_get_view (steps, 0);
  g_assert_true (masar_span_contains (view, span ("2024-07-30")));
}

static void
test_sources (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (GArray) sources = NULL;
  MasarEventRecord *event;
  const MasarBriefingSource *source;

  masar_records_add_article (records, "undated")->published.span = MASAR_SPAN_OPEN;
  masar_records_add_article (records, "late")->published.span = span ("2024-08-15");
  masar_records_add_article (records, "early")->published.span = span ("2024-08-07");
  event = add_event (records, "e", "2024-08-05");
  add_evidence (event, 1, 200)->headline = TRUE;
  add_evidence (event, 0, 200)->killed = 2;
  add_evidence (event, 1, 200)->wounded = 7;
  add_evidence (event, 2, 200);
  add_evidence (event, 1, 200)->wounded = 5;

  sources = masar_briefing_list_sources (records, event);
  g_assert_cmpuint (sources->len, ==, 3);
  source = &g_array_index (sources, MasarBriefingSource, 0);
  g_assert_cmpuint (source->article, ==, 2);
  g_assert_cmpuint (source->evidence, ==, 3);
  g_assert_cmpint (source->wounded, ==, MASAR_UNKNOWN);
  source = &g_array_index (sources, MasarBriefingSource, 1);
  g_assert_cmpuint (source->article, ==, 1);
  g_assert_cmpuint (source->evidence, ==, 2);
  g_assert_cmpint (source->wounded, ==, 7);
  g_assert_cmpint (source->killed, ==, MASAR_UNKNOWN);
  source = &g_array_index (sources, MasarBriefingSource, 2);
  g_assert_cmpuint (source->article, ==, 0);
  g_assert_cmpint (source->killed, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing-steps/order", test_order);
  g_test_add_func ("/briefing-steps/find", test_find);
  g_test_add_func ("/briefing-steps/view-law", test_view_law);
  g_test_add_func ("/briefing-steps/view-lets-neighbours-in", test_view_lets_neighbours_in);
  g_test_add_func ("/briefing-steps/sources", test_sources);
  return g_test_run ();
}
