/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout-private.h"
#include "masar-scene-fixture.h"
#include "masar-test-fonts.h"

/* A page cannot be moved: nothing on it is cut off, and nothing waits for a hand. */

#define DAY (double) MASAR_MINUTES_PER_DAY
#define N 60

static const char *const titles[] = { "هجوم", "جولة محادثات بين الوفدين في العاصمة", "بيان مشترك بعد لقاء طويل", NULL };

static const char *
quote_cb (guint event, gpointer user_data)
{
  return event % 3 == 0 ? "" : "«قال شاهد إنه رأى الدخان من بعيد»";
}

static MasarTimeline *
new_timeline (int n_days)
{
  MasarEntry entries[N] = { 0 };

  for (guint i = 0; i < N; i++)
    {
      const gint64 begin = (gint64) (g_test_rand_double_range (0, n_days) * DAY);
      const gint64 days = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, MAX (n_days / 2, 2)) : 1;

      entries[i] = (MasarEntry){ .title = titles[g_test_rand_int_range (0, G_N_ELEMENTS (titles))],
                                 .span = { begin, begin + days * MASAR_MINUTES_PER_DAY },
                                 .record = i,
                                 .n_sources = (guint16) g_test_rand_int_range (1, 5),
                                 .lane = (guint8) g_test_rand_int_range (0, 4),
                                 .flags = (guint8) g_test_rand_int_range (0, 8) };
    }
  return masar_timeline_new_raw (entries, N);
}

/* Whether a box would touch anything of another mark in its lane. */
static gboolean
touches (const MasarLayout *layout, const MasarMark *mark, MasarBox box)
{
  const MasarBox wide = { box.x - 7, box.y, box.width + 14, box.height };

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *other = &g_array_index (layout->marks, MasarMark, i);

      if (other != mark && other->lane == mark->lane
          && (masar_box_overlaps (other->glyph, wide) || masar_box_overlaps (other->box, wide)))
        return TRUE;
    }
  return FALSE;
}

static void
assert_glyph_inside (const MasarLayout *layout, const MasarMark *mark)
{
  const double end = mark->glyph.x + mark->glyph.width;
  MasarBox moved = mark->glyph;

  if (mark->form == MASAR_FORM_RIBBON || mark->x < 0 || mark->x > layout->width
      || (mark->glyph.x >= -1e-6 && end <= layout->width + 1e-6))
    return;
  moved.x = mark->glyph.x < 0 ? 0 : layout->width - moved.width;
  g_assert_true (touches (layout, mark, moved));
}

/* Returns how many cards and lines there are. */
static guint
assert_inside (const MasarLayout *layout)
{
  guint n_boxes = 0;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
      const gboolean seen = mark->x >= 0 && mark->x <= layout->width;

      assert_glyph_inside (layout, mark);
      if (mark->box.width > 0)
        {
          n_boxes++;
          g_assert_cmpfloat (mark->box.x, >=, -1);
          g_assert_cmpfloat (mark->box.x + mark->box.width, <=, layout->width + 1);
          g_assert_true (seen);
          g_assert_nonnull (mark->title.label.layout);
        }
      else
        g_assert_true (mark->title.label.layout == NULL && mark->detail.label.layout == NULL
                       && mark->quote.label.layout == NULL && !masar_form_is_card (mark->form));
    }
  return n_boxes;
}

static void
test_nothing_cut (void)
{
  guint n_boxes = 0;

  for (guint round = 0; round < 60; round++)
    {
      const int n_days = g_test_rand_int_range (3, 700);
      const double from = g_test_rand_double_range (0, n_days * 0.6);
      const double days = g_test_rand_double_range (n_days * 0.3, n_days);
      MasarScene scene;

      masar_scene_init (&scene, new_timeline (n_days), masar_words_get (round % 2 ? "ar" : "en"), round % 5 ? 1 : 2);
      {
        g_autoptr (MasarLayout) layout = NULL;
        const MasarDirection direction = g_test_rand_bit () ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR;
        MasarView view =
            masar_scene_get_view (&scene, masar_axis_new (from * DAY, (from + days) * DAY, 1100, direction), 760);

        view.parts = MASAR_PARTS_PAGE;
        view.quote = quote_cb;
        layout = masar_layout_new (&view);
        n_boxes += assert_inside (layout);
      }
      masar_scene_clear (&scene);
    }
  g_assert_cmpuint (n_boxes, >, 60);
}

/* The handle of an opened stretch is there for the hand that folds it again. */
static void
test_no_handles (void)
{
  const MasarEntry entry = { .span = { 0, MASAR_MINUTES_PER_DAY } };
  const MasarBreak open = { { 20 * MASAR_MINUTES_PER_DAY, 80 * MASAR_MINUTES_PER_DAY },
                            { 6 * MASAR_MINUTES_PER_DAY, 95 * MASAR_MINUTES_PER_DAY },
                            TRUE };
  g_autoptr (MasarBreaks) breaks = masar_breaks_new (&open, 1, MASAR_MINUTES_PER_DAY);
  MasarScene scene;

  masar_scene_init (&scene, masar_timeline_new_raw (&entry, 1), masar_words_get ("ar"), 1);
  for (guint page = 0; page < 2; page++)
    {
      g_autoptr (MasarLayout) layout = NULL;
      MasarView view = masar_scene_get_view (&scene, masar_axis_new (0, 100 * DAY, 1100, MASAR_DIRECTION_RTL), 760);

      view.axis.breaks = breaks;
      view.parts = page ? MASAR_PARTS_PAGE : MASAR_PARTS_ALL;
      layout = masar_layout_new (&view);
      g_assert_cmpuint (masar_layout_get_n_breaks (layout), ==, page ? 0 : 1);
    }
  masar_scene_clear (&scene);
}

/* Where a card turns out to have no words to quote, it is no higher than others. */
static void
test_no_words (void)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  const MasarEvidence evidence = { .values = { .modality = MASAR_MODALITY_ASSERTED } };
  MasarScene scene;
  guint n_full = 0;

  for (guint i = 0; i < 2; i++)
    {
      MasarEventRecord *event = masar_records_add_event (records, i == 0 ? "e0" : "e1");

      event->title = "هجوم";
      event->n_sources = 3;
      event->when.span = masar_span_new_day (3 * i);
      g_array_append_val (event->evidence, evidence);
    }
  masar_scene_init (&scene, masar_timeline_new (records, NULL), masar_words_get ("ar"), 1);
  {
    g_autoptr (MasarLayout) layout = NULL;
    MasarView view = masar_scene_get_view (&scene, masar_axis_new (-DAY, 5 * DAY, 1100, MASAR_DIRECTION_RTL), 900);

    view.quote = quote_cb;
    layout = masar_layout_new (&view);
    for (guint i = 0; i < layout->marks->len; i++)
      {
        const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

        if (mark->form != MASAR_FORM_FULL)
          continue;
        n_full++;
        g_assert_cmpint (mark->quote.label.layout != NULL, ==, mark->box.height > 60);
      }
  }
  g_assert_cmpuint (n_full, ==, 2);
  masar_scene_clear (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/page/nothing-cut", test_nothing_cut);
  g_test_add_func ("/page/no-handles", test_no_handles);
  g_test_add_func ("/page/no-words", test_no_words);
  return g_test_run ();
}
