#!/bin/bash
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fuzz.sh SOURCE BUILD SECONDS [HARNESS…]: builds the harnesses of tests/fuzz with clang in BUILD and runs them, all at
# once, for SECONDS, beginning with their seeds.  Prints TAP.  What made one fail is kept in BUILD/faults/, and what it
# learned in BUILD/learned/.
set -euo pipefail
source=$1 build=$2 seconds=$3
shift 3
[ $# -gt 0 ] || set -- archive decode extract html json records times

skip ()
{
  echo "1..0 # SKIP $*"
  exit 0
}

clang=$(command -v clang || command -v clang-14) || skip "clang is not here"
probe=$(mktemp)
trap 'rm -f "$probe"' EXIT
echo 'int LLVMFuzzerTestOneInput (const char *b, unsigned long n) { return 0; }' \
  | "$clang" -fsanitize=fuzzer,address,undefined -x c - -o "$probe" 2>/dev/null || skip "clang has no libFuzzer here (libclang-rt-dev)"

log=$build.log
if ! {
  [ -f "$build/build.ninja" ] || CC=$clang meson setup "$build" "$source" -Dapp=false -Dtests=false -Dfuzzing=true \
    -Db_sanitize=address,undefined -Db_lundef=false -Dc_args='-fsanitize=fuzzer-no-link -fno-omit-frame-pointer'
  ninja -C "$build"
} >"$log" 2>&1 </dev/null; then
  tail -n 40 "$log"
  echo "1..1"
  echo "not ok 1 - build"
  exit 1
fi

# Where it is set, the C library keeps a locale's path for ever.
unset LOCPATH
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=print_suppressions=0:suppressions=$source/tests/lsan.supp
mkdir -p "$build/faults"
declare -A jobs
for harness; do
  mkdir -p "$build/learned/$harness"
  nice "$build/tests/fuzz/fuzz-$harness" -max_total_time="$seconds" -max_len=6000 -timeout=60 -seed=1 \
    -rss_limit_mb=1024 -dict="$source/tests/fuzz/words.dict" -artifact_prefix="$build/faults/$harness-" \
    "$build/learned/$harness" "$source/tests/fuzz/corpus/$harness" >"$build/$harness.log" 2>&1 </dev/null &
  jobs[$harness]=$!
done

echo "1..$#"
status=0 n=0
for harness; do
  n=$((n + 1))
  if wait "${jobs[$harness]}"; then
    echo "# $harness: $(grep -o 'Done [0-9]* runs' "$build/$harness.log" | tail -n 1)"
    echo "ok $n - $harness"
  else
    grep -aE 'ERROR|SUMMARY|runtime error|Test unit written|assertion' "$build/$harness.log" | head -n 8 | sed 's/^/# /'
    echo "not ok $n - $harness"
    status=1
  fi
done
exit $status
