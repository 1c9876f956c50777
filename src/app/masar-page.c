/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-page.h"

#include "masar-look.h"
#include "masar-shown.h"

#include <math.h>

/* The time that the window shows, its choice and its direction, in the colours of print and the language of the
 * interface. */

struct _MasarPage
{
  gatomicrefcount n_references;
  MasarShown *shown;
  MasarBreaks *opened; /* by hand, among its breaks, or NULL */
  MasarStyle style;
  MasarWords words; /* of the style */
  MasarSpan window;
  MasarDirection direction;
  char *title;
  int event;
};

/**
 * masar_page_new:
 * @shown: (transfer full): what there is; built when the page is drawn
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
  self->opened = axis->breaks != NULL ? masar_breaks_ref ((MasarBreaks *) axis->breaks) : NULL;
  masar_look_init (&self->style, &self->words, MASAR_THEME_PRINT);
  self->window = (MasarSpan){ (gint64) floor (masar_axis_get_start (axis)), (gint64) ceil (masar_axis_get_end (axis)) };
  self->direction = axis->direction;
  self->title = g_strdup (title);
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
  g_clear_pointer (&self->opened, masar_breaks_unref);
  g_free (self->title);
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

/* What a drawing of the page is made of.  Once it is cancelled, no more articles are read. */
typedef struct
{
  MasarExport export;
  MasarQuotes *quotes;
  GCancellable *cancellable;
} Drawing;

static const char *
quote_cb (guint event, gpointer user_data)
{
  const Drawing *drawing = user_data;

  return g_cancellable_is_cancelled (drawing->cancellable) ? NULL : masar_quotes_read (drawing->quotes, event);
}

/* Returns whether there is something to be drawn; not when it was cancelled. */
static gboolean
drawing_init (Drawing *drawing, MasarPage *self, MasarExportFormat format, GCancellable *cancellable)
{
  MasarExport *result = &drawing->export;

  if (!masar_shown_build (self->shown, cancellable))
    return FALSE;
  self->shown->breaks = masar_breaks_take_open (self->shown->breaks, self->opened);
  *drawing = (Drawing){ .quotes = self->shown->quotes, .cancellable = cancellable };
  masar_export_init (result, format, &self->style);
  result->time_direction = self->direction;
  result->window = self->window;
  result->title = self->title;
  result->note = self->shown->note;
  result->selected = self->event;
  result->parts = self->shown->parts;
  result->breaks = self->shown->breaks;
  if (self->shown->quotes != NULL)
    {
      result->quote = quote_cb;
      result->quote_data = drawing;
    }
  return TRUE;
}

/**
 * masar_page_draw:
 * @cr: onto what; its unit is a pixel of 1/96 inch
 *
 * Draws the page.  May run on any thread.
 */
void
masar_page_draw (MasarPage *self, cairo_t *cr, double width_px, double height_px)
{
  Drawing drawing;

  g_return_if_fail (self != NULL && cr != NULL);

  drawing_init (&drawing, self, MASAR_EXPORT_PDF, NULL);
  drawing.export.width = width_px;
  drawing.export.height = height_px;
  drawing.export.margin = 0; /* paper has margins of its own */
  masar_export_draw (&drawing.export, self->shown->timeline, cr);
}

/**
 * masar_page_write:
 * @path: the file; it is replaced
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Writes the page into a file.  May run on any thread.
 *
 * Returns: whether it was written
 */
gboolean
masar_page_write (MasarPage *self,
                  MasarExportFormat format,
                  const char *path,
                  GCancellable *cancellable,
                  GError **error)
{
  Drawing drawing;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (!drawing_init (&drawing, self, format, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }
  return masar_export_write (&drawing.export, self->shown->timeline, path, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
