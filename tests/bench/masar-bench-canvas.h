/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

#include <stdio.h>

/* What bench-canvas measures, on a surface and in the window: the events, the gestures, and a line for each. */

#define MASAR_BENCH_STEPS 60
#define MASAR_BENCH_N_GESTURES 8

MasarRecords *masar_bench_new_records (guint n_events);

/* So many courses of three turns each, of events side by side in @records, so that their threads are of any length. */
void masar_bench_add_courses (MasarRecords *records, guint n_courses);

/* Moves what is in every other year to the year before, so that there is something to fold. */
void masar_bench_leave_gaps (MasarRecords *records);

/* The first four begin with the whole decade, the others with what holds about 200 events. */
void masar_bench_get_view (guint gesture, guint step, guint n_events, double *start_minutes, double *end_minutes);

/* Two clocks: that of the wall, and that of this thread's work, which other programs disturb less. */
typedef struct
{
  double wall_ms;
  double cpu_ms;
} MasarBenchTime;

MasarBenchTime masar_bench_now (void);
MasarBenchTime masar_bench_since (MasarBenchTime start);

typedef struct
{
  const char *where;
  guint n_events;
  MasarBenchTime first_frame;
  double bytes_per_event;
  MasarBenchTime times[MASAR_BENCH_STEPS];
} MasarBenchRun;

void masar_bench_report (MasarBenchRun *run, guint gesture);

/* Measures in a window of the desktop, under GTK.  Returns the exit status. */
int masar_bench_window (guint n_events);
