#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# arabic-locale.sh FOLDER STAMP: makes an Arabic locale of the tests' own in FOLDER, so that they need none of the system.
set -euo pipefail
mkdir -p "$1"
# It warns of what it cannot check in a bare system, and makes the locale all the same.
localedef --no-archive --inputfile=ar_IQ --charmap=UTF-8 "$1/ar_IQ.UTF-8" 2>/dev/null || true
test -e "$1/ar_IQ.UTF-8/LC_MESSAGES" || echo "There is no Arabic locale (package locales): tests in Arabic will be skipped" >&2
touch "$2"
