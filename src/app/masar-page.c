/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-page.h"

#include "masar-look.h"
#include "masar-shown.h"

#include <math.h>

/* The time that the window shows, its choice and its direction, in the colours of print and the language of the
 * interface. */

/* A4 landscape, at 96 pixels an inch: a PDF goes to the printer as it is. */
#define PAPER_WIDTH_PX 1122.5
#define PAPER_HEIGHT_PX 793.7

/* What is shown on screens is twice as fine as 96 pixels an inch. */
#define PNG_SCALE 2

struct _MasarPage
{
  gatomicrefcount n_references;
  MasarShown *shown;
  MasarStyle style;
  MasarWords words; /* of the style */
  MasarSpan window;
  MasarDirection direction;
  char *title;
  char *heading;
  int event;
};

/**
 * masar_page_new:
 * @shown: (transfer full): what there is
 * @axis: which time of it, and which way that runs
 * @title: a heading
 * @event: the chosen event, or %MASAR_UNKNOWN
 *
 * Returns: (transfer full): a page
 */
MasarPage *
masar_page_new (MasarShown *shown, const MasarAxis *axis, const char *title, int event)
{
  MasarPage *self;

  g_return_val_if_fail (shown != NULL && axis != NULL && title != NULL, NULL);

  self = g_new0 (MasarPage, 1);
  g_atomic_ref_count_init (&self->n_references);
  self->shown = shown;
  shown->breaks = masar_breaks_take_open (shown->breaks, axis->breaks);
  masar_look_init (&self->style, &self->words, MASAR_THEME_PRINT);
  self->window = (MasarSpan){ (gint64) floor (masar_axis_get_start (axis)), (gint64) ceil (masar_axis_get_end (axis)) };
  self->direction = axis->direction;
  self->title = g_strdup (title);
  self->heading = shown->note != NULL ? g_strdup_printf ("%s · \u2068%s\u2069", title, shown->note) : g_strdup (title);
  self->event = event;
  return self;
}

MasarPage *
masar_page_ref (MasarPage *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_page_unref (MasarPage *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  masar_shown_free (self->shown);
  g_free (self->title);
  g_free (self->heading);
  g_free (self);
}

/**
 * masar_page_get_title:
 *
 * Returns: (transfer none): the heading
 */
const char *
masar_page_get_title (const MasarPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * masar_page_get_note:
 *
 * Returns: (transfer none) (nullable): what is told beside the heading: what is left out
 */
const char *
masar_page_get_note (const MasarPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->shown->note;
}

static MasarExport
get_export (const MasarPage *self, MasarExportFormat format)
{
  MasarExport result;

  masar_export_init (&result, format, &self->style);
  result.time_direction = self->direction;
  result.window = self->window;
  result.title = self->heading;
  result.selected = self->event;
  result.parts = self->shown->parts;
  if (self->shown->quotes != NULL)
    {
      result.quote = masar_quotes_read_cb;
      result.quote_data = self->shown->quotes;
    }
  result.breaks = self->shown->breaks;
  return result;
}

/**
 * masar_page_draw:
 * @cr: onto what; its unit is a pixel of 1/96 inch
 *
 * Draws the page.
 */
void
masar_page_draw (const MasarPage *self, cairo_t *cr, double width_px, double height_px)
{
  MasarExport result = get_export (self, MASAR_EXPORT_PDF);

  g_return_if_fail (self != NULL && cr != NULL);

  result.width = width_px;
  result.height = height_px;
  masar_export_draw (&result, self->shown->timeline, cr);
}

/**
 * masar_page_write:
 * @path: the file; it is replaced
 * @error: return location for an error
 *
 * Writes the page into a file.  May run on any thread.
 *
 * Returns: whether it was written
 */
gboolean
masar_page_write (const MasarPage *self, MasarExportFormat format, const char *path, GError **error)
{
  MasarExport result = get_export (self, format);

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (format == MASAR_EXPORT_PNG)
    result.scale = PNG_SCALE;
  else if (format == MASAR_EXPORT_PDF)
    {
      result.width = PAPER_WIDTH_PX;
      result.height = PAPER_HEIGHT_PX;
    }
  return masar_export_write (&result, self->shown->timeline, path, error);
}
