/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

G_BEGIN_DECLS

/**
 * MasarTurnKind:
 * @MASAR_TURN_PLANNED: it was announced; nothing tells what became of it
 * @MASAR_TURN_PUT_OFF: it was announced, and put off
 * @MASAR_TURN_POSTPONED: the putting off itself
 * @MASAR_TURN_MET: it came, or is the news that it did
 * @MASAR_TURN_MISSED: sources say that it did not come
 * @MASAR_TURN_CONTESTED: some say that it came, others that it did not
 *
 * What a turn of a course is.  A day that has passed without a word is no miss: it stays planned.
 */
typedef enum
{
  MASAR_TURN_PLANNED,
  MASAR_TURN_PUT_OFF,
  MASAR_TURN_POSTPONED,
  MASAR_TURN_MET,
  MASAR_TURN_MISSED,
  MASAR_TURN_CONTESTED,
} MasarTurnKind;
#define MASAR_N_TURN_KINDS 6

/**
 * MasarTurn:
 * @event: position in the records
 * @course: which course it is a turn of
 * @place: which of its turns, from 0
 * @n_turns: how many the course has
 * @kind: what it is
 * @reset: whether it is a new date, after another one
 * @possible: whether what ties it to the turns before is only possible
 *
 * An event as a turn of a course.
 */
typedef struct
{
  guint event;
  guint course;
  guint place;
  guint n_turns;
  guint8 kind; /* MasarTurnKind */
  guint reset : 1;
  guint possible : 1;
} MasarTurn;

/**
 * MasarCourses:
 *
 * A *course* is a plan and what became of it: announced, put off, set for another day, met or missed.  Each of its
 * *turns* is an event.  Immutable and shared by threads.
 */
typedef struct _MasarCourses MasarCourses;

/**
 * MasarTellsFunc:
 * @article: position in the records
 *
 * Returns: whether what the article tells counts
 */
typedef gboolean (*MasarTellsFunc) (guint article, gpointer user_data);

MasarCourses *masar_courses_new (const MasarRecords *records);
MasarCourses *masar_courses_new_told (const MasarRecords *records, MasarTellsFunc tells, gpointer user_data);
MasarCourses *masar_courses_ref (MasarCourses *self);
void masar_courses_unref (MasarCourses *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarCourses, masar_courses_unref)

guint masar_courses_get_n_courses (const MasarCourses *self);
const MasarTurn *masar_courses_get_turns (const MasarCourses *self, guint course, guint *n_turns);
const MasarTurn *masar_courses_find_event (const MasarCourses *self, guint event);
gboolean masar_link_kind_is_of_course (MasarLinkKind kind);
gboolean masar_turn_kind_has_come (MasarTurnKind kind);

G_END_DECLS
