#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""layering.py SOURCE BUILD: each folder of src/ sees what src/DESIGN.md grants it, and nothing else.

Asks the compiler itself, with the very arguments the folder is built with, which headers it would find.
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys

# A header only reached through the library's own include path.
LIBRARIES = {
    "gtk": "gtk/gtk.h",
    "json-glib": "json-glib/json-glib.h",
    "libxml2": "libxml/HTMLparser.h",
    "pango": "pango/pango.h",
}

source, build = (pathlib.Path(path).resolve() for path in sys.argv[1:3])


def law():
    """Folder: (folders it may use, libraries it may use), from the first table of DESIGN.md."""
    rows = {}
    for line in (source / "src/DESIGN.md").read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\| `(\w+)` \|.*\|([^|]*)\|([^|]*)\|", line)
        if row:
            rows[row[1]] = set(re.findall(r"`(\w+)`", row[2])), set(row[3].split())
    return rows


def compilers():
    """Folder: the arguments that compile one of its files, without the file."""
    arguments = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = pathlib.Path(entry["directory"], entry["file"]).resolve()
        if path.suffix == ".c" and path.parent.parent == source / "src":
            words = shlex.split(entry["command"])
            keep = [word for word in words[:words.index("-o")] if word not in ("-MD", "-MQ", "-MF")
                    and not word.endswith((".o", ".d"))]
            arguments[path.parent.name] = keep
    return arguments


def compile(arguments, code, *more):
    return subprocess.run([*arguments, *more, "-x", "c", "-"], input=code, cwd=build, text=True, capture_output=True)


def visible(arguments, headers):
    """Which of headers (name: include operand) the compiler finds."""
    code = "".join(f"#if __has_include({operand})\nSEEN {name}\n#endif\n" for name, operand in headers.items())
    found = compile(arguments, code, "-E", "-P", "-w")
    assert found.returncode == 0, found.stderr
    return set(re.findall(r"^SEEN (\S+)", found.stdout, re.M))


def main():
    faults = []
    rows, arguments = law(), compilers()
    assert "text" in arguments and "events" in arguments, "compile_commands.json tells of no folder of src/"
    folders = {path.parent.name for path in (source / "src").glob("*/*.c")}
    faults += [f"src/{folder} is not in the table of src/DESIGN.md" for folder in folders - set(rows)]

    names = {}
    for path in sorted((source / "src").glob("*/*.h")):
        if path.name in names:
            faults.append(f"src/{path.parent.name}/{path.name} has the name of src/{names[path.name]}/{path.name}")
        names[path.name] = path.parent.name

    headers = {f"{path.parent.name}/{path.name}": f'"{path.name}"' for path in (source / "src").glob("*/*.h")}
    for folder in sorted(set(arguments) & set(rows)):
        uses, libraries = rows[folder]
        seen = {header.split("/")[0] for header in visible(arguments[folder], headers)} - {folder}
        known = uses & {header.split("/")[0] for header in headers}
        faults += [f"src/{folder} sees src/{other}, which DESIGN.md does not grant" for other in sorted(seen - uses)]
        faults += [f"src/{folder} does not see src/{other}, which DESIGN.md grants" for other in sorted(known - seen)]
        seen = visible(arguments[folder], {name: f"<{header}>" for name, header in LIBRARIES.items()})
        faults += [f"src/{folder} sees {name}, which DESIGN.md does not grant" for name in sorted(seen - libraries)]
        faults += [f"src/{folder} does not see {name}, which DESIGN.md grants" for name in sorted(libraries - seen)]

    for path in [*(source / "src").glob("*/*.[ch]")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(r'\s*#\s*include\s*"[^"]*/', line):
                faults.append(f"{path.relative_to(source)}:{number}: an include by path goes round the layers")

    # The proof itself: a wrong include is an error, a right one is not.
    upward, downward = '#include "masar-records.h"\nint unused;\n', '#include "masar-text.h"\nint unused;\n'
    if compile(arguments["text"], upward, "-fsyntax-only", "-w").returncode == 0:
        faults.append("src/text could include a header of src/events")
    right = compile(arguments["events"], downward, "-fsyntax-only", "-w")
    if right.returncode != 0:
        faults.append("src/events could not include a header of src/text: " + right.stderr)

    print(*faults or [f"{len(arguments)} folders see what DESIGN.md grants them"], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
