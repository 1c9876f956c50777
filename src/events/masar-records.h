/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-article.h"
#include "masar-passage.h"
#include "masar-span.h"
#include "masar-times.h"

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

/**
 * MasarLinkKind:
 * @MASAR_LINK_RESPONSE: one answers the other
 * @MASAR_LINK_DELAYS: one holds the other up
 * @MASAR_LINK_IMPEDES: one stands in the way of the other
 * @MASAR_LINK_CAUSES: one led to the other
 * @MASAR_LINK_DISPUTES: one contradicts the other
 * @MASAR_LINK_POSTPONES: one puts off the other, which was planned
 * @MASAR_LINK_RESETS: one, a postponement, sets the new date that the other has
 * @MASAR_LINK_MEETS: one is what had been planned as the other, on whichever day it came
 * @MASAR_LINK_MISSES: one tells that the other, which was planned, did not come
 *
 * How one event stands to another.  The last four tell what became of a plan, see [struct@Courses].
 */
typedef enum
{
  MASAR_LINK_RESPONSE,
  MASAR_LINK_DELAYS,
  MASAR_LINK_IMPEDES,
  MASAR_LINK_CAUSES,
  MASAR_LINK_DISPUTES,
  MASAR_LINK_POSTPONES,
  MASAR_LINK_RESETS,
  MASAR_LINK_MEETS,
  MASAR_LINK_MISSES,
} MasarLinkKind;
#define MASAR_N_LINK_KINDS 9

/**
 * MasarTimeRecord:
 * @expression: what the words name before it is resolved, in the notation of masar-times.h, so that it can be resolved
 *   again when the article's date becomes known
 * @bound: whether it is told as the begin or end of something longer
 * @disagrees: whether the weekday that is printed beside it is another day's; the value then follows the weekday beside
 *   a counted day ("today, Sunday"), and the date beside a date
 */
typedef struct
{
  MasarPassage passage;
  const char *text;
  const char *expression;
  MasarWhen when;
  MasarTimeBound bound;
  gboolean disagrees;
} MasarTimeRecord;

/**
 * MasarSide:
 * @MASAR_SIDE_UNKNOWN: not known, or no party at all
 * @MASAR_SIDE_STATE: the forces or the government of a state
 * @MASAR_SIDE_COALITION: the forces of several states
 * @MASAR_SIDE_ARMED: a group that is no state, or stands against one
 * @MASAR_SIDE_CIVIL: civilians and what is theirs
 *
 * On which side an actor, a target or those who came to harm stand.
 */
typedef enum
{
  MASAR_SIDE_UNKNOWN,
  MASAR_SIDE_STATE,
  MASAR_SIDE_COALITION,
  MASAR_SIDE_ARMED,
  MASAR_SIDE_CIVIL,
} MasarSide;

/**
 * MasarSpeakerRole:
 * @MASAR_SPEAKER_UNKNOWN: it is not told
 * @MASAR_SPEAKER_PERSON: somebody with an office or a name
 * @MASAR_SPEAKER_SOURCE: somebody unnamed
 * @MASAR_SPEAKER_WITNESS: who saw it
 * @MASAR_SPEAKER_OFFICE: a ministry, an army, a group, their statement
 * @MASAR_SPEAKER_AGENCY: a news agency
 * @MASAR_SPEAKER_OUTLET: a newspaper, a channel, a site
 */
typedef enum
{
  MASAR_SPEAKER_UNKNOWN,
  MASAR_SPEAKER_PERSON,
  MASAR_SPEAKER_SOURCE,
  MASAR_SPEAKER_WITNESS,
  MASAR_SPEAKER_OFFICE,
  MASAR_SPEAKER_AGENCY,
  MASAR_SPEAKER_OUTLET,
} MasarSpeakerRole;

/**
 * MasarSpeaker:
 * @who: the words that name him
 * @passage: where they stand
 *
 * One link of the chain of who says it.
 */
typedef struct
{
  const char *who;
  MasarPassage passage;
  MasarSpeakerRole role;
} MasarSpeaker;

typedef enum
{
  MASAR_HARM_KILLED,
  MASAR_HARM_WOUNDED,
  MASAR_HARM_MISSING,
  MASAR_HARM_CAPTURED,
} MasarHarm;
#define MASAR_N_HARMS 4

typedef enum
{
  MASAR_EXACTNESS_EXACT,
  MASAR_EXACTNESS_AT_LEAST,
  MASAR_EXACTNESS_ABOUT,
  MASAR_EXACTNESS_MORE_THAN,
  MASAR_EXACTNESS_AT_MOST,
  MASAR_EXACTNESS_NONE,
} MasarExactness;

/**
 * MasarCasualties:
 * @count: how many; 0 with %MASAR_EXACTNESS_NONE, %MASAR_UNKNOWN where no number is told ("several")
 * @who: the words for them ("American soldiers"), or %NULL
 * @passage: where it is told
 *
 * People who came to harm, as one part of a sentence tells it: "five soldiers and two contractors" are two of these.
 */
typedef struct
{
  MasarHarm harm;
  MasarExactness exactness;
  int count;
  MasarSide side;
  const char *who;
  MasarPassage passage;
} MasarCasualties;

/**
 * MasarMention:
 * @says: who says it, the one who knows it first, then those who passed it on
 * @killed: the sum of what @casualties count
 *
 * What one passage says of a happening.  Strings are %NULL and numbers %MASAR_UNKNOWN where it says nothing.
 *
 * A claim of responsibility is a mention of its own: type context, kind "claim", the claimant its actor, @claims the
 * mention of what he claims.
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
  int same;   /* index of the article's first mention of this happening: itself, or an earlier one */
  int claims; /* index of the mention whose happening is claimed here */
  guint n_says;
  guint n_casualties;
  const MasarSpeaker *says;
  const char *words; /* its rare words and quotations, see masar_sketch_words(); not kept in evidence */
  const MasarCasualties *casualties;
  guint8 actor_side; /* MasarSide */
  guint8 target_side;
  guint8 place_precision; /* as ACLED has it: 1 the place itself, 2 near it, 3 a wider region; 0 unknown */
  guint reported : 1;     /* dated by the day of the report only */
  guint background : 1;   /* not the news of the article */
  guint headline : 1;     /* stands in the title */
  guint since : 1;        /* began at its time and lasts until the publication */
  guint intercepted : 1;  /* what was fired was brought down, at least in part */
  guint quoted : 1;       /* stands between quotation marks: the speaker's words, not the outlet's */
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
  const char *reference; /* what the chronicle tells of its news, where that dates it */
  GArray *body;          /* MasarPassage */
  GArray *times;         /* MasarTimeRecord */
  GArray *mentions;      /* MasarMention */
  GArray *relations;     /* MasarRelation */
  const char *shingles;  /* the words of its body in their order, see masar_sketch_shingles() */
  const char *copy_of;   /* id of the article of the same text that weave holds for the first, or NULL */
  const char *extra;     /* members that we do not know, as JSON without the outer braces */
  guint stub : 1;        /* only named by an event, its record was not read */
  guint frozen : 1;      /* its arrays cannot grow */
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
  guint frozen : 1; /* its arrays cannot grow */
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
MasarRecords *masar_records_new_large (void);
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
char *masar_records_dup_article_id (MasarRecords *self, const char *id, const char *sha256);
MasarEventRecord *masar_records_add_event (MasarRecords *self, const char *id);
MasarLinkRecord *masar_records_add_link (MasarRecords *self);
void masar_records_truncate (MasarRecords *self, guint n_events, guint n_links);
void masar_records_finish_article (MasarRecords *self, MasarArticleRecord *article);
void masar_records_finish_event (MasarRecords *self, MasarEventRecord *event);
const char *masar_records_intern (MasarRecords *self, const char *text);
const char *masar_records_keep (MasarRecords *self, const char *text);
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
const char *masar_side_to_string (MasarSide side);
gboolean masar_side_from_string (const char *text, MasarSide *side);
const char *masar_speaker_role_to_string (MasarSpeakerRole role);
gboolean masar_speaker_role_from_string (const char *text, MasarSpeakerRole *role);
const char *masar_harm_to_string (MasarHarm harm);
gboolean masar_harm_from_string (const char *text, MasarHarm *harm);
const char *masar_exactness_to_string (MasarExactness exactness);
gboolean masar_exactness_from_string (const char *text, MasarExactness *exactness);

G_END_DECLS
