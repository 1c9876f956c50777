# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a finished window from outside: through AT-SPI as a screen reader does, through xdotool as hands do.

Start it with with-display.sh.  The environment names the program (MASAR), and where a picture of a failure goes
(MASAR_TEST_SHOTS).  There is no window manager, so a window's own coordinates are those of the screen.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import unittest

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT = 20.0 * float(os.environ.get("MASAR_TEST_PATIENCE", "1"))
ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
CORPUS = os.path.join(ROOT, "data", "corpus")

# A list that is filled anew while it scrolls to a row says so; a later library names what the floor still needs.
HARMLESS = r".*(GtkListView failed to scroll to given position|is deprecated and shouldn't be used anymore).*"


class Gone(Exception):
    """An object went away while we looked at it."""


def until(what, ask, timeout=TIMEOUT):
    """The first true answer of ask(); fails, saying what was waited for, if there is none in time."""
    end = time.monotonic() + timeout
    while True:
        try:
            answer = ask()
        except (GLib.Error, Gone):  # the object went away while we looked at it
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout:.0f} s for {what}")
        time.sleep(0.05)


class Node:
    """One accessible object."""

    def __init__(self, accessible):
        self.accessible = accessible

    def __repr__(self):
        return f"<{self.role} {self.name!r}>"

    def __eq__(self, other):
        return isinstance(other, Node) and self.accessible == other.accessible

    def __hash__(self):
        return hash(self.accessible)

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def description(self):
        return self.accessible.get_description() or ""

    @property
    def text(self):
        interface = self.accessible.get_text_iface()
        return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface)) if interface else ""

    @property
    def words(self):
        """What it says: its name and text."""
        return f"{self.name} {self.text}".strip()

    def says(self, expression):
        """Whether its words match; each question is a round trip, so the text is asked for only if the name is not it."""
        return expression is None or re.search(expression, self.name) or re.search(expression, self.words)

    def has(self, *states):
        held = self.accessible.get_state_set()
        return all(held.contains(getattr(Atspi.StateType, state.upper())) for state in states)

    def is_a(self, roles):
        """Whether it is there and has one of these roles."""
        try:
            return self.role in roles
        except GLib.Error:
            return False

    @property
    def is_focused(self):
        """Whether it is there and has the focus."""
        try:
            return self.has("focused")
        except GLib.Error:
            return False

    @property
    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    @property
    def caret(self):
        return Atspi.Text.get_caret_offset(self.accessible.get_text_iface())

    def attributes_at(self, offset):
        """How its text looks at an offset, a dictionary; and where that begins and ends, in characters."""
        run = Atspi.Text.get_attribute_run(self.accessible.get_text_iface(), offset, False)
        return run[0] or {}, run.start_offset, run.end_offset

    @property
    def box(self):
        """x, y, width, height in the window."""
        component = self.accessible.get_component_iface()
        if component is None:
            raise Gone
        extents = component.get_extents(Atspi.CoordType.WINDOW)
        return extents.x, extents.y, extents.width, extents.height

    @property
    def placed(self):
        """Whether it has a place in the window; what a stack hides, has none until it was shown once."""
        return self.box[2] > 0 and self.box[3] > 0

    def walk(self):
        """It and all that is below it and not hidden."""
        yield self
        for child in self.children:
            try:
                if child.has("visible"):
                    yield from child.walk()
            except GLib.Error:
                continue

    def all(self, role=None, words=None):
        """Those below that have this role (a name of AT-SPI, or several) and whose words match the expression."""
        roles = (role,) if isinstance(role, str) else role
        found = []
        for node in self.walk():
            try:
                if (not roles or node.role in roles) and node.says(words) and node.placed:
                    found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, role=None, words=None, timeout=TIMEOUT):
        """The first such, waited for."""
        return until(f"{role or 'anything'} {words or ''}", lambda: self.all(role, words), timeout)[0]

    def act(self):
        """Its default action, as a screen reader asks for it."""
        interface = self.accessible.get_action_iface()
        assert interface and Atspi.Action.do_action(interface, 0), f"{self} has no action"

    def focus(self):
        self.accessible.get_component_iface().grab_focus()

    def tree(self, depth=0):
        yield "  " * depth + f"{self!r} {self.text[:60]!r}"
        for child in self.children:
            yield from child.tree(depth + 1)


class Window(Node):
    """A running Masar."""

    def __init__(self, *arguments, language="en", environment=None, wrapper=()):
        settings = dict(os.environ, GTK_A11Y="atspi", **(environment or {}))
        settings["LC_ALL"] = {"ar": "ar_IQ.UTF-8", "en": "C.UTF-8"}[language]
        settings["LANGUAGE"] = language
        self.log = tempfile.NamedTemporaryFile("w+", prefix="masar-log-", suffix=".txt")
        self.process = subprocess.Popen([*wrapper, os.environ["MASAR"], *arguments], env=settings, stdout=self.log,
                                        stderr=subprocess.STDOUT)
        try:
            super().__init__(until("the application on the accessibility bus", self._find_application))
            self.frame = self.find(("frame", "window"))
        except AssertionError:
            self.close()
            raise
        # What the pointer happens to be over is not part of any test.
        self.point_at(*self.screen_size)
        self.key_focus()

    def _find_application(self):
        assert self.process.poll() is None, f"the program ended:\n{self.output}"
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.process.pid:
                return application if application.get_child_count() else None
        return None

    @property
    def output(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    @property
    def x_windows(self):
        """The X windows of its windows and dialogs."""
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                              capture_output=True, text=True).stdout.split()

    def key_focus(self, title="."):
        """Hands the keyboard to the window with this title: without a window manager nobody else does."""
        def ask():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", title],
                                   capture_output=True, text=True).stdout.split()
            return [window for window in found if window in self.x_windows]
        window = until(f"a window {title} on the screen", ask)[-1]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True, timeout=TIMEOUT)

    def keys(self, *names):
        """Presses keys, by their X names: "F5", "ctrl+e"."""
        for name in names:
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True, timeout=TIMEOUT)
            time.sleep(0.03)

    def type(self, words):
        subprocess.run(["xdotool", "type", "--delay", "20", words], check=True, timeout=TIMEOUT)

    def click(self, node, button=1):
        """The middle of a node, with the pointer."""
        x, y, width, height = node.box
        assert width > 0 and height > 0, f"{node} has no place"
        self.click_at(x + width // 2, y + height // 2, button)

    def click_at(self, x, y, button=1):
        subprocess.run(["xdotool", "mousemove", str(int(x)), str(int(y)), "click", str(button)], check=True,
                       timeout=TIMEOUT)

    @property
    def screen_size(self):
        size = subprocess.run(["xdotool", "getdisplaygeometry"], capture_output=True, text=True, check=True).stdout
        return [int(length) - 1 for length in size.split()]

    def point_at(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(int(x)), str(int(y))], check=True, timeout=TIMEOUT)

    def scroll(self, clicks):
        """The wheel, under the pointer; a positive number is away from the hand."""
        subprocess.run(["xdotool", "click", "--repeat", str(abs(clicks)), "--delay", "30", "4" if clicks > 0 else "5"],
                       check=True, timeout=TIMEOUT)

    def drag(self, x, y, dx, dy=0):
        """Drags and lets go at rest, so that nothing is thrown."""
        steps = 8
        commands = ["mousemove", str(int(x)), str(int(y)), "mousedown", "1"]
        for step in range(1, steps + 1):
            commands += ["mousemove", str(int(x + dx * step / steps)), str(int(y + dy * step / steps)), "sleep", "0.03"]
        subprocess.run(["xdotool", *commands, "sleep", "0.4", "mouseup", "1"], check=True, timeout=TIMEOUT)

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", "--sync", self.x_windows[-1], str(width), str(height)], check=True,
                       timeout=TIMEOUT)

    @property
    def windows(self):
        """Its top windows, dialogs too, the newest last."""
        return list(self.children)

    def window_with(self, role, words, timeout=TIMEOUT):
        """The top window or dialog that has such a node."""
        def ask():
            return [window for window in self.windows if window.has("visible") and window.all(role, words)]
        return until(f"a window with {role or 'anything'} {words}", ask, timeout)[-1]

    def pixels(self, box):
        """The picture of a box of the screen: rows of (red, green, blue)."""
        x, y, width, height = box
        raw = subprocess.run(["import", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "-depth", "8", "rgb:-"],
                             capture_output=True, check=True, timeout=TIMEOUT).stdout
        return [[tuple(raw[3 * i:3 * i + 3]) for i in range(row * width, (row + 1) * width)]
                for row in range(len(raw) // (3 * width))]

    @property
    def focused(self):
        for node in self.walk():
            if node.has("focused"):
                return node
        return None

    def shot(self, path):
        subprocess.run(["import", "-window", "root", path], check=False, timeout=TIMEOUT)

    def close(self):
        """Ends the program, by the key for it if it listens."""
        for end in (lambda: self.keys("ctrl+q"), self.process.terminate, self.process.kill):
            if self.process.poll() is None:
                try:
                    end()
                    self.process.wait(5)
                except subprocess.SubprocessError:
                    pass


class WindowTest(unittest.TestCase):
    """A test of the window.  What it opens is closed after it; if it fails, a picture and the tree are kept."""

    arguments = None
    language = "en"
    window_class = Window

    def setUp(self):
        self.windows = []
        self.folder = tempfile.mkdtemp(prefix="masar-window-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        # What one test chooses in the menu is no business of the next.
        self.settings = tempfile.mkdtemp(prefix="masar-settings-")
        self.addCleanup(shutil.rmtree, self.settings, ignore_errors=True)
        if self.language == "ar" and not os.path.exists(os.path.join(os.environ.get("LOCPATH", ""), "ar_IQ.UTF-8")):
            self.skipTest("there is no Arabic locale")
        if self.arguments is not None:
            self.window = self.open(*self.arguments)

    def open(self, *arguments, **options):
        options.setdefault("environment", {"XDG_CONFIG_HOME": self.settings})
        window = self.window_class(*arguments, **{"language": self.language, **options})
        self.windows.append(window)
        return window

    def tearDown(self):
        failed = any(error for _, error in self._outcome.errors) if hasattr(self._outcome, "errors") else \
            self._outcome.result.failing(self)
        for window in self.windows:
            if failed:
                self.keep(window)
            alive = window.process.poll() is None
            window.close()
            if not failed:
                self.assertTrue(alive, f"the program ended by itself:\n{window.output}")
                self.assertNotRegex(re.sub(HARMLESS, "", window.output),
                                    r"CRITICAL|ERROR|WARNING|Sanitizer|runtime error:")

    def keep(self, window):
        folder = os.environ.get("MASAR_TEST_SHOTS", tempfile.gettempdir())
        program = os.path.splitext(os.path.basename(sys.argv[0]))[0]
        base = os.path.join(folder, self.id().replace("__main__", program))
        window.shot(base + ".png")
        with open(base + ".txt", "w", encoding="utf-8") as file:
            try:
                file.writelines(line + "\n" for line in window.tree())
            except GLib.Error as error:
                file.write(str(error))
            file.write("\n" + window.output)
        print(f"# kept {base}.png and .txt", flush=True)


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0
        self.bad = set()

    def failing(self, test):
        return test.id() in self.bad

    def _say(self, verdict, test, more=""):
        self.number += 1
        print(f"{verdict} {self.number} {test.id().split('.', 1)[1]}{more}", flush=True)

    def addSuccess(self, test):
        self._say("ok", test)

    def addSkip(self, test, reason):
        self._say("ok", test, f" # SKIP {reason}")

    def _bad(self, test, error):
        if test.id() not in self.bad:
            self._say("not ok", test)
        self.bad.add(test.id())
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print("# " + line, flush=True)

    def addFailure(self, test, error):
        self._bad(test, error)

    def addError(self, test, error):
        self._bad(test, error)


def main():
    """Runs the tests of the calling file, and tells of them in the Test Anything Protocol."""
    chosen = sys.argv[1:]
    suite = unittest.defaultTestLoader.loadTestsFromNames(chosen, sys.modules["__main__"]) if chosen else \
        unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}", flush=True)
    result = TapResult()
    suite.run(result)
    sys.exit(1 if result.bad else 0)
