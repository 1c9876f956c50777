/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-export"

#include "masar-export.h"
#include "masar-painter.h"
#include "masar-text-show.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <pango/pangocairo.h>

/* A page: title and the span of the data above, then the timeline as it is on the screen, then what the shapes mean.
 * Nothing on it depends on the clock, so that the same records give the same page. */

#define POINTS_PER_PX 0.75
#define TITLE_PX 52.0
#define LEGEND_PX 34.0
#define FIT_PX 130.0
#define MIN_SIDE_PX 160.0
#define MAX_SIDE_PX 20000.0

G_DEFINE_QUARK (masar - export - error - quark, masar_export_error)

/**
 * masar_export_init:
 * @format: of the file
 * @style: how it looks; must outlive @self
 *
 * Fills in what is usual: a landscape page of 1280 by 800, all of the time, the way the text runs.
 */
void
masar_export_init (MasarExport *self, MasarExportFormat format, const MasarStyle *style)
{
  *self = (MasarExport){ .format = format,
                         .width = 1280,
                         .height = 800,
                         .scale = 1,
                         .style = style,
                         .time_direction = style->direction,
                         .window = MASAR_SPAN_OPEN,
                         .selected = MASAR_UNKNOWN,
                         .parts = MASAR_PARTS_ALL };
}

static const char *const format_names[] = { "pdf", "svg", "png" };

const char *
masar_export_format_to_string (MasarExportFormat format)
{
  return format_names[format];
}

gboolean
masar_export_format_from_string (const char *text, MasarExportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    if (g_str_equal (text, format_names[i]))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

static MasarAxis
choose_axis (const MasarExport *self, MasarTimeline *timeline)
{
  MasarAxis axis = masar_axis_new (0, MASAR_MINUTES_PER_DAY, self->width, self->time_direction);
  MasarSpan extent = masar_timeline_get_extent (timeline);
  MasarSpan window = self->window;
  gboolean given = !masar_span_is_open (window);

  axis.breaks = self->breaks;
  if (masar_span_is_unknown (window))
    window = self->breaks != NULL ? extent : masar_timeline_get_focus (timeline);
  if (window.begin_minutes == MASAR_OPEN_PAST)
    window.begin_minutes = extent.begin_minutes;
  if (window.end_minutes == MASAR_OPEN_FUTURE)
    window.end_minutes = extent.end_minutes;
  if (window.begin_minutes >= window.end_minutes)
    window = extent;
  return masar_axis_fit (&axis, window, given ? 0 : MIN (FIT_PX, self->width / 8));
}

static void
put_text (MasarLabels *labels,
          const MasarExport *self,
          cairo_t *cr,
          const char *text,
          MasarFont font,
          MasarColor color,
          double *start,
          double middle)
{
  MasarLabel label = masar_labels_get (labels, text, font, self->width - 2 * MASAR_SPACE_HUGE);
  double x = self->style->direction == MASAR_DIRECTION_RTL ? self->width - *start - label.width : *start;

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_move_to (cr, x, middle - label.middle);
  masar_text_show (cr, label.layout);
  *start += label.width + MASAR_SPACE_HUGE;
}

/* The heading, and from when to when the data are: a page without its date cannot be filed. */
static void
draw_title (const MasarExport *self, MasarTimeline *timeline, MasarLabels *labels, cairo_t *cr)
{
  MasarWhen when = { .span = masar_timeline_get_extent (timeline), .lasting = TRUE };
  MasarDateStyle dates = masar_words_get_brief_dates (self->style->words);
  double start = MASAR_SPACE_HUGE;

  dates.weekdays = FALSE;
  put_text (labels, self, cr, self->title, MASAR_FONT_HEADING, self->style->text, &start, TITLE_PX / 2);
  if (!masar_span_is_unknown (when.span))
    {
      g_autofree char *text = masar_date_format (when, &dates);
      put_text (labels, self, cr, text, MASAR_FONT_DETAIL, self->style->quiet, &start, TITLE_PX / 2 + 2);
    }
}

static void
draw_legend (const MasarExport *self,
             const MasarTimeline *timeline,
             MasarPainter *painter,
             MasarLabels *labels,
             cairo_t *cr)
{
  double start = MASAR_SPACE_HUGE, middle = self->height - LEGEND_PX / 2;
  MasarStyle style = *self->style;

  masar_style_set_topic (&style, masar_timeline_get_topic (timeline));
  for (guint lane = 0; lane < MASAR_N_LANES; lane++)
    {
      double x = self->style->direction == MASAR_DIRECTION_RTL ? self->width - start - 8 : start + 8;

      if (lane < MASAR_LANE_ARTICLES && lane >= masar_timeline_get_n_event_lanes (timeline))
        continue;
      masar_painter_paint_shape (painter, &style, cr, lane, x, middle);
      start += 24;
      put_text (labels, self, cr, style.names[lane], MASAR_FONT_DETAIL, style.quiet, &start, middle);
    }
}

/**
 * masar_export_draw:
 * @timeline: what there is
 * @cr: onto what; its unit is the page's pixel, 1/96 inch
 *
 * Draws the page: for a file, or for a printer.
 */
void
masar_export_draw (const MasarExport *self, MasarTimeline *timeline, cairo_t *cr)
{
  g_autoptr (MasarLabels) labels = masar_labels_new (pango_cairo_font_map_get_default (), self->style);
  g_autoptr (MasarPainter) painter = masar_painter_new ();
  g_autoptr (MasarLayout) layout = NULL;
  double top = self->title ? TITLE_PX : 0;
  MasarView view = { .timeline = timeline,
                     .axis = choose_axis (self, timeline),
                     .height = self->height - top - LEGEND_PX,
                     .style = self->style,
                     .labels = labels,
                     .parts = self->parts,
                     .selected = self->selected,
                     .focused = MASAR_UNKNOWN,
                     .lit_article = MASAR_UNKNOWN,
                     .quote = self->quote,
                     .quote_data = self->quote_data };

  cairo_set_source_rgb (cr, self->style->background.red, self->style->background.green, self->style->background.blue);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  if (self->title)
    draw_title (self, timeline, labels, cr);
  layout = masar_layout_new (&view);
  cairo_save (cr);
  cairo_translate (cr, 0, top);
  masar_painter_paint (painter, layout, cr);
  cairo_restore (cr);
  draw_legend (self, timeline, painter, labels, cr);
}

/* The day that the data reach to stands for the page's date, so that the same records give the same file. */
static void
date_pdf (cairo_surface_t *surface, MasarTimeline *timeline)
{
  MasarSpan extent = masar_timeline_get_extent (timeline);
  MasarCivilDate date = { 1970, 1, 1 };
  g_autofree char *text = NULL;
  gint64 day;

  if (masar_span_get_last_day (extent, &day))
    date = masar_civil_from_days (day);
  text = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", date.year, date.month, date.day);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
}

static cairo_surface_t *
create_surface (const MasarExport *self, MasarTimeline *timeline, const char *path)
{
  cairo_surface_t *surface;

  switch (self->format)
    {
    case MASAR_EXPORT_PDF:
      surface = cairo_pdf_surface_create (path, self->width * POINTS_PER_PX, self->height * POINTS_PER_PX);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Masar");
      date_pdf (surface, timeline);
      if (self->title)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
      return surface;
    case MASAR_EXPORT_SVG:
      surface = cairo_svg_surface_create (path, self->width, self->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case MASAR_EXPORT_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (self->width * self->scale),
                                         (int) ceil (self->height * self->scale));
    }
}

static cairo_status_t
write_page (const MasarExport *self, MasarTimeline *timeline, const char *path)
{
  cairo_surface_t *surface = create_surface (self, timeline, path);
  cairo_t *cr = cairo_create (surface);
  MasarStyle style = *self->style;
  MasarExport page = *self;
  cairo_status_t status;

  page.style = &style;
  if (self->format == MASAR_EXPORT_PNG)
    {
      /* Of whole pixels: half a pixel at the edge would be half black. */
      page.width = ceil (self->width * self->scale) / self->scale;
      page.height = ceil (self->height * self->scale) / self->scale;
    }
  style.scale_factor = self->format == MASAR_EXPORT_PNG ? self->scale : 2;
  if (self->format == MASAR_EXPORT_PDF)
    cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  else if (self->format == MASAR_EXPORT_PNG)
    cairo_scale (cr, self->scale, self->scale);
  masar_export_draw (&page, timeline, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && self->format == MASAR_EXPORT_PNG)
    status = cairo_surface_write_to_png (surface, path);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/**
 * masar_export_write:
 * @timeline: what there is
 * @path: the file; it is replaced
 * @error: of the domain %MASAR_EXPORT_ERROR
 *
 * Returns: whether the page was written
 */
gboolean
masar_export_write (const MasarExport *self, MasarTimeline *timeline, const char *path, GError **error)
{
  cairo_status_t status;

  if (!(self->width >= MIN_SIDE_PX && self->width <= MAX_SIDE_PX && self->height >= MIN_SIDE_PX
        && self->height <= MAX_SIDE_PX))
    {
      g_set_error (error, MASAR_EXPORT_ERROR, MASAR_EXPORT_ERROR_SIZE,
                   "%s: expected sides of %g to %g pixels, found %g by %g", path, MIN_SIDE_PX, MAX_SIDE_PX, self->width,
                   self->height);
      return FALSE;
    }
  status = write_page (self, timeline, path);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, MASAR_EXPORT_ERROR, MASAR_EXPORT_ERROR_WRITE, "%s: %s", path, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}
