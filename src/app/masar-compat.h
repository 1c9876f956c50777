/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Faces for running Arabic text, best first; what is not installed is passed over. */
#define MASAR_COMPAT_NASKH "Noto Naskh Arabic, Amiri, Scheherazade New, Noto Naskh Arabic UI, serif"

void masar_compat_get_color (GtkWidget *widget, GdkRGBA *color);
void masar_compat_lookup_color (GtkWidget *widget, const char *name, GdkRGBA *color);
double masar_compat_get_text_scale (GtkWidget *widget);
void masar_compat_request_width (GtkWidget *widget, int width_px);
gboolean masar_compat_has_readable_foreground (void);

void masar_compat_unparent_children (GtkWidget *widget);

void masar_compat_mend_tab_order (void);
gboolean masar_compat_is_leaving (GtkWidget *list, GtkDirectionType direction);

GtkTextDirection masar_compat_get_text_direction (const char *text);
void masar_compat_set_content (GtkLabel *label, const char *text);
void masar_compat_set_line (GtkInscription *inscription, const char *text);

G_END_DECLS
