/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-span.h"

G_BEGIN_DECLS

gboolean masar_hijri_is_valid (int year, int month, int day);
gboolean masar_hijri_is_printed (int year);
int masar_hijri_days_in_month (int year, int month);
gint64 masar_days_from_hijri (int year, int month, int day);
MasarCivilDate masar_hijri_from_days (gint64 days);

G_END_DECLS
