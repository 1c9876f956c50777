/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout.h"

#include <pango/pangocairo.h>
#include <string.h>

#define N_EVENTS 60
#define WIDTH 1200.0
#define HEIGHT 300.0

/* A month of events at random, some of several days, some open. */
static MasarTimeline *
new_timeline (gboolean parted)
{
  MasarEntry entries[N_EVENTS];

  for (guint i = 0; i < N_EVENTS; i++)
    {
      const int year = parted && i % 3 == 1 ? 2015 : 2024;
      const gint64 day = masar_days_from_civil (year, 8, 1) + g_test_rand_int_range (0, 31);

      entries[i] = (MasarEntry){
        .title = i % 3 == 0 ? "هجوم على قاعدة" : "محادثات بين البلدين في العاصمة تطول",
        .span = masar_span_new_days (day, day + (i % 5 == 0 ? g_test_rand_int_range (0, 20) : 0)),
        .record = i,
        .n_sources = 1,
        .lane = (guint8) (i % MASAR_LANE_ARTICLES),
        .importance = (guint8) g_test_rand_int_range (0, 9),
      };
      if (i % 7 == 0)
        entries[i].span.begin_minutes = MASAR_OPEN_PAST;
    }
  return masar_timeline_new_raw (entries, N_EVENTS);
}

static MasarLayout *
new_layout (MasarTimeline *timeline,
            const MasarStyle *style,
            MasarLabels *labels,
            MasarDirection direction,
            const MasarBreaks *breaks,
            int selected)
{
  const double begin = masar_days_from_civil (breaks != NULL ? 2015 : 2024, 8, 1) * 1440.0;
  const double end = masar_days_from_civil (2024, 9, 1) * 1440.0;
  const MasarAxis plain = masar_axis_new (begin, end, WIDTH, direction);
  const MasarView view = {
    .timeline = timeline,
    .axis = masar_axis_break (&plain, breaks, MASAR_SPAN_OPEN),
    .height = HEIGHT,
    .style = style,
    .labels = labels,
    .selected = selected,
    .focused = MASAR_UNKNOWN,
    .lit_article = MASAR_UNKNOWN,
  };

  return masar_layout_new (&view);
}

static gboolean
boxes_overlap (MasarBox a, MasarBox b)
{
  const double slack = 0.02;

  return a.x + slack < b.x + b.width && b.x + slack < a.x + a.width && a.y + slack < b.y + b.height
         && b.y + slack < a.y + a.height;
}

/* Nothing stands on anything else, and what stands in the view is wholly above the calendar. */
static void
check_layout (const MasarLayout *layout)
{
  g_autofree char *dump = masar_layout_dump (layout);
  guint n_counted = 0;

  for (guint i = 0; i < masar_layout_get_n_hits (layout); i++)
    {
      MasarHit hit;

      masar_layout_get_hit (layout, i, &hit);
      n_counted += hit.count;
      if (hit.kind == MASAR_HIT_NONE)
        continue;
      for (guint j = 0; j < i; j++)
        {
          MasarHit other;

          masar_layout_get_hit (layout, j, &other);
          g_assert_false (other.kind != MASAR_HIT_NONE && boxes_overlap (hit.box, other.box));
        }
    }
  /* Drawn, or counted in a cluster or at the edge: none is left out. */
  if (n_counted < masar_layout_get_n_in_view (layout))
    g_assert_nonnull (strstr (dump, "passing=\"+"));
}

static void
test_laws (void)
{
  MasarStyle style;
  g_autoptr (MasarLabels) labels = NULL;

  masar_style_init (&style, MASAR_THEME_DARK, masar_words_get ("ar"));
  labels = masar_labels_new (pango_cairo_font_map_get_default (), &style);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (MasarTimeline) timeline = new_timeline (round % 2);
      g_autoptr (MasarBreaks) breaks = round % 2 ? masar_timeline_find_breaks (timeline) : NULL;
      const int selected = g_test_rand_int_range (-1, N_EVENTS);
      g_autoptr (MasarLayout) ltr = new_layout (timeline, &style, labels, MASAR_DIRECTION_LTR, breaks, selected);
      g_autoptr (MasarLayout) rtl = new_layout (timeline, &style, labels, MASAR_DIRECTION_RTL, breaks, selected);

      g_assert_cmpuint (masar_layout_get_n_breaks (ltr), ==, round % 2);
      check_layout (ltr);
      check_layout (rtl);
      g_assert_cmpuint (masar_layout_get_n_hits (ltr), ==, masar_layout_get_n_hits (rtl));
      for (guint i = 0; i < masar_layout_get_n_hits (ltr); i++)
        {
          MasarHit a, b;

          masar_layout_get_hit (ltr, i, &a);
          masar_layout_get_hit (rtl, i, &b);
          g_assert_cmpuint (a.record, ==, b.record);
          g_assert_cmpfloat_with_epsilon (a.box.x, WIDTH - b.box.x - b.box.width, 0.01);
          g_assert_cmpfloat_with_epsilon (a.box.y, b.box.y, 0.01);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-line/laws", test_laws);
  return g_test_run ();
}
