/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "masar-layout.h"

G_BEGIN_DECLS

#define MASAR_EXPORT_ERROR (masar_export_error_quark ())
GQuark masar_export_error_quark (void);

/**
 * MasarExportError:
 * @MASAR_EXPORT_ERROR_SIZE: a size that no page can have
 * @MASAR_EXPORT_ERROR_WRITE: the file cannot be written
 */
typedef enum
{
  MASAR_EXPORT_ERROR_SIZE,
  MASAR_EXPORT_ERROR_WRITE,
} MasarExportError;

typedef enum
{
  MASAR_EXPORT_PDF,
  MASAR_EXPORT_SVG,
  MASAR_EXPORT_PNG,
} MasarExportFormat;

/**
 * MasarExport:
 * @format: of the file
 * @width: of the page in pixels; on paper a pixel is 1/96 inch
 * @height: of the page
 * @scale: of a PNG: device pixels per pixel
 * @style: how it looks
 * @time_direction: which way time runs
 * @window: what is shown; open ends mean as far as there is something
 * @margin: what is left free on every side, in pixels
 * @title: (nullable): a heading for the page
 * @note: (nullable): told beside or below it: what the page leaves out
 * @breaks: (nullable): what is folded
 * @selected: the event whose curves are drawn, or %MASAR_UNKNOWN
 * @parts: what is shown besides
 * @quote: (nullable): what cards quote where the page is near; a page is drawn once, so it may wait for the words
 * @quote_data: for @quote
 *
 * What a page shows.
 */
typedef struct
{
  MasarExportFormat format;
  double width;
  double height;
  double scale;
  const MasarStyle *style;
  MasarDirection time_direction;
  MasarSpan window;
  double margin;
  const char *title;
  const char *note;
  const MasarBreaks *breaks;
  int selected;
  MasarParts parts;
  MasarQuoteFunc quote;
  gpointer quote_data;
} MasarExport;

void masar_export_init (MasarExport *self, MasarExportFormat format, const MasarStyle *style);
void masar_export_draw (const MasarExport *self, MasarTimeline *timeline, cairo_t *cr);
gboolean masar_export_write (const MasarExport *self, MasarTimeline *timeline, const char *path, GError **error);

const char *masar_export_format_to_string (MasarExportFormat format);
gboolean masar_export_format_from_string (const char *text, MasarExportFormat *format);

G_END_DECLS
