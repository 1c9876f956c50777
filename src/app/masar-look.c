/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-look.h"

#include "masar-phrases.h"
#include "masar-settings.h"

#include <langinfo.h>

/* How the scene looks wherever the program shows it: in the window, in a briefing, on paper. */

/* As the locale has it, where GTK's own calendar asks too: 1 is Monday. */
static int
get_week_start (int usual)
{
#ifdef __GLIBC__
  const int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  const guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));

  /* Days are counted from the one that this date was. */
  if (first >= 1 && first <= 7 && origin == 19971130)
    return (first + 5) % 7 + 1;
  if (first >= 1 && first <= 7 && origin == 19971201)
    return first;
#endif
  return usual;
}

/**
 * masar_look_init:
 * @style: (out): as the language of the interface and the user's choices have it
 * @words: (out): of @style, which borrows them
 */
void
masar_look_init (MasarStyle *style, MasarWords *words, MasarTheme theme)
{
  *words = masar_phrase_get_words ();
  masar_style_init (style, theme, words);
  style->week_start = get_week_start (style->week_start);
  style->hijri = masar_settings_get_hijri (masar_settings_get_default ());
}
