/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MasarSign:
 * @MASAR_SIGN_SEVERAL: a mark that stands for several, with the count of the others
 * @MASAR_SIGN_UNSURE: a hollow mark: nobody asserts it, or its time is open
 * @MASAR_SIGN_LASTING: a bar with sharp ends: it lasted that long
 * @MASAR_SIGN_ROUGH: a bar with soft ends: some time within, or about that long
 * @MASAR_SIGN_OPEN: a bar that fades away: where it begins or ends is not known
 * @MASAR_SIGN_PASSING: the count of bars that have no row
 * @MASAR_SIGN_DISPUTE: the sources differ
 * @MASAR_SIGN_FAINT: not what is asked for
 * @MASAR_SIGN_GHOST: not known on the day
 * @MASAR_SIGN_TOLD: a curve to an article that tells of the chosen event
 * @MASAR_SIGN_LINK: an arc between linked events
 * @MASAR_SIGN_POSSIBLE: a dashed arc: they may be linked
 * @MASAR_SIGN_COURSE: the thread of a course
 * @MASAR_SIGN_AHEAD: a dashed thread: what it leads to has not come, or may not have
 * @MASAR_SIGN_PLANNED: a turn that was announced, and no more
 * @MASAR_SIGN_PUT_OFF: a turn that was put off, or the putting off
 * @MASAR_SIGN_MET: a turn that came
 * @MASAR_SIGN_MISSED: a turn that did not come
 * @MASAR_SIGN_CONTESTED: a turn that came or not, as one believes
 * @MASAR_SIGN_BREAK: a stretch without events that is folded
 * @MASAR_SIGN_FAR: the count of what lies too far off to be on the strip of the whole corpus
 * @MASAR_SIGN_REST: days of rest
 *
 * What a picture may use beside the marks of its lanes, in the order in which a legend explains it.
 */
typedef enum
{
  MASAR_SIGN_SEVERAL,
  MASAR_SIGN_UNSURE,
  MASAR_SIGN_LASTING,
  MASAR_SIGN_ROUGH,
  MASAR_SIGN_OPEN,
  MASAR_SIGN_PASSING,
  MASAR_SIGN_DISPUTE,
  MASAR_SIGN_FAINT,
  MASAR_SIGN_GHOST,
  MASAR_SIGN_TOLD,
  MASAR_SIGN_LINK,
  MASAR_SIGN_POSSIBLE,
  MASAR_SIGN_COURSE,
  MASAR_SIGN_AHEAD,
  MASAR_SIGN_PLANNED,
  MASAR_SIGN_PUT_OFF,
  MASAR_SIGN_MET,
  MASAR_SIGN_MISSED,
  MASAR_SIGN_CONTESTED,
  MASAR_SIGN_BREAK,
  MASAR_SIGN_FAR,
  MASAR_SIGN_REST,
} MasarSign;
#define MASAR_N_SIGNS 22

G_END_DECLS
