#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh COMMAND…: runs COMMAND with a display and a session bus of its own, and nothing of the user's.
set -euo pipefail
command -v Xvfb >/dev/null || { echo "Xvfb is missing: install the package xvfb" >&2; exit 77; }

private=$(mktemp -d)
server=
finish ()
{
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$private"
}
trap finish EXIT

# The server itself picks a free number, so that many may start at once.
mkfifo "$private/display"
Xvfb -displayfd 3 -screen 0 "${MASAR_TEST_SCREEN:-1400x900}x24" -nolisten tcp -noreset 3>"$private/display" 2>"$private/xvfb.log" &
server=$!
read -r -t 20 number <"$private/display" || { cat "$private/xvfb.log" >&2; exit 1; }

mkdir -m 700 "$private/run" "$private/home"
export DISPLAY=":$number" GDK_BACKEND=x11 XDG_RUNTIME_DIR="$private/run" HOME="$private/home"
export XDG_CONFIG_HOME="$HOME/config" XDG_CACHE_HOME="$HOME/cache" XDG_DATA_HOME="$HOME/data"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XAUTHORITY
# What the session's own daemons print is not the command's output.
dbus-run-session -- bash -c '"$@" >&3 3>&-' command "$@" 3>&1 >&2
