/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-export-dialog.h"

#include "masar-export-name.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Asks for a file and writes the page into it, on a thread of its own: a file chooser, a question when the ending that
 * we add leads to a file that is there already, then the writing, which says so where it takes long and can be stopped.
 * The page is drawn into a file of our own first, so that a fault leaves what was there as it was. */

#define CHOICE "format"
#define BY_NAME "name"
#define EVENTS "events"

/* What takes longer says that it is under way, and can be stopped. */
#define MOMENT_MS 500

typedef struct
{
  GtkWindow *parent; /* until it is written */
  MasarPage *page;
  MasarPage *all; /* with what @page leaves out, or NULL */
  GtkFileChooserNative *chooser;
  GFile *file;
  MasarExportFormat format;
  AdwToastOverlay *toasts; /* likewise */
  AdwToast *toast;         /* what says that it is being written, or NULL */
  guint moment_source;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  masar_page_unref (self->page);
  g_clear_pointer (&self->all, masar_page_unref);
  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_free (self);
}

/* A sandbox hands out the one file that was chosen, and no neighbour of it. */
static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * masar_export_dialog_choose_file:
 * @file: what was chosen
 * @choice: (nullable): the format that was chosen, by its name; anything else leaves it to the ending of @file
 * @format: (out): the format to write; PDF when nothing says it
 *
 * Returns: (transfer full): the file to write: @file, with the ending of @format
 */
GFile *
masar_export_dialog_choose_file (GFile *file, const char *choice, MasarExportFormat *format)
{
  g_autofree char *name = NULL;
  g_autofree char *full_name = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && format != NULL, NULL);

  name = g_file_get_basename (file);
  if ((choice == NULL || !masar_export_format_from_string (choice, format))
      && !masar_export_format_from_name (name, format))
    *format = MASAR_EXPORT_PDF;
  full_name = masar_export_name_set_format (name, *format);
  folder = g_file_get_parent (file);
  if (folder == NULL || is_sandboxed ())
    return g_object_ref (file);
  return g_file_get_child (folder, full_name);
}

/**
 * masar_export_dialog_write:
 * @page: what to write
 * @file: where to; it is replaced
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Writes @page.  May run on any thread.
 *
 * Returns: whether it was written; if not, what @file was before is still there
 */
gboolean
masar_export_dialog_write (MasarPage *page,
                           MasarExportFormat format,
                           GFile *file,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) drawn = NULL;
  gboolean is_written;
  int descriptor;

  g_return_val_if_fail (page != NULL && G_IS_FILE (file), FALSE);

  descriptor = g_file_open_tmp ("masar-XXXXXX", &path, error);
  if (descriptor == -1)
    return FALSE;
  g_close (descriptor, NULL);
  drawn = g_file_new_for_path (path);
  is_written = masar_page_write (page, format, path, cancellable, error)
               && g_file_copy (drawn, file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL,
                               NULL, error);
  g_file_delete (drawn, NULL, NULL);
  return is_written;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *self = data;
  GError *error = NULL;

  if (masar_export_dialog_write (self->page, self->format, self->file, cancellable, &error))
    g_task_return_pointer (task, g_object_ref (self->file), g_object_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
moment_cb (gpointer user_data)
{
  GTask *task = user_data;
  Export *self = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (self->file);
  g_autofree char *isolated = g_strdup_printf ("\342\201\250%s\342\201\251", name);
  g_autofree char *title = g_strdup_printf (_ ("Exporting to %s…"), isolated);

  self->moment_source = 0;
  self->toast = adw_toast_new (title);
  adw_toast_set_button_label (self->toast, _ ("_Cancel"));
  adw_toast_set_timeout (self->toast, 0);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel),
                           g_task_get_cancellable (task), G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
  return G_SOURCE_REMOVE;
}

/* What is of the window goes here, on the main thread: the task itself may go on the one that it ran on. */
static void
completed_cb (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  g_clear_handle_id (&self->moment_source, g_source_remove);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_clear_object (&self->toasts);
  g_clear_object (&self->parent);
}

static void
start_writing (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  self->moment_source = g_timeout_add (MOMENT_MS, moment_cb, task);
  g_task_run_in_thread (task, write_thread);
}

static void
return_cancelled (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no file was chosen");
}

static void
replace_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (g_str_equal (response, "replace"))
    start_writing (task);
  else
    return_cancelled (task);
}

/* The chooser asked about the name as it was typed; about the name that we made of it, we ask. */
static void
ask_to_replace (GTask *task)
{
  const Export *self = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (self->file);
  g_autofree char *isolated = g_strdup_printf ("\342\201\250%s\342\201\251", name);
  GtkWidget *dialog = adw_message_dialog_new (self->parent, _ ("Replace the File?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _ ("%s is there already. What is in it will be lost."),
                                  isolated);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace", _ ("_Replace"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (replace_response_cb), g_object_ref (task));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) chosen = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      return_cancelled (task);
      return;
    }
  if (self->all != NULL && g_strcmp0 (gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), EVENTS), "true") == 0)
    {
      masar_page_unref (self->page);
      self->page = masar_page_ref (self->all);
    }
  chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  self->file = masar_export_dialog_choose_file (
      chosen, gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), CHOICE), &self->format);
  if (!g_file_equal (chosen, self->file) && g_file_query_exists (self->file, NULL))
    ask_to_replace (task);
  else
    start_writing (task);
}

/* What the page leaves out is said, and can be had. */
static void
offer_all (GtkFileChooser *chooser, const MasarPage *page)
{
  /* Translators: %s is how many of how many events */
  g_autofree char *label = g_strdup_printf (_ ("All events (shown: %s)"), masar_page_get_note (page));

  gtk_file_chooser_add_choice (chooser, EVENTS, label, NULL, NULL);
  gtk_file_chooser_set_choice (chooser, EVENTS, "false");
}

static GtkFileChooserNative *
new_chooser (GtkWindow *parent, const MasarPage *page)
{
  const char *options[] = { BY_NAME, "pdf", "svg", "png", NULL };
  const char *labels[] = { _ ("By the Name’s Ending"), "PDF", "SVG", "PNG", NULL };
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Export"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autofree char *name = masar_export_name_from_title (masar_page_get_title (page), MASAR_EXPORT_PDF);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, "PDF, SVG, PNG");
  for (guint i = 1; options[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, options[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), CHOICE, _ ("Format"), options, labels);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (chooser), CHOICE, BY_NAME);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

static GTask *
new_task (GtkWindow *parent, AdwToastOverlay *toasts, MasarPage *page, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);

  self->parent = g_object_ref (parent);
  self->page = masar_page_ref (page);
  self->toasts = g_object_ref (toasts);
  g_task_set_source_tag (task, new_task);
  g_task_set_task_data (task, self, export_free);
  g_signal_connect (task, "notify::completed", G_CALLBACK (completed_cb), NULL);
  return task;
}

/**
 * masar_export_dialog_run_async:
 * @parent: the window that asks
 * @toasts: where it says that the page is being written, if that takes long, and can be stopped
 * @page: what to write
 * @all: (nullable): what to write on request: the same with what @page leaves out, which its note tells
 * @callback: called when the file is written, or will not be
 *
 * Asks for a file, and writes @page into it as PDF, SVG or PNG.
 */
void
masar_export_dialog_run_async (GtkWindow *parent,
                               AdwToastOverlay *toasts,
                               MasarPage *page,
                               MasarPage *all,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;
  Export *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && page != NULL);

  task = new_task (parent, toasts, page, callback, user_data);
  self = g_task_get_task_data (task);
  self->chooser = new_chooser (parent, page);
  if (all != NULL)
    {
      self->all = masar_page_ref (all);
      offer_all (GTK_FILE_CHOOSER (self->chooser), page);
    }
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * masar_export_dialog_write_async:
 * @parent: the window that asks
 * @toasts: where it says that the page is being written, if that takes long, and can be stopped
 * @page: what to write
 * @file: where to; it is replaced
 * @callback: called when the file is written, or will not be; it calls [func@export_dialog_run_finish]
 *
 * Writes @page without asking for a file.
 */
void
masar_export_dialog_write_async (GtkWindow *parent,
                                 AdwToastOverlay *toasts,
                                 MasarPage *page,
                                 MasarExportFormat format,
                                 GFile *file,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && page != NULL && G_IS_FILE (file));

  task = new_task (parent, toasts, page, callback, user_data);
  self = g_task_get_task_data (task);
  self->file = g_object_ref (file);
  self->format = format;
  start_writing (task);
}

/**
 * masar_export_dialog_run_finish:
 * @result: what the callback got
 * @error: return location for an error; %G_IO_ERROR_CANCELLED when no file was chosen, or it was stopped
 *
 * Returns: (transfer full) (nullable): the file that was written
 */
GFile *
masar_export_dialog_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
