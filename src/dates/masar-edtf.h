/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-span.h"

G_BEGIN_DECLS

/**
 * MasarEdtfError:
 * @MASAR_EDTF_ERROR_SYNTAX: the text is not EDTF
 * @MASAR_EDTF_ERROR_RANGE: the calendar has no such date, or the interval ends before it begins
 *
 * Errors of [func@edtf_parse].
 */
typedef enum
{
  MASAR_EDTF_ERROR_SYNTAX,
  MASAR_EDTF_ERROR_RANGE,
} MasarEdtfError;

#define MASAR_EDTF_ERROR (masar_edtf_error_quark ())
GQuark masar_edtf_error_quark (void);

char *masar_edtf_format (MasarSpan span, gboolean approximate);
void masar_edtf_append (GString *out, MasarSpan span, gboolean approximate);
void masar_edtf_append_day (GString *out, MasarCivilDate date);
gboolean masar_edtf_parse_days (const char *text, gint64 *first, gint64 *last);
gboolean masar_edtf_parse (const char *text, MasarSpan *span, gboolean *approximate, GError **error);

G_END_DECLS
