/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-style.h"

G_BEGIN_DECLS

void masar_look_init (MasarStyle *style, MasarWords *words, MasarTheme theme);

G_END_DECLS
