/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-matches.h"

G_BEGIN_DECLS

/**
 * MasarFilter:
 *
 * Which events are asked for: some values of each facet, and words.  Within a facet any chosen value will do; of the
 * facets each that has a choice must agree, and every word must be found.  Main thread only.
 */
#define MASAR_TYPE_FILTER (masar_filter_get_type ())
G_DECLARE_FINAL_TYPE (MasarFilter, masar_filter, MASAR, FILTER, GObject)

MasarFilter *masar_filter_new (MasarRecords *records, const MasarTopic *topic);

MasarMatches *masar_filter_get_matches (MasarFilter *self);
guint masar_filter_get_n_values (MasarFilter *self, MasarFacet facet);
const char *masar_filter_get_name (MasarFilter *self, MasarFacet facet, guint value);
guint masar_filter_get_count (MasarFilter *self, MasarFacet facet, guint value);
gboolean masar_filter_get_chosen (MasarFilter *self, MasarFacet facet, guint value);
void masar_filter_set_chosen (MasarFilter *self, MasarFacet facet, guint value, gboolean chosen);
guint masar_filter_get_n_chosen (MasarFilter *self, MasarFacet facet);
const char *masar_filter_get_words (MasarFilter *self);
void masar_filter_set_words (MasarFilter *self, const char *words);
void masar_filter_look_for (MasarFilter *self, const char *words);
gboolean masar_filter_is_active (MasarFilter *self);
void masar_filter_clear (MasarFilter *self);

gboolean masar_filter_matches (MasarFilter *self, guint event);
gboolean masar_filter_matches_article (MasarFilter *self, guint article);
guint masar_filter_get_n_matching (MasarFilter *self);

char *masar_filter_fold (const char *text);

G_END_DECLS
