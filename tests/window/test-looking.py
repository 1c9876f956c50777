#!/usr/bin/python3
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for, where a date leads, what was known on a day, one event in focus: by keys, as a screen reader hears it."""

import datetime
import re
import subprocess

from driver import CORPUS, TIMEOUT, WindowTest, main, until
from masar import BUTTON, Masar

WORDS = {
    "shown": {"en": "^\u200e?([0-9]+) of ([0-9]+) shown", "ar": "^\u200f?المعروض ([٠-٩]+) من ([٠-٩]+)"},
    "no date": {"en": "^This is no date", "ar": "^ليس هذا تاريخًا"},
    "goes to": {"en": "^Enter goes to", "ar": "^اضغط Enter"},
    "as known": {"en": "^As known on [^:]*: ", "ar": "^كما كان معروفًا في [^:]*: "},
    "show all": {"en": "Show All$", "ar": "عرض الكل$"},
    "list": {"en": "^Events$", "ar": "^الأحداث$"},
}


class Looking(WindowTest):
    arguments = (CORPUS,)
    window_class = Masar

    def setUp(self):
        super().setUp()
        self.window.find("label", self.window.word("five articles"))
        self.window.rest()

    def says(self, name):
        """The labels that say so."""
        return self.window.all("label", WORDS[name][self.language])

    def shown(self):
        """How many of how many events are shown, as the bar tells it; None when it tells nothing."""
        for label in self.says("shown"):
            found = re.search(WORDS["shown"][self.language], label.words)
            return int(found.group(1)), int(found.group(2))
        return None


class Filter(Looking):
    def test_words_a_facet_and_back(self):
        self.window.keys("ctrl+f")
        until("the entry", lambda: self.window.focused and self.window.focused.role in ("text", "entry", "search box"))
        self.window.type("Baghdad-that-nobody-tells-of")
        until("nothing to match", lambda: self.shown() and self.shown()[0] == 0)
        self.window.keys("Escape")
        until("all again", lambda: not self.shown())

        self.window.rest()
        self.window.keys("Tab")
        until("the button of the filter", lambda: self.window.focused and self.window.focused.is_a(BUTTON))
        self.window.keys("space")
        check = until("the first facet", lambda: self.window.focused and self.window.focused.role == "check box"
                      and self.window.focused)
        n = int(re.search("[0-9٠-٩]+", check.name).group())
        self.assertGreater(n, 0)
        self.window.keys("space")
        until("as many as it said", lambda: self.shown() and self.shown()[0] == n)
        self.window.keys("Escape")
        # What recedes says so to who does not see it.
        until("marks that are filtered out", lambda: any("filtered out" in m.name or "استبعده" in m.name
                                                         for m in self.window.marks))
        self.window.find(BUTTON, WORDS["show all"][self.language]).act()
        until("all again", lambda: not self.shown())


class FilterInArabic(Filter):
    language = "ar"


class Dates(Looking):
    def test_a_date_and_what_is_none(self):
        self.window.keys("ctrl+g")
        until("the entry", lambda: self.window.focused and self.window.focused.role in ("text", "entry", "search box"))
        self.window.type("10 Aug 2019")
        until("where it would go", lambda: self.says("goes to"))
        self.window.keys("Return")
        self.window.rest()
        first, last = self.window.days
        self.assertLessEqual(first, datetime.date(2019, 8, 10).toordinal())
        self.assertGreaterEqual(last, datetime.date(2019, 8, 10).toordinal())
        self.window.keys("ctrl+a")
        self.window.type("soon")
        self.window.keys("Return")
        until("what is expected", lambda: self.says("no date"))
        self.assertIsNone(self.shown(), "a date is no filter")


class Known(Looking):
    def test_a_day_by_the_keys(self):
        self.window.keys("ctrl+k")
        slider = until("the slider", lambda: self.window.focused and self.window.focused.role == "slider"
                       and self.window.focused)
        until("the details of the day", lambda: self.says("as known"))
        before = len(self.window.quotations)
        self.window.keys("Page_Up", "Page_Up")
        until("fewer quotations", lambda: len(self.window.quotations) < before)
        self.assertTrue(slider.has("focused"))
        self.window.keys("Escape")
        until("all quotations", lambda: len(self.window.quotations) == before)
        until("the focus on the timeline", lambda: self.window.chosen() or self.window.timeline.has("focused"))


class KnownInArabic(Known):
    language = "ar"


class Focus(Looking):
    def test_in_and_out(self):
        until("an event with the focus", self.window.chosen)
        self.window.keys("shift+Return")
        n, of = until("the focus", self.shown)
        self.assertLess(n, of)
        self.window.keys("Escape")
        until("all again", lambda: not self.shown())
        self.assertTrue(until("the event still chosen", self.window.chosen))


class Band(Looking):
    def test_a_band_goes_to_its_stretch(self):
        x, y, width, height = self.window.timeline.box
        first, last = self.window.days
        subprocess.run(["xdotool", "keydown", "shift"], check=True, timeout=TIMEOUT)
        try:
            self.window.drag(x + width * 0.25, y + height * 0.6, width / 2)
        finally:
            subprocess.run(["xdotool", "keyup", "shift"], check=True, timeout=TIMEOUT)
        until("another time", lambda: self.window.days != (first, last))
        new_first, new_last = self.window.days
        self.assertAlmostEqual(new_last - new_first, (last - first) / 2, delta=3)
        self.assertAlmostEqual(new_first, first + (last - first) / 4, delta=3)


class List(Looking):
    def rows(self):
        listed = [node for node in self.window.all(("list", "list box"), WORDS["list"][self.language])]
        return [" ".join(node.words for node in row.walk()) for row in listed[0].children] if listed else []

    def test_sorted_by_the_keys_and_in_step(self):
        self.window.keys("ctrl+l")
        until("the rows", lambda: len(self.rows()) > 3)
        self.window.keys("ctrl+Home")
        before = self.rows()
        self.window.keys("Down", "Down")
        until("an event in the details", lambda: self.window.details.all("label", "^[◆▼■●]"))
        toggle = self.window.find(BUTTON, "^The Last First$|^الأخير أولًا$")
        toggle.act()
        until("another order", lambda: self.rows() and self.rows() != before)


if __name__ == "__main__":
    main()
