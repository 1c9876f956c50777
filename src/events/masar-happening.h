/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-places.h"
#include "masar-records.h"
#include "masar-text.h"
#include "masar-weave.h"

G_BEGIN_DECLS

/**
 * MasarNames:
 *
 * Places and actors by their canonical names, as the lexicon knows them.
 */
typedef struct _MasarNames MasarNames;

MasarNames *masar_names_new (const MasarLexicon *lexicon);
void masar_names_free (MasarNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarNames, masar_names_free)

MasarPlaceLevel masar_names_get_place_level (const MasarNames *self, const char *place);
const char *masar_names_get_country (const MasarNames *self, const char *place);
gboolean masar_names_places_agree (const MasarNames *self, const char *a, const char *b);
const char *masar_names_get_party (const MasarNames *self, const char *actor);
const MasarLexiconEntry *masar_names_find_title (const MasarNames *self, const char *type, const char *kind);
const char *masar_names_get_party_form (const MasarNames *self, const char *party, const char *form);
const char *masar_names_get_agency (const MasarNames *self, const char *who);
gboolean masar_names_is_target_named (const MasarNames *self, const char *target);
gboolean masar_names_places_touch (const MasarNames *self, const char *a, const char *b);
gboolean masar_names_places_conflict (const MasarNames *self, const char *a, const char *b);
gboolean masar_names_is_specific (const MasarNames *self, const char *place);

/**
 * MasarHappening:
 * @article: index of the article
 * @first_mention: index of the mention that stands for it
 * @type: its type
 * @kind: its kind, or %NULL
 * @place: its most exact place, or %NULL
 * @country: the country of its place, or %NULL
 * @party: who did it, or a party of the talks, or %NULL
 * @other_party: who was hit, or the other party, or %NULL
 * @when: its best date in this article
 * @first_day: its day, when @exact
 * @last_day: the next one at most, when @exact
 * @published_day: last day on which the article may have appeared, or %G_MAXINT64
 * @exact: whether it is known to the day
 * @by_report: whether only the report is
 *
 * What one article tells of one happening: its mentions of it, taken together.  Equal strings of two happenings are the
 * same string, so that they are compared by their address.
 */
typedef struct
{
  guint article;
  guint original; /* the article of which @article is a copy, or itself */
  guint first_mention;
  MasarEventType type;
  const char *kind;
  const char *place;
  const char *country;
  const char *party;
  const char *other_party;
  MasarWhen when;
  gint64 first_day;
  gint64 last_day;
  gint64 published_day;
  int killed;
  int wounded;
  guint cluster;
  guint8 place_level;      /* a #MasarPlaceLevel */
  guint8 weekday;          /* that its words name though it is not known which day it was: 1 for Monday to 7; or 0 */
  guint8 month;            /* likewise, with @month_day */
  guint8 month_day;        /* or 0 */
  guint8 published_spread; /* by how many days the article may have appeared sooner than @published_day */
  guint exact : 1;
  guint by_report : 1;
  guint near_place : 1; /* it was near @place only */
  guint series : 1;
  guint background : 1;
  guint quiet : 1; /* exact, of violence, and little of its kind is known of @place around its day */
} MasarHappening;

GArray *masar_happenings_new (const MasarNames *names, const MasarRecords *records);
void masar_happenings_merge (const MasarNames *names,
                             const MasarRecords *records,
                             GArray *happenings,
                             MasarMergeSink explain,
                             gpointer user_data);

void masar_weave_find_copies (MasarRecords *records);
void masar_weave_date_articles (const MasarNames *names, MasarRecords *records);
void masar_weave_date_by_events (MasarRecords *records, const GArray *happenings);
void masar_event_add_disputes (const MasarNames *names, MasarRecords *records, MasarEventRecord *event);
guint masar_event_count_sources (const MasarNames *names, const MasarRecords *records, const GArray *evidence);
void masar_event_set_title (const MasarNames *names, MasarRecords *records, MasarEventRecord *event, const char *kind);

G_END_DECLS
