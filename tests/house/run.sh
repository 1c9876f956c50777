#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh SOURCE BUILD: ./run without a display, on a system that has all it needs.
set -euo pipefail
export MASAR_BUILD=$2
source=$1
unset DISPLAY WAYLAND_DISPLAY LC_ALL LC_MESSAGES
export LANG=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Nothing is missing, so nobody may ask for rights or packages.
mkdir "$work/bin"
for name in sudo apt-get; do
  printf '#!/bin/sh\necho "$0 was called" >&2\nexit 1\n' >"$work/bin/$name"
  chmod +x "$work/bin/$name"
done
export PATH="$work/bin:$PATH"
if ! command -v dpkg-query >/dev/null; then
  echo "not a Debian system"
  exit 77
fi

status=0
check ()
{
  "$@" || { echo "failed: $*"; cat "$work/log"; status=1; }
}

# draws NAME TITLE ARGUMENT…: in a folder of its own, ./run ARGUMENT… draws both files and says where they are.
draws ()
{
  local title=$2
  mkdir "$work/$1"
  cd "$work/$1"
  shift 2
  "$source/run" "$@" >"$work/log" 2>&1 || { echo "./run $* failed"; status=1; }
  check grep -qF "$PWD/masar-timeline.pdf" "$work/log"
  check test "$(head -c 5 masar-timeline.pdf)" = '%PDF-'
  check test "$(head -c 4 masar-timeline.png | tail -c 3)" = PNG
  if command -v pdfinfo >/dev/null; then
    check grep -q 'Page size:.*A4' <(pdfinfo masar-timeline.pdf)
    check grep -qF "Title:           $title" <(pdfinfo masar-timeline.pdf)
  fi
  cd "$source"
}

mapfile -t files < <(find "$source/data/corpus" -name '*.txt' | sort)
draws sample العيّنة
LANG=en_GB.UTF-8 draws english Sample
mkdir "$work/a folder"
cp "$source"/data/corpus/*.txt "$work/a folder/"
draws folder "a folder" "$work/a folder"
draws file "$(basename "${files[0]}")" "${files[0]}"
LANG=en_GB.UTF-8 draws several "Several Files" "${files[0]}" "${files[1]}"

cd "$work"
if "$source/run" "$work/gone" >"$work/log" 2>&1; then
  echo "a missing file is no error"
  status=1
fi
check grep -qF "$work/gone: no such file or folder" "$work/log"

# Something unreadable is told of, the rest is drawn, and the exit status says that not all is well.
printf '' >"$work/a folder/empty.txt"
mkdir "$work/partly"
cd "$work/partly"
if "$source/run" "$work/a folder" >"$work/log" 2>&1; then
  echo "an empty article is no error"
  status=1
fi
check grep -q 'empty.txt' "$work/log"
check test -s masar-timeline.pdf
exit $status
