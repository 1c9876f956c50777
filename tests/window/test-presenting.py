#!/usr/bin/python3
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What others see: the briefing, files, paper."""

import os
import re
import subprocess

from driver import CORPUS, WindowTest, main, until
from masar import Masar

HEADS = {"pdf": b"%PDF-", "svg": b"<?xml", "png": b"\x89PNG\r\n"}


class Presenting(WindowTest):
    arguments = (CORPUS,)
    window_class = Masar

    def setUp(self):
        super().setUp()
        self.window.find("label", self.window.word("five articles"))
        self.window.rest()

    def dialogs(self):
        """The top windows besides the first."""
        return [window for window in self.window.windows if window != self.window.frame]

    def dialog(self):
        dialog = until("a second window", self.dialogs)[-1]
        self.window.key_focus(re.escape(dialog.name))
        return dialog

    def no_dialog(self):
        until("the window alone", lambda: not self.dialogs())
        self.window.key_focus()


class Briefing(Presenting):
    def counter(self, briefing):
        """The step that is shown, and how many there are."""
        found = [node.words for node in briefing.all("label", r"^\d+ / \d+")]
        return [int(number) for number in re.findall(r"\d+", found[0])[:2]] if found else None

    def go(self, briefing, key, step):
        self.window.keys(key)
        until(f"step {step} after {key}", lambda: self.counter(briefing) and self.counter(briefing)[0] == step)

    def test_steps_with_the_keys_of_a_clicker(self):
        self.window.keys("F5")
        briefing = self.dialog()
        start, end = until("a first step", lambda: self.counter(briefing))
        self.assertGreaterEqual(end, 3)
        self.go(briefing, "Home", 1)
        self.go(briefing, "Next", 2)
        self.go(briefing, "Next", 3)
        self.go(briefing, "Prior", 2)
        title = briefing.find("heading").words
        self.assertTrue(title)
        self.assertTrue(briefing.all("label", "«"), "there is a quotation")
        self.go(briefing, "End", end)
        self.window.keys("Escape")
        self.no_dialog()

    def test_goes_black_and_comes_back(self):
        self.window.keys("F5")
        briefing = self.dialog()
        step = until("a step", lambda: self.counter(briefing))
        until("a picture", lambda: self.brightest(briefing) > 100)
        self.window.keys("b")
        until("a black screen", lambda: self.brightest(briefing) < 10)
        self.window.keys("b")
        until("the picture again", lambda: self.brightest(briefing) > 100)
        self.assertEqual(self.counter(briefing), step)
        self.window.keys("Escape")
        self.no_dialog()

    def brightest(self, briefing):
        x, y, width, height = briefing.box
        return max(max(pixel) for row in self.window.pixels((x, y, width, min(height, 200))) for pixel in row)


class Files(Presenting):
    def export(self, name):
        path = os.path.join(self.folder, name)
        self.window.keys("ctrl+e")
        self.dialog().find(("text", "entry"), None)
        self.window.keys("ctrl+a")
        self.window.type(path)
        self.window.keys("Return")
        until(f"{name} to be written", lambda: os.path.exists(path) and os.path.getsize(path) > 1000)
        self.no_dialog()
        with open(path, "rb") as file:
            return file.read()

    def test_writes_what_the_name_says(self):
        for format, head in HEADS.items():
            self.assertTrue(self.export("timeline." + format).startswith(head), format)

    def test_a_pdf_says_what_the_window_says(self):
        name = self.window.mark("عين الأسد").name.split(" – ")[0]
        self.export("words.pdf")
        words = subprocess.run(["pdftotext", os.path.join(self.folder, "words.pdf"), "-"], capture_output=True, text=True,
                               check=True).stdout
        self.assertIn("Attacks", words)
        self.assertTrue(set(name.split()) & set(words.split()), f"{name} in\n{words}")


class Paper(Presenting):
    def test_asks_how_to_print(self):
        self.window.keys("ctrl+p")
        dialog = self.dialog()
        self.assertIn("Print", dialog.name)
        self.window.keys("Escape")
        self.no_dialog()


if __name__ == "__main__":
    main()
