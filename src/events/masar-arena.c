/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"
#define _GNU_SOURCE /* madvise */

#include "masar-arena.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Blocks of a file that has no name, each mapped into memory.  The blocks are filled one after another; what is larger
 * than a block has one of its own.  Space on the disk is reserved before it is used, so that a full disk is noticed
 * here, and not as a signal later. */

#define BLOCK_BYTES (8 * 1024 * 1024)
#define ALIGNMENT 16

typedef struct
{
  char *data;
  gsize size;
  gboolean mapped;
} Block;

struct _MasarArena
{
  int file; /* -1 when there is none */
  gsize file_size;
  GArray *blocks; /* Block */
  gsize used;     /* of the last block */
};

/* /tmp is often memory itself. */
static int
open_file (void)
{
  const char *const folders[] = { g_getenv ("TMPDIR"), "/var/tmp", g_get_tmp_dir () };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], "masar-XXXXXX", NULL) : NULL;
      const int file = path != NULL ? g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600) : -1;

      if (file < 0)
        continue;
      unlink (path);
      return file;
    }
  return -1;
}

/**
 * masar_arena_new:
 *
 * Returns: (transfer full): an arena from which nothing was taken
 */
MasarArena *
masar_arena_new (void)
{
  MasarArena *self = g_new0 (MasarArena, 1);

  self->file = open_file ();
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  return self;
}

/**
 * masar_arena_free:
 * @self: an arena
 *
 * Gives back all that was taken from @self.
 */
void
masar_arena_free (MasarArena *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->mapped)
        munmap (block->data, block->size);
      else
        g_free (block->data);
    }
  if (self->file >= 0)
    close (self->file);
  g_array_unref (self->blocks);
  g_free (self);
}

static void
add_block (MasarArena *self, gsize size)
{
  Block block = { NULL, size, FALSE };

  if (self->file >= 0 && posix_fallocate (self->file, (off_t) self->file_size, (off_t) size) == 0)
    {
      block.data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, self->file, (off_t) self->file_size);
      block.mapped = block.data != MAP_FAILED;
    }
  if (block.mapped)
    self->file_size += size;
  else
    block.data = g_malloc0 (size);
  g_array_append_val (self->blocks, block);
  self->used = 0;
}

/**
 * masar_arena_allocate:
 * @size: bytes
 *
 * Returns: (transfer none): so many bytes of zeros, aligned for any type, that live as long as @self
 */
gpointer
masar_arena_allocate (MasarArena *self, gsize size)
{
  const gsize wanted = (MAX (size, 1) + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  const Block *last = self->blocks->len > 0 ? &g_array_index (self->blocks, Block, self->blocks->len - 1) : NULL;

  if (last == NULL || last->size - self->used < wanted)
    {
      add_block (self, wanted > BLOCK_BYTES ? (wanted + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES : BLOCK_BYTES);
      last = &g_array_index (self->blocks, Block, self->blocks->len - 1);
    }
  self->used += wanted;
  return last->data + self->used - wanted;
}

/**
 * masar_arena_relax:
 *
 * Lets the system have the memory of @self until it is looked at again: what is in it stays, and stays where it is.
 */
void
masar_arena_relax (MasarArena *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->mapped)
        madvise (block->data, block->size, MADV_DONTNEED);
    }
}
