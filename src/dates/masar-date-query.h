/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"
#include "masar-span.h"

G_BEGIN_DECLS

#define MASAR_DATE_QUERY_ERROR (masar_date_query_error_quark ())
GQuark masar_date_query_error_quark (void);

/**
 * MasarDateQueryError:
 * @MASAR_DATE_QUERY_ERROR_NO_DATE: the words are not one date, and nothing else
 * @MASAR_DATE_QUERY_ERROR_VAGUE: they name a time that no calendar has
 */
typedef enum
{
  MASAR_DATE_QUERY_ERROR_NO_DATE,
  MASAR_DATE_QUERY_ERROR_VAGUE,
} MasarDateQueryError;

gboolean masar_date_query_parse (const char *words,
                                 const MasarLexicon *lexicon,
                                 MasarSpan reference,
                                 MasarWhen *when,
                                 GError **error);

G_END_DECLS
