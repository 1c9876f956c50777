/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-export"

#include "masar-export-name.h"

#include <string.h>

/* Names of files and the formats they say. */

/* Long enough for any title, short enough for any file system, in bytes. */
#define MAX_STEM_BYTES 120

/* The ending behind the last dot; a name that is nothing but an ending has none. */
static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? dot + 1 : NULL;
}

/**
 * masar_export_format_from_name:
 * @name: a file's name
 * @format: (out): what its ending says
 *
 * Returns: whether the ending is that of a format
 */
gboolean
masar_export_format_from_name (const char *name, MasarExportFormat *format)
{
  const char *ending;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  ending = find_ending (name);
  if (ending == NULL)
    return FALSE;
  lower = g_ascii_strdown (ending, -1);
  return masar_export_format_from_string (lower, format);
}

/**
 * masar_export_name_set_format:
 * @name: a file's name
 *
 * Returns: (transfer full): @name with the ending of @format: kept when it has it, replaced when it has another one of
 *   ours, added otherwise
 */
char *
masar_export_name_set_format (const char *name, MasarExportFormat format)
{
  MasarExportFormat named;
  gsize stem_bytes;

  g_return_val_if_fail (name != NULL, NULL);

  stem_bytes = strlen (name);
  if (masar_export_format_from_name (name, &named))
    {
      if (named == format)
        return g_strdup (name);
      stem_bytes = (gsize) (find_ending (name) - name) - 1;
    }
  return g_strdup_printf ("%.*s.%s", (int) stem_bytes, name, masar_export_format_to_string (format));
}

/**
 * masar_export_name_from_title:
 * @title: what is shown
 *
 * Returns: (transfer full): a name for a file that shows @title, without what a file's name cannot hold
 */
char *
masar_export_name_from_title (const char *title, MasarExportFormat format)
{
  g_autoptr (GString) stem = g_string_new (NULL);

  g_return_val_if_fail (title != NULL, NULL);

  for (const char *place = title; *place != '\0' && stem->len < MAX_STEM_BYTES; place = g_utf8_next_char (place))
    {
      const gunichar c = g_utf8_get_char (place);

      if (c == '/' || c == '\\' || c == ':' || g_unichar_iscntrl (c))
        g_string_append_c (stem, '-');
      else if (stem->len > 0 || c != '.')
        g_string_append_unichar (stem, c);
    }
  g_strstrip (stem->str);
  return g_strdup_printf ("%s.%s", *stem->str != '\0' ? stem->str : "masar", masar_export_format_to_string (format));
}
