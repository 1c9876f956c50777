/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout-private.h"
#include "masar-painter-private.h"
#include "masar-scene-fixture.h"
#include "masar-test-fonts.h"

#include <math.h>
#include <pango/pangocairo.h>

#define WIDTH 1200
#define HEIGHT 760

static const char *const titles[] = {
  "هجوم بطائرة مسيّرة", "غارة جوية على مواقع قرب الحدود", "جولة جديدة من المحادثات بين الطرفين في العاصمة", "بيان", NULL,
};

typedef struct
{
  MasarEntry *entries;
  guint n;
  MasarScene base;
  MasarBreaks *breaks; /* or NULL */
  MasarWords words;
} Scene;

/* The long empty stretches, one of them open. */
static MasarBreaks *
find_breaks (MasarTimeline *timeline)
{
  g_autoptr (MasarBreaks) breaks = masar_timeline_find_breaks (timeline);
  const guint n = masar_breaks_get_n (breaks);

  return n > 1 ? masar_breaks_turn (breaks, (guint) g_test_rand_int_range (0, (int) n)) : g_steal_pointer (&breaks);
}

/* Half of them have years without anything, which are folded. */
static Scene *
scene_new (guint n, gint64 minutes, const char *language)
{
  Scene *scene = g_new0 (Scene, 1);
  const gboolean folded = g_test_rand_bit ();
  guint n_articles = 0;

  scene->n = n;
  scene->entries = g_new0 (MasarEntry, n);
  for (guint i = 0; i < n; i++)
    {
      MasarEntry *entry = &scene->entries[i];
      gint64 begin = (gint64) (g_test_rand_double () * (double) minutes);
      int kind = g_test_rand_int_range (0, 24);

      if (folded)
        begin = begin / 40 + g_test_rand_int_range (0, 4) * (minutes / 4 + minutes % 7777);
      entry->lane = (guint8) g_test_rand_int_range (0, MASAR_N_LANES);
      entry->record = entry->lane == MASAR_LANE_ARTICLES ? n_articles++ : i - n_articles;
      entry->title = titles[g_test_rand_int_range (0, G_N_ELEMENTS (titles))];
      entry->n_sources = (guint16) g_test_rand_int_range (1, 5);
      entry->importance = (guint8) (entry->n_sources * 16);
      entry->flags = g_test_rand_int_range (0, 4) == 0 ? MASAR_ENTRY_DISPUTED : 0;
      entry->span = masar_span_new_day (begin / 1440);
      if (kind == 0)
        entry->span = MASAR_SPAN_OPEN;
      else if (kind == 1)
        entry->span.begin_minutes = MASAR_OPEN_PAST;
      else if (kind == 2)
        entry->span.end_minutes = MASAR_OPEN_FUTURE;
      else if (kind < 6)
        entry->span.end_minutes += (gint64) (g_test_rand_double () * (double) minutes / (folded ? 160 : 8));
      else if (kind < 10)
        entry->span = (MasarSpan){ begin, begin + 30 };
    }
  scene->words = *masar_words_get (language);
  scene->words.dates.month_names = (MasarMonthNames) g_test_rand_int_range (0, MASAR_N_MONTH_NAMES);
  scene->words.dates.arabic_digits = g_test_rand_bit ();
  masar_scene_init (&scene->base, masar_timeline_new_raw (scene->entries, n), &scene->words, 1);
  scene->breaks = folded ? find_breaks (scene->base.timeline) : NULL;
  scene->base.style.hijri = g_test_rand_bit ();
  scene->base.style.week_start = g_test_rand_int_range (1, 8);
  masar_scene_renew_labels (&scene->base);
  return scene;
}

static void
scene_set_text_scale (Scene *scene, double text_scale)
{
  scene->base.style.text_scale = text_scale;
  masar_scene_renew_labels (&scene->base);
}

static void
scene_free (Scene *scene)
{
  masar_scene_clear (&scene->base);
  g_clear_pointer (&scene->breaks, masar_breaks_unref);
  g_free (scene->entries);
  g_free (scene);
}

static MasarLayout *
scene_lay_out_at (Scene *scene, MasarAxis axis, double height)
{
  const MasarView view = masar_scene_get_view (&scene->base, axis, height);

  return masar_layout_new (&view);
}

static MasarLayout *
scene_lay_out (Scene *scene, MasarAxis axis)
{
  return scene_lay_out_at (scene, axis, HEIGHT);
}

static MasarAxis
random_axis (const Scene *scene, gint64 minutes)
{
  double length = exp (g_test_rand_double_range (log (600), log (minutes * 1.5)));
  double start = g_test_rand_double_range (-0.2, 1) * (double) minutes;
  const MasarAxis axis =
      masar_axis_new (start, start + length, WIDTH, g_test_rand_bit () ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR);

  return masar_axis_break (&axis, scene->breaks, MASAR_SPAN_OPEN);
}

static void
add_label (GArray *boxes, MasarPlacedLabel placed)
{
  MasarBox box = { placed.x, placed.y + placed.label.middle - 6, placed.label.width, 12 };

  if (placed.label.layout)
    g_array_append_val (boxes, box);
}

/* What carries letters, once each: a card stands for its own. */
static GArray *
label_boxes (const MasarLayout *layout)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (MasarBox));

  for (guint i = 0; i < layout->ticks->len; i++)
    add_label (boxes, g_array_index (layout->ticks, MasarTick, i).label);
  for (guint i = 0; i < layout->months->len; i++)
    add_label (boxes, g_array_index (layout->months, MasarTick, i).label);
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    {
      add_label (boxes, layout->lanes[lane].name);
      add_label (boxes, layout->lanes[lane].undated);
      add_label (boxes, layout->lanes[lane].passing);
    }
  add_label (boxes, layout->status);
  for (guint i = 0; i < layout->break_boxes->len; i++)
    {
      const MasarBreakBox *item = &g_array_index (layout->break_boxes, MasarBreakBox, i);

      add_label (boxes, item->length);
      add_label (boxes, item->rest);
      if (item->open)
        g_array_append_val (boxes, item->handle);
    }
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

      if (mark->box.width > 0)
        g_array_append_val (boxes, mark->box);
      if (mark->count > 1)
        g_array_append_val (boxes, mark->glyph);
    }
  return boxes;
}

static void
assert_apart (const MasarLayout *layout)
{
  g_autoptr (GArray) boxes = label_boxes (layout);

  for (guint a = 0; a < boxes->len; a++)
    for (guint b = a + 1; b < boxes->len; b++)
      {
        MasarBox first = g_array_index (boxes, MasarBox, a), second = g_array_index (boxes, MasarBox, b);

        /* Sizes are rounded to pixels. */
        first = (MasarBox){ first.x + 0.5, first.y + 0.5, first.width - 1, first.height - 1 };
        if (masar_box_overlaps (first, second))
          {
            g_autofree char *dump = masar_layout_dump (layout);
            g_test_message ("%.1f,%.1f %.1fx%.1f and %.1f,%.1f %.1fx%.1f in\n%s", first.x, first.y, first.width,
                            first.height, second.x, second.y, second.width, second.height, dump);
            g_test_fail ();
            return;
          }
      }
}

static void
test_labels_never_overlap (void)
{
  static const guint sizes[] = { 5, 40, 300, 3000 };

  for (guint round = 0; round < 60; round++)
    {
      gint64 minutes = (gint64) 1440 << g_test_rand_int_range (3, 12);
      Scene *scene = scene_new (sizes[round % G_N_ELEMENTS (sizes)], minutes, round % 2 ? "ar" : "en");
      const double text_scale = round % 3 ? 1 : 2;

      scene_set_text_scale (scene, text_scale);
      for (guint i = 0; i < 6; i++)
        {
          g_autoptr (MasarLayout) layout = scene_lay_out_at (scene, random_axis (scene, minutes), HEIGHT * text_scale);

          assert_apart (layout);
        }
      scene_free (scene);
    }
}

/* The height at which something is told, for each entry that is drawn. */
static GHashTable *
get_heights (const MasarLayout *layout)
{
  GHashTable *heights = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);

      if (mark->x > 0 && mark->x < layout->width && mark->form != MASAR_FORM_RIBBON)
        g_hash_table_insert (heights, GUINT_TO_POINTER (mark->position + 1),
                             g_memdup2 (&mark->box.y, sizeof mark->box.y));
    }
  return heights;
}

/* On the way from folded to open, what stands beside a break only moves apart: nothing overlaps, nothing changes its
 * row as long as the scale is of the same octave. */
static void
test_unfolding (void)
{
  for (guint round = 0; round < 24; round++)
    {
      const gint64 minutes = (gint64) 1440 << g_test_rand_int_range (6, 12);
      Scene *scene = scene_new (40 + 20 * round, minutes, round % 2 ? "ar" : "en");
      const MasarBreak gap = { .span = { minutes / 2, minutes * 3 / 4 }, .empty = { minutes / 2, minutes * 3 / 4 } };
      g_autoptr (MasarBreaks) folded = masar_breaks_new (&gap, 1, minutes / 200);
      const MasarAxis whole =
          masar_axis_new (0, (double) minutes, WIDTH, round % 3 ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR);
      const MasarAxis axis = masar_axis_break (&whole, folded, MASAR_SPAN_OPEN);
      g_autoptr (GHashTable) before = NULL;
      int octave = 0;

      for (guint step = 0; step <= 12; step++)
        {
          g_autoptr (MasarBreaks) breaks = masar_breaks_unfold (folded, 0, step / 12.0);
          g_autoptr (MasarLayout) layout = scene_lay_out (scene, masar_axis_break (&axis, breaks, MASAR_SPAN_OPEN));
          g_autoptr (GHashTable) heights = get_heights (layout);
          GHashTableIter iter;
          gpointer position, height;

          assert_apart (layout);
          g_hash_table_iter_init (&iter, heights);
          while (before != NULL && octave == masar_layout_get_octave (layout)
                 && g_hash_table_iter_next (&iter, &position, &height))
            {
              const double *same = g_hash_table_lookup (before, position);

              if (same != NULL)
                g_assert_cmpfloat (*same, ==, *(double *) height);
            }
          g_clear_pointer (&before, g_hash_table_unref);
          before = g_steal_pointer (&heights);
          octave = masar_layout_get_octave (layout);
        }
      scene_free (scene);
    }
}

/* A tick and what it says keep out of what is folded, in the strip too. */
static void
assert_outside (const MasarLayout *layout, const GArray *ticks, MasarBox box)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      const MasarTick *tick = &g_array_index (ticks, MasarTick, i);
      const MasarBox label = { tick->label.x, box.y, tick->label.label.width, box.height };

      g_assert_false (!tick->bare && tick->x > box.x + 0.5 && tick->x < box.x + box.width - 0.5);
      g_assert_false (tick->label.label.layout != NULL && masar_box_overlaps (label, box));
    }
}

static void
test_ticks_keep_out_of_breaks (void)
{
  guint n_seen = 0;

  for (guint round = 0; round < 50 || n_seen < 20; round++)
    {
      const gint64 minutes = (gint64) 1440 << g_test_rand_int_range (6, 14);
      Scene *scene = scene_new (40, minutes, round % 2 ? "ar" : "en");
      g_autoptr (MasarLayout) layout = scene_lay_out (scene, random_axis (scene, minutes));

      for (guint i = 0; i < layout->break_boxes->len; i++)
        {
          const MasarBreakBox *item = &g_array_index (layout->break_boxes, MasarBreakBox, i);

          if (item->open)
            continue;
          n_seen++;
          assert_outside (layout, layout->ticks, item->box);
          for (guint j = 0; j < layout->rests->len; j++)
            {
              const MasarBox rest = g_array_index (layout->rests, MasarBox, j);

              g_assert_cmpfloat (MIN (rest.x + rest.width, item->box.x + item->box.width) - MAX (rest.x, item->box.x),
                                 <, 1e-3);
            }
        }
      for (guint i = 0; i < layout->strip_breaks->len; i++)
        assert_outside (layout, layout->months, g_array_index (layout->strip_breaks, MasarBox, i));
      scene_free (scene);
    }
}

/* A break says how long it is where there is room, and can be hit; an open one has its handle in view. */
static void
test_breaks_are_told (void)
{
  guint n_seen = 0;

  for (guint round = 0; round < 50 || n_seen < 20; round++)
    {
      const gint64 minutes = (gint64) 1440 << g_test_rand_int_range (6, 14);
      Scene *scene = scene_new (40, minutes, round % 2 ? "ar" : "en");
      g_autoptr (MasarLayout) layout = scene_lay_out (scene, random_axis (scene, minutes));

      for (guint i = 0; i < masar_layout_get_n_breaks (layout); i++)
        {
          const MasarBreakBox *item = &g_array_index (layout->break_boxes, MasarBreakBox, i);
          const double from = MAX (item->box.x, 0), to = MIN (item->box.x + item->box.width, WIDTH);
          const double x = item->open ? item->handle.x + item->handle.width / 2 : (from + to) / 2;
          const double y = item->open ? item->handle.y + item->handle.height / 2 : 4;
          MasarHit expected, hit;

          masar_layout_get_break (layout, i, &expected);
          g_assert_cmpfloat (to, >, from);
          if (!item->open && to - from > 160)
            g_assert_true (item->length.label.layout != NULL && item->rest.label.layout != NULL);
          if (item->open && to - from > item->handle.width)
            g_assert_true (item->handle.x >= -1e-3 && item->handle.x + item->handle.width <= WIDTH + 1e-3);
          if (to - from < 60)
            continue;
          n_seen++;
          g_assert_true (masar_layout_pick (layout, x, y, &hit));
          g_assert_cmpint (hit.kind, ==, MASAR_HIT_BREAK);
          g_assert_cmpuint (hit.record, ==, expected.record);
        }
      scene_free (scene);
    }
}

/* Every dated entry whose anchor is seen belongs to a mark, and the counts add up; every long bar is drawn or counted.
 */
static void
test_drawn_or_counted (void)
{
  static const guint sizes[] = { 5, 40, 300, 3000 };

  for (guint round = 0; round < 60; round++)
    {
      gint64 minutes = (gint64) 1440 << g_test_rand_int_range (3, 12);
      Scene *scene = scene_new (sizes[round % G_N_ELEMENTS (sizes)], minutes, "ar");
      MasarAxis axis = random_axis (scene, minutes);
      g_autoptr (MasarLayout) layout = scene_lay_out (scene, axis);
      guint counted[MASAR_N_LANES] = { 0 }, seen[MASAR_N_LANES] = { 0 };

      for (guint i = 0; i < layout->marks->len; i++)
        {
          const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
          counted[mark->lane] += mark->count;
        }
      for (guint i = 0; i < scene->n; i++)
        {
          MasarSpan span = scene->entries[i].span;
          double u = masar_span_is_unknown (span) ? -1 : masar_axis_to_u (&axis, masar_timeline_anchor (span));

          seen[scene->entries[i].lane] += u >= 0 && u < WIDTH;
        }
      for (guint lane = 0; lane < MASAR_N_LANES; lane++)
        {
          g_assert_cmpuint (counted[lane], >=, seen[lane]);
          g_assert_cmpuint (masar_timeline_get_n_undated (scene->base.timeline, lane) > 0, ==,
                            layout->lanes[lane].undated.label.layout != NULL);
        }
      scene_free (scene);
    }
}

/* Turned round, time and text together, everything stands where a mirror would show it. */
static void
test_mirror (void)
{
  for (guint round = 0; round < 30; round++)
    {
      gint64 minutes = (gint64) 1440 << g_test_rand_int_range (3, 12);
      Scene *scene = scene_new (200, minutes, "ar");
      MasarAxis axis = random_axis (scene, minutes);
      g_autoptr (MasarLayout) rtl = NULL;
      g_autoptr (MasarLayout) ltr = NULL;

      rtl = scene_lay_out (scene, masar_axis_turn (&axis, MASAR_DIRECTION_RTL));
      scene->base.style.direction = MASAR_DIRECTION_LTR;
      ltr = scene_lay_out (scene, masar_axis_turn (&axis, MASAR_DIRECTION_LTR));
      g_assert_cmpuint (rtl->marks->len, ==, ltr->marks->len);
      for (guint i = 0; i < rtl->marks->len; i++)
        {
          const MasarMark *a = &g_array_index (rtl->marks, MasarMark, i);
          const MasarMark *b = &g_array_index (ltr->marks, MasarMark, i);

          g_assert_cmpuint (a->position, ==, b->position);
          g_assert_cmpfloat_with_epsilon (a->x + b->x, WIDTH, 1e-3);
          g_assert_cmpfloat_with_epsilon (a->y, b->y, 1e-6);
          g_assert_cmpfloat_with_epsilon (a->box.width, b->box.width, 1e-6);
          if (a->box.width > 0)
            g_assert_cmpfloat_with_epsilon (a->box.x + a->box.width + b->box.x, WIDTH, 1e-3);
        }
      scene_free (scene);
    }
}

static const MasarMark *
find_same (const MasarLayout *layout, const MasarMark *mark)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *other = &g_array_index (layout->marks, MasarMark, i);
      if (other->position == mark->position && other->count == mark->count)
        return other;
    }
  return NULL;
}

/* Panning moves what is there and reshuffles nothing. */
static void
test_panning_keeps_places (void)
{
  for (guint round = 0; round < 30; round++)
    {
      gint64 minutes = (gint64) 1440 << g_test_rand_int_range (3, 12);
      Scene *scene = scene_new (400, minutes, "ar");
      MasarAxis axis = random_axis (scene, minutes);
      double px = g_test_rand_double_range (-300, 300);
      g_autoptr (MasarLayout) before = scene_lay_out (scene, axis);
      g_autoptr (MasarLayout) after = scene_lay_out (scene, masar_axis_pan (&axis, px));

      for (guint i = 0; i < before->marks->len; i++)
        {
          const MasarMark *mark = &g_array_index (before->marks, MasarMark, i);
          const MasarMark *moved = find_same (after, mark);

          if (mark->x < 320 || mark->x > WIDTH - 320 || mark->form == MASAR_FORM_RIBBON)
            continue;
          g_assert_nonnull (moved);
          g_assert_cmpfloat_with_epsilon (moved->x, mark->x + px, 0.5);
          g_assert_cmpfloat_with_epsilon (moved->y, mark->y, 1e-6);
          g_assert_cmpint (moved->form, ==, mark->form);
          g_assert_cmpfloat_with_epsilon (moved->box.y, mark->box.y, 1e-6);
        }
      scene_free (scene);
    }
}

/* At the edge of the view a card slides along its mark: as fast as that at most, and never in a leap. */
static void
test_panning_slides_cards (void)
{
  for (guint round = 0; round < 20; round++)
    {
      const gint64 minutes = (gint64) 1440 << g_test_rand_int_range (5, 12);
      Scene *scene = scene_new (100, minutes, round % 2 ? "ar" : "en");
      MasarAxis axis = random_axis (scene, minutes);
      g_autoptr (MasarLayout) before = scene_lay_out (scene, axis);

      for (guint step = 0; step < 40; step++)
        {
          MasarLayout *after;

          axis = masar_axis_pan (&axis, 7);
          after = scene_lay_out (scene, axis);
          for (guint i = 0; i < before->marks->len; i++)
            {
              const MasarMark *mark = &g_array_index (before->marks, MasarMark, i);
              const MasarMark *moved = find_same (after, mark);

              if (masar_form_is_card (mark->form) && moved != NULL && moved->form == mark->form)
                g_assert_cmpfloat (fabs (moved->box.x - mark->box.x), <, 7.5);
            }
          masar_layout_unref (before);
          before = after;
        }
      scene_free (scene);
    }
}

/* A view looks the same whichever way one came to it. */
static void
test_independent_of_the_way (void)
{
  for (guint round = 0; round < 8; round++)
    {
      gint64 minutes = (gint64) 1440 << g_test_rand_int_range (3, 12);
      Scene *scene = scene_new (g_test_rand_bit () ? 60 : 900, minutes, "ar");
      MasarAxis axis = random_axis (scene, minutes);
      g_autoptr (MasarLayout) layout = NULL;
      g_autofree char *after = NULL;
      g_autofree char *alone = NULL;

      for (guint i = 0; i < 5; i++)
        {
          g_autoptr (MasarLayout) before = scene_lay_out (scene, random_axis (scene, minutes));
        }
      layout = scene_lay_out (scene, axis);
      after = masar_layout_dump (layout);
      masar_layout_unref (layout);
      masar_scene_renew_labels (&scene->base);
      layout = scene_lay_out (scene, axis);
      alone = masar_layout_dump (layout);
      g_assert_cmpstr (after, ==, alone);
      scene_free (scene);
    }
}

static const MasarMark *
find_led_by (const MasarLayout *layout, guint position)
{
  for (guint i = 0; i < layout->marks->len; i++)
    if (g_array_index (layout->marks, MasarMark, i).position == position)
      return &g_array_index (layout->marks, MasarMark, i);
  return NULL;
}

/* Going nearer hardly ever takes away a title or a card below the marks, or moves it to another row: only where more
 * marks or a long bar need its place. */
static void
test_zooming_keeps_places (void)
{
  guint n_shown = 0, n_lost = 0, n_moved = 0;

  /* as many rounds as it takes to have seen enough */
  for (guint round = 0; round < 24 || n_shown < 100; round++)
    {
      gint64 minutes = (gint64) 1440 << g_test_rand_int_range (3, 12);
      Scene *scene = scene_new (round % 2 ? 120 : 900, minutes, "ar");
      MasarAxis axis = random_axis (scene, minutes);
      g_autoptr (MasarLayout) before = scene_lay_out_at (scene, axis, 2400);
      g_autoptr (MasarLayout) after =
          scene_lay_out_at (scene, masar_axis_zoom (&axis, WIDTH / 2.0, g_test_rand_double_range (1, 2)), 2400);

      for (guint i = 0; i < before->marks->len; i++)
        {
          const MasarMark *mark = &g_array_index (before->marks, MasarMark, i), *same;

          if (fabs (mark->x - WIDTH / 2.0) > WIDTH / 6.0 || mark->box.y < mark->y || mark->form == MASAR_FORM_RIBBON
              || mark->lane == MASAR_LANE_ARTICLES)
            continue;
          same = find_led_by (after, mark->position);
          n_shown++;
          n_lost += same == NULL || (same->box.width <= 0 && same->form != MASAR_FORM_RIBBON);
          n_moved += same != NULL && same->form == mark->form && fabs (same->box.y - mark->box.y) > 1;
        }
      scene_free (scene);
    }
  g_test_message ("of %u titles and cards %u are lost and %u moved", n_shown, n_lost, n_moved);
  g_assert_cmpuint (n_lost * 16, <=, n_shown);
  g_assert_cmpuint (n_moved * 10, <=, n_shown);
}

/* What is drawn is what is picked: the middle of every mark in view, and of every card, leads back to it. */
static void
test_picking (void)
{
  for (guint round = 0; round < 30; round++)
    {
      gint64 minutes = (gint64) 1440 << g_test_rand_int_range (3, 12);
      Scene *scene = scene_new (150, minutes, "ar");
      g_autoptr (MasarLayout) layout = scene_lay_out (scene, random_axis (scene, minutes));

      for (guint i = 0; i < masar_layout_get_n_hits (layout); i++)
        {
          const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
          double x = mark->box.x + mark->box.width / 2, y = mark->box.y + mark->box.height / 2;
          MasarHit expected, hit;

          masar_layout_get_hit (layout, i, &expected);
          if (expected.kind == MASAR_HIT_NONE || mark->box.width <= 0 || x < 0 || x >= WIDTH)
            continue;
          g_assert_true (masar_layout_pick (layout, x, y, &hit));
          g_assert_cmpuint (hit.record, ==, expected.record);
          g_assert_cmpuint (hit.lane, ==, expected.lane);
        }
      scene_free (scene);
    }
}

/* Where a layout says that there is a mark, the painter leaves colour. */
static void
test_painting_agrees (void)
{
  Scene *scene = scene_new (40, 60 * 1440, "ar");
  MasarAxis axis = masar_axis_new (0, 60 * 1440, WIDTH, MASAR_DIRECTION_RTL);
  g_autoptr (MasarLayout) layout = scene_lay_out (scene, axis);
  g_autoptr (MasarPainter) painter = masar_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint n_seen = 0;

  masar_painter_paint (painter, layout, cr);
  cairo_surface_flush (surface);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
      const guint32 *row;
      guint32 pixel;

      if (mark->x < 2 || mark->x > WIDTH - 2 || mark->lane == MASAR_LANE_ARTICLES || mark->hollow || mark->count > 1)
        continue;
      row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                          + (gsize) mark->y * (gsize) cairo_image_surface_get_stride (surface));
      pixel = row[(gsize) mark->x] & 0xffffff;
      g_assert_cmpuint (pixel, !=, 0xfafafa);
      n_seen++;
    }
  g_assert_cmpuint (n_seen, >, 3);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  scene_free (scene);
}

/* What the pointer adds stays within its box, and is seen. */
static void
test_hover (void)
{
  Scene *scene = scene_new (40, 60 * 1440, "ar");
  g_autoptr (MasarLayout) layout = scene_lay_out (scene, masar_axis_new (0, 60 * 1440, WIDTH, MASAR_DIRECTION_RTL));
  g_autoptr (MasarPainter) painter = masar_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < layout->marks->len; i += 3)
    {
      const MasarMark *mark = &g_array_index (layout->marks, MasarMark, i);
      const int record = (int) scene->base.timeline->record[mark->position];
      const gboolean article = mark->lane == MASAR_LANE_ARTICLES;
      const MasarHover hover = { article ? MASAR_UNKNOWN : record, article ? record : MASAR_UNKNOWN };
      const MasarBox box = masar_painter_get_hover_box (layout, hover);
      g_autofree guint32 *before = NULL;
      guint n_changed = 0;

      masar_painter_paint (painter, layout, cr);
      masar_painter_paint (painter, layout, cr);
      cairo_surface_flush (surface);
      before = g_memdup2 (pixels, sizeof *pixels * WIDTH * HEIGHT);
      masar_painter_paint_hover (painter, layout, hover, cr);
      cairo_surface_flush (surface);
      for (guint at = 0; at < WIDTH * HEIGHT; at++)
        if (before[at] != pixels[at])
          {
            n_changed++;
            g_assert_true (masar_box_contains (box, at % WIDTH, at / WIDTH));
          }
      if (mark->x > 20 && mark->x < WIDTH - 20 && (mark->form == MASAR_FORM_CARD || article))
        g_assert_cmpuint (n_changed, >, 0);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  scene_free (scene);
}

static guint32 *
copy_pixels (cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  return g_memdup2 (cairo_image_surface_get_data (surface), sizeof (guint32) * WIDTH * HEIGHT);
}

/* A step of the view fades and then is what it would be without; panning does not. */
static void
test_fading (void)
{
  Scene *scene = scene_new (400, 200 * 1440, "ar");
  /* All of it in view: at the edge something may swing to the other side of its mark. */
  const MasarAxis axis = masar_axis_new (-80 * 1440, 280 * 1440, WIDTH, MASAR_DIRECTION_RTL);
  g_autoptr (MasarLayout) first = scene_lay_out (scene, axis);
  g_autoptr (MasarLayout) panned = scene_lay_out (scene, masar_axis_pan (&axis, 31));
  g_autoptr (MasarLayout) nearer = scene_lay_out (scene, masar_axis_zoom (&axis, 500, 2.1));
  g_autoptr (MasarPainter) painter = masar_painter_new ();
  g_autoptr (MasarPainter) plain = masar_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const struct
  {
    MasarLayout *layout;
    double now_ms;
    gboolean fading;
    gboolean same;
  } steps[] = {
    { first, 1000, FALSE, TRUE },  { panned, 1016, FALSE, TRUE }, { nearer, 1032, TRUE, FALSE },
    { nearer, 1048, TRUE, FALSE }, { nearer, 1500, FALSE, TRUE }, { first, 1516, TRUE, FALSE },
    { panned, 1532, TRUE, FALSE }, { panned, 2000, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree guint32 *expected = NULL;
      g_autofree guint32 *pixels = NULL;

      /* Twice, so that texts come from their masks. */
      masar_painter_paint (plain, steps[i].layout, cr);
      masar_painter_paint (plain, steps[i].layout, cr);
      expected = copy_pixels (surface);
      g_assert_cmpint (masar_painter_paint_in_time (painter, steps[i].layout, cr, steps[i].now_ms), ==,
                       steps[i].fading);
      pixels = copy_pixels (surface);
      g_assert_cmpint (memcmp (expected, pixels, sizeof (guint32) * WIDTH * HEIGHT) == 0, ==, steps[i].same);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  scene_free (scene);
}

/* The labels of the axis fade where a zoom brings another step, and only there: at the edge they come with their time.
 */
static void
test_ticks_fade (void)
{
  Scene *scene = scene_new (40, 200 * 1440, "ar");
  const MasarAxis axis = masar_axis_new (0, 100 * 1440, WIDTH, MASAR_DIRECTION_RTL);
  g_autoptr (MasarLayout) first = scene_lay_out (scene, axis);
  g_autoptr (MasarLayout) panned = scene_lay_out (scene, masar_axis_pan (&axis, 300));
  g_autoptr (MasarLayout) nearer = scene_lay_out (scene, masar_axis_zoom (&axis, 500, 8));
  MasarCrossfade fade = { 0 };

  g_assert_false (masar_tick_fade_begin (&fade, first, 1000));
  g_assert_false (masar_tick_fade_begin (&fade, panned, 1016));
  g_assert_true (masar_tick_fade_begin (&fade, nearer, 1032));
  g_assert_true (fade.from == panned);
  g_assert_cmpfloat (fade.share, ==, 0);
  g_assert_true (masar_tick_fade_begin (&fade, nearer, 1112));
  g_assert_cmpfloat_with_epsilon (fade.share, 0.5, 0.01);
  g_assert_false (masar_tick_fade_begin (&fade, nearer, 1300));
  g_assert_null (fade.from);
  masar_crossfade_clear (&fade);
  scene_free (scene);
}

static void
test_selected_is_always_told (void)
{
  Scene *scene = scene_new (2000, 400 * 1440, "ar");
  MasarAxis axis = masar_axis_new (0, 400 * 1440, WIDTH, MASAR_DIRECTION_RTL);

  for (guint i = 0; i < 100; i++)
    {
      guint event = (guint) g_test_rand_int_range (0, (int) masar_timeline_get_n_events (scene->base.timeline));
      MasarView view = masar_scene_get_view (&scene->base, axis, HEIGHT);
      g_autoptr (MasarLayout) layout = NULL;
      MasarEntry entry;
      MasarHit hit;

      view.selected = (int) event;
      layout = masar_layout_new (&view);
      g_assert_true (masar_timeline_get_event (scene->base.timeline, event, &entry));
      if (masar_span_is_unknown (entry.span))
        continue;
      g_assert_true (masar_layout_find_event (layout, event, &hit));
    }
  scene_free (scene);
}

/* Whatever the size of the view and of its text, lanes stand below each other, and nothing of them on what lies below.
 */
static void
test_lanes_apart (void)
{
  static const double text_scales[] = { 1, 1.5, 2, 3 };

  for (guint round = 0; round < 40; round++)
    {
      Scene *scene = scene_new (60, 90 * 1440, "ar");
      const MasarAxis axis = masar_axis_new (0, 90 * 1440, g_test_rand_double_range (300, 1400), MASAR_DIRECTION_RTL);
      const double height = g_test_rand_double_range (320, 1100);
      g_autoptr (MasarLayout) layout = NULL;
      double y;

      scene_set_text_scale (scene, text_scales[round % G_N_ELEMENTS (text_scales)]);
      layout = scene_lay_out_at (scene, axis, height);
      y = layout->header_height;
      for (guint lane = 0; lane < MASAR_N_LANES; lane++)
        {
          g_assert_cmpfloat (layout->lanes[lane].y, >=, y - 1e-6);
          /* by chance no event may be in the last lanes: then they are not there */
          if (layout->lanes[lane].height == 0)
            continue;
          g_assert_cmpfloat (layout->lanes[lane].line_y, <=,
                             layout->lanes[lane].y + layout->lanes[lane].height + 2 * scene->base.style.text_scale);
          y = layout->lanes[lane].y + layout->lanes[lane].height;
        }
      g_assert_cmpfloat (y, <=, height);
      g_assert_cmpfloat (y, <=, layout->status.y + layout->status.label.middle - 6 * scene->base.style.text_scale);
      if (layout->overview.width > 0)
        g_assert_cmpfloat (y, <=, layout->overview.y - 17 * scene->base.style.text_scale);
      scene_free (scene);
    }
}

static void
test_odd_sizes (void)
{
  static const double sizes[][2] = { { 1, 1 }, { 50, 50 }, { 480, 300 }, { 200, 2000 }, { 8000, 200 } };
  Scene *scene = scene_new (300, 90 * 1440, "ar");
  g_autoptr (MasarPainter) painter = masar_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      MasarView view = masar_scene_get_view (
          &scene->base, masar_axis_new (0, 90 * 1440, sizes[i][0], MASAR_DIRECTION_RTL), sizes[i][1]);
      g_autoptr (MasarLayout) layout = NULL;

      view.selected = 3;
      view.focused = 5;
      view.lit_article = 0;
      layout = masar_layout_new (&view);
      masar_painter_paint (painter, layout, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  scene_free (scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/layout/overlap", test_labels_never_overlap);
  g_test_add_func ("/layout/unfolding", test_unfolding);
  g_test_add_func ("/layout/breaks", test_ticks_keep_out_of_breaks);
  g_test_add_func ("/layout/breaks-told", test_breaks_are_told);
  g_test_add_func ("/layout/counted", test_drawn_or_counted);
  g_test_add_func ("/layout/mirror", test_mirror);
  g_test_add_func ("/layout/pan", test_panning_keeps_places);
  g_test_add_func ("/layout/slide", test_panning_slides_cards);
  g_test_add_func ("/layout/way", test_independent_of_the_way);
  g_test_add_func ("/layout/zooming", test_zooming_keeps_places);
  g_test_add_func ("/layout/pick", test_picking);
  g_test_add_func ("/layout/paint", test_painting_agrees);
  g_test_add_func ("/layout/selected", test_selected_is_always_told);
  g_test_add_func ("/layout/hover", test_hover);
  g_test_add_func ("/layout/fading", test_fading);
  g_test_add_func ("/layout/ticks-fade", test_ticks_fade);
  g_test_add_func ("/layout/lanes-apart", test_lanes_apart);
  g_test_add_func ("/layout/sizes", test_odd_sizes);
  return g_test_run ();
}
