#!/usr/bin/python3
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How articles come into the window: the first run, the command line, and what cannot be read."""

import os
import re
import subprocess
import time

from driver import CORPUS, WindowTest, main, until
from masar import BUTTON


class FirstRun(WindowTest):
    arguments = ()

    def test_offers_the_sample_and_opens_it(self):
        self.window.find(BUTTON, "Open Articles")
        self.window.find(BUTTON, "Open a Folder")
        self.window.click(self.window.find(BUTTON, "Look at the Sample"))
        self.window.find("label", "^5 articles")
        self.assertEqual(len(self.window.find("list", "^Articles").all("list item")), 5)


class Sample(WindowTest):
    arguments = (CORPUS,)

    def test_lists_its_articles(self):
        self.window.find("label", "^5 articles")
        self.assertEqual(len(self.window.find("list", "^Articles").all("list item")), 5)

    def test_sources_are_left_of_details(self):
        sources, details = self.window.find(None, "^Articles$"), self.window.find(None, "^Details$")
        self.assertLess(sources.box[0], details.box[0])


class SampleInArabic(WindowTest):
    arguments = (CORPUS,)
    language = "ar"

    def test_is_mirrored(self):
        self.window.find("label", "^٥ مقالات")
        sources, details = self.window.find(None, "^المقالات$"), self.window.find(None, "^التفاصيل$")
        self.assertGreater(sources.box[0], details.box[0])
        # The words of the interface are Arabic, down to the buttons.
        for node in self.window.all((*BUTTON, "text", "entry", "list")):
            self.assertNotRegex(node.name, "[A-Za-z]{2}", node)


class BadInput(WindowTest):
    def write(self, name, contents):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(contents)

    def test_bad_files_are_problems_and_the_rest_is_read(self):
        with open(os.path.join(CORPUS, sorted(os.listdir(CORPUS))[0]), "rb") as file:
            self.write("good.txt", file.read())
        self.write("empty.txt", b"")
        self.write("binary.txt", bytes(range(256)) * 64)
        self.write("broken.json", b'{"text": ')
        os.symlink(self.folder, os.path.join(self.folder, "loop"))
        window = self.open(self.folder)
        window.find("label", "^1 article")
        window.click(window.find(BUTTON, r"\d problems?"))
        problems = window.find("list", "^Problems")
        listed = " ".join(node.words for node in problems.all("label"))
        for name in ("empty.txt", "binary.txt", "broken.json"):
            self.assertIn(name, listed)
        self.assertIn("Expected an article, found an empty file", listed)

    def test_an_empty_folder_says_so(self):
        window = self.open(self.folder)
        window.find("label", "Nothing Could Be Read|no article")

    def test_a_folder_that_is_not_there_says_so(self):
        window = self.open(os.path.join(self.folder, "gone"))
        window.find("label", "gone")


class ManyFiles(WindowTest):
    N = 10000

    def setUp(self):
        super().setUp()
        self.texts = os.path.join(self.folder, "many")
        os.mkdir(self.texts)
        samples = []
        for name in sorted(os.listdir(CORPUS)):
            with open(os.path.join(CORPUS, name), "rb") as file:
                samples.append(file.read())
        for number in range(self.N):
            with open(os.path.join(self.texts, f"{number:05}.txt"), "wb") as file:
                file.write(samples[number % len(samples)] + f"\n{number}\n".encode())

    def reads(self, window):
        return window.all("progress bar")

    def slowest_answer(self, window, end):
        """The longest that the window takes for an answer, in seconds, until end() is true."""
        slowest = 0
        bar = window.find("progress bar")
        while not end():
            asked = time.monotonic()
            bar.box
            slowest = max(slowest, time.monotonic() - asked)
            time.sleep(0.02)
        return slowest

    def test_the_window_answers_while_it_reads_and_reading_is_cancelled(self):
        window = self.open(self.texts)
        button = window.find(BUTTON, "Cancel")
        until_then = time.monotonic() + 4
        self.assertLess(self.slowest_answer(window, lambda: time.monotonic() > until_then), 1)
        asked = time.monotonic()
        window.click(button)
        window.find(None, "Reading was cancelled|Open Articles|^[0-9,]+ articles")
        self.assertLess(time.monotonic() - asked, 10)

    def test_another_opening_takes_the_place_of_the_first(self):
        window = self.open(self.texts)
        window.find(BUTTON, "Cancel")
        window.keys("ctrl+o")
        self.choose_file(window, os.path.join(CORPUS, sorted(os.listdir(CORPUS))[0]))
        window.find("label", "^1 article")

    def choose_file(self, window, path):
        dialog = until("the file chooser", lambda: [w for w in window.windows if w != window.frame])[-1]
        window.key_focus(dialog.name)
        window.keys("ctrl+l")
        dialog.find(("text", "entry"), None)
        window.keys("ctrl+a")
        window.type(path)
        # The key may only take what the chooser proposes.
        try:
            until("the chooser to close", lambda: len(window.windows) == 1 or self.press_open(dialog))
        except AssertionError:
            if not dialog.all(("text", "entry"), re.escape(os.path.basename(path))):
                self.skipTest("without a window manager the file chooser of this version takes no typing")
            raise

    def press_open(self, dialog):
        for button in dialog.all(BUTTON, "Open$"):
            button.act()


class Offline(WindowTest):
    """Nothing leaves the machine: not one call that could."""

    def test_opens_no_connection(self):
        if subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode != 0:
            self.skipTest("strace may not trace here")
        log = os.path.join(self.folder, "calls")
        window = self.open(CORPUS, wrapper=["strace", "-D", "-f", "-o", log, "-e", "trace=socket,connect,sendto,sendmsg"])
        window.find("label", "^5 articles")
        window.keys("Home", "Return", "F1")
        with open(log, encoding="utf-8", errors="replace") as file:
            calls = file.read()
        self.assertIn("AF_UNIX", calls, "strace saw the connection to the display")
        outward = [line for line in calls.splitlines() if "AF_INET" in line]
        self.assertEqual(outward, [])


if __name__ == "__main__":
    main()
