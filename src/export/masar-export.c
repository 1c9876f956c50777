/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-export"

#include "masar-export.h"
#include "masar-legend.h"
#include "masar-painter.h"
#include "masar-text-show.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <pango/pangocairo.h>

/* A page: title and the time that is shown above, then the timeline as it is on the screen, then what its shapes and
 * signs mean.  Nothing on it depends on the clock, so that the same records give the same page. */

#define POINTS_PER_PX 0.75
/* A4 landscape, at 96 pixels an inch: a PDF goes to the printer as it is. */
#define PAPER_WIDTH_PX 1122.5
#define PAPER_HEIGHT_PX 793.7

/* A picture goes onto a screen, and screens are twice as fine as 96 pixels an inch. */
#define WIDTH_PX 1280.0
#define HEIGHT_PX 800.0
#define PNG_SCALE 2.0

#define MARGIN_PX 20.0
#define TITLE_PX 38.0
#define DETAIL_PX 22.0
#define FOOT_PX 2.0
#define FIT_PX 130.0
#define MIN_SIDE_PX 160.0
#define MAX_SIDE_PX 20000.0

G_DEFINE_QUARK (masar - export - error - quark, masar_export_error)

/**
 * masar_export_init:
 * @format: of the file
 * @style: how it looks; must outlive @self
 *
 * Fills in what is usual: a landscape page, A4 for PDF and 1280 by 800 otherwise, all of the time, the way the text
 * runs.
 */
void
masar_export_init (MasarExport *self, MasarExportFormat format, const MasarStyle *style)
{
  *self = (MasarExport){ .format = format,
                         .width = format == MASAR_EXPORT_PDF ? PAPER_WIDTH_PX : WIDTH_PX,
                         .height = format == MASAR_EXPORT_PDF ? PAPER_HEIGHT_PX : HEIGHT_PX,
                         .scale = format == MASAR_EXPORT_PNG ? PNG_SCALE : 1,
                         .style = style,
                         .time_direction = style->direction,
                         .window = MASAR_SPAN_OPEN,
                         .margin = MARGIN_PX,
                         .selected = MASAR_UNKNOWN,
                         .parts = MASAR_PARTS_PAGE };
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

/* What a page is made of, within its margins. */
typedef struct
{
  const MasarExport *export;
  MasarTimeline *timeline;
  MasarStyle style;
  double margin;
  double width;
  double height;
  MasarAxis axis;
  MasarLabels *labels;
  MasarPainter *painter;
  MasarLabel title;  /* its layout is referenced */
  MasarLabel detail; /* likewise */
  double head;       /* how high the heading is */
} Page;

static void
page_clear (Page *self)
{
  g_clear_object (&self->title.layout);
  g_clear_object (&self->detail.layout);
  g_clear_pointer (&self->labels, masar_labels_unref);
  g_clear_pointer (&self->painter, masar_painter_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static MasarAxis
choose_axis (const MasarExport *self, MasarTimeline *timeline, double width)
{
  MasarAxis axis = masar_axis_new (0, MASAR_MINUTES_PER_DAY, width, self->time_direction);
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
  return masar_axis_fit (&axis, window, given ? 0 : MIN (FIT_PX, width / 8));
}

/* From which day to which the page shows the data, or an unknown span. */
static MasarSpan
get_shown_span (const Page *self)
{
  const gint64 day = MASAR_MINUTES_PER_DAY;
  const MasarSpan extent = masar_timeline_get_extent (self->timeline);
  const double begin = MAX (masar_axis_get_start (&self->axis), (double) extent.begin_minutes);
  const double end = MIN (masar_axis_get_end (&self->axis), (double) extent.end_minutes);

  if (masar_span_is_unknown (extent) || begin >= end)
    return MASAR_SPAN_OPEN;
  return (MasarSpan){ (gint64) floor (begin / (double) day) * day, (gint64) ceil (end / (double) day) * day };
}

/* What is left out, and from when to when: a page without its date cannot be filed. */
static char *
dup_detail (const Page *self)
{
  const MasarWhen when = { .span = get_shown_span (self), .lasting = TRUE };
  const char *mark = self->style.direction == MASAR_DIRECTION_RTL ? "\u200f" : "\u200e";
  const char *note = self->export->note;
  MasarDateStyle dates = masar_words_get_brief_dates (self->style.words);
  g_autofree char *span = NULL;

  dates.weekdays = FALSE;
  if (!masar_span_is_unknown (when.span))
    span = masar_date_format (when, &dates);
  if (note == NULL)
    return span != NULL ? g_steal_pointer (&span) : g_strdup ("");
  return span != NULL ? g_strdup_printf ("%s\u2068%s\u2069 · %s", mark, note, span) : g_strdup (note);
}

/* Heading and legend begin and end where the names of the lanes do. */
static double
get_text_width (const Page *self)
{
  return self->width - 2 * MASAR_SPACE_LARGE;
}

static gboolean
has_room_beside_title (const Page *self)
{
  return self->title.width + MASAR_SPACE_HUGE + self->detail.width <= get_text_width (self);
}

/* A label of the heading is kept until the page is drawn. */
static MasarLabel
shape_heading (const Page *self, const char *text, MasarFont font)
{
  const MasarLabel label = masar_labels_get (self->labels, text, font, get_text_width (self));

  g_object_ref (label.layout);
  return label;
}

static void
page_shape_heading (Page *self)
{
  const double scale = self->style.text_scale;
  g_autofree char *detail = NULL;

  if (self->export->title == NULL && self->export->note == NULL)
    return;
  detail = dup_detail (self);
  self->title = shape_heading (self, self->export->title != NULL ? self->export->title : "", MASAR_FONT_HEADING);
  self->detail = shape_heading (self, detail, MASAR_FONT_DETAIL);
  self->head = (has_room_beside_title (self) ? TITLE_PX : TITLE_PX + DETAIL_PX) * scale;
}

static void
put_text (const Page *self, cairo_t *cr, MasarLabel label, MasarColor color, double start, double middle)
{
  const double inset = start + MASAR_SPACE_LARGE;
  const double x = self->style.direction == MASAR_DIRECTION_RTL ? self->width - inset - label.width : inset;

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_move_to (cr, x, middle - label.middle);
  masar_text_show (cr, label.layout);
}

static void
page_draw_heading (const Page *self, cairo_t *cr)
{
  const double scale = self->style.text_scale, middle = (TITLE_PX / 2 - 4) * scale;

  if (self->head == 0)
    return;
  put_text (self, cr, self->title, self->style.text, 0, middle);
  if (has_room_beside_title (self))
    put_text (self, cr, self->detail, self->style.quiet,
              self->title.width > 0 ? self->title.width + MASAR_SPACE_HUGE : 0, middle + 2 * scale);
  else
    put_text (self, cr, self->detail, self->style.quiet, 0, middle + DETAIL_PX * scale);
}

static MasarLayout *
page_lay_out (const Page *self, double height)
{
  const MasarView view = { .timeline = self->timeline,
                           .axis = self->axis,
                           .height = height,
                           .style = &self->style,
                           .labels = self->labels,
                           .parts = self->export->parts & MASAR_PARTS_PAGE,
                           .selected = self->export->selected,
                           .focused = MASAR_UNKNOWN,
                           .lit_article = MASAR_UNKNOWN,
                           .quote = self->export->quote,
                           .quote_data = self->export->quote_data };

  return masar_layout_new (&view);
}

/* A legend takes room from the picture, and what there is to explain may change with that: until it fits. */
static MasarLayout *
page_lay_out_with_legend (const Page *self, MasarLegend **legend)
{
  const double foot = FOOT_PX * self->style.text_scale;
  double room = 0;

  for (;;)
    {
      g_autoptr (MasarLayout) layout = page_lay_out (self, MAX (self->height - self->head - room, 0));
      g_autoptr (MasarLegend) wanted = NULL;
      MasarSigns signs;

      masar_layout_get_signs (layout, &signs);
      wanted = masar_legend_new (&signs, &self->style, self->labels, get_text_width (self));
      if (masar_legend_get_height (wanted) + foot <= room || room >= self->height / 2)
        {
          *legend = g_steal_pointer (&wanted);
          return g_steal_pointer (&layout);
        }
      room = masar_legend_get_height (wanted) + foot;
    }
}

/* Where pixels are, everything begins on one. */
static double
snap (const MasarStyle *style, double px)
{
  return round (px * style->scale_factor) / style->scale_factor;
}

static void
page_init (Page *self, const MasarExport *export, MasarTimeline *timeline)
{
  const double margin = MIN (export->margin, MIN (export->width, export->height) / 16);

  *self = (Page){ .export = export, .timeline = timeline, .style = *export->style };
  masar_style_set_topic (&self->style, masar_timeline_get_topic (timeline));
  self->margin = snap (&self->style, margin);
  self->width = export->width - 2 * self->margin;
  self->height = export->height - 2 * self->margin;
  self->axis = choose_axis (export, timeline, self->width);
  self->labels = masar_labels_new (pango_cairo_font_map_get_default (), &self->style);
  self->painter = masar_painter_new ();
  page_shape_heading (self);
  self->head = snap (&self->style, self->head);
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
  g_auto (Page) page = { 0 };
  g_autoptr (MasarLayout) layout = NULL;
  g_autoptr (MasarLegend) legend = NULL;

  page_init (&page, self, timeline);
  cairo_set_source_rgb (cr, self->style->background.red, self->style->background.green, self->style->background.blue);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  layout = page_lay_out_with_legend (&page, &legend);
  cairo_save (cr);
  cairo_translate (cr, page.margin, page.margin);
  page_draw_heading (&page, cr);
  cairo_translate (cr, 0, page.head);
  masar_painter_paint (page.painter, layout, cr);
  cairo_translate (cr, MASAR_SPACE_LARGE, page.height - page.head - masar_legend_get_height (legend));
  masar_legend_draw (legend, page.painter, self->time_direction, cr);
  cairo_restore (cr);
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
