/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-date-format.h"
#include "masar-signs.h"
#include "masar-topic.h"

G_BEGIN_DECLS

/* The lanes of events come first, as many as the topic has; then that of the articles. */
#define MASAR_LANE_ARTICLES MASAR_MAX_EVENT_LANES
#define MASAR_N_LANES (MASAR_MAX_EVENT_LANES + 1)

/**
 * MasarWords:
 * @language: BCP 47
 * @dates: how dates are written
 * @lanes: names of the lanes where a topic gives none: one for each type of event, then the articles'
 * @links: words of the links, by kind
 * @possible_links: the same for links that are only possible
 * @signs: what a legend says of them
 * @dispute: the word beside the dispute sign
 * @no_events: "without events", of a stretch of time
 * @nothing_shown: the same where there may be some that are hidden
 * @hijri: what marks a year of the Hijri calendar
 * @unknown_outlet: stands for an article without outlet
 * @untitled: stands for an event without title
 * @format_sources: "3 sources"
 * @format_undated: "2 undated"
 * @format_more: "+12", short for thousands
 * @format_length: "3 years", of a stretch of time
 * @format_status: counts what is seen, and what is faint or hidden
 *
 * The words that the scene draws.  [func@words_get] has them for Arabic and English; a translation may fill one of its
 * own.  The strings are borrowed and must live as long as anything drawn with them; the functions return new strings.
 */
typedef struct
{
  const char *language;
  MasarDateStyle dates;
  const char *lanes[MASAR_N_EVENT_TYPES + 1];
  const char *links[MASAR_N_LINK_KINDS];
  const char *possible_links[MASAR_N_LINK_KINDS];
  const char *signs[MASAR_N_SIGNS];
  const char *dispute;
  const char *no_events;
  const char *nothing_shown;
  const char *hijri;
  const char *unknown_outlet;
  const char *untitled;
  char *(*format_sources) (guint n_sources);
  char *(*format_undated) (guint n_undated);
  char *(*format_more) (guint n_more);
  char *(*format_length) (MasarSpan span);
  char *(*format_status) (guint n_events, guint n_articles, guint n_in_view, guint n_faint, guint n_hidden);
} MasarWords;

const MasarWords *masar_words_get (const char *language);
MasarDateStyle masar_words_get_brief_dates (const MasarWords *self);
char *masar_words_format_count (const MasarWords *self, guint n);
char *masar_words_take_digits (const MasarWords *self, char *text);

G_END_DECLS
