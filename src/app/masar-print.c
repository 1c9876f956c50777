/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-print.h"

#include <glib/gi18n.h>

/* The timeline on paper: what the window shows, on one page, landscape unless the user turns it. */

/* The printer counts in points, the page in pixels of 1/96 inch. */
#define POINTS_PER_PX 0.75

typedef struct
{
  MasarPage *page;
  MasarPage *all; /* with what @page leaves out, or NULL */
  gboolean takes_all;
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *self = data;

  masar_page_unref (self->page);
  g_clear_pointer (&self->all, masar_page_unref);
  g_free (self);
}

/* A sheet on its way to the thread. */
typedef struct
{
  MasarPage *page;
  cairo_t *cr;
  double width_px;
  double height_px;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  masar_page_unref (self->page);
  cairo_destroy (self->cr);
  g_free (self);
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sheet *sheet = data;

  masar_page_draw (sheet->page, sheet->cr, sheet->width_px, sheet->height_px);
  g_task_return_boolean (task, TRUE);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = user_data;

  gtk_print_operation_draw_page_finish (operation);
}

/* There may be much to build for the page, and articles to be read: the operation waits for a thread that does it, and
 * does not touch what is drawn on until then. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page_number, Print *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, drawn_cb, g_object_ref (operation));
  Sheet *sheet = g_new (Sheet, 1);

  *sheet = (Sheet){ .page = masar_page_ref (self->takes_all ? self->all : self->page),
                    .cr = cairo_reference (gtk_print_context_get_cairo_context (context)),
                    .width_px = gtk_print_context_get_width (context) / POINTS_PER_PX,
                    .height_px = gtk_print_context_get_height (context) / POINTS_PER_PX };
  cairo_scale (sheet->cr, POINTS_PER_PX, POINTS_PER_PX);
  gtk_print_operation_set_defer_drawing (operation);
  g_task_set_task_data (task, sheet, sheet_free);
  g_task_run_in_thread (task, draw_thread);
}

/* A tab of the dialog says what the page leaves out, and offers it.  The dialog of a sandbox has no such tab; there the
 * page says it. */
static GtkWidget *
create_widget_cb (GtkPrintOperation *operation, Print *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *shown = gtk_check_button_new_with_label (masar_page_get_note (self->page));
  GtkWidget *all = gtk_check_button_new_with_label (_ ("All events"));

  gtk_check_button_set_group (GTK_CHECK_BUTTON (all), GTK_CHECK_BUTTON (shown));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->takes_all ? all : shown), TRUE);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_box_append (GTK_BOX (box), shown);
  gtk_box_append (GTK_BOX (box), all);
  return box;
}

static void
apply_widget_cb (GtkPrintOperation *operation, GtkWidget *box, Print *self)
{
  self->takes_all = gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_last_child (box)));
}

static void
offer_all (GtkPrintOperation *operation, Print *self)
{
  gtk_print_operation_set_custom_tab_label (operation, _ ("Events"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_widget_cb), self);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_widget_cb), self);
}

/**
 * masar_print_new:
 * @page: what is printed
 * @all: (nullable): what is printed on request: the same with what @page leaves out, which its note tells
 *
 * Returns: (transfer full): an operation that prints @page; run it
 */
GtkPrintOperation *
masar_print_new (MasarPage *page, MasarPage *all)
{
  GtkPrintOperation *self = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Print *print;

  g_return_val_if_fail (page != NULL, NULL);

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (self, setup);
  gtk_print_operation_set_embed_page_setup (self, TRUE);
  gtk_print_operation_set_unit (self, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (self, 1);
  gtk_print_operation_set_job_name (self, masar_page_get_title (page));
  gtk_print_operation_set_allow_async (self, TRUE);
  gtk_print_operation_set_show_progress (self, TRUE);
  print = g_new0 (Print, 1);
  print->page = masar_page_ref (page);
  g_signal_connect_data (self, "draw-page", G_CALLBACK (draw_page_cb), print, print_free, 0);
  if (all != NULL)
    {
      print->all = masar_page_ref (all);
      offer_all (self, print);
    }
  return self;
}
