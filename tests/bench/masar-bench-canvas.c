/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-bench-canvas.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#define MS_PER_MINUTE 60000.0
#define MS_PER_DAY 86400000.0
#define DECADE_BEGIN_DAYS masar_days_from_civil (2015, 1, 1)
#define DECADE_END_DAYS masar_days_from_civil (2025, 1, 1)

typedef enum
{
  PAN_WIDE,
  ZOOM_IN,
  PAN_NEAR,
  ZOOM_OUT,
  N_KINDS
} Kind;

static const char *const names[MASAR_BENCH_N_GESTURES] = {
  "pan-wide", "zoom-in", "pan-near", "zoom-out", "pan-wide-200", "zoom-in-200", "pan-near-200", "zoom-out-200",
};

static double
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state / 4294967296.0;
}

/* In milliseconds, and drawn in this order: so that any other timeline can be given the same events. */
static void
add_event (MasarRecords *records, guint position, guint32 *state)
{
  static const char *const phrases[] = {
    "هجوم بطائرة مسيّرة على القاعدة", "غارة جوية على مواقع الفصائل", "جولة جديدة من المحادثات",
    "بيان مشترك حول الانسحاب",       "قصف صاروخي قرب المطار",       "تأجيل اجتماع اللجنة العسكرية",
  };
  const double begin_ms = (double) DECADE_BEGIN_DAYS * MS_PER_DAY;
  const double span_ms = (double) DECADE_END_DAYS * MS_PER_DAY - begin_ms;
  const double start_ms = begin_ms + floor (next_random (state) * span_ms);
  const gint64 begin = (gint64) floor (start_ms / MS_PER_MINUTE);
  char id[16];
  MasarEventRecord *event;

  g_snprintf (id, sizeof id, "e%u", position);
  event = masar_records_add_event (records, id);
  event->type = (MasarEventType) (next_random (state) * 3);
  event->title = phrases[(guint) (next_random (state) * G_N_ELEMENTS (phrases))];
  event->n_sources = 1 + position % 4;
  event->when.span = (MasarSpan){ begin, begin + 1 };
  if (next_random (state) < 0.15)
    {
      event->when.span.end_minutes = begin + (gint64) ((1 + next_random (state) * 6) * MASAR_MINUTES_PER_DAY);
      event->when.lasting = TRUE;
    }
}

MasarRecords *
masar_bench_new_records (guint n_events)
{
  MasarRecords *records = masar_records_new ();
  guint32 state = 12345;

  for (guint i = 0; i < n_events; i++)
    add_event (records, i, &state);
  return records;
}

void
masar_bench_add_courses (MasarRecords *records, guint n_courses)
{
  const guint n = MIN (n_courses, masar_records_get_n_events (records) / 3);

  for (guint i = 0; i < 2 * n; i++)
    {
      MasarLinkRecord *link = masar_records_add_link (records);

      link->kind = i % 2 == 0 ? MASAR_LINK_POSTPONES : MASAR_LINK_RESETS;
      link->from = (int) (i / 2 * 3 + 1);
      link->to = (int) (i / 2 * 3 + (i % 2 == 0 ? 0 : 2));
    }
}

void
masar_bench_leave_gaps (MasarRecords *records)
{
  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    {
      MasarSpan *span = &masar_records_get_event (records, i)->when.span;
      const gint64 years = (span->begin_minutes / MASAR_MINUTES_PER_DAY - DECADE_BEGIN_DAYS) / 365;
      const gint64 back = years % 2 * 365 * MASAR_MINUTES_PER_DAY;

      span->begin_minutes -= back;
      span->end_minutes -= back;
    }
}

void
masar_bench_get_view (guint gesture, guint step, guint n_events, double *start_minutes, double *end_minutes)
{
  const double begin = (double) DECADE_BEGIN_DAYS * MASAR_MINUTES_PER_DAY;
  const double end = (double) DECADE_END_DAYS * MASAR_MINUTES_PER_DAY;
  const double t = (double) step / (MASAR_BENCH_STEPS - 1);
  const double whole = gesture < N_KINDS ? end - begin : MIN (end - begin, (end - begin) * 200 / n_events);
  double middle = (begin + end) / 2, width = whole;

  switch ((Kind) (gesture % N_KINDS))
    {
    case PAN_WIDE:
      width = 0.9 * whole;
      middle += (t - 0.5) * 0.2 * whole;
      break;
    case ZOOM_IN:
      width = whole * pow (1.0 / 64, t);
      break;
    case PAN_NEAR:
      width = whole / 32;
      middle += (t - 0.5) * 3 * width;
      break;
    case ZOOM_OUT:
      width = whole * pow (1.0 / 64, 1 - t);
      break;
    case N_KINDS:
    default:
      g_assert_not_reached ();
    }
  *start_minutes = middle - width / 2;
  *end_minutes = middle + width / 2;
}

static double
read_clock_ms (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

MasarBenchTime
masar_bench_now (void)
{
  return (MasarBenchTime){ read_clock_ms (CLOCK_MONOTONIC), read_clock_ms (CLOCK_THREAD_CPUTIME_ID) };
}

MasarBenchTime
masar_bench_since (MasarBenchTime start)
{
  const MasarBenchTime now = masar_bench_now ();

  return (MasarBenchTime){ now.wall_ms - start.wall_ms, now.cpu_ms - start.cpu_ms };
}

static int
compare_wall (const void *a, const void *b)
{
  const double difference = ((const MasarBenchTime *) a)->wall_ms - ((const MasarBenchTime *) b)->wall_ms;

  return difference < 0 ? -1 : difference > 0;
}

static int
compare_cpu (const void *a, const void *b)
{
  const double difference = ((const MasarBenchTime *) a)->cpu_ms - ((const MasarBenchTime *) b)->cpu_ms;

  return difference < 0 ? -1 : difference > 0;
}

void
masar_bench_report (MasarBenchRun *run, guint gesture)
{
  const guint half = MASAR_BENCH_STEPS / 2, most = (MASAR_BENCH_STEPS * 95 + 99) / 100 - 1;

  qsort (run->times, MASAR_BENCH_STEPS, sizeof *run->times, compare_wall);
  printf ("{\"bench\":\"canvas\",\"where\":\"%s\",\"events\":%u,\"gesture\":\"%s\",\"median_ms\":%.2f,\"p95_ms\":%.2f",
          run->where, run->n_events, names[gesture], run->times[half].wall_ms, run->times[most].wall_ms);
  qsort (run->times, MASAR_BENCH_STEPS, sizeof *run->times, compare_cpu);
  printf (",\"cpu_median_ms\":%.2f,\"cpu_p95_ms\":%.2f,\"first_frame_ms\":%.1f,\"cpu_first_frame_ms\":%.1f,"
          "\"bytes_per_event\":%.1f}\n",
          run->times[half].cpu_ms, run->times[most].cpu_ms, run->first_frame.wall_ms, run->first_frame.cpu_ms,
          run->bytes_per_event);
  fflush (stdout);
}
