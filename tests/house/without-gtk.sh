#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# without-gtk.sh SOURCE: -Dapp=false builds masar-tool on a system that has no GTK.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A pkg-config that has never heard of GTK.
cat >"$work/pkg-config" <<'SCRIPT'
#!/bin/bash
for word; do
  case $word in gtk4* | libadwaita* | gtk+*) echo "Package $word was not found" >&2; exit 1 ;; esac
done
exec pkg-config "$@"
SCRIPT
chmod +x "$work/pkg-config"

if PKG_CONFIG="$work/pkg-config" meson setup "$work/with" "$1" -Dtests=false >"$work/log" 2>&1; then
  echo "the window was configured without GTK"
  exit 1
fi
PKG_CONFIG="$work/pkg-config" meson setup "$work/build" "$1" -Dapp=false -Dtests=false >"$work/log" 2>&1 \
  || { tail "$work/log"; exit 1; }
ninja -C "$work/build" >"$work/log" 2>&1 || { tail -n 30 "$work/log"; exit 1; }
test ! -e "$work/build/src/app/masar"
"$work/build/src/tool/masar-tool" --help >/dev/null
if ldd "$work/build/src/tool/masar-tool" | grep -E 'libgtk|libadwaita'; then
  echo "masar-tool is linked with GTK"
  exit 1
fi
