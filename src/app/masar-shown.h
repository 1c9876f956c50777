/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lens.h"
#include "masar-project.h"
#include "masar-timeline.h"

G_BEGIN_DECLS

MasarLens *masar_shown_get_lens (MasarProject *project, MasarLens *lens);
MasarTimeline *masar_shown_new_timeline (MasarProject *project, MasarLens *lens);
char *masar_shown_phrase (MasarLens *lens);

G_END_DECLS
