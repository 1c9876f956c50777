/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *masar_print_new (MasarPage *page, MasarPage *all);

G_END_DECLS
