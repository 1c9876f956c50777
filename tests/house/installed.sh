#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# installed.sh SOURCE BUILD PREFIX ID: what `meson install` puts where, and that it is valid.
set -euo pipefail
source=$1 build=$2 prefix=$3 id=$4
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
DESTDIR=$stage meson install -C "$build" --no-rebuild --quiet
root=$stage$prefix

status=0
check ()
{
  "$@" || { echo "failed: $*"; status=1; }
}

for file in \
  bin/masar \
  bin/masar-tool \
  "share/applications/$id.desktop" \
  "share/metainfo/$id.metainfo.xml" \
  "share/icons/hicolor/scalable/apps/$id.svg" \
  "share/icons/hicolor/symbolic/apps/$id-symbolic.svg" \
  share/locale/ar/LC_MESSAGES/masar.mo \
  share/licenses/masar/COPYING
do
  check test -s "$root/$file"
done
check diff -r "$source/data/corpus" "$root/share/masar/corpus"
check desktop-file-validate "$root/share/applications/$id.desktop"
check grep -q '^Name\[ar\]=' "$root/share/applications/$id.desktop"
check grep -q '^Comment\[ar\]=' "$root/share/applications/$id.desktop"
check appstreamcli validate --no-net "$root/share/metainfo/$id.metainfo.xml"
check grep -q '<summary xml:lang="ar">' "$root/share/metainfo/$id.metainfo.xml"
for icon in "$root"/share/icons/hicolor/*/apps/*.svg; do
  check python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$icon"
done

# What is installed works without the source tree.
check env -u MASAR_DATA_DIR -u MASAR_LOCALE_DIR "$root/bin/masar-tool" --help >/dev/null
[ "$(env -u MASAR_DATA_DIR "$root/bin/masar-tool" extract "$root/share/masar/corpus" | wc -l)" = \
  "$(find "$source/data/corpus" -name '*.txt' | wc -l)" ] || { echo "the installed tool does not read the sample"; status=1; }

# Nothing else belongs to an installation: no static library, no test, no header.
strangers=$(cd "$root" && find . -type f ! -path './bin/*' ! -path './share/*')
[ -z "$strangers" ] || { echo "also installed: $strangers"; status=1; }
exit $status
