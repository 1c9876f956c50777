#!/usr/bin/python3
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The story that Masar is made for: an attack that several outlets report, who says so, and in which words."""

import re
import unicodedata

from driver import CORPUS, WindowTest, main, until
from masar import Masar


def bare(words):
    """Without what a quotation adds: guillemets, ellipses, marks of direction, differences of white space."""
    kept = "".join(c for c in words if unicodedata.category(c) != "Cf" and c not in "«»…")
    return " ".join(kept.split())


class Story(WindowTest):
    arguments = (CORPUS,)
    window_class = Masar

    def choose_with_the_pointer(self):
        """The attack of three outlets is in the first view."""
        self.window.rest()
        self.window.click(self.window.mark(self.window.word("three sources")))

    def choose_with_the_keyboard(self):
        """Walks along time from its beginning."""
        self.window.keys("Home")
        until("the first event", self.window.chosen)
        for _ in range(100):
            mark = self.window.chosen_mark()
            if mark and self.is_the_attack(mark[1]):
                return
            self.window.keys("Left" if self.language == "ar" else "Right")
            until("the next event", lambda: self.window.chosen_mark() not in (None, mark))
        self.fail("the attack was not found along the time")

    def is_the_attack(self, name):
        """It struck Ain al-Asad, and three outlets tell of it."""
        return re.search(self.window.word("three sources"), name) and "عين الأسد" in self.chosen_words()

    def chosen_words(self):
        return " ".join(node.words for node in self.window.details.all("label"))

    def check_details(self):
        """Three outlets, each with its own words and name."""
        until("three outlets", lambda: len(self.outlets()) == 3)
        labels = self.chosen_words()
        self.assertIn("عين الأسد", labels)
        self.assertTrue(re.search("2024|٢٠٢٤", labels), labels)

    def outlets(self):
        return {quotation.name.split(" · ")[0] for quotation in self.window.quotations}

    def check_reader(self, quotation):
        """The article is shown at the passage, which stands out and is in view."""
        words = bare(quotation.name)
        until("the article", self.window.reads)
        reader = self.window.reader

        def attributes_there():
            return "bg-color" in reader.attributes_at(reader.caret)[0]
        until("the passage to be highlighted", attributes_there)
        look, start, _ = reader.attributes_at(reader.caret)
        self.assertEqual(start, reader.caret)
        self.assertIn(bare(reader.text[start:start + 40]), words)

        until("the highlighted passage in view", self.sees_highlight)

    def sees_highlight(self):
        """Whether there are lines of the marking colour, which is yellow, on the screen where the article is."""
        x, y, width, height = self.window.reader.box
        rows = self.window.pixels((x, y, width, min(height, self.window.screen_size[1] - y)))
        return sum(sum(r > b + 40 and g > b + 20 for r, g, b in row) > 30 for row in rows) > 12

    def test_with_the_pointer(self):
        self.window.find("label", self.window.word("five articles"))
        self.choose_with_the_pointer()
        self.check_details()
        quotation = self.window.quotations[0]
        self.window.click(quotation)
        self.check_reader(quotation)

    def test_with_the_keyboard(self):
        self.window.find("label", self.window.word("five articles"))
        until("the focus on the timeline", lambda: self.window.focused is not None)
        self.choose_with_the_keyboard()
        self.check_details()
        self.tab_to_a_quotation()
        quotation = self.window.focused
        self.window.keys("Return")
        self.check_reader(quotation)
        self.window.keys("Escape")
        until("the timeline again", lambda: not self.window.reads() and self.is_the_attack(self.window.chosen()))
        first = self.window.quotations[0]
        self.window.keys("Return")
        self.check_reader(first)

    def tab_to_a_quotation(self):
        for _ in range(30):
            focused = self.window.focused
            if focused is not None and "«" in focused.name:
                return
            self.window.keys("Tab")
        self.fail("the Tab key leads to no quotation")


class StoryInArabic(Story):
    language = "ar"


if __name__ == "__main__":
    main()
