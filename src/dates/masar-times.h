/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-passage.h"
#include "masar-span.h"
#include "masar-text.h"

G_BEGIN_DECLS

/**
 * MasarTimeDirection:
 * @MASAR_TIME_PAST: news: a bare weekday is the last one, today included
 * @MASAR_TIME_FUTURE: plans: a bare weekday is the next one
 */
typedef enum
{
  MASAR_TIME_PAST,
  MASAR_TIME_FUTURE,
} MasarTimeDirection;

/**
 * MasarTimeExpression:
 *
 * What Arabic words of time name, before it is resolved against a publication date.  A value of small numbers; see
 * [func@time_expression_to_string] for its notation.
 */
typedef struct _MasarTimeExpression MasarTimeExpression;

/**
 * MasarTime:
 * @passage: where it stands
 * @first_token: index of its first token
 * @n_tokens: how many it covers
 * @vague: whether it is a duration, an age, a clock time or "recently": found, but without a calendar value
 * @expression: what it names
 */
/* struct _MasarTimeExpression and MasarTime are defined by the owner of src/dates. */

/* GArray of MasarTime, in the order of the text:
 *   GArray  *masar_times_find (const MasarText *text);
 * FALSE when the reference is needed and is not known well enough:
 *   gboolean masar_time_expression_resolve (const MasarTimeExpression *self, MasarSpan published,
 *                                           MasarTimeDirection direction, MasarWhen *when);
 *   char    *masar_time_expression_to_string (const MasarTimeExpression *self);
 *   gboolean masar_time_expression_parse (const char *text, MasarTimeExpression *self, GError **error);
 */

G_END_DECLS
