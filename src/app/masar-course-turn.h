/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-courses.h"
#include "masar-topic.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MASAR_TYPE_COURSE_TURN (masar_course_turn_get_type ())
G_DECLARE_FINAL_TYPE (MasarCourseTurn, masar_course_turn, MASAR, COURSE_TURN, GtkButton)

GtkWidget *masar_course_turn_new (const MasarRecords *records,
                                  const MasarTopic *topic,
                                  const MasarCourses *courses,
                                  const MasarTurn *turn);

int masar_course_turn_get_event (MasarCourseTurn *self);

G_END_DECLS
