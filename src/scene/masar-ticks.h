/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-axis.h"
#include "masar-style.h"

G_BEGIN_DECLS

/**
 * MasarTickUnit:
 *
 * Steps of the calendar, ascending; then those of the Hijri calendar.
 */
typedef enum
{
  MASAR_TICK_MINUTE,
  MASAR_TICK_HOUR,
  MASAR_TICK_DAY,
  MASAR_TICK_WEEK,
  MASAR_TICK_MONTH,
  MASAR_TICK_YEAR,
  MASAR_TICK_HIJRI_MONTH,
  MASAR_TICK_HIJRI_YEAR,
} MasarTickUnit;

/**
 * MasarTickStep:
 * @unit: of the calendar
 * @count: how many units lie between ticks; days start anew with each month
 * @weekday: on which weeks start, 1 is Monday; nothing to other units
 */
typedef struct
{
  MasarTickUnit unit;
  int count;
  int weekday;
} MasarTickStep;

MasarTickStep masar_tick_step_choose (double minutes_per_px, double min_px, int weekday);
MasarTickStep masar_tick_step_choose_hijri (double minutes_per_px, double min_px);
MasarTickStep masar_tick_step_upper (MasarTickStep lower);
gint64 masar_tick_floor (MasarTickStep step, double minutes);
gint64 masar_tick_next (MasarTickStep step, gint64 minutes);

char *masar_tick_format_lower (MasarTickStep step, gint64 minutes, const MasarWords *words);
char *masar_tick_format_upper (MasarTickStep step, gint64 minutes, const MasarWords *words, gboolean brief);
char *masar_tick_format_hijri (MasarTickStep step, gint64 minutes, const MasarWords *words, gboolean brief);

G_END_DECLS
