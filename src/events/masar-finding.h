/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-story.h"

G_BEGIN_DECLS

/**
 * MasarDating:
 * @MASAR_DATING_NONE: nothing dates it
 * @MASAR_DATING_REPORTED: the day on which it was reported
 * @MASAR_DATING_OWN: the words date the happening itself
 *
 * How a finding is dated, the weakest first.
 */
typedef enum
{
  MASAR_DATING_NONE,
  MASAR_DATING_REPORTED,
  MASAR_DATING_OWN,
} MasarDating;

/**
 * MasarPlan:
 * @MASAR_PLAN_NONE: it is no plan, or none that something is told of
 * @MASAR_PLAN_PUT_OFF: it was planned, and is told to be put off
 * @MASAR_PLAN_RESET: it is what a postponement sets instead
 * @MASAR_PLAN_DUE: it was planned, and is told to have come on another day
 * @MASAR_PLAN_MISSED: it was planned, and is told not to have come, or to be called off
 * @MASAR_PLAN_UNSURE: of a time: it is of a plan, whichever
 *
 * What a finding is that is told of only as the plan behind another one.
 */
typedef enum
{
  MASAR_PLAN_NONE,
  MASAR_PLAN_PUT_OFF,
  MASAR_PLAN_RESET,
  MASAR_PLAN_DUE,
  MASAR_PLAN_MISSED,
  MASAR_PLAN_UNSURE,
} MasarPlan;

typedef enum
{
  MASAR_PLAN_PART_WHOLE,
  MASAR_PLAN_PART_FIRST,
  MASAR_PLAN_PART_LAST,
} MasarPlanPart;

/**
 * MasarFinding:
 * @type: its type
 * @kind: its kind, or %NULL
 * @piece: index of the piece it stands in
 * @trigger: the token that told
 * @first_token: first token of its passage
 * @end_token: the token after its last one
 * @number: 1 for one, 2 for two, 3 for several
 * @definite: whether the noun that told bears the article: it was spoken of before
 * @series: whether several happenings are told of as one
 * @defender: who brought down what was fired, or %NULL
 * @first_count: where what it tells of casualties begins among the story's counts
 * @n_counts: how many of them are its
 * @time: index of its time, or %MASAR_UNKNOWN
 * @counted_from: index of the time of another happening from which its own is counted, or %MASAR_UNKNOWN
 * @claims: index of the finding whose happening is claimed here, or %MASAR_UNKNOWN
 * @plan: whether it is only the plan behind another finding
 * @plan_time: index of the time for which it was planned
 * @plan_part: which part of that: what looks like a range may be a day and the one to which it was put off
 * @same: index of the finding that tells of the same happening first, itself when there is none
 *
 * A mention while it is being understood.
 */
typedef struct
{
  MasarEventType type;
  const char *kind;
  guint piece;
  guint trigger;
  guint first_token;
  guint end_token;
  const MasarTag *place;
  const MasarTag *actor;
  const MasarTag *target;
  const MasarTag *defender;
  int score;
  int number;
  int killed;
  int wounded;
  guint first_count;
  guint n_counts;
  int time;
  int counted_from;
  int claims;
  int same;
  MasarPlan plan;
  guint plan_time;
  MasarPlanPart plan_part;
  MasarWhen when;
  MasarDating dating;
  MasarModality modality;
  guint certain : 1; /* who did it is told, so that attack or strike is no guess */
  guint sided : 1;   /* what it was done with tells it, though not who did it */
  guint guess : 1;   /* nothing but custom makes it the one or the other */
  guint definite : 1;
  guint another : 1; /* one like another that was told of */
  guint series : 1;
  guint since : 1;
  guint background : 1;
  guint headline : 1;
  guint announced : 1;   /* violence that is only announced */
  guint statement : 1;   /* only says that somebody spoke of it */
  guint intercepted : 1; /* what was fired was brought down */
} MasarFinding;

/* A step is told of with the day it had and the one it gets. */
#define MASAR_MAX_PLANS 2

void masar_violence_find (const MasarStory *story, guint piece, MasarFinding *attack, MasarFinding *strike);
gboolean masar_talks_find (const MasarStory *story, guint piece, MasarFinding *finding);
gboolean masar_lapse_find (const MasarStory *story, guint piece, MasarFinding *finding);
guint masar_plans_find (const MasarStory *story, const MasarFinding *step, MasarFinding plans[MASAR_MAX_PLANS]);
MasarPlan masar_plan_of_time (const MasarStory *story, const MasarFinding *step, guint time);
const char *masar_plan_get_kind (const MasarStory *story, const MasarFinding *step);
void masar_plan_date (const MasarStory *story, MasarFinding *plan);
gboolean masar_plan_is_given_up (const MasarStory *story, guint time);
MasarWhen masar_plan_resolve_given_up (const MasarStory *story, guint time);
gboolean masar_context_find (const MasarStory *story, guint piece, MasarFinding *finding);

const MasarTag *masar_finding_place (const MasarStory *story, guint around, guint from, guint to);
guint masar_finding_place_precision (const MasarStory *story, const MasarTag *place);
const MasarTag *masar_finding_first_actor (const MasarStory *story, guint from, guint to);
const MasarTag *masar_finding_last_actor (const MasarStory *story, guint from, guint to);
gboolean masar_finding_is_actor (const MasarStory *story, const MasarTag *tag);
int masar_finding_times_in (const MasarStory *story, guint from, guint to);

void masar_finding_date (const MasarStory *story, const GArray *findings, MasarFinding *finding);
void masar_finding_take_back_guess (const MasarStory *story, MasarFinding *finding);
void masar_finding_casualties (const MasarStory *story, const GArray *findings, MasarFinding *finding);
void masar_finding_modality (const MasarStory *story, MasarFinding *finding);
void masar_findings_near (const GArray *findings, guint token, guint *first, guint *end);
void masar_findings_unite (const MasarStory *story, GArray *findings);

G_END_DECLS
