#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# prove.sh SOURCE: builds, installs and runs the Flatpak of flatpak/ in an installation of its own, on a stand-in for the
# GNOME runtime made of Debian 13.  Exit status 77, and why, where that cannot be done.  Run it through with-display.sh.
set -euo pipefail
source=$1
id=io.github.masar_app.Masar
suite=trixie
branch=48
cache=${MASAR_FLATPAK_CACHE:-${MASAR_TEST_HOME:-$HOME}/.cache/masar-flatpak}

packages=(
  adwaita-icon-theme appstream appstream-compose appstream-util cmake desktop-file-utils
  fonts-noto-core g++ gcc gettext libadwaita-1-dev libarchive-dev libgtk-4-dev libjson-glib-dev libsqlite3-dev librsvg2-common libxml2-dev meson nettle-dev ninja-build pkgconf
)

# Made anew when other packages are wanted.
installation=$cache/installation-$(printf '%s ' $suite "${packages[@]}" | sha256sum | cut -c 1-12)

skip ()
{
  echo "$*"
  exit 77
}

for program in flatpak flatpak-builder debootstrap bwrap eu-strip; do
  command -v $program >/dev/null || skip "$program is not installed"
done
bwrap --ro-bind / / --proc /proc --dev /dev true 2>/dev/null \
  || skip "no sandbox can be made here (a chroot, or no user namespaces)"
[ -d "$installation" ] || [ "$(id -u)" = 0 ] || skip "the stand-in runtime is not made yet, and that needs root"

arch=$(flatpak --default-arch)
mkdir -p "$cache"
work=$(mktemp -d "$cache/work.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT

# logged NAME COMMAND…: what COMMAND prints is only of interest if it fails.
logged ()
{
  local log=$work/$1.log
  shift
  "$@" >"$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
}

# make_runtime: an installation that holds the stand-in; one tree serves as platform and SDK.
make_runtime ()
{
  local root=$work/root runtime=$work/runtime platform=runtime/org.gnome.Platform/$arch/$branch
  logged debootstrap debootstrap --variant=minbase $suite "$root"
  logged apt-get unshare --mount --pid --fork --mount-proc="$root/proc" chroot "$root" \
    env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${packages[@]}"
  rm -rf "$root/usr/share/doc" "$root/usr/share/man" "$root"/usr/lib/*/dri
  mkdir -p "$runtime/files" "$runtime/export" "$runtime/var/tmp"
  mv "$root/usr" "$runtime/usr"
  mv "$root/etc" "$runtime/usr/etc"
  cat >"$runtime/metadata" <<EOF
[Runtime]
name=org.gnome.Platform
runtime=org.gnome.Platform/$arch/$branch
sdk=org.gnome.Sdk/$arch/$branch
EOF
  logged export flatpak build-export --runtime --disable-sandbox "$work/repo" "$runtime" $branch
  rm -rf "$runtime" "$root"
  logged commit flatpak build-commit-from --src-ref="$platform" "$work/repo" "runtime/org.gnome.Sdk/$arch/$branch"
  logged summary flatpak build-update-repo "$work/repo"

  export FLATPAK_USER_DIR=$work/installation
  logged remote flatpak remote-add --user --no-gpg-verify stand-in "$work/repo"
  logged install flatpak install --user --noninteractive stand-in org.gnome.Platform//$branch org.gnome.Sdk//$branch
  mv "$work/installation" "$installation"
}

[ -d "$installation" ] || make_runtime
export FLATPAK_USER_DIR=$installation
logged builder flatpak-builder --user --disable-rofiles-fuse --install --state-dir="$cache/state" "$work/build" \
  "$source/flatpak/$id.json"

# What it may do: a window, nothing of the user's, no network.
permissions=$(flatpak info --user --show-permissions $id)
if grep -E '^(filesystems|devices=.*all)|network|session-bus|system-bus' <<<"$permissions"; then
  echo "the application is granted more than a window"
  exit 1
fi

# The engine, in the sandbox, over the sample that it brings; and there is no way out of it.
in_sandbox () { flatpak run --user --command=sh $id -c "$1"; }
events=$(in_sandbox 'masar-tool extract /app/share/masar/corpus | masar-tool weave | grep -c "\"record\":\"event\""' || true)
[ "$events" -gt 0 ] || { echo "the sandboxed engine finds no event"; exit 1; }
networks=$(in_sandbox 'tail -n +3 /proc/net/dev' | grep -v '^ *lo:' || true)
if [ -n "$networks" ]; then
  echo "there is a network in the sandbox: $networks"
  exit 1
fi
secret=$(mktemp "$cache/secret.XXXXXX")
if in_sandbox "test -e '$secret'"; then
  echo "the sandbox sees files of the host"
  exit 1
fi
rm -f "$secret"

# The window, with the sample.
flatpak run --user $id /app/share/masar/corpus >"$work/window.log" 2>&1 &
window=$!
for _ in $(seq 60); do
  kill -0 $window 2>/dev/null || { cat "$work/window.log"; echo "the window closed by itself"; exit 1; }
  if xdotool search --onlyvisible --class masar >/dev/null 2>&1; then
    flatpak kill $id || true
    wait $window || true
    echo "built, installed, run: $events events of the sample in the sandbox"
    exit 0
  fi
  sleep 0.5
done
cat "$work/window.log"
echo "no window appeared in 30 seconds"
flatpak kill $id || true
exit 1
