#!/usr/bin/python3
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How articles come into the window: the first run, the command line, and what cannot be read."""

import os

from driver import CORPUS, WindowTest, main

BUTTON = ("push button", "toggle button", "button")


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
        self.assertIn("Expected text, found an empty file", listed)

    def test_an_empty_folder_says_so(self):
        window = self.open(self.folder)
        window.find("label", "Nothing Could Be Read|no article")

    def test_a_folder_that_is_not_there_says_so(self):
        window = self.open(os.path.join(self.folder, "gone"))
        window.find("label", "gone")


if __name__ == "__main__":
    main()
