/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-fuzz.h"

#include "masar-decode.h"

/* The first byte chooses the encoding that is asked for. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  static const char *const encodings[] = { NULL, NULL, "UTF-8", "UTF-16", "UTF-16BE", "UTF-32", "WINDOWS-1256" };
  const char *encoding;
  g_auto (MasarDecoded) decoded = { NULL };
  g_autoptr (GError) error = NULL;

  if (length == 0)
    return 0;
  encoding = encodings[bytes[0] % G_N_ELEMENTS (encodings)];
  if (!masar_decode ((const char *) bytes + 1, length - 1, encoding, &decoded, &error))
    {
      g_assert (error != NULL && decoded.text == NULL);
      return 0;
    }
  masar_fuzz_check_text (decoded.text, decoded.length);
  g_assert (decoded.encoding != NULL && decoded.n_replaced <= length);
  if (encoding == NULL && g_utf8_validate_len ((const char *) bytes + 1, length - 1, NULL)
      && strcmp (decoded.encoding, "UTF-8") == 0)
    g_assert (decoded.length == length - 1 && memcmp (decoded.text, bytes + 1, length - 1) == 0);
  return 0;
}
