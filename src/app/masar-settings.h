/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-date-format.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MasarSettings:
 *
 * What the user chose for all windows, kept for the next start: how dates are written, which way time runs, whether
 * what is empty is folded, and the topic.  Main thread only.
 */
#define MASAR_TYPE_SETTINGS (masar_settings_get_type ())
G_DECLARE_FINAL_TYPE (MasarSettings, masar_settings, MASAR, SETTINGS, GObject)

MasarSettings *masar_settings_get_default (void);
MasarSettings *masar_settings_new (const char *path);

gboolean masar_settings_get_fold (MasarSettings *self);
gboolean masar_settings_get_hijri (MasarSettings *self);
gboolean masar_settings_get_european_digits (MasarSettings *self);
MasarMonthNames masar_settings_get_month_names (MasarSettings *self);
gboolean masar_settings_get_right_to_left (MasarSettings *self);
const char *masar_settings_get_topic (MasarSettings *self);

G_END_DECLS
