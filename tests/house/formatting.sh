#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# formatting.sh SOURCE: every C file is as .clang-format says, and every file carries its licence.
set -euo pipefail
cd "$1"

status=0
while read -r file; do
  head -n 5 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' && continue
  echo "$file: no SPDX-License-Identifier in its first lines"
  status=1
done < <(find src tests build-aux flatpak ui run test .ci -type f \
           \( -name '*.[ch]' -o -name '*.py' -o -name '*.sh' -o -name '*.ui' -o -name meson.build -o -path './*' -perm -u+x \) 2>/dev/null)

# Other versions set some lines otherwise.
formatter=
for name in clang-format-14 clang-format; do
  if "$name" --version 2>/dev/null | grep -q 'version 14\.'; then
    formatter=$name
    break
  fi
done
if [ -z "$formatter" ]; then
  [ $status = 0 ] || exit $status
  echo "clang-format 14 is not here"
  exit 77
fi
unformatted=$(find src tests -name '*.[ch]' -print0 | xargs -0 "$formatter" --dry-run 2>&1 \
  | sed -n 's/^\([^: ]*\):[0-9].*clang-format-violations.*/\1/p' | sort -u)
if [ -n "$unformatted" ]; then
  echo "run $formatter -i on:"
  echo "$unformatted"
  status=1
fi
exit $status
