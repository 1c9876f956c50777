/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout-private.h"
#include "masar-painter-private.h"
#include "masar-scene-fixture.h"
#include "masar-test-fonts.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Cards of the near view: the place, and the words of a source between quotation marks. */

#define WIDTH 1300
#define HEIGHT 900
#define N_EVENTS 60
#define DAY (double) MASAR_MINUTES_PER_DAY

static const char *const quotes[] = {
  "«قال شهود إن الحريق اندلع قبيل الفجر، ثم امتدّ إلى المخازن المجاورة ولم يُخمد إلا بعد ساعات طويلة من العمل»",
  "«تأجّل الاجتماع»",
  "«… وأضاف ‹لن نغادر قبل أن تنتهي الأعمال كلها في المرفأ›، على ما نقلت عنه صحيفة محلية صدرت في اليوم التالي …»",
  "«A spokesman said that the ferry would sail again on Thursday, weather permitting, from the old quay»",
};

typedef struct
{
  MasarScene base;
  gboolean arrived;
} Scene;

static const char *
quote_cb (guint event, gpointer user_data)
{
  const Scene *scene = user_data;

  return scene->arrived ? quotes[event % G_N_ELEMENTS (quotes)] : NULL;
}

static MasarRecords *
new_records (void)
{
  static const char *const titles[] = { "حريق في المخازن", "اجتماع أصحاب السفن في قاعة البلدية الكبرى", "Ferry", NULL };
  static const char *const places[] = { "المرفأ القديم", NULL, "الحيّ الواقع شرقي المدينة قرب المحطة الجديدة" };
  MasarRecords *records = masar_records_new ();

  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      MasarEventRecord *event = masar_records_add_event (records, id);
      const gint64 begin = (gint64) (g_test_rand_double () * 20 * DAY);
      const MasarEvidence evidence = { 0 };

      event->title = titles[g_test_rand_int_range (0, G_N_ELEMENTS (titles))];
      event->place = places[g_test_rand_int_range (0, G_N_ELEMENTS (places))];
      event->type = (MasarEventType) g_test_rand_int_range (0, MASAR_N_EVENT_TYPES);
      event->n_sources = (guint) g_test_rand_int_range (1, 9);
      event->when.span = (MasarSpan){ begin, begin + 30 + g_test_rand_int_range (0, 2) * 1440 };
      if (g_test_rand_int_range (0, 6) > 0)
        g_array_append_val (event->evidence, evidence);
    }
  return records;
}

static Scene *
scene_new (const char *language, double text_scale)
{
  g_autoptr (MasarRecords) records = new_records ();
  Scene *scene = g_new0 (Scene, 1);

  masar_scene_init (&scene->base, masar_timeline_new (records, NULL), masar_words_get (language), text_scale);
  scene->arrived = TRUE;
  return scene;
}

static void
scene_free (Scene *scene)
{
  masar_scene_clear (&scene->base);
  g_free (scene);
}

static MasarLayout *
lay_out (Scene *scene, MasarAxis axis, int selected)
{
  MasarView view = masar_scene_get_view (&scene->base, axis, HEIGHT * scene->base.style.text_scale);

  view.selected = selected;
  view.quote = quote_cb;
  view.quote_data = scene;
  return masar_layout_new (&view);
}

static MasarAxis
near_axis (void)
{
  const double start = g_test_rand_double_range (0, 14) * DAY;
  const double days = g_test_rand_double_range (0.5, 9);

  return masar_axis_new (start, start + days * DAY, WIDTH,
                         g_test_rand_bit () ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR);
}

static const MasarMark *
get_mark (const MasarLayout *layout, guint position)
{
  return &g_array_index (layout->marks, MasarMark, position);
}

static gboolean
is_within (MasarPlacedLabel placed, MasarBox box)
{
  const double middle = placed.y + placed.label.middle;

  return placed.x >= box.x && placed.x + placed.label.width <= box.x + box.width + 0.5 && middle >= box.y
         && middle <= box.y + box.height;
}

/* The words of a source, whole or cut behind a word, always between their marks. */
static void
check_quotation (const MasarLayout *layout, const MasarMark *mark)
{
  const char *words = quotes[layout->view.timeline->record[mark->position] % G_N_ELEMENTS (quotes)];
  const char *shown = pango_layout_get_text (mark->quote.label.layout);
  const gsize n_shown = strlen (shown), n_tail = strlen ("…»");

  g_assert_true (is_within (mark->quote, mark->box));
  g_assert_false (pango_layout_is_ellipsized (mark->quote.label.layout));
  if (g_str_equal (shown, words))
    return;
  g_assert_true (g_str_has_suffix (shown, "…»"));
  g_assert_cmpint (strncmp (words, shown, n_shown - n_tail), ==, 0);
  g_assert_false (g_unichar_isalpha (g_utf8_get_char (words + n_shown - n_tail)));
}

static void
test_told (void)
{
  guint n_quoted = 0, n_placed = 0;

  for (guint round = 0; round < 40; round++)
    {
      Scene *scene = scene_new (round % 2 ? "ar" : "en", round % 4 < 2 ? 1 : 2);
      g_autoptr (MasarLayout) layout = lay_out (scene, near_axis (), MASAR_UNKNOWN);

      for (guint i = 0; i < layout->marks->len; i++)
        {
          const MasarMark *mark = get_mark (layout, i);

          g_assert_true (mark->quote.label.layout == NULL || mark->form == MASAR_FORM_FULL);
          if (mark->quote.label.layout != NULL)
            check_quotation (layout, mark);
          g_assert_true (mark->place.label.layout == NULL || is_within (mark->place, mark->box));
          n_quoted += mark->quote.label.layout != NULL;
          n_placed += mark->place.label.layout != NULL;
          for (guint j = 0; j < i; j++)
            {
              const MasarMark *other = get_mark (layout, j);
              const MasarBox box = { mark->box.x + 0.5, mark->box.y + 0.5, mark->box.width - 1, mark->box.height - 1 };

              if (masar_box_overlaps (box, other->box))
                {
                  g_autofree char *dump = masar_layout_dump (layout);
                  g_test_message ("%.1f,%.1f and %.1f,%.1f in\n%s", box.x, box.y, other->box.x, other->box.y, dump);
                  g_test_fail ();
                  return;
                }
              g_assert_false (other->count > 1 && masar_box_overlaps (box, other->glyph));
            }
        }
      scene_free (scene);
    }
  g_assert_cmpuint (n_quoted, >, 100);
  g_assert_cmpuint (n_placed, >, 60);
}

/* Nothing moves when the words have been read. */
static void
test_arrival (void)
{
  guint n_arrived = 0;

  for (guint round = 0; round < 20; round++)
    {
      Scene *scene = scene_new ("ar", 1);
      const MasarAxis axis = near_axis ();
      g_autoptr (MasarLayout) before = NULL;
      g_autoptr (MasarLayout) after = NULL;

      scene->arrived = FALSE;
      before = lay_out (scene, axis, 3);
      scene->arrived = TRUE;
      after = lay_out (scene, axis, 3);
      g_assert_cmpuint (before->marks->len, ==, after->marks->len);
      for (guint i = 0; i < before->marks->len; i++)
        {
          const MasarMark *mark = get_mark (before, i), *same = get_mark (after, i);

          g_assert_null (mark->quote.label.layout);
          g_assert_cmpint (mark->form, ==, same->form);
          g_assert_cmpmem (&mark->box, sizeof mark->box, &same->box, sizeof same->box);
          n_arrived += same->quote.label.layout != NULL;
        }
      scene_free (scene);
    }
  g_assert_cmpuint (n_arrived, >, 40);
}

/* Rows and sizes are those of the scale, wherever the view is. */
static void
test_panning (void)
{
  for (guint round = 0; round < 20; round++)
    {
      Scene *scene = scene_new ("ar", 1);
      const MasarAxis axis = near_axis ();
      const double px = g_test_rand_double_range (-300, 300);
      g_autoptr (MasarLayout) before = lay_out (scene, axis, MASAR_UNKNOWN);
      g_autoptr (MasarLayout) after = lay_out (scene, masar_axis_pan (&axis, px), MASAR_UNKNOWN);

      for (guint i = 0; i < before->marks->len; i++)
        {
          const MasarMark *mark = get_mark (before, i);

          if (mark->x < 380 || mark->x > WIDTH - 380 || !masar_form_is_card (mark->form))
            continue;
          for (guint j = 0; j < after->marks->len; j++)
            if (get_mark (after, j)->position == mark->position)
              {
                g_assert_cmpint (get_mark (after, j)->form, ==, mark->form);
                g_assert_cmpfloat_with_epsilon (get_mark (after, j)->box.y, mark->box.y, 1e-6);
                g_assert_cmpfloat_with_epsilon (get_mark (after, j)->box.width, mark->box.width, 1e-6);
              }
        }
      scene_free (scene);
    }
}

/* Without a source of quotations, or far away, there is neither place nor quotation. */
static void
test_far (void)
{
  Scene *scene = scene_new ("ar", 1);
  g_autoptr (MasarLayout) layout = lay_out (scene, masar_axis_new (0, 60 * DAY, WIDTH, MASAR_DIRECTION_RTL), 1);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      g_assert_cmpint (get_mark (layout, i)->form, !=, MASAR_FORM_FULL);
      g_assert_null (get_mark (layout, i)->place.label.layout);
    }
  scene_free (scene);
}

/* Records do not change while a timeline shows them. */
static void
renew_timeline (Scene *scene)
{
  MasarTimeline *timeline = masar_timeline_new (masar_timeline_get_records (scene->base.timeline), NULL);

  masar_timeline_unref (scene->base.timeline);
  scene->base.timeline = timeline;
}

/* Curves come as softly as everything else, and those that stay do not fade. */
static void
test_curves_fade (void)
{
  Scene *scene = scene_new ("ar", 1);
  MasarLinkRecord *link = masar_records_add_link (masar_timeline_get_records (scene->base.timeline));
  const MasarAxis axis = masar_axis_new (0, 20 * DAY, WIDTH, MASAR_DIRECTION_RTL);
  g_autoptr (MasarLayout) before = lay_out (scene, axis, MASAR_UNKNOWN);
  g_autoptr (MasarLayout) after = NULL;
  g_autoptr (MasarLayout) nearer = NULL;
  const MasarCurve *curve;
  MasarFade fade = { 0 };
  guint seen = 0;

  while (get_mark (before, seen)->x < 100 || get_mark (before, seen)->x > WIDTH - 100)
    seen++;
  link->kind = MASAR_LINK_RESPONSE;
  link->from = (int) scene->base.timeline->record[get_mark (before, seen)->position];
  link->to = (int) scene->base.timeline->record[get_mark (before, seen + 1)->position];
  renew_timeline (scene);
  after = lay_out (scene, axis, link->from);
  nearer = lay_out (scene, masar_axis_zoom (&axis, get_mark (before, seen)->x, 2), link->from);
  g_assert_cmpuint (before->curves->len, ==, 0);
  g_assert_cmpuint (after->curves->len, >, 0);
  g_assert_cmpuint (nearer->curves->len, >, 0);

  curve = &g_array_index (after->curves, MasarCurve, after->curves->len - 1);
  g_assert_cmpuint (curve->link, ==, 0);
  g_assert_cmpfloat (masar_fade_get_curve_share (NULL, after, curve), ==, 1);
  g_assert_false (masar_fade_begin (&fade, before, 1000));
  masar_fade_end (&fade);
  g_assert_true (masar_fade_begin (&fade, after, 1016));
  g_assert_cmpfloat (masar_fade_get_curve_share (&fade, after, curve), ==, 0);
  masar_fade_end (&fade);
  g_assert_true (masar_fade_begin (&fade, after, 1096));
  g_assert_cmpfloat_with_epsilon (masar_fade_get_curve_share (&fade, after, curve), 0.5, 0.01);
  masar_fade_end (&fade);
  g_assert_true (masar_fade_begin (&fade, nearer, 1300));
  g_assert_cmpfloat (masar_fade_get_curve_share (&fade, after, curve), ==, 0);
  curve = &g_array_index (nearer->curves, MasarCurve, nearer->curves->len - 1);
  g_assert_cmpfloat (masar_fade_get_curve_share (&fade, nearer, curve), ==, 1);
  masar_fade_end (&fade);
  masar_fade_clear (&fade);
  scene_free (scene);
}

/* Whatever lane a topic puts an event into, what is told of it elsewhere has the colour and the shape of that lane. */
static void
test_one_color (void)
{
  static const char *const names[] = { "gaza-talks", "iraq-coalition", "red-sea" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MasarTopic) topic = masar_topic_new (names[i], &error);
      MasarStyle style, plain;

      g_assert_no_error (error);
      masar_style_init (&plain, MASAR_THEME_LIGHT, masar_words_get ("ar"));
      style = plain;
      masar_style_set_topic (&style, topic);
      for (guint type = 0; type < MASAR_N_EVENT_TYPES; type++)
        {
          const MasarEventRecord event = { .type = (MasarEventType) type };
          const guint lane = masar_topic_find_lane (topic, &event);
          const MasarEventType color = masar_style_choose_color (topic, &event);

          g_assert_cmpint (style.shapes[lane], ==, plain.shapes[color]);
          g_assert_cmpmem (&style.lanes[lane], sizeof (MasarColor), &plain.lanes[color], sizeof (MasarColor));
          g_assert_cmpint (masar_style_choose_color (NULL, &event), ==, type);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  g_test_add_func ("/layout/cards/told", test_told);
  g_test_add_func ("/layout/cards/arrival", test_arrival);
  g_test_add_func ("/layout/cards/panning", test_panning);
  g_test_add_func ("/layout/cards/far", test_far);
  g_test_add_func ("/layout/cards/curves", test_curves_fade);
  g_test_add_func ("/layout/cards/one-color", test_one_color);
  return g_test_run ();
}
