/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MasarPassage:
 * @start: UTF-8 byte offset into an article's decoded text
 * @end: the offset after the last byte
 *
 * A piece of an article's text, half open.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} MasarPassage;

G_END_DECLS
