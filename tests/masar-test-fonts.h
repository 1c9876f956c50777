// SPDX-FileCopyrightText: The Masar authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

/**
 * masar_test_use_fonts:
 *
 * Makes the shipped fonts the only ones.  To be called before anything looks for a font.
 */
static inline void
masar_test_use_fonts (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "fonts", "fonts.conf", NULL);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
}
