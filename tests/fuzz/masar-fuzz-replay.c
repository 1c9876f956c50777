/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-fuzz.h"

/* In the place of libFuzzer where there is none: gives the harness each file of the folders that are named.  So the
 * seeds, and with them every input that was once a fault, are tested by any compiler. */

static void
replay (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GError) error = NULL;
  const char *name;
  gsize length;

  if (dir == NULL && g_file_get_contents (path, &bytes, &length, &error))
    LLVMFuzzerTestOneInput ((const uint8_t *) bytes, length);
  if (error != NULL)
    g_error ("%s", error->message);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      replay (entry);
    }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    replay (argv[i]);
  return 0;
}
