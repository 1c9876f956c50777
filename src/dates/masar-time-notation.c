/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-dates"

#include "masar-times.h"

#include <string.h>

/* The notation of time expressions, for the article's record:
 *
 *   expression  point ["/" point] ["~"] ["^" | "_"]  "~" about, "^" of a plan, "_" of what has been
 *   point       ["H"] year month week day ["W" 1-7] ["S" 21-24] ["<<" | "<" | "=" | ">" | ">>"] ["N" year]
 *               ["P" first "-" last] ["T" begin "-" end]
 *                                                   "H" Hijri, "N" the year of a day known by name, parts in days or
 *                                                   months, times in minutes
 *   year        ["Y" number | "y" signed] ["X" years]
 *                                                   capital: the number itself, "X" so many years from it;
 *   month       ["M" number | "m" signed]           small: counted from the publication
 *   week        ["w" signed]
 *   day         ["D" number | "d" signed]
 *
 * "yesterday, Tuesday" is d-1W2, "February last" M2<, "the evening of 5 August 2024" Y2024M8D5T960-1440. */

G_DEFINE_QUARK (masar_time_error_quark, masar_time_error)

/* No format string is read: records are full of times. */
static void
append_number (GString *out, char letter, int value)
{
  char digits[12];
  guint n_digits = 0;

  g_string_append_c (out, letter);
  if (value < 0)
    g_string_append_c (out, '-');
  for (guint rest = (guint) ABS (value); n_digits == 0 || rest > 0; rest /= 10)
    digits[sizeof digits - ++n_digits] = (char) ('0' + rest % 10);
  g_string_append_len (out, digits + sizeof digits - n_digits, n_digits);
}

static void
append_range (GString *out, char letter, int first, int last)
{
  append_number (out, letter, first);
  append_number (out, '-', last);
}

static void
append_field (GString *out, MasarTimeField field, char absolute, char relative)
{
  if (field.setting == MASAR_TIME_UNSET)
    return;
  if (field.setting == MASAR_TIME_RELATIVE)
    g_string_append_c (out, relative);
  if (field.setting == MASAR_TIME_ABSOLUTE)
    append_number (out, absolute, field.value);
  else if (field.value < 0)
    append_number (out, '-', -field.value);
  else
    append_number (out, '+', field.value);
}

static void
append_point (GString *out, const MasarTimePoint *point)
{
  static const char *const relations[] = { "", "<", "=", ">", "<<", ">>" };

  if (point->hijri)
    g_string_append_c (out, 'H');
  append_field (out, point->year, 'Y', 'y');
  if (point->n_years != 0)
    append_number (out, 'X', point->n_years);
  append_field (out, point->month, 'M', 'm');
  append_field (out, point->week, 'w', 'w');
  append_field (out, point->day, 'D', 'd');
  if (point->weekday != 0)
    append_number (out, 'W', point->weekday);
  if (point->season != 0)
    append_number (out, 'S', point->season);
  g_string_append (out, relations[point->relation]);
  if (point->named_year != 0)
    append_number (out, 'N', point->named_year);
  if (point->part_last != 0)
    append_range (out, 'P', point->part_first, point->part_last);
  if (point->end_minute != 0)
    append_range (out, 'T', point->begin_minute, point->end_minute);
}

/**
 * masar_time_expression_to_string:
 *
 * Writes the notation that [func@time_expression_parse] reads; two expressions that differ have different notations.
 *
 * Returns: (transfer full): the notation; "" when nothing is set
 */
char *
masar_time_expression_to_string (const MasarTimeExpression *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize end;

  g_return_val_if_fail (self != NULL, NULL);

  append_point (out, &self->first);
  g_string_append_c (out, '/');
  end = out->len;
  append_point (out, &self->last);
  if (out->len == end)
    g_string_truncate (out, end - 1);
  if (self->approximate)
    g_string_append_c (out, '~');
  if (self->prospective)
    g_string_append_c (out, '^');
  else if (self->retrospective)
    g_string_append_c (out, '_');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
read_number (const char **at, int lowest, int highest, int *number)
{
  char *end;
  gint64 value;

  if (!g_ascii_isdigit (**at) && **at != '-' && **at != '+')
    return FALSE;
  value = g_ascii_strtoll (*at, &end, 10);
  if (end == *at || value < lowest || value > highest)
    return FALSE;
  *number = (int) value;
  *at = end;
  return TRUE;
}

static gboolean
read_field (const char **at, char absolute, char relative, int highest, MasarTimeField *field)
{
  const gboolean counted = **at == relative;
  int number;

  if (**at == '\0' || (**at != absolute && !counted))
    return TRUE;
  *at += 1;
  if (!read_number (at, counted ? -9999 : 0, counted ? 9999 : highest, &number))
    return FALSE;
  *field = (MasarTimeField){ (gint16) number, counted ? MASAR_TIME_RELATIVE : MASAR_TIME_ABSOLUTE };
  return TRUE;
}

static gboolean
read_small (const char **at, char letter, int lowest, int highest, guint8 *value)
{
  int number;

  if (**at != letter)
    return TRUE;
  *at += 1;
  if (!read_number (at, lowest, highest, &number))
    return FALSE;
  *value = (guint8) number;
  return TRUE;
}

static gboolean
read_pair (const char **at, char letter, int highest, int *first, int *last)
{
  if (**at != letter)
    return TRUE;
  *at += 1;
  if (!read_number (at, 0, highest, first) || **at != '-')
    return FALSE;
  *at += 1;
  return read_number (at, *first, highest, last) && *last > 0;
}

static gboolean
take (const char **at, char letter)
{
  if (**at != letter)
    return FALSE;
  *at += 1;
  return TRUE;
}

static guint8
read_relation (const char **at)
{
  if (take (at, '<'))
    return take (at, '<') ? MASAR_TIME_RELATION_BEFORE_LAST : MASAR_TIME_RELATION_LAST;
  if (take (at, '>'))
    return take (at, '>') ? MASAR_TIME_RELATION_AFTER_NEXT : MASAR_TIME_RELATION_NEXT;
  return take (at, '=') ? MASAR_TIME_RELATION_THIS : MASAR_TIME_RELATION_NONE;
}

static gboolean
read_point (const char **at, MasarTimePoint *point)
{
  int part_first = 0, part_last = 0, begin = 0, end = 0, named_year = 0;

  point->hijri = take (at, 'H');
  if (!read_field (at, 'Y', 'y', 9999, &point->year) || !read_small (at, 'X', 1, 100, &point->n_years)
      || !read_field (at, 'M', 'm', 12, &point->month) || !read_field (at, 'w', 'w', 0, &point->week)
      || !read_field (at, 'D', 'd', 31, &point->day) || !read_small (at, 'W', 1, 7, &point->weekday)
      || !read_small (at, 'S', 21, 24, &point->season))
    return FALSE;
  point->relation = read_relation (at);
  if (take (at, 'N') && (!read_number (at, 1, 9999, &named_year)))
    return FALSE;
  point->named_year = (gint16) named_year;
  if (!read_pair (at, 'P', 31, &part_first, &part_last)
      || !read_pair (at, 'T', (int) MASAR_MINUTES_PER_DAY, &begin, &end))
    return FALSE;
  point->part_first = (guint8) part_first;
  point->part_last = (guint8) part_last;
  point->begin_minute = (guint16) begin;
  point->end_minute = (guint16) end;
  return point->month.setting != MASAR_TIME_ABSOLUTE || point->month.value > 0;
}

/**
 * masar_time_expression_parse:
 * @text: the notation of an expression
 * @self: (out caller-allocates): the expression
 * @error: return location for an error of domain %MASAR_TIME_ERROR
 *
 * Returns: %TRUE on success
 */
gboolean
masar_time_expression_parse (const char *text, MasarTimeExpression *self, GError **error)
{
  const char *at = text;
  gboolean ok;

  g_return_val_if_fail (text != NULL && self != NULL, FALSE);

  memset (self, 0, sizeof *self);
  ok = read_point (&at, &self->first) && (!take (&at, '/') || read_point (&at, &self->last));
  if (ok)
    {
      self->approximate = take (&at, '~');
      self->prospective = take (&at, '^');
      self->retrospective = !self->prospective && take (&at, '_');
      ok = *at == '\0';
    }
  if (!ok)
    g_set_error (error, MASAR_TIME_ERROR, MASAR_TIME_ERROR_SYNTAX,
                 "“%s”: expected the notation of a time such as Y2024M8D5 at character %d, found “%s”", text,
                 (int) (at - text) + 1, at);
  return ok;
}
