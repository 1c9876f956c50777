/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-tags.h"

G_BEGIN_DECLS

void masar_tags_settle_places (const MasarText *text, GArray *tags);

G_END_DECLS
