/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-export.h"

G_BEGIN_DECLS

gboolean masar_export_format_from_name (const char *name, MasarExportFormat *format);
char *masar_export_name_set_format (const char *name, MasarExportFormat format);
char *masar_export_name_from_title (const char *title, MasarExportFormat format);

G_END_DECLS
