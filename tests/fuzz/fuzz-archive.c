/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-fuzz.h"

/* Packed data are told by what they begin with. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  masar_fuzz_import ("articles.zip", bytes, length);
  return 0;
}
