# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
#
# What ./run and ./test share: the packages of Debian 12 and 13 that they need, and the build.
# To be sourced; sets $top (the source tree) and $build (where it is built).

set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${MASAR_BUILD:-$top/build}

build_packages=(
  adwaita-icon-theme
  desktop-file-utils
  fonts-noto-core
  gcc
  gettext
  gtk-update-icon-cache
  libadwaita-1-dev
  libarchive-dev
  libc6-dev
  libcairo2-dev
  libglib2.0-dev
  libgtk-4-dev
  libharfbuzz-dev
  libjson-glib-dev
  libpango1.0-dev
  librsvg2-common
  libuchardet-dev
  libxml2-dev
  meson
  nettle-dev
  ninja-build
  pkgconf
)

test_packages=(
  appstream
  at-spi2-core
  clang
  dbus-daemon
  debootstrap
  elfutils
  flatpak
  flatpak-builder
  gir1.2-atspi-2.0
  imagemagick
  libclang-rt-dev
  locales
  parallel
  poppler-utils
  python3-gi
  strace
  xdotool
  xvfb
)

say ()
{
  printf '%s\n' "$*" >&2
}

fail ()
{
  say "masar: $*"
  exit 1
}

# quietly WHAT COMMAND…: runs COMMAND; if it fails, says that WHAT failed and shows the end of what it printed.
quietly ()
{
  local what=$1 log
  shift
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    fail "$what failed (the reason is above)"
  fi
  rm -f "$log"
}

is_installed ()
{
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_missing PACKAGE…: installs those that are not there; asks for no rights if there is nothing to install.
install_missing ()
{
  local package missing=()
  if ! command -v dpkg-query >/dev/null; then
    say "This is not a Debian system: what is missing cannot be installed from here, only looked for."
    return
  fi
  for package; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "some packages are missing, and there is no sudo. As root, run:
  apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  quietly "apt-get update" as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update
  quietly "apt-get install" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y --no-install-recommends install "${missing[@]}"
}

# build_in FOLDER [OPTION…] [-- TARGET…]: sets FOLDER up with meson's OPTIONs, if it is not yet, and builds the TARGETs.
build_in ()
{
  local folder=$1 options=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  [ $# -eq 0 ] || shift
  [ -f "$folder/build.ninja" ] || quietly "meson setup" meson setup "$folder" "$top" "${options[@]}"
  quietly "the build" ninja -C "$folder" "$@"
}
