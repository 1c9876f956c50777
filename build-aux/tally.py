#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tally.py TESTLOG.json…: counts what meson's test logs tell of, and prints `N passed, N failed` last.

A test that speaks TAP counts by its subtests, any other as one.  What was skipped is named, and counts as neither.
Exit status 1 if anything failed, or if there is nothing that passed.
"""

import json
import re
import sys

TAP_LINE = re.compile(r"^\s*(ok|not ok) \d+(?: (?:- )?([^#\n]*))?(?:# *(SKIP|TODO)\b *(.*))?", re.M | re.I)


def outcomes(test):
    """Yields (name, "passed" | "failed" | "skipped", reason) of one test of meson's, subtest by subtest."""
    name, result = test["name"], test["result"]
    whole = {"OK": "passed", "EXPECTEDFAIL": "passed", "SKIP": "skipped"}.get(result, "failed")
    lines = TAP_LINE.findall(test.get("stdout") or "")
    found = False
    for verdict, label, directive, reason in lines:
        found = True
        label = f"{name} {label.strip()}".strip()
        if directive.upper() == "SKIP":
            yield label, "skipped", reason
        elif verdict == "ok":
            yield label, "passed", ""
        else:
            yield label, "failed", ""
            whole = ""
    if whole == "failed" or not found:
        text = (test.get("stdout") or "").strip().splitlines()
        yield name, whole, text[-1] if text and whole == "skipped" else result


def main(logs):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    told = {"failed": [], "skipped": []}
    for log in logs:
        with open(log, encoding="utf-8") as lines:
            for line in lines:
                for name, verdict, reason in outcomes(json.loads(line)):
                    if verdict:
                        counts[verdict] += 1
                    if verdict in told:
                        told[verdict].append(f"  {name}" + (f": {reason}" if reason else ""))
    for verdict in ("skipped", "failed"):
        if told[verdict]:
            print(f"{verdict.capitalize()}:", *told[verdict], sep="\n")
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
