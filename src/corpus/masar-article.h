/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
} MasarBasis;

const char *masar_basis_to_string   (MasarBasis basis);
gboolean    masar_basis_from_string (const char *text, MasarBasis *basis);

/**
 * MasarDateCandidate:
 *
 * A publication date that could be the article's, and why.
 */
typedef struct
{
  MasarWhen when;
  MasarBasis basis;
  MasarPassage passage;
  int score;          /* higher is better */
  const char *reason; /* static, a short English identifier such as "dateline" */
} MasarDateCandidate;

/**
 * MasarArticle:
 *
 * What the page says about itself: which parts are the article proper, its headline, outlet, dateline and date.
 */
typedef struct
{
  char *title;                /* or NULL */
  MasarPassage title_passage; /* empty when the title stands in no text */
  char *outlet;
  char *place;                /* of the dateline */
  char *language;             /* "ar", or NULL */
  MasarWhen published;
  MasarBasis basis;
  MasarPassage published_passage;
  GArray *candidates;         /* MasarDateCandidate, best first */
  GArray *body;               /* MasarPassage, ascending, disjoint */
} MasarArticle;

/* @times: what masar_times_find() found in @text. */
MasarArticle *masar_article_new  (const MasarDocument *document, const MasarText *text, const GArray *times);
void          masar_article_free (MasarArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarArticle, masar_article_free)

G_END_DECLS
