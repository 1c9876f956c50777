/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MASAR_HASH_SEED 2166136261u

/* Goes on hashing from @hash, at first %MASAR_HASH_SEED.  FNV-1a, 32 bits; http://www.isthe.com/chongo/tech/comp/fnv/
 */
static inline guint32
masar_hash_bytes (guint32 hash, gconstpointer bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ ((const guchar *) bytes)[i]) * 16777619u;
  return hash;
}

G_END_DECLS
