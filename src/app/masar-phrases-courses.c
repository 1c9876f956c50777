/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-phrases.h"

#include <glib/gi18n.h>

/* What became of a plan, in words. */

/* The new date that a postponement at this turn or behind it sets, or NULL. */
static const MasarTurn *
find_reset (const MasarCourses *courses, const MasarTurn *turn)
{
  guint n;
  const MasarTurn *turns = masar_courses_get_turns (courses, turn->course, &n);

  for (guint i = turn->place + 1; i < n; i++)
    {
      if (turns[i].reset)
        return &turns[i];
      /* what is put off next is another date */
      if (turns[i].kind == MASAR_TURN_PUT_OFF)
        break;
    }
  return NULL;
}

/* To which day, or NULL where no source says it. */
static char *
new_reset_day (const MasarRecords *records, const MasarCourses *courses, const MasarTurn *turn)
{
  const MasarTurn *reset = find_reset (courses, turn);
  const MasarWhen when =
      reset != NULL ? masar_records_get_event (records, reset->event)->when : (MasarWhen){ .span = MASAR_SPAN_OPEN };

  return masar_span_is_unknown (when.span) ? NULL : masar_phrase_when_short (when);
}

static char *
new_putting_off (const char *plain, const char *format, char *day)
{
  g_auto (GStrv) parts = day != NULL ? g_strsplit (format, "%s", 2) : NULL;
  g_autofree char *taken = day;

  return parts != NULL ? g_strconcat (parts[0], taken, parts[1], NULL) : g_strdup (plain);
}

/**
 * masar_phrase_turn:
 * @records: that @courses are of
 * @turn: one of @courses
 *
 * Returns: (transfer full): what the turn is: «Put off to 22 August»
 */
char *
masar_phrase_turn (const MasarRecords *records, const MasarCourses *courses, const MasarTurn *turn)
{
  switch ((MasarTurnKind) turn->kind)
    {
    case MASAR_TURN_PUT_OFF:
      /* Translators: %s is a day */
      return new_putting_off (_ ("Planned, and put off"), _ ("Planned, and put off to %s"),
                              new_reset_day (records, courses, turn));
    case MASAR_TURN_POSTPONED:
      if (turn->possible)
        return g_strdup (_ ("Perhaps put off"));
      /* Translators: %s is a day */
      return new_putting_off (_ ("Put off"), _ ("Put off to %s"), new_reset_day (records, courses, turn));
    case MASAR_TURN_MET:
      return g_strdup (turn->reset ? _ ("Set for this date, and it came about") : _ ("It came about"));
    case MASAR_TURN_MISSED:
      return g_strdup (_ ("It did not come about"));
    case MASAR_TURN_CONTESTED:
      return g_strdup (_ ("Some say that it came about, others that it did not"));
    case MASAR_TURN_PLANNED:
    default:
      return g_strdup (turn->reset ? _ ("Set for this date; what came of it is not told")
                                   : _ ("Planned; what came of it is not told"));
    }
}

/**
 * masar_phrase_turn_place:
 * @records: that @courses are of
 * @turn: one of @courses
 *
 * Returns: (transfer full): the same, and where it stands: «Put off to 22 August; turn 2 of 3»
 */
char *
masar_phrase_turn_place (const MasarRecords *records, const MasarCourses *courses, const MasarTurn *turn)
{
  g_autofree char *what = masar_phrase_turn (records, courses, turn);
  g_autofree char *place = masar_phrase_number (turn->place + 1);
  g_autofree char *n_turns = masar_phrase_number (turn->n_turns);

  /* Translators: what became of a plan; which of how many turns of its course that is */
  return g_strdup_printf (_ ("%s; turn %s of %s"), what, place, n_turns);
}
