#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# translations.sh SOURCE: the catalogues are well formed and complete, and no file with words is left out of po/POTFILES.
set -euo pipefail
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

listed=$(grep -v '^#' po/POTFILES)
while read -r file; do
  grep -qxF "$file" <<<"$listed" || { echo "po/POTFILES lacks $file"; status=1; }
done < <({ grep -rlE '\b(_|C_|N_|NC_|g_dngettext|ngettext) ?\("' src --include='*.c'
           grep -rl 'translatable="' ui --include='*.ui'; } 2>/dev/null)
while read -r file; do
  [ -e "$file" ] || { echo "po/POTFILES names $file, which is not there"; status=1; }
done <<<"$listed"
[ $status = 0 ] || exit $status

# As meson's preset for GLib programs does it.
xgettext --from-code=UTF-8 --add-comments --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format --flag=g_dngettext:2:pass-c-format \
  --flag=g_strdup_printf:1:c-format --flag=g_string_printf:2:c-format --flag=g_string_append_printf:2:c-format \
  --flag=g_error_new:3:c-format --flag=g_set_error:4:c-format --flag=g_markup_printf_escaped:1:c-format \
  --files-from=<(printf '%s\n' "$listed") --output="$work/masar.pot"

while read -r language; do
  msgfmt --check --output-file=/dev/null "po/$language.po" || status=1
  msgmerge --quiet --no-fuzzy-matching --output-file="$work/$language.po" "po/$language.po" "$work/masar.pot"
  for state in --untranslated --only-fuzzy; do
    missing=$(msgattrib $state --no-obsolete --no-wrap "$work/$language.po" | grep -A1 '^msgctxt\|^msgid' | grep -v '^msgid ""$' || true)
    [ -z "$missing" ] || { echo "po/$language.po, ${state#--}:"; echo "$missing"; status=1; }
  done
done <po/LINGUAS
exit $status
