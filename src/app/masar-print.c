/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-print.h"

/* The timeline on paper: what the window shows, on one page, landscape unless the user turns it. */

/* The printer counts in points, the page in pixels of 1/96 inch. */
#define POINTS_PER_PX 0.75

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page_number, MasarPage *page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  masar_page_draw (page, cr, gtk_print_context_get_width (context) / POINTS_PER_PX,
                   gtk_print_context_get_height (context) / POINTS_PER_PX);
}

static void
unref_page_cb (gpointer data, GClosure *closure)
{
  masar_page_unref (data);
}

/**
 * masar_print_new:
 * @page: what is printed
 *
 * Returns: (transfer full): an operation that prints @page; run it
 */
GtkPrintOperation *
masar_print_new (MasarPage *page)
{
  GtkPrintOperation *self = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  g_return_val_if_fail (page != NULL, NULL);

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (self, setup);
  gtk_print_operation_set_embed_page_setup (self, TRUE);
  gtk_print_operation_set_unit (self, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (self, 1);
  gtk_print_operation_set_job_name (self, masar_page_get_title (page));
  gtk_print_operation_set_allow_async (self, TRUE);
  g_signal_connect_data (self, "draw-page", G_CALLBACK (draw_page_cb), masar_page_ref (page), unref_page_cb, 0);
  return self;
}
