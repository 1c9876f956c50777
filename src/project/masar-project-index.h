/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lens.h"

G_BEGIN_DECLS

/**
 * MasarPositions:
 *
 * Positions of one kind by positions of another: those of row r are values[starts[r]] to values[starts[r + 1] - 1],
 * ascending, each once.
 */
typedef struct
{
  guint n_rows;
  guint *starts;
  guint *values;
} MasarPositions;

const guint *masar_positions_get (const MasarPositions *self, guint row, guint *n_values);

/**
 * MasarProjectIndex:
 * @events_by_article: which events an article tells of
 * @links_by_event: which links lead from an event or to it
 * @articles: (element-type guint): all of them, in the order of the files
 * @events: (element-type guint): all of them, in the order of time
 * @lens: through which everything is clear
 * @first_event: where the eye should fall, or %MASAR_UNKNOWN
 * @first_span: the time around it; %MASAR_SPAN_OPEN without a date
 *
 * All that is found out about records once they have been read, and takes longer than a frame where they are many.
 */
typedef struct
{
  MasarPositions events_by_article;
  MasarPositions links_by_event;
  GArray *articles;
  GArray *events;
  MasarLens *lens;
  int first_event;
  MasarSpan first_span;
} MasarProjectIndex;

MasarProjectIndex *masar_project_index_new (MasarRecords *records, const MasarTopic *topic);
void masar_project_index_free (MasarProjectIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarProjectIndex, masar_project_index_free)

G_END_DECLS
