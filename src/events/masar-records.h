/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-article.h"
#include "masar-passage.h"
#include "masar-span.h"

G_BEGIN_DECLS

/**
 * MASAR_UNKNOWN:
 *
 * An index or a number that is not known.
 */
#define MASAR_UNKNOWN (-1)

typedef enum
{
  MASAR_EVENT_ATTACK,
  MASAR_EVENT_STRIKE,
  MASAR_EVENT_TALKS,
  MASAR_EVENT_CONTEXT,
} MasarEventType;
#define MASAR_N_EVENT_TYPES 4

typedef enum
{
  MASAR_MODALITY_ASSERTED,
  MASAR_MODALITY_REPORTED,
  MASAR_MODALITY_DENIED,
  MASAR_MODALITY_POSSIBLE,
  MASAR_MODALITY_PLANNED,
  MASAR_MODALITY_HYPOTHETICAL,
} MasarModality;

typedef enum
{
  MASAR_LINK_RESPONSE,
  MASAR_LINK_DELAYS,
  MASAR_LINK_IMPEDES,
  MASAR_LINK_CAUSES,
  MASAR_LINK_DISPUTES,
} MasarLinkKind;

/**
 * MasarTimeRecord:
 * @expression: what the words name before it is resolved, in the notation of masar-times.h, so that it can be resolved
 *   again when the article's date becomes known
 */
typedef struct
{
  MasarPassage passage;
  const char *text;
  const char *expression;
  MasarWhen when;
} MasarTimeRecord;

typedef struct
{
  const char *who;
  MasarPassage passage;
} MasarSpeaker;

/**
 * MasarMention:
 *
 * What one passage says of a happening.  Strings are %NULL and numbers %MASAR_UNKNOWN where it says nothing.
 */
typedef struct
{
  MasarPassage passage;
  MasarEventType type;
  MasarModality modality;
  MasarWhen when;
  int time;         /* index into the article's times */
  const char *kind; /* rocket, drone, air-strike, meeting, postponement … */
  const char *place;
  const char *actor;
  const char *target;
  int killed;
  int wounded;
  int same; /* index of the article's first mention of this happening: itself, or an earlier one */
  guint n_says;
  const MasarSpeaker *says;
  guint reported : 1;   /* dated by the day of the report only */
  guint background : 1; /* not the news of the article */
  guint headline : 1;   /* stands in the title */
  guint since : 1;      /* began at its time and lasts until the publication */
} MasarMention;

/* What an article says of two of its mentions. */
typedef struct
{
  MasarLinkKind kind;
  MasarModality modality;
  int from; /* indexes into the article's mentions */
  int to;
  MasarPassage passage;
} MasarRelation;

/**
 * MasarArticleRecord:
 *
 * What is known of one article.  Arrays are owned by the records they stand in.
 */
typedef struct
{
  const char *id;
  const char *uri;
  const char *sha256;
  const char *encoding;
  const char *language; /* BCP 47, or NULL */
  const char *title;
  MasarPassage title_passage;
  const char *lead; /* its first words, where it has no title */
  const char *outlet;
  const char *place; /* of the dateline */
  MasarWhen published;
  MasarBasis basis;
  MasarPassage published_passage;
  GArray *body;      /* MasarPassage */
  GArray *times;     /* MasarTimeRecord */
  GArray *mentions;  /* MasarMention */
  GArray *relations; /* MasarRelation */
  const char *extra; /* members that we do not know, as JSON without the outer braces */
  guint stub : 1;    /* only named by an event, its record was not read */
} MasarArticleRecord;

/**
 * MasarEvidence:
 * @article: index into the records' articles
 * @mention: index into the article's mentions, or %MASAR_UNKNOWN
 *
 * A mention seen from its event.
 */
typedef struct
{
  int article;
  int mention;
  MasarMention values;
} MasarEvidence;

typedef struct
{
  const char *value;
  guint n_evidence;
  const guint *evidence; /* indexes into the event's evidence */
} MasarDisputeValue;

/**
 * MasarDispute:
 * @what: killed, wounded, date, actor, or assertion
 */
typedef struct
{
  const char *what;
  guint n_values;
  const MasarDisputeValue *values;
} MasarDispute;

typedef struct
{
  const char *id;
  MasarEventType type;
  const char *kind;
  const char *title;
  MasarWhen when;
  const char *place;
  const char *actor;
  guint n_sources;  /* independent articles */
  GArray *evidence; /* MasarEvidence */
  GArray *disputes; /* MasarDispute */
  const char *extra;
} MasarEventRecord;

typedef struct
{
  int article;
  MasarPassage passage;
} MasarLinkEvidence;

typedef struct
{
  MasarLinkKind kind;
  MasarModality modality;
  int from; /* indexes into the records' events */
  int to;
  GArray *evidence; /* MasarLinkEvidence */
  const char *extra;
} MasarLinkRecord;

/**
 * MasarRecords:
 *
 * Articles, events and links, and every string and array in them.  Filled by one thread, then shared unchanged between
 * threads; indexes are positions and stay valid.
 */
typedef struct _MasarRecords MasarRecords;

#define MASAR_RECORDS_ERROR (masar_records_error_quark ())
GQuark masar_records_error_quark (void);

/**
 * MasarRecordsError:
 * @MASAR_RECORDS_ERROR_SYNTAX: a line is not one JSON object
 * @MASAR_RECORDS_ERROR_VALUE: a member has another type or range than expected
 */
typedef enum
{
  MASAR_RECORDS_ERROR_SYNTAX,
  MASAR_RECORDS_ERROR_VALUE,
} MasarRecordsError;

MasarRecords *masar_records_new (void);
MasarRecords *masar_records_ref (MasarRecords *self);
void masar_records_unref (MasarRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarRecords, masar_records_unref)

guint masar_records_get_n_articles (const MasarRecords *self);
MasarArticleRecord *masar_records_get_article (const MasarRecords *self, guint position);
int masar_records_find_article (const MasarRecords *self, const char *id);
guint masar_records_get_n_events (const MasarRecords *self);
MasarEventRecord *masar_records_get_event (const MasarRecords *self, guint position);
int masar_records_find_event (const MasarRecords *self, const char *id);
guint masar_records_get_n_links (const MasarRecords *self);
MasarLinkRecord *masar_records_get_link (const MasarRecords *self, guint position);

MasarArticleRecord *masar_records_add_article (MasarRecords *self, const char *id);
MasarEventRecord *masar_records_add_event (MasarRecords *self, const char *id);
MasarLinkRecord *masar_records_add_link (MasarRecords *self);
void masar_records_truncate (MasarRecords *self, guint n_events, guint n_links);
const char *masar_records_intern (MasarRecords *self, const char *text);
const char *masar_records_intern_len (MasarRecords *self, const char *text, gsize length);
gpointer masar_records_copy (MasarRecords *self, gconstpointer data, gsize size);

/**
 * MasarRecordsAdmit:
 * @article: an article about to be moved
 *
 * Returns: whether to take it
 */
typedef gboolean (*MasarRecordsAdmit) (MasarArticleRecord *article, gpointer user_data);

void masar_records_absorb (MasarRecords *self, MasarRecords *other, MasarRecordsAdmit admit, gpointer user_data);

gboolean
masar_records_read_line (MasarRecords *self, const char *line, gssize length, const char *where, GError **error);

void masar_article_record_write (const MasarArticleRecord *article, GString *out);
void masar_event_record_write (const MasarRecords *self, guint event, GString *out);
void masar_link_record_write (const MasarRecords *self, guint link, GString *out);

const char *masar_event_type_to_string (MasarEventType type);
gboolean masar_event_type_from_string (const char *text, MasarEventType *type);
const char *masar_modality_to_string (MasarModality modality);
gboolean masar_modality_from_string (const char *text, MasarModality *modality);
const char *masar_link_kind_to_string (MasarLinkKind kind);
gboolean masar_link_kind_from_string (const char *text, MasarLinkKind *kind);

G_END_DECLS
