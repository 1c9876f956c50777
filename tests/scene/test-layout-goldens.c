/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-layout.h"
#include "masar-test-fonts.h"
#include "masar-test.h"

#include <pango/pangocairo.h>

/* Layouts as text, with the shipped fonts, against what they were: a change of place shows as a line that differs.
 *
 * MASAR_UPDATE_GOLDENS=1 test-layout-goldens writes them anew; look at the difference before it is kept. */

#define WIDTH 1280
#define HEIGHT 720
#define TALL 1000
#define N_EVENTS 240

typedef struct
{
  const char *name;
  const char *language;
  MasarDirection time;
  double first_day; /* of the view, from 2024-01-01 */
  double n_days;
  gboolean hijri;
  gboolean european;
  int selected;
  gboolean quoted;
  gboolean planned;
  gboolean folded;
  gboolean far;
} Row;

static const Row rows[] = {
  { "year-arabic", "ar", MASAR_DIRECTION_RTL, 0, 366, FALSE, FALSE, 83 },
  { "month-arabic-hijri", "ar", MASAR_DIRECTION_RTL, 200, 40, TRUE, TRUE, MASAR_UNKNOWN },
  { "week-arabic-chosen", "ar", MASAR_DIRECTION_RTL, 213, 9, FALSE, FALSE, 22 },
  { "year-english", "en", MASAR_DIRECTION_LTR, 0, 366, TRUE, FALSE, MASAR_UNKNOWN },
  { "hours-english", "en", MASAR_DIRECTION_LTR, 220.25, 0.5, FALSE, FALSE, MASAR_UNKNOWN },
  { "month-english-time-from-right", "en", MASAR_DIRECTION_RTL, 90, 31, FALSE, FALSE, MASAR_UNKNOWN },
  { "near-arabic-quoted", "ar", MASAR_DIRECTION_RTL, 213, 6, FALSE, FALSE, MASAR_UNKNOWN, TRUE },
  { "near-english-quoted", "en", MASAR_DIRECTION_LTR, 213, 9, FALSE, FALSE, 11, TRUE },
  { "courses-arabic", "ar", MASAR_DIRECTION_RTL, 210, 36, FALSE, FALSE, MASAR_UNKNOWN, FALSE, TRUE },
  { "courses-english-chosen", "en", MASAR_DIRECTION_LTR, 210, 36, FALSE, FALSE, 3, FALSE, TRUE },
  { "folded-arabic", "ar", MASAR_DIRECTION_RTL, -3400, 3800, TRUE, FALSE, MASAR_UNKNOWN, FALSE, FALSE, TRUE },
  { "folded-english", "en", MASAR_DIRECTION_LTR, -3300, 3500, FALSE, FALSE, MASAR_UNKNOWN, FALSE, FALSE, TRUE },
  { "far-arabic", "ar", MASAR_DIRECTION_RTL, 0, 366, FALSE, FALSE, MASAR_UNKNOWN, .far = TRUE },
  { "far-english", "en", MASAR_DIRECTION_LTR, 0, 366, FALSE, FALSE, MASAR_UNKNOWN, .far = TRUE },
};

static double
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state / 4294967296.0;
}

/* Days, hours, ranges, and what is open at one end or both. */
static MasarSpan
make_span (guint32 *state)
{
  const gint64 first = masar_days_from_civil (2024, 1, 1);
  const gint64 day = first + (gint64) (next_random (state) * 366);
  const double kind = next_random (state), length = next_random (state);
  const gint64 begin = day * MASAR_MINUTES_PER_DAY;

  if (kind < 0.03)
    return MASAR_SPAN_OPEN;
  if (kind < 0.06)
    return (MasarSpan){ MASAR_OPEN_PAST, begin };
  if (kind < 0.08)
    return (MasarSpan){ begin, MASAR_OPEN_FUTURE };
  if (kind < 0.25)
    return (MasarSpan){ begin, begin + (gint64) (1 + length * 60) * MASAR_MINUTES_PER_DAY };
  if (kind < 0.6)
    return (MasarSpan){ begin + (gint64) (length * 1380), begin + (gint64) (length * 1380) + 60 };
  return masar_span_new_day (day);
}

/* With @far, some of them lie centuries before or behind the others. */
static MasarTimeline *
make_timeline (gboolean far)
{
  static const char *const titles[] = {
    "عاصفة تضرب الميناء", "وصول سفينة إلى المرفأ بعد يومين من العاصفة", "محادثات بين المدينتين", "بيان", NULL,
  };
  g_autofree MasarEntry *entries = g_new0 (MasarEntry, N_EVENTS);
  guint32 state = 12345;
  guint n_articles = 0;

  for (guint i = 0; i < N_EVENTS; i++)
    {
      MasarEntry *entry = &entries[i];
      const double lane = next_random (&state);

      entry->span = make_span (&state);
      entry->lane = lane < 0.15 ? MASAR_LANE_ARTICLES : (guint8) (lane * 4.7);
      entry->lane = entry->lane == MASAR_LANE_ARTICLES ? entry->lane : MIN (entry->lane, MASAR_N_EVENT_TYPES - 1);
      entry->record = entry->lane == MASAR_LANE_ARTICLES ? n_articles++ : i - n_articles;
      entry->title = titles[(guint) (next_random (&state) * G_N_ELEMENTS (titles))];
      entry->n_sources = (guint16) (1 + next_random (&state) * 12);
      entry->importance = (guint8) (entry->n_sources * 16);
      if (far && i % 60 == 7)
        entry->span = masar_span_new_day (masar_days_from_civil (i < 180 ? 1258 + i : 2190, 2, 10));
      entry->flags = next_random (&state) < 0.2   ? MASAR_ENTRY_DISPUTED
                     : next_random (&state) < 0.2 ? MASAR_ENTRY_POSSIBLE
                                                  : 0;
    }
  return masar_timeline_new_raw (entries, N_EVENTS);
}

/* The same events as records, which have a place and evidence. */
static MasarTimeline *
make_quoted_timeline (MasarTimeline *raw)
{
  static const char *const places[] = { "مرفأ المدينة الشمالية", "الميناء", NULL };
  g_autoptr (MasarRecords) records = masar_records_new ();

  for (guint i = 0; i < masar_timeline_get_n_events (raw); i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      MasarEventRecord *event = masar_records_add_event (records, id);
      const MasarEvidence evidence = { 0 };
      MasarEntry entry;

      g_assert_true (masar_timeline_get_event (raw, i, &entry));
      event->title = entry.title;
      event->type = (MasarEventType) entry.lane;
      event->when.span = entry.span;
      event->n_sources = entry.n_sources;
      event->place = places[i % G_N_ELEMENTS (places)];
      if (i % 5 != 4)
        g_array_append_val (event->evidence, evidence);
    }
  return masar_timeline_new (records, NULL);
}

/* A round that is put off twice and then held, another that is missed, and a third that is told both ways. */
static MasarTimeline *
make_planned_timeline (void)
{
  static const struct
  {
    int day; /* of the year */
    const char *kind;
    gboolean planned;
  } events[] = {
    { 216, "round", TRUE },  { 214, "postponement", FALSE }, { 224, "round", TRUE },    { 222, "postponement", FALSE },
    { 232, "round", FALSE }, { 220, "withdrawal", TRUE },    { 226, "denial", FALSE },  { 236, "truce", TRUE },
    { 238, "truce", FALSE }, { 240, "denial", FALSE },       { 230, "meeting", FALSE },
  };
  static const struct
  {
    MasarLinkKind kind;
    int from, to;
  } links[] = {
    { MASAR_LINK_POSTPONES, 1, 0 }, { MASAR_LINK_RESETS, 1, 2 }, { MASAR_LINK_POSTPONES, 3, 2 },
    { MASAR_LINK_RESETS, 3, 4 },    { MASAR_LINK_MISSES, 6, 5 }, { MASAR_LINK_MEETS, 8, 7 },
    { MASAR_LINK_MISSES, 9, 7 },
  };
  const gint64 first = masar_days_from_civil (2024, 1, 1);
  g_autoptr (MasarRecords) records = masar_records_new ();

  masar_records_add_article (records, "a")->published.span = masar_span_new_day (first + 300);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      MasarEventRecord *event = masar_records_add_event (records, id);
      MasarEvidence evidence = { .mention = MASAR_UNKNOWN };

      event->title = "محادثات بين المدينتين";
      event->type = MASAR_EVENT_TALKS;
      event->kind = events[i].kind;
      event->when.span = evidence.values.when.span = masar_span_new_day (first + events[i].day);
      evidence.values.modality = events[i].planned ? MASAR_MODALITY_PLANNED : MASAR_MODALITY_ASSERTED;
      g_array_append_val (event->evidence, evidence);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      MasarLinkRecord *link = masar_records_add_link (records);

      link->kind = links[i].kind;
      link->from = links[i].from;
      link->to = links[i].to;
    }
  return masar_timeline_new (records, NULL);
}

/* The same events, but one in twenty nine years earlier, and two before them by four. */
static MasarTimeline *
make_parted_timeline (MasarTimeline *raw)
{
  const guint n = masar_timeline_get_n_events (raw);
  g_autofree MasarEntry *entries = g_new0 (MasarEntry, n);

  for (guint i = 0; i < n; i++)
    {
      const gint64 years = i < 2 ? 13 : i % 20 == 3 ? 9 : 0, shift = years * 365 * MASAR_MINUTES_PER_DAY;

      g_assert_true (masar_timeline_get_event (raw, i, &entries[i]));
      if (entries[i].span.begin_minutes != MASAR_OPEN_PAST)
        entries[i].span.begin_minutes -= shift;
      if (entries[i].span.end_minutes != MASAR_OPEN_FUTURE)
        entries[i].span.end_minutes -= shift;
    }
  return masar_timeline_new_raw (entries, n);
}

/* The long empty stretches: the first one open, the others folded. */
static MasarBreaks *
find_breaks (MasarTimeline *timeline)
{
  g_autoptr (MasarBreaks) folded = masar_timeline_find_breaks (timeline);

  return masar_breaks_turn (folded, 0);
}

static const char *
quote_cb (guint event, gpointer user_data)
{
  static const char *const words[] = {
    "«قالت إدارة المرفأ إن الرياح بلغت ‹حدًّا لم يُعرف من قبل›، وإن السفن بقيت في عرض البحر حتى المساء»",
    "«وصلت السفينة»",
    "",
    NULL,
  };

  return words[event % G_N_ELEMENTS (words)];
}

static char *
lay_out (const Row *row)
{
  g_autoptr (MasarTimeline) raw = make_timeline (row->far);
  g_autoptr (MasarTimeline) timeline = row->planned  ? make_planned_timeline ()
                                       : row->quoted ? make_quoted_timeline (raw)
                                       : row->folded ? make_parted_timeline (raw)
                                                     : masar_timeline_ref (raw);
  g_autoptr (MasarBreaks) breaks = row->folded ? find_breaks (timeline) : NULL;
  g_autoptr (MasarLabels) labels = NULL;
  g_autoptr (MasarLayout) layout = NULL;
  MasarAxis plain;
  MasarWords words = *masar_words_get (row->language);
  const double start = ((double) masar_days_from_civil (2024, 1, 1) + row->first_day) * MASAR_MINUTES_PER_DAY;
  MasarStyle style;
  MasarView view = { .timeline = timeline,
                     .height = row->quoted ? TALL : HEIGHT,
                     .style = &style,
                     .parts = MASAR_PARTS_ALL,
                     .selected = row->selected,
                     .focused = MASAR_UNKNOWN,
                     .lit_article = MASAR_UNKNOWN,
                     .quote = row->quoted ? quote_cb : NULL };

  if (row->european)
    words.dates.arabic_digits = FALSE;
  masar_style_init (&style, MASAR_THEME_LIGHT, &words);
  style.font_family = "Noto Sans, Noto Sans Arabic";
  style.hijri = row->hijri;
  labels = masar_labels_new (pango_cairo_font_map_get_default (), &style);
  view.labels = labels;
  plain = masar_axis_new (start, start + row->n_days * MASAR_MINUTES_PER_DAY, WIDTH, row->time);
  view.axis = masar_axis_break (&plain, breaks, MASAR_SPAN_OPEN);
  layout = masar_layout_new (&view);
  return masar_layout_dump (layout);
}

static void
test_golden (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *dump = lay_out (row);
  g_autofree char *text = g_strconcat (dump, "\n", NULL);
  g_autofree char *relative = g_strconcat ("golden/layout/", row->name, ".txt", NULL);
  g_autofree char *golden = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) expected = NULL;

  if (g_getenv ("MASAR_UPDATE_GOLDENS"))
    {
      g_autofree char *path = masar_test_dup_path (relative);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
    }
  golden = masar_test_dup_contents (relative, NULL);
  lines = g_strsplit (text, "\n", -1);
  expected = g_strsplit (golden, "\n", -1);
  for (guint i = 0; lines[i] && expected[i]; i++)
    g_assert_cmpstr (lines[i], ==, expected[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (expected));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  masar_test_use_fonts ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/golden/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_golden);
    }
  return g_test_run ();
}
