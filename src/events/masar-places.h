/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"

G_BEGIN_DECLS

/**
 * MasarPlaceLevel:
 * @MASAR_PLACE_UNKNOWN: no place
 * @MASAR_PLACE_COUNTRY: a country
 * @MASAR_PLACE_REGION: a province, a region, a sea
 * @MASAR_PLACE_DISTRICT: a part of a province
 * @MASAR_PLACE_TOWN: a city, a town, an island
 * @MASAR_PLACE_SITE: a base, a port, an airport, a field
 *
 * How exact a place is, the widest first.
 */
typedef enum
{
  MASAR_PLACE_UNKNOWN,
  MASAR_PLACE_COUNTRY,
  MASAR_PLACE_REGION,
  MASAR_PLACE_DISTRICT,
  MASAR_PLACE_TOWN,
  MASAR_PLACE_SITE,
} MasarPlaceLevel;

MasarPlaceLevel masar_place_get_level (const MasarLexicon *lexicon, const char *place);
gboolean masar_place_lies_in (const MasarLexicon *lexicon, const char *place, const char *outer);
gboolean masar_place_lies_within (const MasarLexicon *lexicon, const char *place, const char *outer);
gboolean masar_place_lies_right_in (const MasarLexicon *lexicon, const char *place, const char *outer);
gboolean masar_places_are_neighbours (const MasarLexicon *lexicon, const char *a, const char *b);
const char *masar_place_get_country (const MasarLexicon *lexicon, const char *place);

G_END_DECLS
