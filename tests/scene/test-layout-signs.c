/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout-private.h"
#include "masar-painter.h"
#include "masar-scene-fixture.h"
#include "masar-test-fonts.h"

#include <string.h>

/* What a legend has to explain, and how it is drawn there. */

#define WIDTH 1280.0
#define HEIGHT 720.0
#define DAY (gint64) MASAR_MINUTES_PER_DAY
#define DAYS(from, to)                                                                                                 \
  {                                                                                                                    \
    (from) * DAY, (to) *DAY                                                                                            \
  }
#define MAX_ENTRIES 6
#define LAST MASAR_N_SIGNS

static MasarLayout *
lay_out (MasarScene *scene, double from_day, double to_day, int selected)
{
  MasarView view = masar_scene_get_view (
      scene, masar_axis_new (from_day * (double) DAY, to_day * (double) DAY, WIDTH, MASAR_DIRECTION_RTL), HEIGHT);

  view.selected = selected;
  return masar_layout_new (&view);
}

/* Exactly the signs of a list that ends with LAST. */
static void
assert_signs (const MasarLayout *layout, const MasarSign *expected)
{
  gboolean wanted[MASAR_N_SIGNS] = { FALSE };
  MasarSigns signs;

  for (; (int) *expected != LAST; expected++)
    wanted[*expected] = TRUE;
  masar_layout_get_signs (layout, &signs);
  for (guint sign = 0; sign < MASAR_N_SIGNS; sign++)
    if (signs.has[sign] != wanted[sign])
      g_error ("sign %u: expected %d, found %d", sign, wanted[sign], signs.has[sign]);
}

/* What each entry adds to a picture of a hundred days; without lanes of its own it adds nothing else. */
static void
test_marks (void)
{
  static const struct
  {
    MasarEntry entries[MAX_ENTRIES];
    MasarSign signs[MASAR_N_SIGNS + 1];
  } cases[] = {
    { { { .span = DAYS (50, 51), .n_sources = 1 } }, { LAST } },
    { { { .span = DAYS (50, 51), .flags = MASAR_ENTRY_POSSIBLE } }, { MASAR_SIGN_UNSURE, LAST } },
    { { { .span = DAYS (30, 70) } }, { MASAR_SIGN_ROUGH, LAST } },
    { { { .span = DAYS (30, 70), .flags = MASAR_ENTRY_LASTING } }, { MASAR_SIGN_LASTING, LAST } },
    { { { .span = DAYS (30, 70), .flags = MASAR_ENTRY_LASTING | MASAR_ENTRY_APPROXIMATE } },
      { MASAR_SIGN_ROUGH, LAST } },
    { { { .span = { MASAR_OPEN_PAST, 50 * DAY } } }, { MASAR_SIGN_UNSURE, MASAR_SIGN_OPEN, LAST } },
    { { { .span = { 50 * DAY, MASAR_OPEN_FUTURE } } }, { MASAR_SIGN_UNSURE, MASAR_SIGN_OPEN, LAST } },
    { { { .span = DAYS (50, 51) }, { .span = DAYS (50, 51) } }, { MASAR_SIGN_SEVERAL, LAST } },
    { { { .span = DAYS (50, 51), .flags = MASAR_ENTRY_RECEDES } }, { MASAR_SIGN_FAINT, LAST } },
    { { { .span = DAYS (50, 51), .flags = MASAR_ENTRY_RECEDES | MASAR_ENTRY_GHOST } }, { MASAR_SIGN_GHOST, LAST } },
    { { { .span = DAYS (50, 51), .flags = MASAR_ENTRY_DISPUTED, .n_sources = 4, .importance = 200 } },
      { MASAR_SIGN_DISPUTE, LAST } },
    /* beyond the view */
    { { { .span = DAYS (50, 51) }, { .span = DAYS (500, 501), .flags = MASAR_ENTRY_POSSIBLE } }, { LAST } },
    { { { .span = DAYS (50, 51) }, { .span = DAYS (500, 600) } }, { LAST } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MasarEntry entries[MAX_ENTRIES];
      g_autoptr (MasarLayout) layout = NULL;
      MasarScene scene;
      guint n = 0;

      for (; n < MAX_ENTRIES
             && (cases[i].entries[n].span.begin_minutes != 0 || cases[i].entries[n].span.end_minutes != 0);
           n++)
        {
          entries[n] = cases[i].entries[n];
          entries[n].record = n;
          entries[n].title = "حدث";
        }
      masar_scene_init (&scene, masar_timeline_new_raw (entries, n), masar_words_get ("ar"), 1);
      scene.style.weekend = 0;
      layout = lay_out (&scene, 0, 100, MASAR_UNKNOWN);
      g_test_message ("case %u", i);
      assert_signs (layout, cases[i].signs);
      g_clear_pointer (&layout, masar_layout_unref);
      masar_scene_clear (&scene);
    }
}

/* Days of rest where they are shaded, and breaks, unless they are open. */
static void
test_calendar (void)
{
  static const MasarSign none[] = { LAST }, rest[] = { MASAR_SIGN_REST, LAST };
  static const MasarSign folded[] = { MASAR_SIGN_BREAK, LAST };
  const MasarEntry entries[] = { { .span = DAYS (5, 6), .record = 0 }, { .span = DAYS (95, 96), .record = 1 } };
  MasarBreak fold = { DAYS (20, 80), DAYS (6, 95), FALSE };
  MasarScene scene;

  masar_scene_init (&scene, masar_timeline_new_raw (entries, G_N_ELEMENTS (entries)), masar_words_get ("ar"), 1);
  for (guint i = 0; i < 4; i++)
    {
      const gboolean open = i == 3;
      g_autoptr (MasarBreaks) breaks = NULL;
      g_autoptr (MasarLayout) layout = NULL;
      MasarView view;

      scene.style.weekend = i == 1 ? 1 << 4 : 0;
      fold.open = open;
      breaks = masar_breaks_new (&fold, 1, 5 * DAY);
      view = masar_scene_get_view (&scene, masar_axis_new (0, 120 * (double) DAY, WIDTH, MASAR_DIRECTION_LTR), HEIGHT);
      view.parts &= ~MASAR_PART_OVERVIEW;
      view.axis.breaks = i >= 2 ? breaks : NULL;
      layout = masar_layout_new (&view);
      assert_signs (layout, i == 1 ? rest : i == 2 ? folded : none);
    }
  masar_scene_clear (&scene);
}

static int
add_event (MasarRecords *records, const char *kind, gint64 day)
{
  g_autofree char *id = g_strdup_printf ("e%u", masar_records_get_n_events (records));
  MasarEventRecord *event = masar_records_add_event (records, id);
  const MasarEvidence evidence = { .values = { .modality = MASAR_MODALITY_PLANNED } };

  event->title = "جولة";
  event->type = MASAR_EVENT_TALKS;
  event->kind = kind;
  event->when.span = masar_span_new_day (day);
  g_array_append_val (event->evidence, evidence);
  return (int) masar_records_get_n_events (records) - 1;
}

static void
add_link (MasarRecords *records, MasarLinkKind kind, int from, int to)
{
  MasarLinkRecord *link = masar_records_add_link (records);

  *link = (MasarLinkRecord){ .kind = kind, .from = from, .to = to, .evidence = link->evidence };
}

/* Only a picture with a course has its thread and its signs to explain, each only if a turn in view has it. */
static void
test_courses (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  const int first = add_event (records, "round", 10), put_off = add_event (records, "postponement", 20);
  const int second = add_event (records, "round", 30), met = add_event (records, "round", 40);
  const int deadline = add_event (records, "deadline", 60), missed = add_event (records, "lapse", 70);
  MasarScene scene;

  add_link (records, MASAR_LINK_POSTPONES, put_off, first);
  add_link (records, MASAR_LINK_RESETS, first, second);
  add_link (records, MASAR_LINK_MEETS, met, second);
  add_link (records, MASAR_LINK_MISSES, missed, deadline);
  masar_scene_init (&scene, masar_timeline_new (records, NULL), masar_words_get ("ar"), 1);
  scene.style.weekend = 0;
  {
    static const MasarSign expected[] = { MASAR_SIGN_COURSE, MASAR_SIGN_AHEAD,  MASAR_SIGN_PUT_OFF,
                                          MASAR_SIGN_MET,    MASAR_SIGN_MISSED, LAST };
    static const MasarSign early[] = { MASAR_SIGN_COURSE, MASAR_SIGN_PUT_OFF, LAST };
    g_autoptr (MasarLayout) all = lay_out (&scene, 0, 200, MASAR_UNKNOWN);
    g_autoptr (MasarLayout) begin = lay_out (&scene, 0, 25, MASAR_UNKNOWN);
    MasarSigns signs;

    masar_layout_get_signs (all, &signs);
    for (guint i = 0; (int) expected[i] != LAST; i++)
      {
        g_assert_true (signs.has[expected[i]]);
        g_assert_cmpuint (signs.lanes[expected[i]], ==, MASAR_EVENT_TALKS);
      }
    g_assert_false (signs.has[MASAR_SIGN_CONTESTED]);
    masar_layout_get_signs (begin, &signs);
    for (guint i = 0; (int) early[i] != LAST; i++)
      g_assert_true (signs.has[early[i]]);
    g_assert_false (signs.has[MASAR_SIGN_MET] || signs.has[MASAR_SIGN_MISSED]);
  }
  masar_scene_clear (&scene);
}

/* A lane whose shape is nowhere is not explained. */
static void
test_shapes (void)
{
  const MasarEntry entries[] = { { .span = DAYS (50, 51), .record = 0, .lane = 1 },
                                 { .span = DAYS (50, 51), .record = 0, .lane = MASAR_LANE_ARTICLES } };
  MasarScene scene;

  masar_scene_init (&scene, masar_timeline_new_raw (entries, G_N_ELEMENTS (entries)), masar_words_get ("en"), 1);
  {
    g_autoptr (MasarLayout) layout = lay_out (&scene, 0, 100, MASAR_UNKNOWN);
    MasarSigns signs;

    masar_layout_get_signs (layout, &signs);
    for (guint lane = 0; lane < MASAR_N_LANES; lane++)
      g_assert_cmpint (signs.shapes[lane], ==, lane == 1 || lane == MASAR_LANE_ARTICLES);
  }
  masar_scene_clear (&scene);
}

/* What is drawn on its own stays in its place, whatever was drawn before, and is not nothing. */
static void
assert_ink (cairo_surface_t *surface, double x, double y, double width)
{
  double ink_x, ink_y, ink_width, ink_height;

  cairo_recording_surface_ink_extents (surface, &ink_x, &ink_y, &ink_width, &ink_height);
  g_assert_cmpfloat (ink_width, >, 2);
  g_assert_cmpfloat (ink_height, >, 1);
  g_assert_cmpfloat (ink_x, >=, x - width / 2 - 3);
  g_assert_cmpfloat (ink_x + ink_width, <=, x + width / 2 + 3);
  g_assert_cmpfloat (ink_y, >=, y - 14);
  g_assert_cmpfloat (ink_y + ink_height, <=, y + 14);
}

static void
test_keys (void)
{
  const double x = 300, y = 200;
  g_autoptr (MasarPainter) painter = masar_painter_new ();

  for (guint sign = 0; sign <= MASAR_N_SIGNS; sign++)
    for (guint lane = 0; lane < MASAR_N_EVENT_TYPES; lane++)
      for (guint rtl = 0; rtl < 2; rtl++)
        {
          cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (surface);
          MasarStyle style;

          masar_style_init (&style, MASAR_THEME_PRINT, masar_words_get (rtl ? "ar" : "en"));
          cairo_move_to (cr, 10, 10);
          if (sign < MASAR_N_SIGNS)
            masar_painter_paint_key (painter, &style, rtl ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR, cr, sign, lane,
                                     x, y);
          else
            masar_painter_paint_shape (painter, &style, cr, lane, x, y);
          g_test_message ("sign %u lane %u", sign, lane);
          assert_ink (surface, x, y, sign < MASAR_N_SIGNS ? masar_painter_get_key_width (&style, sign) : 16);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
}

/* Both languages say something of every sign, and of each something else. */
static void
test_words (void)
{
  static const char *const languages[] = { "ar", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint sign = 0; sign < MASAR_N_SIGNS; sign++)
        {
          const char *words = masar_words_get (languages[i])->signs[sign];

          g_assert_nonnull (words);
          g_assert_true (g_hash_table_add (said, (gpointer) words));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/signs/marks", test_marks);
  g_test_add_func ("/signs/calendar", test_calendar);
  g_test_add_func ("/signs/courses", test_courses);
  g_test_add_func ("/signs/shapes", test_shapes);
  g_test_add_func ("/signs/keys", test_keys);
  g_test_add_func ("/signs/words", test_words);
  return g_test_run ();
}
