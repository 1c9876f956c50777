/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

void masar_export_dialog_run_async (GtkWindow *parent,
                                    AdwToastOverlay *toasts,
                                    MasarPage *page,
                                    MasarPage *all,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void masar_export_dialog_write_async (GtkWindow *parent,
                                      AdwToastOverlay *toasts,
                                      MasarPage *page,
                                      MasarExportFormat format,
                                      GFile *file,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GFile *masar_export_dialog_run_finish (GAsyncResult *result, GError **error);

GFile *masar_export_dialog_choose_file (GFile *file, const char *choice, MasarExportFormat *format);
gboolean masar_export_dialog_write (MasarPage *page,
                                    MasarExportFormat format,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
