/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-arena.h"

#include <string.h>

/* What is written stays as it is, though the system was given the memory meanwhile. */
static void
test_contents_stay (void)
{
  g_autoptr (MasarArena) arena = masar_arena_new ();
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();

  for (guint i = 0; i < 20000; i++)
    {
      guint *piece = masar_arena_allocate (arena, 1000);

      for (guint w = 0; w < 1000 / sizeof *piece; w++)
        {
          g_assert_cmpuint (piece[w], ==, 0);
          piece[w] = i;
        }
      g_ptr_array_add (pieces, piece);
      if (i % 5000 == 0)
        masar_arena_relax (arena);
    }
  masar_arena_relax (arena);
  for (guint i = 0; i < pieces->len; i++)
    g_assert_cmpuint (((const guint *) g_ptr_array_index (pieces, i))[1000 / sizeof (guint) - 1], ==, i);
}

static void
test_sizes (void)
{
  static const gsize sizes[] = { 0, 1, 15, 16, 17, 8 * 1024 * 1024, 20 * 1000 * 1000, 3 };
  g_autoptr (MasarArena) arena = masar_arena_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *piece = masar_arena_allocate (arena, sizes[i]);

      g_assert_nonnull (piece);
      g_assert_cmpuint (GPOINTER_TO_SIZE (piece) % 16, ==, 0);
      memset (piece, 'x', sizes[i]);
    }
}

/* Where no file can be made, memory is memory. */
static void
test_without_file (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (MasarArena) arena = NULL;
      char *piece;

      g_setenv ("TMPDIR", "/nowhere", TRUE);
      arena = masar_arena_new ();
      piece = masar_arena_allocate (arena, 100);
      strcpy (piece, "stays");
      masar_arena_relax (arena);
      g_assert_cmpstr (piece, ==, "stays");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arena/contents-stay", test_contents_stay);
  g_test_add_func ("/arena/sizes", test_sizes);
  g_test_add_func ("/arena/without-file", test_without_file);
  return g_test_run ();
}
