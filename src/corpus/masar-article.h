/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-chronicle.h"
#include "masar-document.h"
#include "masar-passage.h"
#include "masar-span.h"
#include "masar-text.h"

G_BEGIN_DECLS

/**
 * MasarBasis:
 * @MASAR_BASIS_UNKNOWN: it is not known
 * @MASAR_BASIS_STATED: the text says it
 * @MASAR_BASIS_METADATA: the page's metadata, its address or the record say it
 * @MASAR_BASIS_SIDECAR: the file beside it says it
 * @MASAR_BASIS_INFERRED: it follows from the text
 * @MASAR_BASIS_CORPUS: it follows from other articles
 * @MASAR_BASIS_CHRONICLE: its news is in the chronicle
 *
 * How a publication date is known.
 */
typedef enum
{
  MASAR_BASIS_UNKNOWN,
  MASAR_BASIS_STATED,
  MASAR_BASIS_METADATA,
  MASAR_BASIS_SIDECAR,
  MASAR_BASIS_INFERRED,
  MASAR_BASIS_CORPUS,
  MASAR_BASIS_CHRONICLE,
} MasarBasis;

const char *masar_basis_to_string (MasarBasis basis);
gboolean masar_basis_from_string (const char *text, MasarBasis *basis);

/**
 * MasarDateCandidate:
 * @when: the days on which it may have appeared
 * @basis: how it is known
 * @passage: where the text says it; empty when no text does
 * @score: how far it is to be trusted; higher is better
 * @reason: a short English identifier such as "dateline"; static
 * @entry: (nullable): what the chronicle tells of the article's news, when that is the reason
 *
 * A publication date that could be the article's, and why.
 */
typedef struct
{
  MasarWhen when;
  MasarBasis basis;
  MasarPassage passage;
  int score;
  const char *reason;
  const MasarChronicleEntry *entry;
} MasarDateCandidate;

/**
 * MasarLinkedHeadline:
 * @passage: where it stands
 * @day: days since 1970-01-01 on which the story it leads to appeared
 *
 * The headline of another story on the page, which a dated picture stands over.
 */
typedef struct
{
  MasarPassage passage;
  gint64 day;
} MasarLinkedHeadline;

/**
 * MasarTimePin:
 * @time: index of a time expression
 * @year: the year that its words leave out
 *
 * A time without a year that general knowledge gives one: "the war that began in October".
 */
typedef struct
{
  guint time;
  int year;
} MasarTimePin;

/**
 * MasarArticle:
 * @title: its headline, or %NULL
 * @title_passage: where it stands; empty when it stands in no text
 * @outlet: who published it, or %NULL
 * @place: the place of the dateline, or %NULL
 * @language: BCP 47, "ar" for Arabic, "und" for another language that is not known, or %NULL when nothing is
 * @published: when it appeared, as far as it is known
 * @basis: how that is known
 * @published_passage: where the text says it; empty when no text does
 * @entry: (nullable): what the chronicle tells of its news, when it is dated by that
 * @candidates: (element-type MasarDateCandidate): every publication date that was weighed, best first
 * @body: (element-type MasarPassage): the article proper, ascending, disjoint, at letter boundaries
 * @linked: (element-type MasarLinkedHeadline): headlines of other stories whose day is known
 * @pins: (element-type MasarTimePin): years that are known though the text leaves them out
 *
 * What a page says about itself: which parts are the article proper, its headline, outlet, dateline and date.
 */
typedef struct
{
  char *title;
  MasarPassage title_passage;
  char *outlet;
  char *place;
  char *language;
  MasarWhen published;
  MasarBasis basis;
  MasarPassage published_passage;
  const MasarChronicleEntry *entry;
  GArray *candidates;
  GArray *body;
  GArray *linked;
  GArray *pins;
} MasarArticle;

MasarArticle *masar_article_new (const MasarDocument *document, const MasarText *text, const GArray *times);
void masar_article_free (MasarArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarArticle, masar_article_free)

const char *masar_language_get_name (const MasarLexicon *lexicon, const char *language);

G_END_DECLS
