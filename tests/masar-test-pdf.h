/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <string.h>

/* The text of a PDF, as a reader copies it out of the page. */

/**
 * masar_test_can_read_pdf:
 *
 * Returns: whether pdftotext is there; the test is skipped if not
 */
static inline gboolean
masar_test_can_read_pdf (void)
{
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");

  if (pdftotext == NULL)
    g_test_skip ("pdftotext is not installed");
  return pdftotext != NULL;
}

static inline char *
masar_test_normalize (const char *text)
{
  return g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
}

/**
 * masar_test_read_pdf:
 * @path: a PDF
 *
 * Returns: (transfer full): its text without the marks of direction, which pdftotext adds, in letters without shapes
 */
static inline char *
masar_test_read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  for (const char *c = output; *c; c = g_utf8_next_char (c))
    {
      const gunichar letter = g_utf8_get_char (c);

      if (!(letter >= 0x202a && letter <= 0x202e) && letter != 0x200e && letter != 0x200f)
        g_string_append_unichar (text, letter);
    }
  return masar_test_normalize (text->str);
}

/**
 * masar_test_check_pdf:
 * @text: what masar_test_read_pdf() has read
 * @expected: words
 * @is_there: whether they must be in it, or must not
 */
static inline void
masar_test_check_pdf (const char *text, const char *expected, gboolean is_there)
{
  g_autofree char *normal = masar_test_normalize (expected);

  if ((strstr (text, normal) != NULL) != is_there)
    g_error ("“%s” is %s:\n%s", expected, is_there ? "not in" : "in", text);
}
