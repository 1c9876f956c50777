/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-finding.h"

/* What is shared by the two files that find attacks and strikes: what was done, and who did it to whom. */

/*
 * MasarDeed:
 * @tag: the noun or verb that tells of it
 * @agent: (nullable): who did it
 * @target: (nullable): who or what was hit
 * @weapon: (nullable): with what
 * @launch: (nullable): the light verb beside the noun: launched, suffered
 * @verb: whether @tag is a verb
 * @defender: (nullable): who brought down what was fired
 * @intercepts: whether it tells that what was fired was brought down
 *
 * Violence while it is being understood.
 */
typedef struct
{
  const MasarTag *tag;
  const MasarTag *agent;
  const MasarTag *target;
  const MasarTag *weapon;
  const MasarTag *launch;
  const MasarTag *defender;
  gboolean verb;
  gboolean intercepts;
} MasarDeed;

/* The token behind a tag. */
static inline guint
masar_deed_after (const MasarTag *tag)
{
  return tag->token + tag->n_tokens;
}

const MasarTag *masar_deed_find_weapon (const MasarStory *story, const MasarPiece *piece, guint around);
gboolean masar_deed_is_thing (const MasarStory *story, const MasarTag *weapon);
gboolean masar_deed_follows_pronoun (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb);
gboolean masar_deed_belongs_to_noun (const MasarStory *story, const MasarPiece *piece, const MasarTag *verb);
void masar_deed_find_parties (const MasarStory *story, const MasarPiece *piece, MasarDeed *deed);
