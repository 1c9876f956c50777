/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout-private.h"
#include "masar-painter-private.h"
#include "masar-scene-fixture.h"
#include "masar-test-fonts.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Courses in the picture: threads from turn to turn and signs on the marks, whatever the events, the view and the
 * direction. */

#define WIDTH 1280
#define HEIGHT 720
#define DAY (double) MASAR_MINUTES_PER_DAY

typedef struct
{
  MasarScene base;
  MasarRecords *records;
} Scene;

static void
add_event (MasarRecords *records, double day, gboolean postponement)
{
  g_autofree char *id = g_strdup_printf ("e%u", masar_records_get_n_events (records));
  MasarEventRecord *event = masar_records_add_event (records, id);
  const MasarEvidence evidence = { .values = { .modality = MASAR_MODALITY_PLANNED } };

  event->title = "جولة محادثات";
  event->type = MASAR_EVENT_TALKS;
  event->kind = postponement ? "postponement" : "round";
  event->when.span = isnan (day) ? MASAR_SPAN_OPEN : masar_span_new_day ((gint64) day);
  g_array_append_val (event->evidence, evidence);
}

static void
add_link (MasarRecords *records, MasarLinkKind kind, int from, int to)
{
  MasarLinkRecord *link = masar_records_add_link (records);

  link->kind = kind;
  link->from = from;
  link->to = to;
}

/* Courses of up to five turns among events that are in none, over so many days; a few turns have no date. */
static MasarRecords *
new_records (guint n_courses, guint n_others, int n_days)
{
  MasarRecords *records = masar_records_new ();

  for (guint i = 0; i < n_others; i++)
    add_event (records, g_test_rand_int_range (0, n_days), FALSE);
  for (guint course = 0; course < n_courses; course++)
    {
      const int first = (int) masar_records_get_n_events (records);
      const int n = g_test_rand_int_range (2, 6);

      for (int i = 0; i < n; i++)
        {
          add_event (records, g_test_rand_int_range (0, 12) == 0 ? NAN : g_test_rand_int_range (0, n_days), i % 2 == 1);
          if (i > 0)
            add_link (records, i % 2 == 1 ? MASAR_LINK_POSTPONES : MASAR_LINK_RESETS,
                      i % 2 == 1 ? first + i : first + i - 1, i % 2 == 1 ? first + i - 1 : first + i);
        }
    }
  return records;
}

static Scene *
scene_new (MasarRecords *records)
{
  Scene *scene = g_new0 (Scene, 1);

  scene->records = records;
  masar_scene_init (&scene->base, masar_timeline_new (records, NULL), masar_words_get ("ar"), 1);
  return scene;
}

static void
scene_free (Scene *scene)
{
  masar_scene_clear (&scene->base);
  masar_records_unref (scene->records);
  g_free (scene);
}

static MasarLayout *
lay_out (Scene *scene, MasarAxis axis, int selected)
{
  MasarView view = masar_scene_get_view (&scene->base, axis, HEIGHT);

  view.selected = selected;
  return masar_layout_new (&view);
}

static MasarAxis
any_axis (int n_days)
{
  const double days = g_test_rand_double_range (2, n_days * 2);
  const double start = g_test_rand_double_range (-n_days, n_days);

  return masar_axis_new (start * DAY, (start + days) * DAY, WIDTH,
                         g_test_rand_bit () ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR);
}

static GArray *
new_threads (const MasarLayout *layout)
{
  GArray *threads = g_array_new (FALSE, FALSE, sizeof (MasarCurve));

  for (guint i = 0; i < layout->curves->len; i++)
    if (g_array_index (layout->curves, MasarCurve, i).kind == MASAR_CURVE_COURSE)
      g_array_append_vals (threads, &g_array_index (layout->curves, MasarCurve, i), 1);
  return threads;
}

static const MasarMark *
find_mark (const MasarLayout *layout, guint event)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

      if (mark->lane != MASAR_LANE_ARTICLES && layout->view.timeline->record[mark->position] == event)
        return mark;
    }
  return NULL;
}

static gboolean
has_thread (const GArray *threads, guint from, guint to)
{
  for (guint i = 0; i < threads->len; i++)
    {
      const MasarCurve *thread = &g_array_index (threads, MasarCurve, i);

      if (thread->from == from && thread->to == to)
        return TRUE;
    }
  return FALSE;
}

/* Every mark of a turn has its sign, and no other mark has one. */
static void
check_signs (const MasarLayout *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
      const MasarTimeline *timeline = layout->view.timeline;
      const MasarTurn *turn = mark->lane != MASAR_LANE_ARTICLES
                                  ? masar_timeline_get_turn (timeline, timeline->record[mark->position])
                                  : NULL;

      g_assert_cmpuint (mark->sign, ==, turn != NULL ? turn->kind + 1u : 0);
      if (turn != NULL && (turn->kind == MASAR_TURN_PLANNED || turn->kind == MASAR_TURN_PUT_OFF))
        g_assert_true (mark->hollow);
    }
}

static int
compare_anchors (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MasarTimeline *timeline = user_data;
  const guint x = *(const guint *) a, y = *(const guint *) b;
  const double of_x = masar_timeline_anchor (timeline->spans[timeline->event_positions[x]]);
  const double of_y = masar_timeline_anchor (timeline->spans[timeline->event_positions[y]]);

  return of_x < of_y ? -1 : of_x > of_y;
}

/* Whichever two turns follow each other in time, and stand apart as marks of their own in view, are joined. */
static void
check_joined (Scene *scene, const MasarLayout *layout, const GArray *threads)
{
  MasarCourses *courses = masar_timeline_get_courses (scene->base.timeline);

  for (guint course = 0; course < masar_courses_get_n_courses (courses); course++)
    {
      g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (guint));
      guint n;
      const MasarTurn *turns = masar_courses_get_turns (courses, course, &n);

      for (guint i = 0; i < n; i++)
        if (!masar_span_is_unknown (masar_records_get_event (scene->records, turns[i].event)->when.span))
          g_array_append_val (events, turns[i].event);
      g_array_sort_with_data (events, compare_anchors, scene->base.timeline);
      for (guint i = 0; i + 1 < events->len; i++)
        {
          const guint from = g_array_index (events, guint, i), to = g_array_index (events, guint, i + 1);
          const MasarMark *a = find_mark (layout, from), *b = find_mark (layout, to);

          if (a != NULL && b != NULL && a->count == 1 && b->count == 1 && fabs (a->x - b->x) > 26
              && MIN (a->x, b->x) < WIDTH && MAX (a->x, b->x) > 0)
            g_assert_true (has_thread (threads, from, to));
        }
    }
}

/* A thread begins and ends at the mark of its turn, or of the cluster that counts it, or beyond the view. */
static void
check_ends (const MasarLayout *layout, const GArray *threads)
{
  for (guint i = 0; i < threads->len; i++)
    {
      const MasarCurve *thread = &g_array_index (threads, MasarCurve, i);
      const guint events[] = { thread->from, thread->to };

      g_assert_true (thread->points[0] != thread->points[6]);
      for (guint end = 0; end < 2; end++)
        {
          const MasarMark *mark = find_mark (layout, events[end]);
          const double x = thread->points[6 * end];

          if (mark != NULL)
            g_assert_cmpfloat_with_epsilon (mark->x, x, 1e-6);
          else if (x >= 0 && x <= WIDTH)
            {
              gboolean counted = FALSE;

              for (guint j = 0; j < layout->marks->len; j++)
                counted |= g_array_index (layout->marks, MasarMark, j).count > 1
                           && g_array_index (layout->marks, MasarMark, j).x == x;
              g_assert_true (counted);
            }
        }
    }
}

static void
test_any_view (void)
{
  for (guint round = 0; round < 60; round++)
    {
      const int n_days = g_test_rand_int_range (10, 400);
      Scene *scene = scene_new (new_records ((guint) g_test_rand_int_range (1, 8), 20, n_days));
      g_autoptr (MasarLayout) layout = lay_out (scene, any_axis (n_days), MASAR_UNKNOWN);
      g_autoptr (GArray) threads = new_threads (layout);

      check_signs (layout);
      check_joined (scene, layout, threads);
      check_ends (layout, threads);
      scene_free (scene);
    }
}

/* Turned round, threads hang where a mirror would show them. */
static void
test_mirror (void)
{
  for (guint round = 0; round < 30; round++)
    {
      Scene *scene = scene_new (new_records (5, 10, 100));
      const MasarAxis axis = any_axis (100);
      g_autoptr (MasarLayout) rtl = lay_out (scene, masar_axis_turn (&axis, MASAR_DIRECTION_RTL), MASAR_UNKNOWN);
      g_autoptr (MasarLayout) ltr = NULL;
      g_autoptr (GArray) right = new_threads (rtl);
      g_autoptr (GArray) left = NULL;

      scene->base.style.direction = MASAR_DIRECTION_LTR;
      ltr = lay_out (scene, masar_axis_turn (&axis, MASAR_DIRECTION_LTR), MASAR_UNKNOWN);
      left = new_threads (ltr);
      g_assert_cmpuint (right->len, ==, left->len);
      for (guint i = 0; i < right->len; i++)
        for (guint j = 0; j < 8; j += 2)
          {
            const MasarCurve *a = &g_array_index (right, MasarCurve, i), *b = &g_array_index (left, MasarCurve, i);

            g_assert_cmpfloat_with_epsilon (a->points[j] + b->points[j], WIDTH, 1e-3);
            g_assert_cmpfloat_with_epsilon (a->points[j + 1], b->points[j + 1], 1e-6);
          }
      scene_free (scene);
    }
}

/* From far off a course is one mark, and its turns are counted there. */
static void
test_folded (void)
{
  Scene *scene = scene_new (new_records (3, 0, 30));
  g_autoptr (MasarLayout) layout =
      lay_out (scene, masar_axis_new (-4000 * DAY, 4000 * DAY, WIDTH, MASAR_DIRECTION_RTL), MASAR_UNKNOWN);
  g_autoptr (GArray) threads = new_threads (layout);
  guint counted = masar_timeline_get_n_undated (scene->base.timeline, MASAR_EVENT_TALKS);

  for (guint i = 0; i < layout->marks->len; i++)
    counted += g_array_index (layout->marks, MasarMark, i).count;
  g_assert_cmpuint (threads->len, ==, 0);
  g_assert_cmpuint (counted, ==, masar_records_get_n_events (scene->records));
  scene_free (scene);
}

/* Where there are too many to be told apart, the chosen one is left. */
static void
test_crowd (void)
{
  Scene *scene = scene_new (new_records (400, 0, 300));
  const MasarAxis axis = masar_axis_new (0, 300 * DAY, WIDTH, MASAR_DIRECTION_LTR);
  MasarCourses *courses = masar_timeline_get_courses (scene->base.timeline);
  g_autoptr (MasarLayout) all = lay_out (scene, axis, MASAR_UNKNOWN);
  g_autoptr (GArray) none = new_threads (all);
  guint n;
  const MasarTurn *turns = masar_courses_get_turns (courses, 17, &n);
  g_autoptr (MasarLayout) chosen = lay_out (scene, axis, (int) turns[0].event);
  g_autoptr (GArray) threads = new_threads (chosen);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (threads->len, <, n);
  for (guint i = 0; i < threads->len; i++)
    {
      const MasarCurve *thread = &g_array_index (threads, MasarCurve, i);

      g_assert_true (thread->strong);
      g_assert_cmpuint (masar_courses_find_event (courses, thread->from)->course, ==, 17);
    }
  scene_free (scene);
}

/* A thread goes on through a stretch of time that is folded. */
static void
test_break (void)
{
  const MasarBreak fold = { { 20 * MASAR_MINUTES_PER_DAY, 380 * MASAR_MINUTES_PER_DAY },
                            { 11 * MASAR_MINUTES_PER_DAY, 390 * MASAR_MINUTES_PER_DAY },
                            FALSE };
  g_autoptr (MasarBreaks) breaks = masar_breaks_new (&fold, 1, MASAR_MINUTES_PER_DAY);
  const MasarAxis axis = masar_axis_new (0, 400 * DAY, WIDTH, MASAR_DIRECTION_RTL);
  MasarRecords *records = masar_records_new ();
  g_autoptr (MasarLayout) layout = NULL;
  g_autoptr (GArray) threads = NULL;
  MasarAxis folded;
  Scene *scene;

  add_event (records, 10, FALSE);
  add_event (records, 395, TRUE);
  add_link (records, MASAR_LINK_POSTPONES, 1, 0);
  scene = scene_new (records);
  folded = masar_axis_break (&axis, breaks, MASAR_SPAN_OPEN);
  folded = masar_axis_show (&folded, 0, 400 * DAY);
  layout = lay_out (scene, folded, MASAR_UNKNOWN);
  threads = new_threads (layout);
  g_assert_cmpuint (threads->len, ==, 1);
  check_ends (layout, threads);
  check_signs (layout);
  scene_free (scene);
}

/* What is found through the octaves is what a look at every strand finds. */
static void
test_search (void)
{
  Scene *scene = scene_new (new_records (120, 0, 2000));

  g_assert_cmpuint (scene->base.timeline->strands->len, >, 100);
  for (guint round = 0; round < 500; round++)
    {
      const double from = g_test_rand_double_range (-100, 2000) * DAY,
                   to = from + g_test_rand_double_range (1, 900) * DAY;
      const double least = g_test_rand_double_range (0, 300) * DAY;
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MasarStrand));
      guint n = 0;

      g_assert_true (masar_timeline_find_strands (scene->base.timeline, from, to, least, G_MAXUINT, found));
      for (guint i = 0; i < scene->base.timeline->strands->len; i++)
        {
          const MasarStrand *strand = &g_array_index (scene->base.timeline->strands, MasarStrand, i);

          n += strand->end - strand->begin >= least && strand->end >= from && strand->begin < to;
        }
      g_assert_cmpuint (found->len, ==, n);
    }
  scene_free (scene);
}

/* The pointer finds a thread, and the end that is nearer. */
static void
test_pick (void)
{
  Scene *scene = NULL;
  MasarRecords *records = masar_records_new ();
  g_autoptr (MasarLayout) layout = NULL;
  g_autoptr (GArray) threads = NULL;
  const double *p;
  MasarHit hit;

  add_event (records, 10, FALSE);
  add_event (records, 40, TRUE);
  add_link (records, MASAR_LINK_POSTPONES, 1, 0);
  scene = scene_new (records);
  layout = lay_out (scene, masar_axis_new (0, 50 * DAY, WIDTH, MASAR_DIRECTION_RTL), MASAR_UNKNOWN);
  threads = new_threads (layout);
  g_assert_cmpuint (threads->len, ==, 1);
  p = g_array_index (threads, MasarCurve, 0).points;
  for (guint end = 0; end < 2; end++)
    {
      const double t = end == 0 ? 0.45 : 0.55, s = 1 - t;
      const double x = s * s * s * p[0] + 3 * s * s * t * p[2] + 3 * s * t * t * p[4] + t * t * t * p[6];
      const double y = s * s * s * p[1] + 3 * s * s * t * p[3] + 3 * s * t * t * p[5] + t * t * t * p[7];

      g_assert_true (masar_layout_pick (layout, x, y, &hit));
      g_assert_cmpint (hit.kind, ==, MASAR_HIT_COURSE);
      g_assert_cmpuint (hit.record, ==, end);
    }
  scene_free (scene);
}

/* What each sign looks like, without its colour. */
static GBytes *
paint_sign (const MasarLayout *layout, MasarTurnKind kind)
{
  MasarPainter *painter = masar_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 32, 32);
  cairo_t *cr = cairo_create (surface);
  const gboolean hollow = !masar_turn_kind_has_come (kind);
  MasarBrush brush;
  GBytes *bytes;

  masar_brush_init (&brush, &painter->sprites, &layout->style, cr);
  masar_brush_put_shape (&brush, MASAR_SHAPE_SQUARE, 16, 16, MASAR_MARK_PX, hollow, layout->style.text);
  /* what is cut out of a full mark has the colour of the ground: an alpha channel alone does not see it */
  cairo_set_operator (cr, hollow ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_DEST_OUT);
  masar_painter_paint_sign (&brush, kind, hollow, MASAR_DIRECTION_RTL, 16, 16, MASAR_MARK_PX, layout->style.text);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * 32);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  masar_painter_free (painter);
  return bytes;
}

/* Signs are told apart by their shapes alone. */
static void
test_signs (void)
{
  Scene *scene = scene_new (new_records (1, 0, 30));
  g_autoptr (MasarLayout) layout =
      lay_out (scene, masar_axis_new (0, 30 * DAY, WIDTH, MASAR_DIRECTION_RTL), MASAR_UNKNOWN);

  for (guint a = 0; a < MASAR_N_TURN_KINDS; a++)
    for (guint b = 0; b < a; b++)
      {
        g_autoptr (GBytes) one = paint_sign (layout, (MasarTurnKind) a);
        g_autoptr (GBytes) other = paint_sign (layout, (MasarTurnKind) b);

        g_assert_false (g_bytes_equal (one, other));
      }
  scene_free (scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/layout/courses/any-view", test_any_view);
  g_test_add_func ("/layout/courses/mirror", test_mirror);
  g_test_add_func ("/layout/courses/folded", test_folded);
  g_test_add_func ("/layout/courses/crowd", test_crowd);
  g_test_add_func ("/layout/courses/break", test_break);
  g_test_add_func ("/layout/courses/search", test_search);
  g_test_add_func ("/layout/courses/pick", test_pick);
  g_test_add_func ("/layout/courses/signs", test_signs);
  return g_test_run ();
}
