#!/usr/bin/python3
# SPDX-FileCopyrightText: The Masar authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline under the hand: keys, wheel, drag, and which way time runs."""

import os
import re

from driver import CORPUS, WindowTest, main, until
from masar import Masar


class Timeline(WindowTest):
    arguments = (CORPUS,)
    window_class = Masar

    def setUp(self):
        super().setUp()
        self.window.find("label", self.window.word("five articles"))
        self.window.rest()

    def press(self, key):
        """What is chosen after a key that chooses something else.  While the timeline glides, the focus may stand on
        another mark for a moment, or on none."""
        before = self.window.chosen()
        self.window.keys(key)
        until(f"another event after {key}", lambda: self.window.chosen() not in ("", before))
        self.window.rest()
        return until(f"an event after {key}", self.window.chosen)


class Keys(Timeline):
    def test_arrows_go_along_time_and_back(self):
        there = [self.press("Home")] + [self.press("Right") for _ in range(5)]
        back = [self.press("Left") for _ in range(5)]
        self.assertEqual(there[-2::-1], back)
        # Two of them may bear the same title, day and count.
        self.assertGreaterEqual(len(set(there)), 4)

    def test_home_and_end_go_to_the_first_and_the_last(self):
        first = self.press("Home")
        last = self.press("End")
        self.assertNotEqual(first, last)
        self.window.keys("Right")
        self.window.rest()
        self.assertEqual(until("an event", self.window.chosen), last, "there is nothing after the last event")
        self.assertEqual(self.press("Home"), first)

    def test_up_and_down_change_the_lane(self):
        kinds = set()
        self.press("Home")
        for key in ("Up", "Up", "Up", "Down", "Down", "Down", "Up"):
            self.window.keys(key)
            self.window.rest()
            kinds.add(self.kind())
        self.assertGreaterEqual(len(kinds), 2, kinds)

    def kind(self):
        """Attack, strike, talks or context, as the details say it."""
        return self.window.details.find("label", "^[◆▼■●]").words.split()[1]

    def test_plus_minus_and_zero_zoom(self):
        first, last = self.window.days
        self.window.keys("plus", "plus", "plus")
        until("a nearer view", lambda: self.length() < last - first)
        self.window.keys("minus", "minus", "minus", "minus", "minus")
        until("a farther view", lambda: self.length() > last - first)
        self.window.keys("0")
        until("all of the time", lambda: self.length() > 365)
        self.assertNotRegex(self.window.timeline.description, "^$")

    def length(self):
        first, last = self.window.days
        return last - first

    def test_escape_chooses_nothing(self):
        self.press("Home")
        self.window.keys("Escape")
        until("no event chosen", lambda: not self.window.chosen() and self.window.timeline.has("focused"))


class Pointer(Timeline):
    def test_the_wheel_keeps_the_date_under_the_pointer(self):
        x, y, width, height = self.window.timeline.box
        for share, clicks in ((0.25, 6), (0.75, -8), (0.5, 4)):
            first, last = self.window.days
            self.window.point_at(x + width * share, y + height / 2)
            self.window.scroll(clicks)
            until("another scale", lambda: self.window.days != (first, last))
            new_first, new_last = self.window.days
            under = first + (last - first) * share
            # What is said of the view is rounded to whole days, and the pointer stands on a whole pixel.
            self.assertAlmostEqual(under, new_first + (new_last - new_first) * share, delta=2.5 + (last - first) / 60)
            self.assertEqual(new_last - new_first < last - first, clicks > 0)

    def test_a_drag_pans(self):
        x, y, width, height = self.window.timeline.box
        first, last = self.window.days
        self.window.drag(x + width * 0.7, y + height * 0.6, -width / 3)
        until("another time", lambda: self.window.days != (first, last))
        new_first, new_last = self.window.days
        self.assertAlmostEqual(new_last - new_first, last - first, delta=2)
        self.assertAlmostEqual(new_first - first, (last - first) / 3, delta=2 + (last - first) / 20)


class Fold(Timeline):
    """Of the sample's years without events, the longest stretch is folded."""

    def open(self, *arguments, **options):
        os.makedirs(os.path.join(self.settings, "masar"), exist_ok=True)
        with open(os.path.join(self.settings, "masar", "window.ini"), "w", encoding="utf-8") as file:
            file.write("[window]\nfold=true\n")
        return super().open(*arguments, **options)

    def test_a_break_is_told_and_opens_by_tab_and_enter(self):
        self.press("Home")
        self.window.keys("0")
        folded = self.window.mark("years without events.*unfold$")
        _, _, width, _ = folded.box
        self.assertLess(width, self.window.timeline.box[2] / 2)
        first, last = self.window.days
        self.window.keys("Tab")
        until("the focus on the break", lambda: re.search("unfold$", self.window.chosen()))
        self.window.keys("Return")
        self.window.mark("years without events.*click to fold$")
        opened_first, opened_last = self.window.days
        self.assertGreater(opened_last - opened_first, 8 * 365)
        self.window.keys("Return")
        self.window.mark("years without events.*unfold$")
        folded_first, folded_last = self.window.days
        self.assertAlmostEqual(folded_first, first, delta=3)
        self.assertAlmostEqual(folded_last, last, delta=3)
        # The arrows go on along time, over the break.
        self.assertNotRegex(self.press("Right"), "fold")


class Direction(Timeline):
    language = "ar"

    def two_places(self):
        """Where the first two events of a walk along time stand; the same two, found by their names."""
        self.window.rest()
        middles = {mark.name: mark.box[0] + mark.box[2] / 2 for mark in self.window.marks}
        if not hasattr(self, "names"):
            placed = sorted(middles, key=middles.get)
            self.names = placed[0], placed[-1]
        return [middles[name] for name in self.names]

    def switch(self):
        """The menu's item; later versions keep its words in a label inside."""
        for item in self.window.all(("menu item", "check menu item")):
            if any(node.says("يمين|اليسار") for node in item.walk()):
                return item
        return None

    def test_the_switch_turns_the_axis_alone(self):
        left, right = self.two_places()
        self.assertLess(left, right)
        articles = self.window.find(None, self.window.word("articles"))
        place = articles.box
        self.window.keys("F10")
        items = until("the menu", lambda: self.window.all(("menu item", "check menu item")))
        if not any(node.words for item in items for node in item.walk()):
            self.skipTest("this version of GTK does not name the items of a menu")
        until("the switch in the menu", self.switch).act()
        until("the axis to turn", lambda: self.two_places()[0] > self.two_places()[1])
        self.assertEqual(articles.box, place, "only the axis turns")
        self.assertGreater(place[0], self.window.details.box[0])

    def test_time_runs_from_right_to_left(self):
        first = self.press("Home")
        self.press("Left")
        self.assertEqual(self.press("Right"), first)


if __name__ == "__main__":
    main()
